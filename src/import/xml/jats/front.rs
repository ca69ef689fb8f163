//! What an article says of itself.

use crate::Result;
use crate::import::xml::dates::Parts;
use crate::import::xml::draft::{Draft, plain_range};
use crate::import::xml::languages;
use crate::import::xml::reading::{self, Wanted};
use crate::import::xml::rich::rich;
use crate::import::xml::root;
use crate::import::xml::tree::{Element, folded};
use crate::import::{Format, Found};
use crate::model::{Date, DateField, Kind, NameField, TextField};
use crate::text::Source;

use super::people;

const FRONT: Wanted = Wanted {
    names: &["front"],
    is_record: |_, _| true,
    what: "`<front>` of an article",
};

/// Values of `pub-type`, `date-type`: the first of these that is there is the date of publication.
const PUBLISHED: &[&str] = &[
    "ppub",
    "collection",
    "pub",
    "epub",
    "epub-ppub",
    "electronic",
    "print",
    "",
];

/// Reads the article's own record.
pub(super) fn read(source: &Source) -> Result<Found> {
    let article = root::attributes(source.text(), "article");
    let attribute = |name: &str| {
        let found = article.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value.as_str()).to_owned()
    };
    reading::read(source, Format::Jats, FRONT, |reading, front| {
        let mut draft = Draft::new(&reading.next_id());
        draft.record.kind = match attribute("article-type").as_str() {
            "book-review" => Kind::ReviewBook,
            "preprint" => Kind::Article,
            _ => Kind::ArticleJournal,
        };
        draft.put(
            TextField::Language,
            "lang",
            &languages::tag(&attribute("lang")),
        );
        front.elements().for_each(|part| meta(&mut draft, part));
        reading.record(draft, front.span);
    })
}

/// Elements that CSL has a variable for.
const TEXTS: &[(&str, TextField)] = &[
    ("journal-title", TextField::ContainerTitle),
    ("abbrev-journal-title", TextField::ContainerTitleShort),
    ("volume", TextField::Volume),
    ("issue", TextField::Issue),
    ("supplement", TextField::Supplement),
];

/// `journal-meta` and `article-meta`.
fn meta(draft: &mut Draft, part: &Element<'_>) {
    for element in part.elements() {
        let text = element.text();
        match element.name {
            "journal-title-group" => meta(draft, element),
            "issn" | "isbn" | "issn-l" => draft.identifier(element.name, &text),
            "publisher" => publisher(draft, element),
            // Those of a journal are its editors.
            "contrib-group" if part.name != "journal-meta" => contributors(draft, element),
            "article-id" => {
                let sort = element.attribute("pub-id-type");
                draft.identifier(sort.unwrap_or("article-id"), &text);
            }
            "title-group" => titles(draft, element),
            "fpage" | "lpage" | "page-range" | "elocation-id" | "pub-date" | "history" => {}
            "abstract" => draft.put(TextField::Abstract, "abstract", &paragraphs(element)),
            "kwd-group" => {
                let words = element.all("kwd").map(Element::text);
                words.for_each(|word| draft.join(TextField::Keyword, ", ", &word));
            }
            "self-uri" => draft.address(element.attribute("href").unwrap_or(&text)),
            "counts" => {
                let pages = element.child("page-count");
                let count = pages.and_then(|count| count.attribute("count"));
                draft.put(
                    TextField::NumberOfPages,
                    "page-count",
                    count.unwrap_or_default(),
                );
            }
            name => match TEXTS.iter().find(|(known, _)| *known == name) {
                Some((_, field)) => draft.put(*field, name, &text),
                None => draft.keep(name, &text),
            },
        }
    }
    pages(draft, part);
    published(draft, part);
    history(draft, part);
}

fn publisher(draft: &mut Draft, publisher: &Element<'_>) {
    for element in publisher.elements() {
        match element.name {
            "publisher-name" => draft.join(TextField::Publisher, "; ", &element.text()),
            "publisher-loc" => draft.join(TextField::PublisherPlace, "; ", &element.text()),
            name => draft.keep(name, &element.text()),
        }
    }
}

fn contributors(draft: &mut Draft, group: &Element<'_>) {
    for element in group.elements() {
        if element.name != "contrib" {
            draft.keep(element.name, &element.text());
            continue;
        }
        let whose = element
            .attribute("contrib-type")
            .map_or(Ok(NameField::Author), people::role);
        for part in element.elements() {
            match part.name {
                _ if people::take(draft, part, whose) => {}
                "contrib-id" => draft.keep("contrib-id", &part.text()),
                "xref" => {}
                name => draft.keep(name, &part.text()),
            }
        }
    }
}

fn titles(draft: &mut Draft, group: &Element<'_>) {
    let title = group.child("article-title").map(rich).unwrap_or_default();
    let subtitles = group.all("subtitle").map(rich);
    let whole: Vec<_> = std::iter::once(title)
        .chain(subtitles)
        .filter(|text| !text.is_empty())
        .collect();
    draft.put(TextField::Title, "article-title", &whole.join(": "));
    for element in group.elements() {
        match element.name {
            "article-title" | "subtitle" | "fn-group" => {}
            "alt-title" => draft.put(TextField::TitleShort, "alt-title", &element.text()),
            name => draft.keep(name, &element.text()),
        }
    }
}

/// An abstract, its paragraphs and headings parted by spaces.
fn paragraphs(element: &Element<'_>) -> String {
    let parts: Vec<_> = element.elements().map(Element::text).collect();
    match parts.is_empty() {
        true => element.text(),
        false => folded(&parts.join(" ")),
    }
}

fn pages(draft: &mut Draft, part: &Element<'_>) {
    let text = |name| {
        let page = part.child(name).map(Element::text);
        plain_range(&page.unwrap_or_default())
    };
    match text("page-range") {
        range if !range.is_empty() => draft.put(TextField::Page, "page-range", &range),
        _ => draft.pages(&text("fpage"), &text("lpage")),
    }
    // What has no pages is found by the number of the article.
    let has_pages = draft.record.texts.contains_key(&TextField::Page);
    let field = if has_pages {
        TextField::Number
    } else {
        TextField::Page
    };
    draft.put(field, "elocation-id", &text("elocation-id"));
}

/// The sort of a date: on paper, on the web, received.
fn sort<'n>(date: &'n Element<'_>) -> &'n str {
    let sort = date.attribute("pub-type").or(date.attribute("date-type"));
    sort.unwrap_or_default()
}

fn published(draft: &mut Draft, part: &Element<'_>) {
    let rank = |date: &Element<'_>| PUBLISHED.iter().position(|known| *known == sort(date));
    let mut published: Vec<_> = part.all("pub-date").collect();
    published.sort_by_key(|date| rank(date).unwrap_or(PUBLISHED.len()));
    for element in published {
        let Some((date, text)) = date(element) else {
            continue;
        };
        match draft.record.date(DateField::Issued) {
            None => draft.put_date(DateField::Issued, "pub-date", &text, date),
            Some(issued) if *issued == date => {}
            Some(_) if sort(element) == "epub" => {
                draft.put_date(DateField::AvailableDate, "epub", &text, date);
            }
            Some(_) => {
                let name = format!("pub-date-{}", sort(element));
                draft.keep(name.trim_end_matches('-'), &text);
            }
        }
    }
}

fn history(draft: &mut Draft, part: &Element<'_>) {
    let history = part.child("history").into_iter();
    for element in history.flat_map(Element::elements) {
        match (date(element), sort(element)) {
            (Some((date, text)), "received") => {
                draft.put_date(DateField::Submitted, "received", &text, date);
            }
            (Some((_, text)), "") => draft.keep("history", &text),
            (Some((_, text)), sort) => draft.keep(sort, &text),
            (None, _) => draft.keep("history", &element.text()),
        }
    }
}

fn date(element: &Element<'_>) -> Option<(Date, String)> {
    let part = |name| element.find(name).map(Element::text).unwrap_or_default();
    let parts = Parts {
        year: part("year"),
        month: part("month"),
        day: part("day"),
        season: part("season"),
    };
    let shown = [&parts.year, &parts.month, &parts.day, &parts.season];
    let shown: Vec<_> = shown
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(String::as_str)
        .collect();
    let text = shown.join("-");
    parts.date().0.map(|date| (date, text))
}
