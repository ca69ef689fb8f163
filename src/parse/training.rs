//! Training a labeller.

use crate::crf::{Example, Model, Progress, TrainOptions, train as train_crf};
use crate::model::Label;
use crate::text::Span;

use super::corpus::Labelled;
use super::features::attributes;
use super::labeller::Tag;
use super::scheme::to_common;
use super::token::tokens;

/// What a labeller is trained on.
#[derive(Debug, Clone, Default)]
pub struct TrainingSet {
    examples: Vec<Example>,
}

impl TrainingSet {
    /// Adds labelled references, each counting `weight` times.
    pub fn add(&mut self, references: &[Labelled], weight: f32) {
        self.examples.extend(
            references
                .iter()
                .map(|reference| example(reference, weight)),
        );
    }

    /// The number of references.
    pub fn len(&self) -> usize {
        self.examples.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.examples.is_empty()
    }
}

/// Trains on a set; `note` is kept in the model file and should say where the text came from.
pub fn train(
    set: TrainingSet,
    options: TrainOptions,
    note: String,
    on_progress: &mut dyn FnMut(Progress),
) -> Model {
    let labels = Tag::all().map(|tag| tag.to_string()).collect();
    train_crf(labels, note, set.examples, options, on_progress)
}

fn example(reference: &Labelled, weight: f32) -> Example {
    let tokens = tokens(&reference.text);
    let segments = to_common(reference);
    let mut labels = Vec::with_capacity(tokens.len());
    let mut last = None;
    for token in &tokens {
        let found = best_overlap(&segments, token.span);
        let tag = match found {
            None => Tag::Outside,
            Some(segment) if Some(segment) == last => Tag::Inside(segments[segment].0),
            Some(segment) => Tag::Begin(segments[segment].0),
        };
        last = found;
        labels.push(tag.number());
    }
    Example {
        items: attributes(&reference.text, &tokens),
        labels,
        weight,
    }
}

/// The segment that covers most of a token, if any covers half of it.
fn best_overlap(segments: &[(Label, Span)], token: Span) -> Option<usize> {
    let overlap = |span: &Span| {
        span.end
            .min(token.end)
            .saturating_sub(span.start.max(token.start))
    };
    let (at, most) = segments
        .iter()
        .enumerate()
        .map(|(at, (_, span))| (at, overlap(span)))
        .max_by_key(|&(at, bytes)| (bytes, usize::MAX - at))?;
    (2 * most >= token.len() && most > 0).then_some(at)
}
