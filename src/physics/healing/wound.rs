//! What a needle does to a cell of tissue.
//!
//! ```text
//! D  → D + k (1 − D)            P → P + b            Fb → Fb + Fb0 b
//! (F, M2, Y) → (1 − loss · k) (F, M2, Y)
//! each collagen pool C → (1 − c) C,    Cd → Cd + c ΣC
//! ```
//!
//! with the killed fraction `k`, the bled fraction `b` (of the cell, not of the killed part) and the cut fraction `c` of the
//! cell. Cutting moves collagen between pools and destroys none. A later session applies the same map to the state that it
//! finds; what is dead already cannot die again.

use super::State;
use crate::physics::parameter::HealingParameters;
use crate::physics::puncture::Fractions;

/// The injury of one cell, as fractions of its volume.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Wound {
    pub killed: f64,
    pub cut: f64,
    pub bled: f64,
}

/// The breach of the epidermis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Opening {
    /// Share of the surface that is open right after the session, 0 to 1.
    pub share: f64,
    /// Radius of one opening, mm: the way that the epithelial front has to go.
    pub radius: f64,
}

impl From<Fractions> for Wound {
    fn from(fractions: Fractions) -> Wound {
        Wound { killed: fractions.killed, cut: fractions.cut, bled: fractions.bled }
    }
}

impl Wound {
    /// Applies the injury to a cell.
    pub fn apply(&self, parameters: &HealingParameters, x: &mut State<f64>) {
        x.dead_tissue += self.killed * (1.0 - x.dead_tissue);
        x.platelets += self.bled;
        x.fibrin += parameters.fibrin_of_clot * self.bled;

        let surviving = 1.0 - parameters.killed_loss * self.killed;
        x.fibroblasts *= surviving;
        x.macrophages_m2 *= surviving;
        x.myofibroblasts *= surviving;

        for pool in [&mut x.collagen1_young, &mut x.collagen1_mature, &mut x.collagen3_young, &mut x.collagen3_mature] {
            let cut = self.cut * *pool;
            *pool -= cut;
            x.collagen_cut += cut;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::healing::Healthy;

    #[test]
    fn cutting_moves_collagen_and_destroys_none() {
        let parameters = HealingParameters::default();
        let before = Healthy::new(&parameters).state;
        let mut after = before;
        Wound { killed: 0.3, cut: 0.1, bled: 0.2 }.apply(&parameters, &mut after);
        assert!((after.collagen() + after.collagen_cut - before.collagen()).abs() < 1e-12);
        assert!((after.collagen_cut - 0.1 * before.collagen()).abs() < 1e-12);
        assert_eq!(after.dead_tissue, 0.3);
        assert!((after.fibroblasts - 1000.0 * (1.0 - 0.95 * 0.3)).abs() < 1e-9);
        Wound { killed: 1.0, cut: 0.0, bled: 0.0 }.apply(&parameters, &mut after);
        assert_eq!(after.dead_tissue, 1.0);
    }
}
