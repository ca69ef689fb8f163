//! `posyl model generate`: writes labelled references put together from the fields of others.

use std::fmt::Write;

use posyl::ops::{self, Training};
use posyl::parse::labelled_line;
use posyl::{Error, ErrorKind, Result};

use super::seeds::SeedArgs;
use crate::args::{OutputArgs, SettingArgs};
use crate::commands::Session;
use crate::exit::Exit;

/// Generates labelled references in the styles in use, with the damage of real lists
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Fields of labelled references and of bibliographic records are put together anew, each reference
in one language: ДСТУ ГОСТ 7.1:2006, ДСТУ 8302:2015, APA, romanised lists, MLA, Chicago, Harvard,
IEEE, Vancouver; laws, standards, patents, dissertations, proceedings, newspapers, archives, pages
of the web. The same input, number and seed give the same references: those that `posyl model
train` adds.

Examples:
  posyl model generate ua.jsonl --records metadata.jsonl --count 6000 -o generated.jsonl
  posyl model generate ua.jsonl --count 100 --seed 7 | posyl model evaluate -")]
pub(crate) struct Args {
    #[command(flatten)]
    from: SeedArgs,

    /// How many references
    #[arg(long, value_name = "N", default_value_t = Training::default().generated)]
    count: usize,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    settings: SettingArgs,
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let mut session = Session::open(&args.settings, &args.output, false)?;
    let (corpora, records) = args.from.read(&mut session)?;
    let generated = ops::generate(&corpora, &records, args.count, args.from.seed);
    if generated.is_empty() && args.count > 0 {
        return Err(Error::new(
            ErrorKind::Usage,
            "there are too few fields to put together: give labelled references or more records",
        ));
    }
    let mut lines = String::new();
    for reference in &generated {
        writeln!(lines, "{}", labelled_line(reference)).expect("a string takes everything");
    }
    session.out.data(lines.as_bytes())?;
    Ok(session.end())
}
