use std::path::{Path, PathBuf};

/// Why a record could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    #[error("can not write {}: {}", path.display(), super::space::reason(source))]
    Write { path: PathBuf, source: std::io::Error },
    #[error("can not read {}: {source}", path.display())]
    Read { path: PathBuf, source: std::io::Error },
    #[error("{}: {message}", path.display())]
    Malformed { path: PathBuf, message: String },
    #[error("column `{column}` has {length} rows, expected {expected}")]
    Ragged { column: String, length: usize, expected: usize },
    #[error("can not encode the table: {0}")]
    Encoding(String),
}

impl RecordError {
    pub(crate) fn write(path: &Path, source: std::io::Error) -> Self {
        Self::Write { path: path.to_owned(), source }
    }

    pub(crate) fn read(path: &Path, source: std::io::Error) -> Self {
        Self::Read { path: path.to_owned(), source }
    }
}
