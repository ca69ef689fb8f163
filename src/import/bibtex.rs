//! BibTeX and BibLaTeX files.
//!
//! The file is cut into entries and fields by our own scanner, because one bad entry must not lose the rest; the
//! crate `biblatex` reads the values. Cross-references between entries are kept as they are, not followed.

mod cut;
mod entry;
mod names;
pub(super) mod tex;

use std::collections::HashMap;

use super::{Format, Found};
use crate::diag::{Diagnostic, Severity};
use crate::model::{Place, Reference};
use crate::text::{Source, Span};

use cut::{Block, Entry, Part};

/// Reads every entry that can be read.
pub(super) fn read(source: &Source) -> Found {
    let mut reader = Reader {
        source,
        strings: HashMap::new(),
        records: Vec::new(),
        diagnostics: Vec::new(),
    };
    for block in cut::blocks(source.text()) {
        reader.take(block);
    }
    let mut found = Found::new(Format::Bibtex);
    reader
        .records
        .into_iter()
        .for_each(|record| found.push_record(record));
    found.diagnostics = reader.diagnostics;
    found
}

struct Reader<'a> {
    source: &'a Source,
    strings: HashMap<String, String>,
    records: Vec<Reference>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn take(&mut self, block: Block<'_>) {
        match block {
            Block::String(name, parts, at) => {
                let value = self.value(&parts, at);
                self.strings.insert(name.to_ascii_lowercase(), value);
            }
            Block::Entry(entry) => self.take_entry(&entry),
            Block::Fault(at, message) => self.report("bibtex-syntax", Severity::Error, at, message),
        }
    }

    fn take_entry(&mut self, entry: &Entry<'_>) {
        let at = entry.span.start;
        let fields: Vec<_> = entry
            .fields
            .iter()
            .map(|(name, parts)| (name.to_ascii_lowercase(), self.value(parts, at)))
            .collect();
        if let Some(fault) = &entry.fault {
            let severity = match fields.is_empty() {
                true => Severity::Error,
                false => Severity::Warning,
            };
            let kept = fields.len();
            let message = format!(
                "{fault} in the entry `{}`; {kept} fields were read",
                entry.key
            );
            self.report("bibtex-syntax", severity, at, message);
            if fields.is_empty() {
                return;
            }
        }
        let fallback = format!("ref-{}", self.records.len() + 1);
        let (mut record, said) = entry::record(entry.kind, entry.key, fields, &fallback);
        record.evidence.place = Some(self.place(entry.span));
        for diagnostic in said {
            self.diagnostics.push(self.placed(diagnostic, at));
        }
        self.records.push(record);
    }

    /// The parts of a value, joined; a macro that nobody defined stands for its own name.
    fn value(&mut self, parts: &[Part<'_>], at: usize) -> String {
        let mut value = String::new();
        for part in parts {
            match part {
                Part::Text(text) => value.push_str(text),
                Part::Macro(name) => match self.strings.get(&name.to_ascii_lowercase()) {
                    Some(text) => value.push_str(text),
                    None => {
                        value.push_str(name);
                        self.undefined(name, at);
                    }
                },
            }
        }
        value
    }

    fn undefined(&mut self, name: &str, at: usize) {
        if entry::month(name).is_none() {
            let message = format!("no @string defines `{name}`; its name stands in its place");
            self.report("bibtex-macro", Severity::Warning, at, message);
        }
    }

    fn report(&mut self, code: &'static str, severity: Severity, at: usize, message: String) {
        let diagnostic = self.placed(Diagnostic::new(code, severity, message), at);
        self.diagnostics.push(diagnostic);
    }

    fn placed(&self, diagnostic: Diagnostic, at: usize) -> Diagnostic {
        diagnostic
            .at(Span::new(at, at))
            .on_line(self.source.line_of(at))
    }

    fn place(&self, span: Span) -> Place {
        Place {
            source: self.source.name().to_owned(),
            line: self.source.line_of(span.start),
            span,
        }
    }
}
