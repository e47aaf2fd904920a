//! A scar healed ring by ring: each as a column of its own deficit, hit by what the needles reach there.
//!
//! Depth is told against the healthy skin around the scar, which is treated with it and rises and falls, too. An old scar is stable, while the
//! kinetics would draw its collagen back to healthy over years: what the rest of the dent would do without sessions and serum is taken off.

use super::SimulationError;
use super::calendar::Calendar;
use super::healing_stage::{self, Accuracy, Ground, HealingStage, Request};
use crate::physics::healing::State;
use crate::physics::parameter::OutcomeParameters;
use crate::physics::puncture::Motion;
use crate::physics::scar::{Relief, Scar, relief, sinking};

/// Radii of the rings over half the width of the scar.
const RINGS: [f64; 5] = [0.0, 0.4, 0.7, 0.95, 1.25];
/// Radius beyond which the scar is over, in the same unit.
const END: f64 = 1.5;
/// A dent of less than this share of the depth counts as none.
const FLAT: f64 = 0.01;

/// What became of the scar. One entry a time of the calendar's series, each with one a ring.
#[derive(Debug, Clone)]
pub struct ScarStage {
    pub scar: Scar,
    /// mm; the last is where the scar is over.
    pub radii: Vec<f64>,
    /// Before the first session.
    pub dents: Vec<f64>,
    pub depths: Vec<Vec<f64>>,
    /// How far the body of the device stays off the deepest place, mm.
    pub standoff: f64,
}

/// Heals the scar of the scenario; `None` without one.
///
/// # Errors
/// As healing.
pub fn simulate(request: &Request<'_>) -> Result<Option<ScarStage>, SimulationError> {
    let Some(scar) = request.inputs.scar else { return Ok(None) };
    let parameters = &request.parameters.outcome;
    let drum = request.inputs.device.as_ref().and_then(|device| match device.motion {
        Motion::Roller { drum_diameter, .. } => Some(0.5 * drum_diameter),
        Motion::Stamp | Motion::Pen { .. } => None,
    });
    let half = 0.5 * scar.width;
    // The spread of an ensemble is far wider than the error of its tolerance.
    let coarse = Request { accuracy: Accuracy::Member, ..*request };
    let calm = Calendar { sessions: Vec::new(), ..request.calendar.clone() };
    let untreated = Request { calendar: &calm, absorption: None, ..coarse };
    let followed = |dent: f64| -> Result<Vec<f64>, SimulationError> {
        let column = scar.column(dent, request.inputs.skin.dermis, parameters);
        let standoff = scar.standoff(dent, drum);
        let healed = |request: &Request<'_>| healing_stage::simulate_on(request, Ground { column, standoff });
        let (treated, untreated) = (healed(&coarse)?, healed(&untreated)?);
        let [treated_sinks, untreated_sinks] = [&treated, &untreated].map(|healing| sinkings(healing, parameters));
        let sinks = without_drift(dent - column.held(1.0), &treated_sinks, &untreated_sinks);
        let tether = tether(request, &treated, standoff);
        Ok(sinks.iter().zip(tether).map(|(sinks, left)| sinks + column.held(left)).collect())
    };
    let around = followed(0.0)?;
    let mut radii = Vec::new();
    let mut dents = Vec::new();
    let mut depths = vec![Vec::with_capacity(RINGS.len() + 1); around.len()];
    for ring in RINGS {
        let dent = scar.profile(ring * half, parameters);
        let depth = if dent < FLAT * scar.depth { around.clone() } else { followed(dent)? };
        radii.push(ring * half);
        dents.push(if dent < FLAT * scar.depth { 0.0 } else { dent });
        for (rings, (depth, around)) in depths.iter_mut().zip(depth.iter().zip(&around)) {
            rings.push(depth - around);
        }
    }
    radii.push(END * half);
    dents.push(0.0);
    depths.iter_mut().for_each(|rings| rings.push(0.0));
    Ok(Some(ScarStage { scar, radii, dents, depths, standoff: scar.standoff(scar.depth, drum) }))
}

/// The course of the depth that was `dent` (mm) under treatment, less what an untreated scar gains by itself: in every step the part
/// of that gain which belongs to what is left of the dent, as what has filled no longer drifts.
fn without_drift(dent: f64, treated: &[f64], untreated: &[f64]) -> Vec<f64> {
    let mut told = dent;
    let steps = treated.windows(2).zip(untreated.windows(2));
    let rest = steps.map(|(treated, untreated)| {
        let drift = if untreated[0] > 0.0 { (untreated[1] - untreated[0]) * told / untreated[0] } else { 0.0 };
        told += treated[1] - treated[0] - drift;
        told
    });
    std::iter::once(dent).chain(rest).collect()
}

/// How far the surface sinks for want of collagen at each time, mm.
fn sinkings(healing: &HealingStage, parameters: &OutcomeParameters) -> Vec<f64> {
    let healthy = healing.kinetics.healthy.state.mature_collagen();
    let at = |cells: &Vec<State<f64>>| {
        let ratios = |((top, bottom), x): ((f64, f64), &State<f64>)| (bottom - top, x.mature_collagen() / healthy);
        sinking(healing.layers().into_iter().zip(cells).map(ratios), parameters)
    };
    healing.cells.iter().map(at).collect()
}

/// What is left of the tether at each time: every session cuts what its needles cut at the bottom of the dermis.
fn tether(request: &Request<'_>, healing: &HealingStage, standoff: f64) -> Vec<f64> {
    let (top, bottom) = healing.layers().last().copied().unwrap_or_default();
    let cut = |session: usize| request.punctures[session].injury.fractions(top + standoff, bottom + standoff).cut;
    let sessions = &request.calendar.sessions;
    let left =
        |time: f64| (0..sessions.len()).filter(|index| sessions[*index] < time).map(|index| 1.0 - cut(index)).product();
    request.calendar.series.iter().map(|time| left(*time)).collect()
}

impl ScarStage {
    pub fn relief(&self, time: usize) -> Relief {
        relief(self.scar.width, &self.radii, &self.depths[time])
    }

    /// Share of the greatest depth of the untreated dent that has filled.
    pub fn filled(&self, time: usize) -> f64 {
        1.0 - self.relief(time).deepest / self.scar.depth
    }

    /// Share of its volume.
    pub fn volume_filled(&self, time: usize) -> f64 {
        1.0 - self.relief(time).volume / relief(self.scar.width, &self.radii, &self.dents).volume
    }
}
