//! Lines, ticks and words around a panel.

use super::FigureError;
use super::axis::Axis;
use super::canvas::{Align, Lettering, Point};
use super::panel::{Frame, Panel};
use super::style::{AXIS_WIDTH, INK, LABEL_SIZE, Stroke, TICK_SIZE};
use super::typeface::text_width;

const TICK_LENGTH: f64 = 2.5;
/// Least distance between the words of two ticks, points.
const APART: f64 = 3.0;

impl Panel<'_, '_> {
    /// Height below a panel of `width` points that ticks, their words and the label of its horizontal axis need.
    pub fn room_below(axis: &Axis, width: f64) -> Result<f64, FigureError> {
        let words = if crowded(axis, width)? { widest(axis)? + 3.0 } else { 10.0 };
        let label = if axis.label.is_empty() { 0.0 } else { LABEL_SIZE + 4.0 };
        Ok(TICK_LENGTH + words + label)
    }

    /// Width left of a panel that ticks, their words and the label of its vertical axis need.
    pub fn room_left(axis: &Axis) -> Result<f64, FigureError> {
        let label = if axis.label.is_empty() { 0.0 } else { LABEL_SIZE + 5.0 };
        Ok(TICK_LENGTH + 4.0 + widest(axis)? + label)
    }

    /// Axes on the left and below, ticks outwards, labels; draw them last so that nothing covers them.
    pub fn axes(&self) -> Result<(), FigureError> {
        let Frame { left, top, right, bottom } = self.frame;
        let stroke = Stroke::solid(INK, AXIS_WIDTH);
        self.canvas.line(&[(left, top), (left, bottom), (right, bottom)], stroke)?;
        self.horizontal_ticks(stroke)?;
        self.vertical_ticks(stroke)?;
        let below = bottom + Panel::room_below(&self.x, self.frame.width())? - 6.0;
        self.write(&self.x.label, (0.5 * (left + right), below), Lettering::new(LABEL_SIZE, Align::Middle))?;
        let beside = left - widest(&self.y)? - 11.0;
        self.write(
            &self.y.label,
            (beside, 0.5 * (top + bottom)),
            Lettering { upright: true, ..Lettering::new(LABEL_SIZE, Align::Middle) },
        )
    }

    /// A heading above the upper left corner.
    pub fn heading(&self, text: &str) -> Result<(), FigureError> {
        self.write(text, (self.frame.left, self.frame.top - 9.0), Lettering::new(LABEL_SIZE, Align::Left))
    }

    fn horizontal_ticks(&self, stroke: Stroke) -> Result<(), FigureError> {
        let bottom = self.frame.bottom;
        let upright = crowded(&self.x, self.frame.width())?;
        let (distance, align) = if upright { (2.0, Align::Right) } else { (5.5, Align::Middle) };
        for (value, text) in &self.x.ticks {
            let across = self.frame.left + self.x.place(*value) * self.frame.width();
            self.canvas.line(&[(across, bottom), (across, bottom + TICK_LENGTH)], stroke)?;
            let look = Lettering { upright, ..Lettering::new(TICK_SIZE, align) };
            self.write(text, (across, bottom + TICK_LENGTH + distance), look)?;
        }
        Ok(())
    }

    fn vertical_ticks(&self, stroke: Stroke) -> Result<(), FigureError> {
        let left = self.frame.left;
        for (value, text) in &self.y.ticks {
            let (_, along) = self.on_paper((0.0, self.y.place(*value)));
            self.canvas.line(&[(left - TICK_LENGTH, along), (left, along)], stroke)?;
            self.write(text, (left - TICK_LENGTH - 2.0, along), Lettering::new(TICK_SIZE, Align::Right))?;
        }
        Ok(())
    }

    fn write(&self, text: &str, place: Point, look: Lettering) -> Result<(), FigureError> {
        if text.is_empty() {
            return Ok(());
        }
        self.canvas.text(text, place, look)
    }
}

/// Width of the widest word at a tick.
fn widest(axis: &Axis) -> Result<f64, FigureError> {
    let mut widest: f64 = 0.0;
    for (_, text) in &axis.ticks {
        widest = widest.max(text_width(text, TICK_SIZE)?);
    }
    Ok(widest)
}

/// Whether words beside each other would touch on an axis of `length` points.
fn crowded(axis: &Axis, length: f64) -> Result<bool, FigureError> {
    for pair in axis.ticks.windows(2) {
        let distance = length * (axis.place(pair[1].0) - axis.place(pair[0].0));
        let words = text_width(&pair[0].1, TICK_SIZE)? + text_width(&pair[1].1, TICK_SIZE)?;
        if distance < 0.5 * words + APART {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_stand_upright_and_get_room() {
        let axis = |names: [&str; 3]| Axis::categories("", &names.map(str::to_owned), 9);
        let (short, long) = (axis(["a", "b", "c"]), axis(["forehead", "under eye", "upper lip"]));
        assert!(!crowded(&short, 60.0).unwrap() && crowded(&long, 60.0).unwrap());
        assert!(!crowded(&long, 300.0).unwrap());
        let room = |axis: &Axis| Panel::room_below(axis, 60.0).unwrap();
        assert!(room(&long) > room(&short) + 20.0);
    }
}
