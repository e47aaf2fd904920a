//! How fast every variable is lost by itself: `L` of `dx/dt = gain − L x` with a gain that is not negative.
//!
//! ```text
//! D: kD0 + kDN n + kDM Mt     P: krel      Fb: kf0 + kfM Mt      A: dA (1 + bM2 m/Ms)      T1, T3: dT      G: dG
//! N: dN     M1: ksw/(1 + A) + dM     M2: dM     F: dF + kFY hT + rF [hG]₊ (F + Y)/Fmax + rF [−hG]₊     Y: dY
//! X: dX     Q: dQ     Te: kE     E: ke (a + xEN n)     H: dH     κ: kK
//! collagen, one rate for all its pools:  max(km1 l + ky1 a, km3 l + ky3 a, k1 a, k3 a + krem, kd a)
//! ```
//!
//! The implicit part of the spatial integrator, and what keeps its steps positive. One rate for all pools of collagen keeps
//! their balance exact.

use super::State;
use super::kinetics::{Kinetics, normalised};
use crate::numerics::dual::Real;

/// The larger of two.
#[inline(always)]
fn larger<R: Real>(one: R, other: R) -> R {
    one + (other - one).positive_part()
}

impl Kinetics {
    /// The loss rate of every variable, 1/d.
    #[inline(always)]
    pub fn losses<R: Real>(&self, x: &State<R>) -> State<R> {
        let p = &self.parameters;
        let n = x.neutrophils / p.neutrophil_scale;
        let m = (x.macrophages_m2 - p.macrophages_healthy).positive_part();
        let macrophages = (x.macrophages_m1 + m) / p.macrophage_scale;
        let proteolysis = x.mmp / x.timp;
        let mitogenic = normalised(x.mitogen, p.mitogen_healthy, p.mitogen_half_saturation);
        let fibrogenic =
            normalised(x.tgf_beta1, p.tgf_beta1_healthy, p.differentiation_half_saturation).positive_part();
        let crowding = (x.fibroblasts + x.myofibroblasts) / p.fibroblast_capacity;
        let collagen = self.collagen_loss(proteolysis, fibrogenic);
        State {
            dead_tissue: n * p.debris_clearance_by_neutrophils
                + macrophages * p.debris_clearance_by_macrophages
                + p.debris_clearance,
            platelets: R::constant(p.platelet_release),
            fibrin: macrophages * p.fibrinolysis_by_macrophages + p.fibrinolysis,
            alarmin: (m / p.macrophage_scale * p.alarmin_resolution + 1.0) * p.alarmin_decay,
            tgf_beta1: R::constant(p.tgf_decay),
            tgf_beta3: R::constant(p.tgf_decay),
            mitogen: R::constant(p.mitogen_decay),
            neutrophils: R::constant(p.neutrophil_loss),
            macrophages_m1: R::constant(p.macrophage_switch) / (x.alarmin + 1.0) + p.macrophage_removal,
            macrophages_m2: R::constant(p.macrophage_removal),
            fibroblasts: fibrogenic * p.differentiation
                + (mitogenic.positive_part() * crowding + (-mitogenic).positive_part()) * p.fibroblast_growth
                + p.fibroblast_return,
            myofibroblasts: R::constant(p.myofibroblast_loss),
            mmp: R::constant(p.mmp_turnover),
            timp: R::constant(p.timp_turnover),
            collagen1_young: collagen,
            collagen1_mature: collagen,
            collagen3_young: collagen,
            collagen3_mature: collagen,
            collagen_cut: collagen,
            tropoelastin: R::constant(p.tropoelastin_turnover),
            elastin: (proteolysis + n * p.elastin_loss_by_neutrophils) / p.elastin_lifetime,
            hyaluronan: R::constant(p.hyaluronan_turnover),
            epidermis: R::constant(p.epidermal_turnover),
            wound_radius: R::constant(0.0),
            collagen_made: collagen,
            collagen_lost: collagen,
        }
    }

    #[inline(always)]
    fn collagen_loss<R: Real>(&self, proteolysis: R, fibrogenic: R) -> R {
        let (p, healthy) = (&self.parameters, &self.healthy);
        let cross_linking = fibrogenic * (p.cross_linking_gain - 1.0) + 1.0;
        let young1 = cross_linking * p.collagen1_maturation + proteolysis * p.collagen1_young_loss;
        let young3 = cross_linking * p.collagen3_maturation + proteolysis * p.collagen3_young_loss;
        let mature1 = proteolysis * (healthy.collagen1_maturation / healthy.state.collagen1_mature);
        let mature3 =
            proteolysis * (healthy.collagen3_maturation / healthy.state.collagen3_mature) + p.collagen_remodelling;
        let cut = proteolysis * p.cut_matrix_removal;
        larger(larger(larger(young1, young3), larger(mature1, mature3)), cut)
    }
}
