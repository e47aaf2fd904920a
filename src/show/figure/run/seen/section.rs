//! A scar cut through its axis, before and after, with what it may be at the end.

use super::super::super::FigureError;
use super::super::super::axis::{Axis, compact, extent};
use super::super::super::canvas::{Align, Canvas, Lettering, points_of};
use super::super::super::directory::Directory;
use super::super::super::legend::{Legend, Sample};
use super::super::super::panel::{Frame, Panel};
use super::super::super::series::BAND_OPACITY;
use super::super::super::sheet::{MARGIN, Picture, Sheet};
use super::super::super::style::{
    AXIS_WIDTH, BLUE, GREY, INK, LINE_WIDTH, ONE_COLUMN, PALE, SMALL_PRINT, Stroke, TICK_SIZE,
};
use super::name_of;
use super::profile::{Profile, Scar};

const LEFT: f64 = 36.0;
const RIGHT: f64 = 6.0;
/// Height of the panel, points.
const HEIGHT: f64 = 130.0;
const BELOW: f64 = 26.0;
/// Where heights are drawn this many times too large, a strip shows how they are.
const STRETCHED: f64 = 1.3;
const STRIP_WORDS: f64 = 12.0;
const STEPS: u32 = 160;
const BEFORE: Stroke = Stroke { color: GREY, width: LINE_WIDTH, dash: Some((2.4, 1.4)) };
const END: Stroke = Stroke::solid(BLUE, 1.5);

/// The sizes of the drawing, points and points a millimetre.
struct Layout {
    width: f64,
    strip: f64,
    stretch: f64,
}

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let scar = Scar::read(&directory.table("scar.csv")?)?;
    let (x, y) = axes(&scar);
    let full = points_of(ONE_COLUMN) - 2.0 * MARGIN - LEFT - RIGHT;
    let layout = layout(&x, &y, full);
    let end = scar.last();
    let banded = scar.band(end).is_some();
    let legend = legend(&scar, banded);
    let strip = if layout.strip > 0.0 { layout.strip + STRIP_WORDS + 4.0 } else { 0.0 };
    let sheet = Sheet {
        title: "The scar, cut through its middle".to_owned(),
        caption: "Height of the surface against the skin around the scar, on both sides of its axis.".to_owned(),
        note: format!(
            "At its deepest {} mm before, {} mm on day {}{}. {} Five rings of it heal on their own; between them the share of the dent that is left \
             goes evenly.",
            compact(scar.deepest(0)),
            compact(scar.deepest(end)),
            compact(scar.times[end]),
            if banded { "" } else { " (no band: the run had no ensemble)" },
            if layout.stretch > STRETCHED {
                format!(
                    "Heights are drawn {:.0} times as large as widths; the strip below is true to scale.",
                    layout.stretch
                )
            } else {
                "Heights and widths are drawn to the same scale, or nearly.".to_owned()
            }
        ),
        evidence: directory.evidence(&["scar.depth."]),
        width: ONE_COLUMN,
        height: legend.height(full)? + 6.0 + HEIGHT + BELOW + strip,
    };
    sheet.draw(|canvas, frame| {
        legend.draw(canvas, frame.left + LEFT, frame.top, full)?;
        let top = frame.top + legend.height(full)? + 6.0;
        let left = frame.left + LEFT;
        let place = Frame { left, top, right: left + layout.width, bottom: top + HEIGHT };
        let panel = Panel::new(canvas, place, x.clone(), y.clone());
        draw_curves(&panel, &scar)?;
        panel.axes()?;
        if layout.strip > 0.0 {
            draw_strip(
                canvas,
                &scar,
                Frame { top: place.bottom + BELOW, bottom: place.bottom + BELOW + strip, ..place },
                &layout,
            )?;
        }
        Ok(())
    })
}

fn axes(scar: &Scar) -> (Axis, Axis) {
    let edge = scar.edge();
    let bands = scar.band(scar.last()).into_iter().flatten();
    let all = (0..scar.times.len()).map(|time| scar.profile(time)).chain(bands);
    let heights: Vec<f64> = all.flat_map(|profile| profile.heights).collect();
    let x = Axis::linear("distance from the axis (mm)", -edge, edge, 6);
    // As high as the surface and no more: the stretch is told.
    let (low, high) = extent(heights.into_iter().chain([0.0]));
    let free = 0.03 * (high - low);
    (x, Axis::linear("height (mm)", low - free, high + free, 5))
}

/// As wide as there is room, but narrower where a deep scar would be drawn flatter than it is.
fn layout(x: &Axis, y: &Axis, full: f64) -> Layout {
    let (across, up) = (x.high - x.low, y.high - y.low);
    let width = (HEIGHT / up * across).clamp(0.4 * full, full);
    let stretch = (HEIGHT / up) / (width / across);
    let strip = if stretch > STRETCHED { up * width / across } else { 0.0 };
    Layout { width, strip, stretch }
}

fn legend(scar: &Scar, banded: bool) -> Legend {
    let legend = (0..scar.times.len()).fold(Legend::new(TICK_SIZE), |legend, time| {
        legend.entry(Sample::Line(look(scar, time)), name_of(scar.times[time], scar.times[0]))
    });
    if banded { legend.entry(Sample::Patch(BLUE, BAND_OPACITY), "5 to 95 % at the end") } else { legend }
}

fn look(scar: &Scar, time: usize) -> Stroke {
    match time {
        0 => BEFORE,
        time if time == scar.last() => END,
        time => Stroke { width: 0.8, ..Stroke::series(time) },
    }
}

fn outline(scar: &Scar) -> Vec<f64> {
    let edge = scar.edge();
    (0..=STEPS).map(|step| edge * (2.0 * f64::from(step) / f64::from(STEPS) - 1.0)).collect()
}

fn heights(x: &[f64], profile: &Profile) -> Vec<f64> {
    x.iter().map(|x| profile.at(x.abs()).0).collect()
}

fn draw_curves(panel: &Panel, scar: &Scar) -> Result<(), FigureError> {
    let x = outline(scar);
    panel.horizontal_line(0.0, Stroke::solid(PALE, AXIS_WIDTH))?;
    if let Some([low, high]) = scar.band(scar.last()) {
        panel.band(&x, &heights(&x, &low), &heights(&x, &high), BLUE, BAND_OPACITY)?;
    }
    (0..scar.times.len()).try_for_each(|time| panel.line(&x, &heights(&x, &scar.profile(time)), look(scar, time)))
}

/// Before and at the end, true to scale.
fn draw_strip(canvas: &Canvas, scar: &Scar, frame: Frame, layout: &Layout) -> Result<(), FigureError> {
    let (x, y) = axes(scar);
    let words = Lettering { color: INK, ..Lettering::new(SMALL_PRINT, Align::Left) };
    canvas.text("true to scale: before and at the end", (frame.left, frame.top + 5.0), words)?;
    let top = frame.top + STRIP_WORDS;
    let panel = Panel::new(canvas, Frame { top, bottom: top + layout.strip, ..frame }, x, y);
    let x = outline(scar);
    panel.line(&x, &heights(&x, &scar.profile(0)), Stroke { width: 0.8, ..BEFORE })?;
    panel.line(&x, &heights(&x, &scar.profile(scar.last())), Stroke { width: 0.8, ..END })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shallow_scar_is_stretched_and_a_deep_one_is_not() {
        let shallow = layout(&Axis::linear("", -3.75, 3.75, 4), &Axis::linear("", -0.3, 0.0, 4), 200.0);
        assert!((shallow.stretch - (130.0 / 0.3) / (200.0 / 7.5)).abs() < 1e-9 && (shallow.strip - 8.0).abs() < 1e-9);
        let deep = layout(&Axis::linear("", -0.6, 0.6, 4), &Axis::linear("", -1.0, 0.0, 4), 200.0);
        assert!((deep.stretch - 1.0).abs() < 1e-9 && deep.strip == 0.0 && deep.width < 200.0);
    }
}
