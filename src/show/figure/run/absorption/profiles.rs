//! How deep the serum is, at some hours after the first application.
//!
//! The stratum corneum is a fiftieth of the skin, and most of the drop happens in it. So each layer has its own scale of depth.

use std::ops::Range;

use super::super::super::axis::{Axis, compact, extent, nice_step, with_unit};
use super::super::super::canvas::{Align, Canvas, Lettering, points_of};
use super::super::super::directory::Directory;
use super::super::super::legend::{Legend, Sample};
use super::super::super::panel::{Frame, Panel};
use super::super::super::series::{BAND_OPACITY, Series};
use super::super::super::sheet::{MARGIN, Picture, Sheet};
use super::super::super::style::{GREY, LABEL_SIZE, PALE, SMALL_PRINT, Stroke, TICK_SIZE, TWO_COLUMNS};
use super::super::super::{FigureError, Table};
use super::{Side, bands_note, sides};

/// Decades under the largest concentration that are shown, at least and at most.
const DECADES: [i32; 2] = [4, 9];
/// Decades under the largest concentration in viable tissue that are shown, on the side that has less.
const TISSUE_DECADES: f64 = 2.0;
const PANEL: f64 = 104.0;
const ABOVE: f64 = 16.0;
/// Left of the panels, for the depths.
const LEFT: f64 = 35.0;
/// Left and right of every panel.
const BESIDE: f64 = 8.0;
/// Of the label that all panels share.
const LABEL: f64 = 12.0;

/// Layers of the skin with their share of the height of a panel.
struct Layers {
    /// Lower end, mm, and place from 0 to 1; the first is the surface.
    ends: Vec<(f64, f64)>,
    names: &'static [&'static str],
}

impl Layers {
    /// From the scenario; one layer down to the bottom if there is none.
    fn of(directory: &Directory, bottom: f64) -> Layers {
        let end = |key: &str| directory.settings.quantity(&format!("skin.{key}"));
        let (ends, names): (Vec<(f64, f64)>, &'static [&'static str]) = match (end("stratum_corneum"), end("epidermis"))
        {
            (Some(corneum), Some(epidermis)) if corneum < epidermis && epidermis < 0.99 * bottom => (
                vec![(0.0, 0.0), (corneum, 0.2), (epidermis, 0.42), (bottom, 1.0)],
                &["stratum corneum", "viable epidermis", "dermis"],
            ),
            (Some(corneum), _) if corneum < bottom => {
                (vec![(0.0, 0.0), (corneum, 0.4), (bottom, 1.0)], &["stratum corneum", "viable epidermis"])
            }
            _ => (vec![(0.0, 0.0), (bottom, 1.0)], &[]),
        };
        Layers { ends, names }
    }

    /// Which layer holds a depth.
    fn layer(&self, depth: f64) -> usize {
        self.ends[1..self.ends.len() - 1].partition_point(|(end, _)| *end < depth)
    }

    /// Where a depth stands, from 0 to 1.
    fn place(&self, depth: f64) -> f64 {
        let layer = self.layer(depth);
        let ((top, above), (bottom, below)) = (self.ends[layer], self.ends[layer + 1]);
        above + (depth - top) / (bottom - top) * (below - above)
    }

    /// Ticks at the ends of the layers and at round depths in the last.
    fn axis(&self) -> Axis {
        let last = self.ends.len() - 2;
        let ((top, _), (bottom, _)) = (self.ends[last], self.ends[last + 1]);
        let step = nice_step((bottom - top) / 4.0);
        let rounds = (1..=5).map(|count| f64::from(count) * step);
        let rounds = rounds.filter(|depth| *depth > top + 0.4 * step && *depth <= bottom);
        let mut axis = Axis::linear("depth (mm)", 0.0, 1.0, 1);
        let depths = self.ends[..=last].iter().map(|(end, _)| *end).chain(rounds);
        axis.ticks = depths.map(|depth| (self.place(depth), compact(depth))).collect();
        axis
    }
}

/// The curves of one piece of skin.
type Curve = (Side, Stroke, Series);

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let table = directory.table("absorption_profile.csv")?;
    let curves: Vec<Curve> = sides(directory)
        .map(|(side, look)| Ok((side, look, Series::read(&table, &format!("{}.concentration", side.0))?)))
        .collect::<Result<_, FigureError>>()?;
    let times = times(&table)?;
    if times.is_empty() || !curves.iter().any(|(.., series)| series.values.iter().any(|value| *value > 0.0)) {
        return Err(FigureError::NothingToDraw("no concentration was reported by depth".to_owned()));
    }
    let depth = table.numbers("depth")?;
    let layers = Layers::of(directory, bottom(&depth[times[0].1.clone()]));
    let banded = curves.iter().any(|(.., series)| series.band.is_some());
    let columns = columns(times.len());
    let rows = times.len().div_ceil(columns);
    let label = with_unit("concentration", table.unit("intact.concentration"));
    let decades = decades(&curves, &depth, &layers);
    let mut x = Axis::logarithmic("", curves.iter().flat_map(|(.., series)| series.all_values()), decades);
    // The words of the last tick would touch those of the first of the next panel.
    if let Some((_, words)) = x.ticks.last_mut() {
        words.clear();
    }
    let width = (points_of(TWO_COLUMNS) - 2.0 * MARGIN - LEFT) / columns as f64 - 2.0 * BESIDE;
    let below = Panel::room_below(&x, width)? + 2.0;
    let sheet = Sheet {
        title: "How deep the serum is".to_owned(),
        caption: "Concentration of the active substance by depth, free and bound together and averaged sideways, at some times \
                  after the first application. All panels have the same scales."
            .to_owned(),
        note: format!(
            "{} At most {decades} decades are shown; a curve that is missing lies below them.{}",
            if layers.names.is_empty() { "" } else { "Each layer has its own scale of depth; within it depth runs evenly." },
            bands_note(banded)
        ),
        evidence: directory.evidence(&["absorption.peak"]),
        width: TWO_COLUMNS,
        height: 14.0 + rows as f64 * (ABOVE + PANEL + below) + LABEL,
    };
    sheet.draw(|canvas, frame| {
        let body = Body { curves: &curves, depth: &depth, layers: &layers };
        body.legend(canvas, frame, banded)?;
        let panels = frame.inside(LEFT, 14.0, 0.0, LABEL);
        for (place, (hours, range)) in times.iter().enumerate() {
            let (column, row) = (place % columns, place / columns);
            let cell = panels.cell(column, columns, row, rows).inside(BESIDE, ABOVE, BESIDE, below);
            let y = if column == 0 { layers.axis() } else { layers.axis().bare() };
            let panel = Panel::new(canvas, cell, x.clone(), y).downwards();
            body.shade(&panel, place == 0)?;
            body.draw(&panel, range.clone())?;
            panel.heading(&heading(*hours))?;
            panel.axes()?;
        }
        let place = (0.5 * (frame.left + frame.right), frame.bottom - 0.5 * LABEL);
        canvas.text(&label, place, Lettering::new(LABEL_SIZE, Align::Middle))
    })
}

/// So many that viable tissue, which holds far less than the stratum corneum, is seen in both pieces of skin.
fn decades(curves: &[Curve], depth: &[f64], layers: &Layers) -> i32 {
    let (_, highest) = extent(curves.iter().flat_map(|(.., series)| series.all_values()));
    let peak = |series: &Series| {
        let below =
            series.values.iter().zip(depth).filter(|(_, depth)| layers.names.is_empty() || layers.layer(**depth) > 0);
        below.map(|(value, _)| *value).fold(0.0, f64::max)
    };
    let peaks = curves.iter().map(|(.., series)| peak(series)).filter(|peak| *peak > 0.0);
    let least = peaks.fold(highest, f64::min);
    let wished = libm::ceil(libm::log10(highest)) - libm::floor(libm::log10(least)) + TISSUE_DECADES;
    (wished as i32).clamp(DECADES[0], DECADES[1])
}

/// Panels side by side: rows as full as they can be.
fn columns(panels: usize) -> usize {
    match panels {
        0..=4 => panels.max(1),
        5 | 6 => 3,
        _ => 4,
    }
}

/// Hours and the rows that belong to them.
fn times(table: &Table) -> Result<Vec<(f64, Range<usize>)>, FigureError> {
    let hours = table.numbers("time")?;
    let mut times: Vec<(f64, Range<usize>)> = Vec::new();
    for (row, hour) in hours.iter().enumerate() {
        match times.last_mut() {
            Some((last, range)) if last == hour => range.end = row + 1,
            _ => times.push((*hour, row..row + 1)),
        }
    }
    Ok(times)
}

/// The lower end of the last row: as far below its middle as the upper end is above it.
fn bottom(depths: &[f64]) -> f64 {
    let mut edge = 0.0;
    for depth in depths {
        edge = 2.0 * depth - edge;
    }
    edge
}

fn heading(hours: f64) -> String {
    match hours {
        hours if hours < 1.0 => format!("{} min", compact(60.0 * hours)),
        hours if hours <= 48.0 => format!("{} h", compact(hours)),
        _ => format!("{} d", compact(hours / 24.0)),
    }
}

struct Body<'a> {
    curves: &'a [Curve],
    depth: &'a [f64],
    layers: &'a Layers,
}

impl Body<'_> {
    fn legend(&self, canvas: &Canvas, frame: Frame, banded: bool) -> Result<(), FigureError> {
        let mut legend = Legend::new(TICK_SIZE);
        for ((_, name), look, _) in self.curves {
            legend = legend.entry(Sample::Line(*look), *name);
        }
        if banded {
            for ((_, name), look, _) in self.curves {
                legend = legend.entry(Sample::Patch(look.color, BAND_OPACITY), format!("{name}, 5 to 95 %"));
            }
        }
        legend.draw(canvas, frame.left + 34.0, frame.top, frame.width() - 34.0)
    }

    fn draw(&self, panel: &Panel, rows: Range<usize>) -> Result<(), FigureError> {
        // The concentration jumps from layer to layer, and so do the curves.
        for layer in 0..self.layers.ends.len() - 1 {
            let rows: Vec<usize> = rows.clone().filter(|row| self.layers.layer(self.depth[*row]) == layer).collect();
            let places: Vec<f64> = rows.iter().map(|row| self.layers.place(self.depth[*row])).collect();
            for (_, look, series) in self.curves {
                if let Some((low, high)) = &series.picked(&rows).band {
                    panel.band_across(low, high, &places, look.color, BAND_OPACITY)?;
                }
            }
            for (_, look, series) in self.curves {
                panel.line(&series.picked(&rows).values, &places, *look)?;
            }
        }
        Ok(())
    }

    /// Every second layer is shaded; names stand in the first panel.
    fn shade(&self, panel: &Panel, named: bool) -> Result<(), FigureError> {
        for (layer, (pair, name)) in self.layers.ends.windows(2).zip(self.layers.names).enumerate() {
            let (from, to) = (panel.on_paper((0.0, pair[0].1)), panel.on_paper((1.0, pair[1].1)));
            if layer % 2 == 1 {
                panel.canvas.rectangle(from, to, PALE, 0.45)?;
            }
            if named {
                let look = Lettering { color: GREY, ..Lettering::new(SMALL_PRINT, Align::Right) };
                panel.canvas.text(name, (to.0 - 2.0, to.1 - 4.5), look)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_have_their_own_scales_that_meet() {
        let layers = Layers { ends: vec![(0.0, 0.0), (0.02, 0.2), (0.07, 0.42), (1.07, 1.0)], names: &[] };
        assert!((layers.place(0.01) - 0.1).abs() < 1e-12);
        assert!((layers.place(0.02) - 0.2).abs() < 1e-12 && (layers.place(0.07) - 0.42).abs() < 1e-12);
        assert!((layers.place(0.57) - 0.71).abs() < 1e-12);
        assert_eq!([0.01, 0.05, 0.5].map(|depth| layers.layer(depth)), [0, 1, 2]);
        let ticks: Vec<String> = layers.axis().ticks.into_iter().map(|(_, text)| text).collect();
        assert_eq!(ticks, ["0", "0.02", "0.07", "0.5", "1"]);
    }

    #[test]
    fn the_bottom_follows_from_the_middles() {
        assert!((bottom(&[0.1, 0.3, 0.6]) - 0.8).abs() < 1e-12);
    }
}
