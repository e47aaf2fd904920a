//! The stratum corneum: lipid–corneocyte path and polar path in parallel, at the acidity of the vehicle.
//!
//! ```text
//! Kp0 = P_lip + Kp_pol,     1/P_lip = 1/(f_u Kp_lip) + δ/D_aq,     Kp_pol = Θ D_aq H(a_s/r_p) [f_u + f_a e^q + f_c e^(−q)],     q = 1/(1 + 10^(pI − pH))
//! K   = min[f_u K_SC + (1 − f_u) K_ion,  6 P_lip τ/h_SC],     D_SC = P_lip h_SC/K,     τ = τ₀ 10^(b MW) (h_SC/h_ref)²
//! between dry (w = 0) and hydrated (w = 1):   log Kp_lip, log Kp_pol, log K and h_SC go evenly with w
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | Kp0 | permeability against the whole concentration in the vehicle | mm/d | [Barrier::permeability()] |
//! | f_u, f_a, f_c | shares in the vehicle without net charge, of anions and of cations | 1 | [Ionisation::forms](super::Ionisation::forms) |
//! | Kp_lip | permeability of the lipid–corneocyte path | mm/d | [LipidPath::permeability] |
//! | P_lip | the same of what is un-ionised, behind a layer of resting water | mm/d | [Barrier::lipid] |
//! | δ | thickness of that layer: that of the hydrated stratum corneum (assumed) | mm | `barrier_thickness_hydrated` |
//! | e, q, pI | what its full charge leaves anions (+) and gives cations (−), the share of that charge, its acidity | 1 | `pore_permselectivity`, `corneum_isoelectric_ph` |
//! | w | hydration | 1 | – |
//! | Θ, r_p | area over length (less when dry), and radius, of the polar path | 1/mm, mm | `polar_path`, `polar_path_dry_share`, `polar_pore_radius` |
//! | K_SC, K_ion | partition of neutral molecules and of ions (into corneocytes, not into lipids) | 1 | [LipidPath] |
//! | τ, τ₀, b | lag time, its value at no molar mass, and its slope | d, d, mol/g | `corneum_lag`, `corneum_lag_slope` |
//!
//! The pores of the polar path hold next to nothing, so that it passes without delay, past the reservoir of lipids and
//! corneocytes. Partition at equilibrium counts all that keratin binds, and would make the lag `h K/(6 Kp)` of caffeine 18 h and of
//! tiagabine 65 h. Lags are measured in minutes to hours (10 min of caffeine in vivo, PMC3243011;
//! 0.67 h of diethyl phthalate, Frasch & Barbero 2005, Toxicol In Vitro 19:253): what is bound slowly does not take part.
//! So K holds no more than moves within the lag τ that the US EPA takes for all solutes (2004, EPA/540/R/99/005, equation 3.8); of a
//! large solute, for which it is not meant, the partition at equilibrium decides. Permeability goes with one over thickness: `Kp0` of the reference thickness is scaled to that of the site. One acidity
//! is assumed throughout the stratum corneum, that of the vehicle. Lipid models fail by two to three decades for polar
//! solutes; Θ was set by six of them, and what it gives for ascorbic acid is an estimate. The formulas err by more than people
//! differ: `lipid_path_factor` carries that error into every interval. Models are published for two states of hydration; between
//! them nothing is, and the logarithms are interpolated.
//!
//! The formulas know no ceiling: beyond their range (log Kow 6) they promise centimetres a second to what loves oil. To get there a
//! solute must cross the water that rests on the skin, here a layer of 43 µm (50–200 µm are usual in stirred
//! cells, recalled). That takes 0.4 % from fentanyl and nothing from what a serum usually holds; nothing passes faster than some cm/h.

use super::aqueous;
use super::serum::{Forms, Serum, Solute};
use crate::physics::parameter::AbsorptionParameters;

const SQUARE_CENTIMETRES_PER_SECOND: f64 = 100.0 * 86_400.0;
const ANGSTROM: f64 = 1e-7;

/// A state of the stratum corneum for which models are published.
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
    /// P_lip, mm/d.
    pub lipid: f64,
    /// Kp_pol, mm/d.
    pub polar: f64,
    /// K, of what takes part within the lag.
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

/// The stratum corneum of the reference thickness times `relative_thickness`, at a hydration from 0 (dry, in open air) to 1 (under
/// water).
pub fn barrier(
    model: &dyn LipidPathModel,
    serum: &Serum,
    hydration: f64,
    relative_thickness: f64,
    parameters: &AbsorptionParameters,
) -> Barrier {
    let [dry, wet] = [
        (Hydration::PartlyHydrated, parameters.barrier_thickness_dry, parameters.polar_path_dry_share),
        (Hydration::Hydrated, parameters.barrier_thickness_hydrated, 1.0),
    ]
    .map(|(state, thickness, water)| of_state(model, serum, state, thickness * relative_thickness, water, parameters));
    Barrier {
        lipid: between(dry.lipid, wet.lipid, hydration),
        polar: between(dry.polar, wet.polar, hydration),
        partition: between(dry.partition, wet.partition, hydration),
        thickness: dry.thickness + hydration * (wet.thickness - dry.thickness),
    }
}

/// In one of the two published states; `thickness` of this site, mm; `water` is what hydration leaves of the polar path.
fn of_state(
    model: &dyn LipidPathModel,
    serum: &Serum,
    state: Hydration,
    thickness: f64,
    water: f64,
    parameters: &AbsorptionParameters,
) -> Barrier {
    let reference = match state {
        Hydration::Hydrated => parameters.barrier_thickness_hydrated,
        Hydration::PartlyHydrated => parameters.barrier_thickness_dry,
    };
    let path = model.lipid_path(&serum.solute, state, reference);
    let neutral = serum.solute.ionisation.neutral_share(serum.ph);
    let thinner = reference / thickness;
    let lipid = neutral * parameters.lipid_path_factor * path.permeability * thinner;
    let resting_water = aqueous::diffusivity_in_water(&serum.solute) * SQUARE_CENTIMETRES_PER_SECOND
        / parameters.barrier_thickness_hydrated;
    let lipid = lipid / (1.0 + lipid / resting_water);
    let equilibrium = neutral * path.partition + (1.0 - neutral) * path.partition_of_ions;
    let mobile = 6.0 * lipid * mobile_lag(&serum.solute, parameters) / (thinner * thinner * thickness);
    Barrier {
        lipid,
        polar: water * polar_permeability(&serum.solute, serum.ph, parameters) * thinner,
        partition: if lipid > 0.0 { equilibrium.min(mobile) } else { equilibrium },
        thickness,
    }
}

/// τ of the reference thickness, d.
fn mobile_lag(solute: &Solute, parameters: &AbsorptionParameters) -> f64 {
    parameters.corneum_lag * libm::exp10(parameters.corneum_lag_slope * solute.molar_mass)
}

/// Even in the logarithm; 0 if either end is.
fn between(dry: f64, wet: f64, hydration: f64) -> f64 {
    if dry > 0.0 && wet > 0.0 { dry * libm::pow(wet / dry, hydration) } else { 0.0 }
}

/// Kp_pol of the hydrated stratum corneum at the reference thickness under a vehicle of that pH, mm/d.
pub fn polar_permeability(solute: &Solute, ph: f64, parameters: &AbsorptionParameters) -> f64 {
    let diffusivity = aqueous::diffusivity_in_water(solute) * SQUARE_CENTIMETRES_PER_SECOND;
    let restriction = aqueous::renkin_restriction(aqueous::radius(solute) * ANGSTROM / parameters.polar_pore_radius);
    parameters.polar_path * diffusivity * restriction * selectivity(solute, ph, parameters)
}

/// What the fixed charge of the polar path makes of neutral molecules and ions together.
fn selectivity(solute: &Solute, ph: f64, parameters: &AbsorptionParameters) -> f64 {
    let charge = 1.0 / (1.0 + libm::exp10(parameters.corneum_isoelectric_ph - ph));
    let passing = |share: f64, exponent: f64| {
        if share > 0.0 { share * libm::pow(parameters.pore_permselectivity, exponent) } else { 0.0 }
    };
    let Forms { cation, neutral, anion } = solute.ionisation.forms(ph);
    neutral + passing(anion, charge) + passing(cation, -charge)
}
