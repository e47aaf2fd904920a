//! The closed conductances of a channel against explicit ones.

use super::{Body, Filling, Resolution, axisymmetric, quarter};
use crate::physics::absorption::spheroid_conductance;
use crate::verify::{Check, Convergence};

/// Cells that the wall cuts allow for some scatter about order 2.
const REQUIRED_ORDER: f64 = 1.5;
const FINENESS: [f64; 3] = [0.2, 0.1, 0.05];
const FINENESS_OF_BOX: [f64; 3] = [0.4, 0.2, 0.1];
const REACH: f64 = 8.0;

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

pub(in super::super) fn run() -> Vec<Check> {
    let shapes = [0.0, 0.5, 1.0, 2.0, 5.0, 10.0];
    let flat = shapes.map(|length| stirred("axisymmetric", axisymmetric, length, FINENESS, 2e-3));
    let boxes = [0.5, 2.0, 5.0].map(|length| stirred("box", quarter, length, FINENESS_OF_BOX, 1e-2));
    flat.into_iter().chain(boxes).chain([larger_box()]).collect()
}
