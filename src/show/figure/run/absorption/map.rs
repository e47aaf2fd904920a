//! Through which needles more would get in: over density and length, with the ends of the interval beside the run itself.

use super::super::super::axis::{Axis, compact, extent, with_unit};
use super::super::super::canvas::{Align, Lettering, points_of};
use super::super::super::color_bar::{self, Colors, OVERLAP};
use super::super::super::directory::Directory;
use super::super::super::legend::{Legend, Sample};
use super::super::super::panel::{Frame, Panel};
use super::super::super::series::Series;
use super::super::super::sheet::{Picture, Sheet};
use super::super::super::style::{INK, ONE_COLUMN, Rgb, Stroke, TICK_SIZE, TWO_COLUMNS, VERMILLION};
use super::super::super::{FigureError, Table};
use super::bands_note;

const HEADINGS: [&str; 3] = ["5 % of the ensemble", "the run itself", "95 % of the ensemble"];
const WHITE: Rgb = (255, 255, 255);
/// Size of the numbers in the cells.
const NUMBERS: f64 = 5.2;
/// How far they stand below the middle of the cell, where the mark of the run may stand.
const LOWER: f64 = 4.2;
/// Densities that are named; their numbers are as wide as cells.
const NAMED_DENSITIES: usize = 4;
/// From this place on the scale of colours is bright enough for black numbers.
const BRIGHT: f64 = 0.6;
const BAR: f64 = 42.0;
/// Height of a map, points.
const HEIGHT: f64 = 124.0;
const RIM: Stroke = Stroke::solid(INK, 0.7);

/// `absorption_map.csv` as a grid.
struct Map {
    densities: Vec<f64>,
    lengths: Vec<f64>,
    /// Lower end, run, upper end; the run alone without an ensemble. Lengths × densities.
    maps: Vec<(usize, Vec<f64>)>,
    /// Whether there are ratios; shares of the dose otherwise.
    is_ratio: bool,
}

impl Map {
    fn read(table: &Table) -> Result<Map, FigureError> {
        let (density, length) = (table.numbers("channel_density")?, table.numbers("needle_length")?);
        let ratio = Series::read(table, "enhancement_ratio")?;
        let is_ratio = ratio.values.iter().any(|value| value.is_finite());
        let shown = if is_ratio { ratio } else { Series::read(table, "dose_fraction")?.scaled(100.0) };
        if !shown.values.iter().any(|value| *value > 0.0) {
            return Err(FigureError::NothingToDraw("nothing gets in at any density and length".to_owned()));
        }
        let (densities, lengths) = (levels(&density), levels(&length));
        let gridded = |values: &[f64]| -> Vec<f64> {
            let at = |at: (f64, f64)| {
                let row = density.iter().zip(&length).position(|(density, length)| (*length, *density) == at);
                row.map_or(f64::NAN, |row| values[row])
            };
            lengths.iter().flat_map(|length| densities.iter().map(move |density| (*length, *density))).map(at).collect()
        };
        let maps = match &shown.band {
            Some((low, high)) => {
                [low, &shown.values, high].map(|values| gridded(values)).into_iter().enumerate().collect()
            }
            None => vec![(1, gridded(&shown.values))],
        };
        Ok(Map { maps, densities, lengths, is_ratio })
    }

    fn colors(&self) -> Colors {
        let values = || self.maps.iter().flat_map(|(_, values)| values.iter().copied().filter(|value| *value > 0.0));
        let (low, high) = extent(values());
        // From no difference on, and wide enough for two ticks.
        let low = if self.is_ratio { low.min(1.0) } else { low };
        Colors::sequential(Axis::logarithmic_fine("", low, high.max(2.5 * low)))
    }

    fn label(&self) -> &'static str {
        if self.is_ratio { "enhancement ratio" } else { "share of the dose (%)" }
    }
}

/// The different values, in order.
fn levels(values: &[f64]) -> Vec<f64> {
    let mut levels: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    levels.sort_by(f64::total_cmp);
    levels.dedup();
    levels
}

/// Where a value stands among levels at equal distances; between two of them by its logarithm.
fn among(levels: &[f64], value: f64) -> Option<f64> {
    let after = levels.iter().position(|level| *level >= value)?;
    if levels[after] == value {
        return Some(after as f64);
    }
    let before = after.checked_sub(1)?;
    let (low, high) = (libm::log(levels[before]), libm::log(levels[after]));
    Some(before as f64 + (libm::log(value) - low) / (high - low))
}

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let table = directory.table("absorption_map.csv")?;
    let map = Map::read(&table)?;
    let density = directory.outcome("puncture.density");
    let own = density
        .zip(directory.manifest.facts.needle_length_mm)
        .and_then(|(density, length)| Some((among(&map.densities, density)?, among(&map.lengths, length)?)));
    // The heading of a single map would say nothing.
    let above = if map.maps.len() > 1 { 28.0 } else { 15.0 };
    let within = "of what was applied, within 24 h of an application";
    let sheet = Sheet {
        title: if map.is_ratio {
            "Enhancement ratio with other needles"
        } else {
            "Share of the dose with other needles"
        }
        .to_owned(),
        caption: if map.is_ratio {
            format!(
                "How many times as much enters as through intact skin {within}. The red mark is the session of this run."
            )
        } else {
            format!(
                "Intact skin is closed to this substance, so that there is no ratio: percent {within}, that enter viable tissue. \
                 The red mark is the session of this run."
            )
        },
        note: format!(
            "The scale of colours is logarithmic{}; cells are equally large, whatever the distance of the levels. Longer \
             needles go in deeper, but their channels stay open no deeper (open depth) and only close later; width stays. A dash: no number.{}",
            if map.maps.len() > 1 { ", one for all maps" } else { "" },
            if map.maps.len() > 1 { "" } else { bands_note(false) }
        ),
        evidence: directory.evidence(&["absorption.enhancement", "puncture.channel"]),
        width: if map.maps.len() > 1 { TWO_COLUMNS } else { ONE_COLUMN },
        height: above + HEIGHT + 28.0,
    };
    let width = points_of(sheet.width);
    let labels = [
        with_unit("channels", table.unit("channel_density")),
        with_unit("length of the needles", table.unit("needle_length")),
    ];
    sheet.draw(|canvas, frame| {
        Legend::new(TICK_SIZE).entry(Sample::Disc(VERMILLION), "session of this run").draw(
            canvas,
            frame.left + 34.0,
            frame.top,
            width,
        )?;
        let colors = map.colors();
        let all = Frame {
            left: frame.left + 34.0,
            top: frame.top + above,
            right: frame.right - BAR,
            bottom: frame.top + above + HEIGHT,
        };
        let count = map.maps.len();
        for (place, (heading, values)) in map.maps.iter().enumerate() {
            let cell = all.cell(place, count, 0, 1).inside(if place == 0 { 0.0 } else { 5.0 }, 0.0, 5.0, 0.0);
            let x = names(&labels[0], &map.densities, NAMED_DENSITIES);
            let y = names(&labels[1], &map.lengths, map.lengths.len());
            let panel = Panel::new(canvas, cell, x, if place == 0 { y } else { y.bare() });
            draw_cells(&panel, &map, values, &colors)?;
            mark(&panel, own)?;
            if count > 1 {
                panel.heading(HEADINGS[*heading])?;
            }
            panel.axes()?;
        }
        let mut named = colors;
        named.axis.label = map.label().to_owned();
        color_bar::draw(canvas, Frame { left: all.right + 2.0, ..all }, &named)
    })
}

fn names(label: &str, levels: &[f64], most: usize) -> Axis {
    let names: Vec<String> = levels.iter().map(|level| compact(*level)).collect();
    Axis::categories(label, &names, most)
}

fn draw_cells(panel: &Panel, map: &Map, values: &[f64], colors: &Colors) -> Result<(), FigureError> {
    for (place, &value) in values.iter().enumerate() {
        let (across, along) = ((place % map.densities.len()) as f64, (place / map.densities.len()) as f64);
        let corner = |dx: f64, dy: f64| panel.point((across + dx, along + dy));
        let (Some(from), Some(to), Some(center)) = (corner(-0.5, 0.5), corner(0.5, -0.5), corner(0.0, 0.0)) else {
            continue;
        };
        let to = ((to.0 + OVERLAP).min(panel.frame.right), (to.1 + OVERLAP).min(panel.frame.bottom));
        panel.canvas.rectangle(from, to, colors.of(value), 1.0)?;
        let bright = !value.is_finite() || colors.axis.place(value) > BRIGHT;
        let look = Lettering { color: if bright { INK } else { WHITE }, ..Lettering::new(NUMBERS, Align::Middle) };
        panel.canvas.text(&short(value), (center.0, center.1 + LOWER), look)?;
    }
    Ok(())
}

/// At most four signs.
fn short(value: f64) -> String {
    match value {
        value if !value.is_finite() => "–".to_owned(),
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value if value >= 0.01 => format!("{value:.2}"),
        value => compact(format!("{value:.0e}").parse().unwrap_or(value)),
    }
}

fn mark(panel: &Panel, own: Option<(f64, f64)>) -> Result<(), FigureError> {
    let Some(center) = own.and_then(|own| panel.point(own)) else { return Ok(()) };
    panel.canvas.disc(center, 2.4, VERMILLION, 1.0)?;
    panel.canvas.disc(center, 0.9, WHITE, 1.0)?;
    panel.canvas.ring(center, 2.4, RIM)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_between_its_levels_by_its_logarithm() {
        let levels = [10.0, 100.0, 1000.0];
        let place = |value| among(&levels, value);
        assert_eq!(place(10.0), Some(0.0));
        assert!((place(100.0 * f64::sqrt(10.0)).unwrap() - 1.5).abs() < 1e-12);
        assert_eq!((place(9.0), place(1001.0)), (None, None));
    }

    #[test]
    fn numbers_in_cells_are_short() {
        assert_eq!([1.0204, 35.15, 111.2, 0.034].map(short), ["1.02", "35.1", "111", "0.03"]);
        assert_eq!(short(f64::NAN), "–");
    }
}
