//! The bibliography marks of LibreOffice (OpenDocument 1.3 part 3, 7.1.4): a whole entry in attributes, whose names are
//! BibTeX's.

use crate::bibtex;
use crate::csl_json::date_of_text;
use crate::diag::{Diagnostic, Severity};
use crate::model::{Date, DateField, Kind, Name, Reference, TextField};

/// A mark as a record. What CSL has no word for goes to `custom`, under the mark's name.
pub(super) fn record(
    attributes: &[(String, String)],
    fallback_id: &str,
) -> (Reference, Vec<Diagnostic>) {
    let value = |name: &str| {
        let mut all = attributes.iter();
        all.find_map(|(key, value)| (key == name).then_some(value.as_str()))
    };
    let printed = value("bibliography-type").unwrap_or("");
    let kind = match printed {
        "journal" => Some(Kind::Periodical),
        "email" => Some(Kind::PersonalCommunication),
        _ => bibtex::kind(printed),
    };
    let id = value("identifier").unwrap_or(fallback_id);
    let mut record = Reference::new(id, kind.unwrap_or(Kind::Document));
    let mut said = Vec::new();
    if kind.is_none() && !printed.starts_with("custom") {
        record
            .custom
            .insert("bibliography-type".to_owned(), printed.into());
        let message = format!("unknown entry type `{printed}`, read as `document`");
        said.push(Diagnostic::new("type-unknown", Severity::Warning, message));
    }
    record.set_text(TextField::CitationKey, value("identifier").unwrap_or(""));
    for (name, value) in attributes {
        if !value.trim().is_empty() && !["identifier", "bibliography-type"].contains(&name.as_str())
        {
            take(&mut record, name, value.trim());
        }
    }
    (record, said)
}

fn take(record: &mut Reference, name: &str, value: &str) {
    if let Some(field) = bibtex::name_field(name) {
        record.names.insert(field, names(value));
        return;
    }
    if name == "year" {
        let date = date_of_text(value).unwrap_or_else(|| Date {
            raw: Some(value.to_owned()),
            ..Date::default()
        });
        record.dates.insert(DateField::Issued, date);
        return;
    }
    let name_there = match name {
        "organizations" => "organization",
        "report-type" => "type",
        _ => name,
    };
    match bibtex::text_field(record.kind, name_there).filter(|field| record.text(*field).is_none())
    {
        Some(TextField::Page) => record.set_text(TextField::Page, value.replace('–', "-")),
        Some(field) => record.set_text(field, value),
        None => drop(record.custom.insert(name.to_owned(), value.into())),
    }
}

/// `Бойко, О.; Петренко, І.`, or with `and`.
fn names(value: &str) -> Vec<Name> {
    let all = value.split(';').flat_map(|part| part.split(" and "));
    let all = all.map(str::trim).filter(|name| !name.is_empty());
    all.map(|name| match name.split_once(',') {
        Some((family, given)) => Name::person(family.trim(), given.trim()),
        None => Name::literal(name),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NameField;

    #[test]
    fn a_mark_is_a_record() {
        let attributes = [
            ("identifier", "boiko20"),
            ("bibliography-type", "article"),
            ("author", "Бойко, Ольга; НАН України"),
            ("title", "Їжаки"),
            ("journal", "Вісник"),
            ("year", "2020"),
            ("number", "2"),
            ("pages", "5–9"),
            ("custom1", "шифр"),
        ];
        let attributes = attributes.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let (record, said) = record(&attributes, "ref-1");
        assert_eq!(said, []);
        assert_eq!(
            (record.id.as_str(), record.kind),
            ("boiko20", Kind::ArticleJournal)
        );
        let authors = [Name::person("Бойко", "Ольга"), Name::literal("НАН України")];
        assert_eq!(record.names(NameField::Author), authors);
        assert_eq!(record.text(TextField::ContainerTitle), Some("Вісник"));
        assert_eq!(record.text(TextField::Issue), Some("2"));
        assert_eq!(record.text(TextField::Page), Some("5-9"));
        assert_eq!(record.date(DateField::Issued), Some(&Date::year(2020)));
        assert_eq!(record.custom["custom1"], "шифр");
    }
}
