//! Block principal pivoting: some points are held in contact and the others left free of force, the linear conditions are solved,
//! every point on the wrong side changes it, and so on.
//!
//! Changing all of them at once is the primal–dual active set, the semismooth method of Newton: a few systems. It may cycle;
//! so when the number of points on the wrong side has not fallen for a while, only the last of them changes (Murty's rule, finite for
//! every positive definite matrix) until it has.

use nalgebra::DVector;

use super::{Contact, ContactError, Law, Method, Solution};

/// Systems after which the method gives up.
const LIMIT: u32 = 200;

/// Systems without a smaller residual after which it gives up: where a law bends the other way (a needle that goes in to its
/// end), its linear continuation overshoots and the method cycles. Under force the other method costs more.
const STAGNATION_AT_POSITION: u32 = 12;
const STAGNATION_UNDER_FORCE: u32 = 24;

/// Systems without a smaller residual after which steps are halved.
const DAMPED: u32 = 3;

/// Where the method ended.
pub(super) enum End {
    Solved(Solution),
    /// As near as it came.
    Stuck(Solution),
}

/// Exchanges of all that are wrong without their number falling.
const PATIENCE: u32 = 4;

/// What closes the system.
enum Closure {
    Position,
    Force(f64),
}

pub(super) fn at_position<L: Law>(
    contact: &Contact<'_, L>,
    levels: &[f64],
    start: &Solution,
) -> Result<End, ContactError> {
    let start = Solution { approach: 0.0, ..start.clone() };
    iterate(contact, levels, &Closure::Position, start)
}

pub(super) fn under_force<L: Law>(
    contact: &Contact<'_, L>,
    levels: &[f64],
    total: f64,
    start: &Solution,
) -> Result<End, ContactError> {
    let mut start = start.clone();
    if start.forces.iter().all(|force| *force == 0.0) {
        // First touch: where the nearest point lies on the body.
        start.approach = -levels.iter().copied().fold(f64::NEG_INFINITY, f64::max) + contact.tolerance;
    }
    iterate(contact, levels, &Closure::Force(total), start)
}

fn iterate<L: Law>(
    contact: &Contact<'_, L>,
    levels: &[f64],
    closure: &Closure,
    start: Solution,
) -> Result<End, ContactError> {
    let Solution { mut forces, mut approach, .. } = start;
    let mut held: Vec<bool> = forces.iter().map(|force| *force > 0.0).collect();
    let (mut fewest, mut patience) = (usize::MAX, PATIENCE);
    let (mut least, mut stagnation) = (f64::INFINITY, 0);
    for systems in 0..=LIMIT {
        let gaps: Vec<f64> = contact.gaps(levels, &forces).into_iter().map(|gap| gap - approach).collect();
        let residual = contact.violation(&forces, &gaps) + contact.imbalance(closure, &forces);
        if residual <= contact.tolerance {
            return Ok(End::Solved(Solution { forces, approach, residual, systems, method: Method::ActiveSet }));
        }
        let is_wrong = |point: &usize| {
            if held[*point] { forces[*point] < 0.0 } else { gaps[*point] < -0.5 * contact.tolerance }
        };
        let wrong: Vec<usize> = (0..forces.len()).filter(is_wrong).collect();
        if wrong.len() < fewest {
            (fewest, patience) = (wrong.len(), PATIENCE);
        } else {
            patience = patience.saturating_sub(1);
        }
        if residual < least {
            (least, stagnation) = (residual, 0);
        } else {
            stagnation += 1;
        }
        let changing = if patience > 0 { &wrong[..] } else { &wrong[wrong.len().saturating_sub(1)..] };
        changing.iter().for_each(|point| held[*point] = !held[*point]);
        let points: Vec<usize> = (0..forces.len()).filter(|point| held[*point]).collect();
        let enough = match closure {
            Closure::Position => stagnation >= STAGNATION_AT_POSITION,
            Closure::Force(_) => stagnation >= STAGNATION_UNDER_FORCE || points.is_empty(),
        };
        if enough {
            break;
        }
        if points.is_empty() {
            forces.fill(0.0);
            continue;
        }
        let before = (forces.clone(), approach);
        approach = contact.settle(levels, closure, &points, &mut forces, approach)?;
        if stagnation >= DAMPED {
            // Half the way: what overshot at a bend of a law lands between.
            forces.iter_mut().zip(&before.0).for_each(|(force, before)| *force = 0.5 * (*force + before));
            approach = 0.5 * (approach + before.1);
        }
    }
    Ok(End::Stuck(Solution { forces, approach, residual: f64::INFINITY, systems: LIMIT, method: Method::ActiveSet }))
}

impl<L: Law> Contact<'_, L> {
    /// Solves the conditions of the points held in contact, linear around `forces`, and leaves the others without force;
    /// gives back the approach.
    fn settle(
        &self,
        levels: &[f64],
        closure: &Closure,
        points: &[usize],
        forces: &mut [f64],
        approach: f64,
    ) -> Result<f64, ContactError> {
        let factor = self.factor(points, forces)?;
        let pushed = points.iter().map(|&point| {
            let extent = self.law.extent(point, forces[point]);
            levels[point] - extent.value + extent.slope * forces[point].max(0.0)
        });
        let without = factor.solve(&DVector::from_iterator(points.len(), pushed));
        let unit = factor.solve(&DVector::from_element(points.len(), 1.0));
        let approach = match closure {
            Closure::Position => approach,
            Closure::Force(total) => (total - without.sum()) / unit.sum(),
        };
        forces.fill(0.0);
        for (&point, force) in points.iter().zip((without + unit * approach).iter()) {
            forces[point] = *force;
        }
        Ok(approach)
    }

    /// What the sum of the forces is off, as a way, mm.
    fn imbalance(&self, closure: &Closure, forces: &[f64]) -> f64 {
        match closure {
            Closure::Position => 0.0,
            Closure::Force(total) => (forces.iter().sum::<f64>() - total).abs() * self.compliance[(0, 0)],
        }
    }
}
