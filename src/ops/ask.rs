//! The verbs that ask: registries about records, the web about links, and both.

use std::sync::Arc;

use crate::model::Reference;
use crate::net::Fetch;
use crate::{check as links, resolve as registries};

/// What happens during the work.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A source is being fetched: its address or identifier.
    Fetch(String),
    /// While registries are asked.
    Resolve(registries::Event),
    /// While links are checked.
    Check(links::Event),
}

/// Where events go.
pub type Listener<'a> = &'a mut (dyn FnMut(Event) + Send);

/// How an audit asks.
#[derive(Debug, Clone, Default)]
pub struct AuditOptions {
    /// How registries are asked.
    pub resolve: registries::Options,
    /// How links are checked.
    pub check: links::Options,
}

/// Asks the registries about each record and notes what they say in its evidence.
///
/// `now` (`YYYY-MM-DDThh:mm:ssZ`) is noted as the time of asking. Must be called within a tokio runtime.
pub async fn resolve(
    records: &mut [Reference],
    fetch: &Arc<dyn Fetch>,
    options: &registries::Options,
    now: &str,
    listener: Listener<'_>,
) {
    let mut tell = |event| listener(Event::Resolve(event));
    registries::references(records, &**fetch, options, now, &mut tell).await;
}

/// Checks every link of each record and notes what came of it in its evidence.
///
/// `now` (`YYYY-MM-DDThh:mm:ssZ`) is noted as the time of checking. Must be called within a tokio runtime.
pub async fn check(
    records: &mut [Reference],
    fetch: &Arc<dyn Fetch>,
    options: &links::Options,
    now: &str,
    listener: Listener<'_>,
) {
    let mut tell = |event| listener(Event::Check(event));
    links::references(records, fetch, options, now, &mut tell).await;
}

/// Does both, as [`resolve`] and then [`check`] would.
pub async fn audit(
    records: &mut [Reference],
    fetch: &Arc<dyn Fetch>,
    options: &AuditOptions,
    now: &str,
    listener: Listener<'_>,
) {
    resolve(records, fetch, &options.resolve, now, listener).await;
    check(records, fetch, &options.check, now, listener).await;
}
