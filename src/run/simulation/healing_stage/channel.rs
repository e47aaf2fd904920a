//! Unit cells around channels: the holes of a session in classes of depth and spacing, one cylinder each.

use super::Request;
use super::spatial::{Arrangement, Part, open_share, set_ascorbate, view};
use crate::numerics::grid::{Axis, Grid};
use crate::numerics::rosenbrock::Tolerance;
use crate::physics::healing::front::Front;
use crate::physics::healing::mesh::{ChannelCell, Classes, Fineness, sideways};
use crate::physics::healing::space::SpatialCourse;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::SessionPuncture;
use crate::run::record::paraview::{Mesh, MeshError};
use crate::run::simulation::SimulationError;

/// How a scenario is divided into unit cells.
pub(super) struct UnitCells<'a> {
    parameters: &'a Parameters,
    front: Front,
    /// Of the epidermis and of the dermis, mm.
    thicknesses: (f64, f64),
    duration: f64,
    tolerance: Tolerance,
    fineness: Fineness,
}

impl<'a> UnitCells<'a> {
    pub fn new(request: &Request<'a>) -> Result<UnitCells<'a>, SimulationError> {
        let skin = &request.inputs.skin;
        Ok(UnitCells {
            parameters: request.parameters,
            front: Front::new(&request.parameters.healing)?,
            thicknesses: (skin.epidermis, skin.dermis),
            duration: request.inputs.duration,
            tolerance: request.in_space(),
            fineness: request.inputs.refinement.mesh,
        })
    }

    fn course_on(&self, grid: Grid) -> SpatialCourse {
        let papillary = self.parameters.skin.papillary_thickness;
        SpatialCourse::new(self.parameters.healing.clone(), grid, papillary, self.tolerance)
    }
}

impl Arrangement for UnitCells<'_> {
    const NAME: &'static str = "unit_cell";

    fn intact(&self) -> Result<Vec<Part>, SimulationError> {
        let cell = ChannelCell::intact(self.thicknesses.1, self.fineness)?;
        Ok(vec![Part::new(1.0, self.course_on(cell.grid))])
    }

    fn course(&self, [radii, _, depths]: [Vec<f64>; 3]) -> Result<SpatialCourse, SimulationError> {
        let grid = Grid { axes: [Axis::radial(radii)?, Axis::degenerate(), Axis::cartesian(depths)?] };
        Ok(self.course_on(grid))
    }

    /// A new hole lies anywhere in the old pattern: every unit cell begins with the mean of all ([sideways]).
    fn strike(
        &self,
        parts: Vec<Part>,
        session: &SessionPuncture,
        factors: &[f64],
    ) -> Result<Vec<Part>, SimulationError> {
        let time = session.time;
        let still_open = open_share(&parts, time);
        let profile = sideways::mean(&parts.iter().map(view).collect::<Vec<_>>());
        let breach = session.surface_breach;
        let classes = Classes::default();
        let cells = ChannelCell::of_session(&session.injury, classes, breach, self.thicknesses, self.fineness)?;
        let part = |cell: ChannelCell| {
            let values = sideways::spread(&profile, &cell.grid);
            let rings = cell.grid.axes[0].edges().to_vec();
            let mut course = self.course_on(cell.grid).starting_from(values, time);
            set_ascorbate(&mut course, factors);
            course.injure(&cell.wounds);
            let mut part = Part::new(cell.weight, course);
            let open = vec![still_open; rings.len() - 1];
            part.close(self.front.around_channel(&rings, cell.opening, &open, self.duration - time));
            part
        };
        Ok(cells.into_iter().map(part).collect())
    }

    fn mesh(&self, grid: &Grid, junction: f64) -> Result<Mesh, MeshError> {
        let depths = grid.axes[2].edges().iter().map(|edge| junction + edge).collect();
        Mesh::unit_cell(grid.axes[0].edges().to_vec(), depths)
    }
}
