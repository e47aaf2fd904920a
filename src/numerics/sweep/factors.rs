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
            lines.push(Line::new(along, ends, weight, strength));
        } else {
            let mut kinds: Vec<[u64; 2]> = Vec::new();
            for layer in 0..shape[2] {
                let kind = [weight[layer].to_bits(), strength[layer].to_bits()];
                layers[layer] = kinds.iter().position(|known| *known == kind).unwrap_or_else(|| {
                    let uniform = |value: f64| vec![value; along.cells()];
                    lines.push(Line::new(along, ends, &uniform(weight[layer]), &uniform(strength[layer])));
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
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Reciprocal of the pivot, and multiplier of the value before.
    pub forward: Vec<[f64; 2]>,
    /// Multiplier of the value after.
    pub backward: Vec<f64>,
    pub ring: Option<Ring>,
}

/// What joins the ends of a periodic line: the last cell `s` is found first, `s = e − closing × Σ coupling₀ e`, then
/// `u = e + coupling₁ s − g u₊`.
#[derive(Debug, Clone)]
pub(super) struct Ring {
    pub coupling: Vec<[f64; 2]>,
    pub closing: f64,
}

/// The couplings of a row to the cells before and after it, and its diagonal.
#[derive(Debug, Clone, Copy)]
struct Row {
    before: f64,
    diagonal: f64,
    after: f64,
    source: f64,
}

impl Line {
    fn new(axis: &Axis, ends: Ends, weight: &[f64], strength: &[f64]) -> Line {
        let rows = rows(axis, ends, weight, strength);
        if ends == Ends::Periodic && rows.len() > 1 { Line::ring(&rows) } else { Line::open(&rows) }
    }

    fn open(rows: &[Row]) -> Line {
        let mut forward = Vec::with_capacity(rows.len());
        let mut backward: Vec<f64> = Vec::with_capacity(rows.len());
        for (cell, row) in rows.iter().enumerate() {
            let previous = backward.last().copied().unwrap_or(0.0);
            let reciprocal = 1.0 / (row.diagonal + row.before * previous);
            let multiplier = if cell == 0 { row.source } else { row.before };
            forward.push([reciprocal, -multiplier * reciprocal]);
            backward.push(-row.after * reciprocal);
        }
        let last = rows.len() - 1;
        backward[last] = if last == 0 { 0.0 } else { -rows[last].source * forward[last][0] };
        Line { forward, backward, ring: None }
    }

    /// The cells but the last one form an open line whose ends are both joined to the last.
    fn ring(rows: &[Row]) -> Line {
        let last = rows.len() - 1;
        let mut line = Line::open(&rows[..last]);
        let joined = rows[last - 1].after * line.forward[last - 1][0];
        line.backward[last - 1] = -joined;
        let mut coupling = vec![[0.0; 2]; rows.len()];
        // From the last cell through the start: carried along by the elimination.
        let mut carried = 0.0;
        for (cell, (coupling, [reciprocal, multiplier])) in coupling.iter_mut().zip(&line.forward).enumerate() {
            carried = if cell == 0 { rows[0].before * reciprocal } else { negligible_as_zero(-multiplier * carried) };
            coupling[1] = carried;
        }
        // The first cell as a sum over eliminated values: the substitution unrolled.
        let (mut share, mut by_last) = (1.0, 0.0);
        for (coupling, multiplier) in coupling.iter_mut().zip(&line.backward) {
            coupling[0] = share;
            by_last += share * coupling[1];
            share = negligible_as_zero(-multiplier * share);
        }
        by_last += share;
        let row = rows[last];
        let reciprocal = 1.0 / (row.diagonal - row.before * (coupling[last - 1][1] + joined) - row.after * by_last);
        line.forward.push([reciprocal, -row.before * reciprocal]);
        line.backward.push(0.0);
        line.ring = Some(Ring { coupling, closing: -row.after * reciprocal });
        line
    }

    pub fn cells(&self) -> usize {
        self.forward.len()
    }

    fn is_identity(&self) -> bool {
        self.forward == [[1.0, 0.0]] && self.backward == [0.0]
    }
}

/// A product along the line that has become too small to change any sum is zero, not a denormal number that slows every step.
fn negligible_as_zero(value: f64) -> f64 {
    if value.abs() < 1e-100 { 0.0 } else { value }
}

/// The equations `diagonal u − before u₋ − after u₊ = f + source`, one for each cell.
fn rows(axis: &Axis, ends: Ends, weight: &[f64], strength: &[f64]) -> Vec<Row> {
    let cells = axis.cells();
    let mut rows: Vec<Row> =
        weight.iter().map(|weight| Row { before: 0.0, diagonal: *weight, after: 0.0, source: 0.0 }).collect();
    let half = |cell: usize, side: usize| strength[cell] * axis.half_conductance(cell, side);
    let mut join = |first: usize, second: usize| {
        let (one, other) = (half(first, 1), half(second, 0));
        let conductance = if one == 0.0 || other == 0.0 { 0.0 } else { 1.0 / (1.0 / one + 1.0 / other) };
        rows[first].after = conductance / axis.volume(first);
        rows[second].before = conductance / axis.volume(second);
        rows[first].diagonal += rows[first].after;
        rows[second].diagonal += rows[second].before;
    };
    for cell in 1..cells {
        join(cell - 1, cell);
    }
    match ends {
        Ends::Periodic if cells > 1 => join(cells - 1, 0),
        Ends::Periodic => {}
        Ends::Sides(sides) => {
            for (side, (cell, kind)) in [0, cells - 1].into_iter().zip(sides).enumerate() {
                if let Side::Held(value) = kind {
                    let pull = half(cell, side) / axis.volume(cell);
                    rows[cell].diagonal += pull;
                    rows[cell].source += pull * value;
                }
            }
        }
    }
    rows
}
