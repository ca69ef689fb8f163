//! From what was said to what it means. Errors complete the sentence "`…` …".

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use url::Url;

/// `true` or `false`, also `1`, `0`, `yes`, `no`.
pub(super) fn switch(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "true" | "1" | "yes" | "on" => Ok(true),
        "false" | "0" | "no" | "off" => Ok(false),
        _ => Err("is neither true nor false".to_owned()),
    }
}

/// Seconds, with decimals.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    text.parse()
        .ok()
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| "is not a number of seconds".to_owned())
}

/// Seconds, more than none.
pub(super) fn patience(text: &str) -> Result<Duration, String> {
    match seconds(text)? {
        Duration::ZERO => Err("leaves no time for an answer".to_owned()),
        wait => Ok(wait),
    }
}

pub(super) fn path(text: &str) -> Result<PathBuf, String> {
    Ok(PathBuf::from(text))
}

/// The base address of a service.
pub(super) fn base(text: &str) -> Result<Url, String> {
    match Url::parse(text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(url),
        Ok(_) => Err("is not an http or https address".to_owned()),
        Err(problem) => Err(format!("is not an address: {problem}")),
    }
}

/// An e-mail address; it goes into a header, so nothing but the plain shape is let through.
pub(super) fn address(text: &str) -> Result<String, String> {
    let plain = text
        .chars()
        .all(|c| c.is_ascii_graphic() && !"()<>,;:\\\"".contains(c));
    match text.split_once('@') {
        Some((who, host)) if plain && !who.is_empty() && host.contains('.') => Ok(text.to_owned()),
        _ => Err("is not an e-mail address".to_owned()),
    }
}

/// `host=address:port`, comma-separated.
pub(super) fn connections(text: &str) -> Result<Vec<(String, SocketAddr)>, String> {
    text.split(',')
        .map(str::trim)
        .filter(|pair| !pair.is_empty())
        .map(connection)
        .collect()
}

fn connection(pair: &str) -> Result<(String, SocketAddr), String> {
    let (host, address) = pair
        .split_once('=')
        .ok_or_else(|| format!("has a part `{pair}` without `=`; expected host=address:port"))?;
    let address = address
        .parse()
        .map_err(|_| format!("has a part `{pair}` that does not end in address:port"))?;
    Ok((host.to_lowercase(), address))
}
