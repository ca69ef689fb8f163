//! Entities: those of XML and of the HTML Standard by name, characters by number.
//!
//! What a document declares itself is never expanded, and nothing is ever fetched.

use std::borrow::Cow;

use markup5ever::data::NAMED_ENTITIES;

/// No name in the tables is longer.
const LONGEST_NAME: usize = 48;

/// What stands between `&` and `;` as text; `None` for a name that no table has.
pub(super) fn resolve(name: &str) -> Option<Cow<'static, str>> {
    if let Some(number) = name.strip_prefix('#') {
        return Some(Cow::Owned(character(number)?.to_string()));
    }
    if name.len() > LONGEST_NAME {
        return None;
    }
    // The table has beginnings of names too, which stand for nothing.
    let (first, second) = NAMED_ENTITIES.get(format!("{name};").as_str())?;
    let characters = [*first, *second].into_iter().filter(|code| *code != 0);
    let text: String = characters.filter_map(char::from_u32).collect();
    (!text.is_empty()).then_some(Cow::Owned(text))
}

/// Whether this could be the name of an entity; `& Co; ` could not.
pub(super) fn is_name(name: &str) -> bool {
    let inner = name.strip_prefix('#').unwrap_or(name);
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
    !inner.is_empty() && name.len() <= LONGEST_NAME && inner.chars().all(fits)
}

/// A character by its number; what XML does not admit becomes U+FFFD.
fn character(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16),
        None => (number, 10),
    };
    let plain = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
    let code = plain.then(|| u32::from_str_radix(digits, radix).unwrap_or(u32::MAX))?;
    let admitted = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    Some(
        char::from_u32(code)
            .filter(admitted)
            .unwrap_or(char::REPLACEMENT_CHARACTER),
    )
}

/// The value of an attribute; the names that no table has go to `unknown` and stay as they are.
pub(super) fn decoded<'a>(value: &'a str, unknown: &mut impl FnMut(&'a str)) -> Cow<'a, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut text = String::with_capacity(value.len());
    let mut pieces = value.split('&');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let named = piece.split_once(';').filter(|(name, _)| is_name(name));
        match named.map(|(name, rest)| (name, resolve(name), rest)) {
            Some((_, Some(value), rest)) => {
                text.push_str(&value);
                text.push_str(rest);
            }
            other => {
                if let Some((name, ..)) = other {
                    unknown(name);
                }
                text.push('&');
                text.push_str(piece);
            }
        }
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: &str, expected_unknown: &[&str]) {
        let mut unknown = Vec::new();
        let text = decoded(value, &mut |name| unknown.push(name));
        assert_eq!(
            (text.as_ref(), unknown.as_slice()),
            (expected, expected_unknown)
        );
    }

    #[test]
    fn entities_become_text() {
        check(
            "Caf&eacute; &lt;&#1111;&#x457;&Acy;&ndash;",
            "Café <їїА–",
            &[],
        );
        check("A & B; C&D &lol; &;", "A & B; C&D &lol; &;", &["lol"]);
        check(
            "&#0;&#xD800;&#99999999999;&#x;",
            "\u{fffd}\u{fffd}\u{fffd}&#x;",
            &["#x"],
        );
    }
}
