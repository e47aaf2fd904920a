//! A panel: a frame on the paper, two axes, and what is drawn between them, clipped.

use super::FigureError;
use super::axis::Axis;
use super::canvas::{Canvas, Point};
use super::clip;
use super::simplify::simplify;
use super::style::{AXIS_WIDTH, GREY, PALE, Rgb, Stroke};

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
        Frame { left: self.left + left, top: self.top + top, right: self.right - right, bottom: self.bottom - bottom }
    }

    /// The cell of a grid of `columns` × `rows`.
    pub fn cell(&self, column: usize, columns: usize, row: usize, rows: usize) -> Frame {
        let (width, height) = (self.width() / columns as f64, self.height() / rows as f64);
        let (left, top) = (self.left + column as f64 * width, self.top + row as f64 * height);
        Frame { left, top, right: left + width, bottom: top + height }
    }
}

/// A difference that nobody sees, points.
const HAIR: f64 = 0.06;

pub struct Panel<'a, 'b> {
    pub(super) canvas: &'a Canvas<'b>,
    pub frame: Frame,
    pub x: Axis,
    pub y: Axis,
    /// The vertical axis runs downwards, as depth does.
    downwards: bool,
}

impl<'a, 'b> Panel<'a, 'b> {
    pub fn new(canvas: &'a Canvas<'b>, frame: Frame, x: Axis, y: Axis) -> Panel<'a, 'b> {
        Panel { canvas, frame, x, y, downwards: false }
    }

    /// The same with the vertical axis running downwards.
    pub fn downwards(self) -> Panel<'a, 'b> {
        Panel { downwards: true, ..self }
    }

    /// Shares of the two axes for a pair of values.
    fn shares(&self, (x, y): Point) -> Point {
        (self.x.place(x), self.y.place(y))
    }

    /// Where shares of the two axes stand on the paper.
    pub(super) fn on_paper(&self, (across, along): Point) -> Point {
        let along = if self.downwards { along } else { 1.0 - along };
        (self.frame.left + across * self.frame.width(), self.frame.top + along * self.frame.height())
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
            let points: Vec<Point> = piece.into_iter().map(|share| self.on_paper(share)).collect();
            self.canvas.line(&simplify(&points, HAIR), stroke)?;
        }
        Ok(())
    }

    /// The area between two curves over the same `x`.
    pub fn band(&self, x: &[f64], low: &[f64], high: &[f64], color: Rgb, opacity: f64) -> Result<(), FigureError> {
        let share = |x: f64, y: f64| (self.x.place(x), self.y.place_of_edge(y));
        let edges = x.iter().zip(low.iter().zip(high));
        let placed: Vec<(Point, Point)> = edges.map(|(&x, (&low, &high))| (share(x, low), share(x, high))).collect();
        // Where a band has no place, as zero has none on a logarithmic axis, it breaks as its curve does.
        let there: Vec<bool> = high.iter().map(|&high| self.y.place(high).is_finite()).collect();
        self.areas(&placed, &there, color, opacity)
    }

    /// The area between two curves over the same `y`: the band of a profile.
    pub fn band_across(
        &self,
        low: &[f64],
        high: &[f64],
        y: &[f64],
        color: Rgb,
        opacity: f64,
    ) -> Result<(), FigureError> {
        let share = |x: f64, y: f64| (self.x.place_of_edge(x), self.y.place(y));
        let edges = y.iter().zip(low.iter().zip(high));
        let placed: Vec<(Point, Point)> = edges.map(|(&y, (&low, &high))| (share(low, y), share(high, y))).collect();
        let there: Vec<bool> = high.iter().map(|&high| self.x.place(high).is_finite()).collect();
        self.areas(&placed, &there, color, opacity)
    }

    /// Fills between the two edges, given as shares of the axes, run by run of what is there.
    fn areas(&self, edges: &[(Point, Point)], there: &[bool], color: Rgb, opacity: f64) -> Result<(), FigureError> {
        let finite = |point: Point| point.0.is_finite() && point.1.is_finite();
        let whole = |place: &usize| there[*place] && finite(edges[*place].0) && finite(edges[*place].1);
        let mut start = 0;
        while start < edges.len() {
            let run: Vec<(Point, Point)> = (start..edges.len()).take_while(whole).map(|place| edges[place]).collect();
            start += run.len() + 1;
            let outline = run.iter().map(|(low, _)| *low).chain(run.iter().rev().map(|(_, high)| *high)).collect();
            let points: Vec<Point> = clip::polygon(outline).into_iter().map(|share| self.on_paper(share)).collect();
            if points.len() > 2 {
                self.canvas.polygon(&simplify(&points, HAIR), color, opacity)?;
            }
        }
        Ok(())
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
            let Some((across, top)) = self.point((day, if self.downwards { self.y.low } else { self.y.high })) else {
                continue;
            };
            let thin = Stroke::solid(PALE, AXIS_WIDTH);
            self.canvas.line(&[(across, top), (across, self.frame.bottom)], thin)?;
            let mark = [(across - 2.0, top - 4.0), (across + 2.0, top - 4.0), (across, top - 0.5)];
            self.canvas.polygon(&mark, GREY, 1.0)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::canvas::draw_svg;
    use super::*;

    const FRAME: Frame = Frame { left: 10.0, top: 20.0, right: 90.0, bottom: 60.0 };

    /// Corners of all lines and areas in an SVG, in eighths of a point as the canvas draws.
    fn corners(svg: &str) -> Vec<Point> {
        let lists = svg.split(" points=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let pairs = lists.flat_map(str::split_whitespace).filter_map(|pair| pair.split_once(','));
        pairs.map(|(x, y)| (x.parse::<f64>().unwrap() / 8.0, y.parse::<f64>().unwrap() / 8.0)).collect()
    }

    fn drawn(y: Axis, draw: impl FnOnce(&Panel) -> Result<(), FigureError>) -> Vec<Point> {
        let x = Axis::linear("", 0.0, 4.0, 4);
        corners(&draw_svg(100.0, 80.0, "t", |canvas| draw(&Panel::new(canvas, FRAME, x, y))).unwrap())
    }

    fn inside(points: &[Point]) -> bool {
        let Frame { left, top, right, bottom } = FRAME;
        points.iter().all(|point| (left..=right).contains(&point.0) && (top..=bottom).contains(&point.1))
    }

    #[test]
    fn a_line_beyond_the_axes_ends_where_it_crosses_them() {
        let y = Axis::linear("", 0.0, 1.0, 2);
        let points = drawn(y, |panel| panel.line(&[0.0, 2.0, 6.0], &[0.0, 2.0, 2.0], Stroke::series(0)));
        assert_eq!(points, [(10.0, 60.0), (30.0, 20.0)], "not clamped to the edge");
    }

    #[test]
    fn a_band_down_to_zero_fills_a_logarithmic_panel_to_its_axis() {
        let y = Axis::logarithmic("", [0.01, 100.0], 4);
        let (x, low, high) = ([0.0, 2.0, 4.0], [0.0, 0.0, 0.0], [1.0, 1000.0, 1.0]);
        let points = drawn(y, |panel| panel.band(&x, &low, &high, (0, 0, 0), 0.2));
        assert!(inside(&points), "{points:?}");
        for corner in [(10.0, 60.0), (90.0, 60.0), (10.0, 40.0), (90.0, 40.0)] {
            assert!(points.contains(&corner), "{corner:?} in {points:?}");
        }
    }
}
