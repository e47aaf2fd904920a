//! Lines that cross memory in strides: neighbouring lines run side by side, so that every operation is one on whole rows.

use super::factors::{Line, Ring};

/// Rows that lines cross, one cell of every line in each.
pub trait Rows {
    fn row(&mut self, cell: usize) -> &mut [f64];

    /// A row and the next one.
    fn pair(&mut self, cell: usize) -> [&mut [f64]; 2];
}

impl Rows for [&mut [f64]] {
    #[inline(always)]
    fn row(&mut self, cell: usize) -> &mut [f64] {
        self[cell]
    }

    #[inline(always)]
    fn pair(&mut self, cell: usize) -> [&mut [f64]; 2] {
        let (one, next) = self.split_at_mut(cell + 1);
        [one[cell], next[0]]
    }
}

/// Columns of a field whose rows lie one after the other.
pub struct Columns<'field> {
    pub field: &'field mut [f64],
    /// From a row to the next.
    pub stride: usize,
    /// The first column, and how many there are.
    pub first: usize,
    pub width: usize,
}

impl Rows for Columns<'_> {
    #[inline(always)]
    fn row(&mut self, cell: usize) -> &mut [f64] {
        &mut self.field[cell * self.stride + self.first..][..self.width]
    }

    #[inline(always)]
    fn pair(&mut self, cell: usize) -> [&mut [f64]; 2] {
        let (one, next) = self.field[cell * self.stride + self.first..].split_at_mut(self.stride);
        [&mut one[..self.width], &mut next[..self.width]]
    }
}

/// Solves the lines that cross `rows` in place. `scratch` holds at least two rows.
#[inline(always)]
pub fn solve<R: Rows + ?Sized>(line: &Line, rows: &mut R, scratch: &mut [f64]) {
    let cells = line.cells();
    let (weighted, seam) = scratch.split_at_mut(scratch.len() / 2);
    weighted.fill(0.0);
    for cell in 0..cells {
        eliminate(line, cell, rows, weighted);
    }
    if let Some(ring) = &line.ring {
        close(ring, rows.row(cells - 1), weighted, seam);
    }
    for cell in (0..cells).rev() {
        substitute(line, cell, rows, seam);
    }
}

/// One row of the elimination, `weighted` gathering what closes a ring.
#[inline(always)]
fn eliminate<R: Rows + ?Sized>(line: &Line, cell: usize, rows: &mut R, weighted: &mut [f64]) {
    let [reciprocal, multiplier] = line.forward[cell];
    if cell == 0 {
        for value in rows.row(0).iter_mut() {
            *value = *value * reciprocal - multiplier;
        }
    } else {
        let [before, here] = rows.pair(cell - 1);
        for (value, before) in here.iter_mut().zip(before.iter()) {
            *value = *value * reciprocal - multiplier * *before;
        }
    }
    if let Some(Ring { coupling, .. }) = &line.ring {
        let share = coupling[cell][0];
        for (weighted, value) in weighted.iter_mut().zip(rows.row(cell).iter()) {
            *weighted += share * *value;
        }
    }
}

/// Between elimination and substitution: the last row of a ring.
#[inline(always)]
fn close(ring: &Ring, last: &mut [f64], weighted: &[f64], seam: &mut [f64]) {
    for ((value, weighted), seam) in last.iter_mut().zip(weighted).zip(seam) {
        *value -= ring.closing * *weighted;
        *seam = *value;
    }
}

/// One row of the substitution.
#[inline(always)]
fn substitute<R: Rows + ?Sized>(line: &Line, cell: usize, rows: &mut R, seam: &[f64]) {
    let multiplier = line.backward[cell];
    if cell + 1 == line.cells() {
        for value in rows.row(cell).iter_mut() {
            *value -= multiplier;
        }
        return;
    }
    let [here, below] = rows.pair(cell);
    match &line.ring {
        None => {
            for (value, below) in here.iter_mut().zip(below.iter()) {
                *value -= multiplier * *below;
            }
        }
        Some(ring) => {
            let share = ring.coupling[cell][1];
            for ((value, below), seam) in here.iter_mut().zip(below.iter()).zip(seam) {
                *value = *value + share * *seam - multiplier * *below;
            }
        }
    }
}
