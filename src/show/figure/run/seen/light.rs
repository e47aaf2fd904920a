//! Light from the side on a matt surface.
//!
//! ```text
//! I/I₀ = a + (1 − a) max[0, 1 − ∂z/∂x / tan e] / √(1 + |∇z|²)      light from the left at elevation e, a share a from everywhere (Lambert)
//! ```
//!
//! I₀ falls on level skin. Shadows that one place casts on another are not drawn, nor is gloss.

use super::super::super::FigureError;
use super::super::super::axis::{Axis, extent};
use super::super::super::color_bar::Colors;
use super::super::super::mosaic::Mosaic;
use super::super::super::panel::Panel;
use super::super::super::style::Rgb;

/// What level skin is drawn in where colour says nothing.
pub const GREY: Rgb = (150, 150, 150);
/// Share of the light that comes from everywhere.
const AMBIENT: f64 = 0.15;
/// Side of a patch of light, points.
const PATCH: f64 = 0.8;
/// Cells of a map along a side.
const CELLS: usize = 240;

/// Light from the left, degrees over the skin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Light {
    pub elevation: f64,
}

impl Light {
    /// Light on a place of that slope along x and along y, over the light on level skin.
    fn on_slope(self, (along_x, along_y): (f64, f64)) -> f64 {
        let facing = (1.0 - along_x / libm::tan(self.elevation.to_radians())).max(0.0);
        AMBIENT + (1.0 - AMBIENT) * facing / (1.0 + along_x * along_x + along_y * along_y).sqrt()
    }

    /// Fills the panel with the light on a surface of those slopes, whose level parts have the colour `level`.
    pub fn paint(self, panel: &Panel, slopes: &dyn Fn(f64, f64) -> (f64, f64), level: Rgb) -> Result<(), FigureError> {
        let edges = |axis: &Axis| -> Vec<f64> {
            (0..=CELLS).map(|edge| axis.low + (axis.high - axis.low) * edge as f64 / CELLS as f64).collect()
        };
        let (across, along) = (edges(&panel.x), edges(&panel.y));
        let middle = |edges: &[f64], cell: usize| 0.5 * (edges[cell] + edges[cell + 1]);
        let cells = (0..CELLS * CELLS).map(|cell| (middle(&across, cell % CELLS), middle(&along, cell / CELLS)));
        let lit: Vec<f64> = cells.map(|(x, y)| self.on_slope(slopes(x, y))).collect();
        // All steps of the scale between what is darkest and what is brightest.
        let (darkest, brightest) = extent(lit.iter().copied().chain([1.0]));
        let colors = Colors::shades(Axis::linear("", darkest, brightest, 2), level);
        let value = |column: usize, row: usize| lit[row * CELLS + column];
        let map = Mosaic { across: &across, along: &along, value: &value, mirrored: false, patch: PATCH };
        map.draw(panel.canvas, panel, &colors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn level_skin_has_its_own_light_and_what_turns_away_is_dark() {
        let light = Light { elevation: 20.0 };
        assert_eq!(light.on_slope((0.0, 0.0)), 1.0);
        assert!(light.on_slope((-0.2, 0.0)) > 1.3 && light.on_slope((0.2, 0.0)) < 0.7);
        assert_eq!(light.on_slope((0.5, 0.0)), AMBIENT);
    }

    #[test]
    fn a_shade_of_one_is_the_colour_itself() {
        let colors = Colors::shades(Axis::linear("", 0.5, 1.0, 2), (200, 150, 120));
        assert_eq!(colors.of(1.0), (200, 150, 120));
        assert!(colors.of(0.5).0 < 150);
    }
}
