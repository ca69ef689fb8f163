//! Titles: what braces protect in them, and what they are put together from.

use crate::bibtex::{telling, with_nocase};
use crate::tex::{self, Marks};
use crate::text::Span;

/// Reads a title; what braces protect and its letters do not tell is in a span without case.
pub(super) fn title(parts: &[&str]) -> String {
    let (text, mut protected) = joined(parts);
    if protected.is_empty() {
        return text;
    }
    let telling = telling(&text);
    protected.retain(|span| !telling.contains(span));
    with_nocase(&text, &protected)
}

/// A title and its subtitles with a colon between, and what is in braces.
fn joined(parts: &[&str]) -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut protected = Vec::new();
    for part in parts {
        let read = tex::read(part, Marks::Tags);
        if !text.is_empty() && !read.text.is_empty() {
            let is_parted = text.ends_with(['.', '?', '!', ':', '…']);
            text.push_str(if is_parted { " " } else { ": " });
        }
        let groups = read.groups.iter().filter(|group| !group.is_special);
        let groups = groups.filter(|group| group.span.of(&read.text).contains(char::is_alphabetic));
        protected.extend(groups.map(|group| trimmed(&read.text, group.span).shifted(text.len())));
        text.push_str(&read.text);
    }
    (text, protected)
}

/// The span without white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = span.start + inner.len() - inner.trim_start().len();
    Span::new(start, start + inner.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(parts: &[&str], expected: &str) {
        let expected = expected
            .replace('[', "<span class=\"nocase\">")
            .replace(']', "</span>");
        assert_eq!(title(parts), expected);
    }

    #[test]
    fn what_the_letters_do_not_tell_is_protected() {
        check(&["The {NASA} in {Україні}"], "The NASA in [Україні]");
        check(&["{{Whole Title}}"], "[Whole Title]");
        check(
            &["{NASA}s {A} Study of {S}pain, {2020}"],
            "[NASA]s [A] Study of [S]pain, 2020",
        );
        check(
            &[r#"{\"U}ber a long history of {Kyiv} and {of}"#],
            "Über a long history of Kyiv and [of]",
        );
        assert_eq!(
            title(&[r"On {\em Ursus} {x}"]),
            "On <i>Ursus</i> <span class=\"nocase\">x</span>"
        );
    }

    #[test]
    fn subtitles_follow_a_colon() {
        check(&["A", "B {C}"], "A: B [C]");
        check(&["Хто?", "Нариси", ""], "Хто? Нариси");
    }
}
