//! The needle of a pen: in and out, f times a second, while the hand glides.
//!
//! ```text
//! ρ         = N f passes/(w v)                      density
//! contact   = acos(1 − 2p/s)/(π f)                  time in the skin per stroke of length s
//! drag      = v · contact
//! ```

use std::f64::consts::PI;

/// Share of a period that the tip spends within `depth` of the end of a sinusoidal `stroke` (same unit).
pub fn contact_share(depth: f64, stroke: f64) -> f64 {
    libm::acos(1.0 - 2.0 * depth / stroke) / PI
}

/// How far the hand moves while the needle is in the skin, in the unit of length of `glide_speed`.
pub fn drag(depth: f64, stroke: f64, frequency: f64, glide_speed: f64) -> f64 {
    glide_speed * contact_share(depth, stroke) / frequency
}

/// Punctures per time of `needles` needles.
pub fn puncture_rate(needles: u32, frequency: f64) -> f64 {
    f64::from(needles) * frequency
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eleven_needles_at_ninety_hertz() {
        assert_eq!(puncture_rate(11, 90.0), 990.0);
    }

    #[test]
    fn drag_of_a_pen() {
        assert!((drag(1.0, 1.0, 117.0, 20.0) - 20.0 / 117.0).abs() < 1e-12);
        assert!((drag(0.5, 1.0, 117.0, 20.0) - 10.0 / 117.0).abs() < 1e-12);
        assert_eq!(drag(0.0, 1.0, 117.0, 20.0), 0.0);
    }
}
