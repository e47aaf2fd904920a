//! Cells, signals and enzymes over time: the sequence of healing.

use super::super::axis::{compact, extent, unit_text};
use super::super::canvas::points_of;
use super::super::directory::Directory;
use super::super::series::Series;
use super::super::sheet::{MARGIN, Picture, Sheet};
use super::super::style::TWO_COLUMNS;
use super::super::{FigureError, Table};
use super::course::{Course, Courses, ENSEMBLE, FAR, FLOOR, scale};

/// Columns and names, in the order of the story: clot and alarm, clearing, orders to build, building.
const PANELS: [(&str, &str); 16] = [
    ("dead_tissue", "dead tissue"),
    ("fibrin", "fibrin"),
    ("alarmin", "alarmin"),
    ("open_wound", "open epidermis"),
    ("neutrophils", "neutrophils"),
    ("macrophages_m1", "macrophages M1"),
    ("macrophages_m2", "macrophages M2"),
    ("mitogen", "mitogen"),
    ("tgf_beta1", "TGF-β1"),
    ("tgf_beta3", "TGF-β3"),
    ("fibroblasts", "fibroblasts"),
    ("myofibroblasts", "myofibroblasts"),
    ("mmp", "MMP (cuts collagen)"),
    ("timp", "TIMP (its inhibitor)"),
    ("hyaluronan", "hyaluronan"),
    ("tropoelastin", "tropoelastin"),
];
const COLUMNS: usize = 4;
const PANEL_HEIGHT: f64 = 56.0;
/// Length of the close-up, days.
const FIRST_WEEKS: f64 = 28.0;
/// A quantity that varies by a smaller share of itself has no peak worth a name.
const VARIATION: f64 = 1e-3;

/// The whole course.
pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    picture(directory, "Cells and signals over the whole course", f64::INFINITY)
}

/// From the first session to the second, or for four weeks.
pub fn draw_first_weeks(directory: &Directory) -> Result<Picture, FigureError> {
    let sessions = &directory.manifest.facts.session_days;
    let first = sessions.first().copied().unwrap_or(0.0);
    let next = sessions.get(1).copied().unwrap_or(f64::INFINITY);
    picture(directory, "Cells and signals after the first session", next.min(first + FIRST_WEEKS))
}

fn picture(directory: &Directory, title: &str, until: f64) -> Result<Picture, FigureError> {
    let table = directory.table("timeseries.csv")?;
    let all = table.numbers("time")?;
    let shown = all.iter().filter(|&&time| time < until).count();
    if shown < 2 {
        return Err(FigureError::NothingToDraw(format!("timeseries.csv has fewer than two rows before day {until}")));
    }
    let sessions: Vec<f64> = directory.manifest.facts.session_days.iter().copied().filter(|&day| day < until).collect();
    let time = &all[..shown];
    let panels = PANELS.iter().map(|(column, name)| course(&table, column, name, time)).collect::<Result<_, _>>()?;
    let courses = Courses { columns: COLUMNS, time, sessions: &sessions, panels, words: ENSEMBLE };
    let sheet = Sheet {
        title: title.to_owned(),
        caption: "Means over the dermis. The sequence (clot, neutrophils, macrophages, fibroblasts, new matrix) is the robust \
                  part of the model, the amounts are not."
            .to_owned(),
        note: note(&courses),
        evidence: directory.evidence(&["neutrophils.", "macrophages.", "fibroblasts.", "myofibroblasts."]),
        width: TWO_COLUMNS,
        height: courses.height(PANEL_HEIGHT, points_of(TWO_COLUMNS) - 2.0 * MARGIN)?,
    };
    sheet.draw(|canvas, frame| courses.draw(canvas, frame))
}

fn note(courses: &Courses) -> String {
    let note = "Every panel has its own scale.";
    if !courses.banded() {
        return note.to_owned();
    }
    format!(
        "{note} It is logarithmic where the band reaches more than {FAR} times above the curve, and then what is below {} % \
         of the curve's largest value may lie under the panel.",
        compact(100.0 * FLOOR)
    )
}

fn course(table: &Table, column: &str, name: &str, time: &[f64]) -> Result<Course, FigureError> {
    let mut series = Series::read(table, column)?;
    series.truncate(time.len());
    let y = scale(&series);
    let unit = unit_text(table.unit(column));
    let unit = if unit.is_empty() { unit } else { format!("{unit}, ") };
    let remark = format!("{unit}{}", peak(time, &series.values));
    Ok(Course { heading: name.to_owned(), remark, series, y, healthy: None })
}

/// When a quantity is largest, in words.
fn peak(time: &[f64], values: &[f64]) -> String {
    let (low, high) = extent(values.iter().copied());
    if high <= 0.0 {
        return "always zero".to_owned();
    }
    if high - low < VARIATION * high {
        return format!("constant to {} %", compact(100.0 * VARIATION));
    }
    let day = time.iter().zip(values).find(|(_, value)| **value >= high).map_or(f64::NAN, |(day, _)| *day);
    format!("largest on day {}", compact(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_the_peak_is_named_only_where_there_is_one() {
        let time = [0.0, 0.5, 1.0, 2.0];
        assert_eq!(peak(&time, &[0.0, 3.0, f64::NAN, 1.0]), "largest on day 0.5");
        assert_eq!(peak(&time, &[1.0, 1.0002, 1.0001, 1.0]), "constant to 0.1 %");
        assert_eq!(peak(&time, &[0.0; 4]), "always zero");
    }
}
