//! A square of skin in three dimensions, with its punctures where they are.
//!
//! The patch repeats itself sideways, as the injury does. Cells are squares of nearly the wanted width; a fineness divides them.
//! A later session strikes the state that it finds, place by place: nothing is averaged.

use super::depths::{Fineness, depths};
use crate::numerics::grid::{Axis, AxisError, Grid};
use crate::physics::healing::Wound;
use crate::physics::puncture::Injury;

/// Width of a cell unless the scenario says otherwise, mm.
pub const VOXEL: f64 = 0.05;
/// Edge of the patch unless the scenario says otherwise, mm.
pub const EDGE: f64 = 4.0;

/// A patch and its mesh.
#[derive(Debug, Clone, PartialEq)]
pub struct Patch {
    /// x × y × depth below the junction.
    pub grid: Grid,
}

impl Patch {
    /// A square of `edge` in a whole number of cells about `voxel` wide, on a dermis of this thickness (mm).
    ///
    /// # Errors
    /// Lengths that are not positive, and an edge smaller than half a voxel.
    pub fn new(edge: f64, voxel: f64, dermis: f64, fineness: Fineness) -> Result<Patch, AxisError> {
        let cells = (edge / voxel).round() as usize * fineness.times();
        let lines: Vec<f64> = (0..=cells).map(|line| edge * line as f64 / cells as f64).collect();
        let across = Axis::periodic(lines)?;
        let depth = Axis::cartesian(depths(dermis, fineness))?;
        Ok(Patch { grid: Grid { axes: [across.clone(), across, depth] } })
    }

    /// Of every cell, from an injury of this edge; the `junction` lies that deep below the surface, mm.
    pub fn wounds(&self, injury: &Injury, junction: f64) -> Vec<Wound> {
        let [x, y, depth] = &self.grid.axes;
        let layers: Vec<f64> = depth.edges().iter().map(|edge| junction + edge).collect();
        injury.paint(x.edges(), y.edges(), &layers).into_iter().map(Wound::from).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerics::random::Stream;
    use crate::physics::needle::Needle;
    use crate::physics::parameter::Parameters;
    use crate::physics::puncture::Puncture;

    fn needle() -> Needle {
        Needle::of_size(1.5, 0.25, &Parameters::default())
    }

    /// Random holes on a square of 3 mm.
    fn pattern() -> Vec<Puncture> {
        let mut stream = Stream::new(3, "test", 0);
        (0..40)
            .map(|index| {
                let (x, y, depth) = (3.0 * stream.uniform(), 3.0 * stream.uniform(), 0.3 + 0.8 * stream.uniform());
                let surface_diameter = 2.0 * needle().radius_at(depth) + if index % 4 == 0 { 0.1 } else { 0.0 };
                Puncture { pass: 0, x, y, depth, surface_diameter, pierced: true, bled: index % 3 > 0 }
            })
            .collect()
    }

    fn moved(holes: &[Puncture], edge: f64, (x, y): (f64, f64)) -> Vec<Puncture> {
        let wrap = |place: f64| place - edge * (place / edge).floor();
        holes.iter().map(|hole| Puncture { x: wrap(hole.x + x), y: wrap(hole.y + y), ..*hole }).collect()
    }

    #[test]
    fn where_the_lines_lie_changes_no_volume() {
        let parameters = Parameters::default();
        for (voxel, times) in [(0.05, 1), (0.11, 1), (0.11, 2)] {
            let patch = Patch::new(3.0, voxel, 1.0, Fineness::new(times).unwrap()).unwrap();
            let floor = patch.grid.stride(2);
            for shift in [(0.0, 0.0), (0.017, 0.031), (1.4, 2.9)] {
                let injury = Injury::new(&moved(&pattern(), 3.0, shift), &needle(), 9.0, &parameters);
                let wounds = patch.wounds(&injury, 0.08);
                assert!(wounds.iter().all(|wound| wound.killed <= 1.0 + 1e-12 && wound.bled <= wound.killed + 1e-12));
                for (layer, edges) in patch.grid.axes[2].edges().windows(2).enumerate() {
                    let cells = &wounds[layer * floor..(layer + 1) * floor];
                    let expected = injury.fractions(0.08 + edges[0], 0.08 + edges[1]);
                    let mean = |part: fn(&Wound) -> f64| cells.iter().map(part).sum::<f64>() / floor as f64;
                    assert!((mean(|wound| wound.killed) - expected.killed).abs() < 1e-12);
                    assert!((mean(|wound| wound.cut) - expected.cut).abs() < 1e-12);
                    assert!((mean(|wound| wound.bled) - expected.bled).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn a_move_by_whole_cells_moves_the_wounds() {
        let parameters = Parameters::default();
        let patch = Patch::new(3.0, 0.05, 1.0, Fineness::DEFAULT).unwrap();
        let wounds =
            |shift| patch.wounds(&Injury::new(&moved(&pattern(), 3.0, shift), &needle(), 9.0, &parameters), 0.1);
        let (here, there) = (wounds((0.0, 0.0)), wounds((0.35, 1.0)));
        for (cell, wound) in here.iter().enumerate() {
            let [x, y, z] = patch.grid.position(cell);
            let other = there[(x + 7) % 60 + 60 * ((y + 20) % 60) + 3600 * z];
            assert!((wound.killed - other.killed).abs() < 1e-11 && (wound.bled - other.bled).abs() < 1e-11);
        }
    }

    #[test]
    fn a_window_is_the_pattern_in_it() {
        let parameters = Parameters::default();
        let window = Injury::window(&pattern(), &needle(), 1.5, &parameters);
        let inside: Vec<Puncture> = pattern().into_iter().filter(|hole| hole.x < 1.5 && hole.y < 1.5).collect();
        assert!(inside.len() > 4 && inside.len() < 16);
        assert_eq!(window, Injury::new(&inside, &needle(), 2.25, &parameters));
        // Away from its edges, and from those that come in over them, it is as in the whole.
        let whole = Injury::new(&pattern(), &needle(), 9.0, &parameters);
        let lines: Vec<f64> = (0..=6).map(|line| 0.35 + 0.1 * f64::from(line)).collect();
        let depths = [0.1, 0.2, 0.6];
        let (one, other) = (window.paint(&lines, &lines, &depths), whole.paint(&lines, &lines, &depths));
        for (one, other) in one.iter().zip(&other) {
            assert!((one.killed - other.killed).abs() < 2e-3, "levels differ a little");
        }
        let open = whole.breach(0.5, &[0.0, 1.0, 3.0], &[0.0, 2.0, 3.0]);
        let total = (2.0 * open[0] + 4.0 * open[1] + open[2] + 2.0 * open[3]) / 9.0;
        assert!((total - whole.surface_breach(0.5)).abs() < 1e-14);
    }
}
