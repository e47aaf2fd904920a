//! A whole device on the skin: the bed of nails.
//!
//! ```text
//! u_i = Σ_j C(r_ij) F_j                                  the skin under needle or node i (`ground`)
//! needles, drum, plate or rim: the complementarity problem of `press`
//! Σ F = H                                                the hand's force: roller and stamp
//! δ given by the stroke                                  pen, whose rim the hand presses down
//! ```
//!
//! Needles that stand close push the skin down together; the skin drapes between them until the body of the device touches it and
//! takes part of the force. What comes out ([Bearing]) is, for every place of a needle on the device, the way that is left to this
//! needle and the compliance that it meets ([Slot]): every single puncture is then one scalar equation with the random dimple
//! and threshold of its place (`needle::Insertion`), because one needle that finds other skin than its neighbours changes
//! their load by little. A test holds that against the full problem with random skin.
//!
//! **Range.** The plate is linear: sinking of several millimetres is outside its small slopes and makes it stiffer than it is
//! here; only the fat stiffens, as a whole (`sinking`). Skin moves vertically; the needle's inclination is left out of its force (cos 30° = 0.87 at the entry of a roller). The
//! force of leaving needles is left out (a few per cent).

mod curve;
mod drum;
mod ground;
mod nosepiece;
mod plate;
mod press;
mod sinking;
#[cfg(test)]
mod tests;

use super::compliance::LocalCompliance;
use super::{Device, Motion, PunctureError, Treatment};
use crate::numerics::contact::{ContactError, Method};
use crate::numerics::root;
use crate::physics::needle::NeedleForce;
use crate::physics::parameter::Parameters;
use crate::physics::skin::Skin;
use curve::PenetrationCurve;
use drum::Drum;
use ground::Ground;
use press::{Drive, Piercing, Pose, Press};

/// One place of a needle on its device, under one force of the hand.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Slot {
    /// How far the tip would reach into skin that this needle alone does not push away, mm; zero where it does not touch.
    pub way: f64,
    /// How much of that way one newton of this needle takes, mm/N.
    pub compliance: f64,
}

/// A device that rests on the skin under one force of the hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Bearing {
    /// Of the hand, N.
    pub force: f64,
    /// How far the deepest tips are below the plane of the undeformed skin, mm.
    pub approach: f64,
    /// Share of the whole force that needles carry; drum, plate or rim carries the rest.
    pub carried_share: f64,
    /// Needles in the skin or denting it at once.
    pub engaged: f64,
    /// Roller: way per angle, mm; zero for the others.
    pub rolling_radius: f64,
    /// Roller: angle from the vertical at which needles go through, rad; zero for the others.
    pub entry_angle: f64,
    /// Largest violation of the conditions of contact, mm.
    pub residual: f64,
    /// Linear systems solved.
    pub systems: u32,
    /// Whether any of the contacts needed the second method.
    pub method: Method,
    /// By row of the device, and within it along the motion (roller: one a row).
    pub slots: Vec<Slot>,
}

/// How finely a contact is resolved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fineness {
    /// Nodes of drum, plate or rim per distance of the needles.
    pub nodes: u32,
    /// Poses of a drum while it turns from one needle to the next; even.
    pub phases: u32,
    /// Steps of a stroke.
    pub strokes: u32,
}

/// What the treatments use; see the verification for what it costs in accuracy.
pub const FINENESS: Fineness = Fineness { nodes: 1, phases: 2, strokes: 4 };

/// The bearing over the forces that a hand with a spread uses.
#[derive(Debug, Clone, PartialEq)]
pub struct Bearings {
    /// By increasing force.
    bearings: Vec<Bearing>,
    threshold: Option<f64>,
    fat_stretch: f64,
}

/// Forces at which the contact is solved: the median times e^(kσ).
const SIGMAS: [f64; 3] = [-1.5, 0.0, 1.5];

impl Bearings {
    /// For the force of `treatment` and its spread.
    ///
    /// # Errors
    /// A bed without a compliance, or a contact that is not resolved.
    pub fn new(
        skin: &Skin,
        device: &Device,
        treatment: &Treatment,
        law: &NeedleForce,
        local: &LocalCompliance,
        parameters: &Parameters,
    ) -> Result<Bearings, PunctureError> {
        let variation = parameters.puncture.hand_force_spread;
        let sigma = libm::log1p(variation * variation).sqrt();
        let forces: Vec<f64> = if sigma > 0.0 {
            SIGMAS.iter().map(|count| treatment.force * libm::exp(count * sigma)).collect()
        } else {
            vec![treatment.force]
        };
        let hand = Hand { force: treatment.force, stretch: treatment.stretch };
        let setting = Setting::new(skin, &hand, device, law, local, parameters, FINENESS)?;
        setting.bearings(&forces)
    }

    /// Force of the hand at which the first needles pierce, N; nothing when the device's body takes what more it presses, or when
    /// a motor drives the needles.
    pub fn threshold(&self) -> Option<f64> {
        self.threshold
    }

    /// Thickness of the fat under the device over that at rest.
    pub fn fat_stretch(&self) -> f64 {
        self.fat_stretch
    }

    /// The bearing under `force` (N): straight in the logarithm of the force between those solved and a little beyond.
    pub fn at(&self, force: f64) -> Bearing {
        let above =
            self.bearings.partition_point(|bearing| bearing.force < force).clamp(1, self.bearings.len().max(2) - 1);
        let (Some(low), Some(high)) = (self.bearings.get(above - 1), self.bearings.get(above)) else {
            return Bearing { force, ..self.bearings[0].clone() };
        };
        let part = (libm::log(force / low.force) / libm::log(high.force / low.force)).clamp(-0.5, 1.5);
        let between = |one: f64, other: f64| (one + part * (other - one)).max(0.0);
        let slots = low.slots.iter().zip(&high.slots);
        Bearing {
            force,
            approach: between(low.approach, high.approach),
            carried_share: between(low.carried_share, high.carried_share),
            engaged: between(low.engaged, high.engaged),
            rolling_radius: between(low.rolling_radius, high.rolling_radius),
            entry_angle: between(low.entry_angle, high.entry_angle),
            residual: low.residual.max(high.residual),
            systems: low.systems + high.systems,
            method: if low.method == Method::ActiveSet { high.method } else { low.method },
            slots: slots
                .map(|(one, other)| Slot {
                    way: between(one.way, other.way),
                    compliance: between(one.compliance, other.compliance),
                })
                .collect(),
        }
    }
}

/// What the hands do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hand {
    /// Usual force on the device, N.
    pub force: f64,
    /// Line tension that stretching adds to the skin's own, N/mm.
    pub stretch: f64,
}

/// A device over one skin, ready to be pressed.
pub struct Setting<'a> {
    device: &'a Device,
    parameters: &'a Parameters,
    piercing: Piercing,
    /// For the time that a needle is in contact.
    ground: Ground,
    /// For the time that a hand rests.
    resting: Ground,
    /// MPa: dermis at the speed of the needles.
    dermis_modulus: f64,
    /// λ of the fat under the hand.
    fat_stretch: f64,
    fineness: Fineness,
}

impl<'a> Setting<'a> {
    /// # Errors
    /// A bed without a compliance, or a contact that is not resolved.
    pub fn new(
        skin: &Skin,
        hand: &Hand,
        device: &'a Device,
        law: &NeedleForce,
        local: &LocalCompliance,
        parameters: &'a Parameters,
        fineness: Fineness,
    ) -> Result<Setting<'a>, PunctureError> {
        let resting = LocalCompliance::new(skin, parameters.skin.modulus_loading_time, parameters);
        let ground = |local: &LocalCompliance, fat_stretch: f64| -> Result<Ground, PunctureError> {
            Ok(Ground::new(skin, hand.stretch, fat_stretch, local, parameters)?)
        };
        let mut setting = Setting {
            device,
            parameters,
            piercing: Piercing {
                curve: PenetrationCurve::new(law),
                threshold: law.insertion().max(law.penetration(0.0)),
                length: law.needle().length,
            },
            ground: ground(local, 1.0)?,
            resting: ground(&resting, 1.0)?,
            dermis_modulus: parameters.skin.dermis_modulus * local.bed_stiffening,
            fat_stretch: 1.0,
            fineness,
        };
        // A pen's rim rests; a drum and a plate press for as long as their needles.
        let pressing = if matches!(device.motion, Motion::Pen { .. }) { &resting } else { local };
        setting.fat_stretch =
            sinking::stretch_of_fat(&setting, skin.subcutis, hand.force, |stretch| ground(pressing, stretch))?;
        setting.ground = ground(local, setting.fat_stretch)?;
        setting.resting = ground(&resting, setting.fat_stretch)?;
        Ok(setting)
    }

    /// λ: how far the fat is compressed under the hand's usual force, 1 at rest.
    pub fn fat_stretch(&self) -> f64 {
        self.fat_stretch
    }

    /// At each of the `forces` (N, increasing) of the hand.
    ///
    /// # Errors
    /// A contact that is not resolved.
    pub fn bearings(&self, forces: &[f64]) -> Result<Bearings, PunctureError> {
        let (bearings, threshold) = match self.device.motion {
            Motion::Roller { rows, drum_diameter } => {
                let drum = Drum::new(self, rows, 0.5 * drum_diameter);
                (drum.bearings(forces)?, self.threshold(&drum.first_pose())?)
            }
            Motion::Stamp => {
                let pose = plate::pose(self);
                (plate::bearings(self, &pose, forces)?, self.threshold(&pose)?)
            }
            Motion::Pen { rim_diameter, .. } => {
                let bearings = forces.iter().map(|force| nosepiece::bearing(self, rim_diameter, *force));
                (bearings.collect::<Result<_, _>>()?, None)
            }
        };
        Ok(Bearings { bearings, threshold, fat_stretch: self.fat_stretch })
    }

    /// Force of the hand at which the first dent breaks, N.
    fn threshold(&self, pose: &Pose) -> Result<Option<f64>, PunctureError> {
        /// Beyond this many times the force of all needles the body carries whatever is added.
        const HOPELESS: f64 = 1e3;
        let needles = pose.angles.len();
        let mut press = Press::new(needles, pose.levels.len() - needles);
        let threshold = self.piercing.threshold;
        let mut failure = None;
        let mut excess = |logarithm: f64| match press.dent(pose, &self.piercing, Drive::Force(libm::exp(logarithm))) {
            Ok(()) => press.heaviest_dent() / threshold - 1.0,
            Err(error) => {
                failure.get_or_insert(error);
                f64::NAN
            }
        };
        // The heaviest dent carries at most the whole force, and when all carry the same it is the mean.
        let lower = libm::log(0.999 * threshold);
        let mut upper = libm::log(4.0 * threshold * needles as f64);
        let mut last = excess(upper);
        while last < 0.0 && upper < libm::log(HOPELESS * threshold * needles as f64) {
            upper += 1.0;
            last = excess(upper);
        }
        let found = if last < 0.0 { Ok(None) } else { root::bracketed(&mut excess, lower, upper, 1e-4).map(Some) };
        match failure {
            Some(error) => Err(error.into()),
            None => Ok(found?.map(libm::exp)),
        }
    }
}

/// What a finished step says of the whole device.
fn bearing(force: f64, press: &Press, slots: Vec<Slot>) -> Bearing {
    let whole: f64 = press.solution.forces.iter().sum();
    let touching = press.solution.forces[..press.needles.len()].iter().filter(|force| **force > 0.0).count();
    Bearing {
        force,
        approach: press.solution.approach,
        carried_share: if whole > 0.0 { press.carried() / whole } else { 0.0 },
        engaged: touching as f64,
        rolling_radius: 0.0,
        entry_angle: 0.0,
        residual: press.solution.residual,
        systems: press.solution.systems,
        method: press.solution.method,
        slots,
    }
}

/// The slots of all needles; those that do not touch have no way.
fn all_slots(press: &Press, pose: &Pose, piercing: &Piercing) -> Result<Vec<Slot>, ContactError> {
    let needles: Vec<usize> = (0..press.needles.len()).collect();
    let slots = press.slots(pose, piercing, &needles)?;
    Ok(slots
        .into_iter()
        .map(|slot| slot.map_or_else(Slot::default, |(way, compliance)| Slot { way, compliance }))
        .collect())
}
