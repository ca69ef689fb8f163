//! Joining the lines of an entry.

mod hyphens;

use crate::model::RawReference;
use crate::text::{Source, Span};

pub(super) use hyphens::Words;

/// No more bytes of a word are looked at.
const LONGEST_WORD: usize = 200;

/// Makes one reference of the lines of an entry, which are trimmed and not empty. `words` are those of the document.
pub(super) fn reference(source: &Source, lines: &[Span], words: &Words) -> RawReference {
    let mut text = String::new();
    for line in lines {
        append(&mut text, line.of(source.text()), words);
    }
    let start = lines.first().map_or(0, |line| line.start);
    let end = lines.last().map_or(start, |line| line.end);
    RawReference {
        text,
        span: Span::new(start, end),
        line: source.line_of(start),
        list: 0,
    }
}

/// Appends a line: a word that a hyphen parts is made whole, an address goes on without a space.
fn append(text: &mut String, line: &str, words: &Words) {
    if text.is_empty() {
        text.push_str(line);
        return;
    }
    // No word that matters is longer; this keeps a huge entry cheap.
    let end = &text[text.floor_char_boundary(text.len().saturating_sub(LONGEST_WORD))..];
    let last_word = end.rsplit(char::is_whitespace).next().unwrap_or("");
    let next_word = line.split_whitespace().next().unwrap_or("");
    if is_address(last_word) {
        if !address_goes_on(last_word, next_word) {
            text.push(' ');
        }
    } else if let Some(hyphen) = hyphens::at_end(last_word) {
        match hyphens::parted(last_word, next_word, words) {
            Parted::Word => text.truncate(text.len() - hyphen),
            Parted::Compound => {}
            Parted::Nothing => text.push(' '),
        }
    } else {
        text.push(' ');
    }
    text.push_str(line);
}

/// What a hyphen at the end of a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parted {
    /// A word that was too long for the line: the hyphen goes.
    Word,
    /// Words or numbers that a hyphen joins.
    Compound,
    /// Neither: it is a dash.
    Nothing,
}

fn is_address(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '[', '<']);
    word.contains("://") || word.starts_with("www.") || word.starts_with("10.")
}

/// Whether the next line begins with the rest of an address.
fn address_goes_on(last: &str, next: &str) -> bool {
    if !next.is_ascii() || last.ends_with([',', ';', ')']) {
        return false;
    }
    let bare = next.trim_end_matches(['.', ',', ';', ')']);
    let inner = bare.contains(['/', '_', '=', '%', '?', '&']) && !bare.contains("://");
    if last.ends_with('.') {
        // `https://www.slovo.` before `example.ua/a`, `10.1016/j.` before `jvc.2013.01`; not a sentence after it.
        let lower = next.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
        return lower && (inner || bare.contains('.')) && !bare.contains("://");
    }
    last.ends_with(['/', '-', '_', '=', '&', '?', '%']) || inner
}
