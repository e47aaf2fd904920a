//! Transport in space, alone and coupled to reactions, against exact solutions.
//!
//! | read | for |
//! |---|---|
//! | [problem] | the equations, their manufactured solution and source |
//! | [cases] | which terms on which grids |
//! | [system] | how the integrator and the operators of healing are put to them |
//! | [orders] | orders in space and time |
//! | [ladder] | the resolutions against each other |
//!
//! Solutions are waves on graded meshes. Orders are those of the root mean square error over the volume, of several variables the
//! worst; the printed error is that of the worst cell. For the order in time the source makes the waves exact on the mesh, so that
//! nothing but the steps errs.

pub mod cases;
pub mod ladder;
pub mod orders;
pub mod problem;
mod shape;
pub mod system;

use super::Check;
use crate::numerics::grid::AxisError;
use cases::Geometry::{Cylinder, Disc, Line, Plane, Point, Ring, Space};
use cases::{coupling, diffusion, reaction, saturating_taxis, taxis};
use orders::{in_space, in_time};

/// Solves all problems and climbs the ladder. A grid that is none would make a check that fails.
pub fn run() -> Vec<Check> {
    [all_orders(), ladder::run()]
        .into_iter()
        .flat_map(|checks| {
            checks.unwrap_or_else(|error| vec![Check::against(error.to_string(), f64::NAN, f64::NAN, 1.0, 0.0)])
        })
        .collect()
}

/// Orders in space and time of all problems.
///
/// # Errors
/// None with the meshes that stand here.
pub fn all_orders() -> Result<Vec<Check>, AxisError> {
    let mut checks = Vec::new();
    for (geometry, cells) in [(Line, 24), (Ring, 24), (Disc, 24), (Plane, 16), (Cylinder, 16), (Space, 8)] {
        for problem in [diffusion, taxis, saturating_taxis, coupling] {
            checks.push(in_space(problem, geometry, cells, 5e-3)?);
        }
        for problem in [diffusion, saturating_taxis, coupling] {
            checks.push(in_time(problem, geometry, 8, 2e-5)?);
        }
    }
    checks.push(in_time(reaction, Point, 1, 1e-6)?);
    Ok(checks)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_check_passes() {
        let checks = super::all_orders().unwrap();
        for check in &checks {
            assert!(check.passes(), "{check:?}");
        }
    }
}
