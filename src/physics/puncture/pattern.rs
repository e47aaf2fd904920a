//! Where the needles of one pass strike a square patch of skin.
//!
//! A device moves in strips of its own width. A strip holds rows of needles across the motion, and every row strikes at
//! equal steps along it:
//!
//! ```text
//! roller   rows of the drum, step 2π R_e rows/N       ρ1 = N/(2π R_e W)
//! stamp    √N rows, step W rows/N                      ρ1 = N/W²
//! pen      one row a needle, step v/f                  ρ1 = N f/(w v)
//! ```
//!
//! One pass is a lattice; passes at random phase and angle tend to a Poisson pattern. Assumed: neighbouring discs of a roller
//! are staggered by half a step, and the needles of a pen's plate form a rank-1 lattice (golden section), as their
//! arrangement is not published. The patch is a window on that pattern, periodic only for re-entry into holes.

use std::f64::consts::PI;

use super::{Device, Motion};
use crate::numerics::random::Stream;

const GOLDEN_SECTION: f64 = 0.618_033_988_749_894_9;

/// Rows of needles across a plate that holds `needles` in a square lattice.
pub(super) fn rows_of_a_plate(needles: u32) -> u32 {
    (f64::from(needles).sqrt().round() as u32).max(1)
}

/// Where needle `needle` of a pen's cartridge stands, mm along and across the motion, from the middle.
pub(super) fn place_on_a_cartridge(needle: u32, needles: u32, width: f64) -> (f64, f64) {
    let turns = GOLDEN_SECTION * f64::from(needle);
    let across = (f64::from(needle) + 0.5) / f64::from(needles);
    (width * (turns - turns.floor() - 0.5), width * (across - 0.5))
}

/// A needle comes down, mm on the patch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strike {
    pub x: f64,
    pub y: f64,
    /// Row of the device across its motion.
    pub row: u32,
    /// Its needle along the row of a plate; rows of a roller and a pen know one.
    pub column: u32,
}

/// The lattice of one strip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lattice {
    /// Of a strip, mm.
    pub width: f64,
    pub rows: u32,
    /// Step along the motion, mm.
    pub step: f64,
    /// Shift along the motion from one row to the next, in steps.
    pub stagger: f64,
}

impl Lattice {
    /// `rolling_radius` (mm) is that of a roller; the others have none.
    pub fn new(device: &Device, rolling_radius: f64) -> Lattice {
        let needles = f64::from(device.needles);
        let width = device.width;
        match device.motion {
            Motion::Roller { rows, .. } => {
                Lattice { width, rows, step: 2.0 * PI * rolling_radius * f64::from(rows) / needles, stagger: 0.5 }
            }
            Motion::Stamp => {
                let rows = rows_of_a_plate(device.needles);
                Lattice { width, rows, step: width * f64::from(rows) / needles, stagger: 0.0 }
            }
            Motion::Pen { frequency, glide_speed, .. } => {
                let step = glide_speed / frequency;
                Lattice { width, rows: device.needles, step, stagger: width * GOLDEN_SECTION / step }
            }
        }
    }

    /// That of a device which rolls on its surface, if it rolls.
    pub fn nominal(device: &Device) -> Lattice {
        Lattice::new(device, device.roller().map_or(0.0, |roller| roller.rolling_radius))
    }

    /// Strikes per area and pass, 1/mm².
    pub fn density(&self) -> f64 {
        f64::from(self.rows) / (self.width * self.step)
    }

    /// The strikes of one pass that fall into the square [0, `patch`)², mm, for motion at `angle` (rad) from the x axis.
    pub fn strikes(&self, patch: f64, angle: f64, stream: &mut Stream) -> Vec<Strike> {
        let (sine, cosine) = (libm::sin(angle), libm::cos(angle));
        // Half the square's extent across any direction, seen from its centre.
        let reach = 0.5 * patch * (sine.abs() + cosine.abs());
        let row_width = self.width / f64::from(self.rows);
        let mut strikes = Vec::with_capacity((1.3 * self.density() * patch * patch) as usize + 8);
        let mut strip_start = -reach - self.width * stream.uniform();
        while strip_start < reach {
            let phase = stream.uniform();
            for row in 0..self.rows {
                let across = strip_start + (f64::from(row) + 0.5) * row_width;
                let shift = phase + self.stagger * f64::from(row);
                let offset = (shift - shift.floor()) * self.step;
                let first = ((-reach - offset) / self.step).ceil();
                let last = ((reach - offset) / self.step).floor();
                for index in 0..=(last - first) as i64 {
                    let along = offset + (first + index as f64) * self.step;
                    let x = 0.5 * patch + along * cosine - across * sine;
                    let y = 0.5 * patch + along * sine + across * cosine;
                    if (0.0..patch).contains(&x) && (0.0..patch).contains(&y) {
                        let plates = (first + index as f64) * self.step / self.width;
                        let column = ((plates - plates.floor()) * self.width / self.step) as u32;
                        strikes.push(Strike { x, y, row, column });
                    }
                }
            }
            strip_start += self.width;
        }
        strikes
    }
}

/// Direction of a pass, rad: `directions` spread evenly over the half circle, and the unsteadiness of the hand.
pub fn direction(pass: u32, directions: u32, jitter: f64, stream: &mut Stream) -> f64 {
    PI * f64::from(pass % directions) / f64::from(directions) + jitter * stream.normal()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::needle::Needle;
    use crate::physics::parameter::Parameters;

    const DAY: f64 = 86_400.0;

    fn device(needles: u32, width: f64, motion: Motion) -> Device {
        let needle = Needle::of_size(1.5, 0.25, &Parameters::default());
        Device { needle, needles, width, motion }
    }

    fn lattice(device: &Device) -> Lattice {
        Lattice::nominal(device)
    }

    #[test]
    fn densities_of_the_model_page() {
        let roller = lattice(&device(192, 20.0, Motion::Roller { rows: 8, drum_diameter: 20.0 })).density();
        assert!((100.0 * roller - 15.3).abs() < 0.05, "{roller}");
        assert!((1500.0 * roller - 229.0).abs() < 0.5);
        let motion = Motion::Pen { frequency: 117.0 * DAY, glide_speed: 20.0 * DAY, rim_diameter: 12.0 };
        let pen = lattice(&device(14, 8.0, motion)).density();
        assert!((100.0 * pen - 1023.75).abs() < 1e-6, "{pen}: 1,020 on the model page");
        let stamp = lattice(&device(35, 10.0, Motion::Stamp)).density();
        assert!((stamp - 0.35).abs() < 1e-12);
    }

    #[test]
    fn strikes_have_the_density_at_any_angle() {
        let pen = Motion::Pen { frequency: 100.0 * DAY, glide_speed: 60.0 * DAY, rim_diameter: 12.0 };
        for device in [
            device(192, 20.0, Motion::Roller { rows: 8, drum_diameter: 20.0 }),
            device(37, 6.0, Motion::Stamp),
            device(12, 5.0, pen),
        ] {
            let lattice = lattice(&device);
            let patch = 40.0;
            let mut strikes = 0;
            for pass in 0..200 {
                let mut stream = Stream::new(3, "test", pass);
                let angle = PI * stream.uniform();
                strikes += lattice.strikes(patch, angle, &mut stream).len();
            }
            let density = strikes as f64 / (200.0 * patch * patch);
            assert!((density / lattice.density() - 1.0).abs() < 0.005, "{density} for {}", lattice.density());
        }
    }

    #[test]
    fn directions_are_spread_over_the_half_circle() {
        let mut stream = Stream::new(1, "test", 0);
        let angles: Vec<f64> = (0..5).map(|pass| direction(pass, 4, 0.0, &mut stream).to_degrees()).collect();
        for (angle, expected) in angles.iter().zip([0.0, 45.0, 90.0, 135.0, 0.0]) {
            assert!((angle - expected).abs() < 1e-12);
        }
    }
}
