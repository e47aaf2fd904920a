//! How long redness lasts, and how long water, ions and dye get through.

use super::experiment::{Experiment, Kind};
use super::trial::{MEDICAL_ROLLER, POLYMER_ARRAY, RAT_ROLLER, SHORT_PEN, SMALL_ARRAY, YEAR};
use crate::physics::absorption::{film_half_life, lumen_half_life};
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{SessionPuncture, erythema_duration, recovery_time, water_loss_excess};

/// Where the source gives no age, and for animals: closure is hardly slowed by age then.
const AGE: f64 = 30.0 * YEAR;

fn redness(session: &SessionPuncture, parameters: &Parameters) -> Option<f64> {
    Some(erythema_duration(session.surface_breach, film_half_life(false, AGE, &parameters.absorption), parameters))
}

fn water_loss(session: &SessionPuncture, parameters: &Parameters) -> Option<f64> {
    let excess = water_loss_excess(session.surface_breach, parameters);
    Some(recovery_time(excess, film_half_life(false, AGE, &parameters.absorption), parameters))
}

/// Time until the film is closed, d.
fn film_closure(occluded: bool, parameters: &Parameters) -> f64 {
    film_half_life(occluded, AGE, &parameters.absorption) * parameters.absorption.closure_multiple
}

/// Time until the lumen behind a needle of that length (mm) is closed, d.
fn lumen_closure(length: f64, parameters: &Parameters) -> f64 {
    lumen_half_life(length, false, AGE, &parameters.absorption) * parameters.absorption.closure_multiple
}

pub fn experiments() -> Vec<Experiment> {
    let mut experiments = redness_and_water_loss();
    experiments.extend(closure());
    experiments.extend(micropores());
    experiments.extend(groups());
    experiments
}

fn redness_and_water_loss() -> Vec<Experiment> {
    let red = "Redness follows the open film; the inflammation that outlasts it is not in it.";
    let wet = "Time until water loss is within 10 % of intact skin's.";
    vec![
        Experiment::of(&SMALL_ARRAY, "M231", Kind::Prediction, red, redness),
        Experiment::of(&POLYMER_ARRAY, "M125", Kind::Prediction, red, redness),
        Experiment::of(&MEDICAL_ROLLER, "M241", Kind::Prediction, red, redness),
        Experiment::of(&MEDICAL_ROLLER, "N106", Kind::Prediction, red, redness),
        Experiment::of(&POLYMER_ARRAY, "M124", Kind::Prediction, wet, water_loss),
        Experiment::of(&RAT_ROLLER, "M130", Kind::Prediction, wet, water_loss),
        Experiment::of(&SHORT_PEN, "M134", Kind::Prediction, wet, water_loss),
        Experiment::new(
            "M232",
            Kind::Prediction,
            "Closure of the film in open air, whatever the needle.",
            |parameters| Some(film_closure(false, parameters)),
        ),
    ]
}

fn closure() -> Vec<Experiment> {
    let dye =
        "The closure of the lumen in open air, whose half-life and growth with length were taken from this study.";
    vec![
        Experiment::new("M131", Kind::ByConstruction, dye, |parameters| Some(lumen_closure(0.37, parameters))),
        Experiment::new("M132", Kind::ByConstruction, dye, |parameters| Some(lumen_closure(0.77, parameters))),
        Experiment::new(
            "M233",
            Kind::ByConstruction,
            "The closure of the film in open air, whose half-life was set to this bound.",
            |parameters| Some(film_closure(false, parameters)),
        ),
        Experiment::new(
            "M234",
            Kind::Prediction,
            "The closure of the film under occlusion, with the half-life of another study of impedance.",
            |parameters| Some(film_closure(true, parameters)),
        ),
    ]
}

fn micropores() -> Vec<Experiment> {
    let words = "The film under occlusion, whose half-life and time to full closure were taken from this study; sites do not differ.";
    let half_life = |id| {
        Experiment::new(id, Kind::ByConstruction, words, |parameters| {
            Some(film_half_life(true, AGE, &parameters.absorption))
        })
    };
    let closure =
        |id| Experiment::new(id, Kind::ByConstruction, words, |parameters| Some(film_closure(true, parameters)));
    vec![closure("M235"), half_life("M236"), closure("M237"), half_life("M238"), closure("M239"), half_life("M240")]
}

/// Another study of the same group of authors, told by the colour and origin of skin, which the model does not know.
fn groups() -> Vec<Experiment> {
    let words = "The film under occlusion (impedance sees the film), with the half-life and the time to full closure of another study; groups do \
        not differ.";
    ["X120", "X121", "X122", "X123", "X124"]
        .map(|id| Experiment::new(id, Kind::Prediction, words, |parameters| Some(film_closure(true, parameters))))
        .into()
}
