//! Outputs over density and depth of the holes, with lines of equal killed tissue: deep or dense?

use super::super::FigureError;
use super::super::axis::{Axis, compact, extent, with_unit};
use super::super::canvas::{Align, Canvas, Lettering, Point};
use super::super::color_bar::{self, Colors};
use super::super::directory::Directory;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::sheet::{Picture, Sheet};
use super::super::style::{BLACK, Rgb, Stroke, TICK_SIZE};
use super::multiples::{Multiples, Room};
use super::net::{Net, round_between};
use super::samples::Samples;
use super::scale;
use super::view::View;
use crate::run::record::Column;

/// Across and along.
const AXES: [&str; 2] = ["puncture.density", "puncture.depth_mean"];
/// What is equal on the lines: the first of these that was recorded.
const EQUAL: [&str; 2] = ["injury.killed_dermis", "injury.killed_volume"];
/// Outputs that fit a page.
const MOST: usize = 6;
const PANEL_HEIGHT: f64 = 130.0;
const ROOM: Room = Room { left: 40.0, above: 24.0, right: 48.0, below: 28.0 };
const WHITE: Rgb = (255, 255, 255);
const CONTOUR: Stroke = Stroke::solid(WHITE, 0.9);

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let samples = Samples::read(directory)?;
    let view = View::new(&samples)?;
    let surface = Surface::new(&samples, &view)?;
    let outputs: Vec<&Column> = samples.outputs.iter().filter(|column| !is_axis(&column.name)).take(MOST).collect();
    if outputs.is_empty() {
        return Err(FigureError::NothingToDraw("no output is left to show over density and depth".to_owned()));
    }
    let multiples = Multiples::new(outputs.len(), 2);
    let equal = with_unit(&surface.axes[2].name, &surface.axes[2].unit);
    let legend = Legend::new(TICK_SIZE).entry(Sample::Disc(BLACK), "sample");
    let legend_height = legend.height(multiples.body_width())?;
    let sheet = Sheet {
        title: "Outputs over density and depth of the holes".to_owned(),
        caption: format!(
            "One surface for each output, each with its own scale of colours. On a white line {equal} is the same: along \
             it one reads whether few deep or many shallow holes do more."
        ),
        note: format!(
            "White lines: {equal}. Density and depth are those that came out, not those that were asked for; \
             linear between the samples.{}",
            view.fixed_note()
        ),
        evidence: samples.evidence(samples.outputs.len()),
        width: multiples.width(),
        height: legend_height + multiples.height(ROOM, PANEL_HEIGHT),
    };
    sheet.draw(|canvas, frame| {
        legend.draw(canvas, frame.left, frame.top, frame.width())?;
        let rows = frame.inside(0.0, legend_height, 0.0, 0.0);
        for (index, output) in outputs.iter().enumerate() {
            surface.draw(canvas, multiples.panel(rows, index, ROOM), &view, output)?;
        }
        Ok(())
    })
}

fn is_axis(name: &str) -> bool {
    AXES.contains(&name) || EQUAL.contains(&name)
}

struct Surface<'a> {
    /// Of [AXES], and of [EQUAL].
    axes: [&'a Column; 3],
    net: Net,
    killed: Vec<f64>,
}

impl<'a> Surface<'a> {
    fn new(samples: &'a Samples, view: &View) -> Result<Surface<'a>, FigureError> {
        let nothing = |why: &str| FigureError::NothingToDraw(why.to_owned());
        let by = view.by.ok_or_else(|| nothing("a surface needs two varied values"))?;
        let find = |name: &str| samples.outputs.iter().find(|column| column.name == name);
        let [density, depth] = AXES.map(find);
        let killed = EQUAL.iter().find_map(|name| find(name));
        let (Some(density), Some(depth), Some(killed)) = (density, depth, killed) else {
            let all = [AXES.as_slice(), &EQUAL[..1]].concat();
            return Err(nothing(&format!("a surface needs the outputs {}", all.join(", "))));
        };
        let axes = [density, depth, killed];
        let [x, y, killed] =
            axes.map(|column| (0..by.levels.len()).flat_map(|row| view.values(column, row)).collect::<Vec<f64>>());
        if x.iter().chain(&y).chain(&killed).any(|value| !value.is_finite()) || view.across.levels.len() < 2 {
            return Err(nothing("a surface needs holes in every sample"));
        }
        let net = Net { columns: view.across.levels.len(), places: x.into_iter().zip(y).collect() };
        Ok(Surface { axes, net, killed })
    }

    fn draw(&self, canvas: &Canvas, frame: Frame, view: &View, output: &Column) -> Result<(), FigureError> {
        let rows = self.net.places.len() / self.net.columns;
        let values: Vec<f64> = (0..rows).flat_map(|row| view.values(output, row)).collect();
        let axis = scale::output(output, &values);
        let colors = Colors::sequential(axis.clone().unlabelled());
        let (xs, ys): (Vec<f64>, Vec<f64>) = self.net.places.iter().copied().unzip();
        let label = |number: usize| with_unit(&self.axes[number].name, &self.axes[number].unit);
        let panel = Panel::new(canvas, frame, Axis::from_zero(&label(0), xs, 4), Axis::around(&label(1), ys, 4));
        for piece in self.net.pieces(&values) {
            let corners: Option<Vec<_>> = piece.corners.into_iter().map(|corner| panel.point(corner)).collect();
            if let Some(corners) = corners.filter(|_| piece.value.is_finite()) {
                canvas.polygon(&corners, colors.of(piece.value), 1.0)?;
            }
        }
        self.draw_contours(&panel)?;
        for place in self.net.places.iter().filter_map(|place| panel.point(*place)) {
            canvas.disc(place, 1.3, BLACK, 1.0)?;
        }
        panel.heading(&axis.label)?;
        panel.axes()?;
        color_bar::draw(canvas, Frame { left: frame.right + 6.0, ..frame }, &colors)
    }

    fn draw_contours(&self, panel: &Panel) -> Result<(), FigureError> {
        let (low, high) = extent(self.killed.iter().copied());
        if low <= 0.0 {
            return Ok(());
        }
        for wanted in round_between(low, high) {
            let segments = self.net.contour(&self.killed, wanted);
            for [from, to] in &segments {
                panel.line(&[from.0, to.0], &[from.1, to.1], CONTOUR)?;
            }
            // The number stands over the middle of the line.
            let mut points: Vec<Point> = segments.into_iter().flatten().collect();
            points.sort_by(|one, other| one.0.total_cmp(&other.0));
            if let Some((x, y)) = points.get(points.len() / 2).and_then(|middle| panel.point(*middle)) {
                let look = Lettering { color: WHITE, ..Lettering::new(TICK_SIZE, Align::Left) };
                panel.canvas.text(&compact(wanted), (x + 1.0, y - 4.5), look)?;
            }
        }
        Ok(())
    }
}
