//! The text of a page in runs: paragraphs, headings, items of lists, rows of tables.
//!
//! Owns what is text and where a line of it ends; white space is folded as a browser does. What a block means is
//! [`super::lists`]' business. Walks the nodes in order, with a stack of its own: nothing here recurses.

use super::build::BLOCKS;
use super::furniture;
use super::links::Base;
use super::lists::marks;
use super::tree::{Content, Element, Page};
use crate::import::Link;
use crate::text::Span;

/// A run of text without a break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// The text, white space folded.
    pub(super) text: String,
    /// What parts of it are linked to.
    pub(super) links: Vec<Link>,
    /// Where bytes of it stood in the source: pairs that rise.
    pub(super) anchors: Vec<(usize, usize)>,
    /// The bytes of the source that it was taken from.
    pub(super) span: Span,
    /// The first node of it.
    pub(super) node: usize,
    /// What it stands in.
    pub(super) place: Place,
    /// Whether a line break ends it, and not the end of a paragraph.
    pub(super) is_broken: bool,
    /// Whether all of it is bold.
    pub(super) is_bold: bool,
}

/// What a block stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A heading of this level, 1 to 6.
    Heading(usize),
    /// The innermost item of a list, by its node.
    Item(usize),
    /// The innermost row of a table, by its node.
    Row(usize),
    /// A term or definition of a list of these, by the node of the term.
    Definition(usize),
    /// Anything else.
    Flow,
}

/// The blocks of a page in their order.
pub(super) fn of(page: &Page, base: &Base) -> Vec<Block> {
    let mut walk = Walk::new(page, base);
    let mut at = 0;
    while at < page.nodes.len() {
        walk.leave_before(at);
        at = walk.enter(at);
    }
    walk.leave_before(page.nodes.len());
    walk.end_block(false);
    walk.blocks
}

struct Walk<'a> {
    page: &'a Page,
    base: &'a Base,
    blocks: Vec<Block>,
    block: Option<Block>,
    /// The elements that the walk is in, outermost first.
    inside: Vec<Inside>,
    /// What is left to drop of the brackets round a link that was dropped.
    closer: Option<char>,
    /// Whether white space came since the last letter.
    space: bool,
}

/// An element that the walk is in.
struct Inside {
    end: usize,
    is_block: bool,
    place: Option<Place>,
    is_bold: bool,
    /// Of a link or button: where its text begins in the block, and where it leads to.
    link: Option<(usize, Option<String>)>,
}

/// Elements that need no text but end a line.
const BREAKS: &[&str] = &["br", "hr"];

/// Cells of a row stand on one line.
const CELLS: &[&str] = &["td", "th"];

impl<'a> Walk<'a> {
    fn new(page: &'a Page, base: &'a Base) -> Self {
        Self {
            page,
            base,
            blocks: Vec::new(),
            block: None,
            inside: Vec::new(),
            closer: None,
            space: false,
        }
    }

    /// Leaves the elements that end before a node.
    fn leave_before(&mut self, at: usize) {
        while let Some(last) = self.inside.pop_if(|inside| inside.end <= at) {
            if let Some((start, href)) = last.link {
                self.end_link(start, href);
            }
            if last.is_block {
                self.end_block(false);
            }
        }
    }

    /// Takes a node; the next one to be looked at.
    fn enter(&mut self, at: usize) -> usize {
        let node = &self.page.nodes[at];
        match &node.content {
            Content::Text(text) => self.push(text, at),
            Content::Element(element) if self.is_left_out(at, element) => return node.end,
            Content::Element(element) => self.begin(at, element),
        }
        at + 1
    }

    fn is_left_out(&self, at: usize, element: &Element) -> bool {
        let small = || !BLOCKS.contains(&&*element.name) || self.place() != Place::Flow;
        let in_heading = matches!(self.place(), Place::Heading(_));
        furniture::is_hidden(element)
            || &*element.name == "button" && !in_heading
            || furniture::is_marked_hidden(element) && small()
            || &*element.name == "aside" && !marks::is_marked(element)
            || element.is_one_of(&["header", "footer"]) && self.is_of_whole_page(at)
    }

    /// Whether a header or footer is that of the page, and not of an article or section in it.
    fn is_of_whole_page(&self, at: usize) -> bool {
        let sections = ["article", "aside", "main", "section"];
        let mut around = self
            .page
            .ancestors(at)
            .filter_map(|at| self.page.nodes[at].element());
        !around.any(|element| element.is_one_of(&sections))
    }

    fn begin(&mut self, at: usize, element: &Element) {
        let name = &*element.name;
        let is_cell = CELLS.contains(&name);
        let is_block = BLOCKS.contains(&name) && !is_cell;
        if is_block || BREAKS.contains(&name) {
            self.end_block(name == "br");
        }
        self.space |= is_cell;
        let link = (name == "a").then(|| {
            let href = element.attribute("href").map(str::to_owned);
            (self.length(), href)
        });
        self.inside.push(Inside {
            end: self.page.nodes[at].end,
            is_block,
            place: self.place_of(at, name),
            is_bold: matches!(
                name,
                "b" | "strong" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
            ),
            link,
        });
    }

    /// The place that an element makes.
    fn place_of(&self, at: usize, name: &str) -> Option<Place> {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => name[1..].parse().ok().map(Place::Heading),
            "summary" | "legend" | "caption" => Some(Place::Heading(6)),
            "li" => Some(Place::Item(at)),
            "tr" => Some(Place::Row(at)),
            "dt" => Some(Place::Definition(at)),
            "dd" => Some(Place::Definition(self.term_before(at))),
            _ => None,
        }
    }

    /// The term right before a definition, or the definition itself.
    fn term_before(&self, at: usize) -> usize {
        let parent = self.page.nodes[at].parent;
        let last = self.blocks.last().map(|block| block.place);
        match last {
            Some(Place::Definition(term))
                if self.page.nodes[term].parent == parent && self.is_term(term) =>
            {
                term
            }
            _ => at,
        }
    }

    /// Whether nothing but the term itself was read of its pair.
    fn is_term(&self, at: usize) -> bool {
        let of_pair = self
            .blocks
            .iter()
            .rev()
            .take_while(|block| block.place == Place::Definition(at));
        let is_dt = self.page.nodes[at]
            .element()
            .is_some_and(|element| &*element.name == "dt");
        is_dt && of_pair.take(2).count() == 1
    }

    fn place(&self) -> Place {
        let mut places = self.inside.iter().rev().filter_map(|inside| inside.place);
        places.next().unwrap_or(Place::Flow)
    }

    fn length(&self) -> usize {
        self.block.as_ref().map_or(0, |block| block.text.len())
    }

    /// Appends text, its white space folded.
    fn push(&mut self, text: &str, at: usize) {
        let span = self.page.nodes[at].span;
        // Character references make the text shorter than its source; then only its beginning has a place of its own.
        let verbatim = text.len() == span.len();
        let run = |offset: usize, length: usize| match verbatim {
            true => Span::new(span.start + offset, span.start + offset + length),
            false => span,
        };
        let mut is_placed = false;
        for (offset, c) in text.char_indices().filter(|(_, c)| !is_nothing(*c)) {
            if c.is_whitespace() {
                self.space = true;
            } else if self.closer.take() != Some(c) {
                let place = run(offset, c.len_utf8());
                self.begin_block(at, place);
                self.put(c, place, &mut is_placed);
            }
        }
    }

    /// Sees to it that there is a block to put text in.
    fn begin_block(&mut self, at: usize, span: Span) {
        if self.block.is_none() {
            self.block = Some(Block::new(self.place(), at, span));
        }
    }

    /// Appends a letter; the first of its node tells where they stand.
    fn put(&mut self, c: char, span: Span, is_placed: &mut bool) {
        let space = std::mem::take(&mut self.space);
        let Some(block) = &mut self.block else { return };
        if space && !block.text.is_empty() {
            block.text.push(' ');
        }
        if !std::mem::replace(is_placed, true) {
            block.is_bold &= self.inside.iter().any(|inside| inside.is_bold);
            block.anchor(span.start);
        }
        block.text.push(c);
        block.span.end = span.end;
    }

    /// Ends a link: it is noted, and its text dropped where it is no part of the reference.
    fn end_link(&mut self, start: usize, href: Option<String>) {
        let Some(block) = &mut self.block else { return };
        let start = start.min(block.text.len());
        let text = block.text[start..].trim();
        let is_furniture = furniture::is_link_word(&block.text[..start], text, href.as_deref());
        let address = href.and_then(|href| self.base.whole(&href));
        if is_furniture {
            block.text.truncate(start);
            self.closer = block.drop_opener();
        }
        if let Some(address) = address {
            let end = block.text.len();
            let blank = block.text[start.min(end)..]
                .chars()
                .take_while(|c| c.is_whitespace())
                .count();
            let span = Span::new((start + blank).min(end), end);
            block.links.push(Link { span, address });
        }
    }

    fn end_block(&mut self, is_broken: bool) {
        self.space = false;
        self.closer = None;
        if let Some(mut block) = self.block.take() {
            block.is_broken = is_broken;
            if !block.text.is_empty() || !block.links.is_empty() {
                self.blocks.push(block);
            }
        } else if !is_broken && let Some(last) = self.blocks.last_mut() {
            // `…<br></p>`: what ends the line here is the paragraph.
            last.is_broken = false;
        }
    }
}

/// Characters that only tell where a word may be parted, and U+0000.
fn is_nothing(c: char) -> bool {
    matches!(c, '\0' | '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

impl Block {
    fn new(place: Place, node: usize, span: Span) -> Self {
        Self {
            text: String::new(),
            links: Vec::new(),
            anchors: Vec::new(),
            span,
            node,
            place,
            is_broken: false,
            is_bold: true,
        }
    }

    fn anchor(&mut self, from: usize) {
        if self.text.is_empty() {
            self.span.start = from;
        }
        self.anchors.push((self.text.len(), from));
    }

    /// Whether all of it is one link.
    pub(super) fn is_link(&self) -> bool {
        matches!(&self.links[..], [link] if link.span.len() == self.text.len())
    }

    /// Drops what stands before a link that was dropped: a bracket, and the marks that part such links. The bracket's other half.
    fn drop_opener(&mut self) -> Option<char> {
        let trimmed = self
            .text
            .trim_end_matches([' ', '|', '·', '•', ';', '/'])
            .len();
        self.text.truncate(trimmed);
        let closer = match self.text.chars().next_back() {
            Some('[') => Some(']'),
            Some('(') => Some(')'),
            _ => None,
        };
        if closer.is_some() {
            self.text.pop();
            let trimmed = self.text.trim_end_matches([' ', '|', ',', ';']).len();
            self.text.truncate(trimmed);
        }
        let length = self.text.len();
        self.anchors
            .truncate(self.anchors.partition_point(|(at, _)| *at < length));
        for link in self
            .links
            .iter_mut()
            .rev()
            .take_while(|link| link.span.end > length)
        {
            link.span = Span::new(link.span.start.min(length), length);
        }
        closer
    }
}

#[cfg(test)]
mod tests;
