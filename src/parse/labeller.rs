//! The labeller: a CRF whose labels are ours in BIO form.

use std::fmt;

use crate::crf::{Lattice, Model, Observations};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Label, Segment, Segmented};
use crate::text::Span;

use super::edges::{translation, trimmed, with_other_bracket};
use super::features::observe;
use super::scaling::Scaling;
use super::token::{Token, tokens};

/// The longest string, in bytes, that is taken for a reference and labelled. The longest real ones that we know, laws
/// with their whole history, have some 3,000.
pub const LONGEST: usize = 16 << 10;

/// Probabilities that change no confidence in the first six digits.
const NEGLIGIBLE: f32 = 1e-8;

/// Outside, or at the beginning of or inside a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Outside,
    Begin(Label),
    Inside(Label),
}

impl Tag {
    /// The tags that may follow any other.
    pub(super) const OPEN: usize = 1 + Label::ALL.len();

    /// Every tag; its place is the CRF's label. Those that begin something come before those that go on.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let begin = Label::ALL.iter().map(|&label| Self::Begin(label));
        let inside = Label::ALL.iter().map(|&label| Self::Inside(label));
        std::iter::once(Self::Outside).chain(begin).chain(inside)
    }

    /// The tag that the CRF knows by a number, which is one of its labels.
    fn of(number: u8) -> Self {
        let number = usize::from(number);
        match (number.checked_sub(1), number.checked_sub(Self::OPEN)) {
            (_, Some(inside)) => Self::Inside(Label::ALL[inside]),
            (Some(begin), None) => Self::Begin(Label::ALL[begin]),
            (None, None) => Self::Outside,
        }
    }

    /// The CRF's number of the tag.
    pub(super) fn number(self) -> u8 {
        match self {
            Self::Outside => 0,
            Self::Begin(label) => 1 + label as u8,
            Self::Inside(label) => Self::OPEN as u8 + label as u8,
        }
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outside => f.write_str("O"),
            Self::Begin(label) => write!(f, "B-{label}"),
            Self::Inside(label) => write!(f, "I-{label}"),
        }
    }
}

/// A trained labelling model.
#[derive(Debug, Clone)]
pub struct Labeller {
    model: Model,
}

/// Working space, kept between references.
#[derive(Debug)]
pub struct Scratch {
    lattice: Lattice,
    observations: Observations,
}

impl Labeller {
    /// The model that ships with posyl.
    ///
    /// # Errors
    /// Never for an intact build; see [`from_bytes`](Self::from_bytes).
    pub fn embedded() -> Result<Self> {
        Self::from_bytes(include_bytes!("../../data/parser.crf"))
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// [`ErrorKind::Model`] when the file is damaged, of another version, or a CRF with other labels.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let model = Model::from_bytes(bytes)?;
        let expected = Tag::all().map(|tag| tag.to_string());
        if !expected.eq(model.labels().iter().cloned()) || model.steps().open() != Tag::OPEN {
            return Err(Error::new(
                ErrorKind::Model,
                "the model file has other labels than this posyl",
            ));
        }
        Ok(Self { model })
    }

    /// A labeller by a model that was trained here.
    pub(super) fn of(model: Model) -> Self {
        Self { model }
    }

    /// How the model came about.
    pub fn note(&self) -> &str {
        self.model.note()
    }

    /// The number of attributes and of weights.
    pub fn size(&self) -> (usize, usize) {
        self.model.size()
    }

    /// Working space for [`segments`](Self::segments).
    pub fn scratch(&self) -> Scratch {
        Scratch {
            lattice: Lattice::new(self.model.labels().len()).with_floor(NEGLIGIBLE),
            observations: Observations::default(),
        }
    }

    /// Labels a reference string. A string longer than [`LONGEST`] gets no segments.
    pub fn segments(&self, text: &str, scratch: &mut Scratch) -> Segmented {
        let mut segmented = Segmented {
            text: text.to_owned(),
            segments: Vec::new(),
        };
        if text.len() > LONGEST {
            return segmented;
        }
        let tokens = tokens(text);
        let lattice = &mut scratch.lattice;
        observe(text, &tokens, &mut scratch.observations);
        self.model
            .fill(lattice, &scratch.observations, tokens.len());
        let path = lattice.best_path(self.model.steps());
        lattice.run(self.model.steps());
        segmented.segments = self.collect(&tokens, &path, lattice);
        head_author(&mut segmented.segments);
        close_brackets(text, &mut segmented.segments);
        part_translations(text, &mut segmented.segments);
        segmented
    }

    fn scaling(&self, label: Label) -> Scaling {
        let [stretch, shift] = self.model.scalings()[usize::from(Tag::Begin(label).number())];
        Scaling { stretch, shift }
    }

    /// Makes segments of runs of tags.
    fn collect(&self, tokens: &[Token], path: &[u8], lattice: &Lattice) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut at = 0;
        while at < path.len() {
            let label = match Tag::of(path[at]) {
                Tag::Outside => {
                    at += 1;
                    continue;
                }
                // The grammar of the labels lets nothing begin with "inside".
                Tag::Begin(label) | Tag::Inside(label) => label,
            };
            let inside = Tag::Inside(label).number();
            let end = at
                + 1
                + path[at + 1..]
                    .iter()
                    .take_while(|&&tag| tag == inside)
                    .count();
            let confidence =
                lattice.path_probability(at, &path[at..end], Some(inside), self.model.steps());
            let confidence = self.scaling(label).apply(confidence);
            let span = Span::new(tokens[at].span.start, tokens[end - 1].span.end);
            segments.push(Segment {
                label,
                span,
                confidence,
            });
            at = end;
        }
        segments
    }
}

/// The partner of a lone bracket or quote belongs to the segment.
fn close_brackets(text: &str, segments: &mut [Segment]) {
    let mut from = 0;
    for at in 0..segments.len() {
        let to = segments
            .get(at + 1)
            .map_or(text.len(), |next| next.span.start);
        segments[at].span = with_other_bracket(text, segments[at].span, from, to);
        from = segments[at].span.end;
    }
}

/// A translation in brackets is not the title but a note on it (labelling guide).
fn part_translations(text: &str, segments: &mut Vec<Segment>) {
    let mut at = 0;
    while let Some(&Segment {
        label,
        span,
        confidence,
    }) = segments.get(at)
    {
        at += 1;
        let translation = match label {
            Label::Title | Label::Container => translation(text, span),
            _ => None,
        };
        if let Some(span) = translation {
            let whole = &mut segments[at - 1].span;
            *whole = trimmed(text, Span::new(whole.start, span.start));
            let label = Label::Note;
            segments.insert(
                at,
                Segment {
                    label,
                    span,
                    confidence,
                },
            );
        }
    }
}

/// Names in the statement of responsibility are `author` where no author heads the entry (labelling guide).
fn head_author(segments: &mut [Segment]) {
    if segments
        .iter()
        .all(|segment| segment.label != Label::Author)
        && let Some(repeat) = segments
            .iter_mut()
            .find(|segment| segment.label == Label::AuthorRepeat)
    {
        repeat.label = Label::Author;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_by_its_number() {
        for (number, tag) in (0..).zip(Tag::all()) {
            assert_eq!((tag.number(), Tag::of(number)), (number, tag));
        }
    }
}
