//! `posyl resolve`: what the registries say of each record.

use posyl::Result;
use posyl::ops::{self, Tally};

use super::{AskArgs, Judging, Session};
use crate::exit::Exit;
use crate::out::{table, words};

/// Verifies references at the registries
///
/// Does the DOI exist, is it this work's, is the work known at all?
///
/// For a record with a DOI its registry is asked whether the DOI exists and what it stands for; the registered
/// record is compared field by field. For one without, Crossref is searched, and a record counts only if our own
/// comparison agrees. Web pages, news and laws without a DOI are not searched for: no registry holds them.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Verdicts:
  confirmed             a registered record agrees with it
  differs               its record is registered, and some fields differ
  doi-points-elsewhere  its DOI exists and belongs to another work
  doi-unknown           the registry itself says that its DOI does not exist
  retracted             the work was retracted
  suspicious            positive contradictions exist; the reasons are given
  not-indexed           asked, and nothing near was found; this says nothing against it
  unchecked             somebody who had to be asked did not answer

Examples:
  posyl resolve refs.txt
  posyl parse refs.txt | posyl resolve - --set mailto=you@example.org > verified.ndjson

Exit codes: 0 nothing is wrong; 1 findings (differs, doi-points-elsewhere, doi-unknown, retracted, suspicious);
2 usage or unreadable input; 3 some registry did not answer")]
pub(crate) struct Args {
    #[command(flatten)]
    ask: AskArgs,
}

const JUDGING: Judging = Judging {
    sheet: table::resolved,
    troubles: words::resolution_troubles,
    tally: Tally::of_resolutions,
};

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let mut session = Session::open_to_ask(&args.ask)?;
    let network = session.network()?;
    let mut records = session.records(&args.ask.input)?;
    network.ask(&session.out, records.len(), async |client, listener| {
        ops::resolve(
            &mut records,
            client,
            &network.options.resolve,
            &network.now,
            listener,
        )
        .await;
    })?;
    session.end_judged(&records, args.ask.to, &JUDGING)
}
