//! What one session leaves: its holes, what follows from them, and what it must be read with.

use super::{ChannelPopulation, Injury, PatternStatistics, PunctureWarning};
use crate::physics::needle::Needle;

/// One place where a needle came down and no hole was yet. Lengths in mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Puncture {
    /// Pass of the session that made it, from 0.
    pub pass: u32,
    pub x: f64,
    pub y: f64,
    /// Depth of the tip below the surface; zero where the skin only dented.
    pub depth: f64,
    /// Length of the hole at the surface while the needle is in (round, or slit by sweep); zero for a dent.
    pub surface_diameter: f64,
    pub pierced: bool,
    pub bled: bool,
}

/// What one session did.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionPuncture {
    /// Start, d.
    pub time: f64,
    pub punctures: Vec<Puncture>,
    pub injury: Injury,
    pub statistics: PatternStatistics,
    pub channels: ChannelPopulation,
    /// Over that of a 26-gauge hypodermic needle, without anaesthetic.
    pub relative_pain: f64,
    /// 0 to 10, with the anaesthetic given.
    pub pain: f64,
    /// Share of the holes that bled.
    pub bleeding: f64,
    /// Share of the surface that is open when the needles are out (after recoil, overlaps counted once).
    pub surface_breach: f64,
    /// Root mean square of the needles' radius at the surface, mm: the way that the epidermis closes over.
    pub wound_radius: f64,
    pub warnings: Vec<PunctureWarning>,
}

impl Puncture {
    pub(super) fn dent(pass: u32, (x, y): (f64, f64)) -> Puncture {
        Puncture { pass, x, y, depth: 0.0, surface_diameter: 0.0, pierced: false, bled: false }
    }

    /// What another needle in the same hole adds.
    pub(super) fn deepen(&mut self, other: &Puncture) {
        self.depth = self.depth.max(other.depth);
        self.surface_diameter = self.surface_diameter.max(other.surface_diameter);
        self.bled |= other.bled;
    }
}

/// Of the needles at the surface, mm².
pub(super) fn mean_square_radius(punctures: &[Puncture], needle: &Needle) -> f64 {
    let (mut squares, mut count) = (0.0, 0.0);
    for puncture in punctures.iter().filter(|puncture| puncture.pierced) {
        let radius = needle.radius_at(puncture.depth);
        squares += radius * radius;
        count += 1.0;
    }
    if count > 0.0 { squares / count } else { 0.0 }
}
