//! Skin as a material: how its resistance fades, how it is tensed, how it stiffens with rate and age.

use super::experiment::{Experiment, Kind};
use super::trial::{SECOND, YEAR, person};
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{LocalCompliance, relaxation};
use crate::physics::skin::{Site, Skin};

const FIT: &str = "The relaxation series of the registry, which was fitted to this and the other study of relaxation.";

pub fn experiments() -> Vec<Experiment> {
    let mut experiments = relaxing();
    experiments.extend(tensed());
    experiments.extend(stiffening());
    experiments
}

fn relaxing() -> Vec<Experiment> {
    let left = |seconds: f64, parameters: &Parameters| relaxation(seconds * SECOND, &parameters.skin);
    vec![
        Experiment::new("M065", Kind::ByConstruction, FIT, move |parameters| Some(1.0 - left(1.0, parameters))),
        Experiment::new("M066", Kind::ByConstruction, FIT, move |parameters| {
            Some(left(1.0, parameters) - left(10.0, parameters))
        }),
        Experiment::new(
            "M067",
            Kind::EndOfRange,
            "The time of the fast term of the series, whose range ends at this value. Species differ by thickness only.",
            |parameters| Some(parameters.skin.fast_relaxation_time),
        ),
        Experiment::new(
            "M068",
            Kind::EndOfRange,
            "What the series leaves after a long time; its range ends at this value. Species differ by thickness only.",
            move |parameters| Some(left(1e4, parameters)),
        ),
    ]
}

/// Line tension over the thickness of the skin at a site, MPa.
fn stress(site: Site, parameters: &Parameters) -> Option<f64> {
    Some(parameters.skin.line_tension / person(site, parameters).thickness())
}

fn tensed() -> Vec<Experiment> {
    let tension = "The line tension of the registry, from another study of the same group (arm), over the thickness of the skin \
        of the site.";
    vec![
        Experiment::new("M082", Kind::EndOfRange, tension, |parameters| stress(Site::Forearm, parameters)),
        Experiment::new("N067", Kind::EndOfRange, tension, |parameters| stress(Site::UpperLip, parameters)),
        Experiment::new("N068", Kind::EndOfRange, tension, |parameters| stress(Site::Cheek, parameters)),
        Experiment::new(
            "N070",
            Kind::Prediction,
            "A third of Young's modulus of fat in the registry, which was recalled from other studies. Fat of buttock and face are \
             taken to be alike.",
            |parameters| Some(parameters.skin.fat_modulus / 3.0),
        ),
    ]
}

fn stiffening() -> Vec<Experiment> {
    let rate = |ratio: f64, parameters: &Parameters| Some(libm::pow(ratio, parameters.skin.rate_stiffening));
    vec![
        Experiment::new(
            "M101-rates",
            Kind::ByConstruction,
            "The power law of the modulus in the rate of strain, whose exponent was taken from this study.",
            move |parameters| rate(1e6, parameters),
        ),
        Experiment::new(
            "N083",
            Kind::Prediction,
            "The same power law; stiffness stands for strain energy to failure, human skin for rat's.",
            move |parameters| rate(100.0, parameters),
        ),
        Experiment::new(
            "M084",
            Kind::Prediction,
            "The local stiffness at 75 years over that at 25 years (ages assumed: the abstract says 3 to 89). The registry \
             assumes no change, because studies conflict in sign.",
            |parameters| {
                let compliance = |age: f64| {
                    let skin = Skin { age: age * YEAR, ..person(Site::Forearm, parameters) };
                    LocalCompliance::new(&skin, SECOND, parameters).median
                };
                Some(compliance(25.0) / compliance(75.0))
            },
        ),
    ]
}
