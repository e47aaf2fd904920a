//! The arithmetic of one step in all lanes: what [Stepper](super::Stepper) does, in the same order.

use super::{Tableau, Tolerance};
use crate::numerics::lanes::Lanes;

/// Calls the function with the number of vectors known to the compiler: 1 to 8 (no tableau here has more stages), else 0.
macro_rules! with_count {
    ($count:expr, $function:ident($($argument:expr),*)) => {
        match $count {
            1 => $function::<1, N>($($argument),*),
            2 => $function::<2, N>($($argument),*),
            3 => $function::<3, N>($($argument),*),
            4 => $function::<4, N>($($argument),*),
            5 => $function::<5, N>($($argument),*),
            6 => $function::<6, N>($($argument),*),
            7 => $function::<7, N>($($argument),*),
            8 => $function::<8, N>($($argument),*),
            _ => $function::<0, N>($($argument),*),
        }
    };
}

/// `target = start + Σ weights_j · vectors_j`, vectors one after the other in `vectors`.
#[inline(always)]
pub fn combine<const N: usize>(target: &mut [Lanes<N>], start: &[Lanes<N>], weights: &[f64], vectors: &[Lanes<N>]) {
    with_count!(weights.len(), combine_few(target, start, weights, vectors));
}

#[inline(always)]
fn combine_few<const S: usize, const N: usize>(
    target: &mut [Lanes<N>],
    start: &[Lanes<N>],
    weights: &[f64],
    vectors: &[Lanes<N>],
) {
    let size = target.len();
    let start = &start[..size];
    let columns: [&[Lanes<N>]; S] = std::array::from_fn(|column| &vectors[column * size..][..size]);
    let weights: [Lanes<N>; S] = std::array::from_fn(|column| Lanes::splat(weights[column]));
    for index in 0..size {
        let mut sum = start[index];
        for column in 0..S {
            sum = sum + columns[column][index] * weights[column];
        }
        target[index] = sum;
    }
}

/// `target += Σ (weights_j · inverse_step) · vectors_j`
#[inline(always)]
pub fn add_earlier<const N: usize>(
    target: &mut [Lanes<N>],
    weights: &[f64],
    inverse_step: Lanes<N>,
    vectors: &[Lanes<N>],
) {
    with_count!(weights.len(), add_few(target, weights, inverse_step, vectors));
}

#[inline(always)]
fn add_few<const S: usize, const N: usize>(
    target: &mut [Lanes<N>],
    weights: &[f64],
    inverse_step: Lanes<N>,
    vectors: &[Lanes<N>],
) {
    let size = target.len();
    let columns: [&[Lanes<N>]; S] = std::array::from_fn(|column| &vectors[column * size..][..size]);
    let factors: [Lanes<N>; S] = std::array::from_fn(|column| inverse_step * weights[column]);
    for index in 0..size {
        let mut sum = target[index];
        for column in 0..S {
            sum = sum + factors[column] * columns[column][index];
        }
        target[index] = sum;
    }
}

/// Root mean square of the error over what is allowed.
#[inline(always)]
pub fn judge<const N: usize>(
    state: &[Lanes<N>],
    trial: &[Lanes<N>],
    error: &[Lanes<N>],
    allowances: &[f64],
    tolerance: Tolerance,
) -> Lanes<N> {
    let mut sum = Lanes::splat(-0.0);
    for (index, allowance) in allowances.iter().enumerate() {
        let magnitude = state[index].zip(trial[index], |before, after| before.abs().max(after.abs()));
        let ratio = error[index] / (magnitude * tolerance.relative + *allowance);
        sum = sum + ratio * ratio;
    }
    let count = allowances.len() as f64;
    sum.map(|sum| (sum / count).sqrt())
}

/// The least of the states that must not be negative.
#[inline(always)]
pub fn lowest<const N: usize>(values: &[Lanes<N>], constrained: &[usize]) -> Lanes<N> {
    let mut lowest = Lanes::splat(0.0);
    for index in constrained {
        lowest = lowest.zip(values[*index], |lowest, value| if value < lowest { value } else { lowest });
    }
    lowest
}

/// `target = source` where `gate` is positive.
#[inline(always)]
pub fn take_over<const N: usize>(target: &mut [Lanes<N>], source: &[Lanes<N>], gate: Lanes<N>) {
    for (target, source) in target.iter_mut().zip(source) {
        *target = gate.choose(*source, *target);
    }
}

/// Coefficients of the continuous extension, one vector a power.
#[inline(always)]
pub fn extend<const N: usize>(tableau: &Tableau, extension: &mut [Lanes<N>], zeros: &[Lanes<N>], stages: &[Lanes<N>]) {
    for (coefficients, weights) in extension.chunks_exact_mut(zeros.len()).zip(&tableau.dense) {
        combine(coefficients, zeros, weights, stages);
    }
}
