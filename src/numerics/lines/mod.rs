//! Diffusion and taxis along the lines of a grid, for fields that hold the values of one variable for all cells.
//!
//! ```text
//! dc/dt = ∇·(D ∇c − χ c ∇s / (1 + s/K)²)
//! ```
//!
//! one direction at a time, explicit ([Lines::add_rates]) or implicit with taxis ([Lines::solve_fitted]; without, see
//! [sweep](super::sweep)). Fluxes leave one cell as they enter the next; those of a uniform field are zero in every bit.
//!
//! The flux between two cells a distance δ apart is fitted (Scharfetter & Gummel 1969): with `x = χ (s₂ − s₁)/(2 D)`,
//!
//! ```text
//! F = (D/δ) [b (c₁ − c₂) + x (c₁ + c₂)],    b = x coth x ≈ 1 + x² (35 + x²)/(105 + 10 x²), at most 1 + |x|
//! ```
//!
//! This convergent of the continued fraction of `x coth x` lies above it, by 3·10⁻⁶ at `x = 1`, so that `b > |x|`: the implicit matrices are M-matrices at any
//! drift, and positive densities stay positive.

mod bundle;
mod fitted;
mod flux;

pub use fitted::Workspace;
pub use flux::Drift;

use super::grid::Grid;

/// Lines solved side by side.
const WIDTH: usize = 8;

/// All lines of a grid along one axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// Cells of a line.
    count: usize,
    /// Distance of neighbours in the field.
    stride: usize,
    /// Cells of the grid.
    cells: usize,
    periodic: bool,
    /// Conductance of the face to the cell before, over the volume of the cell; 0 where there is none, 1/mm².
    below: Vec<f64>,
    /// Conductance of the face to the next cell, over the volume of the cell; 0 where there is none, 1/mm².
    above: Vec<f64>,
}

impl Lines {
    /// The lines along every axis that is resolved.
    pub fn of(grid: &Grid) -> Vec<Lines> {
        (0..3).filter(|axis| grid.axes[*axis].cells() > 1).map(|axis| Lines::along(grid, axis)).collect()
    }

    fn along(grid: &Grid, number: usize) -> Lines {
        let axis = &grid.axes[number];
        let (count, periodic) = (axis.cells(), axis.is_periodic());
        let faces: Vec<f64> =
            (0..count).map(|cell| if cell + 1 < count || periodic { axis.conductance(cell) } else { 0.0 }).collect();
        Lines {
            count,
            stride: grid.stride(number),
            cells: grid.cells(),
            periodic,
            below: (0..count).map(|cell| faces[(cell + count - 1) % count] / axis.volume(cell)).collect(),
            above: (0..count).map(|cell| faces[cell] / axis.volume(cell)).collect(),
        }
    }

    /// Adds the rate of change of `values` by transport along these lines to `rate`, both fields of one variable.
    #[inline(always)]
    pub fn add_rates(&self, diffusivity: f64, drift: Option<(&Drift, &[f64])>, values: &[f64], rate: &mut [f64]) {
        let block = self.count * self.stride;
        for start in (0..self.cells).step_by(block) {
            let signal = drift.map(|(drift, signal)| (drift, &signal[start..start + block]));
            let (values, rate) = (&values[start..start + block], &mut rate[start..start + block]);
            if self.stride == 1 {
                self.add_line(diffusivity, signal, values, rate);
            } else {
                self.add_rows(diffusivity, signal, values, rate);
            }
        }
    }

    /// One line whose cells are neighbours in memory.
    #[inline(always)]
    fn add_line(&self, diffusivity: f64, drift: Option<(&Drift, &[f64])>, values: &[f64], rate: &mut [f64]) {
        const PIECE: usize = 64;
        let mut fluxes = [0.0; PIECE];
        let faces = self.count - 1;
        for first in (0..faces).step_by(PIECE) {
            let number = PIECE.min(faces - first);
            let shifted = first + 1..first + 1 + number;
            let pair = [&values[first..first + number], &values[shifted.clone()]];
            let signals = drift.map(|(drift, s)| (drift, [&s[first..first + number], &s[shifted.clone()]]));
            flux::fluxes(diffusivity, signals, pair, &mut fluxes[..number]);
            for ((rate, flux), weight) in rate[first..].iter_mut().zip(&fluxes[..number]).zip(&self.above[first..]) {
                *rate -= weight * flux;
            }
            for ((rate, flux), weight) in rate[shifted.clone()].iter_mut().zip(&fluxes).zip(&self.below[shifted]) {
                *rate += weight * flux;
            }
        }
        if self.periodic {
            let pair = [&values[faces..], &values[..1]];
            let signals = drift.map(|(drift, s)| (drift, [&s[faces..], &s[..1]]));
            flux::fluxes(diffusivity, signals, pair, &mut fluxes[..1]);
            rate[faces] -= self.above[faces] * fluxes[0];
            rate[0] += self.below[0] * fluxes[0];
        }
    }

    /// Lines side by side: a row of cells after the other.
    #[inline(always)]
    fn add_rows(&self, diffusivity: f64, drift: Option<(&Drift, &[f64])>, values: &[f64], rate: &mut [f64]) {
        const PIECE: usize = 128;
        let mut fluxes = [0.0; PIECE];
        for offset in (0..self.stride).step_by(PIECE) {
            let width = PIECE.min(self.stride - offset);
            let row = |cell: usize| cell * self.stride + offset..cell * self.stride + offset + width;
            let faces = if self.periodic { self.count } else { self.count - 1 };
            for cell in 0..faces {
                let next = (cell + 1) % self.count;
                let pair = [&values[row(cell)], &values[row(next)]];
                let signals = drift.map(|(drift, signal)| (drift, [&signal[row(cell)], &signal[row(next)]]));
                flux::fluxes(diffusivity, signals, pair, &mut fluxes[..width]);
                let (leaving, entering) = (self.above[cell], self.below[next]);
                rate[row(cell)].iter_mut().zip(&fluxes).for_each(|(rate, flux)| *rate -= leaving * flux);
                rate[row(next)].iter_mut().zip(&fluxes).for_each(|(rate, flux)| *rate += entering * flux);
            }
        }
    }
}

#[cfg(test)]
mod tests;
