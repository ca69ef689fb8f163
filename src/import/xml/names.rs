//! Names of persons that are written as one text.

use crate::lang;
use crate::model::Name;

/// Short words that stay with the family name, in small letters.
const PARTICLES: &[&str] = &[
    "von", "van", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "ter",
    "ten", "zu", "фон", "ван", "де", "дер",
];

/// What stands behind a family name or after a second comma.
const SUFFIXES: &[&str] = &["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "мол.", "ст."];

/// Reads a name: `Family, Given`, `Family I. I.`, `I. I. Family`. What leaves it open is a literal name; a name that ends
/// with a comma is an organisation, as EndNote has it.
pub(super) fn of_text(text: &str) -> Name {
    let text = text.trim().trim_end_matches(';').trim();
    if let Some(organisation) = text.strip_suffix(',') {
        return Name::literal(organisation.trim());
    }
    let parts: Vec<_> = text.split(',').map(str::trim).collect();
    match parts.as_slice() {
        [family, given] => Name::person(*family, *given),
        [family, suffix, given] if SUFFIXES.contains(suffix) => with_suffix(family, given, suffix),
        [family, given, suffix] if SUFFIXES.contains(suffix) => with_suffix(family, given, suffix),
        [_] => of_words(text),
        _ => Name::literal(text),
    }
}

fn with_suffix(family: &str, given: &str, suffix: &str) -> Name {
    Name {
        suffix: Some(suffix.to_owned()),
        ..Name::person(family, given)
    }
}

/// A name without a comma: initials tell which end is the family name.
fn of_words(text: &str) -> Name {
    let words: Vec<_> = text.split_whitespace().collect();
    let behind = words
        .iter()
        .rev()
        .take_while(|word| is_initials(word))
        .count();
    let before = words.iter().take_while(|word| is_initials(word)).count();
    let (family, given) = match words.len() {
        n if n < 2 || before == n || behind == n => return Name::literal(text),
        n if behind > 0 && is_family(&words[..n - behind]) => words.split_at(n - behind),
        _ if before > 0 && is_family(&words[before..]) => {
            let (given, family) = words.split_at(before);
            (family, given)
        }
        _ => return Name::literal(text),
    };
    Name::person(family.join(" "), given.join(" "))
}

/// One or two words, with particles before them.
fn is_family(words: &[&str]) -> bool {
    let own = words.iter().skip_while(|word| PARTICLES.contains(word));
    (1..=2).contains(&own.count())
}

/// `J.`, `JR`, `О.О.`, `J.-P.`: capitals only, at most three of them.
fn is_initials(word: &str) -> bool {
    let letters = word.chars().filter(|c| lang::is_letter(*c)).count();
    let capitals = word
        .chars()
        .all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '’'));
    let dotted = word.contains('.') || letters <= 2 || word.is_ascii();
    (1..=3).contains(&letters) && capitals && dotted
}

/// Whether a word before a family name is a particle of it rather than a title.
pub(super) fn is_particle(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.all(|word| PARTICLES.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &Name) {
        assert_eq!(of_text(text), *expected, "{text}");
    }

    #[test]
    fn names_are_taken_apart_where_they_tell() {
        check("Сегеда, О. О.", &Name::person("Сегеда", "О. О."));
        check("Сегеда О. О.", &Name::person("Сегеда", "О. О."));
        check("О.О. Сегеда", &Name::person("Сегеда", "О.О."));
        check("Smith JR", &Name::person("Smith", "JR"));
        check("van der Berg J", &Name::person("van der Berg", "J"));
        check(
            "King, Jr., Martin Luther",
            &with_suffix("King", "Martin Luther", "Jr."),
        );
        check(
            "King, Martin Luther, Jr.",
            &with_suffix("King", "Martin Luther", "Jr."),
        );
        check(
            "World Health Organization,",
            &Name::literal("World Health Organization"),
        );
        check("Taras Shevchenko", &Name::literal("Taras Shevchenko"));
        check("NASA", &Name::literal("NASA"));
        check("", &Name::literal(""));
    }
}
