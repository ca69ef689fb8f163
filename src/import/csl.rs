//! CSL-JSON in an array, and one item a line.

use serde_json::Value;

use super::{Format, Found, Reject, remark};
use crate::diag::{Diagnostic, Severity};
use crate::text::Source;
use crate::{Error, ErrorKind, Result, csl_json};

/// What remarks begin with.
pub(super) const REMARK: &str = "//";

/// Reads a JSON array of items, one item, or an object that has them under `items`.
pub(super) fn read_json(source: &Source) -> Result<Found> {
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
    let mut found = Found::new(Format::CslJson);
    for (at, item) in list.iter().enumerate() {
        let lost = take(&mut found, at + 1, item, |diagnostic| {
            let message = format!("item {}: {}", at + 1, diagnostic.message);
            Diagnostic {
                message,
                ..diagnostic
            }
        });
        // Where an item begins is not known.
        found.rejects.extend(lost.map(|reason| Reject {
            text: item.to_string(),
            line: 1,
            reason,
        }));
    }
    Ok(found)
}

/// Reads one item a line, behind `before` others; a line that cannot be read is reported and left out.
pub(super) fn read_lines(source: &Source, before: usize) -> Found {
    let mut found = Found::new(Format::Ndjson);
    let lines = source.lines().enumerate();
    let lines = lines.filter(|(_, span)| {
        let line = span.of(source.text()).trim();
        !line.is_empty() && !remark::is(line, REMARK)
    });
    for (number, (at, span)) in lines.enumerate() {
        let place = |diagnostic: Diagnostic| diagnostic.at(span).on_line(at + 1);
        let lost = match serde_json::from_str(span.of(source.text())) {
            Ok(item) => take(&mut found, before + number + 1, &item, place),
            Err(error) => {
                let said = place(broken(&error));
                let reason = said.message.clone();
                found.diagnostics.push(said);
                Some(reason)
            }
        };
        found.rejects.extend(lost.map(|reason| Reject {
            text: span.of(source.text()).to_owned(),
            line: at + 1,
            reason,
        }));
    }
    found
}

fn broken(error: &serde_json::Error) -> Diagnostic {
    let message = format!(
        "broken JSON in column {}; the line is left out",
        error.column()
    );
    Diagnostic::new("json-syntax", Severity::Error, message)
}

/// Adds an item, if it is one; else gives the reason why it is none.
fn take(
    found: &mut Found,
    number: usize,
    item: &Value,
    place: impl Fn(Diagnostic) -> Diagnostic,
) -> Option<String> {
    let (record, said) = csl_json::read_item(item, &format!("ref-{number}"));
    let lost = said.iter().find(|said| said.severity == Severity::Error);
    let lost = lost.map(|said| said.message.clone());
    found.diagnostics.extend(said.into_iter().map(place));
    if lost.is_none() {
        found.push_record(record);
    }
    lost
}
