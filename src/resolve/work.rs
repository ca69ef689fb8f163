//! A registry's record as the record of the work itself: everything that it says of the work.
//!
//! Owns the way from a work of Crossref, or negotiated CSL-JSON, to a whole [`Reference`]. What CSL has no word for lies
//! under `custom`, by the registry's name; what the registry says of itself (when it indexed the work, who pays) is left out.
//! The leaner record of `item` serves comparison.

use serde_json::{Map, Value, json};

use super::{item, prose};
use crate::csl_json;
use crate::ident::Doi;
use crate::import::Item;
use crate::model::{DateField, NameField, Reference, TextField};

/// A work as a registry has it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Work {
    pub(super) record: Reference,
    /// The references that its publisher deposited; `None` where the registry holds no lists.
    pub(super) listed: Option<Vec<Item>>,
}

/// What a registry notes about its own work and not about the author's, and the list of references.
const BOOKKEEPING: &[&str] = &[
    "content-created",
    "content-domain",
    "content-updated",
    "copyright",
    "created",
    "deposited",
    "id",
    "indexed",
    "is-referenced-by-count",
    "isbn-type",
    "issn-type",
    "journal-issue",
    "link",
    "member",
    "prefix",
    "reference",
    "reference-count",
    "references-count",
    "score",
    "source",
    "update-policy",
];

/// What has gone into fields of CSL under another name.
const TAKEN: &[&str] = &[
    "DOI",
    "URL",
    "abstract",
    "article-number",
    "container-title",
    "edition-number",
    "event",
    "issued",
    "original-title",
    "posted",
    "published",
    "published-online",
    "published-print",
    "publisher-location",
    "short-container-title",
    "short-title",
    "subtitle",
    "title",
    "type",
];

/// Reads a work of Crossref or a negotiated CSL-JSON item; `registry` is its name for people: `Crossref`.
pub(super) fn read(work: &Value, registry: &str) -> Reference {
    let mut fields = item::fields(work);
    put_more(&mut fields, work);
    put_variables(&mut fields, work);
    for role in NameField::ALL {
        if let Some(list) = fields.get_mut(role.as_str()) {
            *list = names(&work[role.as_str()]);
        }
    }
    fields.values_mut().for_each(clean);
    let id = fields.get("DOI").and_then(Value::as_str);
    let id = id.unwrap_or("registered").to_lowercase();
    let (mut record, _) = csl_json::read_item(&Value::Object(fields), &id);
    put_abstract(&mut record, work);
    record.set_text(TextField::Source, registry);
    keep_rest(&mut record, work, registry);
    record
}

/// What Crossref has in other shapes than CSL.
fn put_more(fields: &mut Map<String, Value>, work: &Value) {
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value.filter(|value| !value.is_null()) {
            fields.entry(name).or_insert(value);
        }
    };
    let event = &work["event"];
    put("event-place", text(&event["location"]));
    put("event-date", event_date(event));
    put("genre", text(&work["degree"]));
    put("publisher", text(&work["institution"][0]["name"]));
    put("publisher-place", text(&work["institution"][0]["place"]));
    put("authority", text(&work["standards-body"]["name"]));
    put(
        "keyword",
        work["subject"].as_array().map(|list| json!(list)),
    );
    for number in ["ISBN", "ISSN"] {
        if let Some(Value::Array(list)) = fields.get_mut(number) {
            list.iter_mut().for_each(bare_number);
        }
    }
}

/// `http://id.crossref.org/isbn/978…` once was the form of ISBNs.
fn bare_number(value: &mut Value) {
    if let Some((_, number)) = value.as_str().and_then(|text| text.rsplit_once('/')) {
        *value = json!(number);
    }
}

/// The first text of a text or a list.
fn text(value: &Value) -> Option<Value> {
    let first = match value {
        Value::Array(list) => list.first()?,
        other => other,
    };
    first.is_string().then(|| first.clone())
}

fn event_date(event: &Value) -> Option<Value> {
    let start = sound_parts(&event["start"]["date-parts"][0])?;
    Some(match sound_parts(&event["end"]["date-parts"][0]) {
        Some(end) if end != start => json!({"date-parts": [start, end]}),
        _ => json!({"date-parts": [start]}),
    })
}

/// Year, month and day up to the first that is missing.
fn sound_parts(parts: &Value) -> Option<Vec<Value>> {
    let known = parts.as_array()?.iter().take_while(|part| !part.is_null());
    let known: Vec<Value> = known.cloned().collect();
    (!known.is_empty()).then_some(known)
}

/// Takes what stands under names of CSL and has not been taken.
fn put_variables(fields: &mut Map<String, Value>, work: &Value) {
    for (name, value) in work.as_object().into_iter().flatten() {
        let is_variable = TextField::from_name(name).is_some()
            || NameField::from_name(name).is_some()
            || DateField::from_name(name).is_some()
            || name == "categories";
        let is_done = TAKEN.contains(&name.as_str()) || BOOKKEEPING.contains(&name.as_str());
        if is_variable && !is_done && !value.is_null() {
            fields.entry(name).or_insert_with(|| value.clone());
        }
    }
}

/// Names with all that belongs to a person, without the order that the list has anyway.
fn names(list: &Value) -> Value {
    let one = |name: &Value| {
        let mut name = name.clone();
        if let Some(parts) = name.as_object_mut() {
            for noise in ["sequence", "authenticated-orcid", "role"] {
                parts.remove(noise);
            }
            parts.retain(|_, value| !value.is_null() && *value != json!([]) && *value != json!(""));
            if let Some(whole) = parts.remove("name") {
                parts.insert("literal".to_owned(), whole);
            }
        }
        name
    };
    list.as_array().into_iter().flatten().map(one).collect()
}

/// Cleans texts, wherever they stand, and takes the holes out of dates.
fn clean(value: &mut Value) {
    match value {
        Value::String(text) => *text = prose::marked(text),
        Value::Array(list) => list.iter_mut().for_each(clean),
        Value::Object(object) => {
            if let Some(Value::Array(dates)) = object.get_mut("date-parts") {
                let sound = dates.iter().filter_map(sound_parts);
                *dates = sound.map(Value::from).collect();
            }
            object.values_mut().for_each(clean);
        }
        _ => {}
    }
}

fn put_abstract(record: &mut Reference, work: &Value) {
    if let Some(text) = work["abstract"].as_str() {
        let text = prose::marked(text);
        // The heading that many abstracts begin with says what the field says.
        let text = text.strip_prefix("Abstract ").unwrap_or(&text);
        record.set_text(TextField::Abstract, text);
    }
}

/// Keeps what CSL has no word for, and an address that is not the DOI once more.
fn keep_rest(record: &mut Reference, work: &Value, registry: &str) {
    if let Some(url) = work["URL"].as_str().filter(|url| Doi::parse(url).is_none()) {
        record.set_text(TextField::Url, url);
    }
    let is_left = |name: &str| {
        let taken = record_has(record, name) || TAKEN.contains(&name);
        !taken && !BOOKKEEPING.contains(&name) && !matches!(name, "subject" | "degree")
    };
    let empty = [json!([]), json!({}), json!(""), Value::Null];
    let rest = work.as_object().into_iter().flatten();
    let rest = rest.filter(|(name, value)| is_left(name) && !empty.contains(value));
    let rest: Map<String, Value> = rest
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    if !rest.is_empty() {
        record.custom.insert(registry.to_lowercase(), rest.into());
    }
}

fn record_has(record: &Reference, name: &str) -> bool {
    TextField::from_name(name).is_some_and(|field| record.texts.contains_key(&field))
        || NameField::from_name(name).is_some_and(|field| record.names.contains_key(&field))
        || DateField::from_name(name).is_some_and(|field| record.dates.contains_key(&field))
        || name == "categories"
}
