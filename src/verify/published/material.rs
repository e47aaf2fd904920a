//! Skin as a material: how its resistance fades, how it is tensed, how it ages.

use super::experiment::{Experiment, Kind};
use super::specimen::{SECOND, YEAR, person};
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{LocalCompliance, relaxation};
use crate::physics::skin::{Site, Skin};

const FIT: &str = "The relaxation series of the registry, which was fitted to this and the other study of relaxation.";

pub fn experiments() -> Vec<Experiment> {
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
        Experiment::new(
            "M082",
            Kind::Prediction,
            "The line tension of the registry, from another study of the same group, over the thickness of the skin of the \
             forearm.",
            |parameters| Some(parameters.skin.line_tension / person(Site::Forearm, parameters).thickness()),
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
