//! What must hold of whatever is read from any text. Shared with the fuzz target in `tests/fuzz`.

use std::sync::LazyLock;

use posyl::model::{RawReference, Reference, Segmented};
use posyl::normalise::{self, Options};
use posyl::parse::{Labeller, Scratch};
use posyl::segment;
use posyl::text::{Source, Span};

static LABELLER: LazyLock<Labeller> =
    LazyLock::new(|| Labeller::embedded().expect("the model that ships is sound"));

/// Reads a text as a list or document, and each of its lines as a reference, up to the records.
///
/// # Panics
/// Where a stage panics, or a span lies outside the text, on no character boundary, or over another one.
pub(crate) fn read(text: &str) -> Vec<Reference> {
    let source = Source::new("x", text);
    let (found, _) = segment::references(&source);
    let lines = segment::lines(&source);
    let mut scratch = LABELLER.scratch();
    let mut records = Vec::new();
    for list in [found, lines] {
        in_order(text, list.iter().map(|raw| raw.span));
        for raw in list {
            assert!(!raw.text.trim().is_empty(), "an empty reference: {raw:?}");
            records.extend(both_records(&raw, &mut scratch));
        }
    }
    records
}

/// The record of a reference with and without repairs.
fn both_records(raw: &RawReference, scratch: &mut Scratch) -> [Reference; 2] {
    let segmented = LABELLER.segments(&raw.text, scratch);
    labelled_soundly(raw, &segmented);
    [true, false].map(|repair| {
        let (record, _) = normalise::reference("ref-1", raw, &segmented, &Options { repair });
        let trust = record.evidence.confidence.values();
        assert!(trust.copied().all(is_probability), "{record:?}");
        assert!(repair || record.evidence.repairs.is_empty(), "{record:?}");
        record
    })
}

fn labelled_soundly(raw: &RawReference, segmented: &Segmented) {
    assert_eq!(segmented.text, raw.text);
    let segments = segmented.segments.iter();
    in_order(&raw.text, segments.clone().map(|segment| segment.span));
    for segment in segments {
        assert!(is_probability(segment.confidence), "{segment:?}");
    }
}

fn is_probability(share: f32) -> bool {
    (0.0..=1.0).contains(&share)
}

/// The spans hold something, lie in the text on character boundaries, in order, and none over another.
fn in_order(text: &str, spans: impl Iterator<Item = Span>) {
    let mut from = 0;
    for span in spans {
        assert!(
            span.start >= from && span.end > span.start && text.get(span.range()).is_some(),
            "{span:?} after {from} in {text:?}"
        );
        from = span.end;
    }
}
