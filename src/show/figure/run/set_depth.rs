//! For makers: how deep needles go, over the length that is set or printed on the device.

use super::super::FigureError;
use super::super::axis::{Axis, compact, extent};
use super::super::canvas::Canvas;
use super::super::directory::Directory;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::series::Series;
use super::super::sheet::{Picture, Sheet};
use super::super::style::{BLUE, GREY, LINE_WIDTH, ONE_COLUMN, ORANGE, SMALL_PRINT, Stroke, TICK_SIZE, VERMILLION};

const MEAN: Stroke = Stroke::solid(BLUE, LINE_WIDTH);
const AS_SET: Stroke = Stroke { color: GREY, width: LINE_WIDTH, dash: Some((1.2, 1.6)) };
const OWN: Stroke = Stroke { color: VERMILLION, width: LINE_WIDTH, dash: Some((4.0, 1.6)) };
const NEEDLES: f64 = 0.35;
const ENSEMBLE: f64 = 0.2;

/// Of `set_depth.csv`, mm.
struct Depths {
    length: Vec<f64>,
    mean: Series,
    /// 5 and 95 % of the needles.
    low: Vec<f64>,
    high: Vec<f64>,
    /// Lengths that could not be computed.
    failed: Vec<f64>,
}

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let table = directory.table("set_depth.csv")?;
    let length = table.numbers("needle_length")?;
    let failed = length.iter().enumerate().filter(|(row, _)| table.failed(*row)).map(|(_, length)| *length).collect();
    let depths = Depths {
        length,
        failed,
        mean: Series::read(&table, "depth_mean")?,
        low: table.numbers("depth_low")?,
        high: table.numbers("depth_high")?,
    };
    if depths.mean.values.iter().all(|mean| mean.is_nan()) {
        let reason = match depths.failed.len() {
            0 => "no needle pierces at any length".to_owned(),
            failed => format!(
                "{failed} of {} lengths could not be computed, at the others nothing pierces",
                depths.length.len()
            ),
        };
        return Err(FigureError::NothingToDraw(reason));
    }
    let ensemble = if depths.mean.band.is_some() {
        " The blue band is what the mean may be: 5 to 95 % of the ensemble, straight between the few lengths that its \
         first 20 members tried."
    } else {
        " The run had no ensemble: how certain the mean is, is not shown."
    };
    let own = directory.manifest.facts.needle_length_mm;
    let sheet = Sheet {
        title: "Set against actual depth".to_owned(),
        caption: format!(
            "Depth of the tips under the surface over the length of the needles, at the force, speed and skin of the \
             scenario. The orange band holds 90 % of the needles.{ensemble} On the dotted line a needle would go as deep as \
             it is long."
        ),
        note: note(&depths.failed),
        evidence: directory.evidence(&["puncture.depth"]),
        width: ONE_COLUMN,
        height: 190.0,
    };
    sheet.draw(|canvas, frame| body(canvas, frame, &depths, own))
}

fn note(failed: &[f64]) -> String {
    let none = "Lengths at which nothing pierces are left out.";
    if failed.is_empty() {
        return none.to_owned();
    }
    let lengths: Vec<String> = failed.iter().map(|length| compact(*length)).collect();
    format!("{none} Could not be computed: {} mm; set_depth.csv says why.", lengths.join(", "))
}

fn body(canvas: &Canvas, frame: Frame, depths: &Depths, own: Option<f64>) -> Result<(), FigureError> {
    let mut legend = Legend::new(TICK_SIZE)
        .entry(Sample::Line(MEAN), "mean")
        .entry(Sample::Patch(ORANGE, NEEDLES), "5 to 95 % of the needles")
        .entry(Sample::Line(AS_SET), "as deep as set");
    if depths.mean.band.is_some() {
        legend = legend.entry(Sample::Patch(BLUE, ENSEMBLE), "mean, 5 to 95 % of the ensemble");
    }
    if let Some(length) = own {
        legend = legend.entry(Sample::Line(OWN), format!("this device, {} mm", compact(length)));
    }
    let width = frame.width() - 34.0;
    legend.draw(canvas, frame.left + 34.0, frame.top, width)?;
    let (_, longest) = extent(depths.length.iter().copied());
    let values = depths.mean.all_values().chain(depths.high.iter().copied());
    let x = Axis::linear("length of the needles, as set (mm)", 0.0, longest, 6);
    let panel = Panel::new(
        canvas,
        frame.inside(34.0, legend.height(width)? + SMALL_PRINT, 8.0, 26.0),
        x,
        Axis::from_zero("depth of the tips (mm)", values, 5),
    );
    if let Some((low, high)) = &depths.mean.band {
        let edges = |values: &[f64]| -> Vec<f64> {
            values
                .iter()
                .zip(low.iter().zip(high))
                .filter(|(_, (low, _))| low.is_finite())
                .map(|(value, _)| *value)
                .collect()
        };
        panel.band(&edges(&depths.length), &edges(low), &edges(high), BLUE, ENSEMBLE)?;
    }
    panel.band(&depths.length, &depths.low, &depths.high, ORANGE, NEEDLES)?;
    panel.line(&[0.0, longest], &[0.0, longest], AS_SET)?;
    if let Some(length) = own {
        panel.vertical_line(length, OWN)?;
    }
    panel.line(&depths.length, &depths.mean.values, MEAN)?;
    for (&length, &mean) in depths.length.iter().zip(&depths.mean.values) {
        if let Some(center) = panel.point((length, mean)) {
            canvas.disc(center, 1.5, BLUE, 1.0)?;
        }
    }
    panel.axes()
}
