//! The leaflet: `what_to_expect.html`, one sheet of paper in plain words for one scenario.
//!
//! **In:** what a run left in its directory. **Out:** what was simulated, ten numbers at most with interval and evidence, pictures of what can
//! be seen, and what the numbers do not say. No advice and no promise: it tells what the model computes and how sure that is.
//!
//! | file | what it does |
//! |---|---|
//! | lines | which numbers, in which words |
//! | bar | an interval as a bar |
//! | pictures | the skin before and at the end, the scar in section |
//! | words | what was simulated, what nobody has measured, what it does not say |

mod bar;
mod lines;
mod pictures;
mod words;

use std::path::Path;

use super::grade;
use super::html::{self, Html};
use super::source::Source;
use super::{REPORT_FILE, ReportError};
use crate::run::record::write_atomic;
use lines::Line;
use pictures::Pictures;

/// The leaflet's file name in the directory of a run.
pub const LEAFLET_FILE: &str = "what_to_expect.html";

/// Whether there is anything to expect for a person: living skin, and a number about it.
pub fn applies(source: &Source) -> bool {
    !source.settings.on_bench() && !lines::of(source).is_empty()
}

/// Writes the leaflet of a run.
///
/// # Errors
/// A table that this program did not write, a directory that can not be written.
pub fn write(directory: &Path, source: &Source) -> Result<(), ReportError> {
    let pictures = Pictures::read(directory)?;
    let title = format!("What to expect: {}", source.manifest.name);
    let page = html::page_with(&title, include_str!("leaflet.css"), body(source, &pictures));
    Ok(write_atomic(&directory.join(LEAFLET_FILE), page.as_bytes())?)
}

fn body(source: &Source, pictures: &Pictures) -> Html {
    let mut page = Html::new();
    page.element("main", &[], |page| {
        page.element("header", &[], |header| {
            header.leaf("h1", &[], "What to expect, and how sure are we");
            header.leaf("p", &[("class", "name")], &source.manifest.name);
        });
        page.leaf("p", &[("class", "lead")], &words::simulated(source));
        let lines = lines::of(source);
        write_lines(page, &lines, source);
        pictures.write(page);
        page.element("div", &[("class", "columns")], |columns| {
            write_points(columns, "What nobody has measured", &words::unmeasured(source));
            write_points(columns, "What this sheet does not say", &words::unsaid(source));
        });
        page.element("footer", &[], |footer| {
            footer.leaf("b", &[], "A simulation, and no medical advice.");
            footer.text(&format!(
                " {} {}. All numbers, figures and limits: ",
                source.manifest.program, source.manifest.version
            ));
            footer.leaf("a", &[("href", REPORT_FILE)], REPORT_FILE);
        });
    });
    page
}

fn write_lines(page: &mut Html, lines: &[Line], source: &Source) {
    let intervals = source.has_intervals();
    page.element("table", &[], |table| {
        table.columns(&["What", "Result", if intervals { "Where it may lie" } else { "Interval" }, "How sure"]);
        table.element("tbody", &[], |body| {
            for line in lines {
                body.element("tr", &[], |row| write_line(row, line));
            }
        });
    });
    let bars = if intervals {
        "Bars: 90 % of the simulations with other constants lie in the dark part, each bar on a scale of its own; stroke: the result; dashed: no change. "
    } else {
        "No number has an interval: the model was run once, with one set of constants. "
    };
    page.element("p", &[("class", "print")], |print| {
        print.text(bars);
        if lines.iter().any(Line::stands_out) {
            print.text("A stroke outside the dark part: the constants of the result lie at the edge of what is plausible, or the simulations were few. ");
        }
        let mut told: Vec<&str> = Vec::new();
        for line in lines {
            if !told.contains(&line.grade.word) {
                told.push(line.grade.word);
                print.leaf("b", &[], line.grade.word);
                print.text(&format!(": {}. ", grade::meaning(line.grade)));
            }
        }
    });
}

fn write_line(row: &mut Html, line: &Line) {
    row.element("th", &[("scope", "row")], |cell| {
        cell.text(line.what);
        if !line.hint.is_empty() {
            cell.leaf("small", &[], &line.hint);
        }
    });
    row.leaf("td", &[("class", "result")], &line.result);
    row.element("td", &[("class", "interval")], |cell| match line.interval {
        Some((low, high)) => {
            bar::write(cell, &bar::Bar { low, high, value: line.value, neutral: line.neutral }, &line.range);
            cell.leaf("small", &[], &line.range);
        }
        None => cell.leaf("small", &[], "no interval"),
    });
    row.element("td", &[], |cell| cell.leaf("span", &[("class", line.grade.class)], line.grade.word));
}

fn write_points(page: &mut Html, heading: &str, points: &[String]) {
    page.element("section", &[], |section| {
        section.leaf("h2", &[], heading);
        section.element("ul", &[], |list| points.iter().for_each(|point| list.leaf("li", &[], point)));
    });
}
