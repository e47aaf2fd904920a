//! The needle: its geometry and the force it needs.

/// A conical-tipped solid needle. Lengths in mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Needle {
    /// Nominal length.
    pub length: f64,
    /// Shaft (base) diameter.
    pub diameter: f64,
    pub tip_diameter: f64,
    /// Length over which the diameter grows from tip to shaft.
    pub taper_length: f64,
}
