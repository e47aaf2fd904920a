//! Implicit diffusion, taxis and decay: `shift · u − weight · transport(u) = f` with the fluxes of [super::flux]. The
//! coefficients differ from cell to cell, so that every line is eliminated afresh.

use super::bundle::Rows;
use super::flux::Drift;
use super::{Lines, WIDTH};
use crate::numerics::dual::Real;
use crate::numerics::lanes::Lanes;

/// Work space of [Lines::solve_fitted].
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    pub(super) values: Rows,
    signal: Rows,
    corner: Rows,
    backward: Rows,
    /// What a cell passes to the next and the next to it, of each face.
    faces: Vec<[Lanes<WIDTH>; 2]>,
}

impl Lines {
    /// Replaces the right-hand side by the solution, which is not negative if the right-hand side is not.
    #[inline(always)]
    pub fn solve_fitted(
        &self,
        [shift, weight]: [f64; 2],
        diffusivity: f64,
        (drift, signal): (&Drift, &[f64]),
        values: &mut [f64],
        work: &mut Workspace,
    ) {
        for rows in [&mut work.values, &mut work.signal, &mut work.corner, &mut work.backward] {
            rows.resize(self.count, Lanes([0.0; WIDTH]));
        }
        work.faces.resize(self.count, [Lanes([0.0; WIDTH]); 2]);
        for bundle in self.bundles() {
            bundle.read(values, &mut work.values);
            bundle.read(signal, &mut work.signal);
            self.find_faces(weight, diffusivity, drift, work);
            self.eliminate(shift, work);
            bundle.write(&work.values, values);
        }
    }

    #[inline(always)]
    fn find_faces(&self, weight: f64, diffusivity: f64, drift: &Drift, work: &mut Workspace) {
        for cell in 0..self.count {
            let (here, there) = (work.signal[cell].0, work.signal[(cell + 1) % self.count].0);
            let face = &mut work.faces[cell];
            for lane in 0..WIDTH {
                let [spread, half] = drift.coefficients(diffusivity, [here[lane], there[lane]]);
                face[0].0[lane] = weight * (spread + half);
                face[1].0[lane] = weight * (spread - half);
            }
        }
    }

    #[inline(always)]
    fn eliminate(&self, shift: f64, work: &mut Workspace) {
        let (last, faces) = (self.count - 1, &work.faces);
        let before = |row: usize| &faces[(row + last) % self.count];
        let diagonal = |row: usize| faces[row][0] * self.above[row] + before(row)[1] * self.below[row] + shift;
        let corners = [before(0)[0] * self.below[0], faces[last][1] * self.above[last]];
        let mut carried = [Lanes::constant(0.0); 2];
        let mut backward = Lanes::constant(0.0);
        for (row, face) in faces.iter().enumerate() {
            let mut entry = diagonal(row);
            let mut border = Lanes::constant(0.0);
            if self.periodic && row == 0 {
                entry = entry * 2.0;
                border = -diagonal(0);
            }
            if self.periodic && row == last {
                entry = entry + corners[0] * corners[1] / diagonal(0);
                border = border - corners[1];
            }
            let link = if row == 0 { Lanes::constant(0.0) } else { before(row)[0] * self.below[row] };
            let inverse = Lanes::constant(1.0) / (entry - link * backward);
            backward = if row == last { Lanes::constant(0.0) } else { face[1] * self.above[row] * inverse };
            carried = [(work.values[row] + link * carried[0]) * inverse, (border + link * carried[1]) * inverse];
            work.backward[row] = backward;
            [work.values[row], work.corner[row]] = carried;
        }
        let mut behind = [Lanes::constant(0.0); 2];
        for row in (0..self.count).rev() {
            let backward = work.backward[row];
            behind = [work.values[row] + backward * behind[0], work.corner[row] + backward * behind[1]];
            [work.values[row], work.corner[row]] = behind;
        }
        if self.periodic {
            let ratio = corners[0] / diagonal(0);
            let factor =
                (work.values[0] + ratio * work.values[last]) / (work.corner[0] + ratio * work.corner[last] + 1.0);
            work.values.iter_mut().zip(&work.corner).for_each(|(value, corner)| *value = *value - factor * *corner);
        }
    }
}
