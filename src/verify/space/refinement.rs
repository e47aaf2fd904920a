//! Orders in space and in time, from a problem on ever finer meshes or with ever shorter steps.

use super::cases::Geometry;
use super::problem::{AMPLITUDES, Problem};
use super::system::{Source, Tissue};
use crate::numerics::additive::{Stepper, Tableau};
use crate::numerics::grid::AxisError;
use crate::numerics::rosenbrock::Tolerance;
use crate::verify::{Check, Refinement};

/// d
const END: f64 = 0.2;
/// Steps so short that the mesh decides.
const STEPS_BESIDE_MESH: usize = 32;
const LARGEST_NUMBER_OF_STEPS: usize = 64;

/// The value that is furthest off, in amplitudes of its variable.
#[derive(Debug, Clone, Copy)]
struct Worst {
    expected: f64,
    got: f64,
    error: f64,
    amplitude: f64,
}

/// What is left at the end of `steps` steps.
fn solve(problem: Problem, source: Source, steps: usize) -> Worst {
    let mut values = problem.exact(0.0);
    let (expected, watched, cells) = (problem.exact(END), problem.watched(), problem.grid.cells());
    let mut system = Tissue::new(problem, source);
    let tolerance = Tolerance { relative: 1.0, absolute: 1.0 };
    let step = END / steps as f64;
    let mut stepper = Stepper::new(Tableau::ros34pw2(), tolerance, values.len(), step).with_fixed_step(step);
    let done = stepper.advance(&mut system, &mut values, 0.0, END);
    let mut worst = Worst { expected: 0.0, got: 0.0, error: -1.0, amplitude: 1.0 };
    for (index, (got, expected)) in values.into_iter().zip(expected).enumerate().take(watched * cells) {
        let amplitude = AMPLITUDES[index / cells];
        let error = (got - expected).abs() / amplitude;
        if error.is_nan() || error > worst.error {
            worst = Worst { expected, got, error, amplitude };
        }
    }
    if done.is_err() { Worst { got: f64::NAN, ..worst } } else { worst }
}

/// Of which refinement the sizes tell.
fn check(name: String, what: &'static str, found: Vec<(f64, Worst)>, tolerance: f64) -> Check {
    let refinement = Refinement {
        what,
        sizes: found.iter().map(|(size, _)| *size).collect(),
        errors: found.iter().map(|(_, worst)| worst.error).collect(),
    };
    let last = found.last().map_or(f64::NAN, |(_, worst)| worst.expected);
    let (got, amplitude) = found.last().map_or((f64::NAN, 1.0), |(_, worst)| (worst.got, worst.amplitude));
    Check {
        observed_order: Some(refinement.order()),
        refinement: Some(refinement),
        ..Check::against(name, last, got, amplitude, tolerance)
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
    let name = format!("{}: order in space", build(geometry, cells)?.name);
    Ok(check(name, "mesh width (mm)", found, tolerance))
}

/// With steps of a length, a half and a quarter of it.
pub fn in_time(build: Build, geometry: Geometry, cells: usize, tolerance: f64) -> Result<Check, AxisError> {
    let problem = build(geometry, cells)?;
    let found = [4, 2, 1].map(|part| {
        let steps = LARGEST_NUMBER_OF_STEPS / part;
        (END / steps as f64, solve(problem.clone(), Source::OnTheMesh, steps))
    });
    Ok(check(format!("{}: order in time", problem.name), "step (d)", found.to_vec(), tolerance))
}
