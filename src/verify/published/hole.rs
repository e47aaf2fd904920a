//! What a needle leaves: depth, width and shape of holes.

use super::experiment::{Experiment, Kind};
use super::specimen::{drum, hairless_rat, person, pig, session};
use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::SessionPuncture;
use crate::physics::skin::Site;

/// A 192-needle drum with the measured needles (0.77 mm, base 0.14 mm, tip radius 4 µm) on a hairless rat.
pub fn kalluri(parameters: &Parameters) -> Option<SessionPuncture> {
    let needle = Needle { tip_diameter: 0.008, ..Needle::of_size(0.77, 0.14, parameters) };
    session(&hairless_rat(parameters), &drum(needle), 10, 5.0, parameters)
}

/// The 1.5 mm roller on a cheek: 15 passes in 4 directions.
pub fn medical_roller(parameters: &Parameters) -> Option<SessionPuncture> {
    let needle = Needle::of_size(1.5, 0.25, parameters);
    session(&person(Site::Cheek, parameters), &drum(needle), 15, 5.0, parameters)
}

/// Mean length of the hole at the surface over the needle's diameter there.
fn elongation(parameters: &Parameters) -> Option<f64> {
    let needle = Needle::of_size(1.5, 0.25, parameters);
    let session = medical_roller(parameters)?;
    let ratios: Vec<f64> = session
        .punctures
        .iter()
        .filter(|hole| hole.pierced)
        .map(|hole| hole.surface_diameter / (2.0 * needle.radius_at(hole.depth)))
        .collect();
    (!ratios.is_empty()).then(|| ratios.iter().sum::<f64>() / ratios.len() as f64)
}

pub fn experiments() -> Vec<Experiment> {
    let rat = "A drum with the measured needles on hairless rat skin: stratum corneum 12 um, epidermis 30 um, dermis 0.7 mm, else \
        like human skin; 10 passes at 5 N assumed.";
    vec![
        Experiment::new("M126", Kind::Prediction, rat, |parameters| {
            let statistics = kalluri(parameters)?.statistics;
            (statistics.density > 0.0).then_some(statistics.depth_mean)
        })
        .aspect("depth that the tips reach")
        .costly(),
        Experiment::new(
            "M126",
            Kind::EndOfRange,
            "The same roller; the depth that stays open, whose range in the registry ends at this value. The model says that \
             dye shows the open part only.",
            |parameters| kalluri(parameters)?.channels.mean_open_depth(),
        )
        .aspect("depth that stays open")
        .costly(),
        Experiment::new(
            "M127",
            Kind::ByConstruction,
            "The same roller; the residual diameter, whose ratio to the needle is this value over the width of its base. The \
             needle's width at the surface follows from the depth it reaches.",
            |parameters| kalluri(parameters)?.channels.mean_diameter(),
        )
        .costly(),
        Experiment::new(
            "M139",
            Kind::Prediction,
            "A 192-needle drum with 3 mm needles on pig skin: stratum corneum 20 um, epidermis 70 um, dermis 2 mm, else like \
             human skin; 15 passes at 5 N assumed.",
            |parameters| {
                let needle = Needle::of_size(3.0, 0.25, parameters);
                let statistics = session(&pig(parameters), &drum(needle), 15, 5.0, parameters)?.statistics;
                (statistics.density > 0.0).then_some(statistics.depth_to_length)
            },
        )
        .costly(),
        Experiment::new(
            "M140",
            Kind::EndOfRange,
            "A 1.5 mm roller stands for the array with weak radiofrequency; the depth that stays open, whose range in the \
             registry ends at this value.",
            |parameters| medical_roller(parameters)?.channels.mean_open_depth(),
        )
        .costly(),
        Experiment::new(
            "M186",
            Kind::ByConstruction,
            "A 1.5 mm roller on a cheek, 15 passes at 5 N; the share of the sweep that lengthens a hole was chosen for these \
             words.",
            elongation,
        )
        .costly(),
    ]
}
