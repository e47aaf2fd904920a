//! A unit cell as small multiples: quantities in rows, days in columns.

use super::super::super::FigureError;
use super::super::super::axis::compact;
use super::super::super::canvas::{Align, Canvas, Lettering, points_of};
use super::super::super::color_bar::{self, Colors};
use super::super::super::directory::Directory;
use super::super::super::panel::Frame;
use super::super::super::sheet::{MARGIN, Picture, Sheet};
use super::super::super::style::{LABEL_SIZE, TICK_SIZE, TWO_COLUMNS};
use super::UNIT_CELL;
use super::files::FieldFiles;
use super::quantity::{COLOR_NOTE, QUANTITIES};
use super::section::{self, Words};
use crate::run::record::paraview::Snapshot;

/// Days that are wished for, besides the end.
const DAYS: [f64; 5] = [1.0, 7.0, 28.0, 90.0, 180.0];
const LEFT: f64 = 34.0;
const BAR_SPACE: f64 = 54.0;
const GAP: f64 = 6.0;
const ABOVE: f64 = 14.0;
const BELOW: f64 = 26.0;

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let files = FieldFiles::open(directory, UNIT_CELL)?;
    let columns = QUANTITIES.map(|quantity| quantity.column);
    let snapshots: Vec<Snapshot> =
        files.near(&DAYS).into_iter().map(|entry| files.load(entry, &columns)).collect::<Result<_, _>>()?;
    snapshots.iter().try_for_each(|snapshot| section::require_unit_cell(&snapshot.mesh))?;
    let room = points_of(TWO_COLUMNS) - 2.0 * MARGIN - LEFT - BAR_SPACE;
    let width = (room / snapshots.len() as f64 - GAP).min(110.0);
    let mesh = section::widest(&snapshots);
    let height = section::height(mesh, width, 54.0, 96.0);
    let sheet = Sheet {
        title: "Around one channel: collagen, signal, cells and debris over the days".to_owned(),
        caption: "Upright sections through the tissue that belongs to one channel; the channel stands in the middle, neighbouring \
                  channels begin beyond the edges. Rows are quantities, columns are days; a day of treatment is shown right after it."
            .to_owned(),
        note: format!(
            "{} Mirrored at its axis. Young collagen: healthy = 1. {COLOR_NOTE} {}",
            section::size_note(&snapshots),
            stretch(mesh, width, height)
        ),
        evidence: directory.evidence(&["collagen.total", "myofibroblasts."]),
        width: TWO_COLUMNS,
        height: ABOVE + QUANTITIES.len() as f64 * (height + GAP) + BELOW,
    };
    let sessions = &directory.manifest.facts.session_days;
    sheet.draw(|canvas, frame| draw_rows(canvas, frame, &snapshots, sessions, [width, height]))
}

/// What is to be said when both directions have different scales.
pub fn stretch(mesh: &crate::run::record::paraview::Mesh, width: f64, height: f64) -> String {
    let (radius, depth) = section::extents(mesh);
    let ratio = (width / (2.0 * radius)) / (height / depth);
    if (0.95..1.05).contains(&ratio) {
        return String::new();
    }
    format!("Sideways drawn {} times as large as in depth.", compact((ratio * 10.0).round() / 10.0))
}

fn draw_rows(
    canvas: &Canvas,
    frame: Frame,
    snapshots: &[Snapshot],
    sessions: &[f64],
    [width, height]: [f64; 2],
) -> Result<(), FigureError> {
    let place = |column: usize, row: usize| {
        let left = frame.left + LEFT + column as f64 * (width + GAP);
        let top = frame.top + ABOVE + row as f64 * (height + GAP);
        Frame { left, top, right: left + width, bottom: top + height }
    };
    for (column, snapshot) in snapshots.iter().enumerate() {
        let middle = 0.5 * (place(column, 0).left + place(column, 0).right);
        let after = if sessions.contains(&snapshot.time) { ", just treated" } else { "" };
        let day = format!("day {}{after}", compact(snapshot.time));
        canvas.text(&day, (middle, frame.top + 5.0), Lettering::new(LABEL_SIZE, Align::Middle))?;
    }
    for (row, quantity) in QUANTITIES.into_iter().enumerate() {
        let colors: Colors = quantity.colors(snapshots)?;
        for (column, snapshot) in snapshots.iter().enumerate() {
            let words = Words { left: column == 0, below: row + 1 == QUANTITIES.len() };
            section::draw(canvas, place(column, row), snapshot, quantity, &colors, words)?;
        }
        let last = place(snapshots.len() - 1, row);
        color_bar::draw(canvas, Frame { left: last.right + 8.0, ..last.inside(0.0, 3.0, 0.0, 3.0) }, &colors)?;
    }
    let (first, last) = (place(0, 0), place(snapshots.len() - 1, QUANTITIES.len() - 1));
    let below = (0.5 * (first.left + last.right), frame.bottom - 7.0);
    canvas.text("distance from the axis of the channel (mm)", below, Lettering::new(TICK_SIZE, Align::Middle))?;
    let beside = Lettering { upright: true, ..Lettering::new(TICK_SIZE, Align::Middle) };
    canvas.text("depth (mm)", (frame.left + 5.0, 0.5 * (first.top + last.bottom)), beside)
}
