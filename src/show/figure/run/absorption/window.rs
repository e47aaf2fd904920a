//! The window that needling opens, and how it closes: what more gets in if the serum comes later.

use super::super::super::FigureError;
use super::super::super::axis::{Axis, extent};
use super::super::super::canvas::Canvas;
use super::super::super::directory::Directory;
use super::super::super::legend::{Legend, Sample};
use super::super::super::panel::{Frame, Panel};
use super::super::super::series::Series;
use super::super::super::sheet::{Picture, Sheet};
use super::super::super::style::{GREY, LINE_WIDTH, ONE_COLUMN, Stroke, TICK_SIZE, TWO_COLUMNS};
use super::{LOOKS, bands_note};

/// Ratios beyond this need a logarithmic scale.
const WIDE: f64 = 20.0;
const NO_MORE: Stroke = Stroke { color: GREY, width: LINE_WIDTH, dash: Some((1.2, 1.6)) };

/// Curves of a panel with their looks and names.
type Curves = Vec<(Series, Stroke, &'static str)>;

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let table = directory.table("absorption_window.csv")?;
    let delay = table.numbers("delay")?;
    let ratio = Series::read(&table, "enhancement_ratio")?;
    let share = |column: &str| Ok::<Series, FigureError>(Series::read(&table, column)?.scaled(100.0));
    let shares: Curves = vec![
        (share("dose_fraction")?, LOOKS[0], "with channels"),
        (share("dose_fraction_intact")?, LOOKS[1], "intact skin"),
    ];
    if !shares.iter().any(|(series, ..)| series.values.iter().any(|share| *share > 0.0)) {
        return Err(FigureError::NothingToDraw("nothing gets in at any time after needling".to_owned()));
    }
    let closed = ratio.values.iter().all(|ratio| !ratio.is_finite());
    let banded = shares.iter().any(|(series, ..)| series.band.is_some());
    let sheet = Sheet {
        title: "The window after needling, and how it closes".to_owned(),
        caption: if closed {
            "Intact skin is closed to this substance, so that there is no ratio: share of the dose that entered viable tissue \
             within 24 h of the application, over the time from needling to the application."
                .to_owned()
        } else {
            "Over the time from needling to the application: how many times as much enters viable tissue within 24 h as through \
             intact skin, and which share of the dose that is. On the dotted line needling makes no difference any more."
                .to_owned()
        },
        note: format!("One session, one application, everything else as in the run.{}", bands_note(banded)),
        evidence: directory.evidence(&["absorption.enhancement", "absorption.dose_fraction", "channel."]),
        width: if closed { ONE_COLUMN } else { TWO_COLUMNS },
        height: 165.0,
    };
    sheet.draw(|canvas, frame| {
        let highest = extent(shares.iter().flat_map(|(series, ..)| series.all_values())).1;
        let y = Axis::from_zero("share of the dose (%)", [highest], 4);
        if closed {
            return draw_panel(canvas, frame, &delay, &shares, y, None);
        }
        let ratios: Curves = vec![(ratio.clone(), LOOKS[0], "with channels over intact skin")];
        draw_panel(canvas, frame.cell(0, 2, 0, 1), &delay, &ratios, ratio_axis(&ratio), Some(1.0))?;
        draw_panel(canvas, frame.cell(1, 2, 0, 1), &delay, &shares, y, None)
    })
}

fn ratio_axis(ratio: &Series) -> Axis {
    const LABEL: &str = "enhancement ratio";
    let (low, high) = extent(ratio.all_values().chain([1.0]));
    if high > WIDE && low > 0.0 { Axis::logarithmic_fine(LABEL, low, high) } else { Axis::from_zero(LABEL, [high], 4) }
}

fn draw_panel(
    canvas: &Canvas,
    cell: Frame,
    delay: &[f64],
    curves: &Curves,
    y: Axis,
    no_more: Option<f64>,
) -> Result<(), FigureError> {
    let (_, last) = extent(delay.iter().copied());
    let mut x = Axis::linear("application after needling (h)", 0.0, last, 6);
    x.ticks.clear();
    x.ticks.extend(
        (0..=6)
            .map(|tick| f64::from(tick) * step(last))
            .filter(|tick| *tick <= last)
            .map(|tick| (tick, format!("{tick}"))),
    );
    let panel = Panel::new(canvas, cell.inside(38.0, 18.0, 10.0, 26.0), x, y);
    for (series, look, _) in curves {
        series.draw_band(&panel, delay, *look)?;
    }
    let mut legend = Legend::new(TICK_SIZE);
    for (series, look, name) in curves {
        panel.line(delay, &series.values, *look)?;
        legend = legend.entry(Sample::Line(*look), *name);
    }
    if let Some(no_more) = no_more {
        panel.horizontal_line(no_more, NO_MORE)?;
        legend = legend.entry(Sample::Line(NO_MORE), "as intact skin");
    }
    legend.draw(canvas, panel.frame.left, cell.top, cell.width())?;
    panel.axes()
}

/// Between ticks of hours: parts and multiples of half a day.
fn step(last: f64) -> f64 {
    [1.0, 2.0, 3.0, 6.0, 12.0, 24.0].into_iter().find(|step| last <= 6.0 * step).unwrap_or(48.0)
}
