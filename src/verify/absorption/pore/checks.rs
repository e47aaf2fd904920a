//! The conductances of the model against explicit channels.
//!
//! | channel | model | explicit |
//! |---|---|---|
//! | stirred | G_t of a half spheroid ([spheroid_conductance]) | its wall at one potential; order 2 on three meshes |
//! | full of fluid at rest | [Passage::conductance] | mouth and lumen resolved, the limit of two meshes |
//! | the same | [Passage::mean_depth] | the flow that is still within, integrated over depth |
//!
//! In two dimensions every shape; in a box, which knows nothing of the axis, some.

use super::{Body, Filling, Resolution, axisymmetric, mean_depth, quarter};
use crate::physics::absorption::{ChannelClass, Fluid, Passage, passage, spheroid_conductance};
use crate::verify::{Check, Convergence};

/// Cells that the wall cuts allow for some scatter about order 2.
const REQUIRED_ORDER: f64 = 1.5;
const FINENESS: [f64; 3] = [0.2, 0.1, 0.05];
const FINENESS_OF_BOX: [f64; 3] = [0.4, 0.2, 0.1];
const REACH: f64 = 8.0;
const TOLERANCE: f64 = 5e-3;
/// Of a box, whose mesh is coarser.
const TOLERANCE_OF_BOX: f64 = 1e-2;
/// Of the mean depth.
const TOLERANCE_OF_DEPTH: f64 = 2.5e-2;
/// L/r, D_w/D_t and h/r of channels full of fluid.
const LENGTHS: [f64; 8] = [0.0, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 100.0];
const FLUIDS: [f64; 3] = [1.0, 5.0, 20.0];
const THICKNESSES: [f64; 2] = [0.2, 1.0];

type Solver = fn(&Body, &Resolution) -> f64;

/// A stirred channel: the conductance of the tissue alone, on ever finer meshes.
fn stirred(name: &str, solver: Solver, length: f64, fineness: [f64; 3], tolerance: f64) -> Check {
    let body = Body { length, filling: Filling::Stirred };
    let exact = spheroid_conductance(1.0, length, 1.0);
    let got = fineness.map(|fineness| solver(&body, &Resolution { fineness, reach: REACH }));
    let convergence = Convergence {
        what: "cells per mouth radius",
        problem: "explicit channel",
        place: "half-space",
        sizes: fineness.to_vec(),
        errors: got.iter().map(|got| (got / exact - 1.0).abs()).collect(),
    };
    Check {
        observed_order: Some(convergence.order()),
        required_order: REQUIRED_ORDER,
        ..Check::against(format!("explicit channel, stirred, L/r {length}, {name}"), exact, got[2], exact, tolerance)
    }
}

/// The same channel in a box twice as large.
fn larger_box() -> Check {
    let body = Body { length: 5.0, filling: Filling::Stirred };
    let at = |reach: f64| axisymmetric(&body, &Resolution { fineness: FINENESS[2], reach });
    let (near, far) = (at(0.5 * REACH), at(2.0 * REACH));
    Check::against("explicit channel, stirred, L/r 5, box of 4 L against 16 L", far, near, far, 1e-3)
}

/// Of the model, over D_t r.
fn closed(body: &Body, fluid: f64, thickness: f64) -> Passage {
    let class = ChannelClass { density: 1.0, radius: 1.0, needle_radius: 1.0, depth: body.length + thickness };
    passage(&class, thickness, Fluid { conductivity: fluid, mixing: 1.0 }, 1.0, 0.0)
}

/// The limit of meshes of order 2, from the two coarsest.
fn extrapolated(body: &Body) -> f64 {
    let [coarse, fine] =
        [FINENESS[0], FINENESS[1]].map(|fineness| axisymmetric(body, &Resolution { fineness, reach: REACH }));
    fine + (fine - coarse) / 3.0
}

/// A channel full of fluid at rest, under a thin and a thick stratum corneum: the worse.
fn still(length: f64, fluid: f64) -> Check {
    let checks = THICKNESSES.map(|thickness| {
        let body = Body { length, filling: Filling::Still { fluid, thickness } };
        let name = format!("explicit channel, fluid at rest, L/r {length}, D_w/D_t {fluid}, h/r {thickness}");
        let expected = closed(&body, fluid, thickness).conductance;
        Check::against(name, expected, extrapolated(&body), expected, TOLERANCE)
    });
    let [thin, thick] = checks;
    if thin.relative_error <= thick.relative_error { thick } else { thin }
}

/// The order at which the conductance of a channel full of fluid settles; the finest mesh against the limit of all.
fn settling(length: f64, fluid: f64, thickness: f64) -> Check {
    let body = Body { length, filling: Filling::Still { fluid, thickness } };
    let [coarse, middle, fine] = FINENESS.map(|fineness| axisymmetric(&body, &Resolution { fineness, reach: REACH }));
    let limit = fine + (fine - middle) / 3.0;
    let name = format!("explicit channel, fluid at rest, L/r {length}, D_w/D_t {fluid}, h/r {thickness}, finer mesh");
    Check {
        observed_order: Some(libm::log2((middle - coarse) / (fine - middle))),
        required_order: REQUIRED_ORDER,
        ..Check::against(name, limit, fine, limit, TOLERANCE)
    }
}

/// The same on a quarter of a box, which knows nothing of the axis.
fn still_in_box(length: f64, fluid: f64, thickness: f64) -> Check {
    let body = Body { length, filling: Filling::Still { fluid, thickness } };
    let got = quarter(&body, &Resolution { fineness: 0.15, reach: REACH });
    let name = format!("explicit channel, fluid at rest, L/r {length}, D_w/D_t {fluid}, h/r {thickness}, box");
    let expected = closed(&body, fluid, thickness).conductance;
    Check::against(name, expected, got, expected, TOLERANCE_OF_BOX)
}

/// How deep flow leaves a channel full of fluid at rest.
fn feeding(length: f64, fluid: f64, thickness: f64) -> Check {
    let body = Body { length, filling: Filling::Still { fluid, thickness } };
    let got = mean_depth(&body, &Resolution { fineness: FINENESS[2], reach: REACH });
    let expected = closed(&body, fluid, thickness).mean_depth;
    let name = format!("explicit channel, mean depth over L, L/r {length}, D_w/D_t {fluid}, h/r {thickness}");
    Check::against(name, expected, got, expected, TOLERANCE_OF_DEPTH)
}

pub(in super::super) fn run() -> Vec<Check> {
    let mut checks = [0.0, 0.5, 1.0, 2.0, 5.0, 10.0]
        .map(|length| stirred("axisymmetric", axisymmetric, length, FINENESS, 2e-3))
        .to_vec();
    checks.extend([0.5, 2.0, 5.0].map(|length| stirred("box", quarter, length, FINENESS_OF_BOX, TOLERANCE_OF_BOX)));
    checks.push(larger_box());
    for length in LENGTHS {
        checks.extend(FLUIDS.map(|fluid| still(length, fluid)));
    }
    checks.extend([settling(0.0, 5.0, 1.0), settling(5.0, 5.0, 0.2), settling(10.0, 20.0, 0.2)]);
    checks.extend([feeding(1.0, 5.0, 0.2), feeding(5.0, 5.0, 1.0), feeding(10.0, 20.0, 0.2), feeding(30.0, 1.0, 1.0)]);
    checks.extend([still_in_box(0.0, 5.0, 1.0), still_in_box(2.0, 5.0, 0.2)]);
    checks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Percent by which a stirred lumen conducts better than fluid at rest, under a thin and a thick stratum corneum; as the
    /// documentation of the model tells.
    const EXCESS: [[[f64; 2]; 8]; 3] = [
        [
            [3.0, 2.0],
            [26.0, 14.0],
            [45.0, 21.0],
            [75.0, 32.0],
            [134.0, 48.0],
            [190.0, 58.0],
            [279.0, 71.0],
            [349.0, 78.0],
        ],
        [
            [1.0, 1.0],
            [7.0, 6.0],
            [14.0, 11.0],
            [30.0, 22.0],
            [81.0, 51.0],
            [154.0, 84.0],
            [343.0, 139.0],
            [621.0, 182.0],
        ],
        [[0.0, 0.0], [2.0, 2.0], [4.0, 3.0], [9.0, 8.0], [33.0, 28.0], [78.0, 63.0], [246.0, 163.0], [636.0, 304.0]],
    ];

    #[test]
    fn how_far_off_a_stirred_lumen_is() {
        for (fluid, rows) in FLUIDS.into_iter().zip(EXCESS) {
            for (length, row) in LENGTHS.into_iter().zip(rows) {
                for (thickness, excess) in THICKNESSES.into_iter().zip(row) {
                    let body = Body { length, filling: Filling::Still { fluid, thickness } };
                    let mouth = thickness / (std::f64::consts::PI * fluid);
                    let stirred = 1.0 / (mouth + 1.0 / spheroid_conductance(1.0, length, 1.0));
                    let found = 100.0 * (stirred / extrapolated(&body) - 1.0);
                    assert!((found - excess).abs() < 0.6 + 0.005 * excess, "{length} {fluid} {thickness} {found}");
                }
            }
        }
    }
}
