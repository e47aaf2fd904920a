//! Melanin by phototype.

/// Melanosomes per volume of epidermis of the Fitzpatrick phototypes 1 to 6. Set so that a woman's cheek lies in the midst of the
/// class of skin colour that goes with each (ITA 58, 48, 35, 19, −10, −50 degrees); measured are 1.3–6.3 % in light, 11–16 % in moderate and 18–43 %
/// in dark skin (Jacques 1998).
const MELANIN: [f64; 6] = [0.0133, 0.0262, 0.0445, 0.0733, 0.152, 0.361];

/// Of a phototype, 1 to 6; what lies outside counts as the nearest.
pub fn melanin(phototype: u8) -> f64 {
    MELANIN[usize::from(phototype.clamp(1, 6)) - 1]
}

#[cfg(test)]
mod tests {
    use super::super::{Colour, Layers, Substrate};
    use super::*;
    use crate::physics::parameter::OutcomeParameters;

    #[test]
    fn phototypes_lie_in_the_midst_of_their_classes() {
        let parameters = OutcomeParameters::default();
        for (phototype, angle) in [(1, 58.0), (2, 48.0), (3, 35.0), (4, 19.0), (5, -10.0), (6, -50.0)] {
            let skin = Layers {
                epidermis: 0.0557,
                melanin: melanin(phototype),
                dermis: 0.87,
                density: 1.0,
                blood: parameters.dermal_blood,
                saturation: parameters.blood_saturation,
                dermal_melanin: 0.0,
                substrate: Substrate { blood: parameters.fat_blood, saturation: parameters.venous_saturation },
            };
            let colour = Colour::of_reflectance(&skin.reflectance(&parameters));
            println!("{phototype} {colour:?} {}", colour.typology_angle());
            assert!(
                (colour.typology_angle() - angle).abs() < 1.0,
                "{phototype} {colour:?} {}",
                colour.typology_angle()
            );
        }
    }
}
