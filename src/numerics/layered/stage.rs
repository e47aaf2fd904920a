//! One implicit stage: find y with `y − a f(t, y) = r`.
//!
//! In the potentials the diffusion matrix is a symmetric tridiagonal M-matrix bordered by the reservoir. The reservoir is
//! eliminated by its Schur complement when it is a solution (`M = V C`) and is explicit when it is saturated (`C = S`);
//! since M grows with C, exactly one of the two cases is consistent. Bound amount and conversion are explicit functions of
//! the potential in each cell, so that Newton's iteration touches the diagonal only.

use super::chain::{Chain, Reservoir, State};
use crate::numerics::tridiagonal::Tridiagonal;

/// Newton stops when what binds and converts deviates from its tangents by less than this share of the largest amount.
const CONVERGED: f64 = 1e-9;
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
    guess: Vec<f64>,
    /// What converts in the step at the guess, and its slope, by cell.
    conversion: Vec<(f64, f64)>,
    converted: f64,
    saturated: bool,
}

impl Stage {
    /// Solves the stage with step coefficient `a`, right-hand side `right` and the first guess in `solution`, which receives
    /// the solution (its totals are left alone). `false` if Newton's iteration did not converge. Every iterate conserves
    /// mass exactly, because the bound amount follows its tangent.
    pub(super) fn solve(
        &mut self,
        chain: &Chain,
        reservoir: &Reservoir,
        a: f64,
        right: &State,
        solution: &mut State,
    ) -> bool {
        self.slope.clear();
        self.slope.resize(chain.capacity.len(), 0.0);
        self.converted = 0.0;
        if chain.binding.is_none() && chain.conversion.is_none() {
            self.solve_linear(chain, reservoir, a, right, solution);
            return true;
        }
        for _ in 0..ITERATIONS {
            self.linearise(chain, a, right, solution);
            self.guess.clone_from(&solution.free);
            self.solve_linear(chain, reservoir, a, right, solution);
            if self.follow_tangents(chain, a, right, solution) {
                return true;
            }
        }
        false
    }

    /// Into something else in the last solution, per time: along the tangents, so that mass is conserved to round-off.
    pub(super) fn converted(&self) -> f64 {
        self.converted
    }

    /// What binds and converts in each cell at the current guess, and the slopes against the potential.
    fn linearise(&mut self, chain: &Chain, a: f64, right: &State, solution: &mut State) {
        self.slope.iter_mut().for_each(|slope| *slope = 0.0);
        if let Some(binding) = &chain.binding {
            let release = 1.0 + a * binding.dissociation;
            let per_potential = a * binding.association;
            for cell in 0..chain.capacity.len() {
                let taken = per_potential * solution.free[cell] / chain.capacity[cell];
                let bound = (right.bound[cell] + taken * binding.capacity[cell]) / (release + taken);
                solution.bound[cell] = bound;
                self.slope[cell] = per_potential * (binding.capacity[cell] - bound) / (release + taken);
            }
        }
        self.conversion.clear();
        if let Some(conversion) = &chain.conversion {
            for cell in 0..chain.capacity.len() {
                let (flow, slope) = conversion.flow(cell, solution.free[cell], chain.capacity[cell]);
                self.conversion.push((a * flow, a * slope));
                self.slope[cell] += a * slope;
            }
        }
    }

    /// Takes what binds and converts along its tangents to the new potentials; whether the tangents were near enough.
    fn follow_tangents(&mut self, chain: &Chain, a: f64, right: &State, solution: &mut State) -> bool {
        let mut worst = 0.0_f64;
        let mut largest = 0.0_f64;
        if let Some(binding) = &chain.binding {
            let release = 1.0 + a * binding.dissociation;
            for cell in 0..chain.capacity.len() {
                let size = chain.capacity[cell];
                let taken = a * binding.association * solution.free[cell] / size;
                let exact = (right.bound[cell] + taken * binding.capacity[cell]) / (release + taken);
                let slope = self.slope[cell] - self.conversion.get(cell).map_or(0.0, |(_, slope)| *slope);
                solution.bound[cell] += slope * (solution.free[cell] - self.guess[cell]) / size;
                worst = worst.max((exact - solution.bound[cell]).abs() / size);
                largest = largest.max((solution.free[cell] + exact).abs() / size);
            }
        }
        if let Some(conversion) = &chain.conversion {
            let mut whole = 0.0;
            for (cell, (flow, slope)) in self.conversion.iter().enumerate() {
                let size = chain.capacity[cell];
                let tangent = flow + slope * (solution.free[cell] - self.guess[cell]) / size;
                whole += tangent;
                let (exact, _) = conversion.flow(cell, solution.free[cell], size);
                worst = worst.max((a * exact - tangent).abs() / size);
                largest = largest.max(solution.free[cell].abs() / size);
            }
            self.converted = whole / a;
        }
        worst <= CONVERGED * largest
    }

    /// One linear solve around the guess in `solution`.
    fn solve_linear(&mut self, chain: &Chain, reservoir: &Reservoir, a: f64, right: &State, solution: &mut State) {
        self.assemble(chain, reservoir, a);
        self.potential.clear();
        self.potential.extend_from_slice(&right.free);
        if chain.binding.is_some() || chain.conversion.is_some() {
            for (cell, value) in self.potential.iter_mut().enumerate() {
                let released = right.bound[cell] - solution.bound[cell];
                let converted = self.conversion.get(cell).map_or(0.0, |(flow, _)| *flow);
                let guess = solution.free[cell] / chain.capacity[cell];
                *value += released - converted + self.slope[cell] * guess;
            }
        }
        self.matrix.factor_and_solve(&self.diagonal, &self.coupling, &mut self.response, &mut self.potential);
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

    fn assemble(&mut self, chain: &Chain, reservoir: &Reservoir, a: f64) {
        let cells = chain.capacity.len();
        self.diagonal.clear();
        self.coupling.clear();
        self.response.clear();
        for cell in 0..cells {
            let above = if cell == 0 { 0.0 } else { chain.link[cell] };
            let drawn = chain.draw(reservoir, cell);
            self.diagonal.push(
                chain.capacity[cell] * (1.0 + a * chain.loss[cell])
                    + a * (above + chain.link[cell + 1] + drawn)
                    + self.slope[cell],
            );
            self.coupling.push(-a * above);
            self.response.push(a * drawn);
        }
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
            let weight = a * chain.draw(reservoir, cell);
            pull += weight * self.potential[cell];
            stiffness += weight * (1.0 - self.response[cell]);
        }
        (pull, stiffness)
    }
}
