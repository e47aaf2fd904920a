//! The quantities that are mapped, and their colours.

use super::super::super::FigureError;
use super::super::super::axis::{Axis, with_unit};
use super::super::super::color_bar::Colors;
use crate::run::record::paraview::{Mesh, Snapshot};

/// A column of the snapshots and how it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity {
    pub column: &'static str,
    pub name: &'static str,
    /// Whether it is a ratio to healthy skin, which then stands in the middle of the colours.
    ratio: bool,
}

pub const GAIN: Quantity = Quantity { column: "collagen.total", name: "collagen (healthy = 1)", ratio: true };
pub const YOUNG: Quantity = Quantity { column: "collagen.young", name: "young collagen (healthy = 1)", ratio: false };
pub const TGF_BETA1: Quantity = Quantity { column: "tgf_beta1", name: "TGF-β1", ratio: false };
pub const MYOFIBROBLASTS: Quantity = Quantity { column: "myofibroblasts", name: "myofibroblasts", ratio: false };

/// All of them, in the order of the figures.
pub const QUANTITIES: [Quantity; 5] =
    [GAIN, YOUNG, TGF_BETA1, MYOFIBROBLASTS, Quantity { column: "dead_tissue", name: "dead tissue", ratio: false }];

/// The colours span this share of the tissue's volume and time shown: the channels themselves, empty at first, would take
/// all colours for themselves.
const BULK: f64 = 0.98;
/// The colours reach at least this far from healthy, so that what nobody could measure looks like nothing.
const LEAST_CHANGE: f64 = 0.01;

/// What [`Quantity::colors`] does, for the small print.
pub const COLOR_NOTE: &str = "Colours are the same for all moments; those of total collagen reach over 98 % of the tissue, \
                              what lies beyond has the colour of the end.";

impl Quantity {
    /// The scale that all these snapshots share.
    ///
    /// # Errors
    /// A snapshot without the column.
    pub fn colors(self, snapshots: &[Snapshot]) -> Result<Colors, FigureError> {
        let label = with_unit(self.name, self.unit(snapshots));
        if self.ratio {
            let change = self.reach(snapshots)?.max(LEAST_CHANGE);
            return Ok(Colors::diverging(Axis::linear(&label, 1.0 - change, 1.0 + change, 4)));
        }
        let values = snapshots.iter().filter_map(|snapshot| snapshot.values(self.column)).flatten().copied();
        Ok(Colors::sequential(Axis::from_zero(&label, values, 3)))
    }

    /// How far from 1 most of the tissue is.
    pub fn reach(self, snapshots: &[Snapshot]) -> Result<f64, FigureError> {
        let mut changes = Vec::new();
        for snapshot in snapshots {
            let weights = weights(&snapshot.mesh);
            let values = self.values(snapshot)?;
            changes.extend(values.iter().zip(weights).map(|(value, weight)| ((value - 1.0).abs(), weight)));
        }
        Ok(bulk(changes))
    }

    /// # Errors
    /// A snapshot without the column.
    pub fn values(self, snapshot: &Snapshot) -> Result<&[f64], FigureError> {
        snapshot
            .values(self.column)
            .ok_or_else(|| FigureError::NothingToDraw(format!("no {} in the fields", self.column)))
    }

    pub fn unit(self, snapshots: &[Snapshot]) -> &str {
        snapshots.first().and_then(|snapshot| snapshot.column(self.column)).map_or("", |column| column.unit.as_str())
    }
}

/// The value below which [`BULK`] of the weight lies.
fn bulk(mut weighted: Vec<(f64, f64)>) -> f64 {
    weighted.retain(|(value, _)| value.is_finite());
    weighted.sort_by(|one, other| one.0.total_cmp(&other.0));
    let total: f64 = weighted.iter().map(|(_, weight)| weight).sum();
    let mut below = 0.0;
    let reached = |(_, weight): &&(f64, f64)| {
        below += weight;
        below >= BULK * total
    };
    weighted.iter().find(reached).map_or(0.0, |(value, _)| *value)
}

/// Relative volumes of the cells.
fn weights(mesh: &Mesh) -> Vec<f64> {
    let extent = |axis: usize, cell: usize| match mesh.edges(axis) {
        [_] => 1.0,
        edges if axis == 0 && mesh.is_radial() => (edges[cell + 1] - edges[cell]) * mesh.centre(axis, cell),
        edges => edges[cell + 1] - edges[cell],
    };
    let [first, second, third] = [0, 1, 2].map(|axis| mesh.cells_along(axis));
    let mut weights = Vec::with_capacity(mesh.cells());
    for layer in 0..third {
        for row in 0..second {
            weights.extend((0..first).map(|column| extent(0, column) * extent(1, row) * extent(2, layer)));
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_empty_channel_does_not_take_the_colours() {
        let mesh = Mesh::unit_cell(vec![0.0, 0.1, 1.0], vec![0.0, 1.0]).unwrap();
        let total: f64 = weights(&mesh).iter().sum();
        assert!((total - 0.5).abs() < 1e-12, "r²/2");
        let columns = vec![crate::run::record::Column::new("collagen.total", "1", vec![0.0, 1.08])];
        let snapshots = [Snapshot { time: 0.0, mesh, columns }];
        assert!((GAIN.reach(&snapshots).unwrap() - 0.08).abs() < 1e-12);
        let colors = GAIN.colors(&snapshots).unwrap();
        assert!((colors.axis.low - 0.92).abs() < 1e-12 && (colors.axis.high - 1.08).abs() < 1e-12);
    }
}
