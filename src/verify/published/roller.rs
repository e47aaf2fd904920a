//! Geometry of the drum with 192 needles, 20 mm across and wide. No skin in it.

use std::f64::consts::PI;

use super::experiment::{Experiment, Kind};
use crate::physics::puncture::{Lattice, Roller};

const DRUM_RADIUS: f64 = 10.0;
const NEEDLES: f64 = 192.0;
const ROWS: u32 = 8;
const WIDTH: f64 = 20.0;

/// Needle length, mm, and the ids of entry angle, sweep and needles engaged.
const KINEMATICS: [(f64, [&str; 3]); 6] = [
    (0.2, ["M188", "M189", "M190"]),
    (0.5, ["M191", "M192", "M193"]),
    (1.0, ["M194", "M195", "M196"]),
    (1.5, ["M197", "M198", "M199"]),
    (2.0, ["M200", "M201", "M202"]),
    (3.0, ["M203", "M204", "M205"]),
];

/// A drum that rolls on its surface, which touches the skin.
fn roller(needle_length: f64) -> Roller {
    Roller { drum_radius: DRUM_RADIUS, needle_length, rolling_radius: DRUM_RADIUS }
}

/// Strikes per area and pass, 1/mm².
fn density() -> f64 {
    let step = 2.0 * PI * DRUM_RADIUS * f64::from(ROWS) / NEEDLES;
    Lattice { width: WIDTH, rows: ROWS, step, stagger: 0.5 }.density()
}

pub fn experiments() -> Vec<Experiment> {
    let geometry = "The drum rolls on its surface, which touches rigid skin.";
    let arithmetic = |id, value: f64| Experiment::new(id, Kind::Arithmetic, geometry, move |_| Some(value));
    let kinematics = KINEMATICS.iter().flat_map(|(length, [angle, sweep, engaged])| {
        let drum = roller(*length);
        [
            arithmetic(angle, drum.entry_angle(*length)),
            arithmetic(sweep, drum.sweep(*length)),
            arithmetic(engaged, NEEDLES * drum.engaged_share(*length)),
        ]
    });
    kinematics.chain([arithmetic("M206", density()), arithmetic("M207", 15.0 * density())]).collect()
}
