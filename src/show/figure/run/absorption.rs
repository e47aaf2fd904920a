//! Where the serum went: amounts in every place, and the flux into the skin, with and without channels.

use super::super::axis::{Axis, extent, with_unit};
use super::super::canvas::Canvas;
use super::super::directory::Directory;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::series::{BAND_OPACITY, Series};
use super::super::sheet::{Picture, Sheet};
use super::super::style::{GREY, ONE_COLUMN, Stroke, TICK_SIZE, TWO_COLUMNS};
use super::super::{FigureError, Table};

const SIDES: [(&str, &str); 2] = [("needled", "with channels"), ("intact", "intact skin")];
const POOLS: [(&str, &str); 9] = [
    ("film", "film on the skin"),
    ("stratum_corneum", "stratum corneum"),
    ("epidermis", "epidermis"),
    ("dermis", "dermis, free"),
    ("bound", "dermis, bound"),
    ("cleared", "cleared by blood"),
    ("washed_off", "washed off"),
    ("shed", "shed with the horny layer"),
    ("evaporated", "evaporated"),
];
/// Decades of the amounts that are shown.
const DECADES: i32 = 7;

type Lines = Vec<(usize, Series)>;

/// Amounts over time in two panels with the same scale.
pub fn draw_amounts(directory: &Directory) -> Result<Picture, FigureError> {
    let table = directory.table("absorption.csv")?;
    let sides = SIDES.iter().map(|(side, _)| read_pools(&table, side)).collect::<Result<Vec<Lines>, _>>()?;
    let time = table.numbers("time")?;
    let sheet = Sheet {
        title: "Where the serum went, with and without channels".to_owned(),
        caption: "Amount of the active substance per area of skin after the first application. Both scales are logarithmic and the \
                  same on both sides. Pools that stay empty are not drawn."
            .to_owned(),
        note: format!("Logarithmic time. At most {DECADES} decades of amounts are shown."),
        evidence: directory.evidence(&["absorption."]),
        width: TWO_COLUMNS,
        height: 190.0,
    };
    sheet.draw(|canvas, frame| draw_sides(canvas, frame, &time, &sides, table.unit("needled.film")))
}

fn read_pools(table: &Table, side: &str) -> Result<Lines, FigureError> {
    let mut lines = Lines::new();
    for (index, (pool, _)) in POOLS.iter().enumerate() {
        let series = Series::read(table, &format!("{side}.{pool}"))?;
        if series.values.iter().any(|&amount| amount > 0.0) {
            lines.push((index, series));
        }
    }
    Ok(lines)
}

/// Time on a logarithmic scale, from the first row after the application to the last.
fn time_axis(label: &str, time: &[f64]) -> Axis {
    let (first, last) = extent(time.iter().copied().filter(|&time| time > 0.0));
    Axis::logarithmic_between(label, first, last.max(first * 10.0))
}

fn draw_sides(canvas: &Canvas, frame: Frame, time: &[f64], sides: &[Lines], unit: &str) -> Result<(), FigureError> {
    let mut legend = Legend::new(TICK_SIZE);
    for (index, (_, name)) in POOLS.iter().enumerate() {
        if sides.iter().flatten().any(|(pool, _)| *pool == index) {
            legend = legend.entry(Sample::Line(Stroke::series(index)), *name);
        }
    }
    if sides.iter().flatten().any(|(_, series)| series.band.is_some()) {
        legend = legend.entry(Sample::Patch(GREY, BAND_OPACITY), "5 to 95 % of the ensemble");
    }
    legend.draw(canvas, frame.left + 34.0, frame.top, frame.width() - 34.0)?;
    let top = legend.height(frame.width() - 34.0)? + 20.0;
    let values = || sides.iter().flatten().flat_map(|(_, series)| series.all_values());
    for (column, (lines, (_, heading))) in sides.iter().zip(SIDES).enumerate() {
        let cell = frame.cell(column, SIDES.len(), 0, 1).inside(34.0, top, 8.0, 24.0);
        let label = if column == 0 { with_unit("amount", unit) } else { String::new() };
        let y = Axis::logarithmic(&label, values(), DECADES);
        let panel = Panel::new(canvas, cell, time_axis("time after application (h)", time), y);
        for (pool, series) in lines {
            series.draw_faint_band(&panel, time, Stroke::series(*pool))?;
        }
        for (pool, series) in lines {
            panel.line(time, &series.values, Stroke::series(*pool))?;
        }
        panel.heading(heading)?;
        panel.axes()?;
    }
    Ok(())
}

/// Flux into the skin and how open film and channels are.
pub fn draw_flux(directory: &Directory) -> Result<Picture, FigureError> {
    let table = directory.table("absorption.csv")?;
    let time = table.numbers("time")?;
    let read = |names: [&str; 2]| -> Result<Vec<Series>, FigureError> {
        names.iter().map(|name| Series::read(&table, name)).collect()
    };
    let flux = read(["needled.flux", "intact.flux"])?;
    let patency = read(["lumen_patency", "film_patency"])?;
    let sheet = Sheet {
        title: "How fast the serum enters".to_owned(),
        caption: "Above: flux of the active substance into the tissue. Below: how open the channels are: the lumen closes by \
                  swelling and clotting, the film over the opening by drying and new barrier."
            .to_owned(),
        note: format!(
            "Logarithmic time. At most {DECADES} decades of flux are shown; where a curve breaks, the flux is zero or outwards.{}",
            if flux.iter().any(|series| series.band.is_some()) { " Bands: 5 to 95 % of the ensemble." } else { "" }
        ),
        evidence: directory.evidence(&["absorption.enhancement", "barrier.", "channel."]),
        width: ONE_COLUMN,
        height: 235.0,
    };
    let unit = table.unit("needled.flux").to_owned();
    sheet.draw(|canvas, frame| {
        let y = Axis::logarithmic(&with_unit("flux", &unit), flux.iter().flat_map(Series::all_values), DECADES);
        let upper = Frame { bottom: frame.top + 125.0, ..frame };
        let names = ["with channels", "intact skin"];
        draw_pair(canvas, upper, &time, &flux, names, time_axis("", &time), y)?;
        let lower = Frame { top: frame.top + 128.0, bottom: frame.bottom - 11.0, ..frame };
        let x = time_axis("time after application (h)", &time);
        draw_pair(canvas, lower, &time, &patency, ["lumen", "film"], x, Axis::linear("open share", 0.0, 1.0, 2))
    })
}

fn draw_pair(
    canvas: &Canvas,
    frame: Frame,
    time: &[f64],
    pair: &[Series],
    names: [&str; 2],
    x: Axis,
    y: Axis,
) -> Result<(), FigureError> {
    let panel = Panel::new(canvas, frame.inside(36.0, 14.0, 10.0, 13.0), x, y);
    let mut legend = Legend::new(TICK_SIZE);
    for (index, series) in pair.iter().enumerate() {
        series.draw_band(&panel, time, Stroke::series(index))?;
    }
    for (index, (series, name)) in pair.iter().zip(names).enumerate() {
        panel.line(time, &series.values, Stroke::series(index))?;
        legend = legend.entry(Sample::Line(Stroke::series(index)), name);
    }
    legend.draw(canvas, panel.frame.left, frame.top, frame.width())?;
    panel.axes()
}
