//! PubMed and PubMed Central, by NCBI's E-utilities.
//!
//! Owns the requests and the reading of the answers: a summary tells whether a record is there and what it is in short, the
//! record in the MEDLINE format, read as a file of it would be, is all of it. Only a summary with an `error` for a number is an
//! absence. Source: "Entrez Programming Utilities Help", NLM.

use serde_json::{Value, json as object};
use url::Url;

use super::address;
use super::answer::{Answer, json, unreadable};
use super::prose;
use super::work::Work;
use crate::ident::{Doi, Pmcid, Pmid};
use crate::import::{self, Format, Options};
use crate::model::{DateField, Kind, Name, NameField, Reference, TextField};
use crate::net::{Request, Response};
use crate::normalise;
use crate::text::Source;

pub(super) const SERVICE: &str = "pubmed";
/// How many records one request asks for at most.
pub(super) const BATCH: usize = 50;

/// The databases of which summaries are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Pubmed,
    Pmc,
}

impl Base {
    fn name(self) -> &'static str {
        match self {
            Self::Pubmed => "pubmed",
            Self::Pmc => "pmc",
        }
    }
}

/// Asks for summaries.
pub(super) fn summary_request(
    base: &Url,
    of: Base,
    numbers: &[u32],
    mailto: Option<&str>,
) -> Request {
    let query = [("db", of.name()), ("retmode", "json")];
    utility(base, "esummary", &query, numbers, mailto)
}

/// Asks for whole records.
pub(super) fn record_request(base: &Url, ids: &[Pmid], mailto: Option<&str>) -> Request {
    let query = [
        ("db", "pubmed"),
        ("rettype", "medline"),
        ("retmode", "text"),
    ];
    let numbers: Vec<u32> = ids.iter().map(Pmid::number).collect();
    utility(base, "efetch", &query, &numbers, mailto)
}

fn utility(
    base: &Url,
    name: &str,
    query: &[(&str, &str)],
    numbers: &[u32],
    mailto: Option<&str>,
) -> Request {
    let list: Vec<String> = numbers.iter().map(u32::to_string).collect();
    let mut url = address(base, &format!("entrez/eutils/{name}.fcgi"));
    let mut pairs = url.query_pairs_mut();
    pairs.extend_pairs(query).append_pair("id", &list.join(","));
    pairs.append_pair("tool", "posyl");
    if let Some(mail) = mailto {
        pairs.append_pair("email", mail);
    }
    drop(pairs);
    let mut request = Request::get(url);
    request.body_limit = super::RECORD_LIMIT;
    request
}

/// Reads summaries.
pub(super) fn read_summaries(response: &Response) -> Answer<Value> {
    json(response).and_then(|mut value| {
        let result = value.pointer_mut("/result").map(Value::take);
        match result {
            Some(result @ Value::Object(_)) if response.status == 200 => Answer::Found(result),
            _ => unreadable(response),
        }
    })
}

/// The summary of one record.
pub(super) fn summary(summaries: &Value, number: u32) -> Answer<Value> {
    let summary = &summaries[number.to_string()];
    match &summary["error"] {
        Value::String(_) => Answer::Absent,
        _ if summary.is_object() => Answer::Found(summary.clone()),
        _ => Answer::Unavailable("the answer does not name the record".to_owned()),
    }
}

/// Reads whole records.
pub(super) fn read_records(response: &Response) -> Answer<Vec<Reference>> {
    let text = String::from_utf8_lossy(&response.body);
    if response.status != 200 || !text.contains("PMID-") {
        return unreadable(response);
    }
    let source = Source::new(SERVICE, text);
    match import::read_text(Format::Nbib, source, &Options::default()) {
        Ok(found) => Answer::Found(found.into_records()),
        Err(error) => Answer::Unavailable(error.to_string()),
    }
}

/// The whole record of a number, else what its summary says.
pub(super) fn work(records: &[Reference], id: &Pmid, summary: &Value) -> Work {
    let number = id.to_string();
    let whole = records
        .iter()
        .find(|record| record.text(TextField::Pmid) == Some(&number));
    let mut record = whole.cloned().unwrap_or_else(|| short(summary));
    record.id = format!("PMID:{id}");
    record.set_text(TextField::Pmid, number);
    record.set_text(TextField::Source, "PubMed");
    // It stands in an answer, and in no text that the user has.
    record.evidence.place = None;
    Work {
        record,
        listed: None,
    }
}

/// The work of PubMed Central that PubMed has not, by its summary.
pub(super) fn central(id: &Pmcid, summary: &Value) -> Work {
    let mut record = short(summary);
    record.id = format!("PMCID:{id}");
    record.set_text(TextField::Pmcid, id.to_string());
    record.set_text(TextField::Source, "PubMed Central");
    Work {
        record,
        listed: None,
    }
}

/// The identifier of a work in PubMed by its summary in PubMed Central.
pub(super) fn pmid_of(summary: &Value) -> Option<Pmid> {
    Pmid::parse(&identifier(summary, "pmid")?)
}

fn identifier(summary: &Value, kind: &str) -> Option<String> {
    let list = summary["articleids"].as_array()?.iter();
    let mut of_kind = list.filter(|one| one["idtype"] == kind);
    Some(of_kind.next()?["value"].as_str()?.to_owned())
}

fn short(summary: &Value) -> Reference {
    let mut record = Reference::new("", Kind::ArticleJournal);
    let text = |name: &str| summary[name].as_str().map(prose::marked);
    let title = text("title").map(|title| title.trim_end_matches('.').to_owned());
    let container = text("fulljournalname").filter(|name| !name.is_empty());
    let doi = identifier(summary, "doi");
    let doi = doi.and_then(|doi| Doi::parse(&doi));
    let texts = [
        (TextField::Title, title),
        (
            TextField::ContainerTitle,
            container.or_else(|| text("source")),
        ),
        (TextField::Volume, text("volume")),
        (TextField::Issue, text("issue")),
        (TextField::Page, text("pages")),
        (
            TextField::Issn,
            text("issn")
                .filter(|issn| !issn.is_empty())
                .or_else(|| text("essn")),
        ),
        (TextField::Doi, doi.map(|doi| doi.as_str().to_owned())),
        (
            TextField::Pmcid,
            identifier(summary, "pmc").or_else(|| identifier(summary, "pmcid")),
        ),
    ];
    for (field, text) in texts {
        record.set_text(field, text.unwrap_or_default());
    }
    let date = text("pubdate").and_then(|date| normalise::date(&date));
    record
        .dates
        .extend(date.map(|date| (DateField::Issued, date)));
    let authors = summary["authors"].as_array().into_iter().flatten();
    let authors: Vec<Name> = authors.filter_map(author).collect();
    if !authors.is_empty() {
        record.names.insert(NameField::Author, authors);
    }
    record
}

/// `Boiko OI`: the family name and initials; a group is a whole.
fn author(author: &Value) -> Option<Name> {
    let name = author["name"].as_str()?.trim();
    let initials = |text: &str| text.len() <= 4 && text.chars().all(char::is_uppercase);
    match name.rsplit_once(' ') {
        Some((family, given))
            if author["authtype"] != object!("CollectiveName") && initials(given) =>
        {
            Some(Name::person(family, given))
        }
        _ => (!name.is_empty()).then(|| Name::literal(name)),
    }
}
