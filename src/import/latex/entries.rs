//! Where the entries of a `thebibliography` begin and end.

use crate::text::Span;

const BEGIN: &str = "\\begin{thebibliography}";
const END: &str = "\\end{thebibliography}";
const ITEM: &str = "\\bibitem";

/// Headings part a list and belong to no entry.
const HEADINGS: &[&str] = &["\\chapter", "\\section", "\\subsection"];

/// A group is closed within so many bytes, or it is none.
const LONGEST_GROUP: usize = 16 << 10;

/// A list.
#[derive(Debug, Default)]
pub(super) struct List<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    /// Where it begins, if nothing ends it.
    pub(super) unclosed: Option<usize>,
}

/// An entry of a list.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) key: &'a str,
    /// All of it.
    pub(super) span: Span,
    /// What stands behind its key.
    pub(super) text: Span,
}

/// The lists of a text without comments; where none is begun, the entries that stand in it (a part of a list).
pub(super) fn lists(text: &str) -> Vec<List<'_>> {
    let mut lists = Vec::new();
    let mut at = 0;
    while let Some(begin) = find(text, at, BEGIN) {
        let end = find(text, begin, END);
        lists.push(List {
            entries: entries(text, begin, end.unwrap_or(text.len())),
            unclosed: end.is_none().then_some(begin),
        });
        at = end.unwrap_or(text.len());
    }
    if lists.is_empty() {
        lists.push(List {
            entries: entries(text, 0, text.len()),
            unclosed: None,
        });
    }
    lists
}

fn find(text: &str, from: usize, what: &str) -> Option<usize> {
    text[from..].find(what).map(|at| from + at)
}

fn entries(text: &str, from: usize, to: usize) -> Vec<Entry<'_>> {
    let starts: Vec<usize> = text[from..to]
        .match_indices(ITEM)
        .map(|(at, _)| from + at)
        .filter(|at| !text[at + ITEM.len()..].starts_with(|c: char| c.is_ascii_alphabetic()))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([to]);
    let pairs = starts.iter().copied().zip(ends);
    pairs.map(|(start, end)| entry(text, start, end)).collect()
}

fn entry(text: &str, start: usize, end: usize) -> Entry<'_> {
    let mut at = start + ITEM.len();
    at += group(&text[at..end], b'[', b']').map_or(0, |(_, len)| len);
    let key = group(&text[at..end], b'{', b'}');
    let (key, len) = key.unwrap_or_default();
    let body = &text[at + len..end];
    let heading = HEADINGS.iter().filter_map(|heading| body.find(heading));
    let body = &body[..heading.min().unwrap_or(body.len())];
    let text_span = trimmed(at + len, body);
    Entry {
        key: key.trim(),
        span: Span::new(start, text_span.end.max(at + len)),
        text: text_span,
    }
}

fn trimmed(at: usize, text: &str) -> Span {
    let start = at + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}

/// The inside of the group that a text begins with, and the bytes up to its end; other groups in it are whole.
pub(super) fn group(text: &str, open: u8, close: u8) -> Option<(&str, usize)> {
    let begin = text.len() - text.trim_start().len();
    if text.as_bytes().get(begin) != Some(&open) {
        return None;
    }
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(begin + 1).take(LONGEST_GROUP) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            _ if byte == close && depth == 0 => return Some((&text[begin + 1..at], at + 1)),
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The files that a document takes its references from.
pub(super) fn bibliography_files(text: &str) -> Vec<String> {
    let mut files = Vec::new();
    for command in ["\\bibliography", "\\addbibresource"] {
        for (at, _) in text.match_indices(command) {
            let mut rest = &text[at + command.len()..];
            rest = &rest[group(rest, b'[', b']').map_or(0, |(_, len)| len)..];
            let Some((names, _)) = group(rest, b'{', b'}') else {
                continue;
            };
            let names = names
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty());
            files.extend(names.map(|name| match name.contains('.') {
                true => name.to_owned(),
                false => format!("{name}.bib"),
            }));
        }
    }
    files
}
