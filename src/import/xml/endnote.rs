//! EndNote's XML export.
//!
//! Every value lies in runs of `style`; titles keep what CSL admits of them. Which variable a field stands for depends on the
//! kind of the record, as in EndNote's own table of reference types.

mod kinds;

#[cfg(test)]
mod tests;

use super::dates;
use super::draft::{Draft, plain_range};
use super::languages;
use super::names;
use super::reading::{self, Reading, Wanted};
use super::rich::rich;
use super::tree::Element;
use crate::Result;
use crate::import::{Format, Found};
use crate::model::{DateField, TextField};
use crate::text::Source;

const RECORDS: Wanted = Wanted {
    names: &["record"],
    is_record: |_, _| true,
    what: "`<record>`",
};

/// Fields that stand for the same variable whatever the kind.
const TEXTS: &[(&str, TextField)] = &[
    ("volume", TextField::Volume),
    ("issue", TextField::Issue),
    ("edition", TextField::Edition),
    ("pub-location", TextField::PublisherPlace),
    ("publisher", TextField::Publisher),
    ("abstract", TextField::Abstract),
    ("notes", TextField::Note),
    ("research-notes", TextField::Annote),
    ("call-num", TextField::CallNumber),
    ("num-vols", TextField::NumberOfVolumes),
    ("section", TextField::Section),
    ("work-type", TextField::Genre),
    ("orig-pub", TextField::OriginalTitle),
    ("reviewed-item", TextField::ReviewedTitle),
    ("meeting-place", TextField::EventPlace),
    ("remote-database-name", TextField::Source),
    ("report-id", TextField::Number),
    ("work-extent", TextField::NumberOfPages),
];

/// Reads every record.
pub(super) fn read(source: &Source) -> Result<Found> {
    reading::read(source, Format::EndnoteXml, RECORDS, take)
}

fn take(reading: &mut Reading<'_>, element: &Element<'_>) {
    let number = element
        .child("rec-number")
        .map(Element::text)
        .filter(|number| !number.is_empty());
    let id = number.map_or_else(|| reading.next_id(), |number| format!("rec-{number}"));
    let mut draft = Draft::new(&id);
    draft.record.kind = kinds::take(&mut draft, element.child("ref-type"));
    for field in element.elements() {
        match field.name {
            "ref-type" => {}
            "contributors" => contributors(&mut draft, field),
            "titles" => titles(&mut draft, field),
            "periodical" | "alt-periodical" => periodical(&mut draft, field),
            "dates" => dates(&mut draft, field),
            "urls" => urls(&mut draft, field),
            "keywords" => {
                let words: Vec<_> = field
                    .elements()
                    .map(Element::text)
                    .filter(|word| !word.is_empty())
                    .collect();
                draft.put(TextField::Keyword, "keywords", &words.join(", "));
            }
            "foreign-keys" => field
                .elements()
                .for_each(|key| draft.keep("foreign-keys", &key.text())),
            _ => self::field(&mut draft, field),
        }
    }
    reading.record(draft, element.span);
}

fn field(draft: &mut Draft, field: &Element<'_>) {
    let text = field.text();
    let kind = draft.record.kind;
    match field.name {
        "pages" => draft.put(kinds::pages(kind, &text), "pages", &plain_range(&text)),
        "number" => draft.put(kinds::number(kind), "number", &text),
        "isbn" => isbn(draft, field),
        "electronic-resource-num" => {
            draft.identifier("doi", text.trim_start_matches("doi:").trim())
        }
        "language" => draft.put(TextField::Language, "language", &languages::tag(&text)),
        "access-date" => draft.date(DateField::Accessed, "access-date", &text),
        "accession-num" => accession(draft, &text),
        "custom2" if text.starts_with("PMC") => draft.identifier("pmcid", &text),
        // What EndNote calls `Epub Date` at articles.
        "edition" if kinds::is_periodical(kind) && dates::of_text(&text).is_some() => {
            draft.date(DateField::AvailableDate, "edition", &text);
        }
        "label" => draft.put(TextField::CitationLabel, "label", &text),
        "notes" => draft.put(TextField::Note, "notes", &text),
        name => match TEXTS.iter().find(|(known, _)| *known == name) {
            Some((_, variable)) => draft.put(*variable, name, &text),
            None => draft.keep(name, &text),
        },
    }
}

/// One field holds ISBN and ISSN, several on lines of their own.
fn isbn(draft: &mut Draft, field: &Element<'_>) {
    let mut text = String::new();
    field.each_text(&mut |piece| text.push_str(piece));
    for one in text
        .split(['\n', '\r', ';', ','])
        .map(str::trim)
        .filter(|one| !one.is_empty())
    {
        let number = one.split('(').next().unwrap_or(one).trim();
        let digits = number
            .chars()
            .filter(|c| c.is_ascii_digit() || matches!(c, 'X' | 'x'))
            .count();
        match digits {
            8 => draft.identifier("issn", number),
            _ if kinds::is_periodical(draft.record.kind) => draft.identifier("issn", number),
            _ => draft.identifier("isbn", number),
        }
        if number != one {
            draft.keep("isbn", one);
        }
    }
}

/// The number that a database gave the record; PubMed's is a run of digits.
fn accession(draft: &mut Draft, text: &str) {
    let is_pubmed = (5..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    match is_pubmed {
        true => draft.identifier("pmid", text),
        false => draft.keep("accession-num", text),
    }
}

fn contributors(draft: &mut Draft, element: &Element<'_>) {
    for group in element.elements() {
        let field = kinds::names(draft, group.name);
        for person in group.elements() {
            let text = person.text();
            match field {
                Some(field) => draft.name(field, names::of_text(&text)),
                None => draft.keep(group.name, &text),
            }
            if let Some(address) = person.attribute("corp-name") {
                draft.keep("corp-name", address);
            }
        }
    }
}

fn titles(draft: &mut Draft, element: &Element<'_>) {
    for title in element.elements() {
        let text = rich(title);
        match kinds::title(draft.record.kind, title.name) {
            Some(field) => draft.put(field, title.name, &text),
            None => draft.keep(title.name, &text),
        }
    }
}

/// The journal by its names; where the titles have it, this is the same once more.
fn periodical(draft: &mut Draft, element: &Element<'_>) {
    for name in element.elements() {
        let text = name.text();
        let field = match name.name {
            "full-title" if element.name == "periodical" => TextField::ContainerTitle,
            "abbr-1" if element.name == "periodical" => TextField::ContainerTitleShort,
            _ if is_told(draft, &text) => continue,
            name => {
                draft.keep(name, &text);
                continue;
            }
        };
        match kinds::is_periodical(draft.record.kind) && !is_told(draft, &text) {
            true => draft.put(field, name.name, &text),
            false if is_told(draft, &text) => {}
            false => draft.keep(name.name, &text),
        }
    }
}

/// Whether some variable says just this.
fn is_told(draft: &Draft, text: &str) -> bool {
    draft.record.texts.values().any(|value| value == text)
}

fn dates(draft: &mut Draft, element: &Element<'_>) {
    let text = |name| element.child(name).map(Element::text).unwrap_or_default();
    let year = text("year");
    let published = element
        .child("pub-dates")
        .map(Element::text)
        .unwrap_or_default();
    let day = dates::of_text(&published).or_else(|| dates::of_text(&format!("{published} {year}")));
    let whole = day.filter(|day| {
        let own = dates::of_text(&year)
            .and_then(|date| date.start)
            .map(|start| start.year);
        own.is_none() || own == day.start.map(|start| start.year)
    });
    match whole.filter(|_| !published.is_empty()) {
        Some(date) => draft.put_date(DateField::Issued, "pub-dates", &published, date),
        None => {
            draft.date(DateField::Issued, "year", &year);
            draft.keep("pub-dates", &published);
        }
    }
    for other in element
        .elements()
        .filter(|date| !matches!(date.name, "year" | "pub-dates"))
    {
        draft.keep(other.name, &other.text());
    }
}

fn urls(draft: &mut Draft, element: &Element<'_>) {
    for group in element.elements() {
        for url in group.elements().filter(|url| url.name == "url") {
            let text = url.text();
            match group.name {
                "web-urls" | "related-urls" => draft.address(&text),
                name => draft.keep(name, &text),
            }
        }
        if group.elements().next().is_none() {
            draft.keep(group.name, &group.text());
        }
    }
}
