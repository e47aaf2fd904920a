//! What a run or a study left on disk, as far as figures need it.

use std::path::{Path, PathBuf};

use super::{FigureError, Table};
use crate::run::record::{Manifest, SCENARIO_FILE, Summary};
use crate::show::settings::Settings;

/// A directory that is being looked at.
#[derive(Debug)]
pub struct Directory {
    pub path: PathBuf,
    pub manifest: Manifest,
    /// Empty for a study, whose outcomes stand in its table.
    summary: Summary,
    /// What the scenario says; empty when it was not written out.
    pub settings: Settings,
}

impl Directory {
    /// Reads the manifest, and the summary when it is there; tables are read when a figure asks for them.
    ///
    /// # Errors
    /// If there is no manifest, or one of these files or the scenario is malformed.
    pub fn open(path: &Path) -> Result<Directory, FigureError> {
        let summary = path.join("summary.json");
        Ok(Directory {
            path: path.to_owned(),
            manifest: Manifest::read(path)?,
            summary: if summary.is_file() { Summary::read(&summary)? } else { Summary::default() },
            settings: Settings::read(&path.join(SCENARIO_FILE))?,
        })
    }

    pub fn table(&self, file: &str) -> Result<Table, FigureError> {
        Table::read(&self.path, file)
    }

    /// The value of an outcome that has one.
    pub fn outcome(&self, name: &str) -> Option<f64> {
        self.summary.get(name)?.value
    }

    /// Low and high of an outcome that has an interval.
    pub fn interval(&self, name: &str) -> Option<(f64, f64)> {
        let entry = self.summary.get(name)?;
        entry.low.zip(entry.high)
    }

    /// The days of which there is an outcome of this name, in order.
    pub fn days_of(&self, stem: &str) -> Vec<f64> {
        let day = |name: &str| name.strip_prefix(stem)?.strip_prefix(".day_")?.parse().ok();
        let mut days: Vec<f64> = self.summary.entries.iter().filter_map(|(name, _)| day(name)).collect();
        days.sort_by(f64::total_cmp);
        days
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
