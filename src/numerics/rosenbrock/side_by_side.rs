//! Many systems side by side, one a lane, each with its own time and step.
//!
//! All lanes attempt a step at once; a lane that refuses it tries a smaller one next time, a lane that has arrived takes the
//! next leg of its journey, or somebody else's, so that lanes seldom idle. The arithmetic of a lane is that of
//! [Stepper](super::Stepper) in every bit, whoever travels in the other lanes.

use super::Tableau;
use super::lane_step::{add_earlier, combine, extend, judge, lowest, take_over};
use super::stepper::{Attempt, Failure, Reason, Statistics, Tolerance, growth};
use crate::numerics::lanes::{Lanes, Processor};

/// `N` systems of one pattern, one a lane; see [System](super::System).
pub trait LaneSystem<const N: usize> {
    fn dimension(&self) -> usize;
    fn scale(&self, index: usize) -> f64;
    fn is_nonnegative(&self, index: usize) -> bool;
    fn group(&self, index: usize) -> usize;
    fn derivative(&mut self, state: &[Lanes<N>], rate: &mut [Lanes<N>]);

    /// Prepares [LaneSystem::solve] for `I · shift − J(state)`; the lanes where that worked.
    fn factorise(&mut self, state: &[Lanes<N>], shift: Lanes<N>) -> [bool; N];
    fn solve(&mut self, right_hand_side: &mut [Lanes<N>]);
}

/// From one time to another with what is wanted on the way (as in [Stepper::advance](super::Stepper::advance)).
#[derive(Debug, Clone, Copy)]
pub struct Leg<'o> {
    pub start: f64,
    pub end: f64,
    /// The step to begin with.
    pub step: f64,
    pub outputs: &'o [f64],
}

/// Who travels in the lanes, and where to.
pub trait Journeys<'o, S> {
    /// The next leg in this lane, with the state that it starts from; `None` if nobody is left to take the lane.
    fn next(&mut self, system: &mut S, lane: usize, state: &mut [f64]) -> Option<Leg<'o>>;

    /// The state at a wanted time.
    fn receive(&mut self, lane: usize, time: f64, state: &[f64]);

    /// The end of the leg: the state, the step to go on with and the work, or how it failed.
    fn arrive(&mut self, lane: usize, state: &[f64], step: f64, work: Statistics, outcome: Result<(), Failure>);
}

/// Whoever travels in a lane, on a leg.
struct Ride<'o> {
    leg: Leg<'o>,
    time: f64,
    step: f64,
    may_grow: bool,
    pending: &'o [f64],
    work: Statistics,
}

/// What became of a ride in an attempt.
enum Progress {
    Stays,
    Moves,
    Fails(Failure),
}

impl<'o> Ride<'o> {
    fn new(leg: Leg<'o>) -> Ride<'o> {
        let work = Statistics { derivatives: 1, ..Statistics::default() };
        Ride { time: leg.start, step: leg.step, may_grow: true, pending: leg.outputs, work, leg }
    }

    fn is_stretched(&self) -> bool {
        self.leg.end - self.time <= self.step * (1.0 + 1e-6)
    }

    fn attempted_step(&self) -> f64 {
        if self.is_stretched() { self.leg.end - self.time } else { self.step }
    }

    fn due(&self) -> &'o [f64] {
        let reached = self.time + self.attempted_step();
        let count =
            if self.is_stretched() { self.pending.len() } else { self.pending.partition_point(|at| *at <= reached) };
        &self.pending[..count]
    }

    fn refuse(&mut self, reason: Reason, state: usize, factor: f64) -> Progress {
        self.work.count_refusal(reason);
        self.step = self.attempted_step() * factor;
        self.may_grow = false;
        if self.step <= 4.0 * f64::EPSILON * self.time.abs().max(self.leg.end - self.leg.start) {
            return Progress::Fails(Failure { time: self.time, step: self.step, reason, state });
        }
        Progress::Stays
    }

    fn accept(&mut self, tableau: &Tableau, error: f64) -> Progress {
        let (stretched, step) = (self.is_stretched(), self.attempted_step());
        self.pending = &self.pending[self.due().len()..];
        self.time = if stretched { self.leg.end } else { self.time + step };
        self.work.accepted += 1;
        let proposal = step * growth(tableau, error, self.may_grow);
        // A step cut short by the end of the leg says nothing against the longer one before it.
        self.step = if stretched { proposal.max(self.step) } else { proposal };
        self.may_grow = true;
        Progress::Moves
    }
}

/// Integrates systems side by side; keeps its work space between calls.
#[derive(Debug, Clone)]
pub struct LaneStepper<const N: usize> {
    tableau: Tableau,
    tolerance: Tolerance,
    processor: Processor,
    /// Absolute tolerance of each state.
    allowances: Vec<f64>,
    constrained: Vec<usize>,
    state: Vec<Lanes<N>>,
    rate: Vec<Lanes<N>>,
    rate_at_end: Vec<Lanes<N>>,
    trial: Vec<Lanes<N>>,
    error: Vec<Lanes<N>>,
    zeros: Vec<Lanes<N>>,
    /// The linearly implicit Euler step.
    positive: Vec<Lanes<N>>,
    /// One stage after the other.
    stages: Vec<Lanes<N>>,
    extension: Vec<Lanes<N>>,
    /// The state of one lane, the states at the wanted times of a step, and shares of a blend.
    single: Vec<f64>,
    reported: Vec<f64>,
    shares: Vec<f64>,
    /// The lanes whose trial was blended.
    limited: [bool; N],
}

impl<const N: usize> LaneStepper<N> {
    pub fn new<S: LaneSystem<N>>(
        system: &S,
        tableau: Tableau,
        tolerance: Tolerance,
        processor: Processor,
    ) -> LaneStepper<N> {
        let size = system.dimension();
        let vectors = |count: usize| vec![Lanes::splat(0.0); count * size];
        LaneStepper {
            allowances: (0..size).map(|index| tolerance.absolute * system.scale(index)).collect(),
            constrained: (0..size).filter(|index| system.is_nonnegative(*index)).collect(),
            state: vectors(1),
            rate: vectors(1),
            rate_at_end: vectors(1),
            trial: vectors(1),
            error: vectors(1),
            zeros: vectors(1),
            positive: vectors(1),
            stages: vectors(tableau.stages()),
            extension: vectors(tableau.dense.len()),
            single: vec![0.0; size],
            reported: Vec::new(),
            shares: vec![0.0; size],
            limited: [false; N],
            tableau,
            tolerance,
            processor,
        }
    }

    /// Takes all journeys to their ends.
    pub fn advance<'o, S: LaneSystem<N>>(&mut self, system: &mut S, journeys: &mut impl Journeys<'o, S>) {
        let mut rides: [Option<Ride<'o>>; N] = std::array::from_fn(|_| None);
        loop {
            self.board(system, journeys, &mut rides);
            if rides.iter().all(Option::is_none) {
                return;
            }
            let steps = rides.each_ref().map(|ride| ride.as_ref().map_or(1.0, Ride::attempted_step));
            let attempts = self.attempt(system, Lanes(steps), &rides.each_ref().map(Option::is_some));
            system.derivative(&self.trial, &mut self.rate_at_end);
            if rides.iter().flatten().any(|ride| !ride.due().is_empty()) {
                let (tableau, extension, zeros, stages) =
                    (&self.tableau, &mut self.extension[..], &self.zeros[..], &self.stages[..]);
                self.processor.run(
                    #[inline(always)]
                    || extend(tableau, extension, zeros, stages),
                );
            }
            let mut moved = Lanes::splat(0.0);
            for (lane, ride) in rides.iter_mut().enumerate() {
                let Some(going) = ride else { continue };
                going.work.derivatives += self.tableau.stages() as u64 - 1;
                match self.settle(going, lane, attempts[lane], journeys) {
                    Progress::Stays => {}
                    Progress::Moves => moved.0[lane] = 1.0,
                    Progress::Fails(failure) => {
                        self.extract(lane);
                        journeys.arrive(lane, &self.single, going.step, going.work, Err(failure));
                        *ride = None;
                    }
                }
            }
            let (state, trial, rate, rate_at_end) =
                (&mut self.state[..], &self.trial[..], &mut self.rate[..], &self.rate_at_end[..]);
            self.processor.run(
                #[inline(always)]
                || take_over(state, trial, moved),
            );
            self.processor.run(
                #[inline(always)]
                || take_over(rate, rate_at_end, moved),
            );
        }
    }

    /// Lets those get off who have arrived, and others on.
    fn board<'o, S: LaneSystem<N>>(
        &mut self,
        system: &mut S,
        journeys: &mut impl Journeys<'o, S>,
        rides: &mut [Option<Ride<'o>>; N],
    ) {
        let mut boarded = Lanes::splat(0.0);
        for (lane, ride) in rides.iter_mut().enumerate() {
            if let Some(arrived) = ride.as_ref().filter(|ride| ride.time >= ride.leg.end) {
                self.extract(lane);
                journeys.arrive(lane, &self.single, arrived.step, arrived.work, Ok(()));
                *ride = None;
            }
            while ride.is_none() {
                let Some(leg) = journeys.next(system, lane, &mut self.single) else { break };
                if leg.start < leg.end {
                    self.state.iter_mut().zip(&self.single).for_each(|(state, value)| state.0[lane] = *value);
                    boarded.0[lane] = 1.0;
                    *ride = Some(Ride::new(leg));
                } else {
                    journeys.arrive(lane, &self.single, leg.step, Statistics::default(), Ok(()));
                }
            }
        }
        if boarded.0.contains(&1.0) {
            system.derivative(&self.state, &mut self.rate_at_end);
            take_over(&mut self.rate, &self.rate_at_end, boarded);
        }
    }

    /// Leaves the state of a lane in `single`.
    fn extract(&mut self, lane: usize) {
        self.single.iter_mut().zip(&self.state).for_each(|(value, state)| *value = state.0[lane]);
    }

    /// One step in every lane; the results are left in `trial`.
    fn attempt<S: LaneSystem<N>>(&mut self, system: &mut S, step: Lanes<N>, taken: &[bool; N]) -> [Attempt; N] {
        let gamma = self.tableau.gamma;
        let sound = system.factorise(&self.state, step.map(|step| 1.0 / (gamma * step)));
        let inverse_step = step.map(|step| 1.0 / step);
        for stage in 0..self.tableau.stages() {
            self.run_stage(system, stage, inverse_step);
        }
        let (tableau, state, zeros, stages) = (&self.tableau, &self.state[..], &self.zeros[..], &self.stages[..]);
        let (trial, error) = (&mut self.trial[..], &mut self.error[..]);
        self.processor.run(
            #[inline(always)]
            || combine(trial, state, &tableau.m, stages),
        );
        // Leading weights of zero say nothing.
        let idle = tableau.e.iter().take_while(|weight| **weight == 0.0).count();
        let (weights, weighed) = (&tableau.e[idle..], &stages[idle * state.len()..]);
        self.processor.run(
            #[inline(always)]
            || combine(error, zeros, weights, weighed),
        );
        let mut attempts = self.judge(sound);
        let (trial, constrained) = (&self.trial[..], &self.constrained[..]);
        let lowest = self.processor.run(
            #[inline(always)]
            || lowest(trial, constrained),
        );
        let accepted = |lane: usize| taken[lane] && matches!(attempts[lane], Attempt::Accepted { .. });
        self.limited = std::array::from_fn(|lane| lowest.0[lane] < 0.0 && accepted(lane));
        if self.limited.contains(&true) {
            self.limit(system, inverse_step, &mut attempts);
        }
        attempts
    }

    fn run_stage<S: LaneSystem<N>>(&mut self, system: &mut S, stage: usize, inverse_step: Lanes<N>) {
        let size = self.state.len();
        let (done, rest) = self.stages.split_at_mut(stage * size);
        let current = &mut rest[..size];
        if stage == 0 {
            current.copy_from_slice(&self.rate);
        } else {
            let (trial, state) = (&mut self.trial[..], &self.state[..]);
            let (a, c) = (&self.tableau.a[stage][..], &self.tableau.c[stage][..]);
            self.processor.run(
                #[inline(always)]
                || combine(trial, state, a, done),
            );
            system.derivative(trial, current);
            self.processor.run(
                #[inline(always)]
                || add_earlier(current, c, inverse_step, done),
            );
        }
        system.solve(current);
    }

    fn judge(&self, sound: [bool; N]) -> [Attempt; N] {
        let (state, trial, error) = (&self.state[..], &self.trial[..], &self.error[..]);
        let errors = self.processor.run(
            #[inline(always)]
            || judge(state, trial, error, &self.allowances, self.tolerance),
        );
        std::array::from_fn(|lane| match errors.0[lane] {
            _ if !sound[lane] => Attempt::Refused { reason: Reason::Pivot, state: 0, factor: 0.5 },
            error if !error.is_finite() => Attempt::Refused { reason: Reason::NotFinite, state: 0, factor: 0.25 },
            error if error > 1.0 => {
                Attempt::Refused { reason: Reason::Error, state: 0, factor: growth(&self.tableau, error, false) }
            }
            error => Attempt::Accepted { error },
        })
    }

    /// Blends the trials of these lanes with the linearly implicit Euler step, as [Stepper](super::Stepper) does.
    fn limit<S: LaneSystem<N>>(&mut self, system: &mut S, inverse_step: Lanes<N>, attempts: &mut [Attempt; N]) {
        let sound = system.factorise(&self.state, inverse_step);
        self.positive.copy_from_slice(&self.rate);
        system.solve(&mut self.positive);
        for (value, before) in self.positive.iter_mut().zip(&self.state) {
            *value = *value + *before;
        }
        let limited = self.limited;
        let refusals: [Option<usize>; N] =
            std::array::from_fn(|lane| if limited[lane] { self.blend(system, lane) } else { None });
        let judged = self.judge(sound);
        for (lane, refusal) in refusals.into_iter().enumerate().filter(|(lane, _)| limited[*lane]) {
            attempts[lane] = match (judged[lane], refusal) {
                (Attempt::Refused { reason: Reason::Pivot, .. }, _) | (_, None) => judged[lane],
                (_, Some(state)) => Attempt::Refused { reason: Reason::Sign, state, factor: 0.5 },
            };
        }
    }

    /// Blends one lane, unless the Euler step is negative too: then tells where.
    fn blend<S: LaneSystem<N>>(&mut self, system: &S, lane: usize) -> Option<usize> {
        let negative = self.constrained.iter().find(|index| self.positive[**index].0[lane] < 0.0);
        if negative.is_some() {
            return negative.copied();
        }
        self.shares.fill(1.0);
        for index in &self.constrained {
            let (trial, positive) = (self.trial[*index].0[lane], self.positive[*index].0[lane]);
            if trial < 0.0 {
                let largest = positive / (positive - trial);
                let share = &mut self.shares[system.group(*index)];
                // A little less than the largest share, so that rounding cannot undo it.
                *share = share.min(0.9 * largest);
            }
        }
        for (index, positive) in self.positive.iter().enumerate() {
            let share = self.shares[system.group(index)];
            let correction = (1.0 - share) * (positive.0[lane] - self.trial[index].0[lane]);
            self.trial[index].0[lane] += correction;
            self.error[index].0[lane] += correction;
        }
        None
    }

    /// What the attempt means for the ride; hands out what was wanted on the way.
    fn settle<'o, S>(
        &mut self,
        ride: &mut Ride<'o>,
        lane: usize,
        attempt: Attempt,
        journeys: &mut impl Journeys<'o, S>,
    ) -> Progress {
        let error = match attempt {
            Attempt::Refused { reason, state, factor } => return ride.refuse(reason, state, factor),
            Attempt::Accepted { error } => error,
        };
        ride.work.derivatives += 1;
        ride.work.limited += u64::from(self.limited[lane]);
        let due = ride.due();
        if let Some(earlier) = self.interpolate(ride, lane, due) {
            ride.work.refused_for_sign += 1;
            ride.step = earlier - ride.time;
            return Progress::Stays;
        }
        for (at, state) in due.iter().zip(self.reported.chunks_exact(self.state.len())) {
            journeys.receive(lane, *at, state);
        }
        ride.accept(&self.tableau, error)
    }

    /// Leaves the states of a lane at the wanted times in `reported`, unless one of them is negative: then tells when.
    fn interpolate(&mut self, ride: &Ride<'_>, lane: usize, due: &[f64]) -> Option<f64> {
        let size = self.state.len();
        let (time, step) = (ride.time, ride.attempted_step());
        self.reported.clear();
        for at in due {
            let fraction = ((at - time) / step).min(1.0);
            for index in 0..size {
                let (before, after) = (self.state[index].0[lane], self.trial[index].0[lane]);
                let powers = self.extension.chunks_exact(size).rev();
                let polynomial = powers.fold(0.0, |sum, power| sum * fraction + power[index].0[lane]);
                let between = before + fraction * ((after - before) + (1.0 - fraction) * polynomial);
                self.reported.push(if fraction >= 1.0 { after } else { between });
            }
            let state = &self.reported[self.reported.len() - size..];
            if *at < time + step && self.constrained.iter().any(|index| state[*index] < 0.0) {
                return Some(*at);
            }
        }
        None
    }
}
