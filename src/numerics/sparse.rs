//! Small sparse matrices of one pattern: the elimination is planned once, then factorised often and solved oftener.
//!
//! Kinetics couple few states with few others, so that the factors of `I/(γh) − J` are mostly zero. Pivots stay on the
//! diagonal, which dominates for a small enough step; a pivot that does not is reported so that the caller takes a smaller
//! step.

use super::sparsity::Pattern;

/// Where the entries of the factors of every matrix of a pattern stand and which ones an elimination combines.
#[derive(Debug, Clone, PartialEq)]
pub struct Elimination {
    /// Row and column of the matrix that is the `position`-th pivot.
    order: Vec<usize>,
    /// First entry of each row of the factors, and the end; rows and columns count pivots.
    starts: Vec<usize>,
    columns: Vec<usize>,
    /// Entry on the diagonal of each row.
    diagonals: Vec<usize>,
    /// The entries that are updated, in the order of the updates.
    targets: Vec<usize>,
}

impl Elimination {
    pub fn new(pattern: &Pattern) -> Elimination {
        let order = pattern.order();
        let filled = pattern.permuted(&order).filled();
        let size = pattern.size();
        let (mut starts, mut columns, mut diagonals) = (vec![0], Vec::new(), Vec::new());
        for row in 0..size {
            diagonals.push(columns.len() + (0..row).filter(|column| filled.contains(row, *column)).count());
            columns.extend((0..size).filter(|column| filled.contains(row, *column)));
            starts.push(columns.len());
        }
        let mut plan = Elimination { order, starts, columns, diagonals, targets: Vec::new() };
        for row in 0..size {
            for lower in plan.starts[row]..plan.diagonals[row] {
                let pivot = plan.columns[lower];
                let updated = plan.right_of(pivot).map(|entry| plan.entry(row, plan.columns[entry]));
                let updated: Vec<usize> = updated.collect();
                plan.targets.extend(updated);
            }
        }
        plan
    }

    /// Number of entries of the factors.
    pub fn entries(&self) -> usize {
        self.columns.len()
    }

    /// Where an entry of the pattern or of the diagonal stands.
    pub fn position(&self, row: usize, column: usize) -> usize {
        let pivot_of = |index: usize| self.order.iter().take_while(|other| **other != index).count();
        self.entry(pivot_of(row), pivot_of(column))
    }

    fn entry(&self, row: usize, column: usize) -> usize {
        let columns = &self.columns[self.starts[row]..self.starts[row + 1]];
        self.starts[row] + columns.partition_point(|other| *other < column)
    }

    /// The entries right of the diagonal.
    fn right_of(&self, row: usize) -> std::ops::Range<usize> {
        self.diagonals[row] + 1..self.starts[row + 1]
    }
}

/// The entries of a matrix or, after [Factors::factorise], of its factors `L` (unit diagonal) and `U`.
#[derive(Debug, Clone, PartialEq)]
pub struct Factors<const N: usize> {
    /// In the positions of an [Elimination].
    pub values: Vec<f64>,
    inverse_pivots: [f64; N],
}

/// A pivot below this share of the largest entry of its row would lose half of the digits.
const SMALLEST_PIVOT: f64 = 1e-8;

impl<const N: usize> Factors<N> {
    pub fn zero(plan: &Elimination) -> Self {
        Factors { values: vec![0.0; plan.entries()], inverse_pivots: [0.0; N] }
    }

    /// Replaces the matrix by its factors; `false` if a pivot is too small.
    pub fn factorise(&mut self, plan: &Elimination) -> bool {
        let values = &mut self.values[..];
        let mut targets = plan.targets.iter();
        for row in 0..N {
            for lower in plan.starts[row]..plan.diagonals[row] {
                let pivot = plan.columns[lower];
                let multiplier = values[lower] * self.inverse_pivots[pivot];
                values[lower] = multiplier;
                for (upper, target) in plan.right_of(pivot).zip(&mut targets) {
                    values[*target] -= multiplier * values[upper];
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
    pub fn solve(&self, plan: &Elimination, right_hand_side: &mut [f64; N]) {
        let mut x = [0.0; N];
        for row in 0..N {
            let known = self.dot(plan, plan.starts[row]..plan.diagonals[row], &x);
            x[row] = right_hand_side[plan.order[row]] - known;
        }
        for row in (0..N).rev() {
            let known = self.dot(plan, plan.right_of(row), &x);
            x[row] = (x[row] - known) * self.inverse_pivots[row];
            right_hand_side[plan.order[row]] = x[row];
        }
    }

    fn dot(&self, plan: &Elimination, entries: std::ops::Range<usize>, x: &[f64; N]) -> f64 {
        let columns = &plan.columns[entries.clone()];
        self.values[entries].iter().zip(columns).map(|(value, column)| value * x[*column]).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerics::sparsity::Dependence;

    fn factorised<const N: usize>(rows: [[f64; N]; N]) -> (Elimination, Factors<N>, bool) {
        let dependence = |row: &[f64; N]| {
            let columns = (0..N).filter(|column| row[*column] != 0.0);
            columns.fold(Dependence::none(), |sum, column| sum + Dependence::variable(column))
        };
        let plan = Elimination::new(&Pattern::new(&rows.each_ref().map(dependence)));
        let mut factors = Factors::zero(&plan);
        for (row, column) in (0..N * N).map(|entry| (entry / N, entry % N)) {
            if rows[row][column] != 0.0 {
                factors.values[plan.position(row, column)] = rows[row][column];
            }
        }
        let done = factors.factorise(&plan);
        (plan, factors, done)
    }

    #[test]
    fn solves_what_it_factorised() {
        let rows = [[4.0, -1.0, 0.0, 0.5], [2.0, 5.0, 1.0, 0.0], [0.0, -3.0, 6.0, 0.0], [1.0, 0.0, 0.0, -3.0]];
        let (plan, factors, done) = factorised(rows);
        assert!(done);
        let expected = [1.0, 2.0, 3.0, -4.0];
        let mut vector = rows.map(|row| row.iter().zip(&expected).map(|(entry, value)| entry * value).sum::<f64>());
        factors.solve(&plan, &mut vector);
        for (value, expected) in vector.iter().zip(expected) {
            assert!((value - expected).abs() < 1e-14, "{value} against {expected}");
        }
    }

    #[test]
    fn a_vanishing_pivot_is_reported() {
        assert!(!factorised([[1.0, 2.0], [0.5, 1.0]]).2);
    }
}
