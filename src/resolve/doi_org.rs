//! doi.org: which agency registered a DOI, whether a DOI exists, and its metadata by content negotiation.
//!
//! Owns the requests to the resolver and the reading of its answers. `doiRA` takes a list and answers
//! `[{"DOI", "RA" | "status"}]`; the Handle API answers `responseCode` 1 (exists), 200 (exists, holds no such
//! value), 100 (does not exist), 2 (error of the server). Only 100 is an absence. Sources: DOI Handbook, 3.8;
//! Handle.Net HTTP JSON REST API.

use serde_json::Value;
use url::Url;

use crate::ident::Doi;
use crate::net::{Request, Response};

use super::address;
use super::answer::{Answer, json, unreadable};

pub(super) const SERVICE: &str = "doi.org";

/// How many DOIs one `doiRA` request asks about at most.
const BATCH: usize = 50;
/// How long the list of a `doiRA` request may be, in bytes; servers refuse addresses of 8 KiB.
const LONGEST_LIST: usize = 6000;
/// The form in which metadata are asked for.
const CSL_JSON: &str = "application/vnd.citationstyles.csl+json";
/// The most redirects followed to the metadata.
pub(super) const HOPS: usize = 5;

/// What `doiRA` says of a DOI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Agency {
    /// Registered with this agency.
    Named(String),
    /// "DOI does not exist", "Invalid DOI", "Unknown": to be confirmed at the Handle API.
    Doubtful(String),
}

/// The DOI as a member of a list: a comma of its own would part it.
fn list_member(doi: &Doi) -> String {
    doi.encoded().replace(',', "%2C")
}

/// Cuts a list of DOIs into those of one request each.
pub(super) fn batches(dois: &[Doi]) -> Vec<&[Doi]> {
    super::chunks(dois, BATCH, LONGEST_LIST, |doi| list_member(doi).len() + 1)
}

/// Asks for the agencies of a batch.
pub(super) fn agency_request(base: &Url, dois: &[Doi]) -> Request {
    let list: Vec<String> = dois.iter().map(list_member).collect();
    Request::get(address(base, &format!("doiRA/{}", list.join(","))))
}

/// Reads the agencies of a batch, in the order of `dois`.
pub(super) fn read_agencies(response: &Response, dois: &[Doi]) -> Vec<Answer<Agency>> {
    let answer = json(response).and_then(|value| match value {
        Value::Array(entries) if response.status == 200 => Answer::Found(entries),
        _ => unreadable(response),
    });
    let one = |doi: &Doi| answer.clone().and_then(|entries| agency(&entries, doi));
    dois.iter().map(one).collect()
}

fn agency(entries: &[Value], doi: &Doi) -> Answer<Agency> {
    let names_it = |entry: &&Value| {
        let named = entry["DOI"].as_str();
        named.is_some_and(|named| named.eq_ignore_ascii_case(doi.as_str()))
    };
    let entry = entries.iter().find(names_it);
    let text = |key: &str| {
        entry
            .and_then(|entry| entry[key].as_str())
            .map(str::to_owned)
    };
    match (text("RA"), text("status")) {
        (Some(agency), _) => Answer::Found(Agency::Named(agency)),
        (None, Some(status)) => Answer::Found(Agency::Doubtful(status)),
        (None, None) => Answer::Unavailable("the answer does not name the DOI".to_owned()),
    }
}

/// Asks whether a DOI exists.
pub(super) fn handle_request(base: &Url, doi: &Doi) -> Request {
    Request::get(address(
        base,
        &format!("api/handles/{}?type=URL", doi.encoded()),
    ))
}

/// Reads whether a DOI exists.
pub(super) fn read_handle(response: &Response, doi: &Doi) -> Answer<()> {
    json(response).and_then(|value| {
        let ours = |handle: &str| handle.eq_ignore_ascii_case(doi.as_str());
        if !value["handle"].as_str().is_none_or(ours) {
            return unreadable(response);
        }
        match (response.status, value["responseCode"].as_u64()) {
            (200, Some(1 | 200)) => Answer::Found(()),
            (404, Some(100)) => Answer::Absent,
            _ => unreadable(response),
        }
    })
}

/// Asks for the metadata of a DOI, whoever registered it.
pub(super) fn metadata_request(base: &Url, doi: &Doi) -> Request {
    negotiate(address(base, &doi.encoded()))
}

/// A step on the way to the metadata.
#[derive(Debug)]
pub(super) enum Step {
    /// The answer: a CSL-JSON item.
    Done(Box<Answer<Value>>),
    /// Ask there.
    Next(Request),
}

impl Step {
    pub(super) fn done(answer: Answer<Value>) -> Self {
        Self::Done(Box::new(answer))
    }
}

/// Reads the metadata, or where they are.
pub(super) fn read_metadata(response: &Response, from: &Url) -> Step {
    if !(300..400).contains(&response.status) {
        return Step::done(match response.status {
            200 => json(response).and_then(|value| match value.is_object() {
                true => Answer::Found(value),
                false => unreadable(response),
            }),
            // The DOI exists, or nobody would have asked here; that it has no metadata in this form says nothing.
            _ => unreadable(response),
        });
    }
    let target = response
        .header("location")
        .and_then(|to| from.join(to).ok());
    match target {
        Some(url) if matches!(url.scheme(), "http" | "https") => Step::Next(negotiate(url)),
        _ => Step::done(Answer::Unavailable(
            "a redirect without a target".to_owned(),
        )),
    }
}

fn negotiate(url: Url) -> Request {
    let mut request = Request::get(url).header("Accept", CSL_JSON);
    request.body_limit = super::RECORD_LIMIT;
    request
}
