//! Characters that TeX's fonts join, and the shorthands of babel.

/// What is typed and what is printed, the longer first.
const JOINED: &[(&str, &str)] = &[
    ("---", "—"),
    ("--", "–"),
    ("``", "“"),
    ("''", "”"),
    ("<<", "«"),
    (">>", "»"),
    ("!`", "¡"),
    ("?`", "¿"),
    ("\"<", "«"),
    ("\">", "»"),
    ("\"`", "„"),
    ("\"'", "“"),
];

/// Shorthands for a hyphen inside a word.
const HYPHENS: [&str; 2] = ["\"=", "\"~"];

/// The length of the ligature that a text begins with, and what it prints; `before` is the character printed before it.
pub(super) fn at(text: &str, before: Option<char>) -> Option<(usize, &'static str)> {
    let first = text.as_bytes()[0];
    if !matches!(
        first,
        b'-' | b'`' | b'\'' | b'<' | b'>' | b'!' | b'?' | b'"' | b','
    ) {
        return None;
    }
    let joined = JOINED.iter().find(|(typed, _)| text.starts_with(typed));
    if let Some((typed, printed)) = joined {
        return Some((typed.len(), printed));
    }
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let next = text.chars().nth(2);
    if HYPHENS.iter().any(|typed| text.starts_with(typed)) {
        return (is_letter(before) && is_letter(next)).then_some((2, "-"));
    }
    // Two commas in a row are more often a slip than a quotation mark.
    let opens = before.is_none_or(|c| c.is_whitespace() || "([".contains(c));
    let marks = text.starts_with(",,") && opens && is_letter(next);
    marks.then_some((2, "„"))
}
