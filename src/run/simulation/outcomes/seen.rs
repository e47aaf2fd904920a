//! What a person would see: scar, colour, pigment.

use super::{List, MICROMETRES, Moment};
use crate::physics::oedema::lasts;
use crate::physics::parameter::OutcomeParameters;
use crate::physics::puncture::Treatment;
use crate::physics::scar::{Kind, ecca, goodman_baron, goodman_baron_quantitative};
use crate::run::scenario::Inputs;
use crate::run::simulation::appearance_stage::{AppearanceStage, UnderEye};
use crate::run::simulation::calendar::Calendar;
use crate::run::simulation::scar_stage::{FaceStage, ScarStage};

pub fn scar(list: &mut List, moments: &[Moment], stage: &ScarStage, parameters: &OutcomeParameters) {
    for (moment, time) in moments {
        let relief = stage.relief(*time, parameters);
        let mut add = |name: &str, value: f64| list.add_at(name, moment, Some(value));
        add("scar.depth.T", relief.deepest);
        add("scar.mean_depth.T", relief.mean_depth);
        add("scar.volume.T", relief.volume);
        add("scar.filled.T", stage.filled(*time));
        add("scar.volume_filled.T", stage.volume_filled(*time, parameters));
        add("scar.sa.T", relief.arithmetic_mean_height * MICROMETRES);
        add("scar.sq.T", relief.root_mean_square_height * MICROMETRES);
        add("scar.sz.T", relief.maximum_height * MICROMETRES);
        add("scar.goodman_baron.T", f64::from(goodman_baron(relief.deepest, stage.scar.width)));
    }
    list.add("scar.standoff", Some(stage.standoff));
}

/// Scores of a face, each by a rater of that day.
pub fn face(list: &mut List, moments: &[Moment], stage: &FaceStage, parameters: &OutcomeParameters) {
    let before = parameters.score_noise * parameters.rater_before;
    let after = parameters.score_noise * parameters.rater_after;
    let score = |time: usize| goodman_baron_quantitative(&stage.at(time));
    for (moment, time) in moments {
        let mut add = |name: &str, value: Option<f64>| list.add_at(name, moment, value);
        add("face.filled.T", stage.filled(None, *time));
        add("face.ice_pick_filled.T", stage.filled(Some(Kind::IcePick), *time));
        add("face.boxcar_filled.T", stage.filled(Some(Kind::Boxcar), *time));
        add("face.rolling_filled.T", stage.filled(Some(Kind::Rolling), *time));
        add(
            "face.goodman_baron.T",
            stage.at(*time).iter().map(|scar| f64::from(goodman_baron(scar.depth, scar.width))).reduce(f64::max),
        );
        add("face.goodman_baron_quantitative.T", Some(score(*time) + after));
        add("face.score_change.T", Some((score(*time) + after) - (score(0) + before)));
        add("face.ecca.T", Some(ecca(&stage.at(*time)) * (1.0 + parameters.ecca_noise * parameters.rater_after)));
    }
}

pub fn skin(list: &mut List, moments: &[Moment], stage: &AppearanceStage, parameters: &OutcomeParameters) {
    let Some(before) = stage.skin.colour.first() else { return };
    for (moment, time) in moments {
        let (colour, pigment) = (&stage.skin.colour[*time], &stage.skin.pigment[*time]);
        let ground = &stage.ground[*time];
        let mut add = |name: &str, value: f64| list.add_at(name, moment, Some(value));
        add("wrinkle.amplitude.T", ground.amplitude(parameters));
        add("wrinkle.wavelength.T", ground.wavelength(parameters));
        add("colour.lightness.T", colour.lightness);
        add("colour.redness.T", colour.a);
        add("colour.yellowness.T", colour.b);
        add("colour.ita.T", colour.typology_angle());
        add("colour.lightness_change.T", colour.lightness - before.lightness);
        add("colour.difference.T", colour.difference(before));
        add("pigment.epidermis.T", pigment.epidermis);
        add("pigment.dermis.T", pigment.dermis);
        if let Some(lesion) = &stage.lesion {
            let contrast = |time: usize| lesion.pigment[time].epidermis - stage.skin.pigment[time].epidermis;
            add("pigment.lesion_contrast.T", contrast(*time) / contrast(0));
            add("pigment.lesion_difference.T", lesion.colour[*time].lightness - colour.lightness);
        }
    }
    list.add("pigment.inflammation", stage.inflammation);
    list.add("pigment.hyperpigmentation_risk", stage.risk);
    if let Some(eye) = &stage.under_eye {
        under_eye(list, moments, eye, stage);
    }
}

fn under_eye(list: &mut List, moments: &[Moment], eye: &UnderEye, stage: &AppearanceStage) {
    for (moment, time) in moments {
        let colour = &stage.skin.colour[*time];
        list.add_at("under_eye.lightness_difference.T", moment, Some(colour.lightness - eye.cheek.lightness));
        list.add_at("under_eye.difference.T", moment, Some(colour.difference(&eye.cheek)));
    }
    let share = |part: f64| Some(part / eye.before.lightness);
    list.add("under_eye.melanin_share", share(eye.before.melanin));
    list.add("under_eye.blood_share", share(eye.before.blood));
    list.add("under_eye.thinness_share", share(eye.before.thinness));
    list.add("under_eye.visible_thickening", eye.visible_thickening);
}

/// Swelling after the first session, as long as it is above a hundredth of the dermis.
pub fn swelling(list: &mut List, inputs: &Inputs, calendar: &Calendar, stage: &AppearanceStage) {
    const SEEN: f64 = 0.01;
    let Some(start) = calendar.sessions.first().copied() else { return };
    let next = calendar.sessions.iter().copied().find(|time| *time > start).unwrap_or(inputs.duration);
    let until = calendar.series.partition_point(|time| *time < next).max(1);
    let (times, swelling) = (&calendar.series[..until], &stage.swelling[..until]);
    let peak = swelling.iter().copied().reduce(f64::max);
    list.add("oedema.peak", peak);
    let below = peak.is_some_and(|peak| peak <= SEEN).then_some(0.0);
    list.add("oedema.duration", below.or_else(|| lasts(times, swelling, start, SEEN)));
}

/// Prices of the course of sessions, and what its benefits cost: share of the scar that filled, collagen gained. A benefit that is none
/// has no price.
pub fn cost(list: &mut List, inputs: &Inputs, gains: [Option<f64>; 2], parameters: &OutcomeParameters) {
    const YEAR: f64 = 365.25;
    let price = |treatment: &Treatment, home: bool| {
        let sessions = treatment.session_times.len() as f64;
        if home {
            (sessions / parameters.home_roller_uses).ceil() * parameters.home_roller_price
        } else {
            sessions * parameters.clinic_session_price
        }
    };
    let first = inputs.treatment.iter().map(|treatment| price(treatment, inputs.exposure.home));
    let second = inputs.second.iter().map(|course| price(&course.treatment, course.home));
    let whole: f64 = first.chain(second).sum();
    list.add("cost.per_year", Some(whole * YEAR / inputs.duration.max(YEAR)));
    let [filled, collagen] = gains.map(|gain| gain.filter(|gain| *gain > 0.0).map(|gain| whole / (100.0 * gain)));
    if inputs.scar.is_some() || inputs.face.is_some() {
        list.add("cost.per_filled_percent", filled);
    }
    list.add("cost.per_collagen_percent", collagen);
}
