//! Persons out of the name lists of real references.

/// A person: family name and initials or given name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::parse::generate) struct Person {
    pub(in crate::parse::generate) family: String,
    pub(in crate::parse::generate) given: String,
}

/// The persons of a simple name list: `Family I. I., Family I. I.` or `Family, I. I., Family, I. I.`
pub(super) fn persons(list: &str) -> Vec<Person> {
    let mut found: Vec<Person> = Vec::new();
    let mut family: Option<&str> = None;
    let parts = list.split([',', ';', '&']).map(str::trim);
    for part in parts.filter(|part| !part.is_empty()) {
        let words: Vec<&str> = part.split_whitespace().collect();
        match words.as_slice() {
            [name, initials @ ..] if !initials.is_empty() && is_family(name) => {
                found.extend(person(name, &initials.join(" ")));
                family = None;
            }
            [name] if is_family(name) => family = Some(name),
            _ => found.extend(family.take().and_then(|family| person(family, part))),
        }
    }
    found
}

fn person(family: &str, initials: &str) -> Option<Person> {
    is_initials(initials).then(|| Person {
        family: family.to_owned(),
        given: spaced(initials),
    })
}

/// `О.І.` with a space between the two.
fn spaced(initials: &str) -> String {
    let mut out = String::new();
    for c in initials.chars() {
        if c.is_uppercase() && out.ends_with('.') {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

fn is_family(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && word.chars().count() > 2
        && chars.all(|c| c.is_lowercase() || matches!(c, '-' | '’' | '\'') || c.is_uppercase())
        && !word.chars().all(char::is_uppercase)
}

fn is_initials(text: &str) -> bool {
    text.contains('.')
        && text
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, '.' | ' ' | '-'))
        && text.chars().filter(|c| c.is_uppercase()).count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_lists_are_split() {
        let names = |list| {
            let pair = |p: Person| (p.family, p.given);
            persons(list).into_iter().map(pair).collect::<Vec<_>>()
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            names("Бойко О.І., Кім Н."),
            [pair("Бойко", "О. І."), pair("Кім", "Н.")]
        );
        assert_eq!(
            names("Roe, J., & Doe, A. B."),
            [pair("Roe", "J."), pair("Doe", "A. B.")]
        );
        assert!(names("Міністерство освіти і науки").is_empty());
    }
}
