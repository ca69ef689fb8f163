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
    dates: Vec<Dated>,
    first: Option<String>,
    last: Option<String>,
    /// Values that were joined, as they came.
    joined: BTreeSet<(TextField, String)>,
}

/// A date that may be that of the work.
#[derive(Debug)]
struct Dated {
    rank: u8,
    name: String,
    value: String,
    date: Date,
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
            dates: Vec::new(),
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
        let is_taken = match slot {
            Slot::Issued(rank) => self.issued(rank, name, &value),
            _ => self.takes(slot, &value),
        };
        if !is_taken {
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
            Slot::First => set(&mut self.first, value),
            Slot::Last => set(&mut self.last, value),
            Slot::Language => self.text(TextField::Language, &values::language(value)),
            Slot::Type => self.type_word(value),
            Slot::Identifier => self.identifier(value),
            Slot::Arxiv => self.arxiv(value),
            Slot::Issued(_) | Slot::Custom => false,
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
        match self.record.text(TextField::Doi).and_then(Doi::parse) {
            Some(before) => before == doi,
            None => {
                self.record.set_text(TextField::Doi, doi.as_str());
                true
            }
        }
    }

    fn join(&mut self, field: TextField, value: &str) -> bool {
        if self.joined.insert((field, value.to_owned())) {
            let joined = self.record.texts.entry(field).or_default();
            if !joined.is_empty() {
                joined.push_str(", ");
            }
            joined.push_str(value);
        }
        true
    }

    /// Takes names that are not there yet.
    pub(super) fn names(&mut self, field: NameField, names: Vec<Name>) -> bool {
        if names.is_empty() {
            return false;
        }
        let list = self.record.names.entry(field).or_default();
        for name in names {
            // A list of any length is read in time that grows with it; no person stands far from their double.
            if !list.iter().rev().take(50).any(|before| *before == name) {
                list.push(name);
            }
        }
        true
    }

    /// Takes a date; which of several stands is told at the end.
    fn issued(&mut self, rank: u8, name: &str, value: &str) -> bool {
        let date = values::date(value).map(|date| Dated {
            rank,
            name: name.to_owned(),
            value: value.to_owned(),
            date,
        });
        let is_read = date.is_some();
        self.dates.extend(date);
        is_read
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
        self.put_pages();
        self.put_date();
        self.record
    }

    fn put_pages(&mut self) {
        let pages = match (self.first.take(), self.last.take()) {
            (Some(first), Some(last)) if first != last => format!("{first}-{last}"),
            (Some(one), _) | (None, Some(one)) => one,
            (None, None) => return,
        };
        self.record.texts.entry(TextField::Page).or_insert(pages);
    }

    /// Puts the date of most weight; others are kept where they say something else.
    fn put_date(&mut self) {
        let mut dates = std::mem::take(&mut self.dates);
        dates.sort_by_key(|dated| dated.rank);
        let mut dates = dates.into_iter();
        let Some(best) = dates.next() else { return };
        for other in dates.filter(|other| other.date.start != best.date.start) {
            self.keep(&other.name, other.value);
        }
        self.record.dates.insert(DateField::Issued, best.date);
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
