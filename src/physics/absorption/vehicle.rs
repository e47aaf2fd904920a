//! The film of serum on the skin: it dries to a residue, saturates, drives by its activity, and may lose solute to the air.
//!
//! ```text
//! h_v(t) = max(h_v(0) − J_w t/ρ_v, residue),   J_w = k_g ρ_sat (1 − RH)
//! k_g = 6320 u^0.78 MW^(−1/3)   cm/h
//! a   = min(M_v/(h_v S_v), 1);   the undissolved rest waits
//! C_w = S_w a = min(M_v/V, S_w),   V = h_v S_v/S_w
//! J_evaporation = C_w/[S_w/(k_g ρ_vapour) + δ/D_aq],   ρ_vapour = P_v MW/(R T);   of water: J_w M_v/(h_v ρ_v)
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | h_v | height of the film | mm | [Film::height] |
//! | k_g, u | transfer into air, its speed (m/s in the correlation) | mm/d, mm/d | `gas_transfer`, `air_speed` |
//! | M_v | amount per area | µg/mm² | [crate::numerics::layered::State::reservoir] |
//! | δ | liquid through which it comes to the surface, as thick as hydrated stratum corneum (assumed) | mm | `barrier_thickness_hydrated` |
//! | S_v, S_w | solubility in the vehicle and in water | µg/mm³ | [Serum::vehicle_solubility], [Solute::solubility](super::Solute::solubility) |
//! | S_v/S_w | what the vehicle holds over what water holds in equilibrium with it | 1 | [Serum::holding] |
//! | a, C_w, V | activity over that at saturation; the concentration in water of that activity; the height of water that would hold as much | 1, µg/mm³, mm | [crate::numerics::layered::Reservoir] |
//!
//! What drives a solute out of a vehicle is its thermodynamic activity, not its concentration (Higuchi 1960, J Soc Cosmet Chem
//! 11:85): from every saturated vehicle that leaves the barrier alone the flux is the same, and a better solvent drives less from the same
//! concentration. All permeabilities here refer to water, so C_w drives the stratum corneum, its polar path and the channels alike. A
//! channel is taken to hold watery fluid in equilibrium with the vehicle above it, also when an oil lies on it; what a vehicle does to the
//! barrier (enhancers) is left out, and S_v stays the same while the vehicle dries.
//!
//! Source of k_g: Dancik et al. 2013, doi:10.1016/j.addr.2012.01.006. Water is taken to evaporate as if pure until it is gone.
//! Solute and vehicle are taken to have the same density; the residue is the solute and what of the vehicle stays. Water as a
//! solute is part of the vehicle: it leaves no residue of its own and evaporates with the film, always the same share of it. Exchange
//! of labelled water with the vapour of the air, which goes on also where nothing dries, is left out.

use super::aqueous;
use super::serum::Serum;
use crate::physics::parameter::AbsorptionParameters;

const METRE_PER_SECOND: f64 = 1e3 * 86_400.0;
const SQUARE_CENTIMETRES_PER_SECOND: f64 = 100.0 * 86_400.0;
const WATER_MOLAR_MASS: f64 = 18.015;
/// N mm/(nmol K).
const GAS_CONSTANT: f64 = 8.314_462_618e-6;

/// A film since it was last added to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Film {
    since: f64,
    height_then: f64,
    residue: f64,
    /// Loss of height, mm/d.
    drying: f64,
}

impl Film {
    /// Puts one dose on what is there (if anything) at `time`.
    pub(super) fn apply(old: Option<Film>, serum: &Serum, time: f64, parameters: &AbsorptionParameters) -> Film {
        let dose = serum.dose / parameters.vehicle_density;
        let solute = if serum.solute.water { 0.0 } else { serum.concentration };
        let staying = solute + (1.0 - solute) * parameters.vehicle_residue;
        Film {
            since: time,
            height_then: dose + old.map_or(0.0, |film| film.height(time)),
            residue: dose * staying + old.map_or(0.0, |film| film.residue),
            drying: if serum.occluded { 0.0 } else { water_loss(parameters) },
        }
    }

    pub(super) fn height(&self, time: f64) -> f64 {
        (self.height_then - self.drying * (time - self.since)).max(self.residue)
    }

    /// When only the residue is left; infinite under occlusion and in air full of water.
    pub(super) fn dry_at(&self) -> f64 {
        if self.drying > 0.0 { self.since + (self.height_then - self.residue) / self.drying } else { f64::INFINITY }
    }
}

/// Whether a single dose of it dries to its residue before it is washed off.
pub fn falls_dry(serum: &Serum, parameters: &AbsorptionParameters) -> bool {
    Film::apply(None, serum, 0.0, parameters).dry_at() < serum.contact_time
}

/// Loss of height of a film of water, mm/d.
pub fn water_loss(parameters: &AbsorptionParameters) -> f64 {
    let deficit = parameters.water_vapour_saturated * (1.0 - parameters.relative_humidity);
    gas_transfer(WATER_MOLAR_MASS, parameters) * deficit / parameters.vehicle_density
}

/// Loss of solute to the air per C_w, mm/d.
pub(super) fn solute_loss(serum: &Serum, parameters: &AbsorptionParameters) -> f64 {
    if serum.occluded {
        return 0.0;
    }
    let solute = &serum.solute;
    if solute.water {
        return water_loss(parameters) * serum.holding();
    }
    let vapour = solute.vapour_pressure * solute.molar_mass / (GAS_CONSTANT * parameters.skin_temperature);
    let through_air = gas_transfer(solute.molar_mass * 1e3, parameters) * vapour / solute.solubility;
    let through_liquid =
        aqueous::diffusivity_in_water(solute) * SQUARE_CENTIMETRES_PER_SECOND / parameters.barrier_thickness_hydrated;
    through_air / (1.0 + through_air / through_liquid)
}

/// k_g of a molar mass in g/mol, mm/d.
fn gas_transfer(molar_mass: f64, parameters: &AbsorptionParameters) -> f64 {
    let speed = parameters.air_speed / METRE_PER_SECOND;
    parameters.gas_transfer * libm::pow(speed, 0.78) / libm::cbrt(molar_mass)
}
