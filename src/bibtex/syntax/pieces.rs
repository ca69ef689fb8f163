//! Cutting a file into pieces: where entries and commands begin.

use super::scan::Scanner;
use super::{Cause, Piece, PieceKind};
use crate::bibtex::is_command_or_type;
use crate::text::Span;

/// How far a key may reach when a line is asked whether it begins an entry.
const LONGEST_KEY: usize = 300;

/// How far back the beginning of a line is looked for.
const LONGEST_INDENT: usize = 64;

/// Parts a file into pieces, in their order. It takes one pass over the text, however broken that is.
pub fn pieces(text: &str) -> Pieces<'_> {
    Pieces {
        scanner: Scanner { text, at: 0 },
        next: None,
        comments_close: true,
    }
}

/// The entry or command that begins at a byte of a file.
pub fn piece_at(text: &str, at: usize) -> Option<Piece> {
    pieces(text).command(at)
}

/// Whether a field of this name with this value in braces reads as it is written.
pub fn is_field(name: &str, value: &str) -> bool {
    let text = format!("@misc{{k,\n{name} = {{{value}}},\n}}");
    let Some(Piece { span, kind }) = piece_at(&text, 0) else {
        return false;
    };
    let PieceKind::Entry(entry) = kind else {
        return false;
    };
    let [field] = entry.fields.as_slice() else {
        return false;
    };
    let mut parts = field.value.parts();
    let is_whole = parts
        .next()
        .is_some_and(|part| part.content().of(&text) == value);
    span.len() == text.len() && field.name.of(&text) == name && is_whole && parts.next().is_none()
}

/// The pieces of a file.
#[derive(Debug, Clone)]
pub struct Pieces<'a> {
    scanner: Scanner<'a>,
    /// The piece behind the free text that was given last.
    next: Option<Piece>,
    /// Until a comment is found that is never closed, comments may hold entries.
    comments_close: bool,
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        if let Some(piece) = self.next.take() {
            return Some(piece);
        }
        let from = self.scanner.at;
        let piece = self.find_command();
        if piece.is_none() {
            self.scanner.at = self.scanner.text.len();
        }
        let start = piece
            .as_ref()
            .map_or(self.scanner.at, |piece| piece.span.start);
        if start == from {
            return piece;
        }
        self.next = piece;
        Some(Piece {
            span: Span::new(from, start),
            kind: PieceKind::Free,
        })
    }
}

impl Pieces<'_> {
    /// Goes on to the next `@` that begins something, and reads it.
    fn find_command(&mut self) -> Option<Piece> {
        let text = self.scanner.text;
        let mut line = Line::at(text, self.scanner.at);
        loop {
            let at = self.scanner.at + text[self.scanner.at..].find('@')?;
            line.go_to(text, at);
            if !line.is_noted {
                if let Some(piece) = self.command(at) {
                    return Some(piece);
                }
                let cause = line.is_start.then(|| was_to_begin(&text[at..]));
                if let Some(cause) = cause.flatten() {
                    self.scanner.at = at + 1;
                    return Some(self.scanner.broken(at, (cause, at), None));
                }
            }
            self.scanner.at = at + 1;
        }
    }

    /// Reads what the `@` at `start` begins; nothing where it begins nothing.
    fn command(&mut self, start: usize) -> Option<Piece> {
        let scanner = &mut self.scanner;
        let text = scanner.text;
        let in_word = text[..start].ends_with(char::is_alphanumeric);
        if in_word || !text[start..].starts_with('@') {
            return None;
        }
        scanner.at = start + 1;
        scanner.white();
        let word = scanner.word();
        let name = word.of(text);
        if !name.starts_with(char::is_alphabetic) {
            return None;
        }
        if name.eq_ignore_ascii_case("comment") {
            return Some(self.comment(start));
        }
        scanner.white();
        let close = match scanner.peek() {
            Some(b'{') => b'}',
            // In prose a word may well be followed by a parenthesis.
            Some(b'(') if is_command_or_type(name) || begins_key(&text[scanner.at + 1..]) => b')',
            _ => return None,
        };
        scanner.at += 1;
        Some(scanner.command(start, word, close))
    }

    /// Passes over a comment: a group, or the rest of the line.
    fn comment(&mut self, start: usize) -> Piece {
        let scanner = &mut self.scanner;
        let behind = scanner.at;
        scanner.white();
        let mut is_closed = true;
        if scanner.peek() == Some(b'{') {
            let open = scanner.at;
            is_closed = self.comments_close && scanner.group(false).is_ok();
            if !is_closed {
                self.comments_close = false;
                scanner.at = open;
                is_closed = scanner.group(true).is_ok();
            }
        } else {
            scanner.at = line_end(scanner.text, behind);
        }
        Piece {
            span: Span::new(start, scanner.at),
            kind: PieceKind::Comment { is_closed },
        }
    }
}

/// What is known of the line on which an `@` stands, so that many of them on one long line cost no more than one.
#[derive(Debug)]
struct Line {
    seen: usize,
    /// Whether only white space is on it so far.
    is_blank: bool,
    /// Whether only white space is before the last `@`.
    is_start: bool,
    /// Whether a `%` begins it.
    is_noted: bool,
}

impl Line {
    /// The line on which free text begins: that of a file, or what is left of the one on which an entry ended.
    fn at(text: &str, at: usize) -> Self {
        let from = text.floor_char_boundary(at.saturating_sub(LONGEST_INDENT));
        let before = &text[from..at];
        let line = before.rfind('\n').map(|feed| &before[feed + 1..]);
        let line = line.or((from == 0).then_some(before));
        Self {
            seen: at,
            is_blank: line.is_some_and(|line| line.trim_start().is_empty()),
            is_start: false,
            is_noted: false,
        }
    }

    fn go_to(&mut self, text: &str, at: usize) {
        let mut passed = &text[self.seen..at];
        if let Some(feed) = passed.rfind('\n') {
            passed = &passed[feed + 1..];
            self.is_blank = true;
            self.is_noted = false;
        }
        let typed = passed.trim_start();
        self.is_noted |= self.is_blank && typed.starts_with('%');
        self.is_start = self.is_blank && typed.is_empty();
        self.is_blank = false;
        self.seen = at;
    }
}

/// What is wrong with an `@` at the beginning of a line that begins nothing but was to do so.
fn was_to_begin(text: &str) -> Option<Cause> {
    let line = text[1..line_end(text, 1)].trim_start();
    let word = line.split(|c: char| !c.is_ascii_alphabetic()).next();
    if word.is_some_and(is_command_or_type) {
        return Some(Cause::Opening);
    }
    line.contains('{').then_some(Cause::Type)
}

pub(super) fn line_end(text: &str, from: usize) -> usize {
    text[from..]
        .find('\n')
        .map_or(text.len(), |feed| from + feed)
}

/// Whether an entry or command begins here: `@word{key,`, a word that is known, or what was to be one (`@{key,`).
pub(super) fn begins_entry(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('@') else {
        return false;
    };
    let rest = rest.trim_start_matches([' ', '\t']);
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = rest.split_at(length);
    let rest = rest.trim_start_matches([' ', '\t']);
    let opens = rest.starts_with('{') || !word.is_empty() && rest.starts_with('(');
    opens && (is_command_or_type(word) || begins_key(&rest[1..]))
}

/// Whether a word and a comma follow.
fn begins_key(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t']);
    let ends = |byte| b",=}\"{\n".contains(&byte);
    let end = rest.bytes().take(LONGEST_KEY).position(ends);
    end.is_some_and(|end| end > 0 && rest.as_bytes()[end] == b',')
}
