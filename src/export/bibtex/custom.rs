//! What CSL has no word for: fields under their own names, and the rest as JSON.

use serde::Serialize;
use serde_json::{Map, Value};

use super::Fields;
use crate::bibtex::syntax::is_field;
use crate::bibtex::{self, ENTRY_TYPE, OTHERS, OWN_CUSTOM, OWN_PREFIX, TRUNCATED, is_date_part};
use crate::model::{NameField, Reference};

/// Fields that say something only together with others, or of what is written otherwise.
const BOUND: [&str; 8] = [
    "archiveprefix",
    "booksubtitle",
    "editortype",
    "eprint",
    "eprinttype",
    "hyphenation",
    "langid",
    "subtitle",
];

/// Writes what lies under `custom`.
pub(super) fn put(fields: &mut Fields, reference: &Reference) {
    let mut rest = Map::new();
    for (key, value) in &reference.custom {
        match value.as_str() {
            _ if is_said(reference, key, value) => {}
            Some(text) if is_free(reference, key) && is_field(key, text) => {
                fields.braced(key, text)
            }
            _ => {
                rest.insert(key.clone(), value.clone());
            }
        }
    }
    if !rest.is_empty() {
        fields.braced(OWN_CUSTOM, &json(&rest));
    }
}

/// Whether a list of names goes on with others.
pub(super) fn goes_on(reference: &Reference, field: NameField) -> bool {
    reference
        .custom
        .contains_key(&format!("{field}{TRUNCATED}"))
}

/// JSON without a brace inside its strings, so that all are balanced.
pub(super) fn json(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).expect("JSON can be written");
    let mut out = String::with_capacity(text.len());
    let (mut is_string, mut is_escaped) = (false, false);
    for c in text.chars() {
        match c {
            '{' if is_string => out.push_str("\\u007b"),
            '}' if is_string => out.push_str("\\u007d"),
            _ => out.push(c),
        }
        is_string ^= c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
    }
    out
}

/// Whether it is written elsewhere in the entry.
fn is_said(reference: &Reference, key: &str, value: &Value) -> bool {
    if key == ENTRY_TYPE {
        return super::own_type(reference).is_some();
    }
    let list = key.strip_suffix(TRUNCATED).and_then(NameField::from_name);
    list.is_some() && *value == OTHERS
}

/// Whether a field of this name is read as one that CSL has no word for.
fn is_free(reference: &Reference, key: &str) -> bool {
    let name = key.to_lowercase();
    let is_bound = BOUND.contains(&name.as_str()) || is_date_part(&name) || name == ENTRY_TYPE;
    if is_bound || name == "language" || name.starts_with(OWN_PREFIX) {
        return false;
    }
    // Of two fields for one variable the one that is not written by that name is kept.
    if let Some(field) = bibtex::text_field(reference.kind, &name) {
        let written = bibtex::text_name(reference.kind, field);
        return reference.text(field).is_some() && written != Some(name.as_str());
    }
    if let Some(field) = bibtex::name_field(&name) {
        let written = bibtex::name_name(field);
        return !reference.names(field).is_empty() && written != Some(name.as_str());
    }
    if let Some(field) = bibtex::date_field(&name) {
        let written = bibtex::date_name(field);
        return reference.date(field).is_some() && written != Some(name.as_str());
    }
    true
}
