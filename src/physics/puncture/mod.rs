//! Needles meet skin.

mod device;

pub use device::{Device, Motion, Treatment};
