//! The values of a reference field by field, and how two readings of it differ.

use std::collections::BTreeMap;

use crate::model::Label;
use crate::text::Span;

use super::super::corpus::Labelled;
use super::super::scheme;
use super::FIELDS;
use super::canonical::canonical;

/// The values of a reference.
#[derive(Debug, Default)]
pub(super) struct Fields {
    values: BTreeMap<Label, Vec<Value>>,
    /// Values whose label is not scored.
    ignored: Vec<String>,
}

/// A value in comparable form, and its place.
#[derive(Debug, Clone)]
struct Value {
    canonical: String,
    span: Span,
}

/// Values by label, with their places in the text.
pub(super) type Places = Vec<(Label, Span)>;

/// What a reading has of the truth.
#[derive(Debug, Default)]
pub(super) struct Difference {
    /// Predicted and true; the places are those of the prediction.
    pub(super) right: Places,
    /// Predicted and not true.
    pub(super) extra: Places,
    /// True and not predicted.
    pub(super) missed: Places,
}

impl Fields {
    pub(super) fn of(reference: &Labelled) -> Self {
        let mut fields = Self::default();
        for (label, span) in scheme::values(reference) {
            let scored = label.filter(|label| FIELDS.contains(label));
            let canonical = canonical(scored, span.of(&reference.text));
            match scored {
                _ if canonical.is_empty() => {}
                Some(label) => {
                    let values = fields.values.entry(label).or_default();
                    values.push(Value { canonical, span });
                }
                None => fields.ignored.push(canonical),
            }
        }
        fields
    }

    fn get(&self, field: Label) -> &[Value] {
        self.values.get(&field).map_or(&[], Vec::as_slice)
    }
}

impl Difference {
    /// Compares a reading with the truth.
    pub(super) fn between(truth: &Fields, read: &Fields) -> Self {
        let mut difference = Self::default();
        for field in FIELDS {
            difference.compare(field, truth, read);
        }
        difference
    }

    fn compare(&mut self, field: Label, truth: &Fields, read: &Fields) {
        let mut missed = truth.get(field).to_vec();
        for value in read.get(field) {
            let same = |other: &Value| other.canonical == value.canonical;
            if let Some(at) = missed.iter().position(same) {
                missed.remove(at);
                self.right.push((field, value.span));
            } else if !truth.ignored.iter().any(|other| is_ignored(value, other)) {
                self.extra.push((field, value.span));
            }
        }
        let places = missed.iter().map(|value| (field, value.span));
        self.missed.extend(places);
    }

    /// Whether every field is right and nothing is extra.
    pub(super) fn is_none(&self) -> bool {
        self.extra.is_empty() && self.missed.is_empty()
    }
}

fn is_ignored(value: &Value, ignored: &str) -> bool {
    let value = value.canonical.as_str();
    ignored.contains(value) || strsim::normalized_levenshtein(value, ignored) >= 0.8
}
