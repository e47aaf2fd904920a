//! Biopsies, and the sequence of healing.

use super::course::Found;
use super::courses::{FIVE_BOXCAR, FOUR_FORTNIGHTLY, FOUR_MONTHLY, SIX_FORTNIGHTLY, THREE_IN_A_YEAR};
use crate::physics::healing::Healthy;
use crate::verify::published::experiment::{Experiment, Kind};
use crate::verify::published::prediction::Prediction;

/// What a stain of collagen in the upper dermis shows.
const STAINED: &str = "collagen.papillary";

fn gain(found: &Found, outcome: &str, day: u32) -> Prediction {
    Ok(found.outcome(&format!("{outcome}.day_{day}"))? - 1.0)
}

fn thickening(found: &Found, from: u32, until: u32) -> Prediction {
    let thickness = |day: u32| found.outcome(&format!("epidermis.thickness.day_{day}"));
    Ok(thickness(until)? / thickness(from)? - 1.0)
}

/// Collagen III gained over that before.
fn reticulin(found: &Found, day: u32) -> Prediction {
    let amount = |day: u32| -> Prediction {
        let collagen = found.outcome(&format!("collagen.total.day_{day}"))?;
        Ok(collagen * found.outcome(&format!("collagen.type3_share.day_{day}"))?)
    };
    Ok(amount(day)? / amount(0)? - 1.0)
}

pub fn experiments() -> Vec<Experiment> {
    let mut experiments = lotfi();
    experiments.extend(el_domyati());
    experiments.extend(sequence());
    experiments.extend(others());
    experiments
}

fn lotfi() -> Vec<Experiment> {
    let calibrates = "Healthy skin beside the scar. Healing was calibrated on this study.";
    vec![
        Experiment::of_courses([&FIVE_BOXCAR], "A38", Kind::ByConstruction, calibrates, |[found]| {
            thickening(found, 0, 206)
        }),
        Experiment::of_courses([&FIVE_BOXCAR], "A39", Kind::ByConstruction, calibrates, |[found]| {
            gain(found, STAINED, 206)
        }),
        Experiment::of_courses(
            [&FIVE_BOXCAR],
            "A40",
            Kind::Prediction,
            "Healthy skin beside the scar. Collagen III of the whole dermis stands for the fibres that take silver.",
            |[found]| reticulin(found, 206),
        )
        .direction(),
    ]
}

fn el_domyati() -> Vec<Experiment> {
    let direction = |aspect, id, outcome: &'static str, remark| {
        Experiment::of_courses([&SIX_FORTNIGHTLY], id, Kind::Prediction, remark, move |[found]| {
            gain(found, outcome, 90)
        })
        .aspect(aspect)
        .direction()
    };
    vec![
        direction("collagen", "A60-collagen", STAINED, ""),
        direction("newly made collagen", "A60-collagen", "collagen.young", "Young collagen."),
        direction("tropoelastin", "A60-collagen", "tropoelastin", ""),
        direction("total elastin", "A60-elastin", "elastin", ""),
        Experiment::of_courses(
            [&SIX_FORTNIGHTLY],
            "A60-collagen",
            Kind::Prediction,
            "Share of type III times all collagen of the dermis.",
            |[found]| reticulin(found, 90),
        )
        .aspect("collagen III")
        .direction(),
    ]
}

fn sequence() -> Vec<Experiment> {
    let peak = |id, outcome: &'static str, remark| {
        Experiment::of_courses([&FIVE_BOXCAR], id, Kind::Prediction, remark, move |[found]| found.outcome(outcome))
    };
    vec![
        peak(
            "H078",
            "neutrophils.peak_time",
            "Peak of neutrophils after the first session; needles in a cheek for a wound of 6 mm in a mouse.",
        ),
        peak(
            "H081",
            "collagen.synthesis_peak_time",
            "Peak of collagen synthesis after the first session; needles in a cheek for an open wound in a rat.",
        ),
        Experiment::of_courses(
            [&FIVE_BOXCAR],
            "H006",
            Kind::Prediction,
            "The day after the first session; a cheek for the skin of a rat.",
            |[found]| thickening(found, 0, 1),
        ),
    ]
}

fn others() -> Vec<Experiment> {
    let after_half_a_year = |aspect, outcome: &'static str| {
        Experiment::of_courses([&THREE_IN_A_YEAR], "H003", Kind::Prediction, "", move |[found]| {
            gain(found, outcome, 180)
        })
        .aspect(aspect)
        .direction()
    };
    vec![
        after_half_a_year("collagen", STAINED),
        after_half_a_year("elastin", "elastin"),
        Experiment::of_courses(
            [&THREE_IN_A_YEAR],
            "B11",
            Kind::Prediction,
            "The whole epidermis for its spinous layer.",
            |[found]| thickening(found, 0, 365),
        ),
        Experiment::of_courses(
            [&FOUR_MONTHLY, &FOUR_FORTNIGHTLY],
            "E09",
            Kind::Prediction,
            "Collagen gained six months after the last session, the longer interval less the shorter.",
            |[monthly, fortnightly]| -> Prediction {
                Ok(gain(monthly, STAINED, 264)? - gain(fortnightly, STAINED, 222)?)
            },
        )
        .direction(),
        Experiment::new(
            "H083",
            Kind::Prediction,
            "Share of type III in the collagen that healthy dermis makes, of man.",
            |parameters| Some(Healthy::new(&parameters.healing).synthesis_collagen3_share),
        ),
    ]
}
