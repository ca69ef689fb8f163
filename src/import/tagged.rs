//! Formats of a field a line behind a tag: RIS, NBIB, EndNote's tagged export.
//!
//! Owns the cutting of such files into entries and fields, and what the tags mean. EndNote's tags are read as the tags of
//! RIS that stand for the same field. Values are read by `values`.

mod cut;
mod enw;
mod fields;
mod kinds;
mod nbib;
mod ris;
mod sheet;

#[cfg(test)]
mod tests;

use super::{Format, Found, Reject};
use crate::diag::{Diagnostic, Severity};
use crate::model::{Place, Reference};
use crate::text::Source;

use cut::{Dialect, Entry};
use sheet::Sheet;

/// How many lines with something on them are looked at.
const HEAD: usize = 60;

/// Which of them a text is, by its first lines.
pub(super) fn sniff(text: &str) -> Option<Format> {
    let text = text.trim_start_matches('\u{feff}');
    let head: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with("# "))
        .take(HEAD)
        .collect();
    if ris::is(&head) {
        Some(Format::Ris)
    } else if nbib::is(&head) {
        Some(Format::Nbib)
    } else {
        enw::is(&head).then_some(Format::Enw)
    }
}

/// Reads RIS.
pub(super) fn read_ris(source: &Source) -> Found {
    read(source, Format::Ris, Dialect::Ris, |entry, id| {
        ris::record(Sheet::of_ris(entry, id))
    })
}

/// Reads the format of PubMed.
pub(super) fn read_nbib(source: &Source) -> Found {
    read(source, Format::Nbib, Dialect::Nbib, nbib::record)
}

/// Reads EndNote's tagged export.
pub(super) fn read_enw(source: &Source) -> Found {
    read(source, Format::Enw, Dialect::Enw, |entry, id| {
        ris::record(enw::sheet(entry, id))
    })
}

/// Reads every entry; `record` makes one of an entry and the id that it gets where it has none.
fn read(
    source: &Source,
    format: Format,
    dialect: Dialect,
    record: impl Fn(&Entry, String) -> (Reference, Vec<Diagnostic>),
) -> Found {
    let cut = cut::entries(source, dialect);
    let mut found = Found::new(format);
    outside(&mut found, source, &cut.outside);
    for (at, entry) in cut.entries.iter().enumerate() {
        take(&mut found, source, entry, dialect, |entry| {
            record(entry, format!("ref-{}", at + 1))
        });
    }
    if cut.entries.is_empty() && !source.text().trim().is_empty() {
        let message = format!(
            "no record was found: one begins with `{}`",
            dialect.first_tag()
        );
        let nothing = Diagnostic::new("no-records", Severity::Error, message);
        found.diagnostics.push(nothing.on_line(1));
    }
    found
}

fn take(
    found: &mut Found,
    source: &Source,
    entry: &Entry,
    dialect: Dialect,
    record: impl Fn(&Entry) -> (Reference, Vec<Diagnostic>),
) {
    let line = source.line_of(entry.span.start);
    let place = |diagnostic: Diagnostic| diagnostic.at(entry.span).on_line(line);
    if entry.is_empty() {
        let reason = "the record has no fields; it is left out".to_owned();
        found.rejects.push(Reject {
            text: entry.span.of(source.text()).to_owned(),
            line,
            reason: reason.clone(),
        });
        let empty = Diagnostic::new("record-empty", Severity::Error, reason);
        return found.diagnostics.push(place(empty));
    }
    let (mut record, said) = record(entry);
    record.evidence.place = Some(Place {
        source: source.name().to_owned(),
        line,
        span: entry.span,
    });
    let unended = (!entry.ended && dialect == Dialect::Ris).then(|| {
        let message = "the record has no `ER  -` line; it is read up to the next one";
        Diagnostic::new("record-unended", Severity::Note, message)
    });
    let said = said.into_iter().chain(unended);
    found.diagnostics.extend(said.map(place));
    found.push_record(record);
}

/// Says once that there are lines that belong to no record.
fn outside(found: &mut Found, source: &Source, lines: &[crate::text::Span]) {
    let Some(&first) = lines.first() else {
        return;
    };
    let text = first.of(source.text()).trim();
    let shown: String = text.chars().take(60).collect();
    let message = match lines.len() {
        1 => format!("a line belongs to no record: {shown}"),
        count => format!("{count} lines belong to no record; the first: {shown}"),
    };
    let said = Diagnostic::new("line-outside-record", Severity::Warning, message);
    let line = source.line_of(first.start);
    found.diagnostics.push(said.at(first).on_line(line));
}
