//! Against published measurements: what was measured, the matching virtual experiment, and whether they agree.
//!
//! A [Measurement] is a row of a table: value, conditions, species, source, and whether the source was read or the
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
//! Sessions that must be simulated are the trials, in one file (trial); several experiments read the same one. So it is with whole
//! courses of treatment (clinical).
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
//! | what came of whole courses of treatment, in patients | clinical |
//! | how long water, redness and dye get through | closing |
//! | how fast solutes cross intact skin, solute by solute and over all of them | permeability, accuracy |
//! | how much more crosses needled skin, in diffusion cells | enhancement |
//! | amounts that cross intact skin in diffusion cells | cells |
//! | ascorbate in living skin, patches on needled skin, stripped skin | living |

mod accuracy;
mod array;
mod cells;
mod clinical;
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
use clinical::{Between, Course, Found};
use experiment::Simulated;
use prediction::{NoValue, Prediction};
use trial::Trial;

/// Draws of the registry behind every interval.
const DRAWS: u64 = 200;

/// Those of them, the first, for which sessions are simulated: a contact of hundreds of needles takes its time.
const SIMULATED_DRAWS: usize = 24;

/// Those, the first, for which whole courses are simulated: months of healing, of a scar ring by ring, take longer.
const COURSE_DRAWS: usize = 16;

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
        ("Force of a needle, dents", needle::experiments()),
        ("Suture needles and needles of pens for insulin", suture::experiments()),
        ("Arrays", array::experiments()),
        ("Skin as a material", material::experiments()),
        ("Depth, width and shape of holes", hole::experiments()),
        ("Rollers", roller::experiments()),
        ("Pens", pen::experiments()),
        ("Pain and blood", sensation::experiments()),
        ("Closure of channels, redness, water loss", closing::experiments()),
        ("Permeability of intact skin", permeability::experiments()),
        ("Enhancement by needles", enhancement::experiments()),
        ("Amounts in diffusion cells", cells::experiments()),
        ("Serum in living skin", living::experiments()),
    ]
    .into_iter()
    .chain(clinical::experiments())
    .flat_map(|(subject, experiments)| {
        experiments.into_iter().map(move |experiment| Experiment { subject, ..experiment })
    })
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

/// Runs the experiments whose subject, quantity or aspect has that word in it, such as `depth`; none where there is none.
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
        about.contains(&experiment.measurement)
            || [experiment.aspect, experiment.subject].iter().any(|text| text.to_lowercase().contains(&word))
    });
    compare(&experiments)
}

fn compare(experiments: &[Experiment]) -> Result<Vec<Comparison>, ValidationError> {
    let measurements = measurements()?;
    let draws = draws()?;
    let simulated = AllSimulated {
        sessions: each(
            experiments.iter().flat_map(|experiment| &experiment.trials).map(|trial| (trial.name, *trial)),
            &draws[..=SIMULATED_DRAWS],
            Trial::simulate,
        ),
        courses: each(
            experiments.iter().flat_map(|experiment| &experiment.courses).map(|course| (course.name, *course)),
            &draws[..=COURSE_DRAWS],
            Course::simulate,
        ),
    };
    experiments
        .par_iter()
        .map(|experiment| {
            let of_that_name = |measurement: &&Measurement| measurement.id == experiment.measurement;
            let no_measurement = || ValidationError::NoMeasurement(experiment.measurement.clone());
            let measurement = measurements.iter().find(of_that_name).ok_or_else(no_measurement)?;
            let at_registry = simulated.prediction(experiment, &draws, 0, Between::NONE);
            Ok(Comparison::new(experiment, measurement, &at_registry, &simulated.predictions(experiment, &draws)))
        })
        .collect()
}

/// By name: what was simulated with each draw, or why that can not be.
type ByName<T> = BTreeMap<&'static str, Vec<Result<T, NoValue>>>;

/// Simulates every trial or course that is read, once a draw.
fn each<Of: Sync + 'static, T: Send>(
    wanted: impl Iterator<Item = (&'static str, &'static Of)>,
    draws: &[Parameters],
    simulate: impl Fn(&Of, &Parameters) -> Result<T, NoValue> + Sync,
) -> ByName<T> {
    let wanted: BTreeMap<&str, &Of> = wanted.collect();
    let all: Vec<&Of> = wanted.values().copied().collect();
    let simulated: Vec<Result<T, NoValue>> = (0..all.len() * draws.len())
        .into_par_iter()
        .map(|index| simulate(all[index / draws.len()], &draws[index % draws.len()]))
        .collect();
    let mut simulated = simulated.into_iter();
    wanted.into_keys().map(|name| (name, simulated.by_ref().take(draws.len()).collect())).collect()
}

struct AllSimulated {
    sessions: ByName<SessionPuncture>,
    courses: ByName<Found>,
}

impl AllSimulated {
    /// One a draw, of scores one a draw and study; in internal units.
    fn predictions(&self, experiment: &Experiment, draws: &[Parameters]) -> Vec<Prediction> {
        let last = match (experiment.trials.is_empty(), experiment.courses.is_empty()) {
            (true, true) => draws.len() - 1,
            (false, true) => SIMULATED_DRAWS,
            (_, false) => COURSE_DRAWS,
        };
        let studies = if experiment.of_a_score { Between::studies() } else { vec![Between::NONE] };
        (1..=last)
            .flat_map(|draw| studies.iter().map(move |between| self.prediction(experiment, draws, draw, *between)))
            .collect()
    }

    fn prediction(&self, experiment: &Experiment, draws: &[Parameters], draw: usize, between: Between) -> Prediction {
        (experiment.predict)(&self.of_draw(experiment, draw, between)?, &draws[draw])
    }

    fn of_draw(&self, experiment: &Experiment, draw: usize, between: Between) -> Result<Simulated<'_>, NoValue> {
        Ok(Simulated {
            sessions: experiment
                .trials
                .iter()
                .map(|trial| of(&self.sessions, trial.name, draw))
                .collect::<Result<_, _>>()?,
            courses: experiment
                .courses
                .iter()
                .map(|course| of(&self.courses, course.name, draw))
                .collect::<Result<_, _>>()?,
            between,
        })
    }
}

fn of<'a, T>(simulated: &'a ByName<T>, name: &str, draw: usize) -> Result<&'a T, NoValue> {
    match simulated.get(name).and_then(|draws| draws.get(draw)) {
        Some(found) => found.as_ref().map_err(NoValue::clone),
        None => Err(NoValue::NoSession),
    }
}

/// The registry as it is, and drawn [DRAWS] times.
fn draws() -> Result<Vec<Parameters>, ParameterError> {
    let base = Parameters::default();
    let drawn = (0..DRAWS).map(|draw| base.drawn(&mut Stream::new(SEED, "validate", draw)));
    std::iter::once(Ok(base.clone())).chain(drawn).collect()
}
