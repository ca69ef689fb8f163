//! An entry as a record.

use serde_json::{Map, Value};

use super::{names, tex};
use crate::bibtex::{self, MONTHS, OWN_TYPE};
use crate::csl_json;
use crate::diag::{Diagnostic, Severity};
use crate::model::{Date, DateField, DateParts, Kind, Reference, TextField};

/// Fields that make one date together, or one title.
const MADE_OF_PARTS: [&str; 7] = [
    "year",
    "month",
    "day",
    "subtitle",
    "booksubtitle",
    "langid",
    "language",
];

/// Makes a record of the fields of an entry, whose names are in lower case and whose values are TeX.
pub(super) fn record(
    entry_type: &str,
    key: &str,
    fields: Vec<(String, String)>,
    fallback_id: &str,
) -> (Reference, Vec<Diagnostic>) {
    let mut making = Making::new(entry_type, key, fields, fallback_id);
    for (name, value) in making.fields.clone() {
        if !MADE_OF_PARTS.contains(&name.as_str()) && name != OWN_TYPE {
            making.take(&name, &value);
        }
    }
    making.take_issued();
    making.take_subtitles();
    making.take_language();
    making.finish()
}

struct Making {
    fields: Vec<(String, String)>,
    record: Reference,
    unmapped: Map<String, Value>,
    diagnostics: Vec<Diagnostic>,
}

impl Making {
    fn new(entry_type: &str, key: &str, fields: Vec<(String, String)>, fallback_id: &str) -> Self {
        let id = if key.is_empty() { fallback_id } else { key };
        let mut making = Self {
            fields,
            record: Reference::new(id, Kind::Document),
            unmapped: Map::new(),
            diagnostics: Vec::new(),
        };
        making.record.set_text(TextField::CitationKey, key);
        let entry_type = entry_type.to_ascii_lowercase();
        let own = making
            .text_of(OWN_TYPE)
            .and_then(|name| Kind::from_name(&name));
        match own.or_else(|| bibtex::kind(&entry_type)) {
            Some(kind) => making.record.kind = kind,
            None => making.unknown_type(&entry_type),
        }
        let thesis = match entry_type.as_str() {
            "phdthesis" => "PhD thesis",
            "mastersthesis" => "Master’s thesis",
            _ => "",
        };
        making.record.set_text(TextField::Genre, thesis);
        making
    }

    fn unknown_type(&mut self, entry_type: &str) {
        self.unmapped.insert("type".to_owned(), entry_type.into());
        let message = format!("unknown entry type `@{entry_type}`, read as `document`");
        self.warn("type-unknown", message);
    }

    fn take(&mut self, name: &str, value: &str) {
        if let Some(field) = bibtex::name_field(name) {
            match names::names(value) {
                Some(names) => drop(self.record.names.insert(field, names)),
                None => self.keep(name, value),
            }
        } else if let Some(field) = bibtex::date_field(name) {
            self.record.dates.insert(field, date(value));
        } else if let Some(field) = bibtex::text_field(self.record.kind, name) {
            self.take_text(name, field, value);
        } else {
            self.unmapped.insert(name.to_owned(), value.into());
        }
    }

    fn take_text(&mut self, name: &str, field: TextField, value: &str) {
        let text = match field {
            TextField::Doi | TextField::Url => Some(tex::verbatim(value)),
            TextField::Page => tex::text(value).map(|text| text.replace('–', "-")),
            _ => tex::text(value),
        };
        match text {
            Some(_) if self.record.text(field).is_some() && field != TextField::Genre => {
                self.unmapped.insert(name.to_owned(), value.into());
            }
            Some(text) => self.record.set_text(field, text),
            None => self.keep(name, value),
        }
    }

    /// `date` wins over `year`, `month` and `day`; what is no year is text.
    fn take_issued(&mut self) {
        if self.record.dates.contains_key(&DateField::Issued) {
            return;
        }
        let Some(year) = self.text_of("year") else {
            return;
        };
        let issued = match year.parse() {
            Ok(year) => Date::parts(self.parts(year)),
            Err(_) => date(&year),
        };
        self.record.dates.insert(DateField::Issued, issued);
    }

    fn parts(&self, year: i32) -> DateParts {
        let month = self.text_of("month").and_then(|text| month(&text));
        let day = self.text_of("day").and_then(|text| text.parse().ok());
        let day = month.and(day).filter(|day| (1..=31).contains(day));
        DateParts { year, month, day }
    }

    fn take_subtitles(&mut self) {
        let pairs = [
            ("subtitle", TextField::Title),
            ("booksubtitle", TextField::ContainerTitle),
        ];
        for (name, field) in pairs {
            if let Some(subtitle) = self.text_of(name) {
                let title = match self.record.text(field) {
                    Some(title) => format!("{title}: {subtitle}"),
                    None => subtitle,
                };
                self.record.set_text(field, title);
            }
        }
    }

    fn take_language(&mut self) {
        let name = self.text_of("langid").or_else(|| self.text_of("language"));
        if let Some(name) = name {
            let language = bibtex::language(&name).map_or(name.clone(), str::to_owned);
            self.record.set_text(TextField::Language, language);
        }
    }

    fn text_of(&self, name: &str) -> Option<String> {
        let (_, value) = self.fields.iter().find(|(n, _)| n == name)?;
        tex::text(value).filter(|text| !text.is_empty())
    }

    /// A value that cannot be read stays as it was.
    fn keep(&mut self, name: &str, value: &str) {
        self.unmapped.insert(name.to_owned(), value.into());
        let message = format!("`{name}` is no TeX that we can read; kept under `custom.unmapped`");
        self.warn("bibtex-value", message);
    }

    fn warn(&mut self, code: &'static str, message: String) {
        let diagnostic = Diagnostic::new(code, Severity::Warning, message);
        self.diagnostics.push(diagnostic);
    }

    fn finish(mut self) -> (Reference, Vec<Diagnostic>) {
        if !self.unmapped.is_empty() {
            let custom = &mut self.record.custom;
            custom.insert("unmapped".to_owned(), Value::Object(self.unmapped));
        }
        (self.record, self.diagnostics)
    }
}

/// A date in the form of BibLaTeX (EDTF), or text.
fn date(value: &str) -> Date {
    let text = tex::text(&value.replace('~', r"\textasciitilde{}"));
    let text = text.unwrap_or_else(|| value.to_owned());
    csl_json::date_of_text(&text).unwrap_or_else(|| Date {
        literal: Some(text),
        ..Date::default()
    })
}

/// A month by its macro, its English name or its number.
pub(super) fn month(text: &str) -> Option<u8> {
    if let Ok(number) = text.trim().parse() {
        return (1..=12).contains(&number).then_some(number);
    }
    let text = text.trim().to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| text.starts_with(month))?;
    u8::try_from(at + 1).ok()
}
