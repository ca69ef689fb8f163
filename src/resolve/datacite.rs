//! DataCite's REST API: one DOI at a time.
//!
//! Owns its requests and the reading of its answers (JSON:API, `data.attributes`). Source: DataCite's API
//! reference, recorded exchanges.

use serde_json::{Map, Value, json as object};
use url::Url;

use crate::ident::Doi;
use crate::model::Candidate;
use crate::net::{Request, Response};

use super::answer::{Answer, json, unreadable};
use super::{address, item};

pub(super) const SERVICE: &str = "datacite";
/// The agency whose DOIs are asked for here, as doi.org names it.
pub(super) const AGENCY: &str = "DataCite";

/// Asks for one DOI.
pub(super) fn request(base: &Url, doi: &Doi, mailto: Option<&str>) -> Request {
    let mut url = address(base, &format!("dois/{}", doi.encoded()));
    if let Some(address) = mailto {
        url.query_pairs_mut().append_pair("mailto", address);
    }
    let mut request = Request::get(url);
    request.body_limit = super::RECORD_LIMIT;
    request
}

/// Reads the record of one DOI.
pub(super) fn read(response: &Response) -> Answer<Candidate> {
    json(response).and_then(|value| {
        let attributes = &value["data"]["attributes"];
        match response.status {
            200 if attributes.is_object() => Answer::Found(item::read(&csl(attributes), SERVICE)),
            404 if value["errors"].is_array() => Answer::Absent,
            _ => unreadable(response),
        }
    })
}

/// DataCite's attributes in the words of CSL-JSON.
fn csl(attributes: &Value) -> Value {
    let text = |value: &Value| value.as_str().map(|text| object!(text));
    let container = &attributes["container"];
    let publisher =
        text(&attributes["publisher"]).or_else(|| text(&attributes["publisher"]["name"]));
    let pages = match (
        container["firstPage"].as_str(),
        container["lastPage"].as_str(),
    ) {
        (Some(first), Some(last)) => Some(object!(format!("{first}-{last}"))),
        (first, _) => first.map(|first| object!(first)),
    };
    let fields = [
        ("DOI", text(&attributes["doi"])),
        ("type", text(&attributes["types"]["citeproc"])),
        ("title", Some(titles(attributes))),
        ("author", Some(names(&attributes["creators"]))),
        ("publisher", publisher),
        (
            "issued",
            attributes["publicationYear"]
                .as_i64()
                .map(|year| object!({"date-parts": [[year]]})),
        ),
        ("available-date", date(attributes, "Available")),
        ("submitted", date(attributes, "Submitted")),
        ("container-title", text(&container["title"])),
        ("volume", text(&container["volume"])),
        ("issue", text(&container["issue"])),
        ("page", pages),
        ("version", text(&attributes["version"])),
        ("language", text(&attributes["language"])),
    ];
    let present = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(present.collect::<Map<_, _>>())
}

/// The main title first, then translations and alternatives.
fn titles(attributes: &Value) -> Value {
    let list = attributes["titles"].as_array().into_iter().flatten();
    let (main, further): (Vec<&Value>, Vec<&Value>) =
        list.partition(|title| title["titleType"].is_null());
    let texts = main
        .into_iter()
        .chain(further)
        .filter_map(|title| title["title"].as_str());
    Value::from(texts.collect::<Vec<_>>())
}

fn names(creators: &Value) -> Value {
    let one = |creator: &Value| match (creator["familyName"].as_str(), creator["nameType"].as_str())
    {
        (Some(family), _) => object!({"family": family, "given": creator["givenName"]}),
        (None, Some("Organizational")) => object!({"literal": creator["name"]}),
        (None, _) => match creator["name"]
            .as_str()
            .and_then(|name| name.split_once(", "))
        {
            Some((family, given)) => object!({"family": family, "given": given}),
            None => object!({"literal": creator["name"]}),
        },
    };
    Value::from(
        creators
            .as_array()
            .into_iter()
            .flatten()
            .map(one)
            .collect::<Vec<_>>(),
    )
}

fn date(attributes: &Value, kind: &str) -> Option<Value> {
    let dates = attributes["dates"].as_array()?;
    let found = dates.iter().find(|date| date["dateType"] == kind)?;
    let day = found["date"].as_str()?.get(..4)?;
    let year: i64 = day.parse().ok()?;
    Some(object!({"date-parts": [[year]]}))
}
