//! How the holes lie among each other, against complete spatial randomness: pair correlation, L − r, nearest neighbours.

use super::super::axis::{Axis, compact, extent, with_unit};
use super::super::canvas::Canvas;
use super::super::directory::Directory;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::series::{BAND_OPACITY, Series};
use super::super::sheet::{Picture, Sheet};
use super::super::style::{AXIS_WIDTH, BLACK, GREY, Stroke, TICK_SIZE, TWO_COLUMNS};
use super::super::{FigureError, Table};

const ALL_SESSIONS: f64 = 0.0;
/// Column of the table, heading of its panel, label of its axis.
const QUANTITIES: [(&str, &str, &str); 3] = [
    ("pair_correlation", "Pair correlation", "g"),
    ("l_minus_r", "Ripley’s L, centred", "L − r"),
    ("nearest_neighbour_distribution", "Nearest neighbour", "G"),
];
const RANDOM: Stroke = Stroke { color: BLACK, width: AXIS_WIDTH, dash: Some((2.0, 1.5)) };
/// Where nearly every hole has its neighbour the axis of that panel ends.
const NEARLY_ALL: f64 = 0.999;

/// Space left of a panel, points.
const LEFT: f64 = 38.0;
/// Bands are wide at the first distances, where random places hardly have pairs; the scale does not follow them.
const NEAR: usize = 3;

/// The curves of one session, or of all together.
struct Pattern {
    name: String,
    distance: Vec<f64>,
    curves: Vec<Series>,
    /// The last curve at random.
    random: Vec<f64>,
    p_value: f64,
}

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let table = directory.table("pattern.csv")?;
    let sessions = directory.manifest.facts.session_days.len();
    let patterns = read(&table, sessions)?;
    let simulations = table.numbers("simulations")?.iter().copied().fold(f64::INFINITY, f64::min);
    let tests: Vec<String> =
        patterns.iter().map(|pattern| format!("{}, p = {}", pattern.name, compact(pattern.p_value))).collect();
    let sheet = Sheet {
        title: "How the holes lie among each other, against chance".to_owned(),
        caption: format!(
            "Left: holes at a distance from a hole, over those at random. Middle: further holes within a distance, as the \
             radius of the circle that would hold them at random, less that distance. Right: share of the holes whose \
             nearest neighbour is within the distance. Test of the middle curve against complete spatial randomness: {} (low p: not random).",
            tests.join("; ")
        ),
        note: format!(
            "Bands: 95 % of at least {} patterns of as many random places, at each distance (left, right) or at all distances \
             at once (middle: global rank envelope). Near zero some reach beyond the scale. Corrected for the edge of the patch.",
            compact(simulations)
        ),
        evidence: directory.evidence(&["puncture.regularity", "puncture.csr_p_value"]),
        width: TWO_COLUMNS,
        height: 170.0,
    };
    sheet.draw(|canvas, frame| body(canvas, frame, &patterns, table.unit("l_minus_r")))
}

/// The first session of the table and all sessions together, as far as they are there.
fn read(table: &Table, sessions: usize) -> Result<Vec<Pattern>, FigureError> {
    let numbers = table.numbers("session")?;
    let first = numbers.iter().copied().filter(|number| *number != ALL_SESSIONS).fold(f64::INFINITY, f64::min);
    let names = [(first, format!("session {}", compact(first))), (ALL_SESSIONS, format!("all {sessions} sessions"))];
    let mut patterns = Vec::new();
    for (number, name) in names {
        let Some(start) = numbers.iter().position(|other| *other == number) else { continue };
        let rows = start..start + numbers[start..].iter().take_while(|other| **other == number).count();
        let column = |name: &str| -> Result<Vec<f64>, FigureError> { Ok(table.numbers(name)?[rows.clone()].to_vec()) };
        let curve = |(name, _, _): &(&str, &str, &str)| -> Result<Series, FigureError> {
            let band = (column(&format!("{name}.low"))?, column(&format!("{name}.high"))?);
            Ok(Series { values: column(name)?, band: Some(band) })
        };
        let holes = compact(table.numbers("holes")?[start]);
        patterns.push(Pattern {
            name: format!("{name}: {holes} holes"),
            distance: column("distance")?,
            curves: QUANTITIES.iter().map(curve).collect::<Result<_, _>>()?,
            random: column("nearest_neighbour_distribution.random")?,
            p_value: table.numbers("p_value")?[start],
        });
    }
    if patterns.is_empty() {
        return Err(FigureError::NothingToDraw("pattern.csv holds no pattern".to_owned()));
    }
    Ok(patterns)
}

fn body(canvas: &Canvas, frame: Frame, patterns: &[Pattern], unit: &str) -> Result<(), FigureError> {
    let mut legend = Legend::new(TICK_SIZE);
    for (index, pattern) in patterns.iter().enumerate() {
        let words = format!("{}, p = {}", pattern.name, compact(pattern.p_value));
        legend = legend.entry(Sample::Line(Stroke::series(index)), words);
    }
    legend = legend.entry(Sample::Line(RANDOM), "mean at random");
    legend = legend.entry(Sample::Patch(GREY, BAND_OPACITY), "95 % at random, in the colour of the line");
    legend.draw(canvas, frame.left + LEFT, frame.top, frame.width() - LEFT)?;
    let top = legend.height(frame.width() - LEFT)? + 20.0;
    for (column, (_, heading, label)) in QUANTITIES.iter().enumerate() {
        let cell = frame.cell(column, QUANTITIES.len(), 0, 1).inside(LEFT, top, 8.0, 26.0);
        let values = patterns.iter().flat_map(|pattern| shown(&pattern.curves[column]));
        let last = patterns.iter().map(|pattern| reach(pattern, column)).fold(0.0, f64::max);
        let x = Axis::linear("distance r (mm)", 0.0, last, 5);
        let (y, chance) = match column {
            0 => (Axis::from_zero(label, values, 4), Some(1.0)),
            1 => (Axis::around(&with_unit(label, unit), values, 5), Some(0.0)),
            _ => (Axis::linear(label, 0.0, 1.0, 5), None),
        };
        let panel = Panel::new(canvas, cell, x, y);
        for (index, pattern) in patterns.iter().enumerate() {
            pattern.curves[column].draw_band(&panel, &pattern.distance, Stroke::series(index))?;
        }
        match chance {
            Some(value) => panel.horizontal_line(value, RANDOM)?,
            None => patterns.iter().try_for_each(|pattern| panel.line(&pattern.distance, &pattern.random, RANDOM))?,
        }
        for (index, pattern) in patterns.iter().enumerate() {
            panel.line(&pattern.distance, &pattern.curves[column].values, Stroke::series(index))?;
        }
        panel.heading(heading)?;
        panel.axes()?;
    }
    Ok(())
}

/// What the vertical axis makes room for.
fn shown(curve: &Series) -> impl Iterator<Item = f64> + '_ {
    let band = curve.band.iter().flat_map(|(low, high)| low.iter().skip(NEAR).chain(high.iter().skip(NEAR)));
    curve.values.iter().chain(band).copied()
}

/// The largest distance that a panel shows of a pattern, mm.
fn reach(pattern: &Pattern, column: usize) -> f64 {
    let (_, last) = extent(pattern.distance.iter().copied());
    if column < 2 {
        return last;
    }
    let curve = pattern.curves[column].values.iter().zip(&pattern.random);
    let place = curve.zip(&pattern.distance).find(|((value, random), _)| value.min(**random) >= NEARLY_ALL);
    place.map_or(last, |(_, distance)| *distance)
}
