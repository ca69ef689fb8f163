//! The settings of the client. Owns their defaults; reads no environment.

use std::net::SocketAddr;
use std::time::Duration;

/// How the client behaves towards hosts and what it trusts.
#[derive(Debug, Clone)]
pub struct ClientOptions {
    /// What it calls itself; an honest name with an address to write to.
    pub user_agent: String,
    /// How long looking up, connecting and the TLS handshake may take together.
    pub connect_timeout: Duration,
    /// How long one attempt may take, the body included.
    pub total_timeout: Duration,
    /// How many requests may be under way at once.
    pub concurrency: usize,
    /// How many requests to one host may be under way at once.
    pub per_host_concurrency: usize,
    /// The time between the beginnings of two requests to one host; each gap varies by a fifth.
    pub per_host_interval: Duration,
    /// How often a request is repeated where repeating can help.
    pub retries: u32,
    /// The pause before the first repetition; it doubles with each and varies by half.
    pub backoff: Duration,
    /// Whether private, loopback and other special addresses may be asked.
    pub allow_private: bool,
    /// Certificates (PEM) of authorities trusted beside those of the system.
    pub ca_file: Option<Vec<u8>>,
    /// Where to send the requests for a host (`*`: for any host) instead of to its own address.
    ///
    /// The URL, the `Host` header and the TLS name stay as they are. For test benches and mirrors; these
    /// addresses may be private, since the user has named them. The first entry that fits counts.
    pub connect_to: Vec<(String, SocketAddr)>,
    /// Name servers that are asked whether a name that could not be resolved really does not exist.
    ///
    /// `getaddrinfo` does not tell "no such name" from "no network" in a portable way, so without
    /// any, every failure to resolve is a [`Failure::Lookup`](super::Failure::Lookup).
    /// [`system_nameservers`](super::system_nameservers) gives those of the machine.
    pub nameservers: Vec<SocketAddr>,
    /// Whether nothing at all is sent.
    pub offline: bool,
}

impl Default for ClientOptions {
    fn default() -> Self {
        Self {
            user_agent: concat!("posyl/", env!("CARGO_PKG_VERSION")).to_owned(),
            connect_timeout: Duration::from_secs(10),
            total_timeout: Duration::from_secs(20),
            concurrency: 64,
            per_host_concurrency: 2,
            per_host_interval: Duration::from_millis(500),
            retries: 2,
            backoff: Duration::from_millis(500),
            allow_private: false,
            ca_file: None,
            connect_to: Vec::new(),
            nameservers: Vec::new(),
            offline: false,
        }
    }
}
