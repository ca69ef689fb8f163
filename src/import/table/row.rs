//! A row as a record.

use super::header::{Header, Role};
use super::{kinds, lists};
use crate::diag::Diagnostic;
use crate::import::values::{self, Making};
use crate::model::{DateField, Kind, NameField, Reference, TextField};

/// What a row made.
pub(super) struct Made {
    pub(super) record: Reference,
    /// The whole reference as printed, if the row is little more.
    pub(super) printed: Option<String>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// A cell with something in it.
struct Cell<'a> {
    name: &'a str,
    role: Option<Role>,
    value: &'a str,
}

/// Makes the record of a row; `None` where it says nothing.
pub(super) fn make(header: &Header, cells: &[String], id: String) -> Option<Made> {
    let columns = header.columns.iter().zip(cells);
    let cells: Vec<Cell<'_>> = columns
        .map(|(column, value)| Cell {
            name: &column.name,
            role: column.role,
            value: value.trim(),
        })
        .filter(|cell| !cell.value.is_empty())
        .collect();
    if cells.is_empty() {
        return None;
    }
    let mut making = Making::new(id);
    let printed = take_printed(&mut making, &cells);
    cells.iter().for_each(|cell| take(&mut making, cell));
    take_names(&mut making, &cells);
    take_issued(&mut making, &cells);
    take_pages(&mut making, &cells);
    take_kind(&mut making, &cells, printed.is_some());
    Some(Made {
        record: making.record,
        printed,
        diagnostics: making.diagnostics,
    })
}

/// Whether a record holds anything.
pub(super) fn says_something(record: &Reference) -> bool {
    !record.texts.is_empty()
        || !record.names.is_empty()
        || !record.dates.is_empty()
        || !record.custom.is_empty()
        || record.kind != Kind::Document
}

/// The reference as printed, unless author and title stand in columns of their own: then it is kept.
fn take_printed(making: &mut Making, cells: &[Cell<'_>]) -> Option<String> {
    let has = |wanted: fn(Role) -> bool| cells.iter().any(|cell| cell.role.is_some_and(wanted));
    let titled = has(|role| role == Role::Text(TextField::Title));
    let authored = has(|role| matches!(role, Role::Names(_) | Role::FullNames(_)));
    let mut printed = None;
    for cell in cells.iter().filter(|cell| cell.role == Some(Role::Printed)) {
        match titled && authored || printed.is_some() {
            true => making.keep(cell.name, cell.value),
            false => printed = Some(values::squeezed(cell.value)),
        }
    }
    printed
}

/// Takes a cell that stands by itself.
fn take(making: &mut Making, cell: &Cell<'_>) {
    match cell.role {
        None => making.keep(cell.name, cell.value),
        Some(Role::Id) => take_id(making, cell),
        Some(Role::Text(field)) => take_text(making, cell, field),
        Some(Role::Numbers(field)) => take_numbers(making, cell, field),
        Some(Role::Date(field)) if field != DateField::Issued => {
            let reading = values::date(cell.value);
            making.date(field, cell.name, cell.value, reading);
        }
        // Those that belong together, or were taken.
        Some(_) => {}
    }
}

fn take_id(making: &mut Making, cell: &Cell<'_>) {
    match cell.value.contains(char::is_whitespace) {
        true => making.keep(cell.name, cell.value),
        false => cell.value.clone_into(&mut making.record.id),
    }
}

fn take_text(making: &mut Making, cell: &Cell<'_>, field: TextField) {
    match field {
        TextField::Doi => making.doi(cell.name, cell.value),
        TextField::Language => making.language(cell.name, cell.value),
        TextField::Page => making.text(field, cell.name, &values::pages(cell.value)),
        TextField::Keyword => making.text(field, cell.name, &keywords(cell.value)),
        _ => making.text(field, cell.name, cell.value),
    }
}

/// Keywords with commas between, unless there are commas in them.
fn keywords(cell: &str) -> String {
    match cell.contains(',') {
        true => cell.to_owned(),
        false => cell
            .split([';', '|', '\n'])
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
    }
}

fn take_numbers(making: &mut Making, cell: &Cell<'_>, field: TextField) {
    let numbers = values::numbers(cell.value);
    let lists = [
        (TextField::Issn, numbers.issn),
        (TextField::Isbn, numbers.isbn),
        (field, numbers.other),
    ];
    for (field, list) in lists {
        for number in list {
            making.number(field, cell.name, &number);
        }
    }
}

/// Takes names; where there is a list with given names in full, the other is kept.
fn take_names(making: &mut Making, cells: &[Cell<'_>]) {
    let mut full: Vec<NameField> = Vec::new();
    for cell in cells {
        if let Some(Role::FullNames(field)) = cell.role {
            full.push(field);
            making.names(field, lists::names(cell.value));
        }
    }
    for cell in cells {
        match cell.role {
            Some(Role::Names(field)) if full.contains(&field) => {
                making.keep(cell.name, cell.value);
            }
            Some(Role::Names(field)) => making.names(field, lists::names(cell.value)),
            _ => {}
        }
    }
}

/// Takes the date of issue from the columns that it is parted into.
fn take_issued(making: &mut Making, cells: &[Cell<'_>]) {
    let of = |role: Role| cells.iter().filter(move |cell| cell.role == Some(role));
    let day = of(Role::Day).next().map_or("", |cell| cell.value);
    let mut year = of(Role::Year);
    let mut dates = of(Role::Date(DateField::Issued));
    let Some(first) = year.next().or_else(|| dates.next()) else {
        let alone = of(Role::Month).chain(of(Role::Day));
        return alone.for_each(|cell| making.keep(cell.name, cell.value));
    };
    let mut issued = values::date(first.value);
    for cell in dates.chain(of(Role::Month)) {
        let rest = match cell.role {
            Some(Role::Month) => month_and_day(first.value, cell.value, day),
            _ => cell.value.to_owned(),
        };
        match values::joined_date(first.value, &rest) {
            Some(finer) => issued = finer,
            None if values::date(cell.value).date == issued.date => {}
            None => making.keep(cell.name, cell.value),
        }
    }
    making.date(DateField::Issued, first.name, first.value, issued);
    year.for_each(|cell| making.keep(cell.name, cell.value));
}

/// Month and day as they are joined to a year: in words as they are, in figures as ISO 8601 has them.
fn month_and_day(year: &str, month: &str, day: &str) -> String {
    match (month.parse::<u8>(), day.parse::<u8>()) {
        (Ok(month), Ok(day)) => format!("{year}-{month:02}-{day:02}"),
        (Ok(month), Err(_)) => format!("{year}-{month:02}"),
        (Err(_), _) => format!("{day} {month}").trim().to_owned(),
    }
}

fn take_pages(making: &mut Making, cells: &[Cell<'_>]) {
    let of = |role: Role| cells.iter().find(|cell| cell.role == Some(role));
    let page = |cell: &Cell<'_>| values::pages(cell.value);
    let pages = match (of(Role::FirstPage), of(Role::LastPage)) {
        (Some(first), Some(last)) if page(first) != page(last) => {
            format!("{}-{}", page(first), page(last))
        }
        (Some(only), _) | (None, Some(only)) => page(only),
        (None, None) => return,
    };
    let name = of(Role::FirstPage)
        .or(of(Role::LastPage))
        .map(|cell| cell.name);
    making.text(TextField::Page, name.unwrap_or_default(), &pages);
}

/// Takes the type; without one the fields tell it, but of a printed reference the print will tell more.
fn take_kind(making: &mut Making, cells: &[Cell<'_>], printed: bool) {
    let types = cells.iter().filter(|cell| cell.role == Some(Role::Kind));
    let mut told = false;
    for cell in types {
        match kinds::kind(cell.value).filter(|_| !told) {
            Some((kind, exact)) => {
                making.record.kind = kind;
                told = true;
                if !exact {
                    making.keep(cell.name, cell.value);
                }
            }
            None => making.keep(cell.name, cell.value),
        }
    }
    if !told && !printed {
        making.record.kind = kinds::guess(&making.record);
    }
}
