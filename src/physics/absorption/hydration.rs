//! How wet the stratum corneum is.
//!
//! ```text
//! dw/dt = (w_∞ − w)/τ_w,     w_∞ = 1 under a wet or occluded film, else 0
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | w | hydration, from that in open air (0) to that under water (1) | 1 | – |
//! | τ_w | time in which water moves in and out | d | `hydration_time` |
//!
//! The simulation follows w in a few levels: the barrier is that of the nearest one, and changes when w is halfway to the next.

use super::layout::HYDRATION_LEVELS;

const TOP: usize = HYDRATION_LEVELS - 1;

/// Hydration at a moment, and the level that stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Moisture {
    share: f64,
    since: f64,
    pub(super) level: usize,
}

impl Moisture {
    /// Takes it to `time`, under a film since it was last looked at, or not.
    pub(super) fn advance(&mut self, time: f64, under_film: bool, time_constant: f64) {
        let target = f64::from(under_film);
        self.share = target + (self.share - target) * libm::exp(-(time - self.since) / time_constant);
        self.since = time;
    }

    /// When the next level is due if the film stays or stays away; infinite at the last one.
    pub(super) fn next_change(&self, under_film: bool, time_constant: f64) -> f64 {
        let (last, threshold) = if under_film {
            (self.level == TOP, (self.level as f64 + 0.5) / TOP as f64)
        } else {
            (self.level == 0, (self.level as f64 - 0.5) / TOP as f64)
        };
        if last {
            return f64::INFINITY;
        }
        let target = f64::from(under_film);
        let wait = time_constant * libm::log((target - self.share) / (target - threshold));
        self.since + wait.max(0.0)
    }

    /// To the level that is due.
    pub(super) fn change(&mut self, under_film: bool) {
        self.level = if under_film { self.level + 1 } else { self.level.saturating_sub(1) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Levels and the times at which they begin.
    fn follow(moisture: &mut Moisture, under_film: bool, until: f64) -> Vec<(f64, usize)> {
        let mut levels = Vec::new();
        while moisture.next_change(under_film, 0.1) < until {
            let time = moisture.next_change(under_film, 0.1);
            moisture.advance(time, under_film, 0.1);
            moisture.change(under_film);
            levels.push((time, moisture.level));
        }
        moisture.advance(until, under_film, 0.1);
        levels
    }

    #[test]
    fn levels_follow_the_exponential() {
        let mut moisture = Moisture::default();
        let wetting = follow(&mut moisture, true, 1.0);
        assert_eq!(wetting.iter().map(|(_, level)| *level).collect::<Vec<_>>(), [1, 2, 3, 4]);
        for (time, level) in &wetting {
            let exact = 1.0 - libm::exp(-time / 0.1);
            assert!((exact - (*level as f64 - 0.5) / 4.0).abs() < 1e-12, "{time} {level}");
        }
        let drying = follow(&mut moisture, false, 2.0);
        assert_eq!(drying.iter().map(|(_, level)| *level).collect::<Vec<_>>(), [3, 2, 1, 0]);
        assert!(drying.iter().all(|(time, _)| *time > 1.0));
    }

    #[test]
    fn a_short_wetting_goes_back_where_it_came_from() {
        let mut moisture = Moisture::default();
        assert_eq!(follow(&mut moisture, true, 0.03).len(), 1);
        assert_eq!(follow(&mut moisture, false, 1.0).last().map(|(_, level)| *level), Some(0));
    }
}
