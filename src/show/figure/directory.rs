//! What a run or a study left on disk, as far as figures need it.

use std::path::{Path, PathBuf};

use super::{FigureError, Table};
use crate::run::record::{Manifest, Summary};

/// A directory that is being looked at.
#[derive(Debug)]
pub struct Directory {
    pub path: PathBuf,
    pub manifest: Manifest,
    /// Empty for a study, whose outcomes stand in its table.
    summary: Summary,
}

impl Directory {
    /// Reads the manifest, and the summary when it is there; tables are read when a figure asks for them.
    ///
    /// # Errors
    /// If there is no manifest, or one of the two files is malformed.
    pub fn open(path: &Path) -> Result<Directory, FigureError> {
        let summary = path.join("summary.json");
        Ok(Directory {
            path: path.to_owned(),
            manifest: Manifest::read(path)?,
            summary: if summary.is_file() { Summary::read(&summary)? } else { Summary::default() },
        })
    }

    pub fn table(&self, file: &str) -> Result<Table, FigureError> {
        Table::read(&self.path, file)
    }

    /// The different evidence texts of the outcomes whose names begin so, joined.
    pub fn evidence(&self, prefixes: &[&str]) -> String {
        let of = |prefix: &&str| {
            let entries = self.summary.entries.iter();
            entries
                .filter(|(name, _)| name.starts_with(*prefix))
                .map(|(_, entry)| entry.evidence.as_str())
                .collect::<Vec<_>>()
        };
        joined(prefixes.iter().flat_map(of))
    }
}

/// The different texts, in order, or the word that there is none.
pub fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut different: Vec<&str> = Vec::new();
    for text in texts {
        if !text.is_empty() && !different.contains(&text) {
            different.push(text);
        }
    }
    if different.is_empty() { "not named".to_owned() } else { different.join("; ") }
}
