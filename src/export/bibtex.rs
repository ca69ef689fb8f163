//! BibTeX with the fields of BibLaTeX.
//!
//! The text is Unicode; what TeX would take for itself is escaped, acronyms and proper names in titles are
//! kept in their case by braces. `custom` has no place in BibTeX and is left out.

mod key;
mod names;
mod tex;

use std::io;

use crate::bibtex::{self, MONTHS, OWN_PREFIX, OWN_TYPE};
use crate::model::{Date, DateField, DateParts, Kind, NameField, Reference, TextField};

/// Writes one entry per record, an empty line between them.
pub(super) fn write(references: &[Reference], out: &mut dyn io::Write) -> io::Result<()> {
    let keys = key::keys(references);
    for (at, (reference, key)) in references.iter().zip(keys).enumerate() {
        if at > 0 {
            out.write_all(b"\n")?;
        }
        out.write_all(entry(reference, &key).as_bytes())?;
    }
    Ok(())
}

fn entry(reference: &Reference, key: &str) -> String {
    let mut fields = Fields::default();
    let entry_type = entry_type(reference);
    put_names(&mut fields, reference);
    put_text(&mut fields, reference, TextField::Title);
    put_issued(&mut fields, reference);
    let others = reference
        .texts
        .keys()
        .filter(|field| **field != TextField::Title);
    others.for_each(|field| put_text(&mut fields, reference, *field));
    put_dates(&mut fields, reference);
    if bibtex::kind(entry_type) != Some(reference.kind) {
        fields.braced(OWN_TYPE, reference.kind.as_str());
    }
    format!("@{entry_type}{{{key},\n{}}}\n", fields.lines)
}

/// Classic BibTeX tells two sorts of thesis apart.
fn entry_type(reference: &Reference) -> &'static str {
    let genre = reference
        .text(TextField::Genre)
        .unwrap_or("")
        .to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| genre.contains(word));
    match reference.kind {
        Kind::Thesis if says(&["phd", "ph.d", "ph. d", "doctor"]) => "phdthesis",
        Kind::Thesis if says(&["master", "магіст"]) => "mastersthesis",
        kind => bibtex::entry_type(kind),
    }
}

#[derive(Default)]
struct Fields {
    lines: String,
}

impl Fields {
    fn braced(&mut self, name: &str, value: &str) {
        self.bare(name, &format!("{{{value}}}"));
    }

    fn bare(&mut self, name: &str, value: &str) {
        self.lines += &format!("  {name} = {value},\n");
    }
}

/// The field's own name, or its CSL name under our prefix.
fn own(name: Option<&'static str>, csl: &str) -> String {
    name.map_or_else(
        || format!("{OWN_PREFIX}{csl}").to_ascii_lowercase(),
        str::to_owned,
    )
}

fn put_names(fields: &mut Fields, reference: &Reference) {
    let author = |field: &NameField| *field != NameField::Author;
    let mut order: Vec<_> = reference.names.keys().copied().collect();
    order.sort_by_key(author);
    for field in order {
        let names = names::names(reference.names(field));
        if !names.is_empty() {
            fields.braced(&own(bibtex::name_name(field), field.as_str()), &names);
        }
    }
}

fn put_text(fields: &mut Fields, reference: &Reference, field: TextField) {
    let Some(text) = reference.text(field) else {
        return;
    };
    let name = own(bibtex::text_name(reference.kind, field), field.as_str());
    match field {
        TextField::CitationKey => {}
        TextField::Language => put_language(fields, text),
        TextField::Doi => fields.braced(&name, &tex::identifier(text)),
        TextField::Url => fields.braced(&name, &tex::address(text)),
        TextField::Page => fields.braced(&name, &tex::pages(text)),
        TextField::Title | TextField::TitleShort => fields.braced(&name, &tex::title(text)),
        TextField::ContainerTitle if name == "booktitle" => {
            fields.braced(&name, &tex::title(text));
        }
        _ => fields.braced(&name, &tex::text(text)),
    }
}

fn put_language(fields: &mut Fields, language: &str) {
    match bibtex::langid(language) {
        Some(langid) => fields.braced("langid", langid),
        None => fields.braced("language", &tex::text(language)),
    }
}

/// The date as classic BibTeX has it; `date` beside it where that cannot say everything.
fn put_issued(fields: &mut Fields, reference: &Reference) {
    let Some(date) = reference.date(DateField::Issued) else {
        return;
    };
    let Some(start) = date.start else {
        let words = date.literal.as_ref().or(date.raw.as_ref());
        return words
            .into_iter()
            .for_each(|words| fields.braced("year", &tex::text(words)));
    };
    fields.braced("year", &year(start.year));
    if let Some(month) = start.month {
        fields.bare("month", MONTHS[usize::from(month.clamp(1, 12)) - 1]);
    }
    if let Some(day) = start.month.and(start.day) {
        fields.braced("day", &day.to_string());
    }
    let plain = Date {
        literal: None,
        raw: None,
        ..date.clone()
    };
    if plain != Date::parts(start) {
        fields.braced("date", &edtf(date));
    }
}

fn put_dates(fields: &mut Fields, reference: &Reference) {
    let others = reference
        .dates
        .iter()
        .filter(|(field, _)| **field != DateField::Issued);
    for (field, date) in others {
        let name = own(bibtex::date_name(*field), field.as_str());
        let words = || date.literal.clone().or(date.raw.clone());
        let value = match date.start {
            Some(_) => Some(edtf(date)),
            None => words().map(|words| tex::text(&words)),
        };
        value
            .into_iter()
            .for_each(|value| fields.braced(&name, &value));
    }
}

/// The date in the Extended Date/Time Format (ISO 8601-2), which BibLaTeX reads.
fn edtf(date: &Date) -> String {
    let season = date.season.as_ref().and_then(|season| match season {
        serde_json::Value::String(text) => text.parse().ok(),
        other => other.as_u64(),
    });
    let circa = match &date.circa {
        None | Some(serde_json::Value::Bool(false)) => "",
        Some(_) => "~",
    };
    let one = |parts: DateParts, season: Option<u64>| {
        let month = parts
            .month
            .map(u64::from)
            .or(season.filter(|s| (1..=4).contains(s)).map(|s| s + 20));
        let month = month.map_or(String::new(), |month| format!("-{month:02}"));
        let day = parts
            .month
            .and(parts.day)
            .map_or(String::new(), |day| format!("-{day:02}"));
        format!("{}{month}{day}{circa}", year(parts.year))
    };
    let start = date.start.map(|start| one(start, season));
    let end = date.end.map(|end| format!("/{}", one(end, None)));
    start.unwrap_or_default() + &end.unwrap_or_default()
}

fn year(year: i32) -> String {
    match year {
        0.. => format!("{year:04}"),
        _ => format!("-{:04}", year.unsigned_abs()),
    }
}
