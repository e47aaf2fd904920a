//! Where the serum went, with and without channels: everything that was applied, stacked.

use super::super::super::axis::{Axis, compact, unit_text, with_unit};
use super::super::super::canvas::Canvas;
use super::super::super::directory::Directory;
use super::super::super::legend::{Legend, Sample};
use super::super::super::panel::{Frame, Panel};
use super::super::super::series::Series;
use super::super::super::sheet::{Picture, Sheet};
use super::super::super::style::{
    BLUE, GREEN, INK, LINE_WIDTH, ORANGE, PALE, PURPLE, Rgb, SKY, Stroke, TICK_SIZE, TWO_COLUMNS, VERMILLION,
};
use super::super::super::{FigureError, Table};
use super::clock::Clock;
use super::{Side, bands_note, sides};

/// A pool: its column, its name on living skin and on the bench, and its colour.
type Pool = (&'static str, [&'static str; 2], Rgb);

const fn pool(column: &'static str, name: &'static str, color: Rgb) -> Pool {
    (column, [name, name], color)
}

/// From the bottom of the stack to its top.
const POOLS: [Pool; 10] = [
    ("cleared", ["blood and lymph", "receptor"], VERMILLION),
    pool("metabolised", "turned over in tissue", PURPLE),
    pool("bound", "tissue, bound", (0, 62, 108)),
    pool("dermis", "dermis", BLUE),
    pool("epidermis", "viable epidermis", SKY),
    pool("stratum_corneum", "stratum corneum", ORANGE),
    pool("shed", "shed with it", (240, 228, 66)),
    pool("film", "film on the skin", PALE),
    pool("washed_off", "washed off", (178, 178, 178)),
    pool("evaporated", "evaporated", GREEN),
];
/// Pools up to this one lie below the film.
const IN_SKIN: usize = 7;
const FILM: &str = "film";
const WASHED_OFF: &str = "washed_off";
/// Width of the column of names, points.
const NAMES: f64 = 104.0;
const PANEL: f64 = 108.0;
/// Above every panel, for its heading.
const ABOVE: f64 = 24.0;
const SEAM: Stroke = Stroke::solid((255, 255, 255), 0.3);
const ENTERED: Stroke = Stroke::solid(INK, LINE_WIDTH);
const ENTERED_BAND: Stroke = Stroke { color: INK, width: 0.8, dash: Some((1.2, 1.4)) };

/// One piece of skin, at the moments of the clock.
struct Stack {
    side: Side,
    /// In the order of [POOLS].
    amounts: Vec<Vec<f64>>,
    /// What entered viable tissue: the edge between the epidermis and the stratum corneum.
    entered: Series,
    applied: Vec<f64>,
}

/// The sum of all places: what was applied up to then.
pub(super) fn applied(table: &Table, side: &str) -> Result<Vec<f64>, FigureError> {
    let mut sum: Vec<f64> = Vec::new();
    for (column, ..) in POOLS {
        let amounts = table.numbers(&format!("{side}.{column}"))?;
        sum.resize(amounts.len(), 0.0);
        sum.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
    }
    Ok(sum)
}

impl Stack {
    fn read(table: &Table, side: Side, clock: &Clock) -> Result<Stack, FigureError> {
        let column = |name: &str| Series::read(table, &format!("{}.{name}", side.0));
        let applied = clock.stepping(&Series { values: applied(table, side.0)?, band: None }).values;
        let mut amounts: Vec<Vec<f64>> = Vec::new();
        for (name, ..) in POOLS {
            let series = column(name)?;
            let series = if name == WASHED_OFF { clock.stepping(&series) } else { clock.flowing(&series) };
            amounts.push(series.values);
        }
        // The film is what is left of the applied: just before it is washed off or put on again it tells so.
        for (row, applied) in applied.iter().enumerate() {
            let others = POOLS.iter().zip(&amounts).filter(|((name, ..), _)| *name != FILM);
            let film = applied - others.map(|(_, values)| values[row]).sum::<f64>();
            POOLS
                .iter()
                .zip(&mut amounts)
                .filter(|((name, ..), _)| *name == FILM)
                .for_each(|(_, values)| values[row] = film);
        }
        Ok(Stack { side, amounts, entered: clock.flowing(&column("delivered")?), applied })
    }

    /// The same with every amount in percent of what was applied up to then.
    fn in_percent(&self) -> Stack {
        let share = |values: &[f64]| -> Vec<f64> {
            values.iter().zip(&self.applied).map(|(value, applied)| 100.0 * value / applied).collect()
        };
        Stack {
            side: self.side,
            amounts: self.amounts.iter().map(|values| share(values)).collect(),
            entered: Series {
                values: share(&self.entered.values),
                band: self.entered.band.as_ref().map(|(low, high)| (share(low), share(high))),
            },
            applied: self.applied.clone(),
        }
    }

    /// Sums of the first so many pools: the edges of the stack, from zero.
    fn edges(&self, pools: usize) -> Vec<Vec<f64>> {
        let mut edges = vec![vec![0.0; self.applied.len()]];
        for amounts in &self.amounts[..pools] {
            let below = &edges[edges.len() - 1];
            edges.push(below.iter().zip(amounts).map(|(below, amount)| below + amount).collect());
        }
        edges
    }

    /// Fills the panel with the first so many pools; what entered is drawn over it, with its band.
    fn draw(&self, panel: &Panel, clock: &Clock, pools: usize) -> Result<(), FigureError> {
        let (edges, times) = (self.edges(pools), &clock.times);
        for (pair, (.., color)) in edges.windows(2).zip(POOLS) {
            panel.band(times, &pair[0], &pair[1], color, 1.0)?;
        }
        // Over months seams would hide the spikes of daily applications.
        for edge in edges[1..pools].iter().filter(|_| clock.once) {
            panel.line(times, edge, SEAM)?;
        }
        if let Some((low, high)) = &self.entered.band {
            panel.line(times, low, ENTERED_BAND)?;
            panel.line(times, high, ENTERED_BAND)?;
        }
        panel.line(times, &self.entered.values, ENTERED)
    }

    /// What entered by the end, with its interval.
    fn told(&self, unit: &str) -> String {
        let last = |values: &[f64]| values.last().copied().map_or_else(String::new, compact);
        let interval = self
            .entered
            .band
            .as_ref()
            .map_or_else(String::new, |(low, high)| format!(" ({} to {})", last(low), last(high)));
        format!("{} {}{interval}", last(&self.entered.values), unit_text(unit))
    }
}

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let table = directory.table("absorption.csv")?;
    let clock = Clock::read(directory, &table)?;
    let stacks: Vec<Stack> =
        sides(directory).map(|(side, _)| Stack::read(&table, side, &clock)).collect::<Result<_, _>>()?;
    let unit = table.unit("needled.film").to_owned();
    let sheet = Sheet {
        title: "Where the serum went".to_owned(),
        caption: "Above: all of the active substance, as share of what was applied up to then. Below: what is in or through the \
                  skin, as amount per area, on one scale. Under the black line lies what entered viable tissue; the dotted \
                  lines are its interval."
            .to_owned(),
        note: format!(
            "{} Places that stay empty are not named.{}",
            clock.words,
            if stacks.iter().any(|stack| stack.entered.band.is_some()) {
                " Dotted: 5 to 95 % of the ensemble, where it fits the panel."
            } else {
                bands_note(false)
            }
        ),
        evidence: directory.evidence(&["absorption."]),
        width: TWO_COLUMNS,
        height: 2.0 * (PANEL + ABOVE) + 20.0,
    };
    let bench = directory.settings.on_bench();
    sheet.draw(|canvas, frame| {
        let names = Frame { left: frame.right - NAMES, ..frame };
        name_pools(canvas, names, &stacks, bench)?;
        body(canvas, Frame { right: names.left - 6.0, ..frame }, &stacks, &clock, &unit)
    })
}

/// The names in the order of the stack, from above.
fn name_pools(canvas: &Canvas, frame: Frame, stacks: &[Stack], bench: bool) -> Result<(), FigureError> {
    let mut legend = Legend::new(TICK_SIZE);
    for (index, (_, names, color)) in POOLS.iter().enumerate().rev() {
        if stacks.iter().any(|stack| stack.amounts[index].iter().any(|amount| *amount > 0.0)) {
            legend = legend.entry(Sample::Patch(*color, 1.0), names[usize::from(bench)]);
        }
    }
    legend = legend.entry(Sample::Line(ENTERED), "entered viable tissue");
    if stacks.iter().any(|stack| stack.entered.band.is_some()) {
        legend = legend.entry(Sample::Line(ENTERED_BAND), "its 5 and 95 %");
    }
    // One name a row: no row is wide enough for two.
    legend.draw(canvas, frame.left, frame.top + 16.0, 1.0)
}

fn body(canvas: &Canvas, frame: Frame, stacks: &[Stack], clock: &Clock, unit: &str) -> Result<(), FigureError> {
    let top = |stack: &Stack| stack.edges(IN_SKIN).pop().unwrap_or_default();
    let highest: Vec<f64> = stacks.iter().flat_map(top).collect();
    for (column, stack) in stacks.iter().enumerate() {
        let labelled = |axis: Axis| if column == 0 { axis } else { axis.unlabelled() };
        let cell = |row: usize| {
            let above = frame.top + row as f64 * (PANEL + ABOVE) + ABOVE - 8.0;
            Frame { top: above, bottom: above + PANEL, ..frame }
                .cell(column, stacks.len(), 0, 1)
                .inside(38.0, 0.0, 10.0, 0.0)
        };
        let share = labelled(Axis::linear("share of the applied (%)", 0.0, 100.0, 4));
        let panel = Panel::new(canvas, cell(0), clock.axis.clone().bare(), share);
        stack.in_percent().draw(&panel, clock, POOLS.len())?;
        panel.session_marks(&clock.sessions)?;
        panel.heading(stack.side.1)?;
        panel.axes()?;
        let amount = labelled(Axis::from_zero(&with_unit("in or through the skin", unit), highest.iter().copied(), 4));
        let panel = Panel::new(canvas, cell(1), clock.axis.clone(), amount);
        stack.draw(&panel, clock, IN_SKIN)?;
        panel.heading(&format!("entered by the end: {}", stack.told(unit)))?;
        panel.axes()?;
    }
    Ok(())
}
