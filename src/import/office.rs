//! Documents of Word (DOCX) and of LibreOffice (ODT).
//!
//! What programs that cite (Zotero, Mendeley, EndNote, Word and LibreOffice themselves) keep in a document is read as the
//! records it is; where there is nothing of the kind, the document is handed on as text with a line for each paragraph.
//! Only parts that are needed are unpacked, in memory and within bounds.

mod base64;
mod citations;
mod document;
mod docx;
mod instruction;
mod list;
mod marks;
mod notes;
mod numerals;
mod odt;
mod own;
mod package;
mod properties;
mod pull;
mod sources;

use super::{Format, Found, Item, Options};
use crate::Result;
use crate::diag::{Diagnostic, Severity};
use crate::segment;

use citations::{At, Records};
use document::{Citation, Document, Paragraph};
use list::Lines;
use package::Package;

pub(super) use odt::is_flat;
pub(super) use package::sniff;

/// Reads a document of Word.
///
/// # Errors
/// [`ErrorKind::Input`](crate::ErrorKind::Input) when it is damaged, encrypted, too large, or no such document.
pub(super) fn read_docx(bytes: &[u8], name: &str, options: &Options) -> Result<Found> {
    let mut package = Package::open(bytes, name)?;
    if options.own {
        return Ok(own::found(
            Format::Docx,
            name,
            docx::properties(&mut package)?,
        ));
    }
    let document = docx::read(&mut package)?;
    Ok(found(Format::Docx, name, document, options))
}

/// Reads a document of LibreOffice, packed or as one XML file.
///
/// # Errors
/// As [`read_docx`].
pub(super) fn read_odt(bytes: &[u8], name: &str, options: &Options) -> Result<Found> {
    let parts = odt::parts(bytes, name)?;
    if options.own {
        return Ok(own::found(Format::Odt, name, odt::properties(&parts)));
    }
    Ok(found(Format::Odt, name, odt::read(&parts), options))
}

/// What is found in a document: records where programs left some, else its text.
fn found(format: Format, name: &str, document: Document, options: &Options) -> Found {
    let mut found = Found::new(format);
    for damage in &document.damage {
        let message =
            format!("a part of the document is damaged and was read as far as it goes: {damage}");
        found.diagnostics.push(Diagnostic::new(
            "document-damaged",
            Severity::Warning,
            message,
        ));
    }
    let lines = list::lines(name, &document.paragraphs);
    let count = take_citations(&mut found, &document, &lines);
    let lists = match count {
        0 => take_text(&mut found, &lines, options),
        _ => {
            compare(&mut found, count, &document.paragraphs, &lines);
            0
        }
    };
    let (notes, again) = notes::printed(&document.paragraphs, &lines, lists);
    if options.notes {
        found.items.extend(notes);
        let again = (again > 0).then(|| notes::left_out(again));
        found.diagnostics.extend(again);
    } else if !notes.is_empty() {
        found.diagnostics.push(notes::unread(notes.len()));
    }
    found
}

/// Adds the text of a document; the number of the lists in it, where notes are to follow them.
fn take_text(found: &mut Found, lines: &Lines, options: &Options) -> usize {
    let lists = match options.notes {
        true => segment::paragraphs(&lines.text.source)
            .0
            .last()
            .map_or(0, |last| last.list + 1),
        false => 0,
    };
    found.items.push(Item::Text(Box::new(lines.text.clone())));
    lists
}

/// Adds what is cited, in the order of first citation; where Word keeps sources and none is cited, all of them.
fn take_citations(found: &mut Found, document: &Document, lines: &Lines) -> usize {
    let mut sources = Vec::new();
    for xml in &document.sources {
        let (entries, fault) = sources::entries(xml);
        sources.extend(entries);
        let message = |fault| format!("the document's list of sources is damaged: {fault}");
        let said = fault
            .map(|fault| Diagnostic::new("document-damaged", Severity::Warning, message(fault)));
        found.diagnostics.extend(said);
    }
    let mut records = Records::new(found, &sources);
    let mut cites_sources = false;
    for (paragraph, &span) in document.paragraphs.iter().zip(&lines.spans) {
        let at = At {
            source: &lines.text.source,
            span: Some(span),
        };
        for citation in &paragraph.citations {
            cites_sources |= matches!(citation, Citation::Word(_));
            records.take(citation, at);
        }
    }
    if !cites_sources {
        let at = At {
            source: &lines.text.source,
            span: None,
        };
        let tags = sources.iter().map(|entry| entry.tag.clone());
        records.take(&Citation::Word(tags.collect()), at);
    }
    records.finish()
}

/// Says how many entries the bibliography has as typed, where it is another number than the records.
fn compare(found: &mut Found, count: usize, paragraphs: &[Paragraph], lines: &Lines) {
    let entries = paragraphs
        .iter()
        .filter(|one| one.is_generated && !one.is_blank());
    let entries = entries.filter(|one| !list::is_list_heading(one.text.trim()));
    let typed = match entries.count() {
        0 if segment::has_heading(&lines.text.source) => {
            segment::paragraphs(&lines.text.source).0.len()
        }
        generated => generated,
    };
    if typed > 0 && typed != count {
        let message = format!(
            "the citations in the document hold {count} records, its bibliography as typed has {typed} entries; \
             to read these, save the document as plain text"
        );
        found.diagnostics.push(Diagnostic::new(
            "bibliography-differs",
            Severity::Note,
            message,
        ));
    }
}
