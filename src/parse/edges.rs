//! The edges of a segment: the bracket or quote that belongs to one inside it.

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
}
