//! `dermasim completions`: what a shell needs to complete the command line.

use clap::CommandFactory;

use super::failure::Failure;
use super::terminal::Terminal;

const EXAMPLE: &str = "Examples:
  dermasim completions bash > ~/.local/share/bash-completion/completions/dermasim
  dermasim completions fish > ~/.config/fish/completions/dermasim.fish";

/// Print the completion script of a shell
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct CompletionsArguments {
    shell: clap_complete::Shell,
}

pub fn execute(arguments: &CompletionsArguments, terminal: Terminal) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::CommandLine::command(), "dermasim", &mut script);
    terminal.result(&String::from_utf8_lossy(&script))
}
