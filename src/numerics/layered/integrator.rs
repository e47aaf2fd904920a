//! Steps in time: TR-BDF2, L-stable, second order, with the embedded third-order error estimate.
//!
//! ```text
//! y_γ = y_n + (γ h/2) (f_n + f_γ),                          γ = 2 − √2
//! y_{n+1} = y_γ/(γ (2 − γ)) − y_n (1 − γ)²/(γ (2 − γ)) + h (1 − γ)/(2 − γ) f_{n+1}
//! error = 2 k h (f_n/γ − f_γ/(γ (1 − γ)) + f_{n+1}/(1 − γ)),   k = (−3 γ² + 4 γ − 2)/(12 (2 − γ))
//! ```
//!
//! Bank et al. 1985, doi:10.1109/TCAD.1985.1270142; Hosea & Shampine 1996, doi:10.1016/0168-9274(95)00115-8. With this γ both
//! stages have the matrix `1 − (γ h/2) J`. No second-order method keeps amounts positive at any step. A step that would
//! leave a negative amount is taken with backward Euler, which keeps them positive always, if that agrees with TR-BDF2
//! within the tolerance, and is halved otherwise: nothing is clipped.

use super::chain::{Chain, Reservoir, State};
use super::stage::Stage;

const GAMMA: f64 = 2.0 - std::f64::consts::SQRT_2;
const ERROR_CONSTANT: f64 = (-3.0 * GAMMA * GAMMA + 4.0 * GAMMA - 2.0) / (12.0 * (2.0 - GAMMA));
const SMALLEST_SHARE: f64 = 1e-12;

/// How steps are chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Control {
    /// Error per step below `relative · |amount| + absolute · capacity` in every cell; `absolute` is a potential.
    Adaptive { relative: f64, absolute: f64 },
    /// Equal steps of this length, for orders of accuracy.
    Fixed { step: f64 },
}

/// Why the integration stopped.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum StepError {
    #[error("the step became too small at time {time} (last size {step})")]
    TooSmall { time: f64, step: f64 },
}

/// Steps a [Chain] through time.
#[derive(Debug, Clone)]
pub struct Integrator {
    pub control: Control,
    /// Steps taken, and steps refused.
    pub steps: usize,
    pub refused: usize,
    step: f64,
    stage: Stage,
    work: Work,
}

#[derive(Debug, Clone, Default)]
struct Work {
    start: State,
    middle: State,
    end: State,
    right: State,
    rate_start: State,
    rate_middle: State,
    rate_end: State,
    error: State,
    /// What converts at the end by its law, where `rate_end` tells it along the tangents.
    converted_at_end: f64,
    /// Whether `rate_start` are the rates at which the next step begins.
    start_known: bool,
}

impl Work {
    /// The rates at the end of a step are those at which the next one begins.
    fn carry_on(&mut self) {
        std::mem::swap(&mut self.rate_start, &mut self.rate_end);
        self.rate_start.totals.converted = self.converted_at_end;
    }
}

impl Integrator {
    /// A first step of `first` is tried.
    pub fn new(control: Control, first: f64) -> Integrator {
        let step = if let Control::Fixed { step } = control { step } else { first };
        Integrator { control, steps: 0, refused: 0, step, stage: Stage::default(), work: Work::default() }
    }

    /// After a jump of the state or the system: try a step of `first` next.
    pub fn restart(&mut self, first: f64) {
        if let Control::Adaptive { .. } = self.control {
            self.step = self.step.min(first);
        }
    }

    /// Takes `state` from `from` to exactly `to` in steps of its own; `reservoir` says what the reservoir is at a time, and
    /// `visit` sees the time and state after every step.
    pub fn advance(
        &mut self,
        chain: &Chain,
        reservoir: &dyn Fn(f64) -> Reservoir,
        state: &mut State,
        from: f64,
        to: f64,
        visit: &mut dyn FnMut(f64, &State),
    ) -> Result<(), StepError> {
        let smallest = SMALLEST_SHARE * (to - from).max(to.abs() * 1e-3);
        let mut time = from;
        self.stage.prepare(chain);
        self.work.start_known = false;
        while time < to {
            let left = to - time;
            let last = self.step >= left * (1.0 - 1e-10);
            let step = match self.control {
                _ if last => left,
                Control::Adaptive { .. } if self.step > 0.5 * left => 0.5 * left,
                _ => self.step,
            };
            if self.attempt(chain, reservoir, state, time, step) {
                self.work.carry_on();
                time = if last { to } else { time + step };
                self.steps += 1;
                std::mem::swap(state, &mut self.work.end);
                visit(time, state);
            } else {
                self.refused += 1;
                if self.step < smallest {
                    return Err(StepError::TooSmall { time, step });
                }
            }
        }
        Ok(())
    }

    /// One step into `work.end`, and the size of the next one; `false` if it is refused.
    fn attempt(
        &mut self,
        chain: &Chain,
        reservoir: &dyn Fn(f64) -> Reservoir,
        state: &State,
        time: f64,
        step: f64,
    ) -> bool {
        let shrunk = 0.25 * step;
        if !self.tr_bdf2(chain, reservoir, state, time, step) {
            self.step = shrunk;
            return false;
        }
        let Control::Adaptive { relative, absolute } = self.control else {
            return true;
        };
        let norm = self.error_norm(chain, &reservoir(time + step), step, relative, absolute);
        if !norm.is_finite() || norm > 1.0 {
            let factor = if norm.is_finite() { (0.9 / libm::cbrt(norm)).clamp(0.1, 0.9) } else { 0.1 };
            self.step = factor * step;
            return false;
        }
        if negative(&self.work.end) && !self.backward_euler(chain, reservoir, time, step, relative, absolute) {
            self.step = shrunk;
            return false;
        }
        let proposed = step * (0.9 / libm::cbrt(norm.max(1e-6))).min(4.0);
        self.step = if step < self.step { proposed.max(self.step) } else { proposed };
        true
    }

    fn tr_bdf2(
        &mut self,
        chain: &Chain,
        reservoir: &dyn Fn(f64) -> Reservoir,
        state: &State,
        time: f64,
        step: f64,
    ) -> bool {
        let Work {
            start, middle, end, right, rate_start, rate_middle, rate_end, converted_at_end, start_known, ..
        } = &mut self.work;
        start.clone_from(state);
        middle.clone_from(state);
        for buffer in [&mut *right, rate_start, rate_middle, rate_end] {
            buffer.free.resize(state.free.len(), 0.0);
            buffer.bound.resize(state.bound.len(), 0.0);
        }
        let a = 0.5 * GAMMA * step;
        let outer = 1.0 / (GAMMA * (2.0 - GAMMA));

        // A step before, taken or refused, may have left them.
        if !std::mem::replace(start_known, true) {
            chain.rates(&reservoir(time), start, rate_start);
        }
        combine(right, [(1.0, start), (a, rate_start)]);
        let at_middle = reservoir(time + GAMMA * step);
        if !self.stage.solve(chain, &at_middle, a, right, middle) {
            return false;
        }
        chain.rates(&at_middle, middle, rate_middle);
        rate_middle.totals.converted = self.stage.converted();

        combine(right, [(outer, middle), (1.0 - outer, start)]);
        let at_end = reservoir(time + step);
        end.clone_from(middle);
        if !self.stage.solve(chain, &at_end, a, right, end) {
            return false;
        }
        chain.rates(&at_end, end, rate_end);
        *converted_at_end = std::mem::replace(&mut rate_end.totals.converted, self.stage.converted());
        end.totals = start
            .totals
            .plus(outer * a, rate_start.totals)
            .plus(outer * a, rate_middle.totals)
            .plus(a, rate_end.totals);
        true
    }

    /// The largest error of the step over its tolerance.
    fn error_norm(&mut self, chain: &Chain, reservoir: &Reservoir, step: f64, relative: f64, absolute: f64) -> f64 {
        let Work { end, rate_start, rate_middle, rate_end, error, .. } = &mut self.work;
        let scale = 2.0 * ERROR_CONSTANT * step;
        error.free.resize(end.free.len(), 0.0);
        combine_three(
            error,
            (scale / GAMMA, rate_start),
            (-scale / (GAMMA * (1.0 - GAMMA)), rate_middle),
            (scale / (1.0 - GAMMA), rate_end),
        );
        self.stage.smooth(chain, reservoir, 0.5 * GAMMA * step, error);
        let of_reservoir = error.reservoir.abs() / (relative * end.reservoir.abs() + absolute * reservoir.volume);
        let cells = error.free.iter().zip(&end.free).zip(&chain.capacity);
        cells
            .map(|((error, amount), capacity)| error.abs() / (relative * amount.abs() + absolute * capacity))
            .fold(of_reservoir, worse)
    }

    /// Replaces `work.end` by a backward Euler step if the two agree; see the [module](self).
    fn backward_euler(
        &mut self,
        chain: &Chain,
        reservoir: &dyn Fn(f64) -> Reservoir,
        time: f64,
        step: f64,
        relative: f64,
        absolute: f64,
    ) -> bool {
        let Work { start, middle, end, rate_end, converted_at_end, .. } = &mut self.work;
        let at_end = reservoir(time + step);
        middle.clone_from(end);
        if !self.stage.solve(chain, &at_end, step, start, middle) || negative(middle) {
            return false;
        }
        chain.rates(&at_end, middle, rate_end);
        *converted_at_end = std::mem::replace(&mut rate_end.totals.converted, self.stage.converted());
        middle.totals = start.totals.plus(step, rate_end.totals);
        let largest = middle.free.iter().zip(&chain.capacity).map(|(free, size)| free / size).fold(0.0, worse);
        let allowed = absolute + relative * largest;
        let near = |(one, other): (&f64, &f64), size: f64| (one - other).abs() <= allowed * size;
        let agree = near((&middle.reservoir, &end.reservoir), at_end.volume.max(1e-300))
            && middle.free.iter().zip(&end.free).zip(&chain.capacity).all(|(pair, size)| near(pair, *size));
        std::mem::swap(middle, end);
        agree
    }
}

/// The larger of two, keeping a NaN.
fn worse(one: f64, other: f64) -> f64 {
    if other > one || other.is_nan() { other } else { one }
}

fn negative(state: &State) -> bool {
    state.reservoir < 0.0 || state.free.iter().chain(&state.bound).any(|amount| *amount < 0.0)
}

/// `target = Σ factor · state`, without the totals.
fn combine(target: &mut State, terms: [(f64, &State); 2]) {
    let [(p, x), (q, y)] = terms;
    target.reservoir = p * x.reservoir + q * y.reservoir;
    for (target, (x, y)) in target.free.iter_mut().zip(x.free.iter().zip(&y.free)) {
        *target = p * x + q * y;
    }
    for (target, (x, y)) in target.bound.iter_mut().zip(x.bound.iter().zip(&y.bound)) {
        *target = p * x + q * y;
    }
}

/// `target = p x + q y + r z` for reservoir and free amounts.
fn combine_three(target: &mut State, (p, x): (f64, &State), (q, y): (f64, &State), (r, z): (f64, &State)) {
    target.reservoir = p * x.reservoir + q * y.reservoir + r * z.reservoir;
    let values = x.free.iter().zip(&y.free).zip(&z.free);
    for (target, ((x, y), z)) in target.free.iter_mut().zip(values) {
        *target = p * x + q * y + r * z;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Binding, Conversion, Grading, Layer};
    use super::*;

    fn stack(loss: f64) -> Chain {
        let barrier = Layer {
            thickness: 0.02,
            diffusivity: 1e-4,
            partition: 2.0,
            loss: 0.0,
            cells: 20,
            grading: Grading::BothEnds(1.2),
        };
        let tissue =
            Layer { thickness: 1.5, diffusivity: 10.0, partition: 0.6, loss, cells: 40, grading: Grading::Top(1.5) };
        let mut chain = Chain::from_layers(&[barrier, tissue], false);
        chain.marked = 20;
        for cell in 25..40 {
            chain.feed[cell] = 0.01;
        }
        chain
    }

    const FILM: Reservoir = Reservoir { volume: 0.02, saturation: 50.0, escape: 1e-3, cover: 1.0, open: 1.0 };
    const CONTROL: Control = Control::Adaptive { relative: 1e-4, absolute: 1e-7 };

    fn run(chain: &Chain, start: State, until: f64, control: Control) -> (State, Integrator) {
        let mut state = start;
        let mut integrator = Integrator::new(control, 1e-6);
        let mut positive = true;
        let mut visit = |_: f64, state: &State| positive &= !negative(state);
        integrator.advance(chain, &|_| FILM, &mut state, 0.0, until, &mut visit).unwrap();
        assert!(positive);
        (state, integrator)
    }

    #[test]
    fn saturated_film_and_fast_clearance_stay_positive_and_conserve() {
        let chain = stack(2_000.0);
        let start = State { reservoir: 3.0, ..State::empty(60) };
        let (state, integrator) = run(&chain, start, 50.0, CONTROL);
        assert!((state.balance() - 3.0).abs() < 1e-10, "{:e}", state.balance() - 3.0);
        assert!(integrator.steps < 400, "{} steps", integrator.steps);
    }

    #[test]
    fn binding_conserves_and_saturates() {
        let mut chain = stack(0.0);
        let capacity: Vec<f64> = (0..60).map(|cell| if cell < 20 { 0.0 } else { 0.001 }).collect();
        chain.binding = Some(Binding { association: 30.0, dissociation: 1e-3, capacity });
        let start = State { reservoir: 3.0, ..State::empty(60) };
        let (state, _) = run(&chain, start, 30.0, CONTROL);
        assert!((state.balance() - 3.0).abs() < 1e-10, "{:e}", state.balance() - 3.0);
        let bound: f64 = state.bound.iter().sum();
        assert!((0.039..0.04).contains(&bound), "{bound}");
    }

    /// Michaelis & Menten in one closed cell: ln(u/u₀) + (u − u₀)/u_h = −q t.
    #[test]
    fn saturable_conversion_follows_its_exact_course_and_conserves() {
        let (rate, half, start) = (3.0, 0.2, 2.0);
        let chain = Chain {
            capacity: vec![0.5],
            link: vec![0.0, 0.0],
            feed: vec![0.0],
            loss: vec![0.0],
            conversion: Some(Conversion { rate: vec![rate], half }),
            ..Chain::default()
        };
        let mut state = State::empty(1);
        state.free[0] = 0.5 * start;
        let mut integrator = Integrator::new(Control::Adaptive { relative: 1e-8, absolute: 1e-12 }, 1e-6);
        for (from, to) in [(0.0, 1.0), (1.0, 3.0), (3.0, 5.0)] {
            integrator.advance(&chain, &|_| Reservoir::ABSENT, &mut state, from, to, &mut |_, _| ()).unwrap();
            let potential = state.free[0] / 0.5;
            let exact = libm::log(potential / start) + (potential - start) / half + rate * to;
            assert!(exact.abs() < 1e-5, "{to} {potential} {exact:e}");
            assert!((state.balance() - 0.5 * start).abs() < 1e-14, "{:e}", state.balance() - 0.5 * start);
        }
    }

    #[test]
    fn tolerance_controls_the_error() {
        let chain = stack(5.0);
        let start = || State { reservoir: 3.0, ..State::empty(60) };
        let lost = |relative: f64| {
            run(&chain, start(), 0.5, Control::Adaptive { relative, absolute: 1e-3 * relative }).0.totals.lost
        };
        let reference = lost(1e-8);
        let (coarse, fine) = ((lost(1e-4) / reference - 1.0).abs(), (lost(1e-6) / reference - 1.0).abs());
        assert!(coarse < 1e-3 && fine < 1e-5 && fine < coarse, "{coarse:e} {fine:e}");
    }
}
