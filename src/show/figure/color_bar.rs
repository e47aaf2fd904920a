//! The key of a colour map: a column of colours with an axis on its right.

use super::FigureError;
use super::axis::Axis;
use super::canvas::{Align, Canvas, Lettering};
use super::color_map::ColorMap;
use super::panel::Frame;
use super::style::{AXIS_WIDTH, INK, LABEL_SIZE, Rgb, Stroke, TICK_SIZE};
use super::typeface::text_width;

/// Steps of the map that are told apart in a figure.
const LEVELS: f64 = 64.0;
/// How far a patch reaches under its neighbour, so that no white hairline shows between them; points.
pub const OVERLAP: f64 = 0.5;
const BAR_WIDTH: f64 = 7.0;

/// An axis of colours.
#[derive(Debug, Clone, PartialEq)]
pub struct Colors {
    pub axis: Axis,
    map: ColorMap,
}

impl Colors {
    /// From dark to bright.
    pub fn sequential(axis: Axis) -> Colors {
        Colors { axis, map: ColorMap::Sequential }
    }

    /// Two hues with white between them; the axis must reach equally far to both sides of what is unchanged.
    pub fn diverging(axis: Axis) -> Colors {
        Colors { axis, map: ColorMap::Diverging }
    }

    /// Shades of one colour, which stands where the axis of light is at 1.
    pub fn shades(axis: Axis, color: Rgb) -> Colors {
        let light = (axis.low, axis.high);
        Colors { axis, map: ColorMap::Shades { color, light } }
    }

    /// The colour of a value, in whole steps; grey for what has no place.
    pub fn of(&self, value: f64) -> Rgb {
        self.level(value).map_or(self.map.at(f64::NAN), |level| self.of_level(level))
    }

    pub fn of_level(&self, level: u8) -> Rgb {
        self.map.at(f64::from(level) / (LEVELS - 1.0))
    }

    /// The step of the map on which a value falls; values beyond the ends fall on the last steps.
    pub fn level(&self, value: f64) -> Option<u8> {
        let place = self.axis.place(value);
        place.is_finite().then(|| libm::floor(place * LEVELS).clamp(0.0, LEVELS - 1.0) as u8)
    }
}

/// Draws the bar from the upper left corner of `frame` over its height, with ticks and label on the right.
pub fn draw(canvas: &Canvas, frame: Frame, colors: &Colors) -> Result<(), FigureError> {
    let axis = &colors.axis;
    let (left, right) = (frame.left, frame.left + BAR_WIDTH);
    let place = |share: f64| frame.bottom - share * frame.height();
    for step in 0..LEVELS as u8 {
        let share = f64::from(step) / LEVELS;
        let below = if step == 0 { 0.0 } else { OVERLAP };
        let color = colors.of_level(step);
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
