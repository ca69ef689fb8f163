//! The list of references that a publisher deposited with the record of a work.
//!
//! Crossref has `reference` (`unstructured`, as printed, and marked fields beside it or in its place); DataCite has
//! `relatedIdentifiers`. Sources: Crossref's schema 5.4, "citations"; DataCite's schema 4.6, property 12.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::prose;
use crate::csl_json;
use crate::ident::{ArxivId, Doi, Isbn, Pmid};
use crate::import::{Item, Printed};
use crate::model::{Date, DateField, Kind, Name, NameField, RawReference, Reference, TextField};
use crate::normalise;
use crate::text::Span;

/// No list is longer: handbooks have some thousands.
const LONGEST_LIST: usize = 50_000;

/// Marked fields by Crossref's names, as far as they are texts of CSL.
const TEXTS: &[(&str, TextField)] = &[
    ("article-title", TextField::Title),
    ("journal-title", TextField::ContainerTitle),
    ("series-title", TextField::CollectionTitle),
    ("volume", TextField::Volume),
    ("issue", TextField::Issue),
    ("first-page", TextField::Page),
    ("edition", TextField::Edition),
    ("ISSN", TextField::Issn),
    ("ISBN", TextField::Isbn),
    ("standards-body", TextField::Authority),
    ("standard-designator", TextField::Number),
];

/// What Crossref adds, or says twice.
const NOISE: &[&str] = &["key", "issn-type", "isbn-type", "isbn", "issn"];

/// The references of a work of Crossref.
pub(super) fn of_crossref(work: &Value) -> Vec<Item> {
    let list = work["reference"].as_array().into_iter().flatten();
    let mut ids = Ids::of(&work["DOI"]);
    let list = list.take(LONGEST_LIST).enumerate();
    let items = list.filter_map(|(at, one)| {
        let fields = one.as_object()?;
        let record = marked(fields, &mut ids, at + 1);
        let printed = one["unstructured"].as_str().map(prose::plain);
        match printed.filter(|text| !text.is_empty()) {
            Some(text) => Some(printed_as(text, at + 1, record)),
            None => (!is_bare(&record)).then(|| Item::Record(Box::new(record))),
        }
    });
    items.collect()
}

/// A string as printed; what the marked fields know as well as it does holds against the parse.
fn printed_as(text: String, number: usize, record: Reference) -> Item {
    let mut known = Reference::new("", record.kind);
    // Of authors only the first is marked, of pages the first, of the date the year: the string says more.
    known.texts = record.texts;
    known.texts.remove(&TextField::Page);
    known.texts.remove(&TextField::YearSuffix);
    known.custom = record.custom;
    let raw = RawReference {
        span: Span::new(0, text.len()),
        text,
        line: number,
        list: 0,
    };
    let known = Some(Box::new(known));
    let links = Vec::new();
    Item::Printed(Box::new(Printed { raw, links, known }))
}

/// A record of the marked fields; what CSL has no word for, and of whom the DOI comes, under `custom.crossref`.
fn marked(fields: &Map<String, Value>, ids: &mut Ids, number: usize) -> Reference {
    let mut record = Reference::new("", kind(fields));
    let mut rest = fields.clone();
    for noise in NOISE {
        rest.remove(*noise);
    }
    rest.remove("unstructured");
    let mut take = |name: &str| Some(prose::marked(rest.remove(name)?.as_str()?));
    for (name, field) in TEXTS {
        if let Some(text) = take(name) {
            record.set_text(*field, text);
        }
    }
    if let Some(book) = take("volume-title") {
        let field = match record.text(TextField::Title) {
            Some(_) => TextField::ContainerTitle,
            None => TextField::Title,
        };
        record.set_text(field, book);
    }
    if let Some(author) = take("author") {
        record
            .names
            .insert(NameField::Author, vec![person(&author)]);
    }
    if let Some(year) = take("year") {
        put_year(&mut record, &year);
    }
    if let Some(doi) = take("DOI") {
        let doi = Doi::parse(&doi).map_or(doi, |doi| doi.as_str().to_owned());
        record.set_text(TextField::Doi, doi);
    }
    record.id = ids.next(record.text(TextField::Doi), number);
    if !rest.is_empty() {
        record.custom.insert("crossref".to_owned(), rest.into());
    }
    record
}

fn kind(fields: &Map<String, Value>) -> Kind {
    let has = |name: &str| fields.contains_key(name);
    match () {
        () if has("journal-title") => Kind::ArticleJournal,
        () if has("standard-designator") || has("standards-body") => Kind::Standard,
        () if has("volume-title") && has("article-title") => Kind::Chapter,
        () if has("volume-title") || has("ISBN") => Kind::Book,
        () if has("article-title") && (has("ISSN") || has("volume")) => Kind::ArticleJournal,
        () => Kind::Document,
    }
}

/// The first author: a family name alone, a name with initials, an organisation.
fn person(text: &str) -> Name {
    let is_word = !text.contains(' ') && text.contains(char::is_lowercase);
    if is_word && !normalise::is_organisation(text) {
        return Name::person(text, "");
    }
    let mut names = normalise::names(text);
    match names.len() {
        1 => names.remove(0),
        _ => Name::literal(text),
    }
}

/// Puts a year, `2010a` as a year and its suffix; what is no year stays text.
fn put_year(record: &mut Reference, text: &str) {
    let (year, suffix) = text.split_at(text.find(char::is_alphabetic).unwrap_or(text.len()));
    let date = csl_json::date_of_text(year).filter(|_| suffix.chars().count() < 2);
    if date.is_some() {
        record.set_text(TextField::YearSuffix, suffix);
    }
    let raw = || Date {
        raw: Some(text.to_owned()),
        ..Date::default()
    };
    record
        .dates
        .insert(DateField::Issued, date.unwrap_or_else(raw));
}

/// Whether a record says nothing by which a work could be found.
fn is_bare(record: &Reference) -> bool {
    record.texts.is_empty() && record.names.is_empty() && record.dates.is_empty()
}

/// The references of a work of DataCite: identifiers, and nothing else is known of them.
pub(super) fn of_datacite(attributes: &Value) -> Vec<Item> {
    let list = attributes["relatedIdentifiers"].as_array();
    let cites = |one: &&Value| matches!(one["relationType"].as_str(), Some("References" | "Cites"));
    let list = list.into_iter().flatten().filter(cites).take(LONGEST_LIST);
    let mut ids = Ids::of(&attributes["doi"]);
    let records = list.enumerate().filter_map(|(at, one)| {
        let mut record = identified(one)?;
        record.id = ids.next(record.text(TextField::Doi), at + 1);
        Some(Item::Record(Box::new(record)))
    });
    records.collect()
}

fn identified(one: &Value) -> Option<Reference> {
    let text = one["relatedIdentifier"].as_str()?.trim();
    let (field, value, kind) = match one["relatedIdentifierType"].as_str()? {
        "DOI" => (
            TextField::Doi,
            Doi::parse(text)?.as_str().to_owned(),
            Kind::Document,
        ),
        "arXiv" => (
            TextField::Number,
            ArxivId::parse(text)?.to_string(),
            Kind::Article,
        ),
        "PMID" => (
            TextField::Pmid,
            Pmid::parse(text)?.to_string(),
            Kind::ArticleJournal,
        ),
        "ISBN" => (
            TextField::Isbn,
            Isbn::parse(text)?.as_str().to_owned(),
            Kind::Book,
        ),
        "URL" | "PURL" | "Handle" | "w3id" => (TextField::Url, text.to_owned(), Kind::Webpage),
        // An ISSN names a journal; codes of other kinds have no field of their own.
        other => (TextField::Note, format!("{other}: {text}"), Kind::Document),
    };
    let mut record = Reference::new("", kind);
    record.set_text(field, value);
    if let Some(general) = one["resourceTypeGeneral"].as_str() {
        record.set_text(TextField::Genre, general);
    }
    Some(record)
}

/// Ids within one list: the DOI of what is cited, else the number behind the DOI of what cites.
struct Ids {
    citing: String,
    given: HashSet<String>,
}

impl Ids {
    fn of(citing: &Value) -> Self {
        Self {
            citing: citing.as_str().unwrap_or("ref").to_lowercase(),
            given: HashSet::new(),
        }
    }

    fn next(&mut self, doi: Option<&str>, number: usize) -> String {
        let doi = doi.map(str::to_lowercase);
        match doi.filter(|doi| self.given.insert(doi.clone())) {
            Some(doi) => doi,
            None => format!("{}-{number}", self.citing),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn records(items: Vec<Item>) -> Vec<Value> {
        let record = |item| match item {
            Item::Record(record) => csl_json::to_value(&record),
            other => panic!("no record: {other:?}"),
        };
        items.into_iter().map(record).collect()
    }

    #[test]
    fn marked_fields_become_a_record() {
        let work = json!({"DOI": "10.5555/A", "reference": [
            {"key": "ref1", "author": "Бойко", "year": "2019", "journal-title": "Журнал <i>X</i>",
             "volume": "7", "first-page": "12", "article-title": "Назва &amp; ще",
             "DOI": "10.5555/B", "doi-asserted-by": "crossref"},
            {"key": "ref2", "author": "Smith", "year": "1998a", "volume-title": "A book", "edition": "2"},
            {"key": "ref3"},
        ]});
        assert_eq!(
            records(of_crossref(&work)),
            [
                json!({"id": "10.5555/b", "type": "article-journal", "DOI": "10.5555/B",
                    "author": [{"family": "Бойко"}], "container-title": "Журнал <i>X</i>",
                    "issued": {"date-parts": [[2019]]}, "page": "12", "title": "Назва & ще",
                    "volume": "7", "custom": {"crossref": {"doi-asserted-by": "crossref"}}}),
                json!({"id": "10.5555/a-2", "type": "book", "author": [{"family": "Smith"}],
                    "edition": "2", "issued": {"date-parts": [[1998]]}, "title": "A book", "year-suffix": "a"}),
            ]
        );
    }

    #[test]
    fn a_string_stays_a_string_with_what_is_known_beside_it() {
        let work = json!({"DOI": "10.5555/A", "reference": [{"key": "1", "first-page": "3",
            "unstructured": "Бойко О. <b>Назва</b>. 2019. С. 3&ndash;9.", "DOI": "10.5555/B", "author": "Бойко"}]});
        let [Item::Printed(printed)] = &of_crossref(&work)[..] else {
            panic!("one string");
        };
        assert_eq!(printed.raw.text, "Бойко О. Назва. 2019. С. 3–9.");
        let known = printed.known.as_ref().expect("a DOI is known");
        assert_eq!(known.texts.len(), 1);
        assert_eq!(known.text(TextField::Doi), Some("10.5555/B"));
    }

    #[test]
    fn identifiers_are_all_that_datacite_has() {
        let related = |kind: &str, text: &str| json!({"relationType": "References", "relatedIdentifierType": kind, "relatedIdentifier": text});
        let other = json!({"relationType": "IsCitedBy", "relatedIdentifierType": "DOI", "relatedIdentifier": "10.5555/9"});
        let attributes = json!({"doi": "10.5072/a", "relatedIdentifiers":
            [related("DOI", "https://doi.org/10.5555/B"), other, related("URL", "https://a.ua/")]});
        assert_eq!(
            records(of_datacite(&attributes)),
            [
                json!({"id": "10.5555/b", "type": "document", "DOI": "10.5555/B"}),
                json!({"id": "10.5072/a-2", "type": "webpage", "URL": "https://a.ua/"}),
            ]
        );
    }
}
