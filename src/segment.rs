//! From a document to single reference strings.
//!
//! Owns finding the reference lists by their headings or their look and splitting them into entries. Must not label: what stands in
//! an entry is [`crate::parse`]'s business.

mod edges;
mod entries;
mod extent;
mod furniture;
mod heading;
mod join;
mod likeness;
mod lines;
mod look;
mod margin;
mod numbers;
mod subheads;
mod tail;
mod wrapped;

use std::ops::Range;

use crate::diag::{Diagnostic, Severity};
use crate::model::RawReference;
use crate::text::{Source, Span};

use join::Words;
use lines::Line;

/// Finds the reference list of a document and splits it into references.
///
/// Where a heading such as "References" or "Список використаних джерел" stands, what lies between it and the next
/// heading, or the end of what looks like a list, is taken (each list, where there are several); of a text without one the
/// run of lines that look like references, which is all of it where nothing else stands there. Page numbers and running
/// heads are left out. The entries may be numbered, bulleted, indented, parted by blank lines, wrapped at a margin with
/// nothing between them, or one a line; wrapped lines and parted words are joined.
pub fn references(source: &Source) -> (Vec<RawReference>, Vec<Diagnostic>) {
    found(source, entries::of)
}

/// The same of a document whose lines are whole paragraphs, as word processors keep them: an entry is a line, whatever its
/// length, unless numbers or bullets say otherwise or it plainly goes on.
pub fn paragraphs(source: &Source) -> (Vec<RawReference>, Vec<Diagnostic>) {
    found(source, entries::of_paragraphs)
}

/// How the lines of a list are split into entries.
type Splitting = fn(&[Line<'_>]) -> Vec<Range<usize>>;

fn found(source: &Source, splitting: Splitting) -> (Vec<RawReference>, Vec<Diagnostic>) {
    let lines = heading::cut_off(furniture::cleared(lines::of(source)));
    let words = Words::of(&lines);
    let lists = lists(&lines).into_iter();
    let lists = lists.map(|(headed, range)| {
        let lines = &lines[range];
        (headed, split(source, lines, splitting(lines), &words))
    });
    let lists = without_chapters(lists.collect());
    let found = numbered(lists);
    let mut diagnostics = Vec::new();
    if found.is_empty() && !source.text().trim().is_empty() {
        let message = "no reference was found under the heading of the list";
        diagnostics.push(Diagnostic::new("no-references", Severity::Warning, message));
    }
    (found, diagnostics)
}

/// The lines of each list, and whether it has a heading of its own: the parts of a list have not.
fn lists(lines: &[Line<'_>]) -> Vec<(bool, Range<usize>)> {
    let headed = heading::lists(lines);
    if headed.iter().all(|found| found.lines.is_empty()) {
        return vec![(true, extent::without_heading(lines))];
    }
    let found = headed.iter();
    found
        .map(|found| (found.headed, extent::of(found, lines)))
        .collect()
}

/// All references, each with the number of its list. A heading under which the count goes on heads a part.
fn numbered(lists: Vec<(bool, Vec<RawReference>)>) -> Vec<RawReference> {
    let number = |reference: &RawReference| Some(numbers::number(&reference.text)?.1.main);
    let mut all: Vec<RawReference> = Vec::new();
    for (headed, mut list) in lists {
        let Some(first) = list.first() else { continue };
        let last = all.last();
        let goes_on = last.and_then(number).map(|last| last + 1) == number(first);
        let counts = goes_on && number(first).is_some();
        let before = last.map_or(0, |last| last.list);
        let at = before + usize::from(headed && !counts && !all.is_empty());
        list.iter_mut().for_each(|reference| reference.list = at);
        all.append(&mut list);
    }
    all
}

/// The references that the entries of a list are.
fn split(
    source: &Source,
    lines: &[Line<'_>],
    entries: Vec<Range<usize>>,
    words: &Words,
) -> Vec<RawReference> {
    let spans = entries
        .into_iter()
        .map(|entry| lines[entry].iter().map(|line| line.span).collect());
    spans
        .map(|spans: Vec<Span>| join::reference(source, &spans, words))
        .collect()
}

/// Leaves out what stands under a heading such as "Sources" in the body of a work or in its contents: where most entries of
/// another list have a year or an address, a list with hardly any is none.
fn without_chapters(mut lists: Vec<(bool, Vec<RawReference>)>) -> Vec<(bool, Vec<RawReference>)> {
    let placed = |list: &[RawReference]| {
        let entries = list.iter();
        let placed =
            entries.filter(|entry| look::has_year(&entry.text) || entry.text.contains("://"));
        placed.count() as f64 / list.len().max(1) as f64
    };
    if lists.iter().any(|(_, list)| placed(list) > 0.5) {
        lists.retain(|(_, list)| placed(list) > 0.2);
    }
    lists
}

/// Whether a heading says where a reference list begins.
pub fn has_heading(source: &Source) -> bool {
    !heading::lists(&furniture::cleared(lines::of(source))).is_empty()
}

/// Whether a line is the heading of a reference list: `References`, `Список використаних джерел`.
pub fn is_list_heading(line: &str) -> bool {
    heading::begins_list(line.trim())
}

/// Whether a line is the heading of a reference list, of a part of one, or of what stands behind lists.
pub fn is_heading(line: &str) -> bool {
    heading::is_known(line.trim())
}

/// Whether a text looks more like a reference, or a piece of one, than like prose.
pub fn is_like_reference(text: &str) -> bool {
    likeness::of(text) > 2
}

/// Whether a text begins as a reference does and has what one has: a name first, and a year.
pub fn is_whole_reference(text: &str) -> bool {
    is_like_reference(text) && look::starts_with_name(text) && look::has_year(text)
}

/// Whether a text looks like a reference and tells where the work is to be found: pages, an address. Notes on authors have names
/// and years too.
pub fn is_placed_reference(text: &str) -> bool {
    let placed = look::has_extent(text)
        || ["://", " // ", "doi"]
            .iter()
            .any(|mark| text.contains(mark));
    placed && is_like_reference(text) && !heading::is_contact(text)
}

/// Whether a line is a heading, or a line of another kind, with which a reference list is over: `Про авторів`, `Стаття надійшла …`.
pub fn is_end(line: &str) -> bool {
    heading::is_one(line) && !heading::begins_list(line)
}

/// Takes each non-empty line as one reference, whatever it is.
pub fn lines(source: &Source) -> Vec<RawReference> {
    let taken = source.lines().filter_map(|line| trimmed(source, line));
    taken
        .map(|span| join::reference(source, &[span], &Words::default()))
        .collect()
}

/// A line without the white space at its ends; `None` for a blank one.
fn trimmed(source: &Source, line: Span) -> Option<Span> {
    let text = line.of(source.text());
    let start = line.start + (text.len() - text.trim_start().len());
    let len = text.trim().len();
    (len > 0).then(|| Span::new(start, start + len))
}

#[cfg(test)]
mod tests;
