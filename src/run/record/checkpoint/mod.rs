//! The checkpoint: from where an interrupted run goes on with the same bits.
//!
//! **In:** a [`Checkpoint`]: whose run it is, and named sections of numbers. **Out:** the file `checkpoint` in the run
//! directory, replaced as a whole each time. What the sections mean is known to those who write them.
//!
//! | bytes | content |
//! |---|---|
//! | 16 | `dermasim state`, then the version of the form (u16) |
//! | text | version, commit and SHA-256 of the locked dependencies of the program |
//! | text | SHA-256 of the scenario as it was written out |
//! | u64 | number of sections |
//! | each | name (text), kind (u8: 0 bytes, 1 u64, 2 f64), number of values (u64), values |
//! | 32 | SHA-256 of everything before |
//!
//! Little-endian; a text is its length in bytes (u64) and UTF-8. The sum at the end tells a truncated or damaged file; no
//! memory is taken for a length before the file is known to be that long.

mod decode;
mod encode;
mod schedule;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

use super::{RecordError, provenance, write_atomic};

pub use decode::DecodeError;
pub use schedule::Schedule;

/// The checkpoint's file name in a run directory.
pub const CHECKPOINT_FILE: &str = "checkpoint";

/// What a file of this program begins with.
const SIGNATURE: &[u8; 14] = b"dermasim state";

/// The version of the form described above.
const FORM: u16 = 2;

/// Values of one kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Section {
    Bytes(Vec<u8>),
    Whole(Vec<u64>),
    Real(Vec<f64>),
}

/// Values under their names.
pub type Sections = BTreeMap<String, Section>;

/// The state of a run at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Checkpoint {
    /// What wrote it: only the same build goes on with the same bits.
    pub build: String,
    /// Of the scenario with every default written out, as in the manifest.
    pub scenario_sha256: String,
    pub sections: Sections,
}

/// Why a checkpoint is not gone on with.
#[derive(Debug, thiserror::Error)]
pub enum CheckpointError {
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error("{path} is no checkpoint to go on with: {reason}; --force starts anew")]
    Decode { path: String, reason: DecodeError },
    #[error(
        "the checkpoint was written by {written} of the program, this is {}: the bits might differ; --force starts anew",
        build()
    )]
    Build { written: String },
    #[error("the checkpoint belongs to another scenario than this one; --force starts anew")]
    Scenario,
    #[error("the checkpoint has no section `{name}` of {kind}; --force starts anew")]
    Section { name: String, kind: &'static str },
    #[error("the section `{name}` of the checkpoint has not as many values as the run needs; --force starts anew")]
    Size { name: String },
    #[error("the section `{name}` of the checkpoint holds what no run has written; --force starts anew")]
    Senseless { name: String },
}

impl CheckpointError {
    /// A section with more or fewer values than belong there.
    pub fn size(name: &str) -> Self {
        Self::Size { name: name.to_owned() }
    }

    /// A section whose values make no sense.
    pub fn senseless(name: &str) -> Self {
        Self::Senseless { name: name.to_owned() }
    }
}

/// The program as it was built.
fn build() -> String {
    let short = |text: &str| text.chars().take(12).collect::<String>();
    format!(
        "version {} (commit {}, dependencies {})",
        provenance::VERSION,
        short(provenance::commit()),
        short(&provenance::lock_sha256())
    )
}

impl Checkpoint {
    /// An empty checkpoint of a run of this program.
    pub fn new(scenario_sha256: &str) -> Self {
        Self { build: build(), scenario_sha256: scenario_sha256.to_owned(), sections: BTreeMap::new() }
    }

    /// Adds a section; one of the same name is replaced.
    pub fn put(&mut self, name: &str, section: Section) {
        self.sections.insert(name.to_owned(), section);
    }

    /// Whether there is a section of that name.
    pub fn has(&self, name: &str) -> bool {
        self.sections.contains_key(name)
    }

    /// # Errors
    /// No section of that name, or one of another kind.
    pub fn real(&self, name: &str) -> Result<&[f64], CheckpointError> {
        match self.sections.get(name) {
            Some(Section::Real(values)) => Ok(values),
            _ => Err(CheckpointError::Section { name: name.to_owned(), kind: "real numbers" }),
        }
    }

    /// # Errors
    /// No section of that name, or one of another kind.
    pub fn whole(&self, name: &str) -> Result<&[u64], CheckpointError> {
        match self.sections.get(name) {
            Some(Section::Whole(values)) => Ok(values),
            _ => Err(CheckpointError::Section { name: name.to_owned(), kind: "whole numbers" }),
        }
    }

    /// # Errors
    /// No section of that name, or one of another kind.
    pub fn bytes(&self, name: &str) -> Result<&[u8], CheckpointError> {
        match self.sections.get(name) {
            Some(Section::Bytes(values)) => Ok(values),
            _ => Err(CheckpointError::Section { name: name.to_owned(), kind: "bytes" }),
        }
    }

    /// Replaces the checkpoint of the run directory: a kill at any moment leaves the old one or this one.
    ///
    /// # Errors
    /// A file that can not be written, for example on a full disk; the old checkpoint then stands.
    pub fn write(&self, directory: &Path) -> Result<(), RecordError> {
        write_atomic(&directory.join(CHECKPOINT_FILE), &encode::to_bytes(self))
    }

    /// The checkpoint of a run directory; `None` where there is none.
    ///
    /// # Errors
    /// A file that can not be read, is foreign, truncated or damaged, or belongs to another scenario or another build of
    /// the program.
    pub fn read(directory: &Path, scenario_sha256: &str) -> Result<Option<Self>, CheckpointError> {
        let path = directory.join(CHECKPOINT_FILE);
        let bytes = match std::fs::read(&path) {
            Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(RecordError::read(&path, source).into()),
            Ok(bytes) => bytes,
        };
        let checkpoint = decode::from_bytes(&bytes)
            .map_err(|reason| CheckpointError::Decode { path: path.display().to_string(), reason })?;
        if checkpoint.build != build() {
            return Err(CheckpointError::Build { written: checkpoint.build });
        }
        if checkpoint.scenario_sha256 != scenario_sha256 {
            return Err(CheckpointError::Scenario);
        }
        Ok(Some(checkpoint))
    }

    /// Removes the checkpoint of a run that is done; none is no error.
    ///
    /// # Errors
    /// A file that can not be removed.
    pub fn remove(directory: &Path) -> Result<(), RecordError> {
        let path = directory.join(CHECKPOINT_FILE);
        match std::fs::remove_file(&path) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(RecordError::write(&path, source)),
            _ => Ok(()),
        }
    }
}
