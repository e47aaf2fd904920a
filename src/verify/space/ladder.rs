//! The ladder of resolutions: where a finer one has nothing to resolve, it is the coarser one.
//!
//! | finer | coarser | where they must agree |
//! |---|---|---|
//! | patch, channel | depth | an injury that is the same everywhere sideways |
//! | channel | well-mixed | everything that moves is everywhere at once |
//! | channel | depth | dense needles: ever smaller unit cells of the same killed share |
//! | patch | channel | one period of a square lattice, but for square against circle |
//!
//! One session, default constants, gain in collagen over healthy dermis at day 28; deviations relative to the gain, as found:
//!
//! | | |
//! |---|---|
//! | injured alike sideways | 0, but for rounding |
//! | boundless diffusion, injured alike | 3·10⁻⁵: diffusion is not quite boundless |
//! | boundless diffusion, one channel | 1·10⁻³: what stays in its cell is not quite linear in the killed share |
//! | unit cells of 0.4, 0.1, 0.025 mm against depth | 0.10, 0.004, 0.001: the last is that of the row above |
//! | square against circle, 0.35, 0.5 or 1 mm apart | 0.002 |
//! | unit cell of 24 × 32 against 48 × 64, 0.35, 0.5, 1 mm apart | 1·10⁻⁵, 1·10⁻⁴, 1·10⁻³ |

use crate::numerics::grid::{Axis, AxisError, Grid};
use crate::numerics::rosenbrock::Tolerance;
use crate::physics::healing::mesh::{ChannelCell, Classes, Fineness, Patch};
use crate::physics::healing::space::{DEFAULT_TOLERANCE, SpatialCourse, SpatialTissue};
use crate::physics::healing::{Course, Opening, Tissue, Wound};
use crate::physics::needle::Needle;
use crate::physics::parameter::{HealingParameters, Parameters};
use crate::physics::puncture::{Injury, Puncture};
use crate::verify::Check;

/// d
const END: f64 = 28.0;
/// Thicknesses of dermis, papillary dermis and epidermis, mm.
const DERMIS: f64 = 0.9;
const PAPILLARY: f64 = 0.15;
const EPIDERMIS: f64 = 0.08;
const LAYERS: usize = 16;
const OPENING: Opening = Opening { share: 0.05, radius: 0.1 };
/// Where steps must not matter.
const TIGHT: Tolerance = Tolerance { relative: 1e-5, absolute: 1e-5 };
/// Killed share of the volume of a unit cell.
const KILLED: f64 = 0.1;
/// Distance of the holes of a lattice, mm.
const PERIOD: f64 = 0.5;

fn wound(killed: f64) -> Wound {
    Wound { killed, cut: 0.133 * killed, bled: killed }
}

fn even(length: f64, cells: usize) -> Vec<f64> {
    Axis::graded_edges(length, cells, 1.0)
}

fn layers(cells: usize) -> Result<Axis, AxisError> {
    Axis::cartesian(Axis::graded_edges(DERMIS, cells, 1.08))
}

fn column() -> Result<Grid, AxisError> {
    Ok(Grid::column(layers(LAYERS)?))
}

fn unit_cell(radius: f64, rings: usize, depth: Axis) -> Result<Grid, AxisError> {
    Ok(Grid { axes: [Axis::radial(even(radius, rings))?, Axis::degenerate(), depth] })
}

/// Collagen over healthy in the whole grid at the end; not a number where the integrator gave up.
fn collagen(parameters: HealingParameters, grid: Grid, tolerance: Tolerance, wounds: &[Wound]) -> f64 {
    let mut course = SpatialCourse::new(parameters, grid, PAPILLARY, tolerance);
    course.injure(wounds);
    course.open(OPENING);
    if course.advance(END, &[], |_, _| {}).is_err() {
        return f64::NAN;
    }
    let (tissue, values) = (course.tissue(), course.values());
    let mean = tissue.grid.mean(|cell| SpatialTissue::cell(values, cell).collagen());
    mean / tissue.kinetics.healthy.collagen
}

/// The wound of each layer, everywhere in it.
fn sideways_alike(grid: &Grid) -> Vec<Wound> {
    let layer = |cell: usize| grid.position(cell)[2] as f64;
    (0..grid.cells()).map(|cell| wound(0.15 * (1.0 - layer(cell) / LAYERS as f64))).collect()
}

/// A difference of the gain in collagen, relative to the gain.
fn gains(name: impl Into<String>, coarser: f64, finer: f64, tolerance: f64) -> Check {
    Check::against(name, coarser, finer, coarser - 1.0, tolerance)
}

fn alike_sideways() -> Result<[Check; 2], AxisError> {
    let run = |grid: Grid| {
        let wounds = sideways_alike(&grid);
        collagen(HealingParameters::default(), grid, DEFAULT_TOLERANCE, &wounds)
    };
    let depth = run(column()?);
    let periodic = |cells: usize| Axis::periodic(even(0.1 * cells as f64, cells));
    let patch = run(Grid { axes: [periodic(3)?, periodic(2)?, layers(LAYERS)?] });
    let channel = run(unit_cell(0.3, 5, layers(LAYERS)?)?);
    Ok([
        gains("ladder: patch injured alike sideways, against depth", depth, patch, 1e-9),
        gains("ladder: channel injured alike sideways, against depth", depth, channel, 1e-9),
    ])
}

/// Constants with which everything that moves is everywhere at once, and nothing invades.
pub fn boundless() -> HealingParameters {
    HealingParameters {
        fibroblast_invasion: 0.0,
        tgf_diffusion: 1e3,
        mitogen_diffusion: 1e3,
        alarmin_diffusion: 1e3,
        fibroblast_motility: 1e3,
        neutrophil_motility: 1e3,
        macrophage_motility: 1e3,
        protease_diffusion: 1e3,
        // `well-mixed` has no junction through which it would come.
        mitogen_from_keratinocytes: 0.0,
        ..HealingParameters::default()
    }
}

/// Everything that moves is everywhere at once; tissue is as thick as the keratinocytes whose signal `well-mixed` spreads in it.
fn without_distances() -> Result<[Check; 2], AxisError> {
    let parameters = boundless();
    let depth = Axis::cartesian(even(parameters.keratinocyte_layer, 4))?;
    let grid = unit_cell(0.3, 5, depth)?;
    let wounds = vec![wound(KILLED); grid.cells()];
    let mut mixed = Course::new(Tissue::well_mixed(parameters.clone()), Tolerance { relative: 1e-8, absolute: 1e-12 });
    mixed.injure(&[wound(KILLED)], OPENING);
    let mut expected = f64::NAN;
    let healthy = SpatialTissue::new(parameters.clone(), Grid::point(), PAPILLARY).kinetics.healthy.collagen;
    let done = mixed.advance(END, &[END], |_, states, _| expected = states[0].collagen() / healthy);
    let expected = if done.is_ok() { expected } else { f64::NAN };
    let alike = collagen(parameters.clone(), grid.clone(), TIGHT, &wounds);
    let around_axis = around_axis(&grid, KILLED);
    let concentrated = collagen(parameters, grid, TIGHT, &around_axis);
    Ok([
        gains("ladder: channel with boundless diffusion, injured alike, against well-mixed", expected, alike, 1e-4),
        gains("ladder: channel with boundless diffusion, against well-mixed", expected, concentrated, 2e-3),
    ])
}

/// A column of killed tissue along the axis of a unit cell.
fn around_axis(grid: &Grid, killed: f64) -> Vec<Wound> {
    let rings = grid.axes[0].edges();
    let radius = rings[rings.len() - 1];
    let inside = |edge: f64| (edge * edge).min(killed * radius * radius);
    let share = |ring: usize| {
        let [inner, outer] = [rings[ring], rings[ring + 1]];
        (inside(outer) - inside(inner)) / (outer * outer - inner * inner)
    };
    (0..grid.cells()).map(|cell| wound(share(grid.position(cell)[0]))).collect()
}

/// What stays in its cell feels at any distance whether that cell was killed: the limit differs from `depth` by as much as its
/// response is not linear.
fn dense_needles() -> Result<Vec<Check>, AxisError> {
    let grid = column()?;
    let wounds = vec![wound(KILLED); grid.cells()];
    let depth = collagen(HealingParameters::default(), grid, DEFAULT_TOLERANCE, &wounds);
    let mut checks = Vec::new();
    for (radius, tolerance) in [(0.4, 0.2), (0.1, 6e-3), (0.025, 2e-3)] {
        let grid = unit_cell(radius, 12, layers(LAYERS)?)?;
        let wounds = around_axis(&grid, KILLED);
        let channel = collagen(HealingParameters::default(), grid, DEFAULT_TOLERANCE, &wounds);
        checks.push(gains(format!("ladder: unit cell of {radius} mm, against depth"), depth, channel, tolerance));
    }
    Ok(checks)
}

fn lattice() -> Result<[Check; 2], AxisError> {
    let parameters = Parameters::default();
    let needle = Needle::of_size(1.5, 0.25, &parameters);
    let depth = 0.7;
    let hole = Puncture {
        pass: 0,
        x: 0.5 * PERIOD,
        y: 0.5 * PERIOD,
        depth,
        surface_diameter: 2.0 * needle.radius_at(depth),
        pierced: true,
        bled: true,
    };
    let injury = Injury::new(&[hole], &needle, PERIOD * PERIOD, &parameters);
    let run =
        |grid: &Grid, wounds: &[Wound]| collagen(HealingParameters::default(), grid.clone(), DEFAULT_TOLERANCE, wounds);
    let channel = |fineness: Fineness| -> Result<f64, AxisError> {
        let one = Classes { depth: 1, spacing: 1 };
        let cells = ChannelCell::of_session(&injury, one, 0.0, (EPIDERMIS, DERMIS), fineness)?;
        Ok(cells.iter().map(|cell| cell.weight * run(&cell.grid, &cell.wounds)).sum())
    };
    let (coarse, fine) = (channel(Fineness::DEFAULT)?, channel(Fineness::new(2).unwrap_or(Fineness::DEFAULT))?);
    let patch = Patch::new(PERIOD, PERIOD / 16.0, DERMIS, Fineness::DEFAULT)?;
    let square = run(&patch.grid, &patch.wounds(&injury, EPIDERMIS));
    Ok([
        gains("ladder: patch of one period of a square lattice, against channel", coarse, square, 5e-3),
        gains("ladder: channel at the default mesh, against one twice as fine", fine, coarse, 1e-3),
    ])
}

/// All steps of the ladder.
///
/// # Errors
/// None with the grids that stand here.
pub fn run() -> Result<Vec<Check>, AxisError> {
    let mut checks = alike_sideways()?.to_vec();
    checks.extend(without_distances()?);
    checks.extend(dense_needles()?);
    checks.extend(lattice()?);
    Ok(checks)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_check_passes() {
        for check in super::run().unwrap() {
            println!("{:<70} {:.8} {:.8} {:.2e}", check.name, check.expected, check.got, check.relative_error);
            assert!(check.passes(), "{check:?}");
        }
    }

    #[test]
    fn distances_matter_in_wide_unit_cells_and_ever_less_in_smaller_ones() {
        let errors: Vec<f64> = super::dense_needles().unwrap().iter().map(|check| check.relative_error).collect();
        assert!(errors[0] > 0.02 && errors.windows(2).all(|pair| pair[1] < 0.5 * pair[0]), "{errors:?}");
    }
}
