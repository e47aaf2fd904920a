//! From a path or bytes to a scenario or a study.

use super::document::{Document, Value};
use super::problem::{Problem, ScenarioError};
use super::source::Source;
use super::{ComparisonFile, Scenario, StudyFile, overrides};
use std::io::Read;

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Loaded {
    Scenario(Box<Scenario>),
    Study(Box<StudyFile>),
    Comparison(Box<ComparisonFile>),
}

/// Reads the scenario at `path`, or from standard input if it is `-`, and applies the `overrides` (each `PATH=VALUE`).
///
/// # Errors
/// A file that cannot be read, and every problem with what stands in it.
pub fn load_file(path: &str, overrides: &[String]) -> Result<Scenario, ScenarioError> {
    let (name, bytes) = read(path)?;
    load(&name, &bytes, overrides)
}

/// Reads a scenario from bytes; `name` is what messages call them.
///
/// # Errors
/// Every problem with the text, with places.
pub fn load(name: &str, bytes: &[u8], overrides: &[String]) -> Result<Scenario, ScenarioError> {
    let document = parse(name, bytes)?;
    if is_comparison(&document) {
        let problem = Problem::new("this is a comparison, not a scenario").help("run it with `dermasim compare`");
        return Err(ScenarioError::new(document.sources, vec![problem]));
    }
    if is_study(&document) {
        let problem = Problem::new("this is a study, not a scenario").help("run it with `dermasim sweep`");
        return Err(ScenarioError::new(document.sources, vec![problem]));
    }
    scenario(document, overrides)
}

/// Reads the study at `path` (`-` for standard input) and its scenario; `overrides` (`PATH=VALUE`) change the scenario.
///
/// # Errors
/// Every problem with the study, with the scenario, and with any single value that is varied.
pub fn load_study(path: &str, overrides: &[String]) -> Result<StudyFile, ScenarioError> {
    let (name, bytes) = read(path)?;
    let document = parse(&name, &bytes)?;
    if is_comparison(&document) {
        let problem = Problem::new("this is a comparison, not a study").help("run it with `dermasim compare`");
        return Err(ScenarioError::new(document.sources, vec![problem]));
    }
    if !is_study(&document) && has(&document, "skin") {
        let problem = Problem::new("this is a scenario, not a study").help("run it with `dermasim run`");
        return Err(ScenarioError::new(document.sources, vec![problem]));
    }
    StudyFile::read(path, document, overrides)
}

/// Reads the comparison at `path` (`-` for standard input) and its scenarios; `overrides` (`PATH=VALUE`) change all of them.
///
/// # Errors
/// Every problem with the comparison, or with one of its scenarios.
pub fn load_comparison(path: &str, overrides: &[String]) -> Result<ComparisonFile, ScenarioError> {
    let (name, bytes) = read(path)?;
    let document = parse(&name, &bytes)?;
    if !is_comparison(&document) {
        let problem = Problem::new("this is no comparison: it has no [sides]");
        let help = "`dermasim compare` takes a comparison file, or the directories of finished runs";
        return Err(ScenarioError::new(document.sources, vec![problem.help(help)]));
    }
    ComparisonFile::read(path, document, overrides)
}

/// Reads a file that may be any of them.
///
/// # Errors
/// Those of [load_file], [load_study] or [load_comparison].
pub fn load_any(path: &str, overrides: &[String]) -> Result<Loaded, ScenarioError> {
    let (name, bytes) = read(path)?;
    let document = parse(&name, &bytes)?;
    if is_comparison(&document) {
        ComparisonFile::read(path, document, overrides).map(|file| Loaded::Comparison(Box::new(file)))
    } else if is_study(&document) {
        StudyFile::read(path, document, overrides).map(|study| Loaded::Study(Box::new(study)))
    } else {
        scenario(document, overrides).map(|scenario| Loaded::Scenario(Box::new(scenario)))
    }
}

fn scenario(mut document: Document, overrides: &[String]) -> Result<Scenario, ScenarioError> {
    let mut problems = Vec::new();
    for argument in overrides {
        problems.extend(overrides::apply(&mut document, argument).err());
    }
    Scenario::check(document, problems)
}

fn is_comparison(document: &Document) -> bool {
    has(document, "sides")
}

/// A study says what to vary, or names its scenario, and has no skin of its own.
fn is_study(document: &Document) -> bool {
    (has(document, "vary") || has(document, "scenario")) && !has(document, "skin")
}

fn has(document: &Document, key: &str) -> bool {
    matches!(&document.root.value, Value::Table(table) if table.get(key).is_some())
}

/// The name and the bytes of a file, or of standard input for `-`.
fn read(path: &str) -> Result<(String, Vec<u8>), ScenarioError> {
    let mut bytes = Vec::new();
    let (name, result) = if path == "-" {
        ("<stdin>", std::io::stdin().lock().read_to_end(&mut bytes))
    } else {
        (path, std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)))
    };
    let unreadable = |error| ScenarioError::unreadable(name, Problem::new(format!("cannot read the file: {error}")));
    result.map(|_| (name.to_owned(), bytes)).map_err(unreadable)
}

fn parse(name: &str, bytes: &[u8]) -> Result<Document, ScenarioError> {
    let source = Source::decode(name, bytes).map_err(|problem| ScenarioError::unreadable(name, problem))?;
    let meaningful = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    if !source.text.lines().any(meaningful) {
        let problem = Problem::new("the file is empty").help("`dermasim init FILE` writes a commented scenario");
        return Err(ScenarioError::unreadable(name, problem));
    }
    Document::parse(source)
}
