//! The ensemble: how certain each number is.
//!
//! Every member draws all parameters of the registry that the scenario leaves at their defaults, each from its distribution
//! (`Parameters::drawn`) and independently, by the stream (seed, "ensemble", member). Intervals are the 5 % and 95 % quantiles
//! over the members. The same punctures' randomness (the scenario's seed) is used in all members, so that the interval is
//! that of the parameters.
//!
//! That the parameters are independent is an assumption: nothing is known of their correlation.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::bands::Bands;
use super::curves::{Curves, Rows};
use super::device_stage::{GoOn, Lengths};
use super::healing_stage::Accuracy;
use super::member::{Attendance, Member, personal};
use super::{Progress, SimulationError, outcomes};
use crate::numerics::percentile::percentile;
use crate::numerics::random::Stream;
use crate::physics::parameter::Parameters;
use crate::run::record::{Nothing, Table};
use crate::run::scenario::{Inputs, LEAST_MEMBERS};

const LOW: f64 = 0.05;
const HIGH: f64 = 0.95;
/// Members of a device run, the first, that also try other needle lengths: as many as an interval needs.
const TRYING: usize = LEAST_MEMBERS;

/// Quantiles over the members.
#[derive(Debug, Clone, Default)]
pub struct Ensemble {
    intervals: BTreeMap<String, (f64, f64)>,
    pub bands: Bands,
    /// One row a member that did not fail, by its number from 0; one column an outcome of the run.
    pub members: Table,
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
            let mut stream = Stream::new(inputs.seed, "ensemble", member as u64);
            let lengths = if member < TRYING { Lengths::Few } else { Lengths::Own };
            sibling(inputs, &inputs.parameters.drawn(&mut stream)?, rows, lengths, &|| progress(share, "ensemble"))
        })
        .collect();
    if !progress(1.0, "ensemble") || siblings.iter().any(|sibling| matches!(sibling, Err(SimulationError::Interrupted)))
    {
        return Err(SimulationError::Interrupted);
    }
    let mut ensemble = Ensemble::default();
    let (kept, failed): (Vec<_>, Vec<_>) = siblings.into_iter().enumerate().partition(|(_, sibling)| sibling.is_ok());
    if let Some((_, Err(first))) = failed.first() {
        ensemble.warnings.push(format!(
            "{} of {} members of the ensemble failed and are not in the intervals; the first: {first}",
            failed.len(),
            inputs.members
        ));
    }
    let numbers = kept.iter().map(|(number, _)| *number as f64).collect();
    let (outcomes, curves): (Vec<_>, Vec<_>) =
        kept.into_iter().flat_map(|(_, sibling)| sibling).map(|sibling| (sibling.outcomes, sibling.curves)).unzip();
    ensemble.members = Table::labelled([("member", "1")], [numbers]);
    let mut untried =
        curves.iter().flat_map(|curves: &Curves| &curves.set_depth.errors).filter(|error| !error.is_empty());
    if let Some(first) = untried.next() {
        ensemble.warnings.push(format!(
            "{} trials of other needle lengths failed in members of the ensemble and are not in the band of the depth; the \
             first: {first}",
            1 + untried.count()
        ));
    }
    ensemble.reduce(inputs, reference, &outcomes);
    ensemble.bands = Bands::over(&curves);
    Ok(ensemble)
}

fn sibling(
    inputs: &Inputs,
    parameters: &Parameters,
    rows: &Rows,
    lengths: Lengths,
    go_on: GoOn<'_>,
) -> Result<Sibling, SimulationError> {
    let inputs = &personal(inputs, parameters);
    let attendance = Attendance { progress: &|_| go_on(), keeper: &Nothing };
    let member = Member::simulate(inputs, parameters, Accuracy::Member, attendance)?;
    let outcomes = outcomes::collect(inputs, parameters, &member)
        .into_iter()
        .filter_map(|outcome| outcome.value.map(|value| (outcome.name, value)))
        .collect();
    let mut curves = Curves::of(inputs, parameters, &member, rows, lengths, go_on)?;
    curves.keep_banded();
    Ok(Sibling { outcomes, curves })
}

/// Low and high of the values; nothing from nothing.
pub fn interval(mut values: Vec<f64>) -> Option<(f64, f64)> {
    Some((percentile(&mut values, LOW)?, percentile(&mut values, HIGH)?))
}

impl Ensemble {
    fn reduce(&mut self, inputs: &Inputs, reference: &Member, members: &[BTreeMap<String, f64>]) {
        for outcome in outcomes::collect(inputs, &inputs.parameters, reference) {
            let of = |outcomes: &BTreeMap<String, f64>| outcomes.get(&outcome.name).copied();
            let column = members.iter().map(|outcomes| of(outcomes).unwrap_or(f64::NAN)).collect();
            self.members.push(outcome.name.as_str(), outcome.entry.unit, column);
            let values = members.iter().filter_map(of).collect();
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
