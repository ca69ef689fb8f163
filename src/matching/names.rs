//! Are these the same people?
//!
//! Owns the comparison of name lists: family names in any romanisation, initials, particles, `et al.`, name
//! order, organisations. Two namesakes are the same to it; the rest of the comparison tells them apart.

use crate::lang::Script;
use crate::model::{Agreement, Name};

use super::fold::{fold, script, words};
use super::skeleton::skeleton;
use super::title::{Likeness, similarity};

/// From here on two skeletons are one family name with a slip in it.
const ONE_NAME: f64 = 0.88;
/// From here on two organisations are one.
const ONE_ORGANISATION: f64 = 0.75;
/// The share of names found from which lists are near.
const NEAR: f64 = 0.5;

/// What stands for people who are not named.
const REST: &[&str] = &[
    "et al",
    "et alii",
    "al",
    "and others",
    "others",
    "та ін",
    "та інші",
    "ін",
    "інші",
    "и др",
    "др",
    "и другие",
    "у співавт",
    "співавт",
];

/// Compares two lists of names; `None` where one of them names nobody.
pub(super) fn compare(cited: &[Name], registered: &[Name]) -> Option<Likeness> {
    let (ours, theirs) = (keys(cited), keys(registered));
    if ours.is_empty() || theirs.is_empty() {
        return None;
    }
    let found = found(&ours, &theirs);
    let measured = ours.len().min(theirs.len());
    let share = (found.iter().sum::<f64>() / measured as f64).min(1.0);
    let agreement = if share == 0.0 && incomparable(&ours, &theirs) {
        Agreement::Incomparable
    } else if share > 0.99 && found[0] == 1.0 && ours.len() <= theirs.len() {
        Agreement::Same
    } else if share >= NEAR {
        Agreement::Near
    } else {
        Agreement::Different
    };
    let score = (agreement != Agreement::Incomparable).then_some(share as f32);
    Some(Likeness { agreement, score })
}

/// The names as one line: `Сегеда О. О.; Окладна М. Г.`
pub(super) fn show(names: &[Name]) -> Option<String> {
    let one = |name: &Name| match (&name.family, &name.given) {
        (Some(family), Some(given)) => format!("{family} {given}"),
        _ => name.key().to_owned(),
    };
    let line = names.iter().map(one).collect::<Vec<_>>().join("; ");
    (!line.is_empty()).then_some(line)
}

/// How well each of our names is found among theirs, each of which answers once.
fn found(ours: &[Key], theirs: &[Key]) -> Vec<f64> {
    let mut free: Vec<&Key> = theirs.iter().collect();
    let mut best = |name: &Key| {
        let grades = free.iter().map(|other| name.agrees(other)).enumerate();
        let (at, grade) = grades.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        if grade > 0.0 {
            free.remove(at);
        }
        Some(grade)
    };
    ours.iter().map(|name| best(name).unwrap_or(0.0)).collect()
}

/// A work may be filed under its institution in one place and its people in the other; and scripts that we
/// cannot romanise say nothing.
fn incomparable(ours: &[Key], theirs: &[Key]) -> bool {
    let all_persons = |keys: &[Key]| keys.iter().all(Key::is_person);
    let unreadable = |keys: &[Key]| keys.iter().all(|key| key.unreadable);
    all_persons(ours) != all_persons(theirs) || unreadable(ours) != unreadable(theirs)
}

/// What a name is compared by.
#[derive(Debug)]
struct Key {
    /// Skeletons of the family name's words, particles included.
    family: Vec<String>,
    /// Skeletons of the given names or initials.
    given: Vec<String>,
    /// The letter that the first given name begins with.
    initial: Option<char>,
    /// The words of an undivided name: an organisation, or a person in unknown order.
    whole: Vec<String>,
    /// Whether its script is one that has no skeleton.
    unreadable: bool,
}

fn keys(names: &[Name]) -> Vec<Key> {
    names
        .iter()
        .filter(|name| names_somebody(name))
        .map(key)
        .collect()
}

fn names_somebody(name: &Name) -> bool {
    let key = fold(name.key());
    !key.is_empty() && !REST.contains(&key.as_str())
}

fn key(name: &Name) -> Key {
    let bones =
        |text: &String| -> Vec<String> { words(text).iter().map(|word| skeleton(word)).collect() };
    let family = [
        &name.dropping_particle,
        &name.non_dropping_particle,
        &name.family,
    ];
    Key {
        family: family.into_iter().flatten().flat_map(bones).collect(),
        given: name.given.iter().flat_map(bones).collect(),
        initial: name
            .given
            .as_deref()
            .and_then(|given| fold(given).chars().next()),
        whole: name.literal.as_deref().map(words).unwrap_or_default(),
        unreadable: script(name.key()) == Some(Script::Other),
    }
}

impl Key {
    fn is_person(&self) -> bool {
        !self.family.is_empty()
    }

    /// Whether two keys may be of one person or body: 1 yes, ½ the family name only, 0 no.
    fn agrees(&self, other: &Self) -> f64 {
        let yes = |holds: bool| if holds { 1.0 } else { 0.0 };
        match (self.is_person(), other.is_person()) {
            (true, true) if self.is_swapped(other) => 1.0,
            (true, true) if !same_family(&self.family, &other.family) => {
                // Соловйов is also Соловьев, Киричук is Kyrychuk and Kiritchouk.
                let alike = self.is_compatible(other) && self.has_sounds_of(other);
                if alike { 0.5 } else { 0.0 }
            }
            // Олександр is also Alexander: a clash of initials alone does not make two people.
            (true, true) if self.is_compatible(other) => 1.0,
            (true, true) => 0.5,
            (false, false) => yes(same_body(&self.whole, &other.whole)),
            (true, false) => yes(other.holds(self)),
            (false, true) => yes(self.holds(other)),
        }
    }

    /// Whether the consonants of the family names are the same, in order.
    fn has_sounds_of(&self, other: &Self) -> bool {
        let vowels = ['a', 'e', 'i', 'o', 'u'];
        let consonants = |key: &Self| key.family.concat().replace(vowels, "");
        let ours = consonants(self);
        ours.chars().count() >= 3 && ours == consonants(other)
    }

    /// Family and given name in each other's place: `Fei Hao` for `Hao Fei`.
    fn is_swapped(&self, other: &Self) -> bool {
        let written_out = |names: &[String]| names.iter().any(|name| name.chars().count() > 1);
        written_out(&self.given)
            && written_out(&other.given)
            && self.family == other.given
            && self.given == other.family
    }

    /// Whether the first initials do not clash: `P.` stands for `Philippe` by its letter, `Ф.` by its sound.
    fn is_compatible(&self, other: &Self) -> bool {
        let sound = |key: &Self| key.given.first().and_then(|name| name.chars().next());
        match (sound(self), sound(other)) {
            (Some(a), Some(b)) => a == b || self.initial == other.initial,
            _ => true,
        }
    }

    /// Whether an undivided name holds a person's family name: `Yunhu Ye` and `Ye, Y.`
    fn holds(&self, person: &Self) -> bool {
        let bones: Vec<String> = self.whole.iter().map(|word| skeleton(word)).collect();
        bones.len() <= 5 && person.family.iter().all(|part| bones.contains(part))
    }
}

fn same_family(ours: &[String], theirs: &[String]) -> bool {
    let (a, b) = (ours.concat(), theirs.concat());
    a == b
        || strsim::normalized_damerau_levenshtein(&a, &b) >= ONE_NAME
        || without_umlauts(&a) == without_umlauts(&b)
        || part_of(ours, theirs)
        || part_of(theirs, ours)
}

/// `Mueller` is `Müller`, whose dots folding has taken.
fn without_umlauts(name: &str) -> String {
    name.replace("ue", "u")
        .replace("oe", "o")
        .replace("ae", "a")
}

/// `Dijk` of `van Dijk`, `García` of `García López`: whole words, not particles alone.
fn part_of(part: &[String], whole: &[String]) -> bool {
    part.len() < whole.len()
        && part.iter().any(|word| word.chars().count() > 2)
        && part.iter().all(|word| whole.contains(word))
}

fn same_body(ours: &[String], theirs: &[String]) -> bool {
    let subset = |a: &[String], b: &[String]| a.len() >= 2 && a.iter().all(|word| b.contains(word));
    similarity(ours, theirs) >= ONE_ORGANISATION
        || subset(ours, theirs)
        || subset(theirs, ours)
        || {
            let bones = |names: &[String]| -> Vec<String> {
                names.iter().map(|word| skeleton(word)).collect()
            };
            similarity(&bones(ours), &bones(theirs)) >= ONE_ORGANISATION
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(names: &[(&str, &str)]) -> Vec<Name> {
        names
            .iter()
            .map(|(family, given)| Name::person(*family, *given))
            .collect()
    }

    #[track_caller]
    fn check(cited: &[(&str, &str)], registered: &[(&str, &str)], expected: Agreement) {
        let found = compare(&people(cited), &people(registered)).map(|likeness| likeness.agreement);
        assert_eq!(found, Some(expected));
    }

    #[test]
    fn romanised_names_are_the_same() {
        check(
            &[("Мірошниченко", "Т."), ("Федорова", "Г.")],
            &[("Miroshnychenko", "Tetiana"), ("Fedorova", "Hanna")],
            Agreement::Same,
        );
        // Crossref has this very record: a Cyrillic initial before a romanised family name.
        check(
            &[("Литвиненко", "О."), ("Сердюк", "Л.")],
            &[("Lytvynenko", "О."), ("Serdiuk", "L.")],
            Agreement::Same,
        );
        check(
            &[("Chancan", "M.")],
            &[("Chancán", "Marvin"), ("Wong", "Alex")],
            Agreement::Same,
        );
    }

    #[test]
    fn et_al_stands_for_the_rest() {
        let mut cited = people(&[("Vasic", "Zoran")]);
        cited.push(Name::literal("et al."));
        let registered = people(&[("Vasic", "Z"), ("Smith", "J"), ("Jones", "K")]);
        assert_eq!(
            compare(&cited, &registered).map(|l| l.agreement),
            Some(Agreement::Same)
        );
    }

    #[test]
    fn order_particles_and_initials() {
        check(&[("Fei", "Hao")], &[("Hao", "Fei")], Agreement::Same);
        check(&[("Dijk", "J.")], &[("van Dijk", "Jan")], Agreement::Same);
        check(&[("Müller", "K.")], &[("Mueller", "Karl")], Agreement::Same);
        check(&[("Smith", "J.")], &[("Smith", "Robert")], Agreement::Near);
        check(&[("Vieu", "P.")], &[("Vieu", "Philippe")], Agreement::Same);
        check(
            &[("Smith", "J."), ("Nobody", "X.")],
            &[("Smith", "John"), ("Jones", "K.")],
            Agreement::Near,
        );
        check(
            &[("Соловьев", "В.")],
            &[("Соловйов", "В.")],
            Agreement::Near,
        );
        check(
            &[("Сегеда", "О. О.")],
            &[("Okladna", "M.")],
            Agreement::Different,
        );
    }

    #[test]
    fn bodies_and_people() {
        let ministry = [Name::literal("Міністерство закордонних справ")];
        let longer = [Name::literal("Міністерство закордонних справ України")];
        assert_eq!(
            compare(&ministry, &longer).map(|l| l.agreement),
            Some(Agreement::Same)
        );
        let person = people(&[("Кулеба", "Д.")]);
        assert_eq!(
            compare(&ministry, &person).map(|l| l.agreement),
            Some(Agreement::Incomparable)
        );
        assert_eq!(
            compare(
                &[Name::literal("Vladimir Vapnik")],
                &people(&[("Vapnik", "V. N.")])
            )
            .map(|l| l.agreement),
            Some(Agreement::Same)
        );
        assert_eq!(compare(&[], &person), None);
    }
}
