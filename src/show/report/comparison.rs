//! The report of runs side by side, and their table.

use std::path::Path;

use super::gallery::{read_figures, write_figures};
use super::html::{Html, page};
use super::number::{digits, percent, significant, unit_text, with_unit};
use super::{REPORT_FILE, ReportError, headline};
use crate::run::record::{Column, Sheet, SheetColumn, SummaryEntry, TextColumn, write_atomic};
use crate::show::settings::Settings;
use crate::study::{Comparison, Difference, Line, Pairing};

/// Outcomes that the first lines of the report tell in words, and what more of it is.
const TOLD: [(&str, &str); 12] = [
    ("cost.per_year", "the cost a year"),
    ("cost.per_collagen_percent", "the cost per per cent of collagen"),
    ("cost.per_filled_percent", "the cost per per cent of scar filled"),
    ("pain.vas", "the pain of a session"),
    ("downtime.total", "all days of downtime"),
    ("collagen.papillary.end", "collagen of the papillary dermis"),
    ("collagen.total.end", "collagen of the dermis"),
    ("scar.filled.end", "the share of the scar that fills"),
    ("face.filled.end", "the share of the scars that fills"),
    ("pigment.lesion_contrast.end", "the contrast of the pigmented lesion"),
    ("pigment.hyperpigmentation_risk", "the risk of dark spots"),
    ("absorption.needled_amount", "the amount of serum that enters"),
];

/// `comparison.csv`: one row an outcome.
///
/// # Errors
/// A directory that can not be written.
pub fn write_comparison_table(comparison: &Comparison, directory: &Path) -> Result<(), ReportError> {
    let lines = &comparison.lines;
    let text = |name: &str, value: &dyn Fn(&Line) -> String| {
        SheetColumn::Text(TextColumn { name: name.to_owned(), values: lines.iter().map(value).collect() })
    };
    let number = |name: String, value: &dyn Fn(&Line) -> Option<f64>| {
        let values = lines.iter().map(|line| value(line).unwrap_or(f64::NAN)).collect();
        SheetColumn::Numbers(Column::new(name, "unit", values))
    };
    let mut columns = vec![
        text("outcome", &|line| line.outcome.clone()),
        text("unit", &|line| line.entries.first().map_or_else(String::new, |entry| entry.unit.clone())),
    ];
    for (index, side) in comparison.sides.iter().enumerate() {
        let of = |line: &Line, part: fn(&SummaryEntry) -> Option<f64>| part(line.entries.get(index)?);
        columns.push(number(side.label.clone(), &|line| of(line, |entry| entry.value)));
        columns.push(number(format!("{}.low", side.label), &|line| of(line, |entry| entry.low)));
        columns.push(number(format!("{}.high", side.label), &|line| of(line, |entry| entry.high)));
    }
    for (index, side) in comparison.sides.iter().skip(1).enumerate() {
        let of = |line: &Line| line.differences.get(index).copied().flatten();
        let name = |what: &str| format!("{}.difference{what}", side.label);
        columns.push(number(name(""), &|line| Some(of(line)?.value)));
        columns.push(number(name(".low"), &|line| Some(of(line)?.interval?.0)));
        columns.push(number(name(".high"), &|line| Some(of(line)?.interval?.1)));
        columns.push(number(name(".independent_low"), &|line| Some(of(line)?.independent?.0)));
        columns.push(number(name(".independent_high"), &|line| Some(of(line)?.independent?.1)));
    }
    columns
        .push(text("evidence", &|line| line.entries.first().map_or_else(String::new, |entry| entry.evidence.clone())));
    Ok(Sheet { columns }.write_csv(&directory.join("comparison.csv"))?)
}

/// `report.html`, after table and figures.
///
/// # Errors
/// A directory that can not be read or written.
pub fn write_comparison(comparison: &Comparison, name: &str, directory: &Path) -> Result<(), ReportError> {
    let figures = read_figures(directory)?;
    let settings: Vec<Settings> = comparison
        .sides
        .iter()
        .map(|side| Settings::read(&side.directory.join(crate::run::record::SCENARIO_FILE)))
        .collect::<Result<_, _>>()?;
    let mut body = Html::new();
    body.element("main", &[], |page| {
        headline(page, "Report of a comparison", name, &verdict(comparison));
        page.leaf("h2", &[("id", "answer")], "What differs");
        page.element("ul", &[], |list| {
            for sentence in sentences(comparison) {
                list.leaf("li", &[], &sentence);
            }
        });
        page.leaf("p", &[("class", "note")], &how_sure(comparison));
        page.leaf("h2", &[("id", "settings")], "How the sides differ");
        write_settings(page, comparison, &settings);
        if !figures.is_empty() {
            page.leaf("h2", &[("id", "figures")], "Figures");
            write_figures(page, &figures);
        }
        page.leaf("h2", &[("id", "numbers")], "All numbers");
        write_lines(page, comparison);
        page.leaf(
            "p",
            &[("class", "note")],
            "Every run has a report of its own, with its warnings and limits. Prices are whatever the scenario assumes. A simulation, \
             not medical advice.",
        );
    });
    Ok(write_atomic(&directory.join(REPORT_FILE), page(name, body).as_bytes())?)
}

fn verdict(comparison: &Comparison) -> String {
    let labels: Vec<&str> = comparison.sides.iter().map(|side| side.label.as_str()).collect();
    let decided = comparison
        .lines
        .iter()
        .filter(|line| line.differences.iter().all(|one| one.is_some_and(|one| is_decided(&one))));
    format!(
        "{}: {} of {} outcomes differ beyond their uncertainty.",
        labels.join(" against "),
        decided.count(),
        comparison.lines.len()
    )
}

/// Whether zero lies outside the interval.
fn is_decided(difference: &Difference) -> bool {
    difference.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0)
}

fn sentences(comparison: &Comparison) -> Vec<String> {
    let mut sentences = Vec::new();
    let first = &comparison.sides[0].label;
    for (name, words) in TOLD {
        let Some(line) = comparison.lines.iter().find(|line| line.outcome == name) else { continue };
        for (index, difference) in line.differences.iter().enumerate() {
            let (Some(difference), Some(side)) = (difference, comparison.sides.get(index + 1)) else { continue };
            let entry = |index: usize| line.entries.get(index).map_or_else(String::new, told);
            let direction = match () {
                () if difference.interval.is_none() => "no interval was computed",
                () if !is_decided(difference) => "which of them is larger this does not decide",
                () if difference.value > 0.0 => "larger, in the whole interval of the difference",
                () => "smaller, in the whole interval of the difference",
            };
            let own = difference.interval.map_or_else(String::new, |(low, high)| {
                format!(" ({} [{} to {}])", significant(difference.value), digits(low, 2), digits(high, 2))
            });
            let people = match (difference.pairs, comparison.pairings.get(index)) {
                (Some(pairs), Some(Pairing::Paired { members })) if pairs < *members => {
                    format!(" Only {pairs} of {members} people have a value on both sides.")
                }
                _ => String::new(),
            };
            sentences.push(format!(
                "{}: {words} is {} against {} of {first}: {direction}{own}.{people}",
                side.label,
                entry(index + 1),
                entry(0)
            ));
        }
    }
    sentences
}

fn told(entry: &SummaryEntry) -> String {
    let Some(value) = entry.value else { return "without a value".to_owned() };
    match (entry.low, entry.high) {
        (Some(low), Some(high)) => {
            format!("{} [{} to {}]", with_unit(value, &entry.unit), digits(low, 2), digits(high, 2))
        }
        _ => with_unit(value, &entry.unit),
    }
}

fn how_sure(comparison: &Comparison) -> String {
    let sides = comparison.sides.iter().skip(1).zip(&comparison.pairings);
    let words = sides.map(|(side, pairing)| match pairing {
        Pairing::Paired { members } => format!(
            "{} and the first share the same {members} people and constants, as two halves of a face do: the interval of a difference is that of \
             the {members} differences, from 5 to 95 %. What all members have in common, such as a wrong equation, is in no interval.",
            side.label
        ),
        Pairing::Unpaired { why } => format!("{} is not paired with the first: {why}.", side.label),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn write_settings(page: &mut Html, comparison: &Comparison, settings: &[Settings]) {
    let mut paths: Vec<String> = settings.iter().flat_map(Settings::paths).collect();
    paths.sort();
    paths.dedup();
    let texts =
        |path: &String| settings.iter().map(|one| one.text(path).unwrap_or_else(|| "–".to_owned())).collect::<Vec<_>>();
    let rows: Vec<(String, Vec<String>)> = paths
        .into_iter()
        .filter(|path| path != "name" && !path.starts_with("expect"))
        .map(|path| (path.clone(), texts(&path)))
        .filter(|(_, texts)| texts.windows(2).any(|pair| pair[0] != pair[1]))
        .collect();
    if rows.is_empty() {
        page.leaf("p", &[], "Their scenarios say the same.");
        return;
    }
    let labels: Vec<&str> = comparison.sides.iter().map(|side| side.label.as_str()).collect();
    page.element("div", &[("class", "scroll"), ("tabindex", "0")], |frame| {
        frame.element("table", &[], |table| {
            table.columns(&[&["Setting"], labels.as_slice()].concat());
            table.element("tbody", &[], |body| {
                for (path, texts) in &rows {
                    body.element("tr", &[], |row| {
                        row.element("th", &[("scope", "row")], |head| head.leaf("code", &[], path));
                        texts.iter().for_each(|text| row.leaf("td", &[], text));
                    });
                }
            });
        });
    });
}

fn write_lines(page: &mut Html, comparison: &Comparison) {
    let mut titles = vec!["Outcome".to_owned()];
    titles.extend(comparison.sides.iter().map(|side| side.label.clone()));
    for side in comparison.sides.iter().skip(1) {
        titles.push(format!("{} less the first", side.label));
        titles.push("same sign in".to_owned());
    }
    titles.push("Evidence".to_owned());
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    page.element("div", &[("class", "scroll"), ("tabindex", "0")], |frame| {
        frame.element("table", &[], |table| {
            table.columns(&titles);
            table.element("tbody", &[], |body| {
                for line in &comparison.lines {
                    body.element("tr", &[], |row| write_line(row, line));
                }
            });
        });
    });
}

fn write_line(row: &mut Html, line: &Line) {
    row.element("th", &[("scope", "row")], |head| head.leaf("code", &[], &line.outcome));
    line.entries.iter().for_each(|entry| row.leaf("td", &[], &told(entry)));
    let unit = line.entries.first().map(|entry| unit_text(&entry.unit)).unwrap_or_default();
    for difference in &line.differences {
        let Some(Difference { value, interval, same_sign, .. }) = difference else {
            row.leaf("td", &[], "–");
            row.leaf("td", &[], "–");
            continue;
        };
        let spread =
            interval.map_or_else(String::new, |(low, high)| format!(" [{} to {}]", digits(low, 2), digits(high, 2)));
        row.leaf("td", &[], &format!("{}{spread} {unit}", significant(*value)));
        row.leaf("td", &[], &same_sign.map_or_else(|| "–".to_owned(), percent));
    }
    row.leaf("td", &[], line.entries.first().map_or("", |entry| entry.evidence.as_str()));
}
