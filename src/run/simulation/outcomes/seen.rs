//! What a person would see: scar, colour, pigment.

use super::{List, MICROMETRES, Moment};
use crate::physics::optics::Colour;
use crate::physics::scar::goodman_baron;
use crate::run::simulation::appearance_stage::AppearanceStage;
use crate::run::simulation::scar_stage::ScarStage;

pub fn scar(list: &mut List, moments: &[Moment], stage: &ScarStage) {
    let before = stage.relief(0).volume;
    for (moment, time) in moments {
        let relief = stage.relief(*time);
        let mut add = |name: &str, value: f64| list.add_at(name, moment, Some(value));
        add("scar.depth.T", relief.deepest);
        add("scar.mean_depth.T", relief.mean_depth);
        add("scar.volume.T", relief.volume);
        add("scar.filled.T", 1.0 - relief.volume / before);
        add("scar.sa.T", relief.arithmetic_mean_height * MICROMETRES);
        add("scar.sq.T", relief.root_mean_square_height * MICROMETRES);
        add("scar.sz.T", relief.maximum_height * MICROMETRES);
        add("scar.goodman_baron.T", f64::from(goodman_baron(relief.deepest, stage.scar.width)));
    }
    list.add("scar.standoff", Some(stage.standoff));
}

pub fn skin(list: &mut List, moments: &[Moment], stage: &AppearanceStage) {
    let Some(before) = stage.colour.first() else { return };
    for (moment, time) in moments {
        let (colour, pigment): (&Colour, _) = (&stage.colour[*time], &stage.pigment[*time]);
        let mut add = |name: &str, value: f64| list.add_at(name, moment, Some(value));
        add("colour.lightness.T", colour.lightness);
        add("colour.redness.T", colour.a);
        add("colour.yellowness.T", colour.b);
        add("colour.ita.T", colour.typology_angle());
        add("colour.lightness_change.T", colour.lightness - before.lightness);
        add("colour.difference.T", colour.difference(before));
        add("pigment.epidermis.T", pigment.epidermis);
        add("pigment.dermis.T", pigment.dermis);
    }
    list.add("pigment.hyperpigmentation_risk", stage.risk);
}
