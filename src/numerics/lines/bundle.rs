//! Lines in bundles: a few of them copied side by side, so that a recursion along them runs over all at once.

use super::{Lines, WIDTH};
use crate::numerics::lanes::Lanes;

/// The cells of a bundle, those of one place of all its lines together.
pub(super) type Rows = Vec<Lanes<WIDTH>>;

/// Where the lines of a bundle stand in a field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bundle {
    first: usize,
    lines: usize,
    /// From a line to the next.
    apart: usize,
    /// From a cell of a line to the next.
    stride: usize,
}

impl Lines {
    pub(super) fn bundles(&self) -> impl Iterator<Item = Bundle> + '_ {
        let (block, stride) = (self.count * self.stride, self.stride);
        // Lines whose cells are neighbours stand one behind the other; all others side by side.
        let (groups, per_group, apart, group) =
            if stride == 1 { (1, self.cells / block, block, 0) } else { (self.cells / block, stride, 1, block) };
        (0..groups).flat_map(move |number| {
            (0..per_group).step_by(WIDTH).map(move |line| Bundle {
                first: number * group + line * apart,
                lines: WIDTH.min(per_group - line),
                apart,
                stride,
            })
        })
    }
}

impl Bundle {
    #[inline(always)]
    pub(super) fn read(&self, field: &[f64], rows: &mut Rows) {
        for (cell, row) in rows.iter_mut().enumerate() {
            let start = self.first + cell * self.stride;
            if self.apart == 1 {
                *row = Lanes::load(&field[start..start + self.lines]);
            } else {
                *row = Lanes(std::array::from_fn(|lane| field[start + lane.min(self.lines - 1) * self.apart]));
            }
        }
    }

    #[inline(always)]
    pub(super) fn write(&self, rows: &Rows, field: &mut [f64]) {
        for (cell, row) in rows.iter().enumerate() {
            let start = self.first + cell * self.stride;
            if self.apart == 1 {
                row.store(&mut field[start..start + self.lines]);
            } else {
                for (lane, value) in row.0.iter().enumerate().take(self.lines) {
                    field[start + lane * self.apart] = *value;
                }
            }
        }
    }
}
