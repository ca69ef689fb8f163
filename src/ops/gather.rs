//! Inputs of any format to entries: records that came as records, and strings that are still to be read.

use crate::diag::{Diagnostic, Severity};
use crate::import::{self, Format, Item};
use crate::model::{RawReference, Reference};
use crate::segment;
use crate::text::{Source, Span};
use crate::{Error, ErrorKind, Result};

use super::ParseOptions;
use super::parts::Part;

/// The code of the remark on a text without references.
pub(super) const NOTHING: &str = "no-references";

/// The bytes of one input, under the name that messages call it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// A path, `standard input`, an address.
    pub name: String,
    /// Everything that was read.
    pub bytes: Vec<u8>,
}

impl Input {
    /// An input.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
        }
    }
}

/// A remark about one of several inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The input's name.
    pub source: String,
    /// What is wrong with it, and where.
    pub diagnostic: Diagnostic,
}

/// A list in an input, as far as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The input's name.
    pub source: String,
    /// The line on which its first reference begins; `None` where the input held records and no text.
    pub line: Option<usize>,
    /// How many references it has.
    pub count: usize,
}

/// One reference of an input.
#[derive(Debug)]
pub(super) enum Entry {
    /// It came as a record.
    Record(Box<Reference>),
    /// It came as a string.
    Raw(RawReference),
}

/// Everything that was found in the inputs, in order; each entry with the name of its input.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) entries: Vec<(String, Entry)>,
    pub(super) remarks: Vec<Remark>,
}

/// Reads every input; one that cannot be read is a remark of severity [`Severity::Error`].
///
/// # Errors
/// [`ErrorKind::Usage`] for an unknown encoding.
pub(super) fn gather(inputs: &[Input], options: &ParseOptions) -> Result<Gathered> {
    let mut gathered = Gathered::default();
    for input in inputs {
        match entries(input, options) {
            Ok((entries, diagnostics)) => {
                let named = entries.into_iter().map(|entry| (input.name.clone(), entry));
                gathered.entries.extend(named);
                gathered.remark(&input.name, diagnostics);
            }
            Err(error) if error.kind() == ErrorKind::Usage => return Err(error),
            Err(error) => gathered.remark(&input.name, vec![unreadable(&input.name, &error)]),
        }
    }
    Ok(gathered)
}

impl Gathered {
    /// The ids that records came with, in order.
    pub(super) fn brought_ids(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter_map(|(_, entry)| match entry {
            Entry::Record(record) => Some(record.id.as_str()),
            Entry::Raw(_) => None,
        })
    }

    /// The lists, in order.
    pub(super) fn lists(&self) -> Vec<Listed> {
        let place = |entry: &Entry| match entry {
            Entry::Raw(raw) => (Some(raw.list), Some(raw.line)),
            Entry::Record(_) => (None, None),
        };
        let one =
            |a: &(String, Entry), b: &(String, Entry)| a.0 == b.0 && place(&a.1).0 == place(&b.1).0;
        let lists = self.entries.chunk_by(one);
        lists
            .map(|list| Listed {
                source: list[0].0.clone(),
                line: place(&list[0].1).1,
                count: list.len(),
            })
            .collect()
    }

    /// The entries in pieces, each of one input, and the remarks.
    pub(super) fn into_parts(self) -> (Vec<Part>, Vec<Remark>) {
        let mut parts: Vec<Part> = Vec::new();
        for (source, entry) in self.entries {
            match parts.last_mut().filter(|part| part.source == source) {
                Some(part) => part.entries.push(entry),
                None => parts.push(Part {
                    source,
                    entries: vec![entry],
                    diagnostics: Vec::new(),
                }),
            }
        }
        let pieces = parts.into_iter().flat_map(Part::in_pieces);
        (pieces.collect(), self.remarks)
    }

    pub(super) fn remark(&mut self, source: &str, diagnostics: Vec<Diagnostic>) {
        self.remarks
            .extend(diagnostics.into_iter().map(|diagnostic| Remark {
                source: source.to_owned(),
                diagnostic,
            }));
    }
}

pub(super) fn entries(
    input: &Input,
    options: &ParseOptions,
) -> Result<(Vec<Entry>, Vec<Diagnostic>)> {
    let (source, mut diagnostics) =
        import::decode(&input.bytes, &input.name, options.encoding.as_deref())?;
    let format = match options.from {
        Some(format) => format,
        // Each line is a reference whatever it is, be it `@article{` or a bracket.
        None if options.one_per_line => Format::Text,
        None => import::sniff(&source)?,
    };
    let (items, more) = import::read(format, &source)?;
    diagnostics.extend(more);
    let mut entries = Vec::new();
    for item in items {
        match item {
            Item::Record(record) => entries.push(Entry::Record(record)),
            Item::Text(span) => {
                let (raws, more) = strings(&source, span, options.one_per_line);
                entries.extend(raws.into_iter().map(Entry::Raw));
                diagnostics.extend(more);
            }
        }
    }
    if entries.is_empty() && format == Format::Text {
        diagnostics.retain(|said| !matches!(said.code, "input-empty" | NOTHING));
        diagnostics.push(nothing(&source));
    }
    Ok((entries, diagnostics))
}

/// The reference strings in a part of a source, with places in the whole of it.
fn strings(
    source: &Source,
    span: Span,
    one_per_line: bool,
) -> (Vec<RawReference>, Vec<Diagnostic>) {
    let part = Source::new(source.name(), span.of(source.text()));
    let lines_before = source.line_of(span.start) - 1;
    let (mut raws, mut diagnostics) = if one_per_line {
        (segment::lines(&part), Vec::new())
    } else {
        segment::references(&part)
    };
    for raw in &mut raws {
        raw.span = raw.span.shifted(span.start);
        raw.line += lines_before;
    }
    for diagnostic in &mut diagnostics {
        diagnostic.span = diagnostic.span.map(|at| at.shifted(span.start));
        diagnostic.line = diagnostic.line.map(|line| line + lines_before);
    }
    (raws, diagnostics)
}

/// A text without a single reference is of no use to anybody: most often the wrong file, or a step before failed.
pub(super) fn nothing(source: &Source) -> Diagnostic {
    let message = match source.text().trim() {
        "" => "it is empty",
        _ => "no reference was found in it",
    };
    Diagnostic::new(NOTHING, Severity::Error, message).on_line(1)
}

pub(super) fn unreadable(name: &str, error: &Error) -> Diagnostic {
    let message = error.to_string();
    let message = message
        .strip_prefix(&format!("{name}: "))
        .unwrap_or(&message);
    unreadable_because(message.to_owned())
}

pub(super) fn unreadable_because(message: String) -> Diagnostic {
    Diagnostic::new("input-unreadable", Severity::Error, message)
}
