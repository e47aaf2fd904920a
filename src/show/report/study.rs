//! The report of a study: what was varied, what came out at the extremes, what failed, and how to go on with the table.

use std::collections::BTreeMap;
use std::path::Path;

use super::gallery::{Figure, read_figures, write_figures};
use super::html::Html;
use super::number::{plain, unit_text};
use super::{ReportError, extremes, headline, limits, provenance};
use crate::run::record::{Manifest, SCENARIO_FILE};
use crate::show::settings::Settings;
use crate::study::{Finished, InputValue, JOURNAL_FILE, JournalHeader, Variable, read_journal};
use crate::units::Quantity;

/// The scenario value whose lower end the model judges.
const INTERVAL: &str = "treatment.interval";
const DURATION: &str = "duration";
/// Failed samples that the page names; the others stand in the table.
const MOST_FAILURES: usize = 50;
/// Levels of a variable that the page names one by one.
const MOST_LEVELS: usize = 12;

/// What a study left in its directory.
#[derive(Debug)]
pub struct Study {
    pub manifest: Manifest,
    pub header: JournalHeader,
    pub finished: BTreeMap<usize, Finished>,
    pub figures: Vec<Figure>,
    /// The scenario that was varied.
    base: Settings,
}

impl Study {
    /// # Errors
    /// No manifest or journal, or files that this program did not write.
    pub fn read(directory: &Path) -> Result<Self, ReportError> {
        let (header, finished) = read_journal(&directory.join(JOURNAL_FILE))?;
        Ok(Self {
            manifest: Manifest::read(directory)?,
            header,
            finished,
            figures: read_figures(directory)?,
            base: Settings::read(&directory.join(SCENARIO_FILE))?,
        })
    }

    fn failed(&self) -> impl Iterator<Item = (&Finished, &str)> {
        self.finished.values().filter_map(|sample| Some((sample, sample.error.as_deref()?)))
    }

    /// Of any sample.
    fn stages(&self) -> limits::Stages {
        let place = self.header.variables.iter().position(|variable| variable.path == DURATION);
        let lasts = |sample: &Finished| {
            let text = told(sample.inputs.get(place?)?, &self.header.variables[place?], false);
            Quantity::parse(&text).ok().map(|quantity| quantity.internal > 0.0)
        };
        let base = || place.is_none() && self.base.quantity(DURATION).is_none_or(|duration| duration > 0.0);
        limits::Stages {
            device: self.base.variant("device").is_some(),
            healing: self.finished.values().filter_map(lasts).any(|lasts| lasts) || base(),
            serum: self.base.variant("serum").is_some(),
            resolution: self.base.text("model.resolution").unwrap_or_default(),
        }
    }

    /// The shortest interval between sessions of any sample, as far as the study says, d.
    fn shortest_interval(&self) -> Option<f64> {
        let place = self.header.variables.iter().position(|variable| variable.path == INTERVAL);
        let days = |sample: &Finished| {
            let text = told(sample.inputs.get(place?)?, &self.header.variables[place?], false);
            Quantity::parse(&text).ok().map(|quantity| quantity.internal)
        };
        let base = || self.base.quantity(INTERVAL).filter(|_| place.is_none());
        self.finished.values().filter_map(days).min_by(f64::total_cmp).or_else(base)
    }
}

/// A value of a variable with its unit; `typeset` for people, otherwise as in a scenario.
pub fn told(value: &InputValue, variable: &Variable, typeset: bool) -> String {
    let unit = variable.unit.as_deref().filter(|unit| *unit != "1").unwrap_or_default();
    match value {
        InputValue::Text(text) => text.clone(),
        InputValue::Number(number) if typeset => {
            format!("{}\u{a0}{}", plain(*number), unit_text(unit)).trim_end().to_owned()
        }
        InputValue::Number(number) => format!("{number} {unit}").trim_end().to_owned(),
    }
}

pub fn body(study: &Study) -> Html {
    let mut page = Html::new();
    page.element("main", &[], |page| {
        headline(page, "Report of a study", &study.manifest.name, &verdict(study));
        provenance::write_status(page, &study.manifest);
        limits::write_alarm(page, study.shortest_interval());
        page.leaf("h2", &[("id", "varied")], "What was varied");
        write_variables(page, study);
        page.leaf("h2", &[("id", "extremes")], "The extremes");
        extremes::write_extremes(page, study);
        if !study.figures.is_empty() {
            page.leaf("h2", &[("id", "figures")], "Figures");
            write_figures(page, &study.figures);
        }
        write_failures(page, study);
        write_table_help(page, study);
        provenance::write_warnings(page, &study.manifest);
        limits::write_limits(page, &study.stages());
        let how = "The files study.toml and scenario.toml beside this report are what was read. The same study again:";
        provenance::write_provenance(page, &study.manifest, how, &["dermasim sweep study.toml --out again"]);
    });
    page
}

fn verdict(study: &Study) -> String {
    let paths: Vec<&str> = study.header.variables.iter().map(|variable| variable.path.as_str()).collect();
    let (finished, failed) = (study.finished.len(), study.failed().count());
    let mut sentence = format!("{finished} samples over {}", paths.join(" and "));
    if finished < study.header.count {
        sentence = format!("{sentence}, of {} planned", study.header.count);
    }
    sentence
        + &match failed {
            0 => ": none failed.".to_owned(),
            1 => ": one failed.".to_owned(),
            failed => format!(": {failed} failed."),
        }
}

fn write_variables(page: &mut Html, study: &Study) {
    page.element("dl", &[], |list| {
        for (place, variable) in study.header.variables.iter().enumerate() {
            list.element("div", &[], |row| {
                row.element("dt", &[], |term| term.leaf("code", &[], &variable.path));
                row.leaf("dd", &[], &levels(study, place, variable));
            });
        }
    });
    let outputs =
        if study.header.wanted.is_empty() { "all outcomes".to_owned() } else { study.header.wanted.join(", ") };
    page.leaf("p", &[], &format!("Recorded: {outputs}. Everything else is as in the scenario."));
}

fn levels(study: &Study, place: usize, variable: &Variable) -> String {
    let mut levels: Vec<&InputValue> = Vec::new();
    for value in study.finished.values().filter_map(|sample| sample.inputs.get(place)) {
        if !levels.contains(&value) {
            levels.push(value);
        }
    }
    let shown = |value: &&InputValue| told(value, variable, true);
    match levels.as_slice() {
        [first, .., last] if levels.len() > MOST_LEVELS => {
            format!("{} values, {} to {}", levels.len(), shown(first), shown(last))
        }
        levels => levels.iter().map(shown).collect::<Vec<_>>().join(", "),
    }
}

fn write_failures(page: &mut Html, study: &Study) {
    let failed: Vec<(&Finished, &str)> = study.failed().collect();
    page.leaf("h2", &[("id", "failed")], "Failed samples");
    if failed.is_empty() {
        page.leaf("p", &[], "None.");
        return;
    }
    page.element("div", &[("class", "scroll"), ("tabindex", "0")], |frame| {
        frame.element("table", &[], |table| {
            table.columns(&["Sample", "Inputs", "Why"]);
            table.element("tbody", &[], |rows| {
                for (sample, error) in failed.iter().take(MOST_FAILURES) {
                    rows.element("tr", &[], |row| {
                        row.leaf("th", &[("scope", "row")], &sample.index.to_string());
                        row.leaf("td", &[], &extremes::inputs(study, sample));
                        row.leaf("td", &[], error);
                    });
                }
            });
        });
    });
    if failed.len() > MOST_FAILURES {
        page.leaf("p", &[], &format!("And {} more; samples.csv has them all.", failed.len() - MOST_FAILURES));
    }
}

fn write_table_help(page: &mut Html, study: &Study) {
    page.leaf("h2", &[("id", "table")], "How to go on with the table");
    page.leaf(
        "p",
        &[],
        "One row a sample: index, inputs, outputs, status, error, seconds. Units stand in the column names.",
    );
    let column = study.header.variables.first().map_or_else(|| "index [1]".to_owned(), column);
    let code = format!(
        "import pandas as pd\n\nsamples = pd.read_csv(\"samples.csv\")              # or\nsamples = pd.read_parquet(\"samples.parquet\")\n\
         done = samples[samples[\"status\"] == \"done\"]\nprint(done.groupby({}).mean(numeric_only=True))",
        serde_json::Value::String(column)
    );
    page.leaf("pre", &[], &code);
}

/// The variable's column in the table.
fn column(variable: &Variable) -> String {
    variable.unit.as_ref().map_or_else(|| variable.path.clone(), |unit| format!("{} [{unit}]", variable.path))
}
