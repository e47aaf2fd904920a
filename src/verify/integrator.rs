//! The stiff integrator against problems with exact solutions, and its order.
//!
//! ```text
//! Prothero & Robinson 1974:  dy/dt = λ (y − cos τ) − sin τ, dτ/dt = 1, λ = −10³      y = cos t
//! logistic growth:           dy/dt = r y (1 − y)                                    y = y0/(y0 + (1 − y0) e^(−r t))
//! decay:                     dy/dt = −k y                                           y = e^(−k t), never negative
//! ```

use super::Check;
use crate::numerics::rosenbrock::{Stepper, System, Tableau, Tolerance};

/// A problem of two states with its right-hand side and Jacobian.
struct Problem {
    rate: fn([f64; 2]) -> [f64; 2],
    jacobian: fn([f64; 2]) -> [[f64; 2]; 2],
    matrix: [[f64; 2]; 2],
    nonnegative: bool,
}

impl System for Problem {
    fn dimension(&self) -> usize {
        2
    }

    fn scale(&self, _index: usize) -> f64 {
        1.0
    }

    fn is_nonnegative(&self, _index: usize) -> bool {
        self.nonnegative
    }

    fn derivative(&mut self, state: &[f64], rate: &mut [f64]) {
        rate.copy_from_slice(&(self.rate)([state[0], state[1]]));
    }

    fn factorise(&mut self, state: &[f64], inverse_gamma_step: f64) -> bool {
        let [[a, b], [c, d]] = (self.jacobian)([state[0], state[1]]);
        self.matrix = [[inverse_gamma_step - a, -b], [-c, inverse_gamma_step - d]];
        true
    }

    fn solve(&mut self, right_hand_side: &mut [f64]) {
        let [[a, b], [c, d]] = self.matrix;
        let determinant = a * d - b * c;
        let [first, second] = [right_hand_side[0], right_hand_side[1]];
        right_hand_side[0] = (d * first - b * second) / determinant;
        right_hand_side[1] = (a * second - c * first) / determinant;
    }
}

const STIFFNESS: f64 = -1e3;

fn prothero_robinson() -> Problem {
    Problem {
        rate: |[y, t]| [STIFFNESS * (y - libm::cos(t)) - libm::sin(t), 1.0],
        jacobian: |[_, t]| [[STIFFNESS, STIFFNESS * libm::sin(t) - libm::cos(t)], [0.0, 0.0]],
        matrix: [[0.0; 2]; 2],
        nonnegative: false,
    }
}

fn logistic() -> Problem {
    Problem {
        rate: |[y, _]| [2.0 * y * (1.0 - y), 0.0],
        jacobian: |[y, _]| [[2.0 - 4.0 * y, 0.0], [0.0, 0.0]],
        matrix: [[0.0; 2]; 2],
        nonnegative: true,
    }
}

fn decay() -> Problem {
    Problem {
        rate: |[y, _]| [-y, 0.0],
        jacobian: |_| [[-1.0, 0.0], [0.0, 0.0]],
        matrix: [[0.0; 2]; 2],
        nonnegative: true,
    }
}

/// The first state at `end`, and how many steps it took; NaN if the integrator gave up.
fn solve(mut problem: Problem, start: [f64; 2], end: f64, relative: f64) -> (f64, u64) {
    let tolerance = Tolerance { relative, absolute: relative * 1e-3 };
    let mut stepper = Stepper::new(Tableau::rodas5p(), tolerance, 2, 1e-3);
    let mut state = start;
    let done = stepper.advance(&mut problem, &mut state, 0.0, end, &[], |_, _| ());
    (if done.is_ok() { state[0] } else { f64::NAN }, stepper.statistics.accepted)
}

/// The error must fall with the fifth power of the number of steps.
fn order_of_logistic() -> Check {
    let exact = 0.01 / (0.01 + 0.99 * libm::exp(-2.0 * 3.0));
    let error = |relative: f64| {
        let (got, steps) = solve(logistic(), [0.01, 0.0], 3.0, relative);
        (got, (got - exact).abs(), steps as f64)
    };
    let (_, rough, few) = error(1e-4);
    let (got, fine, many) = error(1e-8);
    let mut check = Check::against("integrator: logistic growth, t = 3", exact, got, exact, 1e-7);
    check.required_order = 4.5;
    check.observed_order = Some(libm::log(rough / fine) / libm::log(many / few));
    check
}

/// All checks of the integrator.
pub fn run() -> Vec<Check> {
    let (stiff, _) = solve(prothero_robinson(), [1.0, 0.0], 10.0, 1e-8);
    let (decayed, _) = solve(decay(), [1.0, 0.0], 100.0, 1e-8);
    let gone = libm::exp(-100.0);
    vec![
        Check::against("integrator: Prothero–Robinson, λ = −1000, t = 10", libm::cos(10.0), stiff, 1.0, 1e-7),
        order_of_logistic(),
        // Far below the absolute tolerance only the sign is promised: a negative value fails.
        Check::against(
            "integrator: decay to e^−100 without a sign",
            gone,
            if decayed < 0.0 { f64::NAN } else { decayed },
            1.0,
            1e-11,
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_passes() {
        for check in run() {
            assert!(check.passes(), "{check:?}");
        }
        assert!(solve(decay(), [1.0, 0.0], 100.0, 1e-8).0 >= 0.0);
    }
}
