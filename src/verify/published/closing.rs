//! How long redness lasts, and how long water, ions and dye get through.

use super::experiment::{Experiment, Kind};
use super::hole::{kalluri, medical_roller};
use super::specimen::{YEAR, array, pen, person, session};
use crate::physics::absorption::{film_half_life, lumen_half_life};
use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{SessionPuncture, erythema_duration, recovery_time, water_loss_excess};
use crate::physics::skin::Site;

/// Young enough that closure is not slowed by age.
const YOUNG: f64 = 25.0 * YEAR;
/// Where the source gives no age.
const GROWN: f64 = 30.0 * YEAR;

fn redness(session: &SessionPuncture, age: f64, parameters: &Parameters) -> f64 {
    erythema_duration(session.surface_breach, film_half_life(false, age, &parameters.absorption), parameters)
}

fn water_loss(session: &SessionPuncture, age: f64, parameters: &Parameters) -> f64 {
    let excess = water_loss_excess(session.surface_breach, parameters);
    recovery_time(excess, film_half_life(false, age, &parameters.absorption), parameters)
}

/// Time until the film is closed, d.
fn film_closure(occluded: bool, age: f64, parameters: &Parameters) -> f64 {
    film_half_life(occluded, age, &parameters.absorption) * parameters.absorption.closure_multiple
}

/// Time until the lumen behind a needle of that length (mm) is closed, d.
fn lumen_closure(length: f64, parameters: &Parameters) -> f64 {
    lumen_half_life(length, false, YOUNG, &parameters.absorption) * parameters.absorption.closure_multiple
}

/// An array of polymer or metal pressed once into a forearm.
fn pressed(length: f64, needles: u32, width: f64, parameters: &Parameters) -> Option<SessionPuncture> {
    let device = array(Needle::of_size(length, 0.3, parameters), needles, width);
    session(&person(Site::Forearm, parameters), &device, 1, 20.0, parameters)
}

pub fn experiments() -> Vec<Experiment> {
    let mut experiments = redness_and_water_loss();
    experiments.extend(closure());
    experiments.extend(micropores());
    experiments
}

fn redness_and_water_loss() -> Vec<Experiment> {
    let roller = "A 1.5 mm roller on a cheek, 15 passes at 5 N (assumed). Redness follows the open film; the inflammation that outlasts \
        it is not in it.";
    let hydrogel = "121 needles of 0.6 mm, 0.3 mm wide, on 7 mm by 7 mm (recalled), pressed once with 20 N into a forearm; the open film \
        alone reddens and leaks.";
    vec![
        Experiment::new(
            "M231",
            Kind::Prediction,
            "16 needles of 0.4 mm, 0.3 mm wide, on 5 mm by 5 mm (assumed), pressed once with 20 N into a forearm; redness \
             follows the open film.",
            |parameters| Some(redness(&pressed(0.4, 16, 5.0, parameters)?, GROWN, parameters)),
        )
        .costly(),
        Experiment::new("M125", Kind::Prediction, hydrogel, |parameters| {
            Some(redness(&pressed(0.6, 121, 7.0, parameters)?, GROWN, parameters))
        })
        .costly(),
        Experiment::new("M124", Kind::Prediction, hydrogel, |parameters| {
            Some(water_loss(&pressed(0.6, 121, 7.0, parameters)?, GROWN, parameters))
        })
        .costly(),
        Experiment::new(
            "M241",
            Kind::Prediction,
            roller,
            |parameters| Some(redness(&medical_roller(parameters)?, GROWN, parameters)),
        )
        .costly(),
        Experiment::new("N106", Kind::Prediction, roller, |parameters| {
            Some(redness(&medical_roller(parameters)?, GROWN, parameters))
        })
        .costly(),
        Experiment::new(
            "M130",
            Kind::Prediction,
            "The roller on hairless rat skin, 10 passes at 5 N assumed; time until water loss is within 10 %, with the half-life of \
             human film.",
            |parameters| Some(water_loss(&kalluri(parameters)?, YOUNG, parameters)),
        )
        .costly(),
        Experiment::new(
            "M134",
            Kind::Prediction,
            "A pen with 12 needles of 0.5 mm, four passes over a cheek (device and passes assumed); time until water loss is within 10 %.",
            |parameters| {
                let device = pen(Needle::of_size(0.5, 0.25, parameters));
                let session = session(&person(Site::Cheek, parameters), &device, 4, 2.0, parameters)?;
                Some(water_loss(&session, GROWN, parameters))
            },
        )
        .costly(),
        Experiment::new(
            "M232",
            Kind::Prediction,
            "Closure of the film in open air, whatever the needle.",
            |parameters| Some(film_closure(false, GROWN, parameters)),
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
            |parameters| Some(film_closure(false, GROWN, parameters)),
        ),
        Experiment::new(
            "M234",
            Kind::Prediction,
            "The closure of the film under occlusion, with the half-life of another study of impedance.",
            |parameters| Some(film_closure(true, GROWN, parameters)),
        ),
    ]
}

fn micropores() -> Vec<Experiment> {
    let words = "The film under occlusion, whose half-life and time to full closure were taken from this study; sites do not differ.";
    let half_life = |id| {
        Experiment::new(id, Kind::ByConstruction, words, |parameters| {
            Some(film_half_life(true, GROWN, &parameters.absorption))
        })
    };
    let closure =
        |id| Experiment::new(id, Kind::ByConstruction, words, |parameters| Some(film_closure(true, GROWN, parameters)));
    vec![closure("M235"), half_life("M236"), closure("M237"), half_life("M238"), closure("M239"), half_life("M240")]
}
