//! Any scenario on finer meshes and at a smaller tolerance: the order at which its outcomes converge, and how far they are off.
//!
//! ```text
//! p = log₂ |f₁ − f₂|/|f₂ − f₄|,     error = |f₁ − f₂| 2ᵖ/(2ᵖ − 1)
//! ```
//!
//! with an outcome f on meshes that are 1, 2 and 4 times as fine as a run's (Richardson). Where the differences do not shrink, or
//! grow too regularly to be true, no order is told and the error is the largest difference seen. A patch is refined once only, and its
//! error taken as that of second order. What the classes of depth and spacing at `channel` leave out is in no mesh and not told here. The error in time is the
//! difference to a run with a tenth of the tolerances.

use rayon::prelude::*;

use crate::physics::healing::mesh::Fineness;
use crate::physics::outcome::Outcome;
use crate::run::scenario::{Inputs, Refinement, Resolution};
use crate::run::simulation::{Shares, SimulationError, outcomes_while};

/// Orders that a method of second order may show; beyond them the meshes say nothing.
const CREDIBLE: [f64; 2] = [0.3, 6.0];
const TIGHTER: f64 = 0.1;
/// Times as many steps as a run takes, about.
const STEPS_AT_TIGHTER: f64 = 2.5;

/// What refining did to one outcome.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Refined {
    pub outcome: String,
    pub unit: &'static str,
    /// On meshes 1, 2, … times as fine.
    pub values: Vec<f64>,
    pub observed_order: Option<f64>,
    /// Of the first, by mesh.
    pub mesh_error: Option<f64>,
    /// Of the first, by steps in time.
    pub time_error: f64,
}

/// Runs the scenario, without its ensemble, on every mesh; well mixed there is none. `progress` is told the share done.
///
/// # Errors
/// A run that fails, an interruption by `progress`.
pub fn run(inputs: &Inputs, progress: &(dyn Fn(f64) -> bool + Sync)) -> Result<Vec<Refined>, SimulationError> {
    // Three meshes of a patch would be 64 times its cells.
    let (meshes, dimensions): (&[u32], i32) = match inputs.resolution {
        Resolution::WellMixed => (&[1], 0),
        Resolution::Depth => (&[1, 2, 4], 1),
        Resolution::Channel => (&[1, 2, 4], 2),
        Resolution::Patch { .. } => (&[1, 2], 3),
    };
    let mut weights: Vec<f64> =
        meshes.iter().map(|times| libm::pow(f64::from(*times), f64::from(dimensions))).collect();
    let finer = meshes.iter().filter_map(|times| Fineness::new(*times));
    let mut refinements: Vec<Refinement> = finer.map(|mesh| Refinement { mesh, tolerance: 1.0 }).collect();
    refinements.push(Refinement { tolerance: TIGHTER, ..Refinement::default() });
    weights.push(STEPS_AT_TIGHTER);
    let shares = Shares::new(weights);
    let run = |(number, refinement): (usize, &Refinement)| {
        let inputs = Inputs { refinement: *refinement, members: 0, ..inputs.clone() };
        outcomes_while(&inputs, &|share| progress(shares.tell(number, share)))
    };
    let runs: Vec<Result<Vec<Outcome>, SimulationError>> = if dimensions == 3 {
        // One after the other: each needs its memory, and uses all threads by itself.
        refinements.iter().enumerate().map(run).collect()
    } else {
        refinements.par_iter().enumerate().map(run).collect()
    };
    let mut runs = runs.into_iter().collect::<Result<Vec<_>, _>>()?;
    let tighter = runs.pop().unwrap_or_default();
    let value = |run: &[Outcome], name: &str| run.iter().find(|outcome| outcome.name == name)?.value;
    let refined = runs[0].iter().filter_map(|outcome| {
        let values: Vec<f64> = runs.iter().map(|run| value(run, &outcome.name)).collect::<Option<_>>()?;
        let in_time = value(&tighter, &outcome.name)?;
        // What healing does not touch is the same on all meshes.
        let moves = values.iter().chain([&in_time]).any(|value| *value != values[0]);
        moves.then(|| refined(outcome, values, in_time))
    });
    Ok(refined.collect())
}

fn refined(outcome: &Outcome, values: Vec<f64>, in_time: f64) -> Refined {
    let (observed_order, mesh_error) = richardson(&values);
    Refined {
        outcome: outcome.name.clone(),
        unit: outcome.entry.unit,
        time_error: (values[0] - in_time).abs(),
        observed_order,
        mesh_error,
        values,
    }
}

/// Order and error of the first of values on meshes each twice as fine as the one before.
fn richardson(values: &[f64]) -> (Option<f64>, Option<f64>) {
    match values {
        [coarse, middle, fine] => {
            let (first, second) = ((coarse - middle).abs(), (middle - fine).abs());
            let order = libm::log2(first / second);
            let same_sign = (coarse - middle) * (middle - fine) > 0.0;
            if same_sign && (CREDIBLE[0]..=CREDIBLE[1]).contains(&order) {
                let ratio = first / second;
                (Some(order), Some(first * ratio / (ratio - 1.0)))
            } else {
                (None, Some(first.max((coarse - fine).abs())))
            }
        }
        // Of second order, as the methods are.
        [coarse, fine] => (None, Some(4.0 / 3.0 * (coarse - fine).abs())),
        _ => (None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_error_of_a_second_order_sequence() {
        let on = |times: f64| 3.0 + 0.1 / (times * times);
        let (order, error) = richardson(&[on(1.0), on(2.0), on(4.0)]);
        assert!((order.unwrap() - 2.0).abs() < 1e-12 && (error.unwrap() - 0.1).abs() < 1e-12);
        let (order, error) = richardson(&[1.0, 1.2, 0.9]);
        assert!(order.is_none() && (error.unwrap() - 0.2).abs() < 1e-12);
        assert_eq!(richardson(&[1.0, 1.75]), (None, Some(1.0)));
    }
}
