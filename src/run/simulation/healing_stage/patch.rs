//! A square of skin with its holes where they are; a later session strikes what it finds, place by place.

use super::Request;
use super::spatial::{Arrangement, Part, set_ascorbate};
use crate::numerics::grid::Grid;
use crate::numerics::rosenbrock::Tolerance;
use crate::physics::healing::front::Front;
use crate::physics::healing::mesh::Patch;
use crate::physics::healing::space::SpatialCourse;
use crate::physics::healing::state::SIZE;
use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{Injury, SessionPuncture};
use crate::run::record::paraview::{Mesh, MeshError};
use crate::run::record::space::require_memory;
use crate::run::simulation::SimulationError;

/// Bytes at the peak of a run for every variable of every cell: the vectors of integrator and tissue take 73, fields and a
/// checkpoint 16 more for a while. Measured on 80 × 80 × 33 cells, 0.49 GB in all.
const BYTES_PER_VALUE: u64 = 90;

/// A patch of a scenario.
pub(super) struct Square<'a> {
    parameters: &'a Parameters,
    front: Front,
    patch: Patch,
    /// mm.
    edge: f64,
    junction: f64,
    needle: Option<&'a Needle>,
    duration: f64,
    tolerance: Tolerance,
}

impl<'a> Square<'a> {
    /// A square of this edge in cells about `voxel` wide, mm.
    ///
    /// # Errors
    /// Lengths that make no grid; a grid for which there is no memory.
    pub fn new(request: &Request<'a>, edge: f64, voxel: f64) -> Result<Square<'a>, SimulationError> {
        let Request { inputs, parameters, .. } = *request;
        let patch = Patch::new(edge, voxel, inputs.skin.dermis, inputs.refinement.mesh)?;
        require_memory(BYTES_PER_VALUE * (SIZE * patch.grid.cells()) as u64)?;
        Ok(Square {
            parameters,
            front: Front::new(&parameters.healing)?,
            patch,
            edge,
            junction: inputs.skin.epidermis,
            needle: inputs.device.as_ref().map(|device| &device.needle),
            duration: inputs.duration,
            tolerance: request.in_space(),
        })
    }
}

impl Arrangement for Square<'_> {
    const NAME: &'static str = "patch";

    fn intact(&self) -> Result<Vec<Part>, SimulationError> {
        let edges = self.patch.grid.axes.each_ref().map(|axis| axis.edges().to_vec());
        Ok(vec![Part::new(1.0, self.course(edges)?)])
    }

    /// There is one grid only.
    fn course(&self, _: [Vec<f64>; 3]) -> Result<SpatialCourse, SimulationError> {
        let (healing, papillary) = (self.parameters.healing.clone(), self.parameters.skin.papillary_thickness);
        Ok(SpatialCourse::new(healing, self.patch.grid.clone(), papillary, self.tolerance))
    }

    fn strike(
        &self,
        mut parts: Vec<Part>,
        session: &SessionPuncture,
        factors: &[f64],
    ) -> Result<Vec<Part>, SimulationError> {
        let Some(needle) = self.needle else { return Ok(parts) };
        let injury = Injury::window(&session.punctures, needle, self.edge, self.parameters);
        let wounds = self.patch.wounds(&injury, self.junction);
        let ratio = self.parameters.puncture.residual_diameter_ratio;
        let [x, y, _] = &self.patch.grid.axes;
        for part in &mut parts {
            let still_open = part.still_open(session.time);
            set_ascorbate(&mut part.course, factors);
            part.course.injure(&wounds);
            let breach = |x: &[f64], y: &[f64]| injury.breach(ratio, x, y);
            let remaining = self.duration - session.time;
            part.close(self.front.on_patch(x.edges(), y.edges(), breach, &still_open, remaining));
        }
        Ok(parts)
    }

    fn mesh(&self, grid: &Grid, junction: f64) -> Result<Mesh, MeshError> {
        let [x, y, depth] = &grid.axes;
        let depths = depth.edges().iter().map(|edge| junction + edge).collect();
        Mesh::cartesian([x.edges().to_vec(), y.edges().to_vec(), depths])
    }
}
