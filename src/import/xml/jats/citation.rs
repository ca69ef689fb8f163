//! One citation, element by element.

use crate::import::xml::dates::{self, Parts};
use crate::import::xml::draft::{Draft, plain_range, trimmed};
use crate::import::xml::rich::rich;
use crate::import::xml::tree::{Element, folded};
use crate::model::{DateField, Kind, NameField, TextField};

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
            self.draft.put(TextField::Language, "lang", language);
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

    /// Puts together what only the whole tells: title and container, pages, date, kind.
    pub(super) fn finish(&mut self) {
        self.finish_pages();
        self.finish_date();
        let titled = !self.article_title.is_empty() || !self.chapter_title.is_empty();
        let held = match self.kind {
            Some(Kind::Book) => titled && !self.source.is_empty(),
            Some(kind) => titled || kinds::is_held(kind),
            None => titled || self.is_counted(),
        };
        let source = std::mem::take(&mut self.source);
        let field = if held {
            TextField::ContainerTitle
        } else {
            TextField::Title
        };
        self.draft.put(field, "source", &source);
        for (name, title) in [
            ("article-title", std::mem::take(&mut self.article_title)),
            ("chapter-title", std::mem::take(&mut self.chapter_title)),
        ] {
            self.draft.put(TextField::Title, name, &title);
        }
        self.finish_kind(held);
        let institution = std::mem::take(&mut self.institution);
        match self.draft.record.kind {
            Kind::Thesis | Kind::Report | Kind::Standard => {
                self.draft
                    .put(TextField::Publisher, "institution", &institution);
            }
            _ => self.draft.keep("institution", &institution),
        }
    }

    /// Whether it is counted as parts of journals are.
    fn is_counted(&self) -> bool {
        let counts = [TextField::Volume, TextField::Issue, TextField::Issn];
        let record = &self.draft.record;
        counts.iter().any(|field| record.texts.contains_key(field))
            && !record.texts.contains_key(&TextField::Publisher)
    }

    fn finish_kind(&mut self, held: bool) {
        self.draft.record.kind = match self.kind {
            Some(Kind::Book) if held => Kind::Chapter,
            Some(kind) => kind,
            None if self.format == "web" || self.format == "online" => {
                match self.draft.guessed_kind() {
                    Kind::Document => Kind::Webpage,
                    kind => kind,
                }
            }
            None => self.draft.guessed_kind(),
        };
    }

    fn finish_pages(&mut self) {
        let [first, last, range, number] = std::mem::take(&mut self.pages);
        match range.is_empty() {
            false => self
                .draft
                .put(TextField::Page, "page-range", &plain_range(&range)),
            true => self.draft.pages(&plain_range(&first), &plain_range(&last)),
        }
        // What has no pages is found by the number of the article.
        let has_pages = self.draft.record.texts.contains_key(&TextField::Page);
        let field = if has_pages {
            TextField::Number
        } else {
            TextField::Page
        };
        self.draft.put(field, "elocation-id", &number);
    }

    fn finish_date(&mut self) {
        let (year, suffix) = without_suffix(&self.date.year);
        self.draft.put(TextField::YearSuffix, "year", suffix);
        let parts = Parts {
            year: year.to_owned(),
            ..self.date.clone()
        };
        let (date, left) = parts.date();
        let iso = dates::of_text(&self.iso_date);
        // The attribute says more where there is but a year, and is all there is where the year is no number.
        let date = match (date, iso) {
            (Some(date), Some(iso)) => {
                let is_same =
                    date.start.map(|start| start.year) == iso.start.map(|start| start.year);
                let is_bare =
                    date.start.is_some_and(|start| start.month.is_none()) && date.end.is_none();
                Some(if is_same && is_bare && left.is_empty() {
                    iso
                } else {
                    date
                })
            }
            (date, iso) => date.or(iso),
        };
        for (name, text) in left {
            self.draft.keep(name, text);
        }
        if let Some(date) = date {
            self.draft
                .put_date(DateField::Issued, "year", &parts.year, date);
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

/// `2012a`: a year, and the letter that tells it from others of its author.
fn without_suffix(year: &str) -> (&str, &str) {
    let digits = year.bytes().take_while(u8::is_ascii_digit).count();
    let (number, suffix) = year.split_at(digits);
    let is_suffix = suffix.len() == 1 && suffix.bytes().all(|b| b.is_ascii_lowercase());
    if digits == 4 && is_suffix {
        (number, suffix)
    } else {
        (year, "")
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

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Names of HTML elements that some programs write, escaped, into the text of a citation.
const ESCAPED: &[&str] = &[
    "i", "em", "b", "strong", "u", "sup", "sub", "span", "p", "br", "a",
];

/// A text without the tags of HTML that stand in it as text.
fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut pieces = text.split('<');
    plain.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let name = piece.trim_start_matches('/');
        let end = name
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        let is_tag = ESCAPED.contains(&&name[..end]) && name[end..].starts_with(['>', ' ', '/']);
        match piece.split_once('>').filter(|_| is_tag) {
            Some((_, rest)) => plain.push_str(rest),
            None => {
                plain.push('<');
                plain.push_str(piece);
            }
        }
    }
    plain
}

/// A citation as it is printed, without its number.
pub(super) fn raw(element: &Element<'_>) -> String {
    let mut text = String::new();
    for node in &element.children {
        match node {
            super::Node::Text(piece) => text.push_str(piece),
            super::Node::Element(inner) if inner.name == "label" => {}
            super::Node::Element(inner) => inner.each_text(&mut |piece| text.push_str(piece)),
        }
    }
    folded(&without_tags(&text))
}

/// The addresses that parts of an element are linked to.
pub(super) fn links(element: &Element<'_>) -> Vec<String> {
    let mut links = Vec::new();
    for child in element.elements() {
        let is_link = matches!(child.name, "ext-link" | "uri" | "self-uri");
        match child
            .attribute("href")
            .filter(|href| is_link && href.contains(':'))
        {
            Some(href) => links.push(href.to_owned()),
            None => links.append(&mut self::links(child)),
        }
    }
    links
}
