//! What a file of fields holds.

use super::super::{Column, RecordError};

/// A rectilinear mesh of cells. Cells are numbered with the first axis running fastest, the third slowest.
#[derive(Debug, Clone, PartialEq)]
pub struct Mesh {
    edges: [Vec<f64>; 3],
    radial: bool,
}

/// Why edges make no mesh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the edges of an axis must be finite, increase and number at least one; a radius must not be negative")]
pub struct MeshError;

impl Mesh {
    /// Edges of the cells along x, y and depth in mm; depth is counted from the skin surface downwards. An axis that is
    /// not resolved has a single edge: its place.
    ///
    /// # Errors
    /// Edges that do not increase or are not finite; an axis without any.
    pub fn cartesian(edges: [Vec<f64>; 3]) -> Result<Self, MeshError> {
        Self::checked(edges, false)
    }

    /// The section of a unit cell around a channel: edges of radius and depth in mm.
    ///
    /// # Errors
    /// As [`Mesh::cartesian`]; a radius below zero.
    pub fn unit_cell(radius: Vec<f64>, depth: Vec<f64>) -> Result<Self, MeshError> {
        Self::checked([radius, vec![0.0], depth], true)
    }

    pub(super) fn checked(edges: [Vec<f64>; 3], radial: bool) -> Result<Self, MeshError> {
        let increasing = edges.iter().all(|axis| axis.windows(2).all(|pair| pair[0] < pair[1]));
        let finite = edges.iter().all(|axis| !axis.is_empty() && axis.iter().all(|edge| edge.is_finite()));
        let outside = radial && edges[0].first().is_some_and(|&edge| edge < 0.0);
        if increasing && finite && !outside { Ok(Self { edges, radial }) } else { Err(MeshError) }
    }

    /// mm; a single one where the axis is not resolved.
    pub fn edges(&self, axis: usize) -> &[f64] {
        &self.edges[axis]
    }

    /// Whether the first axis is the radius of a unit cell.
    pub fn is_radial(&self) -> bool {
        self.radial
    }

    /// Cells along an axis; one where it is not resolved.
    pub fn cells_along(&self, axis: usize) -> usize {
        (self.edges[axis].len() - 1).max(1)
    }

    pub fn cells(&self) -> usize {
        (0..3).map(|axis| self.cells_along(axis)).product()
    }

    /// Number of the cell at these places along the axes.
    pub fn cell(&self, [first, second, third]: [usize; 3]) -> usize {
        first + self.cells_along(0) * (second + self.cells_along(1) * third)
    }

    /// Middle of a cell along an axis, mm.
    pub fn centre(&self, axis: usize, cell: usize) -> f64 {
        let edges = &self.edges[axis];
        if edges.len() == 1 { edges[0] } else { 0.5 * (edges[cell] + edges[cell + 1]) }
    }
}

/// The fields at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// Days.
    pub time: f64,
    pub mesh: Mesh,
    /// One value per cell each, named as in the tables.
    pub columns: Vec<Column>,
}

impl Snapshot {
    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The values of a column.
    pub fn values(&self, name: &str) -> Option<&[f64]> {
        self.column(name).map(|column| column.values.as_slice())
    }

    /// # Errors
    /// A column that does not have one value per cell.
    pub(super) fn check(&self) -> Result<(), RecordError> {
        let expected = self.mesh.cells();
        match self.columns.iter().find(|column| column.values.len() != expected) {
            None => Ok(()),
            Some(column) => {
                Err(RecordError::Ragged { column: column.name.clone(), length: column.values.len(), expected })
            }
        }
    }
}

/// How many bytes a value takes in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// Four: seven digits, half the size.
    Single,
    /// Eight: the same bits as in the simulation.
    Double,
}
