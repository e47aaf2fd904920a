//! The depths at which the injury is computed, and what each counts for in an interval of depth.
//!
//! Between two levels everything is linear in depth, so that an interval takes from each level a weight that is the integral of
//! a hat: never negative, and adding up over intervals to the same whole. Levels lie closer where more tips are still to come,
//! since the sections of tapers then bend most: their density follows the cube root of that number, the best for a linear
//! interpolation, with a tenth spread evenly.

use super::Parts;

/// Share of the density of levels that does not depend on the tips.
const EVEN: f64 = 0.1;

/// Points at which that density is tabulated.
const TABLE: usize = 512;

#[derive(Debug, Clone, PartialEq)]
pub struct Levels {
    /// Increasing from the surface to the deepest tip, mm; at least two.
    depths: Vec<f64>,
}

impl Levels {
    /// `intervals` between the surface and the deepest of the `tips` (deepest first).
    pub fn new(tips: &[f64], intervals: usize) -> Levels {
        let Some(&deepest) = tips.first() else {
            return Levels { depths: vec![0.0] };
        };
        let at = |index: usize| deepest * index as f64 / TABLE as f64;
        let mut cumulative = vec![0.0];
        let mut sum = 0.0;
        for index in 0..TABLE {
            let below = tips.partition_point(|tip| *tip > at(index)) as f64;
            sum += EVEN + (1.0 - EVEN) * libm::cbrt(below / tips.len() as f64);
            cumulative.push(sum);
        }
        let mut depths: Vec<f64> = (0..intervals)
            .map(|level| {
                let wanted = sum * level as f64 / intervals as f64;
                let index = cumulative.partition_point(|value| *value <= wanted) - 1;
                let part = (wanted - cumulative[index]) / (cumulative[index + 1] - cumulative[index]);
                at(index) + part * (at(index + 1) - at(index))
            })
            .collect();
        depths.push(deepest);
        Levels { depths }
    }

    pub fn depths(&self) -> &[f64] {
        &self.depths
    }

    pub fn deepest(&self) -> f64 {
        self.depths[self.depths.len() - 1]
    }

    /// The levels that count from `top` to `bottom`, with their weights in mm. A level may come twice.
    pub fn weights(&self, top: f64, bottom: f64) -> impl Iterator<Item = (usize, f64)> + '_ {
        let first = self.depths.partition_point(|depth| *depth <= top).saturating_sub(1);
        let intervals = self.depths.windows(2).enumerate().skip(first);
        intervals.take_while(move |(_, edges)| edges[0] < bottom).flat_map(move |(level, edges)| {
            let (from, to) = (top.max(edges[0]), bottom.min(edges[1]));
            let (middle, width) = (0.5 * (from + to), edges[1] - edges[0]);
            let length = (to - from).max(0.0);
            [(level, length * (edges[1] - middle) / width), (level + 1, length * (middle - edges[0]) / width)]
        })
    }

    /// Mean from `top` to `bottom` of what has `parts` at each level and is zero above the first and below the last.
    pub fn mean(&self, top: f64, bottom: f64, mut parts: impl FnMut(usize) -> Parts) -> Parts {
        let mut mean = Parts::default();
        for (level, weight) in self.weights(top, bottom) {
            let here = parts(level);
            mean = std::array::from_fn(|part| mean[part] + weight * here[part] / (bottom - top));
        }
        mean
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_the_integral_of_a_linear_interpolation() {
        let levels = Levels { depths: vec![0.0, 0.1, 0.4, 1.0] };
        let linear = |depth: f64| 3.0 - 2.0 * depth;
        for (top, bottom) in [(0.0_f64, 1.0_f64), (0.05, 0.07), (0.05, 0.83), (-0.2, 0.4), (0.4, 1.7), (1.0, 2.0)] {
            let found: f64 =
                levels.weights(top, bottom).map(|(level, weight)| weight * linear(levels.depths[level])).sum();
            let (from, to) = (top.max(0.0), bottom.min(1.0));
            assert!((found - (to - from) * linear(0.5 * (from + to))).abs() < 1e-15, "{top} to {bottom}");
        }
    }

    #[test]
    fn levels_crowd_where_tips_are() {
        let mut tips = vec![2.0];
        tips.extend([0.5; 999]);
        let levels = Levels::new(&tips, 40);
        assert!(levels.depths.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!((levels.depths.len(), levels.depths[0], levels.deepest()), (41, 0.0, 2.0));
        // Without grading ten of them would lie above the many.
        assert!(levels.depths.iter().filter(|depth| **depth < 0.5).count() > 20);
    }
}
