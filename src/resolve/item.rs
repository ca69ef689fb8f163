//! A registry's record as a [`Reference`].
//!
//! Owns the way from Crossref's works and from negotiated CSL-JSON (texts or lists of texts, dates by medium,
//! notices) to one record, and from there to the item that is kept as evidence. Abstracts and reference lists
//! are left behind.

use serde_json::{Map, Value, json};

use crate::csl_json;
use crate::model::{Candidate, DateField, Reference, TextField};

/// Fields that pass as they are, by their names in the registry's record and in CSL.
const PLAIN: &[(&str, &str)] = &[
    ("DOI", "DOI"),
    ("type", "type"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("page", "page"),
    ("article-number", "number"),
    ("number", "number"),
    ("publisher", "publisher"),
    ("publisher-location", "publisher-place"),
    ("publisher-place", "publisher-place"),
    ("ISBN", "ISBN"),
    ("ISSN", "ISSN"),
    ("language", "language"),
    ("edition-number", "edition"),
    ("edition", "edition"),
    ("version", "version"),
    ("collection-title", "collection-title"),
    ("collection-number", "collection-number"),
    ("genre", "genre"),
    ("available-date", "available-date"),
    ("submitted", "submitted"),
];

/// Words before a title that say that the work was withdrawn.
const WITHDRAWN: &[&str] = &[
    "RETRACTED:",
    "RETRACTED ARTICLE:",
    "RETRACTED CHAPTER:",
    "WITHDRAWN:",
    "[RETRACTED]",
];

/// Reads a work of Crossref or a negotiated CSL-JSON item.
pub(super) fn read(work: &Value, registry: &str) -> Candidate {
    let (item, titles) = taken(work);
    let (mut record, _) = csl_json::read_item(&Value::Object(item), "registered");
    record.custom = Map::from_iter([("titles".to_owned(), Value::from(titles))]);
    let id = record.texts.get(&TextField::Doi).cloned();
    record.id = id.unwrap_or(record.id);
    Candidate {
        registry: registry.to_owned(),
        notices: notices(work),
        score: work["score"].as_f64().map(|score| score as f32),
        record,
    }
}

/// The fields of a work in the words of CSL, as far as they serve comparison.
pub(super) fn fields(work: &Value) -> Map<String, Value> {
    taken(work).0
}

/// The fields, and every further form of the title.
fn taken(work: &Value) -> (Map<String, Value>, Vec<String>) {
    let mut item = Map::new();
    for (theirs, csl) in PLAIN {
        if let Some(value) = work.get(theirs).filter(|value| !is_empty(value)) {
            item.insert((*csl).to_owned(), value.clone());
        }
    }
    let titles = put_titles(&mut item, work);
    put_containers(&mut item, work);
    for role in ["author", "editor", "translator"] {
        put(&mut item, role, names(&work[role]));
    }
    put_dates(&mut item, work);
    put(
        &mut item,
        "event-title",
        first(&work["event"]["name"]).map(Value::from),
    );
    (item, titles)
}

/// The record as the item that is kept as evidence.
pub(super) fn evidence(record: &Reference) -> Value {
    let mut kept = record.clone();
    kept.custom = Map::new();
    csl_json::to_value(&kept)
}

/// The year of issue.
pub(super) fn year(reference: &Reference) -> Option<i32> {
    Some(reference.date(DateField::Issued)?.start?.year)
}

fn put(item: &mut Map<String, Value>, field: &str, value: Option<Value>) {
    if let Some(value) = value {
        item.insert(field.to_owned(), value);
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.iter().all(is_empty),
        _ => false,
    }
}

/// The texts of a text or a list of texts, white space folded, empty ones left out.
fn texts(value: &Value) -> Vec<String> {
    let list = match value {
        Value::Array(list) => list.as_slice(),
        single => std::slice::from_ref(single),
    };
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    list.iter()
        .filter_map(Value::as_str)
        .map(folded)
        .filter(|text| !text.is_empty())
        .collect()
}

fn first(value: &Value) -> Option<String> {
    texts(value).into_iter().next()
}

/// Puts title, original and short title, and returns every further form of the title.
fn put_titles(item: &mut Map<String, Value>, work: &Value) -> Vec<String> {
    let titles = texts(&work["title"]);
    let originals = texts(&work["original-title"]);
    let short = first(&work["short-title"]).or_else(|| first(&work["title-short"]));
    let mut further: Vec<String> = titles.iter().chain(&originals).skip(1).cloned().collect();
    let main = titles.first().or(originals.first()).cloned();
    further.extend(main.as_deref().and_then(without_notice));
    let whole = main.map(|main| match first(&work["subtitle"]) {
        Some(subtitle) if !main.to_lowercase().contains(&subtitle.to_lowercase()) => {
            further.push(main.clone());
            format!("{main}: {subtitle}")
        }
        _ => main,
    });
    put(item, "title", whole.map(Value::from));
    put(
        item,
        "original-title",
        originals.first().cloned().map(Value::from),
    );
    put(item, "title-short", short.map(Value::from));
    further
}

fn without_notice(title: &str) -> Option<String> {
    let word = WITHDRAWN.iter().find(|word| begins_with(title, word))?;
    Some(title[word.len()..].trim().to_owned())
}

fn begins_with(text: &str, word: &str) -> bool {
    text.get(..word.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(word))
}

/// Of two containers of a chapter, the series comes first.
fn put_containers(item: &mut Map<String, Value>, work: &Value) {
    let mut containers = texts(&work["container-title"]).into_iter();
    match (containers.next(), containers.next()) {
        (Some(series), Some(book)) => {
            item.insert("collection-title".to_owned(), series.into());
            item.insert("container-title".to_owned(), book.into());
        }
        (only, _) => put(item, "container-title", only.map(Value::from)),
    }
    let short =
        first(&work["short-container-title"]).or_else(|| first(&work["container-title-short"]));
    put(item, "container-title-short", short.map(Value::from));
}

/// Names without affiliations and the like.
fn names(list: &Value) -> Option<Value> {
    const PARTS: &[&str] = &[
        "family",
        "given",
        "suffix",
        "literal",
        "name",
        "non-dropping-particle",
        "dropping-particle",
    ];
    let one = |name: &Value| {
        let part = |key: &&str| {
            Some((
                (*key).to_owned(),
                name.get(*key).filter(|v| !is_empty(v))?.clone(),
            ))
        };
        Value::Object(PARTS.iter().filter_map(part).collect())
    };
    let names: Vec<Value> = list
        .as_array()?
        .iter()
        .map(one)
        .filter(|name| name != &json!({}))
        .collect();
    (!names.is_empty()).then(|| names.into())
}

/// Print gives the year that people cite; what came online before or was posted is kept beside it.
fn put_dates(item: &mut Map<String, Value>, work: &Value) {
    let date = |names: &[&str]| {
        let dates = names.iter().filter_map(|name| work.get(*name));
        let parts = |date: &&Value| date["date-parts"][0][0].is_number() || date["raw"].is_string();
        dates
            .into_iter()
            .find(parts)
            .map(|date| match date["date-parts"].is_array() {
                true => json!({"date-parts": date["date-parts"]}),
                false => json!({"raw": date["raw"]}),
            })
    };
    put(
        item,
        "issued",
        date(&["published-print", "issued", "published", "published-online"]),
    );
    if !item.contains_key("available-date") {
        put(
            item,
            "available-date",
            date(&["published-online", "published", "posted"]),
        );
    }
    if !item.contains_key("submitted") {
        put(item, "submitted", date(&["posted"]));
    }
}

/// Notices on a work: `(type, DOI of the notice)`; one that only the title tells bears the work's own DOI.
fn notices(work: &Value) -> Vec<(String, String)> {
    let list = work["updated-by"].as_array().into_iter().flatten();
    let one = |update: &Value| {
        let kind = update["type"]
            .as_str()?
            .to_lowercase()
            .replace(['_', ' '], "-");
        Some((kind, update["DOI"].as_str().unwrap_or("").to_owned()))
    };
    let mut notices: Vec<(String, String)> = list.filter_map(one).collect();
    let said_by_title = first(&work["title"]).is_some_and(|title| without_notice(&title).is_some());
    if said_by_title && !notices.iter().any(|(kind, _)| retracts(kind)) {
        let own = work["DOI"].as_str().unwrap_or("");
        notices.push(("retraction".to_owned(), own.to_owned()));
    }
    notices
}

/// Whether a notice of this type takes the work back.
pub(super) fn retracts(kind: &str) -> bool {
    matches!(kind, "retraction" | "withdrawal" | "removal")
}
