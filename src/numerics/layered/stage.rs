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
    /// Of each cell with the next ones and with what takes its content away.
    exchange: Vec<f64>,
    /// Of the reservoir with each cell, without what is fed.
    past: Vec<f64>,
    /// Of the reservoir with the sink, while openings are open.
    through: f64,
    /// What a unit concentration in the reservoir brings into each cell, and how the potentials respond to it.
    weight: Vec<f64>,
    response: Vec<f64>,
    /// Of the reservoir against its own concentration, through the cells.
    reaction: f64,
    /// Step coefficient, cover and opening that the factors of a linear system stand for.
    factored: Option<[f64; 3]>,
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
        let key = [a, reservoir.cover, reservoir.open];
        if self.factored == Some(key) {
            self.matrix.solve(&mut self.potential);
        } else {
            self.assemble(chain, reservoir, a);
            self.matrix.factor_and_solve(&self.diagonal, &self.coupling, &mut self.response, &mut self.potential);
            let pairs = self.weight.iter().zip(&self.response);
            self.reaction = pairs.map(|(weight, response)| weight * (1.0 - response)).sum();
            self.factored = (chain.binding.is_none() && chain.conversion.is_none()).then_some(key);
        }
        solution.reservoir = self.couple(reservoir, a, right.reservoir);
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
            let (pull, denominator) = self.schur(reservoir, a);
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
        let (past, open) = (a * reservoir.cover, a * reservoir.open);
        let drawn = self.past.iter().zip(&chain.feed).map(|(first, feed)| past * first + open * feed);
        self.weight.clear();
        self.weight.extend(drawn);
        self.diagonal.clear();
        let parts = chain.capacity.iter().zip(&self.exchange).zip(self.weight.iter().zip(&self.slope));
        self.diagonal
            .extend(parts.map(|((capacity, exchange), (weight, slope))| capacity + a * exchange + weight + slope));
        self.coupling.clear();
        self.coupling.extend(chain.link[..chain.capacity.len()].iter().map(|link| -a * link));
        self.response.clone_from(&self.weight);
    }

    /// Adds the reservoir's part to the potentials; returns its amount.
    fn couple(&mut self, reservoir: &Reservoir, a: f64, right: f64) -> f64 {
        let (pull, denominator) = self.schur(reservoir, a);
        let dissolved = (right + pull) / denominator;
        self.saturated = dissolved > reservoir.saturation;
        let concentration = dissolved.min(reservoir.saturation);
        for (potential, response) in self.potential.iter_mut().zip(&self.response) {
            *potential += concentration * response;
        }
        reservoir.volume * concentration + denominator * (dissolved - concentration)
    }

    /// `a wᵀ T⁻¹ r` of the potentials as they stand, and the Schur complement `V + a (Σ w + e + g) − a² wᵀ T⁻¹ w`; g leads straight into the sink.
    fn schur(&self, reservoir: &Reservoir, a: f64) -> (f64, f64) {
        let pull = self.weight.iter().zip(&self.potential).map(|(weight, potential)| weight * potential).sum();
        let leaving = reservoir.escape + reservoir.open * self.through;
        (pull, reservoir.volume + a * leaving + self.reaction)
    }

    /// For another system: its factors no longer hold.
    pub(super) fn prepare(&mut self, chain: &Chain) {
        self.factored = None;
        self.through = chain.through;
        let cells = chain.capacity.len();
        let above = |cell: usize| if cell == 0 { 0.0 } else { chain.link[cell] };
        let leaving = |cell: usize| chain.capacity[cell] * chain.loss[cell] + above(cell) + chain.link[cell + 1];
        self.exchange.clear();
        self.exchange.extend((0..cells).map(leaving));
        self.past.clear();
        self.past.resize(cells, 0.0);
        self.past[0] += chain.link[0];
        if chain.marked < cells {
            self.past[chain.marked] += chain.bypass;
        }
    }
}
