//! How skin yields under one needle, for as long as the needle is there.
//!
//! ```text
//! C = C_ref · G(t_ref)/G(t) · (t/t_ref)^n · e^(−a (age − 30 a))        G(t) = g∞ + g₁ e^(−t/τ₁) + (1 − g∞ − g₁) e^(−t/τ₂)
//! µ = µ_ref (t_ref/t)^n                                   stiffening with the rate of strain
//! E = E_ref · G(t)/G(t_E) · (t_E/t)^n · e^(a (age − 30 a))                 dermis and fat as the bed of the needles
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | C | local compliance: the dimple of one needle | mm/N | [LocalCompliance] |
//! | t, t_ref | time of contact; the one that C_ref holds for | d | `contact_time`, `compliance_contact_time` |
//! | t_E | the time that the moduli hold for | d | `modulus_loading_time` |
//! | G | share of the first stiffness that is left | 1 | [relaxation] |
//!
//! Fast strokes meet stiffer skin, dent it less and go deeper. C_ref is assumed; the relaxation is a fit to indentations of
//! 0.5–20 µm over 10 s, and for milliseconds it is an extrapolation.

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
        let relaxed = relaxation(reference, material) / relaxation(contact_time, material);
        let aged = libm::exp(-material.age_stiffening * (skin.age - REFERENCE_AGE));
        let stiffening = libm::pow(reference / contact_time, material.rate_stiffening);
        LocalCompliance {
            median: constants.local_compliance * relaxed * aged / stiffening,
            variation: constants.local_compliance_spread,
            stiffening,
            bed_stiffening: relaxation(contact_time, material) / relaxation(material.modulus_loading_time, material)
                * libm::pow(material.modulus_loading_time / contact_time, material.rate_stiffening)
                / aged,
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
        assert!(fast.median < 0.95 * at_reference.median && fast.stiffening > 1.5);
    }
}
