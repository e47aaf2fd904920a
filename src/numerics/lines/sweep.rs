//! Implicit diffusion and decay with the same coefficients on every line: `shift · u − weight · ∂(∂u) = f`.

use super::fitted::Workspace;
use super::{Lines, WIDTH};
use crate::numerics::dual::Real;
use crate::numerics::lanes::Lanes;

/// A tridiagonal matrix, eliminated; on a periodic axis bordered (Sherman & Morrison).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Factors {
    /// Reciprocals of the pivots.
    inverse: Vec<f64>,
    /// What a row takes of the solution of the row before.
    forward: Vec<f64>,
    /// What a row takes of the solution of the row behind.
    backward: Vec<f64>,
    /// Response to the corner entries, and their weight in the last row; empty if the line has ends.
    corner: Vec<f64>,
    corner_weight: f64,
}

impl Lines {
    /// Prepares [Lines::solve] for `shift · u − weight · ∂(∂u) = f`.
    pub fn factorise(&self, shift: f64, weight: f64, factors: &mut Factors) {
        let last = self.count - 1;
        let diagonal = |row: usize| shift + weight * (self.below[row] + self.above[row]);
        factors.inverse.clear();
        factors.forward.clear();
        factors.backward.clear();
        factors.corner.clear();
        for row in 0..self.count {
            let mut entry = diagonal(row);
            if self.periodic && row == 0 {
                entry += diagonal(0);
            }
            if self.periodic && row == last {
                entry += weight * weight * self.above[last] * self.below[0] / diagonal(0);
            }
            let link = if row == 0 { 0.0 } else { weight * self.below[row] };
            if let Some(above) = factors.backward.last() {
                entry -= link * above;
            }
            factors.inverse.push(1.0 / entry);
            factors.forward.push(link / entry);
            factors.backward.push(if row == last { 0.0 } else { weight * self.above[row] / entry });
        }
        if self.periodic {
            let mut corner = vec![Lanes([0.0; 1]); self.count];
            corner[0] = Lanes([-diagonal(0)]);
            corner[last] = Lanes([-weight * self.above[last]]);
            factors.eliminate(&mut corner);
            factors.corner_weight = weight * self.below[0] / diagonal(0);
            let denominator = 1.0 + corner[0].0[0] + factors.corner_weight * corner[last].0[0];
            factors.corner = corner.iter().map(|value| value.0[0] / denominator).collect();
        }
    }

    /// Replaces the right-hand side by the solution.
    #[inline(always)]
    pub fn solve(&self, factors: &Factors, values: &mut [f64], work: &mut Workspace) {
        let rows = &mut work.values;
        rows.resize(self.count, Lanes([0.0; WIDTH]));
        for bundle in self.bundles() {
            bundle.read(values, rows);
            factors.eliminate(rows);
            factors.close(rows);
            bundle.write(rows, values);
        }
    }
}

impl Factors {
    #[inline(always)]
    fn eliminate<const N: usize>(&self, rows: &mut [Lanes<N>]) {
        let mut carried = Lanes::constant(0.0);
        for ((row, inverse), forward) in rows.iter_mut().zip(&self.inverse).zip(&self.forward) {
            carried = *row * *inverse + carried * *forward;
            *row = carried;
        }
        let mut behind = Lanes::constant(0.0);
        for (row, backward) in rows.iter_mut().zip(&self.backward).rev() {
            behind = *row + behind * *backward;
            *row = behind;
        }
    }

    #[inline(always)]
    fn close(&self, rows: &mut [Lanes<WIDTH>]) {
        if let (Some(first), Some(last)) = (rows.first().copied(), rows.last().copied()) {
            let factor = first + last * self.corner_weight;
            for (row, corner) in rows.iter_mut().zip(&self.corner) {
                *row = *row - factor * *corner;
            }
        }
    }
}
