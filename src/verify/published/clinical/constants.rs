//! Constants of the registry that were taken from rows of the open tables, and what people say of downtime.

use crate::physics::absorption::film_half_life;
use crate::physics::healing::Healthy;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{SessionPuncture, erythema_duration, recovery_time, water_loss_excess};
use crate::verify::published::experiment::{Experiment, Kind};
use crate::verify::published::trial::{MEDICAL_ROLLER, STRIP_PEN, YEAR};

/// Platelets in concentrated plasma over those in blood, 1,407,640 over 266,040 per µL.
const CONCENTRATION: f64 = 1_407_640.0 / 266_040.0;

/// Until redness and water loss are within 10 %, d.
fn downtime(session: &SessionPuncture, parameters: &Parameters) -> Option<f64> {
    let half_life = film_half_life(false, 30.0 * YEAR, &parameters.absorption);
    let redness = erythema_duration(session.surface_breach, half_life, parameters);
    Some(redness.max(recovery_time(water_loss_excess(session.surface_breach, parameters), half_life, parameters)))
}

fn constant(id: &str, words: &str, read: impl Fn(&Parameters) -> f64 + Send + Sync + 'static) -> Experiment {
    Experiment::new(id, Kind::ByConstruction, words, move |parameters| Some(read(parameters)))
}

pub fn experiments() -> Vec<Experiment> {
    let mut experiments = times();
    experiments.extend(scars());
    experiments.extend(tissue());
    experiments.extend(prices());
    experiments
}

fn times() -> Vec<Experiment> {
    let words =
        "Until redness and water loss of the open film are within 10 %; inflammation, which outlasts it, is not in it.";
    vec![
        Experiment::of(&STRIP_PEN, "E08-pen", Kind::Prediction, words, downtime),
        Experiment::of(&MEDICAL_ROLLER, "E08-roller", Kind::Prediction, words, downtime),
        Experiment::of_two(
            [&STRIP_PEN, &MEDICAL_ROLLER],
            "E08-pain",
            Kind::Prediction,
            "Over that of a drum of 192 needles of 1.5 mm, 15 passes at 5 N (assumed).",
            |pen, roller| Some(pen.pain / roller.pain),
        )
        .direction(),
        constant("C23", "The renewal of the stratum corneum, whose range this is.", |parameters| {
            parameters.absorption.corneum_renewal
        }),
    ]
}

fn scars() -> Vec<Experiment> {
    let words = "The size of a scar in the registry, whose range this is.";
    vec![
        constant("A01", words, |parameters| parameters.outcome.ice_pick_width),
        constant("A02", words, |parameters| parameters.outcome.rolling_width),
        constant("A03", words, |parameters| parameters.outcome.boxcar_width),
        constant("A04", words, |parameters| parameters.outcome.boxcar_depth),
        constant("A09", "Depth of ice-pick scars in the registry, drawn: a range for a share.", |parameters| {
            parameters.outcome.ice_pick_depth
        })
        .aspect("ice pick"),
        constant("A09", "Depth of shallow boxcar scars in the registry, drawn: a range for a share.", |parameters| {
            parameters.outcome.boxcar_depth
        })
        .aspect("boxcar"),
    ]
}

fn tissue() -> Vec<Experiment> {
    let platelets =
        "What whole blood holds of it in the registry, times the concentration of platelets; taken from this study.";
    let turnover =
        "Healthy dermis; the losses of young collagen lie between this study and another that contradicts it.";
    vec![
        constant("H092", "The lifetime of elastin in the registry, which is this one.", |parameters| {
            parameters.healing.elastin_lifetime
        }),
        constant("H101", "The share of type III in the registry, which is this one.", |parameters| {
            Healthy::new(&parameters.healing).mature_collagen3_share
        }),
        constant("H103", platelets, |parameters| CONCENTRATION * parameters.healing.tgf_beta1_in_blood),
        constant("H104", platelets, |parameters| CONCENTRATION * parameters.healing.mitogen_in_blood),
        Experiment::new("H090", Kind::EndOfRange, turnover, |parameters| {
            let healthy = Healthy::new(&parameters.healing);
            Some((healthy.collagen1_turnover + healthy.collagen3_turnover) / healthy.collagen)
        }),
        Experiment::new("H102", Kind::EndOfRange, turnover, |parameters| {
            let healthy = Healthy::new(&parameters.healing);
            Some((healthy.state.collagen1_young + healthy.state.collagen3_young) / healthy.collagen)
        }),
        constant(
            "D01",
            "Collagen synthesis at saturating ascorbate over that without, from fibroblasts in culture.",
            |parameters| 1.0 + parameters.absorption.ascorbate_amplitude,
        ),
        constant(
            "D03",
            "Ascorbate at which nine tenths of the gain of collagen synthesis are reached.",
            |parameters| 9.0 * parameters.absorption.ascorbate_half_effect,
        ),
    ]
}

fn prices() -> Vec<Experiment> {
    let words = "The price in the registry, in any currency, whose range this is.";
    vec![
        constant("E17", words, |parameters| parameters.outcome.clinic_session_price),
        constant("E18", words, |parameters| parameters.outcome.clinic_session_price),
        constant("E19", words, |parameters| parameters.outcome.home_roller_price),
        constant("E19-uses", "The uses of a home roller in the registry, whose range this is.", |parameters| {
            parameters.outcome.home_roller_uses
        }),
    ]
}
