//! The force that a needle needs: first to get in, then to go on.
//!
//! ```text
//! F_ins  = a d_tip − b                                       a barrier of nucleation: Römgens et al. 2014
//! F_p(p) = π c µ^(1−n) J^n r(p)^(2−n) + τ_f ∫₀^p 2π r ds     steady penetration, with π c = 2.83, n = 0.86
//! ```
//!
//! The first term follows from p_s/µ = c (J/(µR))^n, the minimum over the length of the crack in the energy balance of
//! Shergold & Fleck 2004 (doi:10.1098/rspa.2004.1315) in a one-term Ogden solid with α = 9.
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | a, b | slope and offset of the line | N/mm, N | `insertion_force_slope`, `insertion_force_offset` |
//! | µ | shear modulus | MPa | `ogden_modulus` |
//! | J | toughness | N/mm | `needle_toughness` |
//! | τ_f | friction | MPa | `wall_friction` |
//! | c, n | fitted constants | 1 | `penetration_coefficient`, `penetration_exponent` |
//!
//! Of the cutting term the share n tears and the share 1 − n spreads: at the minimum over the length of the crack, the
//! share of the crack's term in p_s is d ln p_s/d ln J, because the length itself may be held fixed there.
//!
//! Range: tips of 5–37 µm were measured; J/(µR) of about 10–1000 in the fit. Both laws are for needles pressed slowly;
//! vibration scales both.

use std::f64::consts::PI;

use super::Needle;
use crate::physics::parameter::Parameters;

/// The laws of one needle in one skin, with everything that does not change from puncture to puncture worked out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NeedleForce {
    needle: Needle,
    /// N.
    insertion: f64,
    /// Cutting force per r^(2−n), N/mm^(2−n).
    cutting: f64,
    radius_exponent: f64,
    /// Friction, MPa.
    friction: f64,
}

impl NeedleForce {
    /// `stiffening` multiplies µ (rate of strain), `vibration` multiplies all forces; 1 for a slow, quiet needle.
    pub fn new(needle: Needle, parameters: &Parameters, stiffening: f64, vibration: f64) -> NeedleForce {
        let constants = &parameters.puncture;
        let exponent = constants.penetration_exponent;
        let modulus = parameters.skin.ogden_modulus * stiffening;
        let line = constants.insertion_force_slope * needle.tip_diameter - constants.insertion_force_offset;
        let cutting = PI
            * constants.penetration_coefficient
            * libm::pow(modulus, 1.0 - exponent)
            * libm::pow(parameters.skin.needle_toughness, exponent);
        NeedleForce {
            needle,
            insertion: vibration * line,
            cutting: vibration * cutting,
            radius_exponent: 2.0 - exponent,
            friction: vibration * constants.wall_friction,
        }
    }

    pub fn needle(&self) -> &Needle {
        &self.needle
    }

    /// F_ins, N; not positive where the line of Römgens et al. ends (tips below about 0.65 µm).
    pub fn insertion(&self) -> f64 {
        self.insertion
    }

    /// F_p(p), N, at depth p, mm.
    pub fn penetration(&self, depth: f64) -> f64 {
        self.cutting(depth) + self.friction(depth)
    }

    /// The part of F_p that is not friction, N: it cracks the skin and wedges the crack open.
    pub fn cutting(&self, depth: f64) -> f64 {
        self.cutting * libm::pow(self.needle.radius_at(depth), self.radius_exponent)
    }

    /// The part of F_p that makes new surface, N.
    pub fn tearing(&self, depth: f64) -> f64 {
        (2.0 - self.radius_exponent) * self.cutting(depth)
    }

    /// The part of F_p that is stored as strain around the needle, N.
    pub fn spreading(&self, depth: f64) -> f64 {
        (self.radius_exponent - 1.0) * self.cutting(depth)
    }

    /// The part of F_p that friction makes up, N.
    pub fn friction(&self, depth: f64) -> f64 {
        self.friction * self.needle.flank_area(depth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerics::quadrature::GaussLegendre;

    fn force(diameter: f64, tip_diameter: f64, toughness: f64) -> NeedleForce {
        let mut parameters = Parameters::default();
        parameters.skin.needle_toughness = toughness;
        NeedleForce::new(Needle { length: 1.5, diameter, tip_diameter, taper_length: 1.0 }, &parameters, 1.0, 1.0)
    }

    #[test]
    fn published_force_of_a_quarter_millimetre_needle() {
        for (toughness, expected) in [(1.14, 0.21), (2.5, 0.42)] {
            let law = force(0.25, 0.008, toughness);
            let cutting = law.cutting(1.0);
            assert!((law.tearing(1.0) + law.spreading(1.0) - cutting).abs() < 1e-12);
            assert!((cutting / expected - 1.0).abs() < 0.04, "{cutting} N for {expected} N");
        }
    }

    #[test]
    fn insertion_force_of_romgens() {
        for (tip, expected) in [(0.005, 0.020), (0.037, 0.167)] {
            let insertion = force(0.25, tip, 1.14).insertion();
            assert!((insertion - expected).abs() < 2e-4, "{insertion} N for {expected} N");
        }
    }

    #[test]
    fn the_force_grows_with_depth_and_vibration_scales_it() {
        let law = force(0.25, 0.008, 1.14);
        let shaken = NeedleForce::new(*law.needle(), &Parameters::default(), 1.0, 0.7);
        let mut last = 0.0;
        for step in 0..15 {
            let depth = 0.1 * f64::from(step);
            assert!(law.penetration(depth) > last);
            last = law.penetration(depth);
            assert!((shaken.penetration(depth) / last - 0.7).abs() < 1e-12);
        }
    }

    /// U/(µR²) of a slit of length 2a, opened to a circle of radius R: plane-strain cavity of reference radius b = 2a/π in an
    /// Ogden solid, by Gauss quadrature in ln ρ.
    fn strain_energy(half_crack: f64, alpha: f64) -> f64 {
        let cavity = 2.0 * half_crack / PI;
        let rule = GaussLegendre::new(8);
        let density = |logarithm: f64| {
            let radius = cavity * libm::exp(logarithm);
            let stretch = (radius * radius + 1.0 - cavity * cavity).sqrt() / radius;
            let energy = 2.0 / (alpha * alpha) * (libm::pow(stretch, alpha) + libm::pow(stretch, -alpha) - 2.0);
            energy * 2.0 * PI * radius * radius
        };
        (0..60).map(|piece| rule.integrate(0.2 * f64::from(piece), 0.2 * f64::from(piece + 1), density)).sum()
    }

    #[test]
    fn the_fit_is_the_minimum_of_the_energy_balance() {
        let alpha = Parameters::default().skin.ogden_exponent;
        for ratio in [10.0, 30.0, 83.0, 200.0, 1000.0_f64] {
            let pressure = |half_crack: f64| 2.0 / PI * ratio * half_crack + strain_energy(half_crack, alpha) / PI;
            let cracks = (1..1570).map(|step| 0.001 * f64::from(step));
            let crack = cracks.min_by(|one, other| pressure(*one).total_cmp(&pressure(*other))).unwrap();
            let least = pressure(crack);
            let fit = 0.90 * libm::pow(ratio, 0.86);
            assert!((fit / least - 1.0).abs() < 0.03, "J/(µR) = {ratio}: {fit} for {least}");
            let torn = 2.0 / PI * ratio * crack / least;
            assert!((torn - 0.86).abs() < 0.06, "J/(µR) = {ratio}: {torn} of the force tears");
        }
    }
}
