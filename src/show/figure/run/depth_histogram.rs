//! How deep the needles went, against the length printed on the device.

use super::super::FigureError;
use super::super::axis::{Axis, compact};
use super::super::canvas::Canvas;
use super::super::directory::Directory;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::series::Series;
use super::super::sheet::{Picture, Sheet};
use super::super::style::{BLUE, ONE_COLUMN, PALE, Rgb, SMALL_PRINT, Stroke, TICK_SIZE, VERMILLION};
use super::punctures::Punctures;

const NOMINAL: Stroke = Stroke { color: VERMILLION, width: 1.1, dash: Some((4.0, 1.6)) };
const MEAN: Stroke = Stroke::solid((0, 0, 0), 1.1);
/// Share of its bin that a bar fills when a band stands behind it.
const SLIM: f64 = 0.5;

/// Equal bins of depth, mm.
struct Histogram {
    middles: Vec<f64>,
    step: f64,
    /// Percent of the punctures.
    shares: Series,
}

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let punctures = Punctures::of_first_session(directory)?;
    let depths = punctures.pierced_depths();
    if depths.is_empty() {
        return Err(FigureError::NothingToDraw("no needle of session 1 pierced the skin".to_owned()));
    }
    let mean = depths.iter().sum::<f64>() / depths.len() as f64;
    let nominal = directory.manifest.facts.needle_length_mm;
    let histogram = read(directory)?;
    let bands = if histogram.shares.band.is_some() {
        " Grey: 5 to 95 % of the ensemble, bin by bin; its members differ in where their needles stop, so the grey is wider \
         than the distribution of any of them."
    } else {
        ""
    };
    let caption = format!(
        "Depth of {} punctures of session 1, measured from the skin surface; {} contacts did not pierce and are not \
         counted. A needle goes less deep than it is long because the skin gives way before and while it is pierced.{bands}",
        depths.len(),
        punctures.count() - depths.len()
    );
    let sheet = Sheet {
        title: "How deep the needles went".to_owned(),
        caption,
        note: String::new(),
        evidence: directory.evidence(&["puncture.depth"]),
        width: ONE_COLUMN,
        height: 165.0,
    };
    sheet.draw(|canvas, frame| body(canvas, frame, &histogram, mean, nominal))
}

fn read(directory: &Directory) -> Result<Histogram, FigureError> {
    let table = directory.table("depth_distribution.csv")?;
    let middles = table.numbers("depth")?;
    let [first, second, ..] = middles[..] else {
        return Err(FigureError::NothingToDraw("depth_distribution.csv has less than two bins".to_owned()));
    };
    let step = second - first;
    Ok(Histogram { middles, step, shares: Series::read(&table, "density")?.scaled(100.0 * step) })
}

fn body(
    canvas: &Canvas,
    frame: Frame,
    histogram: &Histogram,
    mean: f64,
    nominal: Option<f64>,
) -> Result<(), FigureError> {
    let mut legend = Legend::new(TICK_SIZE).entry(Sample::Line(MEAN), format!("mean {} mm", compact(mean)));
    if let Some(length) = nominal {
        legend = legend.entry(Sample::Line(NOMINAL), format!("needle length {} mm", compact(length)));
    }
    if histogram.shares.band.is_some() {
        legend = legend.entry(Sample::Patch(PALE, 1.0), "5 to 95 % of the ensemble");
    }
    legend.draw(canvas, frame.left + 34.0, frame.top, frame.width() - 34.0)?;
    let last = histogram.middles.last().map_or(1.0, |middle| middle + 0.5 * histogram.step);
    let x = Axis::linear("depth (mm)", 0.0, 1.03 * last.max(nominal.unwrap_or(last)), 6);
    let y = Axis::from_zero("share of punctures (%)", histogram.shares.all_values(), 4);
    let top = legend.height(frame.width() - 34.0)? + SMALL_PRINT;
    let panel = Panel::new(canvas, frame.inside(34.0, top, 8.0, 26.0), x, y);
    draw_bars(canvas, &panel, histogram)?;
    panel.vertical_line(mean, MEAN)?;
    if let Some(length) = nominal {
        panel.vertical_line(length, NOMINAL)?;
    }
    panel.axes()
}

/// Bands first, so that the bars stand on them.
fn draw_bars(canvas: &Canvas, panel: &Panel, histogram: &Histogram) -> Result<(), FigureError> {
    let bar = |middle: f64, low: f64, high: f64, width: f64, color: Rgb| {
        let half = 0.5 * width * histogram.step;
        match (panel.point((middle - half, high)), panel.point((middle + half, low))) {
            (Some(from), Some(to)) if high > low => canvas.rectangle(from, to, color, 1.0),
            _ => Ok(()),
        }
    };
    let Histogram { middles, shares, .. } = histogram;
    if let Some((low, high)) = &shares.band {
        for ((&middle, &low), &high) in middles.iter().zip(low).zip(high) {
            bar(middle, low, high, 1.0, PALE)?;
        }
    }
    let width = if shares.band.is_some() { SLIM } else { 0.9 };
    middles.iter().zip(&shares.values).try_for_each(|(&middle, &share)| bar(middle, 0.0, share, width, BLUE))
}
