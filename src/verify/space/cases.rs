//! The problems: which terms, on which grids. Each is a function of the number of cells along an axis.

use super::problem::{Problem, Terms};
use crate::numerics::grid::{Axis, AxisError, Grid};
use crate::numerics::lines::Drift;
use std::f64::consts::PI;

/// Lengths are 1 mm. Cells of closed axes grow, those of periodic ones grow and shrink again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Geometry {
    Point,
    /// Closed, as a column.
    Line,
    Ring,
    /// One axis periodic.
    Plane,
    /// Two axes periodic, as a patch.
    Space,
    Disc,
    /// Radius and height, as a unit cell around a channel.
    Cylinder,
}

/// The last cell of a graded axis over its first, at any number of cells.
const GRADING: f64 = 4.0;
/// How much larger than the mean the largest cell of a periodic axis is, and smaller the smallest.
const WAVINESS: f64 = 0.3;

impl Geometry {
    pub fn name(self) -> &'static str {
        match self {
            Geometry::Point => "in a point",
            Geometry::Line => "on a line",
            Geometry::Ring => "on a periodic line",
            Geometry::Plane => "in a plane",
            Geometry::Space => "in space",
            Geometry::Disc => "on a disc",
            Geometry::Cylinder => "in a cylinder",
        }
    }

    fn grid(self, cells: usize) -> Result<Grid, AxisError> {
        let (none, closed, periodic) = (Axis::degenerate, || closed(cells), || periodic(cells));
        let axes = match self {
            Geometry::Point => [none(), none(), none()],
            Geometry::Line => [none(), none(), closed()?],
            Geometry::Ring => [none(), none(), periodic()?],
            Geometry::Plane => [periodic()?, none(), closed()?],
            Geometry::Space => [periodic()?, periodic()?, closed()?],
            Geometry::Disc => [radial(cells)?, none(), none()],
            Geometry::Cylinder => [radial(cells)?, none(), closed()?],
        };
        Ok(Grid { axes })
    }
}

fn graded(cells: usize) -> Vec<f64> {
    Axis::graded_edges(1.0, cells, libm::pow(GRADING, 1.0 / cells as f64))
}

fn closed(cells: usize) -> Result<Axis, AxisError> {
    Axis::cartesian(graded(cells))
}

fn radial(cells: usize) -> Result<Axis, AxisError> {
    Axis::radial(graded(cells))
}

fn periodic(cells: usize) -> Result<Axis, AxisError> {
    let edge = |number: usize| {
        let place = number as f64 / cells as f64;
        place - WAVINESS * libm::sin(2.0 * PI * place) / (2.0 * PI)
    };
    let mut edges: Vec<f64> = (0..cells).map(edge).collect();
    edges.push(1.0);
    Axis::periodic(edges)
}

const DIFFUSIVITIES: [f64; 2] = [0.1, 0.25];
const LINEAR: Drift = Drift { coefficient: 0.1, inverse_half_saturation: 0.0 };
const SATURATING: Drift = Drift { coefficient: 0.6, inverse_half_saturation: 0.5 };

fn build(name: &'static str, geometry: Geometry, cells: usize, terms: Terms) -> Result<Problem, AxisError> {
    Ok(Problem::new([name, geometry.name()], geometry.grid(cells)?, terms))
}

/// # Errors
/// No cells, as with all problems.
pub fn diffusion(geometry: Geometry, cells: usize) -> Result<Problem, AxisError> {
    build("diffusion", geometry, cells, Terms { diffusivities: DIFFUSIVITIES, drift: None, reacts: false })
}

/// Diffusion, and drift up the gradient.
pub fn taxis(geometry: Geometry, cells: usize) -> Result<Problem, AxisError> {
    build("taxis", geometry, cells, Terms { diffusivities: DIFFUSIVITIES, drift: Some(LINEAR), reacts: false })
}

/// Diffusion, and drift that the signal saturates.
pub fn saturating_taxis(geometry: Geometry, cells: usize) -> Result<Problem, AxisError> {
    let terms = Terms { diffusivities: DIFFUSIVITIES, drift: Some(SATURATING), reacts: false };
    build("saturating taxis", geometry, cells, terms)
}

/// All variables stay where they are.
pub fn reaction(geometry: Geometry, cells: usize) -> Result<Problem, AxisError> {
    build("reaction", geometry, cells, Terms { diffusivities: [0.0; 2], drift: None, reacts: true })
}

/// All terms together.
pub fn coupling(geometry: Geometry, cells: usize) -> Result<Problem, AxisError> {
    build("coupling", geometry, cells, Terms { diffusivities: DIFFUSIVITIES, drift: Some(SATURATING), reacts: true })
}
