//! Checks of quantities: a number, a unit of the right dimension, a value in range.

use super::check_value::{as_number, mismatch};
use super::document::{Node, Value};
use super::grammar::LONGEST_DAYS;
use super::key::{Kind, Limits};
use super::nearest::nearest;
use super::problem::Problem;
use crate::units::{self, Quantity, Unit, UnitError};

/// "a length", for messages.
pub fn dimension_of(limits: Limits) -> String {
    Unit::parse(limits.unit).map_or_else(|_| limits.unit.to_owned(), |unit| unit.dimension.describe())
}

/// Checks text such as `"1.5 mm"` and gives it in internal units.
pub fn quantity(path: &str, node: &Node, limits: Limits) -> Result<f64, Problem> {
    let Value::Text(text) = &node.value else {
        let problem = mismatch(path, node, Kind::Quantity(limits));
        let Some(number) = as_number(&node.value) else {
            return Err(problem);
        };
        let example = if number.is_finite() { format!("{number} {}", limits.unit) } else { limits.example.to_owned() };
        let message = format!("`{path}` is a number without a unit");
        return Err(Problem::new(message).at(node.place).label(format!("write a unit, in quotes: \"{example}\"")));
    };
    let quantity = Quantity::parse(text).map_err(|error| unreadable(path, node, text, limits, &error))?;
    let unit = Unit::parse(limits.unit).map_err(|error| Problem::new(error.to_string()))?;
    if quantity.dimension != unit.dimension && units::split(text).1.is_empty() {
        let label = format!("write a unit: \"{} {}\"", text.trim(), limits.unit);
        return Err(Problem::new(format!("`{path}` = \"{text}\" has no unit")).at(node.place).label(label));
    }
    if quantity.dimension != unit.dimension {
        let message = format!("`{path}` = \"{text}\" is {}", quantity.dimension.describe());
        let label = format!("expected {} such as \"{}\"", unit.dimension.describe(), limits.example);
        return Err(Problem::new(message).at(node.place).label(label));
    }
    // A bound written in another unit than the value must not fail by the last bit of the conversion.
    let slack = 1e-12 * quantity.internal.abs();
    if quantity.internal < limits.low * unit.factor - slack || quantity.internal > limits.high * unit.factor + slack {
        let message = format!("`{path}` = \"{text}\" is out of range");
        return Err(Problem::new(message).at(node.place).label(format!("allowed: {}", limits.describe())));
    }
    Ok(quantity.internal)
}

/// The problem with a text that is no quantity.
pub fn unreadable(path: &str, node: &Node, text: &str, limits: Limits, error: &UnitError) -> Problem {
    let problem = Problem::new(format!("`{path}`: {error}")).at(node.place);
    let (_, unit) = units::split(text);
    match nearest(unit, units::symbols()) {
        Some(symbol) if matches!(error, UnitError::UnknownUnit(_)) => {
            problem.label(format!("did you mean `{symbol}`?"))
        }
        _ if text.contains(',') => problem.label("write a decimal point, not a comma"),
        _ => problem.label(format!("expected {} such as \"{}\"", dimension_of(limits), limits.example)),
    }
}

/// An integer, or a text such as `"28 d"` that is a whole number of days.
pub fn whole_day(path: &str, node: &Node) -> Result<f64, Problem> {
    let days = match &node.value {
        Value::Integer(days) => *days as f64,
        _ => quantity(path, node, Limits::new("d", 0.0, LONGEST_DAYS, "28 d"))?,
    };
    if days.fract() != 0.0 || !(0.0..=LONGEST_DAYS).contains(&days) {
        let problem = Problem::new(format!("`{path}` holds {days}")).at(node.place);
        return Err(problem.label("expected a whole number of days"));
    }
    Ok(days)
}

/// Whether there is a value and each is larger than the one before.
pub fn increasing(path: &str, node: &Node, items: &[Node], values: &[f64]) -> Result<(), Problem> {
    if values.is_empty() {
        return Err(Problem::new(format!("`{path}` is empty")).at(node.place).label("expected at least one"));
    }
    match values.windows(2).position(|pair| pair[1] <= pair[0]) {
        None => Ok(()),
        Some(index) => {
            let message = format!("`{path}`: dates out of order ({} d, then {} d)", values[index], values[index + 1]);
            let place = items.get(index + 1).and_then(|item| item.place).or(node.place);
            Err(Problem::new(message).at(place).label("must be later than the one before"))
        }
    }
}
