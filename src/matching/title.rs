//! Are these titles one title?
//!
//! Owns the likeness of titles: of a work, and, more leniently, of what holds it. A title in another script
//! is compared by its skeleton; when that fails it may be a translation, and is *incomparable*, not different.

use std::collections::HashMap;

use crate::lang::{self, Script};
use crate::model::Agreement;

use super::fold::{script, strip_markup, words};
use super::numbers::roman;
use super::skeleton::skeleton;

/// From here on two titles are the same but for a slip.
const SAME: f64 = 0.93;
/// From here on they are near: a word more, a variant.
const NEAR: f64 = 0.78;
/// From here on the skeletons of titles in two scripts are those of one title.
const ROMANISED: f64 = 0.8;
/// Words that a title must have before its being another's beginning says that they are the same.
const TELLING_WORDS: usize = 3;

/// How two titles stand, with their likeness where it was measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likeness {
    pub(super) agreement: Agreement,
    pub(super) score: Option<f32>,
}

/// Nothing to measure.
const INCOMPARABLE: Likeness = Likeness {
    agreement: Agreement::Incomparable,
    score: None,
};

impl Likeness {
    fn measured(agreement: Agreement, score: f64) -> Self {
        Self {
            agreement,
            score: Some(score as f32),
        }
    }

    /// How much it speaks for the same work; orders alternatives.
    fn rank(self) -> u8 {
        match self.agreement {
            Agreement::Same => 3,
            Agreement::Near => 2,
            Agreement::Incomparable => 1,
            _ => 0,
        }
    }

    /// The better of two.
    pub(super) fn or(self, other: Self) -> Self {
        let key = |likeness: Self| (likeness.rank(), likeness.score.unwrap_or(0.0));
        if key(other) > key(self) { other } else { self }
    }
}

/// Compares the best pair of two lists of alternative titles; `None` where one list is empty.
pub(super) fn best(
    cited: &[&str],
    registered: &[&str],
    compare: fn(&str, &str) -> Likeness,
) -> Option<Likeness> {
    cited
        .iter()
        .flat_map(|ours| registered.iter().map(move |theirs| compare(ours, theirs)))
        .reduce(Likeness::or)
}

/// Compares the titles of two works.
pub(super) fn work(cited: &str, registered: &str) -> Likeness {
    let (ours, theirs) = (strip_markup(cited), strip_markup(registered));
    if scripts_differ(&ours, &theirs) {
        return across_scripts(&ours, &theirs);
    }
    let (a, b) = (words(&ours), words(&theirs));
    let score = similarity(&a, &b);
    if is_about_another(&a) != is_about_another(&b) {
        return Likeness::measured(Agreement::Different, score);
    }
    if score >= SAME && numbered_apart(&a, &b) {
        return Likeness::measured(Agreement::Different, score);
    }
    if score >= SAME && same_numbers(&a, &b) {
        return Likeness::measured(Agreement::Same, score);
    }
    if is_beginning(&ours, &theirs) || is_beginning(&theirs, &ours) {
        return Likeness::measured(Agreement::Same, score.max(SAME));
    }
    if score >= NEAR {
        return Likeness::measured(Agreement::Near, score);
    }
    unlike(&ours, &theirs, score)
}

/// Titles in two languages may be translations of each other; in one language they are different.
fn unlike(ours: &str, theirs: &str, score: f64) -> Likeness {
    match (lang::detect(ours), lang::detect(theirs)) {
        (Some(a), Some(b)) if a != b => INCOMPARABLE,
        _ => Likeness::measured(Agreement::Different, score),
    }
}

/// A correction, a reply, a review bears the title of the work that it is about, and often its authors.
fn is_about_another(words: &[String]) -> bool {
    const NOTICES: &[&str] = &[
        "correction",
        "corrigendum",
        "erratum",
        "errata",
        "addendum",
        "retraction",
        "reply",
        "comment",
        "review",
        "commentary",
        "виправлення",
        "рецензія",
        "відгук",
        "рецензия",
        "исправление",
    ];
    const FOLLOWED_BY: &[&str] = &["to", "on", "of", "for", "note", "notice", "до", "на", "к"];
    let (first, second) = (words.first(), words.get(1));
    let followed = second.is_some_and(|word| FOLLOWED_BY.contains(&word.as_str()));
    let bare = [
        "correction",
        "corrigendum",
        "erratum",
        "retraction",
        "виправлення",
    ];
    first.is_some_and(|word| {
        bare.contains(&word.as_str()) || (NOTICES.contains(&word.as_str()) && followed)
    })
}

/// The likeness of two word lists, 0 to 1: the mean of shared words and of shared letters in order.
pub(super) fn similarity(a: &[String], b: &[String]) -> f64 {
    let letters = strsim::normalized_levenshtein(&a.concat(), &b.concat());
    // Word division and hyphens differ more often than words do.
    if letters >= SAME {
        return letters;
    }
    let fewest = a.len().min(b.len());
    if fewest == 0 {
        return 0.0;
    }
    let shared = 2.0 * shared_words(a, b) as f64 / (a.len() + b.len()) as f64;
    shared.midpoint(letters)
}

fn shared_words(a: &[String], b: &[String]) -> usize {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in a {
        *left.entry(word).or_default() += 1;
    }
    let mut take = |word: &String| match left.get_mut(word.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    };
    b.iter().filter(|word| take(word)).count()
}

fn same_numbers(a: &[String], b: &[String]) -> bool {
    numbers(a) == numbers(b)
}

/// `Part 1` is not `Part 2`, however alike the rest; a number on one side only may be an edition.
fn numbered_apart(a: &[String], b: &[String]) -> bool {
    let (a, b) = (numbers(a), numbers(b));
    !a.is_empty() && !b.is_empty() && a != b
}

/// Words after which a single letter may be a Roman number.
const PART_WORDS: &[&str] = &[
    "part",
    "volume",
    "vol",
    "chapter",
    "book",
    "частина",
    "ч",
    "том",
    "т",
    "книга",
    "кн",
    "часть",
    "розділ",
];

/// The numbers of a title, Roman ones as Arabic, in order of size.
fn numbers(words: &[String]) -> Vec<u32> {
    let after_part = |at: usize| at > 0 && PART_WORDS.contains(&words[at - 1].as_str());
    let of_word = |(at, word): (usize, &String)| {
        // `i` alone is a pronoun in English and a conjunction in Ukrainian, but not at the end.
        let may_be_roman = word.chars().count() > 1 || after_part(at) || at + 1 == words.len();
        match roman(word).filter(|_| may_be_roman) {
            Some(number) => vec![number],
            None => arabic(word),
        }
    };
    let mut numbers: Vec<u32> = words.iter().enumerate().flat_map(of_word).collect();
    numbers.sort_unstable();
    numbers
}

fn arabic(word: &str) -> Vec<u32> {
    word.split(|c: char| !c.is_ascii_digit())
        .filter_map(|run| run.parse().ok())
        .collect()
}

/// Whether one title is another's beginning, up to the mark where a subtitle starts.
fn is_beginning(short: &str, long: &str) -> bool {
    let short = words(short);
    if short.len() < TELLING_WORDS {
        return false;
    }
    let marks = long.match_indices([':', '.', '?', '!', '—', '–', '=', '/', '[', '(', ';']);
    marks.map(|(at, _)| words(&long[..at])).any(|main| {
        main.len() >= TELLING_WORDS
            && similarity(&short, &main) >= SAME
            && same_numbers(&short, &main)
    })
}

fn scripts_differ(a: &str, b: &str) -> bool {
    matches!((script(a), script(b)), (Some(a), Some(b)) if a != b)
}

fn across_scripts(a: &str, b: &str) -> Likeness {
    if script(a) == Some(Script::Other) || script(b) == Some(Script::Other) {
        return INCOMPARABLE;
    }
    let bones = |text| -> Vec<String> { words(text).iter().map(|word| skeleton(word)).collect() };
    let (ours, theirs) = (bones(a), bones(b));
    let score = similarity(&ours, &theirs);
    if score >= ROMANISED && same_numbers(&ours, &theirs) {
        Likeness::measured(Agreement::Same, score)
    } else {
        INCOMPARABLE
    }
}

/// Words that journals and proceedings share and that tell none from another.
const COMMON_WORDS: &[&str] = &[
    "the",
    "of",
    "and",
    "in",
    "on",
    "for",
    "a",
    "an",
    "to",
    "de",
    "la",
    "et",
    "und",
    "der",
    "i",
    "y",
    "та",
    "і",
    "й",
    "в",
    "у",
    "на",
    "з",
    "и",
    "для",
    "про",
    "о",
    "proceedings",
    "proc",
    "international",
    "annual",
    "conference",
    "conf",
    "symposium",
    "workshop",
];

/// Compares the titles of two containers: abbreviations, acronyms and a part for the whole are near.
pub(super) fn container(cited: &str, registered: &str) -> Likeness {
    let (ours, theirs) = (strip_markup(cited), strip_markup(registered));
    if scripts_differ(&ours, &theirs) {
        return across_scripts(&ours, &theirs);
    }
    let (a, b) = (telling_words(&ours), telling_words(&theirs));
    let score = similarity(&a, &b);
    if score >= SAME {
        return Likeness::measured(Agreement::Same, score);
    }
    let (short, long) = if a.concat().len() <= b.concat().len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    if abbreviates(short, long) {
        return Likeness::measured(Agreement::Same, score);
    }
    if score >= NEAR || within(short, long) || is_acronym(short, long) {
        return Likeness::measured(Agreement::Near, score);
    }
    unlike(&ours, &theirs, score)
}

/// The words that tell a container: no small words, years or ordinals; all of them if nothing else is left.
fn telling_words(text: &str) -> Vec<String> {
    let all = words(text);
    let telling: Vec<String> = all
        .iter()
        .filter(|word| {
            !COMMON_WORDS.contains(&word.as_str())
                && !word.starts_with(|c: char| c.is_ascii_digit())
        })
        .cloned()
        .collect();
    if telling.is_empty() { all } else { telling }
}

/// `j infect control` for `journal infection control`: each word the beginning of its counterpart, in order.
fn abbreviates(short: &[String], long: &[String]) -> bool {
    let begins = |(ours, theirs): (&String, &String)| abbreviates_word(ours, theirs);
    short.len() >= 2 && short.len() == long.len() && short.iter().zip(long).all(begins)
}

/// `natl` for `national`: the same first letter, the rest in order.
fn abbreviates_word(short: &str, long: &str) -> bool {
    let mut letters = long.chars();
    short.chars().next() == long.chars().next() && short.chars().all(|c| letters.any(|l| l == c))
}

/// All words of one stand in the other, in order, as words or their abbreviations.
fn within(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    !short.is_empty()
        && short.concat().chars().count() >= 4
        && short.iter().all(|word| {
            rest.any(|other| other == word || (word.len() >= 3 && other.starts_with(word.as_str())))
        })
}

fn is_acronym(short: &[String], long: &[String]) -> bool {
    let [acronym] = short else { return false };
    let initials: String = long.iter().filter_map(|word| word.chars().next()).collect();
    acronym.chars().count() >= 3 && (initials.contains(acronym.as_str()) || long.contains(acronym))
}

/// How much a title tells: the number of its words that are longer than three letters.
pub(super) fn weight(title: &str) -> usize {
    words(title)
        .iter()
        .filter(|word| word.chars().count() > 3)
        .count()
}
