//! The same elimination on matrices side by side; every lane has the bits of [Factors](super::Factors).

use super::{Elimination, SMALLEST_PIVOT};
use crate::numerics::lanes::{Lanes, Processor};
use std::ops::Range;

/// `N` matrices of one pattern or, after [LaneFactors::factorise], their factors.
#[derive(Debug, Clone)]
pub struct LaneFactors<const N: usize> {
    plan: Elimination,
    processor: Processor,
    values: Vec<Lanes<N>>,
    inverse_pivots: Vec<Lanes<N>>,
    solution: Vec<Lanes<N>>,
}

impl<const N: usize> LaneFactors<N> {
    /// Zero matrices.
    pub fn new(plan: Elimination, processor: Processor) -> LaneFactors<N> {
        let zeros = |count: usize| vec![Lanes::splat(0.0); count];
        LaneFactors {
            values: zeros(plan.columns.len()),
            inverse_pivots: zeros(plan.order.len()),
            solution: zeros(plan.order.len()),
            processor,
            plan,
        }
    }

    pub fn plan(&self) -> &Elimination {
        &self.plan
    }

    /// The entries, to be filled anew before each [LaneFactors::factorise].
    pub fn values(&mut self) -> &mut [Lanes<N>] {
        &mut self.values
    }

    /// Replaces the matrices by their factors; the lanes in which no pivot was too small.
    pub fn factorise(&mut self) -> [bool; N] {
        let (plan, values, inverse_pivots) = (&self.plan, &mut self.values[..], &mut self.inverse_pivots[..]);
        let mut sound = Lanes::splat(1.0);
        self.processor.run(
            #[inline(always)]
            || factorise(plan, values, inverse_pivots, &mut sound),
        );
        sound.0.map(|lane| lane > 0.0)
    }

    /// Overwrites the right-hand sides with the solutions; after [LaneFactors::factorise].
    pub fn solve(&mut self, right_hand_side: &mut [Lanes<N>]) {
        let (plan, values, inverse_pivots) = (&self.plan, &self.values[..], &self.inverse_pivots[..]);
        let x = &mut self.solution[..];
        self.processor.run(
            #[inline(always)]
            || solve(plan, values, inverse_pivots, x, right_hand_side),
        );
    }
}

#[inline(always)]
fn factorise<const N: usize>(
    plan: &Elimination,
    values: &mut [Lanes<N>],
    inverse_pivots: &mut [Lanes<N>],
    sound: &mut Lanes<N>,
) {
    let mut targets = plan.targets.iter();
    for row in 0..plan.order.len() {
        for lower in plan.left_of(row) {
            let pivot = plan.columns[lower] as usize;
            let multiplier = values[lower] * inverse_pivots[pivot];
            values[lower] = multiplier;
            for (upper, target) in plan.right_of(pivot).zip(&mut targets) {
                values[*target as usize] = values[*target as usize] - multiplier * values[upper];
            }
        }
        let diagonal = values[plan.diagonals[row]];
        let mut largest = Lanes::splat(0.0);
        for value in &values[plan.right_of(row)] {
            largest = largest.zip(*value, |largest, value| largest.max(value.abs()));
        }
        let margin = diagonal.zip(largest, |diagonal, largest| {
            let far = diagonal.abs() > SMALLEST_PIVOT * largest;
            if far & diagonal.is_finite() { 1.0 } else { 0.0 }
        });
        *sound = *sound * margin;
        inverse_pivots[row] = diagonal.map(|diagonal| 1.0 / diagonal);
    }
}

#[inline(always)]
fn solve<const N: usize>(
    plan: &Elimination,
    values: &[Lanes<N>],
    inverse_pivots: &[Lanes<N>],
    x: &mut [Lanes<N>],
    right_hand_side: &mut [Lanes<N>],
) {
    for (row, index) in plan.order.iter().enumerate() {
        x[row] = right_hand_side[*index] - dot(plan, values, plan.left_of(row), x);
    }
    for (row, index) in plan.order.iter().enumerate().rev() {
        x[row] = (x[row] - dot(plan, values, plan.right_of(row), x)) * inverse_pivots[row];
        right_hand_side[*index] = x[row];
    }
}

#[inline(always)]
fn dot<const N: usize>(plan: &Elimination, values: &[Lanes<N>], entries: Range<usize>, x: &[Lanes<N>]) -> Lanes<N> {
    let mut sum = Lanes::splat(-0.0);
    for (value, column) in values[entries.clone()].iter().zip(&plan.columns[entries]) {
        sum = sum + *value * x[*column as usize];
    }
    sum
}
