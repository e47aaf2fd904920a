//! What the needles destroyed, exactly as the pattern has it: the input of healing at every resolution.
//!
//! ```text
//! k(z) = |∪_i disc(x_i, r_kill,i(z))|/A        b(z) = the same of the punctures that bled     h(z): without the sheath
//! cut = q k,    displaced = (1 − q) h,    untouched = 1 − cut − displaced
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | A | area of the periodic patch | mm² | `edge²` |
//! | k | killed share of the horizontal area at depth z | 1 | `killed` |
//! | b | share within the killed zone of a puncture that bled over its whole depth: filled with blood | 1 | `bled` |
//! | h | share where the needles themselves were | 1 | `channel_area` |
//! | q | share of the matrix of the killed zone that is cut | 1 | `cut_share_of_killed` |
//!
//! A needle makes room by pushing matrix aside: what stood in its way and was not cut is displaced, into the tissue around,
//! and nothing vanishes ([Fractions::crowding]). Cut matrix is taken to lie evenly in the killed zone.
//!
//! The areas are those of unions of discs, overlaps counted once ([numerics::discs](crate::numerics::discs)), at `LEVELS` depths;
//! between two levels they are taken to be linear. All views are weighted sums of the same areas, with the same weights
//! that are never negative: the profile ([Injury::fractions]), the boxes ([Injury::paint]) and the unit cells
//! ([Injury::unit_cells]) hold the same volume to rounding, on every mesh. The linear interpolation errs by less than 10⁻³ of the
//! killed volume (a test).

mod levels;
mod patch;
mod sections;
#[cfg(test)]
mod tests;
mod unit_cell;

use super::Puncture;
use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;
use levels::Levels;
use sections::Sections;

pub use unit_cell::UnitCell;

/// Intervals between the depths at which areas are computed.
const LEVELS: usize = 32;

/// Shares of the volume of a piece of tissue.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Fractions {
    /// Where cells died.
    pub killed: f64,
    /// Where the needle cut the matrix; part of the killed.
    pub cut: f64,
    /// Killed and filled with blood; part of the killed.
    pub bled: f64,
    /// Where the needles themselves were; part of the killed.
    pub channel_area: f64,
    /// Matrix that the needles pushed aside without cutting it; part of the channel area.
    pub displaced: f64,
}

/// Killed, bled and channel parts of something.
pub(super) type Parts = [f64; 3];

impl Fractions {
    fn new([killed, bled, channel_area]: Parts, cut_share: f64) -> Fractions {
        Fractions { killed, cut: cut_share * killed, bled, channel_area, displaced: (1.0 - cut_share) * channel_area }
    }

    /// Share of the matrix that stays as and where it was.
    pub fn untouched(&self) -> f64 {
        1.0 - self.cut - self.displaced
    }

    /// Density of the matrix in the killed sheath while the needles are in, over that before: its own that is not cut and what
    /// the needles pushed there. Nothing where there is no sheath.
    pub fn crowding(&self) -> Option<f64> {
        let sheath = self.killed - self.channel_area;
        let uncut = self.killed - self.cut;
        (sheath > 0.0).then(|| uncut / sheath)
    }
}

/// The injury of one session, below the surface of the skin.
#[derive(Debug, Clone, PartialEq)]
pub struct Injury {
    sections: Sections,
    levels: Levels,
    /// Of the whole patch at each level, over its area.
    shares: Vec<Parts>,
    cut_share: f64,
}

impl Injury {
    /// Of the pierced among `punctures`, on a square periodic patch of `area` (mm²).
    pub fn new(punctures: &[Puncture], needle: &Needle, area: f64, parameters: &Parameters) -> Injury {
        Injury::with_levels(punctures, needle, area, parameters, LEVELS)
    }

    fn with_levels(
        punctures: &[Puncture],
        needle: &Needle,
        area: f64,
        parameters: &Parameters,
        levels: usize,
    ) -> Injury {
        let sections = Sections::new(punctures, needle, area.sqrt(), parameters.puncture.killed_sheath);
        let levels = Levels::new(&sections.depths(), levels);
        let unions = sections.unions();
        let sides = [0.0, sections.edge];
        let shares = levels.depths().iter().map(|depth| {
            let [killed, bled, channel] = unions.areas(*depth, &sides, &sides);
            [killed[0] / area, bled[0] / area, channel[0] / area]
        });
        let shares = shares.collect();
        Injury { sections, levels, shares, cut_share: parameters.healing.cut_share_of_killed }
    }

    /// Depth of the deepest puncture, mm.
    pub fn deepest(&self) -> f64 {
        self.levels.deepest()
    }

    /// Killed volume per area of skin, mm.
    pub fn killed_volume(&self) -> f64 {
        self.levels.weights(0.0, self.deepest()).map(|(level, weight)| weight * self.shares[level][0]).sum()
    }

    /// Share of the surface within the needles' cross-sections (with slits; overlaps counted once).
    pub fn coverage(&self) -> f64 {
        self.shares[0][2]
    }

    /// Share of the surface that stays open when needles are out, whose holes then have `ratio` of their width (overlaps counted once).
    pub fn surface_breach(&self, ratio: f64) -> f64 {
        self.sections.surface_breach(ratio)
    }

    /// Means over the whole patch and the depths from `top` to `bottom` (mm below the surface, `top` < `bottom`).
    pub fn fractions(&self, top: f64, bottom: f64) -> Fractions {
        let parts = self.levels.mean(top, bottom, |level| self.shares[level]);
        Fractions::new(parts, self.cut_share)
    }
}
