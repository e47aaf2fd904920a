//! What a long run leaves behind while it goes on: fields as they come, and now and then a checkpoint.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::RecordError;
use super::checkpoint::{Checkpoint, CheckpointError, Schedule, Section, Sections};
use super::paraview::{FieldSeries, Precision, Snapshot};

/// Section with the number of snapshots that had been written.
const FIELDS: &str = "fields";

/// Takes what a run should not lose; by itself it goes on with nothing and keeps no state.
pub trait Keeper: Sync {
    /// Where an earlier run was interrupted, if this one goes on with it. Given once: it is large.
    fn take_resumed(&self) -> Option<Checkpoint> {
        None
    }

    /// Whether it is time for a checkpoint.
    fn is_due(&self) -> bool {
        false
    }

    /// Keeps the state of the run, instead of the one kept before.
    ///
    /// # Errors
    /// A file that can not be written.
    fn keep(&self, _state: &dyn Fn() -> Sections) -> Result<(), RecordError> {
        Ok(())
    }

    /// Adds a snapshot to the fields of that name.
    ///
    /// # Errors
    /// A file that can not be written.
    fn add_field(&self, name: &'static str, snapshot: Snapshot) -> Result<(), RecordError>;
}

/// Keeps nothing: for members of an ensemble and samples of a study, which are short and many.
#[derive(Debug, Clone, Copy)]
pub struct Nothing;

impl Keeper for Nothing {
    fn add_field(&self, _: &'static str, _: Snapshot) -> Result<(), RecordError> {
        Ok(())
    }
}

/// Keeps fields in memory, for a run without a directory.
#[derive(Debug, Default)]
pub struct InMemory {
    fields: Mutex<Vec<(&'static str, Vec<Snapshot>)>>,
}

impl InMemory {
    /// Under their names.
    pub fn into_fields(self) -> Vec<(&'static str, Vec<Snapshot>)> {
        self.fields.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Keeper for InMemory {
    fn add_field(&self, name: &'static str, snapshot: Snapshot) -> Result<(), RecordError> {
        let mut fields = lock(&self.fields);
        match fields.iter_mut().find(|(known, _)| *known == name) {
            Some((_, snapshots)) => snapshots.push(snapshot),
            None => fields.push((name, vec![snapshot])),
        }
        Ok(())
    }
}

/// Keeps everything in a run directory.
#[derive(Debug)]
pub struct InDirectory {
    directory: PathBuf,
    scenario_sha256: String,
    schedule: Mutex<Schedule>,
    resumed: Mutex<Option<Checkpoint>>,
    /// Snapshots that the run had written when it was interrupted.
    written: usize,
    series: Mutex<Option<FieldSeries>>,
}

impl InDirectory {
    /// Of a run that starts; a checkpoint is due every `interval`.
    pub fn start(directory: &Path, scenario_sha256: &str, interval: Duration) -> InDirectory {
        InDirectory {
            directory: directory.to_owned(),
            scenario_sha256: scenario_sha256.to_owned(),
            schedule: Mutex::new(Schedule::every(interval)),
            resumed: Mutex::new(None),
            written: 0,
            series: Mutex::new(None),
        }
    }

    /// Of a run that goes on with what stands in the directory; without a checkpoint it starts anew.
    ///
    /// # Errors
    /// A checkpoint that can not be gone on with.
    pub fn resume(directory: &Path, scenario_sha256: &str, interval: Duration) -> Result<InDirectory, CheckpointError> {
        let mut keeper = InDirectory::start(directory, scenario_sha256, interval);
        let resumed = Checkpoint::read(directory, scenario_sha256)?;
        if let Some(checkpoint) = &resumed {
            let [written] = checkpoint.whole(FIELDS)? else { return Err(CheckpointError::size(FIELDS)) };
            keeper.written = usize::try_from(*written).map_err(|_| CheckpointError::size(FIELDS))?;
        }
        keeper.resumed = Mutex::new(resumed);
        Ok(keeper)
    }

    /// Whether there is an earlier run to go on with.
    pub fn is_resumed(&self) -> bool {
        lock(&self.resumed).is_some()
    }
}

impl Keeper for InDirectory {
    fn take_resumed(&self) -> Option<Checkpoint> {
        lock(&self.resumed).take()
    }

    fn is_due(&self) -> bool {
        lock(&self.schedule).is_due()
    }

    fn keep(&self, state: &dyn Fn() -> Sections) -> Result<(), RecordError> {
        let mut checkpoint = Checkpoint { sections: state(), ..Checkpoint::new(&self.scenario_sha256) };
        let written = lock(&self.series).as_ref().map_or(self.written, |series| series.entries().len());
        checkpoint.put(FIELDS, Section::Whole(vec![written as u64]));
        checkpoint.write(&self.directory)?;
        lock(&self.schedule).written();
        Ok(())
    }

    fn add_field(&self, name: &'static str, snapshot: Snapshot) -> Result<(), RecordError> {
        let mut series = lock(&self.series);
        let series = match &mut *series {
            Some(series) => series,
            None => series.insert(FieldSeries::resume(&self.directory, name, Precision::Single, self.written)?),
        };
        series.append(&snapshot)
    }
}

fn lock<Content>(mutex: &Mutex<Content>) -> MutexGuard<'_, Content> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
