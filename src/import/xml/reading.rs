//! From the records of an XML text to what was found in it: places, faults, remarks.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::pull::{Fault, IsRecord, Oddity, Piece, Records};
use super::tree::Element;
use crate::diag::{Diagnostic, Severity};
use crate::import::{Format, Found, Item, Printed, Reject};
use crate::model::{Place, RawReference};
use crate::text::{Source, Span};
use crate::{Error, ErrorKind, Result};

/// The most bytes of a text.
const TEXT_LIMIT: usize = 256 << 20;

/// So many faults outside of records are told of one by one, and so many entities by name.
const MOST_REPORTS: usize = 8;

/// On a longer line no column is told: counting would take too long.
const LONGEST_LINE: usize = 1 << 14;

/// Which elements are records.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// The names that they may have.
    pub(super) names: &'static [&'static str],
    /// Whether an element of such a name is one.
    pub(super) is_record: IsRecord,
    /// What they are called where there is none.
    pub(super) what: &'static str,
}

/// A text that is being read.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) source: &'a Source,
    found: Found,
    /// What is no XML and was read all the same: where first, and how often.
    oddities: BTreeMap<String, (usize, usize)>,
    faults_outside: usize,
}

/// Reads the records of a text one by one.
///
/// # Errors
/// [`ErrorKind::Input`] for a text that is no XML, or too long.
pub(super) fn read(
    source: &Source,
    format: Format,
    wanted: Wanted,
    mut take: impl FnMut(&mut Reading<'_>, &Element<'_>),
) -> Result<Found> {
    check(source)?;
    let mut reading = Reading {
        source,
        found: Found::new(format),
        oddities: BTreeMap::new(),
        faults_outside: 0,
    };
    for piece in Records::new(source.text(), wanted.names, wanted.is_record) {
        match piece {
            Piece::Record(record) => take(&mut reading, &record),
            Piece::Fault(fault) => reading.fault(&fault),
            Piece::Oddity(at, oddity) => reading.odd(at, &oddity),
        }
    }
    Ok(reading.finish(wanted.what))
}

fn check(source: &Source) -> Result<()> {
    let fail = |message: String| Err(Error::new(ErrorKind::Input, message).about(source.name()));
    let text = source.text();
    if text.len() > TEXT_LIMIT {
        let limit = TEXT_LIMIT >> 20;
        return fail(format!(
            "more than {limit} MB of XML; split it into smaller files"
        ));
    }
    let begin = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !begin.is_empty() && !begin.starts_with('<') {
        return fail("this is no XML: it does not begin with `<`".to_owned());
    }
    Ok(())
}

impl Reading<'_> {
    /// Adds a record with its place.
    pub(super) fn record(&mut self, draft: Draft, span: Span) {
        let mut record = draft.record;
        record.evidence.place = Some(Place {
            source: self.source.name().to_owned(),
            line: self.source.line_of(span.start),
            span,
        });
        self.found.push_record(record);
    }

    /// Adds a string that is still to be parsed.
    pub(super) fn printed(
        &mut self,
        text: String,
        links: Vec<String>,
        known: Draft,
        list: usize,
        span: Span,
    ) {
        let line = self.source.line_of(span.start);
        let raw = RawReference {
            text,
            span,
            line,
            list,
        };
        let known = (!known.is_empty()).then(|| Box::new(known.record));
        let printed = Printed { raw, links, known };
        self.found.items.push(Item::Printed(Box::new(printed)));
    }

    /// The id of a record that has none of its own.
    pub(super) fn next_id(&self) -> String {
        format!("ref-{}", self.found.items.len() + 1)
    }

    /// Tells of something, with its place.
    pub(super) fn say(
        &mut self,
        code: &'static str,
        severity: Severity,
        message: String,
        at: usize,
    ) {
        let line = self.source.line_of(at);
        let said = Diagnostic::new(code, severity, message);
        let said = said.at(Span::new(at, at)).on_line(line);
        let said = match column(self.source.text(), at) {
            Some(column) => said.in_column(column),
            None => said,
        };
        self.found.diagnostics.push(said);
    }

    fn fault(&mut self, fault: &Fault) {
        let Some(lost) = fault.lost else {
            self.faults_outside += 1;
            if self.faults_outside <= MOST_REPORTS {
                let message = format!("broken XML outside of the entries: {}", fault.reason);
                self.say("xml-syntax", Severity::Warning, message, fault.at);
            }
            return;
        };
        let message = format!("broken XML, the entry is left out: {}", fault.reason);
        self.say("xml-syntax", Severity::Error, message, fault.at);
        self.found.rejects.push(Reject {
            text: lost.of(self.source.text()).to_owned(),
            line: self.source.line_of(lost.start),
            reason: fault.reason.clone(),
        });
    }

    fn odd(&mut self, at: usize, oddity: &Oddity) {
        let what = match oddity {
            Oddity::Ampersand => {
                "`&` that begins no entity was read as it stands; write `&amp;`".to_owned()
            }
            Oddity::Declarations => {
                "the document declares entities of its own; they are not expanded".to_owned()
            }
            Oddity::Entity(name) => {
                let name = &name[..name.floor_char_boundary(48)];
                format!("nothing tells what `&{name};` stands for; it was kept as it stands")
            }
        };
        if self.oddities.len() < MOST_REPORTS || self.oddities.contains_key(&what) {
            self.oddities.entry(what).or_insert((at, 0)).1 += 1;
        }
    }

    fn finish(mut self, what: &str) -> Found {
        for (message, (at, count)) in std::mem::take(&mut self.oddities) {
            let message = match count {
                1 => message,
                _ => format!("{message} ({count} times)"),
            };
            self.say("xml-entity", Severity::Warning, message, at);
        }
        if let Some(more) = self
            .faults_outside
            .checked_sub(MOST_REPORTS)
            .filter(|more| *more > 0)
        {
            let message = format!("{more} more faults outside of the entries");
            self.found
                .diagnostics
                .push(Diagnostic::new("xml-syntax", Severity::Warning, message));
        }
        if self.found.items.is_empty() && self.found.rejects.is_empty() {
            let message = format!("no {what} was found in it");
            let said = Diagnostic::new("no-references", Severity::Error, message);
            self.found.diagnostics.push(said.on_line(1));
        }
        self.found
    }
}

/// The character of its line that a byte belongs to, counted from 1; none on a very long line.
fn column(text: &str, at: usize) -> Option<usize> {
    let at = text.floor_char_boundary(at);
    let from = text.ceil_char_boundary(at.saturating_sub(LONGEST_LINE));
    let line = match text[from..at].rfind('\n') {
        Some(feed) => &text[from + feed + 1..at],
        None if from == 0 => &text[..at],
        None => return None,
    };
    Some(line.chars().count() + 1)
}
