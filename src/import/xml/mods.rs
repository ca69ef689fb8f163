//! MODS 3, the Metadata Object Description Schema of the Library of Congress.
//!
//! Owns the description of a thing and of what it is related to. A host gives the container, a series its title; other related
//! things are kept under their type.

mod kinds;
mod origin;
mod people;

#[cfg(test)]
mod tests;

use super::dates;
use super::draft::{Draft, plain_range};
use super::languages;
use super::reading::{self, Reading, Wanted};
use super::rich::rich;
use super::tree::Element;
use crate::Result;
use crate::import::{Format, Found};
use crate::model::{Date, DateField, TextField};
use crate::text::Source;

const MODS: Wanted = Wanted {
    names: &["mods"],
    // What an `extension` holds is a matter of its own.
    is_record: |path, _| !path.contains(&"mods"),
    what: "`<mods>`",
};

/// Reads every description.
pub(super) fn read(source: &Source) -> Result<Found> {
    reading::read(source, Format::Mods, MODS, take)
}

fn take(reading: &mut Reading<'_>, element: &Element<'_>) {
    let id = element.attribute("ID").map(str::to_owned);
    let id = id.or_else(|| element.find("recordIdentifier").map(Element::text));
    let id = id
        .filter(|id| !id.is_empty())
        .unwrap_or_else(|| reading.next_id());
    let mut draft = Draft::new(&id);
    draft.record.kind = kinds::of(&mut draft, element);
    for part in element.elements() {
        match part.name {
            "titleInfo" => title(&mut draft, part),
            "relatedItem" => related(&mut draft, part),
            _ => common(&mut draft, part),
        }
    }
    reading.record(draft, element.span);
}

/// A title in one text: `The` and the title, the subtitle behind a colon.
fn whole_title(element: &Element<'_>) -> String {
    let text = |name| element.child(name).map(rich).unwrap_or_default();
    let title = match (text("nonSort"), text("title")) {
        (article, title) if article.is_empty() => title,
        (article, title) if article.ends_with(['’', '\'', '-']) => format!("{article}{title}"),
        (article, title) => format!("{article} {title}"),
    };
    match text("subTitle") {
        subtitle if subtitle.is_empty() => title,
        subtitle => format!("{title}: {subtitle}"),
    }
}

fn title(draft: &mut Draft, element: &Element<'_>) {
    let whole = whole_title(element);
    match element.attribute("type") {
        None => {
            draft.put(TextField::Title, "title", &whole);
            let text = |name| element.child(name).map(Element::text).unwrap_or_default();
            draft.put(TextField::Part, "partNumber", &text("partNumber"));
            draft.put(TextField::PartTitle, "partName", &text("partName"));
        }
        Some("abbreviated") => draft.put(TextField::TitleShort, "abbreviated", &whole),
        Some(sort) => draft.keep(&format!("{sort}-title"), &whole),
    }
}

fn related(draft: &mut Draft, item: &Element<'_>) {
    match item.attribute("type").or(item.attribute("otherType")) {
        Some("host") | None => host(draft, item),
        Some("series") => series(draft, item),
        Some("original") => original(draft, item),
        Some(sort) => draft.keep(sort, &item.text()),
    }
}

/// What the thing stands in: a journal, a book, a site.
fn host(draft: &mut Draft, item: &Element<'_>) {
    for part in item.elements() {
        match part.name {
            "titleInfo" => match part.attribute("type") {
                None => {
                    draft.put(TextField::ContainerTitle, "host-title", &whole_title(part));
                    for name in ["partNumber", "partName"] {
                        draft.keep(
                            name,
                            &part.child(name).map(Element::text).unwrap_or_default(),
                        );
                    }
                }
                Some("abbreviated") => draft.put(
                    TextField::ContainerTitleShort,
                    "host-title",
                    &whole_title(part),
                ),
                Some(sort) => draft.keep(&format!("host-{sort}-title"), &whole_title(part)),
            },
            "name" => people::take(draft, part, people::Place::Host),
            "relatedItem" => related(draft, part),
            // What the host has one of and the thing another is told apart by name.
            "abstract" | "note" | "typeOfResource" | "genre" | "language" | "recordInfo"
            | "subject" => {
                host_only(draft, part);
            }
            "identifier" => identifier(draft, part, "host-"),
            _ => common(draft, part),
        }
    }
}

fn host_only(draft: &mut Draft, part: &Element<'_>) {
    match part.name {
        // The kind was told by it.
        "genre" | "typeOfResource" => {}
        "language" if draft.record.text(TextField::Language).is_none() => common(draft, part),
        name => draft.keep(&format!("host-{name}"), &part.text()),
    }
}

fn series(draft: &mut Draft, item: &Element<'_>) {
    for part in item.elements() {
        match part.name {
            "titleInfo" => {
                draft.put(TextField::CollectionTitle, "series", &whole_title(part));
                let number = part
                    .child("partNumber")
                    .map(Element::text)
                    .unwrap_or_default();
                draft.put(TextField::CollectionNumber, "series", &number);
            }
            "name" => people::take(draft, part, people::Place::Series),
            "part" => {
                let number = part.find("number").map(Element::text).unwrap_or_default();
                draft.put(TextField::CollectionNumber, "series", &number);
            }
            "identifier" => identifier(draft, part, "series-"),
            name => draft.keep(&format!("series-{name}"), &part.text()),
        }
    }
}

fn original(draft: &mut Draft, item: &Element<'_>) {
    for part in item.elements() {
        match part.name {
            "titleInfo" => draft.put(TextField::OriginalTitle, "original", &whole_title(part)),
            "originInfo" => origin::original(draft, part),
            "name" => people::take(draft, part, people::Place::Original),
            name => draft.keep(&format!("original-{name}"), &part.text()),
        }
    }
}

/// What the thing and its host describe in the same words.
fn common(draft: &mut Draft, element: &Element<'_>) {
    let text = element.text();
    match element.name {
        "name" => people::take(draft, element, people::Place::Own),
        "originInfo" => origin::take(draft, element),
        "part" => part(draft, element),
        "identifier" => identifier(draft, element, ""),
        "language" => language(draft, element),
        "genre" => draft.put(TextField::Genre, "genre", &text),
        "typeOfResource" => {}
        "physicalDescription" => physical(draft, element),
        "location" => location(draft, element),
        "abstract" => draft.put(TextField::Abstract, "abstract", &text),
        "note" => note(draft, element, &text),
        "subject" => subject(draft, element),
        "classification" => draft.put(TextField::CallNumber, "classification", &text),
        "recordInfo" => record_info(draft, element),
        name => draft.keep(name, &text),
    }
}

fn note(draft: &mut Draft, element: &Element<'_>, text: &str) {
    match element.attribute("type") {
        None => draft.join(TextField::Note, "; ", text),
        Some("thesis") => draft.put(TextField::Genre, "thesis", text),
        Some("citation/reference") => draft.keep("citation", text),
        Some(sort) => draft.keep(sort, text),
    }
}

fn language(draft: &mut Draft, element: &Element<'_>) {
    let terms: Vec<_> = element.all("languageTerm").collect();
    let code = terms
        .iter()
        .find(|term| term.attribute("type") == Some("code"));
    let text = match code.or(terms.first()) {
        Some(term) => term.text(),
        None => element.text(),
    };
    draft.put(TextField::Language, "language", &languages::tag(&text));
}

fn identifier(draft: &mut Draft, element: &Element<'_>, prefix: &str) {
    let text = element.text();
    let sort = element.attribute("type").unwrap_or("identifier");
    if element.attribute("invalid") == Some("yes") {
        return draft.keep(&format!("invalid-{sort}"), &text);
    }
    match sort {
        "report number" | "patent number" | "patent" => draft.put(TextField::Number, sort, &text),
        "citekey" => draft.put(TextField::CitationKey, sort, &text),
        // A host's DOI is not the DOI of what stands in it.
        "doi" | "uri" | "pmid" | "pmcid" if !prefix.is_empty() => {
            draft.keep(&format!("{prefix}{sort}"), &text)
        }
        _ => draft.identifier(sort, &text),
    }
}

/// Volume, issue, pages, and the date of a part of a serial.
fn part(draft: &mut Draft, element: &Element<'_>) {
    for inner in element.elements() {
        let text = inner.text();
        match inner.name {
            "detail" => detail(draft, inner),
            "extent" => extent(draft, inner),
            "date" => part_date(draft, &text),
            name => draft.keep(name, &text),
        }
    }
}

/// The date of a part says more than that of the whole, if it is the same year.
fn part_date(draft: &mut Draft, text: &str) {
    let start = |date: &Date| date.start;
    let whole = draft.record.date(DateField::Issued).and_then(start);
    let part = dates::of_text(text);
    match (whole, part.as_ref().and_then(start)) {
        (Some(whole), Some(start)) if whole.month.is_none() && whole.year == start.year => {
            draft
                .record
                .dates
                .extend(part.map(|part| (DateField::Issued, part)));
        }
        _ => draft.date(DateField::Issued, "date", text),
    }
}

fn detail(draft: &mut Draft, element: &Element<'_>) {
    let text = |name| element.child(name).map(Element::text).unwrap_or_default();
    let number = match text("number") {
        number if number.is_empty() => text("caption"),
        number => number,
    };
    let sort = element.attribute("type").unwrap_or("detail");
    let (field, title) = match sort {
        "volume" => (TextField::Volume, TextField::VolumeTitle),
        "issue" | "number" => (TextField::Issue, TextField::PartTitle),
        "chapter" => (TextField::ChapterNumber, TextField::PartTitle),
        "part" => (TextField::Part, TextField::PartTitle),
        "section" => (TextField::Section, TextField::PartTitle),
        "supplement" => (TextField::Supplement, TextField::PartTitle),
        "page" | "pages" => (TextField::Page, TextField::PartTitle),
        sort => {
            draft.keep(sort, &number);
            return draft.keep(&format!("{sort}-title"), &text("title"));
        }
    };
    draft.put(field, sort, &number);
    draft.put(title, &format!("{sort}-title"), &text("title"));
}

fn extent(draft: &mut Draft, element: &Element<'_>) {
    let unit = element.attribute("unit").unwrap_or("page");
    let text = |name| element.child(name).map(Element::text).unwrap_or_default();
    let is_pages = unit.starts_with("page") || unit == "p";
    if !is_pages {
        return draft.keep(unit, &element.text());
    }
    match text("list") {
        list if !list.is_empty() => draft.put(TextField::Page, "list", &plain_range(&list)),
        _ => draft.pages(&plain_range(&text("start")), &plain_range(&text("end"))),
    }
    draft.put(TextField::NumberOfPages, "total", &text("total"));
}

fn physical(draft: &mut Draft, element: &Element<'_>) {
    for inner in element.elements() {
        let text = inner.text();
        match inner.name {
            "extent" => match pages(&text) {
                Some(count) => draft.put(TextField::NumberOfPages, "extent", count),
                None => draft.put(TextField::Dimensions, "extent", &text),
            },
            "form" => draft.put(TextField::Medium, "form", &text),
            name => draft.keep(name, &text),
        }
    }
}

/// `320 p.`, `320 с.`: the count of the pages, where nothing else is told.
fn pages(extent: &str) -> Option<&str> {
    let digits = extent.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = extent.split_at(digits);
    let unit = unit.trim().trim_end_matches('.');
    let is_pages = ["", "p", "pp", "pages", "с", "стор", "s"].contains(&unit);
    (digits > 0 && is_pages).then_some(count)
}

fn location(draft: &mut Draft, element: &Element<'_>) {
    for inner in element.elements() {
        let text = inner.text();
        match inner.name {
            "url" => {
                draft.date(
                    DateField::Accessed,
                    "dateLastAccessed",
                    inner.attribute("dateLastAccessed").unwrap_or_default(),
                );
                draft.address(&text);
            }
            "physicalLocation" => draft.put(TextField::Archive, "physicalLocation", &text),
            "shelfLocator" => draft.put(TextField::CallNumber, "shelfLocator", &text),
            name => draft.keep(name, &text),
        }
    }
}

fn subject(draft: &mut Draft, element: &Element<'_>) {
    let parts: Vec<_> = element
        .elements()
        .map(Element::text)
        .filter(|text| !text.is_empty())
        .collect();
    let text = if parts.is_empty() {
        element.text()
    } else {
        parts.join("--")
    };
    draft.join(TextField::Keyword, ", ", &text);
}

fn record_info(draft: &mut Draft, element: &Element<'_>) {
    for inner in element.elements() {
        match inner.name {
            "recordContentSource" => draft.put(TextField::Source, inner.name, &inner.text()),
            name => draft.keep(name, &inner.text()),
        }
    }
}
