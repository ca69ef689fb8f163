//! Headings between the entries of a list that no table knows: `Архіви:`, `Monographs`.

use std::ops::Range;

use super::edges::{Ending, ending};
use super::lines::Line;
use super::look::{ends_entry, has_year, starts_inside};
use super::margin::Margin;
use super::numbers::{Form, number};

/// No such heading is longer, in characters.
const LONGEST: usize = 80;
/// A line that has so much left of its measure, in percent, was not broken at the margin.
const ROOM: i32 = 20;

/// The lines of a marked entry without the headings behind it; `None` where nothing is left. Lines before the first mark
/// are no entry unless they look like one.
pub(super) fn without(
    lines: &[Line<'_>],
    entry: Range<usize>,
    margin: Option<Margin>,
) -> Option<Range<usize>> {
    let Range { start, mut end } = entry;
    if start == 0 && is_before_marks(lines, end) {
        return None;
    }
    if end == lines.len() {
        end = (start + 1..end)
            .find(|at| is_next_chapter(&lines[*at]))
            .unwrap_or(end);
    }
    while end < lines.len() && end - start > 1 && is_subhead(lines, end - 1, margin) {
        end -= 1;
    }
    Some(start..end)
}

/// `13. Політика дисципліни` behind the last entry: a number that counts chapters.
pub(super) fn is_next_chapter(line: &Line<'_>) -> bool {
    let numbered = number(line.text).is_some_and(|(form, ..)| form == Form::Stopped);
    numbered
        && line.after_blank
        && !line.after_page
        && line.length <= LONGEST
        && !has_year(line.text)
}

/// Whether the lines before `end` only lead to the entries: short, without a mark or a year.
pub(super) fn is_before_marks(lines: &[Line<'_>], end: usize) -> bool {
    let leads = |line: &Line<'_>| {
        line.length <= LONGEST
            && number(line.text).is_none()
            && !is_bulleted(line.text)
            && !has_year(line.text)
    };
    end < lines.len() && lines[..end].iter().all(leads)
}

fn is_bulleted(line: &str) -> bool {
    line.starts_with(|c: char| !c.is_alphanumeric() && !"«“\"([".contains(c))
}

/// Whether a line heads the entries that follow it.
fn is_subhead(lines: &[Line<'_>], at: usize, margin: Option<Margin>) -> bool {
    let (before, here) = (&lines[at - 1], &lines[at]);
    let text = here.text;
    let plain = here.length <= LONGEST
        && !text.contains(|c: char| c.is_ascii_digit())
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ',', ';', ')', '»', '/', '-'])
        && !starts_inside(text);
    let apart = here.after_blank
        || is_shouted(text)
        || text.ends_with(':')
        || before.length * 10 < here.length * 9
        || margin.is_some_and(|margin| margin.left(before, here) >= ROOM);
    plain && ends_entry(before.text) && (apart || ends_well(before.text))
}

/// Whether a line ends as an entry does and not with a short form.
fn ends_well(line: &str) -> bool {
    !matches!(ending(line), Ending::Open | Ending::Word | Ending::Initial)
}

fn is_shouted(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    text.chars().filter(|c| c.is_alphabetic()).count() > 4 && letters.all(char::is_uppercase)
}

/// Whether an entry without a mark is a heading: one line with a colon, or in capitals.
pub(super) fn is_one(lines: &[Line<'_>], entry: &Range<usize>) -> bool {
    let line = &lines[entry.start];
    let alone = entry.len() == 1 && entry.end < lines.len() && line.length <= LONGEST;
    let digits = line.text.contains(|c: char| c.is_ascii_digit());
    alone
        && !digits
        && (line.text.ends_with(':') || is_shouted(line.text) && !line.text.ends_with('.'))
}
