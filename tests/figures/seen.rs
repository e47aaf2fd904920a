//! Made-up numbers of what a person would see: a scar, colour, pigment, lines.

use std::fmt::Write as _;

use super::{Column, Row, band, ends};

const DAYS: [u32; 5] = [0, 7, 28, 90, 360];
/// mm.
const EDGE: f64 = 3.75;
const DEPTH: f64 = 0.3;
const STEPS: u32 = 40;

pub const COLUMNS: [Column; 12] = [
    ("colour.lightness", "1", |t| 64.0 + 0.004 * t),
    ("colour.a", "1", |_| 11.0),
    ("colour.b", "1", |_| 16.0),
    ("pigment.epidermis", "1", |t| 1.0 - 0.000_2 * t),
    ("pigment.dermis", "1", |_| 0.0),
    ("lesion.lightness", "1", |t| 58.0 + 0.008 * t),
    ("lesion.a", "1", |_| 12.0),
    ("lesion.b", "1", |_| 18.0),
    ("lesion.contrast", "1", |t| 1.0 - 0.001 * t),
    ("wrinkle.amplitude", "1", |t| 1.0 - t / 1800.0),
    ("wrinkle.wavelength", "1", |t| 1.0 + t / 3600.0),
    ("scar.depth", "mm", |t| left(t) * DEPTH),
];

pub const ROWS: &[Row] = &[
    ("scar.depth.end", 0.21, "mm", "calibrated, not predicted: deficit assumed"),
    ("wrinkle.amplitude.end", 0.8, "1", "bilayer instability (recalled)"),
    ("colour.lightness.day_28", 64.1, "1", "layered optics with published absorption"),
    ("colour.lightness.day_90", 64.4, "1", "layered optics with published absorption"),
    ("colour.lightness.end", 65.4, "1", "layered optics with published absorption"),
    ("pigment.inflammation", 1.0, "d", "kinetics assumed"),
    ("pigment.hyperpigmentation_risk", 0.03, "1", "logistic form set to published rates"),
];

fn left(time: f64) -> f64 {
    1.0 - 0.3 * time / 360.0
}

pub fn scar(bands: bool) -> String {
    let mut text = format!("time [d],radius [mm],depth [mm]{}\n", ends(bands, "depth", "mm"));
    for day in DAYS {
        for step in 0..=STEPS {
            let radius = EDGE * f64::from(step) / f64::from(STEPS);
            let depth = left(f64::from(day)) * DEPTH * libm::exp(-0.64 * radius * radius);
            writeln!(text, "{day},{radius},{depth}{}", band(bands, depth)).unwrap();
        }
    }
    text
}
