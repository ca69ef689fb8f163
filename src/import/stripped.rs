//! Text without its marks, that knows where each part of it stood.

use super::found::{Link, Origin, Text};
use crate::text::{Source, Span};

/// A text in the making.
#[derive(Debug, Default)]
pub(super) struct Stripped {
    text: String,
    anchors: Vec<(usize, usize)>,
    links: Vec<Link>,
    /// Where links began that are not over, and where they lead.
    open: Vec<(usize, String)>,
}

impl Stripped {
    /// Adds text that stood at a byte of the source.
    pub(super) fn push(&mut self, text: &str, at: usize) {
        if text.is_empty() {
            return;
        }
        self.anchor(at);
        self.text.push_str(text);
    }

    /// Parts words, if nothing does so yet.
    pub(super) fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
    }

    /// Ends the line, if one is begun.
    pub(super) fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push('\n');
        }
    }

    /// Leaves a line empty, if none is.
    pub(super) fn end_paragraph(&mut self) {
        self.end_line();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// What follows is linked to an address.
    pub(super) fn open_link(&mut self, address: &str) {
        self.open.push((self.text.len(), address.to_owned()));
    }

    /// The link that was opened last is over.
    pub(super) fn close_link(&mut self) {
        if let Some((start, address)) = self
            .open
            .pop()
            .filter(|(start, _)| *start < self.text.len())
        {
            let span = Span::new(start, self.text.len());
            self.links.push(Link { span, address });
        }
    }

    /// The text, as taken from its source.
    pub(super) fn finish(mut self, source: Source) -> Text {
        while !self.open.is_empty() {
            self.close_link();
        }
        self.links
            .sort_by_key(|link| (link.span.start, link.span.end));
        let name = source.name().to_owned();
        Text {
            links: self.links,
            origin: Some(Origin::new(source, self.anchors)),
            ..Text::plain(Source::new(name, self.text))
        }
    }

    /// Notes where the source stands; never before what was noted last, so that places rise.
    fn anchor(&mut self, at: usize) {
        let last = self.anchors.last().map_or(0, |(_, theirs)| *theirs);
        self.anchors.push((self.text.len(), at.max(last)));
    }
}
