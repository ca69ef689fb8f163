//! PDF documents: their text as it is printed, line by line.
//!
//! `hayro-syntax` reads the objects and `hayro-font` the fonts; which letters a page shows and where, in what order they are
//! read, and what belongs to the page and not to the text is found out here. Nothing is drawn, and no image is unpacked.
//! What the text says is `segment`'s business.

mod about;
mod columns;
mod content;
mod dotted;
mod fonts;
mod glyph;
mod heads;
mod layers;
mod layout;
mod letters;
mod limits;
mod links;
mod marks;
mod mended;
mod notes;
mod packed;
mod rows;
mod state;
mod strings;
mod verdict;
mod written;

#[cfg(test)]
mod tests;

use std::thread;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{Format, Found, Item, Options};
use crate::diag::{Diagnostic, Severity};
use crate::{Error, ErrorKind, Result};

use content::Reader;
use glyph::{Area, Sheet};
use layers::Layers;
use layout::Line;
use limits::LARGEST_FILE;

/// The stack on which documents are read: objects may stand in one another deeper than the stack of a thread allows.
const STACK: usize = 64 << 20;

const DAMAGED: &str =
    "download it again, or mend it with `qpdf in.pdf out.pdf` or `mutool clean in.pdf out.pdf`";

/// Reads the text of a document.
///
/// # Errors
/// [`ErrorKind::Input`] for a document that is damaged, too large or locked with a password, or has no text that can be read.
pub(super) fn read(bytes: &[u8], name: &str, options: &Options) -> Result<Found> {
    let about = |error: Error| error.about(name);
    check(bytes).map_err(about)?;
    // A stack of its own, and a fault of the library costs this document only.
    let found = thread::scope(|scope| {
        let work = thread::Builder::new().stack_size(STACK);
        let work = work.spawn_scoped(scope, || document(bytes, name, options));
        let work = work.map_err(|cause| input("there is no room to read it").because(cause))?;
        work.join()
            .unwrap_or_else(|_| Err(input(format!("it is damaged; {DAMAGED}"))))
    });
    found.map_err(about)
}

/// Refuses what would take too much to read, before it is read.
fn check(bytes: &[u8]) -> Result<()> {
    if bytes.len() > LARGEST_FILE {
        let most = LARGEST_FILE >> 20;
        return Err(input(format!(
            "it is larger than {most} MB; give only the pages with the references: `qpdf in.pdf --pages . 90-100 -- out.pdf`"
        )));
    }
    if packed::is_endless(bytes) {
        return Err(input(format!(
            "it is damaged: its streams do not end; {DAMAGED}"
        )));
    }
    match packed::has_bomb(bytes) {
        true => Err(input(
            "a part of it unpacks to far more than any document needs, so that it is not read",
        )),
        false => Ok(()),
    }
}

fn document(bytes: &[u8], name: &str, options: &Options) -> Result<Found> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| refused(error, bytes))?;
    let mut found = pages(&pdf, name, options);
    if !is_whole(bytes) {
        let message = format!("its end is missing, so that pages may be lost; {DAMAGED}");
        match &mut found {
            Ok(found) => {
                found
                    .diagnostics
                    .push(Diagnostic::new("pdf-cut-short", Severity::Warning, message))
            }
            Err(_) => return Err(input(message)),
        }
    }
    found
}

/// Whether the mark stands at the end with which each document ends.
fn is_whole(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    tail.windows(5).any(|window| window == b"%%EOF")
}

/// The text of the pages.
fn pages(pdf: &Pdf, name: &str, options: &Options) -> Result<Found> {
    let (mut sheets, mut diagnostics) = sheets(pdf);
    if mended::mend(&mut sheets) {
        let message = "its fonts call Cyrillic letters by other names; they were read by their codes, so look the text over";
        diagnostics.push(Diagnostic::new(
            "pdf-letters-mended",
            Severity::Warning,
            message,
        ));
    }
    if options.own {
        return own(pdf, sheets);
    }
    diagnostics.extend(verdict::of_pages(&sheets)?);
    let mut laid = layout::laid(sheets);
    verdict::of_text(&laid.lines)?;
    let mut found = Found::new(Format::Pdf);
    found.items.push(text(name, &mut laid.lines, &laid.links));
    diagnostics.extend(with_notes(&mut found, &mut laid, name, options));
    found.diagnostics = diagnostics;
    Ok(found)
}

/// The record of the work that the document is.
fn own(pdf: &Pdf, sheets: Vec<Sheet>) -> Result<Found> {
    let first = sheets.into_iter().take(1).collect();
    let record = about::record(pdf, &layout::laid(first).lines).ok_or_else(|| {
        input("it does not say which work it is; without `--self` the list in it is read")
    })?;
    let mut found = Found::new(Format::Pdf);
    found.push_record(record);
    Ok(found)
}

/// The pages, as far as they can be read.
fn sheets(pdf: &Pdf) -> (Vec<Sheet>, Vec<Diagnostic>) {
    let mut reader = Reader::new(Layers::of(pdf));
    let mut sheets = Vec::new();
    for page in pdf.pages().iter() {
        sheets.push(reader.page(page).upright());
        if let Some(what) = reader.spent() {
            let message = format!(
                "it has too much for one document ({what}): what follows page {} was not read; give its parts one by one",
                sheets.len()
            );
            return (
                sheets,
                vec![Diagnostic::new("pdf-too-large", Severity::Error, message)],
            );
        }
    }
    (sheets, Vec::new())
}

/// Adds the footnotes as a text of their own where they are wanted, or says that they were left out.
fn with_notes(
    found: &mut Found,
    laid: &mut layout::Laid,
    name: &str,
    options: &Options,
) -> Option<Diagnostic> {
    if laid.notes.is_empty() {
        return None;
    }
    if !options.notes {
        let message = "its footnotes were left out; `--notes` reads them too";
        return Some(Diagnostic::new("pdf-notes", Severity::Note, message));
    }
    found.items.push(text(name, &mut laid.notes, &laid.links));
    None
}

/// Lines as text with links.
fn text(name: &str, lines: &mut [Line], areas: &[Vec<Area>]) -> Item {
    dotted::mend(lines);
    let mut linked = links::linked(lines, areas);
    links::close_up(lines, &mut linked);
    Item::Text(Box::new(written::text(name, lines, &linked)))
}

/// Why a document cannot be opened, and what to do.
fn refused(error: LoadPdfError, bytes: &[u8]) -> Error {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => input(
            "it is locked with a password; unlock it with `qpdf --password=… --decrypt in.pdf out.pdf` and read that",
        ),
        LoadPdfError::Decryption(_) => input(
            "it is encrypted in a way that posyl does not know; print it to a new PDF, and read that",
        ),
        LoadPdfError::Invalid => {
            let tail = &bytes[bytes.len().saturating_sub(2048)..];
            let whole = tail.windows(5).any(|window| window == b"%%EOF");
            let fault = if whole {
                "it is damaged"
            } else {
                "it is damaged: its end is missing"
            };
            input(format!("{fault}; {DAMAGED}"))
        }
    }
}

fn input(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Input, message)
}
