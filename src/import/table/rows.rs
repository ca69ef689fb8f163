//! Rows of a table, each with its place.

use csv::{ReaderBuilder, StringRecord};

use crate::text::Span;

use super::trimmed;

/// How often a text may be gone over for the sake of quotation marks that are not closed, before they are taken for
/// letters.
const MOST_TIMES_OVER: usize = 8;

/// A row: its cells, and its bytes without the line end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    pub(super) span: Span,
    /// Whether a quotation mark in it is never closed, and was passed over.
    pub(super) open: bool,
}

/// The rows of a text from some byte on; rows without a single letter are passed over.
///
/// A quotation mark that is never closed makes one row of all that follows. Such a row has not as many cells as the
/// header; then its first line alone is that row, and reading goes on behind it.
pub(super) struct Rows<'a> {
    text: &'a str,
    delimiter: u8,
    cells: usize,
    /// The byte at which `reader` began.
    base: usize,
    reader: csv::Reader<&'a [u8]>,
    /// How many bytes may still be read again.
    again: usize,
}

impl<'a> Rows<'a> {
    /// Begins at a byte; `cells` is how many a sound row has.
    pub(super) fn new(text: &'a str, start: usize, delimiter: u8, cells: usize) -> Self {
        Self {
            text,
            delimiter,
            cells,
            base: start,
            reader: reader(&text[start..], delimiter, true),
            again: text.len().saturating_mul(MOST_TIMES_OVER),
        }
    }

    /// The next row as the crate reads it.
    fn step(&mut self) -> Option<Row> {
        let mut record = StringRecord::new();
        let read = self.reader.read_record(&mut record);
        if !read.is_ok_and(|more| more) {
            return None;
        }
        let byte = |place: &csv::Position| usize::try_from(place.byte()).unwrap_or(0);
        let start = self.base + record.position().map_or(0, byte);
        let end = self.base + byte(self.reader.position());
        Some(Row {
            cells: record.iter().map(str::to_owned).collect(),
            span: trimmed(self.text, Span::new(start, end)),
            open: false,
        })
    }

    /// Begins anew at a byte.
    fn begin_at(&mut self, start: usize) {
        self.base = start;
        let quoted = self.again > 0;
        self.reader = reader(&self.text[start..], self.delimiter, quoted);
    }

    /// The row, or its first line where several lines came together that do not make one.
    fn mended(&mut self, row: Row) -> Row {
        let text = row.span.of(self.text);
        let Some(line_end) = text.find('\n').filter(|_| row.cells.len() != self.cells) else {
            return row;
        };
        self.again = self.again.saturating_sub(text.len());
        let line = Span::new(row.span.start, row.span.start + line_end);
        self.begin_at(line.end + 1);
        let span = trimmed(self.text, line);
        let mut literal = StringRecord::new();
        let mut reader = reader(span.of(self.text), self.delimiter, false);
        let read = reader.read_record(&mut literal);
        let cells = literal.iter().map(|cell| cell.trim_matches('"').to_owned());
        match read.is_ok_and(|more| more) {
            true => Row {
                cells: cells.collect(),
                span,
                open: true,
            },
            false => row,
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        loop {
            let mut row = self.step()?;
            let empty = |cell: &String| cell.trim().is_empty();
            // Spreadsheets fill rows up with empty cells.
            while row.cells.len() > self.cells && row.cells.last().is_some_and(empty) {
                row.cells.pop();
            }
            if !row.cells.iter().all(empty) {
                return Some(self.mended(row));
            }
        }
    }
}

/// A reader of one delimiter; without quotation marks each line is a row.
pub(super) fn reader(text: &str, delimiter: u8, quoted: bool) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .quoting(quoted)
        .from_reader(text.as_bytes())
}
