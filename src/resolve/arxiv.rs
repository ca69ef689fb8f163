//! arXiv's API: preprints by identifier, as an Atom feed.
//!
//! Owns its requests and the reading of its answers. What arXiv has not is missing from the feed, which is an absence only
//! where the feed is whole. Entries come in any order. Sources: arXiv API User's Manual; RFC 4287.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Map, Value, json};
use url::Url;

use super::address;
use super::answer::{Answer, unreadable};
use super::prose;
use super::work::Work;
use crate::csl_json;
use crate::ident::{ArxivId, Doi};
use crate::model::{DateField, Kind, Name, NameField, Reference, TextField};
use crate::net::{Request, Response};
use crate::normalise;

pub(super) const SERVICE: &str = "arxiv";
/// How many preprints one request asks for at most.
pub(super) const BATCH: usize = 50;
/// The most bytes read of a feed.
const LIMIT: usize = 4 << 20;

/// Asks for preprints.
pub(super) fn request(base: &Url, ids: &[ArxivId]) -> Request {
    let list: Vec<&str> = ids.iter().map(ArxivId::as_str).collect();
    let mut url = address(base, "api/query");
    url.query_pairs_mut()
        .append_pair("id_list", &list.join(","))
        .append_pair("max_results", &ids.len().to_string());
    let mut request = Request::get(url);
    request.body_limit = LIMIT;
    request
}

/// An entry: its elements and attributes of links, in order, by their names.
type Entry = Vec<(String, String)>;

/// Reads the entries of a feed.
pub(super) fn read(response: &Response) -> Answer<Vec<Entry>> {
    if response.status != 200 {
        return unreadable(response);
    }
    match entries(&response.body) {
        Some(entries) => Answer::Found(entries),
        None => unreadable(response),
    }
}

/// Takes a feed apart; nothing of one that is broken or is no feed.
fn entries(body: &[u8]) -> Option<Vec<Entry>> {
    let mut reader = Reader::from_str(std::str::from_utf8(body).ok()?);
    let (mut entries, mut path) = (Vec::new(), Vec::<String>::new());
    let mut is_feed = false;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => {
                path.push(local(&tag));
                is_feed |= path == ["feed"];
                begin(&mut entries, &path, &tag);
            }
            Event::Empty(tag) => {
                path.push(local(&tag));
                begin(&mut entries, &path, &tag);
                path.pop();
            }
            Event::End(_) => {
                path.pop();
            }
            Event::Text(text) => put(&mut entries, &path, &text),
            Event::CData(text) => put(&mut entries, &path, &text),
            Event::GeneralRef(name) => put(&mut entries, &path, &entity(&name)),
            Event::Eof => return (is_feed && path.is_empty()).then_some(entries),
            _ => {}
        }
    }
}

/// Entities are decoded with the rest of the markup of a text, later.
fn entity(name: &str) -> String {
    format!("&{name};")
}

fn local(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_owned()
}

/// Begins an entry, or an element of one; an address stands in an attribute.
fn begin(entries: &mut Vec<Entry>, path: &[String], tag: &BytesStart<'_>) {
    if path == ["feed", "entry"] {
        entries.push(Entry::new());
    }
    let Some(entry) = entries.last_mut().filter(|_| is_inside(path)) else {
        return;
    };
    let mut attributes = tag.attributes().flatten();
    let term = attributes.find(|attribute| attribute.key.as_ref() == "term");
    let term = term.map(|term| term.value.into_owned());
    entry.push((path[2..].join("/"), term.unwrap_or_default()));
}

/// Whether a path leads into an entry, and no deeper than feeds go.
fn is_inside(path: &[String]) -> bool {
    (3..=5).contains(&path.len())
}

fn put(entries: &mut [Entry], path: &[String], text: &str) {
    let name = || path[2..].join("/");
    let last = entries.last_mut().filter(|_| is_inside(path));
    let last = last.and_then(|entry| entry.iter_mut().rev().find(|(key, _)| *key == name()));
    if let Some((_, value)) = last {
        value.push_str(text);
    }
}

/// The preprint of an identifier among the entries.
pub(super) fn pick(entries: &[Entry], id: &ArxivId) -> Answer<Work> {
    let is_it = |entry: &&Entry| {
        let found = first(entry, "id").and_then(|address| ArxivId::parse(&address));
        found.is_some_and(|found| {
            found
                .without_version()
                .eq_ignore_ascii_case(id.without_version())
        })
    };
    match entries.iter().find(is_it) {
        Some(entry) => Answer::Found(Work {
            record: record(entry, id),
            listed: None,
        }),
        None => Answer::Absent,
    }
}

fn all<'a>(entry: &'a Entry, name: &'a str) -> impl Iterator<Item = String> + 'a {
    let named = entry.iter().filter(move |(key, _)| key == name);
    let texts = named.map(|(_, text)| prose::plain(text));
    texts.filter(|text| !text.is_empty())
}

fn first(entry: &Entry, name: &str) -> Option<String> {
    all(entry, name).next()
}

fn record(entry: &Entry, id: &ArxivId) -> Reference {
    let mut record = Reference::new(id.to_string(), Kind::Article);
    let authors: Vec<Name> = all(entry, "author/name")
        .map(|name| person(&name))
        .collect();
    if !authors.is_empty() {
        record.names.insert(NameField::Author, authors);
    }
    let day = |name| first(entry, name).and_then(|text| csl_json::date_of_text(text.get(..10)?));
    // What is cited without a version is the work as it stands; its year is that of the first version.
    record
        .dates
        .extend(day("published").map(|date| (DateField::Issued, date)));
    let bare = id.without_version();
    let doi = format!("10.48550/arXiv.{bare}");
    let abs = format!("https://arxiv.org/abs/{}", id.as_str());
    let number = format!("arXiv:{}", id.as_str());
    let version = id.as_str()[bare.len()..].trim_start_matches('v');
    let texts = [
        (TextField::Title, first(entry, "title")),
        (TextField::Abstract, first(entry, "summary")),
        (TextField::Publisher, Some("arXiv".to_owned())),
        (TextField::Source, Some("arXiv".to_owned())),
        (TextField::Genre, Some("preprint".to_owned())),
        (TextField::Number, Some(number)),
        (TextField::Version, Some(version.to_owned())),
        (TextField::Doi, Some(doi)),
        (TextField::Url, Some(abs)),
    ];
    for (field, text) in texts {
        record.set_text(field, text.unwrap_or_default());
    }
    let custom = custom(entry);
    if !custom.is_empty() {
        record.custom.insert(SERVICE.to_owned(), custom.into());
    }
    record
}

/// What CSL has no word for: the subject classes, comments, where the article came out.
fn custom(entry: &Entry) -> Map<String, Value> {
    let one = |name: &str| first(entry, name).map(Value::from);
    let classes: Vec<String> = all(entry, "category").collect();
    let said = [
        ("doi", one("doi")),
        ("journal_ref", one("journal_ref")),
        ("comment", one("comment")),
        ("updated", one("updated")),
        ("primary_category", one("primary_category")),
        ("categories", (!classes.is_empty()).then(|| json!(classes))),
    ];
    let said = said.into_iter();
    said.filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
}

/// The DOI of the article that came of a preprint, where its author told arXiv.
pub(super) fn published(record: &Reference) -> Option<Doi> {
    Doi::parse(record.custom.get(SERVICE)?.get("doi")?.as_str()?)
}

/// Small words that begin a family name.
const PARTICLES: &[&str] = &[
    "da", "de", "del", "della", "den", "der", "di", "dos", "du", "la", "le", "van", "von", "ter",
    "'t",
];

/// What names of groups hold.
const GROUPS: &[&str] = &["collaboration", "consortium", "team", "group"];

/// arXiv writes names as they are spoken, the family name last.
fn person(name: &str) -> Name {
    let lower = name.to_lowercase();
    if GROUPS.iter().any(|group| lower.contains(group)) || normalise::is_organisation(name) {
        return Name::literal(name);
    }
    let words: Vec<&str> = name.split(' ').collect();
    let suffix = words
        .last()
        .filter(|word| words.len() > 2 && is_suffix(word));
    let words = &words[..words.len() - usize::from(suffix.is_some())];
    let particle = |word: &&str| PARTICLES.contains(word);
    let last = words.len().saturating_sub(1);
    let begin = words[..last]
        .iter()
        .position(|word| particle(word) && word.starts_with(char::is_lowercase));
    let (given, family) = words.split_at(begin.filter(|at| *at > 0).unwrap_or(last));
    let mut person = Name::person(family.join(" "), given.join(" "));
    person.suffix = suffix.map(|suffix| (*suffix).to_owned());
    person
}

fn is_suffix(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Jr" | "Sr" | "II" | "III" | "IV"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEED: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <title>arXiv Query</title><id>http://arxiv.org/api/x</id>
  <entry>
    <id>http://arxiv.org/abs/hep-th/9901001v3</id>
    <updated>1999-01-12T15:00:00Z</updated><published>1998-12-31T20:00:00Z</published>
    <title>Other &amp; older</title><summary>  A $&lt;$ B. </summary>
    <author><name>ATLAS Collaboration</name></author>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/2101.00001v2</id>
    <published>2021-01-01T00:00:00Z</published>
    <title>A title
  over two lines</title>
    <author><name>Jan van der Berg</name><arxiv:affiliation>KPI</arxiv:affiliation></author>
    <author><name>Олена І. Бойко</name></author>
    <arxiv:doi>10.5555/Pub</arxiv:doi>
    <link href="http://arxiv.org/abs/2101.00001v2" rel="alternate"/>
    <arxiv:primary_category term="cs.DL"/><category term="cs.DL"/><category term="cs.IR"/>
  </entry>
</feed>"#;

    fn picked(feed: &str, id: &str) -> Answer<Work> {
        let entries = entries(feed.as_bytes()).expect("a feed");
        pick(&entries, &ArxivId::parse(id).expect("an identifier"))
    }

    #[test]
    fn a_preprint_becomes_a_record() {
        let Answer::Found(work) = picked(FEED, "2101.00001") else {
            panic!("it is there");
        };
        assert_eq!(
            csl_json::to_value(&work.record),
            json!({
                "id": "arXiv:2101.00001", "type": "article", "title": "A title over two lines",
                "author": [{"family": "van der Berg", "given": "Jan"}, {"family": "Бойко", "given": "Олена І."}],
                "issued": {"date-parts": [[2021, 1, 1]]}, "publisher": "arXiv", "source": "arXiv",
                "genre": "preprint", "number": "arXiv:2101.00001", "DOI": "10.48550/arXiv.2101.00001",
                "URL": "https://arxiv.org/abs/2101.00001",
                "custom": {"arxiv": {"doi": "10.5555/Pub", "primary_category": "cs.DL", "categories": ["cs.DL", "cs.IR"]}},
            })
        );
        assert_eq!(published(&work.record), Doi::parse("10.5555/pub"));
    }

    #[test]
    fn entries_are_told_by_their_own_identifier() {
        let Answer::Found(work) = picked(FEED, "hep-th/9901001v1") else {
            panic!("it is there");
        };
        assert_eq!(work.record.text(TextField::Title), Some("Other & older"));
        assert_eq!(work.record.text(TextField::Abstract), Some("A $<$ B."));
        assert_eq!(work.record.text(TextField::Version), Some("1"));
        let authors = work.record.names(NameField::Author);
        assert_eq!(authors, [Name::literal("ATLAS Collaboration")]);
        assert_eq!(picked(FEED, "2101.00002"), Answer::Absent);
    }

    #[test]
    fn half_a_feed_says_nothing() {
        for at in [FEED.len() / 3, FEED.len() / 2, FEED.len() - 3] {
            let at = FEED.floor_char_boundary(at);
            assert_eq!(entries(&FEED.as_bytes()[..at]), None, "{at}");
        }
        assert_eq!(entries(b"<html><body>Rate exceeded</body></html>"), None);
        assert_eq!(entries(b"Rate exceeded."), None);
    }
}
