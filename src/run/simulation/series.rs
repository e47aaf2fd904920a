//! The columns of `timeseries.csv`.

use super::appearance_stage::Patch;
use super::healing_stage::HealingStage;
use super::member::Member;
use crate::physics::absorption::Closing;
use crate::physics::healing::state::{Index, VARIABLES};
use crate::physics::optics::Colour;
use crate::physics::outcome::Ratios;
use crate::physics::parameter::{OutcomeParameters, Parameters};
use crate::physics::puncture::erythema_excess;
use crate::physics::wrinkle::Ground;
use crate::run::record::Table;
use crate::run::scenario::Inputs;

/// Means over the dermis at every time of the calendar.
pub fn table(inputs: &Inputs, parameters: &Parameters, member: &Member, healing: &HealingStage) -> Table {
    let times = &member.calendar.series;
    let states: Vec<_> = (0..times.len()).map(|time| healing.mean_state(time)).collect();
    let ratios: Vec<Ratios> = states.iter().map(|state| Ratios::new(state, &healing.kinetics.healthy)).collect();
    let mut table = Table::new();
    table.push("time", "d", times.clone());
    for (index, variable) in VARIABLES.iter().enumerate().take(Index::epidermis as usize) {
        table.push(variable.name, variable.unit, states.iter().map(|state| state.to_array()[index]).collect());
    }
    table.push("open_wound", "1", healing.open.clone());
    let thickness = |ratio: f64| inputs.skin.epidermis * ratio * 1e3;
    table.push("epidermis_thickness", "um", states.iter().map(|state| thickness(state.epidermis)).collect());
    let mut ratio = |name: &str, value: fn(&Ratios) -> f64| {
        table.push(name, "1", ratios.iter().map(value).collect());
    };
    ratio("collagen.total", |ratios| ratios.total);
    ratio("collagen.young", |ratios| ratios.young);
    ratio("collagen.mature", |ratios| ratios.mature);
    ratio("collagen.type3_share", |ratios| ratios.type3_share.unwrap_or(f64::NAN));
    ratio("elastin.ratio", |ratios| ratios.elastin);
    ratio("tropoelastin.ratio", |ratios| ratios.tropoelastin);
    ratio("hyaluronan.ratio", |ratios| ratios.hyaluronan);
    table.push("dermis_thickness", "mm", ratios.iter().map(|ratios| inputs.skin.dermis * ratios.total).collect());
    let ascorbate = healing.ascorbate.iter().map(|factors| healing.grid.mean(|cell| factors[cell])).collect();
    table.push("ascorbate_factor", "1", ascorbate);
    barrier(&mut table, inputs, parameters, member);
    seen(&mut table, parameters, member);
    table
}

/// What a person would see.
fn seen(table: &mut Table, parameters: &Parameters, member: &Member) {
    if let Some(stage) = &member.appearance {
        colours(table, "colour", &stage.skin);
        table.push("pigment.epidermis", "1", stage.skin.pigment.iter().map(|pigment| pigment.epidermis).collect());
        table.push("pigment.dermis", "1", stage.skin.pigment.iter().map(|pigment| pigment.dermis).collect());
        if let Some(lesion) = &stage.lesion {
            colours(table, "lesion", lesion);
            let contrast = |time: usize| lesion.pigment[time].epidermis - stage.skin.pigment[time].epidermis;
            let contrasts = (0..lesion.pigment.len()).map(|time| contrast(time) / contrast(0));
            table.push("lesion.contrast", "1", contrasts.collect());
        }
        let lines = |value: fn(&Ground, &OutcomeParameters) -> f64| {
            stage.ground.iter().map(|ground| value(ground, &parameters.outcome)).collect::<Vec<f64>>()
        };
        table.push("wrinkle.amplitude", "1", lines(Ground::amplitude));
        table.push("wrinkle.wavelength", "1", lines(Ground::wavelength));
    }
    if let Some(scar) = &member.scar {
        let deepest = |rings: &Vec<f64>| rings.iter().copied().fold(0.0, f64::max);
        table.push("scar.depth", "mm", scar.depths.iter().map(deepest).collect());
    }
}

fn colours(table: &mut Table, name: &str, patch: &Patch) {
    let mut axis = |axis: &str, value: fn(&Colour) -> f64| {
        table.push(format!("{name}.{axis}"), "1", patch.colour.iter().map(value).collect());
    };
    axis("lightness", |colour| colour.lightness);
    axis("a", |colour| colour.a);
    axis("b", |colour| colour.b);
}

/// Film, lumen and redness after the last session before each time, as shares of their fresh state.
fn barrier(table: &mut Table, inputs: &Inputs, parameters: &Parameters, member: &Member) {
    let Some(device) = &inputs.device else { return };
    let (serum, applications) = (inputs.serum.as_ref(), &member.calendar.applications);
    let film = Closing::film(&inputs.skin, serum, applications, &parameters.absorption);
    let length = device.needle.length;
    let lumen = Closing::lumen(&inputs.skin, serum, applications, length, &parameters.absorption);
    let sessions = &member.calendar.sessions;
    let last = |time: f64| sessions.partition_point(|session| *session <= time).checked_sub(1);
    let decay =
        |time: f64, closing: &Closing| last(time).map_or(0.0, |session| closing.patency(sessions[session], time));
    let times = &member.calendar.series;
    table.push("film_patency", "1", times.iter().map(|time| decay(*time, &film)).collect());
    table.push("lumen_patency", "1", times.iter().map(|time| decay(*time, &lumen)).collect());
    let redness = |time: f64| {
        last(time).map_or(0.0, |session| {
            erythema_excess(member.punctures[session].surface_breach, parameters) * decay(time, &film)
        })
    };
    table.push("erythema", "1", times.iter().map(|time| redness(*time)).collect());
}
