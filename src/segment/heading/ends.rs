//! Lines that no list has and that are no headings: they stand behind it and bear names, numbers and days.

use super::super::look::has_year;
use super::words;

/// `e-mail: boiko@example.ua`, `ORCID: 0000-…`: of the author, whom no entry gives so.
pub(super) fn is_contact(line: &str) -> bool {
    let lower = line.to_lowercase();
    let mut pieces = line.split('@').map(|piece| piece.chars());
    let mailed = pieces.next().and_then(|mut before| before.next_back());
    let host = pieces.next().and_then(|mut after| after.next());
    let is_mail = [mailed, host]
        .iter()
        .all(|c| c.is_some_and(char::is_alphanumeric));
    !has_year(line) && (lower.contains("orcid") || is_mail && !lower.contains("://"))
}

/// `Appendix B`, `Додаток 1. Анкета`; not a numbered entry, nor `Додаток до наказу`.
pub(super) fn is_lettered(line: &str) -> bool {
    let line = line
        .trim()
        .trim_start_matches(['#', '*', ' '])
        .to_lowercase();
    let mut words = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let first = words.next().unwrap_or("");
    let label = words.next().unwrap_or("");
    let numeral = label
        .bytes()
        .all(|b| b.is_ascii_digit() || b"ivx".contains(&b));
    words::LETTERED.contains(&first) && !label.is_empty() && (numeral || label.chars().count() == 1)
}

/// `Стаття надійшла до редакції 12.03.2021`, `Received: 12 March 2021`.
pub(super) fn is_arrival(line: &str) -> bool {
    let line = line.trim();
    let lower = line.to_lowercase();
    if !line.starts_with(char::is_uppercase) || !line.contains(|c: char| c.is_ascii_digit()) {
        return line.starts_with(char::is_uppercase)
            && words::OPENERS.iter().any(|words| lower.starts_with(words));
    }
    let line = lower;
    let dated = |word: &str| {
        let rest = line.strip_prefix(word).unwrap_or("");
        let rest = rest.trim_start_matches([':', ' ']);
        rest.trim_start_matches("on ")
            .starts_with(|c: char| c.is_ascii_digit())
    };
    words::OPENERS.iter().any(|words| line.starts_with(words))
        || words::ARRIVALS.iter().any(|words| line.starts_with(words))
        || words::DATED_ARRIVALS.iter().any(|word| dated(word))
}
