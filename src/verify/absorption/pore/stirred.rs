//! A stirred channel: tissue cells conduct to its wall over the distance of their centre from it.
//!
//! ```text
//! S_a = A/|x_a − x_wall|         along a straight axis;      along the radius, per radian and depth: 1/ln(ρ_a/ρ_wall)
//! ```
//!
//! A is that of the whole face, as with Gibou, Fedkiw, Cheng & Kang 2002, doi:10.1006/jcph.2001.6977: symmetric, and of order 2.

use super::body::Body;
use super::network::Network;
use super::space::{Cell, Space};

pub(super) fn connect(space: &Space, body: &Body, network: &mut Network) {
    for cell in space.cells() {
        let inside = body.contains(cell.centre);
        for axis in 0..3 {
            if space.has_next(axis, cell.position) {
                connect_next(space, body, &cell, axis, inside, network);
            }
        }
        let [x, y, _] = cell.centre;
        if body.length == 0.0 && cell.position[2] == 0 && x * x + y * y < 1.0 {
            network.source[cell.number] += space.grid.axes[2].half_conductance(0, 0) * space.across(2, cell.position);
        }
    }
}

/// To the next cell along an axis, which lies further out.
fn connect_next(space: &Space, body: &Body, cell: &Cell, axis: usize, inside: bool, network: &mut Network) {
    let mut next = cell.centre;
    next[axis] = space.grid.axes[axis].centre(cell.position[axis] + 1);
    if !inside {
        network.links[axis][cell.number] = space.link(axis, cell.position);
    } else if !body.contains(next) {
        let wall = body.wall(axis, next);
        let along = &space.grid.axes[axis];
        let per_area = if along.is_radial() { 1.0 / libm::log(next[axis] / wall) } else { 1.0 / (next[axis] - wall) };
        let number = cell.number + space.grid.stride(axis);
        network.source[number] += per_area * space.across(axis, cell.position);
    }
}
