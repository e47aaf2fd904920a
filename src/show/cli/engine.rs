//! The thin place where the command line touches the rooms that do the work: simulate, draw.

use std::path::Path;

use crate::physics::outcome::Outcome;
use crate::run::record::{Keeper, RunRecord};
use crate::run::scenario::Inputs;
use crate::run::simulation::{self, Sampler, SimulationError};
use crate::show::{figure, report};
use crate::study::Comparison;

/// Simulates. `progress` gets the share done and the name of the stage, and says whether to go on; `keeper` gets what a long
/// run should not lose.
///
/// # Errors
/// What the simulation could not do, in its words.
pub fn simulate(
    inputs: &Inputs,
    progress: simulation::Progress<'_>,
    keeper: &dyn Keeper,
) -> Result<RunRecord, Unfinished> {
    simulation::run_kept(inputs, progress, keeper).map_err(|error| match error {
        SimulationError::Interrupted => Unfinished::Interrupted,
        error => Unfinished::Failed(error.to_string()),
    })
}

/// Why there is no result.
pub enum Unfinished {
    Interrupted,
    Failed(String),
}

impl From<String> for Unfinished {
    fn from(message: String) -> Unfinished {
        Unfinished::Failed(message)
    }
}

/// The outcomes of a sample: no tables, no ensemble.
///
/// # Errors
/// What the simulation could not do, in its words.
pub fn outcomes(sampler: &Sampler, inputs: &Inputs) -> Result<Vec<Outcome>, String> {
    sampler.outcomes(inputs).map_err(|error| error.to_string())
}

/// Draws the figures and writes the report of a run from what stands in its directory.
///
/// # Errors
/// A directory that can not be read or written.
pub fn show_run(directory: &Path) -> Result<(), String> {
    figure::draw_run(directory).map_err(|error| error.to_string())?;
    report::write_run(directory).map_err(|error| error.to_string())
}

/// Writes table, figures and report of a comparison.
///
/// # Errors
/// A directory that can not be written, a run whose tables can not be read.
pub fn show_comparison(comparison: &Comparison, name: &str, directory: &Path) -> Result<(), String> {
    report::write_comparison_table(comparison, directory).map_err(|error| error.to_string())?;
    figure::draw_comparison(comparison, directory).map_err(|error| error.to_string())?;
    report::write_comparison(comparison, name, directory).map_err(|error| error.to_string())
}

/// The same for a study.
///
/// # Errors
/// A directory that can not be read or written.
pub fn show_study(directory: &Path) -> Result<(), String> {
    figure::draw_study(directory).map_err(|error| error.to_string())?;
    report::write_study(directory).map_err(|error| error.to_string())
}
