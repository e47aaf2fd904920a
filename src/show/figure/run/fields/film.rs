//! A unit cell from moment to moment: as a sheet of pictures, and as one picture that moves.

use super::super::super::FigureError;
use super::super::super::animation::{Animation, animate as join};
use super::super::super::axis::{Axis, compact};
use super::super::super::canvas::{Align, Canvas, Lettering, points_of};
use super::super::super::color_bar::{self, Colors};
use super::super::super::directory::Directory;
use super::super::super::panel::Frame;
use super::super::super::sheet::{MARGIN, Picture, Sheet};
use super::super::super::style::{AXIS_WIDTH, BLUE, GREY, INK, LABEL_SIZE, PALE, Stroke, TICK_SIZE, TWO_COLUMNS};
use super::UNIT_CELL;
use super::files::FieldFiles;
use super::quantity::{COLOR_NOTE, MYOFIBROBLASTS, Quantity, TGF_BETA1, YOUNG};
use super::section::{self, Words};
use super::sections::stretch;
use crate::run::record::paraview::Snapshot;

/// Pictures on the sheet, and beside each other.
const PICTURES: usize = 12;
const BESIDE: usize = 6;
/// Pictures of the one that moves.
const FRAMES: usize = 48;
const MILLISECONDS: u16 = 200;
const MOVING: [Quantity; 3] = [YOUNG, TGF_BETA1, MYOFIBROBLASTS];
const MOVING_WIDTH: f64 = 150.0;
const LEFT: f64 = 34.0;
const GAP: f64 = 8.0;
const ABOVE: f64 = 12.0;
const BELOW: f64 = 24.0;
const BAR_SPACE: f64 = 52.0;

fn load(directory: &Directory, most: usize, columns: &[&str]) -> Result<Vec<Snapshot>, FigureError> {
    let files = FieldFiles::open(directory, UNIT_CELL)?;
    let snapshots: Vec<Snapshot> =
        files.evenly(most).into_iter().map(|entry| files.load(entry, columns)).collect::<Result<_, _>>()?;
    snapshots.iter().try_for_each(|snapshot| section::require_unit_cell(&snapshot.mesh))?;
    Ok(snapshots)
}

/// The sheet: collagen from the first snapshot to the last.
pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let snapshots = load(directory, PICTURES, &[YOUNG.column])?;
    let colors = YOUNG.colors(&snapshots)?;
    let rows = snapshots.len().div_ceil(BESIDE);
    let width = (points_of(TWO_COLUMNS) - 2.0 * MARGIN - LEFT - BAR_SPACE) / BESIDE as f64 - GAP;
    let height = section::height(section::widest(&snapshots), width, 54.0, 110.0);
    let sheet = Sheet {
        title: "Young collagen around one channel from moment to moment".to_owned(),
        caption: "Upright sections through the tissue that belongs to one channel, row by row from the first written moment to \
                  the last: young collagen relative to healthy skin."
            .to_owned(),
        note: format!("{} {COLOR_NOTE} {}", section::size_note(&snapshots), stretch(section::widest(&snapshots), width, height)),
        evidence: directory.evidence(&["collagen.young"]),
        width: TWO_COLUMNS,
        height: rows as f64 * (ABOVE + height + GAP) + BELOW,
    };
    sheet.draw(|canvas, frame| {
        let place = |number: usize| {
            let left = frame.left + LEFT + (number % BESIDE) as f64 * (width + GAP);
            let top = frame.top + ABOVE + (number / BESIDE) as f64 * (ABOVE + height + GAP);
            Frame { left, top, right: left + width, bottom: top + height }
        };
        for (number, snapshot) in snapshots.iter().enumerate() {
            let words = Words { left: number % BESIDE == 0, below: number + BESIDE >= snapshots.len() };
            section::draw(canvas, place(number), snapshot, YOUNG, &colors, words)?;
            let above = (0.5 * (place(number).left + place(number).right), place(number).top - 6.0);
            let day = format!("day {}", compact(snapshot.time));
            canvas.text(&day, above, Lettering::new(TICK_SIZE, Align::Middle))?;
        }
        let (first, last) = (place(0), place(snapshots.len() - 1));
        let right = place(snapshots.len().min(BESIDE) - 1).right;
        color_bar::draw(canvas, Frame { left: right + 8.0, bottom: last.bottom, ..first }, &colors)?;
        name_axes(canvas, frame, (0.5 * (first.left + right), frame.bottom - 6.0), 0.5 * (first.top + last.bottom))
    })
}

/// Names of the axes that all sections share.
fn name_axes(canvas: &Canvas, frame: Frame, below: (f64, f64), middle: f64) -> Result<(), FigureError> {
    let look = Lettering::new(TICK_SIZE, Align::Middle);
    canvas.text("distance from the axis of the channel (mm)", below, look)?;
    canvas.text("depth (mm)", (frame.left + 5.0, middle), Lettering { upright: true, ..look })
}

/// The picture that moves: collagen, signal and cells side by side, with a bar of time under them.
pub fn animate(directory: &Directory) -> Result<Animation, FigureError> {
    let snapshots = load(directory, FRAMES, &MOVING.map(|quantity| quantity.column))?;
    let colors = MOVING.iter().map(|quantity| quantity.colors(&snapshots)).collect::<Result<Vec<Colors>, _>>()?;
    let width = (points_of(MOVING_WIDTH) - 2.0 * MARGIN - LEFT) / MOVING.len() as f64 - BAR_SPACE;
    let height = section::height(section::widest(&snapshots), width, 90.0, 190.0);
    let title = "Around one channel".to_owned();
    let moment = |snapshot: &Snapshot| {
        let sheet = Sheet {
            title: title.clone(),
            caption: String::new(),
            note: format!("{COLOR_NOTE} {}", stretch(&snapshot.mesh, width, height)),
            evidence: directory.evidence(&["collagen.young"]),
            width: MOVING_WIDTH,
            height: height + 56.0,
        };
        let end = snapshots[snapshots.len() - 1].time;
        let picture = sheet.draw(|canvas, frame| {
            for (number, (quantity, colors)) in MOVING.into_iter().zip(&colors).enumerate() {
                let left = frame.left + LEFT + number as f64 * (width + BAR_SPACE);
                let place = Frame { left, top: frame.top, right: left + width, bottom: frame.top + height };
                let words = Words { left: number == 0, below: true };
                section::draw(canvas, place, snapshot, quantity, colors, words)?;
                color_bar::draw(canvas, Frame { left: place.right + 6.0, ..place }, colors)?;
            }
            let below = (0.5 * (frame.left + frame.right), frame.top + height + 22.0);
            name_axes(canvas, frame, below, frame.top + 0.5 * height)?;
            draw_time(canvas, frame, snapshot.time, end, &directory.manifest.facts.session_days)
        })?;
        Ok(picture.svg)
    };
    let pictures = snapshots.iter().map(moment).collect::<Result<Vec<String>, FigureError>>()?;
    Ok(Animation { title, apng: join(&pictures, MILLISECONDS)? })
}

/// How far the time has come, with the days of the sessions.
fn draw_time(canvas: &Canvas, frame: Frame, time: f64, end: f64, sessions: &[f64]) -> Result<(), FigureError> {
    let axis = Axis::linear("", 0.0, end, 1);
    let (left, right, middle) = (frame.left + LEFT + 50.0, frame.right - 20.0, frame.bottom - 12.0);
    let place = |day: f64| left + axis.place(day).clamp(0.0, 1.0) * (right - left);
    canvas.line(&[(left, middle), (right, middle)], Stroke::solid(PALE, 3.0))?;
    canvas.line(&[(left, middle), (place(time), middle)], Stroke::solid(BLUE, 3.0))?;
    for &day in sessions.iter().filter(|&&day| day <= end) {
        let mark = [(place(day) - 2.5, middle - 8.0), (place(day) + 2.5, middle - 8.0), (place(day), middle - 3.0)];
        canvas.polygon(&mark, GREY, 1.0)?;
    }
    canvas.line(&[(right, middle - 3.0), (right, middle + 3.0)], Stroke::solid(INK, AXIS_WIDTH))?;
    let look = Lettering::new(LABEL_SIZE + 1.5, Align::Left);
    canvas.text(&format!("day {}", compact(time)), (frame.left, middle), look)
}
