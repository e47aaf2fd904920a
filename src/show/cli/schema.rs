//! `dermasim schema`: for editors that complete and check while one types.

use super::failure::Failure;
use super::terminal::Terminal;
use crate::run::scenario::{scenario_schema, study_schema};

const EXAMPLE: &str = "Examples:
  dermasim schema > scenario.schema.json           then `#:schema ./scenario.schema.json` in the scenario
  dermasim schema --study > study.schema.json";

/// Print the JSON schema of scenarios or studies
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct SchemaArguments {
    /// Of studies instead of scenarios
    #[arg(long)]
    study: bool,
}

pub fn execute(arguments: &SchemaArguments, terminal: Terminal) -> Result<(), Failure> {
    terminal.json(&if arguments.study { study_schema() } else { scenario_schema() })
}
