//! Meshes of the dermis in space, the wounds of their cells, and what one session hands on to the next.
//!
//! | resolution | grid | wounds of its cells |
//! |---|---|---|
//! | [channel] | radius × depth around one channel, a unit cell for each class of holes | rings of [UnitCell](crate::physics::puncture::UnitCell) |
//! | [patch] | x × y × depth of a square that repeats itself sideways | boxes of [Injury](crate::physics::puncture::Injury) |
//!
//! Both have the same layers ([mod@depths]): they start at the dermo-epidermal junction, which lies under the surface by the thickness of the
//! epidermis. Wounds are exact shares of the volume of cells, so that every mesh holds the same killed volume; a finer mesh
//! sharpens the outline and changes no total.
//!
//! [sideways] is the mean-field assumption between sessions of unit cells.

pub mod channel;
pub mod depths;
pub mod patch;
pub mod sideways;
#[cfg(test)]
mod tests;

pub use channel::{ChannelCell, Classes};
pub use depths::{Fineness, depths};
pub use patch::Patch;
