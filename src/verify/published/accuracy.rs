//! How well permeability is predicted over all solutes, beside the simplest published regression.
//!
//! `error = log10 Kp predicted − log10 Kp measured` at the values of the registry, without its ranges: root mean square, mean
//! (bias; negative where the model is too tight) and the share within ±0.75, which is what the program promises.

use serde::Serialize;

use super::ValidationError;
use super::permeability::{Membrane, Permeant, log10_kp, permeants};
use crate::physics::absorption::{Ionisation, LipidPathModel, PottsGuy, Solute, WangKastingNitsche};
use crate::physics::parameter::Parameters;

/// In decades: what counts as a hit.
const TOLERANCE: f64 = 0.75;

/// One line: a model over a set of solutes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    pub quantity: &'static str,
    pub model: &'static str,
    pub set: &'static str,
    pub solutes: usize,
    /// Decades.
    pub root_mean_square_error: f64,
    pub bias: f64,
    pub tolerance: f64,
    /// Solutes within the tolerance.
    pub within: usize,
}

impl Summary {
    /// Of all solutes, how many are within the tolerance, 0 to 1.
    pub fn share(&self) -> f64 {
        self.within as f64 / self.solutes as f64
    }
}

/// The models, over all solutes and over those of which nothing was taken.
///
/// # Errors
/// A row of the table that does not parse.
pub fn summaries() -> Result<Vec<Summary>, ValidationError> {
    let permeants = permeants()?;
    let predicted: Vec<Permeant> = permeants.iter().filter(|permeant| !permeant.calibrates).cloned().collect();
    let sets = [("all solutes", &permeants), ("without the six that set the polar path", &predicted)];
    Ok(sets
        .iter()
        .flat_map(|(set, permeants)| MODELS.map(|(model, predict)| summary(model, set, permeants, predict)))
        .collect())
}

type Predict = fn(&Permeant) -> f64;

const MODELS: [(&str, Predict); 5] = [
    ("Wang, Kasting & Nitsche with the polar path, on living epidermis", on_epidermis),
    ("Wang, Kasting & Nitsche with the polar path", |permeant| with_polar_path(&WangKastingNitsche, permeant)),
    ("Wang, Kasting & Nitsche alone", |permeant| alone(&WangKastingNitsche, permeant)),
    ("Potts & Guy with the polar path", |permeant| with_polar_path(&PottsGuy, permeant)),
    ("Potts & Guy alone", |permeant| alone(&PottsGuy, permeant)),
];

/// As each solute of the table is compared.
fn on_epidermis(permeant: &Permeant) -> f64 {
    let parameters = Parameters::default();
    log10_kp(&WangKastingNitsche, permeant, &Membrane::sheet(&parameters), &parameters)
}

/// The stratum corneum alone; Potts and Guy fitted whole membranes, so that tissue is in their line already.
fn with_polar_path(model: &dyn LipidPathModel, permeant: &Permeant) -> f64 {
    log10_kp(model, permeant, &Membrane::NONE, &Parameters::default())
}

/// As published: no polar path, and no ions; ions count as the molecule.
fn alone(model: &dyn LipidPathModel, permeant: &Permeant) -> f64 {
    let mut parameters = Parameters::default();
    parameters.absorption.polar_path = 0.0;
    let solute = Solute { ionisation: Ionisation::Neutral, ..permeant.solute.clone() };
    log10_kp(model, &Permeant { solute, ..permeant.clone() }, &Membrane::NONE, &parameters)
}

fn summary(model: &'static str, set: &'static str, permeants: &[Permeant], predict: Predict) -> Summary {
    let errors: Vec<f64> = permeants.iter().map(|permeant| predict(permeant) - permeant.log10_kp).collect();
    let mean = |value: fn(f64) -> f64| errors.iter().map(|error| value(*error)).sum::<f64>() / errors.len() as f64;
    Summary {
        quantity: "log10 Kp of intact skin",
        model,
        set,
        solutes: errors.len(),
        root_mean_square_error: mean(|error| error * error).sqrt(),
        bias: mean(|error| error),
        tolerance: TOLERANCE,
        within: errors.iter().filter(|error| error.abs() <= TOLERANCE).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permeability_is_within_three_quarters_of_a_decade_for_most_solutes() {
        let summaries = summaries().unwrap();
        for summary in &summaries {
            println!("{summary:?}");
        }
        let [ours, _, _, _, potts_guy] = &summaries[..5] else { panic!("five models") };
        assert!(ours.solutes > 80);
        assert!(ours.root_mean_square_error < 0.65, "{ours:?}");
        assert!(ours.share() >= 0.8, "{ours:?}");
        assert!(ours.root_mean_square_error < 0.75 * potts_guy.root_mean_square_error, "{potts_guy:?}");
        let predicted = &summaries[5];
        assert_eq!(predicted.solutes + 6, ours.solutes);
        assert!(predicted.share() >= 0.8, "{predicted:?}");
    }
}
