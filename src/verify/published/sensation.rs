//! Pain and blood.

use super::experiment::{Experiment, Kind};
use super::trial::{FACE_PEN, LONG_PEN, NECK_PEN, ONE_MILLIMETRE_ROLLER, SHORT_ROLLER, Trial, person};
use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{bleeding_probability, relative_pain};
use crate::physics::skin::Site;

/// Least depth, mm, from which every puncture bleeds.
fn depth_of_blood(parameters: &Parameters) -> Option<f64> {
    let needle = Needle::of_size(2.0, 0.25, parameters);
    let skin = person(Site::Forearm, parameters);
    (0..3000)
        .map(|step| 1e-3 * f64::from(step))
        .find(|depth| bleeding_probability(*depth, &needle, &skin, parameters) >= 1.0)
}

pub fn experiments() -> Vec<Experiment> {
    let mut experiments = pain_law();
    experiments.extend(pain_of_devices());
    experiments.push(Experiment::new(
        "M227",
        Kind::ByConstruction,
        "The least depth at which every puncture of a forearm bleeds: the depth of the plexus, which was taken from this \
         review.",
        depth_of_blood,
    ));
    experiments
}

fn pain_of_devices() -> Vec<Experiment> {
    let numbed = "Without anaesthetic, which is an upper bound: how much the cream leaves is not known.";
    let pain = |trial: &'static Trial, id, remark| {
        Experiment::of(trial, id, Kind::Prediction, remark, |session, _| Some(session.pain))
    };
    vec![
        pain(&SHORT_ROLLER, "N100", ""),
        pain(&ONE_MILLIMETRE_ROLLER, "N094", numbed),
        pain(&LONG_PEN, "N096", numbed),
        pain(&FACE_PEN, "N098", numbed),
        pain(&NECK_PEN, "N099", numbed),
    ]
}

fn pain_law() -> Vec<Experiment> {
    let law = "The pain law of the registry is the fit of this study, with its needle length as depth.";
    vec![
        Experiment::new("M208", Kind::ByConstruction, law, |parameters| Some(relative_pain(0.48, 1.0, parameters)))
            .aspect("0.48 mm"),
        Experiment::new("M208", Kind::ByConstruction, law, |parameters| Some(relative_pain(1.45, 1.0, parameters)))
            .aspect("1.45 mm"),
        Experiment::new("M209", Kind::ByConstruction, law, |parameters| {
            Some(relative_pain(1.45, 1.0, parameters) / relative_pain(0.48, 1.0, parameters))
        }),
        Experiment::new("M210", Kind::ByConstruction, law, |parameters| {
            Some(relative_pain(0.7, 50.0, parameters) / relative_pain(0.7, 5.0, parameters))
        }),
        Experiment::new(
            "M212",
            Kind::Prediction,
            "36 needles, 0.28 mm deep, in the pain law of another study; a 25-gauge needle is taken to hurt like a 26-gauge one.",
            |parameters| Some(relative_pain(0.28, 36.0, parameters)),
        ),
    ]
}
