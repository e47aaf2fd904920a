//! The skin before and at the end, and the scar in section.

use std::path::Path;

use super::super::ReportError;
use super::super::html::Html;
use super::super::number::{digits, plain};
use crate::physics::optics::Colour;
use crate::run::record::Sheet;

/// What there is to draw.
pub struct Pictures {
    /// Before and at the end.
    skin: Option<[Colour; 2]>,
    lesion: Option<[Colour; 2]>,
    scar: Option<Section>,
}

/// A scar from its axis outwards, mm.
struct Section {
    radii: Vec<f64>,
    before: Vec<f64>,
    end: Vec<f64>,
    /// Least and greatest depth at the end.
    band: Option<[Vec<f64>; 2]>,
    day: f64,
}

impl Pictures {
    /// # Errors
    /// A table that this program did not write.
    pub fn read(directory: &Path) -> Result<Pictures, ReportError> {
        let sheet = |file: &str| {
            let path = directory.join(file);
            path.exists().then(|| Sheet::read_csv(&path)).transpose()
        };
        let series = sheet("timeseries.csv")?;
        let colours = |name: &str| series.as_ref().and_then(|series| colours(series, name));
        Ok(Pictures {
            skin: colours("colour"),
            lesion: colours("lesion"),
            scar: sheet("scar.csv")?.as_ref().and_then(Section::of),
        })
    }

    pub fn write(&self, page: &mut Html) {
        if self.skin.is_none() && self.scar.is_none() {
            return;
        }
        page.element("div", &[("class", "pictures")], |row| {
            if let Some(skin) = &self.skin {
                write_swatches(row, skin, self.lesion.as_ref());
            }
            if let Some(scar) = &self.scar {
                scar.write(row);
            }
        });
    }
}

fn colours(series: &Sheet, name: &str) -> Option<[Colour; 2]> {
    let ends = |axis: &str| {
        let values = &series.numbers(&format!("{name}.{axis}"))?.values;
        Some([*values.first()?, *values.last()?])
    };
    let (lightness, a, b) = (ends("lightness")?, ends("a")?, ends("b")?);
    Some([0, 1].map(|end| Colour { lightness: lightness[end], a: a[end], b: b[end] }))
}

/// Side of a swatch, and between rows.
const SIDE: f64 = 40.0;

fn write_swatches(row: &mut Html, skin: &[Colour; 2], lesion: Option<&[Colour; 2]>) {
    row.element("figure", &[("class", "swatches")], |figure| {
        let size = format!("0 0 {} {}", 2.0 * SIDE, SIDE);
        figure.element(
            "svg",
            &[
                ("viewBox", &size),
                ("preserveAspectRatio", "xMinYMid"),
                ("role", "img"),
                ("aria-label", "colour of the skin before and at the end"),
            ],
            |drawing| {
                for (place, colour) in skin.iter().enumerate() {
                    let left = SIDE * place as f64;
                    drawing.trusted(&rectangle(left, 0.0, SIDE, SIDE, colour));
                    if let Some(lesion) = lesion {
                        drawing.trusted(&rectangle(
                            left + 0.3 * SIDE,
                            0.3 * SIDE,
                            0.4 * SIDE,
                            0.4 * SIDE,
                            &lesion[place],
                        ));
                    }
                }
            },
        );
        let told = |name: &str, [before, end]: &[Colour; 2]| {
            format!("{name} L* {} before, {} at the end", digits(before.lightness, 3), digits(end.lightness, 3))
        };
        let mut caption = told("Colour before (left) and at the end:", skin);
        if let Some(lesion) = lesion {
            caption += &told("; dark patch (inside):", lesion);
        }
        figure.leaf("figcaption", &[], &format!("{caption}. Gloss and shadow are not in it."));
    });
}

fn rectangle(x: f64, y: f64, width: f64, height: f64, colour: &Colour) -> String {
    let [red, green, blue] = colour.screen();
    format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"rgb({red},{green},{blue})\"/>")
}

/// Size of the drawing of a scar.
const WIDTH: f64 = 160.0;
const HEIGHT: f64 = 46.0;

impl Section {
    fn of(sheet: &Sheet) -> Option<Section> {
        let numbers = |name: &str| Some(&sheet.numbers(name)?.values);
        let (time, radius, depth) = (numbers("time")?, numbers("radius")?, numbers("depth")?);
        let rings = time.iter().take_while(|&&of| Some(&of) == time.first()).count();
        let whole = rings > 1 && time.len() % rings == 0 && time.len() > rings;
        let last = time.len() - rings;
        let band = numbers("depth.low").zip(numbers("depth.high"));
        whole.then(|| Section {
            radii: radius[..rings].to_vec(),
            before: depth[..rings].to_vec(),
            end: depth[last..].to_vec(),
            band: band.map(|(low, high)| [low[last..].to_vec(), high[last..].to_vec()]),
            day: time[last],
        })
    }

    /// Both sides of the axis as points of the drawing.
    fn points(&self, depths: &[f64]) -> Vec<(f64, f64)> {
        let edge = self.radii.last().copied().unwrap_or(1.0);
        let all = self.before.iter().chain(&self.end).chain(self.band.iter().flatten().flatten());
        let (least, deepest) =
            all.fold((0.0_f64, 1e-9_f64), |(least, most), depth| (least.min(*depth), most.max(*depth)));
        let point = |side: f64, ring: usize| {
            let across = 0.5 * WIDTH * (1.0 + side * self.radii[ring] / edge);
            (across, 2.0 + (HEIGHT - 4.0) * (depths[ring] - least) / (deepest - least))
        };
        let rings = self.radii.len();
        (1..rings).rev().map(|ring| point(-1.0, ring)).chain((0..rings).map(|ring| point(1.0, ring))).collect()
    }

    fn write(&self, row: &mut Html) {
        let listed = |points: Vec<(f64, f64)>| {
            points.into_iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<String>>().join(" ")
        };
        row.element("figure", &[("class", "scar")], |figure| {
            let size = format!("0 0 {WIDTH} {HEIGHT}");
            figure.element("svg", &[("viewBox", &size), ("preserveAspectRatio", "xMinYMid"), ("role", "img"), ("aria-label", "the scar in section")], |drawing| {
                if let Some([low, high]) = &self.band {
                    let back = self.points(high).into_iter().rev();
                    let outline = listed(self.points(low).into_iter().chain(back).collect());
                    drawing.trusted(&format!("<polygon class=\"span\" points=\"{outline}\"/>"));
                }
                for (class, depths) in [("before", &self.before), ("end", &self.end)] {
                    drawing.trusted(&format!("<polyline class=\"{class}\" points=\"{}\"/>", listed(self.points(depths))));
                }
            });
            let deepest = |depths: &[f64]| digits(depths.iter().copied().fold(0.0, f64::max), 2);
            let edge = self.radii.last().copied().unwrap_or(1.0);
            let caption = format!(
                "The scar in section, {} mm across, heights enlarged: {} mm deep before (dashed), {} mm on day {} (line){}.",
                plain(2.0 * edge),
                deepest(&self.before),
                deepest(&self.end),
                plain(self.day),
                if self.band.is_some() { "; shaded: where it may lie" } else { "" }
            );
            figure.leaf("figcaption", &[], &caption);
        });
    }
}
