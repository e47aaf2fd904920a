//! How much hangs on the diffusion of TGF-β, whose published values lie 160-fold apart.
//!
//! It decides how far the signal reaches from a channel before it decays, √(D/d), and so whether the tissue between channels
//! responds. Where space is resolved, a run therefore tells its own course at both ends of the range too. All of them are
//! computed in unit cells (`channel`), also those of a patch, so that they differ by the diffusion alone; with the tolerance of the
//! members of an ensemble, which is far below what the reach changes around a hole.

use rayon::prelude::*;

use super::SimulationError;
use super::healing_stage::{self, Accuracy, HealingStage, Request};
use super::member::{Attendance, Member};
use super::shares::Shares;
use crate::physics::outcome::Ratios;
use crate::physics::parameter::Parameters;
use crate::run::record::{Nothing, Table};
use crate::run::scenario::{Inputs, Resolution};

const DIFFUSION: &str = "tgf_diffusion";

/// One block of rows for each diffusion, from the lowest up; without columns where nothing depends on it.
///
/// # Errors
/// A course that fails, an interruption by `progress`, which is told the share done.
pub fn band(
    inputs: &Inputs,
    member: &Member,
    progress: &(dyn Fn(f64) -> bool + Sync),
) -> Result<Table, SimulationError> {
    let resolved = matches!(inputs.resolution, Resolution::Channel | Resolution::Patch { .. });
    let Some(definition) = Parameters::definition(DIFFUSION).filter(|_| resolved && !member.punctures.is_empty())
    else {
        return Ok(Table::new());
    };
    let own_diffusion = inputs.parameters.healing.tgf_diffusion;
    let mut values = vec![definition.low, own_diffusion, definition.high];
    values.sort_by(f64::total_cmp);
    values.dedup();
    let own = |diffusion: f64| inputs.resolution == Resolution::Channel && diffusion == own_diffusion;
    let shares = Shares::new(values.iter().map(|value| if own(*value) { 0.0 } else { 1.0 }).collect());
    let courses: Vec<Result<Course, SimulationError>> = values
        .par_iter()
        .enumerate()
        .map(|(number, diffusion)| {
            let healed = member.healing.as_ref().filter(|_| own(*diffusion));
            course(inputs, member, *diffusion, healed, &|share| progress(shares.tell(number, share)))
        })
        .collect();
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

/// `healed`: that course, if it is that of the run itself.
fn course(
    inputs: &Inputs,
    member: &Member,
    diffusion: f64,
    healed: Option<&HealingStage>,
    progress: &(dyn Fn(f64) -> bool + Sync),
) -> Result<Course, SimulationError> {
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
    if let Some(healing) = healed {
        return Ok(told(healing));
    }
    let inputs = &Inputs { resolution: Resolution::Channel, ..inputs.clone() };
    let request = Request {
        inputs,
        parameters: &parameters,
        calendar: &member.calendar,
        punctures: &member.punctures,
        absorption: member.absorption.as_ref(),
        accuracy: Accuracy::Member,
        attendance: Attendance { progress, keeper: &Nothing },
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
