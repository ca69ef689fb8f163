//! The record of the document itself, from its properties.

use serde_json::Value;

use crate::csl_json::date_of_text;
use crate::diag::{Diagnostic, Severity};
use crate::model::{Date, DateField, Kind, Name, NameField, Reference, TextField};

use super::super::{Format, Found};

/// The document as a record; a note where it does not even say its title.
pub(super) fn found(format: Format, name: &str, values: Vec<(String, String)>) -> Found {
    let mut found = Found::new(format);
    let record = record(name, values);
    if record.text(TextField::Title).is_none() {
        let message = "the document's properties hold no title; set it under File, Properties";
        let said = Diagnostic::new("own-title-missing", Severity::Warning, message);
        found.diagnostics.push(said);
    }
    found.push_record(record);
    found
}

fn record(name: &str, values: Vec<(String, String)>) -> Reference {
    let mut record = Reference::new(id(name), Kind::Document);
    for (key, value) in values {
        take(&mut record, &key, &value);
    }
    record
}

/// The name of the file without folder and ending.
fn id(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    if stem.is_empty() { "document" } else { stem }.to_owned()
}

fn take(record: &mut Reference, key: &str, value: &str) {
    let text = TEXTS.iter().find(|(word, _)| *word == key);
    match (key, text) {
        // In OpenDocument `creator` is who changed it last; `initial-creator` comes first in the file's own order.
        ("initial-creator" | "creator", _) if record.names(NameField::Author).is_empty() => {
            record.names.insert(NameField::Author, names(value));
        }
        ("created" | "creation-date", _) => {
            record.dates.insert(DateField::Issued, date(value));
        }
        ("keyword", _) if record.text(TextField::Keyword).is_some() => {
            let before = record.text(TextField::Keyword).unwrap_or_default();
            let joined = format!("{before}, {value}");
            record.set_text(TextField::Keyword, joined);
        }
        (_, Some((_, field))) if record.text(*field).is_none() => record.set_text(*field, value),
        _ => drop(record.custom.insert(key.to_owned(), Value::from(value))),
    }
}

const TEXTS: &[(&str, TextField)] = &[
    ("title", TextField::Title),
    ("description", TextField::Note),
    ("keywords", TextField::Keyword),
    ("keyword", TextField::Keyword),
    ("language", TextField::Language),
    ("category", TextField::Genre),
    ("Company", TextField::Publisher),
    ("publisher", TextField::Publisher),
    ("DOI", TextField::Doi),
    ("doi", TextField::Doi),
];

/// `Ольга Бойко; Петренко І. С.`: a name as it is typed there is not split.
fn names(value: &str) -> Vec<Name> {
    let all = value.split(';').map(str::trim);
    all.filter(|name| !name.is_empty())
        .map(Name::literal)
        .collect()
}

/// The day of a moment.
fn date(value: &str) -> Date {
    let day = value.split('T').next().unwrap_or(value);
    date_of_text(day).unwrap_or_else(|| Date {
        raw: Some(value.to_owned()),
        ..Date::default()
    })
}
