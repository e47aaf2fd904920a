//! The primal–dual active set: points whose force or whose overlap says so are held in contact, the others are left free of
//! force, and the linear conditions are solved, until nothing changes sides.

use nalgebra::DVector;

use super::{Contact, ContactError, Law, Method, Solution};

/// Systems after which the method counts as cycling.
const LIMIT: u32 = 40;

/// What closes the system.
enum Closure {
    Position,
    Force(f64),
}

pub(super) fn at_position<L: Law>(
    contact: &Contact<'_, L>,
    levels: &[f64],
    start: &Solution,
) -> Result<Option<Solution>, ContactError> {
    let start = Solution { approach: 0.0, ..start.clone() };
    iterate(contact, levels, &Closure::Position, start)
}

pub(super) fn under_force<L: Law>(
    contact: &Contact<'_, L>,
    levels: &[f64],
    total: f64,
    start: &Solution,
) -> Result<Option<Solution>, ContactError> {
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
) -> Result<Option<Solution>, ContactError> {
    let Solution { mut forces, mut approach, .. } = start;
    for systems in 0..=LIMIT {
        let gaps: Vec<f64> = contact.gaps(levels, &forces).into_iter().map(|gap| gap - approach).collect();
        let residual = contact.violation(&forces, &gaps) + contact.imbalance(closure, &forces);
        if residual <= contact.tolerance {
            return Ok(Some(Solution { forces, approach, residual, systems, method: Method::ActiveSet }));
        }
        let presses = |point: &usize| forces[*point] * contact.compliance[(*point, *point)] > gaps[*point];
        let free: Vec<usize> = (0..forces.len()).filter(presses).collect();
        if free.is_empty() {
            if matches!(closure, Closure::Force(_)) {
                return Ok(None);
            }
            forces.fill(0.0);
            continue;
        }
        let factor = contact.factor(&free, &forces)?;
        let mut pushed = DVector::from_iterator(
            free.len(),
            free.iter().map(|&point| {
                let extent = contact.law.extent(point, forces[point]);
                levels[point] - extent.value + extent.slope * forces[point].max(0.0)
            }),
        );
        match closure {
            Closure::Position => pushed.iter_mut().for_each(|level| *level += approach),
            Closure::Force(total) => {
                let unit = factor.solve(&DVector::from_element(free.len(), 1.0));
                let without = factor.solve(&pushed);
                approach = (total - without.sum()) / unit.sum();
                pushed = without + unit * approach;
            }
        }
        if matches!(closure, Closure::Position) {
            factor.solve_mut(&mut pushed);
        }
        forces.fill(0.0);
        for (&point, force) in free.iter().zip(pushed.iter()) {
            forces[point] = *force;
        }
    }
    Ok(None)
}

impl<L: Law> Contact<'_, L> {
    /// What the sum of the forces is off, as a way, mm.
    fn imbalance(&self, closure: &Closure, forces: &[f64]) -> f64 {
        match closure {
            Closure::Position => 0.0,
            Closure::Force(total) => {
                let compliance = self.compliance[(0, 0)];
                (forces.iter().sum::<f64>() - total).abs() * compliance
            }
        }
    }
}
