//! A comparison file: which scenarios to run side by side.

use super::check::check;
use super::check_names::unknown_outcome_beginning;
use super::document::{Document, Node, Value};
use super::overrides;
use super::problem::{Place, Problem, ScenarioError};
use super::study_file::{base_document, beside, flattened_node, set};
use super::{Scenario, grammar};

/// A comparison whose scenarios have been checked.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparisonFile {
    pub name: String,
    /// Name and scenario, in the order of the file.
    pub sides: Vec<(String, Scenario)>,
    /// Beginnings of the outcomes to compare; empty for all.
    pub outcomes: Vec<String>,
}

impl ComparisonFile {
    /// Checks the document of a comparison that stands at `path`; `overrides` hold for all sides.
    pub(super) fn read(path: &str, mut file: Document, overrides: &[String]) -> Result<ComparisonFile, ScenarioError> {
        let findings = check(&mut file.root, grammar::COMPARISON);
        if !findings.problems.is_empty() {
            return Err(ScenarioError::new(file.sources, findings.problems));
        }
        let values = &findings.values;
        let refused = |problems| ScenarioError::new(file.sources.clone(), problems);
        let mut entries = values.paths.get("sides").cloned().unwrap_or_default();
        entries.sort_by_key(|(_, place, _)| *place);
        if entries.len() < 2 {
            let problem = Problem::new("a comparison needs at least two sides").at(values.place("sides"));
            return Err(refused(vec![problem.help("write [sides.NAME] for each, with its scenario")]));
        }
        let outcomes = values.texts("outputs.compare").map(<[String]>::to_vec).unwrap_or_default();
        let place = values.place("outputs.compare");
        let unknown: Vec<Problem> = outcomes.iter().filter_map(|name| unknown_outcome_beginning(name, place)).collect();
        if !unknown.is_empty() {
            return Err(refused(unknown));
        }
        let number = |path: &str| values.integer::<i64>(path).map_err(|problem| refused(vec![problem]));
        let shared =
            [format!("seed={}", number("seed")?), format!("uncertainty.members={}", number("uncertainty.members")?)];
        let overrides: Vec<String> = shared.iter().chain(overrides).cloned().collect();
        let sides = entries
            .iter()
            .map(|(name, place, node)| Ok((name.clone(), side(path, &file, name, (*place, node), &overrides)?)));
        let sides = sides.collect::<Result<Vec<_>, ScenarioError>>()?;
        let name = values.text("name").unwrap_or_default().to_owned();
        Ok(ComparisonFile { name, sides, outcomes })
    }
}

fn side(
    path: &str,
    file: &Document,
    name: &str,
    (place, node): (Option<Place>, &Node),
    overrides: &[String],
) -> Result<Scenario, ScenarioError> {
    let refused = |problem: Problem| ScenarioError::new(file.sources.clone(), vec![problem]);
    let plain =
        |name: &str| name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-');
    if !plain(name) || name.is_empty() {
        let problem = Problem::new(format!("`{name}` is no name for a side")).at(place);
        return Err(refused(problem.label("letters, digits, `-` and `_`: a folder is called so")));
    }
    let Value::Table(table) = &node.value else {
        let problem = Problem::new(format!("`sides.{name}` is {}, not a table", node.value.describe())).at(node.place);
        return Err(refused(problem.help(format!("write [sides.{name}] and below it `scenario = \"…\"`"))));
    };
    if let Some(entry) = table.entries.iter().find(|entry| !matches!(entry.key.as_str(), "scenario" | "set")) {
        let problem = Problem::new(format!("unknown key `{}` in [sides.{name}]", entry.key)).at(entry.key_place);
        return Err(refused(problem.help("allowed here: scenario, set")));
    }
    let scenario = match table.get("scenario").map(|node| (&node.value, node.place)) {
        Some((Value::Text(scenario), at)) => (scenario, at),
        Some((other, at)) => {
            let problem = Problem::new(format!("`sides.{name}.scenario` is {}, not a path", other.describe())).at(at);
            return Err(refused(problem));
        }
        None => {
            let problem = Problem::new(format!("`sides.{name}.scenario` is missing")).at(place);
            return Err(refused(problem.label("which scenario?")));
        }
    };
    let mut base = base_document(file, &beside(path, scenario.0), scenario.1)?;
    let mut problems = Vec::new();
    if let Some(node) = table.get("set") {
        for (path, place, node) in flattened_node(node) {
            problems.extend(set(&mut base, &path, place, node).err());
        }
    }
    for argument in overrides {
        problems.extend(overrides::apply(&mut base, argument).err());
    }
    Scenario::check(base, problems)
}
