//! Tables for people: which columns a command shows, and how they are drawn. Text from outside is escaped.

mod scored;
mod stored;

use comfy_table::{
    Attribute, Cell, Color, ColumnConstraint, ContentArrangement, Table, Width, presets,
};
use posyl::model::{LinkVerdict, Reference, ResolutionVerdict, TextField};
use posyl::text::tags::without_tags;

pub(crate) use scored::{confused, scored};
pub(crate) use stored::imported;

use super::columns::{Column, widths};
use super::sanitise::one_line;
use super::words::{link_reason, remarks, resolution_reason, short, when, who, within};

/// How wide a table is that goes to no terminal.
const WIDTH: u16 = 110;

/// Narrower terminals get that width too: a table would be all height.
const NARROW: u16 = 60;

/// Fields with a greater confidence need no look.
const WELL_SURE: f32 = 0.9;

/// How a cell is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    Plain,
    Good,
    Bad,
    Doubtful,
}

/// A table before it is drawn.
#[derive(Debug)]
pub(crate) struct Sheet {
    columns: Vec<Column>,
    rows: Vec<Vec<(String, Tone)>>,
}

impl Sheet {
    fn new(columns: &[Column]) -> Self {
        Self {
            columns: columns.to_vec(),
            rows: Vec::new(),
        }
    }

    fn row<const N: usize>(&mut self, cells: [(String, Tone); N]) {
        self.rows.push(cells.to_vec());
    }

    /// Draws it, as wide as the terminal where there is one.
    pub(crate) fn draw(&self, terminal: bool, color: bool) -> String {
        let mut table = Table::new();
        let headings = self.columns.iter();
        table
            .load_style(presets::UTF8_BORDERS_ONLY)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_header(headings.map(|column| heading(column.heading, color)));
        if !terminal {
            table.force_no_tty();
        }
        // Some terminals say that they are 0 wide.
        let width = table
            .width()
            .filter(|width| terminal && *width >= NARROW)
            .unwrap_or(WIDTH);
        table.set_width(width);
        for row in &self.rows {
            table.add_row(row.iter().map(|(text, tone)| cell(text, *tone, color)));
        }
        let widths = widths(&self.columns, &self.contents(&table), width);
        for (column, width) in table.column_iter_mut().zip(widths) {
            column.set_constraint(match width {
                // A space on each side is counted in.
                Some(width) => ColumnConstraint::Absolute(Width::Fixed(width + 2)),
                None => ColumnConstraint::Hidden,
            });
        }
        format!("{}\n", table.trim_fmt())
    }

    /// How wide the columns' contents are; 0 where nothing but the heading stands.
    fn contents(&self, table: &Table) -> Vec<u16> {
        let is_empty = |at: usize| {
            let mut cells = self.rows.iter().map(|row| &row[at].0);
            !self.rows.is_empty() && cells.all(String::is_empty)
        };
        let widths = table.column_max_content_widths().into_iter().enumerate();
        widths
            .map(|(at, width)| if is_empty(at) { 0 } else { width })
            .collect()
    }
}

fn heading(title: &str, color: bool) -> Cell {
    let cell = Cell::new(title);
    if color {
        cell.add_attribute(Attribute::Bold)
    } else {
        cell
    }
}

fn cell(text: &str, tone: Tone, color: bool) -> Cell {
    let cell = Cell::new(one_line(text));
    match tone {
        _ if !color => cell,
        Tone::Plain => cell,
        Tone::Good => cell.fg(Color::Green),
        Tone::Bad => cell.fg(Color::Red),
        Tone::Doubtful => cell.fg(Color::Yellow),
    }
}

/// What was read from each reference.
pub(crate) fn parsed(records: &[Reference]) -> Sheet {
    let mut sheet = Sheet::new(&[
        Column::fixed("id", 16),
        Column::shared("who", 2, 13),
        Column::fixed("when", 10),
        Column::shared("title", 5, 28),
        Column::shared("in", 3, 14).dispensable(),
        Column::fixed("type", 10).dispensable(),
        Column::fixed("doubtful", 10),
    ]);
    for record in records {
        sheet.row([
            plain(&record.id),
            plain(&who(record)),
            plain(&when(record)),
            plain(&without_tags(record.text(TextField::Title).unwrap_or("—"))),
            plain(&without_tags(within(record))),
            plain(&record.kind.as_str().replace(['-', '_'], " ")),
            least_sure(record),
        ]);
    }
    sheet
}

/// What the registries say of each record.
pub(crate) fn resolved(records: &[Reference]) -> Sheet {
    let mut sheet = Sheet::new(&[
        Column::fixed("id", 16),
        Column::shared("reference", 4, 20),
        Column::shared("DOI", 5, 16),
        Column::fixed("verdict", 20),
        Column::shared("why", 3, 14),
    ]);
    for record in records {
        sheet.row([
            plain(&record.id),
            plain(&short(record)),
            plain(record.text(TextField::Doi).unwrap_or("—")),
            resolution(record),
            plain(&resolution_reason(record)),
        ]);
    }
    sheet
}

/// What the web says of each link.
pub(crate) fn checked(records: &[Reference]) -> Sheet {
    let mut sheet = Sheet::new(&[
        Column::fixed("id", 16),
        Column::shared("link", 1, 24),
        Column::fixed("verdict", 13),
        Column::shared("what was seen", 1, 24),
    ]);
    for record in records {
        for link in record.evidence.links.iter().flatten() {
            sheet.row([
                plain(&record.id),
                plain(&link.url),
                (link.verdict.to_string(), link_tone(link.verdict)),
                plain(&link_reason(link)),
            ]);
        }
    }
    sheet
}

/// Both, one row for each record.
pub(crate) fn audited(records: &[Reference]) -> Sheet {
    let mut sheet = Sheet::new(&[
        Column::fixed("id", 16),
        Column::shared("reference", 3, 20),
        Column::fixed("registries", 20),
        Column::fixed("links", 14),
        Column::shared("what to look at", 4, 18),
    ]);
    for record in records {
        sheet.row([
            plain(&record.id),
            plain(&short(record)),
            resolution(record),
            links(record),
            plain(&remarks(record)),
        ]);
    }
    sheet
}

fn plain(text: &str) -> (String, Tone) {
    (text.to_owned(), Tone::Plain)
}

/// The field that the parser is least sure of, where that is worth a look.
fn least_sure(record: &Reference) -> (String, Tone) {
    let least = record
        .evidence
        .confidence
        .iter()
        .min_by(|a, b| a.1.total_cmp(b.1));
    match least {
        Some((field, sure)) if *sure < WELL_SURE => {
            (format!("{field} {:.0} %", sure * 100.0), Tone::Doubtful)
        }
        _ => plain(""),
    }
}

fn resolution(record: &Reference) -> (String, Tone) {
    match &record.evidence.resolution {
        Some(found) => (found.verdict.to_string(), resolution_tone(found.verdict)),
        None => plain("—"),
    }
}

fn resolution_tone(verdict: ResolutionVerdict) -> Tone {
    match verdict {
        ResolutionVerdict::Confirmed => Tone::Good,
        _ if verdict.is_finding() => Tone::Bad,
        _ if verdict.is_inconclusive() => Tone::Doubtful,
        _ => Tone::Plain,
    }
}

fn link_tone(verdict: LinkVerdict) -> Tone {
    match verdict {
        LinkVerdict::Ok => Tone::Good,
        _ if verdict.is_finding() => Tone::Bad,
        _ if verdict.is_inconclusive() => Tone::Doubtful,
        _ => Tone::Plain,
    }
}

/// All links of a record in one cell, the tone that of the worst.
fn links(record: &Reference) -> (String, Tone) {
    let verdicts: Vec<_> = record
        .evidence
        .links
        .iter()
        .flatten()
        .map(|link| link.verdict)
        .collect();
    let worst = [Tone::Bad, Tone::Doubtful, Tone::Good]
        .into_iter()
        .find(|tone| verdicts.iter().any(|verdict| link_tone(*verdict) == *tone));
    let words: Vec<_> = verdicts.iter().map(|verdict| verdict.as_str()).collect();
    match words.as_slice() {
        [] => plain("—"),
        _ => (words.join(", "), worst.unwrap_or(Tone::Plain)),
    }
}

#[cfg(test)]
mod tests {
    use posyl::model::{Date, DateField, Kind, LinkReport, Name, NameField};

    use super::*;

    #[test]
    fn a_row_tells_a_record_and_escapes_what_is_dangerous() {
        let mut record = Reference::new("ref-1", Kind::Webpage);
        record.set_text(TextField::Title, "Назва\u{1b}[31m\nі далі");
        record.names.insert(
            NameField::Author,
            vec![
                Name::literal("Дія"),
                Name::person("Їжак", "Ґ."),
                Name::default(),
            ],
        );
        record.dates.insert(DateField::Issued, Date::year(2023));
        let drawn = parsed(&[record]).draw(false, false);
        assert!(drawn.contains("Дія et al."), "{drawn}");
        assert!(drawn.contains("Назва\\u001b[31m і далі"), "{drawn}");
        assert!(!drawn.contains('\u{1b}'), "{drawn}");
    }

    #[test]
    fn the_worst_link_gives_the_tone() {
        let mut record = Reference::new("ref-1", Kind::Webpage);
        record.evidence.links = Some(vec![
            LinkReport::new("https://a.ua/", LinkVerdict::Ok),
            LinkReport::new("https://b.ua/", LinkVerdict::Gone),
        ]);
        assert_eq!(links(&record), ("ok, gone".to_owned(), Tone::Bad));
    }
}
