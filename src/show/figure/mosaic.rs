//! Cells of a mesh as patches of colour.

use super::FigureError;
use super::canvas::Canvas;
use super::color_bar::Colors;
use super::panel::{Frame, Panel};

/// Side of the smallest patch that is fine enough for fields, points.
pub const COARSE: f64 = 1.2;
/// How far a patch reaches under its neighbours, so that no white hairline shows between them; points.
const OVERLAP: f64 = 0.5;

/// A plane of cells. Both axes of the panel must be linear.
pub struct Mosaic<'a> {
    /// Edges of the cells along the horizontal axis.
    pub across: &'a [f64],
    /// Edges of the cells along the vertical axis.
    pub along: &'a [f64],
    /// The value of the cell at these two places.
    pub value: &'a dyn Fn(usize, usize) -> f64,
    /// Whether the left half mirrors the right one, as in the section of a unit cell.
    pub mirrored: bool,
    /// Side of the smallest patch, points. Cells smaller than this are shown by the one in the middle of the patch.
    pub patch: f64,
}

/// A rectangle of equal patches: first column and row, and their numbers.
type Block = [usize; 4];

impl Mosaic<'_> {
    /// Fills the panel; patches of the same colour become one.
    pub fn draw(&self, canvas: &Canvas, panel: &Panel, colors: &Colors) -> Result<(), FigureError> {
        let patches = |length: f64| (length / self.patch).ceil().max(1.0) as usize;
        let (columns, rows) = (patches(panel.frame.width()), patches(panel.frame.height()));
        let x_at = |column: f64| panel.x.low + (panel.x.high - panel.x.low) * column / columns as f64;
        let y_at = |row: f64| panel.y.low + (panel.y.high - panel.y.low) * row / rows as f64;
        let mut levels = Vec::with_capacity(columns * rows);
        for row in 0..rows {
            let second = place(self.along, y_at(row as f64 + 0.5));
            for column in 0..columns {
                let x = x_at(column as f64 + 0.5);
                let first = place(self.across, if self.mirrored { x.abs() } else { x });
                let value = first.zip(second).map(|(first, second)| (self.value)(first, second));
                levels.push(value.map(|value| colors.level(value)));
            }
        }
        for ([column, row, width, height], level) in blocks(&levels, columns) {
            let corner = |column: usize, row: usize| panel.point((x_at(column as f64), y_at(row as f64)));
            let (Some(one), Some(other)) = (corner(column, row), corner(column + width, row + height)) else {
                continue;
            };
            let Frame { right, bottom, .. } = panel.frame;
            let from = (one.0.min(other.0), one.1.min(other.1));
            let to = ((one.0.max(other.0) + OVERLAP).min(right), (one.1.max(other.1) + OVERLAP).min(bottom));
            let color = level.map_or_else(|| colors.of(f64::NAN), |level| colors.of_level(level));
            canvas.rectangle(from, to, color, 1.0)?;
        }
        Ok(())
    }
}

/// The cell between whose edges a value lies.
fn place(edges: &[f64], value: f64) -> Option<usize> {
    let after = edges.partition_point(|&edge| edge <= value);
    (after > 0 && after < edges.len()).then(|| after - 1)
}

/// Joins equal neighbours, row by row, into rectangles that cover all that is there once.
fn blocks<T: PartialEq + Copy>(levels: &[Option<T>], columns: usize) -> Vec<(Block, T)> {
    let rows = levels.len() / columns;
    let mut taken = vec![false; levels.len()];
    let mut blocks = Vec::new();
    for start in 0..levels.len() {
        let (column, row) = (start % columns, start / columns);
        let Some(level) = levels[start].filter(|_| !taken[start]) else {
            continue;
        };
        let free = |place: usize| !taken[place] && levels[place] == Some(level);
        let width = (column..columns).take_while(|next| free(row * columns + next)).count();
        let whole = |below: &usize| (column..column + width).all(|next| free(below * columns + next));
        let height = (row..rows).take_while(whole).count();
        for below in row..row + height {
            taken[below * columns + column..][..width].fill(true);
        }
        blocks.push(([column, row, width, height], level));
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_value_belongs_to_the_cell_between_its_edges() {
        let edges = [0.0, 0.1, 0.5];
        assert_eq!(
            [-0.1, 0.0, 0.09, 0.1, 0.49, 0.5].map(|value| place(&edges, value)),
            [None, Some(0), Some(0), Some(1), Some(1), None]
        );
    }

    #[test]
    fn equal_neighbours_become_one_rectangle() {
        let levels: Vec<Option<u8>> = [1, 1, 2, 1, 1, 2, 3, 3, 3].map(Some).to_vec();
        assert_eq!(blocks(&levels, 3), [([0, 0, 2, 2], 1), ([2, 0, 1, 2], 2), ([0, 2, 3, 1], 3)]);
    }

    proptest! {
        #[test]
        fn every_patch_is_covered_once(levels in prop::collection::vec(prop::option::of(0_u8..3), 1..60), columns in 1_usize..8) {
            let levels = &levels[..levels.len() / columns * columns];
            let mut painted = vec![None; levels.len()];
            for ([column, row, width, height], level) in blocks(levels, columns) {
                for place in (row..row + height).flat_map(|row| (column..column + width).map(move |column| row * columns + column)) {
                    prop_assert!(painted[place].is_none());
                    painted[place] = Some(level);
                }
            }
            prop_assert_eq!(painted, levels);
        }
    }
}
