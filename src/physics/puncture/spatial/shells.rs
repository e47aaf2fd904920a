//! Pairs counted by distance: everything that K and g need of them.
//!
//! Shell b holds the pairs with (b − 1) Δ < d ≤ b Δ, by the moments of u = d/Δ − (b − 1): Σ e, Σ e u, Σ e u². As the kernel of
//! g is a parabola that begins and ends between shells, its sums follow from the moments exactly.

use super::Distances;
use super::distances::STEPS_OF_BANDWIDTH;

/// Moments of the translation weights in one shell, 1/mm².
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Shell {
    pub weight: f64,
    pub first: f64,
    pub second: f64,
}

pub(super) struct Shells {
    step: f64,
    shells: Vec<Shell>,
}

impl Shells {
    pub fn new(distances: &Distances) -> Shells {
        // Rounding may put the last pair within reach into one shell more.
        let count = distances.count() + STEPS_OF_BANDWIDTH + 1;
        Shells { step: distances.step, shells: vec![Shell::default(); count] }
    }

    /// Adds a pair.
    pub fn add(&mut self, distance: f64, weight: f64) {
        let steps = distance / self.step;
        let below = steps as usize;
        let index = below + usize::from(steps > below as f64);
        let place = steps - index as f64 + 1.0;
        if let Some(shell) = self.shells.get_mut(index) {
            shell.weight += weight;
            shell.first += weight * place;
            shell.second += weight * place * place;
        }
    }

    /// From distance zero on.
    pub fn all(&self) -> &[Shell] {
        &self.shells
    }
}
