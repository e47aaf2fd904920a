//! How fast the serum enters, how much has entered, and how open the channels are.

use super::super::super::axis::{Axis, extent, with_unit};
use super::super::super::canvas::Canvas;
use super::super::super::directory::Directory;
use super::super::super::legend::{Legend, Sample};
use super::super::super::panel::{Frame, Panel};
use super::super::super::series::Series;
use super::super::super::sheet::{Picture, Sheet};
use super::super::super::style::{GREEN, LINE_WIDTH, PURPLE, Stroke, TICK_SIZE, TWO_COLUMNS};
use super::super::super::{FigureError, Table};
use super::clock::Clock;
use super::{bands_note, sides};

/// Decades under the largest value that are shown.
const DECADES: i32 = 5;
/// Amounts that end further apart than this, or bands that do, need a logarithmic scale to be seen together.
const FAR: f64 = 12.0;
const LUMEN: Stroke = Stroke::solid(GREEN, LINE_WIDTH);
const FILM: Stroke = Stroke { color: PURPLE, width: LINE_WIDTH, dash: Some((1.2, 1.2)) };

const CLOSING: &str = " Last: how open the channels are: the lumen closes by swelling and clotting, the film over the opening \
    by drying and new barrier.";

/// A curve, its look and its name.
type Curve = (Series, Stroke, &'static str);

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let table = directory.table("absorption.csv")?;
    let clock = Clock::read(directory, &table)?;
    let read = |quantity: &str| -> Result<Vec<Curve>, FigureError> {
        sides(directory)
            .map(|((side, name), look)| Ok((Series::read(&table, &format!("{side}.{quantity}"))?, look, name)))
            .collect()
    };
    let at_moments = |curves: Vec<Curve>, pick: fn(&Clock, &Series) -> Series| -> Vec<Curve> {
        curves.into_iter().map(|(series, look, name)| (pick(&clock, &series), look, name)).collect()
    };
    let flux = at_moments(read("flux")?, Clock::stepping);
    let delivered = at_moments(read("delivered")?, Clock::flowing);
    let bench = directory.settings.on_bench();
    let channels = if flux.len() > 1 && !bench { at_moments(patency(&table)?, Clock::closing) } else { Vec::new() };
    let banded = flux.iter().chain(&delivered).chain(&channels).any(|(series, ..)| series.band.is_some());
    let sheet = Sheet {
        title: "How fast the serum enters, and how much has entered".to_owned(),
        caption: format!(
            "First: flux of the active substance into viable tissue. Then: what has entered since the first application.{}",
            match (channels.is_empty(), bench) {
                (true, true) => " The channels are not shown: on the bench nothing closes them.",
                (true, false) => "",
                (false, _) => CLOSING,
            }
        ),
        note: format!(
            "{} Of the flux at most {DECADES} decades are shown; where a curve breaks, it is zero or outwards.{}",
            clock.words,
            bands_note(banded)
        ),
        evidence: directory.evidence(&["absorption.enhancement", "barrier.", "channel."]),
        width: TWO_COLUMNS,
        height: 172.0,
    };
    let rate = with_unit("flux", table.unit("needled.flux"));
    let amount = with_unit("entered", table.unit("needled.delivered"));
    sheet.draw(|canvas, frame| {
        let mut panels =
            vec![(&flux, Axis::logarithmic(&rate, all(&flux), DECADES)), (&delivered, amounts(&amount, &delivered))];
        if !channels.is_empty() {
            panels.push((&channels, Axis::linear("open share of the channels", 0.0, 1.0, 4)));
        }
        let count = panels.len();
        for (place, (curves, axis)) in panels.into_iter().enumerate() {
            draw_panel(canvas, frame.cell(place, count, 0, 1), &clock, curves, axis)?;
        }
        Ok(())
    })
}

fn patency(table: &Table) -> Result<Vec<Curve>, FigureError> {
    let read = |column: &str| Series::read(table, column);
    Ok(vec![(read("lumen_patency")?, LUMEN, "lumen"), (read("film_patency")?, FILM, "film over it")])
}

fn all(curves: &[Curve]) -> impl Iterator<Item = f64> + '_ {
    curves.iter().flat_map(|(series, ..)| series.all_values())
}

/// Linear from zero, unless one curve or the band would then hide the other.
fn amounts(label: &str, curves: &[Curve]) -> Axis {
    let ends = || curves.iter().filter_map(|(series, ..)| series.values.last().copied());
    let (low, _) = extent(ends().filter(|end| *end > 0.0));
    let (_, high) = extent(all(curves));
    if high > FAR * low {
        Axis::logarithmic(label, all(curves), DECADES)
    } else {
        Axis::from_zero(label, all(curves), 4)
    }
}

fn draw_panel(canvas: &Canvas, cell: Frame, clock: &Clock, curves: &[Curve], y: Axis) -> Result<(), FigureError> {
    let panel = Panel::new(canvas, cell.inside(38.0, 18.0, 8.0, 26.0), clock.axis.clone(), y);
    panel.session_marks(&clock.sessions)?;
    for (series, look, _) in curves {
        series.draw_band(&panel, &clock.times, *look)?;
    }
    let mut legend = Legend::new(TICK_SIZE);
    for (series, look, name) in curves {
        panel.line(&clock.times, &series.values, *look)?;
        legend = legend.entry(Sample::Line(*look), *name);
    }
    legend.draw(canvas, panel.frame.left, cell.top, cell.width())?;
    panel.axes()
}
