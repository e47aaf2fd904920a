//! Checks of tables whose keys are names from elsewhere: constants of the model, outcomes.

use super::check::{Findings, not_a_table};
use super::check_value::as_number;
use super::document::{Node, Table, Value};
use super::key::Limits;
use super::nearest::nearest;
use super::problem::{Place, Problem};
use super::quantity::unreadable;
use super::values::Expectation;
use crate::physics::outcome::{CATALOGUE, documented};
use crate::physics::parameter::{Definition, Parameters};
use crate::units::{Quantity, without_noise};

impl Findings {
    /// `[model.parameters]`: names of the registry.
    pub(super) fn parameters(&mut self, path: &str, node: &Node) {
        let Value::Table(table) = &node.value else {
            self.problems.push(not_a_table(path, node).label("a table of parameters is expected"));
            return;
        };
        for entry in &table.entries {
            let Some(row) = Parameters::definition(&entry.key) else {
                let message = format!("unknown parameter `{}` in [{path}]", entry.key);
                let problem = Problem::new(message).at(entry.key_place);
                let near = nearest(&entry.key, Parameters::definitions().map(|row| row.name));
                let label = near.map_or_else(String::new, |name| format!("did you mean `{name}`?"));
                self.problems.push(problem.label(label).help("`dermasim parameters` lists all names"));
                continue;
            };
            match parameter(row, &entry.node) {
                Ok(internal) => {
                    self.warnings.extend(beyond_range(row, internal));
                    self.values.parameters.push((entry.key.clone(), internal));
                }
                Err(problem) => self.problems.push(problem),
            }
        }
    }

    /// `[expect]`: outcomes with value and tolerance.
    pub(super) fn expectations(&mut self, path: &str, node: &Node) {
        let Value::Table(table) = &node.value else {
            self.problems.push(not_a_table(path, node).label("a table of outcomes is expected"));
            return;
        };
        for entry in &table.entries {
            match expectation(&entry.key, &entry.node) {
                Ok(expectation) => {
                    self.problems.extend(unknown_outcome(&entry.key, entry.key_place));
                    self.values.expectations.push(expectation);
                }
                Err(problem) => self.problems.push(problem),
            }
        }
    }
}

/// The problem with a name that no outcome has.
pub(super) fn unknown_outcome(name: &str, place: Option<Place>) -> Option<Problem> {
    if documented(name).is_some() {
        return None;
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let near = nearest(name, CATALOGUE.iter().map(|row| row.name))
        .or_else(|| nearest(stem, CATALOGUE.iter().filter_map(|row| row.name.strip_suffix(".T"))));
    let label = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
    let problem = Problem::new(format!("unknown outcome `{name}`")).at(place).label(label);
    Some(
        problem.help(
            "names are like `pain.vas`, `collagen.total.day_180` or `collagen.total.end`; summary.json lists all",
        ),
    )
}

/// The problem with a beginning that no outcome has.
pub(super) fn unknown_outcome_beginning(beginning: &str, place: Option<Place>) -> Option<Problem> {
    let stem = |name: &'static str| name.strip_suffix("T").unwrap_or(name);
    let known = |row: &&crate::physics::outcome::Entry| {
        row.name.starts_with(beginning) || beginning.starts_with(stem(row.name))
    };
    if documented(beginning).is_some() || CATALOGUE.iter().any(|row| known(&row)) {
        return None;
    }
    unknown_outcome(beginning, place)
}

/// The value of an override, in internal units.
fn parameter(row: &'static Definition, node: &Node) -> Result<f64, Problem> {
    let unit = row.parsed_unit();
    let name = row.name;
    let plain = row.unit == "1";
    let example = if plain { format!("{}", row.value) } else { format!("\"{} {}\"", row.value, row.unit) };
    let internal = match (&node.value, as_number(&node.value)) {
        (_, Some(number)) if plain => number,
        (_, Some(number)) => {
            let problem = Problem::new(format!("`{name}` is a number without a unit")).at(node.place);
            return Err(problem.label(format!("write a unit, in quotes: \"{number} {}\"", row.unit)));
        }
        (Value::Text(text), _) => {
            let limits = Limits::new(row.unit, row.low, row.high, "1.5 mm");
            let quantity = Quantity::parse(text)
                .map_err(|error| unreadable(name, node, text, limits, &error).label(format!("such as {example}")))?;
            if quantity.dimension != unit.dimension {
                let message = format!("`{name}` = \"{text}\" is {}", quantity.dimension.describe());
                let label = format!("expected {} such as {example}", unit.dimension.describe());
                return Err(Problem::new(message).at(node.place).label(label));
            }
            quantity.internal
        }
        _ => {
            let problem = Problem::new(format!("`{name}` is {}", node.value.describe())).at(node.place);
            return Err(problem.label(format!("expected {} such as {example}", unit.dimension.describe())));
        }
    };
    if !row.sense.admits(internal / unit.factor) {
        let message = format!("`{name}` = {} makes no sense", in_unit(internal / unit.factor, row));
        return Err(Problem::new(message).at(node.place).label(row.sense.describe()));
    }
    Ok(internal)
}

/// A number in the unit of the row, without the unit of pure numbers.
fn in_unit(value: f64, row: &Definition) -> String {
    let value = without_noise(value);
    if row.unit == "1" { value.to_string() } else { format!("{value} {}", row.unit) }
}

/// The warning about a value that makes sense but that nobody would expect.
fn beyond_range(row: &Definition, internal: f64) -> Option<String> {
    let value = internal / row.parsed_unit().factor;
    let slack = 1e-12 * value.abs();
    (value < row.low - slack || value > row.high + slack).then(|| {
        format!(
            "parameter {} = {} lies outside its plausible range, {} to {}",
            row.name,
            in_unit(value, row),
            row.low,
            in_unit(row.high, row)
        )
    })
}

fn expectation(outcome: &str, node: &Node) -> Result<Expectation, Problem> {
    let wrong = || {
        let problem = Problem::new(format!("`{outcome}` does not say what is expected")).at(node.place);
        problem
            .label("expected { value = 1.2, within = 0.05 }")
            .help("`within` is relative; with `absolute = true` it is in the unit of the outcome")
            .help("quote the name of the outcome: \"collagen.total.day_180\" = { … }")
    };
    let Value::Table(table) = &node.value else {
        return Err(wrong());
    };
    let known = ["value", "within", "absolute"];
    if table.entries.iter().any(|entry| !known.contains(&entry.key.as_str())) {
        return Err(wrong());
    }
    let value = finite(table, "value").ok_or_else(wrong)?;
    let within = finite(table, "within").filter(|within| *within >= 0.0).ok_or_else(wrong)?;
    let absolute = match table.get("absolute").map(|node| &node.value) {
        None => false,
        Some(Value::Boolean(absolute)) => *absolute,
        Some(_) => return Err(wrong()),
    };
    Ok(Expectation { outcome: outcome.to_owned(), value, within, absolute })
}

fn finite(table: &Table, key: &str) -> Option<f64> {
    table.get(key).and_then(|node| as_number(&node.value)).filter(|number| number.is_finite())
}
