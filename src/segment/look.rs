//! What a single line looks like: the beginning of an entry, its end, or neither.

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
    let piece_of_address =
        word.len() > 12 && word.is_ascii() && word.contains(['/', '%', '_', '=']);
    let lower = first.is_lowercase() && !PARTICLES.contains(&word);
    address
        || piece_of_address
        || (first == '(' && (number(line).is_none() || bracketed_year(line) == Some(0)))
        || lower
        || matches!(first, ',' | ';' | ':' | ')' | '/' | '&')
        || is_midst(&word.to_lowercase(), second)
}

fn is_midst(word: &str, second: &str) -> bool {
    MIDST.contains(&word)
        || BEFORE_NUMBERS.contains(&word) && second.starts_with(|c: char| c.is_ascii_digit())
}

/// A line after which an entry cannot be over.
pub(super) fn ends_inside(line: &str) -> bool {
    line.ends_with([',', ':', '(', '«', '“', '&'])
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

fn last_word(line: &str) -> &str {
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
    let surname = first.trim_end_matches(',');
    let is_word = |word: &str| {
        word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 1
    };
    (is_word(surname) && !surname.ends_with('.') && is_initial(second))
        || (is_initial(first) && is_word(second))
}

/// `О.`, `О.І.`, `Дж.`, and `AR,` of medical styles.
fn is_initial(word: &str) -> bool {
    let bare = word.trim_end_matches([',', ';', ':']);
    let letters = bare.split('.').next().unwrap_or("");
    let few = |most| (1..=most).contains(&letters.chars().count());
    match bare.ends_with('.') {
        true => few(2) && letters.starts_with(char::is_uppercase),
        false => word.ends_with(',') && few(3) && bare.chars().all(char::is_uppercase),
    }
}

/// Where a year in brackets stands, `(2020)` or `(2020, 5 травня)`, as a byte.
pub(super) fn bracketed_year(text: &str) -> Option<usize> {
    text.match_indices(['(', '['])
        .map(|(at, _)| at)
        .find(|&at| is_year(text[at + 1..].get(..4).unwrap_or("")))
}

/// Whether a year stands anywhere.
pub(super) fn has_year(text: &str) -> bool {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    runs.into_iter().any(is_year)
}

fn is_year(digits: &str) -> bool {
    let century = ["15", "16", "17", "18", "19", "20"]
        .iter()
        .any(|century| digits.starts_with(century));
    digits.len() == 4 && century && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The number of a numbered entry: `7.`, `7)`, `[7]`, `(7)`, with an entry behind it.
pub(super) fn number(line: &str) -> Option<u32> {
    let inner = line.strip_prefix(['[', '(']);
    let bracketed = inner.is_some();
    let rest = inner.unwrap_or(line);
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = &rest[digits..];
    let closed = if bracketed {
        after.starts_with([']', ')'])
    } else {
        after.starts_with(['.', ')', '\t']) && !after[1..].starts_with(|c: char| c.is_ascii_digit())
    };
    if digits == 0 || digits > 4 || !closed {
        return None;
    }
    rest[..digits].parse().ok()
}
