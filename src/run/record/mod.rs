//! The record: what a run or a study leaves behind.
//!
//! In come tables, outcomes and the facts about the run; out goes a directory in which every file is whole. Numbers are
//! written as the shortest decimal that reads back as the same bits, so that two runs can be compared byte by byte.
//!
//! | file | written by |
//! |---|---|
//! | `*.csv` | [`Table`], [`Sheet`]: `name [unit]` in the header; a column without a unit holds words |
//! | `*.parquet` | the same columns, compressed |
//! | `summary.json` | [`Summary`] |
//! | `manifest.json` | [`Manifest`]: first with status `running`, last with `done`, `failed` or `interrupted` |
//! | `fields/*.vtr`, `*.pvd` | [`paraview`]: fields over space and time |
//! | `checkpoint` | [`checkpoint`]: from where an interrupted run goes on |
//!
//! A long run hands its fields and checkpoints to a [`Keeper`] while it goes on.
//!
//! [`open_directory`] decides whether a directory may be written into, [`write_atomic`] leaves no half file, [`space`] says
//! when there is no room.

mod atomic;
pub mod checkpoint;
mod columnar;
mod comma_separated;
mod directory;
mod error;
mod keeper;
mod manifest;
pub mod paraview;
mod provenance;
mod run_record;
pub mod space;
mod summary;
mod table;

pub use atomic::write_atomic;
pub use comma_separated::format_number;
pub use directory::{DirectoryError, Existing, Opened, default_directory, open_directory};
pub use error::RecordError;
pub use keeper::{InDirectory, InMemory, Keeper, Nothing};
pub use manifest::{MANIFEST_FILE, Manifest, RunFacts, Status};
pub use provenance::{PROGRAM, VERSION, commit, lock_sha256, now, sha256};
pub use run_record::{MEMBERS_FILE, RunRecord, SCENARIO_FILE};
pub use summary::{Summary, SummaryEntry, read_json, write_json};
pub use table::{Column, Sheet, SheetColumn, Table, TextColumn};
