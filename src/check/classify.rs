//! From what was heard to a verdict. Pure: the whole evidence is in the [`Exchange`].

use url::Url;

use super::page::Page;
use super::{soft_404, wall};
use crate::model::{Hop, LinkVerdict};
use crate::net::{Failure, Response};

/// Everything heard about one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// The address asked first.
    pub asked: Url,
    /// Every answer on the way.
    pub chain: Vec<Hop>,
    /// How it ended.
    pub ending: Ending,
}

/// How an exchange ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// With an answer that leads no further.
    Answered {
        /// The address that gave it.
        url: Url,
        /// The answer.
        response: Response,
    },
    /// Without one.
    Failed(Failure),
    /// The redirects lead round.
    Circle {
        /// Whether a cookie was offered on the way, which might have broken the circle.
        wants_cookie: bool,
    },
    /// There were more redirects than this.
    TooFar(usize),
    /// A redirect leads to something that is no web address.
    Astray(String),
}

/// A verdict with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: LinkVerdict,
    /// Why, in a few words.
    pub reason: Option<String>,
}

impl Judgement {
    pub(super) fn new(verdict: LinkVerdict, reason: impl Into<String>) -> Self {
        Self {
            verdict,
            reason: Some(reason.into()),
        }
    }

    fn bare(verdict: LinkVerdict) -> Self {
        Self {
            verdict,
            reason: None,
        }
    }
}

/// The verdict on an exchange.
pub fn classify(exchange: &Exchange, soft_404: bool) -> Judgement {
    match &exchange.ending {
        Ending::Answered { url, response } => answered(exchange, url, response, soft_404),
        Ending::Failed(failure) => failed(failure),
        Ending::Circle { wants_cookie: true } => Judgement::new(
            LinkVerdict::Blocked,
            "redirects round until a cookie is kept",
        ),
        Ending::Circle {
            wants_cookie: false,
        } => Judgement::new(LinkVerdict::RedirectLoop, "the redirects lead round"),
        Ending::TooFar(limit) => Judgement::new(
            LinkVerdict::RedirectLoop,
            format!("more than {limit} redirects"),
        ),
        Ending::Astray(location) => {
            Judgement::new(LinkVerdict::Unsupported, format!("redirects to {location}"))
        }
    }
}

fn answered(exchange: &Exchange, url: &Url, response: &Response, soft_404: bool) -> Judgement {
    let page = Page::read(response);
    if let Some(wall) = wall::of(response, page.as_ref()) {
        return Judgement::new(LinkVerdict::Blocked, wall);
    }
    if !(200..300).contains(&response.status) {
        return by_status(response.status);
    }
    if let Some(wall) = wall::of_log_in(&exchange.asked, url) {
        return Judgement::new(LinkVerdict::Blocked, wall);
    }
    let lost = || soft_404::reason(&exchange.asked, url, page.as_ref());
    match soft_404.then(lost).flatten() {
        Some(reason) => Judgement::new(LinkVerdict::Soft404, reason),
        None => arrived(&exchange.chain),
    }
}

/// A page was found; the way there tells whether the address is still the right one.
fn arrived(chain: &[Hop]) -> Judgement {
    let mut redirects = chain
        .iter()
        .filter(|hop| (300..400).contains(&hop.status))
        .peekable();
    if redirects.peek().is_none() {
        return Judgement::bare(LinkVerdict::Ok);
    }
    let for_good = redirects.all(|hop| matches!(hop.status, 301 | 308));
    Judgement::bare(if for_good {
        LinkVerdict::Moved
    } else {
        LinkVerdict::Redirected
    })
}

/// Only 404 and 410 say that something is gone; the other refusals say something about us.
fn by_status(status: u16) -> Judgement {
    let why = |text: &str| format!("{status}: {text}");
    let (verdict, reason) = match status {
        404 => (LinkVerdict::Gone, why("not found")),
        410 => (LinkVerdict::Gone, why("gone for good")),
        401 => (LinkVerdict::Blocked, why("asks for a log-in")),
        402 => (LinkVerdict::Blocked, why("asks for payment")),
        403 => (LinkVerdict::Blocked, why("forbidden to us")),
        407 => (LinkVerdict::Blocked, why("a proxy asks for a log-in")),
        408 => (LinkVerdict::Timeout, why("the server did not wait")),
        429 => (LinkVerdict::Blocked, why("too many requests")),
        451 => (LinkVerdict::Blocked, why("withheld for legal reasons")),
        400..500 | 600.. => (LinkVerdict::Blocked, why("the server refuses to answer us")),
        304 => (LinkVerdict::Ok, why("not modified")),
        300..400 => (
            LinkVerdict::ServerError,
            why("a redirect that leads nowhere"),
        ),
        _ => (LinkVerdict::ServerError, why("the server failed")),
    };
    Judgement::new(verdict, reason)
}

fn failed(failure: &Failure) -> Judgement {
    let verdict = match failure {
        Failure::NoSuchHost => LinkVerdict::Dns,
        Failure::Certificate(_) | Failure::Tls(_) => LinkVerdict::Tls,
        Failure::Refused => LinkVerdict::Refused,
        Failure::Reset => LinkVerdict::Reset,
        Failure::Timeout => LinkVerdict::Timeout,
        Failure::Protocol(_) => LinkVerdict::ServerError,
        Failure::PrivateAddress(_) => LinkVerdict::Skipped,
        Failure::Lookup(_) | Failure::Unreachable | Failure::NotAsked(_) => LinkVerdict::Unchecked,
    };
    Judgement::new(verdict, failure.to_string())
}
