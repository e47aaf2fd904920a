//! Legends: rows of samples with their names, outside the axes, so that they hide nothing.

use super::FigureError;
use super::canvas::{Align, Canvas, Lettering};
use super::style::{Rgb, Stroke};
use super::typeface::text_width;

/// What stands before a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sample {
    /// The words stand alone: what the entries after it have in common.
    None,
    Line(Stroke),
    Patch(Rgb, f64),
    /// A small triangle, the mark of a session.
    Session,
    Disc(Rgb),
    Ring(Stroke),
    Cross(Stroke),
}

impl Sample {
    /// Width with the gap before the name, points.
    fn width(self) -> f64 {
        if self == Sample::None { 0.0 } else { SAMPLE_WIDTH }
    }
}

pub struct Legend {
    entries: Vec<(Sample, String)>,
    size: f64,
}

const SAMPLE_WIDTH: f64 = 17.0;
const GAP: f64 = 10.0;
const LEADING: f64 = 1.45;

impl Legend {
    pub fn new(size: f64) -> Legend {
        Legend { entries: Vec::new(), size }
    }

    pub fn entry(mut self, sample: Sample, name: impl Into<String>) -> Legend {
        self.entries.push((sample, name.into()));
        self
    }

    /// Column and row of every entry when rows are `width` points wide, and the number of rows.
    fn places(&self, width: f64) -> Result<(Vec<(f64, usize)>, usize), FigureError> {
        let (mut across, mut row) = (0.0, 0);
        let mut places = Vec::with_capacity(self.entries.len());
        for (sample, name) in &self.entries {
            let needed = sample.width() + text_width(name, self.size)?;
            if across > 0.0 && across + needed > width {
                across = 0.0;
                row += 1;
            }
            places.push((across, row));
            across += needed + GAP;
        }
        Ok((places, if self.entries.is_empty() { 0 } else { row + 1 }))
    }

    /// Height in points when rows are `width` points wide.
    pub fn height(&self, width: f64) -> Result<f64, FigureError> {
        Ok(self.places(width)?.1 as f64 * self.size * LEADING)
    }

    /// Draws the rows from the upper left corner on.
    pub fn draw(&self, canvas: &Canvas, left: f64, top: f64, width: f64) -> Result<(), FigureError> {
        let (places, _) = self.places(width)?;
        for ((sample, name), (across, row)) in self.entries.iter().zip(places) {
            let middle = top + (row as f64 + 0.5) * self.size * LEADING;
            let start = left + across;
            draw_sample(canvas, *sample, start, middle, self.size)?;
            canvas.text(name, (start + sample.width(), middle), Lettering::new(self.size, Align::Left))?;
        }
        Ok(())
    }
}

fn draw_sample(canvas: &Canvas, sample: Sample, left: f64, middle: f64, size: f64) -> Result<(), FigureError> {
    let length = SAMPLE_WIDTH - 4.0;
    let center = left + 0.5 * length;
    match sample {
        Sample::None => Ok(()),
        Sample::Line(stroke) => canvas.line(&[(left, middle), (left + length, middle)], stroke),
        Sample::Patch(color, opacity) => {
            let half = 0.35 * size;
            canvas.rectangle((left, middle - half), (left + length, middle + half), color, opacity)
        }
        Sample::Session => {
            let mark = [(center - 2.0, middle - 2.0), (center + 2.0, middle - 2.0), (center, middle + 2.0)];
            canvas.polygon(&mark, super::style::GREY, 1.0)
        }
        Sample::Disc(color) => canvas.disc((center, middle), 0.3 * size, color, 1.0),
        Sample::Cross(stroke) => canvas.cross((center, middle), 0.3 * size, stroke),
        Sample::Ring(stroke) => canvas.ring((center, middle), 0.3 * size, stroke),
    }
}
