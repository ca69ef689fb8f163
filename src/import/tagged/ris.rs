//! RIS: its tags, and its fields as a record.

mod dates;
mod numbers;

use super::fields::{self, NAMES, is_article, is_in_series};
use super::kinds;
use super::sheet::Sheet;
use crate::diag::Diagnostic;
use crate::ident::Doi;
use crate::import::values;
use crate::model::{Kind, Reference, TextField};

use dates::{take_issued, take_other_dates};
use numbers::{take_addresses, take_identifiers, take_numbers, take_pages};

/// The tags of both specifications, and those that databases add.
const TAGS: &str = "TY ER A1 A2 A3 A4 A5 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CL CN CP CR CT CY DA DB DO \
    DP DS ED EP ET H1 H2 ID IS J1 J2 JA JF JO JR K1 KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NO NV OL OP PA PB PMCID PMID \
    PP PY RD RI RN RP SE SF SL SN SP SR ST SV T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO WP WT WV Y1 Y2 YR";

/// The longest id that is taken over.
const LONGEST_ID: usize = 200;

/// The tag on a line, and what stands behind it.
///
/// `TY  - JOUR` is the form of the specification. One space or three, none behind the hyphen and another dash are taken
/// where the tag is a known one, as is an indent; prose such as `T2-weighted` is none.
pub(super) fn tag(line: &str) -> Option<(&str, &str)> {
    let space = |c: char| c == ' ' || c == '\t' || c == '\u{a0}' || c == '\u{feff}';
    let body = line.trim_start_matches(space);
    let tag = body.get(..2)?;
    let letters = tag.starts_with(|c: char| c.is_ascii_alphabetic())
        && tag.chars().all(|c| c.is_ascii_alphanumeric());
    let after = body[2..].trim_start_matches(space);
    let value = after.strip_prefix(['-', '–', '—']).filter(|_| letters)?;
    let gap = body[2..].len() - after.len();
    let apart = value.is_empty() || value.starts_with(space);
    let exact = gap == 2 && apart && body.len() == line.len();
    let upper = !tag.contains(|c: char| c.is_ascii_lowercase());
    let known = upper && TAGS.split(' ').any(|known| known == tag);
    let close = known && gap <= 4 && (apart || gap == 2);
    let bare = gap == 0 && !apart && tag == "TY" && kinds::kind(value).is_some();
    (exact || close || bare).then_some((tag, value.trim()))
}

/// Whether the first lines of a text are RIS: a type, be it behind some lines of a provider's, and another tag soon after.
pub(super) fn is(head: &[&str]) -> bool {
    let tags: Vec<Option<(&str, &str)>> = head.iter().map(|line| tag(line)).collect();
    let kind = |value: &str| {
        kinds::kind(value).is_some()
            || !value.is_empty() && value.chars().all(|c| c.is_ascii_uppercase() || c == '_')
    };
    let typed = tags.iter().position(
        |line| matches!(line, Some((tag, value)) if tag.eq_ignore_ascii_case("TY") && kind(value)),
    );
    match typed {
        Some(at) => at + 1 == tags.len() || tags[at + 1..].iter().take(3).any(Option::is_some),
        None => {
            let ended = tags.iter().any(|line| matches!(line, Some(("ER", ""))));
            ended && tags.iter().take(5).all(Option::is_some)
        }
    }
}

/// Makes the record of an entry.
pub(super) fn record(mut sheet: Sheet) -> (Reference, Vec<Diagnostic>) {
    let edited = take_kind(&mut sheet);
    take_id(&mut sheet);
    take_names(&mut sheet, edited);
    take_titles(&mut sheet);
    take_issued(&mut sheet);
    take_other_dates(&mut sheet);
    take_pages(&mut sheet);
    take_numbers(&mut sheet);
    take_identifiers(&mut sheet);
    take_addresses(&mut sheet);
    take_texts(&mut sheet);
    take_rest(&mut sheet);
    (sheet.making.record, sheet.making.diagnostics)
}

/// Takes the type; tells whether it is that of a book whose authors are its editors.
fn take_kind(sheet: &mut Sheet) -> bool {
    let types = sheet.take(&["TY"]);
    let Some(written) = types.first() else {
        let message = "the record has no type; it is read as `document`";
        sheet.making.warn("type-missing", message);
        return false;
    };
    let known = kinds::kind(&written.value);
    match known {
        Some((kind, _)) => sheet.making.record.kind = kind,
        None => {
            let message = format!("unknown type `{}`, read as `document`", written.value);
            sheet.making.warn("type-unknown", message);
        }
    }
    if known.is_none_or(|(_, plain)| !plain) {
        sheet.keep(written);
    }
    types[1..].iter().for_each(|other| sheet.keep(other));
    // Internet communication with an address is a page.
    if sheet.kind() == Kind::PersonalCommunication && written.value == "ICOMM" && sheet.has("UR") {
        sheet.making.record.kind = Kind::Webpage;
    }
    if written.value == "INPR" {
        sheet.making.record.set_text(TextField::Status, "in press");
    }
    matches!(written.value.as_str(), "EDBOOK" | "Edited Book")
}

fn take_id(sheet: &mut Sheet) {
    for (at, field) in sheet.take(&["ID"]).into_iter().enumerate() {
        let word = !field.value.contains(char::is_whitespace) && field.value.len() <= LONGEST_ID;
        if at > 0 || !word || Doi::parse(&field.value).is_some() {
            sheet.keep(&field);
        } else {
            sheet.making.record.id = field.value;
        }
    }
}

fn take_names(sheet: &mut Sheet, edited: bool) {
    let kind = sheet.kind();
    let in_series = sheet.has("T2");
    for field in sheet.take(&NAMES) {
        match fields::names(kind, &field.tag, edited, in_series) {
            Some(names) => {
                let persons = field.value.lines().flat_map(values::persons);
                sheet.making.names(names, persons);
            }
            None => sheet.keep(&field),
        }
    }
}

/// Takes the titles of what it stands in and of its series.
fn take_titles(sheet: &mut Sheet) {
    let kind = sheet.kind();
    let set = |sheet: &mut Sheet, tag: &str, variable: TextField| {
        for field in sheet.take(&[tag]) {
            sheet.making.text(variable, &field.name, &field.value);
        }
    };
    for tag in ["TI", "T1", "CT"] {
        set(sheet, tag, TextField::Title);
    }
    if matches!(kind, Kind::Book | Kind::Manuscript) {
        set(sheet, "BT", TextField::Title);
    }
    let in_book = sheet.has("BT");
    set(sheet, "BT", TextField::ContainerTitle);
    let in_proceedings = kind == Kind::PaperConference && sheet.has("C3");
    if in_proceedings {
        set(sheet, "C3", TextField::ContainerTitle);
    }
    let second = match kind {
        Kind::Speech => TextField::EventTitle,
        Kind::PaperConference if in_proceedings => TextField::EventTitle,
        Kind::Hearing => TextField::Section,
        _ if is_in_series(kind) || in_book => TextField::CollectionTitle,
        _ => TextField::ContainerTitle,
    };
    if !matches!(kind, Kind::Thesis | Kind::Patent) {
        set(sheet, "T2", second);
    }
    if !matches!(kind, Kind::Hearing | Kind::Bill) {
        set(sheet, "T3", TextField::CollectionTitle);
    }
    take_journal(sheet);
}

/// Takes the names of the journal; an abbreviation stands for a name that is missing.
fn take_journal(sheet: &mut Sheet) {
    for field in sheet.take(&["JF", "JO", "JR"]) {
        let free = sheet
            .making
            .record
            .text(TextField::ContainerTitle)
            .is_none();
        let variable = match free || field.tag == "JF" {
            true => TextField::ContainerTitle,
            false => TextField::ContainerTitleShort,
        };
        let value = values::squeezed(&field.value);
        if sheet.making.record.text(TextField::ContainerTitle) != Some(&value) {
            sheet.making.text(variable, &field.name, &value);
        }
    }
    for field in sheet.take(&["JA", "J2", "J1"]) {
        let short = TextField::ContainerTitleShort;
        sheet.making.text(short, &field.name, &field.value);
    }
    let record = &mut sheet.making.record;
    if is_article(record.kind)
        && record.text(TextField::ContainerTitle).is_none()
        && let Some(short) = record.text(TextField::ContainerTitleShort)
    {
        let short = short.to_owned();
        record.set_text(TextField::ContainerTitle, short);
    }
}

/// Takes keywords, notes, abstracts, languages.
fn take_texts(sheet: &mut Sheet) {
    let fields = sheet.take(&["KW", "K1"]);
    let words: Vec<&str> = fields
        .iter()
        .flat_map(|field| field.value.lines())
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    let between = match words.iter().any(|word| word.contains(',')) {
        true => "; ",
        false => ", ",
    };
    let record = &mut sheet.making.record;
    record.set_text(TextField::Keyword, words.join(between));
    for field in sheet.take(&["AB", "N2"]) {
        let text = paragraphs(&field.value);
        match sheet.making.record.text(TextField::Abstract) {
            None => sheet.making.record.set_text(TextField::Abstract, text),
            Some(set) if set == text => {}
            Some(_) => sheet.keep(&field),
        }
    }
    for (tag, variable) in [("N1", TextField::Note), ("RN", TextField::Annote)] {
        for field in sheet.take(&[tag]) {
            let making = &mut sheet.making;
            making.add_text(variable, &paragraphs(&field.value), "\n");
        }
    }
    for field in sheet.take(&["LA"]) {
        sheet.making.language(&field.name, &field.value);
    }
}

/// A text of several lines: a line goes on from the one before it where that is as long as lines are that were broken.
fn paragraphs(value: &str) -> String {
    const BROKEN: usize = 60;
    let mut text = String::with_capacity(value.len());
    let mut before = 0;
    for line in value.lines() {
        let line = values::squeezed(line);
        if !text.is_empty() {
            text.push(if before >= BROKEN { ' ' } else { '\n' });
        }
        text.push_str(&line);
        before = line.chars().count();
    }
    text.trim_end().to_owned()
}

fn take_rest(sheet: &mut Sheet) {
    let kind = sheet.kind();
    for field in sheet.rest() {
        match fields::text(kind, &field.tag) {
            Some(variable) => sheet.making.text(variable, &field.name, &field.value),
            None => sheet.keep(&field),
        }
    }
}
