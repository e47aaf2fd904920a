//! The tables of a run.

use super::absorption_stage::AbsorptionStage;
use super::ensemble::Ensemble;
use super::member::Member;
use super::patterns::Patterns;
use super::{outcomes, series};
use crate::physics::absorption::Path;
use crate::physics::healing::State;
use crate::run::record::{RunRecord, Summary, SummaryEntry, Table};
use crate::run::scenario::Inputs;

const HOURS: f64 = 24.0;
/// µg/mm² to µg/cm².
const PER_SQUARE_CENTIMETRE: f64 = 100.0;

/// Everything but the facts.
pub fn record(inputs: &Inputs, member: &Member, ensemble: &Ensemble) -> RunRecord {
    let mut timeseries = Table::new();
    let mut depth_profile = Table::new();
    if inputs.duration > 0.0 {
        timeseries = series::table(inputs, &inputs.parameters, member);
        ensemble.add_bands(&mut timeseries);
        depth_profile = profile(member);
    }
    RunRecord {
        timeseries,
        depth_profile,
        injury: injury(inputs, member),
        punctures: punctures(member),
        pattern: member.patterns.as_ref().map(Patterns::table),
        absorption: member.absorption.as_ref().map(|stage| absorption(stage, &member.calendar.applications)),
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
            evidence: outcome.entry.evidence.to_owned(),
        };
        (outcome.name, entry)
    });
    Summary { entries: entries.collect() }
}

/// Time × depth, one row each.
fn profile(member: &Member) -> Table {
    type Quantity = (&'static str, &'static str, fn(&State<f64>) -> f64);
    const QUANTITIES: &[Quantity] = &[
        ("collagen1_young", "ug/mm3", |x| x.collagen1_young),
        ("collagen1_mature", "ug/mm3", |x| x.collagen1_mature),
        ("collagen3_young", "ug/mm3", |x| x.collagen3_young),
        ("collagen3_mature", "ug/mm3", |x| x.collagen3_mature),
        ("collagen_cut", "ug/mm3", |x| x.collagen_cut),
        ("elastin", "ug/mm3", |x| x.elastin),
        ("tropoelastin", "ug/mm3", |x| x.tropoelastin),
        ("dead_tissue", "1", |x| x.dead_tissue),
        ("fibroblasts", "1/mm3", |x| x.fibroblasts),
        ("myofibroblasts", "1/mm3", |x| x.myofibroblasts),
        ("tgf_beta1", "pg/mm3", |x| x.tgf_beta1),
    ];
    let healing = &member.healing;
    let layers = healing.layers();
    let series = &member.calendar.series;
    let rows: Vec<(usize, usize)> = member
        .calendar
        .profiles
        .iter()
        .map(|time| series.partition_point(|other| other < time).min(series.len() - 1))
        .flat_map(|time| (0..layers.len()).map(move |cell| (time, cell)))
        .collect();
    let column = |value: &dyn Fn(usize, usize) -> f64| rows.iter().map(|(time, cell)| value(*time, *cell)).collect();
    let mut table = Table::new();
    table.push("time", "d", column(&|time, _| series[time]));
    table.push("depth", "mm", column(&|_, cell| 0.5 * (layers[cell].0 + layers[cell].1)));
    let healthy = healing.kinetics.healthy.collagen;
    table.push("collagen.total", "1", column(&|time, cell| healing.cells[time][cell].collagen() / healthy));
    for (name, unit, quantity) in QUANTITIES {
        table.push(*name, *unit, column(&|time, cell| quantity(&healing.cells[time][cell])));
    }
    let serum = |time: usize, cell: usize| {
        member.absorption.as_ref().map_or(0.0, |stage| {
            let report = stage.report_before(series[time]);
            stage.concentration(report, layers[cell].0, layers[cell].1)
        })
    };
    table.push("serum", "ug/mm3", column(&serum));
    table
}

/// Injured share of the horizontal area by session and depth, from the surface through the dermis.
fn injury(inputs: &Inputs, member: &Member) -> Table {
    const ROWS: u32 = 100;
    if member.punctures.is_empty() {
        return Table::new();
    }
    let bottom = inputs.skin.epidermis + inputs.skin.dermis;
    let edge = |row: u32| bottom * f64::from(row) / f64::from(ROWS);
    let mut columns: [Vec<f64>; 6] = Default::default();
    for (number, session) in member.punctures.iter().enumerate() {
        for row in 0..ROWS {
            let shares = session.injury.fractions(edge(row), edge(row + 1));
            let depth = 0.5 * (edge(row) + edge(row + 1));
            let values = [number as f64 + 1.0, depth, shares.killed, shares.cut, shares.bled, shares.channel_area];
            for (column, value) in columns.iter_mut().zip(values) {
                column.push(value);
            }
        }
    }
    let names =
        [("session", "1"), ("depth", "mm"), ("killed", "1"), ("cut", "1"), ("bled", "1"), ("channel_area", "1")];
    labelled(names, columns)
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
    labelled(names, columns)
}

fn labelled<const N: usize>(names: [(&str, &str); N], columns: [Vec<f64>; N]) -> Table {
    let mut table = Table::new();
    for ((name, unit), values) in names.into_iter().zip(columns) {
        table.push(name, unit, values);
    }
    table
}

/// From the first application to the second, or the end.
fn absorption(stage: &AbsorptionStage, applications: &[f64]) -> Table {
    let result = &stage.result;
    let start = applications.first().copied().unwrap_or(0.0);
    let end = applications.get(1).copied().unwrap_or(f64::INFINITY);
    let rows: Vec<usize> = (0..result.times.len()).filter(|row| (start..end).contains(&result.times[*row])).collect();
    let column = |values: &[f64], factor: f64| rows.iter().map(|row| values[*row] * factor).collect::<Vec<f64>>();
    let mut table = Table::new();
    table.push("time", "h", rows.iter().map(|row| (result.times[*row] - start) * HOURS).collect());
    for (side, path) in [("needled", &result.needled), ("intact", &result.intact)] {
        let flux = column(&path.flux, PER_SQUARE_CENTIMETRE / HOURS);
        table.push(format!("{side}.flux"), "ug/cm2/h", flux);
        for (name, amounts) in amounts(path) {
            table.push(format!("{side}.{name}"), "ug/cm2", column(amounts, PER_SQUARE_CENTIMETRE));
        }
    }
    table.push("lumen_patency", "1", column(&result.lumen_patency, 1.0));
    table.push("film_patency", "1", column(&result.film_patency, 1.0));
    table
}

fn amounts(path: &Path) -> [(&'static str, &[f64]); 9] {
    [
        ("film", &path.film),
        ("stratum_corneum", &path.stratum_corneum),
        ("epidermis", &path.epidermis),
        ("dermis", &path.dermis),
        ("bound", &path.bound),
        ("cleared", &path.cleared),
        ("evaporated", &path.evaporated),
        ("washed_off", &path.washed_off),
        ("shed", &path.shed),
    ]
}
