//! One needle against one yielding skin: how deep it goes when its device is pressed by δ.
//!
//! ```text
//! before puncture   F = δ/C                     the skin dents and follows the tip
//! puncture          F = F_ins                   at δ_ins = C F_ins; then, at the same δ, C F_p(p) + p = C F_ins
//! after             C F_p(p) + p = δ            the dimple C F and the depth p share the way δ
//! at most            p = L                         the body of the device lies on the skin
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | δ | way of the tip below the plane of the skin around it | mm | `approach` |
//! | p | depth of the tip in the skin | mm | `depth` |
//! | C | local compliance | mm/N | `compliance` |
//!
//! C is what this needle dents beyond its neighbours; how far a group of needles pushes the skin down together is another
//! matter (`puncture::contact`). Blunt tips jump at the puncture, sharp ones slide in.

use super::NeedleForce;
use crate::numerics::root::{self, RootError};

/// Depths are solved to this, mm: far below anything that matters, above rounding.
const DEPTH_TOLERANCE: f64 = 1e-9;

/// A needle, the skin's compliance under it, and the force that this place of the skin resists puncture with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Insertion<'a> {
    pub force: &'a NeedleForce,
    /// C, mm/N.
    pub compliance: f64,
    /// Local threshold over that of the registry's line (thick or thin stratum corneum), 1.
    pub resistance: f64,
}

impl Insertion<'_> {
    /// The force at which the skin gives way, N: the barrier of nucleation, or that of going on where it is higher.
    pub fn threshold(&self) -> f64 {
        (self.force.insertion() * self.resistance).max(self.force.penetration(0.0))
    }

    /// The way at which it gives way, mm.
    pub fn threshold_approach(&self) -> f64 {
        self.compliance * self.threshold()
    }

    /// The depth reached when pressed by `approach` (mm), or nothing when the skin only dents.
    pub fn depth(&self, approach: f64) -> Result<Option<f64>, RootError> {
        if approach < self.threshold_approach() || approach <= 0.0 {
            return Ok(None);
        }
        let balance = |depth: f64| self.compliance * self.force.penetration(depth) + depth - approach;
        let length = self.force.needle().length;
        if balance(length) <= 0.0 {
            return Ok(Some(length));
        }
        root::bracketed(balance, 0.0, approach.min(length), DEPTH_TOLERANCE).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::needle::Needle;
    use crate::physics::parameter::Parameters;

    fn law(tip_diameter: f64) -> NeedleForce {
        let parameters = Parameters::default();
        let needle = Needle { tip_diameter, ..Needle::of_size(1.5, 0.25, &parameters) };
        NeedleForce::new(needle, &parameters, 1.0, 1.0)
    }

    fn insertion(force: &NeedleForce, compliance: f64) -> Insertion<'_> {
        Insertion { force, compliance, resistance: 1.0 }
    }

    #[test]
    fn depth_over_length_as_the_model_page_says() {
        let force = law(0.008);
        for (compliance, range) in [(1.0, 0.8..0.9), (6.0, 0.4..0.5)] {
            let ratio = insertion(&force, compliance).depth(1.5).unwrap().unwrap() / 1.5;
            assert!(range.contains(&ratio), "C = {compliance} mm/N: p/L = {ratio}");
        }
    }

    #[test]
    fn the_balance_holds_and_rigid_skin_takes_the_whole_way() {
        let force = law(0.008);
        for approach in [0.3, 0.9, 1.5] {
            let depth = insertion(&force, 3.0).depth(approach).unwrap().unwrap();
            assert!((3.0 * force.penetration(depth) + depth - approach).abs() < 1e-7);
            assert!((insertion(&force, 0.0).depth(approach).unwrap().unwrap() - approach).abs() < 1e-8);
        }
    }

    #[test]
    fn below_the_threshold_skin_dents_and_blunt_tips_jump() {
        let sharp = law(0.008);
        let one = insertion(&sharp, 4.0);
        let edge = one.threshold_approach();
        assert!((edge - 4.0 * (4.59 * 8.0 - 2.97) * 1e-3).abs() < 1e-12);
        assert_eq!(one.depth(0.999 * edge).unwrap(), None);
        let blunt = law(0.037);
        let jump = |force: &NeedleForce| {
            let place = insertion(force, 4.0);
            let depth = place.depth(place.threshold_approach()).unwrap().unwrap();
            place.threshold() - force.penetration(depth)
        };
        assert!(jump(&blunt) > 4.0 * jump(&sharp) && jump(&sharp) > 0.0);
    }

    #[test]
    fn no_needle_goes_deeper_than_its_length() {
        let force = law(0.008);
        assert_eq!(insertion(&force, 2.5).depth(4.0).unwrap(), Some(1.5));
    }
}
