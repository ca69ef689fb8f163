//! An XML text, record by record.
//!
//! Owns well-formedness, limits, and going on behind a fault: a record that is broken costs itself alone. Only the
//! record at hand is held in memory. No document type is obeyed and nothing outside is ever read. Knows nothing of references.

mod piece;

use std::borrow::Cow;
use std::collections::VecDeque;

use quick_xml::Reader;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use super::entities;
use super::tree::{Element, Named, Node};
use crate::text::Span;

pub(in crate::import) use piece::{Fault, Oddity, Piece};

/// How deep elements may be nested.
pub(in crate::import) const DEPTH_LIMIT: usize = 256;

/// The most bytes of a record.
const RECORD_LIMIT: usize = 16 << 20;

/// The most elements and pieces of text in a record.
const NODE_LIMIT: usize = 200_000;

/// The most attributes of an element.
const ATTRIBUTE_LIMIT: usize = 256;

/// How many times the length of the text may be read again behind faults, so that the time stays linear.
const RESCAN_LIMIT: usize = 16;

/// Tells by the names of the open elements, outermost first, and its own name whether an element is a record.
pub(in crate::import) type IsRecord = fn(&[&str], &str) -> bool;

/// The records of a text, in order.
#[derive(Debug)]
pub(in crate::import) struct Records<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// Where the reader began.
    base: usize,
    is_record: IsRecord,
    /// The names that records may have.
    names: &'static [&'static str],
    /// The elements that are open outside the record.
    path: Vec<&'a str>,
    /// How many more are open, too deep to be named.
    deeper: usize,
    /// The elements of the record that are open.
    open: Vec<Element<'a>>,
    nodes: usize,
    /// How many bytes were read again.
    rescanned: usize,
    ready: VecDeque<Piece<'a>>,
    is_over: bool,
}

impl<'a> Records<'a> {
    /// Begins. Records have one of the `names`, and `is_record` holds for them.
    pub(in crate::import) fn new(
        text: &'a str,
        names: &'static [&'static str],
        is_record: IsRecord,
    ) -> Self {
        let base = text.len() - text.trim_start_matches('\u{feff}').len();
        Self {
            text,
            reader: reader(&text[base..]),
            base,
            is_record,
            names,
            path: Vec::new(),
            deeper: 0,
            open: Vec::new(),
            nodes: 0,
            rescanned: 0,
            ready: VecDeque::new(),
            is_over: false,
        }
    }

    fn read_up_to(&self) -> usize {
        let read = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        self.base.saturating_add(read).min(self.text.len())
    }

    fn advance(&mut self) {
        let at = self.read_up_to();
        let event = self.reader.read_event();
        let raw = &self.text[at..self.read_up_to()];
        match event {
            Err(error) => self.fault(at, &error.to_string()),
            Ok(Event::Eof) => self.end(),
            Ok(Event::Start(_)) => self.start_tag(at, raw, false),
            Ok(Event::Empty(_)) => self.start_tag(at, raw, true),
            Ok(Event::End(_)) => self.end_tag(at, raw),
            Ok(Event::Text(_)) => self.take_text(at, raw),
            Ok(Event::GeneralRef(_)) => self.reference(at, raw),
            Ok(Event::CData(_)) => {
                let inner = raw.strip_prefix("<![CDATA[");
                let inner = inner.and_then(|inner| inner.strip_suffix("]]>"));
                self.push(at, Node::Text(inner.unwrap_or_default().into()));
            }
            Ok(Event::DocType(_)) => {
                if raw.contains("<!ENTITY") {
                    self.odd(at, Oddity::Declarations);
                }
            }
            Ok(Event::Comment(_) | Event::PI(_) | Event::Decl(_)) => {}
        }
    }

    fn start_tag(&mut self, at: usize, raw: &'a str, is_empty: bool) {
        let inner = raw.strip_prefix('<').unwrap_or(raw);
        let inner = inner.strip_suffix('>').unwrap_or(inner);
        let inner = inner
            .strip_suffix('/')
            .filter(|_| is_empty)
            .unwrap_or(inner);
        let (full, attributes) = inner.split_at(inner.find(is_white).unwrap_or(inner.len()));
        let name = local(full);
        if inner.contains('<') || !begins_name(full) {
            return self.fault(at, "a `<` that begins no tag; write it as `&lt;`");
        }
        if self.begins_record(name) {
            if !self.open.is_empty() {
                self.lose(at, "the entry is not closed before the next begins", at);
            }
        } else if self.open.is_empty() {
            return self.descend(name, is_empty);
        }
        if self.path.len() + self.open.len() >= DEPTH_LIMIT {
            let reason = format!("elements are nested more than {DEPTH_LIMIT} deep");
            return self.fault(at, &reason);
        }
        match self.attributes(at, attributes) {
            Err(reason) => self.fault(at, &reason),
            Ok(attributes) => {
                let span = Span::new(at, at + raw.len());
                self.open.push(Element::empty(name, attributes, span));
                if is_empty {
                    self.close(span.end);
                }
            }
        }
    }

    fn begins_record(&self, name: &str) -> bool {
        if !self.names.contains(&name) {
            return false;
        }
        let inside = self.open.iter().map(|element| element.name);
        let path: Vec<_> = self.path.iter().copied().chain(inside).collect();
        (self.is_record)(&path, name)
    }

    /// An element begins outside the records.
    fn descend(&mut self, name: &'a str, is_empty: bool) {
        match self.path.len() < DEPTH_LIMIT {
            _ if is_empty => {}
            true => self.path.push(name),
            false => self.deeper += 1,
        }
    }

    fn attributes(&mut self, at: usize, raw: &'a str) -> Result<Named<'a>, String> {
        let mut attributes = Vec::new();
        let mut unknown = None;
        for attribute in Attributes::html(raw, 0).with_checks(false).flatten() {
            if attributes.len() == ATTRIBUTE_LIMIT {
                return Err(format!(
                    "an element has more than {ATTRIBUTE_LIMIT} attributes"
                ));
            }
            let value = match attribute.value {
                Cow::Borrowed(value) => entities::decoded(value, &mut |name| {
                    unknown.get_or_insert(name);
                }),
                owned @ Cow::Owned(_) => owned,
            };
            attributes.push((local(attribute.key.into_inner()), value));
        }
        // One is enough to tell of: an attribute may hold millions.
        if let Some(name) = unknown {
            self.odd(at, Oddity::Entity(name.to_owned()));
        }
        Ok(attributes)
    }

    fn end_tag(&mut self, at: usize, raw: &'a str) {
        let name = raw.trim_start_matches("</").trim_end_matches('>');
        let name = local(name.trim_end());
        match self.open.last() {
            Some(open) if open.name == name => self.close(at + raw.len()),
            Some(open) => {
                let reason = format!(
                    "`</{}>` where `</{}>` is due",
                    shortened(name),
                    shortened(open.name)
                );
                self.fault(at, &reason);
            }
            None if self.deeper > 0 => self.deeper -= 1,
            None => {
                // Outside the records a tag too few or too many does no harm.
                if let Some(depth) = self.path.iter().rposition(|open| *open == name) {
                    self.path.truncate(depth);
                }
            }
        }
    }

    fn close(&mut self, end: usize) {
        let Some(mut element) = self.open.pop() else {
            return;
        };
        element.span.end = end;
        match self.open.is_empty() {
            true => {
                self.nodes = 0;
                self.ready.push_back(Piece::Record(element));
            }
            false => self.push(end, Node::Element(element)),
        }
    }

    fn take_text(&mut self, at: usize, raw: &'a str) {
        // The parser hands on a `&` that begins nothing at the head of a piece of its own.
        if raw.starts_with('&') && !self.open.is_empty() {
            self.odd(at, Oddity::Ampersand);
        }
        self.push(at, Node::Text(raw.into()));
    }

    fn reference(&mut self, at: usize, raw: &'a str) {
        let name = raw.trim_start_matches('&').trim_end_matches(';');
        let value = entities::resolve(name);
        if value.is_none() && !self.open.is_empty() {
            let odd = match entities::is_name(name) {
                true => Oddity::Entity(name.to_owned()),
                false => Oddity::Ampersand,
            };
            self.odd(at, odd);
        }
        self.push(at, Node::Text(value.unwrap_or(raw.into())));
    }

    /// Adds to the record, if one is open and not yet too large.
    fn push(&mut self, at: usize, node: Node<'a>) {
        let (Some(begun), Some(_)) = (self.open.first(), self.open.last()) else {
            return;
        };
        self.nodes += 1;
        if self.nodes > NODE_LIMIT || at - begun.span.start > RECORD_LIMIT {
            return self.fault(at, "the entry is too large");
        }
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(node);
        }
    }

    fn odd(&mut self, at: usize, oddity: Oddity) {
        self.ready.push_back(Piece::Oddity(at, oddity));
    }

    /// The end of the text.
    fn end(&mut self) {
        self.is_over = true;
        let end = self.text.len();
        if !self.open.is_empty() {
            self.lose(end, "the text ends inside the entry", end);
        } else if self.path.len() + self.deeper > 0 {
            let open = self.path.last().copied().unwrap_or_default();
            let reason = format!(
                "the text ends before `</{}>`; entries may be missing",
                shortened(open)
            );
            self.ready.push_back(Piece::Fault(Fault {
                at: end,
                reason,
                lost: None,
            }));
        }
    }

    /// Gives up the record that is open, if one is; it ends at `end`.
    fn lose(&mut self, at: usize, reason: &str, end: usize) {
        let lost = self.begun(at).map(|(start, _)| Span::new(start, end));
        self.open.clear();
        self.nodes = 0;
        let reason = reason.to_owned();
        self.ready
            .push_back(Piece::Fault(Fault { at, reason, lost }));
    }

    /// Where the record begins that is open or whose start tag stands at a byte, and its name.
    fn begun(&self, at: usize) -> Option<(usize, &'a str)> {
        if let Some(element) = self.open.first() {
            return Some((element.span.start, element.name));
        }
        let name = local(name_of(self.text[at..].strip_prefix('<')?));
        self.names.contains(&name).then_some((at, name))
    }

    /// Gives up what holds the byte `at` and goes on behind it: at the end of the record, or where the next begins.
    fn fault(&mut self, at: usize, reason: &str) {
        let read = self.read_up_to();
        let (end, resume) = self.next_edge(at);
        self.rescanned = self.rescanned.saturating_add(read.saturating_sub(resume));
        if self.rescanned > self.text.len().saturating_mul(RESCAN_LIMIT) {
            self.lose(
                at,
                "too much is broken; the rest was not read",
                self.text.len(),
            );
            self.is_over = true;
            return;
        }
        self.lose(at, reason, end);
        if resume == self.text.len() {
            self.path.clear();
            self.deeper = 0;
        }
        self.base = resume;
        self.reader = reader(&self.text[resume..]);
    }

    /// Where a record that is broken at a byte ends, and where to go on reading.
    fn next_edge(&self, at: usize) -> (usize, usize) {
        let begun = self.begun(at).map(|(_, name)| name);
        let tags = self.text[at..]
            .match_indices('<')
            .map(|(found, _)| at + found);
        for tag in tags {
            let rest = &self.text[tag + 1..];
            if let Some(closing) = rest.strip_prefix('/') {
                let name = name_of(closing);
                let behind = closing[name.len()..].trim_ascii_start();
                if begun == Some(local(name)) && behind.starts_with('>') {
                    let end = self.text.len() - behind.len() + 1;
                    return (end, end);
                }
            } else if tag > at && self.names.contains(&local(name_of(rest))) {
                return (tag, tag);
            }
        }
        (self.text.len(), self.text.len())
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        while self.ready.is_empty() && !self.is_over {
            self.advance();
        }
        self.ready.pop_front()
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The name at the head of a text that follows `<` or `</`; only so much is looked at as a name can be long.
pub(super) fn name_of(text: &str) -> &str {
    let head = &text[..text.floor_char_boundary(64)];
    let end = head.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<'));
    &head[..end.unwrap_or(head.len())]
}

fn is_white(c: char) -> bool {
    c.is_ascii_whitespace()
}

fn begins_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | ':'))
}

/// A name short enough for a message.
fn shortened(name: &str) -> &str {
    &name[..name.floor_char_boundary(40)]
}

#[cfg(test)]
mod tests;
