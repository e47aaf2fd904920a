//! Lines that cross memory in strides: neighbouring lines run side by side, so that every operation is one on whole rows.

use super::factors::{Line, Ring};

/// Solves the lines that cross `rows`, one cell of every line in each row, in place. `scratch` holds at least two rows.
#[inline(always)]
pub fn solve(line: &Line, rows: &mut [&mut [f64]], scratch: &mut [f64]) {
    let (weighted, seam) = scratch.split_at_mut(scratch.len() / 2);
    weighted.fill(0.0);
    for cell in 0..rows.len() {
        eliminate(line, cell, rows, weighted);
    }
    close(line, rows, weighted, seam);
    for cell in (0..rows.len()).rev() {
        substitute(line, cell, rows, seam);
    }
}

/// One row of the elimination, `weighted` gathering what closes a ring.
#[inline(always)]
pub fn eliminate(line: &Line, cell: usize, rows: &mut [&mut [f64]], weighted: &mut [f64]) {
    let [reciprocal, multiplier] = line.forward[cell];
    let (before, here) = rows.split_at_mut(cell);
    let here = &mut *here[0];
    match before.last() {
        None => {
            for value in here.iter_mut() {
                *value = *value * reciprocal - multiplier;
            }
        }
        Some(before) => {
            for (value, before) in here.iter_mut().zip(before.iter()) {
                *value = *value * reciprocal - multiplier * *before;
            }
        }
    }
    if let Some(Ring { coupling, .. }) = &line.ring {
        let share = coupling[cell][0];
        for (weighted, value) in weighted.iter_mut().zip(here.iter()) {
            *weighted += share * *value;
        }
    }
}

/// Between elimination and substitution: the last row of a ring.
#[inline(always)]
pub fn close(line: &Line, rows: &mut [&mut [f64]], weighted: &[f64], seam: &mut [f64]) {
    let (Some(ring), Some(last)) = (&line.ring, rows.last_mut()) else { return };
    for ((value, weighted), seam) in last.iter_mut().zip(weighted).zip(seam) {
        *value -= ring.closing * *weighted;
        *seam = *value;
    }
}

/// One row of the substitution.
#[inline(always)]
pub fn substitute(line: &Line, cell: usize, rows: &mut [&mut [f64]], seam: &[f64]) {
    let multiplier = line.backward[cell];
    let (here, below) = rows.split_at_mut(cell + 1);
    let here = &mut *here[cell];
    match (below.first(), &line.ring) {
        (None, _) => {
            for value in here.iter_mut() {
                *value -= multiplier;
            }
        }
        (Some(below), None) => {
            for (value, below) in here.iter_mut().zip(below.iter()) {
                *value -= multiplier * *below;
            }
        }
        (Some(below), Some(ring)) => {
            let share = ring.coupling[cell][1];
            for ((value, below), seam) in here.iter_mut().zip(below.iter()).zip(seam) {
                *value = *value + share * *seam - multiplier * *below;
            }
        }
    }
}
