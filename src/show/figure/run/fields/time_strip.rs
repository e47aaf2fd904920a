//! Collagen and the signal for it over time: along the radius at one depth, and along the depth half way to the neighbour.

use super::super::super::FigureError;
use super::super::super::axis::{Axis, compact, extent};
use super::super::super::canvas::Canvas;
use super::super::super::color_bar::{self, Colors};
use super::super::super::directory::Directory;
use super::super::super::field::Field;
use super::super::super::legend::{Legend, Sample};
use super::super::super::panel::{Frame, Panel};
use super::super::super::sheet::{Picture, Sheet};
use super::super::super::style::{TICK_SIZE, TWO_COLUMNS};
use super::UNIT_CELL;
use super::between::layer_at;
use super::files::FieldFiles;
use super::quantity::{COLOR_NOTE, GAIN, Quantity, TGF_BETA1};
use super::section;
use crate::run::record::paraview::{Mesh, Snapshot};

const SHOWN: [Quantity; 2] = [GAIN, TGF_BETA1];
/// The depth of the strips along the radius, as a share of the way through the dermis.
const DEPTH: f64 = 0.25;
/// The distance of the strips along the depth, as a share of the way to the edge of the unit cell.
const DISTANCE: f64 = 0.5;
/// Snapshots that are read; more are not told apart.
const MOST: usize = 150;
const BAR_SPACE: f64 = 52.0;
const ROW: f64 = 118.0;

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let files = FieldFiles::open(directory, UNIT_CELL)?;
    let columns = SHOWN.map(|quantity| quantity.column);
    let snapshots: Vec<Snapshot> =
        files.evenly(MOST).into_iter().map(|entry| files.load(entry, &columns)).collect::<Result<_, _>>()?;
    let mesh = &snapshots[0].mesh;
    section::require_unit_cell(mesh)?;
    if snapshots.iter().any(|snapshot| snapshot.mesh != *mesh) {
        return Err(FigureError::NothingToDraw("the mesh of the unit cell changes with time".to_owned()));
    }
    let (layer, column) = (layer_at(mesh, DEPTH), column_at(mesh));
    let sheet = Sheet {
        title: "Collagen and TGF-β1 around one channel over time".to_owned(),
        caption: format!(
            "Left: over the distance from the axis of the channel, {} mm under the skin surface. Right: over the depth, {} mm \
             from the axis, half way to the edge of the tissue that belongs to the channel. Above: total collagen relative to \
             healthy skin; below: the signal that asks for it.",
            compact(mesh.centre(2, layer)),
            compact(mesh.centre(0, column))
        ),
        note: format!("Linear between the written times. {COLOR_NOTE}"),
        evidence: directory.evidence(&["collagen.total"]),
        width: TWO_COLUMNS,
        height: 14.0 + SHOWN.len() as f64 * ROW + 14.0,
    };
    let sessions = &directory.manifest.facts.session_days;
    sheet.draw(|canvas, frame| {
        Legend::new(TICK_SIZE).entry(Sample::Session, "session").draw(canvas, frame.left + 34.0, frame.top, 100.0)?;
        for (row, quantity) in SHOWN.into_iter().enumerate() {
            let colors = quantity.colors(&snapshots)?;
            let along_radius = strip(&snapshots, quantity, 0, |place| mesh.cell([place, 0, layer]))?;
            let along_depth = strip(&snapshots, quantity, 2, |place| mesh.cell([column, 0, place]))?;
            let last = row + 1 == SHOWN.len();
            let rows = frame.inside(0.0, 14.0, BAR_SPACE, 14.0);
            let place = |side: usize| rows.cell(side, 2, row, SHOWN.len()).inside(34.0, 8.0, 4.0, 14.0);
            let radius = Axis::linear("distance (mm)", 0.0, section::extents(mesh).0, 4);
            let depth = Axis::linear("depth (mm)", 0.0, section::extents(mesh).1, 4);
            draw_strip(canvas, place(0), &along_radius, radius, &colors, sessions, last)?;
            draw_strip(canvas, place(1), &along_depth, depth, &colors, sessions, last)?;
            color_bar::draw(canvas, Frame { left: place(1).right + 8.0, ..place(1) }, &colors)?;
        }
        Ok(())
    })
}

/// The column of cells half way to the edge.
fn column_at(mesh: &Mesh) -> usize {
    let (radius, _) = section::extents(mesh);
    mesh.edges(0).partition_point(|&edge| edge <= DISTANCE * radius).saturating_sub(1).min(mesh.cells_along(0) - 1)
}

/// A quantity over time along one axis of the mesh.
fn strip(
    snapshots: &[Snapshot],
    quantity: Quantity,
    axis: usize,
    cell: impl Fn(usize) -> usize,
) -> Result<Field, FigureError> {
    let mesh = &snapshots[0].mesh;
    let mut values = Vec::with_capacity(snapshots.len());
    for snapshot in snapshots {
        let all = quantity.values(snapshot)?;
        values.push((0..mesh.cells_along(axis)).map(|place| all[cell(place)]).collect());
    }
    let times = snapshots.iter().map(|snapshot| snapshot.time).collect();
    Ok(Field { times, edges: mesh.edges(axis).to_vec(), values })
}

fn draw_strip(
    canvas: &Canvas,
    frame: Frame,
    field: &Field,
    y: Axis,
    colors: &Colors,
    sessions: &[f64],
    last: bool,
) -> Result<(), FigureError> {
    let (start, end) = extent(field.times.iter().copied());
    let time = Axis::days(if last { "time (d)" } else { "" }, start, end, 5);
    let panel = Panel::new(canvas, frame, time, y).downwards();
    field.draw(canvas, &panel, colors)?;
    panel.session_marks(sessions)?;
    panel.axes()
}
