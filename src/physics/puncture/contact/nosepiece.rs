//! A pen: a motor drives the needles out of a nosepiece whose rim the hand rests on the skin.
//!
//! ```text
//! Σ F_m = H                           the rim alone, for as long as a hand rests: forces F⁰, depth of the rim d
//! u = C F + (C_rest − C) F⁰           while the needles strike: slow skin under the rim, fast skin for what changes
//! u_m ≥ d,  δ_i = d + s(t)            the mass of the pen holds it still; the needles come out by s, up to their length
//! ```
//!
//! Skin bulges into the rim, which lets the needles go deeper than on flat skin, and cannot sink away from them outside.

use std::f64::consts::PI;

use nalgebra::DVector;

use super::ground::Place;
use super::press::{Drive, Pose, Press};
use super::{Bearing, Setting, all_slots};
use crate::numerics::contact::{Contact, ContactError, Rigid, Solution};
use crate::physics::puncture::pattern::place_on_a_cartridge;

/// Nodes of the rim at the coarsest.
const RIM: u32 = 48;

fn places_of(setting: &Setting<'_>, rim_diameter: f64) -> Vec<Place> {
    let (needles, width) = (setting.device.needles, setting.device.width);
    let tips = (0..needles).map(|needle| {
        let (along, across) = place_on_a_cartridge(needle, needles, width);
        Place { along, across, level: 0.0 }
    });
    let nodes = RIM * setting.fineness.nodes;
    let rim = (0..nodes).map(|node| {
        let angle = 2.0 * PI * (f64::from(node) + 0.5) / f64::from(nodes);
        let radius = 0.5 * rim_diameter;
        Place { along: radius * libm::cos(angle), across: radius * libm::sin(angle), level: 0.0 }
    });
    tips.chain(rim).collect()
}

fn strike(setting: &Setting<'_>, rim_diameter: f64, force: f64) -> Result<(Pose, Press), ContactError> {
    let needles = setting.device.needles as usize;
    let places = places_of(setting, rim_diameter);
    let resting = setting.resting.matrix(&places, needles);
    let rim = resting.view((needles, needles), (places.len() - needles, places.len() - needles)).into_owned();
    let at_rest = Contact::new(&rim, Rigid, setting.piercing.length);
    let nodes = places.len() - needles;
    let at_rest = at_rest.under_force(&vec![0.0; nodes], force, &Solution::untouched(nodes))?;
    let compliance = setting.ground.matrix(&places, needles);
    let mut forces = DVector::zeros(places.len());
    forces.rows_mut(needles, nodes).copy_from_slice(&at_rest.forces);
    // What the skin has given way by while the hand rested, beyond what it gives fast.
    let crept = (&resting - &compliance) * &forces;
    let mut press = Press::new(needles, nodes);
    press.solution.forces[needles..].copy_from_slice(&at_rest.forces);
    let mut pose = Pose { compliance, levels: vec![0.0; places.len()], angles: vec![0.0; needles] };
    for step in 1..=setting.fineness.strokes {
        let stroke = setting.piercing.length * f64::from(step) / f64::from(setting.fineness.strokes);
        for (place, level) in pose.levels.iter_mut().enumerate() {
            *level = if place < needles { stroke } else { 0.0 } - crept[place];
        }
        press.step(&pose, &setting.piercing, Drive::Position(at_rest.approach))?;
    }
    Ok((pose, press))
}

pub(super) fn bearing(setting: &Setting<'_>, rim_diameter: f64, force: f64) -> Result<Bearing, ContactError> {
    let (pose, press) = strike(setting, rim_diameter, force)?;
    let slots = all_slots(&press, &pose, &setting.piercing)?;
    let pressed = super::bearing(force, &press, slots);
    Ok(Bearing { approach: pressed.approach + setting.piercing.length, ..pressed })
}
