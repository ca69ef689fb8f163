//! The XML of office documents, event by event.
//!
//! Owns the bounds: how deep elements may lie in each other. Entities that a document declares are never expanded. What is
//! damaged ends there: what was read before it stands.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event as Raw};
use quick_xml::reader::Reader;

/// Elements may lie in each other so deep. Word itself gives up long before.
const DEEPEST: usize = 512;

/// The next thing in a document.
pub(super) enum Event<'a> {
    Open(Tag<'a>),
    Close(End<'a>),
    Text(Cow<'a, str>),
}

/// The beginning of an element. Names are told without their prefixes.
pub(super) struct Tag<'a>(BytesStart<'a>);

/// The end of an element.
pub(super) struct End<'a>(BytesEnd<'a>);

/// Reads events one by one.
pub(super) struct Pull<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    fault: Option<String>,
}

impl<'a> Pull<'a> {
    pub(super) fn new(xml: &'a str) -> Self {
        let mut reader = Reader::from_str(xml);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self {
            reader,
            depth: 0,
            fault: None,
        }
    }

    /// The next event; `None` at the end, or where the document is damaged.
    pub(super) fn next(&mut self) -> Option<Event<'a>> {
        while self.fault.is_none() {
            match self.reader.read_event() {
                Ok(Raw::Start(start)) => return self.opened(start),
                Ok(Raw::End(end)) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Some(Event::Close(End(end)));
                }
                Ok(Raw::Text(text)) => return Some(Event::Text(text.xml10_content())),
                Ok(Raw::CData(text)) => return Some(Event::Text(text.xml10_content())),
                Ok(Raw::GeneralRef(name)) => return Some(Event::Text(resolved(&name))),
                Ok(Raw::Eof) => return self.ended(),
                Ok(_) => {}
                Err(error) => self.fault = Some(error.to_string()),
            }
        }
        None
    }

    fn opened(&mut self, start: BytesStart<'a>) -> Option<Event<'a>> {
        self.depth += 1;
        if self.depth > DEEPEST {
            self.fault = Some(format!(
                "elements lie in each other more than {DEEPEST} deep"
            ));
            return None;
        }
        Some(Event::Open(Tag(start)))
    }

    fn ended(&mut self) -> Option<Event<'a>> {
        if self.depth > 0 {
            self.fault = Some("the end is missing".to_owned());
        }
        None
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// What is wrong with the document, as far as it was read.
    pub(super) fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// Goes behind the element that was opened last.
    pub(super) fn skip(&mut self) {
        self.each_inside(|_, _| {});
    }

    /// Hands each element that lies in the one opened last to `take`, however deep, and goes behind it. `take` may read on
    /// up to the end of its element.
    pub(super) fn each_inside(&mut self, mut take: impl FnMut(&mut Self, &Tag<'a>)) {
        let within = self.depth;
        while self.depth >= within {
            match self.next() {
                Some(Event::Open(tag)) => take(self, &tag),
                Some(_) => {}
                None => return,
            }
        }
    }

    /// The text in the element opened last, all elements in it included; goes behind it.
    pub(super) fn text(&mut self) -> String {
        let within = self.depth;
        let mut all = String::new();
        while self.depth >= within {
            match self.next() {
                Some(Event::Text(text)) => all.push_str(&text),
                Some(_) => {}
                None => break,
            }
        }
        all
    }
}

/// What `&amp;` and `&#233;` stand for; any other is kept as it stands.
fn resolved<'a>(name: &BytesRef<'a>) -> Cow<'a, str> {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return Cow::Owned(c.to_string());
    }
    match resolve_predefined_entity(name) {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(format!("&{};", &**name)),
    }
}

impl Tag<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Its prefix; empty where it has none.
    pub(super) fn prefix(&self) -> &str {
        self.0
            .name()
            .prefix()
            .map_or("", |prefix| prefix.into_inner())
    }

    /// The value of an attribute, by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut all = self.attributes();
        all.find_map(|(key, value)| (key == name).then_some(value))
    }

    /// Its attributes in order.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (String, String)> {
        let all = self.0.attributes().with_checks(false).clone();
        all.filter_map(Result::ok).map(|attribute| {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_or_else(|_| attribute.value.to_string(), Cow::into_owned);
            (attribute.key.local_name().into_inner().to_owned(), value)
        })
    }
}

impl End<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}
