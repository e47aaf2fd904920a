//! Unit cells around channels, on meshes that are fine at the edges of the wound.
//!
//! ```text
//! h(r) ∝ √(a² + (g d(r))²)        d: distance to the nearer of the edges of the channel and of the killed zone at the surface
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | h | width of a cell at radius r | mm | |
//! | a | cells stay as small as at an edge over about a/g | mm | `SHARPNESS` |
//! | g | growth of cells away from an edge | 1 | `GROWTH` |
//!
//! The mesh is the image of an even one under a smooth map, so that refining it divides every error by the square. At the default
//! it errs by less than 0.3 % of the response below; layers that are finer around the tips do not pay.
//!
//! How the classes err, measured by a stand-in (in the tests: a signal of reach λ = √(D/d) from killed tissue, a saturating
//! response) against the patch with the same random holes, 0.9 to 5 per mm²:
//!
//! | λ, mm | one class | 3 × 2 | 6 × 2 | `depth` | |
//! |---|---|---|---|---|---|
//! | 0.075 (TGF-β) | +27 to +34 % | +5 to +13 % | +2 to +10 % | +70 % | near holes share what they reach |
//! | 0.16 (mitogen) | +9 to +29 % | −6 to +9 % | −8 to +4 % | +19 % | |
//! | 0.3 (chemokine) | +2 to +15 % | −8 to −3 % | −9 to −6 % | +6 % | cells exchange nothing: wide and deep do not mix |
//!
//! With the full kinetics the gain of young collagen at 28 d, against patches of 3 mm at 50 µm with the same holes (one draw each; from
//! 100 to 25 µm a patch changes by less than 0.1 % of its gain):
//!
//! | | holes per cm² | sessions | unit cells | patch | unit cells over patch |
//! |---|---|---|---|---|---|
//! | roller 1.5 mm | 200 | 1 | 0.327 | 0.287 | +14 % |
//! | stamp, 0.57 mm deep | 267 | 1, and the holes of a second | 0.292 | 0.223 | +31 % |
//! | stamp, 0.37 mm deep | 900 | 1, and the holes of a second | 0.117 | 0.083 | +42 % |
//!
//! The response bends upwards at such small gains, so that a small cell that keeps its signal to itself answers too much. After
//! four sessions with the roller (210 per cm², day 90) unit cells gave 0.418 and a corner of 4 mm with holes of its own 0.428.
//!
//! More classes than 3 × 2 find no limit that is nearer to the patch: what is left is the assumption, not the quadrature.
//! For one period of a regular lattice, cell and patch differ by less than 0.7 %.
//!
//! **Assumed**: the tissue around a hole is a cylinder as large as the area that is nearer to that hole than to any other, and
//! nothing crosses its mantle. Holes of a class are alike. Holes below the needle's tip are absent; the tissue there is part of
//! the same cylinder. What differs from a real pattern is shown by [patch](super::patch).

use super::depths::{Fineness, depths};
use crate::numerics::grid::{Axis, AxisError, Grid};
use crate::physics::healing::Wound;
use crate::physics::puncture::{Injury, UnitCell};

/// Cells along the radius at the default fineness.
const RADIAL_CELLS: usize = 24;
/// mm.
const SHARPNESS: f64 = 0.01;
const GROWTH: f64 = 0.3;
/// Bisections that find a face to the last bit.
const BISECTIONS: u32 = 64;
/// Radius of the cell that stands for skin without a hole, mm: any does, as nothing happens in it.
const INTACT_RADIUS: f64 = 0.25;

/// Into how many classes holes are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Classes {
    pub depth: usize,
    pub spacing: usize,
}

impl Default for Classes {
    /// Three of depth, two of spacing in each.
    fn default() -> Classes {
        Classes { depth: 3, spacing: 2 }
    }
}

/// One unit cell of one session.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelCell {
    /// Share of the patch that such cells make up; all add up to one.
    pub weight: f64,
    /// Radius × (nothing) × depth below the junction.
    pub grid: Grid,
    /// Of every cell of the grid.
    pub wounds: Vec<Wound>,
    /// Radius of the hole in the epidermis when the needle is out, mm.
    pub opening: f64,
}

impl ChannelCell {
    /// Skin without a hole, of this dermis (mm).
    ///
    /// # Errors
    /// A dermis that is not a positive length.
    pub fn intact(dermis: f64, fineness: Fineness) -> Result<ChannelCell, AxisError> {
        let radius = Axis::radial(radial_edges(INTACT_RADIUS, &[], fineness))?;
        let depth = Axis::cartesian(depths(dermis, fineness))?;
        let grid = Grid { axes: [radius, Axis::degenerate(), depth] };
        let wounds = vec![Wound::default(); grid.cells()];
        Ok(ChannelCell { weight: 1.0, grid, wounds, opening: 0.0 })
    }

    /// The unit cells of a session; a whole one where nothing is injured.
    ///
    /// `junction`: thickness of the epidermis; `dermis`: that of the dermis, mm; `open`: share of the surface that stays open.
    ///
    /// # Errors
    /// A dermis that is not a positive length.
    pub fn of_session(
        injury: &Injury,
        classes: Classes,
        open: f64,
        (junction, dermis): (f64, f64),
        fineness: Fineness,
    ) -> Result<Vec<ChannelCell>, AxisError> {
        let unit_cells = injury.unit_cells(classes.depth, classes.spacing);
        if unit_cells.is_empty() {
            return Ok(vec![ChannelCell::intact(dermis, fineness)?]);
        }
        let depth = Axis::cartesian(depths(dermis, fineness))?;
        let coverage = injury.coverage();
        let cell = |unit_cell: &UnitCell| {
            let (killed, channel) = unit_cell.radii();
            let radius = Axis::radial(radial_edges(unit_cell.radius, &[channel, killed], fineness))?;
            let grid = Grid { axes: [radius, Axis::degenerate(), depth.clone()] };
            let wounds = wounds(unit_cell, &grid, junction);
            Ok(ChannelCell { weight: unit_cell.weight, grid, wounds, opening: unit_cell.breach_radius(open, coverage) })
        };
        unit_cells.iter().map(cell).collect()
    }
}

/// Of every cell of a grid [radius, nothing, depth below the `junction`].
fn wounds(unit_cell: &UnitCell, grid: &Grid, junction: f64) -> Vec<Wound> {
    let rings = grid.axes[0].edges().windows(2);
    let layers = grid.axes[2].edges().windows(2);
    layers
        .flat_map(|layer| rings.clone().map(move |ring| (ring, layer)))
        .map(|(ring, layer)| {
            Wound::from(unit_cell.fractions(ring[0], ring[1], junction + layer[0], junction + layer[1]))
        })
        .collect()
}

/// Faces of a cylinder of `radius`, finest at those `sharp` radii that lie within it, mm.
pub fn radial_edges(radius: f64, sharp: &[f64], fineness: Fineness) -> Vec<f64> {
    let mut sharp: Vec<f64> = sharp.iter().copied().filter(|edge| *edge > 0.0 && *edge < radius).collect();
    sharp.sort_by(f64::total_cmp);
    let cells = RADIAL_CELLS * fineness.times();
    let whole = cells_within(radius, &sharp);
    let mut edges: Vec<f64> = (0..cells)
        .map(|face| {
            let wanted = whole * face as f64 / cells as f64;
            let (mut low, mut high) = (0.0, radius);
            for _ in 0..BISECTIONS {
                let middle = 0.5 * (low + high);
                if cells_within(middle, &sharp) < wanted {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            if face == 0 { 0.0 } else { high }
        })
        .collect();
    edges.push(radius);
    edges
}

/// ∫ dr/h(r) from the axis, to a factor: each stretch of radius belongs to the nearest of the sharp edges.
fn cells_within(radius: f64, sharp: &[f64]) -> f64 {
    let [first, .., last] = sharp else {
        return sharp.first().map_or(radius, |edge| stretch(0.0, radius, *edge));
    };
    let mut sum = stretch(0.0, radius.min(*first), *first);
    for pair in sharp.windows(2) {
        let middle = 0.5 * (pair[0] + pair[1]);
        sum += stretch(pair[0], radius.min(middle), pair[0]) + stretch(middle, radius.min(pair[1]), pair[1]);
    }
    sum + stretch(*last, radius, *last)
}

fn stretch(from: f64, to: f64, edge: f64) -> f64 {
    let integral = |radius: f64| libm::asinh(GROWTH * (radius - edge) / SHARPNESS);
    if to > from { integral(to) - integral(from) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::needle::Needle;
    use crate::physics::parameter::Parameters;
    use crate::physics::puncture::Puncture;

    fn widths(edges: &[f64]) -> Vec<f64> {
        edges.windows(2).map(|pair| pair[1] - pair[0]).collect()
    }

    #[test]
    fn cells_are_small_at_the_edges_of_the_wound_and_finer_ones_divide_them() {
        for (radius, sharp) in
            [(0.35, vec![0.06, 0.12]), (0.1, vec![0.06, 0.12]), (0.35, vec![]), (0.35, vec![0.1, 0.1])]
        {
            let coarse = radial_edges(radius, &sharp, Fineness::DEFAULT);
            let fine = radial_edges(radius, &sharp, Fineness::new(2).unwrap());
            assert!((coarse[0], coarse[24]) == (0.0, radius) && widths(&coarse).iter().all(|width| *width > 0.0));
            for (face, edge) in coarse.iter().enumerate() {
                assert!((fine[2 * face] - edge).abs() < 1e-13);
            }
        }
        let edges = radial_edges(0.35, &[0.06, 0.12], Fineness::DEFAULT);
        let at = |radius: f64| widths(&edges)[edges.partition_point(|edge| *edge <= radius) - 1];
        assert!((0.005..0.01).contains(&at(0.06)) && (0.005..0.01).contains(&at(0.12)), "{edges:?}");
        assert!((0.03..0.06).contains(&at(0.34)), "{edges:?}");
        assert!(widths(&edges).windows(2).all(|pair| (0.6..1.6).contains(&(pair[1] / pair[0]))), "{edges:?}");
    }

    #[test]
    fn all_cells_together_are_the_profile() {
        let parameters = Parameters::default();
        let needle = Needle::of_size(1.5, 0.25, &parameters);
        let hole = |index: u32| {
            let place = |factor: f64| 5.0 * (factor * f64::from(index) - (factor * f64::from(index)).floor());
            let depth = 0.4 + 0.02 * f64::from(index % 40);
            let surface_diameter = 2.0 * needle.radius_at(depth);
            let (x, y, bled) = (place(0.618_034), place(0.414_214), !index.is_multiple_of(3));
            Puncture { pass: 0, x, y, depth, surface_diameter, pierced: true, bled }
        };
        let holes: Vec<Puncture> = (0..50).map(hole).collect();
        let injury = Injury::new(&holes, &needle, 25.0, &parameters);
        let (junction, dermis, open) = (0.08, 1.1, 0.003);
        for times in [1, 2] {
            let fineness = Fineness::new(times).unwrap();
            let cells =
                ChannelCell::of_session(&injury, Classes::default(), open, (junction, dermis), fineness).unwrap();
            assert_eq!((cells.len(), cells[0].grid.cells()), (6, 24 * 32 * (times * times) as usize));
            let layers = cells[0].grid.axes[2].edges();
            for (layer, edges) in layers.windows(2).enumerate() {
                let mut mean = [0.0; 3];
                for ChannelCell { weight, grid, wounds, .. } in &cells {
                    let rings = grid.axes[0].cells();
                    let area = 0.5 * grid.axes[0].edges()[rings] * grid.axes[0].edges()[rings];
                    for ring in 0..rings {
                        let Wound { killed, cut, bled } = wounds[layer * rings + ring];
                        let share = weight * grid.axes[0].volume(ring) / area;
                        mean = std::array::from_fn(|part| mean[part] + share * [killed, cut, bled][part]);
                    }
                }
                let profile = injury.fractions(junction + edges[0], junction + edges[1]);
                for (found, expected) in mean.iter().zip([profile.killed, profile.cut, profile.bled]) {
                    assert!((found - expected).abs() < 1e-12 * (expected + 1e-3), "{found} for {expected}");
                }
            }
            let opened: f64 = cells
                .iter()
                .map(|cell| {
                    let edge = cell.grid.axes[0].edges()[cell.grid.axes[0].cells()];
                    cell.weight * cell.opening * cell.opening / (edge * edge)
                })
                .sum();
            assert!((opened / open - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn nothing_pierced_is_one_whole_cell() {
        let parameters = Parameters::default();
        let none = Injury::new(&[], &Needle::of_size(1.5, 0.25, &parameters), 25.0, &parameters);
        let cells = ChannelCell::of_session(&none, Classes::default(), 0.0, (0.1, 1.0), Fineness::DEFAULT).unwrap();
        assert_eq!((cells.len(), cells[0].weight, cells[0].opening), (1, 1.0, 0.0));
        assert!(cells[0].wounds.iter().all(|wound| *wound == Wound::default()));
    }
}
