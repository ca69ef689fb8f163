//! Lists of names.
//!
//! Owns BibTeX's rules for the parts of a name (O. Patashnik, *BibTeXing*, section 4): words that begin with a small letter are a
//! particle, commas part `von Family, Jr, Given`; and BibLaTeX's names by parts, `family=…, given=…`. Works on the text that TeX
//! prints and on where braces stood in it: what is in braces is not split, and a whole name in braces is an organisation's.

mod words;

use crate::model::Name;
use crate::tex::{self, Marks};

use words::{Token, Word, tokens};

/// A list of names.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Names {
    pub(super) names: Vec<Name>,
    /// Whether the list goes on: `and others`.
    pub(super) go_on: bool,
}

/// Reads a list of names.
pub(super) fn names(value: &str) -> Names {
    let read = tex::read(value, Marks::None);
    let tokens = tokens(&read.text, &read.groups);
    let mut names = Names::default();
    for tokens in tokens.split(|token| *token == Token::And) {
        match tokens {
            [] => {}
            [Token::Word(word)] if word.text == "others" => names.go_on = true,
            [Token::Word(word)] if word.is_group => {
                names.names.push(Name::literal(words::plain(word.text)));
            }
            _ => names.names.extend(name(tokens)),
        }
    }
    names
}

/// A name; nothing where there are only commas.
fn name(tokens: &[Token<'_>]) -> Option<Name> {
    let parts: Vec<Vec<&Word<'_>>> = tokens
        .split(|token| *token == Token::Comma)
        .map(|part| part.iter().filter_map(Token::word).collect())
        .collect();
    let name = match parts.as_slice() {
        _ if parts.iter().any(|part| pair(part).is_some()) => by_parts(&parts),
        [words] => in_order(words),
        [family, given] => with_commas(family, &[], given),
        [family, suffix, given @ ..] => {
            let mut name = with_commas(family, suffix, &[]);
            let given: Vec<_> = given.iter().filter_map(|part| words::text(part)).collect();
            name.given = Some(given.join(", ")).filter(|given| !given.is_empty());
            name
        }
        [] => Name::default(),
    };
    (name != Name::default()).then_some(name)
}

/// `Given von Family`. Initials do not end a name: `Сегеда О. О.` is the family name first, whatever BibTeX makes of it.
fn in_order(words: &[&Word<'_>]) -> Name {
    let Some((last, before)) = words.split_last() else {
        return Name::default();
    };
    if last.is_initials() && before.first().is_some_and(|word| !word.is_initials()) {
        let family = words.iter().take_while(|word| !word.is_initials()).count();
        return with_commas(&words[..family], &[], &words[family..]);
    }
    let first = before.iter().position(|word| word.is_small());
    let given = first.unwrap_or(before.len());
    let mut name = with_commas(&words[given..], &[], &words[..given]);
    if first.is_none() {
        name.non_dropping_particle = None;
    }
    name
}

/// `von Family, Suffix, Given`: the particle ends with the last word in small letters before the end.
fn with_commas(family: &[&Word<'_>], suffix: &[&Word<'_>], given: &[&Word<'_>]) -> Name {
    let before = family.len().saturating_sub(1);
    let particle = family[..before].iter().rposition(|word| word.is_small());
    let (particle, family) = family.split_at(particle.map_or(0, |at| at + 1));
    Name {
        family: words::text(family),
        given: words::text(given),
        non_dropping_particle: words::text(particle),
        suffix: words::text(suffix),
        ..Name::default()
    }
}

/// What BibLaTeX has for parts of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Family,
    Given,
    Prefix,
    Suffix,
    UsePrefix,
    /// Initials and how to sort: nothing that CSL wants to be told.
    Other,
}

/// The part that `family=…` or the like gives, and what it gives.
fn pair(words: &[&Word<'_>]) -> Option<(Part, String)> {
    const PARTS: [(&str, Part); 12] = [
        ("family", Part::Family),
        ("given", Part::Given),
        ("prefix", Part::Prefix),
        ("suffix", Part::Suffix),
        ("useprefix", Part::UsePrefix),
        ("family-i", Part::Other),
        ("given-i", Part::Other),
        ("prefix-i", Part::Other),
        ("suffix-i", Part::Other),
        ("id", Part::Other),
        ("nametemplates", Part::Other),
        ("sortingnamekeytemplatename", Part::Other),
    ];
    let first = words.first().filter(|word| !word.is_braced)?;
    if !first.text.contains('=') && !words.get(1).is_some_and(|word| word.text.starts_with('=')) {
        return None;
    }
    let text = words::text(words)?;
    let (name, value) = text.trim_start_matches('"').split_once('=')?;
    let (_, part) = PARTS.iter().find(|(known, _)| *known == name.trim())?;
    Some((*part, value.trim().trim_matches('"').to_owned()))
}

/// A name by parts; a particle stays with the family name unless it is told to be dropped.
fn by_parts(parts: &[Vec<&Word<'_>>]) -> Name {
    let mut name = Name::default();
    let mut prefix = None;
    let mut is_dropped = false;
    for (part, value) in parts.iter().filter_map(|words| pair(words)) {
        let value = Some(value).filter(|value| !value.is_empty());
        match part {
            Part::Family => name.family = value,
            Part::Given => name.given = value,
            Part::Suffix => name.suffix = value,
            Part::Prefix => prefix = value,
            Part::UsePrefix => is_dropped = value.as_deref() == Some("false"),
            Part::Other => {}
        }
    }
    match is_dropped {
        true => name.dropping_particle = prefix,
        false => name.non_dropping_particle = prefix,
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: &[Name]) {
        assert_eq!(names(value).names, expected, "{value}");
    }

    fn particle(particle: &str, family: &str, given: &str) -> Name {
        Name {
            non_dropping_particle: Some(particle.to_owned()),
            ..Name::person(family, given)
        }
    }

    #[test]
    fn lists_are_split_at_and() {
        let list = names("Сегеда, О. О. and Taras  Shevchenko\nAND {{ООН, and so on}} And others");
        let expected = [
            Name::person("Сегеда", "О. О."),
            Name::person("Shevchenko", "Taras"),
            Name::literal("ООН, and so on"),
        ];
        assert_eq!((list.names.as_slice(), list.go_on), (&expected[..], true));
        check(
            "Anderson, Andy and {Barnes and Noble}",
            &[
                Name::person("Anderson", "Andy"),
                Name::literal("Barnes and Noble"),
            ],
        );
        check(" and , and", &[]);
        check("{}", &[]);
    }

    #[test]
    fn particles_are_in_small_letters() {
        let tocqueville = particle("de", "Tocqueville", "Alexis");
        check(
            "de Tocqueville, Alexis and Alexis de Tocqueville",
            &[tocqueville.clone(), tocqueville],
        );
        let poussin = particle("de la", "Vallée Poussin", "Charles Louis");
        check(
            "Charles Louis de la Vall{\\'e}e Poussin",
            std::slice::from_ref(&poussin),
        );
        check("de la Vall{\\'e}e Poussin, Charles Louis", &[poussin]);
        check(
            "Урсула фон дер Ляєн",
            &[particle("фон дер", "Ляєн", "Урсула")],
        );
        check(
            "{von Neumann}, John",
            &[Name::person("von Neumann", "John")],
        );
        check(
            "{von} Neumann, John",
            &[Name::person("von Neumann", "John")],
        );
        check("Van Gogh,", &[Name::person("Van Gogh", "")]);
        check("jean {de} smith", &[particle("jean", "de smith", "")]);
    }

    #[test]
    fn suffixes_stand_between_commas() {
        let king = Name {
            suffix: Some("Jr.".to_owned()),
            ..Name::person("King", "Martin Luther")
        };
        check("King, Jr., Martin Luther", &[king]);
        check(
            "A, B, C, D",
            &[Name {
                suffix: Some("B".to_owned()),
                ..Name::person("A", "C, D")
            }],
        );
    }

    #[test]
    fn tex_and_ties_are_read() {
        check(r#"M{\"u}ller, J{\"o}rg"#, &[Name::person("Müller", "Jörg")]);
        check(r"{\'E}mile Zola", &[Name::person("Zola", "Émile")]);
        check(
            r"Donald~E. Knuth and О.\,О.~Сегеда",
            &[
                Name::person("Knuth", "Donald E."),
                Name::person("Сегеда", "О. О."),
            ],
        );
        check(
            r"\CYRL\cyre\cyrs\cyrya{} \CYRU\cyrk\cyrr\cyra\cyryi\cyrn\cyrk\cyra",
            &[Name::person("Українка", "Леся")],
        );
        check(
            r"{\em The Group of Five}",
            &[Name::literal("The Group of Five")],
        );
    }

    #[test]
    fn initials_do_not_end_a_name() {
        let seheda = Name::person("Сегеда", "О. О.");
        check("Сегеда О. О. and О. О. Сегеда", &[seheda.clone(), seheda]);
        check(
            "Нечуй-Левицький І.С.",
            &[Name::person("Нечуй-Левицький", "І.С.")],
        );
    }

    #[test]
    fn names_come_by_parts() {
        let gogh = particle("van", "Gogh", "Vincent");
        check(
            "family=Gogh, given=Vincent, prefix=van, useprefix=true",
            std::slice::from_ref(&gogh),
        );
        check("given={Vincent}, family = {Gogh}, prefix=van", &[gogh]);
        let dropped = Name {
            dropping_particle: Some("de".to_owned()),
            ..Name::person("Beumont", "Simon")
        };
        check(
            "given=Simon, family=Beumont, prefix=de, useprefix=false, given-i=S",
            &[dropped],
        );
        check("A=B, C", &[Name::person("A=B", "C")]);
    }
}
