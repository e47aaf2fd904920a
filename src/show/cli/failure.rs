//! How a command ends when it does not end well: an exit code and a message.

use std::fmt::Display;

/// An exit code other than 0, or a reader that went away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub code: u8,
    /// Empty when everything has been said.
    pub message: String,
    /// The message is a whole report with its own headings: print it as it is.
    pub verbatim: bool,
}

impl Failure {
    fn new(code: u8, message: impl Display) -> Self {
        Self { code, message: message.to_string(), verbatim: false }
    }

    /// 1: the run failed.
    pub fn failed(error: impl Display) -> Self {
        Self::new(1, error)
    }

    /// 2: the command line or a file is wrong; nothing was run.
    pub fn usage(error: impl Display) -> Self {
        Self::new(2, error)
    }

    /// 2: a file is wrong, and the report shows where.
    pub fn report(report: String) -> Self {
        Self { code: 2, message: report, verbatim: true }
    }

    /// 3: done, but some samples of a study failed.
    pub fn some_samples(failed: usize, total: usize) -> Self {
        Self::new(3, format!("{failed} of {total} samples failed; samples.csv says why"))
    }

    /// 130: interrupted; what was finished is kept.
    pub fn interrupted(hint: &str) -> Self {
        Self::new(130, format!("interrupted; {hint}"))
    }

    /// The reader of standard output has seen enough, as in `dermasim parameters | head`: not an error.
    pub fn reader_gone() -> Self {
        Self::new(0, "")
    }
}
