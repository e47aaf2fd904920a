//! Every output as a field of colours over the first two varied values.

use super::super::FigureError;
use super::super::canvas::{Align, Canvas, Lettering};
use super::super::color_bar::{self, Colors, OVERLAP};
use super::super::directory::Directory;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::sheet::{Picture, Sheet};
use super::super::style::{GREY, INK, LABEL_SIZE, PALE, Stroke, TICK_SIZE};
use super::multiples::{Multiples, Room};
use super::samples::{Input, Samples};
use super::scale;
use super::view::View;
use crate::run::record::Column;

/// Outputs that fit a page.
const MOST: usize = 8;
/// Levels of either value from which a map tells more than curves.
const FEWEST_LEVELS: usize = 3;
const PANEL_HEIGHT: f64 = 120.0;
/// Height or width of a label that all panels share.
const LABEL: f64 = 11.0;
const FAILED: Stroke = Stroke::solid(INK, 0.9);

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let samples = Samples::read(directory)?;
    let view = View::new(&samples)?;
    let by = view.by.filter(|by| by.levels.len().min(view.across.levels.len()) >= FEWEST_LEVELS).ok_or_else(|| {
        FigureError::NothingToDraw(format!("a map needs two varied values with at least {FEWEST_LEVELS} levels each"))
    })?;
    let shown = samples.outputs.len().min(MOST);
    let multiples = Multiples::new(shown, 2);
    let mut room =
        Room { left: LABEL + Panel::room_left(&scale::steps(by, PANEL_HEIGHT))?, above: 24.0, right: 44.0, below: 0.0 };
    let width = multiples.panel_width(room);
    room.below = Panel::room_below(&scale::steps(view.across, width), width)?;
    let legend = legend(&view);
    let legend_height = legend.height(multiples.body_width())?;
    let sheet = Sheet {
        title: format!("Outputs over {} and {}", view.across.path, by.path),
        caption: "One map for each output, each with its own scale of colours. Every cell is one sample.".to_owned(),
        note: format!(
            "All cells are equally large, whatever the distance between the levels.{}{}",
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
            draw_map(canvas, multiples.panel(rows, index, room), &view, by, output)?;
        }
        shared_labels(canvas, frame, rows, &view.across.label, &by.label)
    })
}

fn legend(view: &View) -> Legend {
    let legend = Legend::new(TICK_SIZE);
    if view.any_failed() {
        return legend.entry(Sample::Cross(FAILED), "sample failed");
    }
    legend
}

fn shared_labels(canvas: &Canvas, frame: Frame, rows: Frame, across: &str, by: &str) -> Result<(), FigureError> {
    let look = Lettering::new(LABEL_SIZE, Align::Middle);
    let below = (0.5 * (frame.left + frame.right), frame.bottom - 0.5 * LABEL);
    canvas.text(across, below, look)?;
    let beside = (frame.left + 0.5 * LABEL, 0.5 * (rows.top + rows.bottom));
    canvas.text(by, beside, Lettering { upright: true, ..look })
}

fn draw_map(canvas: &Canvas, frame: Frame, view: &View, by: &Input, output: &Column) -> Result<(), FigureError> {
    let x = scale::steps(view.across, frame.width());
    let y = scale::steps(by, frame.height());
    let values: Vec<Vec<f64>> = (0..by.levels.len()).map(|row| view.values(output, row)).collect();
    let axis = scale::output(output, &values.concat());
    let colors = Colors::sequential(axis.clone().unlabelled());
    let panel = Panel::new(canvas, frame, x, y);
    for (row, values) in values.iter().enumerate() {
        for (column, &value) in values.iter().enumerate() {
            let (across, along) = (column as f64, row as f64);
            let (Some(from), Some(to)) =
                (panel.point((across - 0.5, along + 0.5)), panel.point((across + 0.5, along - 0.5)))
            else {
                continue;
            };
            let to = ((to.0 + OVERLAP).min(frame.right), (to.1 + OVERLAP).min(frame.bottom));
            let color = match (value.is_finite(), view.computed(row, column)) {
                (true, _) => colors.of(value),
                (false, true) => PALE,
                (false, false) => continue,
            };
            canvas.rectangle(from, to, color, 1.0)?;
            if view.failed(row, column) {
                let center = (0.5 * (from.0 + to.0), 0.5 * (from.1 + to.1));
                canvas.cross(center, 2.5, Stroke::solid(GREY, FAILED.width))?;
            }
        }
    }
    panel.heading(&axis.label)?;
    panel.axes()?;
    let bar = Frame { left: frame.right + 6.0, ..frame };
    color_bar::draw(canvas, bar, &colors)
}
