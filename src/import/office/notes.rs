//! Footnotes and endnotes that are references, one by one.

use std::collections::HashSet;

use crate::diag::{Diagnostic, Severity};
use crate::model::RawReference;
use crate::segment;
use crate::text::{Source, Span};

use super::super::{Item, Printed};
use super::document::{LINE_BREAK, Note, PAGE_BREAK, Paragraph};
use super::list::Lines;

/// No note holds more references; one with more semicolons is not parted.
const MOST_PARTS: usize = 20;

/// Words by which a note names the work of a note before; it is no reference of its own.
const AGAIN: &[&str] = &[
    "там само",
    "там же",
    "ibid",
    "ibidem",
    "вказ. праця",
    "вказ. твір",
    "вказана праця",
    "зазнач. праця",
    "зазначена праця",
    "цит. праця",
    "цит. вид",
    "указ. соч",
    "op. cit",
    "loc. cit",
    "той самий",
    "та сама",
    "idem",
    "див. посилання",
    "див. прим",
];

/// Words that lead to a reference.
const LEADING: &[&str] = &[
    "детальніше див.",
    "докладніше див.",
    "див. також",
    "див. наприклад",
    "див.",
    "цит. за",
    "напр.",
    "наприклад",
    "see also",
    "see, e.g.",
    "see",
    "cf.",
    "quoted in",
];

/// The notes as references, each at its mark, and how many name a work that was named before.
pub(super) fn printed(paragraphs: &[Paragraph], lines: &Lines, list: usize) -> (Vec<Item>, usize) {
    let mut items = Vec::new();
    let mut again = 0;
    let mut seen = HashSet::new();
    for (paragraph, span) in paragraphs.iter().zip(&lines.spans) {
        for note in &paragraph.notes {
            // What a reference manager wrote into a note came as a record.
            if note.is_cited {
                continue;
            }
            let at = (span.start + note.at).min(span.end);
            for one in references(note) {
                if names_again(&one.text) {
                    again += 1;
                } else if segment::is_like_reference(&one.text) && seen.insert(one.text.clone()) {
                    items.push(Item::Printed(Box::new(raw(
                        one,
                        &lines.text.source,
                        at,
                        list,
                    ))));
                }
            }
        }
    }
    (items, again)
}

fn raw(one: Paragraph, source: &Source, at: usize, list: usize) -> Printed {
    let raw = RawReference {
        text: one.text,
        span: Span::new(at, at),
        line: source.line_of(at),
        list,
    };
    let links = one.links.into_iter().map(|link| link.address);
    Printed {
        links: links.collect(),
        ..Printed::plain(raw)
    }
}

/// Says how many notes were left out because they name a work again.
pub(super) fn left_out(again: usize) -> Diagnostic {
    let message =
        format!("{again} notes name a work that an earlier note names (ibid.) and were left out");
    Diagnostic::new("notes-again", Severity::Note, message)
}

/// Says how many references stand in notes where nobody asked for them.
pub(super) fn unread(count: usize) -> Diagnostic {
    let message = format!("{count} references stand in notes; `--notes` reads them too");
    Diagnostic::new("notes-unread", Severity::Note, message)
}

/// What a note holds: its paragraphs, and those parted where `;` is between whole references.
fn references(note: &Note) -> Vec<Paragraph> {
    let whole = note.paragraphs.iter().filter(|one| !one.is_blank());
    whole.flat_map(parted).collect()
}

/// The references in a paragraph of a note. A semicolon stands inside references too: all pieces must look like one.
fn parted(paragraph: &Paragraph) -> Vec<Paragraph> {
    let text = &paragraph.text;
    let whole = || vec![piece(paragraph, 0, text.len())];
    if text.matches("; ").nth(MOST_PARTS).is_some() {
        return whole();
    }
    let ends = text.match_indices("; ").map(|(at, _)| at);
    let starts = std::iter::once(0).chain(ends.clone().map(|at| at + 2));
    let spans = starts.zip(ends.chain([text.len()]));
    let pieces: Vec<_> = spans
        .map(|(start, end)| piece(paragraph, start, end))
        .collect();
    let is_whole = |piece: &Paragraph| {
        names_again(&piece.text)
            || piece.text.starts_with(char::is_uppercase)
                && segment::is_whole_reference(&piece.text)
    };
    match pieces.iter().all(is_whole) {
        true => pieces,
        false => whole(),
    }
}

/// A part of a paragraph in one line, without the words that lead to it, and with the links in it.
fn piece(paragraph: &Paragraph, start: usize, end: usize) -> Paragraph {
    let text = paragraph.text[start..end].replace([LINE_BREAK, PAGE_BREAK, '\t'], " ");
    let inside = paragraph.links.iter();
    let inside = inside.filter(|link| link.span.start < end && start < link.span.end);
    Paragraph {
        text: bare(&text).to_owned(),
        links: inside.cloned().collect(),
        ..Paragraph::default()
    }
}

fn bare(text: &str) -> &str {
    let text = text.trim();
    for words in LEADING {
        let head = text.char_indices().nth(words.chars().count());
        let (head, rest) = text.split_at(head.map_or(text.len(), |(at, _)| at));
        let ends = !rest.starts_with(char::is_alphanumeric);
        if head.to_lowercase() == *words && ends {
            return rest.trim_start_matches([':', ',', ' ', '\u{a0}']);
        }
    }
    text
}

fn names_again(text: &str) -> bool {
    let lower = text.to_lowercase();
    let starts = |words: &&str| {
        let rest = lower.strip_prefix(*words);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let inside = |words: &&str| words.contains('.') && lower.contains(&format!(" {words}"));
    AGAIN.iter().any(|words| starts(words) || inside(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        let paragraph = Paragraph {
            text: text.to_owned(),
            ..Paragraph::default()
        };
        parted(&paragraph).into_iter().map(|one| one.text).collect()
    }

    #[test]
    fn notes_are_parted_between_whole_references() {
        let two = "Див.: Бойко О. В. Їжаки. Київ : Наука, 2020. 100 с.; Петренко І. С. Ґави. Львів : Світ, 2019. С. 8.";
        let expected = [
            "Бойко О. В. Їжаки. Київ : Наука, 2020. 100 с.",
            "Петренко І. С. Ґави. Львів : Світ, 2019. С. 8.",
        ];
        assert_eq!(of(two), expected);
        let one = "Бойко О. В. Їжаки; Ґави. Київ; Львів : Наука, 2020. 100 с.";
        assert_eq!(of(one), [one]);
    }

    #[test]
    fn notes_that_name_a_work_again_are_told() {
        for again in [
            "Там само. С. 5.",
            "Ibid., p. 7",
            "Бойко О. Вказ. праця. С. 8.",
        ] {
            assert!(names_again(again), "{again}");
        }
        for other in ["Тамара Бойко. Їжаки.", "Idemitsu K. Words. 2001."] {
            assert!(!names_again(other), "{other}");
        }
    }
}
