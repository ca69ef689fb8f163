//! The edges of a segment: the bracket or quote that belongs to one inside it.

use crate::lang::{self, Script};
use crate::text::Span;

const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('«', '»'), ('“', '”')];

/// Takes in the closing mark just after a span, or the opening one just before it, whose partner stands alone
/// inside; nothing before `from` or after `to` is touched.
pub(super) fn with_other_bracket(text: &str, mut span: Span, from: usize, to: usize) -> Span {
    for (open, close) in PAIRS {
        let inside = span.of(text);
        let (opened, closed) = (inside.matches(open).count(), inside.matches(close).count());
        if opened > closed && text[span.end..to].starts_with(close) {
            span.end += close.len_utf8();
        }
        if closed > opened && text[from..span.start].ends_with(open) {
            span.start -= open.len_utf8();
        }
    }
    span
}

/// The translation in square brackets that a span ends with: behind a title in Ukrainian or Russian, or romanised.
pub(super) fn translation(text: &str, span: Span) -> Option<Span> {
    let inside = span.of(text);
    let from = inside.strip_suffix(']')?.rfind('[')?;
    let (title, translation) = inside.split_at(from);
    let original = |language: &str| language.ends_with("-Latn") || matches!(language, "uk" | "ru");
    let is_translated = lang::detect(title).is_some_and(original)
        && lang::script(translation) == Some(Script::Latin);
    is_translated.then(|| Span::new(span.start + from, span.end))
}

/// A span without white space and the marks that part fields at its end.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let kept = span.of(text).trim_end_matches([' ', '.', ',', ';', ':']);
    Span::new(span.start, span.start + kept.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, inside: &str, expected: &str) {
        let start = text.find(inside).expect("inside the text");
        let span = Span::new(start, start + inside.len());
        assert_eq!(
            with_other_bracket(text, span, 0, text.len()).of(text),
            expected
        );
    }

    #[test]
    fn the_partner_of_a_lone_mark_is_taken_in() {
        check(
            "Курс «Мова міста». Київ",
            "Курс «Мова міста",
            "Курс «Мова міста»",
        );
        check("(2-ге) вид.", "2-ге) вид.", "(2-ге) вид.");
        check("«Назва». Київ", "Назва", "Назва");
        check("Назва (текст). К.", "Назва (текст)", "Назва (текст)");
        check("Назва (текст. К.", "Назва (текст", "Назва (текст");
    }

    #[test]
    fn a_translation_is_told_from_other_brackets() {
        let translation = |text| super::translation(text, Span::new(0, text.len()));
        let of = |text| translation(text).map(|span| span.of(text));
        assert_eq!(
            of("Vyvchennia movy ta kultury [The study of language]"),
            Some("[The study of language]")
        );
        assert_eq!(
            of("Мова міста [Language of the city]"),
            Some("[Language of the city]")
        );
        assert_eq!(of("Мова міста [матеріали]"), None);
        assert_eq!(of("A treatise of human nature [selections]"), None);
        assert_eq!(of("[Language of the city]"), None);
    }
}
