//! What people look at: [figures](figure) and the [report] of a run or a study.

pub mod figure;
pub mod report;
