//! The journal of a study: one JSON line a finished sample, flushed as soon as it is known, so that a kill at any moment
//! costs the samples in flight and no other.
//!
//! The first line says which study it is and by which program; samples of two studies or two programs are never mixed.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use super::sample::{Finished, Variable};
use crate::run::record::{RecordError, commit, lock_sha256, write_atomic};

/// The journal's file name in a study's directory.
pub const JOURNAL_FILE: &str = "samples.journal";

/// The first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalHeader {
    pub name: String,
    /// Of the study and its scenario, with overrides.
    pub study_sha256: String,
    pub commit: String,
    pub lock_sha256: String,
    pub variables: Vec<Variable>,
    pub wanted: Vec<String>,
    /// Samples of the whole study, all shards together.
    pub count: usize,
}

impl JournalHeader {
    /// The header of a study computed by this program.
    pub fn new(name: &str, study_sha256: &str, variables: &[Variable], wanted: &[String], count: usize) -> Self {
        Self {
            name: name.to_owned(),
            study_sha256: study_sha256.to_owned(),
            commit: commit().to_owned(),
            lock_sha256: lock_sha256(),
            variables: variables.to_vec(),
            wanted: wanted.to_vec(),
            count,
        }
    }
}

/// Why a journal can not be used.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error("{} belongs to another study, or to another version of the program; --force starts anew", .0.display())]
    Different(PathBuf),
    #[error("{}, line {line}: {message}", path.display())]
    Malformed { path: PathBuf, line: usize, message: String },
}

/// A journal open for writing, shared by the threads.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: Mutex<File>,
}

impl Journal {
    /// Starts a journal, or goes on with the one that stands in the directory; gives the samples finished so far.
    ///
    /// # Errors
    /// A journal of another study or program; a directory that can not be written.
    pub fn open(directory: &Path, header: &JournalHeader) -> Result<(Self, BTreeMap<usize, Finished>), JournalError> {
        let path = directory.join(JOURNAL_FILE);
        let mut finished = BTreeMap::new();
        if path.exists() {
            let (found, samples) = read_journal(&path)?;
            if found != *header {
                return Err(JournalError::Different(path));
            }
            finished = samples;
        }
        // Written anew, because the last line may be half a line.
        let mut text = json_line(header)?;
        for sample in finished.values() {
            text.push_str(&json_line(sample)?);
        }
        write_atomic(&path, text.as_bytes())?;
        let file = OpenOptions::new().append(true).open(&path).map_err(|source| RecordError::write(&path, source))?;
        Ok((Self { path, file: Mutex::new(file) }, finished))
    }

    /// Appends a sample; when this returns, a kill of the program does not lose it.
    ///
    /// # Errors
    /// A disk that is full or gone.
    pub fn append(&self, sample: &Finished) -> Result<(), JournalError> {
        let line = json_line(sample)?;
        // A thread that panicked while it held the lock left at worst a line that the reader refuses to take for whole.
        let mut file = self.file.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        file.write_all(line.as_bytes()).map_err(|source| RecordError::write(&self.path, source))?;
        Ok(())
    }
}

/// The header and the finished samples of a journal. A last line without its line feed was being written when the program
/// was killed and does not count.
///
/// # Errors
/// A file that can not be read or is no journal.
pub fn read_journal(path: &Path) -> Result<(JournalHeader, BTreeMap<usize, Finished>), JournalError> {
    let text = std::fs::read(path).map_err(|source| RecordError::read(path, source))?;
    let malformed = |line, message: String| JournalError::Malformed { path: path.to_owned(), line, message };
    let mut lines = text.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n"));
    let first = lines.next().ok_or_else(|| malformed(1, "the header is missing".to_owned()))?;
    let header = serde_json::from_slice(first).map_err(|error| malformed(1, error.to_string()))?;
    let mut finished = BTreeMap::new();
    for (line, bytes) in lines.enumerate() {
        let sample: Finished = serde_json::from_slice(bytes).map_err(|error| malformed(line + 2, error.to_string()))?;
        finished.insert(sample.index, sample);
    }
    Ok((header, finished))
}

fn json_line(value: &impl Serialize) -> Result<String, RecordError> {
    let mut line = serde_json::to_string(value).map_err(|error| RecordError::Encoding(error.to_string()))?;
    line.push('\n');
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::sample::{InputValue, Output, Outputs};

    fn header(study_sha256: &str) -> JournalHeader {
        let variables = [Variable { path: "a".into(), unit: Some("mm".into()) }];
        JournalHeader::new("study", study_sha256, &variables, &[], 2)
    }

    fn sample(index: usize) -> Finished {
        let value = Some(std::f64::consts::PI * 1e-9);
        Finished {
            index,
            inputs: vec![InputValue::Number(0.1 + 0.2)],
            outputs: Outputs::from([("x".to_owned(), Output { value, unit: "1".into() })]),
            error: None,
            seconds: 0.1,
        }
    }

    #[test]
    fn half_a_line_is_forgotten_and_the_rest_kept() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join(JOURNAL_FILE);
        let (journal, none) = Journal::open(directory.path(), &header("a")).unwrap();
        assert!(none.is_empty());
        journal.append(&sample(1)).unwrap();
        let mut bytes = std::fs::read(&path).unwrap();
        bytes.extend_from_slice(b"{\"index\":0,\"inp");
        std::fs::write(&path, bytes).unwrap();
        let (journal, finished) = Journal::open(directory.path(), &header("a")).unwrap();
        assert_eq!(finished, BTreeMap::from([(1, sample(1))]));
        journal.append(&sample(0)).unwrap();
        let (_, finished) = read_journal(&path).unwrap();
        assert_eq!(finished, BTreeMap::from([(0, sample(0)), (1, sample(1))]));
    }

    #[test]
    fn another_study_is_refused() {
        let directory = tempfile::tempdir().unwrap();
        drop(Journal::open(directory.path(), &header("a")).unwrap());
        let refused = Journal::open(directory.path(), &header("b")).unwrap_err();
        assert!(matches!(refused, JournalError::Different(_)), "{refused}");
    }
}
