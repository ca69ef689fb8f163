//! The work that a page describes itself as: one record of all that its metadata say.
//!
//! Where two sources say different things of a field, the first stands: HighWire tags, Dublin Core, EPrints, PRISM, JSON-LD, a COinS
//! that stands alone, Open Graph, the page's title. The address is that of the canonical link, else the page's own.

use super::draft::{self, Draft, Slot};
use super::json_ld::Graph;
use super::links::{self, Base};
use super::meta::{self, Tag};
use super::text;
use super::tree::Page;
use super::words::{DUBLIN_CORE, EPRINTS, HIGHWIRE, OPEN_GRAPH, PRISM, Word};
use crate::model::{Kind, Place, Reference, TextField};
use crate::text::{Source, Span};

/// Vocabularies whose names begin alike, the most trusted first.
const VOCABULARIES: &[(&[&str], &[Word])] = &[
    (&["citation_", "bepress_citation_", "wkhealth_"], HIGHWIRE),
    (&["dc.", "dcterms.", "dc:", "dcterms:"], DUBLIN_CORE),
    (&["eprints."], EPRINTS),
    (&["prism.", "prism:"], PRISM),
];

/// Names behind these prefixes that are no fields of the work.
const OTHERS: &[&str] = &[
    "citation_reference",
    "bepress_citation_reference",
    "dcterms.references",
    "dc.relation.references",
];

/// The record of the page's own work; none where the page says nothing of one.
pub(super) fn record(page: &Page, graph: &Graph, source: &Source) -> Option<Reference> {
    let tags = meta::tags(page);
    let mut record: Option<Reference> = None;
    let mut add = |other: Option<Reference>| match (&mut record, other) {
        (Some(record), Some(other)) => draft::add(record, other),
        (None, other) => record = other,
        _ => {}
    };
    for (prefixes, words) in VOCABULARIES {
        add(of_tags(&tags, prefixes, words, source));
    }
    add(graph
        .own()
        .map(|(span, record)| placed(record, span, source)));
    add(lone_coins(page, source));
    add(of_graph_tags(&tags, source));
    add(of_title(page, source));
    let mut record = record?;
    if let Some(address) = address(page, source) {
        record.set_text(TextField::Url, address);
    }
    Some(record)
}

/// Whether the page tells of a work of its own, by more than its title.
pub(super) fn is_told(tags: &[Tag<'_>], graph: &Graph) -> bool {
    let is_title = |tag: &Tag<'_>| {
        let name = tag.name.to_ascii_lowercase();
        VOCABULARIES.iter().any(|(prefixes, _)| {
            prefixes
                .iter()
                .any(|prefix| name.strip_prefix(prefix) == Some("title"))
        })
    };
    tags.iter().any(is_title)
        || graph
            .own()
            .is_some_and(|(_, record)| record.kind != Kind::Webpage)
}

fn placed(mut record: Reference, span: Span, source: &Source) -> Reference {
    record.evidence.place = Some(place(span, source));
    record
}

/// Where something stood.
pub(super) fn place(span: Span, source: &Source) -> Place {
    Place {
        source: source.name().to_owned(),
        line: source.line_of(span.start),
        span,
    }
}

/// What the tags of one vocabulary say.
fn of_tags(
    tags: &[Tag<'_>],
    prefixes: &[&str],
    words: &[Word],
    source: &Source,
) -> Option<Reference> {
    let mut draft = Draft::new();
    for tag in tags {
        let name = tag.name.to_ascii_lowercase();
        let key = prefixes.iter().find_map(|prefix| name.strip_prefix(prefix));
        if let Some(key) = key.filter(|_| !OTHERS.contains(&name.as_str())) {
            meta::put(&mut draft, words, key, tag.name, tag.value);
            draft.found_at(place(tag.span, source));
        }
    }
    (!draft.is_empty()).then(|| draft.finish())
}

/// What Open Graph and the tags beside it say: a page on the web, unless they say more.
fn of_graph_tags(tags: &[Tag<'_>], source: &Source) -> Option<Reference> {
    let mut draft = Draft::new();
    for tag in tags {
        let name = tag.name.to_ascii_lowercase();
        if let Some((known, slot, kind)) = OPEN_GRAPH.iter().find(|(known, ..)| *known == name) {
            draft.put(*slot, known, tag.value);
            draft.found_at(place(tag.span, source));
            kind.iter().for_each(|kind| draft.speaks_for(*kind));
        }
    }
    let mut record = (!draft.is_empty()).then(|| draft.finish())?;
    if record.kind == Kind::Document {
        record.kind = Kind::Webpage;
    }
    Some(record)
}

/// A COinS that stands alone on the page, and in no list, is its own.
fn lone_coins(page: &Page, source: &Source) -> Option<Reference> {
    let mut all = super::coins::of(page);
    let (at, record) = all.pop().filter(|_| all.is_empty())?;
    let mut around = page.ancestors(at).filter_map(|at| page.nodes[at].element());
    if around.any(|element| element.is_one_of(&["cite", "li", "sup"])) {
        return None;
    }
    Some(placed(record, page.nodes[at].span, source))
}

fn of_title(page: &Page, source: &Source) -> Option<Reference> {
    let (at, _) = page.named("title").next()?;
    let mut draft = Draft::new();
    draft.put(
        Slot::Text(TextField::Title),
        "title",
        &text::folded(&page.raw_text(at)),
    );
    draft.is_a(Kind::Webpage);
    draft.found_at(place(page.nodes[at].span, source));
    (!draft.is_empty()).then(|| draft.finish())
}

fn address(page: &Page, source: &Source) -> Option<String> {
    let base = Base::of(page, source.name());
    let is_canonical = |rel: &str| {
        rel.split_whitespace()
            .any(|word| word.eq_ignore_ascii_case("canonical"))
    };
    let mut links = page
        .named("link")
        .filter(|(_, link)| link.attribute("rel").is_some_and(is_canonical));
    let canonical = links.find_map(|(_, link)| base.whole(link.attribute("href")?));
    canonical.or_else(|| links::own_address(source.name()).map(|_| source.name().to_owned()))
}
