//! The factors of the lines along one axis, for one species.

use super::super::grid::{Axis, Grid};

/// What happens at one end of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Side {
    /// Nothing passes.
    Closed,
    /// The concentration on the face is held at this value.
    Held(f64),
}

/// What happens at both ends of an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ends {
    Sides([Side; 2]),
    /// The end is joined to the start.
    Periodic,
}

impl Ends {
    /// Nothing passes at either end.
    pub const CLOSED: Ends = Ends::Sides([Side::Closed; 2]);
}

/// Why there are no factors.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FactorError {
    #[error("coefficients are given for {given} cells of the third axis, which has {cells}")]
    Length { given: usize, cells: usize },
    #[error("weights must be positive, strengths must not be negative, and both must be finite")]
    Coefficient,
    #[error("a radial axis cannot be periodic")]
    RadialRing,
}

/// Factors of `w u − ∂(S ∂u) = f` along one axis of a grid, with weight `w` and strength `S` (mm², for a step of diffusion the
/// diffusivity times the time) that depend on the third axis only. Computed once, used at every step.
///
/// Between cells of different strength the flux is that through the two half cells in series.
#[derive(Debug, Clone)]
pub struct Factors {
    /// Cells along each axis.
    pub(super) shape: [usize; 3],
    pub(super) axis: usize,
    /// Every different line.
    pub(super) lines: Vec<Line>,
    /// Which of them each layer of the third axis has; for lines along that axis there is one only.
    pub(super) layers: Vec<usize>,
    /// Whether the solution is the right-hand side: a degenerate axis with a weight of one.
    pub(super) identity: bool,
}

impl Factors {
    /// The factors along `axis`; `weight` and `strength` are given for every cell of the third axis.
    pub fn new(grid: &Grid, axis: usize, ends: Ends, weight: &[f64], strength: &[f64]) -> Result<Factors, FactorError> {
        let shape = [0, 1, 2].map(|axis| grid.axes[axis].cells());
        for given in [weight.len(), strength.len()] {
            if given != shape[2] {
                return Err(FactorError::Length { given, cells: shape[2] });
            }
        }
        let sound = weight.iter().all(|weight| weight.is_finite() && *weight > 0.0)
            && strength.iter().all(|strength| strength.is_finite() && *strength >= 0.0);
        if !sound {
            return Err(FactorError::Coefficient);
        }
        if ends == Ends::Periodic && grid.axes[axis].is_radial() {
            return Err(FactorError::RadialRing);
        }
        let along = &grid.axes[axis];
        let (mut lines, mut layers) = (Vec::new(), vec![0; shape[2]]);
        if axis == 2 {
            lines.push(Line::new(along, ends, |cell| [weight[cell], strength[cell]]));
        } else {
            let mut kinds: Vec<[u64; 2]> = Vec::new();
            for layer in 0..shape[2] {
                let kind = [weight[layer].to_bits(), strength[layer].to_bits()];
                layers[layer] = kinds.iter().position(|known| *known == kind).unwrap_or_else(|| {
                    lines.push(Line::new(along, ends, |_| [weight[layer], strength[layer]]));
                    kinds.push(kind);
                    kinds.len() - 1
                });
            }
        }
        let identity = lines.iter().all(Line::is_identity);
        Ok(Factors { shape, axis, lines, layers, identity })
    }

    /// Cells of the grid.
    pub fn cells(&self) -> usize {
        self.shape.iter().product()
    }

    /// Room that the factors take, in bytes.
    pub fn bytes(&self) -> usize {
        let numbers = |line: &Line| line.cells() * if line.ring.is_some() { 5 } else { 3 };
        self.lines.iter().map(numbers).sum::<usize>() * size_of::<f64>() + self.layers.len() * size_of::<usize>()
    }
}

/// The factors of one line of cells. Elimination runs `e = r f − m e₋`, from `e₋ = 1` before the first cell, substitution
/// `u = e − g u₊`, from `u₊ = 1` after the last one: the values held on the faces of the ends stand in the first `m` and the last `g`.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// Reciprocal of the pivot, and multiplier of the value before.
    pub forward: Vec<[f64; 2]>,
    /// Multiplier of the value after.
    pub backward: Vec<f64>,
    pub ring: Option<Ring>,
}

/// What joins the ends of a periodic line: the last cell `s` is found first, `s = e − closing × Σ coupling₀ e`, then
/// `u = e + coupling₁ s − g u₊`.
#[derive(Debug, Clone, Default)]
pub(super) struct Ring {
    pub coupling: Vec<[f64; 2]>,
    pub closing: f64,
}

impl Line {
    /// The line along an axis; `coefficients` are the weight and the strength of each cell.
    fn new(axis: &Axis, ends: Ends, coefficients: impl Fn(usize) -> [f64; 2]) -> Line {
        let mut line = Line::default();
        line.refactor(axis, ends, coefficients);
        line
    }

    /// As [Line::new], in the room that is there.
    pub fn refactor(&mut self, axis: &Axis, ends: Ends, coefficients: impl Fn(usize) -> [f64; 2]) {
        let cells = axis.cells();
        let equations = Equations { axis, ends, coefficients };
        self.forward.clear();
        self.backward.clear();
        if ends == Ends::Periodic && cells > 1 {
            self.open(&equations, cells - 1);
            let mut ring = self.ring.take().unwrap_or_default();
            self.join(&equations, &mut ring);
            self.ring = Some(ring);
        } else {
            self.open(&equations, cells);
            self.ring = None;
        }
    }

    /// The first `cells` as a line with two ends.
    fn open<C: Fn(usize) -> [f64; 2]>(&mut self, equations: &Equations<'_, C>, cells: usize) {
        let mut previous = 0.0;
        for cell in 0..cells {
            let row = equations.row(cell);
            let reciprocal = 1.0 / (row.diagonal + row.before * previous);
            let multiplier = if cell == 0 { row.source } else { row.before };
            let by_end = if cell == 0 { 0.0 } else { row.source };
            previous = -(if cell + 1 == cells { by_end } else { row.after }) * reciprocal;
            self.forward.push([reciprocal, -multiplier * reciprocal]);
            self.backward.push(previous);
        }
    }

    /// All cells but the last one form an open line already, both of whose ends are joined to the last here.
    fn join<C: Fn(usize) -> [f64; 2]>(&mut self, equations: &Equations<'_, C>, ring: &mut Ring) {
        let last = self.forward.len();
        let (first, row) = (equations.row(0), equations.row(last));
        let joined = equations.row(last - 1).after * self.forward[last - 1][0];
        self.backward[last - 1] = -joined;
        ring.coupling.clear();
        // From the last cell through the start: carried along by the elimination. The first cell as a sum over eliminated
        // values: the substitution unrolled.
        let (mut carried, mut share, mut by_last) = (0.0, 1.0, 0.0);
        for (cell, ([reciprocal, multiplier], backward)) in self.forward.iter().zip(&self.backward).enumerate() {
            carried = if cell == 0 { first.before * reciprocal } else { negligible_as_zero(-multiplier * carried) };
            ring.coupling.push([share, carried]);
            by_last += share * carried;
            share = negligible_as_zero(-backward * share);
        }
        by_last += share;
        let behind = carried + joined;
        let reciprocal = 1.0 / (row.diagonal - row.before * behind - row.after * by_last);
        ring.coupling.push([0.0; 2]);
        ring.closing = -row.after * reciprocal;
        self.forward.push([reciprocal, -row.before * reciprocal]);
        self.backward.push(0.0);
    }

    pub fn cells(&self) -> usize {
        self.forward.len()
    }

    pub fn is_identity(&self) -> bool {
        self.forward == [[1.0, 0.0]] && self.backward == [0.0]
    }
}

/// A product along the line that has become too small to change any sum is zero, not a denormal number that slows every step.
fn negligible_as_zero(value: f64) -> f64 {
    if value.abs() < 1e-100 { 0.0 } else { value }
}

/// The equations `diagonal u − before u₋ − after u₊ = f + source`, one for each cell of a line.
struct Equations<'axis, C> {
    axis: &'axis Axis,
    ends: Ends,
    /// Weight and strength of a cell.
    coefficients: C,
}

/// One of the equations.
#[derive(Debug, Clone, Copy)]
struct Row {
    before: f64,
    diagonal: f64,
    after: f64,
    source: f64,
}

impl<C: Fn(usize) -> [f64; 2]> Equations<'_, C> {
    fn row(&self, cell: usize) -> Row {
        let (cells, [weight, _]) = (self.axis.cells(), (self.coefficients)(cell));
        let mut row = Row { before: 0.0, diagonal: weight, after: 0.0, source: 0.0 };
        let volume = self.axis.volume(cell);
        for side in 0..2 {
            let neighbour = match (cell == [0, cells - 1][side], self.ends) {
                (false, _) => cell + 2 * side - 1,
                (true, Ends::Periodic) if cells > 1 => (cell + cells + 2 * side - 1) % cells,
                (true, Ends::Sides(sides)) => {
                    if let Side::Held(value) = sides[side] {
                        let pull = self.half(cell, side) / volume;
                        row.diagonal += pull;
                        row.source += pull * value;
                    }
                    continue;
                }
                (true, Ends::Periodic) => continue,
            };
            let coupling = in_series(self.half(cell, side), self.half(neighbour, 1 - side)) / volume;
            row.diagonal += coupling;
            *(if side == 0 { &mut row.before } else { &mut row.after }) = coupling;
        }
        row
    }

    /// Conductance from the centre of a cell to its face on one side.
    fn half(&self, cell: usize, side: usize) -> f64 {
        (self.coefficients)(cell)[1] * self.axis.half_conductance(cell, side)
    }
}

/// Conductance of one half cell after the other; the same whichever comes first.
fn in_series(one: f64, other: f64) -> f64 {
    if one == 0.0 || other == 0.0 { 0.0 } else { 1.0 / (1.0 / one + 1.0 / other) }
}
