//! The epidermis over a wound as a given function of time.

/// Open share of the surface over every cell under the junction, linear between given times and constant outside of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cover {
    /// Increasing, d.
    times: Vec<f64>,
    /// For each time the open share over each surface cell, 0 to 1.
    open: Vec<Vec<f64>>,
}

impl Cover {
    /// Nothing is open, ever.
    pub fn closed() -> Cover {
        Cover::default()
    }

    /// The open share over each surface cell at each of the increasing `times`.
    pub fn new(times: Vec<f64>, open: Vec<Vec<f64>>) -> Cover {
        Cover { times, open }
    }

    /// The next time after `time` at which the course bends.
    pub fn next_kink(&self, time: f64) -> Option<f64> {
        self.times.get(self.times.partition_point(|at| *at <= time)).copied()
    }

    /// The covered share over each surface cell at a time.
    pub fn covered(&self, time: f64, covered: &mut [f64]) {
        let after = self.times.partition_point(|at| *at <= time);
        let neighbours = [after.saturating_sub(1), after.min(self.times.len().saturating_sub(1))];
        let [Some(before), Some(behind)] = neighbours.map(|index| self.open.get(index)) else {
            covered.fill(1.0);
            return;
        };
        let [start, end] = neighbours.map(|index| self.times[index]);
        let fraction = if end > start { (time - start) / (end - start) } else { 0.0 };
        for (covered, (before, behind)) in covered.iter_mut().zip(before.iter().zip(behind)) {
            *covered = 1.0 - (before + fraction * (behind - before));
        }
    }
}
