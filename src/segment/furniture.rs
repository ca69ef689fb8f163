//! What belongs to the page and not to the text: page numbers, running heads and feet, the publisher's lines.
//!
//! A page number counts pages; where such lines count entries, they are left. A running head comes back on each page,
//! alike but for its number, and stands where a page ends, if anything shows where that is.

mod heads;

use std::collections::{HashMap, HashSet};

use super::join::JOINER;
use super::lines::Line;
use super::look::ends_inside;

/// Entries whose number stands on a line of its own have fewer lines than this, on average.
const LONGEST_ENTRY: usize = 10;

/// The lines without those of the page.
pub(super) fn cleared(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let numbers = page_numbers(&lines);
    let mut dropped = heads::repeated(&lines, &numbers);
    dropped.extend(heads::counted(&lines, &numbers));
    dropped.extend(imprints(&lines, &dropped));
    let mut kept: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    let (mut blank, mut page) = (false, false);
    for (at, mut line) in lines.into_iter().enumerate() {
        blank |= line.after_blank;
        page |= line.after_page;
        if dropped.contains(&at) {
            page = true;
            continue;
        }
        (line.after_blank, line.after_page) = (blank, page);
        (blank, page) = (false, false);
        kept.push(line);
    }
    kept
}

/// Lines that are a page number and nothing else, each with it.
fn page_numbers(lines: &[Line<'_>]) -> HashMap<usize, usize> {
    let found = lines.iter().enumerate();
    let goes_on = |at: usize| at > 0 && lines[at - 1].text.ends_with(JOINER);
    let found: Vec<(usize, usize)> = found
        .filter(|(at, _)| !goes_on(*at))
        .filter_map(|(at, line)| Some((at, page_number(line.text)?)))
        .collect();
    let counting = counting_entries(&found);
    let all = found.into_iter();
    all.filter(|(at, _)| !counting.contains(at)).collect()
}

/// `17`, `– 17 –`, `Page 17 of 20`, `стор. 17`; a year or a reference is longer.
fn page_number(line: &str) -> Option<usize> {
    if line.len() > 40 {
        return None;
    }
    let line = line.to_lowercase();
    let inner = line.trim_matches(|c: char| "-–—|· ~[]".contains(c));
    let words = ["сторінка", "стор.", "page", "стр.", "seite", "strona"];
    let named = words.iter().find_map(|word| inner.strip_prefix(word));
    let inner = named.unwrap_or(inner).trim_start();
    let digits = inner.split(|c: char| !c.is_ascii_digit()).next()?;
    let rest = inner[digits.len()..].trim_start_matches([' ', '|']);
    let of_all =
        named.is_some() && rest.starts_with(|c: char| "/ozвз".contains(c)) || rest == "page";
    (matches!(digits.len(), 1..=4) && (rest.is_empty() || of_all)).then(|| digits.parse().ok())?
}

/// Those of the lines that count up from one with few lines between: the numbers of entries.
fn counting_entries(found: &[(usize, usize)]) -> HashSet<usize> {
    let mut chains: Vec<Vec<usize>> = Vec::new();
    let mut expected = 1;
    for &(at, number) in found {
        if number == 1 {
            chains.push(Vec::new());
        } else if number != expected || chains.is_empty() {
            continue;
        }
        expected = number + 1;
        chains
            .last_mut()
            .into_iter()
            .for_each(|chain| chain.push(at));
    }
    chains.retain(|chain| {
        let run = chain
            .last()
            .zip(chain.first())
            .map_or(0, |(to, from)| to - from);
        chain.len() > 2 && run < (chain.len() - 1) * LONGEST_ENTRY
    });
    chains.into_iter().flatten().collect()
}

/// `ISSN 2078-1628 …`, `© Бойко О., 2020`; not the number of a journal at the end of an entry.
fn imprints(lines: &[Line<'_>], dropped: &HashSet<usize>) -> HashSet<usize> {
    let is_imprint = |at: &usize| {
        let text = lines[*at].text;
        let start: String = text.chars().take(12).collect::<String>().to_lowercase();
        let serial = [
            "issn",
            "e-issn",
            "p-issn",
            "issn-l",
            "print issn",
            "online issn",
        ];
        let goes_on = *at > 0 && !dropped.contains(&(at - 1)) && ends_inside(lines[at - 1].text);
        let alone = *at == 0 || lines[*at].after_blank || lines[*at].after_page || text.len() > 40;
        start.starts_with('©')
            || serial.iter().any(|word| start.starts_with(word)) && !goes_on && alone
    };
    (0..lines.len()).filter(is_imprint).collect()
}
