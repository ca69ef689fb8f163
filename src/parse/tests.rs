use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::model::{Label, Segmented};

static LABELLER: LazyLock<Labeller> =
    LazyLock::new(|| Labeller::embedded().expect("the model that ships is sound"));

fn labelled(text: &str) -> Segmented {
    LABELLER.segments(text, &mut LABELLER.scratch())
}

/// Segments lie in the text, in order, on character boundaries, with sound confidences.
#[track_caller]
fn check_sound(segmented: &Segmented) {
    let mut from = 0;
    for segment in &segmented.segments {
        assert!(segment.span.start >= from && segment.span.end > segment.span.start);
        assert!(segmented.text.get(segment.span.range()).is_some());
        assert!((0.0..=1.0).contains(&segment.confidence), "{segment:?}");
        from = segment.span.end;
    }
}

proptest! {
    #[test]
    fn any_text_is_labelled_soundly(text in "\\PC{0,120}") {
        check_sound(&labelled(&text));
    }

    #[test]
    fn text_that_looks_like_a_reference_is_labelled_soundly(
        text in "([А-ЯІЇЄҐа-яіїєґA-Za-z]{1,9}|[0-9]{1,4}|https?://|10\\.[0-9]{4}/|[.,:;/()«»“”№–-]| ){0,60}"
    ) {
        check_sound(&labelled(&text));
    }
}

#[test]
fn an_ordinary_reference_is_labelled() {
    let segmented = labelled(
        "Бойко О. І. Мова великого міста // Вісник наукових праць. – 2019. – № 2. – С. 5–9.",
    );
    let got: Vec<_> = segmented
        .segments
        .iter()
        .map(|one| (one.label, segmented.text_of(one)))
        .collect();
    let expected = [
        (Label::Author, "Бойко О. І."),
        (Label::Title, "Мова великого міста"),
        (Label::Container, "Вісник наукових праць"),
        (Label::Date, "2019"),
        (Label::Issue, "2"),
        (Label::Pages, "5–9"),
    ];
    assert_eq!(got, expected);
    assert!(
        segmented
            .segments
            .iter()
            .all(|segment| segment.confidence > 0.5)
    );
}

#[test]
fn names_after_the_slash_head_an_entry_without_author() {
    let segmented =
        labelled("Мова великого міста / О. І. Бойко, Н. Кім. – Київ : Либідь, 2019. – 300 с.");
    let labels: Vec<_> = segmented
        .segments
        .iter()
        .map(|segment| segment.label)
        .collect();
    assert!(
        labels.contains(&Label::Author) && !labels.contains(&Label::AuthorRepeat),
        "{labels:?}"
    );
}

#[test]
fn what_is_too_long_is_left_alone() {
    assert!(labelled(&"слово ".repeat(4000)).segments.is_empty());
}

#[test]
fn a_model_with_other_labels_is_refused() {
    let model = crate::crf::train(
        vec!["O".into(), "B-word".into()],
        2,
        String::new(),
        Vec::new(),
        crate::crf::TrainOptions::default(),
        &mut |_| {},
    );
    let message = Labeller::from_bytes(&model.to_bytes())
        .unwrap_err()
        .to_string();
    assert_eq!(message, "the model file has other labels than this posyl");
}
