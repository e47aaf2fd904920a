//! Whole fields: the systems of one axis, and the step that sweeps all three.

use super::super::grid::Grid;
use super::super::lanes::Processor;
use super::factors::{Ends, FactorError, Factors, Line};
use super::lanes::{Job, Lanes, dispatch};
use super::{across, along};
use rayon::prelude::*;

/// Numbers in a tile of columns: half the second-level cache of common processors.
const TILE: usize = 64 * 1024;

/// Columns of a tile for lines of `cells`.
pub(super) fn tile_width(cells: usize) -> usize {
    (TILE / cells / 64 * 64).clamp(64, 1024)
}

/// Lines of the first axis to a task where there are no planes.
const BUNDLE: usize = 64;

/// What diffuses and how, for each cell of the third axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficients {
    /// D, mm²/d.
    pub diffusivity: Vec<f64>,
    /// λ, 1/d.
    pub decay: Vec<f64>,
}

/// One backward-Euler step of diffusion and decay, split by direction, for several species.
#[derive(Debug, Clone)]
pub struct Step {
    species: Vec<[Factors; 3]>,
}

impl Step {
    /// The step of length `duration` (d) on `grid`, with the ends of each axis.
    pub fn new(grid: &Grid, ends: [Ends; 3], species: &[Coefficients], duration: f64) -> Result<Step, FactorError> {
        let factors = |coefficients: &Coefficients| {
            let strength: Vec<f64> =
                coefficients.diffusivity.iter().map(|diffusivity| duration * diffusivity).collect();
            let unit = vec![1.0; strength.len()];
            let weight: Vec<f64> = coefficients.decay.iter().map(|decay| 1.0 + duration * decay).collect();
            Ok([
                Factors::new(grid, 0, ends[0], &unit, &strength)?,
                Factors::new(grid, 1, ends[1], &unit, &strength)?,
                Factors::new(grid, 2, ends[2], &weight, &strength)?,
            ])
        };
        Ok(Step { species: species.iter().map(factors).collect::<Result<_, _>>()? })
    }

    /// Advances the fields of all species, one after the other in `values`, in place.
    ///
    /// # Panics
    /// If `values` does not hold one number for each species and cell.
    pub fn advance(&self, values: &mut [f64]) {
        self.advance_with(Processor::detect(), values);
    }

    pub(super) fn advance_with(&self, processor: Processor, values: &mut [f64]) {
        let Some(first) = self.species.first() else { return };
        let cells = first[0].cells();
        assert_eq!(values.len(), cells * self.species.len(), "one number for each species and cell");
        let mut tasks = Vec::new();
        for (field, [first, second, _]) in values.chunks_exact_mut(cells).zip(&self.species) {
            match (first.identity, second.identity) {
                (false, false) => plane_tasks(first, second, field, &mut tasks),
                (false, true) => axis_tasks(first, field, &mut tasks),
                (true, false) => axis_tasks(second, field, &mut tasks),
                (true, true) => {}
            }
        }
        run(processor, tasks);
        let mut tasks = Vec::new();
        for (field, [.., third]) in values.chunks_exact_mut(cells).zip(&self.species) {
            if !third.identity {
                axis_tasks(third, field, &mut tasks);
            }
        }
        run(processor, tasks);
    }

    /// Room that the factors take, in bytes.
    pub fn bytes(&self) -> usize {
        self.species.iter().flatten().map(Factors::bytes).sum()
    }
}

/// Solves `w u − ∂(S ∂u) = f` along one axis: every field is replaced by the solution for its factors. Fields may be any subset of the
/// species, in any order.
///
/// # Panics
/// If a field does not have the cells of its factors' grid.
pub fn solve_along<'fields>(systems: impl IntoIterator<Item = (&'fields Factors, &'fields mut [f64])>) {
    solve_along_with(Processor::detect(), systems);
}

pub(super) fn solve_along_with<'fields>(
    processor: Processor,
    systems: impl IntoIterator<Item = (&'fields Factors, &'fields mut [f64])>,
) {
    let mut tasks = Vec::new();
    for (factors, field) in systems {
        assert_eq!(field.len(), factors.cells(), "one number for each cell");
        if !factors.identity {
            axis_tasks(factors, field, &mut tasks);
        }
    }
    run(processor, tasks);
}

/// A piece of work that no other one touches.
enum Task<'fields> {
    /// Lines that lie one after the other.
    Lines { line: &'fields Line, rows: &'fields mut [f64] },
    /// Lines that cross rows.
    Columns { line: &'fields Line, rows: Vec<&'fields mut [f64]> },
    /// Lines along the rows of a plane, then those across them.
    Plane { along: &'fields Line, across: &'fields Line, plane: &'fields mut [f64] },
}

impl Task<'_> {
    /// Room for scratch, in numbers.
    fn room(&self) -> usize {
        match self {
            Task::Lines { line, .. } => along::room(line.cells()),
            Task::Columns { rows, .. } => 2 * rows[0].len(),
            Task::Plane { along, .. } => along::room(along.cells()),
        }
    }
}

impl Job for (Task<'_>, &mut [f64]) {
    #[inline(always)]
    fn run<S: Lanes>(self, registers: S) {
        let (task, scratch) = self;
        match task {
            Task::Lines { line, rows } => along::solve(registers, line, rows, scratch),
            Task::Columns { line, mut rows } => across::solve(line, rows.as_mut_slice(), scratch),
            Task::Plane { along: line, across, plane } => {
                let width = line.cells();
                along::solve(registers, line, plane, scratch);
                let mut rows: Vec<&mut [f64]> = plane.chunks_exact_mut(width).collect();
                across::solve(across, rows.as_mut_slice(), &mut scratch[..2 * width]);
            }
        }
    }
}

fn run(processor: Processor, tasks: Vec<Task<'_>>) {
    tasks.into_par_iter().for_each_init(Vec::new, |scratch, task| {
        let room = task.room();
        if scratch.len() < room {
            scratch.resize(room, 0.0);
        }
        dispatch(processor, (task, &mut scratch[..room]));
    });
}

/// A task for each plane.
fn plane_tasks<'fields>(
    first: &'fields Factors,
    second: &'fields Factors,
    field: &'fields mut [f64],
    tasks: &mut Vec<Task<'fields>>,
) {
    let planes = field.chunks_exact_mut(first.shape[0] * first.shape[1]);
    for ((plane, along), across) in planes.zip(&first.layers).zip(&second.layers) {
        tasks.push(Task::Plane { along: &first.lines[*along], across: &second.lines[*across], plane });
    }
}

/// Tasks for the lines of one axis.
fn axis_tasks<'fields>(factors: &'fields Factors, field: &'fields mut [f64], tasks: &mut Vec<Task<'fields>>) {
    let [first, second, third] = factors.shape;
    match factors.axis {
        0 => bundles(factors, field, tasks),
        1 if first == 1 => {
            for (line, layer) in field.chunks_exact_mut(second).zip(&factors.layers) {
                tasks.push(Task::Lines { line: &factors.lines[*layer], rows: line });
            }
        }
        1 => {
            for (plane, layer) in field.chunks_exact_mut(first * second).zip(&factors.layers) {
                let rows = plane.chunks_exact_mut(first).collect();
                tasks.push(Task::Columns { line: &factors.lines[*layer], rows });
            }
        }
        _ if first * second == 1 => tasks.push(Task::Lines { line: &factors.lines[0], rows: field }),
        _ => {
            let plane = first * second;
            let width = tile_width(third);
            let mut tiles: Vec<Vec<&mut [f64]>> =
                (0..plane.div_ceil(width)).map(|_| Vec::with_capacity(third)).collect();
            for plane in field.chunks_exact_mut(plane) {
                for (tile, row) in tiles.iter_mut().zip(plane.chunks_mut(width)) {
                    tile.push(row);
                }
            }
            tasks.extend(tiles.into_iter().map(|rows| Task::Columns { line: &factors.lines[0], rows }));
        }
    }
}

/// Neighbouring lines of the first axis that share their factors.
fn bundles<'fields>(factors: &'fields Factors, mut field: &'fields mut [f64], tasks: &mut Vec<Task<'fields>>) {
    let [first, second, _] = factors.shape;
    for layers in factors.layers.chunk_by(|one, next| one == next) {
        let (run, rest) = field.split_at_mut(layers.len() * second * first);
        field = rest;
        for rows in run.chunks_mut(BUNDLE * first) {
            tasks.push(Task::Lines { line: &factors.lines[layers[0]], rows });
        }
    }
}
