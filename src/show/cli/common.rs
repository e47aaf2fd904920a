//! Arguments and steps that several commands share.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::terminal::Terminal;
use crate::run::record::{DirectoryError, Existing, Opened, open_directory};

/// Where to write, and what to do about what is there.
#[derive(Debug, Clone, clap::Args)]
pub struct OutputArguments {
    /// Directory to write into [default: runs/NAME for NAME.toml]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Go on with what was interrupted there
    #[arg(long)]
    pub resume: bool,
    /// Replace what stands there
    #[arg(long, conflicts_with = "resume")]
    pub force: bool,
}

impl OutputArguments {
    /// Opens `--out`, or the default.
    ///
    /// # Errors
    /// A directory whose content may not be replaced, or that can not be written.
    pub fn open(&self, default: PathBuf, sha256: &str) -> Result<(PathBuf, Opened), Failure> {
        let existing = match (self.resume, self.force) {
            (_, true) => Existing::Replace,
            (true, false) => Existing::Resume,
            (false, false) => Existing::Refuse,
        };
        let directory = self.out.clone().unwrap_or(default);
        let opened = open_directory(&directory, existing, sha256).map_err(|error| match error {
            DirectoryError::Record(_) => Failure::failed(error),
            _ => Failure::usage(error),
        })?;
        Ok((directory, opened))
    }
}

/// How to work and how to talk.
#[derive(Debug, Clone, clap::Args)]
pub struct WorkArguments {
    /// Threads to use [default: one a processor]; the results do not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
    /// No progress and no messages; warnings, errors and results stay
    #[arg(long, short)]
    pub quiet: bool,
}

impl WorkArguments {
    pub fn terminal(&self) -> Terminal {
        Terminal::new(self.quiet)
    }

    /// # Errors
    /// Threads that the system does not give.
    pub fn pool(&self) -> Result<rayon::ThreadPool, Failure> {
        let threads = self.threads.map_or(0, usize::from);
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(Failure::failed)
    }
}

/// A path as the user would type it.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}
