//! One set of parameters through all rooms of the physics.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use super::SimulationError;
use super::absorption_stage::{self, AbsorptionStage};
use super::appearance_stage::AppearanceStage;
use super::calendar::Calendar;
use super::healing_stage::{self, Accuracy, HealingStage, Request};
use super::patterns::Patterns;
use super::scar_stage::{self, FaceStage, ScarStage};
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{self, Device, SessionPuncture, Treatment};
use crate::run::record::Keeper;
use crate::run::scenario::Inputs;

/// Who attends a member at work.
#[derive(Clone, Copy)]
pub struct Attendance<'a> {
    /// Is told how far healing has come, 0 to 1; says whether to go on.
    pub progress: &'a (dyn Fn(f64) -> bool + Sync),
    pub keeper: &'a dyn Keeper,
}

/// The scenario with the person that the parameters describe: thicknesses and force times their factors, all 1 by default.
pub fn personal(inputs: &Inputs, parameters: &Parameters) -> Inputs {
    let mut inputs = inputs.clone();
    inputs.skin = inputs.skin.clone().of_person(&parameters.skin);
    let second = inputs.second.iter_mut().map(|course| &mut course.treatment);
    for treatment in inputs.treatment.iter_mut().chain(second) {
        treatment.force *= parameters.puncture.hand_force_factor;
    }
    inputs
}

/// Devices, how they are used, and the seeds of their patterns: a second device has its own.
pub fn courses(inputs: &Inputs) -> impl Iterator<Item = (&Device, &Treatment, u64)> {
    let first = inputs.device.as_ref().zip(inputs.treatment.as_ref());
    let second = inputs.second.as_ref().map(|course| (&course.device, &course.treatment));
    let seeds = [inputs.seed, inputs.seed.wrapping_add(1 << 32)];
    first.into_iter().chain(second).zip(seeds).map(|((device, treatment), seed)| (device, treatment, seed))
}

/// Sessions of all devices as the calendar has them.
pub fn in_order(courses: Vec<Vec<SessionPuncture>>) -> Vec<SessionPuncture> {
    let mut sessions: Vec<SessionPuncture> = courses.into_iter().flatten().collect();
    sessions.sort_by(|one, other| one.time.total_cmp(&other.time));
    sessions
}

/// What the physics found for one set of parameters.
#[derive(Debug, Clone)]
pub struct Member {
    pub calendar: Calendar,
    pub punctures: Arc<Vec<SessionPuncture>>,
    /// Only of the run itself: its siblings and the samples of a study do without.
    pub patterns: Option<Patterns>,
    pub absorption: Option<AbsorptionStage>,
    /// Nothing in a run without duration, on the bench, and where nobody asks for it.
    pub healing: Option<HealingStage>,
    /// Nothing without a scar, or without healing.
    pub scar: Option<ScarStage>,
    /// Nothing without a face of scars, or without healing.
    pub face: Option<FaceStage>,
    /// Nothing without healing.
    pub appearance: Option<AppearanceStage>,
    /// Wall-clock seconds by stage.
    pub seconds: BTreeMap<String, f64>,
}

impl Member {
    /// Runs the stages one after the other, as long as those who attend let it; `accuracy` is that of healing.
    ///
    /// # Errors
    /// A stage that fails, an interruption.
    pub fn simulate(
        inputs: &Inputs,
        parameters: &Parameters,
        accuracy: Accuracy,
        attendance: Attendance<'_>,
    ) -> Result<Member, SimulationError> {
        let started = Instant::now();
        let simulate = |(device, treatment, seed): (&Device, &Treatment, u64)| {
            puncture::simulate(&inputs.skin, device, treatment, parameters, seed)
        };
        let punctures = in_order(courses(inputs).map(simulate).collect::<Result<Vec<_>, _>>()?);
        let seconds = started.elapsed().as_secs_f64();
        let mut member = Member::after(&Arc::new(punctures), inputs.heals(), inputs, parameters, accuracy, attendance)?;
        member.seconds.insert("puncture".to_owned(), seconds);
        Ok(member)
    }

    /// What follows the sessions that are known already; `heals` says whether that is asked for, too.
    ///
    /// # Errors
    /// A stage that fails, an interruption.
    pub fn after(
        punctures: &Arc<Vec<SessionPuncture>>,
        heals: bool,
        inputs: &Inputs,
        parameters: &Parameters,
        accuracy: Accuracy,
        attendance: Attendance<'_>,
    ) -> Result<Member, SimulationError> {
        let calendar = Calendar::new(inputs);
        let mut seconds = BTreeMap::new();
        let mut started = Instant::now();
        let mut lap = |stage: &str| {
            seconds.insert(stage.to_owned(), started.elapsed().as_secs_f64());
            started = Instant::now();
        };
        let absorption = absorption_stage::simulate(inputs, parameters, &calendar, punctures)?;
        lap("absorption");
        let request = Request {
            inputs,
            parameters,
            calendar: &calendar,
            punctures,
            absorption: absorption.as_ref(),
            accuracy,
            attendance,
        };
        let healing = if heals { Some(healing_stage::simulate(&request)?) } else { None };
        lap("healing");
        let scar = if heals { scar_stage::simulate(&request)? } else { None };
        let face = if heals { scar_stage::simulate_face(&request)? } else { None };
        let appearance = healing.as_ref().map(|healing| AppearanceStage::new(&request, healing));
        lap("appearance");
        let punctures = Arc::clone(punctures);
        Ok(Member { calendar, punctures, patterns: None, absorption, healing, scar, face, appearance, seconds })
    }
}
