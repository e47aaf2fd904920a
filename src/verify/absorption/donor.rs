//! A stirred finite donor above a slab with a sink below: `ℓ = K h/h_d`, `β tan β = ℓ`.
//!
//! ```text
//! Q/M0 = 1 − Σ (sin β/β)/(1/2 − sin 2β/(4β) + sin²β/ℓ) e^(−β²τ)
//! ```

use super::DEFAULT_CELLS;
use super::problem::{Problem, coarse_and_fine, order_in_space, order_in_time};
use super::slab::unit_slab;
use crate::numerics::layered::{Reservoir, State};
use crate::verify::Check;
use std::f64::consts::PI;

const ROOTS: i32 = 60;

/// Share of the donor's amount that has passed the slab.
pub fn stirred_donor_exact(ratio: f64, tau: f64) -> f64 {
    let term = |n: i32| {
        let root = root(ratio, n);
        let sine = libm::sin(root);
        let norm = 0.5 - libm::sin(2.0 * root) / (4.0 * root) + sine * sine / ratio;
        sine / root / norm * libm::exp(-root * root * tau)
    };
    1.0 - (0..ROOTS).map(term).sum::<f64>()
}

/// The root of `β tan β = ℓ` between nπ and (n + 1/2)π, by bisection of `β sin β − ℓ cos β`.
fn root(ratio: f64, n: i32) -> f64 {
    let (mut low, mut high) = (f64::from(n) * PI, (f64::from(n) + 0.5) * PI);
    let below = |beta: f64| (beta * libm::sin(beta) - ratio * libm::cos(beta)) * libm::cos(f64::from(n) * PI) < 0.0;
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

fn stirred_donor(name: &'static str, ratio: f64, times: &[f64], cells: usize) -> Problem {
    let volume = 1.0 / ratio;
    Problem {
        name,
        chain: unit_slab(cells),
        reservoir: Reservoir { volume, saturation: f64::MAX, escape: 0.0, cover: 1.0, open: 0.0 },
        start: State { reservoir: 1.0, ..State::empty(cells) },
        measure: |state| state.totals.drained,
        exact: times.iter().map(|tau| (*tau, stirred_donor_exact(ratio, *tau))).collect(),
    }
}

/// Solution 4 with a donor as large as the slab.
pub fn equal_donor(cells: usize) -> Problem {
    stirred_donor("stirred donor, ratio 1", 1.0, &[0.1, 0.5, 1.0, 2.0, 5.0], cells)
}

/// Solution 4 with a large donor.
pub fn large_donor(cells: usize) -> Problem {
    stirred_donor("stirred donor, ratio 0.1", 0.1, &[1.0, 5.0, 20.0], cells)
}

/// Solution 4 with a thin film.
pub fn thin_film(cells: usize) -> Problem {
    stirred_donor("stirred donor, ratio 10", 10.0, &[0.5, 1.0], cells)
}

pub(super) fn run() -> Vec<Check> {
    let mut checks = coarse_and_fine(equal_donor, DEFAULT_CELLS);
    checks.extend(coarse_and_fine(large_donor, DEFAULT_CELLS));
    checks.extend(coarse_and_fine(thin_film, DEFAULT_CELLS));
    checks.push(order_in_space(thin_film, 1e-4));
    checks.push(order_in_time(&thin_film(DEFAULT_CELLS), 100, 1e-4));
    checks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_values_of_the_series() {
        let published = [
            (1.0, 0.1, 0.00689),
            (1.0, 0.5, 0.227473),
            (1.0, 1.0, 0.466140),
            (1.0, 2.0, 0.745331),
            (1.0, 5.0, 0.972354),
            (0.1, 1.0, 0.077611),
            (0.1, 5.0, 0.373622),
            (0.1, 20.0, 0.853263),
            (10.0, 0.5, 0.545353),
            (10.0, 1.0, 0.836176),
        ];
        for (ratio, tau, value) in published {
            let exact = stirred_donor_exact(ratio, tau);
            assert!((exact - value).abs() < 1e-5, "{exact} {value}");
        }
    }
}
