//! A roller: needles on a drum that turns over skin which gives way under all of them.
//!
//! ```text
//! needles   along = (R + L) sin θ,  level = (R + L)(cos θ − 1)          θ < 0: coming down, θ > 0: leaving
//! drum      along = R sin θ,        level = R cos θ − (R + L)
//! ```
//!
//! The drum turns in steps of a fraction of the angle between two needles of a row; every needle keeps what it has done to its
//! skin from step to step: it dents, goes through, reaches its depth, and is held by nothing on its way out. When every needle
//! that was there at the beginning has left, the rolling is steady; the last turn from one needle to the next is kept.
//!
//! **Rolling radius.** A tip moves x(θ) = R_e θ − (R + L) sin θ over the skin. Once through at θ_p it drags its skin along by
//! x(θ) − x(θ_p), against a lateral stiffness λ E_d p. A free drum has no torque, so these forces balance the friction of its
//! surface on the skin:
//!
//! ```text
//! λ E_d Σ p_i [x(θ_i) − x(θ_p,i)] = T,   |T| ≤ µ Σ F_m,   R_e = R unless the needles overcome that
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | R, L | radius of the drum, length of the needles | mm | `radius`, `length` |
//! | R_e | way of the axis per angle | mm | `rolling_radius` |
//! | p_i, θ_p,i | depth of needle i; where it went through | mm, rad | |
//! | λ | lateral force per depth and way over the modulus of dermis | 1 | `lateral_stiffness` |
//! | µ, F_m | friction of the drum; force on its nodes | 1, N | `drum_friction` |

use std::f64::consts::PI;

use super::ground::{Ground, Place};
use super::press::{Drive, Needle, Pose, Press};
use super::{Bearing, Setting, Slot, bearing};
use crate::numerics::contact::ContactError;

/// Distance of the drum's nodes, mm, at the coarsest fineness; that of the needles within these limits.
const NODE_DISTANCE: (f64, f64) = (1.25, 2.5);

/// How far round the drum skin is looked for at first, and at most, rad.
const FIRST_REACH: f64 = 0.6;
const LARGEST_REACH: f64 = 1.4;

pub(super) struct Drum<'a> {
    setting: &'a Setting<'a>,
    rows: usize,
    /// mm.
    radius: f64,
    length: f64,
    /// Angle between the needles of a row, rad.
    pitch: f64,
}

/// One turn from needle to needle, summed over its steps.
struct Turn {
    bearing: Bearing,
    steps: f64,
    /// Σ p (θ − θ_p), mm rad.
    turned: f64,
    /// Σ p (sin θ − sin θ_p), mm.
    swept: f64,
    /// Of the drum's nodes, N.
    body_force: f64,
    /// Σ θ_p and number of the needles that are through and press.
    entry: (f64, f64),
}

/// sin θ; above the axis, where nothing touches but every needle needs a place of its own, its tangent.
fn sine(angle: f64) -> f64 {
    let inside = angle.clamp(-LARGEST_REACH, LARGEST_REACH);
    libm::sin(inside) + libm::cos(inside) * (angle - inside)
}

impl<'a> Drum<'a> {
    pub fn new(setting: &'a Setting<'a>, rows: u32, radius: f64) -> Drum<'a> {
        let rows = rows.max(1);
        let pitch = 2.0 * PI * f64::from(rows) / f64::from(setting.device.needles);
        Drum { setting, rows: rows as usize, radius, length: setting.piercing.length, pitch }
    }

    /// With needles straight below the axis, as far round as skin can be reached by light forces.
    pub fn first_pose(&self, ground: &Ground) -> Pose {
        self.pose(ground, 0.0, FIRST_REACH)
    }

    /// Needles of a row that lie within `reach`, on each side of the lowest.
    fn half_row(&self, reach: f64) -> usize {
        (reach / self.pitch).ceil().max(1.0) as usize
    }

    /// Turned by `phase` of the pitch.
    fn pose(&self, ground: &Ground, phase: f64, reach: f64) -> Pose {
        let half_row = self.half_row(reach) as i64;
        let row_width = self.setting.device.width / self.rows as f64;
        let tips = self.radius + self.length;
        let (mut places, mut angles) = (Vec::new(), Vec::new());
        for row in 0..self.rows {
            let across = (row as f64 + 0.5) * row_width - 0.5 * self.setting.device.width;
            // Every other row stands half a pitch on; counted so that both kinds reach equally far to both sides.
            let stagger = if row % 2 == 0 { 0.0 } else { -0.5 };
            for needle in -half_row..=half_row {
                let angle = (needle as f64 + stagger + phase) * self.pitch;
                // Beyond the top of the drum the same needles come again; they are far from the skin.
                let level = tips * (libm::cos(angle.clamp(-PI, PI)) - 1.0);
                places.push(Place { along: tips * sine(angle), across, level, patch: 0.0 });
                angles.push(angle);
            }
        }
        self.add_nodes(&mut places, reach);
        Pose { compliance: ground.matrix(&places), levels: places.iter().map(|place| place.level).collect(), angles }
    }

    fn add_nodes(&self, places: &mut Vec<Place>, reach: f64) {
        let width = self.setting.device.width;
        let of_needles = (width / self.rows as f64 * self.pitch * self.radius).sqrt();
        let distance = of_needles.clamp(NODE_DISTANCE.0, NODE_DISTANCE.1) / f64::from(self.setting.fineness.nodes);
        let lines = (width / distance).ceil();
        // The surface of the drum touches only where tips at the edge of the reach already would.
        let touching = (self.radius + self.length) * libm::cos(reach) / self.radius;
        let half_line = (libm::acos(touching.clamp(-1.0, 1.0)).min(reach) * self.radius / distance).ceil();
        for line in 0..=lines as i64 {
            let across = width * (line as f64 / lines - 0.5);
            for node in -half_line as i64..=half_line as i64 {
                let angle = node as f64 * distance / self.radius;
                let level = self.radius * libm::cos(angle) - (self.radius + self.length);
                places.push(Place { along: self.radius * libm::sin(angle), across, level, patch: distance });
            }
        }
    }

    /// Under each of the `forces`, N, one after the other.
    pub fn bearings(&self, forces: &[f64]) -> Result<Vec<Bearing>, ContactError> {
        let mut reach = FIRST_REACH;
        loop {
            match self.roll(forces, reach)? {
                Some(bearings) => return Ok(bearings),
                None => reach = (1.4 * reach).min(LARGEST_REACH),
            }
        }
    }

    /// Rolls with needles and nodes within `reach`; nothing if skin touches beyond.
    fn roll(&self, forces: &[f64], reach: f64) -> Result<Option<Vec<Bearing>>, ContactError> {
        let phases = self.setting.fineness.phases;
        let poses: Vec<Pose> = (0..phases)
            .map(|phase| self.pose(&self.setting.ground, f64::from(phase) / f64::from(phases), reach))
            .collect();
        let needles = poses[0].angles.len();
        let mut press = Press::new(needles, poses[0].levels.len() - needles);
        let mut bearings = Vec::with_capacity(forces.len());
        // Level of a tip at the edge of the reach.
        let outermost = (self.radius + self.length) * (libm::cos(reach) - 1.0);
        for force in forces {
            press.step(&poses[0], &self.setting.piercing, Drive::Force(*force))?;
            if press.solution.approach + outermost > 0.0 && reach < LARGEST_REACH {
                return Ok(None);
            }
            // Until what has been pierced without rolling has left.
            let entry = libm::acos((1.0 - press.solution.approach / (self.radius + self.length)).clamp(-1.0, 1.0));
            let turns = if bearings.is_empty() { (entry / self.pitch).ceil() as u32 + 1 } else { 1 };
            for _ in 0..turns {
                self.advance(&mut press);
                press.step(&poses[0], &self.setting.piercing, Drive::Force(*force))?;
            }
            let turn = self.turn(&poses, &mut press, *force)?;
            bearings.push(self.finish(turn).after(press.take_effort()));
        }
        Ok(Some(bearings))
    }

    /// Rolls on by one pitch.
    fn turn(&self, poses: &[Pose], press: &mut Press, force: f64) -> Result<Turn, ContactError> {
        let mut turn = Turn {
            bearing: bearing(force, press, vec![Slot::default(); self.rows]),
            steps: 0.0,
            turned: 0.0,
            swept: 0.0,
            body_force: 0.0,
            entry: (0.0, 0.0),
        };
        let totals = &mut turn.bearing;
        (totals.approach, totals.carried_share, totals.engaged) = (0.0, 0.0, 0.0);
        for step in 1..=poses.len() {
            let phase = step % poses.len();
            if phase == 0 {
                self.advance(press);
            }
            press.step(&poses[phase], &self.setting.piercing, Drive::Force(force))?;
            self.record(&poses[phase], press, &mut turn)?;
        }
        Ok(turn)
    }

    fn record(&self, pose: &Pose, press: &Press, turn: &mut Turn) -> Result<(), ContactError> {
        let now = bearing(turn.bearing.force, press, Vec::new());
        let totals = &mut turn.bearing;
        totals.approach += now.approach;
        totals.carried_share += now.carried_share;
        totals.engaged += now.engaged;
        totals.residual = totals.residual.max(now.residual);
        turn.steps += 1.0;
        turn.body_force += press.solution.forces[press.needles.len()..].iter().sum::<f64>();
        let row = press.needles.len() / self.rows;
        let lowest = |start: usize| {
            (start..start + row).min_by(|one, other| pose.angles[*one].abs().total_cmp(&pose.angles[*other].abs()))
        };
        let lowest: Vec<usize> = (0..press.needles.len()).step_by(row).filter_map(lowest).collect();
        let slots = press.slots(pose, &self.setting.piercing, &lowest)?;
        for (kept, found) in totals.slots.iter_mut().zip(slots) {
            if let Some((way, compliance)) = found.filter(|(way, _)| *way > kept.way) {
                *kept = Slot { way, compliance };
            }
        }
        for (index, needle) in press.needles.iter().enumerate() {
            let Needle::Through { angle, .. } = *needle else { continue };
            // A drum that sinks beyond its axis drags nothing with the needles above it.
            if pose.angles[index].abs() > LARGEST_REACH || angle.abs() > LARGEST_REACH {
                continue;
            }
            let depth = press.depth(index, pose, &self.setting.piercing);
            turn.turned += depth * (pose.angles[index] - angle);
            turn.swept += depth * (libm::sin(pose.angles[index]) - libm::sin(angle));
            if press.solution.forces[index] > 0.0 {
                turn.entry = (turn.entry.0 + angle, turn.entry.1 + 1.0);
            }
        }
        Ok(())
    }

    /// Means over the turn, and the rolling radius.
    fn finish(&self, turn: Turn) -> Bearing {
        let mut mean = turn.bearing;
        mean.approach /= turn.steps;
        mean.carried_share /= turn.steps;
        mean.engaged /= turn.steps;
        mean.entry_angle = if turn.entry.1 > 0.0 { -turn.entry.0 / turn.entry.1 } else { 0.0 };
        let constants = &self.setting.parameters.puncture;
        let lateral = constants.lateral_stiffness * self.setting.dermis_modulus();
        let tips = self.radius + self.length;
        let on_its_surface = lateral * (self.radius * turn.turned - tips * turn.swept);
        let friction = constants.drum_friction * turn.body_force;
        mean.rolling_radius = if on_its_surface.abs() <= friction {
            self.radius
        } else {
            (tips * turn.swept + friction.copysign(on_its_surface) / lateral) / turn.turned
        };
        mean
    }

    /// Every needle takes the place of the one before it in its row.
    fn advance(&self, press: &mut Press) {
        let row = press.needles.len() / self.rows;
        for start in (0..press.needles.len()).step_by(row) {
            press.needles[start..start + row].rotate_right(1);
            press.solution.forces[start..start + row].rotate_right(1);
            press.needles[start] = Needle::Denting;
            press.solution.forces[start] = 0.0;
        }
    }
}
