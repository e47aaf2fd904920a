//! Sums of columns, and the Cholesky factor made of them: most of the time of a contact is spent here.
//!
//! Every element is summed in the order of the columns, four columns in one sweep: the same bits as one after the other, with a
//! quarter of the traffic.

use nalgebra::{Cholesky, DMatrix, Dyn};

/// `target` + Σ factor · column, in order; columns are at least as long as the target.
pub(super) fn add(target: &mut [f64], terms: &[(f64, &[f64])]) {
    let (fours, rest) = terms.as_chunks::<4>();
    for [(a, first), (b, second), (c, third), (d, fourth)] in fours {
        let rows = target.iter_mut().zip(*first).zip(*second).zip(*third).zip(*fourth);
        for ((((sum, first), second), third), fourth) in rows {
            *sum = *sum + a * first + b * second + c * third + d * fourth;
        }
    }
    for (factor, column) in rest {
        for (sum, value) in target.iter_mut().zip(*column) {
            *sum += factor * value;
        }
    }
}

/// Of a symmetric matrix whose lower triangle is given; nothing where it is not positive definite.
pub(super) fn cholesky(mut matrix: DMatrix<f64>) -> Option<Cholesky<f64, Dyn>> {
    let size = matrix.nrows();
    let values = matrix.as_mut_slice();
    for place in 0..size {
        let (before, rest) = values.split_at_mut(place * size);
        let column = &mut rest[place..size];
        let terms: Vec<(f64, &[f64])> = (0..place)
            .map(|earlier| {
                let tail = &before[earlier * size + place..(earlier + 1) * size];
                (-tail[0], tail)
            })
            .collect();
        add(column, &terms);
        let pivot = column[0];
        if pivot.is_nan() || pivot <= 0.0 {
            return None;
        }
        let root = pivot.sqrt();
        column[0] = root;
        column[1..].iter_mut().for_each(|value| *value /= root);
    }
    Some(Cholesky::pack_dirty(matrix))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hilbert's matrix, with more on its diagonal.
    fn matrix(size: usize, more: f64) -> DMatrix<f64> {
        DMatrix::from_fn(size, size, |row, column| {
            1.0 / (row + column + 1) as f64 + if row == column { more } else { 0.0 }
        })
    }

    #[test]
    fn the_factor_has_the_bits_of_the_plain_method() {
        for size in [1, 3, 4, 9, 30] {
            let plain = Cholesky::new(matrix(size, 0.01)).unwrap();
            assert_eq!(cholesky(matrix(size, 0.01)).unwrap().l(), plain.l(), "{size}");
        }
    }

    #[test]
    fn what_is_not_positive_definite_has_none() {
        assert!(cholesky(matrix(5, -0.5)).is_none());
        assert!(cholesky(DMatrix::zeros(2, 2)).is_none());
        assert!(cholesky(DMatrix::from_element(2, 2, f64::NAN)).is_none());
    }
}
