//! One implicit stage: find y with `y − a f(t, y) = r`.
//!
//! In the potentials the diffusion matrix is a symmetric tridiagonal M-matrix bordered by the reservoir. The reservoir is
//! eliminated by its Schur complement when it is a solution (`M = V C`) and is explicit when it is saturated (`C = S`);
//! since M grows with C, exactly one of the two cases is consistent. The bound amount is an explicit function of the
//! potential in each cell, so that Newton's iteration touches the diagonal only.

use super::chain::{Chain, Reservoir, State};
use crate::numerics::tridiagonal::Tridiagonal;

/// Newton stops when no potential changes by more than this share of the largest one.
const CONVERGED: f64 = 1e-13;
const ITERATIONS: usize = 25;

/// Workspace of the stage solver.
#[derive(Debug, Clone, Default)]
pub(super) struct Stage {
    matrix: Tridiagonal,
    diagonal: Vec<f64>,
    coupling: Vec<f64>,
    /// Response of the potentials to a unit concentration in the reservoir.
    response: Vec<f64>,
    potential: Vec<f64>,
    slope: Vec<f64>,
    saturated: bool,
}

impl Stage {
    /// Solves the stage with step coefficient `a`, right-hand side `right` and the first guess in `solution`, which receives
    /// the solution (its totals are left alone). `false` if Newton's iteration did not converge.
    pub(super) fn solve(&mut self, chain: &Chain, reservoir: &Reservoir, a: f64, right: &State, solution: &mut State) -> bool {
        self.slope.clear();
        self.slope.resize(chain.capacity.len(), 0.0);
        if chain.binding.is_none() {
            self.solve_linear(chain, reservoir, a, right, solution);
            return true;
        }
        for _ in 0..ITERATIONS {
            let before: Vec<f64> = solution.free.clone();
            self.linearise_binding(chain, a, right, solution);
            self.solve_linear(chain, reservoir, a, right, solution);
            let change = before.iter().zip(&solution.free).zip(&chain.capacity);
            let (largest_change, largest) = change.fold((0.0, 0.0), |(change, value): (f64, f64), ((old, new), size)| {
                (change.max((new - old).abs() / size), value.max(new.abs() / size))
            });
            if largest_change <= CONVERGED * largest {
                self.bind(chain, a, right, solution);
                return true;
            }
        }
        false
    }

    /// Bound amounts after the stage, `b = (r + a α u B)/(1 + a (α u + d))`.
    fn bind(&self, chain: &Chain, a: f64, right: &State, solution: &mut State) {
        let Some(binding) = &chain.binding else { return };
        for cell in 0..chain.capacity.len() {
            let taken = a * binding.association * solution.free[cell] / chain.capacity[cell];
            solution.bound[cell] =
                (right.bound[cell] + taken * binding.capacity[cell]) / (1.0 + a * binding.dissociation + taken);
        }
    }

    /// The bound amounts at the current guess and their slopes against the potential.
    fn linearise_binding(&mut self, chain: &Chain, a: f64, right: &State, solution: &mut State) {
        let Some(binding) = &chain.binding else { return };
        self.bind(chain, a, right, solution);
        for cell in 0..chain.capacity.len() {
            let taken = a * binding.association * solution.free[cell] / chain.capacity[cell];
            let whole = 1.0 + a * binding.dissociation + taken;
            self.slope[cell] = a * binding.association * (binding.capacity[cell] - solution.bound[cell]) / whole;
        }
    }

    /// One linear solve around the guess in `solution`.
    fn solve_linear(&mut self, chain: &Chain, reservoir: &Reservoir, a: f64, right: &State, solution: &mut State) {
        self.factor(chain, reservoir, a);
        self.potential.clear();
        for cell in 0..chain.capacity.len() {
            let guess = solution.free[cell] / chain.capacity[cell];
            let released = right.bound[cell] - solution.bound[cell];
            let bound = if chain.binding.is_some() { released + self.slope[cell] * guess } else { 0.0 };
            self.potential.push(right.free[cell] + bound);
        }
        self.matrix.solve(&mut self.potential);
        solution.reservoir = self.couple(chain, reservoir, a, right.reservoir);
        for ((free, potential), capacity) in solution.free.iter_mut().zip(&self.potential).zip(&chain.capacity) {
            *free = potential * capacity;
        }
    }

    /// The smoothed error `(1 − a J)⁻¹ error`, with the matrix of the last solve.
    pub(super) fn smooth(&mut self, chain: &Chain, reservoir: &Reservoir, a: f64, error: &mut State) {
        self.potential.clear();
        self.potential.extend_from_slice(&error.free);
        self.matrix.solve(&mut self.potential);
        if !self.saturated {
            let (pull, denominator) = self.schur(chain, reservoir, a);
            let concentration = (error.reservoir + pull) / denominator;
            error.reservoir = reservoir.volume * concentration;
            for (potential, response) in self.potential.iter_mut().zip(&self.response) {
                *potential += concentration * response;
            }
        }
        for ((free, potential), capacity) in error.free.iter_mut().zip(&self.potential).zip(&chain.capacity) {
            *free = potential * capacity;
        }
    }

    fn factor(&mut self, chain: &Chain, reservoir: &Reservoir, a: f64) {
        let cells = chain.capacity.len();
        self.diagonal.clear();
        self.coupling.clear();
        self.response.clear();
        for cell in 0..cells {
            let above = if cell == 0 { reservoir.cover * chain.link[0] } else { chain.link[cell] };
            let fed = reservoir.open * chain.feed[cell];
            self.diagonal.push(
                chain.capacity[cell] * (1.0 + a * chain.loss[cell])
                    + a * (above + chain.link[cell + 1] + fed)
                    + self.slope[cell],
            );
            self.coupling.push(-a * above);
            self.response.push(a * if cell == 0 { above + fed } else { fed });
        }
        self.matrix.factor(&self.diagonal, &self.coupling);
        self.matrix.solve(&mut self.response);
    }

    /// Adds the reservoir's part to the potentials; returns its amount.
    fn couple(&mut self, chain: &Chain, reservoir: &Reservoir, a: f64, right: f64) -> f64 {
        let (pull, denominator) = self.schur(chain, reservoir, a);
        let dissolved = (right + pull) / denominator;
        self.saturated = dissolved > reservoir.saturation;
        let concentration = dissolved.min(reservoir.saturation);
        for (potential, response) in self.potential.iter_mut().zip(&self.response) {
            *potential += concentration * response;
        }
        reservoir.volume * concentration + denominator * (dissolved - concentration)
    }

    /// `a wᵀ T⁻¹ r` of the potentials as they stand, and the Schur complement `V + a (Σ w + e) − a² wᵀ T⁻¹ w`.
    fn schur(&self, chain: &Chain, reservoir: &Reservoir, a: f64) -> (f64, f64) {
        let mut pull = 0.0;
        let mut stiffness = reservoir.volume + a * reservoir.escape;
        for cell in 0..chain.capacity.len() {
            let above = if cell == 0 { reservoir.cover * chain.link[0] } else { 0.0 };
            let weight = a * (above + reservoir.open * chain.feed[cell]);
            pull += weight * self.potential[cell];
            stiffness += weight * (1.0 - self.response[cell]);
        }
        (pull, stiffness)
    }
}
