//! Headers: what a column is called, and what it holds.

use csv::StringRecord;

use super::{rows::reader, trimmed};
use crate::model::{DateField, NameField, TextField};
use crate::text::Span;

mod names;

/// Delimiters, the surest first.
const DELIMITERS: [u8; 3] = [b'\t', b';', b','];

/// The longest header, in bytes, and the longest name of a column in plain words, in characters.
const LONGEST: usize = 20_000;
const LONGEST_NAME: usize = 60;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The identifier of the record.
    Id,
    /// Its type.
    Kind,
    /// A list of names.
    Names(NameField),
    /// The same list with given names in full.
    FullNames(NameField),
    /// A date.
    Date(DateField),
    /// The year of the date of issue.
    Year,
    /// The month of the date of issue, or month and day.
    Month,
    /// The day of the date of issue.
    Day,
    /// The first page.
    FirstPage,
    /// The last page.
    LastPage,
    /// ISSN or ISBN, told apart by their form.
    Numbers(TextField),
    /// A text.
    Text(TextField),
    /// The name of a database, or of a journal where no other column has it.
    Source,
    /// A whole reference, as printed.
    Printed,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// As the header has it.
    pub(super) name: String,
    /// `None` where the name tells nothing.
    pub(super) role: Option<Role>,
}

/// The header of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) columns: Vec<Column>,
    pub(super) delimiter: u8,
    /// Where it stands, without the line end.
    pub(super) span: Span,
    /// Where the rows begin.
    pub(super) end: usize,
}

impl Header {
    /// The first row with something in it, cut at the delimiter that gives the most known columns.
    pub(super) fn find(text: &str) -> Option<Self> {
        let mut start = first_letter(text, 0)?;
        while text[start..].starts_with("# ") {
            start = first_letter(text, start + text[start..].find('\n')?)?;
        }
        let (start, told) = match told_delimiter(&text[start..]) {
            Some((length, delimiter)) => (start + length, Some(delimiter)),
            None => (start, None),
        };
        // A header may begin with an empty cell.
        let line = text[..start].rfind(['\n', '\u{feff}']).map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
        let start = if told.is_some() { start } else { line };
        let all = DELIMITERS.into_iter();
        let tried = all.filter(|delimiter| told.is_none_or(|told| told == *delimiter));
        let headers = tried.filter_map(|delimiter| Self::cut(text, start, delimiter));
        // Of equals the first is taken.
        headers
            .rev()
            .max_by_key(|header| (header.known(), header.len()))
    }

    fn cut(text: &str, start: usize, delimiter: u8) -> Option<Self> {
        let head = &text[start..text.floor_char_boundary(start + LONGEST)];
        let mut reader = reader(head, delimiter, true);
        let mut record = StringRecord::new();
        if !reader.read_record(&mut record).is_ok_and(|more| more) {
            return None;
        }
        let length = usize::try_from(reader.position().byte()).ok()?;
        let whole = start + length == text.len() || length < head.len();
        let names: Vec<&str> = record.iter().map(str::trim).collect();
        whole.then(|| Self {
            columns: columns(&names),
            delimiter,
            span: trimmed(text, Span::new(start, start + length)),
            end: start + length,
        })
    }

    /// Whether a row is the header once more.
    pub(super) fn is(&self, cells: &[String]) -> bool {
        let columns = self.columns.iter().zip(cells);
        cells.len() == self.len() && { columns }.all(|(column, cell)| column.name == cell.trim())
    }

    /// How many columns there are.
    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    /// How many things are known to be in them: two columns of the same count once.
    pub(super) fn known(&self) -> usize {
        let mut roles: Vec<Role> = Vec::new();
        for role in self.columns.iter().filter_map(|column| column.role) {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        roles.len()
    }

    /// Whether it looks like a header rather than a line of text: more than one column, none long, a third of them known.
    pub(super) fn is_likely(&self) -> bool {
        let short = |column: &Column| column.name.chars().count() <= LONGEST_NAME;
        self.len() >= 2 && self.columns.iter().all(short) && self.known() * 3 >= self.len()
    }
}

/// The first byte from `start` on that is no white space.
fn first_letter(text: &str, start: usize) -> Option<usize> {
    let at = text[start..].find(|c: char| !c.is_whitespace() && c != '\u{feff}')?;
    Some(start + at)
}

/// `sep=;`, which spreadsheets put before the header: its length with the line end, and the delimiter.
fn told_delimiter(text: &str) -> Option<(usize, u8)> {
    let rest = text.strip_prefix("sep=")?;
    let delimiter = *rest.as_bytes().first()?;
    let line = rest
        .find('\n')
        .map_or(text.len(), |at| at + "sep=".len() + 1);
    let alone = text[..line].trim_end().len() <= "sep=;".len();
    (alone && DELIMITERS.contains(&delimiter)).then_some((line, delimiter))
}

fn columns(names: &[&str]) -> Vec<Column> {
    let web_of_science = ["AU", "TI", "SO"].iter().all(|tag| names.contains(tag));
    let roles: Vec<Option<Role>> = names
        .iter()
        .map(|name| match web_of_science {
            true => names::web_of_science(name),
            false => names::role(&plain(name)),
        })
        .collect();
    let journal = Some(Role::Text(TextField::ContainerTitle));
    let source = match roles.contains(&journal) {
        true => Role::Text(TextField::Source),
        false => Role::Text(TextField::ContainerTitle),
    };
    let settled = |role: Role| if role == Role::Source { source } else { role };
    let columns = names.iter().zip(roles).enumerate();
    columns
        .map(|(at, (name, role))| Column {
            name: match *name {
                "" => format!("column {}", at + 1),
                name => name.to_owned(),
            },
            role: role.map(settled),
        })
        .collect()
}

/// A name in small letters, with single spaces for everything that is neither letter nor digit: `container-title` and
/// `Container Title` are the same; brackets as in `Автор(и)` part no words.
fn plain(name: &str) -> String {
    let name: String = name
        .chars()
        .take(LONGEST_NAME)
        .filter(|c| !matches!(c, '(' | ')' | '’' | '\'' | '\u{feff}'))
        .flat_map(char::to_lowercase)
        .map(|c| {
            if c.is_alphanumeric() || c == '№' {
                c
            } else {
                ' '
            }
        })
        .collect();
    crate::import::values::squeezed(&name)
}
