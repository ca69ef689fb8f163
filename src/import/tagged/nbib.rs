//! NBIB, the format of PubMed and MEDLINE.
//!
//! Tags are those of "MEDLINE/PubMed Data Element (Field) Descriptions", National Library of Medicine.

use super::cut::Entry;
use super::kinds;
use super::sheet::{Sheet, Tagged};
use crate::diag::Diagnostic;
use crate::import::values;
use crate::model::{DateField, Name, NameField, Reference, TextField};

/// Text variables, by tag.
const TEXTS: &[(&str, TextField)] = &[
    ("TI", TextField::Title),
    ("TT", TextField::OriginalTitle),
    ("JT", TextField::ContainerTitle),
    ("TA", TextField::ContainerTitleShort),
    ("VI", TextField::Volume),
    ("IP", TextField::Issue),
    ("PL", TextField::PublisherPlace),
    ("PB", TextField::Publisher),
    ("EN", TextField::Edition),
    ("CTI", TextField::CollectionTitle),
    ("VTI", TextField::VolumeTitle),
    ("AB", TextField::Abstract),
    ("PMID", TextField::Pmid),
    ("PMC", TextField::Pmcid),
];

/// The tag on a line: up to four capitals or digits, filled up with spaces to four, and a hyphen. What begins with
/// spaces goes on from the line before.
pub(super) fn tag(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches('\u{feff}');
    let (head, value) = line.split_at_checked(line.find('-').filter(|at| (2..=5).contains(at))?)?;
    let tag = head.trim_end_matches([' ', '\u{a0}']);
    let named = (2..=4).contains(&tag.len())
        && tag.starts_with(|c: char| c.is_ascii_uppercase())
        && tag
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let value = &value[1..];
    let apart = value.is_empty() || value.starts_with(char::is_whitespace);
    (named && apart).then_some((tag, value.trim()))
}

/// Whether the first lines of a text are of this format: a PMID, and another tag soon after.
pub(super) fn is(head: &[&str]) -> bool {
    let tags: Vec<Option<(&str, &str)>> = head.iter().map(|line| tag(line)).collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let first = tags
        .iter()
        .take(10)
        .position(|line| line.is_some_and(|(tag, value)| tag == "PMID" && digits(value)));
    first.is_some_and(|at| {
        at + 1 == tags.len() || tags[at + 1..].iter().take(3).any(Option::is_some)
    })
}

/// Makes the record of an entry.
pub(super) fn record(entry: &Entry, id: String) -> (Reference, Vec<Diagnostic>) {
    let pmid = pmid(entry);
    let id = pmid.map_or(id, |pmid| format!("pmid-{pmid}"));
    let mut sheet = Sheet::new(entry, id, |field| field.name.clone());
    if pmid.is_none() {
        let message = "the record has no PMID; if the file is RIS, read it with `--from ris`";
        sheet.making.warn("pmid-missing", message);
    }
    take_kind(&mut sheet);
    take_names(&mut sheet);
    take_dates(&mut sheet);
    take_books(&mut sheet);
    take_numbers(&mut sheet);
    take_words(&mut sheet);
    for field in sheet.rest() {
        match TEXTS.iter().find(|(tag, _)| *tag == field.tag) {
            Some((_, variable)) => sheet.making.text(*variable, &field.name, &field.value),
            None => keep(&mut sheet, &field),
        }
    }
    (sheet.making.record, sheet.making.diagnostics)
}

fn pmid(entry: &Entry) -> Option<&str> {
    let field = entry.fields.iter().find(|field| field.name == "PMID")?;
    let digits = |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    Some(field.value.trim()).filter(digits)
}

/// Keeps a field, its lines joined.
fn keep(sheet: &mut Sheet, field: &Tagged) {
    let value = values::squeezed(&field.value);
    sheet.making.keep(&field.name, value);
}

fn take_kind(sheet: &mut Sheet) {
    let fields = sheet.take(&["PT"]);
    let types: Vec<&str> = fields.iter().map(|field| field.value.as_str()).collect();
    let has_journal = sheet.has("JT") || sheet.has("TA");
    sheet.making.record.kind = kinds::medline(&types, has_journal);
    if types != ["Journal Article"] {
        fields.iter().for_each(|field| keep(sheet, field));
    }
}

/// Takes authors in their order. AU behind FAU is the same person once more.
fn take_names(sheet: &mut Sheet) {
    for (full, short, variable) in [
        ("FAU", "AU", NameField::Author),
        ("FED", "ED", NameField::Editor),
    ] {
        let mut paired = false;
        for field in sheet.take_in_order(&[full, short, "CN"]) {
            let name = match field.tag.as_str() {
                "CN" => Some(Name::literal(values::squeezed(&field.value))),
                tag if tag == full => Some(values::person(&field.value)),
                _ => (!paired).then(|| values::medline_person(&field.value)),
            };
            paired = field.tag == full;
            sheet.making.names(variable, name);
        }
    }
}

fn take_dates(sheet: &mut Sheet) {
    for (tag, variable) in [("DP", DateField::Issued), ("DEP", DateField::AvailableDate)] {
        for field in sheet.take(&[tag]) {
            let value = values::squeezed(&field.value);
            let reading = values::date(&value);
            sheet.making.date(variable, &field.name, &value, reading);
        }
    }
}

/// Takes the title of a book: its own, or that of what the chapter stands in.
fn take_books(sheet: &mut Sheet) {
    let variable = match sheet.has("TI") {
        true => TextField::ContainerTitle,
        false => TextField::Title,
    };
    for field in sheet.take(&["BTI"]) {
        sheet.making.text(variable, &field.name, &field.value);
    }
}

/// Takes pages, ISSN and ISBN, DOI.
fn take_numbers(sheet: &mut Sheet) {
    for field in sheet.take(&["PG"]) {
        let pages = values::full_range(&values::pages(&field.value));
        sheet.making.text(TextField::Page, &field.name, &pages);
        if pages != values::pages(&field.value) {
            sheet.making.keep(&field.name, field.value);
        }
    }
    for field in sheet.take(&["IS", "ISBN"]) {
        let numbers = values::numbers(&field.value);
        let making = &mut sheet.making;
        for (variable, list) in [
            (TextField::Issn, numbers.issn),
            (TextField::Isbn, numbers.isbn),
        ] {
            for number in list {
                making.number(variable, &field.name, &number);
            }
        }
        // Which of them is in print, which electronic.
        if field.value.contains('(') || !numbers.other.is_empty() {
            keep(sheet, &field);
        }
    }
    for field in sheet.take(&["AID", "LID"]) {
        match field.value.strip_suffix("[doi]") {
            Some(doi) => sheet.making.doi(&field.name, doi),
            None => keep(sheet, &field),
        }
    }
}

/// Takes keywords, authors' own first, and languages.
fn take_words(sheet: &mut Sheet) {
    for field in sheet.take(&["OT", "MH"]) {
        // Headings have commas in them.
        let word = values::squeezed(&field.value);
        sheet.making.add_text(TextField::Keyword, &word, "; ");
    }
    for field in sheet.take(&["LA"]) {
        sheet.making.language(&field.name, &field.value);
    }
}
