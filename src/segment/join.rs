//! Joining the lines of an entry.

use crate::model::RawReference;
use crate::text::{Source, Span};

/// Makes one reference of the lines of an entry, which are trimmed and not empty.
pub(super) fn reference(source: &Source, lines: &[Span]) -> RawReference {
    let mut text = String::new();
    for line in lines {
        append(&mut text, line.of(source.text()));
    }
    let start = lines.first().map_or(0, |line| line.start);
    let end = lines.last().map_or(start, |line| line.end);
    RawReference {
        text,
        span: Span::new(start, end),
        line: source.line_of(start),
    }
}

/// Appends a line: a word that a hyphen parts is made whole, an address goes on without a space.
fn append(text: &mut String, line: &str) {
    if text.is_empty() {
        text.push_str(line);
        return;
    }
    let last_word = text.rsplit(char::is_whitespace).next().unwrap_or("");
    let in_address =
        last_word.contains("://") || last_word.starts_with("www.") || last_word.starts_with("10.");
    let next_word = line.split_whitespace().next().unwrap_or("");
    let address_goes_on = in_address
        && !text.ends_with(['.', ',', ';', ')'])
        && next_word.is_ascii()
        && (text.ends_with(['/', '-', '_', '=', '&', '?']) || next_word.contains(['/', '_', '=']));
    let before_hyphen = text.chars().rev().nth(1);
    let parted = !in_address
        && text.ends_with(['-', '\u{ad}', '‐'])
        && before_hyphen.is_some_and(char::is_alphabetic)
        && line.chars().next().is_some_and(char::is_lowercase);
    if parted {
        text.pop();
    } else if !address_goes_on {
        text.push(' ');
    }
    text.push_str(line);
}
