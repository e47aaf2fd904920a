//! Why a report could not be written.

use std::path::PathBuf;

use crate::run::record::RecordError;
use crate::show::settings::SettingsError;
use crate::study::JournalError;

/// A report needs the manifest and the numbers; everything else may be missing and is then left out.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error("can not read {}: {source}", path.display())]
    Read { path: PathBuf, source: std::io::Error },
    #[error(transparent)]
    Settings(#[from] SettingsError),
}
