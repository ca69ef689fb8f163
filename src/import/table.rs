//! Tables: CSV and TSV with a header.
//!
//! The header tells what the columns are, be it that of Zotero, Scopus, Web of Science, PubMed, OpenAlex, of CSL or
//! BibTeX, or in plain words, Ukrainian or English. A column that nobody knows is kept under `custom` by its own name; one that
//! holds whole references gives strings that are still to be parsed. The crate `csv` reads the syntax.

mod header;
mod kinds;
mod lists;
mod row;
mod rows;

#[cfg(test)]
mod tests;

use super::{Format, Found, Item, Printed, Reject};
use crate::diag::{Diagnostic, Severity};
use crate::model::{Place, RawReference};
use crate::text::{Source, Span};
use crate::{Error, ErrorKind, Result};

use header::Header;
use row::Made;
use rows::{Row, Rows};

/// Which table a text is, by its header; a name that ends in `.csv` or `.tsv` makes one known column enough.
pub(super) fn sniff(source: &Source) -> Option<Format> {
    let text = source.text();
    let header = Header::find(text)?;
    let name = source.name().to_lowercase();
    let named = [".csv", ".tsv", ".tab"]
        .iter()
        .any(|end| name.ends_with(end));
    let enough = match named {
        true => header.known() >= 1,
        false => header.known() >= 2 && header.is_likely(),
    };
    let format = match header.delimiter {
        b'\t' if header.len() > 1 => Format::Tsv,
        _ => Format::Csv,
    };
    (enough && (named || rows_fit(text, &header))).then_some(format)
}

/// Whether one of the first rows has as many cells as the header, or there is none.
fn rows_fit(text: &str, header: &Header) -> bool {
    const LOOKED_AT: usize = 5;
    let mut rows = Rows::new(text, header.end, header.delimiter, header.len()).take(LOOKED_AT);
    let first = rows.next();
    let fits = |row: &Row| row.cells.len() == header.len();
    first.as_ref().is_none_or(fits) || rows.any(|row| fits(&row))
}

/// Reads a record a row.
///
/// # Errors
/// [`ErrorKind::Input`] when no column of the header is known.
pub(super) fn read(format: Format, source: &Source) -> Result<Found> {
    let mut found = Found::new(format);
    if source
        .text()
        .trim_matches(['\u{feff}', ' ', '\n', '\r', '\t'])
        .is_empty()
    {
        return Ok(found);
    }
    let header = Header::find(source.text()).filter(|header| header.known() > 0);
    let Some(header) = header else {
        let message = "the first row names no column that is known; give it a header such as `author,title,year`";
        return Err(Error::new(ErrorKind::Input, message).about(source.name()));
    };
    let rows = Rows::new(source.text(), header.end, header.delimiter, header.len());
    // A header may stand over every row, under the remark why the row was given back to be mended.
    for row in rows.filter(|row| !is_remark(&row.cells) && !header.is(&row.cells)) {
        take(&mut found, source, &header, &row);
    }
    Ok(found)
}

fn take(found: &mut Found, source: &Source, header: &Header, row: &Row) {
    let line = source.line_of(row.span.start);
    if row.cells.len() != header.len() {
        return reject(found, source, header, row, line);
    }
    let number = found.items.len() + found.rejects.len() + 1;
    let Some(mut made) = row::make(header, &row.cells, format!("ref-{number}")) else {
        return;
    };
    let open = row.open.then(|| {
        let message =
            "a quotation mark is not closed; it is passed over, and the row ends with its line";
        Diagnostic::new("open-quote", Severity::Warning, message)
    });
    let said = open
        .into_iter()
        .chain(std::mem::take(&mut made.diagnostics));
    let said = said.map(|said| said.at(row.span).on_line(line));
    found.diagnostics.extend(said);
    found.items.push(item(source, row.span, line, made));
}

/// A record, or a string that is still to be parsed with the record as what is known.
fn item(source: &Source, span: Span, line: usize, made: Made) -> Item {
    let mut record = made.record;
    let Some(text) = made.printed else {
        record.evidence.place = Some(Place {
            source: source.name().to_owned(),
            line,
            span,
        });
        return Item::Record(Box::new(record));
    };
    let raw = RawReference {
        text,
        span,
        line,
        list: 0,
    };
    let known = row::says_something(&record).then(|| Box::new(record));
    let links = Vec::new();
    Item::Printed(Box::new(Printed { raw, links, known }))
}

/// Rejects a row. Its header goes with it: without one nobody could read it again.
fn reject(found: &mut Found, source: &Source, header: &Header, row: &Row, line: usize) {
    let message = format!(
        "the row has {} cells and the header {}; put cells that hold the delimiter in quotation marks; the row is left out",
        row.cells.len(),
        header.len()
    );
    let names = header.span.of(source.text());
    found.rejects.push(Reject {
        text: format!("{names}\n{}", row.span.of(source.text())),
        line,
        reason: message.clone(),
    });
    let said = Diagnostic::new("row-length", Severity::Error, message);
    found.diagnostics.push(said.at(row.span).on_line(line));
}

/// Whether a row is a remark: `# …`.
fn is_remark(cells: &[String]) -> bool {
    cells.first().is_some_and(|cell| cell.starts_with("# "))
}

/// The span without line ends before and after.
fn trimmed(text: &str, span: Span) -> Span {
    let body = span.of(text);
    let start = span.start + (body.len() - body.trim_start_matches(['\r', '\n']).len());
    let body = &text[start..span.end];
    Span::new(start, start + body.trim_end_matches(['\r', '\n']).len())
}
