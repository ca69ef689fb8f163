//! The reader: one pass over the text, with a stack of open groups in place of recursion.

use super::accents::Accents;
use super::{Group, Marks, Text, ligatures, math};
use crate::text::Span;

/// More marks round one character are no text that anybody wrote.
pub(super) const MOST_WAITING: usize = 8;

/// Whether TeX prints a text as it is typed.
pub(super) fn is_plain(tex: &str) -> bool {
    let mut before = b' ';
    for byte in tex.bytes() {
        let is_special = match byte {
            b'\\' | b'{' | b'}' | b'$' | b'~' | b'`' | b'"' | b'\t' | b'\n' | b'\r' => true,
            b'-' | b'\'' | b'<' | b'>' | b',' | b' ' => byte == before,
            _ => false,
        };
        if is_special {
            return false;
        }
        before = byte;
    }
    before != b' ' || tex.is_empty()
}

/// What ends a run of characters that are printed as they are typed.
fn is_telling(byte: u8) -> bool {
    matches!(
        byte,
        b'\\'
            | b'{'
            | b'}'
            | b'$'
            | b'~'
            | b'`'
            | b'\''
            | b'"'
            | b'-'
            | b'<'
            | b'>'
            | b','
            | b'!'
            | b'?'
            | b'^'
            | b'_'
            | b' '
            | b'\t'
            | b'\n'
            | b'\r'
    )
}

/// A group that is not yet closed.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// What is written where it ends, the last first.
    pub(super) closing: Vec<&'static str>,
    /// Where what was written for its sake begins and ends.
    pub(super) begin: usize,
    pub(super) inside: usize,
    /// Its number among the groups that are told of.
    group: Option<usize>,
    /// Whether it stands in a group that is told of and not special, or is one: those inside are not told of.
    is_told: bool,
}

#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) rest: &'a str,
    pub(super) marks: Marks,
    pub(super) out: String,
    groups: Vec<Group>,
    pub(super) unknown: Option<String>,
    pub(super) open: Vec<Open>,
    pub(super) accents: Accents,
    /// What is written behind the next character or group.
    pub(super) waiting: Vec<&'static str>,
    /// Whether white space would be one space too many.
    is_spaced: bool,
    pub(super) is_math: bool,
    math: math::Dollars,
}

impl<'a> Reader<'a> {
    pub(super) fn new(tex: &'a str, marks: Marks) -> Self {
        Self {
            rest: tex,
            marks,
            out: String::with_capacity(tex.len()),
            groups: Vec::new(),
            unknown: None,
            open: vec![Open::default()],
            accents: Accents::default(),
            waiting: Vec::new(),
            is_spaced: true,
            is_math: false,
            math: math::Dollars::default(),
        }
    }

    pub(super) fn read(mut self) -> Text {
        while !self.rest.is_empty() {
            let waiting = std::mem::take(&mut self.waiting);
            let (depth, length) = (self.open.len(), self.out.len());
            self.step();
            self.settle(waiting, depth, length);
        }
        while !self.open.is_empty() {
            self.close();
        }
        if self.out.ends_with(' ') {
            self.out.pop();
        }
        let end = self.out.len();
        for group in &mut self.groups {
            group.span.end = group.span.end.min(end);
            group.span.start = group.span.start.min(group.span.end);
        }
        self.groups.retain(|group| !group.span.is_empty());
        Text {
            text: self.out,
            groups: self.groups,
            unknown: self.unknown,
        }
    }

    /// Writes what waited for the step that was just done, or lets it wait for what that step began.
    fn settle(&mut self, mut waiting: Vec<&'static str>, depth: usize, length: usize) {
        if waiting.is_empty() {
            return;
        }
        if self.open.len() > depth {
            let closing = &mut self.open.last_mut().expect("one was just opened").closing;
            waiting.append(closing);
            *closing = waiting;
        } else if !self.waiting.is_empty() || self.out.len() == length {
            waiting.append(&mut self.waiting);
            self.waiting = waiting;
        } else {
            waiting
                .iter()
                .rev()
                .for_each(|mark| self.out.push_str(mark));
        }
    }

    fn step(&mut self) {
        match self.rest.as_bytes()[0] {
            b'\\' => self.command(),
            b'{' => self.open_group(),
            b'}' => {
                self.skip(1);
                if self.open.len() > 1 {
                    self.close();
                }
            }
            b'$' => self.dollar(),
            b' ' | b'\t' | b'\n' | b'\r' => {
                self.skip_white();
                self.space();
            }
            b'~' => {
                self.skip(1);
                self.put('\u{a0}');
            }
            b'^' if self.is_math => self.script("<sup>", "</sup>"),
            b'_' if self.is_math => self.script("<sub>", "</sub>"),
            _ => self.characters(),
        }
    }

    /// A ligature, or a run of characters that are printed as they are.
    fn characters(&mut self) {
        if !self.is_math {
            let before = self.out.chars().next_back();
            if let Some((length, printed)) = ligatures::at(self.rest, before) {
                self.skip(length);
                return self.put_all(printed);
            }
        }
        let first = self.rest.chars().next().map_or(0, char::len_utf8);
        let alone = !self.accents.is_empty() || !self.waiting.is_empty();
        let more = self.rest.as_bytes()[first..].iter();
        let length = match alone {
            true => first,
            false => first + more.take_while(|byte| !is_telling(**byte)).count(),
        };
        let (run, rest) = self.rest.split_at(length);
        self.rest = rest;
        self.put_all(run);
    }

    /// Writes characters; accents that wait go on the first.
    pub(super) fn put_all(&mut self, text: &str) {
        if self.accents.is_empty() {
            self.out.push_str(text);
            self.is_spaced = self.is_spaced && text.is_empty();
        } else {
            text.chars().for_each(|c| self.put(c));
        }
    }

    pub(super) fn put(&mut self, c: char) {
        self.accents.put(c, &mut self.out);
        self.is_spaced = false;
    }

    pub(super) fn space(&mut self) {
        let waits = !self.accents.is_empty() || !self.waiting.is_empty();
        if !self.is_spaced && !waits {
            self.out.push(' ');
            self.is_spaced = true;
        }
    }

    pub(super) fn skip(&mut self, bytes: usize) {
        self.rest = &self.rest[bytes..];
    }

    pub(super) fn skip_white(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn open_group(&mut self) {
        self.skip(1);
        if !self.accents.is_empty() || !self.waiting.is_empty() {
            return self.open_as(None, "");
        }
        let is_told = self.open.last().is_some_and(|open| open.is_told);
        let group = (!self.is_math && !is_told).then(|| {
            self.groups.push(Group {
                span: Span::new(self.out.len(), self.out.len()),
                is_special: self.rest.starts_with('\\'),
            });
            self.groups.len() - 1
        });
        self.open_as(group, "");
    }

    pub(super) fn open_as(&mut self, group: Option<usize>, close: &'static str) {
        let is_told = self.open.last().is_some_and(|open| open.is_told);
        let is_plain = group.is_some_and(|at| !self.groups[at].is_special);
        self.open.push(Open {
            is_told: is_told || is_plain,
            closing: Vec::from_iter((!close.is_empty()).then_some(close)),
            begin: self.out.len(),
            inside: self.out.len(),
            group,
        });
    }

    /// Ends the innermost group; marks round nothing are taken back.
    fn close(&mut self) {
        let Some(open) = self.open.pop() else {
            return;
        };
        if !self.accents.is_empty() {
            self.accents.alone(&mut self.out);
            self.is_spaced = false;
        }
        if self.out.len() == open.inside {
            self.out.truncate(open.begin);
        } else {
            let closing = open.closing.iter().rev();
            closing.for_each(|mark| self.out.push_str(mark));
        }
        if let Some(at) = open.group {
            self.groups[at].span.end = self.out.len().max(self.groups[at].span.start);
        }
    }

    fn dollar(&mut self) {
        let is_math = self.is_math || self.math.begins(self.rest);
        self.skip(1);
        match is_math {
            true => self.is_math = !self.is_math,
            false => self.put('$'),
        }
    }

    /// What is raised or lowered in a formula; a raised ring is the sign of degrees.
    fn script(&mut self, open: &'static str, close: &'static str) {
        self.skip(1);
        let rings = [r"\circ", r"{\circ}"]
            .iter()
            .find(|ring| self.rest.starts_with(**ring));
        if let (Some(ring), "<sup>") = (rings, open) {
            self.skip(ring.len());
            self.skip_white();
            return self.put('°');
        }
        match self.marks {
            Marks::Tags => self.around(open, close),
            Marks::None => self.bare(),
        }
    }
}
