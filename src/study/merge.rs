//! Joining the shards of a study.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::journal::{JOURNAL_FILE, Journal, JournalError, JournalHeader, read_journal};
use super::sample::Finished;
use super::sweep::write_samples;
use crate::run::record::RecordError;

/// Why shards can not be joined.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    #[error("no directory to merge")]
    Nothing,
    #[error("{} and {} are not shards of one study", .0.display(), .1.display())]
    Different(PathBuf, PathBuf),
    #[error("{missing} of {count} samples are in none of the shards, the first is sample {first}")]
    Missing { missing: usize, count: usize, first: usize },
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Record(#[from] RecordError),
}

/// The samples of all shards.
///
/// # Errors
/// Shards of different studies; a sample that no shard holds.
pub fn read_shards(directories: &[PathBuf]) -> Result<(JournalHeader, BTreeMap<usize, Finished>), MergeError> {
    let first = directories.first().ok_or(MergeError::Nothing)?;
    let (header, mut finished) = read_journal(&first.join(JOURNAL_FILE))?;
    for directory in &directories[1..] {
        let (other, samples) = read_journal(&directory.join(JOURNAL_FILE))?;
        if other != header {
            return Err(MergeError::Different(first.clone(), directory.clone()));
        }
        finished.extend(samples);
    }
    let missing: Vec<usize> = (0..header.count).filter(|index| !finished.contains_key(index)).collect();
    match missing.first() {
        None => Ok((header, finished)),
        Some(&first) => Err(MergeError::Missing { missing: missing.len(), count: header.count, first }),
    }
}

/// Writes the tables of the whole study, and its journal, into a directory.
///
/// # Errors
/// A directory that can not be written.
pub fn write_merged(
    directory: &Path,
    header: &JournalHeader,
    finished: &BTreeMap<usize, Finished>,
) -> Result<(), MergeError> {
    let (journal, _) = Journal::open(directory, header)?;
    for sample in finished.values() {
        journal.append(sample)?;
    }
    write_samples(directory, &header.variables, &header.wanted, finished)?;
    Ok(())
}
