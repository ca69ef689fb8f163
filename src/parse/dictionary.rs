//! Surnames, given names and places, by sound: `Коваленко` and `Kovalenko` are one.
//!
//! The words lie in `data/dictionary.txt`, made of bibliographic records by `examples/dictionary.rs`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::features::sound;

const WORDS: &str = include_str!("../../data/dictionary.txt");

/// What a word is listed as, as bits: surname, given name, place. Zero where it is not listed.
pub(super) type Listed = u8;

static LISTED: LazyLock<HashMap<u64, Listed>> = LazyLock::new(|| {
    let mut listed = HashMap::new();
    let lines = WORDS.lines().filter_map(|line| line.split_once(' '));
    for (class, words) in lines {
        let bit = match class {
            "surname" => 1,
            "given" => 2,
            "place" => 4,
            _ => continue,
        };
        for word in words.split(' ') {
            let letters: Vec<char> = word.chars().collect();
            *listed.entry(sound::key(&letters)).or_default() |= bit;
        }
    }
    listed
});

/// What the words of a sound are listed as.
pub(super) fn listed(sound: u64) -> Listed {
    LISTED.get(&sound).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_places_are_known_in_both_scripts() {
        let of = |word: &str| listed(sound::key(&word.chars().collect::<Vec<_>>()));
        assert!(of("шевченко") & 1 == 1 && of("shevchenko") & 1 == 1);
        assert!(of("київ") & 4 == 4 && of("kyiv") & 4 == 4);
        assert_eq!(of("приблизність"), 0);
    }
}
