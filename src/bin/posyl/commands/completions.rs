//! `posyl completions`: a script that makes the shell complete commands and options.

use clap::CommandFactory;
use clap_complete::Shell;
use posyl::Result;

use crate::args::Cli;
use crate::exit::Exit;
use crate::out;

/// Prints a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  posyl completions bash > ~/.local/share/bash-completion/completions/posyl"
)]
pub(crate) struct Args {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "posyl", &mut script);
    out::to_stdout(&script)?;
    Ok(Exit::Clean)
}
