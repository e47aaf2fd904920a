//! How outcomes are read off states and curves.

use crate::physics::healing::{Healthy, State};

/// The matrix of a state relative to healthy skin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratios {
    pub total: f64,
    pub young: f64,
    pub mature: f64,
    /// Share of type III in load-bearing collagen; nothing where there is no collagen.
    pub type3_share: Option<f64>,
    pub elastin: f64,
    pub tropoelastin: f64,
    pub hyaluronan: f64,
}

impl Ratios {
    pub fn new(x: &State<f64>, healthy: &Healthy) -> Ratios {
        let rest = &healthy.state;
        let collagen = x.collagen();
        let young = |x: &State<f64>| x.collagen1_young + x.collagen3_young;
        let mature = |x: &State<f64>| x.collagen1_mature + x.collagen3_mature;
        Ratios {
            total: collagen / healthy.collagen,
            young: young(x) / young(rest),
            mature: mature(x) / mature(rest),
            type3_share: (collagen > 0.0).then(|| (x.collagen3_young + x.collagen3_mature) / collagen),
            elastin: x.elastin / rest.elastin,
            tropoelastin: x.tropoelastin / rest.tropoelastin,
            hyaluronan: x.hyaluronan / rest.hyaluronan,
        }
    }
}

/// Time of the highest of the samples, refined by the parabola through it and its neighbours; nothing if the curve does not
/// rise above its first sample or is still rising at its last.
pub fn peak_time(times: &[f64], values: &[f64]) -> Option<f64> {
    let best = (0..values.len()).max_by(|one, other| values[*one].total_cmp(&values[*other]).then(other.cmp(one)))?;
    if best == 0 || best + 1 == values.len() || values[best] <= values[0] {
        return None;
    }
    let (before, after) = (times[best] - times[best - 1], times[best + 1] - times[best]);
    let (fall, drop) = (values[best] - values[best - 1], values[best] - values[best + 1]);
    let curvature = fall * after + drop * before;
    if curvature <= 0.0 {
        return Some(times[best]);
    }
    Some(times[best] + 0.5 * (fall * after * after - drop * before * before) / curvature)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_of_a_parabola_is_exact() {
        let times = [0.0, 1.0, 2.5, 3.0, 5.0];
        let values = times.map(|time| 4.0 - (time - 2.2) * (time - 2.2));
        assert!((peak_time(&times, &values).unwrap() - 2.2).abs() < 1e-12);
        assert_eq!(peak_time(&[0.0, 1.0], &[1.0, 1.0]), None);
        assert_eq!(peak_time(&[0.0, 1.0], &[1.0, 2.0]), None);
    }
}
