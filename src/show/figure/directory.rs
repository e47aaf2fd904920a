//! What a run or a study left on disk, as far as figures and reports need it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{FigureError, Table};

/// `manifest.json`; every field may be absent, because an interrupted run has not written all of them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Manifest {
    pub name: Option<String>,
    pub program: Option<String>,
    pub version: Option<String>,
    pub commit: Option<String>,
    pub scenario_sha256: Option<String>,
    pub lock_sha256: Option<String>,
    pub seed: Option<Value>,
    pub threads: Option<Value>,
    pub started: Option<String>,
    pub seconds: BTreeMap<String, Value>,
    pub residuals: BTreeMap<String, Value>,
    pub warnings: Vec<String>,
    pub status: Option<String>,
    pub session_days: Vec<f64>,
    pub needle_length_mm: Option<f64>,
    pub device: Option<String>,
    pub resolution: Option<String>,
}

/// One row of `summary.json`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Outcome {
    #[serde(skip)]
    pub name: String,
    pub value: Option<f64>,
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub low: Option<f64>,
    #[serde(default)]
    pub high: Option<f64>,
    #[serde(default)]
    pub evidence: String,
}

/// A run directory that is being looked at.
#[derive(Debug)]
pub struct Directory {
    pub path: PathBuf,
    pub manifest: Manifest,
    /// In the order of the file.
    pub outcomes: Vec<Outcome>,
}

impl Directory {
    /// Reads the manifest and the summary, when they are there; tables are read when a figure asks for them.
    ///
    /// # Errors
    /// If the path is no directory, or one of the two files is there but malformed.
    pub fn open(path: &Path) -> Result<Directory, FigureError> {
        if !path.is_dir() {
            return Err(FigureError::Missing(format!(
                "{} is not a directory: it",
                path.display()
            )));
        }
        let manifest = read_json(path, "manifest.json")?.unwrap_or_default();
        let rows: serde_json::Map<String, Value> =
            read_json(path, "summary.json")?.unwrap_or_default();
        let outcomes = rows
            .into_iter()
            .map(|(name, row)| outcome(name, row))
            .collect::<Result<_, _>>()?;
        Ok(Directory {
            path: path.to_owned(),
            manifest,
            outcomes,
        })
    }

    pub fn table(&self, file: &str) -> Result<Table, FigureError> {
        Table::read(&self.path, file)
    }

    pub fn outcome(&self, name: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.name == name)
    }

    /// The value of an outcome, when it is there and a number.
    pub fn value(&self, name: &str) -> Option<f64> {
        self.outcome(name).and_then(|outcome| outcome.value)
    }

    /// The different evidence texts of the outcomes whose names begin so, joined.
    pub fn evidence(&self, prefixes: &[&str]) -> String {
        let mut texts: Vec<&str> = Vec::new();
        for prefix in prefixes {
            for outcome in self
                .outcomes
                .iter()
                .filter(|outcome| outcome.name.starts_with(prefix))
            {
                if !outcome.evidence.is_empty() && !texts.contains(&outcome.evidence.as_str()) {
                    texts.push(&outcome.evidence);
                }
            }
        }
        if texts.is_empty() {
            "not named in summary.json".to_owned()
        } else {
            texts.join("; ")
        }
    }
}

fn outcome(name: String, row: Value) -> Result<Outcome, FigureError> {
    let outcome: Outcome = serde_json::from_value(row).map_err(|error| FigureError::Malformed {
        file: "summary.json".to_owned(),
        message: format!("{name}: {error}"),
    })?;
    Ok(Outcome { name, ..outcome })
}

fn read_json<T: DeserializeOwned>(directory: &Path, file: &str) -> Result<Option<T>, FigureError> {
    let path = directory.join(file);
    if !path.exists() {
        return Ok(None);
    }
    let text = std::fs::read(&path).map_err(|source| FigureError::Read { path, source })?;
    let malformed = |error: serde_json::Error| FigureError::Malformed {
        file: file.to_owned(),
        message: error.to_string(),
    };
    serde_json::from_slice(&text).map(Some).map_err(malformed)
}
