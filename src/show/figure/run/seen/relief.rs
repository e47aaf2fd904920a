//! The surface around a scar from above: by light from the side, and by height.

use super::super::super::FigureError;
use super::super::super::axis::{Axis, compact, extent};
use super::super::super::canvas::{Align, Canvas, Lettering};
use super::super::super::color_bar::{self, Colors};
use super::super::super::directory::Directory;
use super::super::super::panel::{Frame, Panel};
use super::super::super::sheet::{Picture, Sheet};
use super::super::super::style::{LABEL_SIZE, TWO_COLUMNS};
use super::light::{GREY, Light};
use super::name_of;
use super::profile::Scar;

/// Least and most of the light, degrees: low enough for shallow slopes to show, and where it can be high enough for steep ones.
const ELEVATIONS: (f64, f64) = (15.0, 30.0);
/// The time between before and the end that is shown is the one next to this, d.
const MONTHS: f64 = 90.0;
const LEFT: f64 = 36.0;
const BAR: f64 = 48.0;
const MAP: f64 = 124.0;
const ABOVE: f64 = 13.0;
const GAP: f64 = 8.0;
const BELOW: f64 = 26.0;
const MICROMETRES: f64 = 1e3;
/// Discs from the edge to the axis, of which each is the colour of its height.
const DISCS: u32 = 96;

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let scar = Scar::read(&directory.table("scar.csv")?)?;
    let times = shown(&scar.times);
    let names: Vec<String> = times.iter().map(|time| name_of(scar.times[*time], scar.times[0])).collect();
    let light = light(&scar);
    let sheet = Sheet {
        title: "The scar from above, before and after".to_owned(),
        caption: "The surface around the scar before, some months later and at the end: above in light from the side, below by height.".to_owned(),
        note: format!(
            "Above in light from the left, {} degrees over the skin; below by height against the skin around. A matt surface without cast \
             shadows; a computed section turned round its axis, so that it is rounder than a scar. Widths are true, and slopes are not exaggerated.",
            compact(light.elevation)
        ),
        evidence: directory.evidence(&["scar.depth."]),
        width: TWO_COLUMNS,
        height: ABOVE + 2.0 * MAP + GAP + BELOW,
    };
    let colors = colors(&scar, &times);
    sheet.draw(|canvas, frame| {
        for (column, (time, name)) in times.iter().zip(&names).enumerate() {
            let left = frame.left + LEFT + column as f64 * (MAP + GAP);
            let top = frame.top + ABOVE;
            let grey = Frame { left, top, right: left + MAP, bottom: top + MAP };
            let below = Frame { top: grey.bottom + GAP, bottom: grey.bottom + GAP + MAP, ..grey };
            let words = Words { left: column == 0 };
            canvas.text(name, (left, frame.top + 5.0), Lettering::new(LABEL_SIZE, Align::Left))?;
            draw_light(&words.panel(canvas, grey, &scar, false), light, &scar, *time)?;
            draw_heights(canvas, &words.panel(canvas, below, &scar, true), &scar, *time, &colors)?;
            if column + 1 == times.len() {
                color_bar::draw(canvas, Frame { left: below.right + 8.0, right: below.right + BAR, ..below }, &colors)?;
            }
        }
        Ok(())
    })
}

/// Before, some months later and at the end; each once.
fn shown(times: &[f64]) -> Vec<usize> {
    let last = times.len() - 1;
    let away = |time: usize| (times[time] - times[0] - MONTHS).abs();
    let between = (1..last).min_by(|one, other| away(*one).total_cmp(&away(*other)));
    let mut shown: Vec<usize> = std::iter::once(0).chain(between).chain([last]).collect();
    shown.dedup();
    shown
}

/// Which axes have words.
struct Words {
    left: bool,
}

impl Words {
    fn panel<'a, 'b>(&self, canvas: &'a Canvas<'b>, frame: Frame, scar: &Scar, below: bool) -> Panel<'a, 'b> {
        let span = |label: &str| Axis::linear(label, -scar.edge(), scar.edge(), 4);
        let x = if below { span("x (mm)") } else { span("").bare() };
        let y = if self.left { span("y (mm)") } else { span("").bare() };
        Panel::new(canvas, frame, x, y)
    }
}

/// As low as the steepest wall before lets it.
fn light(scar: &Scar) -> Light {
    const STEPS: u32 = 200;
    let before = scar.profile(0);
    let slope = |step: u32| before.at(scar.edge() * f64::from(step) / f64::from(STEPS)).1.abs();
    let steepest = (0..STEPS).map(slope).fold(0.0, f64::max);
    Light { elevation: libm::round(libm::atan(steepest).to_degrees()).clamp(ELEVATIONS.0, ELEVATIONS.1) }
}

fn draw_light(panel: &Panel, light: Light, scar: &Scar, time: usize) -> Result<(), FigureError> {
    let profile = scar.profile(time);
    let slopes = |x: f64, y: f64| {
        let radius = libm::hypot(x, y);
        let (_, slope) = profile.at(radius);
        if radius > 0.0 { (slope * x / radius, slope * y / radius) } else { (0.0, 0.0) }
    };
    light.paint(panel, &slopes, GREY)?;
    panel.axes()
}

/// Micrometres, the same for all times.
fn colors(scar: &Scar, times: &[usize]) -> Colors {
    let heights = times.iter().flat_map(|time| scar.profile(*time).heights);
    let (low, high) = extent(heights.map(|height| MICROMETRES * height).chain([0.0]));
    Colors::sequential(Axis::linear("height (µm)", low, high, 5))
}

fn draw_heights(canvas: &Canvas, panel: &Panel, scar: &Scar, time: usize, colors: &Colors) -> Result<(), FigureError> {
    let profile = scar.profile(time);
    let Frame { left, top, right, bottom } = panel.frame;
    canvas.rectangle((left, top), (right, bottom), colors.of(0.0), 1.0)?;
    let centre = (0.5 * (left + right), 0.5 * (top + bottom));
    let points_per_millimetre = panel.frame.width() / (panel.x.high - panel.x.low);
    let mut before = None;
    for disc in (0..DISCS).rev() {
        let radius = |place: f64| scar.edge() * place / f64::from(DISCS);
        let color = colors.of(MICROMETRES * profile.at(radius(f64::from(disc) + 0.5)).0);
        if before != Some(color) {
            canvas.disc(centre, points_per_millimetre * radius(f64::from(disc) + 1.0), color, 1.0)?;
            before = Some(color);
        }
    }
    panel.axes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_some_months_later_and_the_end_stand_once() {
        assert_eq!(shown(&[0.0, 7.0, 28.0, 84.0, 180.0, 360.0]), [0, 3, 5]);
        assert_eq!(shown(&[0.0, 28.0]), [0, 1]);
        assert_eq!(shown(&[0.0]), [0]);
    }
}
