//! Against published measurements: what was measured, the matching virtual experiment, and whether they agree.
//!
//! A [Measurement] is a row of `measurements.csv`: value, conditions, species, source, and whether the source was read or the
//! number recalled. An [Experiment] says in words how the model stands in for those conditions and is a function of the
//! registry. [run] draws the registry from its distributions, as an ensemble does, and compares ([Comparison]): inside when
//! the measurement, with its own spread or range, and the 5–95 % interval of the prediction overlap; outside otherwise.
//!
//! Three rules keep this honest:
//!
//! * Nothing is fitted here. A miss is a result, and stays in the table.
//! * A row whose measurement gave the registry a value is marked [Kind::ByConstruction]: its agreement predicts nothing.
//!   Where a range of the registry only ends at it, [Kind::EndOfRange]. Geometry and counting are [Kind::Arithmetic].
//! * What the model can not represent is listed with the reason ([not_represented]), instead of being represented badly.
//!
//! Where the source tells less than the model asks for (the taper of a needle, the force of a hand), the experiment draws it
//! with the rest of the registry, or states what it assumes.
//!
//! Sessions that must be simulated are the trials, in one file (trial); several experiments read the same one.
//!
//! | subject | file |
//! |---|---|
//! | force of one needle, dents, what the force is made of | needle |
//! | suture needles and needles of insulin pens | suture |
//! | arrays pressed by hand or machine | array |
//! | relaxation and stiffness of skin | material |
//! | depth, width and shape of what a needle leaves | hole |
//! | geometry of the drum, density of holes | roller |
//! | depth, frequency, vibration | pen |
//! | pain, bleeding | sensation |
//! | how long water, redness and dye get through | closing |
//! | how fast solutes cross intact skin, solute by solute and over all of them | permeability, accuracy |
//! | how much more crosses needled skin, in diffusion cells | enhancement |
//! | amounts that cross intact skin in diffusion cells | cells |
//! | ascorbate in living skin, patches on needled skin, stripped skin | living |

mod accuracy;
mod array;
mod cells;
mod closing;
mod comparison;
mod donor;
mod enhancement;
mod experiment;
mod hole;
mod living;
mod material;
mod measurement;
mod needle;
mod not_represented;
mod pen;
mod permeability;
mod prediction;
mod roller;
mod sensation;
mod suture;
mod trial;

pub use accuracy::{Summary, summaries};
pub use comparison::{Comparison, Verdict};
pub use experiment::{Experiment, Kind};
pub use measurement::{Measurement, MeasurementError, Provenance, Value};
pub use not_represented::{Omission, not_represented};

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::numerics::random::Stream;
use crate::physics::parameter::{ParameterError, Parameters};
use crate::physics::puncture::SessionPuncture;
use prediction::{NoValue, Prediction};
use trial::Trial;

/// Draws of the registry behind every interval.
const DRAWS: u64 = 200;

/// Those of them, the first, for which sessions are simulated: a contact of hundreds of needles takes its time.
const SIMULATED_DRAWS: usize = 24;

/// The registry's draws are always the same ones.
const SEED: u64 = 1;

/// Why nothing could be compared: a fault of the program's own tables, which its tests would have found.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ValidationError {
    #[error(transparent)]
    Measurement(#[from] MeasurementError),
    #[error(transparent)]
    Parameter(#[from] ParameterError),
    #[error("the experiment on `{0}` has no measurement of that name")]
    NoMeasurement(String),
}

/// All measurements: those of `measurements.csv`, then those of `permeability.csv`.
///
/// # Errors
/// A row that does not parse; a test asserts that there is none.
pub fn measurements() -> Result<Vec<Measurement>, MeasurementError> {
    let mut measurements = measurement::measurements()?;
    measurements.extend(permeability::measurements()?);
    Ok(measurements)
}

/// All experiments, subject by subject.
pub fn experiments() -> Vec<Experiment> {
    [
        needle::experiments(),
        suture::experiments(),
        array::experiments(),
        material::experiments(),
        hole::experiments(),
        roller::experiments(),
        pen::experiments(),
        sensation::experiments(),
        closing::experiments(),
        permeability::experiments(),
        enhancement::experiments(),
        cells::experiments(),
        living::experiments(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Runs all experiments, in parallel; the result does not depend on the number of threads.
///
/// # Errors
/// A fault of the tables: see [ValidationError].
pub fn run() -> Result<Vec<Comparison>, ValidationError> {
    compare(&experiments())
}

/// Runs the experiments on one measurement; none where there is no such measurement.
///
/// # Errors
/// A fault of the tables: see [ValidationError].
pub fn run_one(measurement: &str) -> Result<Vec<Comparison>, ValidationError> {
    let mut experiments = experiments();
    experiments.retain(|experiment| experiment.measurement.eq_ignore_ascii_case(measurement));
    compare(&experiments)
}

/// Runs the experiments whose quantity or aspect has that word in it, such as `depth`; none where there is none.
///
/// # Errors
/// A fault of the tables: see [ValidationError].
pub fn run_about(word: &str) -> Result<Vec<Comparison>, ValidationError> {
    let word = word.to_lowercase();
    let about: Vec<String> = measurements()?
        .into_iter()
        .filter(|measurement| measurement.quantity.to_lowercase().contains(&word))
        .map(|measurement| measurement.id)
        .collect();
    let mut experiments = experiments();
    experiments.retain(|experiment| {
        about.contains(&experiment.measurement) || experiment.aspect.to_lowercase().contains(&word)
    });
    compare(&experiments)
}

fn compare(experiments: &[Experiment]) -> Result<Vec<Comparison>, ValidationError> {
    let measurements = measurements()?;
    let draws = draws()?;
    let sessions = sessions(experiments, &draws[..SIMULATED_DRAWS]);
    experiments
        .par_iter()
        .map(|experiment| {
            let of_that_name = |measurement: &&Measurement| measurement.id == experiment.measurement;
            let no_measurement = || ValidationError::NoMeasurement(experiment.measurement.clone());
            let measurement = measurements.iter().find(of_that_name).ok_or_else(no_measurement)?;
            Ok(Comparison::new(experiment, measurement, &predictions(experiment, &draws, &sessions)))
        })
        .collect()
}

/// By name of the trial: the session of each draw, or why it can not be simulated.
type Sessions = BTreeMap<&'static str, Vec<Result<SessionPuncture, NoValue>>>;

/// Simulates every trial that is read, once a draw.
fn sessions(experiments: &[Experiment], draws: &[Parameters]) -> Sessions {
    let trials: BTreeMap<&str, &Trial> =
        experiments.iter().flat_map(|experiment| &experiment.trials).map(|trial| (trial.name, *trial)).collect();
    let trials: Vec<&Trial> = trials.into_values().collect();
    let simulated: Vec<Result<SessionPuncture, NoValue>> = (0..trials.len() * draws.len())
        .into_par_iter()
        .map(|index| trials[index / draws.len()].simulate(&draws[index % draws.len()]))
        .collect();
    let mut simulated = simulated.into_iter();
    trials.iter().map(|trial| (trial.name, simulated.by_ref().take(draws.len()).collect())).collect()
}

/// One a draw, in internal units.
fn predictions(experiment: &Experiment, draws: &[Parameters], sessions: &Sessions) -> Vec<Prediction> {
    let draws = if experiment.trials.is_empty() { draws } else { &draws[..SIMULATED_DRAWS] };
    let predict = |(draw, parameters): (usize, &Parameters)| {
        let of_draw = |trial: &&Trial| match sessions.get(trial.name).and_then(|sessions| sessions.get(draw)) {
            Some(session) => session.as_ref().map_err(NoValue::clone),
            None => Err(NoValue::NoSession),
        };
        let sessions: Vec<&SessionPuncture> = experiment.trials.iter().map(of_draw).collect::<Result<_, _>>()?;
        (experiment.predict)(&sessions, parameters)
    };
    draws.iter().enumerate().map(predict).collect()
}

/// The registry drawn [DRAWS] times.
fn draws() -> Result<Vec<Parameters>, ParameterError> {
    let base = Parameters::default();
    (0..DRAWS).map(|draw| base.drawn(&mut Stream::new(SEED, "validate", draw))).collect()
}
