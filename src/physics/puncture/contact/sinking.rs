//! How far the fat is compressed under the hand, and how much stiffer that makes it.
//!
//! ```text
//! E_h(λ) = E_h λ^(−2n)                                   what more pressure meets: needles of a pen beside its resting rim
//! E_s(λ) = E_h (λ^(1−2n) − 1)/[(2n − 1)(1 − λ)]           its mean from rest to λ: what a hand met that pressed so far
//! λ = 1 − ū/h_f,     ū = Σ F_m u_m / H
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | E_h, h_f | modulus at rest and thickness of the fat | MPa, mm | `fat_modulus`, `subcutis` |
//! | λ | stretch of the fat under the device | 1 | [stretch_of_fat] |
//! | n | growth of the modulus with the square of the compression | 1 | `fat_stiffening` |
//! | ū | displacement of the skin under the device, weighed with the force | mm | |
//!
//! A layer of linear fat would let a hand sink deeper than the layer is thick. Magnetic resonance elastography of fat in living
//! people gives the modulus under a small oscillation, G = 748.5 Pa C^(−1.18) with C the compression; it is read as the square of
//! the stretch. The layer itself gets thinner by λ. The device is taken as
//! its envelope (the cylinder or plate of the tips, the rim), the compression as the same everywhere under it, and that of the
//! median force holds for all: one number of a field. Fat without end is not compressed.

use std::f64::consts::PI;

use super::Setting;
use super::ground::{Fat, Ground, Place};
use crate::numerics::contact::{Contact, Rigid, Solution};
use crate::numerics::root;
use crate::physics::puncture::{Motion, PunctureError};

/// Distance of the envelope's nodes, mm.
const NODES: f64 = 2.0;

/// Most nodes across or along an envelope.
const MOST: f64 = 16.0;

/// λ is found to this.
const TOLERANCE: f64 = 2e-3;

/// The smallest stretch that is looked for: a fat pressed to a fiftieth.
const LEAST: f64 = 0.02;

/// Fat at `stretch`, as a hand meets it that has pressed so far.
pub(super) fn pressed(stretch: f64, growth: f64) -> Fat {
    let exponent = 2.0 * growth - 1.0;
    let stiffening = if stretch >= 1.0 {
        1.0
    } else if exponent.abs() < 1e-6 {
        -libm::log(stretch) / (1.0 - stretch)
    } else {
        (libm::pow(stretch, -exponent) - 1.0) / (exponent * (1.0 - stretch))
    };
    Fat { stretch, stiffening }
}

/// Fat at `stretch`, as something meets it that is pressed in besides.
pub(super) fn pressed_further(stretch: f64, growth: f64) -> Fat {
    Fat { stretch, stiffening: libm::pow(stretch, -2.0 * growth) }
}

/// λ under `force` (N), on the ground that `ground` makes for a stretch.
pub(super) fn stretch_of_fat(
    setting: &Setting<'_>,
    subcutis: Option<f64>,
    force: f64,
    ground: impl Fn(f64) -> Result<Ground, PunctureError>,
) -> Result<f64, PunctureError> {
    let Some(thickness) = subcutis else { return Ok(1.0) };
    let places = envelope(setting);
    let levels: Vec<f64> = places.iter().map(|place| place.level).collect();
    let mut failure = None;
    let mut excess = |stretch: f64| {
        let sunk = ground(stretch).and_then(|ground| {
            let compliance = ground.matrix(&places);
            let contact = Contact::new(&compliance, Rigid, 1.0);
            let pressed = contact.under_force(&levels, force, &Solution::untouched(places.len()))?;
            // The dimples in the skin itself do not press the fat.
            Ok(ground.energy_of_bed(&places, &pressed.forces) / force)
        });
        match sunk {
            Ok(sunk) => stretch - 1.0 + sunk / thickness,
            Err(error) => {
                failure.get_or_insert(error);
                f64::NAN
            }
        }
    };
    let found = root::bracketed(&mut excess, LEAST, 1.0, TOLERANCE);
    match failure {
        Some(error) => Err(error),
        None => found.map_err(|_| PunctureError::FatPressedFlat { force }),
    }
}

/// The device as one rigid body.
fn envelope(setting: &Setting<'_>) -> Vec<Place> {
    let (width, length) = (setting.device.width, setting.device.needle.length);
    let steps = |extent: f64| (extent / NODES).ceil().clamp(4.0, MOST);
    match setting.device.motion {
        Motion::Roller { drum_diameter, .. } => {
            let radius = 0.5 * drum_diameter + length;
            grid(width, steps(width), 2.0 * radius * 0.9, steps(2.0 * radius))
                .map(|(along, across)| {
                    let level = (radius * radius - along * along).sqrt() - radius;
                    Place { along, across, level, patch: NODES }
                })
                .collect()
        }
        Motion::Stamp => grid(width, steps(width), width, steps(width))
            .map(|(along, across)| Place { along, across, level: 0.0, patch: NODES })
            .collect(),
        Motion::Pen { rim_diameter, .. } => {
            let nodes = 2.0 * MOST;
            let node = |index: i32| {
                let angle = 2.0 * PI * f64::from(index) / nodes;
                let radius = 0.5 * rim_diameter;
                Place {
                    along: radius * libm::cos(angle),
                    across: radius * libm::sin(angle),
                    level: 0.0,
                    patch: 2.0 * PI * radius / nodes,
                }
            };
            (0..nodes as i32).map(node).collect()
        }
    }
}

/// Along and across, both edges included.
fn grid(width: f64, across: f64, length: f64, along: f64) -> impl Iterator<Item = (f64, f64)> {
    (0..=along as i32).flat_map(move |column| {
        (0..=across as i32)
            .map(move |row| (length * (f64::from(column) / along - 0.5), width * (f64::from(row) / across - 0.5)))
    })
}
