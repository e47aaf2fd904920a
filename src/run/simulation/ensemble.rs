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

use super::member::{Member, personal};
use super::{Progress, SimulationError, outcomes, series};
use crate::numerics::percentile::percentile;
use crate::numerics::random::Stream;
use crate::physics::healing::course::ENSEMBLE_TOLERANCE;
use crate::physics::parameter::Parameters;
use crate::run::record::Table;
use crate::run::scenario::Inputs;

const LOW: f64 = 0.05;
const HIGH: f64 = 0.95;

/// Quantiles over the members.
#[derive(Debug, Clone, Default)]
pub struct Ensemble {
    intervals: BTreeMap<String, (f64, f64)>,
    /// By column of the time series: low and high at every time.
    bands: BTreeMap<String, (Vec<f64>, Vec<f64>)>,
    pub warnings: Vec<String>,
}

struct Sibling {
    outcomes: BTreeMap<String, f64>,
    series: Table,
}

/// Runs the members in parallel; `reference` tells which outcomes and columns there are.
pub fn run(inputs: &Inputs, reference: &Member, progress: Progress<'_>) -> Result<Ensemble, SimulationError> {
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
            sibling(inputs, &inputs.parameters.drawn(&mut stream)?)
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
    let kept: Vec<Sibling> = kept.into_iter().flatten().collect();
    ensemble.reduce(inputs, reference, &kept);
    Ok(ensemble)
}

fn sibling(inputs: &Inputs, parameters: &Parameters) -> Result<Sibling, SimulationError> {
    let inputs = &personal(inputs, parameters);
    let member = Member::simulate(inputs, parameters, ENSEMBLE_TOLERANCE)?;
    let outcomes = outcomes::collect(inputs, parameters, &member)
        .into_iter()
        .filter_map(|outcome| outcome.value.map(|value| (outcome.name, value)))
        .collect();
    let series = if inputs.duration > 0.0 { series::table(inputs, parameters, &member) } else { Table::new() };
    Ok(Sibling { outcomes, series })
}

fn interval(mut values: Vec<f64>) -> Option<(f64, f64)> {
    Some((percentile(&mut values, LOW)?, percentile(&mut values, HIGH)?))
}

impl Ensemble {
    fn reduce(&mut self, inputs: &Inputs, reference: &Member, siblings: &[Sibling]) {
        for outcome in outcomes::collect(inputs, &inputs.parameters, reference) {
            let values = siblings.iter().filter_map(|sibling| sibling.outcomes.get(&outcome.name).copied()).collect();
            if let Some(interval) = interval(values) {
                self.intervals.insert(outcome.name, interval);
            }
        }
        let Some(first) = siblings.first() else { return };
        for (index, column) in first.series.columns.iter().enumerate().skip(1) {
            let band = (0..column.values.len()).map(|time| {
                let values = siblings.iter().map(|sibling| sibling.series.columns[index].values[time]);
                interval(values.filter(|value| value.is_finite()).collect()).unwrap_or((f64::NAN, f64::NAN))
            });
            self.bands.insert(column.name.clone(), band.unzip());
        }
    }

    /// Low and high of an outcome.
    pub fn interval(&self, outcome: &str) -> Option<(f64, f64)> {
        self.intervals.get(outcome).copied()
    }

    /// Adds `name.low` and `name.high` after every column that has a band.
    pub fn add_bands(&self, table: &mut Table) {
        let columns = std::mem::take(&mut table.columns);
        for column in columns {
            let (name, unit) = (column.name.clone(), column.unit.clone());
            table.columns.push(column);
            if let Some((low, high)) = self.bands.get(&name) {
                table.push(format!("{name}.low"), unit.clone(), low.clone());
                table.push(format!("{name}.high"), unit, high.clone());
            }
        }
    }
}
