//! Running heads and feet: lines that come back on each page, alike but for its number.

use std::collections::{HashMap, HashSet};

use super::super::heading;
use super::super::lines::Line;
use super::super::look::{ends_inside, has_year, starts_inside};
use super::super::margin::Margin;

/// Fewer lines than this have no page of their own.
const SHORTEST_PAGE: usize = 15;
/// More lines than this have no page.
const LONGEST_PAGE: usize = 100;
/// A running head is no longer than this, in bytes.
const LONGEST_HEAD: usize = 240;
/// Heads and feet that meet between two pages have no more lines than this.
const MOST_HEADS: usize = 6;

/// Where a running head stood.
struct Head {
    at: usize,
    /// Its number, first or last in the line.
    page: Option<usize>,
    edge: bool,
}

/// Lines that come back on other pages. What comes back again and again beside one of them is one too, for a head may have
/// some lines; what does so only once may be the end of two entries.
pub(super) fn repeated(lines: &[Line<'_>], numbers: &HashMap<usize, usize>) -> HashSet<usize> {
    let groups = alike(lines);
    let numbers: HashSet<usize> = numbers.keys().copied().collect();
    let mut dropped = numbers.clone();
    for _ in 0..MOST_HEADS {
        let before = dropped.len();
        for group in &groups {
            let beside = if group.len() > 2 { &dropped } else { &numbers };
            let heads = running(lines, group, beside);
            dropped.extend(heads);
        }
        if dropped.len() == before {
            break;
        }
    }
    dropped
}

/// Those of the lines that are running heads: all but a heading that comes back as one, or none.
fn running(
    lines: &[Line<'_>],
    group: &[(usize, Option<usize>)],
    beside: &HashSet<usize>,
) -> Vec<usize> {
    let text = lines[group[0].0].text;
    let is_heading = heading::begins_list(text);
    let placed = group.iter().map(|&(at, page)| {
        let edge = is_edge(lines, beside, at);
        Head { at, page, edge }
    });
    let placed: Vec<Head> = placed.collect();
    let kept = match is_running(&placed, text, is_heading) {
        true => usize::from(is_heading),
        false => placed.len(),
    };
    placed.iter().skip(kept).map(|head| head.at).collect()
}

/// The lines that are alike, each with its number, where there are several.
fn alike(lines: &[Line<'_>]) -> Vec<Vec<(usize, Option<usize>)>> {
    let mut found: HashMap<String, Vec<(usize, Option<usize>)>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some((key, page)) = likeness(line.text) {
            found.entry(key).or_default().push((at, page));
        }
    }
    let mut several: Vec<_> = found
        .into_values()
        .filter(|found| found.len() > 1)
        .collect();
    several.sort_unstable();
    several
}

/// What two running heads share, and their page number; `None` for what is none.
fn likeness(line: &str) -> Option<(String, Option<usize>)> {
    let letters = line.chars().filter(|c| c.is_alphabetic()).take(5).count();
    let short = letters < if line.ends_with('.') { 5 } else { 3 };
    if line.len() > LONGEST_HEAD || short {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let (first, last) = (words.first()?, words.last()?);
    let number = page(last).or_else(|| page(first));
    let words = match (page(last), page(first)) {
        (Some(_), _) => &words[..words.len() - 1],
        (None, Some(_)) => &words[1..],
        _ => &words[..],
    };
    Some((words.join(" ").to_lowercase(), number))
}

/// `95`, and `E362` of journals that number their pages so.
fn page(word: &str) -> Option<usize> {
    let lettered = word.len() > 2 && word.starts_with(|c: char| c.is_ascii_uppercase());
    let digits = if lettered { &word[1..] } else { word };
    digits.parse().ok().filter(|page| *page < 10_000)
}

/// Whether a page ends beside a line, or beside the line next to it.
fn is_edge(lines: &[Line<'_>], dropped: &HashSet<usize>, at: usize) -> bool {
    let outermost = at < 2 || at + 2 >= lines.len();
    let from = at.saturating_sub(1);
    let ends_page = |at: &usize| lines.get(*at).is_some_and(|line| line.after_page);
    let is_beside = |other: &usize| *other != at && dropped.contains(other);
    outermost || (from..=at + 2).any(|at| is_beside(&at) || ends_page(&at))
}

/// Whether the lines stand as running heads do. The same entry may stand in two lists, and the same tail in many entries.
fn is_running(found: &[Head], text: &str, is_heading: bool) -> bool {
    let edges = found.iter().filter(|head| head.edge).count();
    let at_edges = edges > 1 && edges * 3 >= found.len() * 2;
    let mut pairs = found.windows(2);
    let counted = pairs.all(|pair| counts_pages([&pair[0], &pair[1]]));
    let plain = !starts_inside(text) && !text.starts_with('[') && !text.ends_with([',', ';', ':']);
    let often = found.len() > 2 && plain && !has_year(text);
    // The last page may be short; where nothing but the repetition tells, a line of prose may come back too.
    let all_but_last = found.len() > 3 && are_far(&found[..found.len() - 1]);
    let far = are_far(found) || all_but_last && (at_edges || is_brief(text));
    far && (at_edges || !is_heading && (counted || often))
}

fn is_brief(text: &str) -> bool {
    text.len() < LONGEST_HEAD / 4 && !text.ends_with('.')
}

/// Whether a page lies between each two.
fn are_far(found: &[Head]) -> bool {
    let mut gaps = found.windows(2);
    gaps.all(|pair| pair[1].at - pair[0].at >= SHORTEST_PAGE)
}

/// A line that may be numbered as a page is.
struct Folio {
    head: Head,
    /// Whether the number is all that it has.
    bare: bool,
    /// Whether blank lines part it from the text.
    apart: bool,
}

/// Lines with a page number before or behind them that count pages with one another, whatever else they say: left and right
/// pages have different heads. So they do with bare page numbers, where one stands on either side or the line stands apart.
pub(super) fn counted(lines: &[Line<'_>], numbers: &HashMap<usize, usize>) -> HashSet<usize> {
    let folios = folios(lines, numbers);
    let counts = |from: usize| {
        let pair = folios.get(from..from + 2)?;
        counts_pages([&pair[0].head, &pair[1].head]).then_some(pair[0].bare || pair[1].bare)
    };
    let is_counted = |at: usize| {
        let before = at.checked_sub(1).and_then(counts);
        match (before, counts(at)) {
            (None, None) => false,
            (Some(_), Some(_)) => true,
            (Some(bare), None) | (None, Some(bare)) => !bare || folios[at].apart,
        }
    };
    let found = (0..folios.len()).filter(|at| is_counted(*at));
    found.map(|at| folios[at].head.at).collect()
}

fn folios(lines: &[Line<'_>], numbers: &HashMap<usize, usize>) -> Vec<Folio> {
    let margin = Margin::of(lines);
    let mut headings = HashSet::new();
    let found = (0..lines.len()).filter_map(|at| {
        let bare = numbers.get(&at).copied();
        let page = bare.or_else(|| head_number(lines, at, margin))?;
        // `7 Literaturverzeichnis` counts chapters; only when it comes back it is a running head.
        if bare.is_none()
            && heading::is_one(lines[at].text)
            && headings.insert(likeness(lines[at].text)?.0)
        {
            return None;
        }
        Some(Folio {
            head: Head {
                at,
                page: Some(page),
                edge: false,
            },
            bare: bare.is_some(),
            apart: is_apart(lines, at),
        })
    });
    found.collect()
}

fn is_apart(lines: &[Line<'_>], at: usize) -> bool {
    let parted = |line: &Line<'_>| line.after_blank || line.after_page;
    parted(&lines[at]) && lines.get(at + 1).is_none_or(parted)
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
fn counts_pages(pair: [&Head; 2]) -> bool {
    let [before, here] = pair;
    let (Some(first), Some(second)) = (before.page, here.page) else {
        return false;
    };
    let lines = here.at - before.at;
    let pages = second.saturating_sub(first);
    pages > 0 && (SHORTEST_PAGE..LONGEST_PAGE).contains(&(lines / pages))
}
