//! A scar healed ring by ring: each as a column of its own deficit, hit by what the needles reach there.
//!
//! Depth is told against the healthy skin around the scar, which is treated with it and rises and falls, too. An old scar is stable, while the
//! kinetics would draw its collagen back to healthy over years: what the same ring does without sessions and serum is taken off.

use super::SimulationError;
use super::calendar::Calendar;
use super::healing_stage::{self, Accuracy, Ground, HealingStage, Request};
use crate::physics::parameter::OutcomeParameters;
use crate::physics::puncture::Motion;
use crate::physics::scar::{Column, Relief, Scar, relief};

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
        let depths = |request: &Request<'_>| -> Result<Vec<f64>, SimulationError> {
            let healing = healing_stage::simulate_on(request, Ground { column, standoff })?;
            let tether = tether(request, &healing, standoff);
            Ok((0..tether.len()).map(|time| depth(&column, &healing, time, tether[time], parameters)).collect())
        };
        let (treated, drifting) = (depths(&coarse)?, depths(&untreated)?);
        Ok(treated.iter().zip(&drifting).map(|(treated, drifting)| dent + treated - drifting).collect())
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

fn depth(column: &Column, healing: &HealingStage, time: usize, tether: f64, parameters: &OutcomeParameters) -> f64 {
    let healthy = healing.kinetics.healthy.collagen;
    let layers = healing.layers().into_iter().zip(&healing.cells[time]);
    let ratios = layers.map(|((top, bottom), x)| (bottom - top, x.collagen() / healthy));
    column.depth(ratios, tether, parameters)
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

    /// Share of the volume of the untreated dent that has filled.
    pub fn filled(&self, time: usize) -> f64 {
        1.0 - self.relief(time).volume / relief(self.scar.width, &self.radii, &self.dents).volume
    }
}
