//! The reference lists of LaTeX documents, and of the `.bbl` files that BibTeX makes.
//!
//! Owns where entries begin and end; what TeX they are written in is [`prose`]'s business. A document whose list is in a file of
//! its own is told so; one with a typed list is handed on as text.

mod entries;
mod masked;
mod prose;
mod typed;

use super::{Bibtex, Format, Found, Item, Printed, bibtex};
use crate::diag::{Diagnostic, Severity};
use crate::model::{Kind, RawReference, Reference, TextField};
use crate::text::{Source, Span};
use crate::{Error, ErrorKind, Result};

use entries::Entry;

/// What a line of LaTeX begins with that no other text does.
const TELLING: &[&str] = &[
    "\\documentclass",
    "\\begin{document}",
    "\\begin{thebibliography}",
    "\\bibitem{",
    "\\bibitem[",
];

/// Whether a text is LaTeX.
pub(super) fn is(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    lines.any(|line| TELLING.iter().any(|begin| line.starts_with(begin)))
}

/// Reads the entries of each `thebibliography`; where there is none, the BibTeX that a document carries in itself, else its text.
///
/// # Errors
/// [`ErrorKind::Input`] for a document whose list is in a file of its own.
pub(super) fn read(source: &Source) -> Result<Found> {
    let masked = masked::comments(source.text());
    let lists = entries::lists(&masked);
    if lists.iter().any(|list| !list.entries.is_empty()) {
        return Ok(printed(source, &masked, &lists));
    }
    if let Some(carried) = masked::carried_bibtex(source.text()) {
        let found = bibtex::found(&Bibtex::new(Source::new(source.name(), carried)));
        return Ok(Found {
            format: Format::Latex,
            ..found
        });
    }
    let files = entries::bibliography_files(&masked);
    if !files.is_empty() {
        let message = format!(
            "its references are not in it but in {}; give {}",
            files.join(", "),
            if files.len() == 1 {
                "that file"
            } else {
                "those files"
            }
        );
        return Err(Error::new(ErrorKind::Input, message).about(source.name()));
    }
    let mut found = Found::new(Format::Latex);
    let text = typed::text(source, &masked);
    found.items.push(Item::Text(Box::new(text)));
    Ok(found)
}

fn printed(source: &Source, masked: &str, lists: &[entries::List]) -> Found {
    let mut found = Found::new(Format::Latex);
    let mut filled = 0;
    for list in lists {
        if let Some(at) = list.unclosed {
            found.diagnostics.push(unclosed(source, at));
        }
        for entry in &list.entries {
            match one(source, masked, entry, filled) {
                Some(printed) => found.items.push(Item::Printed(Box::new(printed))),
                None => found.diagnostics.push(empty(source, entry)),
            }
        }
        filled += usize::from(!list.entries.is_empty());
    }
    found
}

/// The reference of an entry, with its key; `None` for an entry without a text.
fn one(source: &Source, masked: &str, entry: &Entry<'_>, list: usize) -> Option<Printed> {
    let prose = prose::read(entry.text.of(masked));
    let raw = RawReference {
        text: Some(prose.text).filter(|text| !text.is_empty())?,
        span: entry.span,
        line: source.line_of(entry.span.start),
        list,
    };
    let mut known = Reference::new("", Kind::Document);
    known.set_text(TextField::CitationKey, entry.key);
    Some(Printed {
        raw,
        links: prose.links,
        known: Some(Box::new(known)),
    })
}

fn unclosed(source: &Source, at: usize) -> Diagnostic {
    let message = "no \\end{thebibliography} ends this list; it was read to the end of the file";
    placed(source, at, "latex-unclosed", message)
}

fn empty(source: &Source, entry: &Entry<'_>) -> Diagnostic {
    let message = format!("the entry `{}` has no text; it is left out", entry.key);
    placed(source, entry.span.start, "latex-empty-entry", message)
}

fn placed(
    source: &Source,
    at: usize,
    code: &'static str,
    message: impl Into<String>,
) -> Diagnostic {
    Diagnostic::new(code, Severity::Warning, message)
        .at(Span::new(at, at))
        .on_line(source.line_of(at))
}

#[cfg(test)]
mod tests;
