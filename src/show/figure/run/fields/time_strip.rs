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
use super::quantity::{COLOR_NOTE, Quantity, TGF_BETA1, YOUNG};
use super::section;
use crate::run::record::paraview::{Mesh, Snapshot};

const SHOWN: [Quantity; 2] = [YOUNG, TGF_BETA1];
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
    snapshots.iter().try_for_each(|snapshot| section::require_unit_cell(&snapshot.mesh))?;
    let mesh = section::widest(&snapshots);
    let (depth, distance) = (mesh.centre(2, layer_at(mesh, DEPTH)), mesh.centre(0, column_at(mesh)));
    let sheet = Sheet {
        title: "Young collagen and TGF-β1 around one channel over time".to_owned(),
        caption: format!(
            "Left: over the distance from the axis of the channel, {} mm under the skin surface. Right: over the depth, {} mm \
             from the axis, half way to the edge of the tissue that belongs to the channel. Above: young collagen relative to \
             healthy skin; below: the signal that asks for it.",
            compact(depth),
            compact(distance)
        ),
        note: format!("Linear between the written times. {} {COLOR_NOTE}", section::size_note(&snapshots)),
        evidence: directory.evidence(&["collagen.young"]),
        width: TWO_COLUMNS,
        height: 14.0 + SHOWN.len() as f64 * ROW + 14.0,
    };
    let sessions = &directory.manifest.facts.session_days;
    sheet.draw(|canvas, frame| {
        Legend::new(TICK_SIZE).entry(Sample::Session, "session").draw(canvas, frame.left + 34.0, frame.top, 100.0)?;
        for (row, quantity) in SHOWN.into_iter().enumerate() {
            let colors = quantity.colors(&snapshots)?;
            let along_radius = strip(&snapshots, quantity, mesh.edges(0), |place| [place, depth])?;
            let along_depth = strip(&snapshots, quantity, mesh.edges(2), |place| [distance, place])?;
            let last = row + 1 == SHOWN.len();
            let rows = frame.inside(0.0, 14.0, BAR_SPACE, 14.0);
            let place = |side: usize| rows.cell(side, 2, row, SHOWN.len()).inside(34.0, 8.0, 4.0, 14.0);
            let (radius, bottom) = section::extents(mesh);
            let [outward, downward] = [("distance (mm)", radius), ("depth (mm)", bottom)]
                .map(|(label, end)| Axis::linear(label, 0.0, end, 4));
            draw_strip(canvas, place(0), &along_radius, outward, &colors, sessions, last)?;
            draw_strip(canvas, place(1), &along_depth, downward, &colors, sessions, last)?;
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

/// A quantity over time between these edges; `point` tells distance and depth of a place between them.
fn strip(
    snapshots: &[Snapshot],
    quantity: Quantity,
    edges: &[f64],
    point: impl Fn(f64) -> [f64; 2],
) -> Result<Field, FigureError> {
    let mut values = Vec::with_capacity(snapshots.len());
    for snapshot in snapshots {
        let (mesh, all) = (&snapshot.mesh, quantity.values(snapshot)?);
        let value = |ends: &[f64]| {
            let [distance, depth] = point(0.5 * (ends[0] + ends[1]));
            match (cell_at(mesh, 0, distance), cell_at(mesh, 2, depth)) {
                (Some(column), Some(layer)) => all[mesh.cell([column, 0, layer])],
                _ => f64::NAN,
            }
        };
        values.push(edges.windows(2).map(value).collect());
    }
    let times = snapshots.iter().map(|snapshot| snapshot.time).collect();
    Ok(Field { times, edges: edges.to_vec(), values })
}

/// The cell at a place along an axis; `None` outside of the mesh.
fn cell_at(mesh: &Mesh, axis: usize, place: f64) -> Option<usize> {
    mesh.edges(axis).partition_point(|&edge| edge <= place).checked_sub(1).filter(|cell| *cell < mesh.cells_along(axis))
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
