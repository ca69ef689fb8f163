//! What a single line looks like: the beginning of an entry, its end, or neither.

mod figures;

use super::join::JOINER;

use figures::{is_bracketed_number, is_page};

pub(super) use figures::{
    bracketed_year, ends_in_bracketed_year, has_extent, has_year, is_dated, is_unit,
};

/// Words that stand in the midst of an entry, not at its beginning.
const MIDST: &[&str] = &[
    "№",
    "№№",
    "in:",
    "у:",
    "в:",
    "url:",
    "url",
    "doi:",
    "doi",
    "isbn",
    "issn",
    "режим",
    "available",
    "retrieved",
    "дата",
    "accessed",
    "//",
    "/",
    "—",
    "–",
];

/// Words that do so together.
const MIDST_PHRASES: &[&str] = &[
    "назва з екран",
    "заголовок з екран",
    "загл. с экран",
    "назва з титул",
    "електронний ресурс",
    "[електронний",
    "[electronic",
];

/// Abbreviations that do so before a number; else they may be initials.
const BEFORE_NUMBERS: &[&str] = &[
    "с.", "т.", "вип.", "ч.", "кн.", "p.", "pp.", "vol.", "no.", "iss.", "ст.", "art.",
];

/// Particles with which a surname may begin in lower case.
const PARTICLES: &[&str] = &["von", "van", "de", "der", "di", "la", "фон", "ван", "де"];

/// A line that no entry begins with.
pub(super) fn starts_inside(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let (word, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let first = line.chars().next().unwrap_or(' ');
    let address = ["http", "www.", "doi", "10."]
        .iter()
        .any(|start| line.starts_with(start));
    let piece_of_address = word.len() > 12
        && word.is_ascii()
        && (word.contains(['/', '%', '_', '=']) || word.starts_with('-'));
    let lower = first.is_lowercase() && !PARTICLES.contains(&word);
    address
        || piece_of_address
        || (first == '(' && (!is_bracketed_number(line) || bracketed_year(line) == Some(0)))
        || lower
        || matches!(first, ',' | ';' | ':' | ')' | '/' | '&')
        || is_midst(&word.to_lowercase(), second)
        || is_glued_page(word)
        || (first.is_ascii_digit()
            && is_page(word)
            && is_unit(second.trim_end_matches(['.', ',', ';'])))
        || is_midst_phrase(line)
}

fn is_midst_phrase(line: &str) -> bool {
    let start: String = line.chars().take(24).flat_map(char::to_lowercase).collect();
    MIDST_PHRASES.iter().any(|phrase| start.starts_with(phrase))
}

/// `С.105-118`
fn is_glued_page(word: &str) -> bool {
    ["С.", "C.", "P.", "Р.", "Т.", "№"].iter().any(|mark| {
        let rest = word.strip_prefix(mark).unwrap_or("");
        rest.starts_with(|c: char| c.is_ascii_digit())
    })
}

fn is_midst(word: &str, second: &str) -> bool {
    MIDST.contains(&word)
        || BEFORE_NUMBERS.contains(&word) && second.starts_with(|c: char| c.is_ascii_digit())
}

/// A line after which an entry cannot be over.
pub(super) fn ends_inside(line: &str) -> bool {
    line.ends_with([',', ':', '(', '«', '“', '&', '\u{ad}', '¬', JOINER])
        || [" –", " —", " −", " //", " /", " №"]
            .iter()
            .any(|mark| line.ends_with(mark))
        || (line.ends_with('-') && !last_word(line).contains("://"))
}

/// A line with which an entry may well end: a stop, a bracket, a number, an address.
pub(super) fn ends_entry(line: &str) -> bool {
    line.ends_with(['.', ')', ']', '»', '”'])
        || line.ends_with(|c: char| c.is_numeric())
        || ends_in_address(line)
}

/// Whether the last word is an address, or the rest of one that a space parted.
pub(super) fn ends_in_address(line: &str) -> bool {
    let word = last_word(line);
    if word.len() > 30 && word.is_ascii() && word.contains(['/', '%', '_']) {
        return true;
    }
    ["://", "www.", "10."]
        .iter()
        .any(|mark| word.contains(mark))
}

/// Whether an address stands in a line, or a part of one that goes on in the next.
pub(super) fn has_address(line: &str) -> bool {
    line.contains("://") || line.ends_with(JOINER) || matches!(last_word(line), "https:" | "http:")
}

pub(super) fn last_word(line: &str) -> &str {
    line.rsplit(char::is_whitespace).next().unwrap_or("")
}

/// `Бойко, О.`, `Бойко О. І.`, `van der Berg, J.`, `О. Бойко`: a name with an initial, first in the line.
pub(super) fn starts_with_name(line: &str) -> bool {
    let mut words = line
        .split_whitespace()
        .skip_while(|word| PARTICLES.contains(word));
    let (Some(first), Some(second)) = (words.next(), words.next()) else {
        return false;
    };
    if is_name_again(first) {
        return true;
    }
    let surname = first.trim_end_matches(',');
    let is_word = |word: &str| {
        word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 1
    };
    (is_word(surname) && !surname.ends_with('.') && is_initial(second))
        || (is_initial(first) && is_word(second))
}

/// `———.`, `---,`, `—,`: the name that the entry before begins with.
pub(super) fn is_name_again(word: &str) -> bool {
    let dashes = word.trim_end_matches(['.', ',', ':']);
    let stopped = dashes.len() < word.len();
    match dashes.chars().count() {
        1 => stopped && dashes == "—",
        2 => dashes.chars().all(|c| "—―⸺".contains(c)),
        count => count > 2 && dashes.chars().all(|c| "—―⸺–-_".contains(c)),
    }
}

/// `О.`, `О.І.`, `Дж.`, and `AR,` of medical styles.
pub(super) fn is_initial(word: &str) -> bool {
    let bare = word.trim_end_matches([',', ';', ':']);
    let letters = bare.split('.').next().unwrap_or("");
    let few = |most| (1..=most).contains(&letters.chars().count());
    match bare.ends_with('.') {
        true => few(2) && letters.starts_with(char::is_uppercase),
        false => word.ends_with(',') && few(3) && bare.chars().all(char::is_uppercase),
    }
}
