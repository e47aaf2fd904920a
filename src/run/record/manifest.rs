//! `manifest.json`: what was run, by which program, how long it took, how well it conserved, and whether it finished.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::atomic::is_temporary;
use super::summary::{read_json, write_json};
use super::{RecordError, provenance};

/// The manifest's file name in every output directory.
pub const MANIFEST_FILE: &str = "manifest.json";

/// How far a run came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Running,
    Done,
    Failed,
    Interrupted,
}

/// What a run tells about itself; a study leaves most of it empty.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RunFacts {
    /// Wall-clock seconds per stage.
    pub seconds: BTreeMap<String, f64>,
    /// Counts of integrator steps and the like.
    pub steps: BTreeMap<String, u64>,
    /// Relative conservation residuals: `collagen`, `serum_mass`; largest violation of the contact in mm: `contact`.
    pub residuals: BTreeMap<String, f64>,
    /// Which numerical method gave a result, where there are several: `contact`.
    #[serde(default)]
    pub methods: BTreeMap<String, String>,
    pub warnings: Vec<String>,
    pub session_days: Vec<f64>,
    pub needle_length_mm: Option<f64>,
    /// `roller`, `stamp` or `pen`.
    pub device: Option<String>,
    /// `well-mixed` or `depth`; empty for a study.
    pub resolution: String,
}

impl RunFacts {
    /// Adds what came out of the simulation; warnings that are known already are not repeated.
    pub fn extend(&mut self, other: &Self) {
        self.seconds.extend(other.seconds.clone());
        self.steps.extend(other.steps.clone());
        self.residuals.extend(other.residuals.clone());
        self.methods.extend(other.methods.clone());
        for warning in &other.warnings {
            if !self.warnings.contains(warning) {
                self.warnings.push(warning.clone());
            }
        }
    }
}

/// The manifest of a run or a study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    pub program: String,
    pub version: String,
    pub commit: String,
    pub name: String,
    pub status: Status,
    /// SHA-256 of `scenario.toml` as it stands beside the manifest; of a study: of all that it was read from.
    pub scenario_sha256: String,
    /// SHA-256 of the lock file the program was built from.
    pub lock_sha256: String,
    /// `None` for a study, whose samples have their own.
    pub seed: Option<u64>,
    pub threads: usize,
    /// UTC, RFC 3339.
    pub started: String,
    #[serde(flatten)]
    pub facts: RunFacts,
    /// Why the run failed, when it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Everything beside the manifest, in alphabetical order.
    pub files: Vec<String>,
}

impl Manifest {
    /// A manifest of something that starts now.
    pub fn start(name: &str, text: &str, seed: Option<u64>, threads: usize) -> Self {
        Self {
            program: provenance::PROGRAM.into(),
            version: provenance::VERSION.into(),
            commit: provenance::commit().into(),
            name: name.into(),
            status: Status::Running,
            scenario_sha256: provenance::sha256(text.as_bytes()),
            lock_sha256: provenance::lock_sha256(),
            seed,
            threads,
            started: provenance::now(),
            facts: RunFacts::default(),
            error: None,
            files: Vec::new(),
        }
    }

    /// # Errors
    /// A directory that can not be written.
    pub fn write(&self, directory: &Path) -> Result<(), RecordError> {
        write_json(&directory.join(MANIFEST_FILE), self)
    }

    /// # Errors
    /// No manifest in the directory, or one that this program did not write.
    pub fn read(directory: &Path) -> Result<Self, RecordError> {
        read_json(&directory.join(MANIFEST_FILE))
    }

    /// Lists what stands in the directory and writes the manifest with its final status, as the last file.
    ///
    /// # Errors
    /// A directory that can not be read or written.
    pub fn finish(&mut self, directory: &Path, status: Status) -> Result<(), RecordError> {
        self.status = status;
        self.files = list_files(directory)?;
        self.write(directory)
    }
}

/// Every file below the directory except the manifest and temporary ones: relative, with `/`, sorted.
fn list_files(directory: &Path) -> Result<Vec<String>, RecordError> {
    let mut files = Vec::new();
    let mut waiting = vec![(directory.to_owned(), String::new())];
    while let Some((folder, prefix)) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).map_err(|source| RecordError::read(&folder, source))? {
            let entry = entry.map_err(|source| RecordError::read(&folder, source))?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let path = entry.path();
            if path.is_dir() {
                waiting.push((path, format!("{name}/")));
            } else if name != MANIFEST_FILE && !is_temporary(&entry.file_name().to_string_lossy()) {
                files.push(name);
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_of_the_simulation_join_those_of_the_scenario() {
        let facts = |warnings: &[&str], residual: &str| RunFacts {
            warnings: warnings.iter().map(|&warning| warning.to_owned()).collect(),
            residuals: [(residual.to_owned(), 1e-12)].into(),
            device: Some("pen".to_owned()),
            ..RunFacts::default()
        };
        let mut all = facts(&["a"], "collagen");
        all.extend(&facts(&["b", "a"], "serum_mass"));
        assert_eq!(all.warnings, ["a", "b"]);
        assert_eq!(all.residuals.len(), 2);
    }

    #[test]
    fn finishes_with_the_list_of_files() {
        let directory = tempfile::tempdir().unwrap();
        let mut manifest = Manifest::start("a run", "name = \"a run\"", Some(1), 2);
        manifest.write(directory.path()).unwrap();
        assert_eq!(Manifest::read(directory.path()).unwrap().status, Status::Running);
        for file in ["timeseries.csv", "figures/b.svg", "figures/a.svg", ".half.1.tmp"] {
            super::super::write_atomic(&directory.path().join(file), b"x").unwrap();
        }
        manifest.finish(directory.path(), Status::Done).unwrap();
        let read = Manifest::read(directory.path()).unwrap();
        assert_eq!(read.files, ["figures/a.svg", "figures/b.svg", "timeseries.csv"]);
        assert_eq!(read.status, Status::Done);
        assert_eq!(read, manifest);
    }
}
