//! Σ_i r(p_i − z)² over many equal needles, without going through them.
//!
//! Within the taper r is linear, so the sum needs only how many tips lie there and the first two moments of their depths,
//! which differences of running sums give; beyond it every needle adds R².

use super::Puncture;
use crate::physics::needle::Needle;

/// Tips of equal needles by depth, with running sums: Σ r(p − z)² in the time of two searches, whatever their number.
pub(super) struct Tips<'a> {
    needle: &'a Needle,
    depths: Vec<f64>,
    /// Number, Σp and Σp² of the tips before each index.
    running: Vec<[f64; 3]>,
}

impl<'a> Tips<'a> {
    pub fn new<'p>(needle: &'a Needle, punctures: impl Iterator<Item = &'p Puncture>) -> Tips<'a> {
        let mut depths: Vec<f64> = punctures.map(|puncture| puncture.depth).collect();
        depths.sort_by(f64::total_cmp);
        let mut running = vec![[0.0; 3]];
        let mut sum = [0.0; 3];
        for depth in &depths {
            sum = [sum[0] + 1.0, sum[1] + depth, sum[2] + depth * depth];
            running.push(sum);
        }
        Tips { needle, depths, running }
    }

    pub fn deepest(&self) -> f64 {
        self.depths.last().copied().unwrap_or(0.0)
    }

    /// Σ r(p − z)² over the tips below `depth`, mm².
    pub fn sum_of_squares(&self, depth: f64) -> f64 {
        let tapered = self.depths.partition_point(|tip| *tip <= depth);
        let shafts = self.depths.partition_point(|tip| *tip <= depth + self.needle.taper_length);
        let [count, sum, squares] =
            std::array::from_fn(|part| self.running[shafts][part] - self.running[tapered][part]);
        // Moments of the distances u = p − z from the tips that are within a taper of this depth.
        let first = sum - count * depth;
        let second = squares - 2.0 * depth * sum + count * depth * depth;
        let (tip, slope, shaft) = (self.needle.tip_radius(), self.needle.slope(), self.needle.radius());
        count * tip * tip
            + 2.0 * tip * slope * first
            + slope * slope * second
            + (self.depths.len() - shafts) as f64 * shaft * shaft
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::parameter::Parameters;

    #[test]
    fn running_sums_are_the_plain_sum() {
        let needle = Needle::of_size(2.0, 0.25, &Parameters::default());
        let punctures: Vec<Puncture> = (0..157)
            .map(|index| {
                let depth = 0.3 + 0.01 * f64::from(index * 37 % 157);
                Puncture { pass: 0, x: 0.0, y: 0.0, depth, surface_diameter: 0.25, pierced: true, bled: false }
            })
            .collect();
        let tips = Tips::new(&needle, punctures.iter());
        for depth in [0.0, 0.31, 0.5, 0.999, 1.3, 1.85, 2.5] {
            let reached = punctures.iter().filter(|puncture| puncture.depth > depth);
            let plain: f64 =
                reached.map(|puncture| needle.radius_at(puncture.depth - depth)).map(|radius| radius * radius).sum();
            assert!((tips.sum_of_squares(depth) - plain).abs() < 1e-12 * (1.0 + plain), "at {depth} mm");
        }
    }
}
