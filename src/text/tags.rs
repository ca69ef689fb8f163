//! The tags that CSL admits in a text, and the text without them.
//!
//! CSL 1.0.2 takes these from HTML: italics, bold, what is raised or lowered, small capitals, and what keeps its case.

use std::borrow::Cow;

/// Begins a run that keeps its case.
pub const NO_CASE: &str = "<span class=\"nocase\">";

/// Begins a run in small capitals.
pub const SMALL_CAPITALS: &str = "<span style=\"font-variant:small-caps;\">";

/// Ends either.
pub const CLOSE_SPAN: &str = "</span>";

const TAGS: [&str; 11] = [
    NO_CASE,
    SMALL_CAPITALS,
    CLOSE_SPAN,
    "<i>",
    "</i>",
    "<b>",
    "</b>",
    "<sup>",
    "</sup>",
    "<sub>",
    "</sub>",
];

/// The tag that a text begins with, if it is one of these.
pub fn tag(text: &str) -> Option<&'static str> {
    let mut tags = TAGS.iter();
    tags.find(|tag| text.starts_with(**tag)).copied()
}

/// A text without tags.
pub fn without_tags(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        plain.push_str(&text[at..at + found]);
        at += found;
        let length = tag(&text[at..]).map(str::len);
        if length.is_none() {
            plain.push('<');
        }
        at += length.unwrap_or(1);
    }
    plain.push_str(&text[at..]);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_fall_away() {
        let text = "<i>E. coli</i> <1 <span class=\"nocase\">ЄС</span> a<b </p>";
        assert_eq!(without_tags(text), "E. coli <1 ЄС a<b </p>");
        assert!(matches!(without_tags("без міток"), Cow::Borrowed(_)));
    }
}
