//! What a whole device meets: the force of all its needles against how far it sinks.
//!
//! ```text
//! stamp, pen:  F(δ) = N f(δ)
//! roller:      F(δ) = N/2π ∫ f(z(θ)) dθ, inwards for θ < 0, outwards for θ > 0
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | f | force of one needle (`needle::Insertion`) | N | |
//! | δ | approach of the deepest tip | mm | `approach` |
//! | θ, z | angle of a needle on the drum, depth of its tip (`roller`) | rad, mm | `angle`, `tip_depth` |
//!
//! This is the place of the contact of many needles. Here every needle has its own dimple and nobody else's: the plane
//! that all of them push down together cancels under a given force, because the device simply follows it down until its
//! body (drum, plate, rim) lies on the skin. The full problem replaces the scalar compliance by the matrix C(r_ij) of a
//! tensioned plate on fat and [ForceCurve] by its complementarity solution; what uses them does not change. Left out, in
//! words: uneven load within the array, the body touching bulging skin between needles, the inclination of a needle, and
//! that the places of a skin differ (the curve is that of the median place).

use std::f64::consts::PI;

use super::{Device, Roller};
use crate::numerics::quadrature::GaussLegendre;
use crate::numerics::root::RootError;
use crate::physics::needle::{Insertion, NeedleForce};
use crate::physics::parameter::Parameters;

/// Samples of the force curve over the length of the needle: its error is of the order of 1/SAMPLES².
const SAMPLES: usize = 64;

/// Points of the quadrature over the angle of a drum, on each smooth piece.
const POINTS: usize = 12;

/// The force of all needles of a device against its approach, for a skin of median compliance.
#[derive(Debug, Clone, PartialEq)]
pub struct ForceCurve {
    /// (approach in mm, force in N); the approach at which the skin breaks stands twice, before and after.
    points: Vec<(f64, f64)>,
    /// Force of all needles when the skin under the deepest breaks, N, or nothing when the body touches before.
    threshold: Option<f64>,
}

impl ForceCurve {
    /// Samples the curve from first touch until the body of the device lies on the skin.
    pub fn new(
        device: &Device,
        law: &NeedleForce,
        compliance: f64,
        parameters: &Parameters,
    ) -> Result<Self, RootError> {
        let place = Insertion { force: law, compliance, resistance: 1.0 };
        let bed = Bed { device, roller: device.roller(parameters), place, rule: GaussLegendre::new(POINTS) };
        let length = device.needle.length;
        let breaking = place.threshold_approach();
        let mut points = vec![(0.0, 0.0)];
        let mut threshold = None;
        for step in 1..=SAMPLES {
            let approach = length * step as f64 / SAMPLES as f64;
            if threshold.is_none() && approach >= breaking {
                let before = bed.force_before(breaking);
                threshold = Some(before);
                points.extend([(breaking, before), (breaking, bed.force_after(breaking)?)]);
            }
            if threshold.is_none() {
                points.push((approach, bed.force_before(approach)));
            } else if approach > breaking {
                points.push((approach, bed.force_after(approach)?));
            }
        }
        Ok(ForceCurve { points, threshold })
    }

    /// Force of all needles at which the first pierce, N; nothing when they are too short to.
    pub fn threshold(&self) -> Option<f64> {
        self.threshold
    }

    /// How far the device goes under `force` (N): until its needles resist with that force for the first time, or until
    /// its body lies on the skin and carries the rest. Approach in mm and the share of `force` that the needles carry.
    pub fn approach(&self, force: f64) -> (f64, f64) {
        for pair in self.points.windows(2) {
            let ((from, low), (to, high)) = (pair[0], pair[1]);
            if high >= force && high > low {
                let part = (force - low) / (high - low);
                return (from + part * (to - from), 1.0);
            }
        }
        self.points.last().map_or((0.0, 0.0), |(approach, carried)| (*approach, carried / force))
    }
}

/// A device over a skin that is the same everywhere.
struct Bed<'a> {
    device: &'a Device,
    roller: Option<Roller>,
    place: Insertion<'a>,
    rule: GaussLegendre,
}

impl Bed<'_> {
    /// While nothing is pierced: dents are elastic and the same on the way in and out.
    fn force_before(&self, approach: f64) -> f64 {
        let needles = f64::from(self.device.needles);
        if self.place.compliance == 0.0 {
            return 0.0;
        }
        let dent = |tip_depth: f64| tip_depth / self.place.compliance;
        match &self.roller {
            None => needles * dent(approach),
            Some(roller) => {
                let entry = roller.entry_angle(approach);
                let half = self.rule.integrate(0.0, entry, |angle| dent(roller.tip_depth(angle, approach)));
                needles / (2.0 * PI) * 2.0 * half
            }
        }
    }

    /// When the deepest needle has pierced.
    fn force_after(&self, approach: f64) -> Result<f64, RootError> {
        let needles = f64::from(self.device.needles);
        let Some(roller) = &self.roller else {
            return Ok(needles * self.place.force_inwards(approach)?);
        };
        let deepest = self.place.depth(approach)?.unwrap_or(0.0);
        let entry = roller.entry_angle(approach);
        let pierced = roller.angle_at(self.place.threshold_approach(), approach);
        let mut failure = None;
        let mut inwards = |angle: f64| {
            self.place.force_inwards(roller.tip_depth(angle, approach)).unwrap_or_else(|error| {
                failure = Some(error);
                0.0
            })
        };
        let piercing = self.rule.integrate(0.0, pierced, &mut inwards);
        let denting = self.rule.integrate(pierced, entry, &mut inwards);
        let outwards = |angle: f64| self.place.force_outwards(roller.tip_depth(angle, approach), deepest);
        let leaving = self.rule.integrate(0.0, entry, outwards);
        failure.map_or(Ok(needles / (2.0 * PI) * (piercing + denting + leaving)), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Motion;
    use super::*;
    use crate::physics::needle::Needle;

    fn device(motion: Motion) -> Device {
        let needle = Needle::of_size(1.5, 0.25, &Parameters::default());
        Device { needle, needles: 100, width: 10.0, motion }
    }

    fn curve(device: &Device, compliance: f64) -> (NeedleForce, ForceCurve) {
        let parameters = Parameters::default();
        let law = NeedleForce::new(device.needle, &parameters, 1.0, 1.0);
        (law, ForceCurve::new(device, &law, compliance, &parameters).unwrap())
    }

    #[test]
    fn a_stamp_shares_its_force_equally() {
        let stamp = device(Motion::Stamp);
        let (law, curve) = curve(&stamp, 2.5);
        assert!((curve.threshold().unwrap() - 100.0 * law.insertion()).abs() < 1e-12);
        for force in [6.0, 10.0, 15.0] {
            let (approach, carried) = curve.approach(force);
            let place = Insertion { force: &law, compliance: 2.5, resistance: 1.0 };
            let needle = law.penetration(place.depth(approach).unwrap().unwrap());
            assert!((100.0 * needle / force - 1.0).abs() < 1e-3, "{needle} N a needle");
            assert_eq!(carried, 1.0);
        }
        // Half the threshold dents half as far.
        let (approach, _) = curve.approach(0.5 * curve.threshold().unwrap());
        assert!((approach / (0.5 * 2.5 * law.insertion()) - 1.0).abs() < 0.03);
    }

    #[test]
    fn the_sampled_curve_of_a_drum_is_the_curve() {
        let roller = device(Motion::Roller { rows: 10, drum_diameter: 20.0 });
        let parameters = Parameters::default();
        let (law, curve) = curve(&roller, 2.5);
        let place = Insertion { force: &law, compliance: 2.5, resistance: 1.0 };
        let fine = GaussLegendre::new(60);
        let bed = Bed { device: &roller, roller: roller.roller(&parameters), place, rule: fine };
        for force in [0.3, 0.6, 1.0, 1.4] {
            let again = bed.force_after(curve.approach(force).0).unwrap();
            assert!((again / force - 1.0).abs() < 3e-3, "{again} N for {force} N");
        }
    }

    #[test]
    fn beyond_the_length_of_the_needles_the_body_carries_the_rest() {
        let stamp = device(Motion::Stamp);
        let (law, curve) = curve(&stamp, 1.0);
        let place = Insertion { force: &law, compliance: 1.0, resistance: 1.0 };
        let full = 100.0 * place.force_inwards(1.5).unwrap();
        let (approach, carried) = curve.approach(2.0 * full);
        assert_eq!(approach, 1.5);
        assert!((carried - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_drum_goes_deeper_than_a_stamp_under_the_same_force() {
        let roller = device(Motion::Roller { rows: 10, drum_diameter: 20.0 });
        let (_, rolled) = curve(&roller, 2.5);
        let (_, stamped) = curve(&device(Motion::Stamp), 2.5);
        let mut last = 0.0;
        for force in [0.3, 0.6, 1.2] {
            let approach = rolled.approach(force).0;
            assert!(approach > 2.0 * stamped.approach(force).0 && approach > last);
            last = approach;
        }
    }

    #[test]
    fn a_drum_over_rigid_skin_without_friction_is_integrated_exactly() {
        // With C = 0, τ_f = 0 and no taper the force is constant on the way in and zero on the way out: F = N/2π θ0 F_p.
        let mut parameters = Parameters::default();
        parameters.puncture.wall_friction = 0.0;
        let mut roller = device(Motion::Roller { rows: 10, drum_diameter: 20.0 });
        roller.needle.taper_length = 1e-9;
        let law = NeedleForce::new(roller.needle, &parameters, 1.0, 1.0);
        let curve = ForceCurve::new(&roller, &law, 0.0, &parameters).unwrap();
        let expected = |approach: f64| {
            let entry = libm::acos(1.0 - approach / 11.5);
            100.0 / (2.0 * PI) * entry * law.penetration(1.0)
        };
        let (approach, _) = curve.approach(expected(0.75));
        assert!((approach - 0.75).abs() < 1e-4, "{approach}");
    }
}
