//! Amounts that cross intact human skin in diffusion cells.
//!
//! Most are told in the user guide of the Open Systems Pharmacology skin model, v2.0, section 4.6 (measurements after Dancik et al.
//! 2013 and others). The guide gives each amount three times: measured, by its own model, and by the calculator of NIOSH. Only the measured ones are
//! measurements; the models' values are met by a test of this file, as a check of the code. The skin is the guide's: stratum
//! corneum of 13 µm (43 µm in water), viable epidermis of 100 µm, dermis of 0.4 mm in vitro.
//!
//! The guide as read does not give the donors. Fentanyl: 20 µg/mL follows from its amounts and permeabilities
//! (24 µg/cm² in 72 h at 1.63e-2 cm/h; 2.0 at 1.4e-3). Testosterone: its dose is given. Dipropylene glycol
//! methyl ether: neither its amounts nor its permeabilities give the concentration, as partition and permeability of the guide's own
//! equations together mean a lag of 12 h, longer than the 8 h of the experiment; half and half with water is assumed.

use super::donor::{Donor, HOUR};
use super::experiment::{Experiment, Kind};
use super::permeability::{Membrane, through};
use super::prediction::{Answer, NoValue, Prediction};
use crate::physics::absorption::{WangKastingNitsche, simulate};
use crate::physics::parameter::Parameters;
use crate::physics::skin::{Preparation, Sex, Site, Skin};

/// µg/mm² of vehicle that carry 0.53 µg/cm² of testosterone.
const SMALL_DOSE: f64 = 20.0;
const TESTOSTERONE: Donor = Donor {
    solute: "testosterone",
    concentration: 0.0053 / SMALL_DOSE,
    ph: 7.0,
    dose: SMALL_DOSE,
    contact_time: 1000.0,
    occluded: false,
};

/// In the acidity of the body: the source of the measurement (fluxes of 21 to 105 ng/(cm² h), Larsen et al. 2003) dissolved it in water.
const FENTANYL: Donor = Donor::cell("fentanyl", 20e-6, 7.4);

const DPGME: Donor = Donor::cell("dpgme", 0.5, 7.0);

fn skin() -> Skin {
    let man = Skin::typical(Site::Abdomen, Sex::Male, 30.0 * 365.25, 1);
    Skin { preparation: Preparation::FullThickness, stratum_corneum: 0.013, epidermis: 0.113, dermis: 0.4, ..man }
}

/// What reaches the receptor until then, µg/mm².
fn absorbed(donor: &Donor, until: f64, parameters: &Parameters) -> Prediction {
    let result = simulate(&skin(), &donor.serum()?, None, parameters, &[0.0], &[until], until)?;
    result.intact.cleared.last().copied().prediction()
}

/// Kp of the hydrated stratum corneum of the reference thickness and the tissue under it, mm/d.
fn permeability(donor: &Donor, parameters: &Parameters) -> Result<f64, NoValue> {
    let membrane = Membrane::of(&skin());
    Ok(through(&WangKastingNitsche, &donor.serum()?, &membrane, parameters))
}

/// What crosses from a buffer of pH 7.4 over what crosses from one of pH 5, in a day.
fn niacinamide(parameters: &Parameters) -> Prediction {
    let amount = |ph: f64| absorbed(&Donor::cell("niacinamide", 0.05, ph), 24.0 * HOUR, parameters);
    Ok(amount(7.4)? / amount(5.0)?)
}

pub fn experiments() -> Vec<Experiment> {
    vec![
        Experiment::new(
            "X136",
            Kind::Prediction,
            "Niacinamide, un-ionised at both, on skin of the guide's thicknesses; the barrier of the model does not feel acidity.",
            niacinamide,
        ),
        Experiment::new(
            "P190",
            Kind::Prediction,
            "The small dose in an open film of water, 2 mg/cm2, that dries (the vehicle is not told), on skin of the guide's thicknesses.",
            |parameters| absorbed(&TESTOSTERONE, 24.0 * HOUR, parameters),
        ),
        Experiment::new(
            "P193",
            Kind::Prediction,
            "20 ug/mL, from the guide's amounts and permeabilities, in water of pH 7.4 (assumed; a tenth is un-ionised, where the guide's \
             model takes all of it), on skin of the guide's thicknesses.",
            |parameters| absorbed(&FENTANYL, 72.0 * HOUR, parameters),
        ),
        Experiment::new(
            "P204",
            Kind::Prediction,
            "The hydrated stratum corneum at pH 7.4 (assumed), and the tissue of the guide's skin under it.",
            |parameters| permeability(&FENTANYL, parameters),
        ),
        Experiment::new(
            "P199",
            Kind::Prediction,
            "The hydrated stratum corneum and the tissue of the guide's skin under it; the recalled log Kow was chosen for the guide's model, not for this measurement.",
            |parameters| permeability(&DPGME, parameters),
        ),
        Experiment::new(
            "P184",
            Kind::Prediction,
            "Equal parts of water and solute (assumed), on skin of the guide's thicknesses.",
            |parameters| absorbed(&DPGME, 8.0 * HOUR, parameters),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::absorption::{Ionisation, Solute, solute};

    const PER_SQUARE_CENTIMETRE: f64 = 100.0;

    /// The guide's model: 24 µg/cm² of un-ionised fentanyl, 0.44 of testosterone; the calculator of NIOSH 23.8 and 0.45. Fentanyl's donor
    /// was worked out as if the stratum corneum were the only resistance, which leaves a fifth to the tissue under it.
    #[test]
    fn amounts_are_those_of_the_guides_own_model() {
        let mut parameters = Parameters::default();
        parameters.absorption.polar_path = 0.0;
        parameters.absorption.epidermis_tortuosity = 1.0;
        let solute = solute("fentanyl").unwrap();
        // A donor that never runs out: saturated, with solid solute in it.
        let saturated = Solute { solubility: 0.020, ionisation: Ionisation::Neutral, ..solute };
        let serum = Donor { concentration: 0.01, ..FENTANYL }.with(saturated);
        let until = 72.0 * HOUR;
        let result = simulate(&skin(), &serum, None, &parameters, &[0.0], &[until], until).unwrap();
        let fentanyl = result.intact.delivered[0] * PER_SQUARE_CENTIMETRE;
        let testosterone = absorbed(&TESTOSTERONE, 24.0 * HOUR, &parameters).unwrap() * PER_SQUARE_CENTIMETRE;
        assert!((fentanyl / 24.0 - 1.0).abs() < 0.3, "{fentanyl}");
        assert!((testosterone / 0.44 - 1.0).abs() < 0.2, "{testosterone}");
    }
}
