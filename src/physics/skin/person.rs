//! One person's skin at one site.

use super::site::{Site, SiteThickness};
use crate::physics::parameter::SkinParameters;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    Female,
    Male,
}

/// What lies on the bench or the couch. Only skin in vivo clears solute through capillaries and heals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Preparation {
    InVivo,
    FullThickness,
    EpidermalSheet,
}

/// One person's skin at one site. Lengths in mm.
#[derive(Debug, Clone, PartialEq)]
pub struct Skin {
    pub site: Site,
    pub sex: Sex,
    /// Age in days (internal unit of time).
    pub age: f64,
    /// Fitzpatrick phototype, 1 to 6.
    pub phototype: u8,
    pub preparation: Preparation,
    pub stratum_corneum: f64,
    /// Viable epidermis and stratum corneum together, from histology.
    pub epidermis: f64,
    /// From ultrasound.
    pub dermis: f64,
    /// Fat between the dermis and bone or muscle, which do not yield; nothing: so deep that they do not matter.
    pub subcutis: Option<f64>,
}

impl Skin {
    /// With the thicknesses of the person that the parameters describe: those of this skin times their factors, all 1 by default. The
    /// epidermis is the stratum corneum and the living layers under it, each times its own factor, so that nobody has a stratum corneum
    /// thicker than the epidermis.
    pub fn of_person(self, parameters: &SkinParameters) -> Skin {
        let SkinParameters { stratum_corneum_factor, epidermis_factor, .. } = *parameters;
        // h f_h + (e − h) f_e, in an order that leaves the bits of e if both are 1.
        let thicker = self.stratum_corneum * (stratum_corneum_factor - epidermis_factor);
        Skin {
            stratum_corneum: self.stratum_corneum * stratum_corneum_factor,
            epidermis: self.epidermis * epidermis_factor + thicker,
            dermis: self.dermis * parameters.dermis_factor,
            subcutis: self.subcutis.map(|subcutis| subcutis * parameters.subcutis_factor),
            ..self
        }
    }

    /// Living skin with the thicknesses that are typical of site and sex; `age` in days.
    pub fn typical(site: Site, sex: Sex, age: f64, phototype: u8) -> Skin {
        let thickness = SiteThickness::of(site);
        Skin {
            site,
            sex,
            age,
            phototype,
            preparation: Preparation::InVivo,
            stratum_corneum: thickness.stratum_corneum_um.value * 1e-3,
            epidermis: thickness.epidermis_um.value * 1e-3,
            dermis: thickness.dermis_mm(sex).value,
            subcutis: Some(thickness.subcutis_mm.value),
        }
    }

    /// Epidermis and dermis together, mm.
    pub fn thickness(&self) -> f64 {
        self.epidermis + self.dermis
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A rat's epidermis of 32 µm, 18 of them stratum corneum, was thinner than its stratum corneum in one draw of 24.
    #[test]
    fn a_person_s_stratum_corneum_is_part_of_the_epidermis() {
        let mut factors = SkinParameters::default();
        let rat = Skin { stratum_corneum: 0.018, epidermis: 0.032, ..Skin::typical(Site::Abdomen, Sex::Male, 7e3, 1) };
        let same = rat.clone().of_person(&factors);
        assert!(same == rat);
        (factors.stratum_corneum_factor, factors.epidermis_factor) = (1.5, 0.5);
        let thin = rat.of_person(&factors);
        assert!((thin.stratum_corneum - 0.027).abs() < 1e-15);
        assert!((thin.epidermis - (0.027 + 0.007)).abs() < 1e-15);
    }

    #[test]
    fn the_cheek_of_a_woman_is_the_measured_one() {
        let skin = Skin::typical(Site::Cheek, Sex::Female, 30.0 * 365.25, 3);
        assert_eq!(skin.dermis, 0.87);
        assert!((skin.thickness() - 0.9425).abs() < 1e-12);
        assert!((skin.stratum_corneum - 0.0168).abs() < 1e-12);
    }
}
