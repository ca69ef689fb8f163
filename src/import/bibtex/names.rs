//! Lists of names.

use biblatex::{ChunksExt, Person};

use super::tex;
use crate::model::Name;

/// What the last name of a shortened list is read as.
const OTHERS: &str = "et al.";

/// Keeps `biblatex` from taking a sign of equality for its extended name format.
const NOT_EQUAL: &str = "\u{e000}";

/// Reads a list of names; `None` where one of them cannot be read.
pub(super) fn names(value: &str) -> Option<Vec<Name>> {
    let value = tex::clean(value);
    let names = split(&value, is_and).into_iter().map(str::trim);
    names.filter(|name| !name.is_empty()).map(name).collect()
}

fn name(name: &str) -> Option<Name> {
    if name == "others" {
        return Some(Name::literal(OTHERS));
    }
    if is_braced(name) {
        return tex::text(name).map(Name::literal);
    }
    let extended = name.contains("family=") || name.contains("given=");
    let value = match extended {
        true => name.to_owned(),
        false => name.replace('=', NOT_EQUAL),
    };
    let parts = split(&value, |rest| rest.starts_with(',').then_some(1));
    match parts.as_slice() {
        [_] => person(&value),
        _ if extended => person(&value),
        [family, given] => comma_name(family, "", given),
        [family, suffix, given @ ..] => comma_name(family, suffix, &given.join(",")),
        [] => None,
    }
}

/// `von Family, Suffix, Given`. The parts are known, so only the particle is left to find; in braces there is
/// none.
fn comma_name(family: &str, suffix: &str, given: &str) -> Option<Name> {
    let family = family.trim();
    let mut name = match is_braced(family) || family.is_empty() {
        true => Name {
            family: Some(plain(family)?),
            ..Name::default()
        },
        false => person(&format!("{family}, x"))?,
    };
    let some = |text: &str| plain(text).map(|text| (!text.is_empty()).then_some(text));
    name.given = some(given)?;
    name.suffix = some(suffix)?;
    Some(name)
}

fn person(value: &str) -> Option<Name> {
    let person = Person::parse(&tex::chunks("author", value)?);
    let some = |text: String| {
        let text = tex::clean(&text.replace(NOT_EQUAL, "="));
        (!text.is_empty()).then_some(text)
    };
    Some(Name {
        family: some(person.name),
        given: some(person.given_name),
        non_dropping_particle: some(person.prefix),
        suffix: some(person.suffix),
        ..Name::default()
    })
}

fn plain(value: &str) -> Option<String> {
    let text = tex::chunks("author", value.trim())?.format_verbatim();
    Some(tex::clean(&text.replace(NOT_EQUAL, "=")))
}

/// Whether one pair of braces holds the whole: a name that is not to be split.
fn is_braced(name: &str) -> bool {
    let inner = name
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    inner.is_some_and(|inner| {
        let mut depth = 0_i32;
        inner.bytes().all(|byte| {
            depth += i32::from(byte == b'{') - i32::from(byte == b'}');
            depth >= 0
        })
    })
}

/// ` and `, in small letters or capitals.
fn is_and(rest: &str) -> Option<usize> {
    (rest.starts_with(" and ") || rest.starts_with(" AND ")).then_some(4)
}

/// Splits outside braces wherever `separator` finds one and tells its length.
fn split(value: &str, separator: impl Fn(&str) -> Option<usize>) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut skip_to, mut depth) = (0, 0, 0_i32);
    for (at, c) in value.char_indices() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth != 0 || at < skip_to {
            continue;
        }
        if let Some(length) = separator(&value[at..]) {
            parts.push(&value[start..at]);
            start = at + length;
            skip_to = start;
        }
    }
    parts.push(&value[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: &[Name]) {
        assert_eq!(names(value).as_deref(), Some(expected));
    }

    #[test]
    fn names_are_split_as_bibtex_does() {
        check(
            "Сегеда, О. О. and Taras  Shevchenko\nand {{ООН, and so on}} and others",
            &[
                Name::person("Сегеда", "О. О."),
                Name::person("Shevchenko", "Taras"),
                Name::literal("ООН, and so on"),
                Name::literal("et al."),
            ],
        );
        let tocqueville = Name {
            non_dropping_particle: Some("de".to_owned()),
            ..Name::person("Tocqueville", "Alexis")
        };
        check("de Tocqueville, Alexis", std::slice::from_ref(&tocqueville));
        check("Alexis de Tocqueville", &[tocqueville]);
        let king = Name {
            suffix: Some("Jr.".to_owned()),
            ..Name::person("King", "Martin Luther")
        };
        check("King, Jr., Martin Luther", &[king]);
        check(r#"M{\"u}ller, J{\"o}rg"#, &[Name::person("Müller", "Jörg")]);
        check(
            "{von Neumann}, John",
            &[Name::person("von Neumann", "John")],
        );
        check("Van Gogh,", &[Name::person("Van Gogh", "")]);
        check("A=B, C", &[Name::person("A=B", "C")]);
        check(
            "family=Gogh, given=Vincent",
            &[Name::person("Gogh", "Vincent")],
        );
    }
}
