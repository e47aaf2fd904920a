//! Collagen over depth and time, beside the injury that set it off.

use super::super::FigureError;
use super::super::Table;
use super::super::axis::{Axis, extent};
use super::super::canvas::{Align, Canvas, Lettering};
use super::super::color_bar;
use super::super::directory::Directory;
use super::super::field::Field;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::sheet::{Picture, Sheet};
use super::super::style::{BLACK, GREY, LINE_WIDTH, SKY, SMALL_PRINT, Stroke, TICK_SIZE, TWO_COLUMNS, VERMILLION};

/// Column, name, look. The looks differ in width because killed and bled often coincide.
const INJURIES: [(&str, &str, Stroke); 3] = [
    ("killed", "killed", Stroke::solid(SKY, 3.0)),
    ("cut", "cut", Stroke { color: VERMILLION, width: LINE_WIDTH, dash: Some((4.0, 1.6)) }),
    ("bled", "bled into", Stroke { color: BLACK, width: LINE_WIDTH, dash: Some((1.2, 1.2)) }),
];
/// The colours span at least this much on both sides of healthy, so that what nobody could measure looks like nothing.
const LEAST_CHANGE: f64 = 0.01;
const MAP_WIDTH: f64 = 300.0;
const BAR_SPACE: f64 = 52.0;

/// Depth in mm and, per kind of injury, percent of the horizontal area.
struct Injury {
    depth: Vec<f64>,
    shares: Vec<Vec<f64>>,
}

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    if directory.manifest.facts.resolution == "well-mixed" {
        return Err(FigureError::NothingToDraw("the run is well-mixed: it knows one depth".to_owned()));
    }
    let field = Field::read(&directory.table("depth_profile.csv")?, "collagen.total")?;
    let injury = injury_of_first_session(&directory.table("injury.csv")?)?;
    let sheet = Sheet {
        title: "Collagen over depth and time, and the injury that set it off".to_owned(),
        caption: "Left: total collagen relative to healthy skin at the same depth (1 = unchanged), by depth under the skin \
                  surface. The strip above the coloured field is the epidermis, which has no collagen. Right: share of the \
                  horizontal area that the needles of session 1 killed, cut or bled into, on the same scale of depth."
            .to_owned(),
        note: "Linear between the written times. Averaged sideways: the profile over depth mirrors what was cut.".to_owned(),
        evidence: directory.evidence(&["collagen.total", "puncture.depth"]),
        width: TWO_COLUMNS,
        height: 190.0,
    };
    sheet.draw(|canvas, frame| body(canvas, frame, &field, &injury, &directory.manifest.facts.session_days))
}

fn injury_of_first_session(table: &Table) -> Result<Injury, FigureError> {
    let session = table.numbers("session")?;
    let first = session.iter().copied().fold(f64::INFINITY, f64::min);
    let column = |name: &str, factor: f64| -> Result<Vec<f64>, FigureError> {
        let values = table.numbers(name)?.into_iter().zip(&session);
        Ok(values.filter(|(_, of)| **of == first).map(|(value, _)| factor * value).collect())
    };
    let shares = INJURIES.iter().map(|(name, ..)| column(name, 100.0)).collect::<Result<_, _>>()?;
    Ok(Injury { depth: column("depth", 1.0)?, shares })
}

fn body(canvas: &Canvas, frame: Frame, field: &Field, injury: &Injury, sessions: &[f64]) -> Result<(), FigureError> {
    let (_, deepest) = extent(field.depth_edges.iter().copied());
    let depth = Axis::linear("depth (mm)", 0.0, deepest, 5);
    let place = frame.inside(32.0, 22.0, 0.0, 24.0);
    let (start, end) = extent(field.times.iter().copied());
    let left = Frame { right: place.left + MAP_WIDTH, ..place };
    let map = Panel::new(canvas, left, Axis::days("time (d)", start, end, 6), depth.clone()).downwards();
    let least = [1.0 - LEAST_CHANGE, 1.0 + LEAST_CHANGE];
    let colors = Axis::around("collagen (healthy = 1)", field.values.iter().flatten().copied().chain(least), 5);
    field.draw(canvas, &map, &colors)?;
    map.session_marks(sessions)?;
    name_epidermis(canvas, &map, field)?;
    map.axes()?;
    Legend::new(TICK_SIZE).entry(Sample::Session, "session").draw(canvas, left.left, frame.top, 100.0)?;
    color_bar::draw(canvas, Frame { left: left.right + 8.0, ..left }, &colors)?;

    let right = Frame { left: left.right + BAR_SPACE + 30.0, right: place.right - 8.0, ..place };
    let share = Axis::from_zero("share of the area (%)", injury.shares.iter().flatten().copied(), 3);
    let profile = Panel::new(canvas, right, share, depth.unlabelled()).downwards();
    let mut legend = Legend::new(TICK_SIZE);
    for (shares, (_, name, stroke)) in injury.shares.iter().zip(INJURIES) {
        profile.line(shares, &injury.depth, stroke)?;
        legend = legend.entry(Sample::Line(stroke), name);
    }
    legend.draw(canvas, right.left, frame.top, right.width() + 12.0)?;
    profile.axes()
}

/// Writes its name into the strip above the dermis, at the right, where it is high enough.
fn name_epidermis(canvas: &Canvas, map: &Panel, field: &Field) -> Result<(), FigureError> {
    let Some((_, bottom)) = field.depth_edges.first().and_then(|&top| map.point((map.x.high, top))) else {
        return Ok(());
    };
    let Frame { right, top, .. } = map.frame;
    if bottom - top < SMALL_PRINT + 1.0 {
        return Ok(());
    }
    let look = Lettering { color: GREY, ..Lettering::new(SMALL_PRINT, Align::Right) };
    canvas.text("epidermis", (right - 2.0, 0.5 * (top + bottom)), look)
}
