//! A quantity over time and along a line (mostly depth), drawn as a map of colours.

use super::canvas::Canvas;
use super::color_bar::{Colors, OVERLAP};
use super::panel::{Frame, Panel};
use super::{FigureError, Table};

/// Columns of patches over the width of a map.
const PATCHES: usize = 300;

pub struct Field {
    pub times: Vec<f64>,
    /// Edges of the layers: one more than there are layers, mm.
    pub edges: Vec<f64>,
    /// One row per time, one value per layer.
    pub values: Vec<Vec<f64>>,
}

impl Field {
    /// Reads one column of a table with one row per time and depth.
    ///
    /// # Errors
    /// If the rows do not form a grid.
    pub fn read(table: &Table, column: &str) -> Result<Field, FigureError> {
        let (time, depth) = (table.numbers("time")?, table.numbers("depth")?);
        let layers = time.iter().take_while(|&&time_of| Some(&time_of) == time.first()).count();
        let whole = layers > 1 && time.len() % layers == 0 && time.len() > layers;
        let repeats = || depth.chunks(layers).all(|chunk| chunk == &depth[..layers]);
        if !whole || !repeats() {
            return Err(FigureError::NothingToDraw(
                "depth_profile.csv is not a grid of at least two times and two depths".to_owned(),
            ));
        }
        let numbers = table.numbers(column)?;
        Ok(Field {
            times: time.iter().copied().step_by(layers).collect(),
            edges: edges_between(&depth[..layers]),
            values: numbers.chunks(layers).map(<[f64]>::to_vec).collect(),
        })
    }

    /// The value of a layer at a time, linear between the written times.
    fn at(&self, time: f64, layer: usize) -> f64 {
        let after = self.times.partition_point(|&written| written < time).clamp(1, self.times.len() - 1);
        let (from, to) = (self.times[after - 1], self.times[after]);
        let (low, high) = (self.values[after - 1][layer], self.values[after][layer]);
        if to > from { low + (time - from) / (to - from) * (high - low) } else { high }
    }

    /// Fills the panel; neighbours of the same colour become one patch.
    pub fn draw(&self, canvas: &Canvas, panel: &Panel, colors: &Colors) -> Result<(), FigureError> {
        let time_at = |column: usize| panel.x.low + (panel.x.high - panel.x.low) * column as f64 / PATCHES as f64;
        for (layer, depths) in self.edges.windows(2).enumerate() {
            let middle = |column: usize| self.at(0.5 * (time_at(column) + time_at(column + 1)), layer);
            let levels: Vec<Option<u8>> = (0..PATCHES).map(|column| colors.level(middle(column))).collect();
            let mut start = 0;
            while start < PATCHES {
                let length = levels[start..].iter().take_while(|&&level| level == levels[start]).count();
                let corners =
                    (panel.point((time_at(start), depths[0])), panel.point((time_at(start + length), depths[1])));
                if let (Some(from), Some(to)) = corners {
                    let Frame { right, bottom, .. } = panel.frame;
                    let to = ((to.0 + OVERLAP).min(right), (to.1 + OVERLAP).min(bottom));
                    canvas.rectangle(from, to, colors.of(middle(start)), 1.0)?;
                }
                start += length;
            }
        }
        Ok(())
    }
}

/// Edges of layers from their middles.
fn edges_between(middles: &[f64]) -> Vec<f64> {
    let count = middles.len();
    let first = 1.5 * middles[0] - 0.5 * middles[1];
    let last = 1.5 * middles[count - 1] - 0.5 * middles[count - 2];
    let between = middles.windows(2).map(|pair| 0.5 * (pair[0] + pair[1]));
    std::iter::once(first.max(0.0)).chain(between).chain([last]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::run::record::{Column, Sheet, SheetColumn};

    /// Two times and two depths, the first `rows` rows.
    fn field(rows: usize) -> Result<Field, FigureError> {
        let column =
            |name: &str, values: [f64; 4]| SheetColumn::Numbers(Column::new(name, "1", values[..rows].to_vec()));
        let columns = vec![
            column("time", [0.0, 0.0, 4.0, 4.0]),
            column("depth", [0.1, 0.3, 0.1, 0.3]),
            column("c", [1.0, 2.0, 3.0, 6.0]),
        ];
        Field::read(&Table::of("depth_profile.csv", Sheet { columns }), "c")
    }

    #[test]
    fn a_long_table_becomes_a_grid_and_is_linear_in_time() {
        let field = field(4).unwrap();
        assert_eq!(field.times, [0.0, 4.0]);
        assert!((field.at(1.0, 1) - 3.0).abs() < 1e-12);
        assert!(field.edges.iter().zip([0.0, 0.2, 0.4]).all(|(edge, exact)| (edge - exact).abs() < 1e-12));
    }

    #[test]
    fn a_table_with_a_missing_row_is_refused() {
        assert!(field(3).is_err());
    }
}
