//! Letters of the wrong script that look right: `Cтратегія` with a Latin C, `Smith, К.` with a Cyrillic К.

use crate::text::homoglyph::{to_cyrillic, to_latin};

use super::script::{Script, is_letter, script, script_of_char};

/// The word in one script, if it was of two and every letter of the minority has a look-alike in the other.
///
/// Runs of letters are looked at one by one, for what an apostrophe, a dash or a quotation mark joins may be of two
/// scripts by right. `context` is the script of the words around: among Latin ones a word whose letters all look right in
/// both becomes Latin, elsewhere the majority decides first; and it moves a lone letter (an initial). A Roman numeral of mixed letters becomes Latin.
///
/// ```
/// use posyl::lang::{Script, homoglyphs::repair};
///
/// assert_eq!(repair("Cтратегія", None).as_deref(), Some("Стратегія"));
/// assert_eq!(repair("К.", Some(Script::Latin)).as_deref(), Some("K."));
/// assert_eq!(repair("IT-компанія", None), None);
/// ```
pub fn repair(word: &str, context: Option<Script>) -> Option<String> {
    let runs = runs(word);
    let numerals = are_mixed_numerals(&runs);
    let initials = are_initials(word);
    let context_of = |run: &str| context.filter(|_| initials || !is_lone_letter(run));
    let repaired: String = runs
        .iter()
        .map(|run| {
            let mended = match numerals {
                true => roman(run),
                false => repair_run(run, context_of(run)),
            };
            mended.unwrap_or_else(|| (*run).to_owned())
        })
        .collect();
    (repaired != word).then_some(repaired)
}

/// The runs of letters of a word, and what is between them.
fn runs(word: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in word.char_indices() {
        let letter = is_letter(c);
        if before.is_some_and(|before| before != letter) {
            runs.push(&word[start..at]);
            start = at;
        }
        before = Some(letter);
    }
    runs.push(&word[start..]);
    runs
}

/// Whether all runs of letters are Roman numerals, some Latin letters among them: `XVI–ХVIII`.
fn are_mixed_numerals(runs: &[&str]) -> bool {
    let latin = |run: &&&str| run.contains(|c: char| c.is_ascii_alphabetic());
    let letters = || runs.iter().filter(|run| run.contains(is_letter));
    letters().all(|run| roman(run).is_some())
        && letters()
            .filter(latin)
            .any(|run| run.len() > 1 || matches!(*run, "V" | "L"))
}

/// A lone letter, or several joined by hyphens: `К.`, `Ж.-П.`, but not `I-й`.
fn are_initials(word: &str) -> bool {
    word.split('-').all(is_lone_letter)
        && (!word.contains('-') || !word.contains(char::is_lowercase))
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
    word.chars().filter(|c| is_letter(*c)).count() == 1
}

fn repair_run(run: &str, context: Option<Script>) -> Option<String> {
    let target = match script(run)? {
        Script::Mixed if roman(run).is_some() => return roman(run),
        Script::Mixed if is_glued(run) => return None,
        Script::Mixed => needed(run)
            .or(context.filter(|&script| script == Script::Latin))
            .or_else(|| majority(run))
            .or(context)?,
        current @ (Script::Latin | Script::Cyrillic) if is_lone_letter(run) => {
            context.filter(|&wanted| wanted != current)?
        }
        _ => return None,
    };
    bring_to(run, target)
}

/// Two words of two scripts with the space lost between them: `UkraineС`, `викликиXXI`, `НТpress`.
fn is_glued(run: &str) -> bool {
    let letters: Vec<char> = run.chars().collect();
    let turns: Vec<usize> = (1..letters.len())
        .filter(|&at| script_of_char(letters[at]) != script_of_char(letters[at - 1]))
        .collect();
    let [turn] = turns[..] else {
        return false;
    };
    let (head, tail) = letters.split_at(turn);
    let ends_small = head.last().is_some_and(|c| c.is_lowercase());
    let all_large = head.iter().all(|c| c.is_uppercase());
    let begins_large = tail.first().is_some_and(|c| c.is_uppercase());
    head.len() > 1 && ((ends_small && begins_large) || (all_large && !begins_large))
}

/// The script of the letters that have no look-alike; `None` where every letter has one.
fn needed(word: &str) -> Option<Script> {
    let fixed = |c: &char| match script_of_char(*c) {
        Some(Script::Latin) => cyrillic_of(*c).is_none(),
        Some(Script::Cyrillic) => to_latin(*c).is_none(),
        _ => false,
    };
    let letter = word.chars().find(fixed)?;
    script_of_char(letter)
}

/// The Cyrillic look-alike of a Latin letter, where Ukrainian or Russian has it: not `ѕ`, `ј`, `һ`.
fn cyrillic_of(latin: char) -> Option<char> {
    to_cyrillic(latin).filter(|c| !"ЅѕЈјһ".contains(*c))
}

/// Every letter in the target script, or nothing.
fn bring_to(word: &str, target: Script) -> Option<String> {
    word.chars()
        .map(|c| match (script_of_char(c), target) {
            (Some(Script::Latin), Script::Cyrillic) => cyrillic_of(c),
            (Some(Script::Cyrillic), Script::Latin) => to_latin(c),
            (Some(Script::Other), _) => None,
            _ => Some(c),
        })
        .collect()
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
