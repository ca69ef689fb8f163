//! Names in MODS, and the roles that MARC has codes for.

use crate::import::xml::draft::Draft;
use crate::import::xml::names;
use crate::import::xml::tree::Element;
use crate::model::{Name, NameField, TextField};

/// Where a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// At the thing itself.
    Own,
    /// At what it stands in.
    Host,
    /// At its series.
    Series,
    /// At what it is a version of.
    Original,
}

/// MARC's relator codes and terms, in lower case.
const ROLES: &[(&str, NameField)] = &[
    ("aut", NameField::Author),
    ("author", NameField::Author),
    ("cre", NameField::Author),
    ("creator", NameField::Author),
    ("inv", NameField::Author),
    ("inventor", NameField::Author),
    ("edt", NameField::Editor),
    ("editor", NameField::Editor),
    ("pbd", NameField::EditorialDirector),
    ("publishing director", NameField::EditorialDirector),
    ("trl", NameField::Translator),
    ("translator", NameField::Translator),
    ("com", NameField::Compiler),
    ("compiler", NameField::Compiler),
    ("cmp", NameField::Composer),
    ("composer", NameField::Composer),
    ("ill", NameField::Illustrator),
    ("illustrator", NameField::Illustrator),
    ("drt", NameField::Director),
    ("director", NameField::Director),
    ("pro", NameField::Producer),
    ("producer", NameField::Producer),
    ("prf", NameField::Performer),
    ("performer", NameField::Performer),
    ("nrt", NameField::Narrator),
    ("narrator", NameField::Narrator),
    ("ivr", NameField::Interviewer),
    ("interviewer", NameField::Interviewer),
    ("rcp", NameField::Recipient),
    ("recipient", NameField::Recipient),
    ("addressee", NameField::Recipient),
    ("hst", NameField::Host),
    ("host", NameField::Host),
    ("cur", NameField::Curator),
    ("curator", NameField::Curator),
    ("orm", NameField::Organizer),
    ("organizer", NameField::Organizer),
    ("aus", NameField::ScriptWriter),
    ("screenwriter", NameField::ScriptWriter),
    ("ctb", NameField::Contributor),
    ("contributor", NameField::Contributor),
];

/// Adds a name to the list that its role and its place tell.
pub(super) fn take(draft: &mut Draft, element: &Element<'_>, place: Place) {
    let role = role(element);
    let name = name(element);
    let sort = element.attribute("type");
    match (role.as_str(), sort) {
        ("dgg" | "degree grantor" | "degree granting institution" | "pbl" | "publisher", _) => {
            return draft.join(TextField::Publisher, "; ", name.key());
        }
        ("", Some("conference")) | (_, Some("conference")) => {
            return draft.put(TextField::EventTitle, "conference", name.key());
        }
        _ => {}
    }
    let known = ROLES
        .iter()
        .find(|(code, _)| *code == role)
        .map(|(_, field)| *field);
    let field = match (place, known) {
        (Place::Own, None) if role.is_empty() => NameField::Author,
        (Place::Host, None) if role.is_empty() => NameField::ContainerAuthor,
        (Place::Host, Some(NameField::Author)) => NameField::ContainerAuthor,
        (Place::Series, _) => NameField::CollectionEditor,
        (Place::Original, _) => NameField::OriginalAuthor,
        (_, Some(field)) => field,
        (_, None) => return draft.keep(&role, &shown(&name)),
    };
    draft.name(field, name);
    for affiliation in element.all("affiliation") {
        draft.keep(&format!("{field}-affiliation"), &affiliation.text());
    }
    let dates = element
        .all("namePart")
        .filter(|part| part.attribute("type") == Some("date"));
    dates.for_each(|part| draft.keep(&format!("{field}-date"), &part.text()));
}

/// The first role that is told, by its code or its term.
fn role(element: &Element<'_>) -> String {
    let terms = element.all("role").flat_map(|role| role.all("roleTerm"));
    let terms: Vec<_> = terms
        .map(|term| term.text().trim_end_matches('.').to_lowercase())
        .collect();
    let known = terms
        .iter()
        .find(|term| ROLES.iter().any(|(code, _)| code == term));
    known.or(terms.first()).cloned().unwrap_or_default()
}

fn name(element: &Element<'_>) -> Name {
    let parts = |sort: Option<&str>| {
        let parts = element
            .all("namePart")
            .filter(|part| part.attribute("type") == sort);
        let texts: Vec<_> = parts
            .map(Element::text)
            .filter(|text| !text.is_empty())
            .collect();
        (!texts.is_empty()).then_some(texts)
    };
    let joined = |sort| parts(sort).map(|texts| texts.join(" "));
    let (family, given) = (joined(Some("family")), joined(Some("given")));
    if family.is_some() || given.is_some() {
        return Name {
            family,
            given,
            suffix: joined(Some("termsOfAddress")),
            ..Name::default()
        };
    }
    let whole = match element.attribute("type") {
        // The parts of an organisation's name go from the whole to the part.
        Some("corporate" | "conference" | "family") => {
            return Name::literal(parts(None).unwrap_or_default().join(". "));
        }
        _ => joined(None).or_else(|| element.child("displayForm").map(Element::text)),
    };
    names::of_text(&whole.unwrap_or_default())
}

fn shown(name: &Name) -> String {
    match (&name.family, &name.given) {
        (Some(family), Some(given)) => format!("{family}, {given}"),
        _ => name.key().to_owned(),
    }
}
