//! Viable epidermis and dermis: diffusion, reversible binding, clearance by capillaries and lymph.
//!
//! ```text
//! D_free = 10^(−4.15 − 0.6555 log10 MW)   cm²/s,   less what charge costs at pH 7.4
//! BF = (1 − φa) + φa/fu + φlip f_n Kow,    K = φaq BF
//! D = [D_free + φa D_bound (1 − fu)/fu]/BF
//! k = {1/[1/(P_cap S) + 1/Q] + k_L}/K
//! P_cap = 100 f_n Kp(Potts & Guy) + ψ D_aq H(a_s/r_c)
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | K | amount per tissue volume over free concentration in its water | 1 | [Tissue::partition] |
//! | D | diffusivity of the whole, free and reversibly bound | mm²/d | [Tissue::diffusivity] |
//! | k | first-order clearance of the whole | 1/d | [Tissue::clearance] |
//! | f_n | un-ionised share at pH 7.4: what dissolves in lipid and crosses it | 1 | [Ionisation::neutral_share](super::Ionisation::neutral_share), `tissue_ph` |
//! | φa, φlip, φaq, D_bound, S, Q, k_L | | | `albumin_space`, `tissue_lipid`, `tissue_water`, `albumin_diffusion`, `capillary_surface`, `capillary_flow`, `lymph_clearance` |
//! | ψ, r_c | area over length, and radius, of capillary pores | 1/mm, mm | `capillary_pores`, `capillary_pore_radius` |
//!
//! Why k is divided by the whole of K: S is capillary surface and Q blood flow per volume of tissue, not of its water. A volume of
//! tissue that holds c has the free concentration c/K in its water, from which blood takes P_cap S c/K in a time. Divided by BF alone,
//! as the model was first written down, S and Q would have to be told per volume of tissue water, and clearance is slower by φaq.
//!
//! Source: Dancik et al. 2013, doi:10.1016/j.addr.2012.01.006; pore term after Pappenheimer. Its size is from ⁹⁹ᵐTc-DTPA (490 g/mol) in
//! human forearm, P_cap S = 5.0e-4 1/s per tissue volume (3 mL per 100 g and minute, half of which is extracted at rest): ψ = 5.0e-4 1/s
//! over S D_aq H, with K nowhere in it. For ascorbic acid the flow limit is a half-life of 3 min; pores and lymph make it 10 min, and
//! lipids add nothing, as but one molecule in 1600 is un-ionised at pH 7.4 (an un-ionised one would have 5.7 h through lipids alone):
//! one of the three dominant unknowns.

use super::aqueous;
use super::potts_guy;
use super::serum::Solute;
use crate::physics::parameter::AbsorptionParameters;

const SQUARE_CENTIMETRES_PER_SECOND: f64 = 100.0 * 86_400.0;
const ANGSTROM: f64 = 1e-7;
const CAPILLARY_OVER_STRATUM_CORNEUM: f64 = 100.0;

/// Viable tissue for one solute.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tissue {
    pub diffusivity: f64,
    pub partition: f64,
    pub clearance: f64,
}

/// The dermis in vivo; the epidermis has the same water and no capillaries.
pub fn dermis(solute: &Solute, parameters: &AbsorptionParameters) -> Tissue {
    let unbound = solute.unbound_fraction;
    let neutral = solute.ionisation.neutral_share(parameters.tissue_ph);
    let space = parameters.albumin_space;
    let binding = (1.0 - space) + space / unbound + parameters.tissue_lipid * libm::exp10(solute.log_kow) * neutral;
    let carried = space * parameters.albumin_diffusion * (1.0 - unbound) / unbound;
    let partition = parameters.tissue_water * binding;
    Tissue {
        diffusivity: (free_diffusivity(solute, parameters) + carried) / binding,
        partition,
        clearance: free_clearance(solute, parameters) / partition,
    }
}

/// D_free in tissue fluid, mm²/d.
fn free_diffusivity(solute: &Solute, parameters: &AbsorptionParameters) -> f64 {
    let neutral = libm::exp10(-4.15 - 0.6555 * libm::log10(solute.molar_mass * 1e3)) * SQUARE_CENTIMETRES_PER_SECOND;
    neutral * charge_factor(solute, parameters.tissue_ph, parameters)
}

/// What charge at that pH leaves of the diffusivity.
pub(super) fn charge_factor(solute: &Solute, ph: f64, parameters: &AbsorptionParameters) -> f64 {
    let charged = 1.0 - solute.ionisation.neutral_share(ph);
    1.0 - parameters.ion_mobility_loss * charged
}

/// `k K`: volume of tissue water that is cleared per volume of tissue and time, 1/d.
fn free_clearance(solute: &Solute, parameters: &AbsorptionParameters) -> f64 {
    let neutral = solute.ionisation.neutral_share(parameters.tissue_ph);
    let lipid = CAPILLARY_OVER_STRATUM_CORNEUM * neutral * potts_guy::permeability(solute);
    let restriction =
        aqueous::renkin_restriction(aqueous::radius(solute) * ANGSTROM / parameters.capillary_pore_radius);
    let pores = parameters.capillary_pores
        * aqueous::diffusivity_in_water(solute)
        * SQUARE_CENTIMETRES_PER_SECOND
        * restriction;
    let exchange = (lipid + pores) * parameters.capillary_surface;
    let by_blood = exchange * parameters.capillary_flow / (exchange + parameters.capillary_flow);
    by_blood + parameters.lymph_clearance
}
