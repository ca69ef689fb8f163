//! Inputs of any format to entries: records that came as records, and strings that are still to be read.

use std::sync::Arc;

use crate::diag::{Diagnostic, Severity};
use crate::import::{self, Bibtex, Format, Found, Item, Opened, Printed, Reject, Text};
use crate::model::Reference;
use crate::segment;
use crate::text::Source;
use crate::{Error, ErrorKind, Result};

use super::ParseOptions;
use super::input::{Content, Input};
use super::parts::Part;

/// The code of the remark on a text without references.
pub(super) const NOTHING: &str = "no-references";

/// A remark about one of several inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The input's name.
    pub source: String,
    /// What is wrong with it, and where.
    pub diagnostic: Diagnostic,
}

/// An entry of an input that was lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The input's name.
    pub source: String,
    /// The format that the input was read as.
    pub format: Format,
    /// The entry as it stood there, its line, and what is wrong with it.
    pub reject: Reject,
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
    Printed(Box<Printed>),
    /// It is the entry of this number in a BibTeX file, still to be read.
    Later(Arc<Bibtex>, usize),
}

/// Everything that was found in the inputs, in order; each entry with the name of its input.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) entries: Vec<(String, Entry)>,
    pub(super) remarks: Vec<Remark>,
    pub(super) rejects: Vec<Rejected>,
}

/// Reads every input; one that cannot be read is a remark of severity [`Severity::Error`].
///
/// # Errors
/// [`ErrorKind::Usage`] for an unknown encoding.
pub(super) fn gather(inputs: &[Input], options: &ParseOptions) -> Result<Gathered> {
    let mut gathered = Gathered::default();
    for input in inputs {
        match entries(input, options) {
            Ok(found) => gathered.take(&input.name, found),
            Err(error) if error.kind() == ErrorKind::Usage => return Err(error),
            Err(error) => gathered.remark(&input.name, vec![unreadable(&input.name, &error)]),
        }
    }
    Ok(gathered)
}

impl Gathered {
    fn take(&mut self, name: &str, found: Entries) {
        let named = found.entries.into_iter();
        self.entries
            .extend(named.map(|entry| (name.to_owned(), entry)));
        self.remark(name, found.diagnostics);
        let rejects = found.rejects.into_iter().map(|reject| Rejected {
            source: name.to_owned(),
            format: found.format,
            reject,
        });
        self.rejects.extend(rejects);
    }

    /// The ids that records came with, in order.
    pub(super) fn brought_ids(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter_map(|(_, entry)| match entry {
            Entry::Record(record) => Some(record.id.as_str()),
            Entry::Printed(_) | Entry::Later(..) => None,
        })
    }

    /// The lists, in order.
    pub(super) fn lists(&self) -> Vec<Listed> {
        let place = |entry: &Entry| match entry {
            Entry::Printed(one) => (Some(one.raw.list), Some(one.raw.line)),
            Entry::Record(_) | Entry::Later(..) => (None, None),
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

/// Reads an input as one part; one that cannot be read is a part with a remark.
///
/// # Errors
/// As [`gather`].
pub(super) fn part(input: &Input, options: &ParseOptions) -> Result<Part> {
    let (entries, diagnostics) = match opened(input, options) {
        Ok(Opened::Bibtex(file, diagnostics)) => (later(*file), diagnostics),
        Ok(Opened::Read(found)) => {
            let found = cut(found, options.one_per_line);
            (found.entries, found.diagnostics)
        }
        Err(error) if error.kind() == ErrorKind::Usage => return Err(error),
        Err(error) => (Vec::new(), vec![unreadable(&input.name, &error)]),
    };
    Ok(Part {
        source: input.name.clone(),
        entries,
        diagnostics,
    })
}

/// The entries of a BibTeX file, which become records when it is their turn.
fn later(file: Bibtex) -> Vec<Entry> {
    let file = Arc::new(file);
    (0..file.len())
        .map(|at| Entry::Later(Arc::clone(&file), at))
        .collect()
}

/// What was found in an input, its texts cut into references.
pub(super) struct Entries {
    pub(super) format: Format,
    pub(super) entries: Vec<Entry>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) rejects: Vec<Reject>,
}

/// Reads an input.
///
/// # Errors
/// As [`import::read`].
fn entries(input: &Input, options: &ParseOptions) -> Result<Entries> {
    let found = match &input.content {
        Content::Found(found) => (**found).clone(),
        Content::Bytes(bytes) | Content::Page(bytes, _) => {
            import::read(bytes, &input.name, &how(input, options))?
        }
    };
    Ok(cut(found, options.one_per_line))
}

/// Reads an input, but leaves the entries of BibTeX for later.
fn opened(input: &Input, options: &ParseOptions) -> Result<Opened> {
    match &input.content {
        Content::Found(found) => Ok(Opened::Read((**found).clone())),
        Content::Bytes(bytes) | Content::Page(bytes, _) => {
            import::open(bytes, &input.name, &how(input, options))
        }
    }
}

/// How an input is read.
fn how(input: &Input, options: &ParseOptions) -> import::Options {
    let mut import = input.options(&options.import).into_owned();
    if options.one_per_line {
        // Each line is a reference whatever it is, be it `@article{` or a bracket.
        import.from.get_or_insert(Format::Text);
    }
    import
}

/// Cuts the texts that were found into references.
fn cut(found: Found, one_per_line: bool) -> Entries {
    let mut cut = Entries {
        format: found.format,
        entries: Vec::new(),
        diagnostics: found.diagnostics,
        rejects: found.rejects,
    };
    let mut only_text = None;
    for item in found.items {
        match item {
            Item::Record(record) => cut.entries.push(Entry::Record(record)),
            Item::Printed(printed) => cut.entries.push(Entry::Printed(printed)),
            Item::Text(text) => {
                let (strings, more) = strings(&text, one_per_line);
                cut.entries.extend(strings);
                cut.diagnostics.extend(more);
                only_text = Some(text);
            }
        }
    }
    if let Some(text) = only_text.filter(|_| cut.entries.is_empty()) {
        cut.diagnostics
            .retain(|said| !matches!(said.code, "input-empty" | NOTHING));
        cut.diagnostics.push(nothing(&text.source));
    }
    cut
}

/// The references in a text, each with what it is linked to.
fn strings(text: &Text, one_per_line: bool) -> (impl Iterator<Item = Entry>, Vec<Diagnostic>) {
    let source = &text.source;
    let (raws, mut diagnostics) = match (one_per_line, text.whole_paragraphs) {
        (true, _) => (segment::lines(source), Vec::new()),
        (false, true) => segment::paragraphs(source),
        (false, false) => segment::references(source),
    };
    if let Some(origin) = &text.origin {
        for said in &mut diagnostics {
            let place = said.span.map(|span| origin.place(span));
            said.line = place.map(|(_, line)| line);
            said.span = place.map(|(span, _)| span);
        }
    }
    let strings = raws.into_iter().map(|mut raw| {
        // Links stand in order, so that a document of many is not gone through for each entry.
        let before = |link: &import::Link| link.span.end <= raw.span.start;
        let links = text.links[text.links.partition_point(before)..].iter();
        let links = links.take_while(|link| link.span.start < raw.span.end);
        let links = links.map(|link| link.address.clone()).collect();
        let known = None;
        if let Some(origin) = &text.origin {
            (raw.span, raw.line) = origin.place(raw.span);
        }
        Entry::Printed(Box::new(Printed { raw, links, known }))
    });
    (strings, diagnostics)
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
