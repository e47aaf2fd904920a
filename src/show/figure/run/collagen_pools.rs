//! Collagen of the dermis over time: all of it, the mature, the young, and the share of type III.

use super::super::FigureError;
use super::super::axis::Axis;
use super::super::canvas::points_of;
use super::super::directory::Directory;
use super::super::series::Series;
use super::super::sheet::{MARGIN, Picture, Sheet};
use super::super::style::TWO_COLUMNS;
use super::course::{Course, Courses, ENSEMBLE};

/// What one panel shows.
struct Plan {
    column: &'static str,
    heading: &'static str,
    unit: &'static str,
    /// From the unit of the table to that of the axis.
    factor: f64,
    /// Where healthy skin stands, if not at the first value.
    healthy: Option<f64>,
}

const PLANS: [Plan; 4] = [
    ratio("collagen.total", "all collagen"),
    ratio("collagen.mature", "mature collagen"),
    ratio("collagen.young", "young collagen"),
    Plan {
        column: "collagen.type3_share",
        heading: "type III of all collagen",
        unit: "%",
        factor: 100.0,
        healthy: None,
    },
];
const PANEL_HEIGHT: f64 = 110.0;

const fn ratio(column: &'static str, heading: &'static str) -> Plan {
    Plan { column, heading, unit: "healthy = 1", factor: 1.0, healthy: Some(1.0) }
}

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let table = directory.table("timeseries.csv")?;
    let course = |plan: &Plan| -> Result<Course, FigureError> {
        let series = Series::read(&table, plan.column)?.scaled(plan.factor);
        let healthy = plan.healthy.or(series.values.first().copied());
        let y = Axis::around("", series.all_values().chain(healthy), 4);
        Ok(Course { heading: plan.heading.to_owned(), remark: plan.unit.to_owned(), series, y, healthy })
    };
    let panels = PLANS.iter().map(course).collect::<Result<_, _>>()?;
    let time = table.numbers("time")?;
    let sessions = &directory.manifest.facts.session_days;
    let courses = Courses { columns: PLANS.len(), time: &time, sessions, panels, words: ENSEMBLE };
    let sheet = Sheet {
        title: "Collagen of the dermis over time".to_owned(),
        caption: format!(
            "Means over the dermis, relative to the same skin before the first session. Young and mature collagen are \
             different pools and are shown apart: new collagen is not yet the tissue that lasts. {}",
            if courses.banded() { "Bands: 5 to 95 % of the ensemble." } else { "No bands: the run had no ensemble." }
        ),
        note: "Every panel has its own scale, which need not begin at zero.".to_owned(),
        evidence: directory.evidence(&["collagen."]),
        width: TWO_COLUMNS,
        height: courses.height(PANEL_HEIGHT, points_of(TWO_COLUMNS) - 2.0 * MARGIN)?,
    };
    sheet.draw(|canvas, frame| courses.draw(canvas, frame))
}
