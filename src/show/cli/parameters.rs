//! `dermasim parameters`: the registry, as a table or one row in full.

use serde_json::{Value, json};

use super::failure::Failure;
use super::terminal::{Terminal, align};
use crate::physics::parameter::{Definition, Distribution, Parameters};
use crate::run::record::format_number;

const EXAMPLE: &str = "Examples:
  dermasim parameters                      all of them
  dermasim parameters healing              one group
  dermasim parameters tgf_diffusion        one of them, with its source
  dermasim parameters --json | jq '.[] | select(.evidence == \"assumed\") | .name'";

/// List the constants of the model: value, unit, plausible range, evidence, source
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct ParametersArguments {
    /// A parameter, or a group of them
    name: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

pub fn execute(arguments: &ParametersArguments, terminal: Terminal) -> Result<(), Failure> {
    let rows: Vec<&Definition> = match &arguments.name {
        None => Parameters::definitions().collect(),
        Some(name) => select(name)?,
    };
    let single = arguments.name.as_ref().is_some_and(|name| rows.first().is_some_and(|row| row.name == name));
    match (arguments.json, single) {
        (true, true) => terminal.json(&document(rows[0])),
        (true, false) => terminal.json(&rows.into_iter().map(document).collect::<Vec<_>>()),
        (false, true) => terminal.result(&in_full(rows[0])),
        (false, false) => terminal.result(&table(&rows)),
    }
}

/// The parameter of that name, or the group.
fn select(name: &str) -> Result<Vec<&'static Definition>, Failure> {
    if let Some(row) = Parameters::definition(name) {
        return Ok(vec![row]);
    }
    let group: Vec<&Definition> = Parameters::definitions().filter(|row| row.group == name).collect();
    if !group.is_empty() {
        return Ok(group);
    }
    let near = nearest(name, Parameters::definitions().map(|row| row.name));
    let hint = match near.is_empty() {
        true => "`dermasim parameters` lists them all".to_owned(),
        false => format!("did you mean {}?", near.join(", ")),
    };
    Err(Failure::usage(format!("unknown parameter `{name}`: {hint}")))
}

/// Up to three names that contain the word or are a few slips of the finger away from it, the nearest first.
fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let word = word.to_lowercase().replace('-', "_");
    let limit = (word.chars().count() / 3).max(1);
    let mut ranked: Vec<(usize, &str)> = names
        .map(|name| (strsim::damerau_levenshtein(&word, name), name))
        .filter(|(distance, name)| *distance <= limit || (word.len() > 2 && name.contains(&word)))
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().take(3).map(|(_, name)| name).collect()
}

fn table(rows: &[&Definition]) -> String {
    let heading = ["group", "name", "value", "unit", "range", "evidence", "meaning"].map(str::to_owned).to_vec();
    let cells = |row: &&Definition| {
        vec![
            row.group.to_owned(),
            row.name.to_owned(),
            format_number(row.value),
            row.unit.to_owned(),
            range(row),
            row.evidence.word().to_owned(),
            row.meaning.to_owned(),
        ]
    };
    align(&std::iter::once(heading).chain(rows.iter().map(cells)).collect::<Vec<_>>())
}

fn in_full(row: &Definition) -> String {
    let lines = [
        ("name", row.name.to_owned()),
        ("symbol", row.symbol.to_owned()),
        ("meaning", row.meaning.to_owned()),
        ("value", format!("{} {}", format_number(row.value), row.unit)),
        ("range", format!("{} {} ({})", range(row), row.unit, distribution(row))),
        ("sense", row.sense.describe().to_owned()),
        ("evidence", row.evidence.word().to_owned()),
        ("source", row.source.to_owned()),
        ("group", row.group.to_owned()),
        ("to change", format!("--set model.parameters.{}={}", row.name, override_value(row))),
    ];
    align(&lines.map(|(label, text)| vec![label.to_owned(), text]))
}

/// As the shell wants it.
fn override_value(row: &Definition) -> String {
    match row.unit {
        "1" => format_number(row.value),
        unit => format!("\"{} {unit}\"", format_number(row.value)),
    }
}

fn distribution(row: &Definition) -> &'static str {
    match row.distribution {
        Distribution::Fixed => "fixed",
        Distribution::Triangular => "triangular",
        Distribution::LogTriangular => "log-triangular",
        Distribution::LogUniform => "log-uniform",
    }
}

fn range(row: &Definition) -> String {
    format!("{} – {}", format_number(row.low), format_number(row.high))
}

fn document(row: &Definition) -> Value {
    json!({
        "name": row.name,
        "group": row.group,
        "symbol": row.symbol,
        "meaning": row.meaning,
        "value": row.value,
        "unit": row.unit,
        "low": row.low,
        "high": row.high,
        "distribution": distribution(row),
        "sense": row.sense.describe(),
        "evidence": row.evidence.word(),
        "source": row.source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_the_name() {
        let names = ["tgf_diffusion", "tgf_decay", "platelet_release"];
        assert_eq!(nearest("tgf_difusion", names.into_iter()), ["tgf_diffusion"]);
        assert_eq!(nearest("platelet", names.into_iter()), ["platelet_release"]);
        assert!(nearest("xyzzy", names.into_iter()).is_empty());
    }
}
