//! The stiff integrator: Rosenbrock methods with adaptive steps that keep positive states positive.
//!
//! **In:** a [System] `dy/dt = f(y)` that can also factorise `I/(γh) − J` (exactly, or approximately for a W-method), a
//! state, a time to reach and the times at which the state is wanted. **Out:** the state there, the states at the wanted
//! times by continuous extension, and a count of the work.
//!
//! * Error: embedded estimate against `relative · |y| + absolute · scale`, root mean square over the states of a block
//!   (one cell), largest over the blocks; accepted below 1.
//! * Positivity: a step that would make a constrained state negative is refused and repeated with a smaller one. The
//!   methods are consistent, so a small enough step keeps every state of a quasi-positive system positive; nothing is ever
//!   clipped. A continuous extension that dips below zero makes the step end at that wanted time instead.
//! * A fixed point stays a fixed point in every bit: with `f(y) = 0` all stages are zero.
//! * A step that shrinks below the resolution of the clock is an error that says when and why.

mod stepper;
mod tableau;

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

    /// `rate = f(state)`.
    fn derivative(&mut self, state: &[f64], rate: &mut [f64]);

    /// Prepares [System::solve] for `I · inverse_gamma_step − J(state)`; `false` if the matrix is too close to singular.
    fn factorise(&mut self, state: &[f64], inverse_gamma_step: f64) -> bool;

    /// Overwrites the right-hand side with the solution.
    fn solve(&mut self, right_hand_side: &mut [f64]);
}
