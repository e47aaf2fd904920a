//! What people see: [figures](figure), the [report] of a run or a study, and the [command line](cli), the only place that
//! prints.

pub mod cli;
pub mod figure;
pub mod report;
mod settings;
mod typography;
