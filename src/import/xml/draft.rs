//! A record in the making: nothing that is put in gets lost.

use serde_json::Value;

use super::dates;
use crate::ident::{ArxivId, Doi};
use crate::model::{Date, DateField, Kind, Name, NameField, Reference, TextField};

/// A variable that is longer gets nothing joined to it: each time all of it is looked through.
const LONGEST_JOINED: usize = 1 << 14;

/// A record, and the ways of putting something in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    pub(super) record: Reference,
}

impl Draft {
    /// An empty document.
    pub(super) fn new(id: &str) -> Self {
        Self {
            record: Reference::new(id, Kind::Document),
        }
    }

    /// Sets a text variable; where it holds something else already, the value is kept under the element's name.
    pub(super) fn put(&mut self, field: TextField, element: &str, value: &str) {
        match self.record.text(field) {
            None => self.record.set_text(field, value),
            Some(before) if before == value => {}
            Some(_) => self.keep(element, value),
        }
    }

    /// Adds to a text variable that may hold several values; what is too much for it is kept beside it.
    pub(super) fn join(&mut self, field: TextField, separator: &str, value: &str) {
        let joined = match self.record.text(field) {
            Some(before) if before.len() > LONGEST_JOINED => {
                return self.keep(field.as_str(), value);
            }
            Some(before) if before.split(separator).any(|one| one == value) => return,
            Some(before) if !value.is_empty() => format!("{before}{separator}{value}"),
            Some(_) => return,
            None => value.to_owned(),
        };
        self.record.set_text(field, joined);
    }

    /// Keeps a value that CSL has no word for under the name that the source has for it.
    pub(super) fn keep(&mut self, name: &str, value: &str) {
        if value.is_empty() || name.is_empty() {
            return;
        }
        let value = Value::from(value);
        match self.record.custom.get_mut(name) {
            Some(before) if *before == value => {}
            Some(Value::Array(list)) => list.push(value),
            Some(before) => *before = Value::Array(vec![before.take(), value]),
            None => drop(self.record.custom.insert(name.to_owned(), value)),
        }
    }

    /// Adds a name; an empty one is none.
    pub(super) fn name(&mut self, field: NameField, name: Name) {
        if !name.key().is_empty() {
            self.record.names.entry(field).or_default().push(name);
        }
    }

    /// Sets a date from text; where there is one already, the text is kept under the element's name.
    pub(super) fn date(&mut self, field: DateField, element: &str, text: &str) {
        match text.is_empty() {
            true => {}
            false => self.put_date(field, element, text, dates::of_any(text)),
        }
    }

    /// Sets a date that was read from a text.
    pub(super) fn put_date(&mut self, field: DateField, element: &str, text: &str, date: Date) {
        match self.record.date(field) {
            None => drop(self.record.dates.insert(field, date)),
            Some(before) if *before == date => {}
            Some(_) => self.keep(element, text),
        }
    }

    /// Sets an identifier by the name of its sort.
    pub(super) fn identifier(&mut self, sort: &str, value: &str) {
        let value = value.trim();
        match sort.to_ascii_lowercase().as_str() {
            "doi" => match Doi::parse(value) {
                Some(doi) => self.put(TextField::Doi, "doi", doi.as_str()),
                None => self.keep("doi", value),
            },
            "pmid" | "pubmed" | "medline" => self.put(TextField::Pmid, "pmid", value),
            "pmcid" | "pmc" => self.put(TextField::Pmcid, "pmcid", &pmcid(value)),
            "isbn" => self.join(TextField::Isbn, " ", value),
            "issn" | "eissn" | "pissn" | "issn-l" => self.join(TextField::Issn, " ", value),
            "arxiv" => match ArxivId::parse(value) {
                Some(id) => {
                    self.put(TextField::Archive, "arxiv", "arXiv");
                    self.put(TextField::ArchiveLocation, "arxiv", id.as_str());
                }
                None => self.keep("arxiv", value),
            },
            "uri" | "url" => self.address(value),
            _ => self.keep(sort, value),
        }
    }

    /// Sets the address; one at the resolver of DOIs is a DOI.
    pub(super) fn address(&mut self, address: &str) {
        let address = address.trim();
        match Doi::parse(address) {
            Some(doi) if self.record.text(TextField::Doi).is_none() => {
                self.record.set_text(TextField::Doi, doi.as_str());
            }
            Some(doi) if self.record.doi().as_ref() == Some(&doi) => {}
            _ => self.put(TextField::Url, "url", address),
        }
    }

    /// Sets pages from the first and the last.
    pub(super) fn pages(&mut self, first: &str, last: &str) {
        let pages = match (first, last) {
            (first, "") => first.to_owned(),
            ("", last) => return self.keep("lpage", last),
            (first, last) if first == last => first.to_owned(),
            (first, last) => format!("{first}-{last}"),
        };
        self.put(TextField::Page, "page", &pages);
    }

    /// Whether it holds a title, or what it stands in.
    pub(super) fn has_title(&self) -> bool {
        let fields = [TextField::Title, TextField::ContainerTitle];
        fields
            .iter()
            .any(|field| self.record.texts.contains_key(field))
    }

    /// Whether it says enough to be a record without being parsed: a title, and a name or a date.
    pub(super) fn says_enough(&self) -> bool {
        let dated = self.record.dates.contains_key(&DateField::Issued);
        self.has_title() && (dated || !self.record.names.is_empty())
    }

    /// Whether nothing was put in.
    pub(super) fn is_empty(&self) -> bool {
        let record = &self.record;
        record.texts.is_empty()
            && record.names.is_empty()
            && record.dates.is_empty()
            && record.custom.is_empty()
    }

    /// What sort of thing it is, by the fields it has, where nothing else tells.
    pub(super) fn guessed_kind(&self) -> Kind {
        let has = |field| self.record.texts.contains_key(&field);
        let held = has(TextField::ContainerTitle);
        let counted = has(TextField::Volume) || has(TextField::Issue) || has(TextField::Issn);
        let published =
            has(TextField::Publisher) || has(TextField::PublisherPlace) || has(TextField::Isbn);
        match () {
            () if has(TextField::EventTitle) => Kind::PaperConference,
            () if held && published && !counted => Kind::Chapter,
            () if held && (counted || has(TextField::Page)) => Kind::ArticleJournal,
            () if published && has(TextField::Title) => Kind::Book,
            () if has(TextField::Url) => Kind::Webpage,
            () => Kind::Document,
        }
    }
}

/// PubMed Central's identifiers begin with `PMC`.
fn pmcid(value: &str) -> String {
    match value.bytes().all(|b| b.is_ascii_digit()) && !value.is_empty() {
        true => format!("PMC{value}"),
        false => value.to_owned(),
    }
}

/// Pages as CSL has them, with a plain hyphen.
pub(super) fn plain_range(text: &str) -> String {
    text.replace(['–', '—', '−'], "-")
}

/// Text without the punctuation that parts it from the next field.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':'))
}
