//! Orders in space and in time, from a problem on ever finer meshes or with ever shorter steps.

use super::cases::Geometry;
use super::problem::{AMPLITUDES, Problem};
use super::system::{Source, Tissue};
use crate::numerics::additive::{Stepper, Tableau};
use crate::numerics::grid::AxisError;
use crate::numerics::rosenbrock::Tolerance;
use crate::verify::{Check, Convergence};

/// d
const END: f64 = 0.2;
/// Steps so short that the mesh decides.
const STEPS_BESIDE_MESH: usize = 32;
const LARGEST_NUMBER_OF_STEPS: usize = 64;

/// What came out at the end: in the cell that is furthest off, and over all.
#[derive(Debug, Clone, Copy)]
struct Outcome {
    expected: f64,
    got: f64,
    /// Of the variable in question.
    amplitude: f64,
    /// Largest over the variables: root of the mean square over the volume, in amplitudes.
    error: f64,
}

/// What is left at the end of `steps` steps.
fn solve(problem: Problem, source: Source, steps: usize) -> Outcome {
    let mut values = problem.exact(0.0);
    let (expected, watched, cells) = (problem.exact(END), problem.watched(), problem.grid.cells());
    let mut system = Tissue::new(problem, source);
    let tolerance = Tolerance { relative: 1.0, absolute: 1.0 };
    let step = END / steps as f64;
    let mut stepper = Stepper::new(Tableau::ros34pw2(), tolerance, values.len(), step).with_fixed_step(step);
    let nothing = Outcome { expected: f64::NAN, got: f64::NAN, amplitude: 1.0, error: f64::NAN };
    if stepper.advance(&mut system, &mut values, 0.0, END).is_err() {
        return nothing;
    }
    let pairs = values.chunks(cells).zip(expected.chunks(cells)).zip(AMPLITUDES).take(watched);
    let outcomes = pairs.map(|((got, expected), amplitude)| {
        let deviation = |cell: usize| got[cell] - expected[cell];
        let mean_square = system.problem.grid.mean(|cell| deviation(cell) * deviation(cell));
        let worst = (0..cells).max_by(|one, other| deviation(*one).abs().total_cmp(&deviation(*other).abs()));
        let cell = worst.unwrap_or(0);
        Outcome { expected: expected[cell], got: got[cell], amplitude, error: mean_square.sqrt() / amplitude }
    });
    outcomes.max_by(|one, other| one.error.total_cmp(&other.error)).unwrap_or(nothing)
}

/// The order of what was found with each size; the finest must be within the tolerance in its worst cell.
fn check(problem: &Problem, what: &'static str, found: &[(f64, Outcome)], tolerance: f64) -> Check {
    let convergence = Convergence {
        what,
        problem: problem.name,
        place: problem.place,
        sizes: found.iter().map(|(size, _)| *size).collect(),
        errors: found.iter().map(|(_, outcome)| outcome.error).collect(),
    };
    let finest = found.last().map(|(_, outcome)| (outcome.expected, outcome.got, outcome.amplitude));
    let (expected, got, amplitude) = finest.unwrap_or((f64::NAN, f64::NAN, 1.0));
    let name = format!("{} {}, finer {what}", problem.name, problem.place);
    Check {
        observed_order: Some(convergence.order()),
        convergence: Some(convergence),
        ..Check::against(name, expected, got, amplitude, tolerance)
    }
}

/// A problem for a geometry and a number of cells along each axis.
pub type Build = fn(Geometry, usize) -> Result<Problem, AxisError>;

/// On meshes of `cells`, twice and four times as many along each axis.
pub fn in_space(build: Build, geometry: Geometry, cells: usize, tolerance: f64) -> Result<Check, AxisError> {
    let mut found = Vec::new();
    for refined in [cells, 2 * cells, 4 * cells] {
        let problem = build(geometry, refined)?;
        found.push((1.0 / refined as f64, solve(problem, Source::Continuous, STEPS_BESIDE_MESH)));
    }
    Ok(check(&build(geometry, cells)?, "mesh width (mm)", &found, tolerance))
}

/// With steps of a length, a half and a quarter of it.
pub fn in_time(build: Build, geometry: Geometry, cells: usize, tolerance: f64) -> Result<Check, AxisError> {
    let problem = build(geometry, cells)?;
    let found = [4, 2, 1].map(|part| {
        let steps = LARGEST_NUMBER_OF_STEPS / part;
        (END / steps as f64, solve(problem.clone(), Source::OnTheMesh, steps))
    });
    Ok(check(&problem, "step (d)", &found, tolerance))
}
