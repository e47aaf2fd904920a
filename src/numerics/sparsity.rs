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
}

impl Real for Dependence {
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
                Dependence(self.0 | other.0)
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
    rows: Vec<u64>,
}

impl Pattern {
    pub fn new(rows: &[Dependence]) -> Pattern {
        Pattern { rows: rows.iter().map(|row| row.0).collect() }
    }

    /// Entries of either pattern.
    pub fn union(&self, other: &Pattern) -> Pattern {
        Pattern { rows: self.rows.iter().zip(&other.rows).map(|(mine, theirs)| mine | theirs).collect() }
    }

    pub fn size(&self) -> usize {
        self.rows.len()
    }

    pub fn contains(&self, row: usize, column: usize) -> bool {
        self.rows[row] >> column & 1 == 1
    }

    /// A group for each column; no row has two entries in the same group.
    pub fn groups(&self) -> Vec<usize> {
        let mut groups: Vec<usize> = Vec::with_capacity(self.size());
        let mut taken: Vec<Vec<bool>> = Vec::new();
        for column in 0..self.size() {
            let rows = || (0..self.size()).filter(|row| self.contains(*row, column));
            let free = taken.iter().position(|occupied| rows().all(|row| !occupied[row]));
            let group = free.unwrap_or_else(|| {
                taken.push(vec![false; self.size()]);
                taken.len() - 1
            });
            rows().for_each(|row| taken[group][row] = true);
            groups.push(group);
        }
        groups
    }

    /// The order in which to eliminate.
    pub fn order(&self) -> Vec<usize> {
        let mut rows = self.with_diagonal().rows;
        let mut left: Vec<usize> = (0..self.size()).collect();
        let mut order = Vec::with_capacity(self.size());
        while !left.is_empty() {
            let others_in_row =
                |pivot: usize| left.iter().filter(|column| rows[pivot] >> **column & 1 == 1).count() - 1;
            let others_in_column = |pivot: usize| left.iter().filter(|row| rows[**row] >> pivot & 1 == 1).count() - 1;
            let cheapest = (0..left.len()).min_by_key(|at| others_in_row(left[*at]) * others_in_column(left[*at]));
            let pivot = left.remove(cheapest.unwrap_or(0));
            for row in left.iter().copied().filter(|row| rows[*row] >> pivot & 1 == 1).collect::<Vec<_>>() {
                rows[row] |= rows[pivot];
            }
            order.push(pivot);
        }
        order
    }

    /// The pattern with its rows and columns in another order.
    pub fn permuted(&self, order: &[usize]) -> Pattern {
        let row = |row: &usize| {
            let entries = order.iter().enumerate().filter(|(_, column)| self.contains(*row, **column));
            entries.fold(0, |set, (position, _)| set | 1 << position)
        };
        Pattern { rows: order.iter().map(row).collect() }
    }

    /// The pattern of the factors `L` and `U` together.
    pub fn filled(&self) -> Pattern {
        let mut rows = self.with_diagonal().rows;
        for row in 0..rows.len() {
            for pivot in 0..row {
                if rows[row] >> pivot & 1 == 1 {
                    rows[row] |= rows[pivot] & (u64::MAX << pivot);
                }
            }
        }
        Pattern { rows }
    }

    fn with_diagonal(&self) -> Pattern {
        Pattern { rows: self.rows.iter().enumerate().map(|(index, row)| row | 1 << index).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrow() -> Pattern {
        let x: [Dependence; 4] = std::array::from_fn(Dependence::variable);
        Pattern::new(&[x[0] * x[1] + x[2] / x[3], x[0] - x[1] * 2.0, (x[0] + 1.0).positive_part(), -x[3] * x[0]])
    }

    #[test]
    fn dependence_is_that_of_the_equations() {
        let rows: Vec<Vec<usize>> =
            (0..4).map(|row| (0..4).filter(|column| arrow().contains(row, *column)).collect()).collect();
        assert_eq!(rows, [vec![0, 1, 2, 3], vec![0, 1], vec![0], vec![0, 3]]);
    }

    #[test]
    fn columns_of_a_group_share_no_row() {
        let x: [Dependence; 4] = std::array::from_fn(Dependence::variable);
        let pattern = Pattern::new(&[x[0] + x[1], x[1], x[2], x[2] + x[3]]);
        assert_eq!(pattern.groups(), [0, 1, 0, 1]);
        assert_eq!(arrow().groups(), [0, 1, 2, 3]);
    }

    #[test]
    fn the_order_of_an_arrow_leaves_no_fill() {
        let order = arrow().order();
        let permuted = arrow().permuted(&order);
        assert_eq!(permuted.filled(), permuted.with_diagonal());
        assert_ne!(arrow().filled(), arrow().with_diagonal());
    }
}
