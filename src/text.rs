//! Text with places: spans and sources.
//!
//! Owns [`Span`] and [`Source`], [`tags`], and [`Words`], lists to look words up in. Knows nothing of references.

use std::ops::Range;

pub mod homoglyph;
pub mod tags;
mod words;

pub use words::Words;

/// A run of bytes in some text: `start..end`, both on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forwards");
        Self { start, end }
    }

    /// The number of bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The text that it names.
    ///
    /// # Panics
    /// When the span does not lie in `text` on character boundaries.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The same span in a text that begins `offset` bytes earlier.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self {
            start: self.start + offset,
            end: self.end + offset,
        }
    }
}

/// A text with the name that messages call it by, able to tell lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<usize>,
}

impl Source {
    /// Takes a text under a name (a path, `standard input`, an address).
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self {
            name: name.into(),
            text,
            line_starts,
        }
    }

    /// The name that messages call it by.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line, counted from 1, on which a byte lies.
    pub fn line_of(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= byte)
    }

    /// The character of its line, counted from 1, that a byte belongs to.
    pub fn column_of(&self, byte: usize) -> usize {
        let start = self.line_starts[self.line_of(byte) - 1];
        let byte = self.text.floor_char_boundary(byte);
        self.text[start..byte].chars().count() + 1
    }

    /// The spans of the lines, without their line ends.
    pub fn lines(&self) -> impl Iterator<Item = Span> + '_ {
        let ends = self.line_starts.iter().skip(1).map(|next| next - 1);
        self.line_starts
            .iter()
            .zip(ends.chain(std::iter::once(self.text.len())))
            .map(|(&start, end)| {
                let line = self.text[start..end].trim_end_matches('\r');
                Span::new(start, start + line.len())
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_by_byte() {
        let source = Source::new("x", "перший\r\nдругий\n\nостанній");
        let lines: Vec<_> = source.lines().map(|span| span.of(source.text())).collect();
        assert_eq!(lines, ["перший", "другий", "", "останній"]);
        assert_eq!(source.line_of(0), 1);
        assert_eq!(source.line_of(source.text().find("другий").unwrap()), 2);
        assert_eq!(source.line_of(source.text().len()), 4);
        let byte = source.text().find("ругий").unwrap();
        assert_eq!(
            [byte - 2, byte, byte + 1].map(|at| source.column_of(at)),
            [1, 2, 2]
        );
    }
}
