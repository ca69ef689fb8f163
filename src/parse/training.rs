//! Training a labeller.

use crate::crf::{Example, Model, Observations, Progress, TrainOptions, train as train_crf};
use crate::model::Label;
use crate::text::Span;

use super::corpus::Labelled;
use super::features::observe;
use super::labeller::{Labeller, Tag};
use super::scaling::{Scaling, scalings as scalings_of};
use super::scheme::to_common;
use super::token::tokens;

/// What a labeller is trained on.
#[derive(Debug, Clone, Default)]
pub struct TrainingSet {
    examples: Vec<Example>,
}

impl TrainingSet {
    /// Adds labelled references, each counting `weight` times.
    pub fn add<'a>(&mut self, references: impl IntoIterator<Item = &'a Labelled>, weight: f32) {
        let examples = references.into_iter();
        self.examples
            .extend(examples.map(|reference| example(reference, weight)));
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
    train_crf(labels, Tag::OPEN, note, set.examples, options, on_progress)
}

/// Calibrates the confidences of `model` by what `unseen` gets right of references that it was not trained on, a model
/// trained like it on less.
pub fn calibrated<'a>(
    model: Model,
    unseen: Model,
    truth: impl IntoIterator<Item = &'a Labelled>,
) -> Model {
    let mut scalings = model.scalings().to_vec();
    let found = scalings_of(&Labeller::of(unseen), truth);
    for (&label, Scaling { stretch, shift }) in Label::ALL.iter().zip(found) {
        for tag in [Tag::Begin(label), Tag::Inside(label)] {
            scalings[usize::from(tag.number())] = [stretch, shift];
        }
    }
    model.with_scalings(scalings)
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
    let mut observations = Observations::default();
    observe(&reference.text, &tokens, &mut observations);
    Example {
        observations,
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
