//! Explicit channels: the steady field around and in one channel, solved by finite volumes without any closed formula.
//!
//! ```text
//! ∇·(D ∇u) = 0;   g = flow through the mouth at unit potential difference
//! ```
//!
//! | read | for |
//! |---|---|
//! | body | the shape of the channel and what fills it |
//! | mesh, meshes | graded edges; the axisymmetric mesh and the quarter of a box |
//! | space | finite volumes, and the boundary far away |
//! | stirred, still | cells that the wall cuts: a wall at one potential, a wall between fluid and tissue |
//! | network | the linear system |
//! | depth | at which depth the flow leaves the channel |
//! | checks | what is compared with what |

mod body;
mod checks;
mod depth;
mod mesh;
mod meshes;
mod network;
mod space;
mod still;
mod stirred;

pub use body::{Body, Filling};
pub(super) use checks::run;
pub use meshes::Resolution;

use crate::numerics::grid::AxisError;

/// g/(D_t r) on a mesh of radius and depth; NaN if it was not found.
pub fn axisymmetric(body: &Body, resolution: &Resolution) -> f64 {
    solved(meshes::axisymmetric(body, resolution), body)
}

/// g/(D_t r) on a quarter of a box; NaN if it was not found.
pub fn quarter(body: &Body, resolution: &Resolution) -> f64 {
    solved(meshes::quarter(body, resolution), body)
}

/// Mean depth over L at which flow leaves a channel, on a mesh of radius and depth; NaN if it was not found.
pub fn mean_depth(body: &Body, resolution: &Resolution) -> f64 {
    meshes::axisymmetric(body, resolution).ok().and_then(|space| depth::mean(&space, body)).unwrap_or(f64::NAN)
}

fn solved(space: Result<space::Space, AxisError>, body: &Body) -> f64 {
    let flow = space.ok().and_then(|space| Some(space.symmetry * space.network(body).flow()?.out));
    flow.unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_passes() {
        for check in run() {
            assert!(check.passes(), "{check:?}");
        }
    }

    #[test]
    fn what_leaves_the_source_reaches_the_sink() {
        let body = Body { length: 2.0, filling: Filling::Still { fluid: 5.0, thickness: 0.2 } };
        let resolution = Resolution { fineness: 0.2, reach: 4.0 };
        let spaces = [meshes::axisymmetric(&body, &resolution), meshes::quarter(&body, &resolution)];
        for space in spaces.map(Result::unwrap) {
            let flow = space.network(&body).flow().unwrap();
            assert!((flow.out / flow.into - 1.0).abs() < 1e-7, "{flow:?}");
        }
    }
}
