//! What the web says of a link.

use serde_json::{Map, Value};

named_enum! {
    /// The verdict on one link.
    LinkVerdict {
        /// It answered with what was asked for.
        Ok = "ok",
        /// It has moved for good; the new address is the end of the chain.
        Moved = "moved",
        /// It redirects for now.
        Redirected = "redirected",
        /// The server says that it does not exist (404, 410), or the registry does so of a DOI.
        Gone = "gone",
        /// The server says 200 and shows a "not found" page.
        Soft404 = "soft-404",
        /// A wall: log-in, payment, robot check, rate limit. It says nothing about the page.
        Blocked = "blocked",
        /// The certificate is expired, for another host, or not trusted.
        Tls = "tls",
        /// The host name does not exist.
        Dns = "dns",
        /// Nothing listens there.
        Refused = "refused",
        /// The connection broke.
        Reset = "reset",
        /// No answer in time.
        Timeout = "timeout",
        /// The redirects lead round or never end.
        RedirectLoop = "redirect-loop",
        /// The answer is larger than we read.
        TooLarge = "too-large",
        /// The server failed (5xx).
        ServerError = "server-error",
        /// An address that we cannot ask: another scheme, not an address.
        Unsupported = "unsupported",
        /// Not asked on purpose.
        Skipped = "skipped",
        /// Could not be asked: no network, resolver failure, offline.
        Unchecked = "unchecked",
    }
}

/// One answer on the way from the link to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// The address asked.
    pub url: String,
    /// The HTTP status of the answer.
    pub status: u16,
}

/// An archived copy of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archived {
    /// The address of the copy.
    pub url: String,
    /// When it was taken: `YYYY-MM-DDThh:mm:ssZ`.
    pub taken: String,
    /// The archive: `wayback`.
    pub archive: String,
}

/// The health of one link.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkReport {
    /// The address as the record has it.
    pub url: String,
    /// The verdict.
    pub verdict: LinkVerdict,
    /// Why, in a few words.
    pub reason: Option<String>,
    /// Every answer, first to last; empty where nobody answered.
    pub chain: Vec<Hop>,
    /// The archived copy nearest the access or publication date, for a dead link.
    pub archived: Option<Archived>,
    /// Whether an archive was asked and what came of it, where no copy is given: `not archived`, `unchecked: …`.
    pub archive_note: Option<String>,
    /// When it was checked: `YYYY-MM-DDThh:mm:ssZ`.
    pub checked: Option<String>,
    /// Keys that this version does not know.
    pub unknown: Map<String, Value>,
}

impl LinkReport {
    /// A report with a verdict and nothing else.
    pub fn new(url: impl Into<String>, verdict: LinkVerdict) -> Self {
        Self {
            url: url.into(),
            verdict,
            reason: None,
            chain: Vec::new(),
            archived: None,
            archive_note: None,
            checked: None,
            unknown: Map::new(),
        }
    }
}

impl LinkVerdict {
    /// Whether a reader should act: the link is dead or misleads.
    pub fn is_finding(self) -> bool {
        matches!(
            self,
            Self::Gone | Self::Soft404 | Self::Tls | Self::Dns | Self::Refused | Self::RedirectLoop
        )
    }

    /// Whether nothing could be learnt: the link may be well or dead.
    pub fn is_inconclusive(self) -> bool {
        matches!(
            self,
            Self::Blocked
                | Self::Reset
                | Self::Timeout
                | Self::TooLarge
                | Self::ServerError
                | Self::Unchecked
        )
    }
}
