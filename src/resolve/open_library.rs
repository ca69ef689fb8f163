//! Open Library: books by ISBN.
//!
//! Owns its requests and the reading of its answers. An ISBN that it has not is missing from the answer; what it has proves
//! little, for anybody may add books. Source: Open Library Books API, `jscmd=data`.

use serde_json::{Map, Value};
use url::Url;

use super::address;
use super::answer::{Answer, json, unreadable};
use super::prose;
use super::work::Work;
use crate::ident::Isbn;
use crate::model::{Date, DateField, Kind, Name, NameField, Reference, TextField};
use crate::net::{Request, Response};
use crate::{csl_json, normalise};

pub(super) const SERVICE: &str = "openlibrary";
/// How many books one request asks for at most.
pub(super) const BATCH: usize = 50;

/// What has gone into fields of CSL, and what shows a book and does not describe it.
const TAKEN: &[&str] = &[
    "authors",
    "cover",
    "ebooks",
    "excerpts",
    "number_of_pages",
    "publish_date",
    "publish_places",
    "publishers",
    "subtitle",
    "title",
];

/// Asks for books.
pub(super) fn request(base: &Url, isbns: &[Isbn]) -> Request {
    let keys: Vec<String> = isbns.iter().map(key).collect();
    let mut url = address(base, "api/books");
    url.query_pairs_mut()
        .append_pair("bibkeys", &keys.join(","))
        .append_pair("format", "json")
        .append_pair("jscmd", "data");
    let mut request = Request::get(url);
    request.body_limit = super::RECORD_LIMIT;
    request
}

fn key(isbn: &Isbn) -> String {
    format!("ISBN:{}", isbn.digits())
}

/// Reads books.
pub(super) fn read(response: &Response) -> Answer<Value> {
    json(response).and_then(|value| match value.is_object() && response.status == 200 {
        true => Answer::Found(value),
        false => unreadable(response),
    })
}

/// The book of an ISBN.
pub(super) fn pick(books: &Value, isbn: &Isbn) -> Answer<Work> {
    let unknown = |key: &String| !key.starts_with("ISBN:");
    match &books[key(isbn)] {
        book @ Value::Object(_) => Answer::Found(Work {
            record: record(book, isbn),
            listed: None,
        }),
        // An error has another shape than a list of books that lacks this one.
        _ if books
            .as_object()
            .is_some_and(|books| books.keys().any(unknown)) =>
        {
            Answer::Unavailable("the answer is no list of books".to_owned())
        }
        _ => Answer::Absent,
    }
}

fn record(book: &Value, isbn: &Isbn) -> Reference {
    let mut record = Reference::new(key(isbn), Kind::Book);
    let authors: Vec<Name> = named(&book["authors"])
        .iter()
        .map(|name| person(name))
        .collect();
    if !authors.is_empty() {
        record.names.insert(NameField::Author, authors);
    }
    let text = |name: &str| book[name].as_str().map(prose::plain);
    let title = text("title").unwrap_or_default();
    let whole = match text("subtitle") {
        Some(subtitle) if !title.contains(&subtitle) => format!("{title}: {subtitle}"),
        _ => title,
    };
    record.set_text(TextField::Title, whole);
    record.set_text(TextField::Publisher, named(&book["publishers"]).join("; "));
    record.set_text(
        TextField::PublisherPlace,
        named(&book["publish_places"]).join("; "),
    );
    let pages = book["number_of_pages"]
        .as_u64()
        .map(|pages| pages.to_string());
    record.set_text(TextField::NumberOfPages, pages.unwrap_or_default());
    record.set_text(TextField::Isbn, isbn.as_str());
    record.set_text(TextField::Source, "Open Library");
    if let Some(text) = text("publish_date") {
        record.dates.insert(DateField::Issued, date(&text));
    }
    let rest = book.as_object().into_iter().flatten();
    let rest = rest.filter(|(name, _)| !TAKEN.contains(&name.as_str()));
    let rest: Map<_, _> = rest
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    record.custom.insert(SERVICE.to_owned(), rest.into());
    record
}

fn named(list: &Value) -> Vec<String> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(|one| one["name"].as_str().map(prose::plain))
        .collect()
}

/// `March 2009`, `Mar 04, 2009`, `2009`, `c2009`.
fn date(text: &str) -> Date {
    let raw = || Date {
        raw: Some(text.to_owned()),
        ..Date::default()
    };
    csl_json::date_of_text(text)
        .or_else(|| normalise::date(text))
        .unwrap_or_else(raw)
}

/// Names as they are spoken, the family name last; with a comma, first.
fn person(name: &str) -> Name {
    if normalise::is_organisation(name) {
        return Name::literal(name);
    }
    match (name.split_once(", "), name.rsplit_once(' ')) {
        (Some((family, given)), _) => Name::person(family, given),
        (None, Some((given, family))) => Name::person(family, given),
        (None, None) => Name::literal(name),
    }
}
