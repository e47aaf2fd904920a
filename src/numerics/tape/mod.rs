//! Equations as a list of operations: recorded once from the code that states them, differentiated once, then run over many
//! numbers side by side.
//!
//! * [Recorder] and [Traced]: a number that writes down what is done with it. Constants are kept apart from operations, so
//!   that the same equations with other parameters are the same operations with other constants; what depends on constants
//!   only is computed while recording.
//! * [Graph::jacobian]: the partial derivatives that are not zero everywhere, as further operations (forward accumulation
//!   over sparse rows; the same products and sums in the same order as [Dual](super::dual::Dual), hence the same bits).
//! * [Program]: the operations ordered into runs of one kind, so that none waits for its neighbour and no decision is made
//!   between them, with few places for intermediate results. An operation on eight numbers costs little more than one on one.

mod derivative;
mod graph;
mod program;

pub use graph::{Graph, Kind, Operand, Operation, Recorder, Traced};
pub use program::{Number, Program};

#[cfg(test)]
mod tests;
