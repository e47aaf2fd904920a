//! The explicit channel: a half spheroid below the stratum corneum, with what fills it.
//!
//! ```text
//! (x² + y²)/r² + z²/L² < 1,  z > 0: the channel;      x² + y² < r²,  −h < z < 0: its mouth in the stratum corneum
//! ```
//!
//! Lengths are in mouth radii, conductivities in those of the tissue.

/// What the walls of the channel see.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Filling {
    /// Stirred: the wall has the source's potential; no stratum corneum.
    Stirred,
    /// Fluid at rest in the channel and its mouth; the source stands on top of the stratum corneum.
    Still {
        /// D_w/D_t.
        fluid: f64,
        /// h/r.
        thickness: f64,
    },
}

/// A channel with a mouth of unit radius.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Body {
    /// L/r; 0 is a disc.
    pub length: f64,
    pub filling: Filling,
}

impl Body {
    /// Whether a place below the stratum corneum is in the channel.
    pub(super) fn contains(&self, [x, y, z]: [f64; 3]) -> bool {
        self.length > 0.0 && x * x + y * y + (z / self.length) * (z / self.length) < 1.0
    }

    /// Where the line along an axis through a place meets the wall; 0 if it misses the channel.
    pub(super) fn wall(&self, axis: usize, place: [f64; 3]) -> f64 {
        let mut part = place;
        part[axis] = 0.0;
        let [x, y, z] = part;
        let depth = if self.length > 0.0 { z / self.length } else { 0.0 };
        let left = (1.0 - x * x - y * y - depth * depth).max(0.0).sqrt();
        if axis == 2 { self.length * left } else { left }
    }

    /// Smallest radius of curvature of the wall at the mouth's edge and at the tip, at most 1.
    pub(super) fn curvature(&self) -> [f64; 2] {
        [self.length * self.length, 1.0 / self.length].map(|radius| radius.min(1.0))
    }

    /// Extent of the larger half axis.
    pub(super) fn extent(&self) -> f64 {
        self.length.max(1.0)
    }
}
