//! Where a list begins and ends, told by the look of its lines.

use std::ops::Range;

use super::heading::Found;
use super::likeness;
use super::lines::Line;
use super::look::{ends_entry, ends_inside, has_address, has_extent, has_year, starts_inside};
use super::numbers::{Form, chain, number};

/// So many lines of other matter, and so much weight against them, before they are cut off.
const MOST_STRAY: usize = 4;
/// A paragraph that is not wrapped is as many lines as it would be of this many characters.
const WIDTH: usize = 90;
const LEAST_WEIGHT: i32 = -10;
/// So many entries make a list whose numbers are believed when they count on.
const LEAST_COUNTED: usize = 5;

/// The list in a text without headings: the run of lines that look like references, where much does not; else all lines.
pub(super) fn without_heading(lines: &[Line<'_>]) -> Range<usize> {
    let weights: Vec<i32> = lines.iter().map(|line| likeness::of(line.text)).collect();
    let run = heaviest(&weights);
    let before = first_of_entry(lines, run.start);
    let before = first_number(lines, before).unwrap_or(before);
    let run = before..last_of_entry(lines, run.end);
    let start = if is_other(&lines[..run.start], &weights[..run.start]) {
        run.start
    } else {
        0
    };
    let end = if is_other(&lines[run.end..], &weights[run.end..]) {
        run.end
    } else {
        lines.len()
    };
    start..end
}

/// The lines of a list under a heading, without what stands behind it.
pub(super) fn of(found: &Found, lines: &[Line<'_>]) -> Range<usize> {
    let Range { start, end } = found.lines;
    let weights: Vec<i32> = lines[start..end]
        .iter()
        .map(|line| likeness::of(line.text))
        .collect();
    let run = counted_on(&lines[start..end], heaviest_beginning(&weights));
    let run = last_of_entry(&lines[..end], start + run);
    let stray = is_other(&lines[run..end], &weights[run - start..]);
    let end = if stray { run } else { end };
    let end = match stray || found.ended {
        true => without_titles(lines, start, end),
        false => end,
    };
    start..end
}

/// The end of a beginning, or the line behind the last of those at which its numbers count on: lines of a narrow column look
/// like nothing much.
fn counted_on(lines: &[Line<'_>], end: usize) -> usize {
    let chain = chain(lines).unwrap_or_default();
    let inside = chain.iter().take_while(|(at, _)| *at < end).count();
    if inside < LEAST_COUNTED {
        return end;
    }
    let further = chain[inside - 1..].windows(2);
    let further = further.take_while(|pair| pair[1].1 == pair[0].1 + 1);
    further.last().map_or(end, |pair| pair[1].0 + 1)
}

/// Whether lines are not of the list, all in all.
fn is_other(lines: &[Line<'_>], weights: &[i32]) -> bool {
    let alike = weights.iter().filter(|weight| **weight > 1).count();
    let set_lines: usize = lines.iter().map(|line| line.length.div_ceil(WIDTH)).sum();
    let breadth = set_lines / lines.len().max(1);
    set_lines >= MOST_STRAY
        && weights.iter().sum::<i32>() * breadth.max(1) as i32 <= LEAST_WEIGHT
        && alike * 4 <= weights.len()
}

/// The run whose weights have the greatest sum.
fn heaviest(weights: &[i32]) -> Range<usize> {
    let (mut best, mut sum, mut from) = (0, 0, 0);
    let mut run = 0..weights.len();
    for (at, weight) in weights.iter().enumerate() {
        sum += weight;
        if sum > best {
            best = sum;
            run = from..at + 1;
        } else if sum < 0 {
            (sum, from) = (0, at + 1);
        }
    }
    run
}

/// The end of the beginning whose weights have the greatest sum.
fn heaviest_beginning(weights: &[i32]) -> usize {
    let (mut best, mut sum, mut end) = (0, 0, 0);
    for (at, weight) in weights.iter().enumerate() {
        sum += weight;
        if sum >= best {
            (best, end) = (sum, at + 1);
        }
    }
    end
}

/// The first line of the entry that a line stands in.
fn first_of_entry(lines: &[Line<'_>], mut at: usize) -> usize {
    while at > 0 && at < lines.len() && !lines[at].after_blank {
        let (before, here) = (lines[at - 1].text, lines[at].text);
        if !starts_inside(here) && !ends_inside(before) {
            break;
        }
        at -= 1;
    }
    at
}

/// The line with the number one, if it stands shortly before the run: a first entry may begin with a bare title.
fn first_number(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let first = |line: &Line<'_>| {
        number(line.text).is_some_and(|(form, number, _)| form != Form::Bare && number.main == 1)
    };
    (at.saturating_sub(5)..=at)
        .rev()
        .find(|at| lines.get(*at).is_some_and(first))
}

/// The line behind the entry that the line before `at` stands in.
fn last_of_entry(lines: &[Line<'_>], mut at: usize) -> usize {
    while at > 0 && at < lines.len() && !lines[at].after_blank {
        let (before, here) = (lines[at - 1].text, lines[at].text);
        if ends_entry(before) && !starts_inside(here) {
            break;
        }
        at += 1;
    }
    at
}

/// The end of a list without the lines that belong to what ends it: the title and the authors over an abstract.
fn without_titles(lines: &[Line<'_>], start: usize, end: usize) -> usize {
    let mut cut = end;
    for at in (start + 1..end).rev().take(12) {
        let (before, here) = (lines[at - 1].text, &lines[at]);
        let of_entry = has_year(here.text) || has_extent(here.text) || has_address(here.text);
        if of_entry || number(here.text).is_some() {
            break;
        }
        let anew = here.after_blank || ends_entry(before) && !starts_inside(here.text);
        if anew && !ends_inside(before) {
            cut = at;
        }
    }
    cut
}
