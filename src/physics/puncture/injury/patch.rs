//! The injury of boxes of tissue: the pattern itself, without a staircase.

use super::super::Puncture;
use super::{Fractions, Injury, Parts};
use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;

impl Injury {
    /// Of the holes in the corner [0, `edge`)² of a pattern, which then repeats itself: what hangs over an edge comes in at the
    /// opposite one. A pattern is itself a window on passes that go on, so that the corner is as good as the whole, only smaller.
    pub fn window(punctures: &[Puncture], needle: &Needle, edge: f64, parameters: &Parameters) -> Injury {
        let inside = |hole: &&Puncture| hole.x < edge && hole.y < edge;
        let punctures: Vec<Puncture> = punctures.iter().filter(inside).copied().collect();
        Injury::new(&punctures, needle, edge * edge, parameters)
    }

    /// Open share of every box of the surface when the needles are out, whose holes then have `ratio` of their width (lines in mm,
    /// x varying fastest, overlaps counted once).
    pub fn breach(&self, ratio: f64, x: &[f64], y: &[f64]) -> Vec<f64> {
        let mut areas = self.sections.breach(ratio, x, y);
        let boxes = y.windows(2).flat_map(|row| x.windows(2).map(move |column| (column, row)));
        for (area, (column, row)) in areas.iter_mut().zip(boxes) {
            *area /= (column[1] - column[0]) * (row[1] - row[0]);
        }
        areas
    }

    /// Means over a box of the patch (mm; across within [0, edge], depths below the surface).
    pub fn voxel(&self, x: [f64; 2], y: [f64; 2], depth: [f64; 2]) -> Fractions {
        self.paint(&x, &y, &depth)[0]
    }

    /// Means over all boxes of a grid with these lines (mm, increasing; across within [0, edge], depths below the surface),
    /// x varying fastest, depth slowest. Weighted with the volumes they add up to the profile of the patch.
    pub fn paint(&self, x: &[f64], y: &[f64], depths: &[f64]) -> Vec<Fractions> {
        let unions = self.sections.unions();
        let floor = (x.len() - 1) * (y.len() - 1);
        let mut parts = vec![Parts::default(); floor * (depths.len() - 1)];
        let weights = self.weights_by_level(depths);
        for (level, weights) in weights.iter().enumerate().filter(|(_, weights)| !weights.is_empty()) {
            let areas = unions.areas(self.levels.depths()[level], x, y);
            for (layer, weight) in weights {
                for (cell, sum) in parts[layer * floor..(layer + 1) * floor].iter_mut().enumerate() {
                    *sum = std::array::from_fn(|part| sum[part] + weight * areas[part][cell]);
                }
            }
        }
        let mut fractions = Vec::with_capacity(parts.len());
        let mut parts = parts.into_iter();
        for layer in depths.windows(2) {
            for row in y.windows(2) {
                for (column, parts) in x.windows(2).zip(&mut parts) {
                    let volume = (column[1] - column[0]) * (row[1] - row[0]) * (layer[1] - layer[0]);
                    fractions.push(Fractions::new(parts.map(|part| part / volume), self.cut_share));
                }
            }
        }
        fractions
    }

    /// For each level, the layers that it counts in, with its weight there.
    fn weights_by_level(&self, depths: &[f64]) -> Vec<Vec<(usize, f64)>> {
        let mut by_level = vec![Vec::new(); self.levels.depths().len()];
        for (layer, edges) in depths.windows(2).enumerate() {
            for (level, weight) in self.levels.weights(edges[0], edges[1]) {
                by_level[level].push((layer, weight));
            }
        }
        by_level
    }
}
