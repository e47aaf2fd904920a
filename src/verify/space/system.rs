//! A manufactured problem as the integrator sees it, built like healing: explicit rates, and implicit for every variable its own
//! loss, diffusion and taxis, one direction after the other.

use super::problem::{MOBILE, Problem, VARIABLES};
use crate::numerics::additive::{Kind, System};
use crate::numerics::lanes::Processor;
use crate::numerics::lines::{Drift, Lines, Workspace};
use crate::numerics::sweep::Factors;

/// What the source makes exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The differential equations: the mesh errs, and the steps.
    Continuous,
    /// The equations on the mesh: only the steps err.
    OnTheMesh,
}

pub(super) struct Tissue {
    pub problem: Problem,
    source: Source,
    lines: Vec<Lines>,
    volumes: Vec<f64>,
    /// `s` where the step starts.
    signal: Vec<f64>,
    /// `L` of the matrix in every cell, and the largest of each variable that moves, 1/d.
    losses: Vec<f64>,
    largest: [f64; MOBILE],
    weight: f64,
    /// Of a variable without drift, for each direction that is resolved.
    factors: Vec<Factors>,
    work: Workspace,
    scratch: Vec<f64>,
    processor: Processor,
}

impl Tissue {
    pub fn new(problem: Problem, source: Source) -> Tissue {
        let (lines, cells) = (Lines::of(&problem.grid), problem.grid.cells());
        Tissue {
            volumes: (0..cells).map(|cell| problem.grid.volume(cell)).collect(),
            signal: vec![0.0; cells],
            losses: vec![0.0; cells],
            largest: [0.0; MOBILE],
            weight: 0.0,
            factors: (0..3)
                .filter(|axis| problem.grid.axes[*axis].cells() > 1)
                .map(|axis| Factors::uniform(&problem.grid, axis))
                .collect(),
            work: Workspace::default(),
            scratch: Vec::new(),
            processor: Processor::detect(),
            problem,
            source,
            lines,
        }
    }

    fn drift(&self, variable: usize) -> Option<&Drift> {
        if variable == 0 { self.problem.terms.drift.as_ref() } else { None }
    }

    fn add_transport(&self, variable: usize, values: &[f64], rate: &mut [f64]) {
        let cells = self.volumes.len();
        let drift = self.drift(variable).map(|drift| (drift, &values[cells..2 * cells]));
        let field = &values[variable * cells..(variable + 1) * cells];
        for lines in &self.lines {
            lines.add_rates(self.problem.terms.diffusivities[variable], drift, field, rate);
        }
    }

    fn transport(&self, values: &[f64]) -> Vec<f64> {
        let mut rates = vec![0.0; values.len()];
        for (variable, rate) in rates.chunks_mut(self.volumes.len()).enumerate().take(MOBILE) {
            self.add_transport(variable, values, rate);
        }
        rates
    }

    /// `I − weight A` of a variable that moves, with the drift of the start of the step.
    fn relax(&mut self, variable: usize, weight: f64, field: &mut [f64]) {
        let drift = if variable == 0 { self.problem.terms.drift.as_ref() } else { None };
        let diffusivity = self.problem.terms.diffusivities[variable];
        let (loss, last) = (1.0 + weight * self.largest[variable], self.lines.len());
        for (number, (lines, factors)) in self.lines.iter().zip(&mut self.factors).enumerate() {
            let shift = if number + 1 == last { loss } else { 1.0 };
            if let Some(drift) = drift {
                lines.solve_fitted([shift, weight], diffusivity, (drift, &self.signal), field, &mut self.work);
            } else {
                factors.refactor(&self.problem.grid, shift, weight * diffusivity);
                factors.solve(self.processor, field, &mut self.scratch);
            }
        }
        if last == 0 {
            field.iter_mut().for_each(|value| *value /= loss);
        }
    }
}

impl System for Tissue {
    fn variables(&self) -> usize {
        VARIABLES
    }

    fn cells(&self) -> usize {
        self.volumes.len()
    }

    fn scale(&self, _variable: usize) -> f64 {
        1.0
    }

    fn kind(&self, variable: usize) -> Kind {
        if variable < MOBILE { Kind::Mobile } else { Kind::Local { group: variable, may_be_negative: false } }
    }

    fn rates(&mut self, time: f64, values: &[f64], rates: &mut [f64]) {
        let exact = self.problem.exact(time);
        let exact_transport = match self.source {
            Source::Continuous => self.problem.exact_transport(time),
            Source::OnTheMesh => self.transport(&exact),
        };
        let moved = self.transport(values);
        let parts = self.problem.exact_rates(time).into_iter().zip(exact_transport).zip(moved);
        for (rate, ((change, exact_transport), moved)) in rates.iter_mut().zip(parts) {
            *rate = change + (moved - exact_transport);
        }
        self.problem.add_reaction(-1.0, &exact, rates);
        self.problem.add_reaction(1.0, values, rates);
    }

    fn linearise(&mut self, values: &[f64]) {
        let cells = self.volumes.len();
        self.signal.copy_from_slice(&values[cells..2 * cells]);
        self.largest = [0.0; MOBILE];
        for cell in 0..cells {
            let [c, s, m] = self.problem.losses(values, cell);
            self.largest = [self.largest[0].max(c), self.largest[1].max(s)];
            self.losses[cell] = m;
        }
    }

    fn factorise(&mut self, weight: f64) {
        self.weight = weight;
    }

    fn solve(&mut self, values: &mut [f64]) {
        for (variable, field) in values.chunks_mut(self.volumes.len()).enumerate() {
            if variable < MOBILE {
                self.relax(variable, self.weight, field);
            } else {
                field.iter_mut().zip(&self.losses).for_each(|(value, loss)| *value /= 1.0 + self.weight * loss);
            }
        }
    }

    fn loss(&self, _variable: usize, cell: usize) -> f64 {
        self.losses[cell]
    }

    fn step_positively(&mut self, chosen: &[bool], step: f64, [start, rates]: [&[f64]; 2], target: &mut [f64]) {
        let cells = self.volumes.len();
        for variable in (0..MOBILE).filter(|variable| chosen[*variable]) {
            let field = variable * cells..(variable + 1) * cells;
            let target = &mut target[field.clone()];
            target.fill(0.0);
            self.add_transport(variable, start, target);
            for ((target, start), rate) in target.iter_mut().zip(&start[field.clone()]).zip(&rates[field]) {
                *target = start + step * ((rate - *target) + self.largest[variable] * start);
            }
            self.relax(variable, step, target);
        }
    }

    fn volume(&self, cell: usize) -> f64 {
        self.volumes[cell]
    }
}
