//! Labelled references as JSON lines: `{"text", "segments": [[label, text], …], "scheme"?}`.
//!
//! Owns the reading and writing of that shape. Segments are in text order; searching each from the end of the
//! one before gives its place without ambiguity. Other keys of a line are ignored. Lines whose text lies elsewhere
//! are read by [`super::standoff`].

use serde_json::Value;

use crate::diag::{Diagnostic, Severity};
use crate::model::Segmented;
use crate::text::{Source, Span};

use super::scheme::Scheme;
use super::standoff::{Texts, is_standoff, joined};

/// A reference with the labels somebody gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// The reference string.
    pub text: String,
    /// Label and place of each segment, in order; labels are the scheme's own.
    pub segments: Vec<(String, Span)>,
    /// The scheme of the labels.
    pub scheme: Scheme,
}

impl Labelled {
    /// The text of a segment.
    pub fn text_of(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}

/// What is wrong with a line.
#[derive(Debug)]
pub(super) struct Wrong {
    code: &'static str,
    message: String,
}

impl Wrong {
    pub(super) fn new(code: &'static str, message: String) -> Self {
        Self { code, message }
    }

    /// The line is not of its shape.
    pub(super) fn line(message: impl Into<String>) -> Self {
        Self::new("labelled-line", message.into())
    }
}

/// Reads labelled references, one JSON object a line; a bad line is reported and left out. Lines that have their
/// labels only find their text among `texts`.
pub fn read_labelled(source: &Source, texts: &Texts) -> (Vec<Labelled>, Vec<Diagnostic>) {
    each_line(source, |line| read_line(line, texts))
}

/// Reads every line that is not blank; a bad one is reported and left out.
pub(super) fn each_line<T>(
    source: &Source,
    read: impl Fn(&str) -> Result<T, Wrong>,
) -> (Vec<T>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut diagnostics = Vec::new();
    for (number, span) in (1..).zip(source.lines()) {
        let line = span.of(source.text());
        if line.trim().is_empty() {
            continue;
        }
        match read(line) {
            Ok(one) => found.push(one),
            Err(Wrong { code, message }) => diagnostics.push(
                Diagnostic::new(code, Severity::Error, message)
                    .at(span)
                    .on_line(number),
            ),
        }
    }
    (found, diagnostics)
}

fn read_line(line: &str, texts: &Texts) -> Result<Labelled, Wrong> {
    let value: Value =
        serde_json::from_str(line).map_err(|error| Wrong::line(error.to_string()))?;
    if is_standoff(&value) {
        return joined(value, texts);
    }
    whole(&value).map_err(Wrong::line)
}

/// A line that has its text.
fn whole(value: &Value) -> Result<Labelled, String> {
    let text = value["text"]
        .as_str()
        .ok_or("no string under \"text\"")?
        .to_owned();
    let scheme = match value.get("scheme").and_then(Value::as_str) {
        None => Scheme::Common,
        Some(name) => Scheme::from_name(name).ok_or_else(|| format!("unknown scheme {name:?}"))?,
    };
    let mut segments = Vec::new();
    let mut from = 0;
    for segment in value["segments"]
        .as_array()
        .ok_or("no list under \"segments\"")?
    {
        let (label, part) = pair(segment).ok_or("a segment is neither a pair nor an object")?;
        let start = from
            + text[from..]
                .find(part)
                .ok_or_else(|| format!("{part:?} is not in the text, in order"))?;
        from = start + part.len();
        segments.push((label.to_owned(), Span::new(start, from)));
    }
    Ok(Labelled {
        text,
        segments,
        scheme,
    })
}

/// Whether reading a reference back from its line gives each segment its place.
pub(super) fn is_found_in_order(reference: &Labelled) -> bool {
    let mut from = 0;
    reference.segments.iter().all(|(_, span)| {
        let found = reference.text[from..].find(reference.text_of(*span));
        let is_there = found == Some(span.start - from);
        from = span.end;
        is_there
    })
}

/// A labelled reference of the common scheme as the line that it is read from.
pub fn labelled_line(reference: &Labelled) -> Value {
    let pair =
        |(label, span): &(String, Span)| serde_json::json!([label, reference.text_of(*span)]);
    let segments: Vec<Value> = reference.segments.iter().map(pair).collect();
    serde_json::json!({ "text": reference.text, "segments": segments })
}

fn pair(segment: &Value) -> Option<(&str, &str)> {
    match segment {
        Value::Array(pair) => Some((pair.first()?.as_str()?, pair.get(1)?.as_str()?)),
        Value::Object(object) => Some((
            object.get("label")?.as_str()?,
            object.get("text")?.as_str()?,
        )),
        _ => None,
    }
}

/// A segmented reference as such a line, with offsets and confidences beside label and text.
pub fn segmented_line(segmented: &Segmented) -> Value {
    let segments: Vec<Value> = segmented
        .segments
        .iter()
        .map(|segment| {
            serde_json::json!({
                "label": segment.label.as_str(),
                "text": segmented.text_of(segment),
                "start": segment.span.start,
                "end": segment.span.end,
                "confidence": (f64::from(segment.confidence) * 1e4).round() / 1e4,
            })
        })
        .collect();
    serde_json::json!({ "text": segmented.text, "segments": segments })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_found_in_order() {
        let line = r#"{"text": "А. А. 2020", "segments": [["author", "А. А."], ["date", "2020"]]}"#;
        let (labelled, diagnostics) = read_labelled(&Source::new("x", line), &Texts::default());
        assert!(diagnostics.is_empty());
        assert_eq!(labelled[0].text_of(labelled[0].segments[1].1), "2020");
    }

    #[test]
    fn a_bad_line_is_reported_with_its_number() {
        let text = "{\"text\": \"a\", \"segments\": []}\n\n{\"text\": \"a\", \"segments\": [[\"title\", \"b\"]]}\n{";
        let (labelled, diagnostics) = read_labelled(&Source::new("x", text), &Texts::default());
        assert_eq!(labelled.len(), 1);
        assert_eq!(
            diagnostics.iter().map(|d| d.line).collect::<Vec<_>>(),
            [Some(3), Some(4)]
        );
    }
}
