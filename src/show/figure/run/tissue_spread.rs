//! How the tissue differs from place to place, over time.

use super::super::FigureError;
use super::super::axis::Axis;
use super::super::canvas::points_of;
use super::super::directory::Directory;
use super::super::series::Series;
use super::super::sheet::{MARGIN, Picture, Sheet};
use super::super::style::TWO_COLUMNS;
use super::course::{Course, Courses};

/// Column, heading, healthy skin.
const SHOWN: [(&str, &str, Option<f64>); 6] = [
    ("collagen.total", "all collagen", Some(1.0)),
    ("collagen.young", "young collagen", Some(1.0)),
    ("collagen.mature", "mature collagen", Some(1.0)),
    ("tropoelastin.ratio", "tropoelastin", Some(1.0)),
    ("fibroblasts", "fibroblasts", None),
    ("myofibroblasts", "myofibroblasts", None),
];
const COLUMNS: usize = 3;
const PANEL_HEIGHT: f64 = 90.0;

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let table = directory.table("spread.csv")?;
    let course = |&(column, heading, healthy): &(&str, &str, Option<f64>)| -> Result<Course, FigureError> {
        let [mean, low, high] = ["mean", "p5", "p95"].map(|part| table.numbers(&format!("{column}.{part}")));
        let series = Series { values: mean?, band: Some((low?, high?)) };
        let remark = match table.unit(&format!("{column}.mean")) {
            "1" => "healthy = 1".to_owned(),
            unit => unit.replace("mm3", "mm³"),
        };
        let y = Axis::around("", series.all_values().chain(healthy), 4);
        Ok(Course { heading: heading.to_owned(), remark, series, y, healthy })
    };
    let panels = SHOWN.iter().map(course).collect::<Result<_, _>>()?;
    let (time, sessions) = (table.numbers("time")?, &directory.manifest.facts.session_days);
    let words = ["mean over the dermis", "nine tenths of the dermis"];
    let courses = Courses { columns: COLUMNS, time: &time, sessions, panels, words };
    let sheet = Sheet {
        title: "How the tissue differs from place to place".to_owned(),
        caption: "Bands hold nine tenths of the volume of the dermis: they tell how unlike places are in one piece of skin, not \
                  how certain the numbers are."
            .to_owned(),
        note: "Linear between the written days. Every panel has its own scale, which need not begin at zero.".to_owned(),
        evidence: directory.evidence(&["collagen."]),
        width: TWO_COLUMNS,
        height: courses.height(PANEL_HEIGHT, points_of(TWO_COLUMNS) - 2.0 * MARGIN)?,
    };
    sheet.draw(|canvas, frame| courses.draw(canvas, frame))
}
