//! How deep a needle goes under a force: the law of penetration the other way round, for the contact of many.
//!
//! ```text
//! P(F; p_max) = max(p_max, F_p⁻¹(F)),   at most L
//! ```
//!
//! A needle that has been at p_max stays there while less force than F_p(p_max) holds it, and slides out freely when none does:
//! the friction of leaving (a few per cent of the force) is left out. At L the body of the device lies on the skin. F_p⁻¹ is
//! straight between [SAMPLES] depths, so that the contact of needles is piecewise linear.

use crate::numerics::contact::Extent;
use crate::physics::needle::NeedleForce;

/// The inverse of F_p is sampled at this many depths; it errs by less than 2·10⁻⁴ of the length of the needle.
const SAMPLES: usize = 128;

/// Samples of F_p⁻¹ of one needle in one skin.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PenetrationCurve {
    /// N, increasing.
    forces: Vec<f64>,
    /// mm.
    depths: Vec<f64>,
    /// ∫₀^F P, N mm.
    energies: Vec<f64>,
}

impl PenetrationCurve {
    /// From the tip to the whole length.
    pub fn new(law: &NeedleForce) -> PenetrationCurve {
        let length = law.needle().length;
        let mut curve = PenetrationCurve { forces: Vec::new(), depths: Vec::new(), energies: Vec::new() };
        let mut energy = 0.0;
        let mut depths: Vec<f64> = (0..=SAMPLES).map(|sample| length * sample as f64 / SAMPLES as f64).collect();
        // The law has a kink where the taper ends.
        depths.push(law.needle().taper_length.min(length));
        depths.sort_by(f64::total_cmp);
        for depth in depths {
            let force = law.penetration(depth);
            if let (Some(last_force), Some(last_depth)) = (curve.forces.last(), curve.depths.last()) {
                // A shaft without friction needs the same force at every depth: there the needle goes in to its end.
                if force <= *last_force {
                    continue;
                }
                energy += 0.5 * (force - last_force) * (depth + last_depth);
            }
            curve.forces.push(force);
            curve.depths.push(depth);
            curve.energies.push(energy);
        }
        if let Some(last) = curve.depths.last_mut() {
            *last = length;
        }
        curve
    }

    /// F_p⁻¹, mm.
    pub fn depth(&self, force: f64) -> f64 {
        self.extent(force, 0.0).value
    }

    /// P(F) of a needle that has been at `deepest` (mm).
    pub fn extent(&self, force: f64, deepest: f64) -> Extent {
        let last = self.forces.len() - 1;
        let (value, slope, energy) = if force < self.forces[0] {
            (0.0, 0.0, 0.0)
        } else if force >= self.forces[last] {
            let end = self.depths[last];
            (end, 0.0, self.energies[last] + end * (force - self.forces[last]))
        } else {
            let above = self.forces.partition_point(|sample| *sample <= force).min(last);
            let (from, to) = (above - 1, above);
            let slope = (self.depths[to] - self.depths[from]) / (self.forces[to] - self.forces[from]);
            let way = force - self.forces[from];
            let depth = self.depths[from] + slope * way;
            (depth, slope, self.energies[from] + 0.5 * way * (self.depths[from] + depth))
        };
        if value > deepest {
            // ∫ max(p_max, P): the strip under p_max that P had not filled yet.
            let filled = self.energy_up_to(deepest);
            return Extent { value, slope, energy: energy + filled };
        }
        Extent { value: deepest, slope: 0.0, energy: deepest * force.max(0.0) }
    }

    /// ∫ (p_max − P)₊ dF up to where P reaches p_max.
    fn energy_up_to(&self, deepest: f64) -> f64 {
        let mut missing = deepest * self.forces[0];
        for sample in 1..self.forces.len() {
            let (low, high) = (self.depths[sample - 1], self.depths[sample]);
            if low >= deepest {
                break;
            }
            let width = self.forces[sample] - self.forces[sample - 1];
            let part = ((deepest - low) / (high - low)).min(1.0);
            missing += width * part * (deepest - 0.5 * (low + low + part * (high - low)));
        }
        missing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::needle::Needle;
    use crate::physics::parameter::Parameters;

    fn law() -> NeedleForce {
        let parameters = Parameters::default();
        NeedleForce::new(Needle::of_size(1.5, 0.25, &parameters), &parameters, 1.0, 1.0)
    }

    #[test]
    fn the_curve_is_the_inverse_of_the_law() {
        let (law, curve) = (law(), PenetrationCurve::new(&law()));
        for step in 1..300 {
            let depth = 0.005 * f64::from(step);
            assert!((curve.depth(law.penetration(depth)) - depth).abs() < 3e-4, "{depth} mm");
        }
        assert_eq!((curve.depth(0.0), curve.depth(10.0)), (0.0, 1.5));
    }

    #[test]
    fn the_energy_is_the_integral_of_the_extent() {
        let curve = PenetrationCurve::new(&law());
        for deepest in [0.0, 0.4, 1.2] {
            let mut integral = 0.0;
            for step in 0..4000 {
                let force = 1e-4 * (f64::from(step) + 0.5);
                integral += 1e-4 * curve.extent(force, deepest).value;
            }
            let energy = curve.extent(0.4, deepest).energy;
            assert!((energy / integral - 1.0).abs() < 1e-5, "{energy} for {integral}");
        }
    }
}
