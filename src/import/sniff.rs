//! Recognising a format by its first characters.

use serde_json::Value;

use super::{Format, csl, latex, markdown, markup, office, remark, table, tagged, xml, yaml};
use crate::Result;
use crate::text::Source;

/// How far into a file of bytes its beginning may lie: some programs put junk before it.
const PREAMBLE: usize = 1024;

/// Tells the format of a file of bytes that are no text.
pub fn sniff_bytes(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"PK\x03\x04") {
        return office::sniff(bytes);
    }
    if office::is_flat(bytes) {
        return Some(Format::Odt);
    }
    let head = &bytes[..bytes.len().min(PREAMBLE)];
    let pdf = head.windows(5).any(|window| window == b"%PDF-");
    pdf.then_some(Format::Pdf)
}

/// Tells the format of a source from its text; its name helps only where the text leaves it open.
///
/// `[1] Іваненко …` is a numbered list and `@name` in a sentence is no entry: JSON and BibTeX are recognised by
/// more than their first character. What is neither is text.
///
/// # Errors
/// [`ErrorKind::Input`](crate::ErrorKind::Input) for markup that we do not read: as text it would give junk.
pub fn sniff(source: &Source) -> Result<Format> {
    let text = source.text().trim_start();
    if let Some(format) = xml::sniff(text).or_else(|| markup::html(text)) {
        return Ok(format);
    }
    markup::refuse(source)?;
    let items = remark::after(text, csl::REMARK);
    let json = match items.as_bytes().first() {
        Some(b'[') if begins_array(items) => Some(Format::CslJson),
        Some(b'{') if items.len() < text.len() => Some(Format::Ndjson),
        Some(b'{') => json_or_lines(items),
        _ => None,
    };
    let format = json
        .or_else(|| tagged::sniff(text))
        .or_else(|| latex::is(text).then_some(Format::Latex))
        .or_else(|| has_entry(text).then_some(Format::Bibtex))
        .or_else(|| yaml::sniff(source))
        .or_else(|| table::sniff(source))
        .or_else(|| markdown::is(source).then_some(Format::Markdown));
    Ok(format.unwrap_or(Format::Text))
}

fn begins_array(text: &str) -> bool {
    text[1..].trim_start().starts_with(['{', ']'])
}

/// Lines of which one at least is an object of its own, or a single object over many lines.
fn json_or_lines(text: &str) -> Option<Format> {
    let whole = |line: &str| line.starts_with('{') && is_object(line);
    let some_line = text.lines().map(str::trim).any(whole);
    let one_line = !text.trim_end().contains('\n');
    if some_line && (one_line || !is_object(text)) {
        return Some(Format::Ndjson);
    }
    let begins_object = text[1..].trim_start().starts_with(['"', '}']);
    begins_object.then_some(Format::CslJson)
}

fn is_object(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok_and(|value| value.is_object())
}

/// Whether some line begins an entry: `@word{key,`, or `@string{`, `@comment{`, `@preamble{`.
fn has_entry(text: &str) -> bool {
    text.lines().any(|line| {
        let Some(rest) = line.trim_start().strip_prefix('@') else {
            return false;
        };
        let Some((kind, rest)) = rest.split_once(['{', '(']) else {
            return false;
        };
        let kind = kind.trim_end();
        let word = !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_alphabetic());
        word && (is_command(kind) || has_key(rest))
    })
}

fn is_command(kind: &str) -> bool {
    ["string", "comment", "preamble"]
        .iter()
        .any(|command| kind.eq_ignore_ascii_case(command))
}

fn has_key(rest: &str) -> bool {
    rest.trim().is_empty()
        || rest
            .split_once(',')
            .is_some_and(|(key, _)| !key.trim().contains(char::is_whitespace))
}
