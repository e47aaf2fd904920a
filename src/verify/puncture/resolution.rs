//! How much the depth of needles depends on how finely their contact is resolved, and on how many passes are looked at.
//!
//! ```text
//! h = 1, ½, ¼ of the distance of the nodes:   d(h) = d₀ + c h^q,   q = log₂ [d(1) − d(½)]/[d(½) − d(¼)]
//! standard error of the mean depth of n passes:  s(n) ∝ n^(−1/2)
//! ```
//!
//! The edge of a rigid body that touches is singular: nodes of an even distance converge to it with order 1. Passes differ in the
//! force of the hand and in the skin of every place; without re-entry into holes, which makes the depth grow with their number, they
//! are independent. The numbers stand in `benches/README.md`.

use super::{cheek, depth_in, device, moments, with_setting};
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{Device, FINENESS, Fineness, Motion, PunctureError, Treatment, simulate};
use crate::verify::Check;

const SECOND: f64 = 1.0 / 86_400.0;

/// Numbers of passes; the last is what the others are held against.
const PASSES: [u32; 4] = [4, 16, 64, 256];

/// Treatments of each number of passes.
const REPEATS: u32 = 96;

/// A device, the force of the hand, and how far the fineness that treatments use may be from the limit.
struct Case {
    name: &'static str,
    device: Device,
    force: f64,
    tolerance: f64,
}

fn roller() -> Device {
    device(192, 20.0, Motion::Roller { rows: 8, drum_diameter: 20.0 })
}

fn cases() -> [Case; 3] {
    let motion = Motion::Pen { frequency: 100.0 / SECOND, glide_speed: 20.0 / SECOND, rim_diameter: 12.0 };
    [
        Case { name: "roller of 192 needles", device: roller(), force: 5.0, tolerance: 0.03 },
        // A plate carries a quarter of the force, most of it at its edges.
        Case { name: "stamp of 36 needles", device: device(36, 10.0, Motion::Stamp), force: 5.0, tolerance: 0.07 },
        Case { name: "pen of 12 needles", device: device(12, 8.0, motion), force: 2.0, tolerance: 0.02 },
    ]
}

/// Over the needles of a device in median skin, mm; not a number where the contact was not resolved.
fn mean_depth(case: &Case, fineness: Fineness) -> f64 {
    let mean = with_setting(&case.device, case.force, fineness, |setting, law| {
        let slots = setting.bearings(&[case.force])?.at(case.force).slots;
        let depths: Result<Vec<f64>, PunctureError> = slots.iter().map(|slot| depth_in(slot, law)).collect();
        Ok(moments(&depths?).0)
    });
    mean.unwrap_or(f64::NAN)
}

/// The limit of ever more nodes from the last three, and the order; the last where they go up and down within the error.
fn limit(depths: [f64; 3]) -> (f64, Option<f64>) {
    let (first, second) = (depths[0] - depths[1], depths[1] - depths[2]);
    if first / second <= 1.0 {
        return (depths[2], None);
    }
    let order = libm::log2(first / second);
    (depths[2] - second / (libm::exp2(order) - 1.0), Some(order))
}

fn nodes(case: &Case) -> [Check; 2] {
    let depths = [1, 2, 4].map(|nodes| mean_depth(case, Fineness { nodes, ..FINENESS }));
    let (limit, order) = limit(depths);
    let name = case.name;
    let fine = format!("{name}, mean depth with four times the nodes, against their limit");
    let used = format!("{name}, mean depth with the nodes of treatments, against their limit");
    let fine = Check::against(fine, limit, depths[2], limit, 0.02);
    [
        Check { observed_order: order, required_order: 0.8, ..fine },
        Check::against(used, limit, mean_depth(case, FINENESS), limit, case.tolerance),
    ]
}

/// Phases of a drum and steps of a stroke.
fn steps() -> Vec<Check> {
    let [roller, _, pen] = cases();
    let finest = mean_depth(&roller, Fineness { phases: 16, ..FINENESS });
    let phases = [2, 4, 8].map(|phases| {
        let got = mean_depth(&roller, Fineness { phases, ..FINENESS });
        Check::against(
            format!("{}, mean depth with {phases} phases, against 16", roller.name),
            finest,
            got,
            finest,
            0.02,
        )
    });
    let finest = mean_depth(&pen, Fineness { strokes: 16, ..FINENESS });
    let got = mean_depth(&pen, FINENESS);
    let stroke =
        Check::against("pen of 12 needles, mean depth with 4 steps of a stroke, against 16", finest, got, finest, 0.02);
    phases.into_iter().chain([stroke]).collect()
}

/// Of each treatment of `passes` passes: mean and SD of the depth of its holes, mm.
fn treatments(passes: u32) -> Result<Vec<(f64, f64)>, PunctureError> {
    let mut parameters = Parameters::default();
    parameters.puncture.capture_radius = 0.0;
    let treatment = Treatment {
        session_times: (0..REPEATS).map(f64::from).collect(),
        passes,
        directions: 4,
        force: 5.0,
        stretch: 0.0,
        patch: 4.0,
        anaesthetic: None,
    };
    let sessions = simulate(&cheek(), &roller(), &treatment, &parameters, u64::from(passes))?;
    Ok(sessions.iter().map(|session| (session.statistics.depth_mean, session.statistics.depth_sd)).collect())
}

fn passes() -> Vec<Check> {
    let mut found = Vec::new();
    for count in PASSES {
        let moments_of_treatments = treatments(count).unwrap_or_default();
        let means: Vec<f64> = moments_of_treatments.iter().map(|(mean, _)| *mean).collect();
        let spreads: Vec<f64> = moments_of_treatments.iter().map(|(_, spread)| *spread).collect();
        found.push((moments(&means), moments(&spreads).0));
    }
    let [few @ .., ((mean, error), spread)] = &found[..] else { return Vec::new() };
    let mut checks = Vec::new();
    for (((got, _), got_spread), count) in few.iter().zip(PASSES) {
        let name = |what: &str| format!("{what} of the depth over {count} passes of a roller, against 256");
        checks.push(Check::against(name("mean"), *mean, *got, *mean, 0.04));
        checks.push(Check::against(name("SD"), *spread, *got_spread, *spread, 0.2));
    }
    // Twice the error of two standard deviations from 96 treatments each: 2 √2/√(2 · 96).
    let expected = 1.0 / f64::from(PASSES[3] / PASSES[0]).sqrt();
    let ratio = error / few.first().map_or(f64::NAN, |((_, error), _)| *error);
    checks.push(Check::against("standard error of the mean depth, 256 passes over 4", expected, ratio, expected, 0.21));
    checks
}

pub(super) fn run() -> Vec<Check> {
    let mut checks: Vec<Check> = cases().iter().flat_map(nodes).collect();
    checks.extend(steps());
    checks.extend(passes());
    checks
}
