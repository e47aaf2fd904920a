//! Dermis with first-order clearance under a constant concentration, at steady state:
//!
//! ```text
//! c = c0 cosh((h − z) √(k/D))/cosh(h √(k/D)),   uptake = c0 √(k D) tanh(h √(k/D))
//! ```

use super::problem::{FINE, Problem, order_in_space};
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

pub(super) fn run() -> Vec<Check> {
    let problem = cleared_dermis(CELLS);
    let mut checks = problem.checks(1e-4);
    checks.push(order_in_space(cleared_dermis, 1e-4));
    let base = Problem {
        name: "dermis with clearance: concentration of the last cell",
        measure: |state| state.free.last().copied().unwrap_or(f64::NAN),
        ..problem
    };
    let size = base.chain.capacity.last().copied().unwrap_or(f64::NAN);
    let depth = THICKNESS * (CLEARANCE / DIFFUSIVITY).sqrt();
    let inner = size / THICKNESS * depth;
    let exact = libm::sinh(inner) / inner / libm::cosh(depth);
    let got = base.solve(FINE).ok().and_then(|values| values.last().copied()).unwrap_or(f64::NAN) / size;
    checks.push(Check::against(base.name, exact, got, 1.0, 1e-4));
    checks
}
