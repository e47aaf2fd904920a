//! Collagen of the dermis over time: all of it, the young, the mature, and the share of type III.

use super::super::FigureError;
use super::super::axis::{Axis, extent};
use super::super::canvas::Canvas;
use super::super::directory::Directory;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::series::Series;
use super::super::sheet::{Picture, Sheet};
use super::super::style::{AXIS_WIDTH, GREY, Stroke, TICK_SIZE, TWO_COLUMNS};

const HEALTHY: Stroke = Stroke { color: GREY, width: AXIS_WIDTH, dash: Some((2.0, 1.5)) };

/// Heading, label of the axis, columns with their names, factor to the unit of the axis.
type Plan = (&'static str, &'static str, &'static [(&'static str, &'static str)], f64);

const PANELS: [Plan; 3] = [
    ("a  total and mature", "collagen (healthy = 1)", &[("collagen.total", "total"), ("collagen.mature", "mature")], 1.0),
    ("b  young", "young collagen (healthy = 1)", &[("collagen.young", "young")], 1.0),
    ("c  type III", "share of type III (%)", &[("collagen.type3_share", "type III of all")], 100.0),
];

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let table = directory.table("timeseries.csv")?;
    let panels = PANELS.map(|(_, _, columns, factor)| {
        columns.iter().map(|(column, _)| Ok(Series::read(&table, column)?.scaled(factor))).collect::<Result<Vec<_>, _>>()
    });
    let panels = panels.into_iter().collect::<Result<Vec<Vec<Series>>, FigureError>>()?;
    let time = table.numbers("time")?;
    let banded = panels.iter().flatten().any(|series| series.band.is_some());
    let sheet = Sheet {
        title: "Collagen of the dermis over time".to_owned(),
        caption: format!(
            "Means over the dermis, relative to the same skin before the first session (dashed grey: no change). Young and \
             mature collagen are different pools and are never added into one visible score. {}",
            if banded { "Bands: 5 to 95 % of the ensemble." } else { "No bands: the run had no ensemble." }
        ),
        evidence: directory.evidence(&["collagen."]),
        width: TWO_COLUMNS,
        height: 165.0,
    };
    sheet.draw(|canvas, frame| body(canvas, frame, &time, &panels, &directory.manifest.session_days))
}

fn body(
    canvas: &Canvas,
    frame: Frame,
    time: &[f64],
    panels: &[Vec<Series>],
    sessions: &[f64],
) -> Result<(), FigureError> {
    let (start, end) = extent(time.iter().copied());
    for (index, (series, (heading, label, columns, factor))) in panels.iter().zip(PANELS).enumerate() {
        let cell = frame.cell(index, panels.len(), 0, 1);
        let mut legend = Legend::new(TICK_SIZE);
        for (line, (_, name)) in columns.iter().enumerate() {
            legend = legend.entry(Sample::Line(Stroke::series(line)), *name);
        }
        legend = legend.entry(Sample::Session, "session");
        let reference = if factor == 1.0 { 1.0 } else { f64::NAN };
        let values = series.iter().flat_map(Series::all_values).chain([reference]);
        let x = Axis::days("time (d)", start, end, 4);
        let panel = Panel::new(canvas, cell.inside(38.0, 34.0, 10.0, 26.0), x, Axis::around(label, values, 4));
        panel.session_marks(sessions)?;
        panel.horizontal_line(reference, HEALTHY)?;
        for (line, one) in series.iter().enumerate() {
            one.draw(&panel, time, Stroke::series(line))?;
        }
        panel.axes()?;
        legend.draw(canvas, panel.frame.left, cell.top + 13.0, panel.frame.width() + 10.0)?;
        canvas.text(
            heading,
            (panel.frame.left, cell.top + 6.0),
            super::super::canvas::Lettering::new(super::super::style::LABEL_SIZE, super::super::canvas::Align::Left),
        )?;
    }
    Ok(())
}
