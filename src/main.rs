//! The command line of dermasim; everything else is in the library.

fn main() -> std::process::ExitCode {
    dermasim::show::cli::run_command_line()
}
