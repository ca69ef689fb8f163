//! `posyl audit`: parse, resolve and check in one go, one report.

use std::path::PathBuf;

use posyl::ops::{self, Report, Tally};
use posyl::{Error, ErrorKind, Result};

use super::{AskArgs, Judging, Session};
use crate::args::ExpectArgs;
use crate::exit::Exit;
use crate::out::{self, table, words};

/// Does all of it in one go: parse, resolve, check, and one report
///
/// The same as `posyl parse … | posyl resolve - | posyl check -`, with a summary on a terminal and, if wanted, the
/// whole evidence in one JSON document.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
What the verdicts mean: see `posyl resolve --help` (registries) and `posyl check --help` (links).

Examples:
  posyl audit refs.txt
  posyl audit refs.txt --report report.json --quiet

Exit codes: 0 clean; 1 findings; 2 usage or unreadable input; 3 nothing found, but something could not be asked")]
pub(crate) struct Args {
    #[command(flatten)]
    ask: AskArgs,

    #[command(flatten)]
    expect: ExpectArgs,

    /// Write the whole report to a new JSON file as well
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    report: Option<PathBuf>,
}

const JUDGING: Judging = Judging {
    sheet: table::audited,
    troubles: words::troubles,
    tally: Tally::of_both,
};

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let mut session = Session::open_to_ask(&args.ask)?;
    if let Some(file) = &args.report {
        out::check_free(file, args.ask.output.force)?;
        if args.ask.output.output.as_ref() == Some(file) {
            let problem = "is named for the records and for the report";
            return Err(Error::new(ErrorKind::Usage, problem).about(file.display()));
        }
    }
    let network = session.network()?;
    let inputs = session.read(&args.ask.input);
    let options = session.parse_options(&args.ask.input)?;
    let batch = session.batch(&inputs, &options, args.expect.expect)?;
    let mut records = batch.records;
    network.ask(&session.out, records.len(), async |client, listener| {
        ops::audit(
            &mut records,
            client,
            &network.options,
            &network.now,
            listener,
        )
        .await;
    })?;
    let report = Report {
        generated: network.now.clone(),
        offline: session.settings.offline,
        inputs: inputs.into_iter().map(|input| input.name).collect(),
        remarks: [session.unread(), batch.remarks].concat(),
        records,
    };
    if let Some(file) = &args.report {
        out::save(file, &document(&report)?, args.ask.output.force)?;
    }
    session.end_judged(&report.records, args.ask.to, &JUDGING)
}

fn document(report: &Report) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(&report.to_value()).map_err(|cause| {
        Error::new(ErrorKind::Io, "the report cannot be written").because(cause)
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}
