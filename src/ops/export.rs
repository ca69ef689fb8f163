//! Records to bytes: a format, or a printed bibliography.

use crate::diag::Diagnostic;
use crate::export::style::{self, Output};
use crate::export::{self, Format};
use crate::model::Reference;
use crate::{Error, ErrorKind, Result};

/// What records become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Records in a format.
    Records(Format),
    /// A bibliography, one entry a record.
    Bibliography {
        /// The citation style: `apa`.
        style: String,
        /// How it is marked up.
        output: Output,
    },
}

/// Writes records in a shape, in their order; where a style could not do justice to a record, a diagnostic says so.
///
/// # Errors
/// [`ErrorKind::Usage`] for an unknown style.
pub fn export(records: &[Reference], shape: &Shape) -> Result<(Vec<u8>, Vec<Diagnostic>)> {
    match shape {
        Shape::Records(format) => {
            let mut bytes = Vec::new();
            export::write(records, *format, &mut bytes).map_err(|cause| {
                Error::new(ErrorKind::Io, "the records cannot be written").because(cause)
            })?;
            Ok((bytes, Vec::new()))
        }
        Shape::Bibliography { style, output } => {
            let (entries, diagnostics) = style::render(records, style, *output)?;
            Ok((list(&entries, *output).into_bytes(), diagnostics))
        }
    }
}

/// Entries as a list: a line each in text, a paragraph each in Markdown, the classes of other CSL processors in HTML.
fn list(entries: &[String], output: Output) -> String {
    match output {
        Output::Text => entries.iter().map(|entry| format!("{entry}\n")).collect(),
        Output::Markdown => entries.join("\n\n") + if entries.is_empty() { "" } else { "\n" },
        Output::Html => {
            let entries = entries.iter();
            let entries: String = entries
                .map(|entry| format!("  <div class=\"csl-entry\">{entry}</div>\n"))
                .collect();
            format!("<div class=\"csl-bib-body\">\n{entries}</div>\n")
        }
    }
}
