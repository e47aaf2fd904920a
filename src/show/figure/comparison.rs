//! Runs side by side: their courses on the same axes, and their outcomes with intervals.

use std::path::Path;

use super::axis::{Axis, extent, with_unit};
use super::canvas::{Align, Canvas, Lettering};
use super::directory::{Directory, joined};
use super::gallery::write;
use super::legend::{Legend, Sample};
use super::panel::{Frame, Panel};
use super::series::Series;
use super::sheet::{Picture, Sheet};
use super::style::{AXIS_WIDTH, GREY, LABEL_SIZE, PALE, SMALL_PRINT, Stroke, TICK_SIZE, TWO_COLUMNS};
use super::{FigureError, FigureFile};
use crate::run::record::SummaryEntry;
use crate::show::report::number::digits;
use crate::study::{Comparison, Line};

/// Columns of `timeseries.csv` that are put on the same axes where all sides have them, and what they are.
const COURSES: [(&str, &str); 9] = [
    ("collagen.total", "collagen, over healthy"),
    ("collagen.mature", "mature collagen, over healthy"),
    ("collagen.young", "young collagen, over healthy"),
    ("tropoelastin.ratio", "tropoelastin, over healthy"),
    ("scar.depth", "depth of the scar"),
    ("wrinkle.amplitude", "height of fine lines, over before"),
    ("colour.lightness", "lightness L*"),
    ("lesion.contrast", "contrast of the lesion, over before"),
    ("erythema", "redness of the open film"),
];
const COLUMNS: usize = 3;
const PANEL: f64 = 78.0;
const ABOVE: f64 = 20.0;
const BELOW: f64 = 24.0;

/// Outcomes of the second figure, in the order of the story.
const OUTCOMES: [(&str, &str); 16] = [
    ("puncture.density", "holes"),
    ("puncture.depth_mean", "mean depth"),
    ("pain.vas", "pain, 0 to 10"),
    ("downtime.total", "days of downtime"),
    ("collagen.papillary.end", "papillary collagen"),
    ("collagen.total.end", "collagen"),
    ("scar.filled.end", "scar filled"),
    ("face.filled.end", "scars filled"),
    ("wrinkle.amplitude.end", "height of fine lines"),
    ("colour.lightness_change.end", "change of L*"),
    ("pigment.lesion_contrast.end", "contrast of the lesion"),
    ("pigment.hyperpigmentation_risk", "risk of dark spots"),
    ("absorption.needled_amount", "serum that enters"),
    ("cost.per_year", "cost a year"),
    ("cost.per_collagen_percent", "cost per % collagen"),
    ("cost.per_filled_percent", "cost per % filled"),
];
const ROW: f64 = 9.0;
const GAP: f64 = 7.0;
/// Room for words on the left, and for numbers on the right, points.
const WORDS: f64 = 105.0;
const NUMBERS: f64 = 130.0;

/// Draws both figures into `directory/figures`.
///
/// # Errors
/// Tables of a run that can not be read, a directory that can not be written.
pub fn draw_comparison(comparison: &Comparison, directory: &Path) -> Result<Vec<FigureFile>, FigureError> {
    let folder = directory.join("figures");
    let opened = comparison.sides.iter().map(|side| Directory::open(&side.directory));
    let sides = opened.collect::<Result<Vec<Directory>, FigureError>>()?;
    Ok(vec![
        write(&folder, "comparison_outcomes", outcomes(comparison))?,
        write(&folder, "comparison_courses", courses(comparison, &sides))?,
    ])
}

fn legend(comparison: &Comparison) -> Legend {
    comparison.sides.iter().enumerate().fold(Legend::new(TICK_SIZE), |legend, (index, side)| {
        legend.entry(Sample::Line(Stroke::series(index)), side.label.clone())
    })
}

fn outcomes(comparison: &Comparison) -> Result<Picture, FigureError> {
    let told = |name: &str| {
        comparison
            .lines
            .iter()
            .find(|line| line.outcome == name && line.entries.iter().all(|entry| entry.value.is_some()))
    };
    let lines: Vec<(&str, &Line)> = OUTCOMES.iter().filter_map(|(name, words)| Some((*words, told(name)?))).collect();
    if lines.is_empty() {
        return Err(FigureError::NothingToDraw("none of the outcomes of this figure is in the comparison".to_owned()));
    }
    let sides = comparison.sides.len() as f64;
    let height = 14.0 + lines.len() as f64 * (sides * ROW + GAP);
    let evidence = joined(lines.iter().filter_map(|(_, line)| Some(line.entries.first()?.evidence.as_str())));
    let sheet = Sheet {
        title: "Outcomes side by side".to_owned(),
        caption: "Each outcome on its own scale, from the lowest to the highest end of its intervals. The intervals of single runs \
                  overlap more than those of paired differences, which stand in the table."
            .to_owned(),
        note: "Dots: constants as given; bars: 5 to 95 % of the ensemble of that run.".to_owned(),
        evidence,
        width: TWO_COLUMNS,
        height,
    };
    sheet.draw(|canvas, frame| {
        legend(comparison).draw(canvas, frame.left, frame.top, frame.width())?;
        let mut top = frame.top + 14.0;
        for (words, line) in &lines {
            let bottom = top + sides * ROW;
            outcome(canvas, Frame { top, bottom, ..frame }, words, line)?;
            top = bottom + GAP;
        }
        Ok(())
    })
}

fn outcome(canvas: &Canvas, frame: Frame, words: &str, line: &Line) -> Result<(), FigureError> {
    let ends = |entry: &SummaryEntry| [entry.value, entry.low, entry.high].into_iter().flatten().collect::<Vec<f64>>();
    let (low, high) = extent(line.entries.iter().flat_map(ends));
    let bars = frame.inside(WORDS, 0.0, NUMBERS, 0.0);
    let across = |value: f64| {
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        bars.left + share * bars.width()
    };
    canvas.rectangle((bars.left, bars.top), (bars.right, bars.bottom), PALE, 0.35)?;
    let middle = 0.5 * (frame.top + frame.bottom);
    canvas.text(words, (frame.left + WORDS - 6.0, middle), Lettering::new(LABEL_SIZE, Align::Right))?;
    for (index, entry) in line.entries.iter().enumerate() {
        let stroke = Stroke::series(index);
        let height = frame.top + (index as f64 + 0.5) * ROW;
        if let Some((low, high)) = entry.low.zip(entry.high) {
            canvas.line(&[(across(low), height), (across(high), height)], Stroke::solid(stroke.color, 2.0))?;
        }
        let Some(value) = entry.value else { continue };
        canvas.disc((across(value), height), 2.4, stroke.color, 1.0)?;
        let interval = entry
            .low
            .zip(entry.high)
            .map_or_else(String::new, |(low, high)| format!(" [{} to {}]", digits(low, 2), digits(high, 2)));
        let unit = if entry.unit == "1" { String::new() } else { format!(" {}", super::axis::unit_text(&entry.unit)) };
        let text = format!("{}{interval}{unit}", digits(value, 3));
        let look = Lettering { color: stroke.color, ..Lettering::new(SMALL_PRINT + 0.5, Align::Left) };
        canvas.text(&text, (bars.right + 5.0, height), look)?;
    }
    Ok(())
}

/// One panel: its heading, and of every side times and values.
struct Together {
    heading: String,
    sides: Vec<(Vec<f64>, Series)>,
}

fn courses(comparison: &Comparison, sides: &[Directory]) -> Result<Picture, FigureError> {
    let tables = sides.iter().map(|side| side.table("timeseries.csv")).collect::<Result<Vec<_>, _>>()?;
    let mut panels = Vec::new();
    for (column, words) in COURSES {
        if !tables.iter().all(|table| table.numbers(column).is_ok()) {
            continue;
        }
        let series = tables.iter().map(|table| Ok((table.numbers("time")?, Series::read(table, column)?)));
        let heading = with_unit(words, tables[0].unit(column));
        panels.push(Together { heading, sides: series.collect::<Result<_, FigureError>>()? });
    }
    if panels.is_empty() {
        return Err(FigureError::NothingToDraw("the runs have no course in common".to_owned()));
    }
    let rows = panels.len().div_ceil(COLUMNS);
    let sheet = Sheet {
        title: "The courses of the runs on the same axes".to_owned(),
        caption:
            "Means over the dermis, and what a person would see, over time; bands hold 5 to 95 % of each ensemble."
                .to_owned(),
        note: "Each panel has its own scale.".to_owned(),
        evidence: sides[0].evidence(&["collagen.", "scar.depth", "colour."]),
        width: TWO_COLUMNS,
        height: 14.0 + rows as f64 * (ABOVE + PANEL + BELOW),
    };
    sheet.draw(|canvas, frame| {
        legend(comparison).draw(canvas, frame.left, frame.top, frame.width())?;
        let grid = frame.inside(0.0, 14.0, 0.0, 0.0);
        for (index, together) in panels.iter().enumerate() {
            let cell = grid.cell(index % COLUMNS, COLUMNS, index / COLUMNS, rows);
            panel(canvas, cell.inside(34.0, ABOVE, 8.0, BELOW), together)?;
        }
        Ok(())
    })
}

fn panel(canvas: &Canvas, frame: Frame, together: &Together) -> Result<(), FigureError> {
    let (start, end) = extent(together.sides.iter().flat_map(|(time, _)| time.iter().copied()));
    let y = Axis::around("", together.sides.iter().flat_map(|(_, series)| series.all_values()), 4);
    let panel = Panel::new(canvas, frame, Axis::days("time (d)", start, end, 4), y);
    for (index, (time, series)) in together.sides.iter().enumerate() {
        series.draw_band(&panel, time, Stroke::series(index))?;
    }
    if panel.y.low < 1.0 && panel.y.high > 1.0 && together.heading.contains("healthy") {
        panel.horizontal_line(1.0, Stroke { color: GREY, width: AXIS_WIDTH, dash: Some((2.0, 1.5)) })?;
    }
    for (index, (time, series)) in together.sides.iter().enumerate() {
        panel.line(time, &series.values, Stroke::series(index))?;
    }
    panel.heading(&together.heading)?;
    panel.axes()
}
