//! A small world on 127.0.0.1: doi.org, Crossref, DataCite, the Wayback Machine, and web sites with the faults
//! that web sites have. The demo and the tests that go through the binary run against it.
//!
//! What it answers with lies in `tests/data/demo`; its README says which bodies are recorded and which are made.

pub(crate) mod authority;
mod registry;
mod tls;
mod web;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use registry::Registries;
use web::Web;

/// The servers; they stop when this is dropped.
#[derive(Debug)]
pub(crate) struct World {
    doi: SocketAddr,
    crossref: SocketAddr,
    datacite: SocketAddr,
    wayback: SocketAddr,
    web: SocketAddr,
    authority: PathBuf,
    _runtime: Runtime,
}

impl World {
    /// Starts every server on a free port; the certificate of its authority is written into `folder`.
    pub(crate) fn start(data: &Path, folder: &Path) -> Self {
        let runtime = Runtime::new().expect("a runtime can be started");
        let registries = Arc::new(Registries::read(data));
        let web = Arc::new(Web::read(data));
        let certificates = tls::Certificates::issue(&web.hosts());
        let authority = folder.join("authority.pem");
        std::fs::write(&authority, certificates.authority_pem())
            .expect("the folder can be written");
        let serve = |router| runtime.block_on(serve_plain(router));
        Self {
            doi: serve(registry::doi(&registries)),
            crossref: serve(registry::crossref(&registries)),
            datacite: serve(registry::datacite()),
            wayback: serve(registry::wayback(&registries)),
            web: runtime.block_on(tls::serve(web::router(&web), certificates)),
            authority,
            _runtime: runtime,
        }
    }

    /// The environment that points posyl at this world.
    ///
    /// The services have names under `.test` (RFC 6761), so that what is printed is the same in each run.
    pub(crate) fn environment(&self) -> Vec<(&'static str, String)> {
        let hosts = [
            ("doi.test", self.doi),
            ("crossref.test", self.crossref),
            ("datacite.test", self.datacite),
            ("archive.test", self.wayback),
            ("*", self.web),
        ];
        let hosts = hosts.map(|(host, address)| format!("{host}={address}"));
        let fixed = [
            ("POSYL_DOI_BASE", "http://doi.test"),
            ("POSYL_CROSSREF_BASE", "http://crossref.test"),
            ("POSYL_DATACITE_BASE", "http://datacite.test"),
            ("POSYL_WAYBACK_BASE", "http://archive.test"),
            ("POSYL_ALLOW_PRIVATE", "1"),
            ("POSYL_TIMEOUT", "2"),
            ("POSYL_HOST_INTERVAL", "0.02"),
            ("POSYL_CROSSREF_INTERVAL", "0"),
        ];
        let mut environment: Vec<_> = fixed.map(|(name, value)| (name, value.to_owned())).to_vec();
        environment.push(("POSYL_CONNECT_TO", hosts.join(",")));
        environment.push(("POSYL_CA_FILE", self.authority.display().to_string()));
        environment
    }
}

#[cfg(test)]
mod tests;

async fn serve_plain(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}
