//! Joining the lines of an entry.

mod hyphens;

use crate::model::RawReference;
use crate::text::{Source, Span};

pub(super) use hyphens::Words;

/// A reader that knows that a line goes on in the next without anything between ends it so: a link was on both.
pub(super) const JOINER: char = '\u{2060}';

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
    if text.ends_with(JOINER) {
        text.pop();
        text.push_str(line);
        return;
    }
    // No word that matters is longer; this keeps a huge entry cheap.
    let end = &text[text.floor_char_boundary(text.len().saturating_sub(LONGEST_WORD))..];
    let last_word = end.rsplit(char::is_whitespace).next().unwrap_or("");
    let next_word = line.split_whitespace().next().unwrap_or("");
    let scheme = parts_scheme(last_word, next_word);
    if scheme || is_address(last_word) || begins_escaped(next_word) {
        if !scheme && !address_goes_on(last_word, next_word) {
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
    word.contains("://")
        || word.starts_with("www.")
        || word.starts_with("10.")
        || matches!(word, "https:" | "http:")
        || is_escaped(word)
}

/// The rest of an address that a space parted: `20to%20telecommunication`, or of it `20to%`.
fn is_escaped(word: &str) -> bool {
    let lettered = word.bytes().any(|b| b.is_ascii_alphabetic());
    let mut behind = word.split('%').skip(1);
    lettered && word.is_ascii() && behind.any(|rest| rest.is_empty() || is_hex(rest))
}

/// `ht` before `tps://omni.example`
fn parts_scheme(last: &str, next: &str) -> bool {
    let goes_on = |scheme: &str| {
        let rest = scheme.strip_prefix(last);
        rest.is_some_and(|rest| !rest.is_empty() && next.starts_with(rest))
    };
    last.starts_with('h') && ["https://", "http://"].into_iter().any(goes_on)
}

/// `%20telecommunication`
fn begins_escaped(word: &str) -> bool {
    word.strip_prefix('%').is_some_and(is_hex)
}

fn is_hex(text: &str) -> bool {
    let two = text.as_bytes().get(..2);
    two.is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit))
}

/// What is hardly a word but the name of a page: `ache-vdoma-dlia-ukrainskykh`, `ology-60561162`
fn is_hyphened(word: &str) -> bool {
    let hyphens = word.matches('-').count();
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let small = word
        .trim_start_matches('-')
        .starts_with(|c: char| c.is_ascii_lowercase());
    small && word.len() > 12 && (hyphens > 3 || hyphens > 0 && digits > 4)
}

/// `-cyberattacks` behind `…/ukraine-digital-war`
fn is_hyphen_and_word(next: &str) -> bool {
    let word = next.strip_prefix('-').unwrap_or("");
    word.starts_with(|c: char| c.is_ascii_lowercase())
}

/// What ends an address: `tml` behind `…/32254332.h`, `(15)-2` behind `10.37772/2309-9275-2020-2`
fn is_tail(last: &str, next: &str) -> bool {
    let name = last.rsplit('.').next().unwrap_or("");
    let kind = format!("{name}{next}");
    let of_file = ["html", "htm", "pdf", "php", "aspx", "shtml", "xhtml"];
    let in_brackets = next
        .strip_prefix('(')
        .and_then(|inner| inner.split_once(")-"));
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let small = next.starts_with(|c: char| c.is_ascii_lowercase());
    let file = next
        .rsplit_once('.')
        .is_some_and(|(_, kind)| of_file.contains(&kind));
    let of_page = !name.is_empty() && of_file.contains(&kind.as_str()) || small && file;
    last.contains('/') && of_page
        || in_brackets.is_some_and(|(inner, rest)| number(inner) && number(rest))
}

/// Whether the next line begins with the rest of an address.
fn address_goes_on(last: &str, next: &str) -> bool {
    if last.ends_with(':') {
        return next.starts_with("//");
    }
    // An address may have other letters further on.
    let next = &next[..next.find(|c: char| !c.is_ascii()).unwrap_or(next.len())];
    if next.is_empty() || last.ends_with([',', ';', ')']) {
        return false;
    }
    let bare = next.trim_end_matches(['.', ',', ';', ')']);
    let marked = bare.contains(['/', '_', '=', '%', '?', '&']) && !bare.contains("://");
    let inner = marked || is_hyphened(bare) || is_tail(last, bare) || is_hyphen_and_word(next);
    if last.ends_with('.') {
        // `https://www.slovo.` before `example.ua/a`, `10.1016/j.` before `jvc.2013.01`; not a sentence after it.
        let lower = next.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
        return lower && (inner || bare.contains('.')) && !bare.contains("://");
    }
    last.ends_with(['/', '-', '_', '=', '&', '?', '%']) || inner
}
