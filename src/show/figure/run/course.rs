//! One quantity over time in each of many small panels, with its band and the marks of the sessions.

use super::super::FigureError;
use super::super::axis::{Axis, extent};
use super::super::canvas::{Align, Canvas, Lettering};
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::series::{BAND_OPACITY, Series};
use super::super::style::{AXIS_WIDTH, BLUE, GREY, LABEL_SIZE, SMALL_PRINT, Stroke, TICK_SIZE};

const LINE: Stroke = Stroke::series(0);
const HEALTHY: Stroke = Stroke { color: GREY, width: AXIS_WIDTH, dash: Some((2.0, 1.5)) };
/// Space around a panel, points.
const LEFT: f64 = 32.0;
const ABOVE: f64 = 26.0;
const RIGHT: f64 = 6.0;
const BELOW: f64 = 14.0;
/// Space under the legend.
const GAP: f64 = 4.0;
/// Height of the label that all panels of a column share.
const LABEL: f64 = 11.0;
/// How many times the curve's largest value a band may reach before the scale becomes logarithmic.
pub const FAR: f64 = 5.0;
/// A logarithmic scale reaches down at least to this share of the curve's largest value.
pub const FLOOR: f64 = 0.01;

/// What one panel shows.
pub struct Course {
    pub heading: String,
    /// Small print under the heading.
    pub remark: String,
    pub series: Series,
    pub y: Axis,
    /// Where healthy skin stands.
    pub healthy: Option<f64>,
}

/// Line and band of an ensemble.
pub const ENSEMBLE: [&str; 2] = ["parameters as given", "5 to 95 % of the ensemble"];

/// The panels of a figure, in rows.
pub struct Courses<'a> {
    pub columns: usize,
    pub time: &'a [f64],
    pub sessions: &'a [f64],
    pub panels: Vec<Course>,
    /// What line and band are.
    pub words: [&'static str; 2],
}

impl Courses<'_> {
    fn rows(&self) -> usize {
        self.panels.len().div_ceil(self.columns)
    }

    pub fn banded(&self) -> bool {
        self.panels.iter().any(|panel| panel.series.band.is_some())
    }

    fn legend(&self) -> Legend {
        let mut legend = Legend::new(TICK_SIZE).entry(Sample::Session, "session");
        if self.panels.iter().any(|panel| panel.healthy.is_some()) {
            legend = legend.entry(Sample::Line(HEALTHY), "healthy skin");
        }
        if self.banded() {
            legend = legend.entry(Sample::Line(LINE), self.words[0]);
            legend = legend.entry(Sample::Patch(BLUE, BAND_OPACITY), self.words[1]);
        }
        legend
    }

    /// Height of the body when panels are `panel` points high and the body `width` points wide.
    pub fn height(&self, panel: f64, width: f64) -> Result<f64, FigureError> {
        Ok(self.legend().height(width)? + GAP + self.rows() as f64 * (ABOVE + panel + BELOW) + LABEL)
    }

    pub fn draw(&self, canvas: &Canvas, frame: Frame) -> Result<(), FigureError> {
        let legend = self.legend();
        legend.draw(canvas, frame.left, frame.top, frame.width())?;
        let rows = frame.inside(0.0, legend.height(frame.width())? + GAP, 0.0, LABEL);
        for (index, course) in self.panels.iter().enumerate() {
            let cell = rows.cell(index % self.columns, self.columns, index / self.columns, self.rows());
            self.draw_panel(canvas, cell.inside(LEFT, ABOVE, RIGHT, BELOW), course)?;
        }
        let place = (0.5 * (frame.left + frame.right), frame.bottom - 0.5 * LABEL);
        canvas.text("time (d)", place, Lettering::new(LABEL_SIZE, Align::Middle))
    }

    fn draw_panel(&self, canvas: &Canvas, frame: Frame, course: &Course) -> Result<(), FigureError> {
        let (start, end) = extent(self.time.iter().copied());
        let panel = Panel::new(canvas, frame, Axis::days("", start, end, 4), course.y.clone());
        panel.session_marks(self.sessions)?;
        if let Some(healthy) = course.healthy {
            panel.horizontal_line(healthy, HEALTHY)?;
        }
        course.series.draw(&panel, self.time, LINE)?;
        canvas.text(&course.heading, (frame.left, frame.top - 19.0), Lettering::new(TICK_SIZE, Align::Left))?;
        let small = Lettering { color: GREY, ..Lettering::new(SMALL_PRINT, Align::Left) };
        canvas.text(&course.remark, (frame.left, frame.top - 10.0), small)?;
        panel.axes()
    }
}

/// Linear from zero, or logarithmic where the band reaches so far above the curve that its course would not be seen.
pub fn scale(series: &Series) -> Axis {
    let (_, peak) = extent(series.values.iter().copied());
    let (_, highest) = extent(series.all_values());
    if peak > 0.0 && highest > FAR * peak {
        let shown = series.all_values().filter(|&value| value >= FLOOR * peak);
        return Axis::logarithmic("", shown, i32::MAX);
    }
    Axis::from_zero("", series.all_values(), 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_far_above_the_curve_makes_the_scale_logarithmic() {
        let series = |high: f64| Series {
            values: vec![0.0, 1.0, 1e-9],
            band: Some((vec![0.0, 0.5, 1e-12], vec![0.0, high, 1e-6])),
        };
        let near = scale(&series(4.0));
        assert_eq!((near.low, near.high), (0.0, 4.0));
        let far = scale(&series(60.0));
        assert!((far.low - 0.1).abs() < 1e-12 || (far.low - 0.01).abs() < 1e-12, "{}", far.low);
        assert!((far.high - 100.0).abs() < 1e-9);
        assert!(far.place(1.0) > 0.3, "the curve's peak stands well above the axis");
    }
}
