//! From settings to whom is asked and how, and the runtime that asking needs.

use std::cell::OnceCell;
use std::fmt;
use std::sync::Arc;

use posyl::net::{Client, ClientOptions, Fetch, system_nameservers};
use posyl::ops::{AuditOptions, Event};
use posyl::{Error, ErrorKind, Result, check, resolve};
use tokio::runtime::{Builder, Runtime};

use crate::out::Out;
use crate::progress::Progress;
use crate::settings::Settings;

/// Everything that a command needs in order to ask.
pub(crate) struct Network {
    pub(crate) options: AuditOptions,
    pub(crate) now: String,
    runtime: Runtime,
    client_options: ClientOptions,
    /// One for the whole run: it remembers what it learnt about hosts.
    client: OnceCell<Arc<dyn Fetch>>,
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Network")
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

impl Network {
    /// Takes the settings; nothing is sent yet.
    pub(crate) fn new(settings: &Settings) -> Result<Self> {
        let runtime = Builder::new_multi_thread()
            .enable_all()
            .build()
            .map_err(|cause| {
                Error::new(ErrorKind::Network, "the network layer cannot be set up").because(cause)
            })?;
        let options = AuditOptions {
            resolve: resolve_options(settings),
            check: check_options(settings),
        };
        let now = settings.now_utc();
        Ok(Self {
            options,
            now,
            runtime,
            client_options: client_options(settings)?,
            client: OnceCell::new(),
        })
    }

    /// Does some asking, with progress shown for so many records or sources.
    pub(crate) fn ask(
        &self,
        out: &Out,
        records: usize,
        work: impl AsyncFnOnce(&Arc<dyn Fetch>, &mut (dyn FnMut(Event) + Send)),
    ) -> Result<()> {
        let progress = Progress::start(out.shows_progress(), records);
        let done = self.runtime.block_on(async {
            let client = self.client()?;
            work(client, &mut |event| progress.show(&event)).await;
            Ok(())
        });
        progress.finish();
        done
    }

    fn client(&self) -> Result<&Arc<dyn Fetch>> {
        if self.client.get().is_none() {
            let client = Client::new(&self.client_options)?;
            let _ = self.client.set(Arc::new(client));
        }
        Ok(self.client.get().expect("it has just been set"))
    }
}

fn resolve_options(settings: &Settings) -> resolve::Options {
    let defaults = resolve::Options::default();
    let or = |given: &Option<_>, default| given.clone().unwrap_or(default);
    resolve::Options {
        doi_base: or(&settings.doi_base, defaults.doi_base),
        crossref_base: or(&settings.crossref_base, defaults.crossref_base),
        datacite_base: or(&settings.datacite_base, defaults.datacite_base),
        arxiv_base: or(&settings.arxiv_base, defaults.arxiv_base),
        pubmed_base: or(&settings.pubmed_base, defaults.pubmed_base),
        openlibrary_base: or(&settings.openlibrary_base, defaults.openlibrary_base),
        handle_base: or(&settings.handle_base, defaults.handle_base),
        mailto: settings.mailto.clone(),
        list_interval: settings.crossref_interval.unwrap_or(defaults.list_interval),
        ..defaults
    }
}

fn check_options(settings: &Settings) -> check::Options {
    let defaults = check::Options::default();
    let or = |given: &Option<_>, default| given.clone().unwrap_or(default);
    check::Options {
        doi_base: or(&settings.doi_base, defaults.doi_base),
        wayback_base: or(&settings.wayback_base, defaults.wayback_base),
        ..defaults
    }
}

/// The options of the client; the file of certificates is read here.
fn client_options(settings: &Settings) -> Result<ClientOptions> {
    let unreadable = |path: &std::path::Path, cause: std::io::Error| {
        let error = Error::new(ErrorKind::Usage, "the file of certificates cannot be read");
        error.about(path.display()).because(cause)
    };
    let ca_file = settings.ca_file.as_deref();
    let ca_file = ca_file.map(|path| std::fs::read(path).map_err(|cause| unreadable(path, cause)));
    let defaults = ClientOptions::default();
    let patience = settings.timeout.unwrap_or(defaults.total_timeout);
    Ok(ClientOptions {
        total_timeout: patience,
        connect_timeout: defaults.connect_timeout.min(patience),
        per_host_interval: settings.host_interval.unwrap_or(defaults.per_host_interval),
        allow_private: settings.allow_private,
        connect_to: settings.connect_to.clone(),
        nameservers: system_nameservers(),
        offline: settings.offline,
        ca_file: ca_file.transpose()?,
        ..defaults
    })
}
