//! The lines of a document, and what can be told from their shape alone: indents, blank lines, pages, lengths.

use crate::text::{Source, Span};

use super::join::JOINER;
use super::trimmed;

/// A line of a document that is not blank.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    pub(super) span: Span,
    pub(super) text: &'a str,
    /// How far it is indented, in characters.
    pub(super) indent: usize,
    pub(super) after_blank: bool,
    /// Whether a page ends between the line before and this one.
    pub(super) after_page: bool,
    /// Its length in characters.
    pub(super) length: usize,
    /// Its length as it would be printed, in tenths of a letter.
    pub(super) breadth: usize,
    pub(super) words: usize,
}

/// The lines of a document that are not blank. Word processors break lines with a vertical tab, printers pages with a
/// form feed.
pub(super) fn of(source: &Source) -> Vec<Line<'_>> {
    let all = source.text();
    let mut kept = Vec::new();
    let (mut after_blank, mut after_page) = (false, false);
    for whole in source.lines() {
        for piece in pieces(all, whole) {
            after_page |= piece.of(all).starts_with('\u{c}');
            match trimmed(source, piece) {
                Some(span) => {
                    kept.push(line(all, piece, span, after_blank, after_page));
                    (after_blank, after_page) = (false, false);
                }
                None => after_blank = true,
            }
        }
    }
    kept
}

/// A line cut where a break that is no line feed stands; a form feed begins its piece.
fn pieces(all: &str, line: Span) -> impl Iterator<Item = Span> {
    let breaks = line.of(all).char_indices();
    let breaks = breaks.filter(|(at, c)| {
        *at > 0
            && matches!(
                c,
                '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'
            )
    });
    let ends: Vec<usize> = breaks.map(|(at, _)| line.start + at).collect();
    let starts = std::iter::once(line.start).chain(ends.clone());
    let ends = ends.into_iter().chain(std::iter::once(line.end));
    starts.zip(ends).map(|(start, end)| Span::new(start, end))
}

fn line(all: &str, piece: Span, span: Span, after_blank: bool, after_page: bool) -> Line<'_> {
    let before = all[piece.start..span.start].chars();
    Line {
        indent: before.filter(|c| !c.is_control() || *c == '\t').count(),
        after_blank,
        after_page,
        ..measured(span.of(all), span)
    }
}

fn measured(text: &str, span: Span) -> Line<'_> {
    Line {
        span,
        text,
        indent: 0,
        after_blank: false,
        after_page: false,
        length: text.chars().count(),
        breadth: breadth(text),
        words: text.split_whitespace().take(4).count(),
    }
}

impl<'a> Line<'a> {
    /// The first `length` bytes, and the rest, as lines of their own.
    pub(super) fn cut(self, length: usize) -> impl Iterator<Item = Self> {
        let (first, rest) = self.text.split_at(length);
        let start = self.span.start + length + (rest.len() - rest.trim_start().len());
        let first = measured(first, Span::new(self.span.start, self.span.start + length));
        let rest = measured(rest.trim_start(), Span::new(start, self.span.end));
        [
            Line {
                after_blank: self.after_blank,
                after_page: self.after_page,
                indent: self.indent,
                ..first
            },
            rest,
        ]
        .into_iter()
    }
}

/// How long a text is in a book face, in tenths of a letter.
pub(super) fn breadth(text: &str) -> usize {
    text.chars().map(letter).sum()
}

fn letter(c: char) -> usize {
    match c {
        'i' | 'l' | 'j' | 't' | 'f' | 'r' | 'I' | 'і' | 'ї' | 'І' => 6,
        JOINER => 0,
        '.' | ',' | ':' | ';' | '(' | ')' | '[' | ']' | '/' | '-' | '\'' | '!' | ' ' => 6,
        'm' | 'w' | 'ш' | 'щ' | 'ж' | 'ю' | 'м' | 'ф' | 'ы' | '—' | '№' => 14,
        'M' | 'W' | 'Ш' | 'Щ' | 'Ж' | 'Ю' | 'М' | 'Ф' => 16,
        _ if c.is_uppercase() => 13,
        _ => 10,
    }
}
