//! Asking the registries about references: does the DOI exist, is it this work's, is the work known at all? And for works
//! by their identifiers ([`look_up`]).
//!
//! Owns the questions, their order and their thrift, and the verdicts. One file a service: each builds requests
//! and reads answers as pure functions; only this file, `inquiry` and `lookup` await anything. Sockets belong to
//! [`crate::net`], the comparison to [`crate::matching`].
//!
//! # What is asked
//!
//! 1. doi.org's `doiRA` for the agencies of all DOIs, fifty a request. A DOI that it does not know is asked for at
//!    the Handle API, and only response code 100 there makes it `doi-unknown`.
//! 2. The records: Crossref's in list calls of fifty, DataCite's one by one, those of other agencies by content
//!    negotiation. Where doi.org did not answer, Crossref is asked all the same: a record there proves the DOI.
//! 3. For references without a DOI a bibliographic search at Crossref, judged by our own comparison only.
//!    Web pages, posts, newspaper articles, laws and the like are not searched for, since no registry holds
//!    them: nobody says anything of them ([`Event::NotAsked`]), which is neither a finding nor inconclusive, and a
//!    resolution that they bring along stays.
//!
//! Whoever does not answer, or not in a shape that we know, leaves a reference `unchecked`, never absent.
//!
//! # Politeness
//!
//! One request at a time to each service. Between the answer to one list call to Crossref and the next call
//! [`Options::list_interval`] passes: its public pool allows one a second, the polite one (with `mailto`) three.
//! The client's own interval per host (see [`crate::net::ClientOptions`]) comes on top: 200 ms suits single records.

mod answer;
mod arxiv;
mod crossref;
mod datacite;
mod deposited;
mod doi_org;
mod handle;
mod inquiry;
mod item;
mod lookup;
mod open_library;
mod prose;
mod pubmed;
#[cfg(test)]
mod tests;
mod verdict;
mod work;

pub use lookup::{Lookup, Wanted, look_up};

use std::time::Duration;

use url::Url;

use crate::ident::Doi;
use crate::model::{Kind, Reference, Resolution, ResolutionVerdict, TextField};
use crate::net::Fetch;

use inquiry::{Finding, Inquiry};

/// The most bytes read of an answer with records: fifty works of thousands of authors.
const RECORD_LIMIT: usize = 16 << 20;

/// Kinds of works that no registry of DOIs holds, unless they have a DOI.
const UNREGISTERED: &[Kind] = &[
    Kind::ArticleNewspaper,
    Kind::Bill,
    Kind::Broadcast,
    Kind::Event,
    Kind::Hearing,
    Kind::Interview,
    Kind::LegalCase,
    Kind::Legislation,
    Kind::MotionPicture,
    Kind::Performance,
    Kind::PersonalCommunication,
    Kind::Post,
    Kind::PostWeblog,
    Kind::Regulation,
    Kind::Song,
    Kind::Webpage,
];

/// Whom to ask, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The DOI resolver.
    pub doi_base: Url,
    /// Crossref's REST API.
    pub crossref_base: Url,
    /// DataCite's REST API.
    pub datacite_base: Url,
    /// arXiv's API.
    pub arxiv_base: Url,
    /// NCBI's E-utilities, for PubMed and PubMed Central.
    pub pubmed_base: Url,
    /// Open Library's API.
    pub openlibrary_base: Url,
    /// The handle proxy.
    pub handle_base: Url,
    /// The time between two requests to arXiv, which asks for three seconds.
    pub arxiv_interval: Duration,
    /// The mail address given to registries that treat known callers better.
    pub mailto: Option<String>,
    /// Whether references without a DOI are searched for.
    pub search: bool,
    /// The time from the answer to one list call to Crossref to the next call.
    pub list_interval: Duration,
}

impl Default for Options {
    fn default() -> Self {
        let url = |text| Url::parse(text).expect("a constant address");
        Self {
            doi_base: url("https://doi.org/"),
            crossref_base: url("https://api.crossref.org/"),
            datacite_base: url("https://api.datacite.org/"),
            arxiv_base: url("https://export.arxiv.org/"),
            pubmed_base: url("https://eutils.ncbi.nlm.nih.gov/"),
            openlibrary_base: url("https://openlibrary.org/"),
            handle_base: url("https://hdl.handle.net/"),
            arxiv_interval: Duration::from_secs(3),
            mailto: None,
            search: true,
            list_interval: Duration::from_secs(1),
        }
    }
}

/// What happens on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A service is being asked about so many references.
    Asking {
        /// The service: `doi.org`, `crossref`, `datacite`, `arxiv`, `pubmed`, `openlibrary`, `handle`.
        service: &'static str,
        /// How many references the questions concern.
        references: usize,
    },
    /// A reference has its verdict.
    Resolved {
        /// Its place in the list.
        index: usize,
        /// The verdict.
        verdict: ResolutionVerdict,
    },
    /// Nobody was asked about a reference, and it gets no resolution.
    NotAsked {
        /// Its place in the list.
        index: usize,
        /// Why.
        reason: &'static str,
    },
}

/// Asks the registries about each reference and leaves the answer in its `evidence.resolution`.
///
/// Order and fields of the references stay. `now` is the time noted as `checked` (`YYYY-MM-DDThh:mm:ssZ`).
/// Failures of services are verdicts (`unchecked`), not errors.
pub async fn references(
    records: &mut [Reference],
    fetch: &dyn Fetch,
    options: &Options,
    now: &str,
    on_event: &mut (dyn FnMut(Event) + Send),
) {
    let dois: Vec<Option<Doi>> = records.iter().map(Reference::doi).collect();
    let mut inquiry = Inquiry::new(fetch, options);
    let found = inquiry.dois(dois.iter().flatten(), on_event).await;
    for (index, (record, doi)) in records.iter_mut().zip(&dois).enumerate() {
        let resolution = match doi {
            Some(doi) => found.get(doi).map(|finding| of_finding(record, finding)),
            None => match not_asked(record, options) {
                Some(reason) => {
                    on_event(Event::NotAsked { index, reason });
                    continue;
                }
                None => Some(inquiry.search(record).await),
            },
        };
        let Some(mut resolution) = resolution else {
            continue;
        };
        resolution.checked = Some(now.to_owned());
        let verdict = resolution.verdict;
        record.evidence.resolution = Some(resolution);
        on_event(Event::Resolved { index, verdict });
    }
}

fn not_asked(reference: &Reference, options: &Options) -> Option<&'static str> {
    if !options.search {
        Some("searching is switched off, and it has no DOI")
    } else if UNREGISTERED.contains(&reference.kind) {
        Some("no registry holds works of this kind, and it has no DOI")
    } else if reference.text(TextField::Title).is_none() {
        Some("it has neither a DOI nor a title")
    } else {
        None
    }
}

/// The verdict on a reference with a DOI.
fn of_finding(cited: &Reference, finding: &Finding) -> Resolution {
    let resolution = match (&finding.candidate, &finding.verdict) {
        (Some(candidate), _) => verdict::of_record(cited, candidate),
        (None, (verdict, reason)) => verdict::bare(*verdict, reason.as_str()),
    };
    Resolution {
        asked: finding.asked.clone(),
        ..resolution
    }
}

/// An address below a base, whose own path stays.
fn address(base: &Url, below: &str) -> Url {
    let base_text = base.as_str().trim_end_matches('/');
    Url::parse(&format!("{base_text}/{below}")).unwrap_or_else(|_| base.clone())
}

/// Cuts a list into runs of at most `count` members and `bytes` bytes, but never less than one member.
fn chunks<T>(list: &[T], count: usize, bytes: usize, size: impl Fn(&T) -> usize) -> Vec<&[T]> {
    let mut runs = Vec::new();
    let (mut start, mut used) = (0, 0);
    for (at, member) in list.iter().enumerate() {
        let needed = size(member);
        if at > start && (at - start == count || used + needed > bytes) {
            runs.push(&list[start..at]);
            (start, used) = (at, 0);
        }
        used += needed;
    }
    if start < list.len() {
        runs.push(&list[start..]);
    }
    runs
}
