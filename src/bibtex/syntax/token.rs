//! The smallest parts of a piece.

use super::{Entry, Field, Form, Piece, PieceKind, Value};
use crate::text::Span;

/// A smallest part of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes; the tokens of a piece follow each other without a gap.
    pub span: Span,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// White space.
    White,
    /// `%` and the rest of its line, between fields.
    Note,
    /// One of `@ { } ( ) = # ,`.
    Mark,
    /// The entry type, or the name of the command.
    Type,
    /// The citation key.
    Key,
    /// The name of a field or of a string.
    Name,
    /// A part of a value, with what is round it.
    Part(Form),
    /// Free text, a comment, or what is broken.
    Text,
}

/// The tokens of a piece of `text`; free text, a comment, and what is broken is one token.
pub fn tokens(text: &str, piece: &Piece) -> Vec<Token> {
    let mut told = Vec::new();
    match &piece.kind {
        PieceKind::Entry(entry) => tell_entry(entry, &mut told),
        PieceKind::String(field) => {
            told.push((TokenKind::Type, command(text, piece)));
            tell_field(field, &mut told);
        }
        PieceKind::Preamble(value) => {
            told.push((TokenKind::Type, command(text, piece)));
            tell_value(value, &mut told);
        }
        PieceKind::Free | PieceKind::Comment { .. } | PieceKind::Broken(_) => {
            told.push((TokenKind::Text, piece.span));
        }
    }
    filled(text, piece.span, &told)
}

fn tell_entry(entry: &Entry, told: &mut Vec<(TokenKind, Span)>) {
    told.push((TokenKind::Type, entry.entry_type));
    told.push((TokenKind::Key, entry.key));
    let fields = entry.fields.iter();
    fields.for_each(|field| tell_field(field, told));
}

fn tell_field(field: &Field, told: &mut Vec<(TokenKind, Span)>) {
    told.push((TokenKind::Name, field.name));
    tell_value(&field.value, told);
}

fn tell_value(value: &Value, told: &mut Vec<(TokenKind, Span)>) {
    let parts = value.parts();
    told.extend(parts.map(|part| (TokenKind::Part(part.form), part.span)));
}

/// The name of the command behind `@`.
fn command(text: &str, piece: &Piece) -> Span {
    let inside = piece.span.of(text);
    let letter = |c: char| c.is_ascii_alphabetic();
    let start = inside.find(letter).unwrap_or(0);
    let name = inside[start..].bytes().take_while(u8::is_ascii_alphabetic);
    Span::new(start, start + name.count()).shifted(piece.span.start)
}

/// Puts tokens into the gaps between those that are known: white space, notes, marks.
fn filled(text: &str, span: Span, told: &[(TokenKind, Span)]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(told.len() * 3);
    let mut at = span.start;
    for &(kind, known) in told {
        fill(text, Span::new(at, known.start), &mut tokens);
        tokens.push(Token { kind, span: known });
        at = known.end;
    }
    fill(text, Span::new(at, span.end), &mut tokens);
    tokens
}

fn fill(text: &str, gap: Span, tokens: &mut Vec<Token>) {
    let mut at = gap.start;
    while at < gap.end {
        let rest = &text[at..gap.end];
        let white = rest.len() - rest.trim_start().len();
        let (kind, length) = match rest.as_bytes()[0] {
            _ if white > 0 => (TokenKind::White, white),
            b'%' => (TokenKind::Note, rest.find('\n').unwrap_or(rest.len())),
            _ => (TokenKind::Mark, 1),
        };
        let span = Span::new(at, at + length);
        tokens.push(Token { kind, span });
        at += length;
    }
}
