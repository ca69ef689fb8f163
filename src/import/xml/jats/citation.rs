//! One citation, element by element.

mod finish;

use crate::import::xml::dates::{self, Parts};
use crate::import::xml::draft::{Draft, trimmed};
use crate::import::xml::languages;
use crate::import::xml::rich::rich;
use crate::import::xml::tree::{Element, folded};
use crate::model::{DateField, Kind, NameField, TextField};

use super::printed::{letters, links};
use super::{kinds, people};

/// Elements that only mark how text looks: what is in them is looked at.
const LOOKS: &[&str] = &[
    "italic",
    "bold",
    "sc",
    "sup",
    "sub",
    "underline",
    "overline",
    "strike",
    "roman",
    "sans-serif",
    "monospace",
    "styled-content",
];

/// Elements that hold together what stands in elements of its own.
const GROUPS: &[&str] = &["date", "institution-wrap", "collab-wrap", "conference"];

/// Elements that CSL has a variable for.
const TEXTS: &[(&str, TextField)] = &[
    ("volume", TextField::Volume),
    ("issue", TextField::Issue),
    ("supplement", TextField::Supplement),
    ("edition", TextField::Edition),
    ("version", TextField::Version),
    ("conf-name", TextField::EventTitle),
    ("conf-loc", TextField::EventPlace),
    ("series", TextField::CollectionTitle),
    ("annotation", TextField::Annote),
    ("patent", TextField::Number),
    ("gov", TextField::Number),
    ("abstract", TextField::Abstract),
    ("std-organization", TextField::Publisher),
];

/// A citation in the making.
#[derive(Debug)]
pub(super) struct Citation {
    pub(super) draft: Draft,
    /// The addresses that it is linked to, in order.
    pub(super) links: Vec<String>,
    kind: Option<Kind>,
    format: String,
    article_title: String,
    chapter_title: String,
    source: String,
    source_is_title: bool,
    institution: String,
    date: Parts,
    iso_date: String,
    /// First, last, range, and the number of an article that has no pages.
    pages: [String; 4],
    /// How many letters and digits stand in elements that were understood.
    tagged: usize,
}

impl Citation {
    pub(super) fn new(id: &str) -> Self {
        Self {
            draft: Draft::new(id),
            links: Vec::new(),
            kind: None,
            format: String::new(),
            article_title: String::new(),
            chapter_title: String::new(),
            source: String::new(),
            source_is_title: false,
            institution: String::new(),
            date: Parts::default(),
            iso_date: String::new(),
            pages: Default::default(),
            tagged: 0,
        }
    }

    /// Takes everything in a citation.
    pub(super) fn take(&mut self, citation: &Element<'_>) {
        let sort = ["publication-type", "citation-type"];
        if let Some(sort) = sort.iter().find_map(|name| citation.attribute(name)) {
            self.kind = kinds::kind(sort);
            if self.kind.is_none()
                && !matches!(sort, "other" | "unknown" | "misc" | "display-unstructured")
            {
                self.draft.keep("publication-type", sort);
            }
        }
        self.format = citation
            .attribute("publication-format")
            .unwrap_or_default()
            .to_owned();
        if let Some(language) = citation.attribute("lang") {
            self.draft
                .put(TextField::Language, "lang", &languages::tag(language));
        }
        self.links = links(citation);
        self.each(citation, Ok(NameField::Author));
    }

    fn each(&mut self, element: &Element<'_>, whose: Result<NameField, &str>) {
        for child in element.elements() {
            let is_group = GROUPS.contains(&child.name) && child.elements().next().is_some();
            if is_group || LOOKS.contains(&child.name) {
                self.each(child, whose);
            } else if child.name == "person-group" {
                let role = child
                    .attribute("person-group-type")
                    .map_or(whose, people::role);
                self.each(child, role);
            } else if child.name != "institution" && people::take(&mut self.draft, child, whose) {
                self.count(child);
            } else {
                self.one(child);
            }
        }
    }

    fn count(&mut self, element: &Element<'_>) {
        element.each_text(&mut |piece| self.tagged += letters(piece));
    }

    fn one(&mut self, element: &Element<'_>) {
        if matches!(
            element.name,
            "label" | "x" | "break" | "milestone-start" | "milestone-end" | "named-content"
        ) {
            return self.other(element);
        }
        self.count(element);
        let text = trimmed(&element.text()).to_owned();
        match element.name {
            "article-title" | "data-title" => self.title(element, |to| &mut to.article_title),
            "chapter-title" | "part-title" => self.title(element, |to| &mut to.chapter_title),
            "source" => self.title(element, |to| &mut to.source),
            "institution" if self.institution.is_empty() => self.institution = text,
            "publisher-name" => self.draft.join(TextField::Publisher, "; ", &text),
            "publisher-loc" => self.draft.join(TextField::PublisherPlace, "; ", &text),
            "fpage" | "lpage" | "page-range" | "elocation-id" | "size" | "page-count" => {
                self.extent(element, &text)
            }
            "year" | "month" | "day" | "season" | "string-date" => self.date_part(element, &text),
            "date-in-citation" | "access-date" => self.other_date(element, &text),
            "conf-date" => self.draft.date(DateField::EventDate, "conf-date", &text),
            "pub-id" | "object-id" | "article-id" | "issue-id" | "volume-id" => {
                self.identifier(element, &text)
            }
            "isbn" | "issn" | "issn-l" => self.draft.identifier(element.name, &text),
            "ext-link" | "uri" | "self-uri" | "inline-supplementary-material" => {
                self.link(element, &text)
            }
            "comment" => self.comment(element),
            "std" => self.standard(element, &text),
            name => match TEXTS.iter().find(|(known, _)| *known == name) {
                Some((_, field)) => self.draft.put(*field, name, &text),
                None => self.draft.keep(name, &text),
            },
        }
    }

    /// Elements that mark what they hold in a way of the publisher's own.
    fn other(&mut self, element: &Element<'_>) {
        if element.name == "named-content" {
            let name = element.attribute("content-type").unwrap_or("named-content");
            self.draft.keep(name, &element.text());
        } else if element.name == "label" {
            self.draft.keep("label", &element.text());
        }
    }

    fn title(&mut self, element: &Element<'_>, to: fn(&mut Self) -> &mut String) {
        let text = trimmed(&rich(element)).to_owned();
        match to(self).is_empty() {
            true => *to(self) = text,
            false => self.draft.keep(element.name, &text),
        }
    }

    fn extent(&mut self, element: &Element<'_>, text: &str) {
        let at = match element.name {
            "fpage" => 0,
            "lpage" => 1,
            "page-range" => 2,
            "elocation-id" => 3,
            "page-count" => {
                let count = element.attribute("count").unwrap_or(text).to_owned();
                return self
                    .draft
                    .put(TextField::NumberOfPages, "page-count", &count);
            }
            _ => return self.size(element, text),
        };
        match self.pages[at].is_empty() {
            true => text.clone_into(&mut self.pages[at]),
            false => self.draft.keep(element.name, text),
        }
    }

    fn size(&mut self, element: &Element<'_>, text: &str) {
        let units = element.attribute("units").unwrap_or_default();
        match units.starts_with("page") || units == "p" {
            true => self.draft.put(TextField::NumberOfPages, "size", text),
            false => self.draft.keep("size", format!("{text} {units}").trim()),
        }
    }

    fn date_part(&mut self, element: &Element<'_>, text: &str) {
        if let Some(iso) = element.attribute("iso-8601-date") {
            iso.clone_into(&mut self.iso_date);
        }
        let part = match element.name {
            "month" => &mut self.date.month,
            "day" => &mut self.date.day,
            "season" => &mut self.date.season,
            _ if element.elements().next().is_some() => {
                return self.each(element, Ok(NameField::Author));
            }
            _ => &mut self.date.year,
        };
        match part.is_empty() {
            true => text.clone_into(part),
            false => self.draft.keep(element.name, text),
        }
    }

    /// A date that is not the one of publication; of which sort, its attribute tells.
    fn other_date(&mut self, element: &Element<'_>, text: &str) {
        let sort = element.attribute("content-type").unwrap_or("access-date");
        let is_access = ["access", "cited", "visited", "retrieved"]
            .iter()
            .any(|word| sort.contains(word));
        let iso = element.attribute("iso-8601-date").and_then(dates::of_text);
        let date = iso
            .or_else(|| of_parts(element))
            .unwrap_or_else(|| dates::of_any(text));
        match is_access {
            true => self
                .draft
                .put_date(DateField::Accessed, element.name, text, date),
            false => self.draft.keep(sort, text),
        }
    }

    fn identifier(&mut self, element: &Element<'_>, text: &str) {
        let sort = element.attribute("pub-id-type").unwrap_or(element.name);
        let address = element.attribute("href").unwrap_or_default();
        let text = if text.is_empty() { address } else { text };
        match sort {
            "std-designation" | "patent" | "standard" => {
                self.draft.put(TextField::Number, sort, text)
            }
            _ => self.draft.identifier(sort, text),
        }
    }

    fn link(&mut self, element: &Element<'_>, text: &str) {
        let address = element.attribute("href").unwrap_or(text).to_owned();
        let sort = element.attribute("ext-link-type").unwrap_or("uri");
        match sort {
            "doi" | "pmid" | "pmcid" if !address.contains("://") => {
                self.draft.identifier(sort, &address)
            }
            _ if address.contains(':') || address.starts_with("www.") => {
                self.draft.address(&address)
            }
            _ => self.draft.keep(element.name, &address),
        }
    }

    /// A comment, and the fields that may stand in it. A lead-in such as `Available from:` is none.
    fn comment(&mut self, element: &Element<'_>) {
        let mut own = String::new();
        for node in &element.children {
            match node {
                super::Node::Text(text) => own.push_str(text),
                super::Node::Element(inner) => {
                    own.push(' ');
                    match LOOKS.contains(&inner.name) {
                        true => inner.each_text(&mut |text| own.push_str(text)),
                        false => self.one(inner),
                    }
                }
            }
        }
        let own = folded(&own);
        if !own.ends_with(':') {
            self.draft.join(TextField::Note, "; ", trimmed(&own));
        }
    }

    /// `std`: the number of a standard, its title and who publishes it.
    fn standard(&mut self, element: &Element<'_>, text: &str) {
        self.kind.get_or_insert(Kind::Standard);
        match element.elements().next() {
            Some(_) => self.each(element, Ok(NameField::Author)),
            None => self.draft.put(TextField::Number, "std", text),
        }
    }

    /// Whether the tagged fields say enough, so that the text need not be parsed: most of it is tagged.
    pub(super) fn is_enough(&self, raw: &str) -> bool {
        let is_titled = self.draft.record.texts.contains_key(&TextField::Title);
        let share = if is_titled { 2 } else { 3 };
        let untagged = letters(raw).saturating_sub(self.tagged);
        self.draft.says_enough() && untagged * share <= letters(raw)
    }
}

/// A date whose parts are marked.
fn of_parts(element: &Element<'_>) -> Option<crate::model::Date> {
    let part = |name| element.find(name).map(Element::text).unwrap_or_default();
    let parts = Parts {
        year: part("year"),
        month: part("month"),
        day: part("day"),
        season: part("season"),
    };
    let (date, left) = parts.date();
    date.filter(|_| left.is_empty())
}
