//! Healing on a grid of any dimension: a point, a column, a unit cell around a channel, a patch.
//!
//! **In:** a [Grid](crate::numerics::grid::Grid) (z runs down from the junction, so that the cells at its first place lie under
//! the epidermis), the [Wound](super::Wound) of every cell, the share of the surface that is open over time
//! ([Cover]). **Out:** all variables of [super::state] in all cells at the wanted times, one after the other:
//! `values[variable · cells + cell]`.
//!
//! The equations are those of [super::kinetics] and the transport of [super::tissue], no flux through the sides of the
//! grid unless they are periodic. The integrator is that of [crate::numerics::additive].

mod course;
mod cover;
mod implicit;
mod system;

pub use course::{DEFAULT_TOLERANCE, ENSEMBLE_TOLERANCE, Snapshot, SpatialCourse};
pub use cover::Cover;
pub use system::SpatialTissue;
