//! The sweep: many runs in parallel, each isolated from the others' failures, in an order that no thread decides.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use rayon::prelude::*;

use super::design::Shard;
use super::journal::{Journal, JournalError, JournalHeader};
use super::sample::{Finished, Outputs, Sample, Variable, sheet};
use crate::run::record::RecordError;

/// Everything that decides the tables of a study, the physics aside.
#[derive(Debug, Clone, PartialEq)]
pub struct SweepPlan {
    pub name: String,
    /// Of the study and its scenario, with overrides: two plans with the same hash are the same study.
    pub study_sha256: String,
    pub variables: Vec<Variable>,
    /// The outcomes to record, in order; empty for all.
    pub wanted: Vec<String>,
    /// All shards together; `samples[i].index == i`.
    pub samples: Vec<Sample>,
}

/// How far a sweep is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SweepProgress {
    pub finished: usize,
    pub failed: usize,
    /// Samples of this shard.
    pub total: usize,
}

/// How a sweep ended.
#[derive(Debug, Clone, PartialEq)]
pub struct SweepResult {
    pub finished: BTreeMap<usize, Finished>,
    pub progress: SweepProgress,
    /// `stop` was set before every sample was finished; the journal keeps what was.
    pub interrupted: bool,
}

/// Why a sweep as a whole stopped. A sample that fails is no such reason.
#[derive(Debug, thiserror::Error)]
pub enum SweepError {
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Record(#[from] RecordError),
}

/// Computes the samples of a shard that the journal in `directory` does not know yet, on the threads of the current rayon
/// pool, and writes `samples.csv` and `samples.parquet` when all are there.
///
/// The tables are bitwise the same for any number of threads and any number of kills and resumes, except the column
/// `seconds`. `progress` is called from the threads, after every sample. A sample fails by `Err` or by a panic.
///
/// # Errors
/// A journal of another study; a directory that can not be written.
pub fn sweep(
    plan: &SweepPlan,
    shard: Shard,
    directory: &Path,
    stop: &AtomicBool,
    progress: &(dyn Fn(SweepProgress) + Sync),
    run: &(dyn Fn(&Sample) -> Result<Outputs, String> + Sync),
) -> Result<SweepResult, SweepError> {
    let header = JournalHeader::new(&plan.name, &plan.study_sha256, &plan.variables, &plan.wanted, plan.samples.len());
    let (journal, known) = Journal::open(directory, &header)?;
    let ours: Vec<&Sample> = plan.samples.iter().filter(|sample| shard.holds(sample.index)).collect();
    let waiting: Vec<&Sample> = ours.iter().copied().filter(|sample| !known.contains_key(&sample.index)).collect();
    let finished = Mutex::new(known);
    let report = |finished: &BTreeMap<usize, Finished>| {
        let now = count(finished, shard, ours.len());
        progress(now);
        now
    };
    report(&lock(&finished));
    waiting.into_par_iter().try_for_each(|sample| {
        if stop.load(Ordering::Relaxed) {
            return Ok(());
        }
        let computed = compute(sample, run);
        // A sample that the interruption itself cut short is not a failed one.
        if computed.error.is_some() && stop.load(Ordering::Relaxed) {
            return Ok(());
        }
        journal.append(&computed)?;
        let mut finished = lock(&finished);
        finished.insert(computed.index, computed);
        report(&finished);
        Ok::<(), JournalError>(())
    })?;
    let finished = finished.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    let progress = count(&finished, shard, ours.len());
    let interrupted = progress.finished < progress.total;
    if !interrupted {
        write_samples(directory, &plan.variables, &plan.wanted, &finished)?;
    }
    Ok(SweepResult { finished, progress, interrupted })
}

/// Writes `samples.csv` and `samples.parquet`.
///
/// # Errors
/// A directory that can not be written.
pub fn write_samples(
    directory: &Path,
    variables: &[Variable],
    wanted: &[String],
    finished: &BTreeMap<usize, Finished>,
) -> Result<(), RecordError> {
    let sheet = sheet(variables, wanted, finished);
    sheet.write_csv(&directory.join("samples.csv"))?;
    sheet.write_parquet(&directory.join("samples.parquet"))
}

fn compute(sample: &Sample, run: &(dyn Fn(&Sample) -> Result<Outputs, String> + Sync)) -> Finished {
    let start = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| run(sample)));
    let (outputs, error) = match outcome {
        Ok(Ok(outputs)) => (outputs, None),
        Ok(Err(message)) => (Outputs::new(), Some(message)),
        Err(panic) => (Outputs::new(), Some(format!("a bug in the program: {}", panic_message(&*panic)))),
    };
    Finished {
        index: sample.index,
        inputs: sample.inputs.clone(),
        outputs,
        error,
        seconds: start.elapsed().as_secs_f64(),
    }
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic".to_owned())
}

fn count(finished: &BTreeMap<usize, Finished>, shard: Shard, total: usize) -> SweepProgress {
    let ours = || finished.values().filter(|sample| shard.holds(sample.index));
    SweepProgress { finished: ours().count(), failed: ours().filter(|sample| sample.error.is_some()).count(), total }
}

fn lock<Content>(mutex: &Mutex<Content>) -> std::sync::MutexGuard<'_, Content> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
