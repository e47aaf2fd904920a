//! The simulation: one scenario through all rooms of the physics, and many of its siblings for the intervals.
//!
//! ```text
//! Inputs → puncture (every session) → absorption (channels of the session) → healing (injury, ascorbate) → outcomes
//!        → the same for every member of the ensemble, with other parameters → intervals
//!        → RunRecord
//! ```
//!
//! | file | what it does |
//! |---|---|
//! | calendar | when anything happens or is reported |
//! | member | one set of parameters through all rooms |
//! | absorption_stage, healing_stage | hand what puncture found to the two, and the ascorbate factor from one to the other |
//! | scar_stage, appearance_stage | what a person would see: a scar ring by ring; pigment, colour, risk of dark spots |
//! | absorption_curves | the serum by depth, by the delay of its application, by density and length of the needles |
//! | sampler | samples of a study, which share what they have in common |
//! | patterns | how the holes lie among each other, in the run itself only |
//! | outcomes | reads the catalogue's numbers off a member |
//! | protocol | when the next session is, where it waits for the skin |
//! | device_stage | the device alone, tried with other lengths, forces, tensions and sites |
//! | diffusion | the same run with TGF-β that diffuses as little and as much as published |
//! | series, curves, scar_curve, sessions, tables | columns and rows |
//! | ensemble, bands | draws parameters from the registry's distributions, runs the members in parallel, takes quantiles |
//!
//! The result does not depend on the number of threads: members are drawn by identity and reduced in order.

mod absorption_curves;
mod absorption_stage;
mod appearance_stage;
mod bands;
mod calendar;
mod curves;
mod device_stage;
mod diffusion;
mod ensemble;
mod healing_stage;
mod member;
mod outcomes;
mod patterns;
mod protocol;
mod sampler;
mod scar_curve;
mod scar_stage;
mod series;
mod sessions;
mod shares;
mod tables;

use std::collections::BTreeMap;
use std::time::Instant;

use crate::numerics::grid::AxisError;
use crate::numerics::rosenbrock::Failure;
use crate::physics::absorption::AbsorptionError;
use crate::physics::healing::front::TooSharp;
use crate::physics::parameter::ParameterError;
use crate::physics::puncture::{Motion, PunctureError};
use crate::run::record::checkpoint::CheckpointError;
use crate::run::record::paraview::MeshError;
use crate::run::record::space::MemoryError;
use crate::run::record::{InMemory, Keeper, Nothing, RecordError, RunFacts, RunRecord};
use crate::run::scenario::{Inputs, Resolution};

use curves::{Curves, Rows};
use device_stage::Lengths;
use healing_stage::Accuracy;

use member::Attendance;
pub use member::Member;
use patterns::Patterns;
pub use sampler::Sampler;
pub use shares::Shares;

/// Why a simulation gave no result.
#[derive(Debug, thiserror::Error)]
pub enum SimulationError {
    #[error("interrupted")]
    Interrupted,
    #[error("puncture: {0}")]
    Puncture(#[from] PunctureError),
    #[error("absorption: {0}")]
    Absorption(#[from] AbsorptionError),
    #[error("healing: {0}; a smaller injury or other healing parameters may be within reach of the integrator")]
    Healing(#[from] Failure),
    #[error("a member of the ensemble: {0}")]
    Parameter(#[from] ParameterError),
    #[error("healing: {0}")]
    Grid(#[from] AxisError),
    #[error("healing: {0}")]
    Front(#[from] TooSharp),
    #[error("fields: {0}")]
    Mesh(#[from] MeshError),
    #[error(transparent)]
    Memory(#[from] MemoryError),
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
}

/// The stage whose progress is that of time, and which keeps its state when it is interrupted.
pub const HEALING: &str = "healing";

/// Is told the share done (0 to 1) and the name of the stage; says whether to go on.
pub type Progress<'a> = &'a (dyn Fn(f64, &str) -> bool + Sync);

/// Simulates a scenario, and its ensemble if it asks for one.
///
/// # Errors
/// A stage that fails in the run itself, or an interruption. A member of the ensemble that fails is left out of the
/// intervals and told in the warnings.
pub fn run(inputs: &Inputs, progress: Progress<'_>) -> Result<RunRecord, SimulationError> {
    let keeper = InMemory::default();
    let record = run_kept(inputs, progress, &keeper)?;
    Ok(RunRecord { fields: keeper.into_fields(), ..record })
}

/// As [run]; the fields go to `keeper`. It keeps the state of healing in space, the stage of the run itself that takes long, and
/// an interrupted run goes on from there with the same bits. What comes before is computed again, and so are
/// the ensemble and the tables.
///
/// # Errors
/// As [run]; a keeper that fails, a state that does not belong to the scenario.
pub fn run_kept(inputs: &Inputs, progress: Progress<'_>, keeper: &dyn Keeper) -> Result<RunRecord, SimulationError> {
    let started = Instant::now();
    if !progress(0.0, "simulation") {
        return Err(SimulationError::Interrupted);
    }
    let scenario = &protocol::adapted(inputs, &|| progress(0.0, "protocol"))?;
    let inputs = &member::personal(scenario, &scenario.parameters);
    let attendance = Attendance { progress: &|share| progress(share, HEALING), keeper };
    let mut member = Member::simulate(inputs, &inputs.parameters, Accuracy::Run, attendance)?;
    // Healing is over, and with it the time in which an interruption waits for a checkpoint.
    if !progress(0.0, "simulation") {
        return Err(SimulationError::Interrupted);
    }
    let patterns_started = Instant::now();
    member.patterns = Patterns::analyse(inputs, &member.punctures);
    member.seconds.insert("patterns".to_owned(), patterns_started.elapsed().as_secs_f64());
    let mut seconds = member.seconds.clone();
    let rows = Rows::of(inputs, &member);
    let diffusion_started = Instant::now();
    let diffusion = diffusion::band(inputs, &member, &|share| progress(share, "diffusion of TGF-β"))?;
    if !diffusion.columns.is_empty() {
        seconds.insert("tgf_diffusion".to_owned(), diffusion_started.elapsed().as_secs_f64());
    }
    let ensemble_started = Instant::now();
    let ensemble = ensemble::run(scenario, &member, &rows, progress)?;
    if inputs.members > 0 {
        seconds.insert("ensemble".to_owned(), ensemble_started.elapsed().as_secs_f64());
    }
    let tables_started = Instant::now();
    let go_on = || progress(1.0, "tables");
    let curves = Curves::of(inputs, &inputs.parameters, &member, &rows, Lengths::All, &go_on)?;
    let mut record = tables::record(inputs, &member, curves, &ensemble, &go_on);
    if !go_on() {
        return Err(SimulationError::Interrupted);
    }
    seconds.insert("tables".to_owned(), tables_started.elapsed().as_secs_f64());
    seconds.insert("simulation".to_owned(), started.elapsed().as_secs_f64());
    record.tgf_diffusion = diffusion;
    record.facts = facts(inputs, &member, &ensemble, seconds);
    record.facts.warnings.extend(device_stage::failures(&record.set_depth, &record.device_sensitivity));
    Ok(record)
}

/// The outcomes of one run without tables or ensemble, for studies.
///
/// # Errors
/// A stage that fails.
pub fn outcomes(inputs: &Inputs) -> Result<Vec<crate::physics::outcome::Outcome>, SimulationError> {
    outcomes_while(inputs, &|_| true)
}

/// As [outcomes], as long as `progress`, which is told the share of healing that is done, says so.
///
/// # Errors
/// A stage that fails, an interruption.
pub fn outcomes_while(
    inputs: &Inputs,
    progress: &(dyn Fn(f64) -> bool + Sync),
) -> Result<Vec<crate::physics::outcome::Outcome>, SimulationError> {
    let inputs = &protocol::adapted(inputs, &|| progress(0.0))?;
    let inputs = &member::personal(inputs, &inputs.parameters);
    let attendance = Attendance { progress, keeper: &Nothing };
    let member = Member::simulate(inputs, &inputs.parameters, Accuracy::Run, attendance)?;
    Ok(outcomes::collect(inputs, &inputs.parameters, &member))
}

/// Killed share of the upper dermis from which on the wounds are no longer apart, as the kinetics take them to be.
const DILUTE: f64 = 0.3;

fn beyond_dilute(inputs: &Inputs, member: &Member) -> Option<String> {
    const UPPER_DERMIS: f64 = 0.1;
    let top = inputs.skin.epidermis;
    let killed = member.punctures.first()?.injury.fractions(top, top + UPPER_DERMIS).killed;
    (killed > DILUTE).then(|| {
        format!(
            "a session kills {:.0} % of the upper dermis: the kinetics are set for wounds far apart (about 15 %), and what \
             they say of collagen is an extrapolation",
            100.0 * killed
        )
    })
}

/// What stands in the square that heals, where that is a corner of the pattern.
fn corner(inputs: &Inputs, member: &Member) -> Option<String> {
    let (Resolution::Patch { edge, .. }, Some(treatment)) = (inputs.resolution, &inputs.treatment) else { return None };
    let first = member.punctures.first().filter(|_| edge < treatment.patch)?;
    let holes = first.punctures.iter().filter(|hole| hole.pierced && hole.x < edge && hole.y < edge).count();
    let density = 100.0 * holes as f64 / (edge * edge);
    Some(format!(
        "the square of {edge} mm that heals has {holes} holes after the first session, {density:.0} per cm²; density, depth and killed \
         tissue in the summary are those of the whole pattern ({:.0} per cm²)",
        100.0 * first.statistics.density
    ))
}

/// How the contact of a device was solved, as the manifest tells it.
const FIRST_METHOD: &str = "active set";
const SECOND_METHOD: &str = "active set; projected Newton where it did not converge";

fn facts(inputs: &Inputs, member: &Member, ensemble: &ensemble::Ensemble, seconds: BTreeMap<String, f64>) -> RunFacts {
    let (mut steps, mut residuals) = (BTreeMap::new(), BTreeMap::new());
    if let Some(healing) = &member.healing {
        let work = healing.statistics;
        steps.extend([
            ("healing_accepted".to_owned(), work.accepted),
            ("healing_limited".to_owned(), work.limited),
            ("healing_refused_for_error".to_owned(), work.refused_for_error),
            ("healing_refused_for_sign".to_owned(), work.refused_for_sign),
            ("healing_derivatives".to_owned(), work.derivatives),
        ]);
        residuals.insert("collagen".to_owned(), healing.collagen_residual);
    }
    if let Some(absorption) = &member.absorption {
        steps.insert("absorption".to_owned(), absorption.result.steps as u64);
        residuals.insert("serum_mass".to_owned(), absorption.result.residual);
    }
    let contact = member.punctures.iter().map(|session| session.statistics.contact_residual).reduce(f64::max);
    residuals.extend(contact.map(|residual| ("contact".to_owned(), residual)));
    let mut methods = BTreeMap::new();
    // The contact is the same in all sessions.
    if let Some(session) = member.punctures.first() {
        steps.insert("contact_systems".to_owned(), session.statistics.contact_systems);
        let method = if session.statistics.second_method { SECOND_METHOD } else { FIRST_METHOD };
        methods.insert("contact".to_owned(), method.to_owned());
    }
    let mut warnings = inputs.warnings.clone();
    // Sessions differ by their passes' randomness only: a kind of warning is told once.
    let mut kinds = Vec::new();
    for warning in member.punctures.iter().flat_map(|session| &session.warnings) {
        let kind = std::mem::discriminant(warning);
        if !kinds.contains(&kind) {
            kinds.push(kind);
            warnings.push(warning.to_string());
        }
    }
    if member.healing.is_some() {
        warnings.extend(beyond_dilute(inputs, member));
        warnings.extend(corner(inputs, member));
    }
    warnings.extend(ensemble.warnings.iter().cloned());
    let device = inputs.device.as_ref();
    RunFacts {
        seconds,
        steps,
        residuals,
        methods,
        warnings,
        session_days: member.calendar.sessions.clone(),
        needle_length_mm: device.map(|device| device.needle.length),
        device: device.map(|device| {
            match device.motion {
                Motion::Roller { .. } => "roller",
                Motion::Stamp => "stamp",
                Motion::Pen { .. } => "pen",
            }
            .to_owned()
        }),
        resolution: inputs.resolution.name().to_owned(),
    }
}
