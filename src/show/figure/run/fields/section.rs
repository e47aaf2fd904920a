//! One upright section: of a unit cell, mirrored at its axis, so that the channel stands in the middle.

use super::super::super::FigureError;
use super::super::super::axis::{Axis, compact, extent};
use super::super::super::canvas::Canvas;
use super::super::super::color_bar::Colors;
use super::super::super::mosaic::{COARSE, Mosaic};
use super::super::super::panel::{Frame, Panel};
use super::quantity::Quantity;
use crate::run::record::paraview::{Mesh, Snapshot};

/// Which axes have words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    pub left: bool,
    pub below: bool,
}

/// Radius and greatest depth of a unit cell, mm.
pub fn extents(mesh: &Mesh) -> (f64, f64) {
    let last = |axis: usize| mesh.edges(axis).last().copied().unwrap_or(1.0);
    (last(0), last(2))
}

/// The mesh of the widest unit cell.
pub fn widest(snapshots: &[Snapshot]) -> &Mesh {
    let radius = |snapshot: &&Snapshot| extents(&snapshot.mesh).0;
    let widest = snapshots.iter().max_by(|one, other| radius(one).total_cmp(&radius(other)));
    &widest.unwrap_or(&snapshots[0]).mesh
}

/// How large the unit cell is, or has been.
pub fn size_note(snapshots: &[Snapshot]) -> String {
    let radii = snapshots.iter().map(|snapshot| extents(&snapshot.mesh).0);
    let (least, most) = extent(radii);
    if least == most {
        format!("The unit cell that stands for most of the skin, of {} mm radius; means are over all.", compact(most))
    } else {
        format!(
            "The unit cell that stands for most of the skin, of {} to {} mm radius as sessions make new patterns; means are over all.",
            compact(least),
            compact(most)
        )
    }
}

/// Height of a section of `width` points that is as high as it is deep, but not out of proportion.
pub fn height(mesh: &Mesh, width: f64, least: f64, most: f64) -> f64 {
    let (radius, depth) = extents(mesh);
    (width * depth / (2.0 * radius)).clamp(least, most)
}

/// Distances from the axis to both sides, with a tick on the axis and one on either side, as far out as a round number goes.
pub fn across(mesh: &Mesh, label: &str) -> Axis {
    let (radius, _) = extents(mesh);
    let mut axis = Axis::linear(label, -radius, radius, 2);
    let outer = round_below(radius);
    axis.ticks = [-outer, 0.0, outer].map(|place| (place, compact(place.abs()))).to_vec();
    axis
}

/// The largest number of one round digit that is not above.
fn round_below(value: f64) -> f64 {
    let unit = libm::pow(10.0, libm::floor(libm::log10(value)));
    unit * libm::floor(value / unit)
}

pub fn draw(
    canvas: &Canvas,
    frame: Frame,
    snapshot: &Snapshot,
    quantity: Quantity,
    colors: &Colors,
    words: Words,
) -> Result<(), FigureError> {
    let mesh = &snapshot.mesh;
    let values = quantity.values(snapshot)?;
    let (x, y) = (across(mesh, ""), Axis::linear("", 0.0, extents(mesh).1, 4));
    let x = if words.below { x } else { x.bare() };
    let y = if words.left { y } else { y.bare() };
    let panel = Panel::new(canvas, frame, x, y).downwards();
    let value = |first: usize, third: usize| values[mesh.cell([first, 0, third])];
    Mosaic { across: mesh.edges(0), along: mesh.edges(2), value: &value, mirrored: true, patch: COARSE }
        .draw(canvas, &panel, colors)?;
    panel.axes()
}

/// # Errors
/// Fields that are no sections of a unit cell.
pub fn require_unit_cell(mesh: &Mesh) -> Result<(), FigureError> {
    let resolved = |axis: usize| mesh.edges(axis).len() > 1;
    if mesh.is_radial() && resolved(0) && resolved(2) && !resolved(1) {
        return Ok(());
    }
    Err(FigureError::NothingToDraw("the fields are no section of a unit cell over radius and depth".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round() {
        assert_eq!([0.469, 0.1, 2.9].map(round_below), [0.4, 0.1, 2.0]);
    }
}
