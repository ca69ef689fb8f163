//! Fetching sources: pages by their address, works by their identifier.

mod described;

use std::fmt;
use std::sync::Arc;

use encoding_rs::{Encoding, WINDOWS_1252};
use url::Url;

use crate::check::{self as links, Document, Judgement};
use crate::ident::WorkId;
use crate::model::LinkVerdict;
use crate::net::Fetch;
use crate::resolve::{self as registries, Lookup, Wanted};
use crate::{Error, ErrorKind, Result};

use super::input::{Content, Input};
use super::{AuditOptions, Event, Listener};

/// No document is longer: the longest books in PDF, scans left aside.
const LONGEST: usize = 64 << 20;

/// A source that lies on the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remote {
    /// A page or a document at an address.
    Page(Url),
    /// A work, or the references that it is deposited with.
    Work(WorkId),
}

/// Fetches sources, in their order; each is there or an error that names it. Of works, `wanted` is taken.
///
/// The errors are of kind [`ErrorKind::Unavailable`] where nobody could say anything (no answer, a wall, an overloaded server,
/// nobody was to be asked), and [`ErrorKind::Input`] where the source does not exist or cannot be read. Must be called within a tokio
/// runtime.
pub async fn fetch(
    sources: &[Remote],
    wanted: Wanted,
    fetch: &Arc<dyn Fetch>,
    options: &AuditOptions,
    listener: Listener<'_>,
) -> Vec<Result<Input>> {
    let ids: Vec<WorkId> = sources.iter().filter_map(Remote::work).collect();
    let mut tell = |event| listener(Event::Resolve(event));
    let looked_up = registries::look_up(&ids, wanted, &**fetch, &options.resolve, &mut tell).await;
    let mut looked_up = ids.iter().zip(looked_up);
    let mut inputs = Vec::new();
    for source in sources {
        listener(Event::Fetch(source.to_string()));
        inputs.push(match source {
            Remote::Page(url) => page(url, &**fetch, options).await,
            Remote::Work(_) => {
                let (id, lookup) = looked_up.next().expect("each was looked up");
                let lookup = match (id, lookup, wanted) {
                    (WorkId::Handle(_), Lookup::Found(found), Wanted::Work) => Lookup::Found(
                        Box::new(described::by_its_page(*found, &**fetch, options).await),
                    ),
                    (_, lookup, _) => lookup,
                };
                work(id, lookup)
            }
        });
    }
    inputs
}

impl Remote {
    fn work(&self) -> Option<WorkId> {
        match self {
            Self::Page(_) => None,
            Self::Work(id) => Some(id.clone()),
        }
    }
}

impl fmt::Display for Remote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(url) => url.fmt(f),
            Self::Work(id) => id.fmt(f),
        }
    }
}

fn work(id: &WorkId, lookup: Lookup) -> Result<Input> {
    let failed = |kind, why| Err(Error::new(kind, why).about(id));
    match lookup {
        Lookup::Found(found) => Ok(Input {
            name: id.to_string(),
            content: Content::Found(found),
        }),
        Lookup::Absent(why) => failed(ErrorKind::Input, why),
        Lookup::Unavailable(why) => failed(
            ErrorKind::Unavailable,
            format!("cannot be looked up: {why}"),
        ),
    }
}

async fn page(url: &Url, fetch: &dyn Fetch, options: &AuditOptions) -> Result<Input> {
    let redirects = options.check.max_redirects;
    let document = links::document(url.clone(), fetch, redirects, LONGEST).await;
    let document = document.map_err(|judgement| refused(url, &judgement))?;
    let charset = charset(&document);
    Ok(Input {
        name: document.url.to_string(),
        content: Content::Page(document.response.body, charset),
    })
}

/// The encoding that the server names (RFC 9110, 8.3.2), if it is one that is known. Latin-1 once was what servers said
/// when they knew nothing, so that it says nothing.
fn charset(document: &Document) -> Option<String> {
    let kind = document.response.header("content-type")?;
    let parameters = kind.split(';').skip(1);
    let named = parameters.filter_map(|parameter| parameter.trim().split_once('='));
    let mut charsets = named.filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    let label = charsets.next()?.1.trim().trim_matches(['"', '\'']);
    let encoding = Encoding::for_label(label.as_bytes())?;
    (encoding != WINDOWS_1252).then(|| encoding.name().to_owned())
}

fn refused(url: &Url, judgement: &Judgement) -> Error {
    let reason = judgement.reason.as_deref().unwrap_or("no answer");
    let kind = match judgement.verdict {
        verdict if verdict == LinkVerdict::TooLarge || !verdict.is_inconclusive() => {
            ErrorKind::Input
        }
        _ => ErrorKind::Unavailable,
    };
    let advice = match judgement.verdict {
        LinkVerdict::Skipped => "; the setting allow_private=true lets it be asked",
        LinkVerdict::Timeout => "; the setting timeout=60 waits longer",
        LinkVerdict::Blocked => "; save the page with a browser and give the file",
        LinkVerdict::TooLarge => {
            ", which is no list of references; save it and give the part that is"
        }
        _ => "",
    };
    Error::new(kind, format!("cannot be fetched: {reason}{advice}")).about(url)
}
