//! A pen: a motor drives the needles out of a nosepiece whose rim the hand rests on the skin.
//!
//! ```text
//! Σ F_m = H_rest                      the rim alone, for as long as a hand rests: forces F⁰, depth of the rim d
//! u = C F + (C_rest − C) F⁰           while the needles strike: slow skin under the rim, fast skin for what changes
//! u_m ≥ d,  δ_i = d + s(t)            the mass of the pen holds it still for a stroke; the needles come out by s
//! ⟨Σ F⟩ = H                           over a whole stroke, rim and needles carry the force of the hand
//! ```
//!
//! The last condition fixes H_rest; when the needles alone push the hand back, the rim hovers over the skin (d < 0, F⁰ = 0). Skin
//! bulges into the rim, which lets needles go deeper than on flat skin, even deeper than they are set: the nosepiece is hollow.

use std::f64::consts::PI;

use nalgebra::{DMatrix, DVector};

use super::ground::Place;
use super::press::{Drive, Pose, Press};
use super::{Bearing, Setting, all_slots};
use crate::numerics::contact::{Contact, ContactError, Rigid, Solution};
use crate::numerics::root;
use crate::physics::puncture::contact_share;
use crate::physics::puncture::pattern::place_on_a_cartridge;

/// Nodes of the rim at the coarsest.
const RIM: u32 = 24;

/// The force of the hand is met to this share of it.
const TOLERANCE: f64 = 0.02;

/// The pen over one skin.
struct Nosepiece<'a> {
    setting: &'a Setting<'a>,
    needles: usize,
    /// Of all places, slow and fast; the rim alone, slow.
    resting: DMatrix<f64>,
    striking: DMatrix<f64>,
    rim: DMatrix<f64>,
}

/// At the end of a stroke.
struct Stroke {
    pose: Pose,
    press: Press,
    /// Mean force of rim and needles over a whole stroke, N.
    mean: f64,
}

fn places(setting: &Setting<'_>, rim_diameter: f64) -> Vec<Place> {
    let (needles, width) = (setting.device.needles, setting.device.width);
    let tips = (0..needles).map(|needle| {
        let (along, across) = place_on_a_cartridge(needle, needles, width);
        Place { along, across, level: 0.0, patch: 0.0 }
    });
    let nodes = RIM * setting.fineness.nodes;
    let rim = (0..nodes).map(|node| {
        let angle = 2.0 * PI * (f64::from(node) + 0.5) / f64::from(nodes);
        let radius = 0.5 * rim_diameter;
        let patch = 2.0 * PI * radius / f64::from(nodes);
        Place { along: radius * libm::cos(angle), across: radius * libm::sin(angle), level: 0.0, patch }
    });
    tips.chain(rim).collect()
}

impl<'a> Nosepiece<'a> {
    fn new(setting: &'a Setting<'a>, rim_diameter: f64) -> Nosepiece<'a> {
        let needles = setting.device.needles as usize;
        let places = places(setting, rim_diameter);
        let resting = setting.resting.matrix(&places);
        let nodes = places.len() - needles;
        let rim = resting.view((needles, needles), (nodes, nodes)).into_owned();
        Nosepiece { setting, needles, striking: setting.ground.matrix(&places), resting, rim }
    }

    /// One stroke of a pen whose rim rests with `rest` (N) on the skin; below zero, it hovers that many mm over it.
    fn stroke(&self, rest: f64) -> Result<Stroke, ContactError> {
        let setting = self.setting;
        let (length, steps) = (setting.device.needle.length, setting.fineness.strokes);
        let nodes = self.rim.nrows();
        let mut at_rest = Solution { approach: rest, ..Solution::untouched(nodes) };
        if rest > 0.0 {
            at_rest = Contact::new(&self.rim, Rigid, length).under_force(&vec![0.0; nodes], rest, &at_rest)?;
        }
        let mut forces = DVector::zeros(self.needles + nodes);
        forces.rows_mut(self.needles, nodes).copy_from_slice(&at_rest.forces);
        // What the skin has given way by while the hand rested, beyond what it gives fast.
        let crept = (&self.resting - &self.striking) * &forces;
        let mut press = Press::new(self.needles, nodes);
        press.solution.forces[self.needles..].copy_from_slice(&at_rest.forces);
        let levels = vec![0.0; forces.len()];
        let mut pose = Pose { compliance: self.striking.clone(), levels, angles: vec![0.0; self.needles] };
        // Share of the time that the tips are out by a step's middle at least.
        let out = |step: f64| contact_share((f64::from(steps) - step).clamp(0.0, f64::from(steps)), f64::from(steps));
        let mut mean = rest.max(0.0) * (1.0 - out(0.5));
        for step in 1..=steps {
            let stroke = length * f64::from(step) / f64::from(steps);
            for (place, level) in pose.levels.iter_mut().enumerate() {
                *level = if place < self.needles { stroke } else { 0.0 } - crept[place];
            }
            press.step(&pose, &setting.piercing, Drive::Position(at_rest.approach))?;
            let share = out(f64::from(step) - 0.5) - out(f64::from(step) + 0.5);
            mean += share * press.solution.forces.iter().sum::<f64>();
        }
        Ok(Stroke { pose, press, mean })
    }
}

pub(super) fn bearing(setting: &Setting<'_>, rim_diameter: f64, force: f64) -> Result<Bearing, ContactError> {
    let nosepiece = Nosepiece::new(setting, rim_diameter);
    let mut failure = None;
    let mut excess = |rest: f64| match nosepiece.stroke(rest) {
        Ok(stroke) => stroke.mean / force - 1.0,
        Err(error) => {
            failure.get_or_insert(error);
            f64::NAN
        }
    };
    // Hovering by the whole stroke nothing is touched; resting with all of the force, the needles come on top.
    let found = root::bracketed(&mut excess, -setting.device.needle.length, force, TOLERANCE * force.min(1.0));
    if let Some(error) = failure {
        return Err(error);
    }
    let Stroke { pose, mut press, .. } = nosepiece.stroke(found?)?;
    let slots = all_slots(&press, &pose, &setting.piercing)?;
    let pressed = super::bearing(force, &press, slots).after(press.take_effort());
    Ok(Bearing { approach: pressed.approach + setting.device.needle.length, ..pressed })
}
