//! One run: from a scenario file to tables.
//!
//! * [scenario]: read and check what a user wrote, with places and all problems at once
//! * [simulation]: the calendar: puncture, absorption, healing, outcome; and the ensemble
//! * [record]: tables, summary, manifest, the output directory

pub mod record;
pub mod scenario;
pub mod simulation;
