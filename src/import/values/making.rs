//! A record on its way from fields.

use serde_json::{Map, Value};

use super::{Reading, doi, language, squeezed};
use crate::diag::{Diagnostic, Severity};
use crate::model::{DateField, Kind, Name, NameField, Reference, Repair, TextField};

/// How long a list of ISSN or ISBN may grow, in bytes.
const LONGEST_LIST: usize = 1000;

/// A record on its way, and what was wrong. What has no place in it is kept under `custom` by its own name.
#[derive(Debug)]
pub(in crate::import) struct Making {
    pub(in crate::import) record: Reference,
    pub(in crate::import) diagnostics: Vec<Diagnostic>,
}

impl Making {
    /// A record that holds nothing yet.
    pub(in crate::import) fn new(id: impl Into<String>) -> Self {
        Self {
            record: Reference::new(id, Kind::Document),
            diagnostics: Vec::new(),
        }
    }

    /// Keeps a value under `custom`; a name that comes again makes a list.
    pub(in crate::import) fn keep(&mut self, name: &str, value: impl Into<Value>) {
        keep(&mut self.record.custom, name, value.into());
    }

    /// Sets a text; a second one that differs is kept under its own name.
    pub(in crate::import) fn text(&mut self, field: TextField, name: &str, value: &str) {
        let value = squeezed(value);
        match self.record.text(field) {
            None => self.record.set_text(field, value),
            Some(set) if set == value => {}
            Some(_) => self.keep(name, value),
        }
    }

    /// Adds to a text, with `between` before what is added.
    pub(in crate::import) fn add_text(&mut self, field: TextField, value: &str, between: &str) {
        if value.is_empty() {
            return;
        }
        let text = self.record.texts.entry(field).or_default();
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(value);
    }

    /// Adds a number to a list of numbers, unless it is there; of very many the rest are kept under their own name.
    pub(in crate::import) fn number(&mut self, field: TextField, name: &str, number: &str) {
        let set = self.record.text(field).unwrap_or_default();
        if set.len() > LONGEST_LIST {
            return self.keep(name, number);
        }
        if !set.split(", ").any(|other| other == number) {
            self.add_text(field, number, ", ");
        }
    }

    /// Sets the DOI, without the address of a resolver; what is none is kept as it is.
    pub(in crate::import) fn doi(&mut self, name: &str, value: &str) {
        let (doi, mendings) = doi(value);
        let free = self.record.text(TextField::Doi).is_none();
        self.text(TextField::Doi, name, &doi);
        let repairs = mendings.into_iter().filter(|_| free);
        let repairs = repairs.map(|(rule, from, to)| Repair {
            field: TextField::Doi.as_str().to_owned(),
            rule: rule.to_owned(),
            from,
            to,
        });
        self.record.evidence.repairs.extend(repairs);
    }

    /// Sets the language: of several the first, and they are kept.
    pub(in crate::import) fn language(&mut self, name: &str, value: &str) {
        let mut all = value.split([';', ',', '/', '|']).map(str::trim);
        let first = language(all.next().unwrap_or_default());
        let set = self.record.text(TextField::Language);
        let (free, other) = (set.is_none(), set.is_some_and(|set| set != first));
        if other || all.any(|more| !more.is_empty()) {
            self.keep(name, value);
        }
        if free {
            self.record.set_text(TextField::Language, first);
        }
    }

    /// Adds names.
    pub(in crate::import) fn names(
        &mut self,
        field: NameField,
        names: impl IntoIterator<Item = Name>,
    ) {
        let mut names = names.into_iter().peekable();
        if names.peek().is_some() {
            self.record.names.entry(field).or_default().extend(names);
        }
    }

    /// Sets a date; what was not understood of it is kept under its own name, a date that was not read at all stays
    /// text.
    pub(in crate::import) fn date(
        &mut self,
        field: DateField,
        name: &str,
        value: &str,
        reading: Reading,
    ) {
        if reading.date.start.is_none() && reading.date.literal.is_none() {
            let message = format!("`{name}` is no date that we can read: {value}");
            self.warn("date-unreadable", message);
        }
        if !reading.whole {
            self.keep(name, value);
        }
        match self.record.dates.contains_key(&field) {
            true if reading.whole => self.keep(name, value),
            true => {}
            false => drop(self.record.dates.insert(field, reading.date)),
        }
    }

    /// Says that something was kept as text.
    pub(in crate::import) fn warn(&mut self, code: &'static str, message: impl Into<String>) {
        let diagnostic = Diagnostic::new(code, Severity::Warning, message);
        self.diagnostics.push(diagnostic);
    }
}

/// Adds a value to a map; a name that comes again makes a list of its values.
fn keep(map: &mut Map<String, Value>, name: &str, value: Value) {
    match map.get_mut(name) {
        None => drop(map.insert(name.to_owned(), value)),
        Some(Value::Array(list)) => list.push(value),
        Some(single) => {
            let first = single.take();
            *single = Value::Array(vec![first, value]);
        }
    }
}
