//! The epidermis that closes over the holes, as a front in space.
//!
//! ```text
//! ∂e/∂t = D_K ∇²e + r_K e (1 − e),        o = 1 − e
//! cK = 2 √(D_K r_K),   wK = √(D_K/r_K)    hence   D_K = cK wK/2,   r_K = cK/(2 wK)
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | e, o | covered and open share of the surface | 1 | `open` |
//! | D_K | motility of keratinocytes at the edge of the sheet | mm²/d | `motility` |
//! | r_K | rate at which they fill the cover | 1/d | `growth` |
//! | cK, wK | speed and width of the front | mm/d, mm | registry |
//!
//! Source: Fisher 1937, Ann Eugen 7:355, doi:10.1111/j.1469-1809.1937.tb02153.x; Kolmogorov, Petrovsky & Piskunov 1937; for sheets of
//! cells Maini, McElwain & Leavesley 2004, Tissue Eng 10:475, doi:10.1089/107632704323061834. A plane front from a sharp edge reaches cK only slowly, ẋ = cK − (3/2) wK/t (Bramson 1983), and around a hole
//! its curvature slows it by D_K/R, and a cover that is thin fills with its own rate: a hole of radius R is 99 % closed after about
//! 0.9 R/cK + 4.6/r_K (0.46 d for 0.03 mm, 0.72 d for 0.1 mm), the law of the well-mixed form says 0.9 R/cK.
//!
//! **Assumed**: the width. The sheet crawls as a whole, its edge about one cell wide, so that r_K is not the rate of
//! divisions. With one division a day wK would be larger than a hole: cells would spread thin over it within the hour and take
//! days to thicken.
//!
//! **Scheme**: half a step of growth, a step of motility, half a step of growth (Strang), second order. Growth is exact, o ↦ o/(o +
//! (1 − o) exp(r_K Δt)). Motility goes by Crank–Nicolson along the lines of each axis (`sweep`); on a square the two commute.
//! Steps are so short that both sides of Crank–Nicolson have no negative entry: o stays between 0 and 1 by the scheme, and is
//! zero for ever where nothing is open. The mesh divides the surface cells of healing by whole numbers; what is handed on is the mean
//! over each of those.
//!
//! The thickness of the epidermis has a law of its own, local in space: `epidermis` in [kinetics](super::kinetics).

mod coverage;
mod surface;
mod sweep;
#[cfg(test)]
mod tests;

pub use coverage::{Coverage, closure};

use crate::physics::parameter::HealingParameters;
use surface::{Side, Surface};

/// Cells are no larger than this share of the front's width, and than this length in mm, which resolves the holes.
const CELL_OF_WIDTH: f64 = 0.5;
const LARGEST_CELL: f64 = 0.01;
/// Narrowest front, mm.
const LEAST_WIDTH: f64 = 0.002;
/// Largest r_K Δt.
const STEP: f64 = 0.1;
/// Steps from one look at the surface to the next.
const STEPS_A_ROUND: usize = 2;
/// Share of what was open at first below which the rest closes within one more time of growth.
const REMAINDER: f64 = 1e-3;
/// A row is kept when the open share has changed by this part of what was open at first, or has shrunk to this part.
const KEPT: f64 = 0.02;
const SHRUNK: f64 = 0.7;

/// The front's constants.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Front {
    /// mm²/d.
    pub motility: f64,
    /// 1/d.
    pub growth: f64,
}

/// A front too sharp for a mesh.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error(
    "the epithelial front is {} um wide (epithelial_front_width), below the {} um that a mesh can hold; a cell is 10 um wide",
    1e3 * self.width,
    1e3 * LEAST_WIDTH
)]
pub struct TooSharp {
    /// mm.
    pub width: f64,
}

impl Front {
    /// # Errors
    /// A front so sharp that a patch of some millimetres would have more cells than memory holds.
    pub fn new(parameters: &HealingParameters) -> Result<Front, TooSharp> {
        let (speed, width) = (parameters.epithelial_front_speed, parameters.epithelial_front_width);
        if width < LEAST_WIDTH {
            return Err(TooSharp { width });
        }
        Ok(Front { motility: 0.5 * speed * width, growth: 0.5 * speed / width })
    }

    /// mm.
    fn width(&self) -> f64 {
        (self.motility / self.growth).sqrt()
    }

    /// Over one hole of radius `opening` in the middle of a cylinder with these faces (mm), for at most `duration` days.
    /// `still_open`: what an earlier session left open in each ring.
    pub fn around_channel(&self, rings: &[f64], opening: f64, still_open: &[f64], duration: f64) -> Coverage {
        let surface = Surface::new([Side::radial(rings, self.largest_cell()), Side::single()]);
        let (hole, faces) = (opening * opening, surface.sides[0].edges.windows(2));
        let shares = faces.map(|ring| {
            let (inner, outer) = (ring[0] * ring[0], ring[1] * ring[1]);
            (hole - inner).clamp(0.0, outer - inner) / (outer - inner)
        });
        let open = shares.collect();
        self.close(&surface, open, still_open, duration)
    }

    /// Over the holes of a square with these lines (mm) that repeats itself sideways, for at most `duration` days. `breach` gives
    /// the open share of every box between lines; `still_open`: what an earlier session left open in each cell.
    pub fn on_patch(
        &self,
        x: &[f64],
        y: &[f64],
        breach: impl Fn(&[f64], &[f64]) -> Vec<f64>,
        still_open: &[f64],
        duration: f64,
    ) -> Coverage {
        let surface = Surface::new([x, y].map(|lines| Side::periodic(lines, self.largest_cell())));
        let open = breach(&surface.sides[0].edges, &surface.sides[1].edges);
        self.close(&surface, open, still_open, duration)
    }

    fn largest_cell(&self) -> f64 {
        LARGEST_CELL.min(CELL_OF_WIDTH * self.width())
    }

    fn close(&self, surface: &Surface, mut open: Vec<f64>, still_open: &[f64], duration: f64) -> Coverage {
        surface.add(&mut open, still_open);
        let mut coverage = Coverage::new(surface.areas(), surface.means(&open));
        let first = coverage.mean(0.0);
        if first <= 0.0 || duration <= 0.0 {
            return coverage;
        }
        let longest = (STEP / self.growth).min(surface.longest_step(self.motility));
        let rounds = (duration / (longest * STEPS_A_ROUND as f64)).ceil();
        let step = duration / (rounds * STEPS_A_ROUND as f64);
        let mut sweeps = surface.sweeps(self.motility * step);
        let [half, whole] = [0.5, 1.0].map(|part| libm::exp(part * self.growth * step));
        for round in 1..=rounds as usize {
            // Two halves of growth in a row are one whole.
            grow(&mut open, half);
            for _ in 1..STEPS_A_ROUND {
                sweeps.apply(&mut open);
                grow(&mut open, whole);
            }
            sweeps.apply(&mut open);
            grow(&mut open, half);
            let time = duration * round as f64 / rounds;
            let means = surface.means(&open);
            let share = coverage.share(&means);
            let has_closed = share <= REMAINDER * first;
            let last = coverage.last_mean();
            let differs = share <= SHRUNK * last || (last - share).abs() >= KEPT * first;
            if has_closed || differs || round == rounds as usize {
                coverage.push(time, means);
            }
            if has_closed {
                coverage.push(time + 1.0 / self.growth, vec![0.0; coverage.cells()]);
                return coverage;
            }
        }
        coverage
    }
}

/// `factor`: exp(r_K Δt).
fn grow(open: &mut [f64], factor: f64) {
    for share in open {
        *share /= *share + (1.0 - *share) * factor;
    }
}
