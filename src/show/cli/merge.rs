//! `dermasim merge`: one study from its shards.

use std::path::PathBuf;

use super::common::shown;
use super::engine;
use super::failure::Failure;
use super::terminal::Terminal;
use crate::run::record::{DirectoryError, Existing, Manifest, Status, open_directory};
use crate::study::{read_shards, write_merged};

const EXAMPLE: &str = "Example:
  dermasim sweep study.toml --shard 1/2 --out shard_1     on one computer
  dermasim sweep study.toml --shard 2/2 --out shard_2     on another
  dermasim merge shard_1 shard_2 --out runs/study";

/// Join the shards of a study
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct MergeArguments {
    /// The directories of all shards
    #[arg(required = true, value_name = "DIR")]
    shards: Vec<PathBuf>,
    /// Directory to write into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Replace what stands there
    #[arg(long)]
    force: bool,
}

pub fn execute(arguments: &MergeArguments, terminal: Terminal) -> Result<(), Failure> {
    let (header, finished) = read_shards(&arguments.shards).map_err(Failure::usage)?;
    let mut manifest = Manifest::read(&arguments.shards[0]).map_err(Failure::usage)?;
    let existing = if arguments.force { Existing::Replace } else { Existing::Refuse };
    let directory = &arguments.out;
    open_directory(directory, existing, &header.study_sha256).map_err(|error| match error {
        DirectoryError::Record(_) => Failure::failed(error),
        _ => Failure::usage(error),
    })?;
    manifest.status = Status::Running;
    manifest.write(directory).map_err(Failure::failed)?;
    write_merged(directory, &header, &finished).map_err(Failure::failed)?;
    engine::show_study(directory).map_err(Failure::failed)?;
    manifest.finish(directory, Status::Done).map_err(Failure::failed)?;
    terminal.result(&shown(&directory.join("samples.csv")))?;
    match finished.values().filter(|sample| sample.error.is_some()).count() {
        0 => Ok(()),
        failed => Err(Failure::some_samples(failed, finished.len())),
    }
}
