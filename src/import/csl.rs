//! CSL-JSON in an array, and one item a line.

use serde_json::Value;

use crate::diag::{Diagnostic, Severity};
use crate::model::Reference;
use crate::text::Source;
use crate::{Error, ErrorKind, Result, csl_json};

type Records = (Vec<Reference>, Vec<Diagnostic>);

/// Reads a JSON array of items, one item, or an object that has them under `items`.
pub(super) fn read_json(source: &Source) -> Result<Records> {
    let value: Value = serde_json::from_str(source.text()).map_err(|error| {
        Error::new(
            ErrorKind::Input,
            format!("line {}: broken JSON; nothing was read", error.line()),
        )
        .about(source.name())
        .because(error)
    })?;
    let list = match &value {
        Value::Array(list) => list.as_slice(),
        Value::Object(object) => match object.get("items").and_then(Value::as_array) {
            Some(list) => list.as_slice(),
            None => std::slice::from_ref(&value),
        },
        other => std::slice::from_ref(other),
    };
    let mut records = Records::default();
    for (at, item) in list.iter().enumerate() {
        take(&mut records, at + 1, item, |diagnostic| {
            let message = format!("item {}: {}", at + 1, diagnostic.message);
            Diagnostic {
                message,
                ..diagnostic
            }
        });
    }
    Ok(records)
}

/// Reads one item a line, behind `before` others; a line that cannot be read is reported and left out.
pub(super) fn read_lines(source: &Source, before: usize) -> Records {
    let mut records = Records::default();
    let lines = source.lines().enumerate();
    let lines = lines.filter(|(_, span)| !span.of(source.text()).trim().is_empty());
    for (number, (at, span)) in lines.enumerate() {
        let place = |diagnostic: Diagnostic| diagnostic.at(span).on_line(at + 1);
        match serde_json::from_str(span.of(source.text())) {
            Ok(item) => take(&mut records, before + number + 1, &item, place),
            Err(error) => records.1.push(place(broken(&error))),
        }
    }
    records
}

fn broken(error: &serde_json::Error) -> Diagnostic {
    let message = format!(
        "broken JSON in column {}; the line is left out",
        error.column()
    );
    Diagnostic::new("json-syntax", Severity::Error, message)
}

/// Adds an item, if it is one.
fn take(
    (records, diagnostics): &mut Records,
    number: usize,
    item: &Value,
    place: impl Fn(Diagnostic) -> Diagnostic,
) {
    let (record, said) = csl_json::read_item(item, &format!("ref-{number}"));
    diagnostics.extend(said.into_iter().map(place));
    if item.is_object() {
        records.push(record);
    }
}
