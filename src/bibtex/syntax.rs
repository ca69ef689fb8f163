//! The syntax of a BibTeX file, with nothing lost.
//!
//! [`pieces`] parts a file into entries, commands, comments, free text and what is broken: every byte belongs to exactly one
//! piece. [`tokens`] parts a piece into its smallest parts: every byte of it belongs to exactly one token. So whoever wants to
//! change a field can write everything else back as it was.
//!
//! The rules are those of BibTeX (O. Patashnik, *BibTeXing*, and `bibtex.web`) with what biber adds: `%` comments between fields,
//! `@comment{…}` as a group, letters beyond ASCII in names. Entries stand in braces or parentheses, values are joined by `#`,
//! text between entries is free. A text that goes wrong is given up as one [`Fault`], and reading goes on at the next `@` that
//! begins a line and an entry; where the braces show where the bad entry ends, behind it.
//!
//! Knows no meaning: what a value says is TeX, what a field is called is the business of the module above.

mod broken;
mod pieces;
mod scan;
#[cfg(test)]
mod tests;
mod token;

use std::fmt;

use crate::text::Span;

pub use pieces::{Pieces, is_field, piece_at, pieces};
pub use token::{Token, TokenKind, tokens};

/// A piece of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes; pieces follow each other without a gap.
    pub span: Span,
    /// What it is.
    pub kind: PieceKind,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PieceKind {
    /// Text between entries: white space, `%` lines, prose.
    Free,
    /// `@comment` with what it comments out. One that is not closed ends where the next entry begins.
    Comment {
        /// Whether its group is closed, if it has one.
        is_closed: bool,
    },
    /// `@preamble{value}`.
    Preamble(Value),
    /// `@string{name = value}`.
    String(Field),
    /// An entry.
    Entry(Entry),
    /// What was to be an entry or a command and cannot be read.
    Broken(Fault),
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The entry type.
    pub entry_type: Span,
    /// The citation key.
    pub key: Span,
    /// The fields, in order.
    pub fields: Vec<Field>,
}

/// `name = value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The name.
    pub name: Span,
    /// The value.
    pub value: Value,
}

/// A value: parts that `#` joins. There is at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    first: Part,
    more: Vec<Part>,
}

impl Value {
    /// The parts, in order.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        std::iter::once(&self.first).chain(&self.more)
    }

    /// From the first byte of the first part to the last of the last.
    pub fn span(&self) -> Span {
        let last = self.more.last().unwrap_or(&self.first);
        Span::new(self.first.span.start, last.span.end)
    }
}

/// One part of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// How it is written.
    pub form: Form,
    /// Its bytes, with the braces or quotation marks round it.
    pub span: Span,
}

impl Part {
    /// The bytes without what is round them.
    pub fn content(&self) -> Span {
        match self.form {
            Form::Braced | Form::Quoted => Span::new(self.span.start + 1, self.span.end - 1),
            Form::Bare | Form::Macro => self.span,
        }
    }
}

/// How a part of a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `{text}`
    Braced,
    /// `"text"`
    Quoted,
    /// A number, or a word that begins with a digit.
    Bare,
    /// The name of a string.
    Macro,
}

/// Why a piece cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The byte where it goes wrong.
    pub at: usize,
    /// What is wrong there.
    pub cause: Cause,
    /// The key of the entry, as far as it was read.
    pub key: Option<Span>,
}

/// What is wrong with a piece; its `Display` says so and what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// What follows `@` is no entry type.
    Type,
    /// No brace follows the entry type.
    Opening,
    /// There is no key.
    Key,
    /// No comma follows the key.
    KeyComma,
    /// No comma parts two fields.
    Comma,
    /// Something stands where the name of a field should.
    Name,
    /// No `=` follows the name of a field.
    Equals,
    /// No value follows `=` or `#`.
    Value,
    /// The brace of a value is not closed.
    Brace,
    /// The quotation mark of a value is not closed.
    Quote,
    /// A brace is closed in a quoted value that was not opened there.
    QuotedBrace,
    /// The entry is not closed.
    End,
    /// An entry in braces is closed with a parenthesis, or the other way.
    Closing,
}

impl Cause {
    fn as_str(self) -> &'static str {
        match self {
            Self::Type => "`@` is not followed by an entry type such as `article`",
            Self::Opening => "the entry type is not followed by `{`",
            Self::Key => "the entry has no key; write one behind `{`, and a comma",
            Self::KeyComma => "no comma follows the key",
            Self::Comma => "a comma is missing between two fields",
            Self::Name => "this is no `field = value`",
            Self::Equals => "no `=` follows the name of the field",
            Self::Value => "no value follows; write it in braces",
            Self::Brace => "the brace that begins this value is not closed",
            Self::Quote => "the quotation mark that begins this value is not closed",
            Self::QuotedBrace => "a brace is closed in a quoted value that was not opened in it",
            Self::End => "the entry is not closed; write `}` at its end",
            Self::Closing => "the entry is closed with another sign than it was opened with",
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
