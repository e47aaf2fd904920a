//! How much the classes of unit cells and the meshes err, by a stand-in for healing that is solved in no time:
//!
//! ```text
//! s − λ² ∇²s = k,      response = mean over the dermis of s/(s + K)
//! ```
//!
//! A signal that killed tissue k emits reaches as far as λ, and tissue responds to it with saturation. The patch with the same
//! punctures is what unit cells are measured against.

use super::*;
use crate::numerics::grid::{Axis, Grid};
use crate::numerics::random::Stream;
use crate::physics::healing::Wound;
use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{Injury, Puncture};

const EDGE: f64 = 4.0;
const JUNCTION: f64 = 0.08;
const DERMIS: f64 = 1.1;
/// K.
const HALF: f64 = 0.02;
/// Of TGF-β, of the mitogen, of the chemokine, mm.
const REACHES: [f64; 3] = [0.075, 0.16, 0.3];

/// Random places, depths as a roller of 1.5 mm makes them.
fn injury(holes: u32, seed: u64) -> Injury {
    let parameters = Parameters::default();
    let needle = Needle::of_size(1.5, 0.25, &parameters);
    let mut stream = Stream::new(seed, "study", 0);
    let punctures: Vec<Puncture> = (0..holes)
        .map(|_| {
            let (x, y) = (EDGE * stream.uniform(), EDGE * stream.uniform());
            let depth = stream.log_normal(0.75, 0.25).min(1.4);
            let surface_diameter = 2.0 * needle.radius_at(depth);
            Puncture { pass: 0, x, y, depth, surface_diameter, pierced: true, bled: true }
        })
        .collect();
    Injury::new(&punctures, &needle, EDGE * EDGE, &parameters)
}

/// The faces of a grid: two cells and what flows between them for a difference of one.
fn faces(grid: &Grid, periodic: bool) -> Vec<(usize, usize, f64)> {
    let mut faces = Vec::new();
    for cell in 0..grid.cells() {
        let position = grid.position(cell);
        for axis in 0..3 {
            let across: f64 =
                (0..3).filter(|other| *other != axis).map(|other| grid.axes[other].volume(position[other])).product();
            let along: &Axis = &grid.axes[axis];
            if position[axis] + 1 < along.cells() {
                faces.push((cell, cell + grid.stride(axis), across * along.conductance(position[axis])));
            } else if periodic && axis < 2 && along.cells() > 2 {
                let first = cell - position[axis] * grid.stride(axis);
                faces.push((cell, first, across / along.volume(0)));
            }
        }
    }
    faces
}

/// Conjugate gradients with the diagonal.
fn signal(grid: &Grid, periodic: bool, wounds: &[Wound], reach: f64) -> Vec<f64> {
    let volumes: Vec<f64> = (0..grid.cells()).map(|cell| grid.volume(cell)).collect();
    let faces = faces(grid, periodic);
    let mut diagonal = volumes.clone();
    for (one, other, conductance) in &faces {
        diagonal[*one] += reach * reach * conductance;
        diagonal[*other] += reach * reach * conductance;
    }
    let dot = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(one, other)| one * other).sum::<f64>();
    let mut solution = vec![0.0; volumes.len()];
    let mut residual: Vec<f64> = volumes.iter().zip(wounds).map(|(volume, wound)| volume * wound.killed).collect();
    let scaled = |residual: &[f64]| residual.iter().zip(&diagonal).map(|(value, by)| value / by).collect::<Vec<f64>>();
    let mut preconditioned = scaled(&residual);
    let mut direction = preconditioned.clone();
    let mut measure = dot(&residual, &preconditioned);
    let first = measure;
    while measure > 1e-20 * first {
        let mut image: Vec<f64> = volumes.iter().zip(&direction).map(|(volume, value)| volume * value).collect();
        for (one, other, conductance) in &faces {
            let flow = reach * reach * conductance * (direction[*one] - direction[*other]);
            image[*one] += flow;
            image[*other] -= flow;
        }
        let length = measure / dot(&direction, &image);
        for cell in 0..solution.len() {
            solution[cell] += length * direction[cell];
            residual[cell] -= length * image[cell];
        }
        preconditioned = scaled(&residual);
        let next = dot(&residual, &preconditioned);
        for (value, new) in direction.iter_mut().zip(&preconditioned) {
            *value = new + next / measure * *value;
        }
        measure = next;
    }
    solution
}

fn response(grid: &Grid, periodic: bool, wounds: &[Wound], reach: f64) -> f64 {
    let signal = signal(grid, periodic, wounds, reach);
    grid.mean(|cell| signal[cell] / (signal[cell] + HALF))
}

fn by_unit_cells(injury: &Injury, classes: Classes, reach: f64, fineness: Fineness) -> f64 {
    let cells = ChannelCell::of_session(injury, classes, 0.0, (JUNCTION, DERMIS), fineness).unwrap();
    cells.iter().map(|cell| cell.weight * response(&cell.grid, false, &cell.wounds, reach)).sum()
}

fn by_patch(injury: &Injury, voxel: f64, reach: f64) -> f64 {
    let patch = Patch::new(EDGE, voxel, DERMIS, Fineness::DEFAULT).unwrap();
    response(&patch.grid, true, &patch.wounds(injury, JUNCTION), reach)
}

/// What the horizontal average gives: the resolution `depth`.
fn by_profile(injury: &Injury, reach: f64) -> f64 {
    let grid = Grid::column(Axis::cartesian(depths(DERMIS, Fineness::DEFAULT)).unwrap());
    let layers = grid.axes[2].edges().windows(2);
    let wounds: Vec<Wound> =
        layers.map(|layer| Wound::from(injury.fractions(JUNCTION + layer[0], JUNCTION + layer[1]))).collect();
    response(&grid, false, &wounds, reach)
}

#[test]
fn unit_cells_stand_for_a_random_pattern() {
    let injury = injury(37, 0);
    for reach in REACHES {
        let patch = by_patch(&injury, 0.05, reach);
        let error = |found: f64| found / patch - 1.0;
        let default = by_unit_cells(&injury, Classes::default(), reach, Fineness::DEFAULT);
        let one = by_unit_cells(&injury, Classes { depth: 1, spacing: 1 }, reach, Fineness::DEFAULT);
        let fine = by_unit_cells(&injury, Classes { depth: 1, spacing: 1 }, reach, Fineness::new(2).unwrap());
        assert!(error(default).abs() < 0.16, "{reach}: {}", error(default));
        assert!(reach < 0.1 || error(default).abs() < 0.1, "{reach}: {}", error(default));
        let profile = error(by_profile(&injury, reach));
        // Where signals reach from hole to hole, the horizontal average does as well.
        assert!(reach > 0.2 || profile > 5.0 * error(default).abs(), "{reach}: {profile} and {}", error(default));
        assert!(reach < 0.2 || profile.abs() < 0.1, "{reach}: {profile}");
        assert!((fine / one - 1.0).abs() < 0.003);
    }
}

#[test]
fn a_period_of_a_lattice_is_a_unit_cell() {
    let parameters = Parameters::default();
    let needle = Needle::of_size(1.5, 0.25, &parameters);
    for edge in [0.5, 0.8] {
        let surface_diameter = 2.0 * needle.radius_at(0.7);
        let hole = Puncture {
            pass: 0,
            x: 0.3 * edge,
            y: 0.41 * edge,
            depth: 0.7,
            surface_diameter,
            pierced: true,
            bled: true,
        };
        let injury = Injury::new(&[hole], &needle, edge * edge, &parameters);
        for reach in REACHES {
            let patch = Patch::new(edge, 0.025, DERMIS, Fineness::DEFAULT).unwrap();
            let patch = response(&patch.grid, true, &patch.wounds(&injury, JUNCTION), reach);
            let channel = by_unit_cells(&injury, Classes::default(), reach, Fineness::DEFAULT);
            assert!((channel / patch - 1.0).abs() < 0.01);
        }
    }
}
