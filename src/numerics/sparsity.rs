//! Which entries of a Jacobian can differ from zero, and how to use that: how few evaluations give the whole Jacobian, and
//! which entries an elimination touches.
//!
//! * [Dependence] stands for a number in the equations and finds out which variables it depends on: the pattern comes from
//!   the same equations as the rates, so that it cannot disagree with them.
//! * [Pattern::groups]: columns that share no row can share a direction of differentiation (Curtis, Powell & Reid 1974,
//!   J Inst Math Appl 13:117).
//! * [Pattern::order]: pivots on the diagonal, always the one whose row and column cause the least fill (Markowitz 1957,
//!   Management Science 3:255).

use super::dual::Real;
use std::collections::BTreeSet;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// The set of variables that a number depends on, one bit each: up to 64.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dependence(u64);

impl Dependence {
    /// On no variable.
    pub fn none() -> Dependence {
        Dependence(0)
    }

    /// The `index`-th variable.
    pub fn variable(index: usize) -> Dependence {
        Dependence(1 << index)
    }

    fn union(self, other: Dependence) -> Dependence {
        Dependence(self.0 | other.0)
    }
}

impl Real for Dependence {
    type Plain = f64;

    fn constant(_: f64) -> Dependence {
        Dependence::none()
    }

    fn positive_part(self) -> Dependence {
        self
    }
}

impl Neg for Dependence {
    type Output = Dependence;
    fn neg(self) -> Dependence {
        self
    }
}

macro_rules! dependence_of {
    ($($operator:ident $method:ident),*) => {$(
        impl $operator for Dependence {
            type Output = Dependence;
            fn $method(self, other: Dependence) -> Dependence {
                self.union(other)
            }
        }

        impl $operator<f64> for Dependence {
            type Output = Dependence;
            fn $method(self, _: f64) -> Dependence {
                self
            }
        }
    )*};
}

dependence_of!(Add add, Sub sub, Mul mul, Div div);

/// The entries of a square matrix that can differ from zero, a set of columns for each row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    rows: Vec<BTreeSet<usize>>,
}

impl Pattern {
    /// Nothing but the diagonal.
    pub fn diagonal(size: usize) -> Pattern {
        Pattern { rows: (0..size).map(|index| BTreeSet::from([index])).collect() }
    }

    /// One row for each number.
    pub fn of(numbers: &[Dependence]) -> Pattern {
        let columns = |number: &Dependence| (0..numbers.len()).filter(|column| number.0 >> column & 1 == 1).collect();
        Pattern { rows: numbers.iter().map(columns).collect() }
    }

    pub fn insert(&mut self, row: usize, column: usize) {
        self.rows[row].insert(column);
    }

    /// Inserts a pattern whose first row and column are at `offset` here.
    pub fn insert_block(&mut self, block: &Pattern, offset: usize) {
        for (row, column) in block.entries() {
            self.insert(offset + row, offset + column);
        }
    }

    pub fn size(&self) -> usize {
        self.rows.len()
    }

    /// Row and column of every entry, row by row.
    pub fn entries(&self) -> impl Iterator<Item = (usize, usize)> {
        self.rows.iter().enumerate().flat_map(|(row, columns)| columns.iter().map(move |column| (row, *column)))
    }

    /// The columns of a row, in order.
    pub fn row(&self, row: usize) -> &BTreeSet<usize> {
        &self.rows[row]
    }

    /// A group for each column; no row has two entries in the same group.
    pub fn groups(&self) -> Vec<usize> {
        let mut groups: Vec<usize> = Vec::with_capacity(self.size());
        for column in 0..self.size() {
            let sharing = self.rows.iter().filter(|row| row.contains(&column));
            let taken: BTreeSet<usize> =
                sharing.flat_map(|row| row.range(..column)).map(|earlier| groups[*earlier]).collect();
            groups.push((0..).find(|group| !taken.contains(group)).unwrap_or(column));
        }
        groups
    }

    /// The order in which to eliminate.
    pub fn order(&self) -> Vec<usize> {
        let mut rows = self.rows.clone();
        let mut columns = vec![BTreeSet::new(); self.size()];
        self.entries().for_each(|(row, column)| _ = columns[column].insert(row));
        let mut left: Vec<usize> = (0..self.size()).collect();
        let mut order = Vec::with_capacity(self.size());
        while let Some(cheapest) = (0..left.len()).min_by_key(|at| rows[left[*at]].len() * columns[left[*at]].len()) {
            let pivot = left.remove(cheapest);
            let (row, column) = (std::mem::take(&mut rows[pivot]), std::mem::take(&mut columns[pivot]));
            row.iter().for_each(|other| _ = columns[*other].remove(&pivot));
            column.iter().for_each(|other| _ = rows[*other].remove(&pivot));
            for (below, right) in column.iter().flat_map(|below| row.iter().map(move |right| (*below, *right))) {
                if below != pivot && right != pivot {
                    rows[below].insert(right);
                    columns[right].insert(below);
                }
            }
            order.push(pivot);
        }
        order
    }

    /// The pattern with its rows and columns in another order.
    pub fn permuted(&self, order: &[usize]) -> Pattern {
        let mut positions = vec![0; self.size()];
        order.iter().enumerate().for_each(|(position, index)| positions[*index] = position);
        let row = |index: &usize| self.rows[*index].iter().map(|column| positions[*column]).collect();
        Pattern { rows: order.iter().map(row).collect() }
    }

    /// The pattern of the factors `L` and `U` together; the diagonal must be there.
    pub fn filled(&self) -> Pattern {
        let mut rows = self.rows.clone();
        for row in 0..rows.len() {
            let mut next = rows[row].first().copied();
            while let Some(pivot) = next.filter(|pivot| *pivot < row) {
                let fill: Vec<usize> = rows[pivot].range(pivot + 1..).copied().collect();
                rows[row].extend(fill);
                next = rows[row].range(pivot + 1..).next().copied();
            }
        }
        Pattern { rows }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrow() -> Pattern {
        let x: [Dependence; 4] = std::array::from_fn(Dependence::variable);
        Pattern::of(&[x[0] * x[1] + x[2] / x[3], x[0] - x[1] * 2.0, (x[2] + 1.0).positive_part() * x[0], -x[3] * x[0]])
    }

    #[test]
    fn dependence_is_that_of_the_equations() {
        let rows: Vec<Vec<usize>> = (0..4).map(|row| arrow().row(row).iter().copied().collect()).collect();
        assert_eq!(rows, [vec![0, 1, 2, 3], vec![0, 1], vec![0, 2], vec![0, 3]]);
    }

    #[test]
    fn columns_of_a_group_share_no_row() {
        let x: [Dependence; 4] = std::array::from_fn(Dependence::variable);
        assert_eq!(Pattern::of(&[x[0] + x[1], x[1], x[2], x[2] + x[3]]).groups(), [0, 1, 0, 1]);
        assert_eq!(arrow().groups(), [0, 1, 2, 3]);
    }

    #[test]
    fn the_order_of_an_arrow_leaves_no_fill() {
        let permuted = arrow().permuted(&arrow().order());
        assert_eq!(permuted.filled(), permuted);
        assert_eq!(arrow().filled().entries().count(), 16);
    }
}
