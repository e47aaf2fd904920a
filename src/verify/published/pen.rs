//! Pens: how deep and how often they strike, and what their vibration saves.

use super::experiment::{Experiment, Kind};
use super::specimen::{SECOND, excised, pen, person, session};
use crate::physics::needle::{Needle, NeedleForce};
use crate::physics::parameter::Parameters;
use crate::physics::puncture::puncture_rate;
use crate::physics::skin::Site;

/// Share of the force of a 0.25 mm needle, 1 mm deep, that vibration saves.
fn saved(parameters: &Parameters) -> Option<f64> {
    let force = |vibration: f64| {
        NeedleForce::new(Needle::of_size(1.5, 0.25, parameters), parameters, 1.0, vibration).penetration(1.0)
    };
    Some(1.0 - force(parameters.puncture.vibration_factor) / force(1.0))
}

/// Mean depth over the length set (mm), over excised facial skin.
fn depth_to_length(length: f64, parameters: &Parameters) -> Option<f64> {
    let device = pen(Needle::of_size(length, 0.25, parameters));
    let statistics = session(&excised(person(Site::Cheek, parameters)), &device, 4, 2.0, parameters)?.statistics;
    (statistics.density > 0.0).then_some(statistics.depth_to_length)
}

pub fn experiments() -> Vec<Experiment> {
    let other = "The one factor of the registry, taken from axial vibration of hypodermic needles (up to 35 %), for another \
        actuator and frequency: the model does not tell them apart.";
    let counting = "Counting: needles times frequency.";
    let strip = "A pen with 12 needles at 100 Hz, four passes at 2 N over a cheek (all assumed; the abstract says neither device nor \
        support). The strip's stiff support is not in the model, which lets it yield like a face.";
    vec![
        Experiment::new("N001", Kind::Prediction, strip, |parameters| depth_to_length(0.5, parameters)).costly(),
        Experiment::new("N002", Kind::Prediction, strip, |parameters| depth_to_length(1.5, parameters)).costly(),
        Experiment::new(
            "M153",
            Kind::ByConstruction,
            "The factor on all forces under vibration, which was taken from this study.",
            saved,
        ),
        Experiment::new("M151", Kind::Prediction, other, saved),
        Experiment::new("M152", Kind::Prediction, other, saved),
        Experiment::new("M154", Kind::Prediction, other, saved),
        Experiment::new("M175", Kind::Arithmetic, "A translation: 7000 turns per minute, one stroke a turn.", |_| {
            Some(7000.0 / (60.0 * SECOND))
        }),
        Experiment::new("M183", Kind::Arithmetic, counting, |_| Some(puncture_rate(11, 90.0 / SECOND))),
        Experiment::new("M184", Kind::Arithmetic, counting, |_| Some(puncture_rate(12, 110.0 / SECOND))),
    ]
}
