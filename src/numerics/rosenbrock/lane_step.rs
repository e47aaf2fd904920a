//! The arithmetic of one step in all lanes: what [Stepper](super::Stepper) does, in the same order.

use super::{Tableau, Tolerance};
use crate::numerics::lanes::Lanes;

/// `target = start + Σ weights_j · vectors_j`, vectors one after the other in `vectors`.
#[inline(always)]
pub fn combine<const N: usize>(target: &mut [Lanes<N>], start: &[Lanes<N>], weights: &[f64], vectors: &[Lanes<N>]) {
    let size = target.len();
    for (index, (value, start)) in target.iter_mut().zip(start).enumerate() {
        let mut sum = *start;
        for (weight, vector) in weights.iter().zip(vectors.chunks_exact(size)) {
            if *weight != 0.0 {
                sum = sum + vector[index] * *weight;
            }
        }
        *value = sum;
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
    let size = target.len();
    for (weight, vector) in weights.iter().zip(vectors.chunks_exact(size)) {
        let factor = inverse_step * *weight;
        for (value, increment) in target.iter_mut().zip(vector) {
            *value = *value + factor * *increment;
        }
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
        for lane in 0..N {
            target.0[lane] = if gate.0[lane] > 0.0 { source.0[lane] } else { target.0[lane] };
        }
    }
}

/// Coefficients of the continuous extension, one vector a power.
#[inline(always)]
pub fn extend<const N: usize>(tableau: &Tableau, extension: &mut [Lanes<N>], zeros: &[Lanes<N>], stages: &[Lanes<N>]) {
    for (coefficients, weights) in extension.chunks_exact_mut(zeros.len()).zip(&tableau.dense) {
        combine(coefficients, zeros, weights, stages);
    }
}
