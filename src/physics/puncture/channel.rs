//! The channels that remain: what absorption starts from.
//!
//! ```text
//! d_res = 0.505 d(p)          at the surface (Kalluri et al. 2011)
//! open depth = min(p, p_open)    never the depth of insertion: below, elastic dermis closes at once
//! ```
//!
//! The open depth was 70 µm after 1.5 mm needles (man, OCT) and 152 µm after 0.77 mm needles (rat): it does not grow with the
//! needle, it is about the thickness of the epidermis (`open_depth`). Patency itself, its exponent and its decay belong to
//! absorption.

use super::Puncture;
use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;

/// One channel after the needle has left. Lengths in mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Channel {
    /// Residual radius at the mouth.
    pub radius: f64,
    /// Depth that stays open.
    pub open_depth: f64,
    /// Depth that the tip had reached.
    pub insertion_depth: f64,
    /// Radius that the needle had at the surface.
    pub needle_radius: f64,
}

/// All channels of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelPopulation {
    pub channels: Vec<Channel>,
    /// Area of skin that they lie in, mm².
    pub area: f64,
    /// Share of fresh strikes that pierced.
    pub pierced_share: f64,
    /// Residual over needle radius, for the patency.
    pub radius_ratio: f64,
}

impl ChannelPopulation {
    pub(super) fn new(
        punctures: &[Puncture],
        needle: &Needle,
        area: f64,
        pierced_share: f64,
        parameters: &Parameters,
    ) -> ChannelPopulation {
        let radius_ratio = parameters.puncture.residual_diameter_ratio;
        let channels = punctures
            .iter()
            .filter(|puncture| puncture.pierced)
            .map(|puncture| {
                let needle_radius = needle.radius_at(puncture.depth);
                Channel {
                    radius: radius_ratio * needle_radius,
                    open_depth: puncture.depth.min(parameters.puncture.open_depth),
                    insertion_depth: puncture.depth,
                    needle_radius,
                }
            })
            .collect();
        ChannelPopulation { channels, area, pierced_share, radius_ratio }
    }

    /// Channels per area, 1/mm².
    pub fn density(&self) -> f64 {
        self.channels.len() as f64 / self.area
    }

    /// Mean residual diameter at the mouth, mm; nothing without channels.
    pub fn mean_diameter(&self) -> Option<f64> {
        self.mean(|channel| 2.0 * channel.radius)
    }

    /// Mean open depth, mm; nothing without channels.
    pub fn mean_open_depth(&self) -> Option<f64> {
        self.mean(|channel| channel.open_depth)
    }

    fn mean(&self, value: impl Fn(&Channel) -> f64) -> Option<f64> {
        let count = self.channels.len();
        (count > 0).then(|| self.channels.iter().map(value).sum::<f64>() / count as f64)
    }
}
