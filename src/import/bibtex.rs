//! BibTeX and BibLaTeX files.
//!
//! The syntax is [`crate::bibtex::syntax`]'s business, TeX is [`crate::tex`]'s. Owns what a file means: strings, keys, what an
//! entry inherits, and each entry as a record. A file is looked through once; its entries become records one by one, on any
//! thread, so that a long file needs little more memory than its text.
//!
//! What is lost, each with an error and a reject: an entry that cannot be parted into fields, one whose key another has, one that
//! uses a string which nobody defines. What is kept with a warning: an entry type or a month that nobody knows, a field given
//! twice, a parent that is missing. A field that CSL has no word for lies under `custom` by its own name, its value TeX as it
//! stands in the file, and so do the links to parents; what is inherited by them is in the record itself.

mod dates;
mod entry;
mod index;
mod inherit;
mod names;
#[cfg(test)]
mod tests;
mod titles;

use super::{Format, Found, Reject};
use crate::bibtex::syntax::{Entry, PieceKind, piece_at, pieces};
use crate::diag::{Diagnostic, Severity};
use crate::model::{Place, Reference};
use crate::text::{Source, Span};

use index::{Index, Unfit};

/// Columns are counted on lines that are no longer.
const LONGEST_LINE: usize = 16 << 10;

/// A BibTeX file whose entries become records one by one.
#[derive(Debug)]
pub struct Bibtex {
    source: Source,
    slots: Vec<Slot>,
    index: Index,
}

/// What stands in a file, in its order.
#[derive(Debug)]
enum Slot {
    /// An entry that begins at this byte.
    Entry(usize),
    /// An entry that only lends its fields to others.
    Data,
    /// What was lost.
    Lost(Box<Lost>),
    /// What is to be said of something that is no entry.
    Said(Box<Diagnostic>),
}

#[derive(Debug, Clone)]
struct Lost {
    diagnostic: Diagnostic,
    reject: Reject,
}

/// What came of an entry, or of what was to be one.
#[derive(Debug, Default, PartialEq)]
pub struct Outcome {
    /// The record, unless it was lost.
    pub record: Option<Box<Reference>>,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// What was lost.
    pub reject: Option<Reject>,
}

impl Bibtex {
    /// Looks through a file: finds its entries, strings and keys, and what is broken.
    pub fn new(source: Source) -> Self {
        let mut file = Self {
            source,
            slots: Vec::new(),
            index: Index::default(),
        };
        // The index grows while the text is read: each is borrowed for itself.
        let mut index = Index::default();
        let mut slots = Vec::new();
        for piece in pieces(file.source.text()) {
            slots.extend(match piece.kind {
                PieceKind::Free | PieceKind::Preamble(_) => None,
                PieceKind::Comment { is_closed } => {
                    (!is_closed).then(|| file.unclosed_comment(piece.span.start))
                }
                PieceKind::String(field) => index
                    .define(file.source.text(), &field)
                    .err()
                    .map(|unfit| file.lost(piece.span, &unfit)),
                PieceKind::Broken(fault) => {
                    let key = fault.key.map(|key| key.of(file.source.text()).to_owned());
                    Some(file.lost(piece.span, &Unfit::syntax(fault.at, fault.cause, key)))
                }
                PieceKind::Entry(entry) => Some(file.admit(&mut index, piece.span, &entry)),
            });
        }
        index.bound(file.source.text().len());
        file.slots = slots;
        file.index = index;
        file
    }

    /// How many things there are in it to read: entries, and what was lost.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Everything in it, in its order, read one by one.
    pub fn outcomes(&self) -> impl Iterator<Item = Outcome> {
        (0..self.len()).map(|at| self.read(at))
    }

    /// Reads the entry of this number; one that does not exist is nothing.
    pub fn read(&self, at: usize) -> Outcome {
        match self.slots.get(at) {
            Some(Slot::Entry(start)) => self.record(*start),
            Some(Slot::Lost(lost)) => Outcome::from(lost.as_ref().clone()),
            Some(Slot::Said(diagnostic)) => Outcome {
                diagnostics: vec![diagnostic.as_ref().clone()],
                ..Outcome::default()
            },
            Some(Slot::Data) | None => Outcome::default(),
        }
    }

    fn record(&self, start: usize) -> Outcome {
        let Some((entry, span)) = self.entry(start) else {
            return Outcome::default();
        };
        let given = match inherit::fields(self, &entry) {
            Ok(given) => given,
            Err(unfit) => return Outcome::from(self.lose(span, &unfit)),
        };
        let text = self.source.text();
        let entry_type = (entry.entry_type.of(text), entry.entry_type.start);
        let (mut record, said) = entry::record(entry_type, entry.key.of(text), given);
        record.evidence.place = Some(Place {
            source: self.source.name().to_owned(),
            line: self.source.line_of(start),
            span,
        });
        let placed = said.into_iter().map(|(at, said)| self.placed(said, at));
        Outcome {
            record: Some(Box::new(record)),
            diagnostics: placed.collect(),
            reject: None,
        }
    }

    /// The entry that begins at a byte.
    fn entry(&self, start: usize) -> Option<(Entry, Span)> {
        let piece = piece_at(self.source.text(), start)?;
        match piece.kind {
            PieceKind::Entry(entry) => Some((entry, piece.span)),
            _ => None,
        }
    }

    fn admit(&self, index: &mut Index, span: Span, entry: &Entry) -> Slot {
        let text = self.source.text();
        if let Some(first) = index.claim(text, entry, span) {
            let line = self.source.line_of(first);
            return self.lost(span, &Unfit::duplicate(text, entry.key, line));
        }
        match entry.entry_type.of(text).eq_ignore_ascii_case("xdata") {
            true => Slot::Data,
            false => Slot::Entry(span.start),
        }
    }

    fn lost(&self, span: Span, unfit: &Unfit) -> Slot {
        Slot::Lost(Box::new(self.lose(span, unfit)))
    }

    fn lose(&self, span: Span, unfit: &Unfit) -> Lost {
        let line = self.source.line_of(span.start);
        let what = match &unfit.key {
            Some(key) => format!("the entry `{key}` is left out"),
            None => format!("what begins on line {line} is left out"),
        };
        let message = format!("{}; {what}", unfit.reason);
        let diagnostic = Diagnostic::new(unfit.code, Severity::Error, message);
        let diagnostic = self.placed(diagnostic, unfit.at);
        let place = match (diagnostic.line, diagnostic.column) {
            (Some(line), Some(column)) => format!("line {line}, column {column}"),
            (line, _) => format!("line {}", line.unwrap_or_default()),
        };
        Lost {
            diagnostic,
            reject: Reject {
                text: span.of(self.source.text()).to_owned(),
                line,
                reason: format!("{place}: {}", unfit.reason),
            },
        }
    }

    fn unclosed_comment(&self, at: usize) -> Slot {
        let message = "the comment is not closed; it ends before the next entry";
        let said = Diagnostic::new("bibtex-comment", Severity::Warning, message);
        Slot::Said(Box::new(self.placed(said, at)))
    }

    /// A remark at its place; a column is counted only as far as somebody would look for it.
    fn placed(&self, diagnostic: Diagnostic, at: usize) -> Diagnostic {
        let diagnostic = diagnostic.at(Span::new(at, at));
        let diagnostic = diagnostic.on_line(self.source.line_of(at));
        let text = self.source.text().as_bytes();
        let near = &text[at.saturating_sub(LONGEST_LINE)..at];
        match near.len() < LONGEST_LINE || near.contains(&b'\n') {
            true => diagnostic.in_column(self.source.column_of(at)),
            false => diagnostic,
        }
    }
}

impl From<Lost> for Outcome {
    fn from(lost: Lost) -> Self {
        Self {
            record: None,
            diagnostics: vec![lost.diagnostic],
            reject: Some(lost.reject),
        }
    }
}

/// Reads every entry that can be read.
pub(super) fn found(file: &Bibtex) -> Found {
    let mut found = Found::new(Format::Bibtex);
    for outcome in file.outcomes() {
        if let Some(record) = outcome.record {
            found.push_record(*record);
        }
        found.diagnostics.extend(outcome.diagnostics);
        found.rejects.extend(outcome.reject);
    }
    found
}
