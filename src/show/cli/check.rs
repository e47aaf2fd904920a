//! `dermasim check`: read, check, and say what a run would do, without running.

use serde_json::{Value, json};

use super::failure::Failure;
use super::source;
use super::terminal::{Terminal, align};
use crate::run::scenario::{ESTIMATE_FACTOR, Inputs, Loaded, Plan, StudyFile, plan};
use crate::units::Unit;

const EXAMPLE: &str = "Examples:
  dermasim check my.toml
  dermasim check scenarios/*.toml --quiet
  dermasim check my.toml --set treatment.passes=20 --json";

/// Check scenarios and print their plan, without running them
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct CheckArguments {
    /// Scenario files, or - for standard input
    #[arg(required = true, value_name = "SCENARIO")]
    scenarios: Vec<String>,
    /// Override a value of every scenario; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    set: Vec<String>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Print problems and warnings only
    #[arg(long, short)]
    quiet: bool,
}

pub fn execute(arguments: &CheckArguments) -> Result<(), Failure> {
    let terminal = Terminal::new(arguments.quiet);
    let mut documents = Vec::new();
    let mut refused: Vec<Failure> = Vec::new();
    for path in &arguments.scenarios {
        let scenario = match source::load_any(path, &arguments.set, terminal) {
            Ok(Loaded::Scenario(scenario)) => *scenario,
            Ok(Loaded::Study(study)) => {
                if arguments.json {
                    documents.push(json!({ "study": path, "name": study.name, "samples": samples(&study) }));
                } else if !arguments.quiet {
                    terminal.result(&format!("study      {} ({path}): {} samples\n", study.name, samples(&study)))?;
                }
                continue;
            }
            Ok(Loaded::Comparison(file)) => {
                let sides: Vec<&str> = file.sides.iter().map(|(name, _)| name.as_str()).collect();
                if arguments.json {
                    documents.push(json!({ "comparison": path, "name": file.name, "sides": sides }));
                } else if !arguments.quiet {
                    terminal.result(&format!("comparison {} ({path}): {}\n", file.name, sides.join(" against ")))?;
                }
                continue;
            }
            Err(failure) => {
                refused.push(failure);
                continue;
            }
        };
        let plan = plan(scenario.inputs());
        for warning in &plan.warnings {
            terminal.warning(&format!("{path}: {warning}"));
        }
        if arguments.json {
            documents.push(document(path, &plan));
        } else if !arguments.quiet {
            terminal.result(&describe(path, &plan, scenario.inputs()))?;
        }
    }
    if arguments.json {
        terminal.json(&documents)?;
    }
    match refused.pop() {
        None => Ok(()),
        Some(last) => {
            refused.iter().for_each(|failure| terminal.failure(failure));
            Err(last)
        }
    }
}

/// How many samples a full-factorial study has.
fn samples(study: &StudyFile) -> usize {
    study.variations.iter().map(|variation| variation.levels.len()).product()
}

fn describe(path: &str, plan: &Plan, inputs: &Inputs) -> String {
    let days = |days: &[f64]| days.iter().map(|day| format!("{day}")).collect::<Vec<_>>().join(", ");
    let sessions: Vec<f64> = plan.sessions.iter().map(|session| session.day).collect();
    let mut rows = vec![
        ("scenario", format!("{} ({path})", plan.name)),
        ("time", format!("{} d, resolution {}, seed {}", plan.duration, plan.resolution.name(), inputs.seed)),
        (
            "sessions",
            match sessions.len() {
                0 => "none: the skin stays intact".to_owned(),
                count => format!("{count}, on days {}", days(&sessions)),
            },
        ),
    ];
    if plan.expected_punctures > 0.0 {
        let density = plan.nominal_density * Unit::parse("1/cm2").map_or(1.0, |unit| 1.0 / unit.factor);
        rows.push((
            "punctures",
            format!("{:.0} on the patch a session, {density:.0} per cm²", plan.expected_punctures),
        ));
    }
    if let Some(solute) = &plan.solute {
        rows.push(("serum", format!("{solute}, {} applications", plan.applications.len())));
    }
    let outcomes = match (plan.duration > 0.0, plan.output_days.is_empty()) {
        (false, _) => "of the device alone: no healing, no serum".to_owned(),
        (true, true) => "at the end".to_owned(),
        (true, false) => format!("on days {}, and at the end", days(&plan.output_days)),
    };
    rows.push(("outcomes", outcomes));
    if plan.members > 0 {
        rows.push(("ensemble", format!("{} runs", plan.members)));
    }
    let seconds = plan.estimate.seconds;
    let time = if seconds < 90.0 { format!("{seconds:.0} s") } else { format!("{:.0} min", seconds / 60.0) };
    rows.push((
        "estimate",
        format!(
            "roughly {time} of one core (a third to {ESTIMATE_FACTOR:.0} times as much) and at most {:.0} MB",
            plan.estimate.memory
        ),
    ));
    align(&rows.into_iter().map(|(label, text)| vec![label.to_owned(), text]).collect::<Vec<_>>())
}

fn document(path: &str, plan: &Plan) -> Value {
    json!({
        "scenario": path,
        "name": plan.name,
        "duration_d": plan.duration,
        "resolution": plan.resolution.name(),
        "members": plan.members,
        "session_days": plan.sessions.iter().map(|session| session.day).collect::<Vec<_>>(),
        "applications_d": plan.applications,
        "solute": plan.solute,
        "output_days": plan.output_days,
        "expected_punctures": plan.expected_punctures,
        "nominal_density_per_mm2": plan.nominal_density,
        "estimate_core_seconds": plan.estimate.seconds,
        "estimate_memory_MB": plan.estimate.memory,
        "estimate_factor": ESTIMATE_FACTOR,
        "warnings": plan.warnings,
    })
}
