//! Answers with values of the wrong shape anywhere are read without a panic, and a record comes of them or none.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::csl_json;
use crate::ident::{ArxivId, Handle, Isbn, Pmid};
use crate::net::Response;
use crate::resolve::answer::Answer;
use crate::resolve::{arxiv, crossref, datacite, deposited, handle, open_library, pubmed, work};

fn crossref_work() -> Value {
    json!({"status": "ok", "message": {
        "DOI": "10.5555/1", "type": "journal-article", "title": ["A <i>b</i> &amp; c"], "subtitle": ["d"],
        "author": [{"given": "О.", "family": "Бойко", "affiliation": [{"name": "KPI"}]}, {"name": "OECD"}],
        "issued": {"date-parts": [[2020, 1, null]]}, "published-online": {"date-parts": [["2020"]]},
        "event": {"name": "E", "location": "Kyiv", "start": {"date-parts": [[2020]]}, "end": {"date-parts": [[2021]]}},
        "ISBN": ["http://id.crossref.org/isbn/9783161484100"], "institution": [{"name": "X", "place": ["Y"]}],
        "standards-body": {"name": "ISO"}, "subject": ["s"], "degree": ["PhD"], "abstract": "<jats:p>x</jats:p>",
        "categories": ["c"], "URL": "https://a.ua/", "updated-by": [{"type": "retraction", "DOI": "10.5555/2"}],
        "reference": [{"key": "1", "unstructured": "Бойко О. Назва. 2020.", "DOI": "10.5555/3", "year": "2020a"},
            {"key": "2", "volume-title": "B", "author": "Smith", "first-page": "7"}],
    }})
}

fn datacite_work() -> Value {
    json!({"data": {"attributes": {
        "doi": "10.5072/1", "titles": [{"title": "T"}, {"title": "U", "titleType": "Subtitle"}],
        "creators": [{"name": "Boiko, O.", "familyName": "Boiko", "givenName": "O."}], "publicationYear": 2020,
        "publisher": {"name": "P"}, "types": {"citeproc": "article", "resourceTypeGeneral": "Software"},
        "dates": [{"date": "2020-01-02T00:00:00Z", "dateType": "Issued"}], "subjects": [{"subject": "s"}],
        "contributors": [{"name": "E", "contributorType": "Editor"}], "container": {"title": "C", "firstPage": "1"},
        "descriptions": [{"description": "A", "descriptionType": "Abstract"}],
        "relatedIdentifiers": [{"relationType": "Cites", "relatedIdentifierType": "DOI", "relatedIdentifier": "10.5555/1"}],
    }}})
}

fn summaries() -> Value {
    json!({"result": {"uids": ["7"], "7": {
        "uid": "7", "title": "T.", "authors": [{"name": "Boiko OI", "authtype": "Author"}], "source": "J",
        "pubdate": "2020 Jul-Aug", "volume": "1", "articleids": [{"idtype": "doi", "value": "10.5555/1"}],
    }}})
}

fn books() -> Value {
    json!({"ISBN:9783161484100": {
        "title": "T", "subtitle": "S", "authors": [{"name": "O. Boiko"}], "publishers": [{"name": "P"}],
        "publish_places": [{"name": "Kyiv"}], "publish_date": "March 2009", "number_of_pages": 7, "url": "https://a.ua/",
    }})
}

fn handles() -> Value {
    json!({"responseCode": 1, "handle": "2027/x", "values": [{"type": "URL", "data": {"value": "https://a.ua/"}}]})
}

/// Puts something odd in the place of some values; `choices` tell where and what.
fn shaken(value: &Value, choices: &mut impl Iterator<Item = u8>) -> Value {
    let odd = [
        json!(null),
        json!([]),
        json!({}),
        json!("<b"),
        json!(-1.5),
        json!([null, [[]]]),
        json!({"date-parts": "x", "name": [1]}),
        json!(true),
    ];
    let choice = usize::from(choices.next().unwrap_or(u8::MAX));
    if let Some(odd) = odd.get(choice) {
        return odd.clone();
    }
    match value {
        Value::Array(list) => list.iter().map(|one| shaken(one, choices)).collect(),
        Value::Object(object) => {
            let one = |(name, one): (&String, &Value)| (name.clone(), shaken(one, choices));
            Value::Object(object.iter().map(one).collect())
        }
        other => other.clone(),
    }
}

fn response(value: &Value) -> Response {
    Response {
        status: 200,
        headers: Vec::new(),
        body: value.to_string().into_bytes(),
        truncated: false,
    }
}

/// Reads an answer as if each service had given it.
fn read(value: &Value) {
    let response = response(value);
    let mut records = Vec::new();
    if let Answer::Found(work) = crossref::message(&response) {
        records.push(work::read(&work, crossref::NAME));
        let _ = deposited::of_crossref(&work);
    }
    if let Answer::Found(attributes) = datacite::attributes(&response) {
        records.push(datacite::work(&attributes));
        let _ = deposited::of_datacite(&attributes);
    }
    if let Answer::Found(summaries) = pubmed::read_summaries(&response)
        && let Answer::Found(summary) = pubmed::summary(&summaries, 7)
    {
        let pmid = Pmid::parse("7").expect("a number");
        records.push(pubmed::work(&[], &pmid, &summary).record);
        let _ = pubmed::pmid_of(&summary);
    }
    let isbn = Isbn::parse("9783161484100").expect("an ISBN");
    if let Answer::Found(books) = open_library::read(&response)
        && let Answer::Found(work) = open_library::pick(&books, &isbn)
    {
        records.push(work.record);
    }
    if let Answer::Found(values) = handle::read(&response) {
        let _ = handle::doi(&values);
        let of = Handle::parse("2027/x").expect("a handle");
        let _ = handle::work(&of, values);
    }
    records.push(work::read(value, "somebody"));
    for record in records {
        let (again, _) = csl_json::read_item(&csl_json::to_value(&record), "x");
        assert_eq!(again.id, record.id);
    }
}

proptest! {
    #[test]
    fn answers_of_any_shape_are_read(choices in prop::collection::vec(any::<u8>(), 0..60)) {
        for answer in [crossref_work(), datacite_work(), summaries(), books(), handles()] {
            read(&shaken(&answer, &mut choices.iter().copied()));
        }
    }

    #[test]
    fn feeds_of_any_shape_are_read(bytes in "(<feed>|</feed>|<entry>|</entry>|<id>|</id>|<a x='&#1;'/>|&amp;|[а-я<&/]){0,30}") {
        let answer = Response { body: bytes.into_bytes(), ..response(&Value::Null) };
        if let Answer::Found(entries) = arxiv::read(&answer) {
            let _ = arxiv::pick(&entries, &ArxivId::parse("2101.00001").expect("an identifier"));
        }
    }
}

#[test]
fn what_is_not_shaken_is_read() {
    for (answer, id) in [
        (crossref_work(), "10.5555/1"),
        (datacite_work(), "10.5072/1"),
    ] {
        let response = response(&answer);
        let record = match crossref::message(&response) {
            Answer::Found(work) => work::read(&work, crossref::NAME),
            _ => match datacite::attributes(&response) {
                Answer::Found(attributes) => datacite::work(&attributes),
                other => panic!("{other:?}"),
            },
        };
        assert_eq!(record.id, id);
    }
}
