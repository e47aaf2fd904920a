//! The ensemble: how certain each number is.
//!
//! Every member draws all parameters of the registry that the scenario leaves at their defaults, each from its distribution
//! ([Distribution]) and independently, by the stream (seed, "ensemble", member). Intervals are the 5 % and 95 % quantiles
//! over the members. The same punctures' randomness (the scenario's seed) is used in all members, so that the interval is
//! that of the parameters.
//!
//! That the parameters are independent is an assumption: nothing is known of their correlation.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::bands::Bands;
use super::curves::{Curves, Rows};
use super::device_stage::Lengths;
use super::member::{Member, personal};
use super::{Progress, SimulationError, outcomes};
use crate::numerics::random::Stream;
use crate::physics::healing::course::ENSEMBLE_TOLERANCE;
use crate::physics::parameter::{Definition, Distribution, ParameterError, Parameters};
use crate::run::scenario::Inputs;

const LOW: f64 = 0.05;
const HIGH: f64 = 0.95;

/// Quantiles over the members.
#[derive(Debug, Clone, Default)]
pub struct Ensemble {
    intervals: BTreeMap<String, (f64, f64)>,
    pub bands: Bands,
    pub warnings: Vec<String>,
}

struct Sibling {
    outcomes: BTreeMap<String, f64>,
    curves: Curves,
}

/// Runs the members in parallel; `reference` tells which outcomes there are, `rows` on which depths curves stand.
pub fn run(
    inputs: &Inputs,
    reference: &Member,
    rows: &Rows,
    progress: Progress<'_>,
) -> Result<Ensemble, SimulationError> {
    if inputs.members == 0 {
        return Ok(Ensemble::default());
    }
    let done = AtomicUsize::new(0);
    let siblings: Vec<Result<Sibling, SimulationError>> = (0..inputs.members)
        .into_par_iter()
        .map(|member| {
            let share = done.fetch_add(1, Ordering::Relaxed) as f64 / inputs.members as f64;
            if !progress(share, "ensemble") {
                return Err(SimulationError::Interrupted);
            }
            sibling(inputs, &draw(&inputs.parameters, inputs.seed, member as u64)?, rows)
        })
        .collect();
    if siblings.iter().any(|sibling| matches!(sibling, Err(SimulationError::Interrupted))) {
        return Err(SimulationError::Interrupted);
    }
    let mut ensemble = Ensemble::default();
    let (kept, failed): (Vec<_>, Vec<_>) = siblings.into_iter().partition(Result::is_ok);
    if let Some(Err(first)) = failed.first() {
        ensemble.warnings.push(format!(
            "{} of {} members of the ensemble failed and are not in the intervals; the first: {first}",
            failed.len(),
            inputs.members
        ));
    }
    let (outcomes, curves): (Vec<_>, Vec<_>) =
        kept.into_iter().flatten().map(|sibling| (sibling.outcomes, sibling.curves)).unzip();
    ensemble.reduce(inputs, reference, &outcomes);
    ensemble.bands = Bands::over(&curves);
    Ok(ensemble)
}

fn sibling(inputs: &Inputs, parameters: &Parameters, rows: &Rows) -> Result<Sibling, SimulationError> {
    let inputs = &personal(inputs, parameters);
    let member = Member::simulate(inputs, parameters, ENSEMBLE_TOLERANCE)?;
    let outcomes = outcomes::collect(inputs, parameters, &member)
        .into_iter()
        .filter_map(|outcome| outcome.value.map(|value| (outcome.name, value)))
        .collect();
    let mut curves = Curves::of(inputs, parameters, &member, rows, Lengths::Few);
    curves.keep_banded();
    Ok(Sibling { outcomes, curves })
}

/// Parameters of a member: those that the scenario has changed stay, the others are drawn.
fn draw(base: &Parameters, seed: u64, member: u64) -> Result<Parameters, ParameterError> {
    let mut stream = Stream::new(seed, "ensemble", member);
    let mut drawn = base.clone();
    let rest = Parameters::default();
    for row in Parameters::definitions() {
        // Every row takes its random number, so that stating one parameter changes no other.
        let chance = stream.uniform();
        if row.distribution != Distribution::Fixed && base.get(row.name) == rest.get(row.name) {
            let value = quantile(row, chance) * row.parsed_unit().factor;
            drawn.set(row.name, value)?;
        }
    }
    Ok(drawn)
}

/// Quantile of a row's distribution, in its unit.
fn quantile(row: &Definition, chance: f64) -> f64 {
    match row.distribution {
        Distribution::Fixed => row.value,
        Distribution::Triangular => triangular(row.low, row.value, row.high, chance),
        Distribution::LogTriangular => {
            libm::exp(triangular(libm::log(row.low), libm::log(row.value), libm::log(row.high), chance))
                .clamp(row.low, row.high)
        }
        Distribution::LogUniform => {
            let (low, high) = (libm::log(row.low), libm::log(row.high));
            libm::exp(low + chance * (high - low)).clamp(row.low, row.high)
        }
    }
}

/// Quantile of the triangular distribution with its mode between the ends.
fn triangular(low: f64, mode: f64, high: f64, chance: f64) -> f64 {
    if high <= low {
        return mode;
    }
    let split = (mode - low) / (high - low);
    if chance < split {
        low + (chance * (high - low) * (mode - low)).sqrt()
    } else {
        high - ((1.0 - chance) * (high - low) * (high - mode)).sqrt()
    }
}

/// Linear interpolation between order statistics; nothing from nothing.
fn percentile(values: &mut [f64], share: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let position = share * (values.len().checked_sub(1)? as f64);
    let (below, above) = (position.floor() as usize, position.ceil() as usize);
    Some(values[below] + (position - position.floor()) * (values[above] - values[below]))
}

/// Low and high of the values; nothing from nothing.
pub fn interval(mut values: Vec<f64>) -> Option<(f64, f64)> {
    Some((percentile(&mut values, LOW)?, percentile(&mut values, HIGH)?))
}

impl Ensemble {
    fn reduce(&mut self, inputs: &Inputs, reference: &Member, members: &[BTreeMap<String, f64>]) {
        for outcome in outcomes::collect(inputs, &inputs.parameters, reference) {
            let values = members.iter().filter_map(|outcomes| outcomes.get(&outcome.name).copied()).collect();
            if let Some(interval) = interval(values) {
                self.intervals.insert(outcome.name, interval);
            }
        }
    }

    /// Low and high of an outcome.
    pub fn interval(&self, outcome: &str) -> Option<(f64, f64)> {
        self.intervals.get(outcome).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_stay_within_the_range_and_have_the_right_median() {
        for row in Parameters::definitions() {
            for chance in [0.0, 1e-9, 0.3, 0.999_999, 1.0] {
                let value = quantile(row, chance);
                assert!((row.low..=row.high).contains(&value), "{} {value}", row.name);
            }
        }
        assert!((triangular(0.0, 1.0, 2.0, 0.5) - 1.0).abs() < 1e-15);
        assert!((triangular(0.0, 0.0, 1.0, 0.75) - 0.5).abs() < 1e-15);
    }

    #[test]
    fn stating_one_parameter_changes_no_other() {
        let mut stated = Parameters::default();
        stated.set("tgf_diffusion", 0.02).unwrap();
        let (free, bound) = (draw(&Parameters::default(), 7, 3).unwrap(), draw(&stated, 7, 3).unwrap());
        assert_eq!(bound.healing.tgf_diffusion, 0.02);
        assert_ne!(free.healing.tgf_diffusion, 0.02);
        assert_eq!(free.puncture, bound.puncture);
        assert_eq!(free.healing.neutrophil_loss, bound.healing.neutrophil_loss);
    }

    #[test]
    fn percentiles_interpolate() {
        assert_eq!(percentile(&mut [3.0, 1.0, 2.0], 0.25), Some(1.5));
        assert_eq!(percentile(&mut [], 0.5), None);
    }
}
