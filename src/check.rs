//! The health of links: what the web says of an address, what the registry says of a DOI, and which archived copy stands in
//! for what is gone.
//!
//! Owns the way from an address to a [`LinkReport`]. Sends nothing by itself: every question goes through a
//! [`Fetch`]. Three rules hold throughout: a wall, a limit or a silence is never a death; a DOI is judged at its registry and
//! not by following it to a publisher; no redirect is followed unseen.

use url::Url;

use crate::model::{DateField, DateParts, Hop, LinkReport, LinkVerdict, Reference};
use crate::net::Fetch;

mod archive;
mod classify;
mod document;
mod doi;
mod follow;
mod page;
mod run;
mod soft_404;
mod told;
mod wall;

pub use classify::{Ending, Exchange, Judgement, classify};
pub use document::{Document, document};
pub use run::references;

/// How links are checked.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where DOIs are looked up: a Handle proxy, `https://doi.org`.
    pub doi_base: Url,
    /// Where copies are looked for: `https://web.archive.org`.
    pub wayback_base: Url,
    /// Whether copies are looked for at all.
    pub archive: bool,
    /// How many redirects are followed.
    pub max_redirects: usize,
    /// Whether a page that says "not found" under a 200 is called [`LinkVerdict::Soft404`].
    pub soft_404: bool,
}

impl Default for Options {
    fn default() -> Self {
        let base = |address| Url::parse(address).expect("a constant address is well-formed");
        Self {
            doi_base: base("https://doi.org"),
            wayback_base: base("https://web.archive.org"),
            archive: true,
            max_redirects: 10,
            soft_404: true,
        }
    }
}

/// What is known of the work behind a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Context {
    /// The date that an archived copy should be near.
    pub near: Option<DateParts>,
}

impl Context {
    /// The day of access, else the day of publication: the author saw the page then.
    pub fn of(record: &Reference) -> Self {
        let date = |field| record.date(field).and_then(|date| date.start);
        Self {
            near: date(DateField::Accessed).or_else(|| date(DateField::Issued)),
        }
    }
}

/// What happens during a run.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// So many different links will be checked.
    Planned {
        /// Their number.
        links: usize,
    },
    /// One of them has been.
    Checked {
        /// The link.
        url: String,
        /// The verdict on it.
        verdict: LinkVerdict,
    },
}

/// Checks one link and, where it is dead, looks for a copy.
///
/// The report's time of checking is left empty: the library has no clock.
pub async fn link(
    address: &str,
    context: &Context,
    fetch: &dyn Fetch,
    options: &Options,
) -> LinkReport {
    let mut report = probe(address, fetch, options).await;
    if wants_copy(&report, options) {
        archive::add_copy(&mut report, context.near, fetch, options).await;
    }
    report
}

/// Checks one link; looks for no copy.
async fn probe(address: &str, fetch: &dyn Fetch, options: &Options) -> LinkReport {
    let (judgement, chain) = match target(address) {
        Target::Doi(doi) => doi::ask(&doi, fetch, options).await,
        Target::Page(url) => page(url, fetch, options).await,
        Target::Neither(why) => {
            let judgement = Judgement::new(LinkVerdict::Unsupported, why);
            (judgement, Vec::new())
        }
    };
    report(address, judgement, chain)
}

fn report(address: &str, judgement: Judgement, chain: Vec<Hop>) -> LinkReport {
    LinkReport {
        reason: judgement.reason,
        chain,
        ..LinkReport::new(address, judgement.verdict)
    }
}

async fn page(url: Url, fetch: &dyn Fetch, options: &Options) -> (Judgement, Vec<Hop>) {
    let exchange = follow::follow(url, fetch, follow::Reach::of_link(options.max_redirects)).await;
    let judgement = classify(&exchange, options.soft_404);
    (judgement, exchange.chain)
}

/// A DOI that the registry does not know never had a page of its own.
fn wants_copy(report: &LinkReport, options: &Options) -> bool {
    options.archive && report.verdict.is_finding() && matches!(target(&report.url), Target::Page(_))
}

/// What an address leads to.
enum Target {
    Doi(crate::ident::Doi),
    Page(Url),
    Neither(String),
}

fn target(address: &str) -> Target {
    match Url::parse(address.trim()) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => match doi::of_address(&url) {
            Some(doi) => Target::Doi(doi),
            None => Target::Page(url),
        },
        Ok(url) => Target::Neither(format!("{}: is not asked", url.scheme())),
        Err(error) => Target::Neither(format!("not an address: {error}")),
    }
}

#[cfg(test)]
mod tests;
