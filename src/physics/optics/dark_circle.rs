//! What makes skin under the eye darker than the cheek: melanin, blood, thinness.
//!
//! ```text
//! ΔL* = L*(eye) − L*(cheek) = Σ_f share_f,     share_f = mean over the 3! orders of [L*(… and f) − L*(…)]
//! ```
//!
//! Light is absorbed by all three at once, so that what one of them does depends on the others: each is given the mean of what it adds
//! over all orders of adding them (Shapley 1953), and the shares add up exactly. Melanin: the epidermis with what it
//! holds, and melanin of the dermis; blood: of the dermis and of what lies under it, and its saturation; thinness: of the dermis, which hides what
//! lies under it. The shadow
//! of a tear trough is geometry and not in it.

use super::{Colour, Layers};
use crate::numerics::root::bracketed;
use crate::physics::parameter::OutcomeParameters;

/// Parts of a difference in lightness.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DarkCircle {
    /// L* under the eye less L* of the cheek.
    pub lightness: f64,
    pub melanin: f64,
    pub blood: f64,
    pub thinness: f64,
}

/// Melanin, blood, thinness: which of them are those of the eye.
type Chosen = [bool; 3];

const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

impl DarkCircle {
    pub fn of(eye: &Layers, cheek: &Layers, parameters: &OutcomeParameters) -> DarkCircle {
        let lightness = |chosen: Chosen| lightness(&mixed(eye, cheek, chosen), parameters);
        let mut shares = [0.0; 3];
        for order in ORDERS {
            let mut chosen = [false; 3];
            let mut before = lightness(chosen);
            for factor in order {
                chosen[factor] = true;
                let after = lightness(chosen);
                shares[factor] += (after - before) / ORDERS.len() as f64;
                before = after;
            }
        }
        let [melanin, blood, thinness] = shares;
        DarkCircle { lightness: lightness([true; 3]) - lightness([false; 3]), melanin, blood, thinness }
    }
}

fn lightness(layers: &Layers, parameters: &OutcomeParameters) -> f64 {
    Colour::of_reflectance(&layers.reflectance(parameters)).lightness
}

fn mixed(eye: &Layers, cheek: &Layers, [melanin, blood, thinness]: Chosen) -> Layers {
    let [melanin, blood, thinness] = [melanin, blood, thinness].map(|of_eye| if of_eye { eye } else { cheek });
    Layers {
        // Melanin counts by area: the epidermis goes with it.
        epidermis: melanin.epidermis,
        melanin: melanin.melanin,
        dermis: thinness.dermis,
        density: thinness.density,
        blood: blood.blood,
        saturation: blood.saturation,
        dermal_melanin: melanin.dermal_melanin,
        substrate: blood.substrate,
    }
}

/// How many times as thick the dermis would have to be for a difference of lightness that is just visible; nothing if even five times do
/// not make it.
pub fn visible_thickening(layers: &Layers, parameters: &OutcomeParameters) -> Option<f64> {
    const THICKEST: f64 = 5.0;
    let before = lightness(layers, parameters);
    let short = |times: f64| {
        let thicker = Layers { dermis: layers.dermis * times, ..*layers };
        (lightness(&thicker, parameters) - before).abs() - parameters.visible_lightness
    };
    bracketed(short, 1.0, THICKEST, 1e-4).ok()
}

#[cfg(test)]
mod tests {
    use super::super::Substrate;
    use super::*;

    fn skin(melanin: f64, blood: f64, dermis: f64) -> Layers {
        let substrate = Substrate { blood: 3.0 * blood, saturation: 0.6 };
        Layers {
            epidermis: 0.05,
            melanin,
            dermis,
            density: 1.0,
            blood,
            saturation: 0.65,
            dermal_melanin: 0.0,
            substrate,
        }
    }

    #[test]
    fn shares_add_up_and_belong_to_what_differs() {
        let parameters = OutcomeParameters::default();
        let cheek = skin(0.04, 0.004, 1.0);
        let all = DarkCircle::of(&skin(0.06, 0.01, 0.5), &cheek, &parameters);
        assert!((all.melanin + all.blood + all.thinness - all.lightness).abs() < 1e-12);
        assert!(all.melanin < 0.0 && all.blood < 0.0 && all.lightness < -1.0, "{all:?}");
        let pigmented = DarkCircle::of(&skin(0.06, 0.004, 1.0), &cheek, &parameters);
        assert!((pigmented.melanin - pigmented.lightness).abs() < 1e-12);
        assert_eq!((pigmented.blood, pigmented.thinness), (0.0, 0.0));
    }

    #[test]
    fn thickening_by_a_few_per_cent_is_not_seen() {
        let parameters = OutcomeParameters::default();
        let times = visible_thickening(&skin(0.04, 0.006, 0.58), &parameters);
        assert!(times.is_none_or(|times| times > 1.1), "{times:?}");
    }
}
