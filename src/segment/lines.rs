//! The lines of a list, and what can be told from their shape alone: indents, blank lines, the margin.

use crate::text::{Source, Span};

use super::trimmed;

/// No margin is further right: longer lines are not wrapped, they are whole entries.
const WIDEST: usize = 160;

/// A line of a list that is not blank.
pub(super) struct Line<'a> {
    pub(super) span: Span,
    pub(super) text: &'a str,
    /// How far it is indented, in characters.
    pub(super) indent: usize,
    pub(super) after_blank: bool,
    /// Its length, in characters.
    length: usize,
    words: usize,
}

/// The lines of a list that are not blank and not page numbers.
pub(super) fn kept<'a>(source: &'a Source, lines: &[Span]) -> Vec<Line<'a>> {
    let all = source.text();
    let mut kept = Vec::new();
    let mut after_blank = false;
    for &line in lines {
        let Some(span) = trimmed(source, line) else {
            after_blank = true;
            continue;
        };
        let text = span.of(all);
        if is_page_number(text) {
            continue;
        }
        kept.push(Line {
            span,
            text,
            indent: all[line.start..span.start].chars().count(),
            after_blank,
            length: text.chars().count(),
            words: text.split_whitespace().take(4).count(),
        });
        after_blank = false;
    }
    kept
}

/// A line that is a page number and nothing else; a year or a reference is longer.
fn is_page_number(line: &str) -> bool {
    let inner = line.trim_matches(['-', '–', '—', ' ']);
    !inner.is_empty() && inner.len() <= 4 && inner.chars().all(|c| c.is_ascii_digit())
}

/// Where the lines end, in text set for a page: at this many characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Margin(usize);

impl Margin {
    /// The margin that lines suggest, wrapped or not. Addresses may stick out of it, so that only lines of several words count.
    pub(super) fn of(lines: &[Line<'_>]) -> Option<Self> {
        let whole = lines.iter().filter(|line| line.words > 3);
        let longest = whole.map(|line| line.length).max()?;
        (longest <= WIDEST).then_some(Self(longest))
    }

    /// Whether a line ends because the next word would not have fitted. With some slack: letters differ in width.
    pub(super) fn breaks(self, before: &Line<'_>, here: &Line<'_>) -> bool {
        let word = here.text.split_whitespace().next().unwrap_or("");
        // A margin that hyphenates fills the line better than this says; the hyphen itself tells.
        let needed = before.length + 1 + word.chars().count();
        needed * 5 > self.0 * 4 || before.text.ends_with('-')
    }

    /// Whether nearly all lines that go on in the next one do so because of the margin.
    pub(super) fn explains(self, lines: &[Line<'_>], begins: &[bool]) -> bool {
        let pairs = lines.windows(2).zip(&begins[1..]);
        let going_on: Vec<_> = pairs.filter(|(_, begins)| !**begins).collect();
        let forced = going_on.iter();
        let forced = forced
            .filter(|(pair, _)| self.breaks(&pair[0], &pair[1]))
            .count();
        forced * 5 >= going_on.len() * 4
    }
}
