//! What a run will cost, roughly: counted from the calendar, at prices that were measured once.
//!
//! ```text
//! t = (1 + members) [device + sessions (s + n s₁) + days h + applications a] + trials (device + s) + sessions p + band + f
//! ```
//!
//! The band, where space is resolved: two or three courses in unit cells, over the diffusion of TGF-β. Prices are those of one core of a small machine, of the optimised program, in the runs of the project's own scenarios, which
//! they meet within twice either way; another machine, stiff healing, arrays of hundreds of needles (a contact costs the cube of
//! what touches) or a large ensemble of large patches may cost more.

use super::inputs::{Inputs, Resolution};
use super::plan::expected_punctures;
use super::warnings::LEAST_MEMBERS;
use crate::physics::healing::tissue::Column;

/// Either way.
pub const ESTIMATE_FACTOR: f64 = 3.0;

/// Seconds of one core: the contact of a device with the skin, once for every set of parameters.
const CONTACT: f64 = 0.03;
/// A session, and every strike in it.
const SESSION: f64 = 0.005;
const STRIKE: f64 = 5e-5;
/// How the holes of a session lie among each other; in the run itself only.
const PATTERN: f64 = 0.1;
/// Healing: its start, and a day of it through the depth of the skin; well mixed it has a tenth of the cells.
const HEALING: f64 = 0.02;
const DAY: f64 = 2e-4;
const WELL_MIXED: f64 = 0.1;
/// The same of unit cells, and of one cell of a patch.
const CHANNEL: f64 = 150.0;
const VOXEL: f64 = 0.1;
/// One application of a serum.
const APPLICATION: f64 = 0.03;
/// Figures and report.
const REPORT: f64 = 0.6;
/// Trials of a device run: of the run itself, and of each of the first [LEAST_MEMBERS] of its ensemble.
const TRIALS: (f64, f64) = (22.0, 2.0);

/// MB: the program while it draws, and a strike with its injury.
const PROGRAM: f64 = 60.0;
const STRIKE_MEMORY: f64 = 1e-3;
/// MB that a cell of a patch takes: its variables, the stages of a step, and what is drawn of it.
const VOXEL_MEMORY: f64 = 2e-3;
/// MB that a member leaves behind: without time, and by session or through the depth.
const MEMBER: (f64, f64) = (0.02, 0.5);

/// Cells of a patch; without one none.
fn voxels(inputs: &Inputs) -> f64 {
    match inputs.resolution {
        Resolution::Patch { edge, voxel } => {
            let across = edge / voxel;
            across * across * Column::resolved(inputs.skin.dermis, 0.0).cells as f64
        }
        _ => 0.0,
    }
}

/// Rough, to a factor of [ESTIMATE_FACTOR].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// Of one core.
    pub seconds: f64,
    /// MB at most.
    pub memory: f64,
}

impl Estimate {
    /// Of a run with all its members, its figures and its report.
    pub fn of(inputs: &Inputs) -> Estimate {
        let sessions = inputs.sessions().len() as f64;
        let strikes = expected_punctures(inputs);
        let needled = inputs.device.is_some();
        let session = SESSION + STRIKE * strikes;
        let mut member = if needled { CONTACT + sessions * session } else { 0.0 };
        let (mut trials, mut band) = ((0.0, 0.0), 0.0);
        if inputs.duration > 0.0 {
            let cells = match inputs.resolution {
                Resolution::WellMixed => WELL_MIXED,
                Resolution::Depth => 1.0,
                Resolution::Channel => CHANNEL,
                Resolution::Patch { .. } => VOXEL * voxels(inputs),
            };
            member += HEALING + DAY * cells * inputs.duration;
            let tried = match inputs.resolution {
                Resolution::Channel if needled => 1.0,
                Resolution::Patch { .. } if needled => 1.5,
                _ => 0.0,
            };
            band = tried * DAY * CHANNEL * inputs.duration;
            let applications = if needled { sessions } else { 1.0 };
            member += inputs.serum.as_ref().map_or(0.0, |_| APPLICATION * applications);
        } else if needled {
            trials = (TRIALS.0 * (CONTACT + SESSION), TRIALS.1 * (CONTACT + SESSION));
        }
        let (members, trying) = (inputs.members as f64, inputs.members.min(LEAST_MEMBERS) as f64);
        let left = if inputs.duration > 0.0 { MEMBER.1 } else { MEMBER.0 };
        let patterns = if needled { sessions * PATTERN } else { 0.0 };
        Estimate {
            seconds: member + band + trials.0 + members * member + trying * trials.1 + patterns + REPORT,
            memory: PROGRAM + VOXEL_MEMORY * voxels(inputs) + sessions * strikes * STRIKE_MEMORY + members * left,
        }
    }
}
