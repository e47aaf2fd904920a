//! A scar healed ring by ring: each as a column of its own deficit, hit by what the needles reach there.
//!
//! Depth is told against the healthy skin around the scar, which is treated with it and rises and falls, too. An old scar is stable, while the
//! kinetics would draw its collagen back to healthy over years: what the rest of the dent would do without sessions and serum is taken off.

mod face;
mod floor;

use super::SimulationError;
use super::healing_stage::Request;
use crate::physics::parameter::OutcomeParameters;
use crate::physics::scar::{Relief, Scar, relief};

pub use face::{FaceStage, simulate_face};
use floor::Floors;

/// Radii of the rings over half the width of the scar.
const RINGS: [f64; 4] = [0.0, 0.5, 0.85, 1.1];
/// Radius beyond which the scar is over, in the same unit.
const END: f64 = 1.5;
/// Steps of a section from the axis to there.
const SECTION: u32 = 40;
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
    let floors = Floors::new(request)?;
    let half = 0.5 * scar.width;
    let mut radii = Vec::new();
    let mut dents = Vec::new();
    let mut depths = vec![Vec::with_capacity(RINGS.len() + 1); request.calendar.series.len()];
    for ring in RINGS {
        let dent = scar.profile(ring * half, &request.parameters.outcome);
        let dent = if dent < FLAT * scar.depth { 0.0 } else { dent };
        radii.push(ring * half);
        dents.push(dent);
        for (rings, depth) in depths.iter_mut().zip(floors.depths(&scar, dent)?) {
            rings.push(depth);
        }
    }
    radii.push(END * half);
    dents.push(0.0);
    depths.iter_mut().for_each(|rings| rings.push(0.0));
    Ok(Some(ScarStage { scar, radii, dents, depths, standoff: floors.standoff(&scar) }))
}

impl ScarStage {
    /// Radii of a section from the axis to where the scar is over, mm.
    pub fn section_radii(&self) -> Vec<f64> {
        let end = self.radii.last().copied().unwrap_or_default();
        (0..=SECTION).map(|step| end * f64::from(step) / f64::from(SECTION)).collect()
    }

    /// Depths there, mm: between two rings the share of the dent that is left goes evenly, and the dent keeps its shape.
    pub fn section(&self, time: usize, parameters: &OutcomeParameters) -> Vec<f64> {
        let depth = |radius: f64| self.scar.profile(radius, parameters) * self.left(time, radius);
        self.section_radii().into_iter().map(depth).collect()
    }

    pub fn relief(&self, time: usize, parameters: &OutcomeParameters) -> Relief {
        relief(self.scar.width, &self.section_radii(), &self.section(time, parameters))
    }

    /// Share of the greatest depth of the untreated dent that has filled.
    pub fn filled(&self, time: usize) -> f64 {
        1.0 - self.depths[time].iter().copied().fold(0.0, f64::max) / self.scar.depth
    }

    /// Share of its volume.
    pub fn volume_filled(&self, time: usize, parameters: &OutcomeParameters) -> f64 {
        let radii = self.section_radii();
        let untreated: Vec<f64> = radii.iter().map(|radius| self.scar.profile(*radius, parameters)).collect();
        1.0 - self.relief(time, parameters).volume / relief(self.scar.width, &radii, &untreated).volume
    }

    /// Share of the dent that is left at a place; beyond the last ring with a dent what is left there.
    fn left(&self, time: usize, radius: f64) -> f64 {
        let dented = self.dents.iter().take_while(|dent| **dent > 0.0).count();
        let shares = |ring: usize| self.depths[time][ring] / self.dents[ring];
        let after = self.radii[..dented].partition_point(|known| *known <= radius);
        match after {
            0 => 1.0,
            after if after == dented => shares(dented - 1),
            after => {
                let (from, to) = (self.radii[after - 1], self.radii[after]);
                let (before, next) = (shares(after - 1), shares(after));
                before + (next - before) * (radius - from) / (to - from)
            }
        }
    }
}
