//! What a page cites: of the places that may say it, the one that says most.
//!
//! Many a page has its references twice, in `meta` tags and as a list to be read. A list with links and places is the better one,
//! unless the tags tell of more; fields that tags or COinS hold for a reference of the list go with it as known.

use super::blocks::{self, Block};
use super::coins;
use super::json_ld::{self, Graph};
use super::links::Base;
use super::lists::{self, Entry};
use super::meta::{self, Cited, Content};
use super::own;
use super::text::Lines;
use super::tree::Page;
use crate::diag::{Diagnostic, Severity};
use crate::import::{Found, Item, Printed};
use crate::model::{DateField, NameField, RawReference, Reference, TextField};
use crate::segment;
use crate::text::{Source, Span};

/// Puts what the page cites into `found`.
pub(super) fn read(page: &Page, graph: &Graph, source: &Source, found: &mut Found) {
    let base = Base::of(page, source.name());
    let tags = meta::tags(page);
    let cited = meta::cited(&tags, &base);
    let blocks = blocks::of(page, &base);
    let entries = lists::of(page, &blocks, source.name());
    if cited.is_empty() && entries.is_empty() {
        return read_other(page, graph, &blocks, source, found);
    }
    found.diagnostics.extend(difference(&cited, &entries));
    let items: Vec<Item> = match is_list_better(&cited, &entries) {
        true => of_list(page, entries, cited, source),
        false => cited.into_iter().map(|one| of_tag(one, source)).collect(),
    };
    found.items.extend(items);
}

/// Says which of the two was taken where they tell of different numbers of references.
fn difference(cited: &[Cited], entries: &[Entry]) -> Option<Diagnostic> {
    let (tags, list) = (cited.len(), entries.len());
    let taken = if is_list_better(cited, entries) {
        "list"
    } else {
        "tags"
    };
    let message = format!(
        "the page has {list} references in its list and {tags} in its `meta` tags; those of the {taken} were read"
    );
    (tags != list && tags > 0 && list > 0)
        .then(|| Diagnostic::new("html-references-differ", Severity::Note, message))
}

/// Whether the list to be read is better than the tags.
fn is_list_better(cited: &[Cited], entries: &[Entry]) -> bool {
    if cited.len() != entries.len() {
        return entries.len() > cited.len();
    }
    let has_links = entries.iter().any(|entry| !entry.links.is_empty());
    let has_fields = cited
        .iter()
        .any(|one| matches!(one.content, Content::Fields(_)));
    has_links || has_fields || is_cut(cited, entries)
}

/// Whether the strings in tags are shorter than those of the list: some programs cut them, or a quotation mark ended them.
fn is_cut(cited: &[Cited], entries: &[Entry]) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let of_tags = |one: &Cited| match &one.content {
        Content::Printed(text, _) => letters(text),
        Content::Fields(_) => 0,
    };
    let in_tags: usize = cited.iter().map(of_tags).sum();
    let in_list: usize = entries.iter().map(|entry| letters(&entry.text)).sum();
    in_tags * 20 < in_list * 19
}

fn of_tag(one: Cited, source: &Source) -> Item {
    match one.content {
        Content::Printed(text, links) => printed(text, links, one.span, 0, source),
        Content::Fields(record) => placed(*record, one.span, source),
    }
}

fn printed(text: String, links: Vec<String>, span: Span, list: usize, source: &Source) -> Item {
    let line = source.line_of(span.start);
    let raw = RawReference {
        text,
        span,
        line,
        list,
    };
    Item::Printed(Box::new(Printed {
        links,
        ..Printed::plain(raw)
    }))
}

fn placed(mut record: Reference, span: Span, source: &Source) -> Item {
    record.evidence.place = Some(own::place(span, source));
    Item::Record(Box::new(record))
}

/// The references of the list, each with the fields that COinS in it or its tag tell of.
fn of_list(page: &Page, entries: Vec<Entry>, cited: Vec<Cited>, source: &Source) -> Vec<Item> {
    let mut coins = coins::of(page).into_iter().peekable();
    let is_parallel = cited.len() == entries.len();
    let mut cited = cited.into_iter();
    let items = entries.into_iter().map(|entry| {
        let of_tag = cited
            .next()
            .filter(|_| is_parallel)
            .and_then(|one| same(one, &entry));
        while coins.next_if(|(at, _)| *at < entry.nodes.start).is_some() {}
        let first = coins.next_if(|(at, _)| *at < entry.nodes.end);
        let is_lone = coins.peek().is_none_or(|(at, _)| *at >= entry.nodes.end);
        let known = of_tag.or_else(|| first.filter(|_| is_lone).map(|(_, record)| record));
        let span = whole_letters(entry.span, source);
        let line = source.line_of(span.start);
        let raw = RawReference {
            text: entry.text,
            span,
            line,
            list: entry.list,
        };
        let known = known.map(Box::new);
        Item::Printed(Box::new(Printed {
            raw,
            links: entry.links,
            known,
        }))
    });
    items.collect()
}

/// A span that parts no letter: places behind character references are as near as their lengths tell.
fn whole_letters(span: Span, source: &Source) -> Span {
    let text = source.text();
    let start = text.floor_char_boundary(span.start);
    Span::new(start, text.ceil_char_boundary(span.end).max(start))
}

/// The fields of a tag that tells of the same work as an entry: its title stands there, or its first author and a number.
fn same(one: Cited, entry: &Entry) -> Option<Reference> {
    let Content::Fields(record) = one.content else {
        return None;
    };
    let text = letters_of(&entry.text);
    let stands = |value: &str| {
        Some(letters_of(value)).is_some_and(|value| !value.is_empty() && text.contains(&value))
    };
    let field = |field: TextField| record.text(field).is_some_and(stands);
    let author = record
        .names(NameField::Author)
        .first()
        .is_some_and(|name| stands(name.key()));
    let year = record.date(DateField::Issued).and_then(|date| date.start);
    let year = year.is_some_and(|start| stands(&start.year.to_string()));
    let is_same = field(TextField::Title)
        || author && (year || field(TextField::Volume) || field(TextField::Page));
    is_same.then_some(*record)
}

/// Letters and figures alone, in lower case.
fn letters_of(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// What a page without a list or tags cites: by JSON-LD, by COinS, or somewhere in its text.
fn read_other(page: &Page, graph: &Graph, blocks: &[Block], source: &Source, found: &mut Found) {
    let cited = graph.cited().into_iter();
    let items = cited.map(|(span, cited)| match cited {
        json_ld::Cited::Printed(text) => printed(text, Vec::new(), span, 0, source),
        json_ld::Cited::Record(record) => placed(*record, span, source),
    });
    found.items.extend(items);
    let coins = coins::of(page);
    let is_told = own::is_told(&meta::tags(page), graph);
    // A page about a work has one COinS for that.
    if found.items.is_empty() && !(is_told && coins.len() == 1) {
        let records = coins
            .into_iter()
            .map(|(at, record)| placed(record, page.nodes[at].span, source));
        found.items.extend(records);
    }
    if found.items.is_empty() {
        read_text(blocks, is_told, source, found);
    }
}

/// The text of the page, for `segment` to find a list in.
fn read_text(blocks: &[Block], is_told: bool, source: &Source, found: &mut Found) {
    let lines = Lines::whole(source.name(), blocks);
    if is_told && !holds_list(&lines.source) {
        let message = "the page has no reference list that posyl can see; `--self` gives the record of the page's own work";
        found
            .diagnostics
            .push(Diagnostic::new("no-references", Severity::Error, message).on_line(1));
        return;
    }
    let text = lines.into_text(source);
    found.items.push(Item::Text(Box::new(text)));
}

/// So long is a reference without anything round it that tells it from the other lines of a page.
const PLAIN: usize = 40;

/// Whether `segment` finds a list in the text, and not some lines of the page's frame.
fn holds_list(text: &Source) -> bool {
    let (raws, _) = segment::paragraphs(text);
    let likely = raws
        .iter()
        .filter(|raw| raw.text.len() > PLAIN && lists::looks_like_reference(&raw.text, &[]));
    let likely = likely.count();
    likely > 1 && likely * 2 > raws.len()
}
