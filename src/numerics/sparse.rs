//! Sparse matrices of one pattern: the elimination is planned once, then factorised often and solved oftener.
//!
//! Kinetics couple few states with few others, so that the factors of `I/(γh) − J` are mostly zero. Pivots stay on the
//! diagonal, which dominates for a small enough step; a pivot that does not is reported so that the caller takes a smaller
//! step.

mod lanes;

pub use lanes::LaneFactors;

use super::sparsity::Pattern;
use std::ops::Range;

/// Where the entries of the factors of every matrix of a pattern stand and which ones an elimination combines.
#[derive(Debug, Clone, PartialEq)]
pub struct Elimination {
    /// Row and column of the matrix that is the `position`-th pivot.
    order: Vec<usize>,
    /// The position of each row and column of the matrix among the pivots.
    positions: Vec<usize>,
    /// First entry of each row of the factors, and the end; rows and columns count pivots.
    starts: Vec<usize>,
    columns: Vec<u32>,
    /// Entry on the diagonal of each row.
    diagonals: Vec<usize>,
    /// The entries that are updated, in the order of the updates.
    targets: Vec<u32>,
}

impl Elimination {
    /// For matrices of the pattern, which must include the diagonal.
    pub fn new(pattern: &Pattern) -> Elimination {
        let order = pattern.order();
        let filled = pattern.permuted(&order).filled();
        let mut plan = Elimination {
            positions: vec![0; order.len()],
            order,
            starts: vec![0],
            columns: Vec::new(),
            diagonals: Vec::new(),
            targets: Vec::new(),
        };
        for row in 0..filled.size() {
            plan.positions[plan.order[row]] = row;
            plan.diagonals.push(plan.columns.len() + filled.row(row).range(..row).count());
            plan.columns.extend(filled.row(row).iter().map(|column| *column as u32));
            plan.starts.push(plan.columns.len());
        }
        for row in 0..filled.size() {
            for lower in plan.starts[row]..plan.diagonals[row] {
                let updated = plan.right_of(plan.columns[lower] as usize);
                let updated = updated.map(|entry| plan.entry(row, plan.columns[entry] as usize) as u32);
                let updated: Vec<u32> = updated.collect();
                plan.targets.extend(updated);
            }
        }
        plan
    }

    /// Where an entry of the pattern stands.
    pub fn position(&self, row: usize, column: usize) -> usize {
        self.entry(self.positions[row], self.positions[column])
    }

    fn entry(&self, row: usize, column: usize) -> usize {
        let columns = &self.columns[self.starts[row]..self.starts[row + 1]];
        self.starts[row] + columns.partition_point(|other| (*other as usize) < column)
    }

    fn left_of(&self, row: usize) -> Range<usize> {
        self.starts[row]..self.diagonals[row]
    }

    fn right_of(&self, row: usize) -> Range<usize> {
        self.diagonals[row] + 1..self.starts[row + 1]
    }
}

/// The entries of a matrix or, after [Factors::factorise], of its factors `L` (unit diagonal) and `U`.
#[derive(Debug, Clone, PartialEq)]
pub struct Factors {
    plan: Elimination,
    values: Vec<f64>,
    inverse_pivots: Vec<f64>,
    solution: Vec<f64>,
}

/// A pivot below this share of the largest entry of its row would lose half of the digits.
const SMALLEST_PIVOT: f64 = 1e-8;

impl Factors {
    /// The zero matrix.
    pub fn new(plan: Elimination) -> Factors {
        let size = plan.order.len();
        Factors {
            values: vec![0.0; plan.columns.len()],
            inverse_pivots: vec![0.0; size],
            solution: vec![0.0; size],
            plan,
        }
    }

    pub fn plan(&self) -> &Elimination {
        &self.plan
    }

    /// The entries, to be filled anew before each [Factors::factorise]; an entry of the matrix stands at
    /// [Elimination::position], all others must be zero.
    pub fn values(&mut self) -> &mut [f64] {
        &mut self.values
    }

    /// Replaces the matrix by its factors; `false` if a pivot is too small.
    pub fn factorise(&mut self) -> bool {
        let (plan, values) = (&self.plan, &mut self.values[..]);
        let mut targets = plan.targets.iter();
        for row in 0..plan.order.len() {
            for lower in plan.left_of(row) {
                let pivot = plan.columns[lower] as usize;
                let multiplier = values[lower] * self.inverse_pivots[pivot];
                values[lower] = multiplier;
                for (upper, target) in plan.right_of(pivot).zip(&mut targets) {
                    values[*target as usize] -= multiplier * values[upper];
                }
            }
            let diagonal = values[plan.diagonals[row]];
            let largest = values[plan.right_of(row)].iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
            if !diagonal.is_finite() || diagonal == 0.0 || diagonal.abs() <= SMALLEST_PIVOT * largest {
                return false;
            }
            self.inverse_pivots[row] = 1.0 / diagonal;
        }
        true
    }

    /// Overwrites `right_hand_side` with the solution; after [Factors::factorise].
    pub fn solve(&mut self, right_hand_side: &mut [f64]) {
        let (plan, values, x) = (&self.plan, &self.values[..], &mut self.solution[..]);
        for (row, index) in plan.order.iter().enumerate() {
            x[row] = right_hand_side[*index] - dot(plan, values, plan.left_of(row), x);
        }
        for (row, index) in plan.order.iter().enumerate().rev() {
            x[row] = (x[row] - dot(plan, values, plan.right_of(row), x)) * self.inverse_pivots[row];
            right_hand_side[*index] = x[row];
        }
    }
}

fn dot(plan: &Elimination, values: &[f64], entries: Range<usize>, x: &[f64]) -> f64 {
    let columns = &plan.columns[entries.clone()];
    values[entries].iter().zip(columns).map(|(value, column)| value * x[*column as usize]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn factorised<const N: usize>(rows: [[f64; N]; N]) -> (Factors, bool) {
        let mut pattern = Pattern::diagonal(N);
        let entries = (0..N * N).map(|entry| (entry / N, entry % N)).filter(|(row, column)| rows[*row][*column] != 0.0);
        entries.clone().for_each(|(row, column)| pattern.insert(row, column));
        let mut factors = Factors::new(Elimination::new(&pattern));
        for (row, column) in entries {
            let position = factors.plan().position(row, column);
            factors.values()[position] = rows[row][column];
        }
        let done = factors.factorise();
        (factors, done)
    }

    #[test]
    fn solves_what_it_factorised() {
        let rows = [[4.0, -1.0, 0.0, 0.5], [2.0, 5.0, 1.0, 0.0], [0.0, -3.0, 6.0, 0.0], [1.0, 0.0, 0.0, -3.0]];
        let (mut factors, done) = factorised(rows);
        assert!(done);
        let expected = [1.0, 2.0, 3.0, -4.0];
        let mut vector = rows.map(|row| row.iter().zip(&expected).map(|(entry, value)| entry * value).sum::<f64>());
        factors.solve(&mut vector);
        for (value, expected) in vector.iter().zip(expected) {
            assert!((value - expected).abs() < 1e-14, "{value} against {expected}");
        }
    }

    #[test]
    fn agrees_with_a_dense_library() {
        let mut stream = crate::numerics::random::Stream::new(1, "sparse", 0);
        let mut entry = |row: usize, column: usize| match stream.uniform() {
            chance if row == column => 4.0 + chance,
            chance if chance < 0.3 => chance - 0.15,
            _ => 0.0,
        };
        let rows: [[f64; 12]; 12] = std::array::from_fn(|row| std::array::from_fn(|column| entry(row, column)));
        let right: [f64; 12] = std::array::from_fn(|_| stream.uniform());
        let (mut factors, done) = factorised(rows);
        let mut ours = right;
        factors.solve(&mut ours);
        let theirs = nalgebra::DMatrix::from_fn(12, 12, |row, column| rows[row][column])
            .lu()
            .solve(&nalgebra::DVector::from_row_slice(&right))
            .unwrap();
        assert!(done && ours.iter().zip(theirs.iter()).all(|(one, other)| (one - other).abs() < 1e-13));
    }

    #[test]
    fn a_vanishing_pivot_is_reported() {
        assert!(!factorised([[1.0, 2.0], [0.5, 1.0]]).1);
    }
}
