//! JSON-LD with the vocabulary of schema.org: works, and what they cite.
//!
//! Shapes are taken as pages have them: a value or a list of values, names as strings or as objects, references to other nodes by
//! `@id`. `serde_json` bounds the depth.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::draft::{Draft, Slot};
use super::tree::Page;
use crate::model::{Kind, Name, NameField, Reference, TextField as F};
use crate::text::Span;

/// Something that a work cites.
#[derive(Debug)]
pub(super) enum Cited {
    /// As a string.
    Printed(String),
    /// As a work of its own.
    Record(Box<Reference>),
}

/// The nodes of all scripts on a page.
#[derive(Debug, Default)]
pub(super) struct Graph {
    /// Each with the bytes of its script.
    nodes: Vec<(Span, Map<String, Value>)>,
    ids: HashMap<String, usize>,
}

/// Types of works, surest first: a page's own work is one of these.
const WORKS: &[&str] = &[
    "ScholarlyArticle",
    "MedicalScholarlyArticle",
    "Thesis",
    "Chapter",
    "Book",
    "Dataset",
    "Report",
    "NewsArticle",
    "ReportageNewsArticle",
    "OpinionNewsArticle",
    "AnalysisNewsArticle",
    "TechArticle",
    "Legislation",
    "BlogPosting",
    "Article",
    "CreativeWork",
    "SoftwareSourceCode",
    "PresentationDigitalDocument",
    "WebPage",
    "ItemPage",
];

/// Keys whose values are text, and where they go.
#[rustfmt::skip]
const TEXTS: &[(&str, Slot)] = &[
    ("name", Slot::Text(F::Title)), ("headline", Slot::Text(F::Title)), ("datePublished", Slot::Issued(0)), ("dateCreated", Slot::Issued(2)),
    ("copyrightYear", Slot::Issued(3)), ("pagination", Slot::Text(F::Page)), ("pageStart", Slot::First), ("pageEnd", Slot::Last),
    ("isbn", Slot::Joined(F::Isbn)), ("issn", Slot::Joined(F::Issn)), ("doi", Slot::Text(F::Doi)), ("url", Slot::Text(F::Url)), ("volumeNumber", Slot::Text(F::Volume)),
    ("issueNumber", Slot::Text(F::Issue)), ("bookEdition", Slot::Text(F::Edition)), ("numberOfPages", Slot::Text(F::NumberOfPages)),
    ("inLanguage", Slot::Language), ("keywords", Slot::Joined(F::Keyword)), ("abstract", Slot::Text(F::Abstract)),
    ("description", Slot::Text(F::Abstract)), ("identifier", Slot::Identifier), ("sameAs", Slot::Identifier), ("reportNumber", Slot::Text(F::Number)),
    ("inSupportOf", Slot::Text(F::Genre)), ("version", Slot::Text(F::Version)), ("temporalCoverage", Slot::Custom), ("license", Slot::Custom),
    ("alternateName", Slot::Custom), ("alternativeHeadline", Slot::Custom), ("genre", Slot::Custom),
];

/// Keys whose values are persons or organisations.
const PEOPLE: &[(&str, NameField)] = &[
    ("author", NameField::Author),
    ("creator", NameField::Author),
    ("editor", NameField::Editor),
    ("translator", NameField::Translator),
    ("illustrator", NameField::Illustrator),
    ("contributor", NameField::Contributor),
];

/// So many steps up from an article to its issue, volume and journal.
const MOST_HOSTS: usize = 6;

impl Graph {
    /// Reads the scripts of a page; one that is no JSON is passed over.
    pub(super) fn of(page: &Page) -> Self {
        let mut graph = Self::default();
        for (at, script) in page.named("script") {
            let kind = script
                .attribute("type")
                .unwrap_or_default()
                .to_ascii_lowercase();
            if kind.split(';').next().map(str::trim) == Some("application/ld+json") {
                let text = page.raw_text(at);
                let text = text
                    .trim()
                    .trim_start_matches("<!--")
                    .trim_start_matches("//<![CDATA[")
                    .trim_end_matches("//]]>");
                if let Ok(value) = serde_json::from_str(text.trim()) {
                    graph.take(value, page.nodes[at].span);
                }
            }
        }
        graph
    }

    fn take(&mut self, value: Value, span: Span) {
        match value {
            Value::Array(list) => list.into_iter().for_each(|value| self.take(value, span)),
            Value::Object(mut node) => {
                if let Some(graph) = node.remove("@graph") {
                    self.take(graph, span);
                }
                if let Some(work) = node.get("mainEntity").filter(|_| !is_work(&node)).cloned() {
                    self.take(work, span);
                }
                if let Some(id) = node.get("@id").and_then(Value::as_str) {
                    self.ids.entry(id.to_owned()).or_insert(self.nodes.len());
                }
                self.nodes.push((span, node));
            }
            _ => {}
        }
    }

    /// The node that a value names by its `@id` alone, else the value's own.
    fn node<'a>(&'a self, value: &'a Value) -> Option<&'a Map<String, Value>> {
        let node = value.as_object()?;
        let id = node
            .get("@id")
            .and_then(Value::as_str)
            .filter(|_| node.len() == 1);
        let named = id
            .and_then(|id| self.ids.get(id))
            .map(|at| &self.nodes[*at].1);
        Some(named.unwrap_or(node))
    }

    /// The work that the page is about, and the bytes of its script.
    pub(super) fn own(&self) -> Option<(Span, Reference)> {
        let rank = |node: &Map<String, Value>| {
            let ranks = types(node).filter_map(|kind| WORKS.iter().position(|work| *work == kind));
            ranks.min()
        };
        let works = self
            .nodes
            .iter()
            .filter_map(|(span, node)| Some((rank(node)?, span, node)));
        let (_, span, node) = works.min_by_key(|(rank, ..)| *rank)?;
        let draft = self.work(node);
        (!draft.is_empty()).then(|| (*span, draft.finish()))
    }

    /// What the works of the page cite, each with the bytes of its script.
    pub(super) fn cited(&self) -> Vec<(Span, Cited)> {
        let lists = self
            .nodes
            .iter()
            .filter_map(|(span, node)| Some((*span, node.get("citation")?)));
        let each = lists.flat_map(|(span, value)| each(value).map(move |value| (span, value)));
        each.filter_map(|(span, value)| Some((span, self.one_cited(value)?)))
            .collect()
    }

    fn one_cited(&self, value: &Value) -> Option<Cited> {
        if let Value::String(text) = value {
            let text = super::text::plain(text);
            return (!text.is_empty()).then_some(Cited::Printed(text));
        }
        let node = self.node(value)?;
        let mut told = node.keys().filter(|key| !key.starts_with('@'));
        // A lone text is the whole reference.
        if let (Some(only @ ("name" | "text" | "headline" | "description")), None) =
            (told.next().map(String::as_str), told.next())
        {
            return node[only]
                .as_str()
                .map(|text| Cited::Printed(super::text::plain(text)));
        }
        let draft = self.work(node);
        (!draft.is_empty()).then(|| Cited::Record(Box::new(draft.finish())))
    }

    fn work(&self, node: &Map<String, Value>) -> Draft {
        let mut draft = Draft::new();
        for kind in types(node) {
            // Any text on the web calls itself `Article`; a journal's is told by its journal.
            let kind = if kind == "Article" {
                "WebArticle"
            } else {
                kind
            };
            draft.put(Slot::Type, "@type", kind);
        }
        for (key, value) in node {
            self.put(&mut draft, key, value);
        }
        for host in self.hosts(node) {
            self.put_host(&mut draft, host);
        }
        draft
    }

    fn put(&self, draft: &mut Draft, key: &str, value: &Value) {
        let slot = TEXTS
            .iter()
            .find(|(known, _)| *known == key)
            .map(|(_, slot)| *slot);
        let people = PEOPLE
            .iter()
            .find(|(known, _)| *known == key)
            .map(|(_, field)| *field);
        for value in each(value) {
            match (slot, people) {
                (Some(slot), _) => self
                    .texts(value)
                    .for_each(|text| draft.put(slot, key, &text)),
                (_, Some(field)) => {
                    let names = self.name(value);
                    draft.names(field, names);
                }
                (None, None) if matches!(key, "publisher" | "sourceOrganization") => {
                    self.texts(value)
                        .for_each(|text| draft.put(Slot::Text(F::Publisher), key, &text));
                }
                (None, None) => {}
            }
        }
    }

    /// A text, a number, or of an object what it is called or worth.
    fn texts<'a>(&'a self, value: &'a Value) -> impl Iterator<Item = String> + 'a {
        let of_node = |node: &'a Map<String, Value>| {
            let doi = node
                .get("propertyID")
                .and_then(Value::as_str)
                .is_some_and(|id| id.to_ascii_lowercase().contains("doi"));
            let worth = ["value", "name", "@value", "url", "@id"]
                .iter()
                .find_map(|key| node.get(*key))
                .and_then(scalar);
            worth.map(|worth| {
                if doi {
                    format!("doi:{}", worth.trim_start_matches("doi:"))
                } else {
                    worth
                }
            })
        };
        scalar(value)
            .or_else(|| self.node(value).and_then(of_node))
            .into_iter()
    }

    /// The name of a person or an organisation.
    fn name(&self, value: &Value) -> Vec<Name> {
        if let Some(text) = value.as_str() {
            return super::draft::names_of(text);
        }
        let Some(node) = self.node(value) else {
            return Vec::new();
        };
        let text = |key: &str| {
            node.get(key)
                .and_then(Value::as_str)
                .map(super::text::plain)
                .filter(|text| !text.is_empty())
        };
        let is_organisation = types(node).any(|kind| kind.contains("Organization"));
        match (text("familyName"), text("name")) {
            (Some(family), _) => vec![Name::person(family, text("givenName").unwrap_or_default())],
            (None, Some(name)) if is_organisation => vec![Name::literal(name)],
            (None, Some(name)) => super::draft::names_of(&name),
            (None, None) => Vec::new(),
        }
    }

    /// What a work is part of, from its issue up to its journal.
    fn hosts<'a>(
        &'a self,
        node: &'a Map<String, Value>,
    ) -> impl Iterator<Item = &'a Map<String, Value>> {
        let above = |node: &'a Map<String, Value>| {
            each(node.get("isPartOf")?).find_map(|host| self.node(host))
        };
        std::iter::successors(above(node), move |host| above(host)).take(MOST_HOSTS)
    }

    fn put_host(&self, draft: &mut Draft, host: &Map<String, Value>) {
        let is = |what: &str| types(host).any(|kind| kind == what);
        let (is_issue, is_volume) = (is("PublicationIssue"), is("PublicationVolume"));
        for (key, value) in host {
            let slot = match key.as_str() {
                "issueNumber" => Slot::Text(F::Issue),
                "volumeNumber" => Slot::Text(F::Volume),
                "issn" => Slot::Joined(F::Issn),
                "isbn" => Slot::Joined(F::Isbn),
                "datePublished" => Slot::Issued(1),
                "name" if !is_issue && !is_volume => Slot::Text(F::ContainerTitle),
                "publisher" => Slot::Text(F::Publisher),
                _ => continue,
            };
            each(value)
                .flat_map(|value| self.texts(value))
                .for_each(|text| draft.put(slot, key, &text));
        }
        if is("Periodical") {
            draft.speaks_for(Kind::ArticleJournal);
        }
    }
}

fn is_work(node: &Map<String, Value>) -> bool {
    types(node).any(|kind| WORKS.contains(&kind) && kind != "WebPage" && kind != "ItemPage")
}

/// The types of a node.
fn types(node: &Map<String, Value>) -> impl Iterator<Item = &str> {
    node.get("@type")
        .into_iter()
        .flat_map(each)
        .filter_map(Value::as_str)
}

/// The values of a list, or the one value.
fn each(value: &Value) -> std::slice::Iter<'_, Value> {
    value
        .as_array()
        .map_or(std::slice::from_ref(value), Vec::as_slice)
        .iter()
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
