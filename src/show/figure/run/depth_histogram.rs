//! How deep the needles went, against the length printed on the device.

use super::super::FigureError;
use super::super::axis::{Axis, compact, extent, nice_step};
use super::super::canvas::Canvas;
use super::super::directory::Directory;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::sheet::{Picture, Sheet};
use super::super::style::{BLUE, ONE_COLUMN, SMALL_PRINT, Stroke, TICK_SIZE, VERMILLION};
use super::punctures::Punctures;

const BINS: f64 = 24.0;
const NOMINAL: Stroke = Stroke { color: VERMILLION, width: 1.1, dash: Some((4.0, 1.6)) };
const MEAN: Stroke = Stroke::solid((0, 0, 0), 1.1);

struct Histogram {
    step: f64,
    first: f64,
    /// Percent of the punctures.
    shares: Vec<f64>,
}

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let punctures = Punctures::of_first_session(directory)?;
    let depths = punctures.pierced_depths();
    if depths.is_empty() {
        return Err(FigureError::NothingToDraw("no needle of session 1 pierced the skin".to_owned()));
    }
    let mean = depths.iter().sum::<f64>() / depths.len() as f64;
    let nominal = directory.manifest.facts.needle_length_mm;
    let histogram = count(&depths);
    let caption = format!(
        "Depth of {} punctures of session 1, measured from the skin surface; {} contacts did not pierce and are not \
         counted. A needle goes less deep than it is long because the skin gives way before and while it is pierced.",
        depths.len(),
        punctures.count() - depths.len()
    );
    let sheet = Sheet {
        title: "How deep the needles went".to_owned(),
        caption,
        note: String::new(),
        evidence: directory.evidence(&["puncture.depth"]),
        width: ONE_COLUMN,
        height: 160.0,
    };
    sheet.draw(|canvas, frame| body(canvas, frame, &histogram, mean, nominal))
}

fn count(depths: &[f64]) -> Histogram {
    let (low, high) = extent(depths.iter().copied());
    let step = nice_step(((high - low) / BINS).max(high * 0.005));
    let first = libm::floor(low / step) * step;
    let mut shares = vec![0.0; ((high - first) / step) as usize + 1];
    for depth in depths {
        shares[((depth - first) / step) as usize] += 100.0 / depths.len() as f64;
    }
    Histogram { step, first, shares }
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
    legend.draw(canvas, frame.left + 34.0, frame.top, frame.width() - 34.0)?;
    let last = histogram.first + histogram.shares.len() as f64 * histogram.step;
    let x = Axis::from_zero("depth (mm)", [last, nominal.unwrap_or(last) * 1.02], 5);
    let y = Axis::from_zero("share of punctures (%)", histogram.shares.iter().copied(), 4);
    let top = legend.height(frame.width() - 34.0)? + SMALL_PRINT;
    let panel = Panel::new(canvas, frame.inside(34.0, top, 8.0, 26.0), x, y);
    for (index, &share) in histogram.shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
        let left = histogram.first + index as f64 * histogram.step;
        let corners = (panel.point((left, share)), panel.point((left + histogram.step, 0.0)));
        if let (Some(from), Some(to)) = corners {
            canvas.rectangle((from.0 + 0.25, from.1), (to.0 - 0.25, to.1), BLUE, 0.75)?;
        }
    }
    panel.vertical_line(mean, MEAN)?;
    if let Some(length) = nominal {
        panel.vertical_line(length, NOMINAL)?;
    }
    panel.axes()
}
