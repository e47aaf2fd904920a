//! The open share of the surface as a given function of time.

/// From the session on: what is open over each surface cell of healing, linear between rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// Days since the session, increasing from 0.
    pub times: Vec<f64>,
    /// One row a time, one value a surface cell: 0 to 1, to rounding.
    pub open: Vec<Vec<f64>>,
    /// Share of the surface that each cell is.
    pub areas: Vec<f64>,
}

impl Coverage {
    pub(super) fn new(areas: Vec<f64>, open: Vec<f64>) -> Coverage {
        Coverage { times: vec![0.0], open: vec![open], areas }
    }

    pub(super) fn push(&mut self, time: f64, open: Vec<f64>) {
        self.times.push(time);
        self.open.push(open);
    }

    /// Number of surface cells.
    pub fn cells(&self) -> usize {
        self.areas.len()
    }

    /// Open share over one surface cell, `time` days after the session; after the last row as there.
    pub fn open(&self, time: f64, cell: usize) -> f64 {
        let (row, part) = self.place(time);
        if part > 0.0 {
            let (from, to) = (self.open[row][cell], self.open[row + 1][cell]);
            from + part * (to - from)
        } else {
            self.open[row][cell]
        }
    }

    /// Of the whole surface.
    pub fn mean(&self, time: f64) -> f64 {
        let (row, part) = self.place(time);
        let from = self.share(&self.open[row]);
        if part > 0.0 { from + part * (self.share(&self.open[row + 1]) - from) } else { from }
    }

    pub(super) fn share(&self, open: &[f64]) -> f64 {
        open.iter().zip(&self.areas).map(|(open, area)| open * area).sum()
    }

    pub(super) fn last_mean(&self) -> f64 {
        self.share(&self.open[self.open.len() - 1])
    }

    /// The row at or before a time, and how far on to the next.
    fn place(&self, time: f64) -> (usize, f64) {
        let last = self.times.len() - 1;
        let row = self.times.partition_point(|row| *row <= time).saturating_sub(1);
        let inside = row < last && time > self.times[row];
        (row, if inside { (time - self.times[row]) / (self.times[row + 1] - self.times[row]) } else { 0.0 })
    }
}

/// When what is open over all of these together, each with its share of the skin, has shrunk to this `share` of what was open right after
/// the session, d. Nothing if it does not.
pub fn closure(parts: &[(f64, &Coverage)], share: f64) -> Option<f64> {
    let mean = |time: f64| -> f64 { parts.iter().map(|(weight, coverage)| weight * coverage.mean(time)).sum() };
    let mut times: Vec<f64> = parts.iter().flat_map(|(_, coverage)| coverage.times.iter().copied()).collect();
    times.sort_by(f64::total_cmp);
    let wanted = share * mean(0.0);
    let reached = times.iter().position(|time| mean(*time) <= wanted)?;
    let Some(before) = reached.checked_sub(1) else { return Some(times[0]) };
    let ([from, to], [high, low]) = ([times[before], times[reached]], [mean(times[before]), mean(times[reached])]);
    Some(from + (to - from) * (high - wanted) / (high - low))
}
