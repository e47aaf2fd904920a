//! The projected method of Newton: descends on the energy from wherever it starts.

use nalgebra::DVector;

use super::{Contact, ContactError, Law, Method, Solution};
use crate::numerics::root;

const LIMIT: u32 = 400;

/// Armijo's share of the promised decrease that a step must keep.
const SUFFICIENT: f64 = 1e-4;

pub(super) fn at_position<L: Law>(
    contact: &Contact<'_, L>,
    levels: &[f64],
    start: &Solution,
) -> Result<Solution, ContactError> {
    let mut forces: Vec<f64> = start.forces.iter().map(|force| force.max(0.0)).collect();
    let mut gaps = contact.gaps(levels, &forces);
    for systems in 0..LIMIT {
        let residual = contact.violation(&forces, &gaps);
        if residual <= contact.tolerance {
            return Ok(Solution { forces, approach: 0.0, residual, systems, method: Method::Projected });
        }
        let free: Vec<usize> = (0..forces.len()).filter(|point| forces[*point] > 0.0 || gaps[*point] < 0.0).collect();
        let factor = contact.factor(&free, &forces)?;
        let step = factor.solve(&DVector::from_iterator(free.len(), free.iter().map(|point| -gaps[*point])));
        let before = contact.energy(levels, &forces, &gaps);
        let mut length = 1.0;
        loop {
            let mut trial = forces.clone();
            for (&point, change) in free.iter().zip(step.iter()) {
                trial[point] = (forces[point] + length * change).max(0.0);
            }
            let trial_gaps = contact.gaps(levels, &trial);
            let promised: f64 = trial.iter().zip(&forces).zip(&gaps).map(|((new, old), gap)| gap * (new - old)).sum();
            let after = contact.energy(levels, &trial, &trial_gaps);
            // Below rounding of the energy any step is as good.
            let lost = after - before;
            if lost <= SUFFICIENT * promised || lost.abs() <= 1e-14 * before.abs() || length < 1e-9 {
                (forces, gaps) = (trial, trial_gaps);
                break;
            }
            length *= 0.5;
        }
    }
    let residual = contact.violation(&forces, &gaps);
    Err(ContactError::NotConverged {
        points: forces.len(),
        residual,
        scale: contact.tolerance / super::RELATIVE_TOLERANCE,
    })
}

pub(super) fn under_force<L: Law>(
    contact: &Contact<'_, L>,
    levels: &[f64],
    total: f64,
    start: &Solution,
) -> Result<Solution, ContactError> {
    let touch = -levels.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut last = start.clone();
    let mut failure = None;
    let mut systems = 0;
    let mut excess = |approach: f64| {
        let moved: Vec<f64> = levels.iter().map(|level| level + approach).collect();
        match at_position(contact, &moved, &last) {
            Ok(solution) => {
                systems += solution.systems;
                let sum: f64 = solution.forces.iter().sum();
                last = Solution { approach, ..solution };
                sum - total
            }
            Err(error) => {
                failure.get_or_insert(error);
                f64::NAN
            }
        }
    };
    // One point alone would sink this far: all of them together sink less than their sum.
    let softest = (0..levels.len()).map(|point| contact.compliance[(point, point)]).fold(0.0, f64::max);
    let mut upper = touch + softest * total;
    while excess(upper) < 0.0 && upper < touch + 1e6 * softest * total {
        upper = touch + 2.0 * (upper - touch);
    }
    let found = root::bracketed(&mut excess, touch, upper, contact.tolerance);
    if let Some(error) = failure {
        return Err(error);
    }
    let approach = found?;
    let moved: Vec<f64> = levels.iter().map(|level| level + approach).collect();
    let solution = at_position(contact, &moved, &last)?;
    let imbalance = (solution.forces.iter().sum::<f64>() - total).abs() * softest;
    let residual = solution.residual.max(imbalance);
    Ok(Solution { approach, residual, systems: systems + solution.systems, ..solution })
}

impl<L: Law> Contact<'_, L> {
    /// ½ FᵀCF + Σ∫P − Σ levels F, N mm.
    fn energy(&self, levels: &[f64], forces: &[f64], gaps: &[f64]) -> f64 {
        let at = |point: usize| {
            let extent = self.law.extent(point, forces[point]);
            // gap = (CF) + P − level.
            let deflection = gaps[point] - extent.value + levels[point];
            forces[point] * (0.5 * deflection - levels[point]) + extent.energy
        };
        (0..forces.len()).map(at).sum()
    }
}
