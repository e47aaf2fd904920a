//! Collagen in a patch of skin at the end: two horizontal maps with the holes, and an upright section.

use super::super::super::axis::{Axis, compact, extent};
use super::super::super::canvas::Canvas;
use super::super::super::color_bar::{self, Colors};
use super::super::super::directory::Directory;
use super::super::super::legend::{Legend, Sample};
use super::super::super::mosaic::{COARSE, Mosaic};
use super::super::super::panel::{Frame, Panel};
use super::super::super::sheet::{Picture, Sheet};
use super::super::super::style::{AXIS_WIDTH, INK, Stroke, TICK_SIZE, TWO_COLUMNS};
use super::super::super::{FigureError, Table};
use super::PATCH;
use super::between::layer_at;
use super::files::FieldFiles;
use super::quantity::{COLOR_NOTE, GAIN};
use crate::run::record::paraview::{Mesh, Snapshot};

/// Depths of the maps as shares of the way through the dermis: papillary, and in the middle.
const DEPTHS: [(f64, &str); 2] = [(0.06, "papillary dermis"), (0.5, "mid-dermis")];
const HOLE: Stroke = Stroke::solid(INK, AXIS_WIDTH);
/// Least radius of a ring, points.
const READABLE: f64 = 0.9;
const BAR_SPACE: f64 = 52.0;
const LEFT: f64 = 30.0;
const MAP: f64 = 186.0;
const SECTION: f64 = 100.0;

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let files = FieldFiles::open(directory, PATCH)?;
    let snapshot = files.load(files.entries.len() - 1, &[GAIN.column])?;
    let mesh = &snapshot.mesh;
    if mesh.is_radial() || (0..3).any(|axis| mesh.edges(axis).len() < 2) {
        return Err(FigureError::NothingToDraw("the fields of the patch do not have three dimensions".to_owned()));
    }
    let holes = Holes::read(&directory.table("punctures.csv")?)?;
    let sheet = Sheet {
        title: format!("Collagen in a patch of skin on day {}", compact(snapshot.time)),
        caption: "Total collagen relative to healthy skin. Above: seen from above at two depths, with the holes of all sessions \
                  that reach that depth. Below: upright section along the dashed line."
            .to_owned(),
        note: format!("{COLOR_NOTE} Rings have the width of the hole at the surface, or the smallest that can be seen."),
        evidence: directory.evidence(&["collagen.total", "puncture.depth"]),
        width: TWO_COLUMNS,
        height: 28.0 + MAP + 48.0 + SECTION + 26.0,
    };
    sheet.draw(|canvas, frame| body(canvas, frame, &snapshot, &holes))
}

/// What `punctures.csv` tells of all holes; lengths in mm.
struct Holes {
    x: Vec<f64>,
    y: Vec<f64>,
    depth: Vec<f64>,
    radius: Vec<f64>,
}

impl Holes {
    fn read(table: &Table) -> Result<Holes, FigureError> {
        let diameter = table.numbers("surface_diameter")?;
        Ok(Holes {
            x: table.numbers("x")?,
            y: table.numbers("y")?,
            depth: table.numbers("depth")?,
            radius: diameter.iter().map(|micrometres| 0.5e-3 * micrometres).collect(),
        })
    }
}

fn body(canvas: &Canvas, frame: Frame, snapshot: &Snapshot, holes: &Holes) -> Result<(), FigureError> {
    let mesh = &snapshot.mesh;
    let colors = GAIN.colors(std::slice::from_ref(snapshot))?;
    let legend = Legend::new(TICK_SIZE).entry(Sample::Ring(HOLE), "hole of any session");
    legend.draw(canvas, frame.left + LEFT, frame.top, frame.width())?;
    let top = frame.top + 28.0;
    let maps = Frame { left: frame.left + LEFT, top, right: frame.right - BAR_SPACE, bottom: top + MAP };
    for (number, (share, name)) in DEPTHS.into_iter().enumerate() {
        let cell = maps.cell(number, DEPTHS.len(), 0, 1);
        let place = Frame { right: cell.left + MAP.min(cell.width() - 12.0), ..cell };
        let mut panel = draw_map(canvas, place, snapshot, layer_at(mesh, share), &colors)?;
        if number > 0 {
            panel.y = panel.y.clone().bare();
        }
        draw_holes(canvas, &panel, mesh.centre(2, layer_at(mesh, share)), holes)?;
        panel.horizontal_line(mesh.centre(1, middle_row(mesh)), Stroke { dash: Some((3.0, 2.0)), ..HOLE })?;
        panel.heading(&format!("{name}, {} mm deep", compact(mesh.centre(2, layer_at(mesh, share)))))?;
        panel.axes()?;
    }
    let upright = Frame { top: maps.bottom + 44.0, bottom: maps.bottom + 44.0 + SECTION, ..maps };
    draw_section(canvas, Frame { right: upright.right - 12.0, ..upright }, snapshot, &colors)?;
    color_bar::draw(canvas, Frame { left: maps.right, ..maps }, &colors)
}

/// The row of cells in the middle.
fn middle_row(mesh: &Mesh) -> usize {
    mesh.cells_along(1) / 2
}

fn span(mesh: &Mesh, axis: usize, label: &str) -> Axis {
    let (low, high) = extent(mesh.edges(axis).iter().copied());
    Axis::linear(label, low, high, 4)
}

/// The layer seen from above.
fn draw_map<'a, 'b>(
    canvas: &'a Canvas<'b>,
    frame: Frame,
    snapshot: &Snapshot,
    layer: usize,
    colors: &Colors,
) -> Result<Panel<'a, 'b>, FigureError> {
    let mesh = &snapshot.mesh;
    let values = GAIN.values(snapshot)?;
    let panel = Panel::new(canvas, frame, span(mesh, 0, "x (mm)"), span(mesh, 1, "y (mm)"));
    let value = |column: usize, row: usize| values[mesh.cell([column, row, layer])];
    let mosaic = Mosaic { across: mesh.edges(0), along: mesh.edges(1), value: &value, mirrored: false, patch: COARSE };
    mosaic.draw(canvas, &panel, colors)?;
    Ok(panel)
}

fn draw_holes(canvas: &Canvas, panel: &Panel, depth: f64, holes: &Holes) -> Result<(), FigureError> {
    let points_per_millimetre = panel.frame.width() / (panel.x.high - panel.x.low);
    for hole in (0..holes.x.len()).filter(|&hole| holes.depth[hole] >= depth) {
        if let Some(center) = panel.point((holes.x[hole], holes.y[hole])) {
            canvas.ring(center, (holes.radius[hole] * points_per_millimetre).max(READABLE), HOLE)?;
        }
    }
    Ok(())
}

fn draw_section(canvas: &Canvas, frame: Frame, snapshot: &Snapshot, colors: &Colors) -> Result<(), FigureError> {
    let mesh = &snapshot.mesh;
    let values = GAIN.values(snapshot)?;
    let row = middle_row(mesh);
    let (_, deepest) = extent(mesh.edges(2).iter().copied());
    let panel = Panel::new(canvas, frame, span(mesh, 0, "x (mm)"), Axis::linear("depth (mm)", 0.0, deepest, 4));
    let panel = panel.downwards();
    let value = |column: usize, layer: usize| values[mesh.cell([column, row, layer])];
    Mosaic { across: mesh.edges(0), along: mesh.edges(2), value: &value, mirrored: false, patch: COARSE }
        .draw(canvas, &panel, colors)?;
    panel.heading(&format!("section at y = {} mm", compact(mesh.centre(1, row))))?;
    panel.axes()
}
