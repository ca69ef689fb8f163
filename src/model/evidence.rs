//! Where a reference comes from and what was done to it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::text::Span;

use super::{LinkReport, Resolution};

/// What lies under `custom.posyl` of an item.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Evidence {
    /// The reference as it was printed.
    pub raw: Option<String>,
    /// Where it stood.
    pub place: Option<Place>,
    /// The id of the record of the same work in another list of its source: one list is the other in Latin letters.
    pub parallel: Option<String>,
    /// For each field (its name on the wire) the probability that it is right, 0 to 1.
    pub confidence: BTreeMap<String, f32>,
    /// What was mended on the way from the printed text to the fields.
    pub repairs: Vec<Repair>,
    /// What the registries say.
    pub resolution: Option<Resolution>,
    /// What the web says of its links; `None` where nobody asked.
    pub links: Option<Vec<LinkReport>>,
    /// Keys that this version does not know; kept as they came.
    pub unknown: Map<String, Value>,
}

/// Where a reference stood in its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The source's name: a path, `standard input`, an address.
    pub source: String,
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// Its bytes in the source.
    pub span: Span,
}

/// One change between the printed text and a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The field concerned, by its name on the wire.
    pub field: String,
    /// The rule that made it, in kebab case: `look-alike-letter`, `broken-address`.
    pub rule: String,
    /// What was printed.
    pub from: String,
    /// What it became.
    pub to: String,
}
