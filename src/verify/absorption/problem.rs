//! A system with a known solution, and how to solve it.

use crate::numerics::layered::{Chain, Control, Integrator, Reservoir, State, StepError};
use crate::verify::Check;

/// A system, how it starts, and exact values of one quantity at increasing times.
#[derive(Debug, Clone)]
pub struct Problem {
    pub name: &'static str,
    pub chain: Chain,
    pub reservoir: Reservoir,
    pub start: State,
    pub measure: fn(&State) -> f64,
    /// Time and exact value.
    pub exact: Vec<(f64, f64)>,
}

/// Tight enough that a mesh as fine as the skin's decides.
pub const FINE: Control = Control::Adaptive { relative: 1e-7, absolute: 1e-10 };
/// Tight enough for [FINE_CELLS].
pub const FINEST: Control = Control::Adaptive { relative: 1e-10, absolute: 1e-13 };
/// On so many cells a layer, exact values must be met to [FINE_TOLERANCE].
pub const FINE_CELLS: usize = 960;
pub const FINE_TOLERANCE: f64 = 1e-6;
const FIRST_STEP: f64 = 1e-8;

impl Problem {
    /// The quantity at the times of the exact values.
    ///
    /// # Errors
    ///
    /// A time step that became too small.
    pub fn solve(&self, control: Control) -> Result<Vec<f64>, StepError> {
        let mut state = self.start.clone();
        let mut integrator = Integrator::new(control, FIRST_STEP);
        let mut from = 0.0;
        let mut values = Vec::new();
        for (time, _) in &self.exact {
            integrator.advance(&self.chain, &|_| self.reservoir, &mut state, from, *time, &mut |_, _| ())?;
            values.push((self.measure)(&state));
            from = *time;
        }
        Ok(values)
    }

    /// One check per exact value, relative to the largest of them.
    pub fn checks(&self, control: Control, tolerance: f64) -> Vec<Check> {
        let scale = self.exact.iter().fold(0.0_f64, |largest, (_, value)| largest.max(value.abs()));
        let values = self.solve(control).unwrap_or_else(|_| vec![f64::NAN; self.exact.len()]);
        let pairs = self.exact.iter().zip(values);
        let cells = self.chain.capacity.len();
        pairs
            .map(|((time, exact), value)| {
                Check::against(format!("{} at {time}, {cells} cells", self.name), *exact, value, scale, tolerance)
            })
            .collect()
    }

    fn last(&self, control: Control) -> f64 {
        self.solve(control).ok().and_then(|values| values.last().copied()).unwrap_or(f64::NAN)
    }
}

/// On the skin's own mesh, and on a fine one to [FINE_TOLERANCE].
pub fn coarse_and_fine(build: impl Fn(usize) -> Problem, cells: usize) -> Vec<Check> {
    let mut checks = build(cells).checks(FINE, 1e-4);
    checks.extend(build(FINE_CELLS).checks(FINEST, FINE_TOLERANCE));
    checks
}

/// The last value of a problem on meshes of 25, 50, 100 cells: the order in space against the exact value.
pub fn order_in_space(build: impl Fn(usize) -> Problem, tolerance: f64) -> Check {
    let error = |cells: usize| {
        let problem = build(cells);
        let exact = problem.exact.last().map_or(f64::NAN, |(_, exact)| *exact);
        (problem.last(FINE), exact)
    };
    let (coarse, exact) = error(25);
    let (middle, _) = error(50);
    let (fine, _) = error(100);
    let first = libm::log2((coarse - exact).abs() / (middle - exact).abs());
    let second = libm::log2((middle - exact).abs() / (fine - exact).abs());
    let name = format!("{}: order in space", build(25).name);
    let observed_order = Some(first.min(second));
    Check { observed_order, ..Check::against(name, exact, fine, exact, tolerance) }
}

/// The last value with equal steps, their number doubled twice: the order in time against the limit on the same mesh.
pub fn order_in_time(problem: &Problem, steps: usize, tolerance: f64) -> Check {
    let end = problem.exact.last().map_or(f64::NAN, |(time, _)| *time);
    let value = |count: usize| {
        let only_last = Problem { exact: problem.exact.last().copied().into_iter().collect(), ..problem.clone() };
        only_last.last(Control::Fixed { step: end / count as f64 })
    };
    let (coarse, middle, fine) = (value(steps), value(2 * steps), value(4 * steps));
    let limit = fine + (fine - middle) / 3.0;
    let order = libm::log2((coarse - middle).abs() / (middle - fine).abs());
    let name = format!("{}: order in time", problem.name);
    Check { observed_order: Some(order), ..Check::against(name, limit, fine, limit, tolerance) }
}
