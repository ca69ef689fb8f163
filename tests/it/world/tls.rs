//! HTTPS for every host of the world, with an authority of its own; one host's certificate has expired, another
//! host breaks the connection.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::serve::Listener;
use rustls::ServerConfig;
use rustls::server::Acceptor;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_rustls::LazyConfigAcceptor;
use tokio_rustls::server::TlsStream;

use super::authority::Authority;
use super::web::Handshake;

/// One certificate for each host, and the authority's.
#[derive(Debug)]
pub(super) struct Certificates {
    authority: Vec<u8>,
    hosts: HashMap<String, Option<Arc<ServerConfig>>>,
}

impl Certificates {
    pub(super) fn issue(hosts: &[(String, Handshake)]) -> Self {
        let authority = Authority::new("the small world");
        let config = |host: &str, handshake| {
            let years = match handshake {
                Handshake::Breaks => return None,
                Handshake::Expired => (2020, 2021),
                Handshake::Good => (2020, 2090),
            };
            Some(authority.issue(&[host], years).server_config())
        };
        let hosts = hosts.iter();
        let hosts = hosts
            .map(|(host, handshake)| (host.clone(), config(host, *handshake)))
            .collect();
        Self {
            authority: authority.pem(),
            hosts,
        }
    }

    pub(super) fn authority_pem(&self) -> &[u8] {
        &self.authority
    }

    /// The certificate to show; none where the host breaks the connection or is unknown.
    fn of(&self, host: &str) -> Option<Arc<ServerConfig>> {
        self.hosts.get(host).cloned().flatten()
    }
}

/// Serves a router over TLS on a free port.
pub(super) async fn serve(router: Router, certificates: Certificates) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    let (send, ready) = mpsc::channel(16);
    tokio::spawn(greet(listener, Arc::new(certificates), send));
    let doors = Doors { ready, address };
    tokio::spawn(async move { axum::serve(doors, router).await });
    address
}

type Greeted = (TlsStream<TcpStream>, SocketAddr);

/// Accepts connections and shakes hands with each on its own, so that a slow one does not hold up the others.
async fn greet(
    listener: TcpListener,
    certificates: Arc<Certificates>,
    send: mpsc::Sender<Greeted>,
) {
    while let Ok((stream, peer)) = listener.accept().await {
        let (certificates, send) = (Arc::clone(&certificates), send.clone());
        tokio::spawn(async move {
            if let Some(stream) = shake_hands(stream, &certificates).await {
                let _ = send.send((stream, peer)).await;
            }
        });
    }
}

async fn shake_hands(
    stream: TcpStream,
    certificates: &Certificates,
) -> Option<TlsStream<TcpStream>> {
    let start = LazyConfigAcceptor::new(Acceptor::default(), stream)
        .await
        .ok()?;
    let config = start
        .client_hello()
        .server_name()
        .and_then(|host| certificates.of(host));
    match config {
        Some(config) => start.into_stream(config).await.ok(),
        None => {
            // Closing without lingering sends a reset.
            let _ = start.io.set_zero_linger();
            tokio::time::sleep(Duration::from_millis(1)).await;
            None
        }
    }
}

struct Doors {
    ready: mpsc::Receiver<Greeted>,
    address: SocketAddr,
}

impl Listener for Doors {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> Greeted {
        match self.ready.recv().await {
            Some(greeted) => greeted,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        Ok(self.address)
    }
}
