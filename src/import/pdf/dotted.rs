//! The letter і where fonts of TeX have one code for it and for the Latin i, and the text says Latin i.

use super::layout::Line;
use crate::lang::{Script, is_letter, script_of_char};

/// So many words with a Latin i among Cyrillic letters show that it is the font's doing, where hardly one has its own і.
const LEAST: usize = 3;
const TIMES: usize = 4;

/// Makes the Latin i of Cyrillic words the Cyrillic letter, if the document has no other.
pub(super) fn mend(lines: &mut [Line]) {
    let (mut latin, mut own) = (0, 0);
    for line in lines.iter() {
        own += line
            .spelt
            .text
            .chars()
            .filter(|c| matches!(c, 'і' | 'І'))
            .count();
        latin += places(&line.spelt.text).len();
    }
    if latin < LEAST || latin < TIMES * own {
        return;
    }
    for line in lines {
        let places = places(&line.spelt.text);
        if !places.is_empty() {
            line.spelt.replace(&places);
        }
    }
}

/// Where an `i` stands that can only be Cyrillic, and what it is.
fn places(text: &str) -> Vec<(usize, char)> {
    if !text.contains(['i', 'I']) || text.is_ascii() {
        return Vec::new();
    }
    let words = words(text);
    let mut places = Vec::new();
    for (at, (start, word)) in words.iter().enumerate() {
        let dotted = word.char_indices().filter(|(_, c)| matches!(c, 'i' | 'I'));
        if is_cyrillic(word) || stands_alone(text, &words, at) {
            let meant = |c| if c == 'i' { 'і' } else { 'І' };
            places.extend(dotted.map(|(inside, c)| (start + inside, meant(c))));
        }
    }
    places
}

/// The runs of letters, each with its first byte.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_letter(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push((from, &text[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn is_cyrillic(word: &str) -> bool {
    word.chars()
        .any(|c| script_of_char(c) == Some(Script::Cyrillic))
}

/// The word `і` and the initial `І.` between Cyrillic words; a numeral has no stop there that an initial would have.
fn stands_alone(text: &str, words: &[(usize, &str)], at: usize) -> bool {
    let (start, word) = words[at];
    let stopped = text[start + word.len()..].starts_with('.');
    if !(word == "i" || word == "I" && stopped) {
        return false;
    }
    let before = at.checked_sub(1).map(|before| words[before].1);
    let beside = [before, words.get(at + 1).map(|next| next.1)];
    let mut beside = beside
        .into_iter()
        .flatten()
        .filter(|word| *word != "i" && *word != "I");
    let first = beside.next();
    first.is_some_and(is_cyrillic) && beside.all(is_cyrillic)
}
