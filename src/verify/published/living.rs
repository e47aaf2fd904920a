//! Living skin under a serum or a patch: the pool of ascorbate, naltrexone through needled skin, stripped skin.
//!
//! Ascorbate after Pinnell et al. 2001 (pig, 15 % under an occluding chamber, daily): release and uptake of the pool were set with the
//! half-life of 4 days and the three doses that saturate, its capacity with the plateau. Predicted are what acidity does and how far the
//! plateau stands above untreated skin. That uptake is best at 20 % is not: nothing in the model makes 30 % worse.

use super::donor::{Donor, HOUR, permeant};
use super::enhancement::observe;
use super::experiment::{Experiment, Kind};
use super::prediction::{Answer, NoValue, Prediction};
use super::trial::{FOREARM_ARRAYS, hairless_rat, pig};
use crate::physics::absorption::{AbsorptionResult, Ionisation, Path, Solute, simulate};
use crate::physics::parameter::Parameters;
use crate::physics::puncture::SessionPuncture;
use crate::physics::skin::Skin;

fn last(values: &[f64]) -> Prediction {
    values.last().copied().prediction()
}

/// Daily doses of the study, d.
const DOSES: [f64; 5] = [0.0, 1.0, 2.0, 3.0, 4.0];

/// A chamber filled to 2 mm, changed every day.
fn chamber(ph: f64) -> Donor {
    Donor { solute: "vitamin-c", concentration: 0.15, ph, dose: 2000.0, contact_time: 0.99, occluded: true }
}

/// Tissue content above that of every day, mM, at these times (d) under so many daily doses.
fn content(doses: usize, times: &[f64], parameters: &Parameters) -> Result<Vec<f64>, NoValue> {
    let skin = pig(parameters);
    let serum = chamber(3.2).serum()?;
    let result = simulate(&skin, &serum, None, parameters, &DOSES[..doses], times, last(times)?)?;
    let thickness = skin.epidermis - skin.stratum_corneum + skin.dermis;
    let Path { bound, epidermis, dermis, .. } = &result.intact;
    let amounts = (0..times.len()).map(|index| bound[index] + epidermis[index] + dermis[index]);
    Ok(amounts.map(|amount| amount / thickness / serum.solute.molar_mass).collect())
}

/// The content a day after the last dose but one, d: doses are on the skin until then.
fn plateau(parameters: &Parameters) -> Prediction {
    content(5, &[5.0], parameters)?.last().copied().prediction()
}

fn half_life(parameters: &Parameters) -> Prediction {
    let content = content(5, &[5.0, 9.0], parameters)?;
    Ok(4.0 * std::f64::consts::LN_2 / libm::log(content[0] / content[1]))
}

fn three_over_five(parameters: &Parameters) -> Prediction {
    let content = content(5, &[3.0, 5.0], parameters)?;
    Ok(content[0] / content[1])
}

/// What enters living tissue in a day at one acidity over that at another.
fn acidity(one: f64, other: f64, parameters: &Parameters) -> Prediction {
    let delivered = |ph: f64| {
        let result = simulate(&pig(parameters), &chamber(ph).serum()?, None, parameters, &[0.0], &[1.0], 1.0)?;
        result.intact.delivered.last().copied().prediction()
    };
    Ok(delivered(one)? / delivered(other)?)
}

fn ascorbate() -> Vec<Experiment> {
    let pool = "15 % at pH 3.2 under a chamber on pig skin in vivo, five days; content of viable skin, in the pool and free. The pool of the \
        registry was set with this study.";
    let acid = "15 % under a chamber on intact pig skin in vivo; what enters viable skin in a day.";
    vec![
        Experiment::new("P099", Kind::ByConstruction, pool, three_over_five),
        Experiment::new("P100", Kind::ByConstruction, pool, half_life),
        Experiment::new("X143", Kind::ByConstruction, pool, plateau),
        Experiment::new(
            "X266",
            Kind::Prediction,
            "That plateau and the ascorbate of untreated tissue, over the latter.",
            |parameters| -> Prediction { Ok(1.0 + plateau(parameters)? / parameters.absorption.ascorbate_baseline) },
        ),
        Experiment::new("X267", Kind::Prediction, acid, |parameters| acidity(2.5, 3.5, parameters)),
        Experiment::new("P097", Kind::Prediction, acid, |parameters| acidity(3.2, 5.0, parameters)),
    ]
}

const PATCH: Donor = Donor {
    solute: "naltrexone",
    concentration: 0.16,
    ph: 5.0,
    dose: 5000.0,
    contact_time: 72.0 * HOUR,
    occluded: true,
};

/// What reaches the blood in each hour under the patch, µg/mm².
fn hourly(session: &SessionPuncture, parameters: &Parameters) -> Result<Vec<f64>, NoValue> {
    let times: Vec<f64> = (0..=72).map(|hour| f64::from(hour) * HOUR).collect();
    let result: AbsorptionResult = observe(&FOREARM_ARRAYS, session, &PATCH, &times, parameters)?;
    Ok(result.needled.cleared.windows(2).map(|pair| pair[1] - pair[0]).collect())
}

/// Until the hourly uptake is nine tenths of its highest, d.
fn rise(session: &SessionPuncture, parameters: &Parameters) -> Prediction {
    let hourly = hourly(session, parameters)?;
    let highest = hourly.iter().copied().fold(0.0, f64::max);
    let hour = hourly.iter().position(|uptake| *uptake >= 0.9 * highest).ok_or(NoValue::Undefined)?;
    Ok((hour as f64 + 1.0) * HOUR)
}

/// How long the hourly uptake stays above half its highest, d.
fn lasting(session: &SessionPuncture, parameters: &Parameters) -> Prediction {
    let hourly = hourly(session, parameters)?;
    let highest = hourly.iter().copied().fold(0.0, f64::max);
    Ok(hourly.iter().filter(|uptake| **uptake >= 0.5 * highest).count() as f64 * HOUR)
}

fn naltrexone() -> Vec<Experiment> {
    let rising = "Gel with 16 % of the hydrochloride at pH 5 (assumed) under an occluding patch for 72 h; until the hourly uptake into the blood is \
        nine tenths of its highest.";
    let staying = "The same; how long the hourly uptake stays above half its highest.";
    vec![
        Experiment::of(&FOREARM_ARRAYS, "P030", Kind::Prediction, rising, rise),
        Experiment::of(&FOREARM_ARRAYS, "P031", Kind::Prediction, staying, lasting),
    ]
}

/// Four fifths bound to albumin (recalled).
fn salicylic_acid() -> Solute {
    let molecule = permeant("salicylic acid", 138.12, 2.06, 133.0, Ionisation::Acid { pka: 2.97 });
    Solute { unbound_fraction: 0.2, ..molecule }
}

/// Mean free concentration in the dermis between 80 and 200 min, mM.
fn in_the_dermis(skin: &Skin, parameters: &Parameters) -> Prediction {
    let times: Vec<f64> = (0..=12).map(|step| f64::from(80 + 10 * step) / 60.0 * HOUR).collect();
    let serum = Donor::cell("", 0.05, 2.0).with(salicylic_acid());
    let result = simulate(skin, &serum, None, parameters, &[0.0], &times, last(&times)?)?;
    let edges = result.dermis_edges();
    let thickness = last(edges)? - edges.first().copied().prediction()?;
    let mean = |cells: &Vec<f64>| {
        let amounts = cells.iter().zip(edges.windows(2)).map(|(cell, pair)| cell * (pair[1] - pair[0]));
        amounts.sum::<f64>() / thickness
    };
    Ok(result.intact.dermis_free.iter().map(mean).sum::<f64>() / times.len() as f64)
}

fn stripped() -> Experiment {
    Experiment::new(
        "X248",
        Kind::Prediction,
        "Un-ionised salicylic acid on hairless rat skin in vivo; free in the dermis from 80 to 200 min, with a stratum corneum of 0.5 um left (assumed) \
         over an intact one of 12 um. Ethanol counts as water.",
        |parameters| -> Prediction {
            let intact = hairless_rat(parameters);
            let stripped = Skin {
                stratum_corneum: 0.0005,
                epidermis: intact.epidermis - intact.stratum_corneum + 0.0005,
                ..intact.clone()
            };
            Ok(in_the_dermis(&stripped, parameters)? / in_the_dermis(&intact, parameters)?)
        },
    )
}

pub fn experiments() -> Vec<Experiment> {
    let mut experiments = ascorbate();
    experiments.extend(naltrexone());
    experiments.push(stripped());
    experiments
}
