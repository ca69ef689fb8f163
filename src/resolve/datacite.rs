//! DataCite's REST API: one DOI at a time.
//!
//! Owns its requests and the reading of its answers (JSON:API, `data.attributes`). Source: DataCite's API
//! reference, recorded exchanges.

use serde_json::{Map, Value, json as object};
use url::Url;

use crate::csl_json;
use crate::ident::Doi;
use crate::model::{Candidate, Reference};
use crate::net::{Request, Response};

use super::answer::{Answer, json, unreadable};
use super::{address, item, work};

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
    attributes(response)
        .and_then(|attributes| Answer::Found(item::read(&csl(&attributes), SERVICE)))
}

/// Reads what is said of one DOI, as it stands.
pub(super) fn attributes(response: &Response) -> Answer<Value> {
    json(response).and_then(|mut value| {
        let attributes = value.pointer_mut("/data/attributes").map(Value::take);
        match response.status {
            200 if let Some(attributes @ Value::Object(_)) = attributes => {
                Answer::Found(attributes)
            }
            404 if value["errors"].is_array() => Answer::Absent,
            _ => unreadable(response),
        }
    })
}

/// The work itself: all that is said of it; what CSL has no word for under `custom.datacite`.
pub(super) fn work(attributes: &Value) -> Reference {
    let mut item = csl(attributes);
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            item[name] = value;
        }
    };
    put("abstract", described(attributes, "Abstract"));
    put("keyword", keywords(attributes));
    put("issued", whole_date(attributes, "Issued"));
    put("available-date", whole_date(attributes, "Available"));
    put("submitted", whole_date(attributes, "Submitted"));
    if attributes["types"]["resourceTypeGeneral"] == "Software" {
        put("type", Some(object!("software")));
    }
    for (role, variable) in CONTRIBUTORS {
        let list = attributes["contributors"].as_array().into_iter().flatten();
        let list = list.filter(|one| one["contributorType"] == *role).cloned();
        let list = Value::from(list.collect::<Vec<_>>());
        put(variable, (list != object!([])).then(|| names(&list)));
    }
    let mut record = work::read(&item, NAME);
    let said = attributes.as_object().into_iter().flatten();
    let empty = [
        object!([]),
        object!({}),
        object!(""),
        object!(0),
        Value::Null,
    ];
    let said =
        said.filter(|(name, value)| !LEFT_OUT.contains(&name.as_str()) && !empty.contains(value));
    let said: Map<_, _> = said
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    record.custom.insert(SERVICE.to_owned(), said.into());
    record
}

/// The service's name for people.
pub(super) const NAME: &str = "DataCite";

/// Contributors that CSL has a variable for.
const CONTRIBUTORS: &[(&str, &str)] = &[
    ("Editor", "editor"),
    ("Translator", "translator"),
    ("Producer", "producer"),
    ("DataCollector", "contributor"),
];

/// What has gone into fields of CSL as it is, and what DataCite notes of its own work.
const LEFT_OUT: &[&str] = &[
    "citationCount",
    "citationsOverTime",
    "contentUrl",
    "created",
    "doi",
    "downloadCount",
    "downloadsOverTime",
    "isActive",
    "language",
    "metadataVersion",
    "partCount",
    "partOfCount",
    "prefix",
    "publicationYear",
    "published",
    "publisher",
    "reason",
    "referenceCount",
    "registered",
    "schemaVersion",
    "source",
    "state",
    "suffix",
    "titles",
    "updated",
    "version",
    "versionCount",
    "versionOfCount",
    "viewCount",
    "viewsOverTime",
    "xml",
];

fn described(attributes: &Value, kind: &str) -> Option<Value> {
    let mut list = attributes["descriptions"].as_array()?.iter();
    let found = list.find(|one| one["descriptionType"] == kind)?;
    found["description"]
        .is_string()
        .then(|| found["description"].clone())
}

fn keywords(attributes: &Value) -> Option<Value> {
    let list = attributes["subjects"].as_array()?.iter();
    let words: Vec<&str> = list.filter_map(|one| one["subject"].as_str()).collect();
    (!words.is_empty()).then(|| object!(words))
}

/// A date to the day, where it is given so; a year that is not the year of publication is a year of another calendar.
fn whole_date(attributes: &Value, kind: &str) -> Option<Value> {
    let list = attributes["dates"].as_array()?;
    let found = list.iter().find(|date| date["dateType"] == kind)?;
    let text = found["date"].as_str()?;
    let day = text
        .get(..10)
        .filter(|_| text.contains('T'))
        .unwrap_or(text);
    let date = csl_json::date_of_text(day)?;
    let start = date.start.filter(|_| date.end.is_none())?;
    let parts = [
        Some(start.year),
        start.month.map(i32::from),
        start.day.map(i32::from),
    ];
    let parts: Vec<i32> = parts.into_iter().flatten().collect();
    let is_of_year = attributes["publicationYear"].as_i64() == Some(i64::from(start.year));
    (kind != "Issued" || is_of_year).then(|| object!({"date-parts": [parts]}))
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
