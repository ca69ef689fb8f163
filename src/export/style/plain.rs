//! A reference in no style: for records that the style cannot print.

use crate::model::{DateField, Name, NameField, Reference, TextField};
use crate::text::tags::without_tags;

/// Authors, date, title, what it stands in, where to find it.
pub(super) fn reference(reference: &Reference) -> String {
    let text = |field| Some(without_tags(reference.text(field)?).into_owned());
    let authors: Vec<_> = reference
        .names(NameField::Author)
        .iter()
        .map(name)
        .collect();
    let parts = [
        Some(authors.join(", ")).filter(|authors| !authors.is_empty()),
        date(reference).map(|date| format!("({date})")),
        text(TextField::Title),
        container(reference),
        text(TextField::Publisher),
        text(TextField::Doi)
            .map(|doi| format!("https://doi.org/{doi}"))
            .or_else(|| text(TextField::Url)),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    match parts.is_empty() {
        true => reference.id.clone(),
        false => parts.join(". "),
    }
}

fn name(name: &Name) -> String {
    match &name.given {
        Some(given) if name.key() != given => format!("{}, {given}", name.key()),
        _ => name.key().to_owned(),
    }
}

fn date(reference: &Reference) -> Option<String> {
    let date = reference.date(DateField::Issued)?;
    let year = date.start.map(|start| start.year.to_string());
    year.or_else(|| date.literal.clone())
        .or_else(|| date.raw.clone())
}

fn container(reference: &Reference) -> Option<String> {
    let fields = [
        TextField::ContainerTitle,
        TextField::Volume,
        TextField::Issue,
        TextField::Page,
    ];
    let texts = fields.iter().filter_map(|field| reference.text(*field));
    let parts: Vec<_> = texts.map(without_tags).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
