//! A CSL-JSON item, or something like one, as a record.

use serde_json::{Map, Value};

use super::write::OURS;
use super::{date, evidence, kind, name};
use crate::diag::{Diagnostic, Severity};
use crate::model::{DateField, Kind, NameField, Reference, TextField};

/// The key under `custom` of what CSL has no word for.
const UNMAPPED: &str = "unmapped";

/// Reads an item, whatever it is.
///
/// An unknown type becomes `document`; unknown fields, and known ones in a shape that cannot be held, are kept
/// under `custom.unmapped`. Numbers become text. `fallback_id` is used where the item has no `id`.
pub fn read_item(value: &Value, fallback_id: &str) -> (Reference, Vec<Diagnostic>) {
    let mut reading = Reading::new(fallback_id);
    match value.as_object() {
        Some(item) => item
            .iter()
            .for_each(|(key, value)| reading.take(key, value)),
        None => reading.not_an_item(value),
    }
    reading.finish(value.get("type").is_some())
}

/// A record on its way, with what did not fit.
struct Reading {
    reference: Reference,
    unmapped: Map<String, Value>,
    unknown: Vec<String>,
    diagnostics: Vec<Diagnostic>,
}

impl Reading {
    fn new(id: &str) -> Self {
        Self {
            reference: Reference::new(id, Kind::Document),
            unmapped: Map::new(),
            unknown: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    fn take(&mut self, key: &str, value: &Value) {
        match key {
            "id" => self.take_id(value),
            "type" => self.take_kind(value),
            "categories" => self.take_categories(value),
            "custom" => self.take_custom(value),
            _ => self.take_variable(key, value),
        }
    }

    fn take_variable(&mut self, key: &str, value: &Value) {
        if let Some(field) = TextField::from_name(key) {
            self.take_text(field, value);
        } else if let Some(field) = NameField::from_name(key) {
            self.take_names(field, value);
        } else if let Some(field) = DateField::from_name(key) {
            self.take_date(field, value);
        } else {
            self.unknown.push(key.to_owned());
            self.keep(key, value);
        }
    }

    fn take_id(&mut self, value: &Value) {
        match text(value) {
            Some(id) if !id.trim().is_empty() => self.reference.id = id,
            Some(_) => {}
            None => self.misshapen("id", value),
        }
    }

    fn take_kind(&mut self, value: &Value) {
        if let Some(kind) = value.as_str().and_then(kind::kind) {
            self.reference.kind = kind;
            return;
        }
        self.keep("type", value);
        self.warn(
            "type-unknown",
            format!("unknown item type {value}, read as `document`"),
        );
    }

    fn take_categories(&mut self, value: &Value) {
        let list = value.as_array();
        match list.and_then(|list| list.iter().map(text).collect::<Option<Vec<_>>>()) {
            Some(categories) => self.reference.categories = categories,
            None => self.misshapen("categories", value),
        }
    }

    fn take_text(&mut self, field: TextField, value: &Value) {
        match value {
            Value::Null => {}
            Value::Array(list) => self.take_text_list(field, list),
            _ => match text(value) {
                Some(text) => self.reference.set_text(field, text),
                None => self.misshapen(field.as_str(), value),
            },
        }
    }

    /// Registries give lists where CSL has one text: numbers are joined, of titles the first is taken.
    fn take_text_list(&mut self, field: TextField, list: &[Value]) {
        let Some(texts) = list.iter().map(text).collect::<Option<Vec<_>>>() else {
            return self.misshapen(field.as_str(), &list.into());
        };
        let joined = matches!(
            field,
            TextField::Issn | TextField::Isbn | TextField::Keyword
        );
        if joined {
            self.reference.set_text(field, texts.join(", "));
        } else if let Some(first) = texts.first() {
            self.reference.set_text(field, first.as_str());
            if texts.len() > 1 {
                self.keep(field.as_str(), &list.into());
            }
        }
    }

    fn take_names(&mut self, field: NameField, value: &Value) {
        let list = match value {
            Value::Null => return,
            Value::Array(list) => list.as_slice(),
            single => std::slice::from_ref(single),
        };
        let read: Vec<_> = list.iter().map(name::read).collect();
        if read.iter().any(|(_, whole)| !whole) {
            self.keep(field.as_str(), value);
        }
        let names: Vec<_> = read.into_iter().filter_map(|(name, _)| name).collect();
        if names.len() < list.len() {
            self.warn(
                "name-unreadable",
                format!("`{field}` holds something that is no name"),
            );
        }
        if !names.is_empty() {
            self.reference.names.insert(field, names);
        }
    }

    fn take_date(&mut self, field: DateField, value: &Value) {
        let (date, whole) = date::read(value);
        if !whole {
            self.keep(field.as_str(), value);
            if date.as_ref().is_none_or(|date| date.start.is_none()) {
                self.warn(
                    "date-unreadable",
                    format!("`{field}` is no date that we can read: {value}"),
                );
            }
        }
        if let Some(date) = date {
            self.reference.dates.insert(field, date);
        }
    }

    fn take_custom(&mut self, value: &Value) {
        let Some(custom) = value.as_object() else {
            return self.misshapen("custom", value);
        };
        for (key, value) in custom {
            match evidence::read(value) {
                Some(evidence) if key == OURS => self.reference.evidence = evidence,
                None if key == OURS => self.misshapen("custom.posyl", value),
                _ => {
                    self.reference.custom.insert(key.clone(), value.clone());
                }
            }
        }
    }

    fn not_an_item(&mut self, value: &Value) {
        self.keep("item", value);
        let message = "not a CSL-JSON item: an item is an object with `id` and `type`";
        let diagnostic = Diagnostic::new("item-shape", Severity::Error, message);
        self.diagnostics.push(diagnostic);
    }

    fn misshapen(&mut self, key: &str, value: &Value) {
        self.keep(key, value);
        let message =
            format!("`{key}` has a shape that CSL does not know; kept under `custom.unmapped`");
        self.warn("field-shape", message);
    }

    fn keep(&mut self, key: &str, value: &Value) {
        self.unmapped.insert(key.to_owned(), value.clone());
    }

    fn warn(&mut self, code: &'static str, message: String) {
        self.diagnostics
            .push(Diagnostic::new(code, Severity::Warning, message));
    }

    fn finish(mut self, has_type: bool) -> (Reference, Vec<Diagnostic>) {
        if !self.unknown.is_empty() {
            let names = self.unknown.join(", ");
            let message = format!("no field of CSL, kept under `custom.unmapped`: {names}");
            self.diagnostics
                .push(Diagnostic::new("field-unmapped", Severity::Note, message));
        }
        if !has_type && self.diagnostics.iter().all(|d| d.code != "item-shape") {
            self.warn(
                "type-missing",
                "no item type, read as `document`".to_owned(),
            );
        }
        merge_unmapped(&mut self.reference.custom, self.unmapped);
        (self.reference, self.diagnostics)
    }
}

/// Adds to what earlier readings could not place; both are kept where they have the same name.
fn merge_unmapped(custom: &mut Map<String, Value>, fresh: Map<String, Value>) {
    if fresh.is_empty() {
        return;
    }
    let mut merged = match custom.shift_remove(UNMAPPED) {
        Some(Value::Object(earlier)) => earlier,
        Some(other) => Map::from_iter([(UNMAPPED.to_owned(), other)]),
        None => Map::new(),
    };
    for (key, value) in fresh {
        let key = free_key(&merged, &key, &value);
        merged.insert(key, value);
    }
    custom.insert(UNMAPPED.to_owned(), Value::Object(merged));
}

fn free_key(map: &Map<String, Value>, key: &str, value: &Value) -> String {
    let free = |key: &String| map.get(key).is_none_or(|earlier| earlier == value);
    std::iter::once(key.to_owned())
        .chain((2..).map(|n| format!("{key}-{n}")))
        .find(free)
        .expect("the numbers do not run out")
}

/// Text, or a number or truth value as text.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}
