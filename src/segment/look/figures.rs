//! What the figures of a line are: years, pages, the number of an entry.

use super::super::lines::Line;
use super::super::numbers::{Form, number};
use super::ends_in_address;

/// Where a year in brackets stands, `(2020)` or `(2020, 5 травня)`, as a byte.
pub(in crate::segment) fn bracketed_year(text: &str) -> Option<usize> {
    text.match_indices(['(', '['])
        .map(|(at, _)| at)
        .find(|&at| is_year(text[at + 1..].get(..4).unwrap_or("")))
}

/// `… Brown, D. (2005).`
pub(in crate::segment) fn ends_in_bracketed_year(line: &str) -> bool {
    let inner = line
        .trim_end_matches('.')
        .strip_suffix([')', ']'])
        .unwrap_or("");
    let at = inner.rfind(['(', '[']);
    at.is_some_and(|at| is_year(inner[at + 1..].get(..4).unwrap_or("")))
}

/// Whether a year stands anywhere.
pub(in crate::segment) fn has_year(text: &str) -> bool {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    runs.into_iter().any(is_year)
}

fn is_year(digits: &str) -> bool {
    let century = ["15", "16", "17", "18", "19", "20"]
        .iter()
        .any(|century| digits.starts_with(century));
    digits.len() == 4 && century && digits.bytes().all(|b| b.is_ascii_digit())
}

/// `(7)`, as a numbered entry begins.
pub(super) fn is_bracketed_number(line: &str) -> bool {
    matches!(number(line), Some((Form::Bracketed, ..)))
}

/// Whether a year in brackets follows before the sentence is over: in the line, or in those that it goes on in.
pub(in crate::segment) fn is_dated(lines: &[Line<'_>]) -> bool {
    for line in lines.iter().take(4) {
        if bracketed_year(line.text).is_some_and(|at| !ends_in_address(line.text[..at].trim_end()))
        {
            return true;
        }
        if ends_in_address(line.text) || line.text.ends_with(|c: char| c.is_numeric()) {
            return false;
        }
    }
    false
}

/// Whether a line has what stands at the end of an entry: pages, an address, an access date.
pub(in crate::segment) fn has_extent(line: &str) -> bool {
    let mut words = line.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let is_mark = matches!(
            word.trim_start_matches('('),
            "С." | "C."
                | "с."
                | "S."
                | "P."
                | "Р."
                | "pp."
                | "p."
                | "PP."
                | "Pp."
                | "стор."
                | "Арк."
        );
        let pages = word.trim_matches(|c: char| !c.is_ascii_digit());
        let range = pages.split_once(['-', '–', '—', '−', '‒']);
        let is_range = range.is_some_and(|(from, to)| is_page(from) && is_page(to));
        let next = words.peek().copied().unwrap_or("");
        let before_unit = is_page(pages) && is_unit(next.trim_end_matches(['.', ',', ';']));
        let marked = is_mark && next.starts_with(|c: char| c.is_ascii_digit());
        if has_issue(word)
            || marked
            || is_range
            || before_unit
            || word.contains("://")
            || word.starts_with("10.")
        {
            return true;
        }
    }
    false
}

/// `32(7),`
fn has_issue(word: &str) -> bool {
    let numbers = word.split_once('(').map(|(volume, issue)| [volume, issue]);
    numbers.is_some_and(|numbers| {
        is_page(numbers[0]) && numbers[1].starts_with(|c: char| c.is_ascii_digit())
    })
}

pub(super) fn is_page(digits: &str) -> bool {
    matches!(digits.len(), 1..=4) && digits.bytes().all(|b| b.is_ascii_digit()) && !is_year(digits)
}

/// `с` in `300 с.`
pub(in crate::segment) fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "с" | "c" | "p" | "pp" | "стор" | "S" | "s" | "ст" | "арк" | "р" | "год" | "л"
    )
}
