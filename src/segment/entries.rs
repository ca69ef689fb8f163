//! Splitting a list into entries.
//!
//! The list shows how it is built: numbers that count up, bullets, indents, blank lines; else a line is an entry
//! unless it plainly goes on, or all lines end at a margin.

use std::ops::Range;

use super::lines::Line;
use super::look::{ends_entry, ends_inside, has_year, starts_inside, starts_with_name};
use super::margin::Margin;
use super::numbers;
use super::subheads;
use super::tail;
use super::wrapped::{self, List};

/// No more lines stand between the heading of a list and its first bullet.
const MOST_LEADING: usize = 4;

/// For each line, whether an entry begins there.
type Begins = Vec<bool>;

/// The entries of a list, each by its lines.
pub(super) fn of(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let unmarked = |lines: &[Line<'_>]| {
        let set = parted(lines).or_else(|| indented(lines));
        set.unwrap_or_else(|| by_look(lines))
    };
    entries(lines, unmarked)
}

/// The entries of a list whose lines are whole paragraphs.
pub(super) fn of_paragraphs(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    entries(lines, one_a_line)
}

/// The entries of a list, told by their numbers or bullets, or where there are none as `unmarked` tells them.
fn entries(lines: &[Line<'_>], unmarked: impl Fn(&[Line<'_>]) -> Begins) -> Vec<Range<usize>> {
    let marked = numbered(lines).or_else(|| bulleted(lines));
    let is_marked = marked.is_some();
    let begins = marked.unwrap_or_else(|| unmarked(lines));
    let starts = (0..lines.len()).filter(|at| begins[*at] || *at == 0);
    let starts: Vec<usize> = starts.chain(std::iter::once(lines.len())).collect();
    let entries = starts.windows(2).map(|pair| pair[0]..pair[1]);
    match is_marked {
        true => {
            let margin = Margin::of(lines);
            let entries = entries.filter_map(|entry| subheads::without(lines, entry, margin));
            tail::cut_off(lines, entries.collect())
        }
        false => entries
            .filter(|entry| !subheads::is_one(lines, entry))
            .collect(),
    }
}

/// Lists whose entries count up.
fn numbered(lines: &[Line<'_>]) -> Option<Begins> {
    let chain = numbers::chain(lines)?;
    let mut begins = vec![false; lines.len()];
    for &(at, _) in &chain {
        begins[at] = true;
    }
    for at in unnumbered(lines, &chain) {
        begins[at] = true;
    }
    Some(begins)
}

/// The lines at which entries begin that have lost their number, where the count has a gap.
fn unnumbered(lines: &[Line<'_>], chain: &[(usize, u32)]) -> Vec<usize> {
    let Some(margin) = Margin::of(lines) else {
        return Vec::new();
    };
    let list = List::new(lines, margin);
    let mut found = Vec::new();
    for pair in chain.windows(2) {
        let ((from, before), (to, here)) = (pair[0], pair[1]);
        let missing = here.saturating_sub(before + 1) as usize;
        if missing == 0 || to - from < 2 {
            continue;
        }
        let chances = (from + 1..to).map(|at| (at, list.chance(from, at)));
        let mut likely: Vec<(usize, f64)> = chances.filter(|(_, chance)| *chance > 0.5).collect();
        likely.sort_by(|a, b| b.1.total_cmp(&a.1));
        found.extend(likely.iter().take(missing).map(|(at, _)| at));
    }
    found
}

/// Lists whose entries begin with the mark that the first begins with; a heading may stand over that.
fn bulleted(lines: &[Line<'_>]) -> Option<Begins> {
    let first = lines
        .iter()
        .take(MOST_LEADING)
        .position(|line| bullet(line.text).is_some())?;
    if first > 0 && !subheads::is_before_marks(lines, first) {
        return None;
    }
    let mark = bullet(lines[first].text)?;
    let begins = lines.iter().map(|line| bullet(line.text) == Some(mark));
    let begins: Begins = begins.collect();
    // A lone dash stands in many a reference, and a line may begin with it.
    let count = begins.iter().filter(|begins| **begins).count();
    (count > 1 && count * 8 >= lines.len()).then_some(begins)
}

/// The mark that a line of a list begins with; those of symbol fonts come as private characters.
fn bullet(line: &str) -> Option<char> {
    let mut chars = line.chars();
    let mark = chars.next()?;
    match mark {
        '•' | '▪' | '●' | '◦' | '*' | '‣' | '·' | '■' | '□' | '○' | '➢' | '✓' | '►'
        | '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' => Some(mark),
        '-' | '–' | '—' | '−' => chars.next().filter(|c| c.is_whitespace()).map(|_| mark),
        _ => None,
    }
}

/// Entries of several lines parted by blank ones. Where a page ends, a blank line says nothing.
fn parted(lines: &[Line<'_>]) -> Option<Begins> {
    let margin = Margin::of(lines)?;
    let is_parted = |line: &Line<'_>| line.after_blank && !line.after_page;
    if !lines.iter().skip(1).any(is_parted) {
        return None;
    }
    let list = List::new(lines, margin);
    let mut start = 0;
    let mut begins = vec![true];
    for (at, line) in lines.iter().enumerate().skip(1) {
        let begin = is_parted(line) || line.after_page && list.chance(start, at) > 0.5;
        if begin {
            start = at;
        }
        begins.push(begin);
    }
    let groups = begins.iter().filter(|begins| **begins).count();
    (groups < lines.len() && margin.explains(lines, &begins)).then_some(begins)
}

/// Entries whose further lines are set in, or whose first lines are.
fn indented(lines: &[Line<'_>]) -> Option<Begins> {
    let least = lines.iter().map(|line| line.indent).min()?;
    let flush = lines.iter().filter(|line| line.indent == least).count();
    if flush == lines.len() || flush == 1 {
        return None;
    }
    let first_flush = lines[0].indent == least;
    let begins = lines.iter();
    let begins: Begins = begins
        .map(|line| (line.indent == least) == first_flush)
        .collect();
    Margin::of(lines)?
        .explains(lines, &begins)
        .then_some(begins)
}

/// One entry a line, unless a line plainly goes on or the lines end at a margin.
fn by_look(lines: &[Line<'_>]) -> Begins {
    match Margin::of(lines).filter(|margin| looks_wrapped(lines, *margin)) {
        Some(margin) => wrapped::cut(lines, margin),
        None => one_a_line(lines),
    }
}

/// One entry a line, unless a line plainly goes on.
fn one_a_line(lines: &[Line<'_>]) -> Begins {
    let further = lines
        .windows(2)
        .map(|pair| is_whole(pair[1].text) || !goes_on(pair[0].text, pair[1].text));
    let all = std::iter::once(true).chain(further);
    all.take(lines.len()).collect()
}

/// Whether enough lines end at the margin, and enough of these plainly not with the end of an entry. Where many lines have
/// no year, fewer need to be so plain.
fn looks_wrapped(lines: &[Line<'_>], margin: Margin) -> bool {
    let forced = lines
        .windows(2)
        .filter(|pair| margin.breaks(&pair[0], &pair[1]));
    let forced: Vec<_> = forced.map(|pair| (pair[0].text, pair[1].text)).collect();
    let open = forced.iter();
    let open = open.filter(|(before, here)| goes_on(before, here) || !ends_entry(before));
    let undated = lines.iter().filter(|line| !has_year(line.text)).count();
    let needed = if undated * 3 >= lines.len() { 5 } else { 2 };
    forced.len() * 3 >= lines.len() && open.count() * needed >= forced.len().max(1)
}

/// Whether a line has all that an entry has, whatever the one before ends with.
fn is_whole(line: &str) -> bool {
    starts_with_name(line) && has_year(line) && ends_entry(line)
}

fn goes_on(before: &str, here: &str) -> bool {
    starts_inside(here) || ends_inside(before)
}
