//! What can go wrong while figures are drawn.

use crate::run::record::RecordError;
use crate::show::settings::SettingsError;
use crate::study::JournalError;

/// Why a figure, or all of them, could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum FigureError {
    #[error("{0} is not in the directory")]
    Missing(String),
    #[error("{file} has no column `{column}` of {kind}")]
    Column {
        file: String,
        column: String,
        /// `numbers` or `words`.
        kind: &'static str,
    },
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error("{0}")]
    NothingToDraw(String),
    #[error("drawing failed: {0}")]
    Drawing(String),
}
