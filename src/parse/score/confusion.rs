//! What was labelled as what, letter by letter.

use std::collections::BTreeMap;

use crate::model::{Label, Segmented};
use crate::text::Span;

use super::super::corpus::Labelled;
use super::super::scheme::to_common;

/// How many letters and digits with a label in truth got which; `None` is what has no label.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Confusion {
    counts: BTreeMap<Option<Label>, Row>,
}

/// The letters and digits of one label in truth, by the label that they got.
pub type Row = BTreeMap<Option<Label>, usize>;

impl Confusion {
    /// The rows, by the label in truth.
    pub fn rows(&self) -> impl Iterator<Item = (Option<Label>, &Row)> {
        self.counts.iter().map(|(label, row)| (*label, row))
    }

    /// Adds a reference and its reading. Punctuation says little of a label, and does not count.
    pub(super) fn add(&mut self, truth: &Labelled, read: &Segmented) {
        let text = truth.text.as_str();
        let read = read.segments.iter().map(|one| (one.label, one.span));
        let (truth, read) = (painted(text, to_common(truth)), painted(text, read));
        for (at, _) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            let row = self.counts.entry(truth[at]).or_default();
            *row.entry(read[at]).or_default() += 1;
        }
    }
}

/// The label of each byte.
fn painted(text: &str, segments: impl IntoIterator<Item = (Label, Span)>) -> Vec<Option<Label>> {
    let mut labels = vec![None; text.len()];
    for (label, span) in segments {
        if let Some(part) = labels.get_mut(span.range()) {
            part.fill(Some(label));
        }
    }
    labels
}
