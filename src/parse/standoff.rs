//! Labels that stand apart from their text: `{"fnv1a", "bytes", "segments": [[label, start, end], …]}`.
//!
//! Owns that shape, and finding the text that a line belongs to. Labels may be passed on where the texts of others
//! may not: whoever has the texts puts both together.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::diag::Diagnostic;
use crate::model::Label;
use crate::text::{Source, Span};

use super::corpus::{Labelled, Wrong, each_line};
use super::scheme::{Scheme, to_common};

/// The code of the remark on labels whose text is not among those given.
pub const WITHOUT_TEXT: &str = "labels-without-text";

/// The key that tells such a line from one that has its text.
const HASH: &str = "fnv1a";

/// Texts that labels may belong to.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    by_key: HashMap<Key, String>,
}

/// What a line calls its text: a hash and, as a check, the number of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    hash: u64,
    bytes: usize,
}

impl Key {
    fn of(text: &str) -> Self {
        Self {
            hash: fnv1a(text.as_bytes()),
            bytes: text.len(),
        }
    }
}

impl Texts {
    /// Adds texts, one JSON object a line: `{"text"}`, other keys ignored; a bad line is reported and left out.
    pub fn read(&mut self, source: &Source) -> Vec<Diagnostic> {
        let (texts, diagnostics) = each_line(source, |line| {
            serde_json::from_str(line)
                .map(|Holder { text }| text)
                .map_err(|error| Wrong::line(error.to_string()))
        });
        let keyed = texts.into_iter().map(|text| (Key::of(&text), text));
        self.by_key.extend(keyed);
        diagnostics
    }

    /// Whether a text is among them.
    pub fn contains(&self, text: &str) -> bool {
        self.by_key.get(&Key::of(text)).map(String::as_str) == Some(text)
    }
}

/// A line that has a text, whatever else.
#[derive(Deserialize)]
struct Holder {
    text: String,
}

/// A line without text.
#[derive(Deserialize)]
struct Line {
    fnv1a: String,
    bytes: usize,
    segments: Vec<(String, usize, usize)>,
}

/// The line of a reference's labels, in the common scheme, without its text.
pub fn standoff_line(reference: &Labelled) -> Value {
    let Key { hash, bytes } = Key::of(&reference.text);
    let segments = to_common(reference).into_iter();
    let segments: Vec<_> = segments
        .map(|(label, span)| json!([label.as_str(), span.start, span.end]))
        .collect();
    json!({ HASH: format!("{hash:016x}"), "bytes": bytes, "segments": segments })
}

/// Whether a line of labelled references has its labels only.
pub(super) fn is_standoff(line: &Value) -> bool {
    line.get(HASH).is_some() && line.get("text").is_none()
}

/// Puts the labels of a line to their text.
pub(super) fn joined(line: Value, texts: &Texts) -> Result<Labelled, Wrong> {
    let line: Line =
        serde_json::from_value(line).map_err(|error| Wrong::line(error.to_string()))?;
    let hash = u64::from_str_radix(&line.fnv1a, 16)
        .map_err(|_| Wrong::line(format!("{:?} is not a hash of 16 hex digits", line.fnv1a)))?;
    let bytes = line.bytes;
    let text = texts.by_key.get(&Key { hash, bytes }).ok_or_else(|| {
        let message = format!("no text of {bytes} bytes with the hash {hash:016x} is given");
        Wrong::new(WITHOUT_TEXT, message)
    })?;
    Ok(Labelled {
        segments: placed(text, line.segments)?,
        text: text.clone(),
        scheme: Scheme::Common,
    })
}

/// The segments, which must have known labels and lie in the text, in order.
fn placed(text: &str, segments: Vec<(String, usize, usize)>) -> Result<Vec<(String, Span)>, Wrong> {
    let mut from = 0;
    let mut placed = Vec::with_capacity(segments.len());
    for (label, start, end) in segments {
        if Label::from_name(&label).is_none() {
            return Err(Wrong::line(format!("there is no label {label:?}")));
        }
        if start < from || end <= start || text.get(start..end).is_none() {
            let message = format!("{label} {start}–{end} does not fit the text or its neighbours");
            return Err(Wrong::line(message));
        }
        from = end;
        placed.push((label, Span::new(start, end)));
    }
    Ok(placed)
}

/// The 64-bit FNV-1a hash (Fowler, Noll, Vo), the same everywhere and for ever.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::corpus::read_labelled;

    const TEXT: &str = "А. А. Назва. 2020. А. А.";

    fn texts() -> Texts {
        let mut texts = Texts::default();
        let lines = json!({"text": TEXT, "source": "x"}).to_string();
        assert!(texts.read(&Source::new("texts", lines)).is_empty());
        texts
    }

    fn read(line: &str) -> (Vec<Labelled>, Vec<Diagnostic>) {
        read_labelled(&Source::new("x", line), &texts())
    }

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn labels_find_their_text_again() {
        let line = json!({"text": TEXT, "segments": [["author", "А. А."], ["date", "2020"], ["note", "А."]]});
        let (whole, _) = read(&line.to_string());
        let alone = standoff_line(&whole[0]);
        assert!(!alone.to_string().contains("Назва"));
        let (again, diagnostics) = read(&alone.to_string());
        assert_eq!((again, diagnostics), (whole, Vec::new()));
    }

    #[test]
    fn what_does_not_fit_is_told() {
        let Key { hash, bytes } = Key::of(TEXT);
        let hash = format!("{hash:016x}");
        let other = format!("{:016x}", fnv1a(b"other"));
        for (hash, bytes, segments, expected) in [
            (&other, bytes, json!([]), "no text of"),
            (&hash, 3, json!([]), "no text of 3 bytes"),
            (&hash, bytes, json!([["word", 0, 2]]), "no label \"word\""),
            (
                &hash,
                bytes,
                json!([["title", 1, 3]]),
                "title 1–3 does not fit",
            ),
            (&hash, bytes, json!([["title", 0, 900]]), "does not fit"),
            (
                &hash,
                bytes,
                json!([["title", 0, 2], ["date", 0, 2]]),
                "date 0–2",
            ),
            (&"no hash".to_owned(), bytes, json!([]), "is not a hash"),
        ] {
            let line = json!({"fnv1a": hash, "bytes": bytes, "segments": segments});
            let (found, diagnostics) = read(&line.to_string());
            assert!(found.is_empty());
            assert!(diagnostics[0].message.contains(expected), "{diagnostics:?}");
        }
    }
}
