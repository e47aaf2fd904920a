//! A panel: a frame on the paper, two axes, and what is drawn between them, clipped.

use super::FigureError;
use super::axis::Axis;
use super::canvas::{Align, Canvas, Lettering, Point};
use super::clip;
use super::simplify::simplify;
use super::style::{AXIS_WIDTH, GREY, INK, LABEL_SIZE, PALE, Rgb, Stroke, TICK_SIZE};
use super::typeface::text_width;

/// A rectangle on the paper, in points from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Frame {
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The frame without margins on its four sides.
    pub fn inside(&self, left: f64, top: f64, right: f64, bottom: f64) -> Frame {
        Frame {
            left: self.left + left,
            top: self.top + top,
            right: self.right - right,
            bottom: self.bottom - bottom,
        }
    }

    /// The cell of a grid of `columns` × `rows`.
    pub fn cell(&self, column: usize, columns: usize, row: usize, rows: usize) -> Frame {
        let (width, height) = (self.width() / columns as f64, self.height() / rows as f64);
        let (left, top) = (
            self.left + column as f64 * width,
            self.top + row as f64 * height,
        );
        Frame {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    }
}

const TICK_LENGTH: f64 = 2.5;
/// A difference that nobody sees, points.
const HAIR: f64 = 0.06;

pub struct Panel<'a, 'b> {
    canvas: &'a Canvas<'b>,
    pub frame: Frame,
    pub x: Axis,
    pub y: Axis,
    /// The vertical axis runs downwards, as depth does.
    downwards: bool,
}

impl<'a, 'b> Panel<'a, 'b> {
    pub fn new(canvas: &'a Canvas<'b>, frame: Frame, x: Axis, y: Axis) -> Panel<'a, 'b> {
        Panel {
            canvas,
            frame,
            x,
            y,
            downwards: false,
        }
    }

    /// The same with the vertical axis running downwards.
    pub fn downwards(self) -> Panel<'a, 'b> {
        Panel {
            downwards: true,
            ..self
        }
    }

    /// Shares of the two axes for a pair of values.
    fn shares(&self, (x, y): Point) -> Point {
        (self.x.place(x), self.y.place(y))
    }

    fn on_paper(&self, (across, along): Point) -> Point {
        let along = if self.downwards { along } else { 1.0 - along };
        (
            self.frame.left + across * self.frame.width(),
            self.frame.top + along * self.frame.height(),
        )
    }

    /// Where a pair of values stands on the paper, if it is inside the axes.
    pub fn point(&self, values: Point) -> Option<Point> {
        let (across, along) = self.shares(values);
        let inside = |share: f64| (-1e-9..=1.0 + 1e-9).contains(&share);
        (inside(across) && inside(along)).then(|| self.on_paper((across, along)))
    }

    pub fn line(&self, x: &[f64], y: &[f64], stroke: Stroke) -> Result<(), FigureError> {
        let shares = x.iter().zip(y).map(|(&x, &y)| self.shares((x, y)));
        for piece in clip::polyline(shares) {
            let points: Vec<Point> = piece
                .into_iter()
                .map(|share| self.on_paper(share))
                .collect();
            self.canvas.line(&simplify(&points, HAIR), stroke)?;
        }
        Ok(())
    }

    /// The area between two curves over the same `x`.
    pub fn band(
        &self,
        x: &[f64],
        low: &[f64],
        high: &[f64],
        color: Rgb,
        opacity: f64,
    ) -> Result<(), FigureError> {
        let edge = |y: &[f64]| -> Vec<Point> {
            let shares = x.iter().zip(y).map(|(&x, &y)| self.shares((x, y)));
            shares
                .filter(|share| share.0.is_finite() && share.1.is_finite())
                .collect()
        };
        let mut outline = edge(low);
        outline.extend(edge(high).into_iter().rev());
        let points: Vec<Point> = clip::polygon(outline)
            .into_iter()
            .map(|share| self.on_paper(share))
            .collect();
        self.canvas
            .polygon(&simplify(&points, HAIR), color, opacity)
    }

    pub fn vertical_line(&self, x: f64, stroke: Stroke) -> Result<(), FigureError> {
        self.line(&[x, x], &[self.y.low, self.y.high], stroke)
    }

    pub fn horizontal_line(&self, y: f64, stroke: Stroke) -> Result<(), FigureError> {
        self.line(&[self.x.low, self.x.high], &[y, y], stroke)
    }

    /// Short marks under the upper edge where sessions took place, with a thin line down the panel.
    pub fn session_marks(&self, days: &[f64]) -> Result<(), FigureError> {
        for &day in days {
            let Some((across, top)) = self.point((
                day,
                if self.downwards {
                    self.y.low
                } else {
                    self.y.high
                },
            )) else {
                continue;
            };
            let thin = Stroke::solid(PALE, AXIS_WIDTH);
            self.canvas
                .line(&[(across, top), (across, self.frame.bottom)], thin)?;
            let mark = [
                (across - 2.0, top - 4.0),
                (across + 2.0, top - 4.0),
                (across, top - 0.5),
            ];
            self.canvas.polygon(&mark, GREY, 1.0)?;
        }
        Ok(())
    }

    /// Axes on the left and below, ticks outwards, labels; draw them last so that nothing covers them.
    pub fn axes(&self) -> Result<(), FigureError> {
        let Frame {
            left,
            top,
            right,
            bottom,
        } = self.frame;
        let stroke = Stroke::solid(INK, AXIS_WIDTH);
        self.canvas
            .line(&[(left, top), (left, bottom), (right, bottom)], stroke)?;
        for (value, text) in &self.x.ticks {
            let across = left + self.x.place(*value) * self.frame.width();
            self.canvas
                .line(&[(across, bottom), (across, bottom + TICK_LENGTH)], stroke)?;
            self.write(
                text,
                (across, bottom + TICK_LENGTH + 5.5),
                TICK_SIZE,
                Align::Middle,
            )?;
        }
        let mut widest: f64 = 0.0;
        for (value, text) in &self.y.ticks {
            let (_, along) = self.on_paper((0.0, self.y.place(*value)));
            self.canvas
                .line(&[(left - TICK_LENGTH, along), (left, along)], stroke)?;
            self.write(
                text,
                (left - TICK_LENGTH - 2.0, along),
                TICK_SIZE,
                Align::Right,
            )?;
            widest = widest.max(text_width(text, TICK_SIZE)?);
        }
        self.write(
            &self.x.label,
            (0.5 * (left + right), bottom + 18.0),
            LABEL_SIZE,
            Align::Middle,
        )?;
        let upright = Lettering {
            upright: true,
            ..Lettering::new(LABEL_SIZE, Align::Middle)
        };
        if !self.y.label.is_empty() {
            self.canvas.text(
                &self.y.label,
                (left - widest - 11.0, 0.5 * (top + bottom)),
                upright,
            )?;
        }
        Ok(())
    }

    /// A heading above the upper left corner.
    pub fn heading(&self, text: &str) -> Result<(), FigureError> {
        self.write(
            text,
            (self.frame.left, self.frame.top - 9.0),
            LABEL_SIZE,
            Align::Left,
        )
    }

    fn write(&self, text: &str, place: Point, size: f64, align: Align) -> Result<(), FigureError> {
        if text.is_empty() {
            return Ok(());
        }
        self.canvas.text(text, place, Lettering::new(size, align))
    }
}
