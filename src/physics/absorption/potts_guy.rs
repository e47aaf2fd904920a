//! The simple alternative: `log10 Kp (cm/h) = −2.7437 + 0.71 log10 Kow − 0.0061 MW` (Potts & Guy 1992,
//! doi:10.1023/A:1015810312465). It knows no state of hydration; partition and thickness are those of the other model.

use super::barrier::{Hydration, LipidPath, LipidPathModel};
use super::serum::Solute;
use super::wang_kasting_nitsche::WangKastingNitsche;

const CENTIMETRES_PER_HOUR: f64 = 240.0;

/// The model of this file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PottsGuy;

/// Permeability of the whole stratum corneum, mm/d.
pub(super) fn permeability(solute: &Solute) -> f64 {
    let molar_mass = solute.molar_mass * 1e3;
    libm::exp10(-2.7437 + 0.71 * solute.log_kow - 0.0061 * molar_mass) * CENTIMETRES_PER_HOUR
}

impl LipidPathModel for PottsGuy {
    fn name(&self) -> &'static str {
        "Potts & Guy"
    }

    fn lipid_path(&self, solute: &Solute, hydration: Hydration, thickness: f64) -> LipidPath {
        let structure = WangKastingNitsche.lipid_path(solute, hydration, thickness);
        LipidPath { permeability: permeability(solute), ..structure }
    }
}
