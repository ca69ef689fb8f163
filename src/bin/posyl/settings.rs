//! What the user wants, wherever it was said.
//!
//! Owns the environment and the settings files: nothing else reads them. Command line > `POSYL_*` environment
//! > `./posyl.toml` > the file in the user's configuration folder > defaults. A setting has one name everywhere:
//! > `timeout` in a file and after `--set`, `POSYL_TIMEOUT` in the environment.

mod layer;
mod value;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use posyl::{Error, ErrorKind, Result};
use url::Url;

use layer::Layer;

/// The name of the settings file in the working folder.
const FILE: &str = "posyl.toml";

/// Every setting by its name, with what it does.
pub(crate) const NAMES: [(&str, &str); 17] = [
    (
        "allow_private",
        "ask loopback and private addresses too (true or false)",
    ),
    ("arxiv_base", "the address of arXiv's API"),
    (
        "ca_file",
        "certificates to trust besides the usual ones, a PEM file",
    ),
    (
        "connect_to",
        "where to connect instead: host=address:port, comma-separated; * is every host",
    ),
    ("crossref_base", "the address of Crossref's REST service"),
    (
        "crossref_interval",
        "seconds between two searches at Crossref",
    ),
    ("datacite_base", "the address of DataCite's REST service"),
    ("doi_base", "the address of doi.org"),
    ("handle_base", "the address of the handle proxy"),
    ("host_interval", "seconds between two requests to one host"),
    (
        "mailto",
        "your e-mail address, sent to registries that ask for one",
    ),
    (
        "model",
        "the parser's model file, instead of the one built in",
    ),
    ("offline", "ask nobody (true or false)"),
    ("openlibrary_base", "the address of Open Library"),
    (
        "pubmed_base",
        "the address of NCBI's E-utilities, for PubMed and PubMed Central",
    ),
    ("timeout", "seconds to wait for one answer"),
    ("wayback_base", "the address of the Wayback Machine"),
];

/// Everything that was said, with defaults where nothing was.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) allow_private: bool,
    pub(crate) arxiv_base: Option<Url>,
    pub(crate) ca_file: Option<PathBuf>,
    pub(crate) connect_to: Vec<(String, SocketAddr)>,
    pub(crate) crossref_base: Option<Url>,
    pub(crate) crossref_interval: Option<Duration>,
    pub(crate) datacite_base: Option<Url>,
    pub(crate) doi_base: Option<Url>,
    pub(crate) handle_base: Option<Url>,
    pub(crate) host_interval: Option<Duration>,
    pub(crate) mailto: Option<String>,
    pub(crate) model: Option<PathBuf>,
    pub(crate) offline: bool,
    pub(crate) openlibrary_base: Option<Url>,
    pub(crate) pubmed_base: Option<Url>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) wayback_base: Option<Url>,
    /// Whether `NO_COLOR` asks for plain output.
    pub(crate) no_color: bool,
    /// The moment of this run; `SOURCE_DATE_EPOCH` fixes it.
    pub(crate) now: Timestamp,
}

impl Settings {
    /// The moment of this run: `YYYY-MM-DDThh:mm:ssZ`.
    pub(crate) fn now_utc(&self) -> String {
        self.now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

/// Reads the environment and the settings files under what was typed (`NAME=VALUE`).
///
/// # Errors
/// When a file cannot be read, a name is unknown, or a value makes no sense; the message says where it stands.
pub(crate) fn load(typed: &[String]) -> Result<Settings> {
    let environment: BTreeMap<_, _> = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect();
    load_from(typed, &environment, Path::new(FILE), Timestamp::now())
}

fn load_from(
    typed: &[String],
    environment: &BTreeMap<String, String>,
    local: &Path,
    clock: Timestamp,
) -> Result<Settings> {
    let mut layers = vec![Layer::typed(typed)?, Layer::environment(environment)];
    layers.extend(Layer::file(local)?);
    if let Some(file) = user_file(environment) {
        layers.extend(Layer::file(&file)?);
    }
    let said = Layer::stack(layers);
    Ok(Settings {
        allow_private: said.get("allow_private", value::switch)?.unwrap_or(false),
        arxiv_base: said.get("arxiv_base", value::base)?,
        ca_file: said.get("ca_file", value::path)?,
        connect_to: said
            .get("connect_to", value::connections)?
            .unwrap_or_default(),
        crossref_base: said.get("crossref_base", value::base)?,
        crossref_interval: said.get("crossref_interval", value::seconds)?,
        datacite_base: said.get("datacite_base", value::base)?,
        doi_base: said.get("doi_base", value::base)?,
        handle_base: said.get("handle_base", value::base)?,
        host_interval: said.get("host_interval", value::seconds)?,
        mailto: said.get("mailto", value::address)?,
        model: said.get("model", value::path)?,
        offline: said.get("offline", value::switch)?.unwrap_or(false),
        openlibrary_base: said.get("openlibrary_base", value::base)?,
        pubmed_base: said.get("pubmed_base", value::base)?,
        timeout: said.get("timeout", value::patience)?,
        wayback_base: said.get("wayback_base", value::base)?,
        no_color: environment
            .get("NO_COLOR")
            .is_some_and(|value| !value.is_empty()),
        now: now(environment, clock)?,
    })
}

/// `$XDG_CONFIG_HOME/posyl/config.toml`, by default under `~/.config` (XDG Base Directory Specification).
fn user_file(environment: &BTreeMap<String, String>) -> Option<PathBuf> {
    let set = |name: &str| environment.get(name).filter(|value| !value.is_empty());
    let configured = set("XDG_CONFIG_HOME").filter(|folder| Path::new(folder).is_absolute());
    let folder = match configured {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(set("HOME")?).join(".config"),
    };
    Some(folder.join("posyl").join("config.toml"))
}

/// The clock, unless `SOURCE_DATE_EPOCH` fixes the moment (the specification of reproducible-builds.org).
fn now(environment: &BTreeMap<String, String>, clock: Timestamp) -> Result<Timestamp> {
    let Some(epoch) = environment.get("SOURCE_DATE_EPOCH") else {
        return Ok(clock);
    };
    epoch
        .parse()
        .ok()
        .and_then(|second| Timestamp::from_second(second).ok())
        .ok_or_else(|| {
            Error::new(
                ErrorKind::Usage,
                format!("SOURCE_DATE_EPOCH: `{epoch}` is not a number of seconds"),
            )
        })
}

#[cfg(test)]
mod tests;
