//! One needle against one yielding skin: how deep it goes when its device is pressed by δ.
//!
//! ```text
//! before puncture   F = δ/C                     the skin dents and follows the tip
//! puncture          F = F_ins                   at δ_ins = C F_ins; then, at the same δ, C F_p(p) + p = C F_ins
//! after             C F_p(p) + p = δ            the dimple C F and the depth p share the way δ
//! on the way back   F = (δ − p_max)/C           the needle sticks until friction gives way: F ≥ −τ_f ∫₀^p 2π r ds
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
        root::bracketed(balance, 0.0, approach, DEPTH_TOLERANCE).map(Some)
    }

    /// The force on the way in, N.
    pub fn force_inwards(&self, approach: f64) -> Result<f64, RootError> {
        match self.depth(approach)? {
            Some(depth) => Ok(self.force.penetration(depth)),
            None if self.compliance > 0.0 => Ok(approach.max(0.0) / self.compliance),
            None => Ok(0.0),
        }
    }

    /// The force on the way back at `approach` after the depth `deepest` was reached, N; negative while it pulls. The skin
    /// that a sliding needle lifts (C times friction, a few per cent of the depth) is left out of the depth.
    pub fn force_outwards(&self, approach: f64, deepest: f64) -> f64 {
        let sliding = -self.force.friction(approach.min(deepest));
        if self.compliance > 0.0 { sliding.max((approach - deepest) / self.compliance) } else { sliding }
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
        assert!((one.force_inwards(0.5 * edge).unwrap() - 0.5 * one.threshold()).abs() < 1e-12);
        let blunt = law(0.037);
        let jump = |force: &NeedleForce| {
            let place = insertion(force, 4.0);
            place.threshold() - place.force_inwards(place.threshold_approach()).unwrap()
        };
        assert!(jump(&blunt) > 4.0 * jump(&sharp) && jump(&sharp) > 0.0);
    }

    #[test]
    fn the_way_back_starts_at_the_force_of_the_way_in_and_ends_pulling() {
        let force = law(0.008);
        let place = insertion(&force, 2.5);
        let deepest = place.depth(1.5).unwrap().unwrap();
        assert!((place.force_outwards(1.5, deepest) - place.force_inwards(1.5).unwrap()).abs() < 1e-7);
        assert!(place.force_outwards(0.5 * deepest, deepest) < 0.0);
        assert_eq!(place.force_outwards(0.0, deepest), 0.0);
    }
}
