//! A figure as a whole: title, body, and the evidence in small print under it.

use super::FigureError;
use super::canvas::{Align, Canvas, Lettering, draw_svg, points_of};
use super::panel::Frame;
use super::style::{GREY, SMALL_PRINT, TITLE_SIZE};
use super::typeface::wrap;

/// What a drawing function gives back, before anything is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub title: String,
    /// What is seen and how to read it; stands under the figure in the report.
    pub caption: String,
    pub svg: String,
}

/// Title, small print and size of a figure.
pub struct Sheet {
    pub title: String,
    pub caption: String,
    /// How to read the figure, in small print: scales, limits.
    pub note: String,
    /// What the figure rests on, in small print too.
    pub evidence: String,
    /// Millimetres.
    pub width: f64,
    /// Height of the body, points.
    pub height: f64,
}

/// Around everything, points.
pub const MARGIN: f64 = 5.0;
const TITLE_HEIGHT: f64 = 17.0;
const PRINT_HEIGHT: f64 = 8.0;

impl Sheet {
    /// Draws title and small print, and lets `body` draw in the frame between them.
    pub fn draw(self, body: impl FnOnce(&Canvas, Frame) -> Result<(), FigureError>) -> Result<Picture, FigureError> {
        let width = points_of(self.width);
        let right = width - MARGIN;
        let evidence = format!("{} Evidence: {}.", self.note, self.evidence.trim_end_matches('.'));
        let print = wrap(&evidence, SMALL_PRINT, right - MARGIN)?;
        let title = wrap(&self.title, TITLE_SIZE, right - MARGIN)?;
        let top = MARGIN + title.len() as f64 * 11.0 + (TITLE_HEIGHT - 11.0);
        let bottom = top + self.height;
        let total = bottom + 4.0 + print.len() as f64 * PRINT_HEIGHT + MARGIN;
        let svg = draw_svg(width, total, &self.title, |canvas| {
            for (line, text) in title.iter().enumerate() {
                let middle = MARGIN + 5.5 + 11.0 * line as f64;
                canvas.text(text, (MARGIN, middle), Lettering::new(TITLE_SIZE, Align::Left))?;
            }
            body(canvas, Frame { left: MARGIN, top, right, bottom })?;
            for (line, text) in print.iter().enumerate() {
                let middle = bottom + 4.0 + (line as f64 + 0.5) * PRINT_HEIGHT;
                let look = Lettering { color: GREY, ..Lettering::new(SMALL_PRINT, Align::Left) };
                canvas.text(text, (MARGIN, middle), look)?;
            }
            Ok(())
        })?;
        Ok(Picture { title: self.title, caption: self.caption, svg })
    }
}
