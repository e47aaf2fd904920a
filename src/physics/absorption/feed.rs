//! At which depth a channel feeds the tissue.
//!
//! ```text
//! share above z = (1 − e^(−a z/L))/(1 − e^(−a)),      a such that the mean depth is that of the channel's fluid (lumen):
//! z̄/L = 1/a − 1/(e^a − 1)
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | L | length of the channel below the stratum corneum | mm | – |
//! | z/L | depth below the stratum corneum over L | 1 | `place` |
//! | a | L over the depth in which the flow falls to 1/e; 0 if it leaves evenly, as from a stirred lumen | 1 | [Feed] |
//!
//! The mean is that of the explicit field to 1 %, to 2 % where fluid conducts no better than tissue; of the whole flow at most 7 % (D_w/D_t = 20), 12 % (5), 15 % (2) leave at another depth,
//! the most just below the stratum corneum and from the longest channels.

/// How the flow of a channel is spread over its depth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Feed {
    steepness: f64,
}

/// Halvings of the bracket, more than the mean has digits.
const HALVINGS: usize = 60;

impl Feed {
    /// With a mean depth over L, up to 1/2.
    pub fn with_mean(mean: f64) -> Feed {
        let (mut low, mut high) = (0.0, 1.0 / mean);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            if 1.0 / middle - 1.0 / libm::expm1(middle) > mean {
                low = middle;
            } else {
                high = middle;
            }
        }
        Feed { steepness: high }
    }

    /// Share that leaves above a place between 0 and 1.
    pub fn above(&self, place: f64) -> f64 {
        libm::expm1(-self.steepness * place) / libm::expm1(-self.steepness)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_the_mean_that_was_asked_for() {
        for mean in [0.003, 0.05, 0.2, 0.4, 0.49, 0.4999, 0.5] {
            let feed = Feed::with_mean(mean);
            let places = 100_000;
            let at = |place: usize| feed.above(place as f64 / f64::from(places));
            let below: f64 = (1..places as usize).map(|place| 1.0 - at(place)).sum::<f64>() + 0.5;
            assert!((below / f64::from(places) - mean).abs() < 1e-6, "{mean} {feed:?}");
            assert_eq!((feed.above(0.0).abs(), feed.above(1.0)), (0.0, 1.0));
        }
        assert!((Feed::with_mean(0.5).above(0.3) - 0.3).abs() < 1e-7);
    }
}
