//! Whom TLS trusts: the authorities of the system, and those of a file.

use std::sync::Arc;

use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

use crate::{Error, ErrorKind, Result};

/// The TLS settings of one client.
#[derive(Debug)]
pub(super) struct Trust {
    pub(super) config: ClientConfig,
    /// Whether anybody at all is trusted; where not, https makes no sense.
    pub(super) has_authorities: bool,
}

impl Trust {
    /// Takes the system's authorities and those of a PEM file; the cryptography is this client's own, not the process's.
    pub(super) fn load(ca_file: Option<&[u8]>) -> Result<Self> {
        let extra = ca_file.map_or_else(|| Ok(Vec::new()), certificates)?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .expect("ring has the ciphers of TLS 1.2 and 1.3");
        let verifier = verifier(extra, provider)?;
        let has_authorities = verifier.is_some();
        let mut config = match verifier {
            Some(verifier) => builder
                .dangerous()
                .with_custom_certificate_verifier(verifier)
                .with_no_client_auth(),
            None => builder
                .with_root_certificates(RootCertStore::empty())
                .with_no_client_auth(),
        };
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Self {
            config,
            has_authorities,
        })
    }
}

/// The verifier, or `None` on a machine without a store of authorities: plain http still works there.
fn verifier(
    extra: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Result<Option<Arc<dyn ServerCertVerifier>>> {
    if extra.is_empty() {
        return Ok(Verifier::new(provider)
            .ok()
            .map(|verifier| Arc::new(verifier) as _));
    }
    let verifier = Verifier::new_with_extra_roots(extra, provider).map_err(|error| {
        Error::new(
            ErrorKind::Usage,
            "a certificate of the CA file is of no use",
        )
        .because(error)
    })?;
    Ok(Some(Arc::new(verifier)))
}

fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>> {
    let found: std::result::Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    let found = found.map_err(|error| {
        Error::new(ErrorKind::Usage, "the CA file is not readable as PEM").because(error)
    })?;
    if found.is_empty() {
        return Err(Error::new(
            ErrorKind::Usage,
            "the CA file holds no certificate",
        ));
    }
    Ok(found)
}
