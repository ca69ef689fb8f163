//! The blocks of a list to references.

use std::collections::HashMap;

use super::super::blocks::{Block, Place};
use super::super::text;
use super::super::tree::Page;
use super::{Entry, SHORT};
use crate::segment;
use crate::text::{Source, Span};

/// A line of text among the items of a list must be so long to be a reference.
const LINE: usize = 40;

/// The references that these blocks of a page hold.
pub(super) fn of(
    page: &Page,
    blocks: &[Block],
    taken: &[usize],
    is_marked: bool,
    source: &Source,
) -> Vec<Entry> {
    let taken: Vec<&Block> = taken.iter().map(|&at| &blocks[at]).collect();
    let rows = Rows::of(&taken);
    let has_key = |block: &&&Block| rows.key(block).is_some() && block.text.len() > SHORT;
    if taken.iter().any(|block| has_key(&block)) {
        return of_items(page, &taken, &rows);
    }
    let is_broken = taken.iter().any(|block| block.is_broken);
    match is_marked && !is_broken {
        true => of_paragraphs(page, &taken),
        false => of_lines(page, &taken, source),
    }
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
    text.len() > SHORT
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
                *long.entry(row).or_default() += usize::from(block.text.len() > SHORT);
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
        let whole = around.filter(|&at| entries[at].text.len() > SHORT);
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

/// One reference a paragraph; a short one is a label of the next, or links that belong to the one before.
fn of_paragraphs(page: &Page, taken: &[&Block]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for block in taken {
        match entries.last_mut() {
            _ if block.text.len() > SHORT => entries.push(entry(page, block)),
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
fn of_lines(page: &Page, taken: &[&Block], source: &Source) -> Vec<Entry> {
    let text = text::under_heading(taken, source);
    let (raws, _) = segment::paragraphs(&text.source);
    let starts: Vec<usize> = text.starts;
    let mut links = text.links.iter().peekable();
    let mut entries = Vec::new();
    for raw in raws {
        let first = starts
            .partition_point(|&start| start <= raw.span.start)
            .saturating_sub(1);
        let last = starts
            .partition_point(|&start| start < raw.span.end)
            .saturating_sub(1)
            .max(first);
        while links
            .next_if(|link| link.span.end < raw.span.start)
            .is_some()
        {}
        let mut inside = Vec::new();
        while let Some(link) = links.next_if(|link| link.span.start <= raw.span.end) {
            inside.push(link.address.clone());
        }
        let (span, _) = text.origin.place(raw.span);
        entries.push(Entry {
            text: raw.text,
            links: inside,
            span: Span::new(span.start, span.end),
            nodes: taken[first].node..end_around(page, taken[last]),
            is_link: false,
            list: 0,
        });
    }
    entries
}
