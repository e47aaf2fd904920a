//! `dermasim man`: the manual page, made from the same definition as `--help`.

use clap::CommandFactory;

use super::failure::Failure;
use super::terminal::Terminal;

const EXAMPLE: &str = "Examples:
  dermasim man | man -l -                  read it
  dermasim man run > dermasim-run.1        the page of one command";

/// Print the manual page
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct ManArguments {
    /// The page of one command instead of the whole program's
    command: Option<String>,
}

pub fn execute(arguments: &ManArguments, terminal: Terminal) -> Result<(), Failure> {
    let mut program = super::CommandLine::command();
    program.build();
    let command = match &arguments.command {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command.clone().display_name(format!("dermasim-{name}")),
            None => return Err(Failure::usage(format!("unknown command `{name}`"))),
        },
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page).map_err(Failure::failed)?;
    terminal.result(&String::from_utf8_lossy(&page))
}
