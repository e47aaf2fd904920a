//! Pain and blood.

use super::experiment::{Experiment, Kind};
use super::specimen::{drum, pen, person, session};
use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{Device, bleeding_probability, relative_pain};
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

/// On the scale of 0 to 10, without anaesthetic.
fn pain(device: &Device, site: Site, passes: u32, force: f64, parameters: &Parameters) -> Option<f64> {
    Some(session(&person(site, parameters), device, passes, force, parameters)?.pain)
}

fn pain_of_devices() -> Vec<Experiment> {
    let numbed =
        "The pain of the device without anaesthetic, which is an upper bound: how much the cream leaves is not known.";
    let pen_of = |length: f64, parameters: &Parameters| pen(Needle::of_size(length, 0.25, parameters));
    vec![
        Experiment::new(
            "N100",
            Kind::Prediction,
            "A 192-needle drum with needles of 0.2 mm on a cheek, ten passes at 5 N (assumed).",
            |parameters| pain(&drum(Needle::of_size(0.2, 0.25, parameters)), Site::Cheek, 10, 5.0, parameters),
        )
        .costly(),
        Experiment::new("N094", Kind::Prediction, numbed, |parameters| {
            pain(&drum(Needle::of_size(1.0, 0.25, parameters)), Site::Cheek, 10, 5.0, parameters)
        })
        .costly(),
        Experiment::new("N096", Kind::Prediction, numbed, move |parameters| {
            pain(&pen_of(2.5, parameters), Site::Cheek, 20, 2.0, parameters)
        })
        .costly(),
        Experiment::new("N098", Kind::Prediction, numbed, move |parameters| {
            pain(&pen_of(1.25, parameters), Site::Cheek, 4, 2.0, parameters)
        })
        .costly(),
        Experiment::new("N099", Kind::Prediction, numbed, move |parameters| {
            pain(&pen_of(1.25, parameters), Site::Neck, 4, 2.0, parameters)
        })
        .costly(),
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
