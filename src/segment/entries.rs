//! Splitting a list into entries.
//!
//! The list shows how it is built: numbers that count up, bullets, indents, blank lines; else a line is an entry
//! unless it plainly goes on, or all lines end at a margin.

use crate::model::RawReference;
use crate::text::{Source, Span};

use super::join;
use super::lines::{Line, Margin, kept};
use super::look::{
    bracketed_year, ends_entry, ends_in_address, ends_inside, has_year, number, starts_inside,
    starts_with_name,
};

/// Splits the lines of a list into references.
pub(super) fn split(source: &Source, lines: &[Span]) -> Vec<RawReference> {
    let lines = kept(source, lines);
    let begins = numbered(&lines)
        .or_else(|| bulleted(&lines))
        .or_else(|| parted(&lines))
        .or_else(|| indented(&lines))
        .unwrap_or_else(|| by_look(&lines));
    let mut found: Vec<Vec<Span>> = Vec::new();
    for (line, begins) in lines.iter().zip(begins) {
        match found.last_mut().filter(|_| !begins) {
            Some(entry) => entry.push(line.span),
            None => found.push(vec![line.span]),
        }
    }
    found
        .into_iter()
        .map(|spans| join::reference(source, &spans))
        .collect()
}

/// For each line, whether an entry begins there.
type Begins = Vec<bool>;

fn several(begins: &[bool]) -> bool {
    begins.iter().filter(|begins| **begins).count() > 1
}

/// Lists whose entries count up from the first.
fn numbered(lines: &[Line<'_>]) -> Option<Begins> {
    let mut expected = number(lines.first()?.text)?;
    let mut begins = Vec::with_capacity(lines.len());
    for line in lines {
        let found = number(line.text);
        // A list may start afresh under a subheading, or skip a number by mistake.
        let counts = found.is_some_and(|n| n == 1 || (expected..expected + 3).contains(&n));
        if let Some(found) = found.filter(|_| counts) {
            expected = found + 1;
        }
        begins.push(counts);
    }
    (lines.len() == 1 || several(&begins)).then_some(begins)
}

/// Lists whose entries begin with the mark that the first begins with.
fn bulleted(lines: &[Line<'_>]) -> Option<Begins> {
    let mark = bullet(lines.first()?.text)?;
    let begins = lines.iter().map(|line| bullet(line.text) == Some(mark));
    let begins: Begins = begins.collect();
    // A lone dash stands in many a reference, and a line may begin with it.
    let count = begins.iter().filter(|begins| **begins).count();
    (count > 1 && count * 6 >= lines.len()).then_some(begins)
}

fn bullet(line: &str) -> Option<char> {
    let mut chars = line.chars();
    let mark = chars.next()?;
    match mark {
        '•' | '▪' | '●' | '◦' | '*' | '‣' | '·' => Some(mark),
        '-' | '–' => chars.next().filter(|c| c.is_whitespace()).map(|_| mark),
        _ => None,
    }
}

/// Entries of several lines parted by blank ones.
fn parted(lines: &[Line<'_>]) -> Option<Begins> {
    let begins = lines.iter().enumerate();
    let begins: Begins = begins
        .map(|(at, line)| at == 0 || line.after_blank)
        .collect();
    let groups = begins.iter().filter(|begins| **begins).count();
    let explained = || Margin::of(lines).is_some_and(|margin| margin.explains(lines, &begins));
    (groups > 1 && groups < lines.len() && explained()).then_some(begins)
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
        Some(margin) => wrapped(lines, margin),
        None => {
            let further = lines
                .windows(2)
                .map(|pair| !goes_on(pair[0].text, pair[1].text));
            let all = std::iter::once(true).chain(further);
            all.take(lines.len()).collect()
        }
    }
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

fn goes_on(before: &str, here: &str) -> bool {
    starts_inside(here) || ends_inside(before)
}

/// Entries of several lines with nothing between them. A line that ends before the margin ends an entry; of those that
/// end at it, only what stands there can tell.
fn wrapped(lines: &[Line<'_>], margin: Margin) -> Begins {
    let dated_first = dates_come_first(lines, margin);
    let mut begins = vec![true];
    let mut entry = lines[0].text.to_owned();
    for at in 1..lines.len() {
        let (before, here) = (&lines[at - 1], &lines[at]);
        let anew = || starts_anew(&lines[at..], dated_first);
        let over = match margin.breaks(before, here) {
            _ if ends_in_address(before.text) => !here.text.starts_with(['(', '[']),
            false => ends_entry(before.text) || anew(),
            true => ends_entry(before.text) && anew(),
        };
        // An unforced break ends even an entry without a year.
        let begin = over
            && !goes_on(before.text, here.text)
            && (has_year(&entry) || !margin.breaks(before, here));
        if begin {
            entry.clear();
        }
        entry.push(' ');
        entry.push_str(here.text);
        begins.push(begin);
    }
    begins
}

/// Whether the entries are of a style that has the year in brackets behind the authors: most of the lines do that surely
/// begin one.
fn dates_come_first(lines: &[Line<'_>], margin: Margin) -> bool {
    let sure = lines.windows(2).enumerate().filter(|(_, pair)| {
        !goes_on(pair[0].text, pair[1].text)
            && !margin.breaks(&pair[0], &pair[1])
            && ends_entry(pair[0].text)
    });
    let starts: Vec<usize> = std::iter::once(0)
        .chain(sure.map(|(at, _)| at + 1))
        .collect();
    let dated = starts.iter().filter(|at| is_dated(&lines[**at..]));
    dated.count() * 2 > starts.len()
}

/// Whether the first of these lines can be the beginning of an entry.
fn starts_anew(lines: &[Line<'_>], dated_first: bool) -> bool {
    if dated_first {
        is_dated(lines)
    } else {
        starts_with_name(lines[0].text)
    }
}

/// Whether a year in brackets follows before the sentence is over: in the line, or in those that it goes on in.
fn is_dated(lines: &[Line<'_>]) -> bool {
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
