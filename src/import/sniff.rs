//! Recognising a format by its first characters.

use serde_json::Value;

use super::{Format, markup};
use crate::Result;
use crate::text::Source;

/// Tells the format of a source from its text.
///
/// `[1] Іваненко …` is a numbered list and `@name` in a sentence is no entry: JSON and BibTeX are recognised by
/// more than their first character. What is neither is text.
///
/// # Errors
/// [`ErrorKind::Input`](crate::ErrorKind::Input) for markup (HTML, XML, RTF) and RIS: read as text they would
/// give junk.
pub fn sniff(source: &Source) -> Result<Format> {
    markup::refuse(source)?;
    let text = source.text().trim_start();
    Ok(match text.as_bytes().first() {
        Some(b'[') if begins_array(text) => Format::CslJson,
        Some(b'{') => json_or_lines(text).unwrap_or(Format::Text),
        _ if has_entry(text) => Format::Bibtex,
        _ => Format::Text,
    })
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
