//! Fine lines before and at the end, as folds in light from the side.

use super::super::super::axis::{Axis, compact};
use super::super::super::canvas::{Align, Canvas, Lettering, points_of};
use super::super::super::directory::Directory;
use super::super::super::panel::{Frame, Panel};
use super::super::super::series::Series;
use super::super::super::sheet::{MARGIN, Picture, Sheet};
use super::super::super::style::{GREY as SMALL_GREY, LABEL_SIZE, Rgb, SMALL_PRINT, TWO_COLUMNS};
use super::super::super::{FigureError, Table};
use super::light::{GREY, Light};
use super::swatches;

/// High enough for the steepest folds to have light on both sides.
const LIGHT: Light = Light { elevation: 35.0 };
/// Of the folds before, mm: no run computes them.
const AMPLITUDE: f64 = 0.06;
const WAVELENGTH: f64 = 1.0;
const MICROMETRES: f64 = 1e3;
/// Sides of a map, mm.
const SIZE: (f64, f64) = (4.0, 2.0);
const LEFT: f64 = 36.0;
const GAP: f64 = 10.0;
const ABOVE: f64 = 24.0;
const BELOW: f64 = 26.0;
/// Most of the width that a map takes, points.
const WIDEST: f64 = 180.0;

/// Skin with folds.
struct Folds {
    name: String,
    /// Over those before.
    amplitude: f64,
    wavelength: f64,
    skin: Rgb,
}

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let folds = read(&directory.table("timeseries.csv")?)?;
    let sheet = Sheet {
        title: "Fine lines in light from the side, before and at the end".to_owned(),
        caption: "Even folds of the computed change in light from the side, in grey and in the colour of the skin."
            .to_owned(),
        note: format!(
            "The folds before, {} µm high to either side and {} mm apart, are assumed: no run computes them. Computed is the change: at the end {} times as \
             high and {} times as far apart.{} Light from the left, {} degrees over the skin; a matt surface without cast shadows; slopes are not exaggerated.",
            compact(MICROMETRES * AMPLITUDE),
            compact(WAVELENGTH),
            compact(folds[1].amplitude),
            compact(folds[1].wavelength),
            if folds.len() > 2 {
                " Beside it the ends of the interval of the height."
            } else {
                " The run had no ensemble: no interval."
            },
            compact(LIGHT.elevation)
        ),
        evidence: directory.evidence(&["wrinkle.", "colour.lightness."]),
        width: TWO_COLUMNS,
        height: ABOVE + 2.0 * height(folds.len()) + GAP + BELOW,
    };
    sheet.draw(|canvas, frame| {
        folds.iter().enumerate().try_for_each(|(column, one)| draw_column(canvas, frame, one, column, folds.len()))
    })
}

fn read(table: &Table) -> Result<Vec<Folds>, FigureError> {
    let [amplitude, wavelength] = ["wrinkle.amplitude", "wrinkle.wavelength"].map(|column| Series::read(table, column));
    let (amplitude, wavelength) = (amplitude?, wavelength?);
    let skin = swatches::screens(table, "colour")?;
    let end = skin.len() - 1;
    let folds = |name: &str, row: usize, amplitude: f64| Folds {
        name: name.to_owned(),
        amplitude,
        wavelength: wavelength.values[row],
        skin: skin[row],
    };
    let mut shown = vec![folds("before", 0, 1.0), folds("at the end", end, amplitude.values[end])];
    if let Some((low, high)) = &amplitude.band {
        shown.push(folds("5 % of the ensemble", end, low[end]));
        shown.push(folds("95 % of the ensemble", end, high[end]));
    }
    Ok(shown)
}

fn width(columns: usize) -> f64 {
    let room = points_of(TWO_COLUMNS) - 2.0 * MARGIN - LEFT;
    (room / columns as f64 - GAP).min(WIDEST)
}

fn height(columns: usize) -> f64 {
    width(columns) * SIZE.1 / SIZE.0
}

fn draw_column(canvas: &Canvas, frame: Frame, folds: &Folds, column: usize, columns: usize) -> Result<(), FigureError> {
    let left = frame.left + LEFT + column as f64 * (width(columns) + GAP);
    let top = frame.top + ABOVE;
    let upper = Frame { left, top, right: left + width(columns), bottom: top + height(columns) };
    let lower = Frame { top: upper.bottom + GAP, bottom: upper.bottom + GAP + height(columns), ..upper };
    canvas.text(&folds.name, (left, frame.top + 4.0), Lettering::new(LABEL_SIZE, Align::Left))?;
    let numbers = format!(
        "{} µm, {} mm apart",
        compact(MICROMETRES * AMPLITUDE * folds.amplitude),
        compact(WAVELENGTH * folds.wavelength)
    );
    let small = Lettering { color: SMALL_GREY, ..Lettering::new(SMALL_PRINT, Align::Left) };
    canvas.text(&numbers, (left, frame.top + 14.0), small)?;
    for (place, color, below) in [(upper, GREY, false), (lower, folds.skin, true)] {
        let x = Axis::linear("x (mm)", 0.0, SIZE.0, 4);
        let y = Axis::linear("y (mm)", 0.0, SIZE.1, 2);
        let x = if below { x } else { x.bare() };
        let y = if column == 0 { y } else { y.bare() };
        let panel = Panel::new(canvas, place, x, y);
        LIGHT.paint(&panel, &|x, _| (slope(folds, x), 0.0), color)?;
        panel.axes()?;
    }
    Ok(())
}

/// dz/dx of z = A sin(2π x/λ).
fn slope(folds: &Folds, x: f64) -> f64 {
    let wave_number = 2.0 * std::f64::consts::PI / (WAVELENGTH * folds.wavelength);
    AMPLITUDE * folds.amplitude * wave_number * libm::cos(wave_number * x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_folds_are_less_steep() {
        let folds = |amplitude: f64| Folds { name: String::new(), amplitude, wavelength: 1.0, skin: GREY };
        let steepest = 2.0 * std::f64::consts::PI * AMPLITUDE / WAVELENGTH;
        assert!((slope(&folds(1.0), 0.0) - steepest).abs() < 1e-12);
        assert!((slope(&folds(0.5), 1.0) - 0.5 * steepest).abs() < 1e-9);
        assert!(slope(&folds(1.0), 0.25).abs() < 1e-12);
    }
}
