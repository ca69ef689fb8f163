//! Letters of the wrong script that look right: `Cтратегія` with a Latin C, `Smith, К.` with a Cyrillic К.

use crate::text::homoglyph::{to_cyrillic, to_latin};

use super::script::{Script, script, script_of_char};

/// The word in one script, if it was of two and every letter of the minority has a look-alike in the other.
///
/// `context` is the script of the words around: it decides where neither script has the majority, and it
/// moves a lone letter (an initial) that looks right in both. Words joined by hyphens are looked at one by one; a
/// Roman numeral of mixed letters becomes Latin.
///
/// ```
/// use posyl::lang::{Script, homoglyphs::repair};
///
/// assert_eq!(repair("Cтратегія", None).as_deref(), Some("Стратегія"));
/// assert_eq!(repair("К.", Some(Script::Latin)).as_deref(), Some("K."));
/// assert_eq!(repair("IT-компанія", None), None);
/// ```
pub fn repair(word: &str, context: Option<Script>) -> Option<String> {
    let lone_parts = word.split('-').all(is_lone_letter);
    let context_of = |part: &str| context.filter(|_| lone_parts || !is_lone_letter(part));
    let parts: Vec<String> = word
        .split('-')
        .map(|part| repair_part(part, context_of(part)).unwrap_or_else(|| part.to_owned()))
        .collect();
    let repaired = parts.join("-");
    (repaired != word).then_some(repaired)
}

/// The text with every word of two scripts mended; `None` where nothing was.
///
/// A lone small `i`, `a` or `o` between Cyrillic words counts as a Cyrillic word with a Latin letter.
pub fn repair_text(text: &str) -> Option<String> {
    let context = majority(text);
    let words: Vec<&str> = text.split(' ').collect();
    let repaired: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let lone = matches!(*word, "i" | "a" | "o") && between_cyrillic(&words, at);
            let mended = match lone {
                true => repair(word, Some(Script::Cyrillic)),
                false if is_lone_letter(word) => None,
                false => repair(word, context),
            };
            mended.unwrap_or_else(|| (*word).to_owned())
        })
        .collect();
    let repaired = repaired.join(" ");
    (repaired != text).then_some(repaired)
}

/// A Roman numeral (up to 89) in Latin letters, whatever the script it is printed in; `None` for anything else.
pub fn roman(word: &str) -> Option<String> {
    let latin: String = word.chars().map(|c| to_latin(c).unwrap_or(c)).collect();
    is_roman(&latin).then_some(latin)
}

/// The script of most letters of a text, Latin or Cyrillic.
pub fn majority(text: &str) -> Option<Script> {
    let count = |wanted| {
        text.chars()
            .filter(|&c| script_of_char(c) == Some(wanted))
            .count()
    };
    match count(Script::Latin).cmp(&count(Script::Cyrillic)) {
        std::cmp::Ordering::Greater => Some(Script::Latin),
        std::cmp::Ordering::Less => Some(Script::Cyrillic),
        std::cmp::Ordering::Equal => None,
    }
}

fn between_cyrillic(words: &[&str], at: usize) -> bool {
    let cyrillic =
        |word: Option<&&str>| word.is_some_and(|word| majority(word) == Some(Script::Cyrillic));
    at > 0 && cyrillic(words.get(at - 1)) && cyrillic(words.get(at + 1))
}

fn is_lone_letter(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() == 1
}

fn repair_part(word: &str, context: Option<Script>) -> Option<String> {
    let target = match script(word)? {
        Script::Mixed => {
            if let Some(numeral) = mixed_roman(word) {
                return Some(numeral);
            }
            majority(word).or_else(|| needed(word)).or(context)?
        }
        current @ (Script::Latin | Script::Cyrillic) if is_lone_letter(word) => {
            context.filter(|&wanted| wanted != current)?
        }
        _ => return None,
    };
    bring_to(word, target)
}

/// The script of the letters that have no look-alike, where neither script has the majority.
fn needed(word: &str) -> Option<Script> {
    let fixed = |c: &char| match script_of_char(*c) {
        Some(Script::Latin) => to_cyrillic(*c).is_none(),
        Some(Script::Cyrillic) => to_latin(*c).is_none(),
        _ => false,
    };
    let letter = word.chars().find(fixed)?;
    script_of_char(letter)
}

/// Every letter in the target script, or nothing.
fn bring_to(word: &str, target: Script) -> Option<String> {
    word.chars()
        .map(|c| match (script_of_char(c), target) {
            (Some(Script::Latin), Script::Cyrillic) => to_cyrillic(c),
            (Some(Script::Cyrillic), Script::Latin) => to_latin(c),
            (Some(Script::Other), _) => None,
            _ => Some(c),
        })
        .collect()
}

/// `XІX` with a Cyrillic І in Latin letters, punctuation around it kept.
fn mixed_roman(word: &str) -> Option<String> {
    let core = word.trim_matches(|c: char| !c.is_alphabetic());
    roman(core).map(|numeral| word.replacen(core, &numeral, 1))
}

/// Whether a word is a Roman numeral from I to LXXXIX, in its strict form; larger ones look like abbreviations.
fn is_roman(word: &str) -> bool {
    let mut rest = word;
    for [nine, four, five, one] in [["", "XL", "L", "X"], ["IX", "IV", "V", "I"]] {
        let pair = [nine, four].into_iter().filter(|pair| !pair.is_empty());
        if let Some(after) = pair.filter_map(|pair| rest.strip_prefix(pair)).next() {
            rest = after;
            continue;
        }
        rest = rest.strip_prefix(five).unwrap_or(rest);
        for _ in 0..3 {
            rest = rest.strip_prefix(one).unwrap_or(rest);
        }
    }
    rest.is_empty() && !word.is_empty()
}
