//! Figures of fields over space: what happens around one channel, between the channels, and in a patch.
//!
//! They read `fields/unit_cell.pvd` and `fields/patch.pvd` with the snapshots that these list.

mod between;
mod files;
mod film;
mod patch_maps;
mod quantity;
mod section;
mod sections;
mod time_strip;

pub use between::draw as draw_between_channels;
pub use film::{animate, draw as draw_film};
pub use patch_maps::draw as draw_patch_maps;
pub use sections::draw as draw_sections;
pub use time_strip::draw as draw_time_strip;

/// The series of a unit cell around a channel.
const UNIT_CELL: &str = "unit_cell";
/// The series of a patch of skin.
const PATCH: &str = "patch";
