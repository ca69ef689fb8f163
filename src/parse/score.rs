//! Scoring labelled references field by field.
//!
//! Thirteen fields; exact match after case-folding, with one kind of quote and dash and without outer
//! punctuation. What the truth labels otherwise (a note, a genre) is neither right nor wrong when predicted as a field.

mod calibration;
mod canonical;
mod confusion;
mod fields;

use std::collections::BTreeMap;

pub use calibration::Calibration;
pub use confusion::{Confusion, Row};

use crate::model::{Label, Segmented};
use crate::text::Span;

use super::corpus::Labelled;
use super::scheme::Scheme;

pub(super) use canonical::canonical;
use fields::{Difference, Fields, Places};

/// The fields that are scored, in the order of the tables.
pub const FIELDS: [Label; 13] = [
    Label::Author,
    Label::Editor,
    Label::Title,
    Label::Container,
    Label::Date,
    Label::Volume,
    Label::Issue,
    Label::Pages,
    Label::Publisher,
    Label::Location,
    Label::Doi,
    Label::Url,
    Label::Edition,
];

/// Counts of one field over a set.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct FieldScore {
    /// Predicted and true.
    pub right: usize,
    /// Predicted and not true.
    pub extra: usize,
    /// True and not predicted.
    pub missed: usize,
    /// How well the confidence of what was predicted tells whether it is right.
    pub calibration: Calibration,
}

impl FieldScore {
    /// The share of predictions that are right, 0 to 1.
    pub fn precision(self) -> f64 {
        ratio(self.right, self.right + self.extra)
    }

    /// The share of the truth that was found, 0 to 1.
    pub fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, 2 * self.right + self.extra + self.missed)
    }

    fn add(&mut self, other: &Self) {
        self.right += other.right;
        self.extra += other.extra;
        self.missed += other.missed;
        self.calibration.merge(&other.calibration);
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

/// The result of comparing readings with the truth.
#[derive(Debug, Clone, Default)]
pub struct Score {
    /// Counts per field; only fields that occur.
    pub fields: BTreeMap<Label, FieldScore>,
    /// How many references were compared.
    pub references: usize,
    /// Those in which any field is wrong.
    pub misread: Vec<Misread>,
    /// What was labelled as what.
    pub confusion: Confusion,
}

/// A reference in which a field is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// The reference string.
    pub text: String,
    /// Fields of the truth that were not read, as printed.
    pub missed: Vec<(Label, String)>,
    /// Fields that were read and are not in the truth.
    pub extra: Vec<(Label, String)>,
}

impl Score {
    /// Compares the reading of one more reference with its labels.
    pub fn add(&mut self, truth: &Labelled, read: &Segmented) {
        let difference = Difference::between(&Fields::of(truth), &Fields::of(&labelled(read)));
        self.references += 1;
        self.confusion.add(truth, read);
        for (places, is_right) in [(&difference.right, true), (&difference.extra, false)] {
            for (label, span) in places {
                let field = self.fields.entry(*label).or_default();
                field.right += usize::from(is_right);
                field.extra += usize::from(!is_right);
                field.calibration.add(confidence(read, *span), is_right);
            }
        }
        for (label, _) in &difference.missed {
            self.fields.entry(*label).or_default().missed += 1;
        }
        if !difference.is_none() {
            self.misread.push(misread(&truth.text, &difference));
        }
    }

    /// The counts of all fields together.
    pub fn micro(&self) -> FieldScore {
        let mut sum = FieldScore::default();
        self.fields.values().for_each(|field| sum.add(field));
        sum
    }

    /// The share of references with every field right and nothing extra, 0 to 1.
    pub fn whole(&self) -> f64 {
        ratio(self.references - self.misread.len(), self.references)
    }
}

/// A reading in the shape of the truth.
fn labelled(read: &Segmented) -> Labelled {
    let segments = read.segments.iter();
    Labelled {
        text: read.text.clone(),
        segments: segments
            .map(|one| (one.label.to_string(), one.span))
            .collect(),
        scheme: Scheme::Common,
    }
}

/// The confidence of the segment in which a value lies.
fn confidence(read: &Segmented, value: Span) -> f32 {
    let mut segments = read.segments.iter();
    let around = segments.find(|one| one.span.start <= value.start && value.end <= one.span.end);
    around.map_or(0.0, |one| one.confidence)
}

fn misread(text: &str, difference: &Difference) -> Misread {
    let printed = |places: &Places| {
        let places = places.iter();
        let printed = places.map(|(label, span)| (*label, span.of(text).to_owned()));
        printed.collect()
    };
    Misread {
        text: text.to_owned(),
        missed: printed(&difference.missed),
        extra: printed(&difference.extra),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Segment;
    use crate::parse::corpus::read_labelled;
    use crate::parse::standoff::Texts;
    use crate::text::Source;

    const TEXT: &str = "А. Назва : текст. Журнал. 5–7. Додрук";

    fn truth(segments: &str) -> Labelled {
        let line = format!(r#"{{"text": "{TEXT}", "segments": {segments}}}"#);
        let (mut labelled, diagnostics) = read_labelled(&Source::new("x", line), &Texts::default());
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        labelled.remove(0)
    }

    /// A reading that is sure by half of everything.
    fn reading(segments: &str) -> Segmented {
        let segments = super::super::scheme::to_common(&truth(segments));
        Segmented {
            text: TEXT.to_owned(),
            segments: segments
                .into_iter()
                .map(|(label, span)| Segment {
                    label,
                    span,
                    confidence: 0.5,
                })
                .collect(),
        }
    }

    const LABELS: &str = r#"[["author", "А."], ["title", "Назва"], ["container", "Журнал"], ["pages", "5–7"], ["note", "Додрук"]]"#;

    #[test]
    fn counts_right_extra_and_missed() {
        let read = reading(
            r#"[["author", "А"], ["title", "Назва : текст"], ["publisher", "Журнал"], ["pages", "5–7"], ["edition", "Додрук"]]"#,
        );
        let mut score = Score::default();
        score.add(&truth(LABELS), &read);
        // The edition is a note in truth: neither right nor wrong.
        let micro = score.micro();
        assert_eq!((micro.right, micro.extra, micro.missed), (2, 2, 2));
        // All were sure by half, and half of them are right.
        assert!(micro.calibration.error() < 1e-6);
        assert!((score.fields[&Label::Pages].calibration.error() - 0.5).abs() < 1e-6);
        let [misread] = score.misread.as_slice() else {
            panic!("one reference was compared")
        };
        let pair = |label, text: &str| (label, text.to_owned());
        let missed = [
            pair(Label::Title, "Назва"),
            pair(Label::Container, "Журнал"),
        ];
        assert_eq!(misread.missed, missed);
        let extra = [
            pair(Label::Title, "Назва : текст"),
            pair(Label::Publisher, "Журнал"),
        ];
        assert_eq!(misread.extra, extra);
    }

    #[test]
    fn a_perfect_reading_is_confused_about_nothing() {
        let mut score = Score::default();
        score.add(&truth(LABELS), &reading(LABELS));
        assert!(score.misread.is_empty() && (score.whole() - 1.0).abs() < 1e-9);
        for (label, row) in score.confusion.rows() {
            assert!(row.keys().eq([&label]), "{label:?}: {row:?}");
        }
    }

    #[test]
    fn letters_are_counted_by_both_labels() {
        let mut score = Score::default();
        score.add(
            &truth(LABELS),
            &reading(r#"[["title", "Назва : текст"], ["publisher", "Журнал"]]"#),
        );
        let rows: BTreeMap<_, _> = score.confusion.rows().collect();
        assert_eq!(
            rows[&Some(Label::Container)],
            &Row::from([(Some(Label::Publisher), 6)])
        );
        assert_eq!(rows[&Some(Label::Author)], &Row::from([(None, 1)]));
        assert_eq!(rows[&None], &Row::from([(Some(Label::Title), 5)]));
    }
}
