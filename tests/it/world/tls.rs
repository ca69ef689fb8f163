//! HTTPS for every host of the world, with an authority of its own; one host's certificate has expired, another
//! host breaks the connection.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::serve::Listener;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use rustls::server::Acceptor;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_rustls::LazyConfigAcceptor;
use tokio_rustls::server::TlsStream;

use super::web::Handshake;

/// One certificate for each host, and the authority's.
#[derive(Debug)]
pub(super) struct Certificates {
    authority: String,
    hosts: HashMap<String, Option<Arc<ServerConfig>>>,
}

impl Certificates {
    pub(super) fn issue(hosts: &[(String, Handshake)]) -> Self {
        let key = KeyPair::generate().expect("a key can be made");
        let mut params = CertificateParams::new(Vec::new()).expect("no names are good names");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let authority = params
            .self_signed(&key)
            .expect("an authority can sign itself")
            .pem();
        let issuer = Issuer::new(params, key);
        let hosts = hosts
            .iter()
            .map(|(host, handshake)| (host.clone(), config(host, *handshake, &issuer)))
            .collect();
        Self { authority, hosts }
    }

    pub(super) fn authority_pem(&self) -> &str {
        &self.authority
    }

    /// The certificate to show; none where the host breaks the connection or is unknown.
    fn of(&self, host: &str) -> Option<Arc<ServerConfig>> {
        self.hosts.get(host).cloned().flatten()
    }
}

fn config(
    host: &str,
    handshake: Handshake,
    issuer: &Issuer<'_, KeyPair>,
) -> Option<Arc<ServerConfig>> {
    let mut params = CertificateParams::new(vec![host.to_owned()]).expect("a host name");
    match handshake {
        Handshake::Breaks => return None,
        Handshake::Expired => {
            params.not_before = date_time_ymd(2020, 1, 1);
            params.not_after = date_time_ymd(2021, 1, 1);
        }
        Handshake::Good => {}
    }
    let key = KeyPair::generate().expect("a key can be made");
    let certificate = params
        .signed_by(&key, issuer)
        .expect("the authority can sign");
    let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the provider knows TLS")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .expect("key and certificate belong together");
    Some(Arc::new(config))
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
