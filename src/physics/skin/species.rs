//! Skin on the bench that is not human: its thicknesses. That it is otherwise like human skin is an assumption.

use super::site::Thickness;
use crate::physics::parameter::Evidence;

/// Whose skin lies on a diffusion cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Species {
    Pig,
    Rat,
}

/// The thicknesses of one species.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpeciesThickness {
    pub stratum_corneum_um: Thickness,
    /// Stratum corneum included.
    pub epidermis_um: Thickness,
    pub dermis_mm: Thickness,
}

impl SpeciesThickness {
    /// The row of a species.
    pub fn of(species: Species) -> SpeciesThickness {
        match species {
            Species::Pig => PIG,
            Species::Rat => RAT,
        }
    }
}

/// Fat or cloth under excised skin, mm: assumed.
pub const UNDER_EXCISED_SKIN: f64 = 1.0;

const fn recalled(value: f64, source: &'static str) -> Thickness {
    Thickness { value, evidence: Evidence::Recalled, source }
}

const fn assumed(value: f64, source: &'static str) -> Thickness {
    Thickness { value, evidence: Evidence::Assumed, source }
}

const PIG: SpeciesThickness = SpeciesThickness {
    stratum_corneum_um: recalled(
        20.0,
        "recalled: ear of pigs, 17 to 28 µm; Jacobi et al. 2007, Skin Res Technol 13:19",
    ),
    epidermis_um: recalled(70.0, "recalled: ear of pigs; Jacobi et al. 2007, Skin Res Technol 13:19"),
    dermis_mm: assumed(2.0, "assumed: whole skin of the ear, freed from cartilage and fat"),
};

const RAT: SpeciesThickness = SpeciesThickness {
    stratum_corneum_um: assumed(12.0, "assumed for hairless rats; furred ones are recalled to have 18 µm"),
    epidermis_um: assumed(30.0, "assumed: two to three layers of cells under the stratum corneum"),
    dermis_mm: assumed(0.7, "assumed"),
};
