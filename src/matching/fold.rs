//! Folding text until only what matters for a comparison is left.
//!
//! Owns the stripping of markup and the folded word list. Knows nothing of titles or names.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::lang::{self, Script};

/// Tells the script that most letters of a text belong to; `None` where there is no letter.
pub(super) fn script(text: &str) -> Option<Script> {
    let letters = || text.chars().filter_map(lang::script_of_char);
    let count = |script| letters().filter(|&found| found == script).count();
    let scripts = [Script::Latin, Script::Cyrillic, Script::Other];
    let counted = scripts.map(|script| (count(script), script));
    let most = counted
        .into_iter()
        .reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (most.0 > 0).then_some(most.1)
}

/// The words of a text: no markup, accents, case or punctuation; compatibility forms resolved.
pub(super) fn words(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

/// The folded text, its words parted by single blanks.
pub(super) fn fold(text: &str) -> String {
    let plain = strip_markup(text);
    let mut folded = String::with_capacity(plain.len());
    let mut base = ' ';
    for c in plain.nfkd().flat_map(char::to_lowercase) {
        if is_combining_mark(c) {
            // й and ї are letters of their own; é is an e.
            if ('\u{400}'..='\u{52f}').contains(&base) {
                folded.push(c);
            }
            continue;
        }
        base = c;
        push_folded(&mut folded, c);
    }
    folded
        .nfc()
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn push_folded(folded: &mut String, c: char) {
    match c {
        // An apostrophe is part of its word: "Ukraine’s", "п’ять"; the soft sign of romanisations too.
        '\'' | '\u{2bc}' | '\u{2b9}' | '\u{2ba}' | '\u{2bb}' | '\u{2018}' | '\u{2019}' | '`'
        | '\u{b4}' | '\u{2032}' | '\u{2033}' | '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'đ' | 'ð' => folded.push('d'),
        'þ' => folded.push_str("th"),
        'ı' => folded.push('i'),
        'ς' => folded.push('σ'),
        c if c.is_alphanumeric() => folded.push(c),
        _ => folded.push(' '),
    }
}

/// Removes HTML, MathML and JATS tags, also escaped ones, and resolves character references.
pub(super) fn strip_markup(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.to_owned();
    }
    // Crossref records hold tags escaped once and twice.
    let decoded = decode_references(&decode_references(text));
    let mut plain = String::with_capacity(decoded.len());
    let mut rest = decoded.as_str();
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        match tag_length(&rest[at..]) {
            Some(length) => rest = &rest[at + length..],
            None => {
                plain.push('<');
                rest = &rest[at + 1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// The bytes of the tag that a text begins with, if it is one: `<i>`, `</sub>`, `<mml:math a="b">`.
fn tag_length(text: &str) -> Option<usize> {
    let name = text.strip_prefix("</").or_else(|| text.strip_prefix('<'))?;
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = text.find('>')?;
    (!text[1..end].contains('<')).then_some(end + 1)
}

fn decode_references(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.find(';').filter(|&end| end <= 8);
        match end.and_then(|end| Some((reference(&rest[..end])?, end))) {
            Some((c, end)) => {
                decoded.push(c);
                rest = &rest[end + 1..];
            }
            None => decoded.push('&'),
        }
    }
    decoded.push_str(rest);
    decoded
}

fn reference(name: &str) -> Option<char> {
    let number = |digits: &str, radix| {
        u32::from_str_radix(digits, radix)
            .ok()
            .and_then(char::from_u32)
    };
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        "ndash" => Some('–'),
        "mdash" => Some('—'),
        "laquo" => Some('«'),
        "raquo" => Some('»'),
        "rsquo" | "lsquo" => Some('’'),
        _ => match name.strip_prefix('#')? {
            hex if hex.starts_with(['x', 'X']) => number(&hex[1..], 16),
            decimal => number(decimal, 10),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text), expected);
    }

    #[test]
    fn markup_goes_and_its_text_stays() {
        check("The <i>Drosophila</i> genome", "the drosophila genome");
        check(
            "The &lt;i&gt;Drosophila&lt;/i&gt; genome",
            "the drosophila genome",
        );
        check("A &amp;lt;sub&amp;gt;2&amp;lt;/sub&amp;gt; B", "a 2 b");
        check(
            "and<mml:math xmlns:mml=\"http://www.w3.org/1998/Math/MathML\"><mml:mi>Z</mml:mi></mml:math>pinches",
            "andzpinches",
        );
        check("p < 0.05 & more", "p 0 05 more");
        check("A&#160;B&#x2019;s", "a bs");
    }

    #[test]
    fn letters_of_their_own_keep_their_marks() {
        check("Мій Київ’ський ЇЖАК", "мій київський їжак");
        check("Café Łódź Straße ﬁn", "cafe lodz strasse fin");
        check("№ 2(15) — «Дія»", "no 2 15 дія");
    }

    #[test]
    fn script_is_that_of_most_letters() {
        assert_eq!(script("Дія і mRiik"), Some(Script::Latin));
        assert_eq!(script("застосунок mRiik"), Some(Script::Cyrillic));
        assert_eq!(script("2022–2023"), None);
        assert_eq!(script("乾餾及瓦斯化"), Some(Script::Other));
    }
}
