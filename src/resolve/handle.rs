//! The handle proxy: what a handle stands for.
//!
//! Owns its requests and the reading of its answers. `responseCode` 1: exists; 200: exists and holds no such value; 100: does
//! not exist, which alone is an absence. Source: Handle.Net HTTP JSON REST API.

use serde_json::Value;
use url::Url;

use super::address;
use super::answer::{Answer, json, unreadable};
use super::work::Work;
use crate::ident::{Doi, Handle};
use crate::model::{Kind, Reference, TextField};
use crate::net::{Request, Response};

pub(super) const SERVICE: &str = "handle";

/// Asks what a handle stands for.
pub(super) fn request(base: &Url, handle: &Handle) -> Request {
    Request::get(address(base, &format!("api/handles/{}", handle.encoded())))
}

/// Reads the values of a handle: their types and texts.
pub(super) fn read(response: &Response) -> Answer<Vec<(String, String)>> {
    json(response).and_then(
        |value| match (response.status, value["responseCode"].as_u64()) {
            (200, Some(1 | 200)) => Answer::Found(values(&value)),
            (404, Some(100)) => Answer::Absent,
            _ => unreadable(response),
        },
    )
}

fn values(value: &Value) -> Vec<(String, String)> {
    let list = value["values"].as_array().into_iter().flatten();
    let texts = list.filter_map(|one| {
        let text = one["data"]["value"].as_str()?;
        Some((one["type"].as_str()?.to_owned(), text.to_owned()))
    });
    texts.collect()
}

/// The DOI that a handle is another name of, or that its address leads to.
pub(super) fn doi(values: &[(String, String)]) -> Option<Doi> {
    let leads = |kind: &str| matches!(kind, "HS_ALIAS" | "URL");
    let texts = values.iter().filter(|(kind, _)| leads(kind));
    texts.map(|(_, text)| text).find_map(|text| {
        let is_resolver = text.contains("doi.org/") || text.starts_with("10.");
        Doi::parse(text).filter(|_| is_resolver)
    })
}

/// A record of what the proxy knows: the address, and the other values under `custom.handle`.
pub(super) fn work(handle: &Handle, values: Vec<(String, String)>) -> Answer<Work> {
    let mut record = Reference::new(format!("hdl:{handle}"), Kind::Document);
    let url = values.iter().find(|(kind, _)| kind == "URL");
    let Some((_, url)) = url else {
        return Answer::Unavailable("it exists and leads to no address".to_owned());
    };
    record.set_text(TextField::Url, url);
    record.set_text(TextField::Source, "Handle.Net");
    let kept = values.into_iter().filter(|(kind, _)| kind != "HS_ADMIN");
    let kept: serde_json::Map<_, _> = kept.map(|(kind, text)| (kind, text.into())).collect();
    record.custom.insert(SERVICE.to_owned(), kept.into());
    Answer::Found(Work {
        record,
        listed: None,
    })
}
