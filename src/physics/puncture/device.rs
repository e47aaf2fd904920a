//! Devices and how they are used: the inputs of the puncture model.

use super::{Bearing, Roller, stroke};
use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;

/// A roller, stamp or pen: an array of equal needles and a way to move it.
#[derive(Debug, Clone, PartialEq)]
pub struct Device {
    pub needle: Needle,
    pub needles: u32,
    /// Edge length of the array across the direction of motion, mm.
    pub width: f64,
    pub motion: Motion,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Motion {
    /// Needles in `rows` discs on a drum (mm).
    Roller { rows: u32, drum_diameter: f64 },
    /// Pressed straight in, lifted, moved on by its width. Lateral spacing of needles follows from width and number.
    Stamp,
    /// Oscillating: `frequency` in 1/d, `glide_speed` in mm/d, needles extend by the needle length set. `rim_diameter`, mm,
    /// is that of the rim of the nosepiece, which rests on the skin around the needles.
    Pen { frequency: f64, glide_speed: f64, rim_diameter: f64 },
}

/// How a session is done, and the calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct Treatment {
    /// Session start times, days from the beginning, increasing.
    pub session_times: Vec<f64>,
    pub passes: u32,
    /// Number of directions that the passes are spread over evenly (4: horizontal, vertical, two diagonals).
    pub directions: u32,
    /// Force of the hand, N.
    pub force: f64,
    /// Line tension that the stretching hand adds to the skin's own, N/mm.
    pub stretch: f64,
    /// Edge of the square patch on which punctures are simulated, mm (periodic).
    pub patch: f64,
    /// Pain that an anaesthetic leaves, as a share (0.3: 30 % is left). No default: it must be given.
    pub anaesthetic: Option<f64>,
}

impl Device {
    /// The kinematics of its drum, when it has one, as it rolls on its surface.
    pub fn roller(&self) -> Option<Roller> {
        let Motion::Roller { drum_diameter, .. } = self.motion else {
            return None;
        };
        let drum_radius = 0.5 * drum_diameter;
        Some(Roller { drum_radius, needle_length: self.needle.length, rolling_radius: drum_radius })
    }

    /// The needle as far as the skin can climb it: to the body of a roller or stamp, further up in the hollow nosepiece of a pen.
    pub fn free_needle(&self, parameters: &Parameters) -> Needle {
        match self.motion {
            Motion::Pen { .. } => {
                Needle { length: self.needle.length + parameters.puncture.pen_free_length, ..self.needle }
            }
            Motion::Roller { .. } | Motion::Stamp => self.needle,
        }
    }

    /// How far a tip is dragged along the surface while it is in the skin to `depth` (mm), mm (not negative).
    pub fn sweep(&self, depth: f64, bearing: &Bearing) -> f64 {
        match (self.roller(), &self.motion) {
            (Some(roller), _) => {
                Roller { rolling_radius: bearing.rolling_radius, ..roller }.sweep_from(bearing.entry_angle).abs()
            }
            (None, Motion::Pen { frequency, glide_speed, .. }) => {
                stroke::drag(depth.min(self.needle.length), self.needle.length, *frequency, *glide_speed)
            }
            (None, _) => 0.0,
        }
    }

    /// Force with the device's vibration over force without.
    pub fn vibration_factor(&self, parameters: &Parameters) -> f64 {
        match self.motion {
            Motion::Pen { .. } => parameters.puncture.vibration_factor,
            Motion::Roller { .. } | Motion::Stamp => 1.0,
        }
    }
}
