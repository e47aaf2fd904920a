//! Constants of the model that the scenario sets to something else than the registry.

use super::html::Html;
use super::source::Source;
use crate::physics::parameter::{Definition, Parameters};
use crate::show::settings::shown;
use crate::units::Quantity;

/// Twelve digits: what is left after units were converted to and fro.
const SAME: f64 = 1e-12;

struct Change {
    row: &'static Definition,
    /// As in the scenario.
    value: String,
    out_of_range: bool,
}

pub fn write_changes(page: &mut Html, source: &Source) {
    let changes = changes(source);
    page.leaf("h2", &[("id", "changed")], "Constants that were changed");
    if changes.is_empty() {
        page.leaf("p", &[], "None: all constants of the model are those of the registry.");
        return;
    }
    page.element("ul", &[], |list| {
        for change in &changes {
            list.element("li", &[], |item| {
                item.leaf("code", &[], change.row.name);
                item.text(&told(change));
                if change.out_of_range {
                    item.leaf("b", &[], " Outside the range that its sources support.");
                }
            });
        }
    });
}

fn told(change: &Change) -> String {
    let Definition { meaning, value, low, high, unit, .. } = change.row;
    let unit = if *unit == "1" { String::new() } else { format!(" {unit}") };
    format!(" ({meaning}): {}, where the registry has {value}{unit} (range {low} to {high}{unit}).", change.value)
}

fn changes(source: &Source) -> Vec<Change> {
    let Some(parameters) = source.settings.table("model.parameters") else {
        return Vec::new();
    };
    Parameters::definitions().filter_map(|row| change(row, shown(parameters.get(row.name)?))).collect()
}

fn change(row: &'static Definition, value: String) -> Option<Change> {
    let internal = Quantity::parse(&value).ok()?.internal;
    let factor = row.parsed_unit().factor;
    let default = row.internal_default();
    if (internal - default).abs() <= SAME * default.abs() {
        return None;
    }
    let slack = SAME * internal.abs();
    let out_of_range = internal < row.low * factor - slack || internal > row.high * factor + slack;
    Some(Change { row, value, out_of_range })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_a_change() {
        let row = Parameters::definitions().find(|row| row.name == "tgf_diffusion").unwrap();
        let with_unit = |value: f64| format!("{value} {}", row.unit);
        assert!(change(row, with_unit(row.value)).is_none());
        assert!(!change(row, with_unit(row.high)).is_none_or(|change| change.out_of_range));
        assert!(change(row, with_unit(row.high * 1.01)).is_some_and(|change| change.out_of_range));
    }
}
