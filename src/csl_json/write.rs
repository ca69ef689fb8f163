//! A record as a CSL-JSON item.

use serde_json::Value;

use super::fields::Object;
use super::{date, evidence, name};
use crate::model::{DateField, NameField, Reference};

/// The key of our own matter under `custom`.
pub(super) const OURS: &str = "posyl";

/// Writes a record as an item that is valid against the CSL-JSON 1.0.2 schema.
///
/// The order of keys is fixed: `id`, `type`, `author`, `issued`, the texts from `title` on, the other names
/// and dates, `categories`, `custom`.
pub fn to_value(reference: &Reference) -> Value {
    let mut object = Object::default();
    object
        .put("id", reference.id.as_str())
        .put("type", reference.kind.as_str());
    put_names(&mut object, reference, |field| field == NameField::Author);
    put_dates(&mut object, reference, |field| field == DateField::Issued);
    for (field, text) in &reference.texts {
        object.put(field.as_str(), text.as_str());
    }
    put_names(&mut object, reference, |field| field != NameField::Author);
    put_dates(&mut object, reference, |field| field != DateField::Issued);
    object.put_list("categories", &reference.categories, |c| c.as_str().into());
    put_custom(&mut object, reference);
    object.finish()
}

fn put_names(object: &mut Object, reference: &Reference, wanted: impl Fn(NameField) -> bool) {
    for (field, names) in reference.names.iter().filter(|(field, _)| wanted(**field)) {
        object.put_list(field.as_str(), names, name::write);
    }
}

fn put_dates(object: &mut Object, reference: &Reference, wanted: impl Fn(DateField) -> bool) {
    for (field, date) in reference.dates.iter().filter(|(field, _)| wanted(**field)) {
        object.put(field.as_str(), date::write(date));
    }
}

fn put_custom(object: &mut Object, reference: &Reference) {
    let mut custom = Object::default();
    custom
        .put_some(OURS, evidence::write(&reference.evidence))
        .put_unknown(&reference.custom);
    if !custom.is_empty() {
        object.put("custom", custom.finish());
    }
}
