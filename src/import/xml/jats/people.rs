//! Names of persons and groups in JATS.

use crate::import::xml::draft::Draft;
use crate::import::xml::names;
use crate::import::xml::tree::Element;
use crate::model::{Name, NameField};

/// What is written under `author-truncated` where the element itself has no text.
const OTHERS: &str = "et al.";

/// Values of `person-group-type` and `contrib-type`.
const ROLES: &[(&str, NameField)] = &[
    ("author", NameField::Author),
    ("authors", NameField::Author),
    ("allauthors", NameField::Author),
    ("inventor", NameField::Author),
    ("aut", NameField::Author),
    ("editor", NameField::Editor),
    ("editors", NameField::Editor),
    ("guest-editor", NameField::Editor),
    ("ed", NameField::Editor),
    ("series-editor", NameField::CollectionEditor),
    ("translator", NameField::Translator),
    ("transed", NameField::Translator),
    ("compiler", NameField::Compiler),
    ("director", NameField::Director),
    ("curator", NameField::Curator),
    ("illustrator", NameField::Illustrator),
    ("interviewer", NameField::Interviewer),
    ("composer", NameField::Composer),
    ("producer", NameField::Producer),
    ("performer", NameField::Performer),
    ("reviewed-author", NameField::ReviewedAuthor),
    ("chair", NameField::Chair),
    ("organizer", NameField::Organizer),
];

/// Whose names a group holds; a role without a variable of its own is told by its name.
pub(super) fn role(name: &str) -> Result<NameField, &str> {
    let known = ROLES
        .iter()
        .find(|(role, _)| role.eq_ignore_ascii_case(name));
    known.map(|(_, field)| *field).ok_or(name)
}

/// Takes an element if it is a name; tells whether it is.
pub(super) fn take(
    draft: &mut Draft,
    element: &Element<'_>,
    whose: Result<NameField, &str>,
) -> bool {
    match element.name {
        "name" | "string-name" => put(draft, name(element), whose),
        "collab" | "on-behalf-of" | "institution" => put(draft, group(element), whose),
        "name-alternatives" | "collab-alternatives" => alternatives(draft, element, whose),
        "anonymous" => put(draft, Name::literal("Anonymous"), whose),
        "etal" => {
            let field = whose.map_or("author", NameField::as_str);
            let text = element.text();
            let text = if text.is_empty() { OTHERS } else { &text };
            draft.keep(&format!("{field}-truncated"), text);
        }
        _ => return false,
    }
    if let (Some(honorific), Ok(field)) = (honorific(element), whose) {
        draft.keep(&format!("{field}-prefix"), &honorific);
    }
    true
}

fn put(draft: &mut Draft, name: Name, whose: Result<NameField, &str>) {
    match whose {
        Ok(field) => draft.name(field, name),
        Err(role) => draft.keep(role, &in_one(&name)),
    }
}

/// The first is the name; the others are it in other letters.
fn alternatives(draft: &mut Draft, element: &Element<'_>, whose: Result<NameField, &str>) {
    let mut all = element.elements();
    if let Some(first) = all.next() {
        take(draft, first, whose);
    }
    let field = whose.map_or_else(str::to_owned, |field| field.as_str().to_owned());
    for other in all {
        draft.keep(&format!("{field}-alternatives"), &in_one(&name(other)));
    }
}

/// A name in one text.
fn in_one(name: &Name) -> String {
    match (&name.family, &name.given) {
        (Some(family), Some(given)) => format!("{family}, {given}"),
        _ => name.key().to_owned(),
    }
}

/// `name` and `string-name`, whose parts may be marked or not.
fn name(element: &Element<'_>) -> Name {
    let part = |name| {
        element
            .find(name)
            .map(|part| part.text().trim_matches([',', ' ']).to_owned())
    };
    let (family, given) = (part("surname"), part("given-names"));
    if family.is_none() && given.is_none() {
        return names::of_text(&element.text());
    }
    Name {
        family,
        given,
        suffix: part("suffix"),
        non_dropping_particle: part("prefix").filter(|prefix| names::is_particle(prefix)),
        ..Name::default()
    }
}

/// `Prof.` and the like; particles of the family name are no such thing.
fn honorific(element: &Element<'_>) -> Option<String> {
    let prefix = element.child("prefix")?.text();
    (!names::is_particle(&prefix)).then_some(prefix)
}

/// A group; its members, where it lists them, are not part of its name.
fn group(element: &Element<'_>) -> Name {
    let own = Element {
        children: element
            .children
            .iter()
            .filter(|node| !matches!(node, super::Node::Element(inner) if is_apart(inner.name)))
            .cloned()
            .collect(),
        attributes: Vec::new(),
        ..*element
    };
    Name::literal(own.text().trim_end_matches([',', ';', ':']))
}

fn is_apart(name: &str) -> bool {
    matches!(
        name,
        "contrib-group" | "xref" | "fn" | "address" | "email" | "ext-link"
    )
}
