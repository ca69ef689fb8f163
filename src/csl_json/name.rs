//! Names, both ways.

use serde_json::{Map, Value};

use super::fields::{Fields, Object};
use crate::model::Name;

/// What CSL admits in a name beside its parts.
const FLAGS: [&str; 3] = ["comma-suffix", "static-ordering", "parse-names"];

/// Writes a name.
pub(super) fn write(name: &Name) -> Value {
    let mut object = Object::default();
    object
        .put_some("family", name.family.as_deref())
        .put_some("given", name.given.as_deref())
        .put_some("dropping-particle", name.dropping_particle.as_deref())
        .put_some(
            "non-dropping-particle",
            name.non_dropping_particle.as_deref(),
        )
        .put_some("suffix", name.suffix.as_deref())
        .put_some("literal", name.literal.as_deref());
    for flag in FLAGS {
        object.put_some(flag, name.flags.get(flag).cloned());
    }
    object.finish()
}

/// Reads a name; the second value tells whether everything in it was understood.
pub(super) fn read(value: &Value) -> (Option<Name>, bool) {
    if let Some(text) = value.as_str() {
        return (Some(Name::literal(text)), true);
    }
    let Some(mut fields) = Fields::of(value) else {
        return (None, false);
    };
    let mut name = Name {
        family: fields.string("family"),
        given: fields.string("given"),
        dropping_particle: fields.string("dropping-particle"),
        non_dropping_particle: fields.string("non-dropping-particle"),
        suffix: fields.string("suffix"),
        literal: fields.string("literal"),
        flags: flags(&mut fields),
    };
    if name.literal.is_none() && name.family.is_none() {
        name.literal = fields.string("name"); // Crossref's word for an organisation
    }
    let whole = fields.rest().is_empty();
    ((name != Name::default()).then_some(name), whole)
}

fn flags(fields: &mut Fields) -> Map<String, Value> {
    let scalar = |value: &Value| {
        (value.is_string() || value.is_number() || value.is_boolean()).then(|| value.clone())
    };
    FLAGS
        .into_iter()
        .filter_map(|flag| Some((flag.to_owned(), fields.take(flag, scalar)?)))
        .collect()
}
