//! The reference lists of a page: where they stand, and what of them is one reference.
//!
//! A list stands under a heading that says so, or in an element whose class, id or role says so. An item of it is an item of a
//! list, a row of a table, a definition, else a paragraph; where line breaks part the references, `segment` tells lines from
//! references.

mod entries;
pub(super) mod marks;

use std::ops::Range;

use super::blocks::{Block, Place};
use super::tree::Page;
use crate::segment;
use crate::text::Span;

pub(super) use entries::looks_like_reference;

/// One reference of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The text; of several blocks, joined.
    pub(super) text: String,
    /// The addresses that parts of it are linked to.
    pub(super) links: Vec<String>,
    /// The bytes of the source that it was taken from.
    pub(super) span: Span,
    /// The nodes that it was taken from.
    pub(super) nodes: Range<usize>,
    /// Whether all of it is one link.
    pub(super) is_link: bool,
    /// Which of the page's lists it stands in, counted from 0.
    pub(super) list: usize,
}

/// Where a list stands.
struct Region {
    /// Its blocks, by number.
    blocks: Vec<usize>,
    /// The node behind it.
    end: usize,
    /// The level of its heading; a heading of this level or a higher one ends it.
    level: usize,
    /// Whether its element is marked as a list of references.
    is_marked: bool,
}

/// A heading that is only bold, and one that is only a line.
const BOLD: usize = 7;
const LINE: usize = 8;

/// The items of menus are shorter.
const MENU: usize = 100;

/// The references of all lists of the page, in order; `name` is that of its source.
pub(super) fn of(page: &Page, blocks: &[Block], name: &str) -> Vec<Entry> {
    let regions = Regions::of(page, blocks);
    let lists = regions.into_iter().map(|region| {
        let entries = entries::of(page, blocks, &region.blocks, region.is_marked, name);
        (region.is_marked, entries)
    });
    let lists: Vec<_> = lists.filter(|(_, entries)| !entries.is_empty()).collect();
    numbered(without_others(lists))
}

/// Leaves out what stands under a heading such as "Links" in a menu; and where another list has references, a list without any.
fn without_others(mut lists: Vec<(bool, Vec<Entry>)>) -> Vec<Vec<Entry>> {
    let refers = |entries: &[Entry]| {
        entries
            .iter()
            .any(|entry| looks_like_reference(&entry.text, &entry.links))
    };
    lists.retain(|(is_marked, entries)| *is_marked || !is_menu(entries));
    if lists.iter().any(|(_, entries)| refers(entries)) {
        lists.retain(|(_, entries)| refers(entries));
    }
    lists.into_iter().map(|(_, entries)| entries).collect()
}

/// Whether entries are short and each is one link.
fn is_menu(entries: &[Entry]) -> bool {
    entries
        .iter()
        .all(|entry| entry.is_link && entry.text.len() < MENU)
}

fn numbered(lists: Vec<Vec<Entry>>) -> Vec<Entry> {
    let lists = lists.into_iter().enumerate();
    let lists = lists.flat_map(|(list, entries)| {
        entries
            .into_iter()
            .map(move |entry| Entry { list, ..entry })
    });
    lists.collect()
}

/// What goes through the blocks and finds the regions.
struct Regions<'a> {
    page: &'a Page,
    blocks: &'a [Block],
    /// The elements that are marked as lists, by node; none stands in another.
    marked: Vec<(usize, usize)>,
    /// The nodes of the blocks that are long enough to be references.
    long: Vec<usize>,
    found: Vec<Region>,
    current: Option<Region>,
}

impl<'a> Regions<'a> {
    fn of(page: &'a Page, blocks: &'a [Block]) -> Vec<Region> {
        let long = blocks
            .iter()
            .filter(|block| entries::is_long(&block.text) && heading_level(block).is_none());
        let mut regions = Self {
            page,
            blocks,
            marked: marks::of(page),
            long: long.map(|block| block.node).collect(),
            found: Vec::new(),
            current: None,
        };
        for at in 0..blocks.len() {
            regions.take(at);
        }
        regions.close();
        regions.found
    }

    fn take(&mut self, at: usize) {
        let block = &self.blocks[at];
        if self
            .current
            .as_ref()
            .is_some_and(|region| block.node >= region.end)
        {
            self.close();
        }
        let level = heading_level(block);
        if level.is_some() && segment::is_list_heading(&block.text) {
            return self.open(at, level.unwrap_or(LINE));
        }
        let ends = |region: &Region| {
            let is_higher = level.is_some_and(|level| level < BOLD && level <= region.level);
            is_higher && !region.is_marked
                || !region.blocks.is_empty() && segment::is_end(&block.text)
        };
        if self.current.as_ref().is_some_and(ends) {
            return self.close();
        }
        if self.current.is_none() {
            self.open_marked(block.node);
        }
        // A heading inside a list heads a part of it.
        let is_part = level.is_some_and(|level| level < BOLD || segment::is_heading(&block.text));
        if let Some(region) = self.current.as_mut().filter(|_| !is_part) {
            region.blocks.push(at);
        }
    }

    /// Begins a list under a heading.
    fn open(&mut self, at: usize, level: usize) {
        self.close();
        let node = self.blocks[at].node;
        let marked = self.marked_around(node);
        let end = marked.map_or_else(|| self.end_under(node), |(_, end)| end);
        self.current = Some(Region {
            blocks: Vec::new(),
            end,
            level,
            is_marked: marked.is_some(),
        });
    }

    /// Where the list under a heading ends at the latest: with the innermost element that holds both the heading and some text
    /// behind it.
    fn end_under(&self, node: usize) -> usize {
        let after = self.long.partition_point(|&long| long <= node);
        let all = self.page.nodes.len();
        let Some(&next) = self.long.get(after) else {
            return all;
        };
        let mut ends = self
            .page
            .ancestors(node)
            .map(|around| self.page.nodes[around].end);
        ends.find(|&end| end > next).unwrap_or(all)
    }

    fn open_marked(&mut self, node: usize) {
        if let Some((_, end)) = self.marked_around(node) {
            self.current = Some(Region {
                blocks: Vec::new(),
                end,
                level: 0,
                is_marked: true,
            });
        }
    }

    /// The marked element around a node.
    fn marked_around(&self, node: usize) -> Option<(usize, usize)> {
        let before = self.marked.partition_point(|(start, _)| *start <= node);
        let last = self.marked.get(before.checked_sub(1)?)?;
        (node < last.1).then_some(*last)
    }

    fn close(&mut self) {
        let region = self.current.take();
        self.found
            .extend(region.filter(|region| !region.blocks.is_empty()));
    }
}

/// The level of a heading that a block is or could be; none where it is an item of a list, or a link within the page.
fn heading_level(block: &Block) -> Option<usize> {
    match block.place {
        Place::Heading(level) => Some(level),
        Place::Flow if block.text.len() > 200 => None,
        Place::Flow if block.is_bold => Some(BOLD),
        Place::Flow if segment::is_list_heading(&block.text) && block.links.is_empty() => {
            Some(LINE)
        }
        _ => None,
    }
}
