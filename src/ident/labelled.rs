//! Identifiers that stand behind a word: `ISBN`, `ISSN`, `PMID`, `arXiv:`.

use crate::text::{Span, homoglyph};

use super::find::Hit;
use super::{ArxivId, Identifier, Isbn, Issn, Pmid};

/// The bytes of a word such as `ISBN` (look-alike letters allowed) and of what separates it from its value.
fn label_len(rest: &str, word: &str) -> Option<usize> {
    let mut chars = rest.char_indices();
    for expected in word.chars() {
        let (_, c) = chars.next()?;
        let latin = homoglyph::to_latin(c).unwrap_or(c);
        if !latin.eq_ignore_ascii_case(&expected) {
            return None;
        }
    }
    let after = chars.as_str();
    let value = after.trim_start_matches([':', ' ', '\u{a0}', '№', '=', '#']);
    Some(rest.len() - value.len())
}

/// A number behind `ISBN`, `ISBN-13:`, `ISBN (print):`.
pub(super) fn isbn(text: &str, at: usize) -> Option<Hit> {
    let mut start = at + label_len(&text[at..], "isbn")?;
    for word in ["-13", "-10", "–13", "–10", "13:", "10:", "13 ", "10 "] {
        if let Some(rest) = text[start..].strip_prefix(word) {
            start = text.len() - rest.trim_start_matches([':', ' ', '\u{a0}']).len();
        }
    }
    let (span, printed) = isbn_digits(text, start)?;
    let identifier = Isbn::parse(&printed).map_or(Identifier::BadIsbn(printed), Identifier::Isbn);
    Some(Hit::new(span, Some((identifier, Vec::new()))))
}

/// A sound 13-digit number in groups, without the word `ISBN`.
pub(super) fn bare_isbn(text: &str, at: usize) -> Option<Hit> {
    let rest = &text[at..];
    let grouped = ["978", "979"].iter().any(|group| {
        rest.strip_prefix(group)
            .is_some_and(|rest| rest.starts_with(['-', '–', '‑']))
    });
    let (span, printed) = grouped.then(|| isbn_digits(text, at)).flatten()?;
    let isbn = Isbn::parse(&printed)?;
    Some(Hit::new(span, Some((Identifier::Isbn(isbn), Vec::new()))))
}

/// The longest run of digits, hyphens and single spaces that is an ISBN; else the run up to a space.
fn isbn_digits(text: &str, start: usize) -> Option<(Span, String)> {
    let mut first_word = None;
    let mut digits = 0;
    let mut last = ' ';
    let mut sound = None;
    for (at, c) in text[start..].char_indices().take(24) {
        let is_digit = c.is_ascii_digit() || (digits == 9 && "XxХх".contains(c));
        let joint = "- \u{a0}‐‑‒–—".contains(c) && last.is_ascii_digit();
        if joint && c.is_whitespace() {
            first_word = first_word.or(Some(start + at));
        }
        if !is_digit && !joint {
            break;
        }
        digits += usize::from(is_digit);
        let end = start + at + c.len_utf8();
        if is_digit && Isbn::parse(&text[start..end]).is_some() {
            sound = Some(end);
        }
        last = c;
        if digits == 13 {
            break;
        }
    }
    let unsound = || {
        first_word
            .or_else(|| Some(word_end(text, start)))
            .filter(|&end| end >= start + 8)
    };
    let end = sound.or_else(unsound)?;
    let span = Span::new(start, end);
    Some((span, span.of(text).to_owned()))
}

/// The end of the run of digits and hyphens at `start`.
fn word_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let run: usize = rest
        .chars()
        .take(24)
        .take_while(|c| c.is_ascii_digit() || "-‐‑‒–—XХ".contains(*c))
        .map(char::len_utf8)
        .sum();
    start + rest[..run].trim_end_matches(['-', '–', '—']).len()
}

/// A number behind `ISSN`, `e-ISSN:`, `ISSN (print)`.
pub(super) fn issn(text: &str, at: usize) -> Option<Hit> {
    let mut start = at + label_len(&text[at..], "issn")?;
    for word in [
        "-L", "(print)", "(online)", "(Print)", "(Online)", "print", "online",
    ] {
        if let Some(rest) = text[start..].strip_prefix(word) {
            start = text.len() - rest.trim_start_matches([':', ' ', '\u{a0}']).len();
        }
    }
    let len: usize = text[start..].chars().take(9).map(char::len_utf8).sum();
    let span = Span::new(start, start + len);
    let issn = Issn::parse(span.of(text))?;
    Some(Hit::new(span, Some((Identifier::Issn(issn), Vec::new()))))
}

pub(super) fn pmid(text: &str, at: usize) -> Option<Hit> {
    let start = at + label_len(&text[at..], "pmid")?;
    let digits = text[start..]
        .bytes()
        .take(9)
        .take_while(u8::is_ascii_digit)
        .count();
    let span = Span::new(start, start + digits);
    let pmid = Pmid::parse(span.of(text))?;
    Some(Hit::new(span, Some((Identifier::Pmid(pmid), Vec::new()))))
}

pub(super) fn arxiv(text: &str, at: usize) -> Option<Hit> {
    let start = at + label_len(&text[at..], "arxiv")?;
    let len = text[start..]
        .bytes()
        .take(40)
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"./-".contains(byte))
        .count();
    let word = text[start..start + len].trim_end_matches(['.', '-', '/']);
    let span = Span::new(start, start + word.len());
    let arxiv = ArxivId::parse(word)?;
    Some(Hit::new(span, Some((Identifier::Arxiv(arxiv), Vec::new()))))
}
