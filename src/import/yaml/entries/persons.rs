//! Persons: authors, editors, and those with other roles.

use serde_json::{Map, Value};

use super::Fields;
use crate::import::values::{self, Making};
use crate::model::{Name, NameField};

/// Roles that CSL has a variable for, in small letters and without hyphens.
const ROLES: &[(&str, NameField)] = &[
    ("translator", NameField::Translator),
    ("compiler", NameField::Compiler),
    ("collaborator", NameField::Contributor),
    ("organizer", NameField::Organizer),
    ("castmember", NameField::Performer),
    ("composer", NameField::Composer),
    ("producer", NameField::Producer),
    ("executiveproducer", NameField::ExecutiveProducer),
    ("writer", NameField::ScriptWriter),
    ("director", NameField::Director),
    ("illustrator", NameField::Illustrator),
    ("narrator", NameField::Narrator),
];

/// Takes everybody.
pub(super) fn take(making: &mut Making, fields: &mut Fields) {
    take_names(making, fields, "author", NameField::Author);
    take_names(making, fields, "editor", NameField::Editor);
    let affiliated = match fields.take("affiliated") {
        Some(Value::Array(list)) => list,
        Some(single) => vec![single],
        None => return,
    };
    // Lists of lists are taken as one list.
    for entry in affiliated.into_iter().flat_map(flat) {
        take_role(making, entry);
    }
}

fn flat(value: Value) -> Vec<Value> {
    match value {
        Value::Array(list) => list,
        single => vec![single],
    }
}

fn take_role(making: &mut Making, entry: Value) {
    let role = entry
        .get("role")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let role = role.to_lowercase().replace(['-', '_', ' '], "");
    let known = ROLES.iter().find(|(name, _)| *name == role);
    let read = entry.get("names").and_then(names);
    match (known, read) {
        (Some((_, variable)), Some(names)) => making.names(*variable, names),
        _ => making.keep("affiliated", entry),
    }
}

/// Takes a field of persons.
pub(super) fn take_names(
    making: &mut Making,
    fields: &mut Fields,
    field: &str,
    variable: NameField,
) {
    let Some(read) = fields.left.get(field).and_then(names) else {
        return;
    };
    let value = fields.take(field);
    let aliases = |value: &Value| value.get("alias").is_some();
    let aliased = value.filter(|value| match value {
        Value::Array(list) => list.iter().any(aliases),
        single => aliases(single),
    });
    if let Some(value) = aliased {
        making.keep(field, value);
    }
    making.names(variable, read);
}

/// One person or a list of them; `None` where something is none.
fn names(value: &Value) -> Option<Vec<Name>> {
    match value {
        Value::Array(list) => list.iter().map(name).collect(),
        single => Some(vec![name(single)?]),
    }
}

fn name(value: &Value) -> Option<Name> {
    match value {
        Value::String(text) => Some(values::person(text)),
        Value::Object(parts) => of_parts(parts),
        _ => None,
    }
}

fn of_parts(parts: &Map<String, Value>) -> Option<Name> {
    let part = |key: &str| parts.get(key).and_then(Value::as_str).map(str::to_owned);
    let family = part("name")?;
    let (given, prefix) = (part("given-name"), part("prefix"));
    if given.is_none() && prefix.is_none() {
        return Some(Name::literal(family));
    }
    Some(Name {
        family: Some(family),
        given,
        non_dropping_particle: prefix,
        suffix: part("suffix"),
        ..Name::default()
    })
}
