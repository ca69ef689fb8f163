//! Pages, extents, volumes, issues, editions.

use crate::lang::homoglyphs::roman;
use crate::text::Words;

/// Words before a page number.
const PAGE_WORDS: &[&str] = &[
    "стор", "сс", "с", "c", "pp", "p", "рр", "р", "pages", "seiten", "s", "ст", "арк", "art",
];

/// Words before a volume or an issue number.
const NUMBER_WORDS: &[&str] = &[
    "том",
    "т",
    "vol",
    "volume",
    "v",
    "ч",
    "частина",
    "кн",
    "книга",
    "bd",
    "вип",
    "випуск",
    "вып",
    "выпуск",
    "no",
    "nr",
    "issue",
    "iss",
    "number",
    "бюл",
    "зб",
    "n",
];

/// Pages: dashes made hyphens, spaces around them and words before them dropped.
///
/// An abbreviated range (`123–8`) stays abbreviated.
pub(super) fn pages(text: &str) -> String {
    let plain = plain_dashes(text);
    let value = without_word(&plain, PAGE_WORDS);
    squeeze(value.trim_matches(['.', ',', ';', ' ']))
}

/// A volume or issue: `№` and words before it dropped, white space before brackets too.
pub(super) fn running_number(text: &str) -> String {
    let plain = plain_dashes(text);
    let value = plain.trim_start_matches(['№', '#', ' ']);
    let value = without_word(value, NUMBER_WORDS).trim_start_matches(['№', '#', ' ']);
    let value = value.trim_matches(['.', ',', ';', ':', ' ']);
    let lone = value
        .strip_suffix(')')
        .map(|rest| rest.strip_prefix('(').unwrap_or(rest))
        .filter(|rest| !rest.contains('('));
    squeeze(lone.unwrap_or(value))
}

/// A number, and the title of the volume printed with it: `4 : Документи`.
pub(super) fn without_title(text: &str) -> (&str, Option<&str>) {
    let colon = text
        .find(':')
        .filter(|&at| text[..at].contains(|c: char| c.is_ascii_digit()));
    let Some((number, title)) = colon.map(|at| (&text[..at], text[at + 1..].trim())) else {
        return (text, None);
    };
    if title.chars().filter(|c| c.is_alphabetic()).count() > 3 {
        (number, Some(title))
    } else {
        (text, None)
    }
}

/// A Roman numeral printed in Cyrillic letters, in Latin ones.
pub(super) fn latin_roman(value: &str) -> Option<String> {
    roman(value).filter(|latin| latin != value)
}

/// The number of pages of an extent, and whether that is all it says.
pub(super) fn page_count(text: &str) -> Option<(String, bool)> {
    const UNITS: &[&str] = &[
        "с",
        "c",
        "p",
        "pp",
        "р",
        "рр",
        "стор",
        "pages",
        "s",
        "seiten",
        "арк",
        "л",
        "сторінок",
        "стр",
        "bl",
    ];
    let text = without_word(text, PAGE_WORDS);
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() || digits.len() > 5 {
        return None;
    }
    let rest = text[digits.len()..].trim_start();
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    let after = rest[word.len()..].trim_matches(['.', ' ', ';', ',', ':']);
    let unit = UNITS.contains(&word.to_lowercase().as_str());
    let plausible = unit || rest.is_empty() || rest.starts_with([',', '+', '[', '(']);
    plausible.then_some((digits, unit && after.is_empty() || rest.is_empty()))
}

/// The number of an edition that says nothing but its number: `2-ге вид.`, `3rd ed.`, `Друге видання`.
pub(super) fn edition_number(text: &str) -> Option<String> {
    static WORDS: Words = Words::new("вид видання изд издание ed edition aufl auflage wyd");
    static ORDINALS: Words = Words::new("ге тє те е ше й є st nd rd th ме oe ое");
    let lower = text.to_lowercase();
    let mut number = None;
    for word in lower
        .split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'')
        .filter(|word| !word.is_empty())
    {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, tail) = word.split_at(digits);
        let counted = match ordinal(word) {
            Some(counted) => Some(counted.to_string()),
            None if tail.is_empty() || ORDINALS.has(tail) => Some(digits.to_owned()),
            None => None,
        };
        let counted = counted.filter(|counted| !counted.is_empty() && number.is_none());
        if counted.is_some() {
            number = counted;
        } else if !WORDS.has(word) && !ORDINALS.has(word) {
            return None;
        }
    }
    number.filter(|number| number.len() <= 2)
}

/// The number that an ordinal is: `друге`, `third`.
fn ordinal(word: &str) -> Option<usize> {
    const ORDINALS: [&[&str]; 5] = [
        &["перше", "первое", "first"],
        &["друге", "второе", "second"],
        &["третє", "третье", "third"],
        &["четверте", "четвертое", "fourth"],
        &["п’яте", "п'яте", "пятое", "fifth"],
    ];
    let at = ORDINALS.iter().position(|words| words.contains(&word))?;
    Some(at + 1)
}

/// The number of volumes in `у 2 т.`, `в 3-х томах`, `in 2 vols.`.
pub(super) fn volume_count(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let mut words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !["х", "ти", "x"].contains(word));
    let begins = ["у", "в", "in", "b"].contains(&words.next()?);
    let count = words
        .next()
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()))?;
    let unit = [
        "т",
        "томах",
        "vols",
        "volumes",
        "кн",
        "книгах",
        "ч",
        "частинах",
    ]
    .contains(&words.next()?);
    (begins && unit && words.next().is_none()).then(|| count.to_owned())
}

/// Typographic dashes made hyphens.
fn plain_dashes(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' => '-',
            other => other,
        })
        .collect()
}

/// The text without a first word of the list, which must be followed by a full stop, a space or a digit.
fn without_word<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let text = text.trim_start();
    let letters: usize = text
        .chars()
        .take_while(|c| c.is_alphabetic())
        .map(char::len_utf8)
        .sum();
    let (word, rest) = text.split_at(letters);
    let known = words.contains(&word.to_lowercase().as_str());
    let number = rest.trim_start_matches(['.', ' ', ':', '-']);
    let follows = number.starts_with(|c: char| c.is_ascii_digit() || "IVXІХ№[".contains(c));
    let apart = rest.starts_with(['.', ' ', ':']) || letters > 1 || !word.is_ascii();
    if known && follows && apart {
        number
    } else {
        text
    }
}

/// No spaces around hyphens and slashes, none before brackets.
fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let tight = matches!(c, '-' | '/' | '(' | ')');
        if tight {
            out.truncate(out.trim_end().len());
        }
        if c == ' ' && out.ends_with(['-', '/', '(']) {
            continue;
        }
        out.push(c);
    }
    out
}
