//! Where the numbers come from, and how to get them again.

use super::html::Html;
use super::number::significant;
use crate::run::record::{Manifest, Status};

pub fn write_provenance(page: &mut Html, manifest: &Manifest, how: &str, commands: &[&str]) {
    page.leaf("h2", &[("id", "provenance")], "Where this comes from");
    page.element("dl", &[("class", "provenance")], |list| {
        for (term, fact) in facts(manifest) {
            list.element("div", &[], |row| {
                row.leaf("dt", &[], term);
                row.leaf("dd", &[], &fact);
            });
        }
    });
    page.leaf("p", &[], how);
    for command in commands {
        page.leaf("pre", &[], command);
    }
}

fn facts(manifest: &Manifest) -> Vec<(&'static str, String)> {
    let run = &manifest.facts;
    let seconds = |(stage, seconds): (&String, &f64)| format!("{stage} {} s", significant(*seconds));
    let steps = |(stage, steps): (&String, &u64)| format!("{} {steps}", stage.replace('_', " "));
    const CONTACT: &str = "contact";
    let residual =
        |(quantity, residual): (&String, &f64)| format!("{} {}", quantity.replace('_', " "), significant(*residual));
    let mut facts = vec![
        ("Program", format!("{} {}", manifest.program, manifest.version)),
        ("Commit", manifest.commit.clone()),
        ("Scenario, SHA-256", manifest.scenario_sha256.clone()),
        ("Dependencies, SHA-256", manifest.lock_sha256.clone()),
    ];
    facts.extend(manifest.seed.map(|seed| ("Seed", seed.to_string())));
    facts.push(("Threads", format!("{} (no number depends on them)", manifest.threads)));
    facts.push(("Started", manifest.started.clone()));
    let lists = [
        ("Time", run.seconds.iter().map(seconds).collect::<Vec<_>>()),
        ("Steps", run.steps.iter().map(steps).collect()),
        (
            "Error of conservation, relative",
            run.residuals.iter().filter(|item| item.0 != CONTACT).map(residual).collect(),
        ),
        (
            "Violation of the contact, mm",
            run.residuals.get(CONTACT).map(|value| significant(*value)).into_iter().collect(),
        ),
        ("Method of the contact", run.methods.get(CONTACT).cloned().into_iter().collect()),
    ];
    facts.extend(
        lists.into_iter().filter(|(_, items)| !items.is_empty()).map(|(term, items)| (term, items.join(" · "))),
    );
    facts
}

/// Said at the top of a report of something that did not end well.
pub fn write_status(page: &mut Html, manifest: &Manifest) {
    let sentence = match manifest.status {
        Status::Done | Status::Running => return,
        Status::Failed => "This run failed. What stands here is what it left.",
        Status::Interrupted => "This run was interrupted. What stands here is what it left.",
    };
    page.element("div", &[("class", "alarm"), ("role", "note")], |alarm| {
        alarm.leaf("p", &[], sentence);
        if let Some(error) = &manifest.error {
            alarm.leaf("p", &[], error);
        }
    });
}

/// Warnings of the scenario and of the run, or the news that there are none.
pub fn write_warnings(page: &mut Html, manifest: &Manifest) {
    page.leaf("h2", &[("id", "warnings")], "Warnings");
    if manifest.facts.warnings.is_empty() {
        page.leaf("p", &[], "None.");
        return;
    }
    page.element("ul", &[("class", "warnings")], |list| {
        for warning in &manifest.facts.warnings {
            list.leaf("li", &[], warning);
        }
    });
}
