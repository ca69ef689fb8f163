//! An authority of our own, and the certificates that it issues.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// Who signs.
pub(crate) struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

impl Authority {
    pub(crate) fn new(name: &str) -> Self {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key can be made");
        let issuer =
            CertifiedIssuer::self_signed(params, key).expect("an authority can sign itself");
        Self { issuer }
    }

    /// Its certificate, as a CA file has it.
    pub(crate) fn pem(&self) -> Vec<u8> {
        self.issuer.pem().into_bytes()
    }

    /// A certificate for some hosts, valid from one year to another.
    pub(crate) fn issue(&self, hosts: &[&str], years: (i32, i32)) -> Identity {
        let (params, key) = params(hosts, years);
        let certificate = params
            .signed_by(&key, &self.issuer)
            .expect("the authority can sign");
        Identity::new(certificate.der(), &key)
    }
}

/// What a certificate for some hosts says, and a key for it.
pub(crate) fn params(hosts: &[&str], (from, to): (i32, i32)) -> (CertificateParams, KeyPair) {
    let names: Vec<String> = hosts.iter().map(|host| host.to_string()).collect();
    let mut params = CertificateParams::new(names).expect("these are host names");
    params.not_before = rcgen::date_time_ymd(from, 1, 1);
    params.not_after = rcgen::date_time_ymd(to, 1, 1);
    (params, KeyPair::generate().expect("a key can be made"))
}

/// What a server shows who it is by.
pub(crate) struct Identity {
    certificate: CertificateDer<'static>,
    key: PrivateKeyDer<'static>,
}

impl Identity {
    pub(crate) fn new(certificate: &CertificateDer<'_>, key: &KeyPair) -> Self {
        Self {
            certificate: certificate.clone().into_owned(),
            key: PrivateKeyDer::Pkcs8(key.serialize_der().into()),
        }
    }

    /// The settings of a server that shows it.
    pub(crate) fn server_config(self) -> Arc<ServerConfig> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("the provider knows TLS")
            .with_no_client_auth()
            .with_single_cert(vec![self.certificate], self.key)
            .expect("key and certificate belong together");
        Arc::new(config)
    }
}
