//! A stamp: needles on a square plate, straight in.
//!
//! The plate's nodes stand between its needles and along its edges. A harder press goes on from a softer one.

use super::ground::{Ground, Place};
use super::press::{Drive, Pose, Press};
use super::{Bearing, Setting, all_slots, bearing};
use crate::numerics::contact::ContactError;
use crate::physics::puncture::pattern::rows_of_a_plate;

pub(super) fn pose(setting: &Setting<'_>, ground: &Ground) -> Pose {
    let (needles, width) = (setting.device.needles, setting.device.width);
    let rows = rows_of_a_plate(needles);
    let columns = needles.div_ceil(rows);
    let length = setting.piercing.length;
    let (across_step, along_step) = (width / f64::from(rows), width * f64::from(rows) / f64::from(needles));
    let mut places: Vec<Place> = (0..needles)
        .map(|needle| {
            let (row, column) = (needle % rows, needle / rows);
            let middle = |index: u32, step: f64| (f64::from(index) + 0.5) * step - 0.5 * width;
            Place { along: middle(column, along_step), across: middle(row, across_step), level: 0.0, patch: 0.0 }
        })
        .collect();
    let fine = setting.fineness.nodes;
    let edge = |index: u32, steps: u32| width * (f64::from(index) / f64::from(steps) - 0.5);
    let patch = (across_step * along_step).sqrt() / f64::from(fine);
    for column in 0..=columns * fine {
        for row in 0..=rows * fine {
            let (along, across) = (edge(column, columns * fine), edge(row, rows * fine));
            places.push(Place { along, across, level: -length, patch });
        }
    }
    Pose {
        compliance: ground.matrix(&places),
        levels: places.iter().map(|place| place.level).collect(),
        angles: vec![0.0; needles as usize],
    }
}

pub(super) fn bearings(setting: &Setting<'_>, forces: &[f64]) -> Result<Vec<Bearing>, ContactError> {
    let pose = &pose(setting, &setting.ground);
    let needles = pose.angles.len();
    let mut press = Press::new(needles, pose.levels.len() - needles);
    let under = |force: &f64| {
        press.step(pose, &setting.piercing, Drive::Force(*force))?;
        let slots = all_slots(&press, pose, &setting.piercing)?;
        Ok(bearing(*force, &press, slots).after(press.take_effort()))
    };
    forces.iter().map(under).collect()
}
