//! One layer with a sink below (Crank, The Mathematics of Diffusion, chapter 4); τ = D t/h².
//!
//! ```text
//! constant donor:  Q/(K C h) = τ − 1/6 − (2/π²) Σ (−1)^n/n² e^(−n²π²τ)
//! thin deposit:    Q/M0 = 1 − (4/π) Σ (−1)^n/(2n+1) e^(−(2n+1)²π²τ/4),   sealed top
//! ```

use super::DEFAULT_CELLS;
use super::problem::{Problem, coarse_and_fine, order_in_space, order_in_time};
use crate::numerics::layered::{Chain, Grading, Layer, Reservoir, State};
use crate::verify::Check;
use std::f64::consts::PI;

const TERMS: i32 = 60;
const TIMES: [f64; 5] = [0.05, 0.1, 0.25, 0.5, 1.0];

/// Q/(K C h) below a slab under a constant donor.
pub fn constant_donor_exact(tau: f64) -> f64 {
    let sum: f64 = (1..TERMS).map(|n| sign(n) / f64::from(n * n) * libm::exp(-f64::from(n * n) * PI * PI * tau)).sum();
    tau - 1.0 / 6.0 - 2.0 / (PI * PI) * sum
}

/// Q/M0 below a slab on whose sealed top the whole amount was put.
pub fn thin_deposit_exact(tau: f64) -> f64 {
    let term = |n: i32| {
        let odd = f64::from(2 * n + 1);
        sign(n) / odd * libm::exp(-odd * odd * PI * PI * tau / 4.0)
    };
    1.0 - 4.0 / PI * (0..TERMS).map(term).sum::<f64>()
}

fn sign(n: i32) -> f64 {
    if n % 2 == 0 { 1.0 } else { -1.0 }
}

pub(super) fn unit_slab(cells: usize) -> Chain {
    let layer = Layer { thickness: 1.0, diffusivity: 1.0, partition: 1.0, loss: 0.0, cells, grading: Grading::Uniform };
    Chain::from_layers(&[layer], true)
}

/// A saturated donor that never runs out.
pub(super) const CONSTANT_DONOR: Reservoir =
    Reservoir { volume: 1.0, saturation: 1.0, escape: 0.0, cover: 1.0, open: 0.0 };
const PLENTY: f64 = 100.0;

/// Solution 1.
pub fn constant_donor(cells: usize) -> Problem {
    Problem {
        name: "constant donor",
        chain: unit_slab(cells),
        reservoir: CONSTANT_DONOR,
        start: State { reservoir: PLENTY, ..State::empty(cells) },
        measure: |state| state.totals.drained,
        exact: TIMES.map(|tau| (tau, constant_donor_exact(tau))).to_vec(),
    }
}

/// Solution 3. The deposit fills the first cell evenly.
pub fn thin_deposit(cells: usize) -> Problem {
    let mut start = State::empty(cells);
    start.free[0] = 1.0;
    Problem {
        name: "thin deposit",
        chain: unit_slab(cells),
        reservoir: Reservoir::ABSENT,
        start,
        measure: |state| state.totals.drained,
        exact: TIMES.map(|tau| (tau, thin_deposit_exact(tau))).to_vec(),
    }
}

pub(super) fn run() -> Vec<Check> {
    let mut checks = coarse_and_fine(constant_donor, DEFAULT_CELLS);
    checks.push(order_in_space(constant_donor, 1e-4));
    checks.push(order_in_time(&constant_donor(DEFAULT_CELLS), 100, 1e-4));
    checks.extend(coarse_and_fine(thin_deposit, DEFAULT_CELLS));
    checks.push(order_in_space(thin_deposit, 1e-4));
    checks.push(order_in_time(&thin_deposit(DEFAULT_CELLS), 100, 1e-4));
    checks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_values_of_the_series() {
        let constant = [2.693421e-4, 7.8852929e-3, 0.1005157934, 0.3347907135, 0.8333438146];
        let deposit = [0.0031308045, 0.0506946373, 0.3145542331, 0.6292225702, 0.8920229556];
        for (index, tau) in TIMES.into_iter().enumerate() {
            assert!((constant_donor_exact(tau) - constant[index]).abs() < 1e-10);
            assert!((thin_deposit_exact(tau) - deposit[index]).abs() < 1e-10);
        }
    }
}
