//! `dermasim verify`: the numerics against exact solutions.

use serde_json::json;

use super::failure::Failure;
use super::terminal::{Terminal, align};
use crate::verify::{Check, run};

const EXAMPLE: &str = "Examples:
  dermasim verify
  dermasim verify --json | jq '.[] | select(.passes | not)'";

/// Compare the numerics with exact solutions: errors and orders of accuracy
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct VerifyArguments {
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Draw how errors fall with mesh and step into this directory: convergence.svg and .png
    #[arg(long, value_name = "DIR")]
    out: Option<std::path::PathBuf>,
}

pub fn execute(arguments: &VerifyArguments, terminal: Terminal) -> Result<(), Failure> {
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
