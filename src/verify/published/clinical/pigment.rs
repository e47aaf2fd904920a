//! Melasma, vitamin C, dark spots. The index of melasma is taken to fall as the contrast of the melanin in a lesion does; its area stays.

use super::course::{Course, Found};
use super::courses::{
    FIVE_BOXCAR, FIVE_ROLLING, LIGHT_ALONE, LIGHT_AND_VITAMIN_C, MELASMA_ALONE, MELASMA_CREAM_AND_NEEDLES,
    MELASMA_QUINONE, MELASMA_SERUM, MELASMA_TRANEXAMIC, MELASMA_VITAMIN_C, MELASMA_WEAK_TRANEXAMIC,
    MELASMA_WEAK_VITAMIN_C,
};
use crate::physics::parameter::Parameters;
use crate::physics::pigment::{Risk, hyperpigmentation_risk};
use crate::verify::published::experiment::{Experiment, Kind};
use crate::verify::published::prediction::Prediction;

const CALIBRATES: &str =
    "The loss of a lesion's drive by a session was set with this arm, which has no untreated one beside it.";
const SCORED: &str = "The index is taken to fall as the contrast of melanin does, on an area that stays; widened by what differs between studies.";

/// Days of a month, as the rates of the open table count them.
const MONTH: f64 = 30.0;

/// Over the first one.
fn contrast(found: &Found, day: u32) -> Prediction {
    found.outcome(&format!("pigment.lesion_contrast.day_{day}"))
}

/// Per month.
fn decay(contrast: f64, day: f64) -> f64 {
    -libm::log(contrast) / (day / MONTH)
}

pub fn experiments() -> Vec<Experiment> {
    let mut experiments = measured();
    experiments.extend(scored());
    experiments.extend(against_each_other());
    experiments.extend(vitamin_c());
    experiments.extend(dark_spots());
    experiments
}

/// By an instrument, on one half of the face each.
fn measured() -> Vec<Experiment> {
    let read = |course: &'static Course, id, kind, remark, day| {
        Experiment::of_courses([course], id, kind, remark, move |[found]| contrast(found, day))
    };
    let rate = |course: &'static Course, id, kind, remark| {
        Experiment::of_courses([course], id, kind, remark, |[found]| -> Prediction {
            Ok(decay(contrast(found, 120)?, 120.0))
        })
    };
    vec![
        read(&MELASMA_ALONE, "C02", Kind::ByConstruction, CALIBRATES, 60),
        read(&MELASMA_ALONE, "C03", Kind::ByConstruction, CALIBRATES, 120),
        rate(&MELASMA_ALONE, "X02", Kind::ByConstruction, CALIBRATES),
        read(&MELASMA_SERUM, "C05", Kind::Prediction, "", 60),
        read(&MELASMA_SERUM, "C06", Kind::Prediction, "", 120),
        rate(&MELASMA_SERUM, "X03", Kind::Prediction, ""),
    ]
}

fn scored() -> Vec<Experiment> {
    let fall = |course: &'static Course, id, day| {
        Experiment::of_scores([course], id, Kind::Prediction, SCORED, move |[found], between| -> Prediction {
            Ok(between.scored(1.0 - contrast(found, day)?))
        })
    };
    vec![
        fall(&MELASMA_WEAK_TRANEXAMIC, "C12", 140),
        fall(&MELASMA_TRANEXAMIC, "C13", 56),
        fall(&MELASMA_TRANEXAMIC, "C15", 84),
        Experiment::of_scores(
            [&MELASMA_TRANEXAMIC],
            "X05",
            Kind::Prediction,
            SCORED,
            |[found], between| -> Prediction { Ok(decay(1.0 - between.scored(1.0 - contrast(found, 84)?), 84.0)) },
        ),
        fall(&MELASMA_QUINONE, "C14", 56),
        fall(&MELASMA_QUINONE, "C15-quinone", 84),
        fall(&MELASMA_QUINONE, "C11", 56),
        fall(&MELASMA_CREAM_AND_NEEDLES, "C09", 45),
        Experiment::of_courses([&MELASMA_CREAM_AND_NEEDLES], "C10", Kind::Prediction, "", |[found]| -> Prediction {
            let lightness = |day: u32| -> Prediction {
                let skin = found.outcome(&format!("colour.lightness.day_{day}"))?;
                Ok(skin + found.outcome(&format!("pigment.lesion_difference.day_{day}"))?)
            };
            Ok(lightness(45)? / lightness(0)? - 1.0)
        }),
    ]
}

fn against_each_other() -> Vec<Experiment> {
    vec![
        Experiment::of_courses(
            [&MELASMA_TRANEXAMIC, &MELASMA_VITAMIN_C],
            "C16",
            Kind::Prediction,
            "The fall of contrast in 56 days with tranexamic acid over that with ascorbic acid of 20 % at pH 3.2 (assumed) at each session.",
            |[tranexamic, vitamin]| -> Prediction {
                Ok((1.0 - contrast(tranexamic, 56)?) / (1.0 - contrast(vitamin, 56)?))
            },
        ),
        Experiment::of_courses(
            [&MELASMA_WEAK_VITAMIN_C, &MELASMA_QUINONE],
            "C19",
            Kind::Prediction,
            "The contrast that is left with ascorbic acid, less the one with hydroquinone.",
            |[vitamin, quinone]| -> Prediction { Ok(contrast(vitamin, 56)? - contrast(quinone, 56)?) },
        )
        .direction(),
    ]
}

fn vitamin_c() -> Vec<Experiment> {
    let melanin = |found: &Found| found.outcome("pigment.epidermis.day_28");
    vec![
        Experiment::of_courses(
            [&LIGHT_AND_VITAMIN_C, &LIGHT_ALONE],
            "C20",
            Kind::Prediction,
            "Melanin of the epidermis gained in four weeks, with over without.",
            move |[with, without]| -> Prediction { Ok((melanin(with)? - 1.0) / (melanin(without)? - 1.0)) },
        )
        .aspect("while light drives it")
        .direction(),
        Experiment::of_courses(
            [&MELASMA_WEAK_VITAMIN_C],
            "C20-existing",
            Kind::Prediction,
            "Melanin of the skin beside the lesion after four weeks, over that before.",
            move |[found]| melanin(found),
        ),
    ]
}

fn dark_spots() -> Vec<Experiment> {
    let set =
        "The logistic form of the risk was set to the scatter of published rates, these among them: no prediction.";
    let at = |phototype, density: f64, primed, parameters: &Parameters| {
        let constants = &parameters.outcome;
        let risk = Risk {
            phototype,
            density: density * constants.pih_reference_density,
            inflammation: constants.pih_reference_inflammation,
            sunscreen: true,
            primed,
        };
        hyperpigmentation_risk(&risk, constants)
    };
    vec![
        Experiment::of_courses(
            [&FIVE_BOXCAR, &FIVE_ROLLING],
            "A22",
            Kind::ByConstruction,
            &format!("Mean of phototypes 4 and 5, over the whole course. {set}"),
            |[fourth, fifth]| -> Prediction {
                let risk = |found: &Found| found.outcome("pigment.hyperpigmentation_risk");
                Ok(0.5 * (risk(fourth)? + risk(fifth)?))
            },
        ),
        Experiment::of_courses(
            [&FIVE_BOXCAR],
            "A23",
            Kind::ByConstruction,
            "The share of people with tracks, whose value at the sweep of this roller was taken from this study.",
            |[found]| found.outcome("risk.tram_tracks"),
        ),
        Experiment::new(
            "C25",
            Kind::ByConstruction,
            "Twice the density over the density of reference, phototype 4. The density's part in the risk was taken from this study of lasers.",
            move |parameters| Some(at(4, 2.0, false, parameters) / at(4, 1.0, false, parameters)),
        ),
        Experiment::new(
            "C26",
            Kind::ByConstruction,
            &format!(
                "Primed skin of phototype 5 at the density and inflammation of reference, per course; a laser, per session. {set}"
            ),
            move |parameters| Some(at(5, 1.0, true, parameters)),
        ),
    ]
}
