//! Cells, signals and enzymes over time, each relative to its own largest value: the sequence of healing.

use super::super::FigureError;
use super::super::axis::{Axis, compact, extent, unit_text};
use super::super::canvas::Canvas;
use super::super::directory::Directory;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::series::Series;
use super::super::sheet::{Picture, Sheet};
use super::super::style::{SMALL_PRINT, Stroke, TICK_SIZE, TWO_COLUMNS};

/// Columns of a panel and their names.
type Columns = &'static [(&'static str, &'static str)];

const PLANS: [Columns; 6] = [
    &[("dead_tissue", "dead tissue"), ("platelets", "platelets"), ("fibrin", "fibrin")],
    &[("neutrophils", "neutrophils"), ("macrophages_m1", "macrophages M1"), ("macrophages_m2", "macrophages M2")],
    &[("fibroblasts", "fibroblasts"), ("myofibroblasts", "myofibroblasts"), ("open_wound", "open epidermis")],
    &[("tgf_beta1", "TGF-β1"), ("tgf_beta3", "TGF-β3"), ("mitogen", "mitogen")],
    &[("mmp", "MMP (cuts collagen)"), ("timp", "TIMP (its inhibitor)"), ("hyaluronan", "hyaluronan")],
    &[("collagen3_young", "young type III"), ("collagen1_young", "young type I"), ("tropoelastin", "tropoelastin")],
];
const COLUMNS: usize = 3;
const ROWS: usize = 2;
/// Length of the close-up, days.
const FIRST_WEEKS: f64 = 28.0;

struct Line {
    series: Series,
    name: String,
}

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
    let read = |columns: &Columns| columns.iter().map(|&(column, name)| line(&table, column, name, shown)).collect();
    let panels = PLANS.iter().map(read).collect::<Result<Vec<Vec<Line>>, FigureError>>()?;
    let sheet = Sheet {
        title: title.to_owned(),
        caption: "Means over the dermis, each curve relative to its own largest value in the window, which the legend gives: \
                  compare times and shapes, not heights. The sequence (clot, neutrophils, macrophages, fibroblasts, new \
                  matrix) is the robust part of the model, the amounts are not."
            .to_owned(),
        note: "Every curve is relative to its largest value (max).".to_owned(),
        evidence: directory.evidence(&["neutrophils.", "macrophages.", "fibroblasts.", "myofibroblasts."]),
        width: TWO_COLUMNS,
        height: 310.0,
    };
    let sessions: Vec<f64> = directory.manifest.facts.session_days.iter().copied().filter(|&day| day < until).collect();
    sheet.draw(|canvas, frame| {
        let legend = Legend::new(TICK_SIZE).entry(Sample::Session, "session");
        legend.draw(canvas, frame.left + 30.0, frame.top - 4.0, frame.width())?;
        let inner = frame.inside(0.0, 8.0, 0.0, 12.0);
        panels.iter().enumerate().try_for_each(|(index, lines)| {
            let (column, row) = (index % COLUMNS, index / COLUMNS);
            draw_panel(canvas, inner.cell(column, COLUMNS, row, ROWS), (column, row), &all[..shown], lines, &sessions)
        })
    })
}

/// A column up to the row `shown`, relative to its largest value there.
fn line(table: &super::super::Table, column: &str, name: &str, shown: usize) -> Result<Line, FigureError> {
    let mut series = Series::read(table, column)?;
    series.truncate(shown);
    let (_, largest) = extent(series.values.iter().copied());
    let unit = unit_text(table.unit(column));
    let unit = unit.strip_prefix('1').map_or_else(|| format!(" {unit}"), str::to_owned);
    let series = if largest > 0.0 { series.scaled(1.0 / largest) } else { series };
    Ok(Line { series, name: format!("{name}, max {}{unit}", compact(largest)).trim_end().to_owned() })
}

fn draw_panel(
    canvas: &Canvas,
    cell: Frame,
    (column, row): (usize, usize),
    time: &[f64],
    lines: &[Line],
    sessions: &[f64],
) -> Result<(), FigureError> {
    let (start, end) = extent(time.iter().copied());
    let x = Axis::days(if row + 1 == ROWS { "time (d)" } else { "" }, start, end, 4);
    let values = lines.iter().flat_map(|line| line.series.all_values());
    let y = Axis::from_zero(if column == 0 { "relative to max" } else { "" }, values, 4);
    let panel = Panel::new(canvas, cell.inside(30.0, 36.0, 10.0, 14.0), x, y);
    panel.session_marks(sessions)?;
    for (index, line) in lines.iter().enumerate() {
        line.series.draw_band(&panel, time, Stroke::series(index))?;
    }
    for (index, line) in lines.iter().enumerate() {
        let stroke = Stroke::series(index);
        panel.line(time, &line.series.values, stroke)?;
        let entry = Legend::new(SMALL_PRINT + 0.5).entry(Sample::Line(stroke), line.name.as_str());
        entry.draw(canvas, panel.frame.left, cell.top + 2.0 + 9.0 * index as f64, cell.width())?;
    }
    panel.axes()
}
