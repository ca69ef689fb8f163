//! The command line of posyl: arguments, environment, files, standard streams, exit code. It decides nothing
//! about references; the library does.

mod args;
mod commands;
mod exit;
mod input;
mod interrupt;
mod network;
mod out;
mod progress;
mod settings;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use exit::Exit;

fn main() -> ExitCode {
    let cli = Cli::try_parse().unwrap_or_else(|error| out::usage(&error));
    let result = match &cli.command {
        Command::Parse(args) => commands::parse::run(args),
        Command::Resolve(args) => commands::resolve::run(args),
        Command::Check(args) => commands::check::run(args),
        Command::Audit(args) => commands::audit::run(args),
        Command::Export(args) => commands::export::run(args),
        Command::Import(args) => commands::import::run(args),
        Command::Model(args) => commands::model::run(args),
        Command::Completions(args) => commands::completions::run(args),
    };
    match result {
        Ok(exit) => exit.into(),
        Err(error) if out::is_broken_pipe(&error) => Exit::Clean.into(),
        Err(error) => {
            out::error(&error);
            Exit::Unusable.into()
        }
    }
}
