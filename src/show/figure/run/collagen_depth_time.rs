//! Collagen over depth and time, beside profiles on chosen days and the injury that set it off.

use super::super::FigureError;
use super::super::axis::{Axis, extent};
use super::super::canvas::Canvas;
use super::super::color_bar::{self, Colors};
use super::super::directory::Directory;
use super::super::field::Field;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::sheet::{Picture, Sheet};
use super::super::style::{TICK_SIZE, TWO_COLUMNS};
use super::depth_panels::{DepthCurves, name_epidermis};

/// The colours span at least this much on both sides of healthy, so that what nobody could measure looks like nothing.
const LEAST_CHANGE: f64 = 0.01;
const MAP_WIDTH: f64 = 196.0;
const BAR_SPACE: f64 = 50.0;
/// Between the two panels of curves.
const GAP: f64 = 30.0;
/// Room for legends above the panels.
const ABOVE: f64 = 32.0;

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    if directory.manifest.facts.resolution == "well-mixed" {
        return Err(FigureError::NothingToDraw("the run is well-mixed: it knows one depth".to_owned()));
    }
    let table = directory.table("depth_profile.csv")?;
    let field = Field::read(&table, "collagen.total")?;
    let collagen = DepthCurves::collagen(&table, &field)?;
    let injury = DepthCurves::injury(&directory.table("injury.csv")?)?;
    let bands = if collagen.banded() || injury.banded() {
        " Bands: 5 to 95 % of the ensemble at that depth; where the dermis of a member ends, it is not counted."
    } else {
        ""
    };
    let sheet = Sheet {
        title: "Collagen over depth and time, and the injury that set it off".to_owned(),
        caption: format!(
            "Left: total collagen relative to healthy skin at the same depth (1 = unchanged), by depth under the skin \
             surface. The strip above the coloured field is the epidermis, which has no collagen. Middle: the same on \
             single days. Right: share of the horizontal area that the needles of session 1 killed, cut or bled into. \
             All on the same scale of depth.{bands}"
        ),
        note: format!(
            "Linear between the written times. Averaged sideways: the profile over depth mirrors what was cut.{bands}"
        ),
        evidence: directory.evidence(&["collagen.total", "puncture.depth"]),
        width: TWO_COLUMNS,
        height: 214.0,
    };
    let sessions = &directory.manifest.facts.session_days;
    sheet.draw(|canvas, frame| {
        let (_, deepest) = extent(field.edges.iter().copied());
        let depth = Axis::linear("depth (mm)", 0.0, deepest, 5);
        let place = frame.inside(32.0, ABOVE, 8.0, 38.0);
        let map = Frame { right: place.left + MAP_WIDTH, ..place };
        draw_map(canvas, map, frame.top, &field, &depth, sessions)?;
        let left = map.right + BAR_SPACE + 20.0;
        let width = 0.5 * (place.right - left - GAP);
        collagen.draw(canvas, Frame { left, right: left + width, ..place }, frame.top, &depth)?;
        injury.draw(canvas, Frame { left: place.right - width, ..place }, frame.top, &depth)
    })
}

fn draw_map(
    canvas: &Canvas,
    frame: Frame,
    top: f64,
    field: &Field,
    depth: &Axis,
    sessions: &[f64],
) -> Result<(), FigureError> {
    let (start, end) = extent(field.times.iter().copied());
    let map = Panel::new(canvas, frame, Axis::days("time (d)", start, end, 5), depth.clone()).downwards();
    let least = [1.0 - LEAST_CHANGE, 1.0 + LEAST_CHANGE];
    let extent = field.values.iter().flatten().copied().chain(least);
    let colors = Colors::sequential(Axis::around("collagen (healthy = 1)", extent, 5));
    field.draw(canvas, &map, &colors)?;
    map.session_marks(sessions)?;
    name_epidermis(canvas, &map, field)?;
    map.axes()?;
    Legend::new(TICK_SIZE).entry(Sample::Session, "session").draw(canvas, frame.left, top, 100.0)?;
    color_bar::draw(canvas, Frame { left: frame.right + 8.0, ..frame }, &colors)
}
