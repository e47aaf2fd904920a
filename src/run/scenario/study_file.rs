//! A study file: which values of a scenario to vary, and what to record.

use super::check::check;
use super::check_names::unknown_outcome;
use super::consistency::list;
use super::document::{Document, Node, Value, parse_table};
use super::overrides::{self, split_path};
use super::problem::{Place, Problem, ScenarioError};
use super::source::Source;
use super::study_levels::{Level, Variation, variation};
use super::values::{Values, day_of};
use super::{Scenario, grammar};
use crate::physics::outcome::OF_RUNS_ONLY;
use std::path::Path;
use std::sync::Arc;

/// How samples are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Design {
    /// Every combination.
    FullFactorial,
}

/// A study whose base scenario and single values have been checked.
#[derive(Debug, Clone, PartialEq)]
pub struct StudyFile {
    pub name: String,
    /// Path of the base scenario, resolved against the folder of the study.
    pub scenario_path: String,
    pub design: Design,
    /// In the order of the file.
    pub variations: Vec<Variation>,
    /// Outcomes to record; empty for all.
    pub record: Vec<String>,
    base: Document,
}

/// `relative`, as seen from the folder of `file`.
pub(super) fn beside(file: &str, relative: &str) -> String {
    let folder = Path::new(file).parent().unwrap_or(Path::new(""));
    folder.join(relative).to_string_lossy().into_owned()
}

/// The scenario as a document whose first source is the study, which names it at `place`.
pub(super) fn base_document(study: &Document, path: &str, place: Option<Place>) -> Result<Document, ScenarioError> {
    let name = study.sources.first().map_or(path, |source| source.name.as_str());
    let bytes = std::fs::read(path).map_err(|error| {
        let problem = Problem::new(format!("cannot read the scenario {path}: {error}")).at(place);
        ScenarioError::new(study.sources.clone(), vec![problem.label("a path relative to the study")])
    })?;
    let source = Source::decode(path, &bytes)
        .map_err(|problem| ScenarioError::unreadable(&format!("{name}, scenario {path}"), problem))?;
    let mut sources = study.sources.clone();
    sources.push(Arc::new(source));
    let index = sources.len() - 1;
    match parse_table(index, &sources[index].text) {
        Ok(root) => Ok(Document { sources, root }),
        Err(problems) => Err(ScenarioError::new(sources, problems)),
    }
}

impl StudyFile {
    /// Checks the document of a study that stands at `path`.
    pub(super) fn read(path: &str, mut study: Document, overrides: &[String]) -> Result<StudyFile, ScenarioError> {
        let findings = check(&mut study.root, grammar::STUDY);
        if !findings.problems.is_empty() {
            return Err(ScenarioError::new(study.sources, findings.problems));
        }
        let refused = |problem| ScenarioError::new(study.sources.clone(), vec![problem]);
        let values = &findings.values;
        let scenario_path = beside(path, values.text("scenario").map_err(refused)?);
        let base = base_document(&study, &scenario_path, values.place("scenario"))?;
        StudyFile::assemble(values, scenario_path, base, overrides)
    }

    fn assemble(
        values: &Values,
        scenario_path: String,
        mut base: Document,
        overrides: &[String],
    ) -> Result<StudyFile, ScenarioError> {
        let mut problems = Vec::new();
        for (path, place, node) in flattened(values, "set") {
            problems.extend(set(&mut base, &path, place, node).err());
        }
        for argument in overrides {
            problems.extend(overrides::apply(&mut base, argument).err());
        }
        let mut variations = Vec::new();
        for (path, place, node) in flattened(values, "vary") {
            match variation(&path, place, &node) {
                Ok(variation) => variations.push(variation),
                Err(problem) => problems.push(problem),
            }
        }
        variations.sort_by_key(|variation| variation.place);
        if variations.is_empty() && problems.is_empty() {
            problems.push(Problem::new("`vary` names nothing to vary").at(values.place("vary")));
        }
        if !problems.is_empty() {
            return Err(ScenarioError::new(base.sources, problems));
        }
        let text = |path: &str| values.text(path).unwrap_or_default().to_owned();
        let record = values.texts("outputs.record").map(<[String]>::to_vec).unwrap_or_default();
        let study =
            StudyFile { name: text("name"), scenario_path, design: Design::FullFactorial, variations, record, base };
        study.check_levels()?;
        study.check_names(values)?;
        study.check_days(values)?;
        Ok(study)
    }

    /// Whether the outcomes to record exist.
    fn check_names(&self, values: &Values) -> Result<(), ScenarioError> {
        let place = values.place("outputs.record");
        let problem = |name: &String| unknown_outcome(name, place).or_else(|| outcome_of_runs(name, place));
        let problems: Vec<Problem> = self.record.iter().filter_map(problem).collect();
        if problems.is_empty() { Ok(()) } else { Err(ScenarioError::new(self.base.sources.clone(), problems)) }
    }

    /// Whether the days of the recorded outcomes are reported by any of the samples that vary one value.
    fn check_days(&self, values: &Values) -> Result<(), ScenarioError> {
        let samples = self.one_at_a_time().into_iter().filter_map(|levels| self.sample(&levels).ok());
        let mut days: Vec<f64> = samples.flat_map(|scenario| scenario.to_inputs().output_days).collect();
        days.sort_by(f64::total_cmp);
        days.dedup();
        let unreported = |name: &&String| day_of(name).is_some_and(|day| !days.contains(&day));
        let problem = |name: &String| {
            let problem = Problem::new(format!("`{name}` is to be recorded, but its day is not reported"));
            let help = format!("reported days: {}; change them with \"outputs.days\" in [set]", list(&days));
            problem.at(values.place("outputs.record")).label("not among `outputs.days` of the scenario").help(help)
        };
        let problems: Vec<Problem> = self.record.iter().filter(unreported).map(problem).collect();
        if problems.is_empty() { Ok(()) } else { Err(ScenarioError::new(self.base.sources.clone(), problems)) }
    }

    /// Every single value, the others at their first.
    fn one_at_a_time(&self) -> Vec<Vec<&Level>> {
        let first: Vec<&Level> = self.variations.iter().filter_map(|variation| variation.levels.first()).collect();
        let mut samples = Vec::new();
        for (index, variation) in self.variations.iter().enumerate() {
            for level in &variation.levels {
                let mut levels = first.clone();
                levels[index] = level;
                samples.push(levels);
            }
        }
        samples
    }

    /// Checks each single value against the grammar, the others at their first. Combinations that contradict each other
    /// are left to [StudyFile::sample]: such a sample fails alone.
    fn check_levels(&self) -> Result<(), ScenarioError> {
        let mut problems: Vec<Problem> = Vec::new();
        for levels in self.one_at_a_time() {
            match self.document(&levels) {
                Ok(mut document) => problems.extend(check(&mut document.root, grammar::SCENARIO).problems),
                Err(problem) => problems.push(problem),
            }
        }
        problems.sort_by(|one, other| (one.place, &one.message).cmp(&(other.place, &other.message)));
        problems.dedup();
        if problems.is_empty() { Ok(()) } else { Err(ScenarioError::new(self.base.sources.clone(), problems)) }
    }

    /// The base scenario with one value per variation, in the order of `variations`.
    ///
    /// # Errors
    /// Values that contradict each other, with their places.
    pub fn sample(&self, levels: &[&Level]) -> Result<Scenario, ScenarioError> {
        match self.document(levels) {
            Ok(document) => Scenario::check(document, Vec::new()),
            Err(problem) => Err(ScenarioError::new(self.base.sources.clone(), vec![problem])),
        }
    }

    fn document(&self, levels: &[&Level]) -> Result<Document, Problem> {
        let mut document = self.base.clone();
        for (variation, level) in self.variations.iter().zip(levels) {
            overrides::put(&mut document, &variation.steps, variation.place, level.node.clone())?;
        }
        Ok(document)
    }

    /// Names and texts of all that the study was read from: itself, the scenario, arguments of `--set`. For digests.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &str)> {
        self.base.sources.iter().map(|source| (source.name.as_str(), source.text.as_str()))
    }
}

pub(super) fn set(base: &mut Document, path: &str, place: Option<Place>, node: Node) -> Result<(), Problem> {
    let not_a_path = || Problem::new(format!("`{path}` is not a path")).at(place).label("such as model.resolution");
    let steps = split_path(path).ok_or_else(not_a_path)?;
    overrides::put(base, &steps, place, node)
}

/// The entries of a table of paths. Paths may be quoted (`"a.b" = 1`) or not (`a.b = 1`, which TOML reads as tables).
fn flattened(values: &Values, table: &str) -> Vec<(String, Option<Place>, Node)> {
    flat(values.paths.get(table).cloned().unwrap_or_default())
}

/// The same of a table as it stands in a file.
pub(super) fn flattened_node(node: &Node) -> Vec<(String, Option<Place>, Node)> {
    let Value::Table(table) = &node.value else { return Vec::new() };
    flat(table.entries.iter().map(|entry| (entry.key.clone(), entry.key_place, entry.node.clone())).collect())
}

fn flat(mut waiting: Vec<(String, Option<Place>, Node)>) -> Vec<(String, Option<Place>, Node)> {
    let mut flat = Vec::new();
    waiting.reverse();
    while let Some((path, place, node)) = waiting.pop() {
        match node.value {
            Value::Table(inner) if inner.get("from").is_none() && inner.get("steps").is_none() => {
                let entries = inner.entries.into_iter().rev();
                waiting.extend(entries.map(|entry| (format!("{path}.{}", entry.key), entry.key_place, entry.node)));
            }
            _ => flat.push((path, place, node)),
        }
    }
    flat
}

/// The problem with an outcome that samples do not have.
fn outcome_of_runs(name: &str, place: Option<Place>) -> Option<Problem> {
    let problem =
        || Problem::new(format!("`{name}` is computed in a run only, not in the samples of a study")).at(place);
    OF_RUNS_ONLY.contains(&name).then(|| problem().help("`dermasim run` on the scenario of a sample gives it"))
}
