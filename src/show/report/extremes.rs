//! For every output of a study: the lowest and the highest value, and the inputs that gave them.

use std::collections::BTreeMap;

use super::html::Html;
use super::number::with_unit;
use super::study::{Study, told};
use crate::physics::outcome::entry as catalogue_entry;
use crate::study::{Finished, InputValue, Variable};

/// The sample with the lowest value and the one with the highest; of equals the first.
struct Extremes<'a> {
    unit: &'a str,
    low: (f64, &'a Finished),
    high: (f64, &'a Finished),
}

pub fn write_extremes(page: &mut Html, study: &Study) {
    let extremes = find(study);
    if extremes.is_empty() {
        page.leaf("p", &[], "No sample gave a number.");
        return;
    }
    page.leaf("p", &[], "Lowest and highest are not worst and best: which end is good depends on the outcome.");
    page.element("div", &[("class", "scroll"), ("tabindex", "0")], |frame| {
        frame.element("table", &[("class", "extremes")], |table| {
            table.columns(&["Output", "Lowest", "with", "Highest", "with"]);
            table.element("tbody", &[], |rows| {
                for name in names(study, &extremes) {
                    if let Some(found) = extremes.get(name) {
                        write_row(rows, study, name, found);
                    }
                }
            });
        });
    });
}

/// As the study asked for them; in alphabetical order when it asked for all.
fn names<'a>(study: &'a Study, extremes: &BTreeMap<&'a str, Extremes<'_>>) -> Vec<&'a str> {
    if study.header.wanted.is_empty() {
        extremes.keys().copied().collect()
    } else {
        study.header.wanted.iter().map(String::as_str).collect()
    }
}

fn find(study: &Study) -> BTreeMap<&str, Extremes<'_>> {
    let mut extremes: BTreeMap<&str, Extremes<'_>> = BTreeMap::new();
    for sample in study.finished.values() {
        for (name, output) in &sample.outputs {
            let Some(value) = output.value else { continue };
            let here = (value, sample);
            let found = extremes.entry(name).or_insert(Extremes { unit: &output.unit, low: here, high: here });
            if value < found.low.0 {
                found.low = here;
            }
            if value > found.high.0 {
                found.high = here;
            }
        }
    }
    extremes
}

fn write_row(rows: &mut Html, study: &Study, name: &str, found: &Extremes<'_>) {
    rows.element("tr", &[], |row| {
        row.element("th", &[("scope", "row")], |cell| {
            cell.text(meaning(name));
            cell.leaf("code", &[], name);
        });
        let same = found.low.0.total_cmp(&found.high.0).is_eq();
        for (value, sample) in [found.low, found.high] {
            row.leaf("td", &[("class", "number")], &with_unit(value, found.unit));
            row.leaf("td", &[], &if same { "all samples".to_owned() } else { inputs(study, sample) });
        }
    });
}

/// From the catalogue, also for a name with a day.
fn meaning(name: &str) -> &'static str {
    let timed = || catalogue_entry(&format!("{}.T", name.rsplit_once('.')?.0));
    catalogue_entry(name).or_else(timed).map_or("", |entry| entry.meaning)
}

/// The inputs of a sample, each by the last part of its path.
pub fn inputs(study: &Study, sample: &Finished) -> String {
    let input = |(variable, value): (&Variable, &InputValue)| {
        let key = variable.path.rsplit('.').next().unwrap_or_default().replace('_', " ");
        format!("{key} {}", told(value, variable, true))
    };
    study.header.variables.iter().zip(&sample.inputs).map(input).collect::<Vec<_>>().join(", ")
}
