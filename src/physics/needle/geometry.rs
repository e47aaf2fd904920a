//! The shape of a needle.
//!
//! ```text
//! r(s) = min(R, r_tip + (R − r_tip) s/L_taper)
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | s | distance from the tip | mm | `from_tip` |
//! | R, r_tip | radius of shaft and tip | mm | `radius()`, `tip_radius()` |
//! | L_taper | length over which the one becomes the other | mm | `taper_length` |

use std::f64::consts::PI;

use crate::physics::parameter::Parameters;

/// A conical-tipped solid needle. Lengths in mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Needle {
    /// Nominal length.
    pub length: f64,
    /// Shaft (base) diameter.
    pub diameter: f64,
    pub tip_diameter: f64,
    /// Length over which the diameter grows from tip to shaft; may exceed the length: then the base is thinner.
    pub taper_length: f64,
}

impl Needle {
    /// A needle of which only length and diameter are known: tip and taper from the registry.
    pub fn of_size(length: f64, diameter: f64, parameters: &Parameters) -> Needle {
        Needle {
            length,
            diameter,
            tip_diameter: 2.0 * parameters.puncture.needle_tip_radius,
            taper_length: parameters.puncture.needle_taper_aspect * diameter,
        }
    }

    /// Radius of the shaft, mm.
    pub fn radius(&self) -> f64 {
        0.5 * self.diameter
    }

    /// Radius of the tip, mm.
    pub fn tip_radius(&self) -> f64 {
        0.5 * self.tip_diameter
    }

    /// r(s), mm, at the distance `from_tip` (mm, not negative).
    pub fn radius_at(&self, from_tip: f64) -> f64 {
        self.radius().min(self.tip_radius() + self.slope() * from_tip)
    }

    /// dr/ds in the taper.
    pub fn slope(&self) -> f64 {
        (self.radius() - self.tip_radius()) / self.taper_length
    }

    /// ∫₀^p 2π r ds: the flank in contact at depth p, mm².
    pub fn flank_area(&self, depth: f64) -> f64 {
        let taper = depth.min(self.taper_length);
        let cone = self.tip_radius() * taper + 0.5 * self.slope() * taper * taper;
        let shaft = self.radius() * (depth - taper);
        2.0 * PI * (cone + shaft)
    }

    /// ∫₀^p π r² ds: the volume pushed into the skin at depth p, mm³.
    pub fn volume(&self, depth: f64) -> f64 {
        let taper = depth.min(self.taper_length);
        let (tip, end) = (self.tip_radius(), self.tip_radius() + self.slope() * taper);
        let cone = taper * (tip * tip + tip * end + end * end) / 3.0;
        let shaft = self.radius() * self.radius() * (depth - taper);
        PI * (cone + shaft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerics::quadrature::GaussLegendre;

    #[test]
    fn closed_forms_are_the_integrals() {
        let needle = Needle { length: 1.5, diameter: 0.25, tip_diameter: 0.008, taper_length: 1.0 };
        let rule = GaussLegendre::new(4);
        for depth in [0.0_f64, 0.3, 1.0, 1.4] {
            let both = |integrand: fn(f64) -> f64| {
                let bend = depth.min(1.0);
                rule.integrate(0.0, bend, |s| integrand(needle.radius_at(s)))
                    + rule.integrate(bend, depth, |s| integrand(needle.radius_at(s)))
            };
            assert!((needle.flank_area(depth) - both(|r| 2.0 * PI * r)).abs() < 1e-14);
            assert!((needle.volume(depth) - both(|r| PI * r * r)).abs() < 1e-14);
        }
        assert_eq!(needle.radius_at(0.0), 0.004);
        assert_eq!(needle.radius_at(1.2), 0.125);
    }
}
