//! `dermasim schema`: for editors that complete and check while one types.

use super::failure::Failure;
use super::terminal::Terminal;
use crate::run::scenario::{comparison_schema, scenario_schema, study_schema};

const EXAMPLE: &str = "Examples:
  dermasim schema > scenario.schema.json           then `#:schema ./scenario.schema.json` in the scenario
  dermasim schema --study > study.schema.json
  dermasim schema --comparison > comparison.schema.json";

/// Print the JSON schema of scenarios, studies or comparisons
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct SchemaArguments {
    /// Of studies instead of scenarios
    #[arg(long, conflicts_with = "comparison")]
    study: bool,
    /// Of comparisons instead of scenarios
    #[arg(long)]
    comparison: bool,
}

pub fn execute(arguments: &SchemaArguments, terminal: Terminal) -> Result<(), Failure> {
    terminal.json(&match (arguments.study, arguments.comparison) {
        (true, _) => study_schema(),
        (_, true) => comparison_schema(),
        _ => scenario_schema(),
    })
}
