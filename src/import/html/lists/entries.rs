//! The blocks of a list to references.

use std::collections::HashMap;

use super::super::blocks::{Block, Place};
use super::super::text::Lines;
use super::super::tree::Page;
use super::Entry;
use crate::import::Link;
use crate::segment;
use crate::text::Span;

/// A line of text among the items of a list must be so long to be a reference.
const LINE: usize = 40;

/// The references that these blocks of a page hold.
pub(super) fn of(
    page: &Page,
    blocks: &[Block],
    taken: &[usize],
    is_marked: bool,
    name: &str,
) -> Vec<Entry> {
    let taken: Vec<&Block> = taken.iter().map(|&at| &blocks[at]).collect();
    let rows = Rows::of(&taken);
    let has_key = |block: &&&Block| rows.key(block).is_some() && is_long(&block.text);
    if taken.iter().any(|block| has_key(&block)) {
        return of_items(page, &taken, &rows);
    }
    let is_broken = taken.iter().any(|block| block.is_broken);
    match is_marked && !is_broken {
        true => of_paragraphs(page, &taken),
        false => of_lines(page, &taken, name),
    }
}

/// So few letters are no reference, but the number or label of one.
const FEW: usize = 7;

/// Whether a text is long enough to be a reference.
pub(super) fn is_long(text: &str) -> bool {
    text.chars()
        .filter(|c| c.is_alphabetic())
        .nth(FEW)
        .is_some()
}

/// Whether a text has what a reference has and the item of a menu has not.
pub(in crate::import::html) fn looks_like_reference(text: &str, links: &[String]) -> bool {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    let is_year = |number: &str| {
        number.len() == 4
            && number
                .parse()
                .is_ok_and(|year: u16| (1500..2100).contains(&year))
    };
    let has_year = numbers.any(is_year);
    let is_doi = |link: &String| link.contains("doi.org/10.");
    is_long(text)
        && (has_year || text.contains("10.") && text.contains('/') || links.iter().any(is_doi))
}

/// Which rows of tables are a reference each: in a table for the looks of a page, a row holds whole paragraphs.
struct Rows {
    long: HashMap<usize, usize>,
}

impl Rows {
    fn of(taken: &[&Block]) -> Self {
        let mut long: HashMap<usize, usize> = HashMap::new();
        for block in taken {
            if let Place::Row(row) = block.place {
                *long.entry(row).or_default() += usize::from(is_long(&block.text));
            }
        }
        Self { long }
    }

    /// The item, row or definition that a block stands in.
    fn key(&self, block: &Block) -> Option<usize> {
        match block.place {
            Place::Item(at) | Place::Definition(at) => Some(at),
            Place::Row(row) => {
                (self.long.get(&row).copied().unwrap_or_default() <= 1).then_some(row)
            }
            Place::Heading(_) | Place::Flow => None,
        }
    }
}

/// One reference an item; text between them where it looks like one.
fn of_items(page: &Page, taken: &[&Block], rows: &Rows) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut by_item: HashMap<usize, usize> = HashMap::new();
    for block in taken {
        let Some(key) = rows.key(block) else {
            let one = entry(page, block);
            if one.text.len() > LINE && looks_like_reference(&one.text, &one.links) {
                entries.push(one);
            }
            continue;
        };
        // An item inside an item with text of its own is a part of it.
        let around = page.ancestors(key).find_map(|at| by_item.get(&at)).copied();
        let whole = around.filter(|&at| is_long(&entries[at].text));
        match whole.or_else(|| by_item.get(&key).copied()) {
            Some(at) => append(&mut entries[at], block),
            None => {
                by_item.insert(key, entries.len());
                let end = page.nodes[key].end;
                entries.push(Entry {
                    nodes: block.node..end,
                    ..entry(page, block)
                });
            }
        }
    }
    entries.retain(|entry| entry.text.chars().any(char::is_alphanumeric));
    entries
}

/// One reference a paragraph; what a short one is linked to belongs to the one before. A bold line without a year heads a part.
fn of_paragraphs(page: &Page, taken: &[&Block]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for block in taken {
        match entries.last_mut() {
            _ if block.is_bold && !looks_like_reference(&block.text, &[]) => {}
            _ if is_long(&block.text) => entries.push(entry(page, block)),
            Some(last) => last
                .links
                .extend(block.links.iter().map(|link| link.address.clone())),
            None => {}
        }
    }
    entries
}

fn append(entry: &mut Entry, block: &Block) {
    if !entry.text.is_empty() && !block.text.is_empty() {
        entry.text.push(' ');
    }
    entry.text.push_str(&block.text);
    entry
        .links
        .extend(block.links.iter().map(|link| link.address.clone()));
    entry.span.end = entry.span.end.max(block.span.end);
    entry.nodes.end = entry.nodes.end.max(block.node + 1);
    entry.is_link &= block.is_link();
}

fn entry(page: &Page, block: &Block) -> Entry {
    Entry {
        text: block.text.clone(),
        links: block
            .links
            .iter()
            .map(|link| link.address.clone())
            .collect(),
        span: block.span,
        nodes: block.node..end_around(page, block),
        is_link: block.is_link(),
        list: 0,
    }
}

/// The node behind the element that a block stands in.
fn end_around(page: &Page, block: &Block) -> usize {
    let parent = page.nodes[block.node].parent;
    parent.map_or(block.node + 1, |parent| page.nodes[parent].end)
}

/// Lines of which some may go on in the next, and the last may be none of the list: `segment` tells.
fn of_lines(page: &Page, taken: &[&Block], name: &str) -> Vec<Entry> {
    let lines = Lines::under_heading(name, taken);
    let (raws, _) = segment::paragraphs(&lines.source);
    let block_at = |byte: usize| {
        let behind = lines.starts.partition_point(|&start| start <= byte);
        taken[behind.saturating_sub(1)]
    };
    let mut links = lines.links.iter().peekable();
    let entries = raws.into_iter().map(|raw| {
        let (first, last) = (block_at(raw.span.start), block_at(raw.span.end - 1));
        let before = |link: &&Link| link.span.end <= raw.span.start;
        while links.next_if(before).is_some() {}
        let inside = |link: &&Link| link.span.start < raw.span.end;
        let inside = std::iter::from_fn(|| links.next_if(inside));
        Entry {
            links: inside.map(|link| link.address.clone()).collect(),
            text: raw.text,
            span: Span::new(first.span.start, last.span.end.max(first.span.start)),
            nodes: first.node..end_around(page, last),
            is_link: false,
            list: 0,
        }
    });
    entries.collect()
}
