//! Steps of the method, their error and their size.

use super::System;
use super::pieces::{in_pieces, in_pieces_of_two, of_variables};
use super::positivity::{self, Mended};
use super::tableau::{STAGES, Tableau};
use crate::numerics::rosenbrock::{Failure, Reason, Statistics, Tolerance};

const SAFETY: f64 = 0.9;
const LARGEST_GROWTH: f64 = 4.0;
const SMALLEST_SHRINKAGE: f64 = 0.2;
/// One over the order of the embedded error.
const EXPONENT: f64 = -1.0 / 3.0;

/// All that a stepper remembers between calls.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Snapshot {
    pub step: f64,
    pub statistics: Statistics,
}

/// Integrates one system; keeps its work space and the size of the last step between calls.
#[derive(Debug, Clone)]
pub struct Stepper {
    tableau: Tableau,
    tolerance: Tolerance,
    step: f64,
    fixed: bool,
    rate: Vec<f64>,
    stages: [Vec<f64>; STAGES],
    trial: Vec<f64>,
    pub statistics: Statistics,
}

enum Attempt {
    Accepted { error: f64 },
    Refused { reason: Reason, state: usize, factor: f64 },
    Interrupted,
}

impl Stepper {
    /// A stepper for fields of `dimension` numbers whose first step is `first_step`.
    pub fn new(tableau: Tableau, tolerance: Tolerance, dimension: usize, first_step: f64) -> Stepper {
        Stepper {
            tableau,
            tolerance,
            step: first_step,
            fixed: false,
            rate: vec![0.0; dimension],
            stages: std::array::from_fn(|_| vec![0.0; dimension]),
            trial: vec![0.0; dimension],
            statistics: Statistics::default(),
        }
    }

    /// Steps of one size, whatever the error, to observe the order of the method.
    pub fn with_fixed_step(mut self, step: f64) -> Stepper {
        self.fixed = true;
        self.step = step;
        self
    }

    /// Starts the next advance with this step, after the state has been changed by hand.
    pub fn restart(&mut self, first_step: f64) {
        if !self.fixed {
            self.step = first_step;
        }
    }

    pub fn snapshot(&self) -> Snapshot {
        Snapshot { step: self.step, statistics: self.statistics }
    }

    pub fn restore(&mut self, snapshot: Snapshot) {
        self.step = snapshot.step;
        self.statistics = snapshot.statistics;
    }

    /// Takes `state` from `start` to `end`, which some step hits.
    pub fn advance<S: System>(
        &mut self,
        system: &mut S,
        state: &mut [f64],
        start: f64,
        end: f64,
    ) -> Result<(), Failure> {
        self.advance_while(system, state, start, end, &|| true).map(|_| ())
    }

    /// As [Stepper::advance], as long as `go_on`, which is asked before every stage; gives the time that was reached, the step under
    /// way being dropped. Going on from there, even with a restored stepper, gives the bits of an unbroken advance.
    pub fn advance_while<S: System>(
        &mut self,
        system: &mut S,
        state: &mut [f64],
        start: f64,
        end: f64,
        go_on: &dyn Fn() -> bool,
    ) -> Result<f64, Failure> {
        let mut time = start;
        let mut may_grow = true;
        let mut accepted = self.snapshot();
        system.rates(time, state, &mut self.rate);
        system.linearise(state);
        while time < end {
            let (step, last) = self.next_step(end - time);
            match self.attempt(system, state, time, step, go_on) {
                Attempt::Interrupted => {
                    // Refused attempts are forgotten too, so that they are made again.
                    self.restore(accepted);
                    return Ok(time);
                }
                Attempt::Refused { reason, state: worst, factor } => {
                    self.count_refusal(reason);
                    self.step = step * factor;
                    may_grow = false;
                    if self.fixed || self.step <= 4.0 * f64::EPSILON * time.abs().max(end - start) {
                        return Err(Failure { time, step: self.step, reason, state: worst });
                    }
                }
                Attempt::Accepted { error } => {
                    copy(&self.trial, state);
                    time = if last { end } else { time + step };
                    system.rates(time, state, &mut self.rate);
                    system.linearise(state);
                    self.statistics.accepted += 1;
                    self.statistics.derivatives += STAGES as u64;
                    if !self.fixed {
                        let proposal = step * growth(error, may_grow);
                        // A step cut short to hit a time says nothing against the longer one before it.
                        self.step = if step < self.step { proposal.max(self.step) } else { proposal };
                    }
                    may_grow = true;
                    accepted = self.snapshot();
                }
            }
        }
        Ok(end)
    }

    /// The next step, and whether it is the last: what remains is shared out evenly when it is less than two steps.
    fn next_step(&self, remaining: f64) -> (f64, bool) {
        if remaining <= self.step * (1.0 + 1e-6) {
            (remaining, true)
        } else if remaining < 2.0 * self.step && !self.fixed {
            (0.5 * remaining, false)
        } else {
            (self.step, false)
        }
    }

    fn count_refusal(&mut self, reason: Reason) {
        match reason {
            Reason::Error | Reason::NotFinite => self.statistics.refused_for_error += 1,
            Reason::Sign => self.statistics.refused_for_sign += 1,
            Reason::Pivot => self.statistics.refused_for_pivot += 1,
        }
    }

    /// One step from `state`; the result is left in `trial`.
    fn attempt<S: System>(
        &mut self,
        system: &mut S,
        state: &[f64],
        time: f64,
        step: f64,
        go_on: &dyn Fn() -> bool,
    ) -> Attempt {
        let weight = self.tableau.gamma * step;
        system.factorise(weight);
        for stage in 0..STAGES {
            if !go_on() {
                return Attempt::Interrupted;
            }
            self.run_stage(system, state, time, step, stage);
        }
        self.finish(state);
        if self.fixed {
            return Attempt::Accepted { error: 0.0 };
        }
        let verdict = self.judge(system, state);
        if let Attempt::Refused { .. } = verdict {
            return verdict;
        }
        let [error, low, ..] = &mut self.stages;
        match positivity::mend(system, step, state, &self.rate, &mut self.trial, error, low) {
            Mended::NotNeeded => return verdict,
            Mended::Impossible { variable } => {
                return Attempt::Refused { reason: Reason::Sign, state: variable * system.cells(), factor: 0.5 };
            }
            Mended::Blended => self.statistics.limited += 1,
        }
        self.judge(system, state)
    }

    fn run_stage<S: System>(&mut self, system: &mut S, state: &[f64], time: f64, step: f64, stage: usize) {
        let Tableau { gamma, a, c, times, .. } = &self.tableau;
        let (done, rest) = self.stages.split_at_mut(stage);
        let current = &mut rest[0];
        if stage == 0 {
            copy(&self.rate, current);
        } else {
            combine(&mut self.trial, state, &a[stage], done);
            system.rates(time + times[stage] * step, &self.trial, current);
        }
        let couplings = c[stage].map(|coefficient| gamma * coefficient);
        in_pieces(current, |first, piece| {
            let weight = gamma * step;
            piece.iter_mut().for_each(|value| *value *= weight);
            add_scaled(piece, &couplings, done, first);
        });
        system.solve(current);
    }

    /// Leaves the end of the step in `trial` and its error in the first stage.
    fn finish(&mut self, state: &[f64]) {
        let Tableau { m, e, .. } = &self.tableau;
        let [one, two, three, four] = &mut self.stages;
        in_pieces_of_two(&mut self.trial, one, |first, trial, one| {
            let range = first..first + trial.len();
            let others = two[range.clone()].iter().zip(&three[range.clone()]).zip(&four[range.clone()]);
            for (((trial, before), one), ((two, three), four)) in
                trial.iter_mut().zip(&state[range]).zip(one).zip(others)
            {
                let values = [*one, *two, *three, *four];
                *trial = before + (m[0] * values[0] + m[1] * values[1] + m[2] * values[2] + m[3] * values[3]);
                *one = e[0] * values[0] + e[1] * values[1] + e[2] * values[2] + e[3] * values[3];
            }
        });
    }

    /// Compares the error with the tolerance.
    fn judge<S: System>(&self, system: &S, state: &[f64]) -> Attempt {
        let cells = system.cells();
        let errors = of_variables(system.variables(), cells, |variable| {
            let range = variable * cells..(variable + 1) * cells;
            let absolute = self.tolerance.absolute * system.scale(variable);
            let pairs = state[range.clone()].iter().zip(&self.trial[range.clone()]);
            let (mut largest, mut sum) = (0.0, 0.0);
            for ((before, after), error) in pairs.zip(&self.stages[0][range]) {
                let magnitude = if before.abs() > after.abs() { before.abs() } else { after.abs() };
                let ratio = error.abs() / (self.tolerance.relative * magnitude + absolute);
                largest = if ratio > largest { ratio } else { largest };
                // Zero, or no number if the ratio is none.
                sum += 0.0 * ratio;
            }
            if sum == 0.0 { largest } else { f64::NAN }
        });
        let mut worst = (0.0, 0);
        for (variable, error) in errors.into_iter().enumerate() {
            if !error.is_finite() {
                return Attempt::Refused { reason: Reason::NotFinite, state: variable * cells, factor: 0.25 };
            }
            if error > worst.0 {
                worst = (error, variable * cells);
            }
        }
        if worst.0 > 1.0 {
            return Attempt::Refused { reason: Reason::Error, state: worst.1, factor: growth(worst.0, false) };
        }
        Attempt::Accepted { error: worst.0 }
    }
}

fn growth(error: f64, may_grow: bool) -> f64 {
    let largest = if may_grow { LARGEST_GROWTH } else { 1.0 };
    if error == 0.0 {
        return largest;
    }
    (SAFETY * libm::pow(error, EXPONENT)).clamp(SMALLEST_SHRINKAGE, largest)
}

fn copy(source: &[f64], target: &mut [f64]) {
    in_pieces(target, |first, piece| piece.copy_from_slice(&source[first..first + piece.len()]));
}

/// `target = start + Σ weights_j · vectors_j`
fn combine(target: &mut [f64], start: &[f64], weights: &[f64], vectors: &[Vec<f64>]) {
    in_pieces(target, |first, piece| {
        piece.copy_from_slice(&start[first..first + piece.len()]);
        add_scaled(piece, weights, vectors, first);
    });
}

/// Adds the pieces of vectors that begin at `first`, weighted.
fn add_scaled(piece: &mut [f64], weights: &[f64], vectors: &[Vec<f64>], first: usize) {
    for (weight, vector) in weights.iter().zip(vectors).filter(|(weight, _)| **weight != 0.0) {
        piece.iter_mut().zip(&vector[first..]).for_each(|(value, increment)| *value += weight * increment);
    }
}
