//! CSL items in YAML: what pandoc and people write otherwise than CSL-JSON, put right.

use serde_json::{Map, Value, json};

use crate::csl_json;
use crate::diag::Diagnostic;
use crate::import::values;
use crate::model::{Date, DateField, DateParts, Name, NameField, Reference, TextField};

/// The items in a value: a list, the list under `references`, or one item.
pub(super) fn items(value: Value) -> Vec<Value> {
    match value {
        Value::Array(list) => list,
        Value::Null => Vec::new(),
        Value::Object(mut object) => match object.shift_remove("references") {
            Some(references) => items(references),
            None => vec![Value::Object(object)],
        },
        other => vec![other],
    }
}

/// Whether these are keys of a CSL item.
pub(super) fn is_item(keys: &[String]) -> bool {
    let known = |key: &&String| variable(key).is_some() || matches!(key.as_str(), "id" | "type");
    let telling = |key: &String| {
        key == "type"
            || NameField::from_name(key).is_some()
            || DateField::from_name(key).is_some()
            || matches!(key.as_str(), "DOI" | "URL" | "container-title")
    };
    keys.iter().filter(known).count() >= 2 && keys.iter().any(telling)
}

/// Makes the record of an item; `None` for what is no mapping.
pub(super) fn record(id: &str, item: &Value) -> (Option<Reference>, Vec<Diagnostic>) {
    let item = match item {
        Value::Object(fields) => Value::Object(put_right(fields)),
        other => other.clone(),
    };
    let (record, said) = csl_json::read_item(&item, id);
    (item.is_object().then_some(record), said)
}

fn put_right(fields: &Map<String, Value>) -> Map<String, Value> {
    let mut right = Map::new();
    for (key, value) in fields {
        let name = match variable(key) {
            Some(name) if !fields.contains_key(name) => name,
            _ => key.as_str(),
        };
        let value = if DateField::from_name(name).is_some() {
            date(value)
        } else if NameField::from_name(name).is_some() {
            names(value)
        } else {
            value.clone()
        };
        right.insert(name.to_owned(), value);
    }
    right
}

/// The variable of CSL with this name, in letters of either size: `doi` is `DOI`.
fn variable(key: &str) -> Option<&'static str> {
    let texts = TextField::ALL.iter().map(|field| field.as_str());
    let names = NameField::ALL.iter().map(|field| field.as_str());
    let dates = DateField::ALL.iter().map(|field| field.as_str());
    let mut all = texts.chain(names).chain(dates);
    all.find(|name| name.eq_ignore_ascii_case(key))
}

/// Names that are one text with a comma in it.
fn names(value: &Value) -> Value {
    match value {
        Value::Array(list) => list.iter().map(name).collect(),
        single => Value::Array(vec![name(single)]),
    }
}

fn name(value: &Value) -> Value {
    match value.as_str().map(values::person) {
        Some(Name {
            family: Some(family),
            given,
            suffix,
            dropping_particle,
            non_dropping_particle,
            ..
        }) => {
            let mut name = json!({ "family": family });
            for (key, part) in [
                ("given", given),
                ("suffix", suffix),
                ("dropping-particle", dropping_particle),
                ("non-dropping-particle", non_dropping_particle),
            ] {
                if let Some(part) = part {
                    name[key] = part.into();
                }
            }
            name
        }
        _ => value.clone(),
    }
}

/// A date in the shape of CSL-JSON. pandoc also takes `{year: 2020, month: 5}`, a list of two of them for a range, and
/// text in the Extended Date/Time Format.
fn date(value: &Value) -> Value {
    match value {
        Value::String(text) => {
            let read = values::date(text);
            match read.whole && read.date.start.is_some() && csl_json::date_of_text(text).is_none()
            {
                true => of_date(&read.date),
                false => value.clone(),
            }
        }
        Value::Array(list) => match list.iter().all(Value::is_object) {
            true if (1..=2).contains(&list.len()) => {
                of_mappings(list).unwrap_or_else(|| value.clone())
            }
            _ => value.clone(),
        },
        Value::Object(object) if object.contains_key("year") => {
            of_mappings(std::slice::from_ref(value)).unwrap_or_else(|| value.clone())
        }
        Value::Object(object) => match object.get("date-parts") {
            Some(Value::Array(parts)) if parts.first().is_some_and(|part| !part.is_array()) => {
                let mut object = object.clone();
                object.insert("date-parts".to_owned(), json!([parts]));
                Value::Object(object)
            }
            _ => value.clone(),
        },
        other => other.clone(),
    }
}

fn of_date(date: &Date) -> Value {
    let list = |parts: &DateParts| {
        let rest = [parts.month, parts.day].into_iter().flatten();
        let numbers = std::iter::once(Value::from(parts.year)).chain(rest.map(Value::from));
        Value::Array(numbers.collect())
    };
    let ends = date.start.iter().chain(&date.end);
    let mut object = json!({ "date-parts": ends.map(list).collect::<Vec<_>>() });
    for (key, part) in [("season", &date.season), ("circa", &date.circa)] {
        if let Some(part) = part {
            object[key] = part.clone();
        }
    }
    object
}

/// `{year, month, day}`, one or two of them; what else is in them stays beside.
fn of_mappings(list: &[Value]) -> Option<Value> {
    let mut parts = Vec::new();
    let mut others = Map::new();
    for object in list {
        let object = object.as_object()?;
        let mut part = vec![object.get("year")?.clone()];
        let month = object.get("month");
        part.extend(month.cloned());
        part.extend(object.get("day").filter(|_| month.is_some()).cloned());
        parts.push(Value::Array(part));
        let used = |key: &str| matches!(key, "year" | "month") || key == "day" && month.is_some();
        let rest = object.iter().filter(|(key, _)| !used(key));
        others.extend(rest.map(|(key, value)| (key.clone(), value.clone())));
    }
    others.insert("date-parts".to_owned(), Value::Array(parts));
    Some(Value::Object(others))
}
