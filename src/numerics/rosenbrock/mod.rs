//! The stiff integrator: Rosenbrock methods with adaptive steps that keep positive states positive.
//!
//! **In:** a [System] `dy/dt = f(y)` that can also factorise `I/(γh) − J` exactly, a
//! state, a time to reach and the times at which the state is wanted. **Out:** the state there, the states at the wanted
//! times by continuous extension, and a count of the work.
//!
//! * Error: embedded estimate against `relative · |y| + absolute · scale`, root mean square over the states of a block
//!   (one cell), largest over the blocks; accepted below 1.
//! * Positivity: a step that would make a constrained state negative is blended with the linearly implicit Euler step, which
//!   keeps quasi-positive systems positive, as much as needed; the blend keeps the linear balances of the system (it moves
//!   mass, it does not clip any away), and the difference counts as error, so that the step is repeated with a smaller one if
//!   it matters. A continuous extension that dips below zero makes the step end at that wanted time instead.
//! * A fixed point stays a fixed point in every bit: with `f(y) = 0` all stages are zero.
//! * A step that shrinks below the resolution of the clock is an error that says when and why.

mod lane_step;
mod side_by_side;
mod stepper;
mod tableau;

pub use side_by_side::{Journeys, LaneStepper, LaneSystem, Leg};
pub use stepper::{Failure, Reason, Statistics, Stepper, Tolerance};
pub use tableau::Tableau;

/// A system of ordinary differential equations `dy/dt = f(y)`.
pub trait System {
    /// Number of states.
    fn dimension(&self) -> usize;

    /// Number of states in a block over which the error is averaged (a divisor of the dimension).
    fn block(&self) -> usize {
        self.dimension()
    }

    /// Magnitude at which the absolute tolerance of a state is measured.
    fn scale(&self, index: usize) -> f64;

    /// Whether the state must not become negative.
    fn is_nonnegative(&self, index: usize) -> bool;

    /// Position, among the states of a block, of the first of the states that share a linear balance with this one: they are
    /// blended alike where positivity needs it.
    fn group(&self, index: usize) -> usize {
        index % self.block()
    }

    /// `rate = f(state)`.
    fn derivative(&mut self, state: &[f64], rate: &mut [f64]);

    /// Prepares [System::solve] for `I · inverse_gamma_step − J(state)`; `false` if the matrix is too close to singular.
    fn factorise(&mut self, state: &[f64], inverse_gamma_step: f64) -> bool;

    /// Overwrites the right-hand side with the solution.
    fn solve(&mut self, right_hand_side: &mut [f64]);
}
