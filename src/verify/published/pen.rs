//! Pens: how deep and how often they strike, and what their vibration saves.

use super::experiment::{Experiment, Kind};
use super::trial::{SECOND, SHORT_PEN, STRIP_PEN};
use crate::physics::needle::{Needle, NeedleForce};
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{SessionPuncture, puncture_rate};

/// Share of the force of a 0.25 mm needle, 1 mm deep, that vibration saves.
fn saved(parameters: &Parameters) -> Option<f64> {
    let force = |vibration: f64| {
        NeedleForce::new(Needle::of_size(1.5, 0.25, parameters), parameters, 1.0, vibration).penetration(1.0)
    };
    Some(1.0 - force(parameters.puncture.vibration_factor) / force(1.0))
}

fn depth_to_length(session: &SessionPuncture, _: &Parameters) -> Option<f64> {
    Some(session.statistics.depth_to_length)
}

pub fn experiments() -> Vec<Experiment> {
    let other = "The one factor of the registry, taken from axial vibration of hypodermic needles (up to 35 %), for another \
        actuator and frequency: the model does not tell them apart.";
    let counting = "Counting: needles times frequency.";
    let strip = "The abstract says neither device nor support; the excised strip's stiff support is not in the model, which lets it yield \
        like a face.";
    vec![
        Experiment::of(&SHORT_PEN, "N001", Kind::Prediction, strip, depth_to_length),
        Experiment::of(&STRIP_PEN, "N002", Kind::Prediction, strip, depth_to_length),
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
