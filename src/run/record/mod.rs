//! The record: what a run or a study leaves behind.
//!
//! In come tables, outcomes and the facts about the run; out goes a directory in which every file is whole. Numbers are
//! written as the shortest decimal that reads back as the same bits, so that two runs can be compared byte by byte.

mod atomic;
mod comma_separated;
mod error;
mod table;

pub use atomic::write_atomic;
pub use comma_separated::format_number;
pub use error::RecordError;
pub use table::{Column, Sheet, SheetColumn, Table, TextColumn};
