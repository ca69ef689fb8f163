//! Whole documents as they come out of PDF files and word processors: every reference is found whole, and nothing else.
//!
//! `tests/documents/NAME.txt` is a document, `NAME.refs` its references, one a line, a blank line between two lists. The
//! references are real; the prose round them is not.

use std::fs;
use std::path::PathBuf;

use posyl::model::RawReference;
use posyl::segment;
use posyl::text::Source;
use proptest::prelude::*;

#[test]
fn every_reference_of_a_document_is_found_whole() {
    let mut wrong = Vec::new();
    for path in documents() {
        let name = path.display().to_string();
        let text = fs::read_to_string(&path).expect("a document");
        let truth = fs::read_to_string(path.with_extension("refs")).expect("its references");
        let found = references(&text);
        let expected: Vec<Vec<&str>> = truth
            .split("\n\n")
            .map(|list| list.lines().collect())
            .collect();
        let flat: Vec<&str> = expected.iter().flatten().copied().collect();
        if found.len() != flat.len() {
            wrong.push(format!(
                "{name}: {} of {} references",
                found.len(),
                flat.len()
            ));
        }
        let pairs = found
            .iter()
            .zip(flat)
            .filter(|(found, expected)| !is_whole(&found.text, expected));
        wrong.extend(
            pairs.map(|(found, expected)| format!("{name}: {}\n  is not {expected}", found.text)),
        );
        let lists: Vec<usize> = expected.iter().map(Vec::len).collect();
        if lists != counted(&found) {
            wrong.push(format!(
                "{name}: lists of {:?}, not {lists:?}",
                counted(&found)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn documents() -> Vec<PathBuf> {
    let folder = fs::read_dir("tests/documents").expect("the documents");
    let paths = folder.map(|entry| entry.expect("a file").path());
    let texts: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|ext| ext == "txt"))
        .collect();
    assert!(texts.len() >= 35, "some documents are missing");
    texts
}

fn references(text: &str) -> Vec<RawReference> {
    segment::references(&Source::new("x", text)).0
}

/// How many references each list has.
fn counted(found: &[RawReference]) -> Vec<usize> {
    let lists = found.chunk_by(|a, b| a.list == b.list);
    lists.map(<[RawReference]>::len).collect()
}

/// Whether a string is this reference, but for the mark before it, white space, and hyphens at the ends of lines.
fn is_whole(found: &str, expected: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|c| !c.is_whitespace() && !"-\u{ad}".contains(*c))
            .collect()
    };
    let found = letters(found);
    let mark = found.strip_suffix(&letters(expected));
    mark.is_some_and(|mark| mark.len() < 8 && !mark.contains(char::is_alphabetic))
}

const PIECES: &[&str] = &[
    "Література\n",
    "References\n",
    "\n",
    "\n\n",
    "\u{c}",
    "1. ",
    "2. ",
    "[3] ",
    "17\n",
    "• ",
    "   ",
    "Бойко О. І. Мова. ",
    "Київ : Наука, 2019. 300 с.\n",
    "Roe J. ",
    "(2001). ",
    "Words-\n",
    "слова-\n",
    "https://x.ua/a/\n",
    "10.1234/\n",
    "\r\n",
    "ISSN 1234-5678 ",
    "© ",
    "Додаток А\n",
    "що це було ",
    "e-mail: a@b.ua\n",
    "\u{2028}",
    "\u{b}",
    "\u{ad}\n",
    "–",
    "ї",
    "\t",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn references_lie_in_the_text_in_order(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..60)) {
        lie_in_order(&pieces.concat())?;
    }

    #[test]
    fn so_they_do_in_any_text(text in any::<String>()) {
        lie_in_order(&text)?;
    }
}

fn lie_in_order(text: &str) -> Result<(), TestCaseError> {
    let source = Source::new("x", text);
    let mut end = 0;
    for reference in references(text) {
        let span = reference.span;
        prop_assert!(end <= span.start && span.start < span.end && span.end <= text.len());
        prop_assert!(text.get(span.range()).is_some(), "a span cuts a letter");
        prop_assert_eq!(reference.line, source.line_of(span.start));
        end = span.end;
    }
    Ok(())
}

/// Nothing is looked at again and again, however long a line is or however many there are.
#[test]
fn long_repetitions_are_read_at_once() {
    for piece in [
        "Words-\n",
        "https://x.ua/a/\n",
        "1 Бойко\n",
        "17\n",
        "(",
        "\u{b}",
        "а ",
        "Roe J. Words. 2001.\n",
    ] {
        let text = piece.repeat(300_000 / piece.len());
        let begun = std::time::Instant::now();
        let _ = references(&text);
        assert!(
            begun.elapsed().as_secs() < 15,
            "{piece:?}: {:?}",
            begun.elapsed()
        );
    }
}
