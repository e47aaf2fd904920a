//! Small dense matrices of fixed size: factorised once, solved many times.
//!
//! Kinetics couple few states with few others, so that most multipliers of the elimination are zero; skipping them makes
//! the dense layout about as fast as a sparse one, without its bookkeeping. Rows are not exchanged: the matrices are
//! `I/(γh) − J`, whose diagonal dominates for a small enough step, and a pivot that does not is reported so that the caller
//! takes a smaller step.

/// A square matrix by rows, or its factors `L` (unit diagonal, below) and `U` (on and above the diagonal).
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix<const N: usize> {
    pub rows: [[f64; N]; N],
    inverse_pivots: [f64; N],
}

/// A pivot below this share of the largest entry of its row would lose half of the digits.
const SMALLEST_PIVOT: f64 = 1e-8;

impl<const N: usize> Matrix<N> {
    pub fn zero() -> Self {
        Matrix { rows: [[0.0; N]; N], inverse_pivots: [0.0; N] }
    }

    /// Replaces the matrix by its factors; `false` if a pivot is too small.
    pub fn factorise(&mut self) -> bool {
        for pivot in 0..N {
            let (upper, lower) = self.rows.split_at_mut(pivot + 1);
            let pivot_row = &upper[pivot];
            let largest = pivot_row[pivot..].iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
            let diagonal = pivot_row[pivot];
            if !diagonal.is_finite() || diagonal.abs() <= SMALLEST_PIVOT * largest {
                return false;
            }
            let inverse = 1.0 / diagonal;
            self.inverse_pivots[pivot] = inverse;
            for row in lower {
                if row[pivot] != 0.0 {
                    let multiplier = row[pivot] * inverse;
                    row[pivot] = multiplier;
                    for (value, above) in row[pivot + 1..].iter_mut().zip(&pivot_row[pivot + 1..]) {
                        *value -= multiplier * above;
                    }
                }
            }
        }
        true
    }

    /// Overwrites `right_hand_side` with the solution; after [Matrix::factorise].
    pub fn solve(&self, right_hand_side: &mut [f64; N]) {
        for row in 1..N {
            let sum: f64 = (0..row).map(|column| self.rows[row][column] * right_hand_side[column]).sum();
            right_hand_side[row] -= sum;
        }
        for row in (0..N).rev() {
            let sum: f64 = (row + 1..N).map(|column| self.rows[row][column] * right_hand_side[column]).sum();
            right_hand_side[row] = (right_hand_side[row] - sum) * self.inverse_pivots[row];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solves_what_it_factorised() {
        let mut matrix = Matrix::<3>::zero();
        matrix.rows = [[4.0, -1.0, 0.0], [2.0, 5.0, 1.0], [0.0, -3.0, 6.0]];
        let mut vector = [4.0 - 2.0, 2.0 + 10.0 + 3.0, -6.0 + 18.0];
        assert!(matrix.factorise());
        matrix.solve(&mut vector);
        for (value, expected) in vector.iter().zip([1.0, 2.0, 3.0]) {
            assert!((value - expected).abs() < 1e-14);
        }
    }

    #[test]
    fn a_vanishing_pivot_is_reported() {
        let mut matrix = Matrix::<2>::zero();
        matrix.rows = [[1.0, 2.0], [0.5, 1.0]];
        assert!(!matrix.factorise());
    }
}
