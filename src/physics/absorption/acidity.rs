//! Acidity of the fluid in a channel: what the serum brings against the buffer of tissue fluid.
//!
//! ```text
//! s [C (d(pH) − d(pH_s)) + w(pH_s) − w(pH)] = (1 − s) β (pH_t − pH),     w = 10³ [10^(−pH) − 10^(pH − 14)]
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | s | serum in the fluid: one half, the mean along a channel between serum and tissue | 1 | – |
//! | C, pH_s | solute in the serum, its acidity | mM, 1 | [Serum] |
//! | d | protons that a molecule of the solute has given off | 1 | [Ionisation::protons_given_off](super::Ionisation::protons_given_off) |
//! | w | free protons less hydroxide | mM | – |
//! | β, pH_t | buffer of tissue fluid, its acidity | mM, 1 | `tissue_buffer`, `tissue_ph` |
//!
//! The solute is the serum's only buffer: what a vehicle may bring besides is not told on labels. 15 % ascorbic acid at pH 3.2 holds
//! 0.8 M of acid against some tens of mM: the serum sets the acidity of the channel. Since charge costs a solute little of its
//! mobility in water, the flux hardly feels it; the skin may.

use super::serum::Serum;
use crate::numerics::root::bracketed;
use crate::physics::parameter::AbsorptionParameters;

const SERUM_SHARE: f64 = 0.5;
const MILLIMOLAR: f64 = 1e3;
const TOLERANCE: f64 = 1e-9;

/// pH of the fluid in a channel under a wet serum.
pub fn channel_ph(serum: &Serum, parameters: &AbsorptionParameters) -> f64 {
    let solute = serum.active_concentration(parameters.vehicle_density) / serum.solute.molar_mass;
    let ionisation = serum.solute.ionisation;
    let brought = |ph: f64| {
        let given_off = ionisation.protons_given_off(ph) - ionisation.protons_given_off(serum.ph);
        solute * given_off + free_protons(serum.ph) - free_protons(ph)
    };
    let taken = |ph: f64| parameters.tissue_buffer * (parameters.tissue_ph - ph);
    let excess = |ph: f64| SERUM_SHARE * brought(ph) - (1.0 - SERUM_SHARE) * taken(ph);
    let (low, high) = (serum.ph.min(parameters.tissue_ph), serum.ph.max(parameters.tissue_ph));
    // The signs at the ends differ unless serum and tissue are equally acid.
    bracketed(excess, low, high, TOLERANCE).unwrap_or(parameters.tissue_ph)
}

/// Protons less hydroxide, mM.
fn free_protons(ph: f64) -> f64 {
    MILLIMOLAR * (libm::exp10(-ph) - libm::exp10(ph - 14.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::absorption::solute;
    use crate::physics::parameter::Parameters;

    fn at(name: &str, concentration: f64, ph: f64) -> f64 {
        let serum = Serum {
            solute: solute(name).unwrap(),
            concentration,
            ph,
            vehicle_solubility: None,
            dose: 20.0,
            contact_time: 1.0,
            occluded: false,
        };
        channel_ph(&serum, &Parameters::default().absorption)
    }

    #[test]
    fn a_strong_acid_serum_sets_the_acidity_and_a_weak_one_does_not() {
        assert!(at("vitamin-c", 0.15, 3.2) < 4.0, "{}", at("vitamin-c", 0.15, 3.2));
        assert!((at("vitamin-c", 0.0005, 3.2) - 7.4).abs() < 0.3);
        assert!((at("caffeine", 0.02, 5.0) - 7.4).abs() < 1e-3);
        assert!((at("niacinamide", 0.05, 7.4) - 7.4).abs() < 1e-9);
    }

    #[test]
    fn protons_balance_by_hand() {
        // 100 mM of an acid of pKa 4.2 at pH 4.2, half of it charged: with 30 mM of buffer the balance
        // 100 (1/(1 + 10^(4.2 − pH)) − 1/2) + 0.0631 − 10^(3 − pH) = 30 (7.4 − pH) holds at pH 5.8
        let ph = at("vitamin-c", 0.017_612, 4.2);
        let left = 100.0 * (1.0 / (1.0 + libm::exp10(4.2 - ph)) - 0.5) + 0.0631 - 1e3 * libm::exp10(-ph);
        assert!((left - 30.0 * (7.4 - ph)).abs() < 1e-2 && (5.5..6.1).contains(&ph), "{ph} {left}");
    }
}
