//! Devices and how they are used: the inputs of the puncture model.

use crate::physics::needle::Needle;

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
    /// Oscillating: `frequency` in 1/d, `glide_speed` in mm/d, needles extend by the needle length set.
    Pen { frequency: f64, glide_speed: f64 },
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
    /// Edge of the square patch on which punctures are simulated, mm (periodic).
    pub patch: f64,
}
