//! A linearly implicit integrator for large fields: reaction, diffusion and taxis of many variables on a grid.
//!
//! **In:** a [System] `dy/dt = f(t, y)` that can solve `(I − w A) u = r` for a matrix `A` of its choice, a state, a time to reach
//! and the times at which the state is wanted. **Out:** the state at those times, and a count of the work.
//!
//! * The method (ROS34PW2 of Rang & Angermann) keeps its order 3 for any `A` (a W-method). The matrix therefore holds only what is
//!   stiff: the decay of every variable by itself, its diffusion and its taxis, the directions of the grid one after the
//!   other (approximate factorisation, in increments, so that a state of rest stays in every bit). What couples variables is explicit. No
//!   matrix ever mixes two variables or two directions.
//! * Its stability function stays within one for any matrix that overestimates the decay, as the product of directions does.
//! * Error: embedded estimate of order 2 against `relative · |y| + absolute · scale`, the largest over all variables and
//!   cells.
//! * Positivity: see [positivity].

pub mod pieces;
pub mod positivity;
mod stepper;
mod tableau;

pub use stepper::{Snapshot, Stepper};
pub use tableau::Tableau;

/// How a variable may become negative, and how that is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It stays in its cell; the variables of a group obey a balance together.
    Local { group: usize, may_be_negative: bool },
    /// It moves between cells.
    Mobile,
}

/// Fields of several variables, one after the other: `values[variable · cells + cell]`.
pub trait System: Sync {
    fn variables(&self) -> usize;

    fn cells(&self) -> usize;

    /// The magnitude that the absolute tolerance of a variable refers to.
    fn scale(&self, variable: usize) -> f64;

    fn kind(&self, variable: usize) -> Kind;

    /// `f(t, y)`
    fn rates(&mut self, time: f64, values: &[f64], rates: &mut [f64]);

    /// Chooses the matrix `A` and the losses for a step from here.
    fn linearise(&mut self, values: &[f64]);

    /// Prepares [System::solve] for `I − weight A`.
    fn factorise(&mut self, weight: f64);

    /// Overwrites a right-hand side with the solution.
    fn solve(&mut self, values: &mut [f64]);

    /// `L` of a local variable in a cell, for which `f + L y` is not negative; the same for all variables of a group.
    fn loss(&self, variable: usize, cell: usize) -> f64;

    /// A step of every mobile variable that is `chosen`, which cannot make it negative, by implicit Euler direction by
    /// direction, into its field of `target`; the other fields are left alone.
    fn step_positively(&mut self, chosen: &[bool], step: f64, start_and_rates: [&[f64]; 2], target: &mut [f64]);

    /// Volume of a cell.
    fn volume(&self, cell: usize) -> f64;
}
