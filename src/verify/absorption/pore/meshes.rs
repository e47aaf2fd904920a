//! The meshes of the two solvers: radius and depth around the axis of the channel, and a quarter of a box.

use super::body::{Body, Filling};
use super::mesh::{Anchor, edges};
use super::space::Space;
use crate::numerics::grid::{Axis, AxisError, Grid};
use std::f64::consts::PI;

/// How fine and how large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resolution {
    /// Size of a cell over what it resolves, mouth radius or curvature; cells grow by twice this.
    pub fineness: f64,
    /// Half width and depth of the box over the larger half axis of the channel.
    pub reach: f64,
}

/// Far away cells only grow.
const UNBOUNDED: f64 = 1e9;

impl Resolution {
    fn growth(&self) -> f64 {
        2.0 * self.fineness
    }

    /// Where the mouth's edge makes the gradient infinite cells shrink with the square of the fineness, which makes the error
    /// fall like that of a smooth field.
    fn at_the_mouth(&self, body: &Body) -> f64 {
        let sharp = body.length == 0.0 || body.filling != Filling::Stirred;
        if sharp { 0.5 * self.fineness * self.fineness } else { self.fineness * body.curvature()[0] }
    }

    fn lateral(&self, body: &Body) -> Vec<f64> {
        let anchors = [
            Anchor { place: 0.0, size: self.fineness },
            Anchor { place: 1.0, size: self.at_the_mouth(body) },
            Anchor { place: self.reach * body.extent(), size: UNBOUNDED },
        ];
        edges(&anchors, self.growth())
    }

    fn vertical(&self, body: &Body) -> Vec<f64> {
        let mouth = self.at_the_mouth(body).min(self.fineness * body.extent());
        let mut anchors = Vec::new();
        if let Filling::Still { thickness, .. } = body.filling {
            anchors.push(Anchor { place: -thickness, size: UNBOUNDED });
        }
        anchors.push(Anchor { place: 0.0, size: mouth });
        if body.length > 0.0 {
            anchors.push(Anchor { place: body.length, size: self.fineness * body.curvature()[1].min(body.length) });
        }
        anchors.push(Anchor { place: self.reach * body.extent(), size: UNBOUNDED });
        edges(&anchors, self.growth())
    }
}

/// Radius and depth.
///
/// # Errors
/// If the resolution makes no mesh.
pub(super) fn axisymmetric(body: &Body, resolution: &Resolution) -> Result<Space, AxisError> {
    let radius = Axis::radial(resolution.lateral(body))?;
    let depth = Axis::cartesian(resolution.vertical(body))?;
    Ok(Space { grid: Grid { axes: [radius, Axis::degenerate(), depth] }, symmetry: 2.0 * PI })
}

/// A quarter of a box.
///
/// # Errors
/// If the resolution makes no mesh.
pub(super) fn quarter(body: &Body, resolution: &Resolution) -> Result<Space, AxisError> {
    let side = Axis::cartesian(resolution.lateral(body))?;
    let depth = Axis::cartesian(resolution.vertical(body))?;
    Ok(Space { grid: Grid { axes: [side.clone(), side, depth] }, symmetry: 4.0 })
}
