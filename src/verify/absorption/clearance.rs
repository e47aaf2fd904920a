//! Dermis with first-order clearance under a constant concentration, at steady state:
//!
//! ```text
//! c = c0 cosh((h − z) √(k/D))/cosh(h √(k/D)),   uptake = c0 √(k D) tanh(h √(k/D))
//! ```

use super::problem::{FINE_CELLS, FINE_TOLERANCE, FINEST, Problem, coarse_and_fine, order_in_space};
use super::slab::CONSTANT_DONOR;
use crate::numerics::layered::{Chain, Grading, Layer, State};
use crate::verify::Check;

const THICKNESS: f64 = 1.5;
const DIFFUSIVITY: f64 = 15.0;
const CLEARANCE: f64 = 20.0;
/// Long enough for the steady state: everything has been exchanged by clearance many times.
const LONG: f64 = 2.0;
/// Cells of the dermis in the skin's mesh.
const CELLS: usize = 60;

/// Steady uptake per concentration.
pub fn uptake_exact() -> f64 {
    (CLEARANCE * DIFFUSIVITY).sqrt() * libm::tanh(THICKNESS * (CLEARANCE / DIFFUSIVITY).sqrt())
}

/// Amount held at steady state; uptake over clearance.
pub fn content_exact() -> f64 {
    uptake_exact() / CLEARANCE
}

/// Concentration at the base over that at the top.
pub fn base_exact() -> f64 {
    1.0 / libm::cosh(THICKNESS * (CLEARANCE / DIFFUSIVITY).sqrt())
}

/// Solution 5, measured by what the dermis holds.
pub fn cleared_dermis(cells: usize) -> Problem {
    let layer = Layer {
        thickness: THICKNESS,
        diffusivity: DIFFUSIVITY,
        partition: 1.0,
        loss: CLEARANCE,
        cells,
        grading: Grading::Top(1.5),
    };
    Problem {
        name: "dermis with clearance: content",
        chain: Chain::from_layers(&[layer], false),
        reservoir: CONSTANT_DONOR,
        start: State { reservoir: 1e4, ..State::empty(cells) },
        measure: |state| state.free.iter().sum(),
        exact: vec![(LONG, content_exact())],
    }
}

/// The same dermis, measured by the mean concentration of its last hundredth, whose exact value is that of the profile.
pub fn bottom_of_cleared_dermis(cells: usize) -> Problem {
    let last = cells.div_ceil(30);
    let depth = THICKNESS * (CLEARANCE / DIFFUSIVITY).sqrt();
    let inner = depth / 100.0;
    let exact = libm::sinh(inner) / inner / libm::cosh(depth);
    let layer = |share: f64, cells: usize, grading: Grading| Layer {
        thickness: share * THICKNESS,
        diffusivity: DIFFUSIVITY,
        partition: 1.0,
        loss: CLEARANCE,
        cells,
        grading,
    };
    let upper = layer(0.99, cells, Grading::Top(1.5));
    Problem {
        name: "dermis with clearance: its last hundredth",
        chain: Chain::from_layers(&[upper, layer(0.01, last, Grading::Uniform)], false),
        start: State { reservoir: 1e4, ..State::empty(cells + last) },
        measure: |state| {
            let last = state.free.len().div_ceil(31);
            state.free.iter().rev().take(last).sum::<f64>() / (0.01 * THICKNESS)
        },
        exact: vec![(LONG, exact)],
        ..cleared_dermis(cells)
    }
}

pub(super) fn run() -> Vec<Check> {
    let mut checks = coarse_and_fine(cleared_dermis, CELLS);
    checks.push(order_in_space(cleared_dermis, 1e-4));
    checks.extend(bottom_of_cleared_dermis(FINE_CELLS).checks(FINEST, FINE_TOLERANCE));
    checks.push(order_in_space(bottom_of_cleared_dermis, 1e-3));
    checks
}
