//! Collagen over time, with TGF-β that diffuses as little and as much as published.

use super::super::axis::{Axis, compact, extent};
use super::super::canvas::Canvas;
use super::super::directory::Directory;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::series::BAND_OPACITY;
use super::super::sheet::{Picture, Sheet};
use super::super::style::{AXIS_WIDTH, BLUE, GREY, Stroke, TICK_SIZE, TWO_COLUMNS};
use super::super::{FigureError, Table};

const HEALTHY: Stroke = Stroke { color: GREY, width: AXIS_WIDTH, dash: Some((2.0, 1.5)) };

/// Column and what it is called.
const SHOWN: [(&str, &str); 2] =
    [("collagen.total", "all collagen (healthy = 1)"), ("collagen.young", "young collagen (healthy = 1)")];

/// The rows of one diffusion.
struct Course {
    /// mm²/d.
    diffusion: f64,
    /// mm.
    reach: f64,
    days: Vec<f64>,
    /// Of [SHOWN].
    collagen: [Vec<f64>; 2],
}

fn courses(table: &Table) -> Result<Vec<Course>, FigureError> {
    let [diffusion, reach, days, total, young] =
        ["tgf_diffusion", "reach", "day", SHOWN[0].0, SHOWN[1].0].map(|column| table.numbers(column));
    let (diffusion, reach, days, collagen) = (diffusion?, reach?, days?, [total?, young?]);
    let mut courses: Vec<Course> = Vec::new();
    for row in 0..days.len() {
        if courses.last().is_none_or(|last| last.diffusion != diffusion[row]) {
            let (diffusion, reach) = (diffusion[row], reach[row]);
            courses.push(Course { diffusion, reach, days: Vec::new(), collagen: Default::default() });
        }
        if let Some(course) = courses.last_mut() {
            course.days.push(days[row]);
            course.collagen.iter_mut().zip(&collagen).for_each(|(course, column)| course.push(column[row]));
        }
    }
    if courses.iter().any(|course| course.days != courses[0].days) {
        return Err(FigureError::NothingToDraw(
            "tgf_diffusion.csv has other days for one diffusion than for the next".to_owned(),
        ));
    }
    Ok(courses)
}

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let courses = courses(&directory.table("tgf_diffusion.csv")?)?;
    if courses.is_empty() {
        return Err(FigureError::NothingToDraw("it is tried where there are holes".to_owned()));
    }
    let mut legend = Legend::new(TICK_SIZE);
    for (index, course) in courses.iter().enumerate() {
        let name = format!("{} mm²/d, reach {} mm", compact(course.diffusion), compact(course.reach));
        legend = legend.entry(Sample::Line(Stroke::series(index)), name);
    }
    legend = legend.entry(Sample::Patch(BLUE, BAND_OPACITY), "between them").entry(Sample::Session, "session");
    let sheet = Sheet {
        title: "Collagen by how far TGF-β diffuses".to_owned(),
        caption:
            "The same run with the lowest and the highest published diffusion of TGF-β and with its own, nothing else \
                  changed, all at resolution `channel`. Reach: √(D/d), how far the signal gets before it decays."
                .to_owned(),
        note: "The scales need not begin at zero.".to_owned(),
        evidence: directory.evidence(&["collagen.total"]),
        width: TWO_COLUMNS,
        height: 170.0,
    };
    let sessions = &directory.manifest.facts.session_days;
    sheet.draw(|canvas, frame| {
        let height = legend.height(frame.width())?;
        legend.draw(canvas, frame.left, frame.top, frame.width())?;
        for number in 0..SHOWN.len() {
            let place = frame.cell(number, SHOWN.len(), 0, 1).inside(38.0, height + 12.0, 8.0, 26.0);
            draw_panel(canvas, place, &courses, number, sessions)?;
        }
        Ok(())
    })
}

fn draw_panel(
    canvas: &Canvas,
    frame: Frame,
    courses: &[Course],
    number: usize,
    sessions: &[f64],
) -> Result<(), FigureError> {
    let all = courses.iter().flat_map(|course| course.collagen[number].iter().copied());
    let y = Axis::around(SHOWN[number].1, all.chain([1.0]), 5);
    let days = &courses[0].days;
    let (start, end) = extent(days.iter().copied());
    let panel = Panel::new(canvas, frame, Axis::days("time (d)", start, end, 5), y);
    panel.session_marks(sessions)?;
    panel.horizontal_line(1.0, HEALTHY)?;
    let of_day = |day: usize| extent(courses.iter().map(|course| course.collagen[number][day]));
    let (low, high): (Vec<f64>, Vec<f64>) = (0..days.len()).map(of_day).unzip();
    panel.band(days, &low, &high, BLUE, BAND_OPACITY)?;
    for (index, course) in courses.iter().enumerate() {
        panel.line(&course.days, &course.collagen[number], Stroke::series(index))?;
    }
    panel.axes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::record;

    #[test]
    fn rows_are_told_apart_by_their_diffusion() {
        let mut sheet = record::Table::new();
        sheet.push("tgf_diffusion", "mm2/d", vec![0.0018, 0.0018, 0.29, 0.29]);
        sheet.push("reach", "mm", vec![0.014, 0.014, 0.18, 0.18]);
        sheet.push("day", "d", vec![0.0, 1.0, 0.0, 1.0]);
        sheet.push("collagen.total", "1", vec![1.0, 0.9, 1.0, 1.1]);
        sheet.push("collagen.young", "1", vec![1.0, 1.5, 1.0, 2.0]);
        let directory = tempfile::tempdir().unwrap();
        sheet.write_csv(&directory.path().join("t.csv")).unwrap();
        let courses = courses(&Table::read(directory.path(), "t.csv").unwrap()).unwrap();
        assert_eq!(courses.len(), 2);
        assert_eq!((courses[1].diffusion, courses[1].collagen[1].as_slice()), (0.29, [1.0, 2.0].as_slice()));
    }
}
