//! Following redirects by hand, so that every hop is seen.

use std::collections::HashSet;
use std::ops::ControlFlow::{self, Break, Continue};

use url::Url;

use super::classify::{Ending, Exchange};
use crate::model::Hop;
use crate::net::{Failure, Fetch, Request, Response};

/// How much of a page is read: its head and headings, not its pictures.
pub(super) const ENOUGH: usize = 256 << 10;

/// How far to go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reach {
    /// At most so many redirects.
    pub(super) redirects: usize,
    /// At most so many bytes of an answer.
    pub(super) bytes: usize,
    /// How many times the client's usual time an answer may take.
    pub(super) patience: u32,
}

impl Reach {
    /// As far as a judgement on a link needs.
    pub(super) fn of_link(redirects: usize) -> Self {
        Self {
            redirects,
            bytes: ENOUGH,
            patience: 1,
        }
    }
}

/// What a browser sends, for servers that refuse requests without it. The client's name stays honest.
const BROWSER_HEADERS: [(&str, &str); 2] = [
    (
        "Accept",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    ),
    ("Accept-Language", "uk,en;q=0.8"),
];

/// Asks an address and whatever it redirects to.
pub(super) async fn follow(url: Url, fetch: &dyn Fetch, reach: Reach) -> Exchange {
    let mut trail = Trail::new(url.clone());
    let mut at = url;
    let ending = loop {
        let response = match ask(&at, fetch, reach, &mut trail.chain).await {
            Ok(response) => response,
            Err(failure) => break Ending::Failed(failure),
        };
        let Some(location) = location(&response) else {
            break Ending::Answered { url: at, response };
        };
        match trail.step(&at, location, &response, reach.redirects) {
            Continue(next) => at = next,
            Break(ending) => break ending,
        }
    };
    Exchange {
        asked: trail.asked,
        chain: trail.chain,
        ending,
    }
}

/// Asks once; a refusal that may be about the manner of asking is answered by asking in another manner.
async fn ask(
    url: &Url,
    fetch: &dyn Fetch,
    reach: Reach,
    chain: &mut Vec<Hop>,
) -> Result<Response, Failure> {
    let mut request = Request::get(url.clone());
    request.body_limit = reach.bytes;
    request.patience = reach.patience;
    let response = fetch.fetch(request.clone()).await?;
    chain.push(hop(url, &response));
    if !matches!(response.status, 403 | 405 | 406) {
        return Ok(response);
    }
    for (name, value) in BROWSER_HEADERS {
        request = request.header(name, value);
    }
    match fetch.fetch(request).await {
        Ok(second) => {
            chain.push(hop(url, &second));
            Ok(second)
        }
        Err(_) => Ok(response),
    }
}

fn hop(url: &Url, response: &Response) -> Hop {
    Hop {
        url: url.to_string(),
        status: response.status,
    }
}

/// Where a redirect leads (RFC 9110, 15.4).
fn location(response: &Response) -> Option<&str> {
    matches!(response.status, 301 | 302 | 303 | 307 | 308)
        .then(|| response.header("location"))
        .flatten()
}

/// The way so far.
struct Trail {
    asked: Url,
    chain: Vec<Hop>,
    seen: HashSet<Url>,
    /// Whether a cookie was offered on the way: then a circle may be our own fault, since we keep none.
    offered_cookie: bool,
}

impl Trail {
    fn new(asked: Url) -> Self {
        Self {
            seen: HashSet::from([bare(&asked)]),
            asked,
            chain: Vec::new(),
            offered_cookie: false,
        }
    }

    /// The next address, or why there is none.
    fn step(
        &mut self,
        at: &Url,
        location: &str,
        response: &Response,
        limit: usize,
    ) -> ControlFlow<Ending, Url> {
        self.offered_cookie |= response.header("set-cookie").is_some();
        let Some(next) = resolve(at, location) else {
            return Break(Ending::Astray(location.to_owned()));
        };
        if !matches!(next.scheme(), "http" | "https") {
            return Break(Ending::Astray(next.to_string()));
        }
        if !self.seen.insert(bare(&next)) {
            let wants_cookie = self.offered_cookie;
            return Break(Ending::Circle { wants_cookie });
        }
        if self.seen.len() > limit + 1 {
            return Break(Ending::TooFar(limit));
        }
        Continue(next)
    }
}

/// The address that `Location` means; it inherits the fragment (RFC 9110, 10.2.2).
fn resolve(at: &Url, location: &str) -> Option<Url> {
    let mut next = at.join(location).ok()?;
    if next.fragment().is_none() {
        next.set_fragment(at.fragment());
    }
    Some(next)
}

fn bare(url: &Url) -> Url {
    let mut bare = url.clone();
    bare.set_fragment(None);
    bare
}
