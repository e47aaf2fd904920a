//! The tables of a run.

use super::curves::Curves;
use super::device_stage::{self, GoOn};
use super::ensemble::Ensemble;
use super::member::Member;
use super::patterns::Patterns;
use super::{outcomes, sessions};
use crate::run::record::{RunRecord, Sheet, Summary, SummaryEntry, Table};
use crate::run::scenario::Inputs;

/// Everything but the facts. `curves` are those of the member.
pub fn record(inputs: &Inputs, member: &Member, mut curves: Curves, ensemble: &Ensemble, go_on: GoOn<'_>) -> RunRecord {
    ensemble.bands.add_to(&mut curves);
    let Curves {
        timeseries,
        depth_profile,
        injury,
        depth_distribution,
        absorption,
        absorption_profile,
        absorption_window,
        absorption_map,
        scar,
        set_depth,
    } = curves;
    let device_sensitivity = if device_stage::is_device_run(inputs) {
        device_stage::sensitivity(inputs, member, go_on)
    } else {
        Sheet::default()
    };
    RunRecord {
        timeseries,
        depth_profile,
        sessions: sessions::table(inputs, &inputs.parameters, member),
        injury,
        depth_distribution,
        punctures: punctures(member),
        pattern: member.patterns.as_ref().map(Patterns::table),
        absorption: member.absorption.is_some().then_some(absorption),
        absorption_profile,
        absorption_window,
        absorption_map,
        scar,
        set_depth: set_depth.into_sheet(),
        device_sensitivity,
        spread: member.healing.as_ref().map(|healing| healing.spread.clone()).unwrap_or_default(),
        tgf_diffusion: Table::new(),
        fields: Vec::new(),
        members: ensemble.members.clone(),
        summary: summary(inputs, member, ensemble),
        facts: Default::default(),
    }
}

fn summary(inputs: &Inputs, member: &Member, ensemble: &Ensemble) -> Summary {
    let entries = outcomes::collect(inputs, &inputs.parameters, member).into_iter().map(|outcome| {
        let (low, high) = ensemble.interval(&outcome.name).unzip();
        let entry = SummaryEntry {
            value: outcome.value,
            unit: outcome.entry.unit.to_owned(),
            low,
            high,
            evidence: outcome.evidence.to_owned(),
        };
        (outcome.name, entry)
    });
    Summary { entries: entries.collect() }
}

/// Every hole and dent of every session.
fn punctures(member: &Member) -> Table {
    if member.punctures.is_empty() {
        return Table::new();
    }
    let mut columns: [Vec<f64>; 8] = Default::default();
    for (number, session) in member.punctures.iter().enumerate() {
        for puncture in &session.punctures {
            let values = [
                number as f64 + 1.0,
                f64::from(puncture.pass) + 1.0,
                puncture.x,
                puncture.y,
                puncture.depth,
                puncture.surface_diameter * 1e3,
                f64::from(u8::from(puncture.pierced)),
                f64::from(u8::from(puncture.bled)),
            ];
            for (column, value) in columns.iter_mut().zip(values) {
                column.push(value);
            }
        }
    }
    let names = [
        ("session", "1"),
        ("pass", "1"),
        ("x", "mm"),
        ("y", "mm"),
        ("depth", "mm"),
        ("surface_diameter", "um"),
        ("pierced", "1"),
        ("bled", "1"),
    ];
    Table::labelled(names, columns)
}
