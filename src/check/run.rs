//! All links of many records at once, each different one asked once.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use tokio::task::JoinSet;
use url::Url;

use super::{Context, Event, Options, archive, doi, probe, report, told, wants_copy};
use crate::ident::Doi;
use crate::model::{LinkReport, Reference, TextField};
use crate::net::Fetch;

/// Checks all links of all records concurrently and puts the reports into the records' evidence.
///
/// A record's links are its `URL` and its `DOI`, in this order; a `URL` that is the DOI's own counts once. `now`
/// (`YYYY-MM-DDThh:mm:ssZ`) becomes the time of checking. A DOI of which the record's own resolution tells, within the last
/// hour, whether it is registered is not asked for again: its report has no chain. Must be called within a tokio runtime; how much runs at the same
/// time is the business of `fetch`.
pub async fn references(
    records: &mut [Reference],
    fetch: &Arc<dyn Fetch>,
    options: &Options,
    now: &str,
    on_event: &mut (dyn FnMut(Event) + Send),
) {
    let mut plan = Plan::of(records, now);
    on_event(Event::Planned {
        links: plan.jobs.len(),
    });
    let mut tasks = JoinSet::new();
    for (key, job) in plan.jobs.drain() {
        let (fetch, options) = (Arc::clone(fetch), options.clone());
        tasks.spawn(async move { (key, job.run(&*fetch, &options).await) });
    }
    let mut findings = HashMap::new();
    while let Some(finished) = tasks.join_next().await {
        let (key, found) = finished.unwrap_or_else(|error| match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => unreachable!("no task is ever cancelled"),
        });
        on_event(Event::Checked {
            url: found.report.url.clone(),
            verdict: found.report.verdict,
        });
        findings.insert(key, found);
    }
    for (record, links) in records.iter_mut().zip(plan.links) {
        let context = Context::of(record);
        let report = |link: Link| findings[&link.key].report_for(link.address, context, now);
        record.evidence.links = Some(links.into_iter().map(report).collect());
    }
}

/// A link of a record, and the key under which it is asked.
struct Link {
    address: String,
    key: String,
}

impl Link {
    fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            key: key(address),
        }
    }
}

/// What two links must share to be the same question.
fn key(address: &str) -> String {
    let Ok(mut url) = Url::parse(address.trim()) else {
        return address.to_owned();
    };
    url.set_fragment(None);
    match doi::of_address(&url) {
        Some(doi) => doi_key(&doi),
        None => url.to_string(),
    }
}

fn doi_key(doi: &Doi) -> String {
    format!("doi:{}", doi.key())
}

/// The links of a record, in order.
fn links(record: &Reference) -> Vec<Link> {
    let url = record.text(TextField::Url).map(Link::new);
    let doi = record.text(TextField::Doi);
    let doi = doi.map(|text| match Doi::parse(text) {
        Some(doi) => Link::new(&doi.url()),
        None => Link::new(text),
    });
    let mut links: Vec<Link> = url.into_iter().chain(doi).collect();
    links.dedup_by(|second, first| second.key == first.key);
    links
}

/// What is to be asked, and which record waits for which answer.
struct Plan {
    jobs: HashMap<String, Job>,
    links: Vec<Vec<Link>>,
}

impl Plan {
    fn of(records: &[Reference], now: &str) -> Self {
        let mut jobs: HashMap<String, Job> = HashMap::new();
        let mut all = Vec::with_capacity(records.len());
        for record in records {
            let links = links(record);
            let told = told::of_record(record, now).map(|(doi, known)| (doi_key(&doi), known));
            for link in &links {
                let job = jobs.entry(link.key.clone()).or_insert_with(|| Job {
                    address: link.address.clone(),
                    registered: None,
                    contexts: HashSet::new(),
                });
                let told = told.as_ref().filter(|(key, _)| *key == link.key);
                job.registered = job.registered.or(told.map(|(_, known)| *known));
                job.contexts.insert(Context::of(record));
            }
            all.push(links);
        }
        Self { jobs, links: all }
    }
}

/// A question asked once for all records that share it.
struct Job {
    address: String,
    /// Whether the DOI is registered, where that is known without asking.
    registered: Option<bool>,
    contexts: HashSet<Context>,
}

impl Job {
    /// Asks the address once, and the archive once for each date.
    async fn run(self, fetch: &dyn Fetch, options: &Options) -> Found {
        let report = match self.registered {
            Some(known) => report(&self.address, doi::registered(known), Vec::new()),
            None => probe(&self.address, fetch, options).await,
        };
        let mut copies = HashMap::new();
        if wants_copy(&report, options) {
            for context in self.contexts {
                let mut with_copy = report.clone();
                archive::add_copy(&mut with_copy, context.near, fetch, options).await;
                copies.insert(context, with_copy);
            }
        }
        Found { report, copies }
    }
}

/// The report on a link, and where it is dead the one with a copy for each date.
struct Found {
    report: LinkReport,
    copies: HashMap<Context, LinkReport>,
}

impl Found {
    fn report_for(&self, address: String, context: Context, now: &str) -> LinkReport {
        let report = self.copies.get(&context).unwrap_or(&self.report);
        LinkReport {
            url: address,
            checked: Some(now.to_owned()),
            ..report.clone()
        }
    }
}
