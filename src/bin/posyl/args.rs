//! What was typed. Nothing is decided here: [`crate::settings`] says what it means.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::commands;

/// Ends the help page of the whole.
const EXIT_CODES: &str = "\
Exit codes: 0 clean; 1 findings (a dead link, a mismatch …); 2 usage or unreadable input;
3 inconclusive (something could not be asked: no network, rate limit, --offline).";

const LONG_ABOUT: &str = "\
Reads reference lists, verifies them, checks their links, exports them.

Reference lists in Ukrainian and English go in, as text or as BibTeX, CSL-JSON or NDJSON; records
come out, as a table on a terminal and as NDJSON otherwise. Every command reads any input, so that
they can be chained:

  posyl parse refs.txt | posyl resolve - | posyl check - | posyl export - --to bibtex";

/// Reads reference lists, verifies them, checks their links, exports them.
#[derive(Debug, Parser)]
#[command(name = "posyl", version, long_about = LONG_ABOUT, after_help = EXIT_CODES, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Parse(commands::parse::Args),
    Resolve(commands::resolve::Args),
    Check(commands::check::Args),
    Audit(commands::audit::Args),
    Export(commands::export::Args),
    Model(commands::model::Args),
    Completions(commands::completions::Args),
}

/// What to read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(crate) struct InputArgs {
    /// Files to read, in this order; `-` is standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,

    /// Read the inputs as this format instead of guessing
    #[arg(long, value_name = "FORMAT")]
    pub(crate) from: Option<String>,

    /// The inputs' encoding instead of guessing: utf-8, windows-1251, koi8-u …
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
}

/// How many references there have to be.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(crate) struct ExpectArgs {
    /// Refuse, and write nothing, unless exactly so many references are found
    #[arg(long, value_name = "N")]
    pub(crate) expect: Option<usize>,
}

/// Where to write, and how much to say.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// Write the data to a new file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Replace files that exist
    #[arg(long)]
    pub(crate) force: bool,

    /// Say nothing on standard error but errors
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// Settings for this run.
#[derive(Debug, Args)]
#[command(next_help_heading = "Settings")]
pub(crate) struct SettingArgs {
    /// A setting for this run, as in posyl.toml: timeout=5, mailto=you@example.org … (repeatable)
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) set: Vec<String>,
}

/// What only commands that use the network know.
#[derive(Debug, Args)]
#[command(next_help_heading = "Network")]
pub(crate) struct NetworkArgs {
    /// Ask nobody: do what can be done without the network, and say what could not
    #[arg(long)]
    pub(crate) offline: bool,
}
