//! TEI: `biblStruct`, as GROBID writes it, and `bibl`.
//!
//! Owns which of its elements are references. What GROBID was not able to take apart is handed on as text.

mod bibl;
mod kinds;
mod structure;

#[cfg(test)]
mod tests;

use super::draft::Draft;
use super::languages;
use super::reading::{self, Reading, Wanted};
use super::tree::Element;
use crate::Result;
use crate::import::{Format, Found, Options};
use crate::model::{Kind, TextField};
use crate::text::Source;

/// What is cited; neither the text itself nor what a reference is related to.
const CITED: Wanted = Wanted {
    names: &["biblStruct", "bibl", "biblFull"],
    is_record: |path, name| {
        let inside = |outer: &[&str]| path.iter().any(|open| outer.contains(open));
        let own = [
            "sourceDesc",
            "relatedItem",
            "biblStruct",
            "bibl",
            "biblFull",
            "bibleItem",
        ];
        let listed = name == "biblStruct" || path.is_empty() || inside(&["listBibl"]);
        listed && !inside(&own)
    },
    what: "`<biblStruct>` or `<bibl>`",
};

/// What a text says of itself.
const OWN: Wanted = Wanted {
    names: &["teiHeader"],
    is_record: |_, _| true,
    what: "`<teiHeader>`",
};

/// Reads what a text cites, or with [`Options::own`] the text itself.
pub(super) fn read(source: &Source, options: &Options) -> Result<Found> {
    match options.own {
        true => reading::read(source, Format::Tei, OWN, own),
        false => reading::read(source, Format::Tei, CITED, take),
    }
}

fn take(reading: &mut Reading<'_>, element: &Element<'_>) {
    let id = element
        .attribute("id")
        .map_or_else(|| reading.next_id(), str::to_owned);
    let mut draft = Draft::new(&id);
    if element.name != "biblStruct" {
        return bibl::take(reading, element, draft);
    }
    let raw = structure::take(&mut draft, element);
    match raw {
        Some(raw) if !draft.says_enough() => {
            draft.keep("id", &id);
            // Of so little the kind can only be guessed; the parser sees the whole text.
            if element.attribute("type").is_none() {
                draft.record.kind = Kind::Document;
            }
            reading.printed(raw, Vec::new(), draft, 0, element.span);
        }
        raw => {
            draft.record.evidence.raw = raw;
            reading.record(draft, element.span);
        }
    }
}

/// The description of the source, with the abstract and the keywords that stand beside it.
fn own(reading: &mut Reading<'_>, header: &Element<'_>) {
    let mut draft = Draft::new(&reading.next_id());
    let described = header
        .find("sourceDesc")
        .and_then(|source| source.find("biblStruct"));
    match described {
        Some(described) => drop(structure::take(&mut draft, described)),
        None => structure::of_file(&mut draft, header),
    }
    let profile = header.child("profileDesc");
    if let Some(text) = profile.and_then(|profile| profile.find("abstract")) {
        draft.put(TextField::Abstract, "abstract", &text.text());
    }
    if let Some(keywords) = profile.and_then(|profile| profile.find("keywords")) {
        let terms: Vec<_> = keywords
            .all("term")
            .chain(keywords.all("item"))
            .map(Element::text)
            .collect();
        let terms = if terms.is_empty() {
            keywords.text()
        } else {
            terms.join(", ")
        };
        draft.put(TextField::Keyword, "keywords", &terms);
    }
    if let Some(language) = header.attribute("lang") {
        draft.put(TextField::Language, "lang", &languages::tag(language));
    }
    reading.record(draft, header.span);
}
