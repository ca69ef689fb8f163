//! Crossref's REST API: works by DOI, in batches, and bibliographic search.
//!
//! Owns its requests and the reading of its answers. A list answer is silent about DOIs that it lacks, and a 404
//! also meets DOIs of other agencies, so neither is an absence of the DOI. The relevance score of a search is
//! kept and never used as a confidence. Sources: REST API documentation, recorded exchanges.

use serde_json::Value;
use url::Url;

use crate::ident::Doi;
use crate::lang;
use crate::model::{Candidate, NameField, Reference, TextField};
use crate::net::{Request, Response};
use crate::text::tags::without_tags;

use super::address;
use super::answer::{Answer, json, unreadable};
use super::item;

pub(super) const SERVICE: &str = "crossref";
/// The service's name for people.
pub(super) const NAME: &str = "Crossref";
/// The agency whose DOIs are asked for here, as doi.org names it.
pub(super) const AGENCY: &str = "Crossref";

/// How many DOIs one list call asks for at most.
const BATCH: usize = 50;
/// How long the filter of a list call may be, in bytes.
const LONGEST_FILTER: usize = 6000;
/// How many records a search asks for. Copies of a famous title have been seen to take the first seven places.
const ROWS: usize = 10;
/// The longest query sent, in characters.
const LONGEST_QUERY: usize = 400;
/// What is asked for of a work: no abstracts, no reference lists. `language` cannot be selected.
const SELECT: &str = "DOI,type,title,subtitle,short-title,original-title,author,editor,translator,container-title,\
short-container-title,issued,published,published-print,published-online,posted,volume,issue,page,article-number,\
publisher,publisher-location,ISBN,ISSN,event,update-to,updated-by,relation,score";

/// Whether a DOI can stand in a filter, where a comma parts and nothing escapes it.
pub(super) fn fits_filter(doi: &Doi) -> bool {
    !doi.as_str().contains(',')
}

/// Cuts a list of DOIs into those of one request each.
pub(super) fn batches(dois: &[Doi]) -> Vec<&[Doi]> {
    super::chunks(dois, BATCH, LONGEST_FILTER, |doi| {
        doi.encoded().len() + "doi:,".len()
    })
}

/// Asks for a batch of works.
pub(super) fn batch_request(base: &Url, dois: &[Doi], mailto: Option<&str>) -> Request {
    let filter: Vec<String> = dois
        .iter()
        .map(|doi| format!("doi:{}", doi.as_str()))
        .collect();
    let rows = dois.len().to_string();
    let query = [
        ("filter", filter.join(",")),
        ("rows", rows),
        ("select", SELECT.to_owned()),
    ];
    list_request(base, &query, mailto)
}

/// Asks for the works that resemble a reference; `None` where it says too little to search by.
pub(super) fn search_request(
    base: &Url,
    reference: &Reference,
    mailto: Option<&str>,
) -> Option<Request> {
    let query = [
        ("query.bibliographic", query(reference)?),
        ("rows", ROWS.to_string()),
        ("select", SELECT.to_owned()),
    ];
    Some(list_request(base, &query, mailto))
}

fn list_request(base: &Url, query: &[(&str, String)], mailto: Option<&str>) -> Request {
    let mut url = address(base, "works");
    url.query_pairs_mut().extend_pairs(query);
    add_mailto(&mut url, mailto);
    let mut request = Request::get(url);
    request.body_limit = super::RECORD_LIMIT;
    request
}

fn add_mailto(url: &mut Url, mailto: Option<&str>) {
    if let Some(address) = mailto {
        url.query_pairs_mut().append_pair("mailto", address);
    }
}

/// Asks for one work.
pub(super) fn work_request(base: &Url, doi: &Doi, mailto: Option<&str>) -> Request {
    let mut url = address(base, &format!("works/{}", doi.encoded()));
    add_mailto(&mut url, mailto);
    let mut request = Request::get(url);
    request.body_limit = super::RECORD_LIMIT;
    request
}

/// What a search is put in: title, family names, container, year; names also romanised, for the record of a
/// Ukrainian work is often in English.
fn query(reference: &Reference) -> Option<String> {
    let title = reference.text(TextField::Title)?;
    let names = reference
        .names(NameField::Author)
        .iter()
        .take(3)
        .map(|name| name.key().to_owned());
    let mut words: Vec<String> = vec![without_tags(title).into_owned()];
    for name in names {
        let romanised = lang::romanize_kmu55(&name);
        if romanised != name {
            words.push(romanised);
        }
        words.push(name);
    }
    let container = reference.text(TextField::ContainerTitle);
    words.extend(container.map(|title| without_tags(title).into_owned()));
    words.extend(item::year(reference).map(|year| year.to_string()));
    let line = words.join(" ");
    Some(line.chars().take(LONGEST_QUERY).collect())
}

/// Reads a list of works.
pub(super) fn read_list(response: &Response) -> Answer<Vec<Candidate>> {
    json(response).and_then(|value| {
        let items = value["message"]["items"].as_array();
        match items {
            Some(items) if response.status == 200 && value["status"] == "ok" => {
                Answer::Found(items.iter().map(|work| item::read(work, SERVICE)).collect())
            }
            _ => unreadable(response),
        }
    })
}

/// Reads one work.
pub(super) fn read_work(response: &Response) -> Answer<Candidate> {
    message(response).and_then(|work| Answer::Found(item::read(&work, SERVICE)))
}

/// Reads one work, as it stands.
pub(super) fn message(response: &Response) -> Answer<Value> {
    if response.status == 404 && response.body.trim_ascii() == b"Resource not found." {
        return Answer::Absent;
    }
    json(response).and_then(|mut value| {
        let is_ok = response.status == 200 && value["status"] == "ok";
        match value.pointer_mut("/message").map(Value::take) {
            Some(message @ Value::Object(_)) if is_ok => Answer::Found(message),
            _ => unreadable(response),
        }
    })
}
