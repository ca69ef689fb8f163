//! Entries of hayagriva's bibliographies, which Typst reads.
//!
//! The format is that of "The Hayagriva YAML File Format" (version 0.10). What an entry is published in is its parent,
//! with fields of its own; CSL has other variables for those.

mod kinds;
mod parents;
mod persons;

use serde_json::{Map, Value};

use crate::diag::{Diagnostic, Severity};
use crate::import::values::{self, Making};
use crate::model::{DateField, Kind, Reference, TextField};

/// Names of fields.
const FIELDS: &str = "type title author date parent abstract genre editor affiliated call-number publisher location \
    organization issue volume volume-total chapter edition page-range page-total time-range runtime url serial-number \
    language archive archive-location note";

/// Fields that hold one text or number.
const TEXTS: &[(&str, TextField)] = &[
    ("volume", TextField::Volume),
    ("issue", TextField::Issue),
    ("volume-total", TextField::NumberOfVolumes),
    ("chapter", TextField::ChapterNumber),
    ("edition", TextField::Edition),
    ("page-range", TextField::Page),
    ("page-total", TextField::NumberOfPages),
    ("genre", TextField::Genre),
    ("abstract", TextField::Abstract),
    ("call-number", TextField::CallNumber),
    ("archive", TextField::Archive),
    ("archive-location", TextField::ArchivePlace),
    ("runtime", TextField::Dimensions),
    ("note", TextField::Note),
];

/// Numbers of known schemes.
const NUMBERS: &[(&str, TextField)] = &[
    ("isbn", TextField::Isbn),
    ("issn", TextField::Issn),
    ("pmid", TextField::Pmid),
    ("pmcid", TextField::Pmcid),
    ("serial", TextField::Number),
];

/// Whether these are fields of an entry.
pub(super) fn is_entry(keys: &[String]) -> bool {
    let known = |key: &&String| FIELDS.split(' ').any(|field| field == key.as_str());
    let has = |key: &str| keys.iter().any(|other| other == key);
    let telling = has("type") || has("author") || has("parent") || has("serial-number");
    keys.iter().filter(known).count() >= 2 && telling
}

/// Makes the record of the entry under a key; `None` for what is no mapping.
pub(super) fn record(key: &str, entry: &Value) -> (Option<Reference>, Vec<Diagnostic>) {
    let Some(fields) = entry.as_object() else {
        let message = "not an entry: an entry is a mapping with `type` and `title`";
        let said = Diagnostic::new("entry-shape", Severity::Error, message);
        return (None, vec![said]);
    };
    let mut fields = Fields {
        left: fields.clone(),
    };
    let mut making = Making::new(key);
    kinds::take(&mut making, &mut fields);
    take_title(&mut making, &mut fields);
    persons::take(&mut making, &mut fields);
    take_date(&mut making, &mut fields, DateField::Issued);
    take_publisher(&mut making, &mut fields);
    take_numbers(&mut making, &mut fields);
    take_url(&mut making, &mut fields);
    take_texts(&mut making, &mut fields);
    parents::take(&mut making, &mut fields);
    for (name, value) in fields.left {
        making.keep(&name, value);
    }
    (Some(making.record), making.diagnostics)
}

/// The fields of an entry that were not taken yet.
struct Fields {
    left: Map<String, Value>,
}

impl Fields {
    /// Takes a field.
    fn take(&mut self, name: &str) -> Option<Value> {
        self.left
            .shift_remove(name)
            .filter(|value| !value.is_null())
    }

    /// Takes a text or number.
    fn text(&mut self, name: &str) -> Option<String> {
        let text = plain(self.left.get(name)?)?;
        self.left.shift_remove(name);
        Some(text)
    }

    /// Takes a formattable string: its text and its short form. What else it holds is left, but for how its case is to be
    /// changed, which says nothing of the work.
    fn formattable(&mut self, name: &str) -> Option<(String, Option<String>)> {
        if let Some(text) = self.text(name) {
            return Some((text, None));
        }
        let object = self.left.get_mut(name)?.as_object_mut()?;
        let text = plain(object.get("value")?)?;
        object.shift_remove("value");
        object.shift_remove("verbatim");
        let short = object.get("short").and_then(plain);
        if short.is_some() {
            object.shift_remove("short");
        }
        if object.is_empty() {
            self.left.shift_remove(name);
        }
        Some((text, short))
    }

    /// Works on the fields of a field, if it has any; what is not taken of them is left.
    fn inside(&mut self, name: &str, work: impl FnOnce(&mut Self)) {
        let Some(object) = self.left.get_mut(name).and_then(Value::as_object_mut) else {
            return;
        };
        let mut inner = Self {
            left: std::mem::take(object),
        };
        work(&mut inner);
        *object = inner.left;
        if object.is_empty() {
            self.left.shift_remove(name);
        }
    }
}

/// Takes a text under a variable that is free; else it is left.
fn set(making: &mut Making, fields: &mut Fields, name: &str, variable: TextField) {
    if making.record.text(variable).is_none()
        && let Some((text, short)) = fields.formattable(name)
    {
        let text = match variable {
            TextField::Page => values::pages(&text),
            _ => text,
        };
        making.record.set_text(variable, text);
        if let Some(short) = short {
            making.keep(&format!("{name}-short"), short);
        }
    }
}

/// A text, or a number as text; braces, which keep letters as they are, are taken off.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(values::squeezed(&text.replace(['{', '}'], ""))),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn take_title(making: &mut Making, fields: &mut Fields) {
    if let Some((title, short)) = fields.formattable("title") {
        making.record.set_text(TextField::Title, title);
        let short = short.unwrap_or_default();
        making.record.set_text(TextField::TitleShort, short);
    }
}

fn take_date(making: &mut Making, fields: &mut Fields, variable: DateField) {
    if let Some(written) = fields.text("date") {
        making.date(variable, "date", &written, date(&written));
    }
}

/// A date of hayagriva: that of ISO 8601, with `~` before it for one that is not sure.
fn date(written: &str) -> values::Reading {
    match written.strip_prefix('~') {
        Some(date) => values::date(&format!("{date}~")),
        None => values::date(written),
    }
}

/// Takes the publisher, its place, and the organisation, which stands for a publisher where there is none.
fn take_publisher(making: &mut Making, fields: &mut Fields) {
    fields.inside("publisher", |publisher| {
        set(making, publisher, "name", TextField::Publisher);
        set(making, publisher, "location", TextField::PublisherPlace);
    });
    set(making, fields, "publisher", TextField::Publisher);
    let organization = match making.record.kind {
        Kind::LegalCase | Kind::Legislation | Kind::Patent => TextField::Authority,
        _ => TextField::Publisher,
    };
    set(making, fields, "organization", organization);
    let place = match making.record.kind {
        Kind::Event | Kind::Performance | Kind::Speech => TextField::EventPlace,
        _ => TextField::PublisherPlace,
    };
    set(making, fields, "location", place);
}

/// Takes the serial numbers: one without a scheme, or a mapping of schemes.
fn take_numbers(making: &mut Making, fields: &mut Fields) {
    if let Some(number) = fields.text("serial-number") {
        return making.text(TextField::Number, "serial-number", &number);
    }
    fields.inside("serial-number", |numbers| {
        if let Some(doi) = numbers.text("doi") {
            making.doi("doi", &doi);
        }
        for &(name, variable) in NUMBERS {
            set(making, numbers, name, variable);
        }
        if let Some(arxiv) = numbers.text("arxiv") {
            making.text(TextField::Archive, "archive", "arXiv");
            making.text(TextField::ArchiveLocation, "arxiv", &arxiv);
        }
    });
}

/// Takes the address, and the day of its visit.
fn take_url(making: &mut Making, fields: &mut Fields) {
    if let Some(url) = fields.text("url") {
        return making.text(TextField::Url, "url", &url);
    }
    fields.inside("url", |url| {
        set(making, url, "value", TextField::Url);
        take_date(making, url, DateField::Accessed);
    });
}

fn take_texts(making: &mut Making, fields: &mut Fields) {
    for &(name, variable) in TEXTS {
        set(making, fields, name, variable);
    }
    if let Some(language) = fields.text("language") {
        making.language("language", &language);
    }
    let numbered = matches!(
        making.record.kind,
        Kind::Report | Kind::Standard | Kind::Patent
    );
    let record = &mut making.record;
    if numbered
        && record.text(TextField::Number).is_none()
        && let Some(issue) = record.texts.remove(&TextField::Issue)
    {
        record.set_text(TextField::Number, issue);
    }
}
