//! What a needle leaves: depth, width and shape of holes.

use super::experiment::{Experiment, Kind};
use super::trial::{MEDICAL_ROLLER, PIG_ROLLER, RAT_ROLLER};
use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::SessionPuncture;

/// Mean length of the hole at the surface over the needle's diameter there.
fn elongation(session: &SessionPuncture, parameters: &Parameters) -> Option<f64> {
    let needle = Needle::of_size(1.5, 0.25, parameters);
    let ratios: Vec<f64> = session
        .punctures
        .iter()
        .filter(|hole| hole.pierced)
        .map(|hole| hole.surface_diameter / (2.0 * needle.radius_at(hole.depth)))
        .collect();
    (!ratios.is_empty()).then(|| ratios.iter().sum::<f64>() / ratios.len() as f64)
}

pub fn experiments() -> Vec<Experiment> {
    let mut experiments = kalluri();
    experiments.extend([
        Experiment::of(&PIG_ROLLER, "M139", Kind::Prediction, "", |session, _| Some(session.statistics.depth_to_length)),
        Experiment::of(
            &MEDICAL_ROLLER,
            "M140",
            Kind::EndOfRange,
            "The roller stands for an array with weak radiofrequency. The range of the depth that stays open ends at this value.",
            |session, _| Some(session.channels.mean_open_depth().unwrap_or(0.0)),
        ),
        Experiment::of(
            &MEDICAL_ROLLER,
            "M186",
            Kind::ByConstruction,
            "The share of the sweep that lengthens a hole was chosen for these words.",
            elongation,
        ),
    ]);
    experiments
}

fn kalluri() -> Vec<Experiment> {
    vec![
        Experiment::of(
            &RAT_ROLLER,
            "M126",
            Kind::Prediction,
            "If the dye showed how deep the tips went.",
            |session, _| Some(session.statistics.depth_mean),
        )
        .aspect("depth that the tips reach"),
        Experiment::of(
            &RAT_ROLLER,
            "M126",
            Kind::EndOfRange,
            "The model says that dye shows the part that stays open; its range ends at this value.",
            |session, _| Some(session.channels.mean_open_depth().unwrap_or(0.0)),
        )
        .aspect("depth that stays open"),
        Experiment::new(
            "M127",
            Kind::ByConstruction,
            "The residual diameter, whose ratio to the needle was taken from this value over the width of the base (0.14 mm), of a \
             hole as wide as the base.",
            |parameters| Some(0.140 * parameters.puncture.residual_diameter_ratio),
        )
        .aspect("needle in to its base"),
        Experiment::of(
            &RAT_ROLLER,
            "M127",
            Kind::Prediction,
            "The same ratio, of the width that the needle has at the surface when it is as deep as it goes.",
            |session, _| Some(session.channels.mean_diameter().unwrap_or(0.0)),
        )
        .aspect("needle as deep as it goes"),
    ]
}
