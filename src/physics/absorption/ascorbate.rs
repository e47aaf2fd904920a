//! What ascorbic acid does in the tissue.
//!
//! ```text
//! db/dt = k_on c (B_max − b) − k_off b
//! Vc = V(c)/V(c_0),   V = 1 + A c/(c + EC50)
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | b, B_max | bound in the tissue pool, its capacity per tissue volume | mM | `ascorbate_capacity` |
//! | k_on, k_off | uptake and release | 1/(mM d), 1/d | `ascorbate_association`, `ascorbate_dissociation` |
//! | c, c_0 | free concentration in tissue fluid, and without serum | mM | `ascorbate_baseline` |
//! | A, EC50 | gain of collagen synthesis, and where half of it is reached | 1, mM | `ascorbate_amplitude`, `ascorbate_half_effect` |
//!
//! Pinnell et al. 2001, doi:10.1046/j.1524-4725.2001.00264.x: tissue saturated after three daily doses, half-life 4 d. A linear pool
//! with that half-life would reach 41 % of its plateau in three days. Collagen synthesis is nearly saturated in a
//! replete adult: from 50 µM to 1 mM adds about 13 %.

use super::serum::Solute;
use crate::numerics::layered::Binding;
use crate::physics::parameter::AbsorptionParameters;

/// Vc: collagen synthesis at a free concentration (mM) in tissue fluid, over that without serum; exactly 1 there.
pub fn ascorbate_factor(concentration: f64, parameters: &AbsorptionParameters) -> f64 {
    synthesis(concentration, parameters) / synthesis(parameters.ascorbate_baseline, parameters)
}

fn synthesis(concentration: f64, parameters: &AbsorptionParameters) -> f64 {
    1.0 + parameters.ascorbate_amplitude * concentration / (concentration + parameters.ascorbate_half_effect)
}

/// The pool in cells of these sizes (mm; 0 where there is none), in µg per area.
pub(super) fn pool(solute: &Solute, sizes: impl Iterator<Item = f64>, parameters: &AbsorptionParameters) -> Binding {
    let capacity = parameters.ascorbate_capacity * solute.molar_mass;
    Binding {
        association: parameters.ascorbate_association / solute.molar_mass,
        dissociation: parameters.ascorbate_dissociation,
        capacity: sizes.map(|size| size * capacity).collect(),
    }
}
