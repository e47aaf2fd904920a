//! `--set PATH=VALUE`: puts a value into the document before it is checked.

use super::document::{Document, Node, Value, parse_table};
use super::problem::{Place, Problem};
use super::source::Source;
use std::sync::Arc;

/// Applies one argument such as `device.roller.needle_length="2.0 mm"`. The value is read as TOML and, if it is none, as
/// text, so that the quotes may be left out.
pub fn apply(document: &mut Document, argument: &str) -> Result<(), Problem> {
    let Some((path, value)) = argument.split_once('=') else {
        return Err(Problem::new(format!("`--set {argument}` has no `=`")).help("write --set PATH=VALUE"));
    };
    let (path, value) = (path.trim(), value.trim());
    let steps = split_path(path)
        .ok_or_else(|| Problem::new(format!("`{path}` is not a path")).help("such as device.roller.needle_length"))?;
    let text = if is_toml(value) { format!("{path} = {value}") } else { format!("{path} = {}", quoted(value)) };
    let index = document.add_source(Arc::new(Source { name: "--set".to_owned(), text: text.clone() }));
    let node = parse_table(index, &text).ok().and_then(|root| descend(root, steps.len()));
    let mut node = node.ok_or_else(|| Problem::new(format!("`--set {argument}` cannot be read")))?;
    let place = Place { source: index, start: 0, end: path.len() };
    node.place = node.place.or(Some(place));
    put(document, &steps, Some(place), node)
}

/// Puts a value at a path and says so if that is impossible.
pub fn put(document: &mut Document, steps: &[String], place: Option<Place>, node: Node) -> Result<(), Problem> {
    document.put(steps, place, node).map_err(|value| {
        Problem::new(format!("`{}` leads through `{value}`, which is not a table", steps.join(".")))
            .at(place)
            .label("no such place")
    })
}

/// The steps of a path; quotes protect dots, as in `expect."pain.vas"`.
pub fn split_path(path: &str) -> Option<Vec<String>> {
    let mut node = parse_table(0, &format!("{path} = 0")).ok()?;
    let mut steps = Vec::new();
    while let Value::Table(table) = node.value {
        let entry = table.entries.into_iter().next()?;
        steps.push(entry.key);
        node = entry.node;
    }
    (node.value == Value::Integer(0)).then_some(steps)
}

fn descend(mut node: Node, depth: usize) -> Option<Node> {
    for _ in 0..depth {
        let Value::Table(table) = node.value else {
            return None;
        };
        node = table.entries.into_iter().next()?.node;
    }
    Some(node)
}

/// Whether the text is one TOML value on one line.
fn is_toml(value: &str) -> bool {
    !value.contains('\n') && parse_table(0, &format!("value = {value}")).is_ok()
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
