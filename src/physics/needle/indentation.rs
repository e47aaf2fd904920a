//! The dent of a tip that has not yet pierced.
//!
//! ```text
//! F = (16/9) E √r_tip D^1.5      D ≪ r_tip
//! F = β E D²                     D ≫ r_tip
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | D | depth of the dent | mm | `dent` |
//! | E | modulus at the scale of the tip | MPa | `tip_scale_modulus` |
//! | β | depends on the Ogden exponent, not on the tip | 1 | `indentation_coefficient` |
//!
//! Shojaeifard & Bacca 2025, Soft Matter, doi:10.1039/D5SM00502G; incompressible solid, spherical tip. Between the limits the
//! larger of the two is taken; they cross at D = (16/9β)² r_tip, about 35 tip radii. The model of puncture uses the linear
//! local compliance instead, which also holds what lies under the tip; a test compares the two at the point of puncture.

use super::Needle;
use crate::physics::parameter::Parameters;

/// The force, N, of a dent (mm) under the tip of `needle`.
pub fn indentation_force(dent: f64, needle: &Needle, parameters: &Parameters) -> f64 {
    let modulus = parameters.skin.tip_scale_modulus;
    let shallow = 16.0 / 9.0 * modulus * needle.tip_radius().sqrt() * dent * dent.sqrt();
    let deep = parameters.puncture.indentation_coefficient * modulus * dent * dent;
    shallow.max(deep)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerics::root;
    use crate::physics::needle::{Insertion, NeedleForce};

    #[test]
    fn the_dimple_at_puncture_is_that_of_the_local_compliance() {
        let parameters = Parameters::default();
        let needle = Needle::of_size(1.5, 0.25, &parameters);
        let law = NeedleForce::new(needle, &parameters, 1.0, 1.0);
        let place = Insertion { force: &law, compliance: parameters.puncture.local_compliance, resistance: 1.0 };
        let excess = |dent: f64| indentation_force(dent, &needle, &parameters) - law.insertion();
        let dent = root::bracketed(excess, 0.0, 1.0, 1e-9).unwrap();
        // Two independent estimates, 0.06 and 0.08 mm: neither is known to better than a factor of two.
        assert!(place.threshold_approach() / dent > 0.5 && place.threshold_approach() / dent < 2.0, "{dent} mm");
    }

    #[test]
    fn the_limits_cross_where_they_should() {
        let parameters = Parameters::default();
        let needle = Needle::of_size(1.5, 0.25, &parameters);
        let ratio = 16.0 / (9.0 * parameters.puncture.indentation_coefficient);
        let crossing = ratio * ratio * needle.tip_radius();
        let growth = |dent: f64| {
            indentation_force(2.0 * dent, &needle, &parameters) / indentation_force(dent, &needle, &parameters)
        };
        assert!((growth(0.1 * crossing) - libm::pow(2.0, 1.5)).abs() < 1e-12);
        assert!((growth(2.0 * crossing) - 4.0).abs() < 1e-12);
    }
}
