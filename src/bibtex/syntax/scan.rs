//! Reading one entry or command.

use super::broken::holds_field;
use super::pieces::{begins_entry, line_end};
use super::{Cause, Entry, Field, Form, Part, Piece, PieceKind, Value};
use crate::text::Span;

/// What went wrong, and where.
pub(super) type Failed = (Cause, usize);

#[derive(Debug, Clone)]
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Scanner<'a> {
    /// Reads an entry or command behind the brace that opens it.
    pub(super) fn command(&mut self, start: usize, word: Span, close: u8) -> Piece {
        let mut key = None;
        let name = word.of(self.text);
        let read = if name.eq_ignore_ascii_case("string") {
            self.string(close).map(PieceKind::String)
        } else if name.eq_ignore_ascii_case("preamble") {
            self.preamble(close).map(PieceKind::Preamble)
        } else {
            self.entry(word, close, &mut key).map(PieceKind::Entry)
        };
        match read {
            Ok(kind) => Piece {
                span: Span::new(start, self.at),
                kind,
            },
            Err(failed) => self.broken(start, failed, key),
        }
    }

    fn string(&mut self, close: u8) -> Result<Field, Failed> {
        self.blank();
        let field = self.field()?;
        self.end(close)?;
        Ok(field)
    }

    fn preamble(&mut self, close: u8) -> Result<Value, Failed> {
        let value = self.value()?;
        self.end(close)?;
        Ok(value)
    }

    /// The end of a command, behind a comma perhaps.
    fn end(&mut self, close: u8) -> Result<(), Failed> {
        self.blank();
        if self.eat(b',') {
            self.blank();
        }
        match self.eat(close) {
            true => Ok(()),
            false => Err((Cause::End, self.here())),
        }
    }

    /// The place of a fault: where the text ends or another entry begins, right behind what is there.
    fn here(&self) -> usize {
        match self.rest().is_empty() || begins_entry(self.rest()) {
            true => self.text[..self.at].trim_end().len(),
            false => self.at,
        }
    }

    fn entry(&mut self, word: Span, close: u8, key: &mut Option<Span>) -> Result<Entry, Failed> {
        let read = self.key(close)?;
        *key = Some(read);
        let mut fields = Vec::new();
        let ended = self.fields(close, &mut fields);
        ended.map_err(|failed| self.likelier(failed, &fields))?;
        Ok(Entry {
            entry_type: word,
            key: read,
            fields,
        })
    }

    /// The key; behind it stands a comma or the end of the entry.
    fn key(&mut self, close: u8) -> Result<Span, Failed> {
        self.blank();
        let rest = self.rest();
        if begins_entry(rest) {
            return Err((Cause::Key, self.here()));
        }
        let ends = |byte: u8| b",=}\"{\n".contains(&byte) || byte == close;
        let length = rest.bytes().position(ends).unwrap_or(rest.len());
        let key = rest[..length].trim_end();
        let span = Span::new(self.at, self.at + key.len());
        if key.is_empty() || rest[length..].starts_with('=') {
            return Err((Cause::Key, self.here()));
        }
        self.at = span.end;
        self.blank();
        match self.peek() {
            Some(b',') => Ok(span),
            Some(byte) if byte == close => Ok(span),
            None => Err((Cause::End, self.here())),
            Some(_) => Err((Cause::KeyComma, span.end)),
        }
    }

    fn fields(&mut self, close: u8, fields: &mut Vec<Field>) -> Result<(), Failed> {
        let start = self.at;
        loop {
            self.blank();
            let mut is_parted = false;
            while self.eat(b',') {
                is_parted = true;
                self.blank();
            }
            if self.eat(close) {
                return Ok(());
            }
            let behind = fields.last().map_or(start, |field| field.value.span().end);
            match self.peek() {
                None => return Err((Cause::End, behind)),
                Some(b'@') if begins_entry(self.rest()) => return Err((Cause::End, behind)),
                Some(b'}' | b')') => return Err((Cause::Closing, self.at)),
                Some(_) if is_parted => fields.push(self.field()?),
                Some(_) => return Err((Cause::Comma, behind)),
            }
        }
    }

    fn field(&mut self) -> Result<Field, Failed> {
        let start = self.at;
        let name = self.word();
        if name.is_empty() {
            return Err((Cause::Name, start));
        }
        self.blank();
        if !self.eat(b'=') {
            return Err((Cause::Equals, name.end));
        }
        let value = self.value()?;
        Ok(Field { name, value })
    }

    fn value(&mut self) -> Result<Value, Failed> {
        self.blank();
        let first = self.part()?;
        let mut more = Vec::new();
        loop {
            self.blank();
            if !self.eat(b'#') {
                return Ok(Value { first, more });
            }
            self.blank();
            more.push(self.part()?);
        }
    }

    fn part(&mut self) -> Result<Part, Failed> {
        let start = self.at;
        let form = match self.peek() {
            Some(b'{') => {
                self.group(true)?;
                Form::Braced
            }
            Some(b'"') => {
                self.quoted()?;
                Form::Quoted
            }
            first => {
                let is_empty = self.word().is_empty();
                match first {
                    _ if is_empty => return Err((Cause::Value, self.here())),
                    Some(b'0'..=b'9') => Form::Bare,
                    _ => Form::Macro,
                }
            }
        };
        let span = Span::new(start, self.at);
        Ok(Part { form, span })
    }

    /// Passes over a group in braces. With `guarded`, a line that begins an entry ends it as well, and badly.
    pub(super) fn group(&mut self, guarded: bool) -> Result<(), Failed> {
        let open = self.at;
        let mut depth = 0_usize;
        let bytes = self.text.as_bytes();
        let mut at = open;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'{' => depth += 1,
                b'}' if depth == 1 => {
                    self.at = at + 1;
                    return Ok(());
                }
                b'}' => depth -= 1,
                b'\n' if guarded && self.line_begins_entry(at + 1) => break,
                _ => {}
            }
            at += 1;
        }
        self.at = at;
        Err((Cause::Brace, open))
    }

    /// Passes over a value in quotation marks; one in braces does not end it.
    fn quoted(&mut self) -> Result<(), Failed> {
        let open = self.at;
        let mut depth = 0_usize;
        let bytes = self.text.as_bytes();
        let mut at = open + 1;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' if depth == 0 => {
                    self.at = at + 1;
                    return Ok(());
                }
                b'{' => depth += 1,
                b'}' if depth == 0 => {
                    self.at = at;
                    return Err(match holds_field(&self.text[open..at]) {
                        true => (Cause::Quote, open),
                        false => (Cause::QuotedBrace, at),
                    });
                }
                b'}' => depth -= 1,
                b'\n' if self.line_begins_entry(at + 1) => break,
                _ => {}
            }
            at += 1;
        }
        self.at = at;
        Err((Cause::Quote, open))
    }

    /// Whether the line at a byte begins an entry.
    pub(super) fn line_begins_entry(&self, at: usize) -> bool {
        let line = self.text[at..].trim_start_matches([' ', '\t']);
        line.starts_with('@') && begins_entry(line)
    }

    /// Letters, digits and signs that names of types, fields and strings are made of.
    pub(super) fn word(&mut self) -> Span {
        let start = self.at;
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            if byte.is_ascii_alphanumeric() || b"-_:.+/'!*&".contains(&byte) {
                self.at += 1;
            } else if byte.is_ascii() {
                break;
            } else {
                let c = self.rest().chars().next().filter(|c| c.is_alphanumeric());
                let Some(c) = c else { break };
                self.at += c.len_utf8();
            }
        }
        Span::new(start, self.at)
    }

    /// Passes over white space.
    pub(super) fn white(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            if byte.is_ascii_whitespace() {
                self.at += 1;
            } else if byte.is_ascii() {
                return;
            } else {
                let c = self.rest().chars().next().filter(|c| c.is_whitespace());
                let Some(c) = c else { return };
                self.at += c.len_utf8();
            }
        }
    }

    /// Passes over white space and `%` comments.
    fn blank(&mut self) {
        self.white();
        while self.peek() == Some(b'%') {
            self.at = line_end(self.text, self.at);
            self.white();
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }
}
