//! `dermasim report`: figures and report once more, from what a run or a study left.

use std::path::PathBuf;

use super::common::shown;
use super::engine;
use super::failure::Failure;
use super::terminal::Terminal;
use crate::run::record::{Manifest, Status};
use crate::study::JOURNAL_FILE;

const EXAMPLE: &str = "Example:
  dermasim report runs/acne_scar_roller";

/// Draw the figures and write report.html again, from the tables
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct ReportArguments {
    /// What `run`, `sweep` or `merge` wrote
    directory: PathBuf,
}

pub fn execute(arguments: &ReportArguments, terminal: Terminal) -> Result<(), Failure> {
    let directory = &arguments.directory;
    let mut manifest = Manifest::read(directory).map_err(Failure::usage)?;
    if manifest.status != Status::Done {
        terminal.warning(&format!("{} is not finished", shown(directory)));
    }
    let is_study = directory.join(JOURNAL_FILE).exists();
    let drawn = if is_study { engine::show_study(directory) } else { engine::show_run(directory) };
    drawn.map_err(Failure::failed)?;
    let status = manifest.status;
    manifest.finish(directory, status).map_err(Failure::failed)?;
    terminal.result(&shown(&directory.join("report.html")))
}
