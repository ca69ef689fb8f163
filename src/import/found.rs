//! What a reader finds in a source.

use super::Format;
use crate::diag::Diagnostic;
use crate::model::{RawReference, Reference};
use crate::text::{Source, Span};

/// Everything that was found in a source, in its order.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The format that it was read as.
    pub format: Format,
    /// Records, strings, texts.
    pub items: Vec<Item>,
    /// What was wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// The entries that were lost, each told of by a diagnostic of severity [`Severity::Error`](crate::diag::Severity::Error) too.
    pub rejects: Vec<Reject>,
}

impl Found {
    /// Nothing yet.
    pub(super) fn new(format: Format) -> Self {
        Self {
            format,
            items: Vec::new(),
            diagnostics: Vec::new(),
            rejects: Vec::new(),
        }
    }

    /// The records that were found, without what is still text.
    pub fn into_records(self) -> Vec<Reference> {
        let items = self.items.into_iter();
        let records = items.filter_map(|item| match item {
            Item::Record(record) => Some(*record),
            Item::Printed(_) | Item::Text(_) => None,
        });
        records.collect()
    }

    /// Adds a record.
    pub(super) fn push_record(&mut self, record: Reference) {
        self.items.push(Item::Record(Box::new(record)));
    }
}

/// Something found in a source.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A record.
    Record(Box<Reference>),
    /// A string that is one reference, still to be parsed.
    Printed(Box<Printed>),
    /// Text that is still to be cut into references and parsed.
    Text(Box<Text>),
}

/// A string that is one reference, and what its source says of it beside the print.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// The string; its place is one in the source.
    pub raw: RawReference,
    /// The addresses that parts of it are linked to, in order.
    pub links: Vec<String>,
    /// Fields that are marked as such; they hold against what the string is parsed as.
    pub known: Option<Box<Reference>>,
}

impl Printed {
    /// A string without anything beside it.
    pub fn plain(raw: RawReference) -> Self {
        Self {
            raw,
            links: Vec::new(),
            known: None,
        }
    }
}

/// Text that is still to be cut into references.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The text under the name of its source; of a document, its text with a line for each line or paragraph.
    pub source: Source,
    /// What parts of it are linked to, in order.
    pub links: Vec<Link>,
    /// Whether each line is a whole paragraph, so that no reference goes on in the next.
    pub whole_paragraphs: bool,
    /// Where it stood in a source that is text too, marked up.
    pub origin: Option<Origin>,
}

impl Text {
    /// Text whose lines may be parts of a paragraph, without links.
    pub fn plain(source: Source) -> Self {
        Self {
            source,
            links: Vec::new(),
            whole_paragraphs: false,
            origin: None,
        }
    }
}

/// Where the parts of a text stood in the source that it was taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    source: Source,
    /// A byte of the text, and that of the source at which it stood; what follows stood behind it, up to the next.
    anchors: Vec<(usize, usize)>,
}

impl Origin {
    /// Takes the source, and pairs of a byte of the text and a byte of the source, both rising.
    pub(super) fn new(source: Source, anchors: Vec<(usize, usize)>) -> Self {
        debug_assert!(anchors.is_sorted(), "the anchors rise");
        Self { source, anchors }
    }

    /// Where a run of the text stood, and on which line, counted from 1.
    pub fn place(&self, span: Span) -> (Span, usize) {
        let start = self.byte(span.start);
        let last = self.byte(span.end.saturating_sub(1).max(span.start));
        let end = self.source.text().ceil_char_boundary(last + 1);
        (Span::new(start, end.max(start)), self.source.line_of(start))
    }

    fn byte(&self, at: usize) -> usize {
        let next = self.anchors.partition_point(|(ours, _)| *ours <= at);
        let (ours, theirs) = match next.checked_sub(1) {
            Some(before) => self.anchors[before],
            None => (0, 0),
        };
        let limit = self.source.text().len();
        let limit = self.anchors.get(next).map_or(limit, |(_, next)| *next);
        let text = self.source.text();
        text.floor_char_boundary((theirs + (at - ours)).min(limit.max(theirs)))
    }
}

/// A part of a text that is linked to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The bytes of the text.
    pub span: Span,
    /// The address, as it stands in the document.
    pub address: String,
}

/// An entry that was lost: it can be mended and read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// The entry as it stood in the source.
    pub text: String,
    /// The line of the source on which it begins, counted from 1.
    pub line: usize,
    /// What is wrong with it; one line.
    pub reason: String,
}
