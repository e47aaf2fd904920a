//! The values that a study tries: lists and ranges of `[vary]`.

use super::check_value::as_number;
use super::document::{Node, Table, Value};
use super::grammar;
use super::key::Kind;
use super::overrides::split_path;
use super::problem::{Place, Problem};
use super::write::inline;
use crate::units::{Quantity, Unit, split, without_noise};

/// Most steps of one range.
const MOST_STEPS: i64 = 100_000;

/// One value of the scenario that a study varies.
#[derive(Debug, Clone, PartialEq)]
pub struct Variation {
    /// As in the scenario: `device.roller.needle_length`.
    pub path: String,
    pub(super) steps: Vec<String>,
    pub(super) place: Option<Place>,
    /// The unit of [Level::number]; `None` for words.
    pub unit: Option<&'static str>,
    pub levels: Vec<Level>,
}

/// One of its values.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// As a user would write it: `1.5 mm`, `cheek`, `15`.
    pub text: String,
    /// In the unit of the variation; `None` for words.
    pub number: Option<f64>,
    pub(super) node: Node,
}

/// Reads one entry of `[vary]`.
pub fn variation(path: &str, place: Option<Place>, node: &Node) -> Result<Variation, Problem> {
    let not_a_path =
        || Problem::new(format!("`{path}` is not a path")).at(place).label("such as device.roller.needle_length");
    let steps = split_path(path).ok_or_else(not_a_path)?;
    let nodes = match &node.value {
        Value::Array(items) if !items.is_empty() => items.clone(),
        Value::Table(range) => range_of(path, node, range)?,
        _ => return Err(wrong(path, node)),
    };
    let unit = unit_of(path);
    let levels = nodes.into_iter().map(|node| level(unit, node)).collect();
    Ok(Variation { path: path.to_owned(), steps, place, unit, levels })
}

fn wrong(path: &str, node: &Node) -> Problem {
    Problem::new(format!("`{path}` does not say which values to try"))
        .at(node.place)
        .label("expected a list or a range")
        .help("a list: [\"14 d\", \"28 d\"]; a range: { from = \"0.5 mm\", to = \"2.5 mm\", steps = 9 }")
}

/// The unit in which the column of a table states the value at `path`.
fn unit_of(path: &str) -> Option<&'static str> {
    match grammar::find(path).map(|key| key.kind) {
        Some(Kind::Quantity(_) | Kind::Integer { .. } | Kind::Number { .. }) => Some(grammar::unit_of(path)),
        None if path.starts_with("model.parameters.") => Some(grammar::unit_of(path)),
        _ => None,
    }
}

fn level(unit: Option<&'static str>, node: Node) -> Level {
    let number = unit.and_then(|unit| match &node.value {
        Value::Text(text) => Some(Quantity::parse(text).ok()?.internal / Unit::parse(unit).ok()?.factor),
        value => as_number(value),
    });
    let text = match &node.value {
        Value::Text(text) => text.clone(),
        value => inline(value),
    };
    Level { text, number, node }
}

/// `{ from, to, steps }` as single values.
fn range_of(path: &str, node: &Node, range: &Table) -> Result<Vec<Node>, Problem> {
    let known = ["from", "to", "steps"];
    if range.entries.iter().any(|entry| !known.contains(&entry.key.as_str())) {
        return Err(wrong(path, node));
    }
    let (Some(from), Some(to), Some(Value::Integer(steps))) =
        (range.get("from"), range.get("to"), range.get("steps").map(|node| &node.value))
    else {
        return Err(wrong(path, node));
    };
    if !(2..=MOST_STEPS).contains(steps) {
        let problem = Problem::new(format!("`{path}` cannot have {steps} steps")).at(node.place);
        return Err(problem.label(format!("expected 2 to {MOST_STEPS}")));
    }
    let (first, last, make) = ends(&from.value, &to.value).ok_or_else(|| {
        let problem = Problem::new(format!("`{path}`: the ends of the range do not belong together")).at(node.place);
        problem.label("two numbers, or two quantities of one kind such as \"0.5 mm\" and \"2.5 mm\"")
    })?;
    let value = |index: i64| without_noise(first + (last - first) * index as f64 / (steps - 1) as f64);
    Ok((0..*steps).map(|index| Node { value: make(value(index)), place: node.place }).collect())
}

type Make = Box<dyn Fn(f64) -> Value>;

/// Both ends as numbers in one unit, and how to write a value between them.
fn ends(from: &Value, to: &Value) -> Option<(f64, f64, Make)> {
    match (from, to) {
        (Value::Text(from), Value::Text(to)) => {
            let (number, unit) = split(from);
            let (first, last) = (Quantity::parse(from).ok()?, Quantity::parse(to).ok()?);
            if first.dimension != last.dimension {
                return None;
            }
            let (to_number, to_unit) = split(to);
            let last =
                if unit == to_unit { to_number.parse().ok()? } else { last.internal / Unit::parse(unit).ok()?.factor };
            let unit = unit.to_owned();
            Some((number.parse().ok()?, last, Box::new(move |value| Value::Text(format!("{value} {unit}")))))
        }
        (Value::Integer(_), Value::Integer(_)) => {
            let make = |value: f64| {
                if value.fract() == 0.0 { Value::Integer(value as i64) } else { Value::Float(value) }
            };
            Some((as_number(from)?, as_number(to)?, Box::new(make)))
        }
        _ => Some((as_number(from)?, as_number(to)?, Box::new(Value::Float))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::scenario::document::parse_table;

    fn levels(text: &str) -> Variation {
        let root = parse_table(0, text).unwrap();
        let Value::Table(table) = root.value else { unreachable!() };
        let entry = &table.entries[0];
        variation(&entry.key, None, &entry.node).unwrap()
    }

    #[test]
    fn a_range_gives_round_values_with_their_unit() {
        let variation = levels("\"device.roller.needle_length\" = { from = \"0.5 mm\", to = \"2.5 mm\", steps = 9 }");
        let texts: Vec<&str> = variation.levels.iter().map(|level| level.text.as_str()).collect();
        assert_eq!(texts, ["0.5 mm", "0.75 mm", "1 mm", "1.25 mm", "1.5 mm", "1.75 mm", "2 mm", "2.25 mm", "2.5 mm"]);
        assert_eq!(variation.unit, Some("mm"));
        assert_eq!(variation.levels[5].number, Some(1.75));
    }

    #[test]
    fn the_ends_may_have_different_units_and_words_have_none() {
        let variation = levels("\"device.pen.needle_length\" = { from = \"200 um\", to = \"1 mm\", steps = 3 }");
        assert_eq!(variation.levels[1].text, "600 um");
        assert_eq!(variation.levels[1].number, Some(0.6));
        let variation = levels("\"skin.site\" = [\"cheek\", \"neck\"]");
        assert_eq!((variation.unit, variation.levels[1].number), (None, None));
        let variation = levels("\"treatment.passes\" = { from = 1, to = 3, steps = 3 }");
        assert_eq!(variation.levels[2].node.value, Value::Integer(3));
    }
}
