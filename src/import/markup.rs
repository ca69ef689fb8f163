//! Text that is not meant to be read as it stands: markup of documents.

use super::Format;
use crate::text::Source;
use crate::{Error, ErrorKind, Result};

/// How far into a text its first tag must be closed.
const HEAD: usize = 4096;

const SAVE_AS_TEXT: &str = "open it, copy the reference list and save it as plain text";
const KNOWN_XML: &str = "of XML it reads EndNote's export, JATS, TEI and MODS; let your reference manager export one of them, BibTeX or CSL-JSON";

/// Refuses a text that would be read as junk.
///
/// # Errors
/// [`ErrorKind::Input`], saying what it is and what to do.
pub(super) fn refuse(source: &Source) -> Result<()> {
    match recognise(source.text()) {
        None => Ok(()),
        Some((what, advice)) => {
            let message = format!(
                "this is {what}, which posyl does not read yet; {advice} (`--from text` reads it as it stands)"
            );
            Err(Error::new(ErrorKind::Input, message).about(source.name()))
        }
    }
}

fn recognise(text: &str) -> Option<(&'static str, &'static str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.starts_with("{\\rtf") {
        return Some(("an RTF document", SAVE_AS_TEXT));
    }
    let head = head(text).to_ascii_lowercase();
    let begins = |tags: &[&str]| tags.iter().any(|tag| head.starts_with(tag));
    begins(&["<?xml", "<!doctype"]).then_some(("an XML document", KNOWN_XML))
}

/// Tells a web page, or a piece of one.
pub(super) fn html(text: &str) -> Option<Format> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let head = head(text).to_ascii_lowercase();
    let begins = |tags: &[&str]| tags.iter().any(|tag| head.starts_with(tag));
    let page = begins(&["<!doctype html", "<html"])
        || begins(&["<?xml", "<!--", "<!doctype"]) && head.contains("<html");
    let other = begins(&["<?xml", "<!doctype"]);
    (page || !other && begins_with_element(&head)).then_some(Format::Html)
}

/// The beginning of a text, cut at a character.
fn head(text: &str) -> &str {
    &text[..text.floor_char_boundary(HEAD)]
}

/// Whether a text begins with a comment, or with a tag that is closed again. `<Без назви>` alone is none.
fn begins_with_element(head: &str) -> bool {
    let Some(rest) = head.strip_prefix('<') else {
        return false;
    };
    let name_end = rest.find(|c: char| !c.is_ascii_alphanumeric());
    let name = &rest[..name_end.unwrap_or(rest.len())];
    let tag = rest.split('>').next().unwrap_or_default();
    let closed = || tag.ends_with('/') || rest.contains(&format!("</{name}"));
    // Paragraphs and list items need not be closed.
    let unclosed = ["p", "li", "br", "meta", "link"].contains(&name);
    rest.starts_with("!--") || (!name.is_empty() && (unclosed || closed()))
}
