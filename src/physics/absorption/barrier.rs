//! The stratum corneum: lipid–corneocyte path and polar path in parallel, at the acidity of the vehicle.
//!
//! ```text
//! Kp0 = f_u Kp_lip + Kp_pol,     Kp_pol = Θ D_aq H(a_s/r_p)
//! K   = f_u K_SC + (1 − f_u) K_ion,     D_SC = f_u Kp_lip h_SC/K
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | Kp0 | permeability against the whole concentration in the vehicle | mm/d | [Barrier::permeability()] |
//! | f_u | un-ionised share in the vehicle | 1 | [Ionisation::neutral_share](super::Ionisation::neutral_share) |
//! | Kp_lip | permeability of the lipid–corneocyte path | mm/d | [LipidPath::permeability] |
//! | Θ, r_p | area over length (less when dry), and radius, of the polar path | 1/mm, mm | `polar_path`, `polar_path_dry_share`, `polar_pore_radius` |
//! | K_SC, K_ion | partition of neutral molecules and of ions (into corneocytes, not into lipids) | 1 | [LipidPath] |
//!
//! The pores of the polar path hold next to nothing, so that it passes without delay, past the reservoir of lipids and
//! corneocytes. Permeability goes with one over thickness: `Kp0` of the reference thickness is scaled to that of the site. One acidity
//! is assumed throughout the stratum corneum, that of the vehicle. Lipid models fail by two to three decades for polar
//! solutes; Θ was set so that mannitol comes out as measured, and what it gives for ascorbic acid is an estimate.

use super::aqueous;
use super::serum::{Serum, Solute};
use crate::physics::parameter::AbsorptionParameters;

const SQUARE_CENTIMETRES_PER_SECOND: f64 = 100.0 * 86_400.0;
const ANGSTROM: f64 = 1e-7;

/// State of the stratum corneum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hydration {
    /// Under water: a wet vehicle or occlusion.
    Hydrated,
    /// In open air.
    PartlyHydrated,
}

/// The lipid–corneocyte path of a neutral molecule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LipidPath {
    /// Kp_lip of a stratum corneum of the reference thickness, mm/d.
    pub permeability: f64,
    /// Concentration of neutral molecules in the stratum corneum over that in water.
    pub partition: f64,
    /// The same for ions.
    pub partition_of_ions: f64,
}

/// A published model of the lipid–corneocyte path.
pub trait LipidPathModel {
    /// For reports.
    fn name(&self) -> &'static str;
    /// Permeability and partition in one state of hydration, in which the reference has this thickness (mm).
    fn lipid_path(&self, solute: &Solute, hydration: Hydration, thickness: f64) -> LipidPath;
}

/// The stratum corneum for one serum in one state.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Barrier {
    /// f_u Kp_lip, mm/d.
    pub lipid: f64,
    /// Kp_pol, mm/d.
    pub polar: f64,
    /// K.
    pub partition: f64,
    /// h_SC, mm.
    pub thickness: f64,
}

impl Barrier {
    /// Kp0, mm/d.
    pub fn permeability(&self) -> f64 {
        self.lipid + self.polar
    }

    /// D_SC of the lipid path, mm²/d.
    pub fn diffusivity(&self) -> f64 {
        self.lipid * self.thickness / self.partition
    }

    /// Lag time of both paths together, `h K/(6 Kp0)`, d.
    pub fn lag_time(&self) -> f64 {
        self.thickness * self.partition / (6.0 * self.permeability())
    }
}

/// The stratum corneum of the reference thickness times `relative_thickness`.
pub fn barrier(
    model: &dyn LipidPathModel,
    serum: &Serum,
    hydration: Hydration,
    relative_thickness: f64,
    parameters: &AbsorptionParameters,
) -> Barrier {
    let reference = match hydration {
        Hydration::Hydrated => parameters.barrier_thickness_hydrated,
        Hydration::PartlyHydrated => parameters.barrier_thickness_dry,
    };
    let path = model.lipid_path(&serum.solute, hydration, reference);
    let neutral = serum.solute.ionisation.neutral_share(serum.ph);
    let water = match hydration {
        Hydration::Hydrated => 1.0,
        Hydration::PartlyHydrated => parameters.polar_path_dry_share,
    };
    Barrier {
        lipid: parameters.lipid_path_factor * neutral * path.permeability / relative_thickness,
        polar: water * polar_permeability(&serum.solute, parameters) / relative_thickness,
        partition: neutral * path.partition + (1.0 - neutral) * path.partition_of_ions,
        thickness: reference * relative_thickness,
    }
}

/// Kp_pol of the hydrated stratum corneum at the reference thickness, mm/d.
pub fn polar_permeability(solute: &Solute, parameters: &AbsorptionParameters) -> f64 {
    let diffusivity = aqueous::diffusivity_in_water(solute) * SQUARE_CENTIMETRES_PER_SECOND;
    let restriction = aqueous::renkin_restriction(aqueous::radius(solute) * ANGSTROM / parameters.polar_pore_radius);
    parameters.polar_path * diffusivity * restriction
}
