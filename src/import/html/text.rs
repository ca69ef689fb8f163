//! Blocks as one text with a line for each, and pieces of markup as text.

use super::blocks::{self, Block};
use super::links::Base;
use super::tree::Page;
use crate::import::{Link, Origin, Text};
use crate::text::{Source, Span};

/// A text with a line for each block.
pub(super) struct Lines {
    pub(super) source: Source,
    pub(super) links: Vec<Link>,
    /// Where the lines of the blocks begin.
    pub(super) starts: Vec<usize>,
    /// A byte of the text, and that of the page at which it stood.
    anchors: Vec<(usize, usize)>,
}

/// A heading that every reader of lists knows.
const HEADING: &str = "References\n";

impl Lines {
    /// The blocks under the heading of a list.
    pub(super) fn under_heading(name: &str, blocks: &[&Block]) -> Self {
        Self::new(name, HEADING, blocks.iter().copied())
    }

    /// All blocks.
    pub(super) fn whole(name: &str, blocks: &[Block]) -> Self {
        Self::new(name, "", blocks.iter())
    }

    fn new<'a>(name: &str, before: &str, blocks: impl Iterator<Item = &'a Block>) -> Self {
        let mut text = before.to_owned();
        let (mut links, mut anchors, mut starts) = (Vec::new(), Vec::new(), Vec::new());
        for block in blocks {
            let start = text.len();
            starts.push(start);
            let placed = block.anchors.iter();
            anchors.extend(placed.map(|(ours, theirs)| (start + ours, *theirs)));
            text.push_str(&block.text);
            links.extend(block.links.iter().map(|link| Link {
                span: seen(&text, link.span.shifted(start)),
                address: link.address.clone(),
            }));
            text.push('\n');
        }
        let source = Source::new(name, text);
        Self {
            source,
            links,
            starts,
            anchors,
        }
    }

    /// The text as what was found, with its places in the page.
    pub(super) fn into_text(self, page: &Source) -> Text {
        Text {
            source: self.source,
            links: self.links,
            whole_paragraphs: true,
            origin: Some(Origin::new(page.clone(), self.anchors)),
        }
    }
}

/// The run of a link; one whose own text was dropped is at the last letter before it.
fn seen(text: &str, span: Span) -> Span {
    match text[..span.start].trim_end().char_indices().next_back() {
        Some((at, last)) if span.is_empty() => Span::new(at, at + last.len_utf8()),
        _ => span,
    }
}

/// What tells that a value is markup, or text that was escaped twice.
const MARKUP: &[&str] = &[
    "</", "<br", "<BR", "&amp;", "&quot;", "&lt;", "&gt;", "&nbsp;", "&#",
];

/// How often a value may have been escaped.
const MOST_ESCAPES: usize = 3;

/// A value of an attribute or of JSON as text: markup in it read, references that were escaped twice too, white space folded.
pub(super) fn plain(value: &str) -> String {
    with_links(value, &Base::of(&Page::default(), "")).0
}

/// The same, and what parts of it are linked to.
pub(super) fn with_links(value: &str, base: &Base) -> (String, Vec<String>) {
    let mut links = Vec::new();
    let mut text = value.to_owned();
    for _ in 0..MOST_ESCAPES {
        if !MARKUP.iter().any(|mark| text.contains(mark)) {
            break;
        }
        let page = Page::of(&text);
        let blocks = blocks::of(&page, base);
        let addresses = blocks
            .iter()
            .flat_map(|block| &block.links)
            .map(|link| link.address.clone());
        links.extend(addresses);
        let lines: Vec<_> = blocks.into_iter().map(|block| block.text).collect();
        text = lines.join(" ");
    }
    (folded(&text), links)
}

/// Text without white space at its ends, and with single spaces in it.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_escaped_twice_is_read_twice() {
        for (value, expected) in [
            ("Коваль &amp;amp; Бойко", "Коваль & Бойко"),
            ("&lt;i&gt;Слово&lt;/i&gt; і  діло", "Слово і діло"),
            ("H<sub>2</sub>O", "H2O"),
            ("p < 0.05 & q > 2", "p < 0.05 & q > 2"),
            ("&quot;Дія&quot;", "\"Дія\""),
        ] {
            assert_eq!(plain(value), expected);
        }
        let base = Base::of(&Page::default(), "");
        let (text, links) = with_links("Дія. <a href=\"https://a.ua/b\">Опис</a>", &base);
        assert_eq!(
            (text.as_str(), links),
            ("Дія. Опис", vec!["https://a.ua/b".to_owned()])
        );
    }
}
