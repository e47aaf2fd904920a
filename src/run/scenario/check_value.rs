//! Checks of single values: what was found, what was expected, and an example of it.

use super::document::{Node, Value};
use super::key::{Choice, Kind};
use super::nearest::nearest;
use super::problem::Problem;
use super::quantity::{dimension_of, increasing, quantity, whole_day};
use super::values::Checked;

/// The value of a default, from its text in the grammar.
pub fn default_value(kind: Kind, text: &str) -> Value {
    match kind {
        Kind::Integer { .. } => text.parse().map_or(Value::Other("a faulty default"), Value::Integer),
        Kind::Number { .. } => text.parse().map_or(Value::Other("a faulty default"), Value::Float),
        Kind::Boolean => text.parse().map_or(Value::Other("a faulty default"), Value::Boolean),
        _ => Value::Text(text.to_owned()),
    }
}

/// What a key wants, in the words of a message.
pub fn expected(kind: Kind) -> String {
    match kind {
        Kind::Text => "a text in quotes".to_owned(),
        Kind::Boolean => "true or false".to_owned(),
        Kind::Integer { low, high: i64::MAX } => format!("an integer, {low} to 2^63 - 1"),
        Kind::Integer { low, high } => format!("an integer, {low} to {high}"),
        Kind::Number { low, high } => format!("a number, {low} to {high}"),
        Kind::Quantity(limits) => {
            format!("{} such as \"{}\"", dimension_of(limits), limits.example)
        }
        Kind::Increasing(limits) => format!("a list of times such as {}", limits.example),
        Kind::Days => "a list of whole days such as [1, 28, 180]".to_owned(),
        Kind::Texts => "a list of texts such as [\"collagen.total.day_180\"]".to_owned(),
        Kind::Choice(choices) => list(choices),
        Kind::Table(_) | Kind::OneOf { .. } => "a table".to_owned(),
        Kind::Parameters | Kind::Expectations | Kind::Overrides | Kind::Variations => "a table".to_owned(),
    }
}

/// Checks a value that is no table. `path` is for messages.
pub fn check_value(path: &str, node: &Node, kind: Kind) -> Result<Checked, Problem> {
    match (kind, &node.value) {
        (Kind::Text, Value::Text(text)) => Ok(Checked::Text(text.clone())),
        (Kind::Boolean, Value::Boolean(boolean)) => Ok(Checked::Boolean(*boolean)),
        (Kind::Integer { low, high }, Value::Integer(value)) => {
            in_range(path, node, kind, (low..=high).contains(value), value.to_string())?;
            Ok(Checked::Integer(*value))
        }
        (Kind::Number { low, high }, Value::Float(_) | Value::Integer(_)) => {
            let value = as_number(&node.value).unwrap_or(f64::NAN);
            in_range(path, node, kind, (low..=high).contains(&value), value.to_string())?;
            Ok(Checked::Number(value))
        }
        (Kind::Quantity(limits), _) => quantity(path, node, limits).map(Checked::Number),
        (Kind::Choice(choices), Value::Text(word)) => {
            choice(path, node, choices, word).map(|name| Checked::Text(name.to_owned()))
        }
        (Kind::Increasing(limits), Value::Array(items)) => {
            let values = items.iter().map(|item| quantity(path, item, limits)).collect::<Result<Vec<_>, _>>()?;
            increasing(path, node, items, &values)?;
            Ok(Checked::Numbers(values))
        }
        (Kind::Days, Value::Array(items)) => {
            let values = items.iter().map(|item| whole_day(path, item)).collect::<Result<Vec<_>, _>>()?;
            increasing(path, node, items, &values)?;
            Ok(Checked::Numbers(values))
        }
        (Kind::Texts, Value::Array(items)) => {
            items.iter().map(|item| text(path, item)).collect::<Result<_, _>>().map(Checked::Texts)
        }
        _ => Err(mismatch(path, node, kind)),
    }
}

/// A float or an integer.
pub fn as_number(value: &Value) -> Option<f64> {
    match value {
        Value::Float(value) => Some(*value),
        Value::Integer(value) => Some(*value as f64),
        _ => None,
    }
}

/// A value of another kind than expected.
pub fn mismatch(path: &str, node: &Node, kind: Kind) -> Problem {
    let message = format!("`{path}` is {}", node.value.describe());
    Problem::new(message).at(node.place).label(format!("expected {}", expected(kind)))
}

fn in_range(path: &str, node: &Node, kind: Kind, inside: bool, value: String) -> Result<(), Problem> {
    if inside {
        return Ok(());
    }
    let problem = Problem::new(format!("`{path}` = {value} is out of range")).at(node.place);
    Err(problem.label(format!("expected {}", expected(kind))))
}

fn text(path: &str, node: &Node) -> Result<String, Problem> {
    match &node.value {
        Value::Text(text) => Ok(text.clone()),
        _ => Err(mismatch(path, node, Kind::Text)),
    }
}

fn list(choices: &[Choice]) -> String {
    let names: Vec<String> =
        choices.iter().filter(|choice| choice.refused.is_none()).map(|choice| format!("\"{}\"", choice.name)).collect();
    match &names[..] {
        [one] => one.clone(),
        _ => format!("one of {}", names.join(", ")),
    }
}

fn choice(path: &str, node: &Node, choices: &[Choice], word: &str) -> Result<&'static str, Problem> {
    let help = format!("allowed: {}", list(choices));
    match choices.iter().find(|choice| choice.name == word) {
        Some(Choice { name, refused: None, .. }) => Ok(name),
        Some(Choice { refused: Some(reason), .. }) => {
            Err(Problem::new(format!("`{path}` = \"{word}\" {reason}")).at(node.place).help(help))
        }
        None => {
            let mut problem = Problem::new(format!("`{path}` cannot be \"{}\"", word.escape_debug())).at(node.place);
            if let Some(name) = nearest(word, choices.iter().map(|choice| choice.name)) {
                problem = problem.label(format!("did you mean \"{name}\"?"));
            }
            Err(problem.help(help))
        }
    }
}
