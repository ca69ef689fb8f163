//! What belongs to the page and not to the text: page numbers, running heads and feet, the publisher's lines.
//!
//! A page number counts pages; where such lines count entries, they are left. A running head comes back on each page,
//! alike but for its number, and stands where a page ends, if anything shows where that is.

use std::collections::{HashMap, HashSet};

use super::heading;
use super::lines::Line;
use super::look::{ends_inside, has_year, starts_inside};
use super::margin::Margin;

/// Fewer lines than this have no page of their own.
const SHORTEST_PAGE: usize = 15;
/// More lines than this have no page.
const LONGEST_PAGE: usize = 100;
/// Entries whose number stands on a line of its own have fewer lines than this, on average.
const LONGEST_ENTRY: usize = 10;
/// A running head is no longer than this, in bytes.
const LONGEST_HEAD: usize = 240;

/// The lines without those of the page.
pub(super) fn cleared(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let numbers = page_numbers(&lines);
    let mut dropped = numbers.clone();
    dropped.extend(repeated(&lines, &numbers));
    dropped.extend(counted(&lines));
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

/// Lines that are a page number and nothing else.
fn page_numbers(lines: &[Line<'_>]) -> HashSet<usize> {
    let found = lines.iter().enumerate();
    let found: Vec<(usize, usize)> = found
        .filter_map(|(at, line)| Some((at, page_number(line.text)?)))
        .collect();
    let counting = counting_entries(&found);
    let all = found.into_iter().map(|(at, _)| at);
    all.filter(|at| !counting.contains(at)).collect()
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

/// Where a running head stood.
struct Head {
    at: usize,
    /// Its number, first or last in the line.
    page: Option<usize>,
    edge: bool,
}

/// Lines that come back on other pages.
fn repeated(lines: &[Line<'_>], numbers: &HashSet<usize>) -> HashSet<usize> {
    let mut heads: HashMap<String, Vec<Head>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some((key, page)) = likeness(line.text) {
            let edge = is_edge(lines, numbers, at);
            heads.entry(key).or_default().push(Head { at, page, edge });
        }
    }
    let mut dropped = HashSet::new();
    for found in heads.values().filter(|found| found.len() > 1) {
        let text = lines[found[0].at].text;
        let is_heading = heading::begins_list(text);
        if is_running(found, text, is_heading) {
            let kept = usize::from(is_heading);
            dropped.extend(found.iter().skip(kept).map(|head| head.at));
        }
    }
    dropped
}

/// What two running heads share, and their page number; `None` for what is none.
fn likeness(line: &str) -> Option<(String, Option<usize>)> {
    if line.len() > LONGEST_HEAD || line.chars().filter(|c| c.is_alphabetic()).count() < 5 {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let (first, last) = (words.first()?, words.last()?);
    let page = |word: &str| word.parse().ok().filter(|page| *page < 10_000);
    let number = page(last).or_else(|| page(first));
    let words = match (page(last), page(first)) {
        (Some(_), _) => &words[..words.len() - 1],
        (None, Some(_)) => &words[1..],
        _ => &words[..],
    };
    Some((words.join(" ").to_lowercase(), number))
}

/// Whether a page ends beside a line, or beside the line next to it.
fn is_edge(lines: &[Line<'_>], numbers: &HashSet<usize>, at: usize) -> bool {
    let outermost = at < 2 || at + 2 >= lines.len();
    let from = at.saturating_sub(1);
    let ends_page = |at: &usize| lines.get(*at).is_some_and(|line| line.after_page);
    outermost || (from..=at + 2).any(|at| numbers.contains(&at) || ends_page(&at))
}

/// Whether the lines stand as running heads do. The same entry may stand in two lists, and the same tail in many entries.
fn is_running(found: &[Head], text: &str, is_heading: bool) -> bool {
    let far = found
        .windows(2)
        .all(|pair| pair[1].at - pair[0].at >= SHORTEST_PAGE);
    let edges = found.iter().filter(|head| head.edge).count();
    let at_edges = edges > 1 && edges * 3 >= found.len() * 2;
    let counted = found.windows(2).all(counts_pages);
    let plain = !starts_inside(text) && !text.ends_with([',', ';', ':']);
    let often = found.len() > 2 && plain && !has_year(text);
    far && (at_edges || !is_heading && (counted || often))
}

/// Lines with a page number before or behind them that count pages with one another, whatever else they say: left and right
/// pages have different heads.
fn counted(lines: &[Line<'_>]) -> HashSet<usize> {
    let margin = Margin::of(lines);
    let found = (0..lines.len()).filter_map(|at| {
        let page = head_number(lines, at, margin)?;
        Some(Head {
            at,
            page: Some(page),
            edge: false,
        })
    });
    let found: Vec<Head> = found.collect();
    let pairs = found.windows(2).filter(|pair| counts_pages(pair));
    pairs.flat_map(|pair| [pair[0].at, pair[1].at]).collect()
}

/// The page number of a line such as `94 О. Бойко` or `Мова міста 95`, which ends well before the margin.
fn head_number(lines: &[Line<'_>], at: usize, margin: Option<Margin>) -> Option<usize> {
    let text = lines[at].text;
    let (_, number) = likeness(text)?;
    let next = lines.get(at + 1);
    let short = next
        .zip(margin)
        .is_none_or(|(next, margin)| !margin.breaks(&lines[at], next));
    let open = at > 0 && ends_inside(lines[at - 1].text) && text.ends_with(char::is_numeric);
    (short && !open && text.len() < 140 && !starts_inside(text) && !has_year(text))
        .then_some(number?)
}

/// Whether the numbers of two running heads differ as the pages do that they stand on.
fn counts_pages(pair: &[Head]) -> bool {
    let (Some(before), Some(here)) = (pair[0].page, pair[1].page) else {
        return false;
    };
    let lines = pair[1].at - pair[0].at;
    let pages = here.saturating_sub(before);
    pages > 0 && (SHORTEST_PAGE..LONGEST_PAGE).contains(&(lines / pages))
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
