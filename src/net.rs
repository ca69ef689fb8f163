//! Sockets. Requests and answers as plain values, and the one client that sends them.
//!
//! Owns the only import of `reqwest`, politeness towards hosts, retries, and the refusal of private addresses.
//! Knows nothing of DOIs or verdicts; never follows a redirect by itself: whoever asks sees every hop.

use std::future::Future;
use std::pin::Pin;

use url::Url;

mod address;
mod client;
mod dns;
mod failure;
mod hosts;
mod options;
mod resolver;
mod retry;
mod route;
mod trust;

pub use client::Client;
pub use dns::system_nameservers;
pub use options::ClientOptions;

/// A `GET` to be sent once, redirects not followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The address.
    pub url: Url,
    /// Headers beside the client's own (`User-Agent`, `Accept-Encoding`).
    pub headers: Vec<(String, String)>,
    /// How many bytes of the body to read at most; the rest is left unread and the answer marked truncated.
    pub body_limit: usize,
    /// How many times the client's usual time the whole answer may take, as long as it keeps coming.
    pub patience: u32,
}

impl Request {
    /// A `GET` that reads at most 1 MiB.
    pub fn get(url: Url) -> Self {
        Self {
            url,
            headers: Vec::new(),
            body_limit: 1 << 20,
            patience: 1,
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

/// An answer, whatever its status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, decompressed, as far as it was read.
    pub body: Vec<u8>,
    /// Whether the body was longer than the request's limit.
    pub truncated: bool,
}

impl Response {
    /// The first header of a name (in lower case).
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Why there was no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// A name server says positively that the name does not exist (RCODE 3, RFC 1035, 4.1.1).
    #[error("the host name does not exist")]
    NoSuchHost,
    /// The name could not be resolved, and nobody said for certain that it does not exist.
    #[error("the host name could not be looked up: {0}")]
    Lookup(String),
    /// The host has a private or loopback address, and those are refused.
    #[error("the host has a private address ({0})")]
    PrivateAddress(String),
    /// The certificate is not good, in what way.
    #[error("certificate: {0}")]
    Certificate(CertificateFault),
    /// TLS failed for another reason.
    #[error("TLS: {0}")]
    Tls(String),
    /// Nothing listens there.
    #[error("connection refused")]
    Refused,
    /// No route to the network or host.
    #[error("network unreachable")]
    Unreachable,
    /// The connection broke.
    #[error("connection reset")]
    Reset,
    /// No answer in time.
    #[error("no answer in time")]
    Timeout,
    /// The answer is not HTTP, or its headers are too large.
    #[error("not an HTTP answer: {0}")]
    Protocol(String),
    /// Not asked: offline, or the host failed too often in this run.
    #[error("not asked: {0}")]
    NotAsked(String),
}

/// What is wrong with a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum CertificateFault {
    /// Its time is over.
    #[error("expired")]
    Expired,
    /// Its time has not begun.
    #[error("not valid yet")]
    NotYetValid,
    /// It was made out to other hosts.
    #[error("made out to another host")]
    OtherHost,
    /// No chain leads from it to anybody we trust: self-signed, a private authority, or an incomplete chain.
    #[error("not issued by a trusted authority, or its chain is incomplete")]
    Untrusted,
    /// Its authority took it back.
    #[error("revoked")]
    Revoked,
    /// It is damaged, for another purpose, or an authority's own (as hand-made self-signed ones often are).
    #[error("not fit for a server, perhaps self-signed")]
    Unusable,
}

/// A future that can be sent to another thread.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Something that can answer requests: the client, or a table of answers in a test.
pub trait Fetch: Send + Sync {
    /// Sends one request and gives the answer or the reason why there is none.
    fn fetch(&self, request: Request) -> BoxFuture<'_, Result<Response, Failure>>;
}
