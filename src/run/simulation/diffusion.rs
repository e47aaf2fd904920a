//! How much hangs on the diffusion of TGF-β, whose published values lie 160-fold apart.
//!
//! It decides how far the signal reaches from a channel before it decays, √(D/d), and so whether the tissue between channels
//! responds. Where space is resolved, a run therefore tells its own course at both ends of the range too. All of them are
//! computed in unit cells (`channel`), also those of a patch, so that they differ by the diffusion alone.

use rayon::prelude::*;

use super::SimulationError;
use super::device_stage::GoOn;
use super::healing_stage::{self, Accuracy, HealingStage, Request};
use super::member::{Attendance, Member};
use crate::physics::outcome::Ratios;
use crate::physics::parameter::Parameters;
use crate::run::record::{Nothing, Table};
use crate::run::scenario::{Inputs, Resolution};

const DIFFUSION: &str = "tgf_diffusion";

/// One block of rows for each diffusion, from the lowest up; without columns where nothing depends on it.
///
/// # Errors
/// A course that fails, an interruption.
pub fn band(inputs: &Inputs, member: &Member, go_on: GoOn<'_>) -> Result<Table, SimulationError> {
    let resolved = matches!(inputs.resolution, Resolution::Channel | Resolution::Patch { .. });
    let Some(definition) = Parameters::definition(DIFFUSION).filter(|_| resolved && !member.punctures.is_empty())
    else {
        return Ok(Table::new());
    };
    let mut values = vec![definition.low, inputs.parameters.healing.tgf_diffusion, definition.high];
    values.sort_by(f64::total_cmp);
    values.dedup();
    let courses: Vec<Result<Course, SimulationError>> =
        values.into_par_iter().map(|diffusion| course(inputs, member, diffusion, go_on)).collect();
    Ok(table(&member.calendar.series, courses.into_iter().collect::<Result<Vec<_>, _>>()?))
}

/// What one diffusion makes of the run.
struct Course {
    diffusion: f64,
    /// How far the signal gets before it decays, mm.
    reach: f64,
    myofibroblasts: f64,
    ratios: Vec<Ratios>,
}

fn course(inputs: &Inputs, member: &Member, diffusion: f64, go_on: GoOn<'_>) -> Result<Course, SimulationError> {
    let mut parameters = inputs.parameters.clone();
    parameters.set(DIFFUSION, diffusion)?;
    let reach = (diffusion / parameters.healing.tgf_decay).sqrt();
    let told = |healing: &HealingStage| {
        let states = (0..healing.cells.len()).map(|time| healing.mean_state(time));
        let (ratios, myofibroblasts): (Vec<Ratios>, Vec<f64>) =
            states.map(|state| (Ratios::new(&state, &healing.kinetics.healthy), state.myofibroblasts)).unzip();
        let myofibroblasts = myofibroblasts.into_iter().fold(0.0, f64::max);
        Course { diffusion, reach, myofibroblasts, ratios }
    };
    let own = inputs.resolution == Resolution::Channel && diffusion == inputs.parameters.healing.tgf_diffusion;
    if let Some(healing) = member.healing.as_ref().filter(|_| own) {
        return Ok(told(healing));
    }
    let inputs = &Inputs { resolution: Resolution::Channel, ..inputs.clone() };
    let request = Request {
        inputs,
        parameters: &parameters,
        calendar: &member.calendar,
        punctures: &member.punctures,
        absorption: member.absorption.as_ref(),
        accuracy: Accuracy::Run,
        attendance: Attendance { progress: &|_| go_on(), keeper: &Nothing },
    };
    Ok(told(&healing_stage::simulate(&request)?))
}

fn table(times: &[f64], courses: Vec<Course>) -> Table {
    let column = |value: &dyn Fn(&Course, usize) -> f64| -> Vec<f64> {
        courses.iter().flat_map(|course| (0..times.len()).map(|time| value(course, time))).collect()
    };
    let mut table = Table::new();
    table.push(DIFFUSION, "mm2/d", column(&|course, _| course.diffusion));
    table.push("reach", "mm", column(&|course, _| course.reach));
    table.push("day", "d", column(&|_, time| times[time]));
    table.push("collagen.total", "1", column(&|course, time| course.ratios[time].total));
    table.push("collagen.young", "1", column(&|course, time| course.ratios[time].young));
    table.push("tropoelastin.ratio", "1", column(&|course, time| course.ratios[time].tropoelastin));
    table.push("myofibroblasts.peak", "1/mm3", column(&|course, _| course.myofibroblasts));
    table
}
