//! What stands behind the last entry of a marked list, under no heading that is known: chapters whose numbers the list
//! seems to count on with, notes on the authors, the buttons of a page of the web.

use std::ops::Range;

use super::likeness;
use super::lines::Line;
use super::look::{ends_entry, has_extent, has_year, starts_inside};
use super::subheads::is_next_chapter;

/// The entries without what only follows them. Where no other entry has a blank line inside, one ends the last.
pub(super) fn cut_off(lines: &[Line<'_>], mut entries: Vec<Range<usize>>) -> Vec<Range<usize>> {
    without_buttons(lines, &mut entries);
    if !blanks_tell(lines, &entries) {
        return entries;
    }
    while entries.len() > 1 && entries.last().is_some_and(|last| is_chapter(lines, last)) {
        entries.pop();
    }
    if let Some(last) = entries.last_mut() {
        last.end = paragraph_end(lines, last).unwrap_or(last.end);
    }
    entries
}

/// Whether hardly an entry has several paragraphs but for the last ones, which are asked about.
fn blanks_tell(lines: &[Line<'_>], entries: &[Range<usize>]) -> bool {
    let parted: Vec<bool> = entries
        .iter()
        .map(|entry| paragraph_end(lines, entry).is_some())
        .collect();
    let sound = parted.iter().rposition(|parted| !parted);
    sound.map_or(entries.len() == 1, |last| {
        let before = parted[..last].iter().filter(|parted| **parted).count();
        before * 5 <= last
    })
}

/// The end of the first paragraph of an entry, if it has more than one. At the end of a page a blank line says nothing.
fn paragraph_end(lines: &[Line<'_>], entry: &Range<usize>) -> Option<usize> {
    (entry.start + 1..entry.end).find(|&at| {
        let (before, here) = (lines[at - 1].text, &lines[at]);
        here.after_blank && !here.after_page && ends_entry(before) && !starts_inside(here.text)
    })
}

/// `5. Політика курсу`, with text of its own below.
fn is_chapter(lines: &[Line<'_>], entry: &Range<usize>) -> bool {
    let title = &lines[entry.start];
    let text = lines[entry.start + 1..entry.end].first();
    text.is_some_and(|text| text.after_blank)
        && is_next_chapter(title)
        && !title.text.ends_with('.')
        && likeness::of(title.text) < 2
}

/// Takes away the last entries if they stand under a heading and are mere words, where others have years: `* Facebook`.
fn without_buttons(lines: &[Line<'_>], entries: &mut Vec<Range<usize>>) {
    let is_dated = |entry: &&Range<usize>| {
        let lines = &lines[(*entry).clone()];
        lines.iter().any(|line| has_year(line.text))
    };
    let mere = entries.iter().rev();
    let mere = mere.take_while(|entry| is_mere(&lines[entry.start]));
    let first = entries.len() - mere.count();
    let is_headed = |at: &usize| *at > 0 && entries[at - 1].end < entries[*at].start;
    let cut = (first..entries.len()).find(is_headed);
    let dated = entries[..first].iter().filter(is_dated).count();
    if let Some(cut) = cut.filter(|_| dated * 2 > first) {
        entries.truncate(cut);
    }
}

fn is_mere(line: &Line<'_>) -> bool {
    line.words <= 3
        && !line.text.ends_with('.')
        && !line.text.contains(|c: char| c.is_ascii_digit())
        && !has_extent(line.text)
}
