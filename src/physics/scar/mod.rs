//! Atrophic scars: a dent over tissue that lost collagen, and what needles that fill the tissue do to the dent.
//!
//! ```text
//! ice pick  d(r) = d (1 − r/R)^p          boxcar  d(r) = d e^(−(r/R)^8)          rolling  d(r) = d e^(−4 (r/R)²)
//!
//! d(r)      = θ(0) d(r) + ∫ [1 − C/C*]₊^β dz                    tether, and mature collagen that is missing below the surface
//! s(r)      = max[0, d(r) − w²/(8 R_d)]                         how far the body of the device stays off the floor
//! height    = −∫ [1 − C(z, t)/C*]₊^β dz − θ(t) d(r) − v(r)
//! θ         → θ (1 − k_cut(z_θ)) at each session                share of the matrix that is cut where the tether is
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | d, R | depth of the dent, half its width | mm | [Scar] |
//! | p | how pointed an ice pick is | 1 | `ice_pick_profile` |
//! | β | exponent of the deficit | 1 | `scar_fill_exponent` |
//! | θ | share of the depth that a fibrous band holds down (rolling scars) | 1 | `rolling_tether` |
//! | s, w, R_d | standoff, width of the scar, radius of a drum (∞ for a plate) | mm | [Scar::standoff] |
//! | v | what a whole dermis of missing collagen can not explain: a hole, which nothing fills | mm | [Column::void] |
//!
//! C is mature, cross-linked collagen: what is young carries no load and is for the most part lost again within weeks, so that a dent is
//! not filled by it.
//!
//! The missing collagen lies in a zone of even deficit under the epidermis, of the depth that makes the dent. Tissue heals by the
//! kinetics of all skin, hit by what the needles reach: under a narrow scar the body of the device rests on the rim, and needles reach
//! the floor by their depth less the standoff. That an ice pick, deeper than it is wide, responds least is a result of that, and so is
//! which depth it would need. Boxcar and rolling profiles end where they have fallen below a hundredth.

mod face;
mod relief;
mod scores;
mod tracks;

pub use face::{FaceCounts, face};
pub use relief::{Relief, relief};
pub use scores::{Grade, ecca, goodman_baron, goodman_baron_quantitative};
pub use tracks::tram_track_risk;

use crate::physics::parameter::OutcomeParameters;

/// The three atrophic kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    IcePick,
    Boxcar,
    Rolling,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::IcePick, Kind::Boxcar, Kind::Rolling];
}

/// One scar. Lengths in mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scar {
    pub kind: Kind,
    /// At the surface.
    pub width: f64,
    /// Greatest depth.
    pub depth: f64,
}

/// The tissue under one place of a scar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Depth of the surface there, mm.
    pub dent: f64,
    /// `1 − C/C*` in the zone.
    pub deficit: f64,
    /// Depth of the zone below the junction, mm.
    pub zone: f64,
    /// What the tether holds down, mm.
    pub tethered: f64,
    /// What is a hole, mm.
    pub void: f64,
}

impl Scar {
    /// d(r), mm.
    pub fn profile(&self, radius: f64, parameters: &OutcomeParameters) -> f64 {
        let relative = 2.0 * radius / self.width;
        match self.kind {
            Kind::IcePick => self.depth * libm::pow((1.0 - relative).max(0.0), parameters.ice_pick_profile),
            Kind::Boxcar => self.depth * libm::exp(-libm::pow(relative, parameters.boxcar_profile)),
            Kind::Rolling => self.depth * libm::exp(-4.0 * relative * relative),
        }
    }

    /// How far the body of a device stays above the floor where the dent is this deep; `drum` is the radius of a roller's drum, mm.
    pub fn standoff(&self, dent: f64, drum: Option<f64>) -> f64 {
        let sagitta = drum.map_or(0.0, |radius| self.width * self.width / (8.0 * radius));
        (dent - sagitta).max(0.0)
    }

    /// The tissue of a dermis of that thickness (mm) under a dent.
    pub fn column(&self, dent: f64, dermis: f64, parameters: &OutcomeParameters) -> Column {
        let tether = if self.kind == Kind::Rolling { parameters.rolling_tether } else { 0.0 };
        let tethered = tether * dent;
        let missing = dent - tethered;
        let exponent = parameters.scar_fill_exponent;
        // The zone goes as deep as it must; where the dermis ends, it is emptier instead, and at last a hole.
        let usual = libm::pow(parameters.scar_deficit, exponent);
        let zone = (missing / usual).min(dermis);
        let needed = if zone > 0.0 { libm::pow(missing / zone, 1.0 / exponent) } else { 0.0 };
        let deficit = needed.min(parameters.scar_largest_deficit);
        let void = (missing - zone * libm::pow(deficit, exponent)).max(0.0);
        Column { dent, deficit, zone, tethered, void }
    }
}

impl Column {
    /// Share of a layer of the dermis (mm below the junction) that lies in the zone.
    pub fn share(&self, top: f64, bottom: f64) -> f64 {
        ((self.zone.min(bottom) - top) / (bottom - top)).clamp(0.0, 1.0)
    }

    /// What neither collagen fills nor drift changes, mm: what is left of the tether, and the hole.
    pub fn held(&self, tether_left: f64) -> f64 {
        tether_left * self.tethered + self.void
    }
}

/// How far the surface sinks for want of mature collagen, mm: of layers with this thickness (mm) and collagen over healthy.
pub fn sinking(layers: impl Iterator<Item = (f64, f64)>, parameters: &OutcomeParameters) -> f64 {
    let exponent = parameters.scar_fill_exponent;
    layers.map(|(thickness, ratio)| thickness * libm::pow((1.0 - ratio).max(0.0), exponent)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_makes_the_dent() {
        let parameters = OutcomeParameters::default();
        for kind in [Kind::IcePick, Kind::Boxcar, Kind::Rolling] {
            for depth in [0.05, 0.3, 0.8, 2.0] {
                let scar = Scar { kind, width: 3.0, depth };
                let column = scar.column(depth, 0.9, &parameters);
                let cells = 900;
                let thickness = 0.9 / f64::from(cells);
                let layers = (0..cells).map(|cell| {
                    let top = f64::from(cell) * thickness;
                    // The exponent makes a layer that is half in the zone count for more than half: thin layers.
                    (thickness, 1.0 - column.deficit * column.share(top, top + thickness))
                });
                let found = sinking(layers, &parameters) + column.held(1.0);
                assert!((found - depth).abs() < 1e-3, "{kind:?} {depth} {found} {column:?}");
            }
        }
    }

    #[test]
    fn profiles_have_their_depth_and_end_at_their_width() {
        let parameters = OutcomeParameters::default();
        for kind in [Kind::IcePick, Kind::Boxcar, Kind::Rolling] {
            let scar = Scar { kind, width: 4.0, depth: 0.5 };
            assert_eq!(scar.profile(0.0, &parameters), 0.5);
            assert!(scar.profile(2.0 * 1.5, &parameters) < 0.005);
            let falling = (0..40).map(|step| scar.profile(0.1 * f64::from(step), &parameters)).collect::<Vec<_>>();
            assert!(falling.windows(2).all(|pair| pair[1] <= pair[0]));
        }
    }

    #[test]
    fn a_drum_reaches_the_floor_of_a_wide_scar_and_not_of_a_narrow_one() {
        let wide = Scar { kind: Kind::Rolling, width: 6.0, depth: 0.3 };
        let narrow = Scar { kind: Kind::IcePick, width: 1.0, depth: 0.3 };
        assert_eq!(wide.standoff(0.3, Some(10.0)), 0.0);
        assert!((narrow.standoff(0.3, Some(10.0)) - (0.3 - 1.0 / 80.0)).abs() < 1e-12);
        assert_eq!(wide.standoff(0.3, None), 0.3);
    }
}
