//! The report: `report.html`, one page that holds everything and loads nothing, and beside it the leaflet of a run.
//!
//! **In:** what a run or a study left in its directory, and nothing else. **Out:** `report.html` beside it.
//!
//! | file | what it does |
//! |---|---|
//! | source | reads manifest, numbers, settings and figures of a run |
//! | story | what happened, in plain words, from the numbers |
//! | gallery, drawing | the figures, with captions; an SVG that runs or loads something is left out |
//! | table, grade | all outcomes, and how well each is known |
//! | device | the tables of a device run |
//! | limits | weak points, and what the numbers must not be used for |
//! | changed | constants that the scenario set |
//! | provenance | where the numbers come from, warnings |
//! | study, extremes | the same for a study |
//! | comparison | the same for runs side by side |
//! | leaflet | `what_to_expect.html`, one sheet of paper in plain words |
//! | html, number, style.css | how it is written |

mod changed;
mod comparison;
mod device;
mod drawing;
mod error;
mod extremes;
mod gallery;
mod grade;
mod html;
mod leaflet;
mod limits;
pub mod number;
mod provenance;
mod source;
mod story;
mod study;
mod table;

use std::path::Path;

use crate::run::record::write_atomic;
use html::Html;
use source::Source;

pub use comparison::{write_comparison, write_comparison_table};
pub use error::ReportError;
pub use leaflet::LEAFLET_FILE;

/// The report's file name in every output directory.
pub const REPORT_FILE: &str = "report.html";

/// Writes the report of a run from what stands in its directory, and its leaflet.
///
/// # Errors
/// No manifest or summary, a file that this program did not write, or a directory that can not be written. A figure that can
/// not be taken is no error: the report says why it is left out.
pub fn write_run(directory: &Path) -> Result<(), ReportError> {
    let source = Source::read(directory)?;
    if leaflet::applies(&source) {
        leaflet::write(directory, &source)?;
    }
    let page = html::page(&source.manifest.name, run_body(&source));
    Ok(write_atomic(&directory.join(REPORT_FILE), page.as_bytes())?)
}

/// Writes the report of a study from what stands in its directory.
///
/// # Errors
/// As [`write_run`]; a study has `samples.csv` instead of a summary.
pub fn write_study(directory: &Path) -> Result<(), ReportError> {
    let study = study::Study::read(directory)?;
    let page = html::page(&study.manifest.name, study::body(&study));
    Ok(write_atomic(&directory.join(REPORT_FILE), page.as_bytes())?)
}

fn run_body(source: &Source) -> Html {
    let mut page = Html::new();
    page.element("main", &[], |page| {
        let kind = if source.is_device_run() { "Device report" } else { "Report of a simulation" };
        headline(page, kind, &source.manifest.name, &story::verdict(source));
        if leaflet::applies(source) {
            page.element("p", &[("class", "note")], |note| {
                note.text("On one sheet of paper, in plain words: ");
                note.leaf("a", &[("href", LEAFLET_FILE)], "what to expect, and how sure are we");
            });
        }
        provenance::write_status(page, &source.manifest);
        limits::write_alarm(page, source.shortest_interval());
        page.leaf("h2", &[("id", "story")], "What happened");
        story::write_chapters(page, &story::chapters(source));
        device::write_tables(page, source);
        if !source.figures.is_empty() {
            page.leaf("h2", &[("id", "figures")], "Figures");
            gallery::write_figures(page, &source.figures);
        }
        page.leaf("h2", &[("id", "numbers")], "All numbers");
        grade::write_legend(page);
        table::write_outcomes(page, source);
        provenance::write_warnings(page, &source.manifest);
        let (device, healing) = (source.has_device(), source.has_course());
        let (serum, resolution) = (source.has_absorption(), source.manifest.facts.resolution.clone());
        limits::write_limits(page, &limits::Stages { device, healing, serum, resolution });
        changed::write_changes(page, source);
        let how =
            "The file scenario.toml beside this report holds every default. Running it again gives the same bits:";
        provenance::write_provenance(page, &source.manifest, how, &["dermasim run scenario.toml --out again"]);
    });
    page
}

/// Name and verdict; what must be read even by those who read nothing else.
fn headline(page: &mut Html, kind: &str, name: &str, verdict: &str) {
    page.element("header", &[], |header| {
        header.leaf("p", &[("class", "note")], kind);
        header.leaf("h1", &[], name);
        header.leaf("p", &[("class", "verdict")], verdict);
        header.leaf("p", &[("class", "note")], "A simulation, not medical advice.");
    });
}
