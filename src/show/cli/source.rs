//! Reading a scenario from the command line.

use super::failure::Failure;
use super::terminal::Terminal;
use crate::run::scenario::{self, Loaded, Scenario, load_file};

/// Reads and checks a scenario: a path, or `-` for standard input.
///
/// # Errors
/// Every problem with the text, as one report.
pub fn load(path: &str, overrides: &[String], terminal: Terminal) -> Result<Scenario, Failure> {
    load_file(path, overrides).map_err(|error| Failure::report(error.render(terminal.colour)))
}

/// The same of a scenario or a study.
///
/// # Errors
/// Every problem with the text, as one report.
pub fn load_any(path: &str, overrides: &[String], terminal: Terminal) -> Result<Loaded, Failure> {
    scenario::load_any(path, overrides).map_err(|error| Failure::report(error.render(terminal.colour)))
}

/// The overrides of the command line, in order; `--seed` is one of them and has the last word.
pub fn overrides(set: &[String], seed: Option<u64>) -> Vec<String> {
    set.iter().cloned().chain(seed.map(|seed| format!("seed={seed}"))).collect()
}
