//! Cutting a BibTeX file into entries and fields; what is inside the values is left alone.
//!
//! Braces are counted as BibTeX counts them, escaped ones too. A line that begins an entry ends whatever value
//! or entry is still open, so that a forgotten brace costs one entry.

use crate::text::Span;

/// A piece of a file.
#[derive(Debug)]
pub(super) enum Block<'a> {
    /// `@string{name = parts}`, and where it stands.
    String(&'a str, Vec<Part<'a>>, usize),
    /// An entry.
    Entry(Entry<'a>),
    /// Something that cannot be read, where it stands, and why.
    Fault(usize, String),
}

/// An entry, cut into fields.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// The entry type as written.
    pub(super) kind: &'a str,
    /// The citation key; may be empty.
    pub(super) key: &'a str,
    /// The fields in order.
    pub(super) fields: Vec<(&'a str, Vec<Part<'a>>)>,
    /// From `@` to the closing brace.
    pub(super) span: Span,
    /// Why the entry could not be read to its end.
    pub(super) fault: Option<String>,
}

/// One of the parts that `#` joins.
#[derive(Debug, PartialEq)]
pub(super) enum Part<'a> {
    /// What stood in braces or quotation marks, or a number.
    Text(&'a str),
    /// The name of a macro.
    Macro(&'a str),
}

/// Cuts a file. Text between entries is a comment.
pub(super) fn blocks(text: &str) -> impl Iterator<Item = Block<'_>> {
    let mut scanner = Scanner {
        text,
        at: 0,
        seen: 0,
        commented: text.trim_start().starts_with('%'),
        comments_close: true,
    };
    std::iter::from_fn(move || scanner.next_block())
}

/// What went wrong, in a few words.
type Fault = &'static str;

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// The last `@`, and whether a `%` begins its line.
    seen: usize,
    commented: bool,
    /// Until a comment is found that is never closed, comments may hold entries.
    comments_close: bool,
}

impl<'a> Scanner<'a> {
    fn next_block(&mut self) -> Option<Block<'a>> {
        loop {
            let (start, kind) = self.find_entry()?;
            match kind.to_ascii_lowercase().as_str() {
                "comment" | "preamble" => self.skip_group(),
                "string" => return Some(self.string_block(start)),
                _ => return Some(Block::Entry(self.entry(start, kind))),
            }
        }
    }

    /// Goes behind the next `@word{`, unless a `%` begins its line.
    fn find_entry(&mut self) -> Option<(usize, &'a str)> {
        loop {
            let start = self.at + self.rest().find('@')?;
            self.at = start + 1;
            self.see_line(start);
            if self.commented {
                continue;
            }
            self.white();
            let kind = self.word();
            self.white();
            if !kind.is_empty() && self.eat(&['{', '(']) {
                return Some((start, kind));
            }
            self.at = start + 1;
        }
    }

    /// Keeps track of lines, so that many `@` on one long line cost no more than one.
    fn see_line(&mut self, at: usize) {
        if let Some(end) = self.text[self.seen..at].rfind('\n') {
            let line = &self.text[self.seen + end + 1..];
            self.commented = line.trim_start_matches([' ', '\t']).starts_with('%');
        }
        self.seen = at;
    }

    fn string_block(&mut self, start: usize) -> Block<'a> {
        self.white();
        match self.field() {
            Ok((name, parts)) => {
                self.white();
                self.eat(&['}', ')']);
                Block::String(name, parts, start)
            }
            Err(fault) => Block::Fault(start, format!("{fault} in an @string, which was left out")),
        }
    }

    fn entry(&mut self, start: usize, kind: &'a str) -> Entry<'a> {
        let mut fields = Vec::new();
        let key = self.key();
        let fault = self.fields(&mut fields).err().map(str::to_owned);
        let span = Span::new(start, self.at);
        Entry {
            kind,
            key,
            fields,
            span,
            fault,
        }
    }

    /// The key and the comma behind it; nothing where the first field stands in its place.
    fn key(&mut self) -> &'a str {
        self.white();
        let rest = self.rest();
        let end = rest
            .find(|c: char| ",=}\"{\n".contains(c))
            .unwrap_or(rest.len());
        if rest[end..].starts_with('=') || begins_entry(rest) {
            return "";
        }
        self.at += end;
        self.eat(&[',']);
        rest[..end].trim()
    }

    fn fields(&mut self, fields: &mut Vec<(&'a str, Vec<Part<'a>>)>) -> Result<(), Fault> {
        loop {
            self.white();
            while self.eat(&[',']) {
                self.white();
            }
            if self.eat(&['}', ')']) {
                return Ok(());
            }
            if self.rest().is_empty() || begins_entry(self.rest()) {
                return Err("no closing brace");
            }
            fields.push(self.field()?);
        }
    }

    fn field(&mut self) -> Result<(&'a str, Vec<Part<'a>>), Fault> {
        let name = self.word();
        self.white();
        if name.is_empty() || !self.eat(&['=']) {
            return Err("something that is no `field = value`");
        }
        let mut parts = Vec::new();
        loop {
            self.white();
            parts.push(self.part()?);
            self.white();
            if !self.eat(&['#']) {
                return Ok((name, parts));
            }
        }
    }

    fn part(&mut self) -> Result<Part<'a>, Fault> {
        match self.rest().chars().next() {
            Some('{') => self.group('}', true).map(Part::Text),
            Some('"') => self.group('"', true).map(Part::Text),
            Some(c) if c.is_ascii_digit() => Ok(Part::Text(self.word())),
            Some(c) if is_word(c) => Ok(Part::Macro(self.word())),
            _ => Err("a value that is missing"),
        }
    }

    /// The inside of a braced or quoted value; a quotation mark in braces does not end it. With `guarded`, a
    /// line that begins an entry does.
    fn group(&mut self, close: char, guarded: bool) -> Result<&'a str, Fault> {
        let start = self.at + 1;
        let mut depth = 0_usize;
        let mut line_start = false;
        for (at, c) in self.text[start..].char_indices() {
            let here = start + at;
            match c {
                _ if c == close && depth == 0 => {
                    self.at = here + 1;
                    return Ok(&self.text[start..here]);
                }
                '@' if guarded && line_start && begins_entry(&self.text[here..]) => {
                    self.at = here;
                    return Err("a value that is not closed");
                }
                '{' => depth += 1,
                '}' if depth == 0 => return Err("a closing brace too many"),
                '}' => depth -= 1,
                _ => {}
            }
            line_start = c == '\n' || line_start && c.is_whitespace();
        }
        self.at = self.text.len();
        Err("a value that is not closed")
    }

    /// Passes over a comment or preamble; one that is never closed ends where the next entry begins.
    fn skip_group(&mut self) {
        self.at -= 1;
        let start = self.at;
        if self.rest().starts_with('(') {
            self.at += self.rest().find(')').map_or(1, |end| end + 1);
        } else if self.comments_close && self.group('}', false).is_err() {
            self.comments_close = false;
            self.at = start;
        }
        if self.at == start && self.group('}', true).is_err() {
            self.at = self.at.max(start + 1);
        }
    }

    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// Passes over white space, and over `%` comments, which biber allows between fields.
    fn white(&mut self) {
        loop {
            self.at = self.text.len() - self.rest().trim_start().len();
            if !self.rest().starts_with('%') {
                return;
            }
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    fn eat(&mut self, any: &[char]) -> bool {
        let found = self.rest().starts_with(any);
        self.at += usize::from(found);
        found
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }
}

/// Whether `@word{` stands here.
fn begins_entry(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('@') else {
        return false;
    };
    let kind = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    kind.len() < rest.len() && kind.trim_start().starts_with(['{', '('])
}

/// What names of types, fields and macros are made of.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || "-_:.+/'!*&".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Vec<Entry<'_>> {
        let entry = |block| match block {
            Block::Entry(entry) => Some(entry),
            _ => None,
        };
        blocks(text).filter_map(entry).collect()
    }

    #[track_caller]
    fn check(text: &str, key: &str, fields: &[(&str, &[Part<'_>])]) {
        let entries = entries(text);
        let [entry] = entries.as_slice() else {
            panic!("one entry expected: {entries:?}");
        };
        assert_eq!(entry.fault, None);
        assert_eq!(entry.key, key);
        let read: Vec<_> = entry
            .fields
            .iter()
            .map(|(n, p)| (*n, p.as_slice()))
            .collect();
        assert_eq!(read, fields);
    }

    #[test]
    fn values_come_in_all_forms() {
        use Part::{Macro, Text};
        check(
            "@book{k, a = {x {y} z}, b = \"q {\"}q\", c = 5, d = jan # \"~5\" , }",
            "k",
            &[
                ("a", &[Text("x {y} z")]),
                ("b", &[Text("q {\"}q")]),
                ("c", &[Text("5")]),
                ("d", &[Macro("jan"), Text("~5")]),
            ],
        );
        check("@book(k, a = {x})", "k", &[("a", &[Text("x")])]);
        check("@book{a = {x}}", "", &[("a", &[Text("x")])]);
        check("@book{k}", "k", &[]);
        check(
            "@book{k, a = {x} b = {y} % c\n}",
            "k",
            &[("a", &[Text("x")]), ("b", &[Text("y")])],
        );
        check(
            "% @book{no}\nme@x.org @comment{\n@book{x}} @book{ключ 1,}",
            "ключ 1",
            &[],
        );
    }

    #[test]
    fn a_fault_costs_one_entry() {
        let faults = [
            "@book{bad, a = {x\n",
            "@book{bad, a = \"x\n",
            "@book{bad, a = {x},\n",
            "@book{bad, a {x}}\n",
            "@book{bad, a = , b = {x}}\n",
            "@book{bad, a = {x}}}\n",
            "@book{bad",
            "@comment{never closed\n",
            "@string{x = \n",
            "@preamble(\n",
        ];
        for fault in faults {
            let text = format!("@book{{one, a = {{1}}}}\n{fault}\n  @book{{two, a = {{2}}}}");
            let keys: Vec<_> = entries(&text)
                .into_iter()
                .filter(|entry| entry.fault.is_none())
                .map(|entry| entry.key)
                .filter(|key| *key != "bad")
                .collect();
            assert_eq!(keys, ["one", "two"], "{fault}");
        }
    }
}
