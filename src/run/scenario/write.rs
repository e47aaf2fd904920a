//! The completed scenario as TOML: every default explicit, every quantity as its user wrote it.
//!
//! The constants of the model are written out as well, so that the file keeps its meaning when a later version has other
//! defaults.

use super::document::{Node, Table, Value};
use super::key::{Key, Kind};
use crate::physics::parameter::{Definition, Parameters};

/// Writes a document in the order of its grammar.
pub fn write(root: &Node, keys: &[Key]) -> String {
    let mut text =
        String::from("# Written by dermasim with every default explicit: running it again gives the same results.\n");
    if let Value::Table(table) = &root.value {
        section(&mut text, &mut Vec::new(), table, keys);
    }
    text
}

/// Values first, then the tables, because in TOML a value after a table header belongs to that table.
fn section(text: &mut String, path: &mut Vec<String>, table: &Table, keys: &[Key]) {
    let plain = keys.iter().filter(|key| !is_section(key));
    for (key, node) in plain.filter_map(|key| Some((key, table.get(key.name)?))) {
        text.push_str(&format!("{} = {}\n", bare_or_quoted(key.name), inline(&node.value)));
    }
    for key in keys.iter().filter(|key| is_section(key)) {
        let inner = match table.get(key.name).map(|node| &node.value) {
            Some(Value::Table(inner)) => inner,
            None if matches!(key.kind, Kind::Parameters) => &Table::default(),
            _ => continue,
        };
        path.push(bare_or_quoted(key.name));
        match key.kind {
            Kind::Parameters => {
                text.push_str(&format!("\n[{}]\n", path.join(".")));
                text.extend(Parameters::definitions().map(|row| parameter(row, inner)));
            }
            Kind::OneOf { variants, .. } => section(text, path, inner, variants),
            Kind::Table(keys) => {
                text.push_str(&format!("\n[{}]\n", path.join(".")));
                section(text, path, inner, keys);
            }
            _ => {
                text.push_str(&format!("\n[{}]\n", path.join(".")));
                for entry in &inner.entries {
                    text.push_str(&format!("{} = {}\n", bare_or_quoted(&entry.key), inline(&entry.node.value)));
                }
            }
        }
        path.pop();
    }
}

/// One constant: as the user overrode it, or the default.
fn parameter(row: &Definition, overridden: &Table) -> String {
    let default = || {
        if row.unit == "1" { Value::Float(row.value) } else { Value::Text(format!("{} {}", row.value, row.unit)) }
    };
    let value = overridden.get(row.name).map_or_else(default, |node| node.value.clone());
    format!("{} = {}\n", row.name, inline(&value))
}

fn is_section(key: &Key) -> bool {
    matches!(
        key.kind,
        Kind::Table(_)
            | Kind::OneOf { .. }
            | Kind::Parameters
            | Kind::Expectations
            | Kind::Overrides
            | Kind::Variations
    )
}

/// A value on one line. Numbers are written with the fewest digits that read back as the same bits.
pub fn inline(value: &Value) -> String {
    match value {
        Value::Text(text) => toml::Value::String(text.clone()).to_string(),
        Value::Integer(integer) => integer.to_string(),
        Value::Float(number) => toml::Value::Float(*number).to_string(),
        Value::Boolean(boolean) => boolean.to_string(),
        Value::Other(description) => (*description).to_owned(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| inline(&item.value)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Table(table) => {
            let entries: Vec<String> = table
                .entries
                .iter()
                .map(|entry| format!("{} = {}", bare_or_quoted(&entry.key), inline(&entry.node.value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

fn bare_or_quoted(key: &str) -> String {
    let bare =
        !key.is_empty() && key.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'));
    if bare { key.to_owned() } else { toml::Value::String(key.to_owned()).to_string() }
}
