//! For makers: what another hand, stretched skin or another site makes of the depth.

use super::super::FigureError;
use super::super::axis::Axis;
use super::super::canvas::Canvas;
use super::super::directory::Directory;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::sheet::{Picture, Sheet};
use super::super::style::{BLUE, GREY, LINE_WIDTH, SMALL_PRINT, Stroke, TICK_SIZE, TWO_COLUMNS, VERMILLION};

/// Kind of variation, and what is written under its panel.
const KINDS: [(&str, &str); 3] = [("force", "force of the hand"), ("stretch", "added line tension"), ("site", "site")];
const SPREAD: Stroke = Stroke::solid(GREY, 2.2);
const MEAN: Stroke = Stroke::solid(BLUE, LINE_WIDTH);
const MARK: Stroke = Stroke::solid(VERMILLION, LINE_WIDTH);
const LEFT: f64 = 34.0;
const GAP: f64 = 12.0;
const BELOW: f64 = 66.0;

/// One setting: its name and, in mm, the mean depth and that of 5 and 95 % of the needles.
struct Setting {
    name: String,
    mean: f64,
    low: f64,
    high: f64,
    failed: bool,
}

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let kinds = read(directory)?;
    let failed = kinds.iter().flatten().filter(|setting| setting.failed).count();
    if kinds.iter().flatten().all(|setting| setting.mean.is_nan()) {
        let reason = match failed {
            0 => "no needle pierces at any setting".to_owned(),
            failed => format!("{failed} trials could not be computed, in the others nothing pierces"),
        };
        return Err(FigureError::NothingToDraw(reason));
    }
    let untold = match failed {
        0 => String::new(),
        failed => format!(" A cross marks what could not be computed ({failed}); device_sensitivity.csv says why."),
    };
    let sheet = Sheet {
        title: "What force, tension and site make of the depth".to_owned(),
        caption: "Mean depth of the tips, and the range of 90 % of the needles, when one thing is changed: the force of the \
                  hand (half and double), the line tension that a stretching hand adds, and the site. All else is as in the \
                  scenario. Empty where nothing pierces."
            .to_owned(),
        note: format!("The same scale in all panels. No intervals: the ensemble does not repeat these trials.{untold}"),
        evidence: directory.evidence(&["puncture.depth"]),
        width: TWO_COLUMNS,
        height: 190.0,
    };
    sheet.draw(|canvas, frame| body(canvas, frame, &kinds))
}

fn read(directory: &Directory) -> Result<Vec<Vec<Setting>>, FigureError> {
    let table = directory.table("device_sensitivity.csv")?;
    let (varied, names) = (table.words("varied")?, table.words("setting")?);
    let (mean, low, high) = (table.numbers("depth_mean")?, table.numbers("depth_low")?, table.numbers("depth_high")?);
    let setting = |row: usize| Setting {
        name: names.values[row].clone(),
        mean: mean[row],
        low: low[row],
        high: high[row],
        failed: table.failed(row),
    };
    let of_kind = |kind: &str| (0..mean.len()).filter(|row| varied.values[*row] == kind).map(setting).collect();
    Ok(KINDS.iter().map(|(kind, _)| of_kind(kind)).collect())
}

fn body(canvas: &Canvas, frame: Frame, kinds: &[Vec<Setting>]) -> Result<(), FigureError> {
    let legend = Legend::new(TICK_SIZE)
        .entry(Sample::Disc(BLUE), "mean")
        .entry(Sample::Line(SPREAD), "5 to 95 % of the needles");
    legend.draw(canvas, frame.left + LEFT, frame.top, frame.width())?;
    let top = frame.top + legend.height(frame.width())? + SMALL_PRINT;
    let depths = || kinds.iter().flatten().flat_map(|setting| [setting.mean, setting.high]);
    let y = Axis::from_zero("depth of the tips (mm)", depths(), 5);
    // Panels are as wide as their settings need.
    let settings: usize = kinds.iter().map(|kind| kind.len() + 1).sum();
    let room = frame.width() - LEFT - GAP * KINDS.len() as f64;
    let mut left = frame.left + LEFT;
    for (index, (kind, (_, label))) in kinds.iter().zip(KINDS).enumerate() {
        let right = left + room * (kind.len() + 1) as f64 / settings as f64;
        let names: Vec<String> = kind.iter().map(|setting| setting.name.clone()).collect();
        let x = Axis::categories(label, &names, usize::MAX);
        let y = if index == 0 { y.clone() } else { y.clone().bare() };
        let panel = Panel::new(canvas, Frame { left, top, right, bottom: frame.bottom - BELOW }, x, y);
        draw_settings(canvas, &panel, kind, label != "site")?;
        left = right + GAP;
    }
    Ok(())
}

fn draw_settings(canvas: &Canvas, panel: &Panel, settings: &[Setting], ordered: bool) -> Result<(), FigureError> {
    let places: Vec<f64> = (0..settings.len()).map(|place| place as f64).collect();
    for (&place, setting) in places.iter().zip(settings) {
        panel.line(&[place, place], &[setting.low, setting.high], SPREAD)?;
    }
    if ordered {
        let means: Vec<f64> = settings.iter().map(|setting| setting.mean).collect();
        panel.line(&places, &means, MEAN)?;
    }
    for (&place, setting) in places.iter().zip(settings) {
        if let Some(center) = panel.point((place, setting.mean)) {
            canvas.disc(center, 2.0, BLUE, 1.0)?;
        }
        if setting.failed
            && let Some(foot) = panel.point((place, 0.0))
        {
            canvas.cross((foot.0, foot.1 - 6.0), 2.5, MARK)?;
        }
    }
    panel.axes()
}
