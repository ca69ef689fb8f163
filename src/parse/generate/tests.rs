use super::*;
use crate::lang::Script;
use crate::lang::homoglyphs::majority;
use crate::model::Label;
use crate::parse::corpus::{labelled_line, read_labelled};
use crate::parse::standoff::Texts;
use crate::text::Source;

/// Seeds with a little of everything in three languages.
pub(super) fn seeds() -> Seeds {
    let lines = [
        r#"{"text": "Бойко О. І. Мова міста. Вісник науки. 2019. № 2. С. 5–9.", "segments": [["author", "Бойко О. І."], ["title", "Мова міста"], ["container", "Вісник науки"], ["date", "2019"], ["issue", "2"]]}"#,
        r#"{"text": "Кім Н. Історія України : підручник. Київ : Либідь, 2019. 300 с.", "segments": [["author", "Кім Н."], ["title", "Історія України"], ["genre", "підручник"], ["location", "Київ"], ["publisher", "Либідь"], ["date", "2019"], ["extent", "300 с."]]}"#,
        r#"{"text": "Петров И. И. Теория языка // Вопросы истории. 1990. № 2.", "segments": [["author", "Петров И. И."], ["title", "Теория языка"], ["container", "Вопросы истории"], ["date", "1990"], ["issue", "2"]]}"#,
        r#"{"text": "Роев И. И. Язык и общество. М. : Наука, 1990.", "segments": [["author", "Роев И. И."], ["title", "Язык и общество"], ["location", "М."], ["publisher", "Наука"], ["date", "1990"]]}"#,
        r#"{"text": "Roe, J. (2001). On words. Journal of Words, 5, 1-9.", "segments": [["author", "Roe, J."], ["date", "2001"], ["title", "On words"], ["container", "Journal of Words"], ["volume", "5"]]}"#,
        r#"{"text": "Doe, A. B. (2001). The book of words. London: Sage.", "segments": [["author", "Doe, A. B."], ["date", "2001"], ["title", "The book of words"], ["location", "London"], ["publisher", "Sage"]]}"#,
    ];
    let (labelled, diagnostics) =
        read_labelled(&Source::new("x", lines.join("\n")), &Texts::default());
    assert!(diagnostics.is_empty());
    let mut seeds = Seeds::default();
    seeds.add_labelled(&labelled);
    seeds
}

#[test]
fn segments_lie_in_the_text_in_order() {
    for reference in generate(&seeds(), 1000, 7) {
        let mut from = 0;
        for (label, span) in &reference.segments {
            assert!(
                span.start >= from && !reference.text_of(*span).trim().is_empty(),
                "{label} in {:?}",
                reference.text
            );
            from = span.end;
        }
    }
}

/// Digits of a date stand in a segment, whatever segment that is; a single one may be a letter misread.
#[test]
fn no_year_stands_outside_a_label() {
    for reference in generate(&seeds(), 2000, 11) {
        let mut outside = reference.text.clone();
        for (_, span) in reference.segments.iter().rev() {
            outside.replace_range(span.range(), "|");
        }
        let mut runs = outside.split(|c: char| !c.is_ascii_digit());
        assert!(runs.all(|run| run.len() < 2), "{outside}");
    }
}

#[test]
fn what_is_written_reads_back_as_it_was() {
    let generated = generate(&seeds(), 300, 5);
    let lines: Vec<String> = generated
        .iter()
        .map(|one| labelled_line(one).to_string())
        .collect();
    let (read, diagnostics) = read_labelled(&Source::new("x", lines.join("\n")), &Texts::default());
    assert!(diagnostics.is_empty());
    assert_eq!(read, generated);
}

#[test]
fn the_same_seed_gives_the_same_references() {
    let some = generate(&seeds(), 50, 7);
    assert_eq!(some.len(), 50);
    assert_eq!(some, generate(&seeds(), 50, 7));
    assert_ne!(some, generate(&seeds(), 50, 8));
    assert_eq!(some, generate(&seeds(), 80, 7)[..50]);
}

#[test]
fn every_label_is_reached() {
    let generated = generate(&seeds(), 3000, 2);
    for label in Label::ALL {
        let reached = |reference: &Labelled| {
            let mut names = reference.segments.iter().map(|segment| segment.0.as_str());
            names.any(|name| name == label.as_str())
        };
        assert!(generated.iter().any(reached), "{label}");
    }
}

#[test]
fn languages_are_not_mixed() {
    let is_cyrillic = |text: &str| majority(text) == Some(Script::Cyrillic);
    let mixed = |reference: &&Labelled| {
        let text = |wanted: &str| {
            let found = reference.segments.iter().find(|(label, _)| label == wanted);
            found.map(|(_, span)| reference.text_of(*span))
        };
        let pair = text("title").zip(text("publisher"));
        pair.is_some_and(|(title, publisher)| is_cyrillic(title) != is_cyrillic(publisher))
    };
    let generated = generate(&seeds(), 1000, 4);
    assert_eq!(generated.iter().find(mixed), None);
}

#[test]
fn nothing_comes_of_nothing() {
    assert!(generate(&Seeds::default(), 20, 1).len() < 20);
}
