//! Every output over the first varied value; the second tells the curves apart.

use super::super::FigureError;
use super::super::canvas::{Align, Canvas, Lettering};
use super::super::directory::Directory;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::sheet::{Picture, Sheet};
use super::super::style::{INK, LABEL_SIZE, Stroke, TICK_SIZE};
use super::multiples::{Multiples, Room};
use super::samples::Samples;
use super::scale;
use super::view::View;
use crate::run::record::Column;

/// Outputs that fit a page.
const MOST: usize = 12;
const PANEL_HEIGHT: f64 = 105.0;
/// Height of the label that all panels share.
const LABEL: f64 = 11.0;
const FAILED: Stroke = Stroke::solid(INK, 0.9);

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let samples = Samples::read(directory)?;
    let view = View::new(&samples)?;
    let shown = samples.outputs.len().min(MOST);
    let multiples = Multiples::new(shown, 3);
    let mut room = Room { left: 34.0, above: 24.0, right: 8.0, below: 0.0 };
    let width = multiples.panel_width(room);
    room.below = Panel::room_below(&scale::along(view.across, width), width)?;
    let legend = legend(&view);
    let legend_height = legend.height(multiples.body_width())?;
    let sheet = Sheet {
        title: format!("Outputs over {}", view.across.path),
        caption: caption(&view),
        note: format!(
            "Every panel has its own scale.{}{}{}",
            view.curves_note(),
            view.fixed_note(),
            samples.left_out(shown)
        ),
        evidence: samples.evidence(shown),
        width: multiples.width(),
        height: legend_height + multiples.height(room, PANEL_HEIGHT) + LABEL,
    };
    sheet.draw(|canvas, frame| {
        legend.draw(canvas, frame.left, frame.top, frame.width())?;
        let rows = frame.inside(0.0, legend_height, 0.0, LABEL);
        for (index, output) in samples.outputs.iter().take(shown).enumerate() {
            draw_panel(canvas, multiples.panel(rows, index, room), &view, output)?;
        }
        let place = (0.5 * (frame.left + frame.right), frame.bottom - 0.5 * LABEL);
        let look = Lettering::new(LABEL_SIZE, Align::Middle);
        canvas.text(&view.across.label, place, look)
    })
}

fn caption(view: &View) -> String {
    let curves = view.by.map_or_else(String::new, |by| format!(" One curve for each level of {}.", by.path));
    format!(
        "One panel for each output, over {}.{curves} Marks are samples; the lines between them only guide the eye.",
        view.across.path
    )
}

fn legend(view: &View) -> Legend {
    let mut legend = Legend::new(TICK_SIZE);
    if let Some(by) = view.by {
        legend = legend.entry(Sample::None, format!("{}:", by.label));
        for (place, &row) in view.curves().iter().enumerate() {
            let stroke = Stroke::series(place);
            legend = legend.entry(Sample::Line(stroke), by.levels[row].as_str());
        }
    }
    if view.any_failed() {
        legend = legend.entry(Sample::Cross(FAILED), "sample failed");
    }
    legend
}

fn draw_panel(canvas: &Canvas, frame: Frame, view: &View, output: &Column) -> Result<(), FigureError> {
    let rows = view.curves();
    let curves: Vec<Vec<f64>> = rows.iter().map(|&row| view.values(output, row)).collect();
    let y = scale::output(output, &curves.concat());
    let heading = y.label.clone();
    let x = scale::along(view.across, frame.width());
    let panel = Panel::new(canvas, frame, x, y.unlabelled());
    let positions = scale::positions(view.across);
    let mut failures = vec![0; positions.len()];
    for (place, (values, &row)) in curves.iter().zip(&rows).enumerate() {
        let stroke = Stroke::series(place);
        if view.across.is_ordered() {
            panel.line(&positions, values, stroke)?;
        }
        // The first are largest, so that marks on the same spot all show.
        let radius = 1.3 + 0.4 * (rows.len() - 1 - place) as f64;
        for (column, (&position, &value)) in positions.iter().zip(values).enumerate() {
            if let Some(center) = panel.point((position, value)) {
                canvas.disc(center, radius, stroke.color, 1.0)?;
            }
            if view.failed(row, column) {
                mark_failure(canvas, &panel, position, failures[column], stroke)?;
                failures[column] += 1;
            }
        }
    }
    panel.heading(&heading)?;
    panel.axes()
}

/// A cross on the lower axis, above those that stand there already.
fn mark_failure(
    canvas: &Canvas,
    panel: &Panel,
    position: f64,
    below: usize,
    stroke: Stroke,
) -> Result<(), FigureError> {
    match panel.point((position, panel.y.low)) {
        Some((across, axis)) => {
            let center = (across, axis - 5.0 * below as f64);
            canvas.cross(center, 2.0, Stroke::solid(stroke.color, FAILED.width))
        }
        None => Ok(()),
    }
}
