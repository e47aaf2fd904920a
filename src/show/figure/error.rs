//! What can go wrong while figures are drawn.

use std::path::PathBuf;

/// Why a figure, or all of them, could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum FigureError {
    #[error("{0} is not in the directory")]
    Missing(String),
    #[error("cannot read {path}: {source}")]
    Read {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{file} is malformed: {message}")]
    Malformed { file: String, message: String },
    #[error("{file} has no column `{column}`")]
    Column { file: String, column: String },
    #[error("{file} holds `{cell}` in row {row} of column `{column}`, where a number is needed")]
    Cell {
        file: String,
        column: String,
        row: usize,
        cell: String,
    },
    #[error("{0}")]
    NothingToDraw(String),
    #[error("drawing failed: {0}")]
    Drawing(String),
    #[error("cannot write {path}: {source}")]
    Write {
        path: PathBuf,
        source: std::io::Error,
    },
}
