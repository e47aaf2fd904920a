//! A scar healed ring by ring: each as a column of its own deficit, hit by what the needles reach there.
//!
//! Depth is told against the healthy skin around the scar, which is treated with it and rises and falls, too. An old scar is stable, while the
//! kinetics would draw its collagen back to healthy over years: what the rest of the dent would do without sessions and serum is taken off.

mod face;
mod floor;

use super::SimulationError;
use super::healing_stage::Request;
use crate::physics::scar::{Relief, Scar, relief};

pub use face::{FaceStage, simulate_face};
use floor::Floors;

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
