//! Lists of names.

use super::tex;
use crate::bibtex::OTHERS;
use crate::model::Name;

/// Names joined by `and`; `others` goes on a list that is not whole.
pub(super) fn names(names: &[Name], go_on: bool) -> String {
    let written = names.iter().map(name).filter(|name| !name.is_empty());
    let mut written: Vec<_> = written.collect();
    if go_on && written.last().is_none_or(|last| last != OTHERS) {
        written.push(OTHERS.to_owned());
    }
    written.join(" and ")
}

/// `particle Family, Suffix, Given`, or the whole in braces where it is not to be split.
fn name(name: &Name) -> String {
    let family = name.family.as_deref().unwrap_or_default();
    let given = name.given.as_deref().unwrap_or_default();
    let particles = particles(name);
    match &name.literal {
        Some(literal) if literal == "et al." => return OTHERS.to_owned(),
        Some(literal) if family.is_empty() => return whole(literal),
        _ => {}
    }
    let suffix = name.suffix.as_deref().unwrap_or_default();
    let alone = given.is_empty() && suffix.is_empty() && particles.is_empty();
    if family.is_empty() || alone && (family.contains(' ') || needs_braces(family)) {
        let parts = [given, particles.as_str(), family, suffix];
        return whole(&parts.join(" "));
    }
    let mut out = particle(&particles) + &part(family, needs_braces(family));
    if !suffix.is_empty() {
        out += &format!(", {}", part(suffix, is_split(suffix)));
    }
    if !given.is_empty() || !suffix.is_empty() || !particles.is_empty() {
        out += &format!(", {}", part(given, is_split(given)));
    }
    out
}

/// BibTeX has one sort of particle.
fn particles(name: &Name) -> String {
    let both = [&name.dropping_particle, &name.non_dropping_particle];
    let both: Vec<_> = both.into_iter().flatten().map(String::as_str).collect();
    both.join(" ")
}

/// A particle; one that begins with a capital is recognised by its braces.
fn particle(particles: &str) -> String {
    match particles {
        "" => String::new(),
        _ => part(particles, !particles.starts_with(char::is_lowercase)) + " ",
    }
}

/// A name in braces; nothing where there is nothing.
fn whole(name: &str) -> String {
    let name = tex::text(name);
    match name.is_empty() {
        true => name,
        false => braced(&name),
    }
}

fn part(text: &str, braces: bool) -> String {
    let text = tex::text(text);
    match braces {
        true => braced(&text),
        false => text,
    }
}

/// In braces; in two pairs where a command comes first, for `{\$}` is a letter to BibTeX and no group.
fn braced(tex: &str) -> String {
    match tex.starts_with('\\') {
        true => format!("{{{{{tex}}}}}"),
        false => format!("{{{tex}}}"),
    }
}

/// Whether BibTeX would take a part of the family name for something else: a particle, the end of the name.
fn needs_braces(family: &str) -> bool {
    let odd = |word: &str| !word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    is_split(family) || family.split_whitespace().any(odd)
}

fn is_split(part: &str) -> bool {
    let is_and = |word: &str| word.eq_ignore_ascii_case("and");
    part.contains(',') || part.split_whitespace().any(is_and)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_for_bibtex_to_split() {
        #[track_caller]
        fn check(given: &[Name], expected: &str) {
            assert_eq!(names(given, false), expected);
        }
        check(
            &[
                Name::person("Булега", "К. І."),
                Name::person("Чарських", "І. Ю."),
            ],
            "Булега, К. І. and Чарських, І. Ю.",
        );
        check(
            &[Name::literal("Barnes and Noble, Inc.")],
            "{Barnes and Noble, Inc.}",
        );
        check(&[Name::literal("et al.")], "others");
        assert_eq!(
            names(&[Name::person("Roe", "J.")], true),
            "Roe, J. and others"
        );
        assert_eq!(names(&[], true), "others");
        check(
            &[Name::person("von Neumann", "John")],
            "{von Neumann}, John",
        );
        check(&[Name::person("Reuters", "")], "Reuters");
        check(
            &[Name::person("European Commission", "")],
            "{European Commission}",
        );
        let particle = Name {
            non_dropping_particle: Some("van".to_owned()),
            suffix: Some("Jr.".to_owned()),
            ..Name::person("Gogh", "V.")
        };
        check(&[particle], "van Gogh, Jr., V.");
        check(&[Name::default()], "");
    }
}
