//! The healthy dermis and what derives from it, never free:
//!
//! ```text
//! k1 = ln2/t½,I        k3 = ln2/t½,III       ke = 1/τE
//! C1y* = k1 C1m*/km1   C3y* = k3 C3m*/km3    Te* = ke E*/kE
//! s0 F* = (km1 + ky1) C1y* + (km3 + ky3) C3y*
//! f3* = (km3 + ky3) C3y*/(s0 F*)             φ3* = C3m*/(C1m* + C3m*)
//! ```

use super::State;
use crate::physics::parameter::HealingParameters;
use std::f64::consts::LN_2;

/// Healthy values and derived rates, in internal units.
#[derive(Debug, Clone, PartialEq)]
pub struct Healthy {
    /// Every variable in healthy skin.
    pub state: State<f64>,
    /// `C*`, µg/mm³.
    pub collagen: f64,
    /// `φ3*`: share of III in the mature pool.
    pub mature_collagen3_share: f64,
    /// `f3*`: share of III in synthesis.
    pub synthesis_collagen3_share: f64,
    /// `(km1 + ky1) C1y*`: turnover of young collagen I, µg/mm³/d.
    pub collagen1_turnover: f64,
    /// `(km3 + ky3) C3y*`: turnover of young collagen III, µg/mm³/d.
    pub collagen3_turnover: f64,
    /// `km1 C1y* = k1 C1m*`: maturation of collagen I, µg/mm³/d.
    pub collagen1_maturation: f64,
    /// `km3 C3y* = k3 C3m*`: maturation of collagen III, µg/mm³/d.
    pub collagen3_maturation: f64,
    /// `ky1 C1y* + k1 C1m*`: degradation of collagen I, equal to its synthesis but for rounding, µg/mm³/d.
    pub collagen1_lost: f64,
    /// `ky3 C3y* + k3 C3m*`: degradation of collagen III, µg/mm³/d.
    pub collagen3_lost: f64,
    /// `kE Te* = ke E*`: turnover of elastin, µg/mm³/d.
    pub elastin_turnover: f64,
    /// `ψ*`: share of TGF-β3 in TGF-β.
    pub tgf_beta3_share: f64,
}

impl Healthy {
    pub fn new(parameters: &HealingParameters) -> Healthy {
        let p = parameters;
        let collagen1_maturation = LN_2 / p.collagen1_half_life * p.collagen1_mature_healthy;
        let collagen3_maturation = LN_2 / p.collagen3_half_life * p.collagen3_mature_healthy;
        let elastin_turnover = p.elastin_healthy / p.elastin_lifetime;
        let state = State {
            dead_tissue: 0.0,
            platelets: 0.0,
            fibrin: 0.0,
            alarmin: 0.0,
            tgf_beta1: p.tgf_beta1_healthy,
            tgf_beta3: p.tgf_beta3_healthy,
            mitogen: p.mitogen_healthy,
            neutrophils: 0.0,
            macrophages_m1: 0.0,
            macrophages_m2: p.macrophages_healthy,
            fibroblasts: p.fibroblasts_healthy,
            myofibroblasts: 0.0,
            mmp: 1.0,
            timp: 1.0,
            collagen1_young: collagen1_maturation / p.collagen1_maturation,
            collagen1_mature: p.collagen1_mature_healthy,
            collagen3_young: collagen3_maturation / p.collagen3_maturation,
            collagen3_mature: p.collagen3_mature_healthy,
            collagen_cut: 0.0,
            tropoelastin: elastin_turnover / p.tropoelastin_turnover,
            elastin: p.elastin_healthy,
            hyaluronan: p.hyaluronan_healthy,
            epidermis: 1.0,
            wound_radius: 0.0,
            collagen_made: 0.0,
            collagen_lost: 0.0,
        };
        let collagen1_turnover = (p.collagen1_maturation + p.collagen1_young_loss) * state.collagen1_young;
        let collagen3_turnover = (p.collagen3_maturation + p.collagen3_young_loss) * state.collagen3_young;
        Healthy {
            collagen: state.collagen(),
            mature_collagen3_share: state.collagen3_mature / (state.collagen1_mature + state.collagen3_mature),
            synthesis_collagen3_share: collagen3_turnover / (collagen1_turnover + collagen3_turnover),
            collagen1_turnover,
            collagen3_turnover,
            collagen1_lost: state.collagen1_young * p.collagen1_young_loss + collagen1_maturation,
            collagen3_lost: state.collagen3_young * p.collagen3_young_loss + collagen3_maturation,
            collagen1_maturation,
            collagen3_maturation,
            elastin_turnover,
            tgf_beta3_share: p.tgf_beta3_healthy / (p.tgf_beta1_healthy + p.tgf_beta3_healthy),
            state,
        }
    }
}
