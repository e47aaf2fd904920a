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
mod setting;
mod sinking;
#[cfg(test)]
mod tests;

use super::compliance::LocalCompliance;
use super::{Device, PunctureError, Treatment};
use crate::numerics::contact::{ContactError, Method};
use crate::physics::needle::NeedleForce;
use crate::physics::parameter::Parameters;
use crate::physics::skin::Skin;
use press::{Effort, Piercing, Pose, Press};

pub use setting::{Hand, Setting};

/// One place of a needle on its device, under one force of the hand.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Slot {
    /// How far the tip would reach into skin that this needle alone does not push away, mm; zero where it does not touch.
    pub way: f64,
    /// How much of that way one newton of this needle takes, mm/N.
    pub compliance: f64,
}

impl Slot {
    /// The compliance where the dimple is `times` the usual one: the rest of it is the bed's, and that of its neighbours.
    pub(super) fn with_dimple(&self, local: &LocalCompliance, times: f64) -> f64 {
        let dimple = local.median.min(self.compliance);
        self.compliance - dimple + dimple * times
    }
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
    /// Linear systems solved on the way to it; of a pen, in the stroke that balances the hand.
    pub systems: u32,
    /// The second one if any of these contacts needed it.
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
pub const FINENESS: Fineness = Fineness { nodes: 2, phases: 2, strokes: 4 };

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

    /// Linear systems solved for all forces.
    pub fn systems(&self) -> u64 {
        self.bearings.iter().map(|bearing| u64::from(bearing.systems)).sum()
    }

    /// The method that the contacts needed: the second one if any of them did.
    pub fn method(&self) -> Method {
        let second = self.bearings.iter().any(|bearing| bearing.method == Method::Projected);
        if second { Method::Projected } else { Method::ActiveSet }
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

/// What a finished step says of the whole device; how much work it was is added by [Bearing::after].
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
        systems: 0,
        method: Method::ActiveSet,
        slots,
    }
}

impl Bearing {
    fn after(self, effort: Effort) -> Bearing {
        Bearing { systems: effort.systems, method: effort.method, ..self }
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
