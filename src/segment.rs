//! From a document to single reference strings.
//!
//! Owns finding the reference list by its heading and splitting it into entries. Must not label: what stands in
//! an entry is [`crate::parse`]'s business.

mod entries;
mod furniture;
mod heading;
mod join;
mod lines;
mod look;
mod margin;
mod numbers;
mod wrapped;

use crate::diag::{Diagnostic, Severity};
use crate::model::RawReference;
use crate::text::{Source, Span};

use lines::Line;

/// Finds the reference list of a document and splits it into references.
///
/// Where a heading such as "References" or "Список використаних джерел" stands, what lies between it and the next
/// heading that ends a list is taken (each list, where there are several); a text without one is taken as the
/// list itself. The entries may be numbered, bulleted, indented, parted by blank lines, or one a line; wrapped
/// lines are joined.
pub fn references(source: &Source) -> (Vec<RawReference>, Vec<Diagnostic>) {
    let lines = furniture::cleared(lines::of(source));
    let mut lists = heading::lists(&lines);
    if lists.is_empty() {
        lists.push(0..lines.len());
    }
    let lists = lists.into_iter();
    let lists: Vec<_> = lists.map(|list| split(source, &lines[list])).collect();
    let found = without_chapters(lists);
    let mut diagnostics = Vec::new();
    if found.is_empty() && !source.text().trim().is_empty() {
        let message = "no reference was found under the heading of the list";
        diagnostics.push(Diagnostic::new("no-references", Severity::Warning, message));
    }
    (found, diagnostics)
}

/// Splits the lines of a list into references.
fn split(source: &Source, lines: &[Line<'_>]) -> Vec<RawReference> {
    let mut found: Vec<Vec<Span>> = Vec::new();
    if lines.is_empty() {
        return Vec::new();
    }
    for (line, begins) in lines.iter().zip(entries::begins(lines)) {
        match found.last_mut().filter(|_| !begins) {
            Some(entry) => entry.push(line.span),
            None => found.push(vec![line.span]),
        }
    }
    let found = found.into_iter();
    found.map(|spans| join::reference(source, &spans)).collect()
}

/// Leaves out what stands under a heading such as "Sources" in the body of a work: where another list has years, a list
/// without a single one is none.
fn without_chapters(lists: Vec<Vec<RawReference>>) -> Vec<RawReference> {
    let dated = |list: &Vec<RawReference>| list.iter().any(|entry| look::has_year(&entry.text));
    let some_dated = lists.iter().any(dated);
    let lists = lists.into_iter();
    lists
        .filter(|list| !some_dated || dated(list))
        .flatten()
        .collect()
}

/// Takes each non-empty line as one reference, whatever it is.
pub fn lines(source: &Source) -> Vec<RawReference> {
    let taken = source.lines().filter_map(|line| trimmed(source, line));
    taken.map(|span| join::reference(source, &[span])).collect()
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
