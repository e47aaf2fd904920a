//! What a person would see: scar, colour, pigment.

use super::{List, MICROMETRES, Moment};
use crate::physics::parameter::OutcomeParameters;
use crate::physics::scar::goodman_baron;
use crate::run::scenario::Inputs;
use crate::run::simulation::appearance_stage::AppearanceStage;
use crate::run::simulation::scar_stage::ScarStage;

pub fn scar(list: &mut List, moments: &[Moment], stage: &ScarStage) {
    for (moment, time) in moments {
        let relief = stage.relief(*time);
        let mut add = |name: &str, value: f64| list.add_at(name, moment, Some(value));
        add("scar.depth.T", relief.deepest);
        add("scar.mean_depth.T", relief.mean_depth);
        add("scar.volume.T", relief.volume);
        add("scar.filled.T", stage.filled(*time));
        add("scar.volume_filled.T", stage.volume_filled(*time));
        add("scar.sa.T", relief.arithmetic_mean_height * MICROMETRES);
        add("scar.sq.T", relief.root_mean_square_height * MICROMETRES);
        add("scar.sz.T", relief.maximum_height * MICROMETRES);
        add("scar.goodman_baron.T", f64::from(goodman_baron(relief.deepest, stage.scar.width)));
    }
    list.add("scar.standoff", Some(stage.standoff));
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
    list.add("pigment.hyperpigmentation_risk", stage.risk);
}

/// Prices of the course of sessions, and what its benefits cost: share of the scar that filled, collagen gained. A benefit that is none
/// has no price.
pub fn cost(
    list: &mut List,
    inputs: &Inputs,
    sessions: usize,
    gains: [Option<f64>; 2],
    parameters: &OutcomeParameters,
) {
    const YEAR: f64 = 365.25;
    let whole = if inputs.exposure.home {
        (sessions as f64 / parameters.home_roller_uses).ceil() * parameters.home_roller_price
    } else {
        sessions as f64 * parameters.clinic_session_price
    };
    list.add("cost.per_year", Some(whole * YEAR / inputs.duration.max(YEAR)));
    let [filled, collagen] = gains.map(|gain| gain.filter(|gain| *gain > 0.0).map(|gain| whole / (100.0 * gain)));
    if inputs.scar.is_some() {
        list.add("cost.per_filled_percent", filled);
    }
    list.add("cost.per_collagen_percent", collagen);
}
