//! `dermasim verify`: the numerics against exact solutions.

use std::sync::atomic::Ordering;

use serde_json::json;

use super::failure::Failure;
use super::interrupt;
use super::progress::Progress;
use super::source;
use super::terminal::{Terminal, align};
use crate::run::simulation::SimulationError;
use crate::verify::refinement::{self, Refined};
use crate::verify::{Check, run};

const EXAMPLE: &str = "Examples:
  dermasim verify
  dermasim verify --scenario scenarios/acne_scar_roller.toml
  dermasim verify --json | jq '.[] | select(.passes | not)'";

/// Compare the numerics with exact solutions: errors and orders of accuracy
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct VerifyArguments {
    /// Refine this scenario instead: the order at which its outcomes converge, and an estimate of their error
    #[arg(long, value_name = "FILE")]
    scenario: Option<String>,
    /// Override a value of the scenario; may be given again
    #[arg(long, value_name = "PATH=VALUE", requires = "scenario")]
    set: Vec<String>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Draw how errors fall with mesh and step into this directory: convergence.svg and .png
    #[arg(long, value_name = "DIR", conflicts_with = "scenario")]
    out: Option<std::path::PathBuf>,
}

pub fn execute(arguments: &VerifyArguments, terminal: Terminal) -> Result<(), Failure> {
    if let Some(scenario) = &arguments.scenario {
        return refine(scenario, arguments, terminal);
    }
    let checks = run();
    if arguments.json {
        let documents = checks.iter().map(|check| json!({ "check": check, "passes": check.passes() }));
        terminal.json(&documents.collect::<Vec<_>>())?;
    } else {
        terminal.result(&table(&checks))?;
    }
    if let Some(folder) = &arguments.out {
        draw(&checks, folder, terminal)?;
    }
    match checks.iter().filter(|check| !check.passes()).count() {
        0 => Ok(()),
        failed => Err(Failure::failed(format!("{failed} of {} checks fail", checks.len()))),
    }
}

fn refine(scenario: &str, arguments: &VerifyArguments, terminal: Terminal) -> Result<(), Failure> {
    let scenario = source::load(scenario, &source::overrides(&arguments.set, None), terminal)?;
    let (stop, progress) = (interrupt::watch(), Progress::new(terminal, 1000));
    let go_on = |share: f64| {
        progress.show((1000.0 * share) as u64, "finer meshes and smaller steps");
        !stop.load(Ordering::Relaxed)
    };
    let refined = refinement::run(scenario.inputs(), &go_on);
    progress.finish();
    let refined = refined.map_err(|error| match error {
        SimulationError::Interrupted => Failure::interrupted("nothing was written"),
        error => Failure::failed(error.to_string()),
    })?;
    if arguments.json {
        terminal.json(&refined)
    } else if refined.is_empty() {
        terminal.result("no outcome of this scenario depends on the mesh or the steps of healing")
    } else {
        terminal.result(&(refinement_table(&refined) + REFINED))
    }
}

/// Under the table.
const REFINED: &str = "\nErrors are absolute, in the unit of the outcome. No order is told where the differences between the meshes do not \
    shrink in order. What the classes of unit cells leave out is in no mesh.\n";

fn refinement_table(refined: &[Refined]) -> String {
    let header = ["outcome", "as run", "finest mesh", "order", "error by mesh", "error by steps"];
    let rows = refined.iter().map(|row| {
        let told = |value: Option<f64>| value.map_or_else(String::new, |value| format!("{value:.1e}"));
        vec![
            row.outcome.clone(),
            format!("{:.6} {}", row.values[0], if row.unit == "1" { "" } else { row.unit }),
            format!("{:.6}", row.values[row.values.len() - 1]),
            row.observed_order.map_or_else(String::new, |order| format!("{order:.2}")),
            told(row.mesh_error),
            told(Some(row.time_error)),
        ]
    });
    align(&std::iter::once(header.map(str::to_owned).to_vec()).chain(rows).collect::<Vec<_>>())
}

fn table(checks: &[Check]) -> String {
    let header = ["check", "exact", "got", "error", "allowed", "order", ""].map(str::to_owned).to_vec();
    let rows = checks.iter().map(|check| {
        vec![
            check.name.clone(),
            format!("{:.8}", check.expected),
            format!("{:.8}", check.got),
            format!("{:.1e}", check.relative_error),
            format!("{:.0e}", check.tolerance),
            check.observed_order.map_or_else(String::new, |order| format!("{order:.2}")),
            if check.passes() { "passes" } else { "FAILS" }.to_owned(),
        ]
    });
    align(&std::iter::once(header).chain(rows).collect::<Vec<_>>())
}

fn draw(checks: &[Check], folder: &std::path::Path, terminal: Terminal) -> Result<(), Failure> {
    use crate::show::figure::{FigureState, draw_convergence};
    match draw_convergence(checks, folder).map_err(Failure::failed)?.state {
        FigureState::Drawn { svg: file, .. } | FigureState::Animated { apng: file, .. } => {
            terminal.message(&format!("{} drawn", file.display()));
            Ok(())
        }
        FigureState::LeftOut { reason } => Err(Failure::failed(reason)),
    }
}
