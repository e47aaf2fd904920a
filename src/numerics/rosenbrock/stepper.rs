//! Adaptive steps of a Rosenbrock method.

use super::{System, Tableau};

/// Relative and absolute tolerance; the absolute one is in units of [System::scale].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tolerance {
    pub relative: f64,
    pub absolute: f64,
}

/// How much work was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Statistics {
    pub accepted: u64,
    /// Of the accepted, those that were blended with a first-order step to keep a state positive.
    pub limited: u64,
    pub refused_for_error: u64,
    pub refused_for_sign: u64,
    pub refused_for_pivot: u64,
    pub derivatives: u64,
}

impl Statistics {
    /// Adds the work of another run.
    pub fn add(&mut self, other: Statistics) {
        self.accepted += other.accepted;
        self.limited += other.limited;
        self.refused_for_error += other.refused_for_error;
        self.refused_for_sign += other.refused_for_sign;
        self.refused_for_pivot += other.refused_for_pivot;
        self.derivatives += other.derivatives;
    }

    /// Counts a refused step.
    pub(super) fn count_refusal(&mut self, reason: Reason) {
        match reason {
            Reason::Error | Reason::NotFinite => self.refused_for_error += 1,
            Reason::Sign => self.refused_for_sign += 1,
            Reason::Pivot => self.refused_for_pivot += 1,
        }
    }
}

/// Why a step was refused for the last time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The error estimate stayed above the tolerance.
    Error,
    /// A state stayed negative.
    Sign,
    /// The matrix stayed singular.
    Pivot,
    /// A rate was not a finite number.
    NotFinite,
}

/// The integrator could not meet its tolerance.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("the integrator stopped at time {time} with a step of {step:e} ({reason:?}, state number {state})")]
pub struct Failure {
    pub time: f64,
    pub step: f64,
    pub reason: Reason,
    /// Index of the worst state.
    pub state: usize,
}

const SAFETY: f64 = 0.9;
const LARGEST_GROWTH: f64 = 6.0;
const SMALLEST_SHRINKAGE: f64 = 0.2;

/// Integrates one system; keeps its work space and the size of the last step between calls.
#[derive(Debug, Clone)]
pub struct Stepper {
    tableau: Tableau,
    tolerance: Tolerance,
    step: f64,
    stages: Vec<Vec<f64>>,
    trial: Vec<f64>,
    rate: Vec<f64>,
    rate_at_end: Vec<f64>,
    wanted: Vec<f64>,
    /// The linearly implicit Euler step, and the share of the trial in the blend with it, by group.
    positive: Vec<f64>,
    shares: Vec<f64>,
    /// Coefficients of the continuous extension of the step, one vector a power.
    extension: Vec<Vec<f64>>,
    pub statistics: Statistics,
}

/// How much longer the next step may be.
pub(super) fn growth(tableau: &Tableau, error: f64, may_grow: bool) -> f64 {
    let largest = if may_grow { LARGEST_GROWTH } else { 1.0 };
    if error == 0.0 {
        return largest;
    }
    let exponent = -1.0 / f64::from(tableau.embedded_order + 1);
    (SAFETY * libm::pow(error, exponent)).clamp(SMALLEST_SHRINKAGE, largest)
}

/// What became of a step.
#[derive(Debug, Clone, Copy)]
pub(super) enum Attempt {
    Accepted { error: f64 },
    Refused { reason: Reason, state: usize, factor: f64 },
}

impl Stepper {
    /// A stepper for systems of `dimension` states whose first step is `first_step`.
    pub fn new(tableau: Tableau, tolerance: Tolerance, dimension: usize, first_step: f64) -> Stepper {
        Stepper {
            stages: vec![vec![0.0; dimension]; tableau.stages()],
            trial: vec![0.0; dimension],
            rate: vec![0.0; dimension],
            rate_at_end: vec![0.0; dimension],
            wanted: vec![0.0; dimension],
            positive: vec![0.0; dimension],
            shares: vec![0.0; dimension],
            extension: vec![vec![0.0; dimension]; tableau.dense.len()],
            statistics: Statistics::default(),
            tableau,
            tolerance,
            step: first_step,
        }
    }

    /// The step that the next advance starts with.
    pub fn step(&self) -> f64 {
        self.step
    }

    pub fn tolerance(&self) -> Tolerance {
        self.tolerance
    }

    /// Starts the next advance with this step, after the state has been changed by hand.
    pub fn restart(&mut self, first_step: f64) {
        self.step = first_step;
    }

    /// Takes `state` from `start` to `end` and hands the state at each of `outputs` (increasing, within
    /// `start < t ≤ end`) to `receive`.
    pub fn advance<S: System>(
        &mut self,
        system: &mut S,
        state: &mut [f64],
        start: f64,
        end: f64,
        outputs: &[f64],
        mut receive: impl FnMut(f64, &[f64]),
    ) -> Result<(), Failure> {
        let mut time = start;
        let mut pending = outputs;
        let mut may_grow = true;
        self.evaluate(system, state);
        while time < end {
            let remaining = end - time;
            let stretched = remaining <= self.step * (1.0 + 1e-6);
            let step = if stretched { remaining } else { self.step };
            match self.attempt(system, state, step) {
                Attempt::Refused { reason, state: worst, factor } => {
                    self.statistics.count_refusal(reason);
                    self.step = step * factor;
                    may_grow = false;
                    if self.step <= 4.0 * f64::EPSILON * time.abs().max(end - start) {
                        return Err(Failure { time, step: self.step, reason, state: worst });
                    }
                }
                Attempt::Accepted { error } => {
                    let due = if stretched { pending.len() } else { pending.partition_point(|at| *at <= time + step) };
                    self.evaluate_end(system);
                    if due > 0 {
                        self.prepare_extension();
                    }
                    if let Some(earlier) = self.first_negative_output(system, state, time, step, &pending[..due]) {
                        self.statistics.refused_for_sign += 1;
                        self.step = earlier - time;
                        continue;
                    }
                    for at in &pending[..due] {
                        self.interpolate(state, ((at - time) / step).min(1.0));
                        receive(*at, &self.wanted);
                    }
                    pending = &pending[due..];
                    state.copy_from_slice(&self.trial);
                    std::mem::swap(&mut self.rate, &mut self.rate_at_end);
                    time = if stretched { end } else { time + step };
                    self.statistics.accepted += 1;
                    let proposal = step * growth(&self.tableau, error, may_grow);
                    // A step cut short by the end of the interval says nothing against the longer one before it.
                    self.step = if stretched { proposal.max(self.step) } else { proposal };
                    may_grow = true;
                }
            }
        }
        Ok(())
    }

    fn evaluate<S: System>(&mut self, system: &mut S, state: &[f64]) {
        system.derivative(state, &mut self.rate);
        self.statistics.derivatives += 1;
    }

    fn evaluate_end<S: System>(&mut self, system: &mut S) {
        system.derivative(&self.trial, &mut self.rate_at_end);
        self.statistics.derivatives += 1;
    }

    /// One step from `state`; the result is left in `trial`.
    fn attempt<S: System>(&mut self, system: &mut S, state: &[f64], step: f64) -> Attempt {
        if !system.factorise(state, 1.0 / (self.tableau.gamma * step)) {
            return Attempt::Refused { reason: Reason::Pivot, state: 0, factor: 0.5 };
        }
        for stage in 0..self.tableau.stages() {
            self.run_stage(system, state, stage, 1.0 / step);
        }
        self.trial.copy_from_slice(state);
        add_scaled(&mut self.trial, &self.tableau.m, &self.stages);
        self.wanted.fill(0.0);
        add_scaled(&mut self.wanted, &self.tableau.e, &self.stages);
        match self.judge(system, state) {
            Attempt::Accepted { .. } if self.first_negative(system, &self.trial).is_some() => {
                self.limit(system, state, step)
            }
            verdict => verdict,
        }
    }

    fn first_negative<S: System>(&self, system: &S, values: &[f64]) -> Option<usize> {
        (0..values.len()).find(|index| values[*index] < 0.0 && system.is_nonnegative(*index))
    }

    /// Blends the trial with the linearly implicit Euler step, as much as positivity needs; the difference counts as error.
    ///
    /// Both satisfy the linear balances of the system, and a group of states is blended in all blocks alike, so that the
    /// blend satisfies them too.
    fn limit<S: System>(&mut self, system: &mut S, state: &[f64], step: f64) -> Attempt {
        if !system.factorise(state, 1.0 / step) {
            return Attempt::Refused { reason: Reason::Pivot, state: 0, factor: 0.5 };
        }
        self.positive.copy_from_slice(&self.rate);
        system.solve(&mut self.positive);
        for (value, before) in self.positive.iter_mut().zip(state) {
            *value += before;
        }
        if let Some(state) = self.first_negative(system, &self.positive) {
            return Attempt::Refused { reason: Reason::Sign, state, factor: 0.5 };
        }
        self.shares.fill(1.0);
        for (index, (trial, positive)) in self.trial.iter().zip(&self.positive).enumerate() {
            if *trial < 0.0 && system.is_nonnegative(index) {
                let largest = positive / (positive - trial);
                let share = &mut self.shares[system.group(index)];
                // A little less than the largest share, so that rounding cannot undo it.
                *share = share.min(0.9 * largest);
            }
        }
        for (index, positive) in self.positive.iter().enumerate() {
            let correction = (1.0 - self.shares[system.group(index)]) * (positive - self.trial[index]);
            self.trial[index] += correction;
            self.wanted[index] += correction;
        }
        match self.judge(system, state) {
            Attempt::Accepted { error } => {
                self.statistics.limited += 1;
                Attempt::Accepted { error }
            }
            refused => refused,
        }
    }

    fn run_stage<S: System>(&mut self, system: &mut S, state: &[f64], stage: usize, inverse_step: f64) {
        let (done, rest) = self.stages.split_at_mut(stage);
        let current = &mut rest[0];
        if stage == 0 {
            current.copy_from_slice(&self.rate);
        } else {
            self.trial.copy_from_slice(state);
            add_scaled(&mut self.trial, &self.tableau.a[stage], done);
            system.derivative(&self.trial, current);
            self.statistics.derivatives += 1;
            for (coefficient, earlier) in self.tableau.c[stage].iter().zip(done.iter()) {
                let factor = coefficient * inverse_step;
                for (value, earlier) in current.iter_mut().zip(earlier) {
                    *value += factor * earlier;
                }
            }
        }
        system.solve(current);
    }

    /// Compares the error in `wanted` with the tolerance.
    fn judge<S: System>(&self, system: &S, state: &[f64]) -> Attempt {
        let block = system.block();
        let mut worst = (0.0, 0);
        for first in (0..state.len()).step_by(block) {
            let squares = (first..first + block).map(|index| {
                let magnitude = state[index].abs().max(self.trial[index].abs());
                let allowed = self.tolerance.relative * magnitude + self.tolerance.absolute * system.scale(index);
                let ratio = self.wanted[index] / allowed;
                ratio * ratio
            });
            let sum: f64 = squares.sum();
            let error = (sum / block as f64).sqrt();
            if !error.is_finite() {
                return Attempt::Refused { reason: Reason::NotFinite, state: first, factor: 0.25 };
            }
            if error > worst.0 {
                worst = (error, first);
            }
        }
        if worst.0 > 1.0 {
            return Attempt::Refused {
                reason: Reason::Error,
                state: worst.1,
                factor: growth(&self.tableau, worst.0, false),
            };
        }
        Attempt::Accepted { error: worst.0 }
    }

    /// The first wanted time at which the continuous extension of a constrained state is negative.
    fn first_negative_output<S: System>(
        &mut self,
        system: &S,
        state: &[f64],
        time: f64,
        step: f64,
        due: &[f64],
    ) -> Option<f64> {
        due.iter().copied().filter(|at| *at < time + step).find(|at| {
            self.interpolate(state, (at - time) / step);
            (0..state.len()).any(|index| self.wanted[index] < 0.0 && system.is_nonnegative(index))
        })
    }

    fn prepare_extension(&mut self) {
        for (coefficients, weights) in self.extension.iter_mut().zip(&self.tableau.dense) {
            coefficients.fill(0.0);
            add_scaled(coefficients, weights, &self.stages);
        }
    }

    /// Leaves the state at `state.time + fraction · step` in `wanted`.
    fn interpolate(&mut self, state: &[f64], fraction: f64) {
        if fraction >= 1.0 {
            self.wanted.copy_from_slice(&self.trial);
            return;
        }
        let rest = 1.0 - fraction;
        for (index, wanted) in self.wanted.iter_mut().enumerate() {
            let powers = self.extension.iter().rev();
            let polynomial = powers.fold(0.0, |sum, coefficients| sum * fraction + coefficients[index]);
            let chord = self.trial[index] - state[index];
            *wanted = state[index] + fraction * (chord + rest * polynomial);
        }
    }
}

/// `target += Σ weights_j · vectors_j`
fn add_scaled(target: &mut [f64], weights: &[f64], vectors: &[Vec<f64>]) {
    for (weight, vector) in weights.iter().zip(vectors) {
        if *weight != 0.0 {
            for (value, increment) in target.iter_mut().zip(vector) {
                *value += weight * increment;
            }
        }
    }
}
