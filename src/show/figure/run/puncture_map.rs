//! Where the needles of the first session entered, how deep, and how wide the holes are.

use super::super::FigureError;
use super::super::axis::{Axis, compact};
use super::super::canvas::{Canvas, Point};
use super::super::color_bar::{self, Colors};
use super::super::directory::Directory;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::sheet::{Picture, Sheet};
use super::super::style::{AXIS_WIDTH, GREY, ONE_COLUMN, Stroke, TICK_SIZE};
use super::punctures::Punctures;

/// More punctures than this are not told apart: a corner of the patch is shown.
const MOST: f64 = 3000.0;
const MISSED: Stroke = Stroke::solid(GREY, AXIS_WIDTH);
const SIDE: f64 = 165.0;
/// Radius in points that a median hole must reach, or all are magnified.
const READABLE: f64 = 0.9;

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let punctures = Punctures::of_first_session(directory)?;
    let whole = punctures.x.iter().chain(&punctures.y).copied().fold(0.0, f64::max);
    let window = window(whole, punctures.count());
    let magnification = magnification(&punctures, SIDE / window);
    let sheet = Sheet {
        title: "Where the needles entered, and how deep".to_owned(),
        caption: format!(
            "Holes of session 1, coloured by depth; hollow: touched, not pierced. {}",
            if window < whole * 0.99 {
                format!("A corner of {} mm of about {} mm.", compact(window), compact(whole))
            } else {
                format!("{} contacts.", punctures.count())
            }
        ),
        note: if magnification == 1.0 {
            "Holes and distances are drawn to the same scale.".to_owned()
        } else {
            format!("Holes are drawn {} times as wide as they are, at true distances.", compact(magnification))
        },
        evidence: directory.evidence(&["puncture."]),
        width: ONE_COLUMN,
        height: SIDE + 42.0,
    };
    sheet.draw(|canvas, frame| body(canvas, frame, &punctures, window, magnification))
}

fn window(whole: f64, count: usize) -> f64 {
    if count as f64 <= MOST {
        return libm::ceil(whole * 2.0 - 0.02) / 2.0;
    }
    (libm::floor(2.0 * whole * (MOST / count as f64).sqrt()) / 2.0).max(0.5)
}

fn magnification(punctures: &Punctures, points_per_millimetre: f64) -> f64 {
    let mut diameters: Vec<f64> = punctures.surface_diameter.iter().copied().filter(|&width| width > 0.0).collect();
    diameters.sort_by(f64::total_cmp);
    let median = diameters.get(diameters.len() / 2).copied().unwrap_or(100.0);
    let radius = 0.5 * median * 1e-3 * points_per_millimetre;
    [1.0, 2.0, 3.0, 5.0, 10.0].into_iter().find(|factor| radius * factor >= READABLE).unwrap_or(20.0)
}

fn body(
    canvas: &Canvas,
    frame: Frame,
    punctures: &Punctures,
    window: f64,
    magnification: f64,
) -> Result<(), FigureError> {
    let depth = Colors::sequential(Axis::around("depth (mm)", punctures.pierced_depths(), 5));
    let top = frame.top + 14.0;
    let place = Frame { left: frame.left + 30.0, top, right: frame.left + 30.0 + SIDE, bottom: top + SIDE };
    let panel =
        Panel::new(canvas, place, Axis::linear("x (mm)", 0.0, window, 5), Axis::linear("y (mm)", 0.0, window, 5));
    let scale = 0.5e-3 * magnification * SIDE / window;
    for index in drawing_order(punctures) {
        let Some(center) = panel.point((punctures.x[index], punctures.y[index])) else {
            continue;
        };
        let radius = punctures.surface_diameter[index] * scale;
        draw_hole(canvas, center, radius, punctures.pierced[index].then(|| depth.of(punctures.depth[index])))?;
    }
    panel.axes()?;
    Legend::new(TICK_SIZE)
        .entry(Sample::Disc((33, 145, 140)), "pierced (colour: depth)")
        .entry(Sample::Ring(MISSED), "not pierced")
        .draw(canvas, place.left, frame.top - 2.0, frame.width())?;
    color_bar::draw(canvas, Frame { left: place.right + 8.0, ..place }, &depth)
}

/// Wide holes first, so that small ones stay visible.
fn drawing_order(punctures: &Punctures) -> Vec<usize> {
    let mut order: Vec<usize> = (0..punctures.count()).collect();
    order.sort_by(|&one, &other| punctures.surface_diameter[other].total_cmp(&punctures.surface_diameter[one]));
    order
}

fn draw_hole(canvas: &Canvas, center: Point, radius: f64, color: Option<(u8, u8, u8)>) -> Result<(), FigureError> {
    match color {
        Some(color) => canvas.disc(center, radius, color, 1.0),
        None => canvas.ring(center, radius.max(READABLE), MISSED),
    }
}
