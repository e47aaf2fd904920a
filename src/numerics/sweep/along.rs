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
    let nothing = registers.splat_f64s(0.0);
    let one = registers.splat_f64s(1.0);
    let mut carried = [[one, nothing]; COUNT];
    for start in (0..whole).step_by(lanes) {
        let piece = Piece::of::<RING>(line, start, lanes);
        for (group, carried) in carried.iter_mut().enumerate() {
            let mut block = registers.zeros();
            for (lane, vector) in block.as_mut().iter_mut().enumerate() {
                let place = (group * lanes + lane) * cells + start;
                *vector = S::as_simd_f64s(&rows[place..place + lanes]).0[0];
            }
            let block = registers.transpose(block);
            let kept = &mut scratch[group * cells + start..][..lanes];
            piece.eliminate::<S, RING>(registers, block.as_ref(), kept, carried);
        }
    }
    for cell in whole..cells {
        let piece = Piece::of::<RING>(line, cell, 1);
        for (group, carried) in carried.iter_mut().enumerate() {
            let mut block = registers.zeros();
            let column = pulp::bytemuck::cast_slice_mut(&mut block.as_mut()[..1]);
            for (lane, value) in column.iter_mut().enumerate() {
                *value = rows[(group * lanes + lane) * cells + cell];
            }
            let kept = &mut scratch[group * cells + cell..][..1];
            piece.eliminate::<S, RING>(registers, &block.as_ref()[..1], kept, carried);
        }
    }
    let mut found = [[one, nothing]; COUNT];
    if let Some(ring) = &line.ring {
        for (group, ([last, weighted], [_, seam])) in carried.into_iter().zip(&mut found).enumerate() {
            let share = registers.mul_f64s(registers.splat_f64s(ring.closing), weighted);
            *seam = registers.sub_f64s(last, share);
            scratch[(group + 1) * cells - 1] = *seam;
        }
    }
    for cell in (whole..cells).rev() {
        let piece = Piece::of::<RING>(line, cell, 1);
        for (group, found) in found.iter_mut().enumerate() {
            let mut block = registers.zeros();
            let kept = &scratch[group * cells + cell..][..1];
            piece.substitute::<S, RING>(registers, kept, &mut block.as_mut()[..1], found);
            let column: &[f64] = pulp::bytemuck::cast_slice(&block.as_ref()[..1]);
            for (lane, value) in column.iter().enumerate() {
                rows[(group * lanes + lane) * cells + cell] = *value;
            }
        }
    }
    for start in (0..whole).step_by(lanes).rev() {
        let piece = Piece::of::<RING>(line, start, lanes);
        for (group, found) in found.iter_mut().enumerate() {
            let mut block = registers.zeros();
            let kept = &scratch[group * cells + start..][..lanes];
            piece.substitute::<S, RING>(registers, kept, block.as_mut(), found);
            let block = registers.transpose(block);
            for (lane, vector) in block.as_ref().iter().enumerate() {
                let place = (group * lanes + lane) * cells + start;
                S::as_mut_simd_f64s(&mut rows[place..place + lanes]).0[0] = *vector;
            }
        }
    }
}

/// The factors of a few cells of a line.
struct Piece<'line> {
    forward: &'line [[f64; 2]],
    backward: &'line [f64],
    coupling: &'line [[f64; 2]],
}

impl<'line> Piece<'line> {
    #[inline(always)]
    fn of<const RING: bool>(line: &'line Line, start: usize, cells: usize) -> Piece<'line> {
        let coupling = match &line.ring {
            Some(ring) if RING => &ring.coupling[start..start + cells],
            _ => &[],
        };
        Piece { forward: &line.forward[start..start + cells], backward: &line.backward[start..start + cells], coupling }
    }

    /// Eliminates cell after cell; carried along are the last value and the sum that closes a ring.
    #[inline(always)]
    fn eliminate<S: Lanes, const RING: bool>(
        &self,
        registers: S,
        values: &[S::f64s],
        kept: &mut [S::f64s],
        carried: &mut [S::f64s; 2],
    ) {
        let [mut before, mut weighted] = *carried;
        for (cell, ([reciprocal, multiplier], (value, kept))) in
            self.forward.iter().zip(values.iter().zip(kept)).enumerate()
        {
            let own = registers.mul_f64s(*value, registers.splat_f64s(*reciprocal));
            before = registers.sub_f64s(own, registers.mul_f64s(registers.splat_f64s(*multiplier), before));
            *kept = before;
            if RING {
                let share = registers.mul_f64s(registers.splat_f64s(self.coupling[cell][0]), before);
                weighted = registers.add_f64s(weighted, share);
            }
        }
        *carried = [before, weighted];
    }

    /// Substitutes from the last cell to the first; carried along are the value found last and the last cell of a ring.
    #[inline(always)]
    fn substitute<S: Lanes, const RING: bool>(
        &self,
        registers: S,
        kept: &[S::f64s],
        values: &mut [S::f64s],
        found: &mut [S::f64s; 2],
    ) {
        let [mut below, seam] = *found;
        for (cell, (multiplier, (kept, value))) in self.backward.iter().zip(kept.iter().zip(values)).enumerate().rev() {
            let mut own = *kept;
            if RING {
                let share = registers.mul_f64s(registers.splat_f64s(self.coupling[cell][1]), seam);
                own = registers.add_f64s(own, share);
            }
            below = registers.sub_f64s(own, registers.mul_f64s(registers.splat_f64s(*multiplier), below));
            *value = below;
        }
        *found = [below, seam];
    }
}
