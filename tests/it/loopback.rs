//! Servers on 127.0.0.1 that answer as a test wants, well or badly, with TLS or without.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rcgen::{BasicConstraints, IsCa};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use crate::world::authority::{self, Identity};

/// What a server does with a request.
pub(crate) enum Deed {
    /// Sends these bytes and closes.
    Send(Vec<u8>),
    /// Sends these bytes over and over.
    Flood(Vec<u8>),
    /// Says nothing and keeps the line open.
    Hang,
    /// Breaks the connection.
    Reset,
}

/// An answer with a status, header lines and a body.
pub(crate) fn answer(status: u16, headers: &[&str], body: impl AsRef<[u8]>) -> Deed {
    let body = body.as_ref();
    let mut bytes = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\n", body.len());
    for line in headers {
        bytes += line;
        bytes += "\r\n";
    }
    bytes += "Connection: close\r\n\r\n";
    Deed::Send([bytes.as_bytes(), body].concat())
}

/// A running server; it ends with the test's runtime.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers each request by its head (request line and headers).
    pub(crate) async fn http(deed: impl Fn(&str) -> Deed + Send + Sync + 'static) -> Self {
        Self::start(deed, None).await
    }

    /// The same behind a certificate.
    pub(crate) async fn https(
        identity: Identity,
        deed: impl Fn(&str) -> Deed + Send + Sync + 'static,
    ) -> Self {
        Self::start(deed, Some(identity.server_config().into())).await
    }

    async fn start(
        deed: impl Fn(&str) -> Deed + Send + Sync + 'static,
        tls: Option<TlsAcceptor>,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&heads);
        let deed = Arc::new(deed);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (seen, deed, tls) = (Arc::clone(&seen), Arc::clone(&deed), tls.clone());
                tokio::spawn(async move {
                    let note = move |head: &str| {
                        seen.lock().unwrap().push(head.to_owned());
                        deed(head)
                    };
                    match tls {
                        None => serve(stream, note).await,
                        Some(tls) => {
                            if let Ok(stream) = tls.accept(stream).await {
                                serve(stream, note).await;
                            }
                        }
                    }
                });
            }
        });
        Self { address, heads }
    }

    /// The heads of the requests so far.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

/// Something that can be broken off in the way a crashed host does.
trait Breakable {
    fn break_off(&self);
}

impl Breakable for TcpStream {
    fn break_off(&self) {
        self.set_zero_linger().unwrap();
    }
}

impl Breakable for tokio_rustls::server::TlsStream<TcpStream> {
    fn break_off(&self) {
        self.get_ref().0.break_off();
    }
}

async fn serve(
    mut stream: impl AsyncRead + AsyncWrite + Breakable + Unpin,
    deed: impl FnOnce(&str) -> Deed,
) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return,
        }
    }
    match deed(&String::from_utf8_lossy(&head)) {
        Deed::Send(bytes) => {
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
        }
        Deed::Flood(bytes) => while stream.write_all(&bytes).await.is_ok() {},
        Deed::Hang => tokio::time::sleep(Duration::from_secs(3600)).await,
        Deed::Reset => stream.break_off(),
    }
}

/// A certificate that vouches for itself, as an authority or as a plain one.
pub(crate) fn self_signed(hosts: &[&str], authority: bool) -> Identity {
    let (mut params, key) = authority::params(hosts, (2020, 2090));
    if authority {
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    }
    let certificate = params.self_signed(&key).unwrap();
    Identity::new(certificate.der(), &key)
}
