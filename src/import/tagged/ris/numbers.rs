//! Pages, identifiers and addresses of RIS.

use super::super::fields::{self, has_extent, is_article};
use super::super::sheet::{Sheet, Tagged};
use crate::ident::Doi;
use crate::import::values;
use crate::model::{Kind, TextField};

/// Takes the first and the last page, which may stand together in one field.
pub(super) fn take_pages(sheet: &mut Sheet) {
    let [first, last] = ["SP", "EP"].map(|tag| {
        let mut fields = sheet.take(&[tag]).into_iter();
        let one = fields.next();
        fields.for_each(|field| sheet.keep(&field));
        one
    });
    let page = |field: &Tagged| values::pages(&field.value);
    let pages = match (&first, &last) {
        (Some(first), Some(last)) => page_range(sheet, first, last),
        (Some(only), None) | (None, Some(only)) => page(only),
        (None, None) => return,
    };
    let counted = has_extent(sheet.kind()) && last.is_none() && !pages.contains('-');
    let variable = match counted {
        true => TextField::NumberOfPages,
        false => TextField::Page,
    };
    sheet.making.text(variable, "SP", &pages);
}

/// The range of two fields, one of which may hold it already; then the other is kept if it says something else.
fn page_range(sheet: &mut Sheet, first: &Tagged, last: &Tagged) -> String {
    let (start, end) = (values::pages(&first.value), values::pages(&last.value));
    match (start.contains('-'), end.contains('-')) {
        (false, false) if start == end => start,
        (false, false) => format!("{start}-{end}"),
        (false, true) => {
            if !end.starts_with(&start) {
                sheet.keep(first);
            }
            end
        }
        (true, _) => {
            if !start.ends_with(&end) {
                sheet.keep(last);
            }
            start
        }
    }
}

/// Takes ISSN and ISBN by their form; what has neither form by the kind.
pub(super) fn take_numbers(sheet: &mut Sheet) {
    let kind = sheet.kind();
    for field in sheet.take(&["SN"]) {
        if matches!(kind, Kind::Report | Kind::Patent | Kind::Standard) && !has_number(&field) {
            sheet
                .making
                .text(TextField::Number, &field.name, &field.value);
            continue;
        }
        let numbers = values::numbers(&field.value);
        let making = &mut sheet.making;
        let bad = match is_article(kind) {
            true => TextField::Issn,
            false => TextField::Isbn,
        };
        let lists = [
            (TextField::Issn, numbers.issn),
            (TextField::Isbn, numbers.isbn),
            (bad, numbers.other),
        ];
        for (variable, list) in lists {
            for number in list {
                making.number(variable, &field.name, &number);
            }
        }
    }
}

fn has_number(field: &Tagged) -> bool {
    let numbers = values::numbers(&field.value);
    !numbers.issn.is_empty() || !numbers.isbn.is_empty()
}

/// Takes DOI, PMID and PMCID, each from the fields where they are put.
pub(super) fn take_identifiers(sheet: &mut Sheet) {
    for field in sheet.take(&["DO"]) {
        sheet.making.doi(&field.name, &field.value);
    }
    take_type_of_work(sheet);
    if is_article(sheet.kind()) {
        for field in sheet.take(&["C2"]) {
            match field.value.starts_with("PMC") {
                true => sheet
                    .making
                    .text(TextField::Pmcid, &field.name, &field.value),
                false => sheet.keep(&field),
            }
        }
    }
    take_database(sheet);
}

/// M3 is the type of work, and a DOI where Reference Manager wrote it.
fn take_type_of_work(sheet: &mut Sheet) {
    let genre = fields::text(sheet.kind(), "M3");
    for field in sheet.take(&["M3"]) {
        match (Doi::parse(&field.value), genre) {
            (Some(_), _) => sheet.making.doi(&field.name, &field.value),
            (None, Some(genre)) => sheet.making.text(genre, &field.name, &field.value),
            (None, None) => sheet.keep(&field),
        }
    }
}

/// Takes the database, and the number in it if that is a PMID.
fn take_database(sheet: &mut Sheet) {
    let databases = sheet.take(&["DB"]);
    let is_medline = databases.iter().any(|field| {
        let lower = field.value.to_lowercase();
        lower.contains("pubmed") || lower.contains("medline")
    });
    for field in sheet.take(&["AN"]) {
        let digits = field.value.bytes().all(|byte| byte.is_ascii_digit());
        match is_medline && digits {
            true => sheet
                .making
                .text(TextField::Pmid, &field.name, &field.value),
            false => sheet.keep(&field),
        }
    }
    for field in sheet.take(&["DP"]).into_iter().chain(databases) {
        let source = TextField::Source;
        sheet.making.text(source, &field.name, &field.value);
    }
}

/// Takes addresses: the first is the record's, the others are kept.
pub(super) fn take_addresses(sheet: &mut Sheet) {
    for field in sheet.take(&["UR", "LK"]) {
        for address in addresses(&field.value) {
            // `<Go to ISI>://WOS:000…` is EndNote's own.
            let is_address = !address.contains(char::is_whitespace) && !address.starts_with('<');
            match is_address {
                true => sheet.making.text(TextField::Url, &field.name, &address),
                false => sheet.making.keep(&field.name, address),
            }
        }
    }
}

/// The addresses of a field: one a line or with white space between; a line that begins none goes on from the one before.
fn addresses(value: &str) -> Vec<String> {
    let begins = |word: &str| word.contains("://") || word.starts_with("www.");
    let mut found: Vec<String> = Vec::new();
    for line in value.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let apart = line.split_whitespace().all(begins);
        match found.last_mut() {
            Some(last) if !begins(line) => last.push_str(line),
            _ if apart => found.extend(line.split_whitespace().map(str::to_owned)),
            _ => found.push(line.to_owned()),
        }
    }
    found
}
