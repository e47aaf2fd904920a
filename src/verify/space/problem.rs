//! Manufactured problems: a small tissue with all classes of terms that healing has, its exact solution, and the source that
//! makes it exact.
//!
//! ```text
//! ∂c/∂t = ∇·(D_c ∇c − χ c ∇s/(1 + s/K)²) + a c (1 − c/C)           + q_c      cells that follow a signal
//! ∂s/∂t = ∇·(D_s ∇s)                     + p c/(1 + c) − d s       + q_s      the signal, secreted and lost
//! ∂m/∂t =                                  k c s/(1 + s) − l m c   + q_m      the matrix, which stays
//!
//! c = 2 + cos(5 t) w₁,   s = 2 + cos(4 t + 1) w₂,   m = 1.5 + ½ cos(3 t + 2) w₁          w: products of waves
//! ```
//!
//! with times in d and lengths in mm. All are positive. Where a term is switched off its coefficient is zero; the source makes
//! up for it.

use super::shape::Shape;
use crate::numerics::grid::Grid;
use crate::numerics::lines::Drift;

/// Cells, signal, matrix.
pub(super) const VARIABLES: usize = 3;
/// Of these the first move.
pub(super) const MOBILE: usize = 2;

const MEANS: [f64; VARIABLES] = [2.0, 2.0, 1.5];
pub(super) const AMPLITUDES: [f64; VARIABLES] = [1.0, 1.0, 0.5];
const FREQUENCIES: [f64; VARIABLES] = [5.0, 4.0, 3.0];
const PHASES: [f64; VARIABLES] = [0.0, 1.0, 2.0];

const GROWTH: f64 = 1.5;
const CAPACITY: f64 = 3.0;
const SECRETION: f64 = 2.0;
const DECAY: f64 = 3.0;
const SYNTHESIS: f64 = 1.2;
const DEGRADATION: f64 = 0.4;

/// Which terms act.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Terms {
    /// `D_c` and `D_s`, mm²/d.
    pub diffusivities: [f64; MOBILE],
    pub drift: Option<Drift>,
    pub reacts: bool,
}

/// A problem on a mesh; [Problem::exact] is its solution.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Which terms, and on which grid.
    pub name: &'static str,
    pub place: &'static str,
    pub grid: Grid,
    pub terms: Terms,
    /// `w` of every variable in every cell.
    shapes: [Vec<Shape>; VARIABLES],
}

impl Problem {
    pub fn new([name, place]: [&'static str; 2], grid: Grid, terms: Terms) -> Problem {
        let wave = |number: f64, phase: f64| -> Vec<Shape> {
            (0..grid.cells()).map(|cell| Shape::at(&grid, cell, number, phase)).collect()
        };
        let shapes = [wave(1.0, 0.0), wave(2.0, 0.7), wave(1.0, 0.0)];
        Problem { name, place, grid, terms, shapes }
    }

    /// The solution in the middle of all cells: `values[variable · cells + cell]`.
    pub fn exact(&self, time: f64) -> Vec<f64> {
        self.fields(|variable, shape| {
            MEANS[variable] + AMPLITUDES[variable] * libm::cos(angle(variable, time)) * shape.value
        })
    }

    /// How many variables are looked at: where only taxis is in question those that follow it.
    pub(super) fn watched(&self) -> usize {
        if self.terms.drift.is_some() && !self.terms.reacts { 1 } else { VARIABLES }
    }

    /// Its rate of change.
    pub(super) fn exact_rates(&self, time: f64) -> Vec<f64> {
        self.fields(|variable, shape| {
            -AMPLITUDES[variable] * FREQUENCIES[variable] * libm::sin(angle(variable, time)) * shape.value
        })
    }

    fn fields(&self, value: impl Fn(usize, &Shape) -> f64) -> Vec<f64> {
        let fields = self.shapes.iter().enumerate();
        let value = &value;
        fields.flat_map(|(variable, shapes)| shapes.iter().map(move |shape| value(variable, shape))).collect()
    }

    /// What transport makes of the exact solution.
    pub(super) fn exact_transport(&self, time: f64) -> Vec<f64> {
        let [strong_c, strong_s, _]: [f64; VARIABLES] =
            std::array::from_fn(|variable| AMPLITUDES[variable] * libm::cos(angle(variable, time)));
        let mut rates = vec![0.0; VARIABLES * self.grid.cells()];
        let (cells, signals) = rates.split_at_mut(self.grid.cells());
        let shapes = self.shapes[0].iter().zip(&self.shapes[1]);
        for ((cells, signals), (one, other)) in cells.iter_mut().zip(signals).zip(shapes) {
            *cells = self.terms.diffusivities[0] * strong_c * one.laplacian;
            *signals = self.terms.diffusivities[1] * strong_s * other.laplacian;
            if let Some(Drift { coefficient, inverse_half_saturation }) = self.terms.drift {
                let (c, s) = (MEANS[0] + strong_c * one.value, MEANS[1] + strong_s * other.value);
                let free = 1.0 / (1.0 + s * inverse_half_saturation);
                let along = strong_c * strong_s * one.dot(other);
                let bend = -2.0 * inverse_half_saturation * free * c * strong_s * strong_s * other.dot(other);
                *cells -= coefficient * free * free * (along + bend + c * strong_s * other.laplacian);
            }
        }
        rates
    }

    /// Adds the reaction of a state, `sign` times.
    pub(super) fn add_reaction(&self, sign: f64, values: &[f64], rates: &mut [f64]) {
        if !self.terms.reacts {
            return;
        }
        let cells = self.grid.cells();
        for cell in 0..cells {
            let [c, s, m] = std::array::from_fn(|variable| values[variable * cells + cell]);
            rates[cell] += sign * GROWTH * c * (1.0 - c / CAPACITY);
            rates[cells + cell] += sign * (SECRETION * c / (1.0 + c) - DECAY * s);
            rates[2 * cells + cell] += sign * (SYNTHESIS * c * s / (1.0 + s) - DEGRADATION * m * c);
        }
    }

    /// What every variable loses of itself in a cell, 1/d.
    pub(super) fn losses(&self, values: &[f64], cell: usize) -> [f64; VARIABLES] {
        if self.terms.reacts {
            [GROWTH * values[cell] / CAPACITY, DECAY, DEGRADATION * values[cell]]
        } else {
            [0.0; VARIABLES]
        }
    }
}

fn angle(variable: usize, time: f64) -> f64 {
    FREQUENCIES[variable] * time + PHASES[variable]
}
