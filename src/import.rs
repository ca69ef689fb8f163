//! Bytes to text, and text to records, for every format that we read.
//!
//! Owns encodings, the recognition of formats, and one reader per format. Plain text it only hands on: cutting
//! and parsing it is `segment`'s and `parse`'s business. Opens no files.

mod bibtex;
mod csl;
mod decode;
mod encoding;
mod magic;
mod markup;
mod sniff;

#[cfg(test)]
mod tests;

pub use decode::{Decoding, damage, decode};
pub use sniff::sniff;

use crate::Result;
use crate::diag::Diagnostic;
use crate::model::Reference;
use crate::text::{Source, Span};

/// A format that we read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Reference strings as printed.
    Text,
    /// A JSON array of CSL items, or one item.
    CslJson,
    /// One CSL item a line.
    Ndjson,
    /// BibTeX or BibLaTeX.
    Bibtex,
}

impl Format {
    /// Every format.
    pub const ALL: &[Self] = &[Self::Text, Self::CslJson, Self::Ndjson, Self::Bibtex];

    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::CslJson => "csl-json",
            Self::Ndjson => "ndjson",
            Self::Bibtex => "bibtex",
        }
    }

    /// The format of this name; the usual file extensions are names too.
    pub fn from_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "text" | "txt" => Some(Self::Text),
            "csl-json" | "json" => Some(Self::CslJson),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            "bibtex" | "biblatex" | "bib" => Some(Self::Bibtex),
            _ => None,
        }
    }
}

/// Something found in the input.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A record.
    Record(Box<Reference>),
    /// Text that is still to be cut into references and parsed.
    Text(Span),
}

/// Reads the lines of NDJSON that come behind `before` others; an item without an id gets its number for one.
pub fn read_lines(source: &Source, before: usize) -> (Vec<Reference>, Vec<Diagnostic>) {
    csl::read_lines(source, before)
}

/// Reads a source in a format. Ids are as they were found: two records may have the same.
///
/// # Errors
/// When nothing of it can be read: broken JSON. A single bad entry is a diagnostic.
pub fn read(format: Format, source: &Source) -> Result<(Vec<Item>, Vec<Diagnostic>)> {
    let (records, diagnostics) = match format {
        Format::Text => {
            let whole = Span::new(0, source.text().len());
            return Ok((vec![Item::Text(whole)], Vec::new()));
        }
        Format::CslJson => csl::read_json(source)?,
        Format::Ndjson => read_lines(source, 0),
        Format::Bibtex => bibtex::read(source),
    };
    Ok((
        records
            .into_iter()
            .map(|r| Item::Record(Box::new(r)))
            .collect(),
        diagnostics,
    ))
}
