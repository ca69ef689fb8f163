//! Mending of broken identifiers: spaces, look-alike letters, dashes, escapes.

use std::borrow::Cow;

use crate::text::homoglyph;

use super::Mending;

/// Characters that print nothing and get into addresses from word processors and PDF files.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// Drops white space and invisible characters.
pub(super) fn without_space(text: &str, mendings: &mut Vec<Mending>) -> String {
    let clean: String = text
        .chars()
        .filter(|&c| !c.is_whitespace() && !is_invisible(c))
        .collect();
    note(mendings, "broken-address", text, &clean);
    clean
}

/// Replaces Cyrillic letters by the Latin ones that they look like; none where one of them looks like no other.
pub(super) fn ascii_letters(text: String, mendings: &mut Vec<Mending>) -> String {
    let cyrillic = |c: char| matches!(c, '\u{400}'..='\u{52f}');
    if text.contains(|c| cyrillic(c) && homoglyph::to_latin(c).is_none()) {
        return text;
    }
    replace_chars(text, "look-alike-letter", mendings, |c| {
        homoglyph::to_latin(c).unwrap_or(c)
    })
}

/// Replaces typographic dashes by the hyphen.
pub(super) fn plain_dashes(text: String, mendings: &mut Vec<Mending>) -> String {
    replace_chars(text, "dash-in-doi", mendings, |c| match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    })
}

/// Undoes HTML entities, LaTeX's `\_` and, for a DOI out of an address, percent-encoding.
pub(super) fn unescaped(text: String, decode: bool, mendings: &mut Vec<Mending>) -> String {
    let mut clean = Cow::Borrowed(text.as_str());
    for (escaped, plain) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
        ("\\_", "_"),
        ("\\%", "%"),
        ("\\&", "&"),
        ("\\#", "#"),
    ] {
        if clean.contains(escaped) {
            clean = Cow::Owned(clean.replace(escaped, plain));
        }
    }
    if decode && let Some(decoded) = percent_decoded(&clean) {
        clean = Cow::Owned(decoded);
    }
    if clean != text {
        note(mendings, "escaped-doi", &text, &clean);
        return clean.into_owned();
    }
    drop(clean);
    text
}

fn replace_chars(
    text: String,
    rule: &'static str,
    mendings: &mut Vec<Mending>,
    replace: impl Fn(char) -> char,
) -> String {
    let clean: String = text.chars().map(replace).collect();
    note(mendings, rule, &text, &clean);
    clean
}

/// Records a change, if there was one.
pub(super) fn note(mendings: &mut Vec<Mending>, rule: &'static str, from: &str, to: &str) {
    if from != to {
        mendings.push((rule, from.to_owned(), to.to_owned()));
    }
}

/// The text with its percent-escapes undone; `None` where there is none or they are not UTF-8.
pub(super) fn percent_decoded(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape = (bytes[at] == b'%')
            .then(|| hex_pair(&bytes[at + 1..]))
            .flatten();
        decoded.push(escape.unwrap_or(bytes[at]));
        at += if escape.is_some() { 3 } else { 1 };
    }
    let decoded = String::from_utf8(decoded).ok()?;
    (decoded != text && !decoded.chars().any(|c| c.is_whitespace() || c.is_control()))
        .then_some(decoded)
}

fn hex_pair(bytes: &[u8]) -> Option<u8> {
    let high = char::from(*bytes.first()?).to_digit(16)?;
    let low = char::from(*bytes.get(1)?).to_digit(16)?;
    u8::try_from(high * 16 + low).ok()
}

/// Percent-encodes what may not stand in a path (RFC 3986, 3.3), and `?` and `#`.
pub(super) fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
