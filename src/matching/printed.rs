//! Comparing two references as they are printed, in two languages or scripts.
//!
//! A paper for readers abroad often gives its list twice: as printed in the country, and romanised or translated. What
//! the two have in common whatever was done to the words are numbers, addresses and people; what romanising leaves are
//! the skeletons of the words. Both are taken from the whole string, for no parser labels two such strings alike.

use std::collections::HashSet;

use crate::model::{Reference, TextField};

use super::fold::words;
use super::skeleton::skeleton;

/// Words shorter than this say nothing.
const SHORTEST_WORD: usize = 4;
/// A family name has so many letters or more; initials have fewer.
const SHORTEST_NAME: usize = 3;

/// What a printed reference is compared by.
#[derive(Debug)]
pub struct Printed {
    doi: Option<String>,
    url: Option<String>,
    numbers: HashSet<String>,
    bones: HashSet<String>,
    /// The skeleton of the first word: a family name, or the title's beginning.
    first: Option<String>,
}

impl Printed {
    /// Takes apart the string that a reference was printed as; `None` where it is not known.
    pub fn of(reference: &Reference) -> Option<Self> {
        let text = without_mark(reference.evidence.raw.as_deref()?);
        let all = words(text);
        Some(Self {
            doi: reference.doi().map(|doi| doi.as_str().to_lowercase()),
            url: reference.text(TextField::Url).map(str::to_lowercase),
            numbers: numbers_in(text),
            first: long(&all, SHORTEST_NAME).next(),
            bones: long(&all, SHORTEST_WORD).collect(),
        })
    }

    /// How surely both are printed forms of one work, 0 to 1; nothing where their years or DOIs differ.
    pub fn likeness(&self, other: &Self) -> f64 {
        match (&self.doi, &other.doi) {
            (Some(ours), Some(theirs)) if ours == theirs => return 1.0,
            (Some(_), Some(_)) => return 0.0,
            _ => {}
        }
        if !self.shares_year(other) {
            return 0.0;
        }
        let named = self.begins_alike(other);
        let same_url = self.url.is_some() && self.url == other.url;
        let words = shared(&self.bones, &other.bones);
        let numbers = shared(&self.numbers, &other.numbers);
        if same_url && (named || numbers > 0.6 || words > 0.5) {
            return 1.0;
        }
        // Romanised words say much; translated ones nothing, and then people and numbers must be the same.
        match named {
            true => 0.35f64.mul_add(words, 0.35 * numbers) + 0.3,
            false if words > 0.5 => 0.55f64.mul_add(words, 0.35 * numbers),
            false => 0.0,
        }
    }

    /// Whether both have a year in common, or neither has one.
    fn shares_year(&self, other: &Self) -> bool {
        let years = |numbers: &HashSet<String>| -> HashSet<String> {
            numbers.iter().filter(|run| is_year(run)).cloned().collect()
        };
        let (ours, theirs) = (years(&self.numbers), years(&other.numbers));
        ours.iter().any(|year| theirs.contains(year)) || ours.is_empty() && theirs.is_empty()
    }

    /// Whether the first words are the same, by any romanisation.
    fn begins_alike(&self, other: &Self) -> bool {
        let (Some(ours), Some(theirs)) = (&self.first, &other.first) else {
            return false;
        };
        ours == theirs || strsim::normalized_damerau_levenshtein(ours, theirs) >= 0.8
    }
}

fn is_year(run: &str) -> bool {
    run.len() == 4 && ("1500".."2100").contains(&run)
}

/// The string without the number or bullet before it.
fn without_mark(raw: &str) -> &str {
    let text = raw.trim_start_matches(|c: char| !c.is_alphanumeric());
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let marked = text.len() - after.len() < 4 && after.starts_with(['.', ')', ']', '\t']);
    let bracketed = raw.starts_with(['[', '(']) && after.starts_with([']', ')']);
    if marked || bracketed { after } else { text }
}

/// The numbers of a string: year, volume, pages.
fn numbers_in(text: &str) -> HashSet<String> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    runs.filter(|run| !run.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The skeletons of the words of so many letters or more.
fn long(words: &[String], letters: usize) -> impl Iterator<Item = String> {
    let plain = words
        .iter()
        .filter(|word| word.chars().all(char::is_alphabetic));
    let long = plain.filter(move |word| word.chars().count() >= letters);
    long.map(|word| skeleton(word))
}

/// The share of what two sets have in common, 0 to 1.
fn shared(ours: &HashSet<String>, theirs: &HashSet<String>) -> f64 {
    let all = ours.len() + theirs.len();
    if all == 0 {
        return 0.0;
    }
    2.0 * ours.intersection(theirs).count() as f64 / all as f64
}
