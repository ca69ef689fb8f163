//! Names as databases write them.

use crate::model::Name;
use crate::normalise;

/// Suffixes of generations, without their full stop, in small letters.
const SUFFIXES: &[&str] = &[
    "jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th", "мол", "ст",
];

/// The longest name that is taken apart, in bytes.
const LONGEST: usize = 1000;

/// Reads one name: `Family, Given`, `Family, Given, Jr.`, `Family, Jr., Given`, `Family Jr., Given`. A name without
/// a comma is whole, `World Health Organization`, unless initials or a patronymic tell a person; a comma at the end or
/// two in a row are EndNote's mark of an organisation.
pub(in crate::import) fn person(text: &str) -> Name {
    let text = super::squeezed(text);
    let text = text.trim_matches([';', ' ']);
    if text.len() > LONGEST {
        return Name::literal(text);
    }
    if text.contains(",,") {
        return Name::literal(text.replace(",,", ",").trim_end_matches(',').trim());
    }
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [] => Name::literal(text),
        [whole] if text.contains(',') => Name::literal(whole),
        [whole] => without_comma(whole),
        [family, _, ..] if is_long_organisation(family) => Name::literal(text),
        [family, given] => inverted(family, given, None),
        [family, suffix, given] if is_suffix(suffix) => inverted(family, given, Some(suffix)),
        [family, given, suffix] if is_suffix(suffix) => inverted(family, given, Some(suffix)),
        [family, ..] => inverted(family, &parts[1..].join(", "), None),
    }
}

/// Reads a field of several names with semicolons or ` and ` between, or of one.
pub(in crate::import) fn persons(text: &str) -> Vec<Name> {
    let separated = |text: &str| text.contains(", ") || text.contains(',');
    let anded = text.contains(" and ") && text.split(" and ").all(separated);
    let pieces: Vec<&str> = match text.contains(';') {
        true => text.split(';').collect(),
        false if anded => text.split(" and ").collect(),
        false => vec![text],
    };
    let pieces = pieces.into_iter().filter(|piece| !piece.trim().is_empty());
    pieces.map(person).collect()
}

/// Reads a name of MEDLINE's field AU: `Smith JA`, `Smith JA 3rd`, `de la Cruz M`; without initials it is whole.
pub(in crate::import) fn medline_person(text: &str) -> Name {
    let text = super::squeezed(text);
    if text.contains(',') {
        return person(&text);
    }
    let (body, suffix) = match text.rsplit_once(' ') {
        Some((body, last)) if is_suffix(last) && body.contains(' ') => (body, Some(last)),
        _ => (text.as_str(), None),
    };
    let initials = |word: &str| {
        let letters = word.chars().count();
        letters <= 4
            && word
                .chars()
                .all(|c| c.is_uppercase() || matches!(c, '-' | '.'))
    };
    match body.rsplit_once(' ') {
        Some((family, given)) if initials(given) => inverted(family, given, suffix),
        _ => without_comma(&text),
    }
}

/// Several words of which one is that of an organisation: `Ministry of Health, Ukraine`.
fn is_long_organisation(family: &str) -> bool {
    family.contains(' ') && normalise::is_organisation(family)
}

fn is_suffix(text: &str) -> bool {
    let bare = text.trim_end_matches('.').to_lowercase();
    SUFFIXES.contains(&bare.as_str())
}

/// A person if initials or a patronymic say so; else the whole.
fn without_comma(text: &str) -> Name {
    let words = text.split(' ');
    let tells = words.clone().any(is_initials) || words.skip(1).any(is_patronymic);
    let read = tells.then(|| normalise::names(text));
    match read.as_deref() {
        Some([name]) if name.family.is_some() && name.given.is_some() => name.clone(),
        _ => Name::literal(text),
    }
}

/// `О.`, `О.О.`, `J.-P.`
fn is_initials(word: &str) -> bool {
    word.ends_with('.')
        && word
            .split(['.', '-'])
            .all(|part| part.chars().count() <= 1 && part.chars().all(char::is_uppercase))
}

fn is_patronymic(word: &str) -> bool {
    const ENDINGS: [&str; 9] = [
        "ович",
        "йович",
        "евич",
        "івна",
        "ївна",
        "овна",
        "евна",
        "ovych",
        "ivna",
    ];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

fn inverted(family: &str, given: &str, suffix: Option<&str>) -> Name {
    let (family, own) = match family.rsplit_once(' ') {
        Some((family, last)) if suffix.is_none() && is_generation(last) => (family, Some(last)),
        _ => (family, suffix),
    };
    let (given, own) = match given.rsplit_once(' ') {
        Some((given, last)) if own.is_none() && is_generation(last) => (given, Some(last)),
        _ => (given, own),
    };
    let (particle, family) = leading_particle(family);
    let (given, dropped) = trailing_particle(given);
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Name {
        family: some(family),
        given: some(given),
        non_dropping_particle: some(particle),
        dropping_particle: some(dropped),
        suffix: own.map(str::to_owned),
        ..Name::default()
    }
}

/// `Jr.`, `III`, `3rd` behind a name without a comma between; `Ст.` may be an initial.
fn is_generation(word: &str) -> bool {
    let first = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    is_suffix(word) && word.starts_with(first)
}

/// The words in small letters before a family name.
fn leading_particle(family: &str) -> (&str, &str) {
    let small = |word: &str| word.starts_with(char::is_lowercase) && !word.contains(['\'', '’']);
    let mut rest = family;
    while let Some((word, after)) = rest.split_once(' ')
        && small(word)
    {
        rest = after;
    }
    let (particle, rest) = family.split_at(family.len() - rest.len());
    (particle.trim_end(), rest)
}

/// The words in small letters behind given names: `Ludwig van`.
fn trailing_particle(given: &str) -> (&str, &str) {
    const PARTICLES: [&str; 12] = [
        "van", "von", "de", "der", "den", "du", "da", "di", "del", "la", "фон", "ван",
    ];
    let mut rest = given;
    while let Some((before, word)) = rest.rsplit_once(' ')
        && PARTICLES.contains(&word)
    {
        rest = before;
    }
    let (rest, particle) = given.split_at(rest.len());
    (rest, particle.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Name) {
        assert_eq!(person(text), expected, "{text}");
    }

    fn with_suffix(name: Name, suffix: &str) -> Name {
        Name {
            suffix: Some(suffix.to_owned()),
            ..name
        }
    }

    #[test]
    fn persons_have_a_comma() {
        check("Сегеда, О. О.", Name::person("Сегеда", "О. О."));
        check("Baldwin,S.A.", Name::person("Baldwin", "S.A."));
        let king = || with_suffix(Name::person("King", "Martin Luther"), "Jr.");
        check("King, Martin Luther, Jr.", king());
        check("King, Jr., Martin Luther", king());
        check("King Jr., Martin Luther", king());
        check("King, Martin Luther Jr.", king());
        let berg = Name {
            non_dropping_particle: Some("van der".to_owned()),
            ..Name::person("Berg", "Jan")
        };
        check("van der Berg, Jan", berg);
        let beethoven = Name {
            dropping_particle: Some("van".to_owned()),
            ..Name::person("Beethoven", "Ludwig")
        };
        check("Beethoven, Ludwig van", beethoven);
    }

    #[test]
    fn what_has_none_is_whole() {
        for whole in [
            "World Health Organization",
            "UNESCO",
            "Геродот",
            "Міністерство освіти і науки України",
        ] {
            check(whole, Name::literal(whole));
        }
        check("UNESCO,", Name::literal("UNESCO"));
        check(
            "University of Kyiv,, Faculty of Law",
            Name::literal("University of Kyiv, Faculty of Law"),
        );
        check(
            "Міністерство охорони здоров’я, Україна",
            Name::literal("Міністерство охорони здоров’я, Україна"),
        );
    }

    #[test]
    fn initials_and_patronymics_tell_persons() {
        check("Сегеда О. О.", Name::person("Сегеда", "О. О."));
        check("О. О. Сегеда", Name::person("Сегеда", "О. О."));
        check(
            "Іваненко Іван Петрович",
            Name::person("Іваненко", "Іван Петрович"),
        );
    }

    #[test]
    fn medline_has_bare_initials() {
        assert_eq!(medline_person("Smith JA"), Name::person("Smith", "JA"));
        assert_eq!(
            medline_person("Plunkett G 3rd"),
            with_suffix(Name::person("Plunkett", "G"), "3rd")
        );
        let cruz = Name {
            non_dropping_particle: Some("de la".to_owned()),
            ..Name::person("Cruz", "M")
        };
        assert_eq!(medline_person("de la Cruz M"), cruz);
        assert_eq!(
            medline_person("RECOVERY Collaborative Group"),
            Name::literal("RECOVERY Collaborative Group")
        );
    }

    #[test]
    fn several_names_in_a_field_are_parted() {
        let both = [Name::person("Roe", "J."), Name::person("Сегеда", "О.")];
        assert_eq!(persons("Roe, J.; Сегеда, О.;"), both);
        assert_eq!(persons("Roe, J. and Сегеда, О."), both);
        assert_eq!(
            persons("Institute of Trade and Law"),
            [Name::literal("Institute of Trade and Law")]
        );
        assert_eq!(persons(" ; "), []);
    }
}
