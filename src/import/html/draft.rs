//! A record put together from named values, whatever vocabulary names them.
//!
//! Owns what a value becomes; the vocabularies ([`super::words`], [`super::json_ld`], [`super::coins`]) own which name means what.
//! The first value of a field stands; a further one, and one that no field takes, goes to the record's `custom` under its own name.

mod values;

use std::collections::BTreeSet;

use serde_json::Value;

use super::text::plain;
use crate::ident::{Doi, Isbn, Pmid};
use crate::model::{Date, DateField, Kind, Name, NameField, Place, Reference, TextField};

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// Text; the first stands.
    Text(TextField),
    /// One of several that are joined with commas: numbers, keywords.
    Joined(TextField),
    /// A name, or several parted by semicolons.
    Names(NameField),
    /// The name of an organisation.
    Organisation(NameField),
    /// When it came out; of several the one with the lowest rank stands.
    Issued(u8),
    /// The first page.
    First,
    /// The last page.
    Last,
    /// A code of a language.
    Language,
    /// A word for the type of the work.
    Type,
    /// A DOI, an address, an ISBN, or something else that names the work.
    Identifier,
    /// A number at arXiv.
    Arxiv,
    /// Nothing that CSL knows.
    Custom,
}

/// A record on its way.
#[derive(Debug)]
pub(super) struct Draft {
    record: Reference,
    /// How sure the type is: a lower rank is surer.
    kind_rank: usize,
    date: Option<(u8, Date)>,
    first: Option<String>,
    last: Option<String>,
    /// Values that were joined, as they came.
    joined: BTreeSet<(TextField, String)>,
}

/// Types that a field tells of, the surest first: a thesis may have a journal's field filled by the program, not the other way round.
const KINDS: &[Kind] = &[
    Kind::Thesis,
    Kind::PaperConference,
    Kind::Chapter,
    Kind::ArticleJournal,
    Kind::Report,
    Kind::Patent,
    Kind::Book,
    Kind::Article,
];

impl Draft {
    /// A record that holds nothing yet.
    pub(super) fn new() -> Self {
        Self {
            record: Reference::new("", Kind::Document),
            kind_rank: KINDS.len(),
            date: None,
            first: None,
            last: None,
            joined: BTreeSet::new(),
        }
    }

    /// Takes a value under the name that it has in its source.
    pub(super) fn put(&mut self, slot: Slot, name: &str, value: &str) {
        let value = plain(value);
        if value.is_empty() {
            return;
        }
        if !self.takes(slot, &value) {
            self.keep(name, value);
        }
    }

    /// Takes a value into its field; whether it has one that was free.
    fn takes(&mut self, slot: Slot, value: &str) -> bool {
        match slot {
            Slot::Text(field) => self.text(field, value),
            Slot::Joined(field) => self.join(field, value),
            Slot::Names(_) if value.contains("://") => false,
            Slot::Names(field) => self.names(field, values::names(value)),
            Slot::Organisation(field) => self.names(field, vec![Name::literal(value)]),
            Slot::Issued(rank) => self.issued(rank, value),
            Slot::First => set(&mut self.first, value),
            Slot::Last => set(&mut self.last, value),
            Slot::Language => self.text(TextField::Language, &values::language(value)),
            Slot::Type => self.type_word(value),
            Slot::Identifier => self.identifier(value),
            Slot::Arxiv => self.arxiv(value),
            Slot::Custom => false,
        }
    }

    /// Says what type of work a field speaks for, unless a surer one did.
    pub(super) fn speaks_for(&mut self, kind: Kind) {
        let rank = KINDS
            .iter()
            .position(|known| *known == kind)
            .unwrap_or(KINDS.len());
        if rank < self.kind_rank {
            self.kind_rank = rank;
            self.record.kind = kind;
        }
    }

    /// Sets the type, whatever the fields speak for.
    pub(super) fn is_a(&mut self, kind: Kind) {
        self.kind_rank = 0;
        self.record.kind = kind;
    }

    fn text(&mut self, field: TextField, value: &str) -> bool {
        let value = match field {
            TextField::Doi => return self.doi(value),
            TextField::Page => values::pages(value),
            // OJS writes a number there where the journal has none.
            TextField::ContainerTitleShort if !value.contains(char::is_alphabetic) => return false,
            TextField::Pmid => {
                Pmid::parse(value).map_or_else(|| value.to_owned(), |pmid| pmid.to_string())
            }
            _ => value.to_owned(),
        };
        match self.record.text(field) {
            Some(before) => before == value,
            None => {
                self.record.set_text(field, value);
                true
            }
        }
    }

    fn doi(&mut self, value: &str) -> bool {
        let value = value.strip_prefix("info:doi/").unwrap_or(value);
        let Some(doi) = Doi::parse(value) else {
            return false;
        };
        match self.record.doi() {
            Some(before) => before == doi,
            None => {
                self.record.set_text(TextField::Doi, doi.as_str());
                true
            }
        }
    }

    fn join(&mut self, field: TextField, value: &str) -> bool {
        if self.joined.insert((field, value.to_owned())) {
            let before = self.record.text(field).map(|before| format!("{before}, "));
            let joined = before.unwrap_or_default() + value;
            self.record.set_text(field, joined);
        }
        true
    }

    /// Takes names that are not there yet.
    pub(super) fn names(&mut self, field: NameField, names: Vec<Name>) -> bool {
        let list = self.record.names.entry(field).or_default();
        for name in names {
            // A list of any length is read in time that grows with it; no person stands far from their double.
            if !list.iter().rev().take(50).any(|before| *before == name) {
                list.push(name);
            }
        }
        true
    }

    fn issued(&mut self, rank: u8, value: &str) -> bool {
        let Some(date) = values::date(value) else {
            return false;
        };
        let is_better = self.date.as_ref().is_none_or(|(before, _)| rank < *before);
        if is_better {
            self.date = Some((rank, date));
        }
        // The date of less weight says the same less exactly, or says when the page was made.
        true
    }

    fn type_word(&mut self, value: &str) -> bool {
        let Some(kind) = values::kind(value) else {
            return false;
        };
        if self.record.kind == Kind::Document {
            self.record.kind = kind;
        }
        true
    }

    fn identifier(&mut self, value: &str) -> bool {
        if self.doi(value) {
            return true;
        }
        let number = value.rsplit([':', '/']).next().unwrap_or(value);
        match value
            .split([':', '/'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
            .as_str()
        {
            "http" | "https" => self.text(TextField::Url, value),
            "urn" | "isbn" if Isbn::parse(number).is_some() => self.join(TextField::Isbn, number),
            "info" if value.starts_with("info:pmid/") => self.text(TextField::Pmid, number),
            "pmid" => self.text(TextField::Pmid, number),
            _ => false,
        }
    }

    fn arxiv(&mut self, value: &str) -> bool {
        let value = value.strip_prefix("arXiv:").unwrap_or(value);
        self.text(TextField::Archive, "arXiv") && self.text(TextField::ArchiveLocation, value)
    }

    /// Keeps what no field takes, under its own name.
    pub(super) fn keep(&mut self, name: &str, value: impl Into<Value>) {
        let value = value.into();
        match self.record.custom.get_mut(name) {
            None => {
                self.record.custom.insert(name.to_owned(), value);
            }
            Some(Value::Array(list)) => list.push(value),
            Some(before) => *before = Value::Array(vec![before.take(), value]),
        }
    }

    /// Whether it holds nothing that a reference has.
    pub(super) fn is_empty(&self) -> bool {
        self.record.texts.is_empty() && self.record.names.is_empty()
    }

    /// Where it was found.
    pub(super) fn found_at(&mut self, place: Place) {
        self.record.evidence.place.get_or_insert(place);
    }

    /// The record, its pages and dates in place.
    pub(super) fn finish(mut self) -> Reference {
        if self.record.text(TextField::Page).is_none()
            && let Some(first) = self.first
        {
            let pages = match self.last.filter(|last| *last != first) {
                Some(last) => format!("{first}-{last}"),
                None => first,
            };
            self.record.set_text(TextField::Page, pages);
        }
        if let Some((_, date)) = self.date {
            self.record.dates.insert(DateField::Issued, date);
        }
        self.record
    }
}

/// The names in a text.
pub(super) fn names_of(text: &str) -> Vec<Name> {
    values::names(text)
}

fn set(slot: &mut Option<String>, value: &str) -> bool {
    match slot {
        Some(before) => before == value,
        None => {
            *slot = Some(value.to_owned());
            true
        }
    }
}

/// Adds what another source says and a record has not; nothing that it has is changed.
pub(super) fn add(record: &mut Reference, other: Reference) {
    for (field, names) in other.names {
        record.names.entry(field).or_insert(names);
    }
    for (field, date) in other.dates {
        record.dates.entry(field).or_insert(date);
    }
    for (field, text) in other.texts {
        record.texts.entry(field).or_insert(text);
    }
    for (key, value) in other.custom {
        record.custom.entry(key).or_insert(value);
    }
    if record.kind == Kind::Document {
        record.kind = other.kind;
    }
    record.evidence.place = record.evidence.place.take().or(other.evidence.place);
}
