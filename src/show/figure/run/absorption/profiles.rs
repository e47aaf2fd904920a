//! How deep the serum is, at some hours after the first application.
//!
//! The stratum corneum is a fiftieth of the skin, and most of the drop happens in it. So each layer has its own scale of depth.

use super::super::super::axis::{Axis, compact, nice_step, with_unit};
use super::super::super::canvas::{Align, Canvas, Lettering};
use super::super::super::directory::Directory;
use super::super::super::legend::{Legend, Sample};
use super::super::super::panel::{Frame, Panel};
use super::super::super::series::{BAND_OPACITY, Series};
use super::super::super::sheet::{Picture, Sheet};
use super::super::super::style::{GREY, PALE, SMALL_PRINT, Stroke, TICK_SIZE, TWO_COLUMNS};
use super::super::super::{FigureError, Table};
use super::{Side, bands_note, sides};

/// Decades under the largest concentration that are shown.
const DECADES: i32 = 5;
const COLUMNS: usize = 4;
const PANEL: f64 = 104.0;
const ABOVE: f64 = 16.0;
const BELOW: f64 = 14.0;
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
        axis.ticks = depths.map(|depth| (self.place(depth), compact(two_digits(depth)))).collect();
        axis
    }
}

fn two_digits(value: f64) -> f64 {
    format!("{value:.1e}").parse().unwrap_or(value)
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
    let rows = times.len().div_ceil(COLUMNS);
    let sheet = Sheet {
        title: "How deep the serum is".to_owned(),
        caption: "Concentration of the active substance by depth, free and bound together and averaged sideways, at some times \
                  after the first application. All panels have the same scales."
            .to_owned(),
        note: format!(
            "{} At most {DECADES} decades are shown.{}",
            if layers.names.is_empty() { "" } else { "Each layer has its own scale of depth; within it depth runs evenly." },
            bands_note(banded)
        ),
        evidence: directory.evidence(&["absorption.peak"]),
        width: TWO_COLUMNS,
        height: 14.0 + rows as f64 * (ABOVE + PANEL + BELOW) + LABEL,
    };
    let label = with_unit("concentration", table.unit("intact.concentration"));
    let values: Vec<f64> = curves.iter().flat_map(|(.., series)| series.all_values()).collect();
    let x = Axis::logarithmic(&label, values, DECADES);
    sheet.draw(|canvas, frame| {
        let body = Body { curves: &curves, depth: &depth, layers: &layers, x: &x };
        body.legend(canvas, frame, banded)?;
        let panels = frame.inside(0.0, 14.0, 0.0, LABEL);
        for (place, (hours, range)) in times.iter().enumerate() {
            let cell = panels.cell(place % COLUMNS, COLUMNS, place / COLUMNS, rows).inside(34.0, ABOVE, 6.0, BELOW);
            body.panel(canvas, cell, place, range.clone().collect(), &heading(*hours))?;
        }
        let place = (0.5 * (frame.left + frame.right), frame.bottom - 0.5 * LABEL);
        canvas.text(&label, place, Lettering::new(TICK_SIZE, Align::Middle))
    })
}

/// Hours and the rows that belong to them.
fn times(table: &Table) -> Result<Vec<(f64, std::ops::Range<usize>)>, FigureError> {
    let hours = table.numbers("time")?;
    let mut times: Vec<(f64, std::ops::Range<usize>)> = Vec::new();
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
    x: &'a Axis,
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

    fn panel(
        &self,
        canvas: &Canvas,
        cell: Frame,
        place: usize,
        rows: Vec<usize>,
        heading: &str,
    ) -> Result<(), FigureError> {
        let y = self.layers.axis();
        let y = if place.is_multiple_of(COLUMNS) { y } else { y.unlabelled() };
        let panel = Panel::new(canvas, cell, self.x.clone().unlabelled(), y).downwards();
        self.shade(canvas, &panel, place == 0)?;
        // The concentration jumps from layer to layer, and so do the curves.
        for layer in 0..self.layers.ends.len() - 1 {
            let rows: Vec<usize> =
                rows.iter().copied().filter(|row| self.layers.layer(self.depth[*row]) == layer).collect();
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
        panel.heading(heading)?;
        panel.axes()
    }

    /// Every second layer is shaded; names stand in the first panel.
    fn shade(&self, canvas: &Canvas, panel: &Panel, named: bool) -> Result<(), FigureError> {
        for (layer, (pair, name)) in self.layers.ends.windows(2).zip(self.layers.names).enumerate() {
            let (from, to) = (panel.on_paper((0.0, pair[0].1)), panel.on_paper((1.0, pair[1].1)));
            if layer % 2 == 1 {
                canvas.rectangle(from, to, PALE, 0.45)?;
            }
            if named {
                let look = Lettering { color: GREY, ..Lettering::new(SMALL_PRINT, Align::Left) };
                canvas.text(name, (from.0 + 2.0, to.1 - 4.5), look)?;
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
