//! One field on one thread, and factors that are made anew in place: for many small grids side by side.

use super::super::grid::Grid;
use super::super::lanes::Processor;
use super::across::{self, Columns};
use super::along;
use super::factors::{Ends, Factors, Line};
use super::lanes::{Job, Lanes, dispatch};
use super::step::tile_width;

impl Factors {
    /// Factors of `u = f` along `axis`, with the ends that the axis has: periodic or closed. [Factors::refactor] gives them
    /// coefficients.
    pub fn uniform(grid: &Grid, axis: usize) -> Factors {
        let shape = [0, 1, 2].map(|axis| grid.axes[axis].cells());
        let mut factors =
            Factors { shape, axis, lines: vec![Line::default()], layers: vec![0; shape[2]], identity: false };
        factors.refactor(grid, 1.0, 0.0);
        factors
    }

    /// Makes these the factors of `weight u − ∂(strength ∂u) = f` with the same coefficients in all cells of the same grid, between
    /// the ends of its axis. Nothing is allocated from the second time on.
    ///
    /// A weight that is not positive or a negative strength gives a solution without meaning.
    pub fn refactor(&mut self, grid: &Grid, weight: f64, strength: f64) {
        let axis = &grid.axes[self.axis];
        let ends = if axis.is_periodic() { Ends::Periodic } else { Ends::CLOSED };
        self.lines.truncate(1);
        self.layers.fill(0);
        for line in &mut self.lines {
            line.refactor(axis, ends, |_| [weight, strength]);
        }
        self.identity = self.lines.iter().all(Line::is_identity);
    }

    /// Replaces `field`, the right-hand side, by the solution, on this thread; `scratch` grows to what is needed and is best kept.
    /// The bits are those of [solve_along](super::solve_along).
    ///
    /// # Panics
    /// If the field does not have the cells of the factors' grid.
    pub fn solve(&self, processor: Processor, field: &mut [f64], scratch: &mut Vec<f64>) {
        assert_eq!(field.len(), self.cells(), "one number for each cell");
        if self.identity {
            return;
        }
        let room = self.room();
        if scratch.len() < room {
            scratch.resize(room, 0.0);
        }
        dispatch(processor, Field { factors: self, field, scratch: &mut scratch[..room] });
    }

    /// Cells of a line, and the distance of neighbours in the field.
    fn line(&self) -> [usize; 2] {
        [self.shape[self.axis], self.shape[..self.axis].iter().product()]
    }

    fn room(&self) -> usize {
        let [cells, stride] = self.line();
        if stride == 1 { along::room(cells) } else { 2 * stride.min(tile_width(cells)) }
    }
}

struct Field<'fields> {
    factors: &'fields Factors,
    field: &'fields mut [f64],
    scratch: &'fields mut [f64],
}

impl Job for Field<'_> {
    #[inline(always)]
    fn run<S: Lanes>(self, registers: S) {
        let Field { factors, mut field, scratch } = self;
        let [cells, stride] = factors.line();
        // All lines of a run of layers have the same factors; along the third axis there is one run.
        let per_layer =
            if factors.axis == 2 { field.len() / factors.layers.len() } else { factors.shape[0] * factors.shape[1] };
        for layers in factors.layers.chunk_by(|one, next| one == next) {
            let (run, rest) = field.split_at_mut(layers.len() * per_layer);
            field = rest;
            let line = &factors.lines[layers[0]];
            if stride == 1 {
                along::solve(registers, line, run, scratch);
                continue;
            }
            for block in run.chunks_exact_mut(cells * stride) {
                solve_block(line, block, stride, scratch);
            }
        }
    }
}

/// Lines side by side, a tile of columns after the other.
#[inline(always)]
fn solve_block(line: &Line, block: &mut [f64], stride: usize, scratch: &mut [f64]) {
    let tile = tile_width(line.cells());
    for first in (0..stride).step_by(tile) {
        let width = tile.min(stride - first);
        let mut columns = Columns { field: &mut *block, stride, first, width };
        across::solve(line, &mut columns, &mut scratch[..2 * width]);
    }
}
