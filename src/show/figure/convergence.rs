//! How errors fall with the width of the mesh and the length of the steps, against lines of order 2.

use std::path::Path;

use super::FigureError;
use super::axis::{Axis, extent};
use super::canvas::Canvas;
use super::gallery::{FigureFile, write};
use super::legend::{Legend, Sample};
use super::panel::{Frame, Panel};
use super::sheet::{Picture, Sheet};
use super::style::{GREY, LINE_WIDTH, Stroke, TICK_SIZE, TWO_COLUMNS};
use crate::verify::{Check, Convergence};

const SECOND_ORDER: Stroke = Stroke { color: GREY, width: LINE_WIDTH, dash: Some((1.2, 1.6)) };
const LEGEND_HEIGHT: f64 = 26.0;
const ROW_HEIGHT: f64 = 130.0;
/// The line of order 2 over the smallest error.
const BELOW: f64 = 0.5;

/// Draws all convergence that checks have looked at into `folder`, as SVG and PNG.
///
/// # Errors
/// If a file cannot be written.
pub fn draw_convergence(checks: &[Check], folder: &Path) -> Result<FigureFile, FigureError> {
    let convergences: Vec<&Convergence> = checks.iter().filter_map(|check| check.convergence.as_ref()).collect();
    write(folder, "convergence", draw(&convergences))
}

/// Each once, in the order of their first appearance.
fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut found = Vec::new();
    for name in names {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

fn draw(convergences: &[&Convergence]) -> Result<Picture, FigureError> {
    let rows = distinct(convergences.iter().map(|convergence| convergence.what));
    let sheet = Sheet {
        title: "Errors fall with the square of mesh and step, or faster".to_owned(),
        caption: "Root mean square error of manufactured solutions against the width of the mesh and the length of the steps, a \
                  panel for each class of terms. Dotted: order 2."
            .to_owned(),
        note: "Relative to the amplitude of the solution; of several variables the worst. Both axes are logarithmic.".to_owned(),
        evidence: "exact solutions".to_owned(),
        width: TWO_COLUMNS,
        height: LEGEND_HEIGHT + ROW_HEIGHT * rows.len() as f64,
    };
    sheet.draw(|canvas, frame| body(canvas, frame, convergences, &rows))
}

fn body(canvas: &Canvas, frame: Frame, convergences: &[&Convergence], rows: &[&str]) -> Result<(), FigureError> {
    let places = distinct(convergences.iter().map(|convergence| convergence.place));
    let mut legend = Legend::new(TICK_SIZE);
    for (index, place) in places.iter().enumerate() {
        legend = legend.entry(Sample::Line(Stroke::series(index)), *place);
    }
    legend.entry(Sample::Line(SECOND_ORDER), "order 2").draw(canvas, frame.left, frame.top, frame.width())?;
    let below = Frame { top: frame.top + LEGEND_HEIGHT, ..frame };
    for (row, what) in rows.iter().enumerate() {
        let of_row: Vec<&Convergence> = convergences.iter().copied().filter(|one| one.what == *what).collect();
        let problems = distinct(of_row.iter().map(|convergence| convergence.problem));
        for (column, problem) in problems.iter().enumerate() {
            let cell = below.cell(column, problems.len(), row, rows.len());
            let shown: Vec<&Convergence> = of_row.iter().copied().filter(|one| one.problem == *problem).collect();
            let y = if column == 0 { "error" } else { "" };
            let axes = [
                axis(what, of_row.iter().flat_map(|one| &one.sizes)),
                axis(y, of_row.iter().flat_map(|one| &one.errors)),
            ];
            let panel = panel(canvas, cell, axes, &shown, &places)?;
            panel.heading(problem)?;
        }
    }
    Ok(())
}

fn axis<'a>(label: &str, values: impl Iterator<Item = &'a f64>) -> Axis {
    Axis::logarithmic(label, values.copied(), i32::MAX)
}

fn panel<'a, 'b>(
    canvas: &'a Canvas<'b>,
    cell: Frame,
    [x, y]: [Axis; 2],
    shown: &[&Convergence],
    places: &[&str],
) -> Result<Panel<'a, 'b>, FigureError> {
    let panel = Panel::new(canvas, cell.inside(34.0, 16.0, 6.0, 26.0), x, y);
    for convergence in shown {
        let Convergence { sizes, errors, .. } = convergence;
        let stroke = Stroke::series(places.iter().position(|place| *place == convergence.place).unwrap_or(0));
        panel.line(sizes, errors, stroke)?;
        for values in sizes.iter().copied().zip(errors.iter().copied()) {
            if let Some(centre) = panel.point(values) {
                canvas.disc(centre, 1.5, stroke.color, 1.0)?;
            }
        }
    }
    let (x, y) = guide(shown);
    panel.line(&x, &y, SECOND_ORDER)?;
    panel.axes()?;
    Ok(panel)
}

/// A line of order 2 under all others, from the smallest size to the largest.
fn guide(shown: &[&Convergence]) -> ([f64; 2], [f64; 2]) {
    let (small, large) = extent(shown.iter().flat_map(|one| one.sizes.iter().copied()));
    let (lowest, _) = extent(shown.iter().flat_map(|one| one.errors.iter().copied()));
    let ratio = large / small;
    ([small, large], [BELOW * lowest, BELOW * lowest * ratio * ratio])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guide_has_order_two() {
        let one = Convergence { what: "", problem: "", place: "", sizes: vec![0.1, 0.05], errors: vec![8e-2, 1e-2] };
        assert_eq!(guide(&[&one]), ([0.05, 0.1], [5e-3, 2e-2]));
    }

    #[test]
    fn every_problem_has_a_panel_in_the_row_of_what_is_refined() {
        let convergence = |what: &'static str, problem: &'static str, place: &'static str| Convergence {
            what,
            problem,
            place,
            sizes: vec![0.1, 0.05, 0.025],
            errors: vec![1e-2, 2.5e-3, 6e-4],
        };
        let found = [
            convergence("mesh width (mm)", "diffusion", "on a line"),
            convergence("mesh width (mm)", "diffusion", "on a disc"),
            convergence("step (d)", "coupling", "on a line"),
        ];
        let svg = draw(&found.iter().collect::<Vec<_>>()).unwrap().svg;
        for text in ["diffusion", "coupling", "on a line", "on a disc", "mesh width (mm)", "step (d)", "order 2"] {
            assert_eq!(svg.matches(&format!(">\n{text}\n<")).count(), 1, "{text}");
        }
    }
}
