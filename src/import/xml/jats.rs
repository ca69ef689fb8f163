//! JATS, the XML of journals and of PubMed Central, and its elder sister NLM.
//!
//! Owns which citations a `ref` holds and whether they are records or still have to be parsed. A mixed citation keeps its text.

mod citation;
mod front;
mod kinds;
mod people;
mod printed;

#[cfg(test)]
mod tests;

use super::reading::{self, Reading, Wanted};
use super::tree::{Element, Node};
use crate::Result;
use crate::diag::Severity;
use crate::import::{Format, Found, Options};
use crate::text::{Source, Span};

use citation::Citation;

/// Names of citations (JATS 1.3, and `citation`, `nlm-citation` of NLM 1 to 3).
const CITATIONS: &[&str] = &[
    "mixed-citation",
    "element-citation",
    "nlm-citation",
    "citation",
];

const REFS: Wanted = Wanted {
    names: &["ref"],
    is_record: |_, _| true,
    what: "`<ref>`",
};

/// Citations that stand outside of any `ref`: pieces of JATS.
const LOOSE: Wanted = Wanted {
    names: CITATIONS,
    is_record: |path, _| !path.iter().any(|name| CITATIONS.contains(name)),
    what: "`<ref>`",
};

/// Reads what an article cites, or with [`Options::own`] the article itself.
pub(in crate::import) fn read(source: &Source, options: &Options) -> Result<Found> {
    if options.own {
        return front::read(source);
    }
    let mut lists = Lists::default();
    let found = reading::read(source, Format::Jats, REFS, |reading, element| {
        let list = lists.number(source.text(), element.span);
        take_ref(reading, element, list);
    })?;
    if !found.items.is_empty() || !found.rejects.is_empty() {
        return Ok(found);
    }
    reading::read(source, Format::Jats, LOOSE, |reading, element| {
        let id = element
            .attribute("id")
            .map_or_else(|| reading.next_id(), str::to_owned);
        take_work(reading, Work::of(element), &id, "", 0, element.span);
    })
}

/// Counts the lists; a list inside another is a part of it.
#[derive(Debug, Default)]
struct Lists {
    at: usize,
    depth: usize,
    begun: usize,
}

impl Lists {
    /// The number, from 0, of the list in which a `ref` stands.
    fn number(&mut self, text: &str, span: Span) -> usize {
        for (at, _) in text[self.at..span.start].match_indices("ref-list") {
            let before = &text[..self.at + at];
            let before = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == ':');
            if before.ends_with("</") {
                self.depth = self.depth.saturating_sub(1);
            } else if before.ends_with('<') {
                self.begun += usize::from(self.depth == 0);
                self.depth += 1;
            }
        }
        self.at = span.end;
        self.begun.saturating_sub(1)
    }
}

/// One work that is cited: as fields, as text, or both.
#[derive(Debug, Clone, Copy)]
struct Work<'n, 'a> {
    fields: Option<&'n Element<'a>>,
    mixed: Option<&'n Element<'a>>,
}

impl<'n, 'a> Work<'n, 'a> {
    fn of(citation: &'n Element<'a>) -> Self {
        match is_mixed(citation) {
            true => Self {
                fields: None,
                mixed: Some(citation),
            },
            false => Self {
                fields: Some(citation),
                mixed: None,
            },
        }
    }

    /// The works in a `ref`. Where each work is there as fields and as text, the two are put together.
    fn all_of(entry: &'n Element<'a>) -> Vec<Self> {
        let mut works = Vec::new();
        let mut direct = Vec::new();
        for child in entry.elements() {
            if child.name == "citation-alternatives" {
                works.push(Self::alternatives(child));
            } else if CITATIONS.contains(&child.name) {
                direct.push(Self::of(child));
            }
        }
        let mixed: Vec<_> = direct.iter().filter_map(|work| work.mixed).collect();
        let fields: Vec<_> = direct.iter().filter_map(|work| work.fields).collect();
        match mixed.len() == fields.len() {
            true => works.extend(mixed.into_iter().zip(fields).map(|(mixed, fields)| Self {
                fields: Some(fields),
                mixed: Some(mixed),
            })),
            false => works.append(&mut direct),
        }
        works
    }

    fn alternatives(element: &'n Element<'a>) -> Self {
        let mut citations = element
            .elements()
            .filter(|child| CITATIONS.contains(&child.name));
        Self {
            fields: citations.clone().find(|child| !is_mixed(child)),
            mixed: citations.find(|child| is_mixed(child)),
        }
    }
}

/// Whether text stands between the fields.
fn is_mixed(citation: &Element<'_>) -> bool {
    let text = |node: &Node<'_>| matches!(node, Node::Text(text) if !text.trim().is_empty());
    citation.name == "mixed-citation" || citation.children.iter().any(text)
}

fn take_ref(reading: &mut Reading<'_>, entry: &Element<'_>, list: usize) {
    let id = entry
        .attribute("id")
        .map_or_else(|| reading.next_id(), str::to_owned);
    let label = entry.child("label").map(Element::text).unwrap_or_default();
    let works = Work::all_of(entry);
    if works.is_empty() {
        return take_other(reading, entry, &id, &label, list);
    }
    for (at, work) in works.into_iter().enumerate() {
        let id = match at {
            0 => id.clone(),
            _ => format!("{id}-{}", at + 1),
        };
        take_work(reading, work, &id, &label, list, entry.span);
    }
}

fn take_work(
    reading: &mut Reading<'_>,
    work: Work<'_, '_>,
    id: &str,
    label: &str,
    list: usize,
    span: Span,
) {
    let mut citation = Citation::new(id);
    citation.draft.keep("label", label);
    if let Some(element) = work.fields.or(work.mixed) {
        citation.take(element);
    }
    let raw = work.mixed.map(printed::raw);
    citation.finish();
    match raw {
        Some(raw) if work.fields.is_none() && raw.is_empty() => empty(reading, id, span),
        Some(raw) if work.fields.is_none() && !citation.is_enough(&raw) => {
            citation.forget_guesses();
            let links = std::mem::take(&mut citation.links);
            citation.draft.keep("id", id);
            reading.printed(raw, links, citation.draft, list, span);
        }
        raw => {
            citation.draft.record.evidence.raw = raw.filter(|raw| !raw.is_empty());
            reading.record(citation.draft, span);
        }
    }
}

/// A `ref` without a citation: a note, or nothing.
fn take_other(reading: &mut Reading<'_>, entry: &Element<'_>, id: &str, label: &str, list: usize) {
    let mut citation = Citation::new(id);
    citation.draft.keep("label", label);
    let raw = printed::raw(entry);
    if raw.is_empty() {
        return empty(reading, id, entry.span);
    }
    citation.draft.keep("id", id);
    let links = printed::links(entry);
    reading.printed(raw, links, citation.draft, list, entry.span);
}

fn empty(reading: &mut Reading<'_>, id: &str, span: Span) {
    let message = format!("the entry `{id}` is empty");
    reading.say("entry-empty", Severity::Note, message, span.start);
}
