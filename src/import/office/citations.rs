//! What programs that cite keep in a document, as records in the order of first citation, each work once.

use std::collections::HashSet;

use serde_json::{Deserializer, Value};

use crate::csl_json;
use crate::diag::{Diagnostic, Severity};
use crate::model::{Place, Reference};
use crate::text::{Source, Span};

use super::super::{Found, Reject, xml};
use super::document::Citation;
use super::{marks, sources};

/// At most so much of a broken field is given back.
const LONGEST_REJECT: usize = 1 << 20;

/// Where a citation stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) source: &'a Source,
    /// The paragraph; `None` for what stands beside the text.
    pub(super) span: Option<Span>,
}

impl At<'_> {
    fn line(self) -> Option<usize> {
        Some(self.source.line_of(self.span?.start))
    }
}

/// Takes citations one by one.
pub(super) struct Records<'a> {
    found: &'a mut Found,
    sources: &'a [sources::Entry],
    seen: HashSet<String>,
    /// How many citations of which programs hold nothing that we read.
    unread: Vec<(&'static str, usize)>,
    /// How many sources are cited where the document holds none.
    missing: usize,
    count: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(found: &'a mut Found, sources: &'a [sources::Entry]) -> Self {
        Self {
            found,
            sources,
            seen: HashSet::new(),
            unread: Vec::new(),
            missing: 0,
            count: 0,
        }
    }

    pub(super) fn take(&mut self, citation: &Citation, at: At<'_>) {
        match citation {
            Citation::Csl(json) => self.csl(json, at),
            // What is left where another program than Word dropped the data.
            Citation::EndNote(xml) if xml.is_empty() => self.count_unread("EndNote"),
            Citation::EndNote(xml) => self.endnote(xml, at),
            Citation::Word(tags) => tags.iter().for_each(|tag| self.word(tag, at)),
            Citation::Mark(attributes) => self.mark(attributes, at),
            Citation::Unknown(program) => self.count_unread(program),
        }
    }

    fn count_unread(&mut self, program: &'static str) {
        match self.unread.iter_mut().find(|(name, _)| *name == program) {
            Some((_, count)) => *count += 1,
            None => self.unread.push((program, 1)),
        }
    }

    /// How many records there are; says which programs' data were not read.
    pub(super) fn finish(self) -> usize {
        let unread = self.unread.iter().map(|(program, count)| {
            format!(
                "{count} citations of {program} hold no data that posyl reads; \
                 let {program} export the references as BibTeX or RIS"
            )
        });
        let missing = (self.missing > 0).then(|| {
            format!(
                "{} sources of Word are cited, but the document holds none of them; take it as Word saved it",
                self.missing
            )
        });
        let said = unread.chain(missing);
        let said =
            said.map(|message| Diagnostic::new("citation-unread", Severity::Warning, message));
        self.found.diagnostics.extend(said);
        self.count
    }

    fn csl(&mut self, json: &str, at: At<'_>) {
        let mut values = Deserializer::from_str(json).into_iter::<Value>();
        let citation = match values.next() {
            Some(Ok(citation)) => citation,
            Some(Err(error)) => return self.broken("broken JSON in a citation", error, json, at),
            None => return self.broken("a citation holds no data", "it is empty", json, at),
        };
        let Some(items) = citation.get("citationItems").and_then(Value::as_array) else {
            return self.broken(
                "a citation cites nothing",
                "`citationItems` is missing",
                json,
                at,
            );
        };
        for item in items {
            self.item(item, at);
        }
    }

    /// One item of `citationItems`: what it is, and by which addresses Zotero and Mendeley know it.
    fn item(&mut self, item: &Value, at: At<'_>) {
        let list = |key: &str| item.get(key).and_then(Value::as_array).cloned();
        let single = |key: &str| item.get(key).map(|one| vec![one.clone()]);
        let uris = list("uris")
            .or_else(|| list("uri"))
            .or_else(|| single("uri"));
        let uris: Vec<Value> = uris.unwrap_or_default();
        let data = item.get("itemData").filter(|data| data.is_object());
        let Some(data) = data else {
            let reason = "the item itself is not in it";
            return self.broken("a citation without data", reason, &item.to_string(), at);
        };
        let id = data.get("id").or_else(|| item.get("id"));
        let names: Vec<String> = match uris.is_empty() {
            true => id
                .map(|id| format!("{id} {}", data["title"]))
                .into_iter()
                .collect(),
            false => uris.iter().map(Value::to_string).collect(),
        };
        if self.is_known(names) {
            return;
        }
        let fallback = format!("ref-{}", self.count + 1);
        let (mut record, said) = csl_json::read_item(data, &fallback);
        if data.get("id").is_none()
            && let Some(id) = id.and_then(Value::as_str)
        {
            record.id = id.to_owned();
        }
        if !uris.is_empty() {
            record.custom.insert("uris".to_owned(), Value::Array(uris));
        }
        self.say(said, at);
        self.push(record, at);
    }

    /// Whether a work of one of these names came before; all of them name it from now on.
    fn is_known(&mut self, names: Vec<String>) -> bool {
        let known = names.iter().any(|name| self.seen.contains(name));
        self.seen.extend(names);
        known
    }

    /// EndNote keeps whole records, in the form of its export.
    fn endnote(&mut self, cited: &str, at: At<'_>) {
        let records = pieces(cited, "<record>", "</record>");
        if records.is_empty() {
            return self.broken(
                "a citation of EndNote without data",
                "it has no record",
                cited,
                at,
            );
        }
        for record in records {
            if self.is_known(vec![endnote_key(record)]) {
                continue;
            }
            let document = format!("<xml><records>{record}</records></xml>");
            match xml::read_endnote(&Source::new(at.source.name(), document)) {
                Ok(read) if !read.items.is_empty() => {
                    self.say(read.diagnostics.clone(), at);
                    let records = read.into_records().into_iter();
                    records.for_each(|record| self.push(record, at));
                }
                Ok(read) => {
                    let why = read.rejects.first().map(|reject| reject.reason.clone());
                    let why = why.unwrap_or_else(|| "it is empty".to_owned());
                    self.broken("a citation of EndNote cannot be read", why, record, at);
                }
                Err(error) => {
                    self.broken("a citation of EndNote cannot be read", error, record, at);
                }
            }
        }
    }

    fn word(&mut self, tag: &str, at: At<'_>) {
        if self.is_known(vec![format!("word {}", tag.to_lowercase())]) {
            return;
        }
        let mut sources = self.sources.iter();
        match sources.find(|entry| entry.tag.eq_ignore_ascii_case(tag)) {
            Some(entry) => self.push(entry.record(), at),
            // A program that is not Word dropped them: the text is all there is.
            None if self.sources.is_empty() => self.missing += 1,
            None => {
                let why = format!("the document does not hold the source `{tag}`");
                self.broken("a citation without data", why, tag, at);
            }
        }
    }

    fn mark(&mut self, attributes: &[(String, String)], at: At<'_>) {
        let (record, said) = marks::record(attributes, &format!("ref-{}", self.count + 1));
        if !self.is_known(vec![format!("mark {} {:?}", record.id, record.texts)]) {
            self.say(said, at);
            self.push(record, at);
        }
    }

    fn say(&mut self, said: Vec<Diagnostic>, at: At<'_>) {
        let said = said.into_iter().map(|one| Diagnostic {
            span: at.span,
            line: at.line(),
            ..one
        });
        self.found.diagnostics.extend(said);
    }

    fn push(&mut self, mut record: Reference, at: At<'_>) {
        record.evidence.place = at.span.map(|span| Place {
            source: at.source.name().to_owned(),
            line: at.source.line_of(span.start),
            span,
        });
        self.count += 1;
        self.found.push_record(record);
    }

    fn broken(&mut self, what: &str, why: impl std::fmt::Display, text: &str, at: At<'_>) {
        let message = format!("{what}: {why}; refresh the citations in the word processor");
        self.found.rejects.push(Reject {
            text: text[..text.floor_char_boundary(LONGEST_REJECT)].to_owned(),
            line: at.line().unwrap_or(1),
            reason: message.clone(),
        });
        let said = Diagnostic::new("citation-broken", Severity::Error, message);
        self.say(vec![said], at);
    }
}

/// What lies between two tags, both included, each time.
fn pieces<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(open) {
        let Some(length) = rest[start..].find(close) else {
            break;
        };
        let end = start + length + close.len();
        pieces.push(&rest[start..end]);
        rest = &rest[end..];
    }
    pieces
}

/// By what a record of EndNote is told: the database and its number there, else all of it.
fn endnote_key(record: &str) -> String {
    let keys = pieces(record, "<foreign-keys>", "</foreign-keys>");
    let number = pieces(record, "<rec-number>", "</rec-number>");
    match keys.first() {
        Some(keys) => format!("{keys}{number:?}"),
        None => record.to_owned(),
    }
}
