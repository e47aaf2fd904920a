//! Symmetric tridiagonal systems `A x = r`, factored once and solved for several right-hand sides.
//!
//! The matrices of diffusion are strictly diagonally dominant with negative off-diagonals (M-matrices): elimination
//! without pivoting is stable, and a non-negative right-hand side gives a non-negative solution.

/// The factors of a symmetric tridiagonal matrix (Thomas' elimination).
#[derive(Debug, Clone, Default)]
pub struct Tridiagonal {
    /// Reciprocals of the pivots.
    reciprocal: Vec<f64>,
    /// Off-diagonal between rows i − 1 and i, over the pivot of row i − 1; the first entry is 0.
    multiplier: Vec<f64>,
}

impl Tridiagonal {
    /// Factors the matrix with `diagonal` and the off-diagonals `coupling[i]` between rows i − 1 and i (the first entry
    /// is not read), and replaces two right-hand sides by their solutions on the way: the three recursions hide each
    /// other's latency.
    pub fn factor_and_solve(&mut self, diagonal: &[f64], coupling: &[f64], one: &mut [f64], other: &mut [f64]) {
        self.reciprocal.clear();
        self.multiplier.clear();
        let (mut previous, mut carried_one, mut carried_other) = (0.0, 0.0, 0.0);
        let rows = diagonal.iter().zip(coupling).zip(one.iter_mut().zip(other.iter_mut()));
        for ((&entry, &link), (one, other)) in rows {
            let multiplier = link * previous;
            previous = 1.0 / (entry - link * link * previous);
            carried_one = *one - multiplier * carried_one;
            carried_other = *other - multiplier * carried_other;
            *one = carried_one;
            *other = carried_other;
            self.multiplier.push(multiplier);
            self.reciprocal.push(previous);
        }
        let (mut below_one, mut below_other, mut multiplier_below) = (0.0, 0.0, 0.0);
        let rows = self.reciprocal.iter().zip(&self.multiplier).zip(one.iter_mut().zip(other.iter_mut())).rev();
        for ((reciprocal, multiplier), (one, other)) in rows {
            below_one = *one * reciprocal - multiplier_below * below_one;
            below_other = *other * reciprocal - multiplier_below * below_other;
            multiplier_below = *multiplier;
            *one = below_one;
            *other = below_other;
        }
    }

    /// Replaces the right-hand side by the solution.
    pub fn solve(&self, values: &mut [f64]) {
        let mut carried = 0.0;
        for (value, multiplier) in values.iter_mut().zip(&self.multiplier) {
            carried = *value - multiplier * carried;
            *value = carried;
        }
        let mut below = 0.0;
        let mut multiplier_below = 0.0;
        for ((value, reciprocal), multiplier) in values.iter_mut().zip(&self.reciprocal).zip(&self.multiplier).rev() {
            below = *value * reciprocal - multiplier_below * below;
            multiplier_below = *multiplier;
            *value = below;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solves_a_poisson_problem_exactly() {
        let rows = 7;
        let mut matrix = Tridiagonal::default();
        let mut values = vec![1.0; rows];
        let mut doubled = vec![2.0; rows];
        matrix.factor_and_solve(&vec![2.0; rows], &vec![-1.0; rows], &mut values, &mut doubled);
        assert!(values.iter().zip(&doubled).all(|(one, two)| (2.0 * one - two).abs() < 1e-12));
        for (row, value) in values.iter().enumerate() {
            let place = (row + 1) as f64;
            let exact = place * (rows as f64 + 1.0 - place) / 2.0;
            assert!((value - exact).abs() < 1e-13, "{value} {exact}");
        }
    }

    #[test]
    fn reproduces_a_random_like_solution() {
        let rows = 40;
        let coupling: Vec<f64> = (0..rows).map(|row| -1.0 - (row % 5) as f64).collect();
        let diagonal: Vec<f64> = (0..rows).map(|row| 12.5 + (row % 3) as f64).collect();
        let exact: Vec<f64> = (0..rows).map(|row| ((row * 7) % 11) as f64 - 5.0).collect();
        let mut values: Vec<f64> = (0..rows)
            .map(|row| {
                let above = if row > 0 { coupling[row] * exact[row - 1] } else { 0.0 };
                let below = if row + 1 < rows { coupling[row + 1] * exact[row + 1] } else { 0.0 };
                above + diagonal[row] * exact[row] + below
            })
            .collect();
        let mut matrix = Tridiagonal::default();
        let mut again = values.clone();
        matrix.factor_and_solve(&diagonal, &coupling, &mut values, &mut vec![0.0; rows]);
        matrix.solve(&mut again);
        assert_eq!(values, again);
        for (value, exact) in values.iter().zip(&exact) {
            assert!((value - exact).abs() < 1e-12);
        }
    }
}
