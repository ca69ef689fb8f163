//! `posyl parse`: citation text to structured records.

use std::path::PathBuf;

use clap::ValueEnum;
use posyl::Result;
use posyl::ops;
use posyl::parse::segmented_line;

use super::{Session, To, count, lines};
use crate::args::{ExpectArgs, InputArgs, NetworkArgs, OutputArgs, SettingArgs};
use crate::exit::Exit;
use crate::input::Opened;
use crate::out::table;

/// Turns reference lists into structured records
///
/// Text is cut into references, each is labelled by the parser and its fields are typed and repaired. Records
/// (BibTeX, CSL-JSON, NDJSON) pass through as they are. Of a text with a heading such as "References" or "Список
/// використаних джерел" only the list is read; of a paper without one, the lines that look like a list. Where a paper has
/// its list twice, as printed and romanised, both are read, and the entries that are one work name each other.
///
/// Inputs of more than 8 MB are read and written bit by bit as NDJSON or segments, so that any number of references takes
/// little memory; entries of two lists are not paired there.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  posyl parse refs.txt                          a table on a terminal, NDJSON in a pipe
  posyl parse refs.txt --to csl-json -o refs.json
  posyl parse paper.txt --expect 42 -o refs.ndjson
  pbpaste | posyl parse - --one-per-line --to segments

Exit codes: 0 all was read; 2 usage, some input could not be read, or another number of references than --expect;
3 somebody who was asked for an input did not answer")]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,

    #[command(flatten)]
    expect: ExpectArgs,

    /// Take each line that is not empty as one reference, whatever it is
    #[arg(long)]
    one_per_line: bool,

    /// Leave everything as printed: no letters, addresses or dates are mended
    #[arg(long)]
    no_repair: bool,

    /// Label with this model instead of the one built in
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// Write this format [default: table on a terminal, ndjson otherwise]
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    to: Option<ParseTo>,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    network: NetworkArgs,

    #[command(flatten)]
    settings: SettingArgs,
}

/// Formats of `posyl parse`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ParseTo {
    /// A table for people
    Table,
    /// One CSL-JSON item a line
    Ndjson,
    /// A JSON array of CSL-JSON items
    CslJson,
    /// BibTeX
    Bibtex,
    /// The labelled pieces of each reference, one JSON object a line
    Segments,
}

impl ParseTo {
    fn records(self) -> Option<To> {
        match self {
            Self::Table => Some(To::Table),
            Self::Ndjson => Some(To::Ndjson),
            Self::CslJson => Some(To::CslJson),
            Self::Bibtex => Some(To::Bibtex),
            Self::Segments => None,
        }
    }
}

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let mut session = Session::open(&args.settings, &args.output, args.network.offline)?;
    session.prefer_model(args.model.as_deref());
    let options = ops::ParseOptions {
        one_per_line: args.one_per_line,
        repair: !args.no_repair,
        ..session.parse_options(&args.input)?
    };
    let opened = session.open_inputs(&args.input);
    let is_long = opened.iter().any(|input| matches!(input, Opened::Long(_)));
    if is_long && args.expect.expect.is_none() {
        let inputs = |opened: Vec<Opened>| opened.into_iter().map(Opened::feed).collect();
        if args.to == Some(ParseTo::Segments) {
            return lines::segments(session, inputs(opened), &options);
        }
        if session.form(args.to.and_then(ParseTo::records)) == To::Ndjson {
            return lines::records(session, inputs(opened), &options);
        }
    }
    let inputs = opened.into_iter().map(Opened::whole).collect();
    let inputs = session.readable(inputs);
    if args.to == Some(ParseTo::Segments) {
        return segments(session, &inputs, &options, args.expect.expect);
    }
    let batch = session.batch(&inputs, &options, args.expect.expect)?;
    session.show(
        &batch.records,
        args.to.and_then(ParseTo::records),
        table::parsed,
    )?;
    Ok(session.end())
}

fn segments(
    mut session: Session,
    inputs: &[ops::Input],
    options: &ops::ParseOptions,
    expected: Option<usize>,
) -> Result<Exit> {
    let (segmented, remarks) = ops::segments(inputs, options)?;
    session.tell(&remarks);
    count::expect(expected, segmented.len(), &[])?;
    if session.has_nothing(&segmented) {
        return Ok(session.end());
    }
    session.out.note(count::plainly(segmented.len()));
    let lines: String = segmented
        .iter()
        .map(|one| format!("{}\n", segmented_line(one)))
        .collect();
    session.out.data(lines.as_bytes())?;
    Ok(session.end())
}
