//! A channel full of fluid at rest: what conducts between two cells is the mean of lines through their common face, each of
//! which passes fluid and tissue in series.
//!
//! ```text
//! G = Σ_lines w A/(x_b − x_a) / (f/D_w + (1 − f)/D_t)          f: share of the line in the fluid; of ln ρ along the radius
//! ```
//!
//! This is exact for a wall along the mesh, whether the flow runs along it or across. Lines that meet the stratum corneum
//! conduct nothing.

use super::body::Body;
use super::network::Network;
use super::space::{Cell, Space};

/// Lines through a face, along each of its sides.
const LINES: usize = 4;

pub(super) fn connect(space: &Space, body: &Body, fluid: f64, network: &mut Network) {
    for cell in space.cells() {
        for axis in 0..3 {
            if space.has_next(axis, cell.position) {
                let next = space.grid.axes[axis].centre(cell.position[axis] + 1);
                let conductivity = mean(space, &cell, axis, |line| between(space, body, fluid, axis, line, next));
                network.links[axis][cell.number] = conductivity * space.link(axis, cell.position);
            }
        }
        if cell.position[2] == 0 {
            let open = mean(space, &cell, 2, |[x, y, _]| if x * x + y * y < 1.0 { fluid } else { 0.0 });
            let half = space.grid.axes[2].half_conductance(0, 0);
            network.source[cell.number] = open * half * space.across(2, cell.position);
        }
    }
}

/// Conductivity from a place to `next` along an axis.
fn between(space: &Space, body: &Body, fluid: f64, axis: usize, place: [f64; 3], next: f64) -> f64 {
    let mut end = place;
    end[axis] = next;
    if place[2] < 0.0 {
        let open = end[0] * end[0] + end[1] * end[1] < 1.0;
        if !open || axis != 2 || next < 0.0 {
            return if open { fluid } else { 0.0 };
        }
    }
    if !body.contains(place) && place[2] > 0.0 {
        return 1.0;
    }
    let wall = body.wall(axis, place).clamp(place[axis], next);
    let share = if space.grid.axes[axis].is_radial() {
        libm::log(wall / place[axis]) / libm::log(next / place[axis])
    } else {
        (wall - place[axis]) / (next - place[axis])
    };
    1.0 / (share / fluid + (1.0 - share))
}

/// The mean over lines along an axis through the face of a cell, from the depth of its centre.
fn mean(space: &Space, cell: &Cell, axis: usize, value: impl Fn([f64; 3]) -> f64) -> f64 {
    let lines: [usize; 3] =
        std::array::from_fn(|other| if other == axis || space.grid.axes[other].cells() == 1 { 1 } else { LINES });
    let (mut sum, mut total) = (0.0, 0.0);
    for line in 0..lines.iter().product() {
        let number = [line % lines[0], line / lines[0] % lines[1], line / (lines[0] * lines[1])];
        let share = std::array::from_fn(|other| (number[other] as f64 + 0.5) / lines[other] as f64);
        let place = space.place(cell.position, share);
        let across_radius = axis != 0 && space.grid.axes[0].is_radial();
        let weight = if across_radius { place[0] } else { 1.0 };
        sum += weight * value(place);
        total += weight;
    }
    sum / total
}
