//! A needle on a rolling drum.
//!
//! ```text
//! x(θ) = R_e θ − (R + L) sin θ,    z(θ) = (R + L) cos θ − H       the tip, seen from the skin
//! θ0   = acos(H/(R + L))                                          it enters and leaves at ∓θ0
//! sweep = x(−θ0) − x(θ0) = 2 [(R + L) sin θ0 − R_e θ0]  ≈ (4/3) L √(2L/(R + L))   for R_e = R, drum touching
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | R, L | radius of the drum, length of the needle | mm | `drum_radius`, `needle_length` |
//! | R_e | way per angle | mm | `rolling_radius` |
//! | H | height of the axis over the skin | mm | R + L − `approach` |
//! | θ | angle of the needle from the vertical | rad | `angle` |
//!
//! Skin is flat and at rest here; the holes that histology shows are far rounder than this sweep, because skin follows the
//! needle (`slit_factor`).

use std::f64::consts::PI;

/// The drum, mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Roller {
    pub drum_radius: f64,
    pub needle_length: f64,
    /// Way of the axis per angle: that of the drum when it rolls on its surface, more when needles carry it (`contact`).
    pub rolling_radius: f64,
}

impl Roller {
    fn tip_radius(&self) -> f64 {
        self.drum_radius + self.needle_length
    }

    /// θ0, rad, when the deepest tip lies `approach` (mm) under the plane of the skin; the drum touches at `needle_length`.
    pub fn entry_angle(&self, approach: f64) -> f64 {
        libm::acos(1.0 - approach / self.tip_radius())
    }

    /// z(θ), mm under the plane of the skin.
    pub fn tip_depth(&self, angle: f64, approach: f64) -> f64 {
        // (R + L)(cos θ − 1) + δ, without the cancellation.
        let half = libm::sin(0.5 * angle);
        approach - 2.0 * self.tip_radius() * half * half
    }

    /// Where a tip is that depth under the skin on its way in or out, rad.
    pub fn angle_at(&self, tip_depth: f64, approach: f64) -> f64 {
        libm::acos(1.0 - (approach - tip_depth) / self.tip_radius())
    }

    /// Share of all needles that are in the skin or dent it.
    pub fn engaged_share(&self, approach: f64) -> f64 {
        self.entry_angle(approach) / PI
    }

    /// How far the tip is dragged against the direction of rolling between entry and exit, mm; negative: forwards.
    pub fn sweep(&self, approach: f64) -> f64 {
        self.sweep_from(self.entry_angle(approach))
    }

    /// The same for a tip that enters at `angle` (rad) and leaves at its opposite: skin that yields is met later than flat skin.
    pub fn sweep_from(&self, angle: f64) -> f64 {
        2.0 * (self.tip_radius() * libm::sin(angle) - self.rolling_radius * angle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roller(needle_length: f64, lift: f64) -> Roller {
        Roller { drum_radius: 10.0, needle_length, rolling_radius: 10.0 + lift * needle_length }
    }

    #[test]
    fn angles_sweeps_and_engaged_needles_of_the_192_needle_drum() {
        // Length, entry angle (degrees), sweep (mm), needles engaged of 192.
        for (length, angle, sweep, engaged) in
            [(0.2, 11.4, 0.053, 12.1), (0.5, 17.8, 0.206, 18.9), (1.5, 29.6, 1.028, 31.6), (3.0, 39.7, 2.75, 42.4)]
        {
            let drum = roller(length, 0.0);
            assert!((drum.entry_angle(length).to_degrees() - angle).abs() < 0.06);
            assert!((drum.sweep(length) - sweep).abs() < 0.004, "{} for {sweep}", drum.sweep(length));
            assert!((192.0 * drum.engaged_share(length) - engaged).abs() < 0.06);
            let series = 4.0 / 3.0 * length * (2.0 * length / (10.0 + length)).sqrt();
            assert!((drum.sweep(length) / series - 1.0).abs() < 0.03);
        }
    }

    #[test]
    fn two_thirds_of_the_needle_of_lift_leave_no_sweep() {
        assert!(roller(1.5, 0.66).sweep(1.5).abs() < 0.02 * roller(1.5, 0.0).sweep(1.5));
    }

    #[test]
    fn the_tip_is_deepest_below_the_axis_and_at_the_surface_at_entry() {
        let drum = roller(1.5, 0.0);
        assert_eq!(drum.tip_depth(0.0, 1.2), 1.2);
        assert!(drum.tip_depth(drum.entry_angle(1.2), 1.2).abs() < 1e-12);
        assert!((drum.tip_depth(drum.angle_at(0.4, 1.2), 1.2) - 0.4).abs() < 1e-12);
    }
}
