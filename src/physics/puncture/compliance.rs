//! How skin yields under one needle, for as long as the needle is there.
//!
//! ```text
//! C = C_ref · M(t_ref)/M(t) · e^(−a (age − 30 a))                   the dimple of one needle
//! µ = µ_ref · M(t)/M(t_ref)                                         what a needle cuts
//! E = E_ref · M(t)/M(t_E) · e^(a (age − 30 a))                      dermis and fat as the bed of the needles
//!
//! M(t) = G(t)                 for t ≥ τ₁,     G(t) = g∞ + g₁ e^(−t/τ₁) + (1 − g∞ − g₁) e^(−t/τ₂)
//! M(t) = G(τ₁) (τ₁/t)^n       for t < τ₁
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | C | local compliance: the dimple of one needle | mm/N | [LocalCompliance] |
//! | t, t_ref | time of contact; the one that C_ref holds for | d | `contact_time`, `compliance_contact_time` |
//! | t_E | the time that the moduli hold for | d | `modulus_loading_time` |
//! | G | share of the first stiffness that is left, as fitted to seconds | 1 | [relaxation] |
//! | M | the same, carried on to milliseconds by the law of rate | 1 | [stiffness] |
//!
//! Fast strokes meet stiffer skin, dent it less and go deeper. C_ref is assumed; the relaxation is a fit to indentations of
//! 0.5–20 µm over 10 s; below τ₁, where it has nothing to say, skin stiffens with the rate as pig skin does over six decades
//! (at τ₁ both have the same slope). That fat follows the law of skin is assumed.

use super::{Device, Motion, stroke};
use crate::physics::parameter::{Parameters, SkinParameters};
use crate::physics::skin::Skin;

/// Age at which the registry's stiffnesses hold, d.
const REFERENCE_AGE: f64 = 30.0 * 365.25;

/// G(t)/G(0): how much of its first stiffness skin keeps after `time` (d) under load.
pub fn relaxation(time: f64, skin: &SkinParameters) -> f64 {
    let slow_share = 1.0 - skin.relaxed_share - skin.fast_relaxation_share;
    skin.relaxed_share
        + skin.fast_relaxation_share * libm::exp(-time / skin.fast_relaxation_time)
        + slow_share * libm::exp(-time / skin.slow_relaxation_time)
}

/// M(t): stiffness after `time` (d) under load over that which the series of relaxation begins with.
pub fn stiffness(time: f64, skin: &SkinParameters) -> f64 {
    let joint = skin.fast_relaxation_time;
    if time >= joint {
        relaxation(time, skin)
    } else {
        relaxation(joint, skin) * libm::pow(joint / time, skin.rate_stiffening)
    }
}

/// The dimple under one needle per force, and how fast contact changes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LocalCompliance {
    /// mm/N.
    pub median: f64,
    /// Coefficient of variation between needles.
    pub variation: f64,
    /// µ at this speed over µ at the speed that the registry refers to.
    pub stiffening: f64,
    /// Moduli of dermis and fat at this speed over those of the registry.
    pub bed_stiffening: f64,
}

impl LocalCompliance {
    /// For a contact that lasts `contact_time` (d).
    pub fn new(skin: &Skin, contact_time: f64, parameters: &Parameters) -> LocalCompliance {
        let (material, constants) = (&parameters.skin, &parameters.puncture);
        let reference = constants.compliance_contact_time;
        let aged = libm::exp(-material.age_stiffening * (skin.age - REFERENCE_AGE));
        let stiffness_now = stiffness(contact_time, material);
        let stiffening = stiffness_now / stiffness(reference, material);
        LocalCompliance {
            median: constants.local_compliance * aged / stiffening,
            variation: constants.local_compliance_spread,
            stiffening,
            bed_stiffening: stiffness_now / stiffness(material.modulus_loading_time, material) / aged,
        }
    }
}

/// How long a needle of this device stays in contact, d.
pub fn contact_time(device: &Device, parameters: &Parameters) -> f64 {
    match device.motion {
        Motion::Roller { .. } => device.roller().map_or(0.0, |roller| {
            let arc = 2.0 * roller.drum_radius * roller.entry_angle(device.needle.length);
            arc / parameters.puncture.roller_speed
        }),
        Motion::Stamp => parameters.puncture.stamp_dwell,
        Motion::Pen { frequency, .. } => stroke::contact_share(device.needle.length, device.needle.length) / frequency,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::needle::Needle;
    use crate::physics::skin::{Preparation, Sex, Site};

    #[test]
    fn relaxation_of_crichton() {
        let skin = Parameters::default().skin;
        let second = 1.0 / 86_400.0;
        assert_eq!(relaxation(0.0, &skin), 1.0);
        // About 40 % of the force goes within the first second, about 10 % more until the tenth.
        assert!((relaxation(second, &skin) - 0.60).abs() < 0.01);
        assert!((relaxation(10.0 * second, &skin) - 0.51).abs() < 0.01);
    }

    #[test]
    fn fast_strokes_meet_stiffer_skin() {
        let parameters = Parameters::default();
        let skin = Skin {
            site: Site::Cheek,
            sex: Sex::Male,
            age: REFERENCE_AGE,
            phototype: 2,
            preparation: Preparation::InVivo,
            stratum_corneum: 0.017,
            epidermis: 0.07,
            dermis: 1.1,
            subcutis: None,
        };
        let reference = parameters.puncture.compliance_contact_time;
        let at_reference = LocalCompliance::new(&skin, reference, &parameters);
        assert_eq!(at_reference.median, parameters.puncture.local_compliance);
        assert_eq!(at_reference.stiffening, 1.0);
        let needle = Needle::of_size(1.0, 0.25, &parameters);
        let second = 1.0 / 86_400.0;
        let motion = Motion::Pen { frequency: 100.0 / second, glide_speed: 20.0 / second, rim_diameter: 12.0 };
        let pen = Device { needle, needles: 12, width: 8.0, motion };
        assert!((contact_time(&pen, &parameters) - 0.01 * second).abs() < 1e-15);
        let fast = LocalCompliance::new(&skin, contact_time(&pen, &parameters), &parameters);
        assert!(fast.median < 0.7 * at_reference.median && fast.stiffening > 1.5);
        // Relaxation and the law of rate meet with nearly the same slope.
        let slope = |time: f64| {
            let ratio = stiffness(0.99 * time, &parameters.skin) / stiffness(1.01 * time, &parameters.skin);
            libm::log(ratio) / libm::log(1.01 / 0.99)
        };
        let joint = parameters.skin.fast_relaxation_time;
        assert!((slope(0.9 * joint) - 0.2).abs() < 1e-9 && (slope(1.1 * joint) - 0.2).abs() < 0.03);
    }
}
