//! `posyl check`: the health of every link.

use posyl::Result;
use posyl::ops::{self, Tally};

use super::{AskArgs, Judging, Session};
use crate::exit::Exit;
use crate::out::{table, words};

/// Checks every link, and finds archived copies for the dead ones
///
/// Links are asked concurrently, politely for each host, with every redirect noted. A DOI is judged at its
/// registry, not at the publisher. A wall, a limit or a silence is never called a death. For a dead link the
/// archived copy nearest the date of access (or of publication) is looked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Verdicts:
  ok             it answered with what was asked for
  moved          it has moved for good; redirected: it redirects for now
  gone           the server says that it does not exist, or the registry does so of a DOI (finding)
  soft-404       the server says 200 and shows a \"not found\" page (finding)
  tls            the certificate is expired, for another host, or not trusted (finding)
  dns, refused   the host name does not exist; nothing listens there (findings)
  redirect-loop  the redirects lead round or never end (finding)
  blocked        a wall: log-in, payment, robot check, rate limit; says nothing of the page (inconclusive)
  reset, timeout, server-error, too-large, unchecked   no answer that tells anything (inconclusive)
  unsupported    no address of the web; skipped: not asked on purpose

Examples:
  posyl check refs.txt
  posyl check library.bib --to ndjson --set timeout=10 -o links.ndjson

Exit codes: 0 all links are well; 1 dead or misleading links; 2 usage or unreadable input; 3 some could not be asked")]
pub(crate) struct Args {
    #[command(flatten)]
    ask: AskArgs,

    /// Look for no archived copies
    #[arg(long)]
    no_archive: bool,
}

const JUDGING: Judging = Judging {
    sheet: table::checked,
    troubles: words::link_troubles,
    tally: Tally::of_links,
};

pub(crate) fn run(args: &Args) -> Result<Exit> {
    let mut session = Session::open_to_ask(&args.ask)?;
    let network = session.network()?;
    let mut options = network.options.check.clone();
    options.archive &= !args.no_archive;
    let mut records = session.records(&args.ask.input)?;
    network.ask(&session.out, records.len(), async |client, listener| {
        ops::check(&mut records, client, &options, &network.now, listener).await;
    })?;
    session.end_judged(&records, args.ask.to, &JUDGING)
}
