//! The tissue around a channel as finite volumes, closed far away by the field of a point source.
//!
//! ```text
//! ∇·(D ∇u) = 0,    u = 1 at the source,    ∂u/∂n = 0 under the stratum corneum,    ∂u/∂n = −u (X·n)/|X|² on the faces of the box
//! ```
//!
//! The last is exact for 1/|X|; what it leaves out is the quadrupole of the channel, (L/R)² of the far resistance, so that the
//! box needs not be large.

use super::body::{Body, Filling};
use super::network::Network;
use crate::numerics::grid::Grid;

/// A mesh around a channel; the third axis runs down from the top of the stratum corneum, or from below it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Space {
    /// Axes (ρ, unresolved, z) or (x, y, z) of a quarter.
    pub grid: Grid,
    /// How often the flow of the mesh stands in that of the channel: 2π for a radian, 4 for a quarter.
    pub symmetry: f64,
}

/// A cell as the assembly sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub number: usize,
    pub position: [usize; 3],
    pub centre: [f64; 3],
}

impl Space {
    pub fn cells(&self) -> impl Iterator<Item = Cell> + '_ {
        (0..self.grid.cells()).map(|number| {
            let position = self.grid.position(number);
            Cell { number, position, centre: self.place(position, [0.5; 3]) }
        })
    }

    /// The place at a share of a cell's extent along each axis; an axis that is not resolved stays at 0.
    pub fn place(&self, position: [usize; 3], share: [f64; 3]) -> [f64; 3] {
        std::array::from_fn(|axis| {
            let along = &self.grid.axes[axis];
            let [start, end] = [0, 1].map(|side| along.edges()[position[axis] + side]);
            if along.cells() == 1 { 0.0 } else { start + share[axis] * (end - start) }
        })
    }

    /// What multiplies the conductance of an axis: the extents of the cell along the others.
    pub fn across(&self, axis: usize, position: [usize; 3]) -> f64 {
        let others = (0..3).filter(|other| *other != axis);
        others.map(|other| self.grid.axes[other].volume(position[other])).product()
    }

    /// G of a path along an axis whose middle cell face counts.
    pub fn link(&self, axis: usize, position: [usize; 3]) -> f64 {
        self.grid.axes[axis].conductance(position[axis]) * self.across(axis, position)
    }

    /// Whether there is a cell behind this one along an axis.
    pub fn has_next(&self, axis: usize, position: [usize; 3]) -> bool {
        position[axis] + 1 < self.grid.axes[axis].cells()
    }

    /// The conductors of a channel.
    pub fn network(&self, body: &Body) -> Network {
        let mut network = Network::new([0, 1, 2].map(|axis| self.grid.axes[axis].cells()));
        match body.filling {
            Filling::Stirred => super::stirred::connect(self, body, &mut network),
            Filling::Still { fluid, .. } => super::still::connect(self, body, fluid, &mut network),
        }
        self.connect_far(&mut network);
        network
    }

    /// To the sink from the last cells along every axis, but those of the stratum corneum.
    fn connect_far(&self, network: &mut Network) {
        for cell in self.cells().filter(|cell| cell.centre[2] > 0.0) {
            for axis in (0..3).filter(|axis| self.grid.axes[*axis].cells() > 1) {
                if self.has_next(axis, cell.position) {
                    continue;
                }
                let mut share = [0.5; 3];
                share[axis] = 1.0;
                let face = self.place(cell.position, share);
                let square: f64 = face.iter().map(|coordinate| coordinate * coordinate).sum();
                let half = self.grid.axes[axis].half_conductance(cell.position[axis], 1);
                let area = half * (face[axis] - cell.centre[axis]);
                let beyond = area * face[axis] / square;
                network.sink[cell.number] += self.across(axis, cell.position) * half * beyond / (half + beyond);
            }
        }
    }
}
