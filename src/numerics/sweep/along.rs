//! Lines that lie in memory from cell to cell: blocks of them are transposed in registers, so that the recursion runs down
//! several lines at once, and back on the way out. Only the eliminated values of a few lines are kept, in the first-level cache.

use super::factors::Line;
use super::lanes::Lanes;
use pulp::Scalar;

/// Packs of vectors in flight at once: their recursions hide each other's latency.
const PACKS: usize = 2;

/// Room that [solve] needs for its scratch, in numbers, for lines of `cells`.
pub fn room(cells: usize) -> usize {
    PACKS * 8 * cells
}

/// Solves every line of `rows` in place.
#[inline(always)]
pub fn solve<S: Lanes>(registers: S, line: &Line, rows: &mut [f64], scratch: &mut [f64]) {
    if line.ring.is_some() {
        solve_all::<S, true>(registers, line, rows, scratch);
    } else {
        solve_all::<S, false>(registers, line, rows, scratch);
    }
}

#[inline(always)]
fn solve_all<S: Lanes, const RING: bool>(registers: S, line: &Line, rows: &mut [f64], scratch: &mut [f64]) {
    let cells = line.cells();
    let mut packs = rows.chunks_exact_mut(PACKS * S::F64_LANES * cells);
    for pack in &mut packs {
        solve_pack::<S, PACKS, RING>(registers, line, pack, scratch);
    }
    let mut vectors = packs.into_remainder().chunks_exact_mut(S::F64_LANES * cells);
    for vector in &mut vectors {
        solve_pack::<S, 1, RING>(registers, line, vector, scratch);
    }
    for row in vectors.into_remainder().chunks_exact_mut(cells) {
        solve_pack::<Scalar, 1, RING>(Scalar, line, row, scratch);
    }
}

/// Solves as many lines as fit `COUNT` vectors.
#[inline(always)]
fn solve_pack<S: Lanes, const COUNT: usize, const RING: bool>(
    registers: S,
    line: &Line,
    rows: &mut [f64],
    scratch: &mut [f64],
) {
    let cells = line.cells();
    let lanes = S::F64_LANES;
    let whole = cells - cells % lanes;
    let scratch = &mut S::as_mut_simd_f64s(scratch).0[..COUNT * cells];
    let mut carried = [registers.splat_f64s(1.0); COUNT];
    let mut weighted = [registers.splat_f64s(0.0); COUNT];
    for start in (0..whole).step_by(lanes) {
        for group in 0..COUNT {
            let mut block = registers.zeros();
            for (lane, vector) in block.as_mut().iter_mut().enumerate() {
                let place = (group * lanes + lane) * cells + start;
                *vector = S::as_simd_f64s(&rows[place..place + lanes]).0[0];
            }
            let block = registers.transpose(block);
            for (offset, vector) in block.as_ref().iter().enumerate() {
                let cell = start + offset;
                eliminate::<S, RING>(registers, line, cell, *vector, &mut carried[group], &mut weighted[group]);
                scratch[cell * COUNT + group] = carried[group];
            }
        }
    }
    for cell in whole..cells {
        for group in 0..COUNT {
            let mut column = [0.0; 8];
            for lane in 0..lanes {
                column[lane] = rows[(group * lanes + lane) * cells + cell];
            }
            let vector = S::as_simd_f64s(&column[..lanes]).0[0];
            eliminate::<S, RING>(registers, line, cell, vector, &mut carried[group], &mut weighted[group]);
            scratch[cell * COUNT + group] = carried[group];
        }
    }
    let mut below = [registers.splat_f64s(1.0); COUNT];
    let mut seam = [registers.splat_f64s(0.0); COUNT];
    if let Some(ring) = &line.ring {
        for group in 0..COUNT {
            let share = registers.mul_f64s(registers.splat_f64s(ring.closing), weighted[group]);
            seam[group] = registers.sub_f64s(carried[group], share);
            scratch[(cells - 1) * COUNT + group] = seam[group];
        }
    }
    for cell in (whole..cells).rev() {
        for group in 0..COUNT {
            let value = scratch[cell * COUNT + group];
            substitute::<S, RING>(registers, line, cell, value, &mut below[group], seam[group]);
            let column = [below[group]];
            for (lane, value) in column_of::<S>(&column).iter().enumerate() {
                rows[(group * lanes + lane) * cells + cell] = *value;
            }
        }
    }
    for start in (0..whole).step_by(lanes).rev() {
        for group in 0..COUNT {
            let mut block = registers.zeros();
            for (offset, vector) in block.as_mut().iter_mut().enumerate().rev() {
                let cell = start + offset;
                let value = scratch[cell * COUNT + group];
                substitute::<S, RING>(registers, line, cell, value, &mut below[group], seam[group]);
                *vector = below[group];
            }
            let block = registers.transpose(block);
            for (lane, vector) in block.as_ref().iter().enumerate() {
                let place = (group * lanes + lane) * cells + start;
                S::as_mut_simd_f64s(&mut rows[place..place + lanes]).0[0] = *vector;
            }
        }
    }
}

#[inline(always)]
fn column_of<S: Lanes>(vectors: &[S::f64s; 1]) -> &[f64] {
    pulp::bytemuck::cast_slice(vectors)
}

/// One row of the elimination.
#[inline(always)]
fn eliminate<S: Lanes, const RING: bool>(
    registers: S,
    line: &Line,
    cell: usize,
    value: S::f64s,
    carried: &mut S::f64s,
    weighted: &mut S::f64s,
) {
    let [reciprocal, multiplier] = line.forward[cell];
    let own = registers.mul_f64s(value, registers.splat_f64s(reciprocal));
    let from_before = registers.mul_f64s(registers.splat_f64s(multiplier), *carried);
    *carried = registers.sub_f64s(own, from_before);
    if RING && let Some(ring) = &line.ring {
        let share = registers.mul_f64s(registers.splat_f64s(ring.coupling[cell][0]), *carried);
        *weighted = registers.add_f64s(*weighted, share);
    }
}

/// One row of the substitution.
#[inline(always)]
fn substitute<S: Lanes, const RING: bool>(
    registers: S,
    line: &Line,
    cell: usize,
    mut value: S::f64s,
    below: &mut S::f64s,
    seam: S::f64s,
) {
    if RING && let Some(ring) = &line.ring {
        let share = registers.mul_f64s(registers.splat_f64s(ring.coupling[cell][1]), seam);
        value = registers.add_f64s(value, share);
    }
    let from_below = registers.mul_f64s(registers.splat_f64s(line.backward[cell]), *below);
    *below = registers.sub_f64s(value, from_below);
}
