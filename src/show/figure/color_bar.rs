//! The key of a colour map: a column of colours with an axis on its right.

use super::FigureError;
use super::axis::Axis;
use super::canvas::{Align, Canvas, Lettering};
use super::color_map::color_at;
use super::panel::Frame;
use super::style::{AXIS_WIDTH, INK, LABEL_SIZE, Rgb, Stroke, TICK_SIZE};
use super::typeface::text_width;

/// Steps of the map that are told apart in a figure.
pub const LEVELS: f64 = 64.0;
/// How far a patch reaches under its neighbour, so that no white hairline shows between them; points.
pub const OVERLAP: f64 = 0.5;
const BAR_WIDTH: f64 = 7.0;

/// The colour of a value on the axis, in whole steps.
pub fn color_of(axis: &Axis, value: f64) -> Rgb {
    color_at(level_of(axis, value) / (LEVELS - 1.0))
}

/// The step of the map on which a value falls.
pub fn level_of(axis: &Axis, value: f64) -> f64 {
    libm::floor((axis.place(value) * LEVELS).min(LEVELS - 1.0))
}

/// Draws the bar from the upper left corner of `frame` over its height, with ticks and label on the right.
pub fn draw(canvas: &Canvas, frame: Frame, axis: &Axis) -> Result<(), FigureError> {
    let (left, right) = (frame.left, frame.left + BAR_WIDTH);
    let place = |share: f64| frame.bottom - share * frame.height();
    for step in 0..LEVELS as u32 {
        let share = f64::from(step) / LEVELS;
        let below = if step == 0 { 0.0 } else { OVERLAP };
        let color = color_at(f64::from(step) / (LEVELS - 1.0));
        canvas.rectangle((left, place(share + 1.0 / LEVELS)), (right, place(share) + below), color, 1.0)?;
    }
    let mut widest: f64 = 0.0;
    for (value, text) in &axis.ticks {
        let along = place(axis.place(*value));
        canvas.line(&[(right, along), (right + 2.0, along)], Stroke::solid(INK, AXIS_WIDTH))?;
        canvas.text(text, (right + 4.0, along), Lettering::new(TICK_SIZE, Align::Left))?;
        widest = widest.max(text_width(text, TICK_SIZE)?);
    }
    let look = Lettering { upright: true, ..Lettering::new(LABEL_SIZE, Align::Middle) };
    if axis.label.is_empty() {
        return Ok(());
    }
    canvas.text(&axis.label, (right + widest + 10.0, 0.5 * (frame.top + frame.bottom)), look)
}
