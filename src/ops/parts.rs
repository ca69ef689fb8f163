//! An input of any length, part by part.
//!
//! Owns where an input may be parted: a list of records one a line, and a text of references, at the ends of lines. What
//! cannot be parted (a JSON array, UTF-16) is read whole; of BibTeX the text is, and its entries become records one by one.

use std::io::{self, Read};

use crate::diag::Diagnostic;
use crate::import::{self, Decoding, Format, Item, Printed};
use crate::segment;
use crate::text::Source;
use crate::{Error, ErrorKind, Result};

use super::ParseOptions;
use super::gather::{self, Entry};
use super::input::{Input, Stream};

/// How many bytes are read at a time.
const BLOCK: u64 = 1 << 20;

/// How many entries are read in one go.
const PIECE: usize = 64;

/// An entry alone in a part is awaited for so many bytes of text to go on.
const MOST_CARRIED: usize = 4 << 20;

/// A line is awaited for so long; what is longer is no reference, and is parted anywhere.
const LONGEST_LINE: usize = 64 << 20;

/// What was found in some lines of an input, and what was wrong there.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) source: String,
    pub(super) entries: Vec<Entry>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Part {
    /// Cuts it into pieces of so few entries that they keep all cores busy.
    pub(super) fn in_pieces(self) -> impl Iterator<Item = Self> {
        let mut entries = self.entries.into_iter();
        let mut diagnostics = Some(self.diagnostics);
        std::iter::from_fn(move || {
            let piece = Self {
                source: self.source.clone(),
                entries: entries.by_ref().take(PIECE).collect(),
                diagnostics: diagnostics.take().unwrap_or_default(),
            };
            let is_empty = piece.entries.is_empty() && piece.diagnostics.is_empty();
            (!is_empty).then_some(piece)
        })
    }
}

/// The parts of an input. The first error ends it.
pub(super) struct Parts<'a> {
    stream: Stream<'a>,
    options: &'a ParseOptions,
    /// How many bytes are read at a time.
    block: u64,
    /// Bytes that were read and not yet taken.
    bytes: Vec<u8>,
    /// How it is parted, once its beginning was seen.
    parting: Option<Parting>,
    /// Text that may go on in the next part.
    carried: String,
    /// Lines and bytes of text in the parts before.
    lines: usize,
    offset: usize,
    found: usize,
    is_over: bool,
    /// Why it is over before its end.
    broken: Option<io::Error>,
}

#[derive(Clone, Copy)]
struct Parting {
    decoding: Decoding,
    format: Format,
}

impl<'a> Parts<'a> {
    pub(super) fn new(stream: Stream<'a>, options: &'a ParseOptions) -> Self {
        Self {
            stream,
            options,
            block: BLOCK,
            bytes: Vec::new(),
            parting: None,
            carried: String::new(),
            lines: 0,
            offset: 0,
            found: 0,
            is_over: false,
            broken: None,
        }
    }

    fn advance(&mut self) -> Result<Part> {
        let mut diagnostics = Vec::new();
        self.read(self.block);
        let parting = match self.parting {
            Some(parting) => parting,
            None => match self.begin(&mut diagnostics)? {
                Some(parting) => *self.parting.insert(parting),
                None => return self.whole(),
            },
        };
        let end = self.end_of_lines();
        self.carried
            .push_str(&parting.decoding.text(&self.bytes[..end]));
        self.bytes.drain(..end);
        let source = Source::new(&self.stream.name, std::mem::take(&mut self.carried));
        let mut part = self.part(&source, parting.format)?;
        self.found += part.entries.len();
        part.diagnostics.extend(self.broken());
        part.diagnostics.splice(0..0, diagnostics);
        if self.is_over && self.found == 0 && parting.format == Format::Text {
            part.diagnostics.push(gather::nothing(&source));
        }
        Ok(part)
    }

    /// Reads some more. What breaks off is over; what came before is read all the same.
    fn read(&mut self, most: u64) {
        let before = self.bytes.len();
        let mut block = self.stream.reader.by_ref().take(most);
        self.broken = block.read_to_end(&mut self.bytes).err();
        let read = (self.bytes.len() - before) as u64;
        self.is_over = read < most || self.broken.is_some();
    }

    /// What is to be said of an input that broke off.
    fn broken(&mut self) -> Option<Diagnostic> {
        let cause = self.broken.take()?;
        let message = format!("cannot be read on: {cause}");
        Some(gather::unreadable_because(message))
    }

    /// How the input can be parted, by what its beginning looks like; none where it cannot.
    fn begin(&self, diagnostics: &mut Vec<Diagnostic>) -> Result<Option<Parting>> {
        let (name, options) = (&self.stream.name, self.options);
        let import = &options.import;
        let binary = import.from.map(Format::is_binary);
        if binary.unwrap_or_else(|| import::sniff_bytes(&self.bytes).is_some()) {
            return Ok(None);
        }
        let (decoding, said) = Decoding::of(&self.bytes, name, import.encoding.as_deref())?;
        let format = match import.from {
            Some(format) => format,
            None if options.one_per_line => Format::Text,
            None => import::sniff(&Source::new(name, decoding.text(&self.bytes)))?,
        };
        let lines = matches!(format, Format::Text | Format::Ndjson);
        if lines && decoding.parts_at_line_feeds() && !self.has_heading(format, decoding) {
            *diagnostics = said;
            return Ok(Some(Parting { decoding, format }));
        }
        Ok(None)
    }

    /// Whether the input is a document in which a list stands under a heading: only the whole tells where it ends.
    fn has_heading(&self, format: Format, decoding: Decoding) -> bool {
        format == Format::Text
            && !self.options.one_per_line
            && segment::has_heading(&Source::new(&self.stream.name, decoding.text(&self.bytes)))
    }

    fn whole(&mut self) -> Result<Part> {
        self.read(u64::MAX);
        self.is_over = true;
        let input = Input::new(&self.stream.name, std::mem::take(&mut self.bytes));
        let mut part = gather::part(&input, self.options)?;
        part.diagnostics.extend(self.broken());
        Ok(part)
    }

    /// Where the whole lines end among the bytes that were read; more are read until there is one.
    fn end_of_lines(&mut self) -> usize {
        let mut from = 0;
        while !self.is_over {
            let feed = self.bytes[from..].iter().rposition(|byte| *byte == b'\n');
            match feed {
                Some(at) => return from + at + 1,
                None if self.bytes.len() > LONGEST_LINE => break,
                None => {
                    from = self.bytes.len();
                    self.read(self.block);
                }
            }
        }
        self.bytes.len()
    }

    /// What is found in the lines of a part; an entry that the next part may go on with is carried there.
    fn part(&mut self, source: &Source, format: Format) -> Result<Part> {
        let (entries, more, end) = match format {
            Format::Text => self.strings(source),
            _ => records(source, self.found)?,
        };
        let (taken, carried) = source.text().split_at(end);
        let mut diagnostics = import::damage(&Source::new(source.name(), taken));
        diagnostics.extend(more);
        for said in &mut diagnostics {
            said.span = said.span.map(|span| span.shifted(self.offset));
            said.line = said.line.map(|line| line + self.lines);
        }
        self.lines += taken.matches('\n').count();
        self.offset += taken.len();
        carried.clone_into(&mut self.carried);
        Ok(Part {
            source: self.stream.name.clone(),
            entries,
            diagnostics,
        })
    }

    /// The references in some lines, at their places in the whole.
    fn strings(&self, source: &Source) -> Found {
        let one_per_line = self.options.one_per_line;
        let (mut raws, diagnostics) = match one_per_line {
            true => (segment::lines(source), Vec::new()),
            false => segment::references(source),
        };
        let mut end = source.text().len();
        let carries = raws.len() > 1 || end < MOST_CARRIED;
        if !one_per_line && !self.is_over && carries {
            let last = raws.pop().map_or(end, |last| last.span.start);
            let feed = source.text()[..last].rfind('\n').map_or(0, |feed| feed + 1);
            // Other marks than a line feed end lines too; what was taken is not taken again.
            end = raws.last().map_or(feed, |kept| kept.span.end.max(feed));
        }
        for raw in &mut raws {
            raw.span = raw.span.shifted(self.offset);
            raw.line += self.lines;
        }
        let printed = |raw| Entry::Printed(Box::new(Printed::plain(raw)));
        let entries = raws.into_iter().map(printed).collect();
        let diagnostics = diagnostics.into_iter();
        let told = diagnostics.filter(|said| said.code != gather::NOTHING);
        (entries, told.collect(), end)
    }

    /// An input that cannot be read, or read on, is a remark; what is wrong with the options is an error.
    fn failed(&mut self, error: Error) -> Result<Part> {
        self.is_over = true;
        if error.kind() == ErrorKind::Usage {
            return Err(error);
        }
        Ok(Part {
            source: self.stream.name.clone(),
            entries: Vec::new(),
            diagnostics: vec![gather::unreadable(&self.stream.name, &error)],
        })
    }
}

/// Entries, what is wrong with them, and where the text ends that they were taken from.
type Found = (Vec<Entry>, Vec<Diagnostic>, usize);

/// The records in some lines, before which so many were found.
fn records(source: &Source, before: usize) -> Result<Found> {
    let found = import::read_lines(source, before);
    let entries = found.items.into_iter().filter_map(|item| match item {
        Item::Record(record) => Some(Entry::Record(record)),
        _ => None,
    });
    Ok((entries.collect(), found.diagnostics, source.text().len()))
}

impl Iterator for Parts<'_> {
    type Item = Result<Part>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        Some(self.advance().or_else(|error| self.failed(error)))
    }
}

#[cfg(test)]
mod tests;
