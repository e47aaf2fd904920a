//! The colour of the skin before and on the days asked for, and of a lesion in it.

use super::super::super::axis::compact;
use super::super::super::canvas::{Align, Canvas, Lettering, points_of};
use super::super::super::directory::Directory;
use super::super::super::panel::Frame;
use super::super::super::series::Series;
use super::super::super::sheet::{MARGIN, Picture, Sheet};
use super::super::super::style::{AXIS_WIDTH, INK, LABEL_SIZE, Rgb, SMALL_PRINT, Stroke, TICK_SIZE, TWO_COLUMNS};
use super::super::super::typeface::text_width;
use super::super::super::{FigureError, Table};
use super::name_of;
use crate::physics::optics::{Colour, typology};
use crate::physics::parameter::Parameters;

/// At most so many moments are shown: before, the end, and those in between that are asked for last.
const MOST: usize = 7;
const GAP: f64 = 8.0;
const SWATCH: f64 = 78.0;
/// Height of the strip that keeps the colour before.
const STRIP: f64 = 14.0;
const LINE: f64 = 9.5;
const ABOVE: f64 = 12.0;
const FOOT: f64 = 13.0;

/// A piece of skin over time.
struct Skin {
    colours: Vec<Colour>,
    /// Of L*.
    band: Option<(Vec<f64>, Vec<f64>)>,
}

impl Skin {
    fn read(table: &Table, name: &str) -> Result<Skin, FigureError> {
        let lightness = Series::read(table, &format!("{name}.lightness"))?;
        let (a, b) = (table.numbers(&format!("{name}.a"))?, table.numbers(&format!("{name}.b"))?);
        let colours = lightness.values.iter().zip(a.iter().zip(&b));
        let colours = colours.map(|(&lightness, (&a, &b))| Colour { lightness, a, b }).collect();
        Ok(Skin { colours, band: lightness.band })
    }
}

/// The colours of a patch on a screen, one a row of `timeseries.csv`.
pub fn screens(table: &Table, name: &str) -> Result<Vec<Rgb>, FigureError> {
    Ok(Skin::read(table, name)?.colours.iter().map(screen).collect())
}

fn screen(colour: &Colour) -> Rgb {
    colour.screen().into()
}

pub fn draw(directory: &Directory) -> Result<Picture, FigureError> {
    let table = directory.table("timeseries.csv")?;
    let skin = Skin::read(&table, "colour")?;
    let lesion = Skin::read(&table, "lesion").ok();
    let time = table.numbers("time")?;
    let rows = rows(directory, &time)?;
    let [visible, most] = visible();
    let count = lines(&skin, lesion.as_ref(), 0).len();
    let sheet = Sheet {
        title: "The colour of the skin".to_owned(),
        caption: "Computed colour of the skin, and of a lesion in it, before and on single days.".to_owned(),
        note: format!(
            "The strip on top of each keeps the colour before{}. L*a*b* under D65, shown as sRGB: screens and printers differ by more than most \
             changes here, so the numbers count. ITA: typology angle, which makes the class; ΔE: difference from the same place before (CIE 1976). Gloss, \
             relief and shadow are not in the colour. {}",
            if lesion.is_some() { "; the right half is the lesion" } else { "" },
            if skin.band.is_some() {
                "In brackets: 5 to 95 % of the ensemble."
            } else {
                "The run had no ensemble: no intervals."
            }
        ),
        evidence: directory.evidence(&["colour.lightness.", "pigment.lesion_contrast."]),
        width: TWO_COLUMNS,
        height: ABOVE + SWATCH + count as f64 * LINE + FOOT + 8.0,
    };
    sheet.draw(|canvas, frame| {
        let width = (points_of(TWO_COLUMNS) - 2.0 * MARGIN + GAP) / rows.len().max(4) as f64 - GAP;
        for (place, row) in rows.iter().enumerate() {
            let left = frame.left + place as f64 * (width + GAP);
            let top = frame.top + ABOVE;
            canvas.text(
                &name_of(time[*row], time[0]),
                (left, frame.top + 4.0),
                Lettering::new(LABEL_SIZE, Align::Left),
            )?;
            let cell = Frame { left, top, right: left + width, bottom: top + SWATCH };
            draw_swatch(canvas, cell, &skin, lesion.as_ref(), *row)?;
            write(canvas, cell, &lines(&skin, lesion.as_ref(), *row))?;
        }
        let told = format!("A difference of {} ± {} in L* is just visible.", compact(visible), compact(most - visible));
        canvas.text(&told, (frame.left, frame.bottom - 6.0), Lettering::new(TICK_SIZE, Align::Left))
    })
}

/// Difference in L* that is just visible, and the most that it may be.
fn visible() -> [f64; 2] {
    let row = Parameters::definition("visible_lightness");
    row.map_or([0.8, 0.9], |row| [row.value, row.high])
}

/// The first row, those of the days with a number in the summary, and the last.
fn rows(directory: &Directory, time: &[f64]) -> Result<Vec<usize>, FigureError> {
    let last =
        time.len().checked_sub(1).ok_or_else(|| FigureError::NothingToDraw("timeseries.csv is empty".to_owned()))?;
    let days = directory.days_of("colour.lightness");
    let asked = days.iter().map(|day| time.partition_point(|time| time < day)).filter(|row| (1..last).contains(row));
    let mut between: Vec<usize> = asked.collect();
    between.sort_unstable();
    between.dedup();
    let kept = between.len().saturating_sub(MOST - 2);
    let mut rows: Vec<usize> = std::iter::once(0).chain(between.into_iter().skip(kept)).chain([last]).collect();
    rows.dedup();
    Ok(rows)
}

fn draw_swatch(
    canvas: &Canvas,
    cell: Frame,
    skin: &Skin,
    lesion: Option<&Skin>,
    row: usize,
) -> Result<(), FigureError> {
    let middle = 0.5 * (cell.left + cell.right);
    // The lesion lies on the skin, so that no white shows between them.
    let sides = [(Some(skin), cell.left), (lesion, middle)];
    for (skin, left) in sides {
        let Some(skin) = skin else { continue };
        let strip = cell.top + STRIP;
        canvas.rectangle((left, cell.top), (cell.right, cell.bottom), screen(&skin.colours[0]), 1.0)?;
        canvas.rectangle((left, strip), (cell.right, cell.bottom), screen(&skin.colours[row]), 1.0)?;
    }
    let rim = [
        (cell.left, cell.top),
        (cell.right, cell.top),
        (cell.right, cell.bottom),
        (cell.left, cell.bottom),
        (cell.left, cell.top),
    ];
    canvas.line(&rim, Stroke::solid(INK, AXIS_WIDTH))
}

/// What stands under a swatch.
fn lines(skin: &Skin, lesion: Option<&Skin>, row: usize) -> Vec<String> {
    let class = typology(skin.colours[row].typology_angle());
    let mut lines = numbers(skin, row);
    lines.push(format!("class: {class}"));
    if let Some(lesion) = lesion {
        lines.push("in the lesion:".to_owned());
        lines.extend(numbers(lesion, row));
        lines.push(format!("ΔE to the skin {:.1}", lesion.colours[row].difference(&skin.colours[row])));
    }
    lines
}

fn numbers(skin: &Skin, row: usize) -> Vec<String> {
    let colour = &skin.colours[row];
    let band = skin.band.as_ref().map(|(low, high)| format!(" ({:.1}–{:.1})", low[row], high[row]));
    vec![
        format!("L* {:.1}{}", colour.lightness, band.unwrap_or_default()),
        format!("ITA {}°", compact(colour.typology_angle().round())),
        format!("ΔE {:.1}", colour.difference(&skin.colours[0])),
    ]
}

fn write(canvas: &Canvas, cell: Frame, lines: &[String]) -> Result<(), FigureError> {
    for (number, text) in lines.iter().enumerate() {
        let mut size = TICK_SIZE;
        while size > SMALL_PRINT - 1.0 && text_width(text, size)? > cell.width() + GAP - 2.0 {
            size -= 0.25;
        }
        let middle = cell.bottom + 7.0 + number as f64 * LINE;
        canvas.text(text, (cell.left, middle), Lettering::new(size, Align::Left))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skin(lightness: [f64; 2]) -> Skin {
        Skin { colours: lightness.map(|lightness| Colour { lightness, a: 10.0, b: 15.0 }).to_vec(), band: None }
    }

    #[test]
    fn numbers_stand_under_a_swatch() {
        let (skin, lesion) = (skin([65.0, 65.5]), skin([60.0, 62.0]));
        assert_eq!(lines(&skin, None, 0), ["L* 65.0", "ITA 45°", "ΔE 0.0", "class: light"]);
        let told = lines(&skin, Some(&lesion), 1);
        assert_eq!(told[2], "ΔE 0.5");
        assert!(told.contains(&"ΔE to the skin 3.5".to_owned()) && told.contains(&"ΔE 2.0".to_owned()), "{told:?}");
    }
}
