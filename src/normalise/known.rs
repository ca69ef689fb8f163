//! Fields that the source marks as such, against what the string was parsed as.

use crate::model::{Kind, Reference, TextField};

/// Takes the fields of `known` over those of a record that was parsed from the same reference: what an editor or a
/// typesetting program marked up is surer than what a model reads in the print.
pub fn known(record: &mut Reference, known: &Reference) {
    for (&field, names) in &known.names {
        record.names.insert(field, names.clone());
        forget_doubt(record, field.as_str());
    }
    for (&field, date) in &known.dates {
        record.dates.insert(field, date.clone());
        forget_doubt(record, field.as_str());
    }
    for (&field, text) in &known.texts {
        record.set_text(field, text);
        forget_doubt(record, field.as_str());
    }
    if known.kind != Kind::Document {
        record.kind = known.kind;
    }
    let custom = known.custom.iter();
    let custom = custom.map(|(key, value)| (key.clone(), value.clone()));
    record.custom.extend(custom);
    record.categories.extend_from_slice(&known.categories);
    if record
        .text(TextField::Url)
        .is_some_and(|url| is_doi_of(url, record))
    {
        record.set_text(TextField::Url, "");
        forget_doubt(record, TextField::Url.as_str());
    }
}

/// Whether an address is the record's own DOI once more.
fn is_doi_of(url: &str, record: &Reference) -> bool {
    let own = record
        .text(TextField::Doi)
        .and_then(crate::ident::Doi::parse);
    own.is_some() && own == crate::ident::Doi::parse(url)
}

/// The confidence of a parsed value says nothing of the value that took its place.
fn forget_doubt(record: &mut Reference, field: &str) {
    record.evidence.confidence.remove(field);
}
