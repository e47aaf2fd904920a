//! Atrophic scars. A score falls by the share of the dent that filled, in the words of the model.

use super::course::Found;
use super::courses::{
    FIVE_BOXCAR, FIVE_ICE_PICK, FIVE_ROLLING, THREE_BOXCAR, THREE_BOXCAR_VITAMIN_C, THREE_ICE_PICK, THREE_ROLLING,
    WEEKLY_BOXCAR,
};
use crate::verify::published::experiment::{Experiment, Kind};
use crate::verify::published::prediction::Prediction;

const SCORED: &str =
    "The score is taken to fall by the share of its depth that filled; widened by what differs between studies.";

/// Ice pick, boxcar, rolling among atrophic scars of acne (rows A06 to A08, midpoints, made to add up to 1).
const SHARES: [f64; 3] = [0.59, 0.22, 0.19];

fn filled(found: &Found, day: u32) -> Prediction {
    found.outcome(&format!("scar.filled.day_{day}"))
}

/// Filling of ice picks over that of the kind that fills less of the other two.
fn least([ice_pick, boxcar, rolling]: [&Found; 3], day: u32) -> Prediction {
    Ok(filled(ice_pick, day)? / filled(boxcar, day)?.min(filled(rolling, day)?))
}

/// Of a face with all three, by their shares.
fn mixed(found: [&Found; 3], day: u32) -> Prediction {
    let mut sum = 0.0;
    for (share, scar) in SHARES.iter().zip(found) {
        sum += share * filled(scar, day)?;
    }
    Ok(sum)
}

pub fn experiments() -> Vec<Experiment> {
    let by_kind = |course, id| {
        Experiment::of_scores([course], id, Kind::Prediction, SCORED, |[found], between| -> Prediction {
            Ok(between.scored(filled(found, 236)?))
        })
    };
    let order = "The share of the dent that fills in ice picks over that in the kind that fills less of the other two.";
    vec![
        Experiment::of_scores(
            [&FIVE_ICE_PICK, &FIVE_BOXCAR, &FIVE_ROLLING],
            "A21",
            Kind::Prediction,
            "A face of 59 % ice-pick, 22 % boxcar and 19 % rolling scars (shares of a review); its score is taken to fall by the share of their \
             depth that filled; widened by what differs between studies.",
            |found, between| -> Prediction { Ok(between.scored(mixed(found, 150)?)) },
        ),
        by_kind(&THREE_BOXCAR, "A35"),
        by_kind(&THREE_ROLLING, "A36"),
        by_kind(&THREE_ICE_PICK, "A37"),
        Experiment::of_courses(
            [&THREE_ICE_PICK, &THREE_BOXCAR, &THREE_ROLLING],
            "A37-order",
            Kind::Prediction,
            order,
            |found| least(found, 236),
        )
        .direction(),
        Experiment::of_courses(
            [&FIVE_ICE_PICK, &FIVE_BOXCAR, &FIVE_ROLLING],
            "A41",
            Kind::Prediction,
            order,
            |found| least(found, 206),
        )
        .direction(),
        Experiment::of_courses(
            [&WEEKLY_BOXCAR],
            "H042",
            Kind::Prediction,
            "The share of the dent that has filled after five months over that after three.",
            |[found]| -> Prediction { Ok(filled(found, 150)? / filled(found, 90)?) },
        )
        .direction(),
        Experiment::of_courses(
            [&THREE_BOXCAR_VITAMIN_C, &THREE_BOXCAR],
            "D23",
            Kind::Prediction,
            "The share of the dent that filled within 84 days with ascorbic acid of 5 % at pH 3.2 (assumed) at each session, over that \
             without.",
            |[with, without]| -> Prediction { Ok(filled(with, 84)? / filled(without, 84)?) },
        )
        .direction(),
    ]
}
