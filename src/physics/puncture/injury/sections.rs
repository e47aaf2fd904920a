//! The holes, and the discs that they are at a depth.
//!
//! ```text
//! R² = (g r)² + (2/π) g r ℓ(z),            g = 1 + s for the killed zone, 1 for the channel
//! ℓ(z) = ℓ(0) (3 u − u³)/2,  u = √(1 − z/p)
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | z, p | depth below the surface; of the tip | mm | `depth` |
//! | r | radius of the needle at the distance p − z from its tip | mm | `Needle::radius_at` |
//! | s | width of the killed sheath in needle radii | 1 | `sheath` |
//! | ℓ | length of the slit beyond the needle's diameter; `slit` is that at the surface | mm | `slit_at` |
//! | R | radius of the disc | mm | |
//!
//! The sheath scales with the needle's radius because the strain around a widened hole does. A slit (a stadium) is taken for the
//! disc of equal area. It narrows with depth as the path of a tip does on a rolling drum, x = R_e θ − (R + L) sin θ for small angles
//! with R_e = R. The tip of a gliding pen goes as u alone, which is narrower by up to a third near the tip and not told apart.

use std::f64::consts::PI;

use super::super::Puncture;
use crate::numerics::discs::{self, Discs};
use crate::physics::needle::Needle;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hole {
    pub x: f64,
    pub y: f64,
    pub depth: f64,
    /// mm.
    pub slit: f64,
    pub bled: bool,
}

impl Hole {
    /// Length of the slit at `depth`, at most that of the tip, mm.
    fn slit_at(&self, depth: f64) -> f64 {
        let root = (1.0 - depth / self.depth).sqrt();
        0.5 * self.slit * root * (3.0 - root * root)
    }
}

/// All holes of a session, deepest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Sections {
    /// Of the periodic patch, mm.
    pub edge: f64,
    pub holes: Vec<Hole>,
    needle: Needle,
    sheath: f64,
}

impl Sections {
    pub fn new(punctures: &[Puncture], needle: &Needle, edge: f64, sheath: f64) -> Sections {
        let mut holes: Vec<Hole> = punctures
            .iter()
            .filter(|puncture| puncture.pierced && puncture.depth > 0.0)
            .map(|&Puncture { x, y, depth, surface_diameter, bled, .. }| {
                let slit = (surface_diameter - 2.0 * needle.radius_at(depth)).max(0.0);
                Hole { x, y, depth, slit, bled }
            })
            .collect();
        holes.sort_by(|one, other| other.depth.total_cmp(&one.depth));
        Sections { edge, holes, needle: *needle, sheath }
    }

    pub fn depths(&self) -> Vec<f64> {
        self.holes.iter().map(|hole| hole.depth).collect()
    }

    /// R², mm², of a hole that reaches `depth`, `width` times as wide as the needle.
    fn squared_radius(&self, hole: &Hole, depth: f64, width: f64) -> f64 {
        let radius = width * self.needle.radius_at(hole.depth - depth);
        radius * radius + 2.0 / PI * radius * hole.slit_at(depth)
    }

    /// Squared radii of the killed zone and of the channel, mm²; nothing below the tip.
    pub fn squared_radii(&self, hole: &Hole, depth: f64) -> Option<(f64, f64)> {
        let width = 1.0 + self.sheath;
        (depth <= hole.depth).then(|| (self.squared_radius(hole, depth, width), self.squared_radius(hole, depth, 1.0)))
    }

    /// Area of the patch that is nearest to each hole, mm².
    pub fn nearest_areas(&self) -> Vec<f64> {
        discs::nearest_areas(self.edge, &places(&self.holes))
    }

    /// Share of the surface within holes that have shrunk to `ratio` of their width and length.
    pub fn surface_breach(&self, ratio: f64) -> f64 {
        let sides = [0.0, self.edge];
        self.breach(ratio, &sides, &sides)[0] / (self.edge * self.edge)
    }

    /// The same as areas in the boxes of a grid with these lines, mm².
    pub fn breach(&self, ratio: f64, x: &[f64], y: &[f64]) -> Vec<f64> {
        let radius = |hole: &Hole| ratio * self.squared_radius(hole, 0.0, 1.0).sqrt();
        let radii: Vec<f64> = self.holes.iter().map(radius).collect();
        Discs::new(self.edge, &places(&self.holes), &radii).areas(&radii, x, y)
    }

    /// Ready for areas at any depth.
    pub fn unions(&self) -> Unions<'_> {
        let bled: Vec<Hole> = self.holes.iter().copied().filter(|hole| hole.bled).collect();
        let discs = |holes: &[Hole]| {
            let largest: Vec<f64> = self.radii(holes, 0.0, 1.0 + self.sheath);
            Discs::new(self.edge, &places(holes), &largest)
        };
        let bled_apart = (bled.len() < self.holes.len()).then(|| (discs(&bled), bled));
        Unions { sections: self, all: discs(&self.holes), bled: bled_apart }
    }

    /// Radii of those holes, deepest first, that reach `depth`.
    fn radii(&self, holes: &[Hole], depth: f64, width: f64) -> Vec<f64> {
        let reaching = &holes[..holes.partition_point(|hole| hole.depth >= depth)];
        reaching.iter().map(|hole| self.squared_radius(hole, depth, width).sqrt()).collect()
    }
}

fn places(holes: &[Hole]) -> Vec<(f64, f64)> {
    holes.iter().map(|hole| (hole.x, hole.y)).collect()
}

/// The holes with their neighbours.
pub struct Unions<'a> {
    sections: &'a Sections,
    all: Discs,
    /// Those that bled, when not all did.
    bled: Option<(Discs, Vec<Hole>)>,
}

impl Unions<'_> {
    /// Killed, bled and channel area at `depth` (mm²) in the cells of a grid on the patch.
    pub fn areas(&self, depth: f64, x: &[f64], y: &[f64]) -> [Vec<f64>; 3] {
        let Sections { holes, sheath, .. } = self.sections;
        let killing = 1.0 + sheath;
        let killed = self.all.areas(&self.sections.radii(holes, depth, killing), x, y);
        let bled = match &self.bled {
            Some((discs, bled)) => discs.areas(&self.sections.radii(bled, depth, killing), x, y),
            None => killed.clone(),
        };
        let channel = self.all.areas(&self.sections.radii(holes, depth, 1.0), x, y);
        [killed, bled, channel]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slit_narrows_as_the_path_of_a_tip_on_a_drum() {
        // Where the tip passes a depth on its way in, for a drum of 10 mm whose needles of 1.5 mm go in to the drum.
        let (drum, length) = (10.0, 1.5);
        let path = |depth: f64| {
            let angle = libm::acos((drum + depth) / (drum + length));
            (drum + length) * libm::sin(angle) - drum * angle
        };
        let hole = Hole { x: 0.0, y: 0.0, depth: length, slit: 2.0 * path(0.0), bled: false };
        for depth in [0.0, 0.5, 1.1, 1.4, 1.5] {
            assert!((hole.slit_at(depth) - 2.0 * path(depth)).abs() < 0.02 * hole.slit, "at {depth} mm");
        }
    }
}
