//! The depth of one place of a scar over the calendar, against the healthy skin around it.

use super::super::SimulationError;
use super::super::calendar::Calendar;
use super::super::healing_stage::{self, Accuracy, Ground, HealingStage, Request};
use crate::physics::healing::State;
use crate::physics::parameter::OutcomeParameters;
use crate::physics::puncture::{Device, Motion};
use crate::physics::scar::{Kind, Scar, sinking};

/// Heals places of scars under one treatment.
pub struct Floors<'a> {
    treated: Request<'a>,
    calm: Calendar,
    /// Radii of the drums of the two devices, where they have one, mm.
    drums: [Option<f64>; 2],
    /// What the skin around sinks and rises under the same treatment, mm.
    around: Vec<f64>,
}

impl<'a> Floors<'a> {
    /// # Errors
    /// As healing.
    pub fn new(request: &Request<'a>) -> Result<Floors<'a>, SimulationError> {
        let inputs = request.inputs;
        let drums = [inputs.device.as_ref(), inputs.second.as_ref().map(|second| &second.device)].map(drum);
        // The spread of an ensemble is far wider than the error of its tolerance.
        let treated = Request { accuracy: Accuracy::Member, ..*request };
        let calm = Calendar { sessions: Vec::new(), by_second: Vec::new(), ..request.calendar.clone() };
        let mut floors = Floors { treated, calm, drums, around: vec![0.0; request.calendar.series.len()] };
        let flat = Scar { kind: Kind::Boxcar, width: 1.0, depth: 0.0 };
        floors.around = floors.followed(&flat, 0.0)?;
        Ok(floors)
    }

    /// Depth below the skin around it at each time of the series where a scar's surface was `dent` deep, mm; the first as before any session.
    ///
    /// # Errors
    /// As healing.
    pub fn depths(&self, scar: &Scar, dent: f64) -> Result<Vec<f64>, SimulationError> {
        let here = if dent > 0.0 { self.followed(scar, dent)? } else { self.around.clone() };
        let mut depths: Vec<f64> = here.iter().zip(&self.around).map(|(here, around)| here - around).collect();
        if let Some(before) = depths.first_mut() {
            *before = dent;
        }
        Ok(depths)
    }

    /// How far the body of the first device stays off the floor, mm.
    pub fn standoff(&self, scar: &Scar) -> f64 {
        scar.standoff(scar.depth, self.drums[0])
    }

    fn followed(&self, scar: &Scar, dent: f64) -> Result<Vec<f64>, SimulationError> {
        let Request { inputs, parameters, .. } = self.treated;
        let parameters = &parameters.outcome;
        let column = scar.column(dent, inputs.skin.dermis, parameters);
        let standoff = self.drums.map(|drum| scar.standoff(dent, drum));
        let healed = |request: &Request<'_>| healing_stage::simulate_on(request, Ground { column, standoff });
        let treated = healed(&self.treated)?;
        let mut sinks = sinkings(&treated, parameters);
        // Healthy skin does not drift.
        if dent > 0.0 {
            let untreated = Request { calendar: &self.calm, absorption: None, ..self.treated };
            let untreated = sinkings(&healed(&untreated)?, parameters);
            let missing = dent - column.held(1.0);
            // Layers are as high as they are, and the exponent makes more of one that the deficit fills in part: told is the dent.
            let scale = untreated.first().map_or(1.0, |first| missing / first);
            let [treated, untreated] =
                [&sinks, &untreated].map(|sinks| sinks.iter().map(|one| one * scale).collect::<Vec<f64>>());
            sinks = without_drift(missing, &treated, &untreated);
        }
        let tether = tether(&self.treated, &treated, standoff);
        Ok(sinks.iter().zip(tether).map(|(sinks, left)| sinks + column.held(left)).collect())
    }
}

/// Radius of the drum that a device has, mm.
fn drum(device: Option<&Device>) -> Option<f64> {
    match device?.motion {
        Motion::Roller { drum_diameter, .. } => Some(0.5 * drum_diameter),
        Motion::Stamp | Motion::Pen { .. } => None,
    }
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
fn tether(request: &Request<'_>, healing: &HealingStage, standoff: [f64; 2]) -> Vec<f64> {
    let (top, bottom) = healing.layers().last().copied().unwrap_or_default();
    let Calendar { sessions, by_second, .. } = request.calendar;
    let cut = |session: usize| {
        let standoff = standoff[usize::from(by_second[session])];
        request.punctures[session].injury.fractions(top + standoff, bottom + standoff).cut
    };
    let left =
        |time: f64| (0..sessions.len()).filter(|index| sessions[*index] < time).map(|index| 1.0 - cut(index)).product();
    request.calendar.series.iter().map(|time| left(*time)).collect()
}
