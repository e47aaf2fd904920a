//! When the next checkpoint is due.

use std::time::{Duration, Instant};

/// A checkpoint at an interval of wall-clock time. When it is written does not reach the results: going on from any
/// checkpoint gives the same bits.
#[derive(Debug, Clone)]
pub struct Schedule {
    interval: Duration,
    last: Instant,
}

impl Schedule {
    /// The first checkpoint is due one interval from now.
    pub fn every(interval: Duration) -> Self {
        Self { interval, last: Instant::now() }
    }

    pub fn is_due(&self) -> bool {
        self.last.elapsed() >= self.interval
    }

    /// The next checkpoint is due one interval from now.
    pub fn written(&mut self) {
        self.last = Instant::now();
    }
}
