//! All outcomes, grouped by topic, each with its meaning and with what it rests on.

use super::grade::grade;
use super::html::Html;
use super::number::{significant, unit_text};
use super::source::Source;
use super::story::ASCORBATE_ESTIMATE;
use crate::physics::outcome::entry as catalogue_entry;
use crate::run::record::SummaryEntry;

/// A heading and how the names under it begin.
const TOPICS: [(&str, &[&str]); 4] = [
    ("What the needles did", &["puncture."]),
    ("What it feels and looks like", &["pain.", "bleeding.", "erythema.", "downtime."]),
    (
        HEALING,
        &[
            "neutrophils.",
            "macrophages.",
            "fibroblasts.",
            "myofibroblasts.",
            "collagen.synthesis_peak_time",
            "reepithelialisation.",
            "barrier.",
            "channel.",
        ],
    ),
    ("What got in", &["absorption."]),
];
const HEALING: &str = "How healing ran";
/// The same in a run without time.
const CLOSING: &str = "How long skin takes to close, by rule of thumb";
/// The same of skin that was cut out.
const NO_CLOSING: &str = "How skin closes, which cut-out skin does not";
const TISSUE: &str = "The tissue over time";
const OTHERS: &str = "Others";

type Row<'a> = (&'a str, &'a SummaryEntry);

/// An outcome that exists for several days.
struct Course<'a> {
    /// Name without the day.
    stem: &'a str,
    /// Day as in the name, and its number.
    days: Vec<Row<'a>>,
}

pub fn write_outcomes(page: &mut Html, source: &Source) {
    let intervals = source.has_intervals();
    if !intervals {
        page.leaf(
            "p",
            &[("class", "note")],
            "No number here has an interval: this run simulated the defaults only. Add [uncertainty] members = 64 to the \
             scenario, and every number gets the range that 90 % of the ensemble fall into.",
        );
    }
    let (timed, plain): (Vec<Row<'_>>, Vec<Row<'_>>) = source
        .summary
        .entries
        .iter()
        .map(|(name, entry)| (name.as_str(), entry))
        .partition(|(name, _)| moment(name).is_some());
    for (heading, prefixes) in TOPICS {
        let rows: Vec<Row<'_>> = plain.iter().copied().filter(|(name, _)| begins(name, prefixes)).collect();
        if heading == "What got in" {
            write_courses(page, &courses(&timed));
        }
        let heading = match heading {
            HEALING if source.is_device_run() => CLOSING,
            HEALING if source.settings.on_bench() => NO_CLOSING,
            other => other,
        };
        write_rows(page, heading, &rows, source);
    }
    let known = |name: &str| TOPICS.iter().any(|(_, prefixes)| begins(name, prefixes));
    let others: Vec<Row<'_>> = plain.iter().copied().filter(|(name, _)| !known(name)).collect();
    write_rows(page, OTHERS, &others, source);
}

fn begins(name: &str, prefixes: &[&str]) -> bool {
    prefixes.iter().any(|prefix| name.starts_with(prefix))
}

/// The name without its day, and the day: `collagen.total`, `day_28`.
fn moment(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once('.').filter(|(_, moment)| *moment == "end" || moment.starts_with("day_"))
}

fn courses<'a>(rows: &[Row<'a>]) -> Vec<Course<'a>> {
    let mut courses: Vec<Course<'a>> = Vec::new();
    for (name, entry) in rows {
        let Some((stem, moment)) = moment(name) else {
            continue;
        };
        match courses.iter_mut().find(|course| course.stem == stem) {
            Some(course) => course.days.push((moment, entry)),
            None => courses.push(Course { stem, days: vec![(moment, entry)] }),
        }
    }
    courses
}

fn write_rows(page: &mut Html, heading: &str, rows: &[Row<'_>], source: &Source) {
    if rows.is_empty() {
        return;
    }
    let intervals = source.has_intervals();
    let is_ascorbate = source.molecule().is_some_and(|molecule| molecule.ascorbate);
    page.leaf("h3", &[], heading);
    page.element("table", &[("class", "outcomes")], |table| {
        if intervals {
            table.columns(&["What", "Value", "5 to 95 %", "How well it is known"]);
        } else {
            table.columns(&["What", "Value", "How well it is known"]);
        }
        table.element("tbody", &[], |body| {
            for (name, entry) in rows {
                body.element("tr", &[("id", *name)], |row| {
                    row.element("th", &[("scope", "row")], |cell| meaning(cell, name, name));
                    row.element("td", &[("class", "number")], |cell| {
                        cell.leaf("b", &[], &value(entry));
                        cell.text(&format!(" {}", unit_text(&entry.unit)));
                    });
                    if intervals {
                        row.leaf("td", &[("class", "number")], &interval(entry).unwrap_or_else(|| "none".to_owned()));
                    }
                    row.element("td", &[], |cell| {
                        evidence(cell, &entry.evidence);
                        if is_ascorbate && *name == "absorption.passive_log10_kp" {
                            cell.text(&format!(". {ASCORBATE_ESTIMATE}"));
                        }
                    });
                });
            }
        });
    });
}

/// Days as columns: one row for each outcome that has a course.
fn write_courses(page: &mut Html, courses: &[Course<'_>]) {
    let mut moments: Vec<&str> = Vec::new();
    for (moment, _) in courses.iter().flat_map(|course| &course.days) {
        if !moments.contains(moment) {
            moments.push(moment);
        }
    }
    if moments.is_empty() {
        return;
    }
    page.leaf("h3", &[], TISSUE);
    page.element("div", &[("class", "scroll"), ("tabindex", "0")], |frame| {
        frame.element("table", &[("class", "courses")], |table| {
            let titles: Vec<String> = moments.iter().map(|moment| title_of(moment)).collect();
            let mut columns = vec!["What", "Unit"];
            columns.extend(titles.iter().map(String::as_str));
            table.columns(&columns);
            table.element("tbody", &[], |body| {
                for course in courses {
                    write_course(body, course, &moments);
                }
            });
        });
    });
    write_basis(page, courses);
}

/// What the courses rest on; those that rest on the same are named together.
fn write_basis(page: &mut Html, courses: &[Course<'_>]) {
    let mut bases: Vec<(&str, Vec<&str>)> = Vec::new();
    for course in courses {
        let basis = course.days.last().map_or("", |(_, entry)| entry.evidence.as_str());
        match bases.iter_mut().find(|(known, _)| *known == basis) {
            Some((_, stems)) => stems.push(course.stem),
            None => bases.push((basis, vec![course.stem])),
        }
    }
    page.leaf("h3", &[], "What the tissue numbers rest on");
    page.element("dl", &[("class", "basis")], |list| {
        for (basis, stems) in bases {
            list.element("div", &[], |row| {
                row.element("dt", &[], |term| term.leaf("code", &[], &stems.join(", ")));
                row.element("dd", &[], |cell| evidence(cell, basis));
            });
        }
    });
}

fn write_course(body: &mut Html, course: &Course<'_>, moments: &[&str]) {
    let unit = course.days.first().map_or("1", |(_, entry)| entry.unit.as_str());
    let unit = if unit == "1" { "ratio".to_owned() } else { unit_text(unit) };
    body.element("tr", &[], |row| {
        row.element("th", &[("scope", "row")], |cell| {
            meaning(cell, &format!("{}.T", course.stem), course.stem);
        });
        row.leaf("td", &[], &unit);
        for moment in moments {
            let name = format!("{}.{moment}", course.stem);
            row.element("td", &[("class", "number"), ("id", &name)], |cell| {
                if let Some((_, entry)) = course.days.iter().find(|(known, _)| known == moment) {
                    cell.text(&value(entry));
                    if let Some(interval) = interval(entry) {
                        cell.leaf("small", &[], &interval);
                    }
                }
            });
        }
    });
}

fn title_of(moment: &str) -> String {
    moment.strip_prefix("day_").map_or_else(|| moment.to_owned(), |day| format!("day {day}"))
}

fn meaning(cell: &mut Html, pattern: &str, name: &str) {
    if let Some(known) = catalogue_entry(pattern) {
        cell.text(known.meaning);
    }
    cell.leaf("code", &[], name);
}

fn value(entry: &SummaryEntry) -> String {
    entry.value.map_or_else(|| "no value".to_owned(), significant)
}

fn interval(entry: &SummaryEntry) -> Option<String> {
    Some(format!("{} to {}", significant(entry.low?), significant(entry.high?)))
}

fn evidence(cell: &mut Html, evidence: &str) {
    let grade = grade(evidence);
    cell.leaf("span", &[("class", grade.class)], grade.word);
    cell.text(&format!(" {evidence}"));
}
