//! Panels over depth: the injury of the first session, and collagen on chosen days, each with the ensemble's band.

use super::super::axis::Axis;
use super::super::canvas::{Align, Canvas, Lettering};
use super::super::field::Field;
use super::super::legend::{Legend, Sample};
use super::super::panel::{Frame, Panel};
use super::super::series::{BAND_OPACITY, Series};
use super::super::style::{BLACK, BLUE, GREY, LINE_WIDTH, SKY, SMALL_PRINT, Stroke, TICK_SIZE, VERMILLION};
use super::super::{FigureError, Table};

/// Column, name, look. The looks differ in width because killed and bled often coincide.
const INJURIES: [(&str, &str, Stroke); 3] = [
    ("killed", "killed", Stroke::solid(SKY, 3.0)),
    ("cut", "cut", Stroke { color: VERMILLION, width: LINE_WIDTH, dash: Some((4.0, 1.6)) }),
    ("bled", "bled into", Stroke { color: BLACK, width: LINE_WIDTH, dash: Some((1.2, 1.2)) }),
];
/// Days that profiles are wished for, besides the end.
const DAYS: [f64; 1] = [28.0];
const HEALTHY: Stroke = Stroke { color: GREY, width: LINE_WIDTH, dash: Some((1.2, 1.6)) };
const LOOKS: [Stroke; 2] =
    [Stroke { color: VERMILLION, width: LINE_WIDTH, dash: Some((4.0, 1.6)) }, Stroke::solid(BLUE, LINE_WIDTH)];

/// Curves over depth that share a panel.
pub struct DepthCurves {
    /// mm.
    depth: Vec<f64>,
    curves: Vec<(String, Stroke, Series)>,
    label: &'static str,
    /// Where healthy skin stands.
    healthy: Option<f64>,
}

impl DepthCurves {
    /// Percent of the horizontal area that the first session injured.
    pub fn injury(table: &Table) -> Result<DepthCurves, FigureError> {
        let session = table.numbers("session")?;
        let first = session.iter().copied().fold(f64::INFINITY, f64::min);
        let rows: Vec<usize> = (0..session.len()).filter(|row| session[*row] == first).collect();
        let curve = |(column, name, stroke): &(&str, &str, Stroke)| -> Result<(String, Stroke, Series), FigureError> {
            let series = Series::read(table, column)?.scaled(100.0).picked(&rows);
            Ok(((*name).to_owned(), *stroke, series))
        };
        let depth = table.numbers("depth")?;
        Ok(DepthCurves {
            depth: rows.iter().map(|row| depth[*row]).collect(),
            curves: INJURIES.iter().map(curve).collect::<Result<_, _>>()?,
            label: "share of the area (%)",
            healthy: None,
        })
    }

    /// Collagen relative to healthy on the days that are written next to the wished ones, and at the end.
    pub fn collagen(table: &Table, field: &Field) -> Result<DepthCurves, FigureError> {
        let series = Series::read(table, "collagen.total")?;
        let (layers, last) = (field.values[0].len(), field.times.len() - 1);
        let mut times: Vec<usize> = DAYS
            .iter()
            .map(|day| field.times.partition_point(|time| time < day).min(last))
            .filter(|time| *time > 0)
            .chain([last])
            .collect();
        times.dedup();
        let curve = |(time, stroke): (&usize, Stroke)| {
            let rows: Vec<usize> = (time * layers..(time + 1) * layers).collect();
            (format!("day {}", field.times[*time]), stroke, series.picked(&rows))
        };
        // The end keeps its look when there are fewer days.
        let looks = LOOKS.into_iter().skip(LOOKS.len() - times.len());
        Ok(DepthCurves {
            depth: table.numbers("depth")?[..layers].to_vec(),
            curves: times.iter().zip(looks).map(curve).collect(),
            label: "collagen (healthy = 1)",
            healthy: Some(1.0),
        })
    }

    pub fn banded(&self) -> bool {
        self.curves.iter().any(|(.., series)| series.band.is_some())
    }

    /// Draws the panel with its legend above, down from `top`.
    pub fn draw(&self, canvas: &Canvas, frame: Frame, top: f64, depth: &Axis) -> Result<(), FigureError> {
        let values = self.curves.iter().flat_map(|(.., series)| series.all_values());
        let x = match self.healthy {
            Some(healthy) => Axis::around(self.label, values.chain([healthy]), 4),
            None => Axis::from_zero(self.label, values, 3),
        };
        let panel = Panel::new(canvas, frame, x, depth.clone().unlabelled()).downwards();
        for (_, stroke, series) in &self.curves {
            if let Some((low, high)) = &series.band {
                panel.band_across(low, high, &self.depth, stroke.color, BAND_OPACITY)?;
            }
        }
        if let Some(healthy) = self.healthy {
            panel.vertical_line(healthy, HEALTHY)?;
        }
        let mut legend = Legend::new(TICK_SIZE);
        for (name, stroke, series) in &self.curves {
            panel.line(&series.values, &self.depth, *stroke)?;
            legend = legend.entry(Sample::Line(*stroke), name.as_str());
        }
        legend.draw(canvas, frame.left, top, frame.width() + 14.0)?;
        panel.axes()
    }
}

/// Writes its name into the strip above the dermis, at the right, where it is high enough.
pub fn name_epidermis(canvas: &Canvas, map: &Panel, field: &Field) -> Result<(), FigureError> {
    let Some((_, bottom)) = field.edges.first().and_then(|&top| map.point((map.x.high, top))) else {
        return Ok(());
    };
    let Frame { right, top, .. } = map.frame;
    if bottom - top < SMALL_PRINT + 1.0 {
        return Ok(());
    }
    let look = Lettering { color: GREY, ..Lettering::new(SMALL_PRINT, Align::Right) };
    canvas.text("epidermis", (right - 2.0, 0.5 * (top + bottom)), look)
}
