//! The tables of a device run: other lengths, forces, tensions and sites.

use super::html::Html;
use super::number::{percent, plain, significant};
use super::source::Source;
use crate::run::record::Sheet;

/// Title of a column, its name in the file, and how its values are shown.
type Column = (&'static str, &'static str, fn(f64) -> String);

const COLUMNS: [Column; 6] = [
    ("Mean, mm", "depth_mean", significant),
    ("5 %, mm", "depth_low", significant),
    ("95 %, mm", "depth_high", significant),
    ("Pierce", "pierced_fraction", percent),
    ("Force, N", "force_per_needle", significant),
    ("Threshold, N", "threshold_force", significant),
];

const READING: &str = "In these tables: depth of the tips under the surface, the mean and what 5 and 95 % of the \
     needles do not exceed; the share of the strikes that pierce; the force on a needle at its deepest; the force of the hand at which \
     the first needles pierce. A dash stands where there is no such number: no depth where nothing pierces.";

pub fn write_tables(page: &mut Html, source: &Source) {
    if let Some(sheet) = &source.set_depth
        && let Some(lengths) = sheet.numbers("needle_length")
    {
        let settings = lengths.values.iter().map(|length| format!("{} mm", plain(*length))).collect();
        page.leaf("h3", &[], "Set against actual depth");
        page.leaf("p", &[("class", "note")], READING);
        if let Some(note) = limit_of_the_drum(source) {
            page.leaf("p", &[("class", "note")], &note);
        }
        write_table(page, "Length of the needles", settings, sheet, 0);
    }
    let Some(sheet) = &source.sensitivity else { return };
    let (Some(varied), Some(setting)) = (sheet.text("varied"), sheet.text("setting")) else { return };
    for (kind, heading, title) in [
        ("force", "Another hand", "Force of the hand"),
        ("stretch", "Stretched skin", "Added line tension"),
        ("site", "Another site", "Site"),
    ] {
        let rows = varied.values.iter().zip(&setting.values).filter(|(varied, _)| *varied == kind);
        let settings: Vec<String> = rows.map(|(_, setting)| setting.clone()).collect();
        let first = varied.values.iter().position(|varied| varied == kind).unwrap_or(0);
        page.leaf("h3", &[], heading);
        write_table(page, title, settings, sheet, first);
    }
}

/// The longest needles on the market, mm, which the table would try.
const LONGEST: f64 = 3.0;

/// Which lengths were not tried because the drum is too small for them.
fn limit_of_the_drum(source: &Source) -> Option<String> {
    let radius = 0.5 * source.settings.quantity("device.roller.drum_diameter")?;
    (radius <= LONGEST).then(|| {
        let radius = plain(radius);
        format!("Needles must be shorter than the radius of their drum, here {radius} mm: longer ones were not tried.")
    })
}

/// One row a setting; the rows of the sheet begin at `first`.
fn write_table(page: &mut Html, title: &str, settings: Vec<String>, sheet: &Sheet, first: usize) {
    page.element("div", &[("class", "scroll"), ("tabindex", "0")], |frame| {
        frame.element("table", &[("class", "trials")], |table| {
            let titles: Vec<&str> = std::iter::once(title).chain(COLUMNS.map(|(title, ..)| title)).collect();
            table.columns(&titles);
            table.element("tbody", &[], |body| {
                for (row, setting) in settings.iter().enumerate() {
                    body.element("tr", &[], |line| {
                        line.leaf("th", &[("scope", "row")], setting);
                        if let Some(reason) = failure(sheet, first + row) {
                            let columns = COLUMNS.len().to_string();
                            line.leaf("td", &[("colspan", &columns)], &format!("could not be computed: {reason}"));
                            return;
                        }
                        for (_, name, shown) in COLUMNS {
                            let value = sheet.numbers(name).and_then(|column| column.values.get(first + row));
                            let text =
                                value.filter(|value| value.is_finite()).map_or("–".to_owned(), |value| shown(*value));
                            line.leaf("td", &[("class", "number")], &text);
                        }
                    });
                }
            });
        });
    });
}

/// Why a row could not be computed; nothing when it was.
pub fn failure(sheet: &Sheet, row: usize) -> Option<&str> {
    let reason = sheet.text("error")?.values.get(row)?;
    (!reason.is_empty()).then_some(reason.as_str())
}
