//! The study: many runs of one scenario, and what they have in common; and a few runs side by side ([`Comparison`]).
//!
//! In comes a list of [`Sample`]s (a [`full_factorial`] over scenario values) and a function that computes one of them;
//! out come `samples.csv` and `samples.parquet`: index, inputs, outputs, status, error, seconds, one row a sample.
//!
//! Three promises of [`sweep`]: a sample that fails is a row with its error and the others go on; what was finished
//! survives a kill, because a [`Journal`] is flushed after every sample; and the tables do not depend on the number of
//! threads, on kills and resumes, or on how the study was cut into shards. The column `seconds`, which is measured, is the
//! only one that may differ.

mod comparison;
mod design;
mod journal;
mod merge;
mod plan;
mod sample;
mod sweep;

pub use comparison::{Comparison, ComparisonError, Difference, Line, Pairing, Side};
pub use design::{DesignError, MOST_SAMPLES, Shard, full_factorial};
pub use journal::{JOURNAL_FILE, Journal, JournalError, JournalHeader, read_journal};
pub use merge::{MergeError, read_shards, write_merged};
pub use plan::{PlannedStudy, study_text};
pub use sample::{Finished, InputValue, Output, Outputs, Sample, Variable, sheet};
pub use sweep::{SweepError, SweepPlan, SweepProgress, SweepResult, sweep, write_samples};
