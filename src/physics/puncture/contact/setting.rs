//! A device over one skin, ready to be pressed: the ground for the time of its contact, with the fat that the hand compresses.

use super::curve::PenetrationCurve;
use super::drum::Drum;
use super::ground::{Fat, Ground};
use super::press::{Drive, Piercing, Pose, Press};
use super::{Bearings, Fineness, nosepiece, plate, sinking};
use crate::numerics::root;
use crate::physics::needle::NeedleForce;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{Device, LocalCompliance, Motion, PunctureError};
use crate::physics::skin::Skin;

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
    pub(super) device: &'a Device,
    pub(super) parameters: &'a Parameters,
    pub(super) piercing: Piercing,
    /// For the time that a needle is in contact.
    pub(super) ground: Ground,
    /// For the time that a hand rests.
    pub(super) resting: Ground,
    pub(super) fineness: Fineness,
    skin: &'a Skin,
    /// N/mm.
    stretch: f64,
    /// The skin at the speed of the needles, and under a hand that rests.
    fast: LocalCompliance,
    slow: LocalCompliance,
    /// λ of the fat under the hand.
    fat_stretch: f64,
}

impl<'a> Setting<'a> {
    /// # Errors
    /// A bed without a compliance, a contact that is not resolved, or fat that the hand presses flat.
    pub fn new(
        skin: &'a Skin,
        hand: &Hand,
        device: &'a Device,
        law: &NeedleForce,
        local: &LocalCompliance,
        parameters: &'a Parameters,
        fineness: Fineness,
    ) -> Result<Setting<'a>, PunctureError> {
        let slow = LocalCompliance::new(skin, parameters.skin.modulus_loading_time, parameters);
        let piercing = Piercing {
            curve: PenetrationCurve::new(law),
            threshold: law.insertion().max(law.penetration(0.0)),
            length: law.needle().length,
        };
        let ground = Ground::new(skin, hand.stretch, Fat::AT_REST, local, parameters)?;
        let mut setting = Setting {
            device,
            parameters,
            piercing,
            resting: ground.clone(),
            ground,
            fineness,
            skin,
            stretch: hand.stretch,
            fast: *local,
            slow,
            fat_stretch: 1.0,
        };
        setting.fat_stretch = setting.fat_stretch_under(hand.force)?;
        let growth = parameters.skin.fat_stiffening;
        let pressed = sinking::pressed(setting.fat_stretch, growth);
        // The needles of a pen come on top of its rim; a drum and a plate have pressed as far as their needles.
        let met = if setting.is_pen() { sinking::pressed_further(setting.fat_stretch, growth) } else { pressed };
        setting.ground = setting.ground_on(met, &setting.fast)?;
        setting.resting = setting.ground_on(pressed, &setting.slow)?;
        Ok(setting)
    }

    /// λ: how far the fat is compressed under the hand's usual force, 1 at rest.
    pub fn fat_stretch(&self) -> f64 {
        self.fat_stretch
    }

    /// MPa: dermis at the speed of the needles.
    pub(super) fn dermis_modulus(&self) -> f64 {
        self.parameters.skin.dermis_modulus * self.fast.bed_stiffening
    }

    fn is_pen(&self) -> bool {
        matches!(self.device.motion, Motion::Pen { .. })
    }

    fn ground_on(&self, fat: Fat, local: &LocalCompliance) -> Result<Ground, PunctureError> {
        Ok(Ground::new(self.skin, self.stretch, fat, local, self.parameters)?)
    }

    fn fat_stretch_under(&self, force: f64) -> Result<f64, PunctureError> {
        // The rim of a pen rests; drum and plate press for as long as their needles.
        let local = if self.is_pen() { &self.slow } else { &self.fast };
        let growth = self.parameters.skin.fat_stiffening;
        let ground = |stretch: f64| self.ground_on(sinking::pressed(stretch, growth), local);
        sinking::stretch_of_fat(self, self.skin.subcutis, force, ground)
    }

    /// At each of the `forces` (N, increasing) of the hand.
    ///
    /// # Errors
    /// A contact that is not resolved.
    pub fn bearings(&self, forces: &[f64]) -> Result<Bearings, PunctureError> {
        let bearings = match self.device.motion {
            Motion::Roller { rows, drum_diameter } => Drum::new(self, rows, 0.5 * drum_diameter).bearings(forces)?,
            Motion::Stamp => plate::bearings(self, forces)?,
            Motion::Pen { rim_diameter, .. } => {
                let bearings = forces.iter().map(|force| nosepiece::bearing(self, rim_diameter, *force));
                bearings.collect::<Result<_, _>>()?
            }
        };
        let is_roller = matches!(self.device.motion, Motion::Roller { .. });
        let stuck = bearings
            .iter()
            .find(|bearing| is_roller && (bearing.rolling_radius.is_nan() || bearing.rolling_radius <= 0.0));
        match stuck {
            Some(bearing) => Err(PunctureError::DoesNotRoll { force: bearing.force }),
            None => Ok(Bearings { bearings, threshold: self.threshold()?, fat_stretch: self.fat_stretch }),
        }
    }

    /// Force of the hand at which the first dent breaks, N, on fat that this force compresses; nothing for a pen, whose motor
    /// drives the needles.
    fn threshold(&self) -> Result<Option<f64>, PunctureError> {
        let growth = self.parameters.skin.fat_stiffening;
        let Some(at_rest) = self.threshold_on(&self.ground_on(Fat::AT_REST, &self.fast)?)? else { return Ok(None) };
        let stretch = self.fat_stretch_under(at_rest)?;
        self.threshold_on(&self.ground_on(sinking::pressed(stretch, growth), &self.fast)?)
    }

    fn threshold_on(&self, ground: &Ground) -> Result<Option<f64>, PunctureError> {
        match self.device.motion {
            Motion::Roller { rows, drum_diameter } => {
                self.breaking_force(&Drum::new(self, rows, 0.5 * drum_diameter).first_pose(ground))
            }
            Motion::Stamp => self.breaking_force(&plate::pose(self, ground)),
            Motion::Pen { .. } => Ok(None),
        }
    }

    /// Force at which the first dent of a pose breaks, N.
    fn breaking_force(&self, pose: &Pose) -> Result<Option<f64>, PunctureError> {
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
        let found = if last < 0.0 { Ok(None) } else { root::bracketed(&mut excess, lower, upper, 1e-3).map(Some) };
        match failure {
            Some(error) => Err(error.into()),
            None => Ok(found?.map(libm::exp)),
        }
    }
}
