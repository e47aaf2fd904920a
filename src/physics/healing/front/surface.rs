//! The surface under the front: a mesh that divides the surface cells of healing.

use super::sweep::{Sweep, Sweeps};

/// One axis of the surface.
#[derive(Debug, Clone)]
pub struct Side {
    pub edges: Vec<f64>,
    /// First cell of each surface cell of healing, and the end.
    starts: Vec<usize>,
    radial: bool,
    periodic: bool,
}

impl Side {
    pub fn radial(faces: &[f64], largest: f64) -> Side {
        Side { radial: true, ..Side::divided(faces, largest) }
    }

    pub fn periodic(lines: &[f64], largest: f64) -> Side {
        Side { periodic: true, ..Side::divided(lines, largest) }
    }

    /// No extent.
    pub fn single() -> Side {
        Side { edges: vec![0.0, 1.0], starts: vec![0, 1], radial: false, periodic: false }
    }

    /// Every interval into equal cells no larger than `largest`.
    fn divided(lines: &[f64], largest: f64) -> Side {
        let mut side = Side { edges: vec![lines[0]], starts: vec![0], radial: false, periodic: false };
        for pair in lines.windows(2) {
            // To rounding: a whole number of cells shall not become one more.
            let parts = ((pair[1] - pair[0]) / largest - 1e-9).ceil().max(1.0);
            for part in 1..=parts as usize {
                side.edges.push(pair[0] + (pair[1] - pair[0]) * part as f64 / parts);
            }
            side.starts.push(side.edges.len() - 1);
        }
        side
    }

    pub fn cells(&self) -> usize {
        self.edges.len() - 1
    }

    /// Size of a cell; on a radius, its area per radian.
    pub fn volume(&self, cell: usize) -> f64 {
        let (from, to) = (self.edges[cell], self.edges[cell + 1]);
        if self.radial { 0.5 * (to - from) * (to + from) } else { to - from }
    }

    /// Of the face after each cell, over the distance of the middles; the last is that over the seam, zero without one.
    pub fn conductances(&self) -> Vec<f64> {
        let width = |cell: usize| self.edges[cell + 1] - self.edges[cell];
        let last = self.cells() - 1;
        (0..self.cells())
            .map(|cell| {
                let next = if cell < last { cell + 1 } else { 0 };
                let area = if self.radial { self.edges[cell + 1] } else { 1.0 };
                let seam = cell == last && !(self.periodic && last > 1);
                if seam { 0.0 } else { 2.0 * area / (width(cell) + width(next)) }
            })
            .collect()
    }
}

/// Two sides; the first runs fastest.
#[derive(Debug, Clone)]
pub struct Surface {
    pub sides: [Side; 2],
}

impl Surface {
    pub fn new(sides: [Side; 2]) -> Surface {
        Surface { sides }
    }

    /// Shares of the surface that each surface cell of healing is.
    pub fn areas(&self) -> Vec<f64> {
        let whole = self.sides.each_ref().map(|side| (0..side.cells()).map(|cell| side.volume(cell)).sum::<f64>());
        let share = |axis: usize, cell: usize| {
            let side: &Side = &self.sides[axis];
            (side.starts[cell]..side.starts[cell + 1]).map(|cell| side.volume(cell)).sum::<f64>() / whole[axis]
        };
        let (columns, rows) = (self.sides[0].starts.len() - 1, self.sides[1].starts.len() - 1);
        (0..rows * columns).map(|cell| share(0, cell % columns) * share(1, cell / columns)).collect()
    }

    /// Means over the surface cells of healing.
    pub fn means(&self, values: &[f64]) -> Vec<f64> {
        let [across, along] = &self.sides;
        let mut means = Vec::new();
        for rows in along.starts.windows(2) {
            for columns in across.starts.windows(2) {
                let (mut sum, mut area) = (0.0, 0.0);
                for row in rows[0]..rows[1] {
                    let height = along.volume(row);
                    for column in columns[0]..columns[1] {
                        let cell = height * across.volume(column);
                        sum += cell * values[row * across.cells() + column];
                        area += cell;
                    }
                }
                means.push(sum / area);
            }
        }
        means
    }

    /// Opens what is covered in the share that was `still_open` in the surface cells of healing (none: nothing).
    pub fn add(&self, open: &mut [f64], still_open: &[f64]) {
        let [across, along] = &self.sides;
        let columns = across.starts.len() - 1;
        for (coarse, share) in still_open.iter().enumerate() {
            let (column, row) = (coarse % columns, coarse / columns);
            for row in along.starts[row]..along.starts[row + 1] {
                for column in across.starts[column]..across.starts[column + 1] {
                    let cell = &mut open[row * across.cells() + column];
                    *cell += share * (1.0 - *cell);
                }
            }
        }
    }

    /// The longest step (d) with which Crank–Nicolson has no negative entry on any line.
    pub fn longest_step(&self, motility: f64) -> f64 {
        let lines = self.sides.iter().map(|side| {
            let conductances = side.conductances();
            let cells = (0..side.cells()).map(|cell| {
                let before = if cell > 0 { conductances[cell - 1] } else { conductances[side.cells() - 1] };
                2.0 * side.volume(cell) / (motility * (before + conductances[cell]))
            });
            cells.fold(f64::INFINITY, f64::min)
        });
        lines.fold(f64::INFINITY, f64::min)
    }

    /// One step of motility: `amount` is D Δt, mm².
    pub fn sweeps(&self, amount: f64) -> Sweeps {
        let sweep = |side: &Side| {
            let volumes: Vec<f64> = (0..side.cells()).map(|cell| side.volume(cell)).collect();
            Sweep::new(&volumes, &side.conductances(), amount)
        };
        Sweeps::new(self.sides.each_ref().map(sweep))
    }
}
