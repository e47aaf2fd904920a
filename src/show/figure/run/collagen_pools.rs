//! Collagen of the dermis over time: all of it, the young, the mature, and the share of type III.

use super::super::FigureError;
use super::super::axis::{Axis, extent};
use super::super::canvas::Canvas;
use super::super::directory::Directory;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::series::{BAND_OPACITY, Series};
use super::super::sheet::{Picture, Sheet};
use super::super::style::{AXIS_WIDTH, BLUE, GREY, Stroke, TICK_SIZE, TWO_COLUMNS};

const HEALTHY: Stroke = Stroke { color: GREY, width: AXIS_WIDTH, dash: Some((2.0, 1.5)) };

/// What one panel shows.
struct Plan {
    label: &'static str,
    /// Columns and their names.
    columns: &'static [(&'static str, &'static str)],
    /// From the unit of the table to that of the axis.
    factor: f64,
    /// Where healthy skin stands, if not at the first value.
    healthy: f64,
}

const PLANS: [Plan; 3] = [
    Plan {
        label: "collagen (healthy = 1)",
        columns: &[("collagen.total", "total"), ("collagen.mature", "mature")],
        factor: 1.0,
        healthy: 1.0,
    },
    Plan { label: "young collagen (healthy = 1)", columns: &[("collagen.young", "young")], factor: 1.0, healthy: 1.0 },
    Plan {
        label: "share of type III (%)",
        columns: &[("collagen.type3_share", "type III of all collagen")],
        factor: 100.0,
        healthy: f64::NAN,
    },
];

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let table = directory.table("timeseries.csv")?;
    let read = |plan: &Plan| -> Result<Vec<Series>, FigureError> {
        plan.columns.iter().map(|(column, _)| Ok(Series::read(&table, column)?.scaled(plan.factor))).collect()
    };
    let panels = PLANS.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let time = table.numbers("time")?;
    let banded = panels.iter().flatten().any(|series| series.band.is_some());
    let sheet = Sheet {
        title: "Collagen of the dermis over time".to_owned(),
        caption: format!(
            "Means over the dermis, relative to the same skin before the first session. Young and mature collagen are \
             different pools and are shown apart: new collagen is not yet the tissue that lasts. {}",
            if banded { "Bands: 5 to 95 % of the ensemble." } else { "No bands: the run had no ensemble." }
        ),
        note: String::new(),
        evidence: directory.evidence(&["collagen."]),
        width: TWO_COLUMNS,
        height: 170.0,
    };
    sheet.draw(|canvas, frame| {
        shared_legend(banded).draw(canvas, frame.left + 36.0, frame.top, frame.width() - 36.0)?;
        let panels = panels.iter().zip(&PLANS).enumerate();
        panels.into_iter().try_for_each(|(index, (series, plan))| {
            let cell = frame.cell(index, PLANS.len(), 0, 1);
            draw_panel(canvas, cell, plan, &time, series, &directory.manifest.facts.session_days)
        })
    })
}

fn shared_legend(banded: bool) -> Legend {
    let legend = Legend::new(TICK_SIZE).entry(Sample::Session, "session").entry(Sample::Line(HEALTHY), "healthy skin");
    if banded {
        return legend.entry(Sample::Patch(BLUE, BAND_OPACITY), "5 to 95 % of the ensemble");
    }
    legend
}

fn draw_panel(
    canvas: &Canvas,
    cell: Frame,
    plan: &Plan,
    time: &[f64],
    series: &[Series],
    sessions: &[f64],
) -> Result<(), FigureError> {
    let healthy =
        if plan.healthy.is_nan() { series[0].values.first().copied().unwrap_or(f64::NAN) } else { plan.healthy };
    let values = series.iter().flat_map(Series::all_values).chain([healthy]);
    let (start, end) = extent(time.iter().copied());
    let x = Axis::days("time (d)", start, end, 4);
    let panel = Panel::new(canvas, cell.inside(36.0, 35.0, 10.0, 24.0), x, Axis::around(plan.label, values, 4));
    panel.session_marks(sessions)?;
    panel.horizontal_line(healthy, HEALTHY)?;
    for (index, one) in series.iter().enumerate() {
        one.draw_band(&panel, time, Stroke::series(index))?;
    }
    let mut legend = Legend::new(TICK_SIZE);
    for (index, (one, (_, name))) in series.iter().zip(plan.columns).enumerate() {
        panel.line(time, &one.values, Stroke::series(index))?;
        legend = legend.entry(Sample::Line(Stroke::series(index)), *name);
    }
    legend.draw(canvas, panel.frame.left, cell.top + 15.0, panel.frame.width() + 10.0)?;
    panel.axes()
}
