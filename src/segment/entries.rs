//! Splitting a list into entries.
//!
//! The list shows how it is built: numbers that count up, bullets, indents, blank lines; else a line is an entry
//! unless it plainly goes on.

use crate::model::RawReference;
use crate::text::{Source, Span};

use super::{join, trimmed};

/// Splits the lines of a list into references.
pub(super) fn split(source: &Source, lines: &[Span]) -> Vec<RawReference> {
    let lines = Lines::new(source, lines);
    let begins = lines
        .numbered()
        .or_else(|| lines.bulleted())
        .or_else(|| lines.parted())
        .or_else(|| lines.indented());
    let begins = begins.unwrap_or_else(|| lines.by_look());
    let mut found: Vec<Vec<Span>> = Vec::new();
    for (line, begins) in lines.kept.iter().zip(begins) {
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

/// A line of the list that is not blank.
struct Line {
    span: Span,
    /// How far it is indented, in characters.
    indent: usize,
    after_blank: bool,
}

struct Lines<'a> {
    text: &'a str,
    kept: Vec<Line>,
}

/// For each line, whether an entry begins there.
type Begins = Vec<bool>;

impl<'a> Lines<'a> {
    fn new(source: &'a Source, lines: &[Span]) -> Self {
        let text = source.text();
        let mut kept = Vec::new();
        let mut after_blank = false;
        for &line in lines {
            let Some(span) = trimmed(source, line) else {
                after_blank = true;
                continue;
            };
            if is_page_number(span.of(text)) {
                continue;
            }
            let indent = text[line.start..span.start].chars().count();
            kept.push(Line {
                span,
                indent,
                after_blank,
            });
            after_blank = false;
        }
        Self { text, kept }
    }

    fn of(&self, line: &Line) -> &'a str {
        &self.text[line.span.range()]
    }

    /// Lists whose entries count up from the first.
    fn numbered(&self) -> Option<Begins> {
        let mut expected = number(self.of(self.kept.first()?))?;
        let mut begins = Vec::with_capacity(self.kept.len());
        for line in &self.kept {
            let found = number(self.of(line));
            // A list may start afresh under a subheading, or skip a number by mistake.
            let counts = found.is_some_and(|n| n == 1 || (expected..expected + 3).contains(&n));
            if let Some(found) = found.filter(|_| counts) {
                expected = found + 1;
            }
            begins.push(counts);
        }
        (self.kept.len() == 1 || begins.iter().filter(|begins| **begins).count() > 1)
            .then_some(begins)
    }

    fn bulleted(&self) -> Option<Begins> {
        let bullet = |line: &Line| {
            self.of(line)
                .starts_with(['•', '▪', '●', '◦', '*', '‣', '·'])
        };
        self.kept.first().filter(|line| bullet(line))?;
        let begins: Begins = self.kept.iter().map(bullet).collect();
        (begins.iter().filter(|begins| **begins).count() > 1).then_some(begins)
    }

    /// Entries of several lines parted by blank ones.
    fn parted(&self) -> Option<Begins> {
        let begins: Begins = self
            .kept
            .iter()
            .enumerate()
            .map(|(at, line)| at == 0 || line.after_blank)
            .collect();
        let groups = begins.iter().filter(|begins| **begins).count();
        (groups > 1 && groups < self.kept.len() && self.breaks_at_margin(&begins)).then_some(begins)
    }

    /// Entries whose further lines are set in, or whose first lines are.
    fn indented(&self) -> Option<Begins> {
        let least = self.kept.iter().map(|line| line.indent).min()?;
        let flush = self.kept.iter().filter(|line| line.indent == least).count();
        if flush == self.kept.len() || flush == 1 {
            return None;
        }
        let first_flush = self.kept[0].indent == least;
        let begins: Begins = self
            .kept
            .iter()
            .map(|line| (line.indent == least) == first_flush)
            .collect();
        self.breaks_at_margin(&begins).then_some(begins)
    }

    fn lengths(&self) -> Vec<usize> {
        self.kept
            .iter()
            .map(|line| self.of(line).chars().count())
            .collect()
    }

    /// Whether the lines that go on in the next one are as long as lines get: broken by a margin, not by sense.
    fn breaks_at_margin(&self, begins: &[bool]) -> bool {
        let lengths = self.lengths();
        let longest = lengths.iter().copied().max().unwrap_or(0);
        let broken = || {
            lengths
                .iter()
                .zip(&begins[1..])
                .filter(|(_, next_begins)| !**next_begins)
        };
        let full = broken()
            .filter(|(length, _)| **length * 5 >= longest * 3)
            .count();
        longest <= 140 && full * 5 >= broken().count() * 4
    }

    /// Whether the lines end at a margin, as in text set for a page.
    fn looks_wrapped(&self) -> bool {
        let lengths: Vec<usize> = self
            .kept
            .iter()
            .map(|line| self.of(line).chars().count())
            .collect();
        let longest = lengths.iter().copied().max().unwrap_or(0);
        let near = lengths
            .iter()
            .filter(|&&length| length * 5 >= longest * 4)
            .count();
        longest <= 140 && near * 3 >= lengths.len()
    }

    /// One entry a line, unless a line plainly goes on.
    fn by_look(&self) -> Begins {
        let wrapped = self.looks_wrapped();
        let goes_on = |pair: &[Line]| {
            let (before, here) = (self.of(&pair[0]), self.of(&pair[1]));
            starts_inside(here) || ends_inside(before) || (wrapped && !ends_entry(before))
        };
        let further = self.kept.windows(2).map(|pair| !goes_on(pair));
        std::iter::once(true)
            .chain(further)
            .take(self.kept.len())
            .collect()
    }
}

/// A line that no entry begins with.
fn starts_inside(line: &str) -> bool {
    let first = line.chars().next().unwrap_or(' ');
    let address = line.starts_with("http") || line.starts_with("www.") || line.starts_with("doi");
    let lower = first.is_lowercase()
        && !line.starts_with("von ")
        && !line.starts_with("van ")
        && !line.starts_with("de ");
    address || lower || matches!(first, ',' | ';' | ':' | ')' | '/' | '&')
}

/// A line after which an entry cannot be over.
fn ends_inside(line: &str) -> bool {
    let last_word = line.rsplit(char::is_whitespace).next().unwrap_or("");
    line.ends_with([',', ':', '(', '«', '“', '&'])
        || (line.ends_with('-') && !last_word.contains("://"))
}

/// A line with which an entry may well end: a stop, a bracket, a number, an address.
fn ends_entry(line: &str) -> bool {
    let last_word = line.rsplit(char::is_whitespace).next().unwrap_or("");
    line.ends_with(['.', ')', ']', '»', '”'])
        || line.ends_with(|c: char| c.is_numeric())
        || last_word.contains("://")
        || last_word.starts_with("www.")
}

/// A line that is a page number and nothing else; a year or a reference is longer.
fn is_page_number(line: &str) -> bool {
    let inner = line.trim_matches(['-', '–', '—', ' ']);
    !inner.is_empty() && inner.len() <= 4 && inner.chars().all(|c| c.is_ascii_digit())
}

/// The number of a numbered entry: `7.`, `7)`, `[7]`, `(7)`, with an entry behind it.
fn number(line: &str) -> Option<u32> {
    let inner = line.strip_prefix(['[', '(']);
    let bracketed = inner.is_some();
    let rest = inner.unwrap_or(line);
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = &rest[digits..];
    let closed = if bracketed {
        after.starts_with([']', ')'])
    } else {
        after.starts_with(['.', ')', '\t']) && !after[1..].starts_with(|c: char| c.is_ascii_digit())
    };
    if digits == 0 || digits > 4 || !closed {
        return None;
    }
    rest[..digits].parse().ok()
}
