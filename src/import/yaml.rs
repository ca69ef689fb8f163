//! YAML: CSL items, and the bibliographies of hayagriva.
//!
//! A file is cut into its items by its layout, and each is read by itself: a broken one loses that one only. Where that
//! fails, because anchors tie items together or a text is laid out oddly, the whole is tried. The crate `serde-saphyr` reads
//! the syntax, with its budgets on.

mod csl;
mod cut;
mod entries;
mod node;

#[cfg(test)]
mod tests;

use serde_json::Value;

use super::{Format, Found, Reject};
use crate::diag::{Diagnostic, Severity};
use crate::model::{Place, Reference};
use crate::text::{Source, Span};
use crate::{Error, ErrorKind, Result};

use cut::{Document, Layout, Shape};

/// How many lines with something on them are looked at.
const HEAD: usize = 40;

/// Which of them a text is, by the keys of its first item. Its name tells nothing: much else is YAML.
pub(super) fn sniff(source: &Source) -> Option<Format> {
    let text = source.text().trim_start_matches('\u{feff}');
    match cut::shape(text, HEAD)? {
        Shape::Items(keys) => csl::is_item(&keys).then_some(Format::CslYaml),
        Shape::Entries(keys) => entries::is_entry(&keys).then_some(Format::Hayagriva),
    }
}

/// Reads CSL items: a list, the list under `references`, or one item.
///
/// # Errors
/// [`ErrorKind::Input`] when none of it could be read.
pub(super) fn read_csl(source: &Source) -> Result<Found> {
    let mut reading = Reading::new(Format::CslYaml, source);
    for document in cut::documents(source.text(), Layout::Items) {
        reading.document(&document, |value| {
            let items = csl::items(value).into_iter();
            items.map(|item| (None, item)).collect()
        });
    }
    reading.finish()
}

/// Reads a bibliography of hayagriva.
///
/// # Errors
/// [`ErrorKind::Input`] when none of it could be read.
pub(super) fn read_hayagriva(source: &Source) -> Result<Found> {
    let mut reading = Reading::new(Format::Hayagriva, source);
    for document in cut::documents(source.text(), Layout::Entries) {
        reading.document(&document, |value| match value {
            Value::Object(entries) => {
                let entries = entries.into_iter();
                entries.map(|(key, entry)| (Some(key), entry)).collect()
            }
            Value::Null => Vec::new(),
            other => vec![(None, other)],
        });
    }
    reading.finish()
}

/// Items, each with its key where it has one.
type Items = Vec<(Option<String>, Value)>;

/// A file being read.
struct Reading<'a> {
    source: &'a Source,
    found: Found,
    /// The first fault of syntax, for when nothing else was found.
    fault: Option<String>,
}

impl<'a> Reading<'a> {
    fn new(format: Format, source: &'a Source) -> Self {
        Self {
            source,
            found: Found::new(format),
            fault: None,
        }
    }

    /// Reads the items of a document one by one, or all at once where one of them cannot be read by itself.
    fn document(&mut self, document: &Document, items: impl Fn(Value) -> Items) {
        let text = |span: Span| span.of(self.source.text());
        let read = |span: Span| node::read(text(span), false).map(&items);
        let before = self.count();
        let mut at_once = None;
        for &span in &document.items {
            match read(span) {
                Ok(items) => self.items(&[span], span, items),
                Err(fault) => {
                    let whole = at_once
                        .get_or_insert_with(|| node::read(text(document.span), true).map(&items));
                    if let Ok(all) = whole {
                        self.forget(before);
                        let all = std::mem::take(all);
                        return self.items(&document.items, document.span, all);
                    }
                    self.reject(span, &fault);
                }
            }
        }
        if document.items.is_empty() {
            match node::read(text(document.span), true).map(&items) {
                Ok(all) => self.items(&[], document.span, all),
                Err(fault) => self.reject(document.span, &fault),
            }
        }
    }

    /// How much was found: items, remarks, rejects.
    fn count(&self) -> [usize; 3] {
        let found = &self.found;
        [
            found.items.len(),
            found.diagnostics.len(),
            found.rejects.len(),
        ]
    }

    /// Forgets what was found since.
    fn forget(&mut self, [items, diagnostics, rejects]: [usize; 3]) {
        self.found.items.truncate(items);
        self.found.diagnostics.truncate(diagnostics);
        self.found.rejects.truncate(rejects);
    }

    /// Adds items; each has its own place if there are as many.
    fn items(&mut self, places: &[Span], whole: Span, items: Items) {
        let own = places.len() == items.len();
        for (at, (key, item)) in items.into_iter().enumerate() {
            let span = if own { places[at] } else { whole };
            self.item(span, key.as_deref(), &item);
        }
    }

    fn item(&mut self, span: Span, key: Option<&str>, item: &Value) {
        let number = self.found.items.len() + self.found.rejects.len() + 1;
        let id = key.map_or_else(|| format!("ref-{number}"), str::to_owned);
        let (record, said) = match self.found.format {
            Format::Hayagriva => entries::record(&id, item),
            _ => csl::record(&id, item),
        };
        let line = self.source.line_of(span.start);
        match record {
            Some(record) => self.push(record, span, line),
            None => {
                let reason = said.first().map(|said| said.message.clone());
                self.found.rejects.push(Reject {
                    text: span.of(self.source.text()).trim_end().to_owned(),
                    line,
                    reason: reason.unwrap_or_default(),
                });
            }
        }
        let said = said.into_iter().map(|one| one.at(span).on_line(line));
        self.found.diagnostics.extend(said);
    }

    fn push(&mut self, mut record: Reference, span: Span, line: usize) {
        record.evidence.place = Some(Place {
            source: self.source.name().to_owned(),
            line,
            span,
        });
        self.found.push_record(record);
    }

    /// Rejects what is no YAML.
    fn reject(&mut self, span: Span, fault: &node::Fault) {
        let first = self.source.line_of(span.start);
        let line = first + fault.line - 1;
        let message = format!(
            "broken YAML in line {line}, column {}: {}; the item is left out",
            fault.column, fault.message
        );
        self.fault.get_or_insert_with(|| message.clone());
        self.found.rejects.push(Reject {
            text: span.of(self.source.text()).trim_end().to_owned(),
            line: first,
            reason: message.clone(),
        });
        let said = Diagnostic::new("yaml-syntax", Severity::Error, message);
        self.found.diagnostics.push(said.at(span).on_line(line));
    }

    fn finish(self) -> Result<Found> {
        match self.fault {
            Some(fault) if self.found.items.is_empty() => {
                let what = fault.trim_end_matches("; the item is left out");
                let message = format!("{what}; nothing was read");
                Err(Error::new(ErrorKind::Input, message).about(self.source.name()))
            }
            _ => Ok(self.found),
        }
    }
}
