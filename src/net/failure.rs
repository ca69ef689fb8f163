//! From the errors of the HTTP layers to a [`Failure`], by their types: texts differ by system and version.

use std::error::Error as StdError;
use std::io;

use rustls::CertificateError;

use super::{CertificateFault, Failure};

/// Why a request or the reading of its body failed.
pub(super) fn of(error: &reqwest::Error) -> Failure {
    if error.is_timeout() {
        return Failure::Timeout;
    }
    causes(error)
        .find_map(of_cause)
        .unwrap_or_else(|| unexplained(error))
}

/// An error and everything behind it. An `io::Error` hides what it wraps from `source`, so we look inside.
fn causes<'a>(
    error: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| {
        match error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref)
        {
            Some(inside) => Some(inside as &(dyn StdError + 'static)),
            None => error.source(),
        }
    })
}

fn of_cause(cause: &(dyn StdError + 'static)) -> Option<Failure> {
    if let Some(failure) = cause.downcast_ref::<Failure>() {
        return Some(failure.clone());
    }
    if let Some(error) = cause.downcast_ref::<rustls::Error>() {
        return Some(of_tls(error));
    }
    if let Some(error) = cause.downcast_ref::<hyper::Error>() {
        return of_http(error);
    }
    of_io(cause.downcast_ref::<io::Error>()?.kind())
}

fn of_http(error: &hyper::Error) -> Option<Failure> {
    if error.is_parse() {
        return Some(Failure::Protocol(error.to_string()));
    }
    (error.is_incomplete_message() || error.is_closed() || error.is_canceled())
        .then_some(Failure::Reset)
}

fn of_io(kind: io::ErrorKind) -> Option<Failure> {
    use io::ErrorKind as Kind;
    match kind {
        Kind::ConnectionRefused => Some(Failure::Refused),
        Kind::ConnectionReset
        | Kind::ConnectionAborted
        | Kind::BrokenPipe
        | Kind::NotConnected
        | Kind::UnexpectedEof => Some(Failure::Reset),
        Kind::TimedOut => Some(Failure::Timeout),
        Kind::NetworkUnreachable
        | Kind::HostUnreachable
        | Kind::NetworkDown
        | Kind::AddrNotAvailable
        | Kind::PermissionDenied => Some(Failure::Unreachable),
        _ => None,
    }
}

fn of_tls(error: &rustls::Error) -> Failure {
    match error {
        rustls::Error::InvalidCertificate(fault) => Failure::Certificate(of_certificate(fault)),
        other => Failure::Tls(other.to_string()),
    }
}

fn of_certificate(error: &CertificateError) -> CertificateFault {
    use CertificateError as Error;
    match error {
        Error::Expired | Error::ExpiredContext { .. } => CertificateFault::Expired,
        Error::NotValidYet | Error::NotValidYetContext { .. } => CertificateFault::NotYetValid,
        Error::NotValidForName | Error::NotValidForNameContext { .. } => {
            CertificateFault::OtherHost
        }
        Error::UnknownIssuer => CertificateFault::Untrusted,
        Error::Revoked => CertificateFault::Revoked,
        _ => CertificateFault::Unusable,
    }
}

fn unexplained(error: &reqwest::Error) -> Failure {
    if error.is_decode() {
        return Failure::Protocol("the body could not be decompressed".to_owned());
    }
    if error.is_connect() {
        return Failure::Unreachable;
    }
    let deepest = causes(error).last().map(ToString::to_string);
    Failure::Protocol(deepest.unwrap_or_else(|| error.to_string()))
}
