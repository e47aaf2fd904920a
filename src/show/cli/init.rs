//! `dermasim init`: a commented scenario to start from.

use std::path::PathBuf;

use super::common::shown;
use super::failure::Failure;
use super::terminal::{Terminal, align};
use crate::run::record::write_atomic;
use crate::run::scenario::{preset, presets};

const EXAMPLE: &str = "Examples:
  dermasim init --list
  dermasim init --from rejuvenation-pen my.toml
  dermasim init --from home-roller - | dermasim run -";

/// Write a commented scenario to start from
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct InitArguments {
    /// The file to write, or - for standard output
    #[arg(required_unless_present = "list")]
    file: Option<PathBuf>,
    /// The preset to write [default: the first of --list]
    #[arg(long, value_name = "PRESET")]
    from: Option<String>,
    /// List the presets
    #[arg(long, conflicts_with_all = ["file", "from"])]
    list: bool,
    /// Replace the file
    #[arg(long)]
    force: bool,
}

pub fn execute(arguments: &InitArguments, terminal: Terminal) -> Result<(), Failure> {
    let Some(file) = &arguments.file else {
        let rows: Vec<_> =
            presets().iter().map(|preset| vec![preset.name.to_owned(), preset.description.to_owned()]).collect();
        return terminal.result(&align(&rows));
    };
    let chosen = match &arguments.from {
        Some(name) => preset(name).map_err(|nearest| unknown(name, nearest))?,
        None => presets().first().ok_or_else(|| Failure::failed("there are no presets"))?,
    };
    if file.as_os_str() == "-" {
        return terminal.result(chosen.text);
    }
    if file.exists() && !arguments.force {
        return Err(Failure::usage(format!("{} exists; --force replaces it", shown(file))));
    }
    write_atomic(file, chosen.text.as_bytes()).map_err(Failure::usage)?;
    terminal.message(&format!("wrote {} ({}); next: dermasim run {0}", shown(file), chosen.description));
    Ok(())
}

fn unknown(name: &str, nearest: Option<&str>) -> Failure {
    let hint = nearest.map_or_else(|| "--list shows them".to_owned(), |nearest| format!("did you mean `{nearest}`?"));
    Failure::usage(format!("unknown preset `{name}`: {hint}"))
}
