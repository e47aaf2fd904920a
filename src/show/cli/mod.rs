//! The command line: one file a command, and the only place that prints.
//!
//! Results go to standard output, progress and messages to standard error. Exit codes: 0 done; 1 the run failed; 2 the
//! command line or a file is wrong; 3 done, but some samples of a study failed; 130 interrupted. To add a command, write
//! its file (a struct of arguments with an example, and `execute`) and name it in `Command` and in `execute` below.

mod check;
mod common;
mod compare;
mod completions;
mod engine;
mod failure;
mod init;
mod interrupt;
mod man;
mod merge;
mod outcome_table;
mod parameters;
mod progress;
mod report;
mod run;
mod schema;
mod solutes;
mod source;
mod sweep;
mod terminal;
mod validate;
mod validate_permeability;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;
use terminal::Terminal;

const AFTER_HELP: &str = "A first run:
  dermasim init --from acne-scar-roller my.toml
  dermasim run my.toml

Exit codes: 0 done; 1 the run failed; 2 the command line or a file is wrong; 3 done, but some samples failed;
130 interrupted, and --resume goes on.";

/// What needles do to skin: from a scenario file to tables, figures and a report
#[derive(Debug, Parser)]
#[command(name = "dermasim", version, max_term_width = 110, after_help = AFTER_HELP)]
pub struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Run(run::RunArguments),
    Check(check::CheckArguments),
    Init(init::InitArguments),
    Sweep(sweep::SweepArguments),
    Merge(merge::MergeArguments),
    Compare(compare::CompareArguments),
    Report(report::ReportArguments),
    Parameters(parameters::ParametersArguments),
    Solutes(solutes::SolutesArguments),
    Validate(validate::ValidateArguments),
    Verify(verify::VerifyArguments),
    Schema(schema::SchemaArguments),
    Completions(completions::CompletionsArguments),
    Man(man::ManArguments),
}

/// Reads the command line, does what it says, and gives the exit code.
pub fn run_command_line() -> ExitCode {
    let command_line = CommandLine::parse();
    match execute(&command_line.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            Terminal::new(false).failure(&failure);
            ExitCode::from(failure.code)
        }
    }
}

fn execute(command: &Command) -> Result<(), Failure> {
    let terminal = Terminal::new(false);
    match command {
        Command::Run(arguments) => run::execute(arguments),
        Command::Check(arguments) => check::execute(arguments),
        Command::Init(arguments) => init::execute(arguments, terminal),
        Command::Sweep(arguments) => sweep::execute(arguments),
        Command::Merge(arguments) => merge::execute(arguments, terminal),
        Command::Compare(arguments) => compare::execute(arguments),
        Command::Report(arguments) => report::execute(arguments, terminal),
        Command::Validate(arguments) => validate::execute(arguments, terminal),
        Command::Verify(arguments) => verify::execute(arguments, terminal),
        Command::Schema(arguments) => schema::execute(arguments, terminal),
        Command::Parameters(arguments) => parameters::execute(arguments, terminal),
        Command::Solutes(arguments) => solutes::execute(arguments, terminal),
        Command::Completions(arguments) => completions::execute(arguments, terminal),
        Command::Man(arguments) => man::execute(arguments, terminal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound_and_every_command_has_an_example() {
        let mut program = CommandLine::command();
        program.build();
        program.clone().debug_assert();
        for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains(&format!("dermasim {}", command.get_name())), "{}", command.get_name());
        }
    }
}
