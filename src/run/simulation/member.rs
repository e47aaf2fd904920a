//! One set of parameters through all rooms of the physics.

use std::collections::BTreeMap;
use std::time::Instant;

use super::SimulationError;
use super::absorption_stage::{self, AbsorptionStage};
use super::calendar::Calendar;
use super::device_stage::GoOn;
use super::healing_stage::{self, Accuracy, HealingStage, Request};
use super::patterns::Patterns;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{self, SessionPuncture};
use crate::run::scenario::Inputs;

/// The scenario with the person that the parameters describe: thicknesses and force times their factors, all 1 by default.
pub fn personal(inputs: &Inputs, parameters: &Parameters) -> Inputs {
    let mut inputs = inputs.clone();
    inputs.skin = inputs.skin.clone().of_person(&parameters.skin);
    if let Some(treatment) = &mut inputs.treatment {
        treatment.force *= parameters.puncture.hand_force_factor;
    }
    inputs
}

/// What the physics found for one set of parameters.
#[derive(Debug, Clone)]
pub struct Member {
    pub calendar: Calendar,
    pub punctures: Vec<SessionPuncture>,
    /// Only of the run itself: its siblings and the samples of a study do without.
    pub patterns: Option<Patterns>,
    pub absorption: Option<AbsorptionStage>,
    /// Nothing in a run without duration.
    pub healing: Option<HealingStage>,
    /// Wall-clock seconds by stage.
    pub seconds: BTreeMap<String, f64>,
}

impl Member {
    /// Runs the stages one after the other, as long as `go_on`; `accuracy` is that of healing.
    ///
    /// # Errors
    /// A stage that fails, an interruption.
    pub fn simulate(
        inputs: &Inputs,
        parameters: &Parameters,
        accuracy: Accuracy,
        go_on: GoOn<'_>,
    ) -> Result<Member, SimulationError> {
        let calendar = Calendar::new(inputs);
        let mut seconds = BTreeMap::new();
        let mut started = Instant::now();
        let mut lap = |stage: &str| {
            seconds.insert(stage.to_owned(), started.elapsed().as_secs_f64());
            started = Instant::now();
        };
        let punctures = match (&inputs.device, &inputs.treatment) {
            (Some(device), Some(treatment)) => {
                puncture::simulate(&inputs.skin, device, treatment, parameters, inputs.seed)?
            }
            _ => Vec::new(),
        };
        lap("puncture");
        let absorption = absorption_stage::simulate(inputs, parameters, &calendar, &punctures)?;
        lap("absorption");
        let healing = if inputs.duration > 0.0 {
            Some(healing_stage::simulate(&Request {
                inputs,
                parameters,
                calendar: &calendar,
                punctures: &punctures,
                absorption: absorption.as_ref(),
                accuracy,
                go_on,
            })?)
        } else {
            None
        };
        lap("healing");
        Ok(Member { calendar, punctures, patterns: None, absorption, healing, seconds })
    }
}
