//! Collagen against the distance from a channel, at several depths and days: what happens between the channels.

use super::super::super::FigureError;
use super::super::super::axis::{Axis, compact, extent};
use super::super::super::canvas::{Align, Canvas, Lettering};
use super::super::super::directory::Directory;
use super::super::super::legend::{Legend, Sample};
use super::super::super::panel::{Frame, Panel};
use super::super::super::sheet::{Picture, Sheet};
use super::super::super::style::{GREY, LABEL_SIZE, LINE_WIDTH, Stroke, TICK_SIZE, TWO_COLUMNS};
use super::UNIT_CELL;
use super::files::FieldFiles;
use super::quantity::YOUNG;
use super::section;
use crate::run::record::paraview::{Mesh, Snapshot};

/// Days that are wished for, besides the end.
const DAYS: [f64; 4] = [7.0, 28.0, 90.0, 180.0];
/// Depths as shares of the way through the dermis.
const DEPTHS: [f64; 4] = [0.06, 0.25, 0.5, 0.8];
const HEALTHY: Stroke = Stroke { color: GREY, width: LINE_WIDTH, dash: Some((1.2, 1.6)) };

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let files = FieldFiles::open(directory, UNIT_CELL)?;
    let snapshots: Vec<Snapshot> =
        files.near(&DAYS).into_iter().map(|entry| files.load(entry, &[YOUNG.column])).collect::<Result<_, _>>()?;
    snapshots.iter().try_for_each(|snapshot| section::require_unit_cell(&snapshot.mesh))?;
    let y = collagen_axis(&snapshots)?;
    let sheet = Sheet {
        title: "Young collagen between the channels".to_owned(),
        caption: "Young collagen relative to healthy skin against the distance from the axis of a channel, at four depths. A \
                  curve ends half way to the neighbouring channel. One that is flat tells that the signals \
                  reach all tissue between the channels; one that falls, that they do not."
            .to_owned(),
        note: format!(
            "{} All panels have the same scale. Young is what was made lately: total collagen moves by parts of a percent.",
            section::size_note(&snapshots)
        ),
        evidence: directory.evidence(&["collagen.young"]),
        width: TWO_COLUMNS,
        height: 160.0,
    };
    let sessions = &directory.manifest.facts.session_days;
    sheet.draw(|canvas, frame| draw_panels(canvas, frame, &snapshots, sessions, &y))
}

fn collagen_axis(snapshots: &[Snapshot]) -> Result<Axis, FigureError> {
    let mut shown = vec![1.0];
    for snapshot in snapshots {
        shown.extend_from_slice(YOUNG.values(snapshot)?);
    }
    Ok(Axis::around(YOUNG.name, shown, 4))
}

fn draw_panels(
    canvas: &Canvas,
    frame: Frame,
    snapshots: &[Snapshot],
    sessions: &[f64],
    y: &Axis,
) -> Result<(), FigureError> {
    let mut legend = Legend::new(TICK_SIZE).entry(Sample::Line(HEALTHY), "healthy skin");
    for (number, snapshot) in snapshots.iter().enumerate() {
        let after = if sessions.contains(&snapshot.time) { ", just treated" } else { "" };
        legend = legend.entry(Sample::Line(Stroke::series(number)), format!("day {}{after}", compact(snapshot.time)));
    }
    legend.draw(canvas, frame.left + 36.0, frame.top, frame.width() - 36.0)?;
    let top = legend.height(frame.width() - 36.0)? + 18.0;
    let row = frame.inside(28.0, 0.0, 0.0, 0.0);
    for (number, share) in DEPTHS.into_iter().enumerate() {
        let place = row.cell(number, DEPTHS.len(), 0, 1).inside(12.0, top, 6.0, 26.0);
        let axis = if number == 0 { y.clone() } else { y.clone().bare() };
        draw_panel(canvas, place, snapshots, share, axis)?;
    }
    let below = (0.5 * (row.left + row.right), frame.bottom - 5.0);
    canvas.text("distance from the axis of the channel (mm)", below, Lettering::new(LABEL_SIZE, Align::Middle))
}

fn draw_panel(canvas: &Canvas, frame: Frame, snapshots: &[Snapshot], share: f64, y: Axis) -> Result<(), FigureError> {
    let mesh = section::widest(snapshots);
    let (radius, _) = section::extents(mesh);
    let panel = Panel::new(canvas, frame, Axis::linear("", 0.0, radius, 3), y);
    panel.horizontal_line(1.0, HEALTHY)?;
    for (number, snapshot) in snapshots.iter().enumerate() {
        let (mesh, layer) = (&snapshot.mesh, layer_at(&snapshot.mesh, share));
        let values = YOUNG.values(snapshot)?;
        let columns = 0..mesh.cells_along(0);
        let distance: Vec<f64> = columns.clone().map(|column| mesh.centre(0, column)).collect();
        let collagen: Vec<f64> = columns.map(|column| values[mesh.cell([column, 0, layer])]).collect();
        panel.line(&distance, &collagen, Stroke::series(number))?;
    }
    panel.heading(&format!("{} mm deep", compact(mesh.centre(2, layer_at(mesh, share)))))?;
    panel.axes()
}

/// The layer of cells at this share of the way down.
pub fn layer_at(mesh: &Mesh, share: f64) -> usize {
    let edges = mesh.edges(2);
    let (top, bottom) = extent(edges.iter().copied());
    let depth = top + share * (bottom - top);
    edges.partition_point(|&edge| edge <= depth).saturating_sub(1).min(mesh.cells_along(2) - 1)
}
