//! The reference in the making, and the pieces it is made of.

use serde_json::Value;

use crate::diag::{Diagnostic, Severity};
use crate::model::{
    Date, DateField, Kind, Label, Name, NameField, RawReference, Reference, Repair, Segmented,
    TextField,
};

/// A segment with its text, white space folded.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) label: Label,
    pub(super) text: String,
    pub(super) confidence: f32,
    /// The first byte in the reference string.
    pub(super) at: usize,
}

/// The reference in the making.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) reference: Reference,
    pub(super) pieces: Vec<Piece>,
    pub(super) repair: bool,
    raw: &'a RawReference,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(
        id: &str,
        raw: &'a RawReference,
        segmented: &Segmented,
        repair: bool,
    ) -> Self {
        let mut reference = Reference::new(id, Kind::Document);
        reference.evidence.raw = Some(raw.text.clone());
        let pieces = segmented.segments.iter().map(|segment| Piece {
            label: segment.label,
            text: tidy(segmented.text_of(segment)),
            confidence: segment.confidence,
            at: segment.span.start,
        });
        Self {
            reference,
            pieces: pieces.filter(|piece| !piece.text.is_empty()).collect(),
            repair,
            raw,
            diagnostics: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> (Reference, Vec<Diagnostic>) {
        (self.reference, self.diagnostics)
    }

    /// The text of the whole reference.
    pub(super) fn whole(&self) -> &'a str {
        &self.raw.text
    }

    /// The text before a piece.
    pub(super) fn before(&self, piece: &Piece) -> &'a str {
        self.raw.text.get(..piece.at).unwrap_or_default()
    }

    /// The pieces with a label, in order.
    pub(super) fn all(&self, label: Label) -> Vec<Piece> {
        self.pieces
            .iter()
            .filter(|piece| piece.label == label)
            .cloned()
            .collect()
    }

    /// The first piece with a label.
    pub(super) fn first(&self, label: Label) -> Option<&Piece> {
        self.pieces.iter().find(|piece| piece.label == label)
    }

    pub(super) fn has(&self, label: Label) -> bool {
        self.first(label).is_some()
    }

    /// Sets a text variable.
    pub(super) fn set(&mut self, field: TextField, value: impl Into<String>, confidence: f32) {
        self.reference.set_text(field, value);
        self.trust(field.as_str(), confidence);
    }

    /// Adds to a text variable, after `joint` where it has a value already.
    pub(super) fn append(&mut self, field: TextField, value: &str, joint: &str, confidence: f32) {
        let joined = match self.reference.text(field) {
            Some(before) => format!("{before}{joint}{value}"),
            None => value.to_owned(),
        };
        self.set(field, joined, confidence);
    }

    /// Adds to the note.
    pub(super) fn note(&mut self, value: &str, confidence: f32) {
        let value = value.trim_start_matches([':', ';', ',', '/', ' ']);
        self.append(TextField::Note, value, "; ", confidence);
    }

    pub(super) fn set_names(&mut self, field: NameField, names: Vec<Name>, confidence: f32) {
        if !names.is_empty() {
            self.reference.names.entry(field).or_default().extend(names);
            self.trust(field.as_str(), confidence);
        }
    }

    pub(super) fn set_date(&mut self, field: DateField, date: Date, confidence: f32) {
        self.reference.dates.insert(field, date);
        self.trust(field.as_str(), confidence);
    }

    /// Keeps what CSL has no word for; several values under one key become a list.
    pub(super) fn keep(&mut self, key: &str, value: &str) {
        let value = Value::from(value);
        match self.reference.custom.get_mut(key) {
            Some(Value::Array(list)) => list.push(value),
            Some(before) => {
                let first = before.take();
                *before = Value::Array(vec![first, value]);
            }
            None => {
                self.reference.custom.insert(key.to_owned(), value);
            }
        }
    }

    /// Lowers the confidence of a field to that of one more of its segments.
    fn trust(&mut self, field: &str, confidence: f32) {
        let entry = self
            .reference
            .evidence
            .confidence
            .entry(field.to_owned())
            .or_insert(confidence);
        *entry = entry.min(confidence);
    }

    /// Records a repair, if anything changed.
    pub(super) fn repaired(&mut self, field: &str, rule: &str, from: &str, to: &str) {
        if from != to {
            self.reference.evidence.repairs.push(Repair {
                field: field.to_owned(),
                rule: rule.to_owned(),
                from: from.to_owned(),
                to: to.to_owned(),
            });
        }
    }

    pub(super) fn warn(
        &mut self,
        code: &'static str,
        severity: Severity,
        message: impl Into<String>,
    ) {
        let diagnostic = Diagnostic::new(code, severity, message);
        self.diagnostics
            .push(diagnostic.at(self.raw.span).on_line(self.raw.line));
    }
}

/// White space folded to single spaces, none at the ends.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
