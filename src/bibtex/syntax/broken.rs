//! Giving up what is broken: what is wrong with it, and where it ends.

use super::pieces::begins_entry;
use super::scan::{Failed, Scanner};
use super::{Cause, Fault, Field, Form, Piece, PieceKind};
use crate::text::Span;

impl Scanner<'_> {
    /// A value that holds something like `year = {` swallowed what follows it: its own end is missing, not what was missed.
    pub(super) fn likelier(&self, failed: Failed, fields: &[Field]) -> Failed {
        if !matches!(failed.0, Cause::End | Cause::Comma) {
            return failed;
        }
        let parts = fields.iter().flat_map(|field| field.value.parts());
        let holding = parts.filter(|part| holds_field(part.span.of(self.text)));
        match holding.last() {
            Some(part) if part.form == Form::Quoted => (Cause::Quote, part.span.start),
            Some(part) => (Cause::Brace, part.span.start),
            None => failed,
        }
    }

    /// Gives up what began at `start`, and goes on where it ends or where the next entry begins.
    pub(super) fn broken(&mut self, start: usize, failed: Failed, key: Option<Span>) -> Piece {
        let (cause, at) = failed;
        let depth = usize::from(!matches!(cause, Cause::Type | Cause::Opening));
        let is_open = matches!(
            cause,
            Cause::Brace | Cause::Quote | Cause::QuotedBrace | Cause::End
        );
        let at_next = self.at > start && begins_entry(self.rest());
        if !at_next && (is_open || !self.leaves(depth)) {
            self.go_to_next_entry();
        }
        self.at = self.end_of_text(start);
        Piece {
            span: Span::new(start, self.at),
            kind: PieceKind::Broken(Fault { at, cause, key }),
        }
    }

    /// Where what began at `start` ends if white space and `%` lines before this place belong to what follows.
    fn end_of_text(&self, start: usize) -> usize {
        let mut text = self.text[start..self.at].trim_end();
        while let Some(feed) = text.rfind('\n') {
            if !text[feed..].trim_start().starts_with('%') {
                break;
            }
            text = text[..feed].trim_end();
        }
        start + text.len()
    }

    /// Goes behind the brace that closes the entry, and tells whether it stands at the end of a line or before another entry.
    fn leaves(&mut self, mut depth: usize) -> bool {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                b'{' => depth += 1,
                b'}' if depth <= 1 => {
                    self.at += 1;
                    let behind = self.rest().trim_start_matches([' ', '\t', '\r']);
                    return behind.is_empty() || behind.starts_with(['\n', '@', '%']);
                }
                b'}' => depth -= 1,
                b'\n' if self.line_begins_entry(self.at + 1) => return false,
                _ => {}
            }
            self.at += 1;
        }
        false
    }

    /// Goes to the end of the line before the next that begins an entry, or to the end.
    fn go_to_next_entry(&mut self) {
        while let Some(feed) = self.text.as_bytes()[self.at..]
            .iter()
            .position(|byte| *byte == b'\n')
        {
            self.at += feed;
            if self.line_begins_entry(self.at + 1) {
                return;
            }
            self.at += 1;
        }
        self.at = self.text.len();
    }
}

/// Whether something in a value, behind its first comma or line, looks like a field of its own.
pub(super) fn holds_field(value: &str) -> bool {
    value.split([',', '\n']).skip(1).any(|part| {
        let part = part.trim_start();
        let fits = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
        let name = part.bytes().take_while(fits).count();
        let behind = part[name..]
            .trim_start()
            .strip_prefix('=')
            .map(str::trim_start);
        let begins = |value: &str| value.is_empty() || value.starts_with(['{', '"']);
        name > 0
            && behind.is_some_and(|value| {
                begins(value) || value.starts_with(|c: char| c.is_ascii_digit())
            })
    })
}
