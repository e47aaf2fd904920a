//! A column of a table with its band, ready to be drawn.

use super::panel::Panel;
use super::style::Stroke;
use super::{FigureError, Table};

#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    pub values: Vec<f64>,
    /// 5 and 95 % of the ensemble.
    pub band: Option<(Vec<f64>, Vec<f64>)>,
}

/// How much of the colour of a line its band has.
pub const BAND_OPACITY: f64 = 0.2;

impl Series {
    pub fn read(table: &Table, column: &str) -> Result<Series, FigureError> {
        Ok(Series { values: table.numbers(column)?, band: table.band(column) })
    }

    pub fn scaled(mut self, factor: f64) -> Series {
        let scale = |values: &mut Vec<f64>| values.iter_mut().for_each(|value| *value *= factor);
        scale(&mut self.values);
        if let Some((low, high)) = &mut self.band {
            scale(low);
            scale(high);
        }
        self
    }

    /// These rows alone.
    pub fn picked(&self, rows: &[usize]) -> Series {
        let pick = |values: &[f64]| rows.iter().map(|row| values[*row]).collect::<Vec<f64>>();
        Series { values: pick(&self.values), band: self.band.as_ref().map(|(low, high)| (pick(low), pick(high))) }
    }

    /// Keeps the first `count` rows.
    pub fn truncate(&mut self, count: usize) {
        self.values.truncate(count);
        if let Some((low, high)) = &mut self.band {
            low.truncate(count);
            high.truncate(count);
        }
    }

    /// Line and band, for the extent of an axis.
    pub fn all_values(&self) -> impl Iterator<Item = f64> + '_ {
        let band = self.band.iter().flat_map(|(low, high)| low.iter().chain(high));
        self.values.iter().chain(band).copied()
    }

    pub fn draw(&self, panel: &Panel, x: &[f64], stroke: Stroke) -> Result<(), FigureError> {
        self.draw_band(panel, x, stroke)?;
        panel.line(x, &self.values, stroke)
    }

    /// The band alone; where several series share a panel, bands go under all lines.
    pub fn draw_band(&self, panel: &Panel, x: &[f64], stroke: Stroke) -> Result<(), FigureError> {
        match &self.band {
            Some((low, high)) => panel.band(x, low, high, stroke.color, BAND_OPACITY),
            None => Ok(()),
        }
    }
}
