//! Which names go to which field, and what becomes of those printed twice.

use crate::model::{Label, Name, NameField};

use super::draft::{Draft, Piece};
use super::{cases, names, titles};

/// Sets authors, editors and translators; authors printed once more are merged with those at the head.
pub(super) fn fill(draft: &mut Draft<'_>) {
    for (label, field) in [
        (Label::Author, NameField::Author),
        (Label::Editor, NameField::Editor),
        (Label::Translator, NameField::Translator),
    ] {
        for piece in draft.all(label) {
            if field == NameField::Author && is_repeated(draft, &piece) {
                repeat(draft, &piece);
                continue;
            }
            let names = read_names(draft, field, &piece);
            draft.set_names(field, names, piece.confidence);
        }
    }
    for piece in draft.all(Label::AuthorRepeat) {
        repeat(draft, &piece);
    }
}

/// Whether further authors are the ones at the head once more.
fn is_repeated(draft: &Draft<'_>, piece: &Piece) -> bool {
    let before = draft.reference.names(NameField::Author);
    let again = names::list(&piece.text, draft.repair).names;
    let key = |name: &Name| name.key().to_lowercase();
    let first = again.first().map(key);
    first.is_some_and(|first| before.iter().any(|name| key(name) == first))
}

/// The names of a piece; repairs and truncation are recorded.
fn read_names(draft: &mut Draft<'_>, field: NameField, piece: &Piece) -> Vec<Name> {
    if !piece.text.contains(char::is_alphanumeric) {
        draft.keep(&format!("{field}-as-above"), &piece.text);
        return Vec::new();
    }
    let text = titles::unbroken(draft, field.as_str(), &piece.text);
    let mut list = names::list(&text, draft.repair);
    for (from, to) in &list.repairs {
        draft.repaired(field.as_str(), "look-alike-letter", from, to);
    }
    if draft.repair && field == NameField::Editor && cases::wants_genitive(draft.before(piece)) {
        nominative(draft, &mut list.names);
    }
    for aside in &list.asides {
        draft.keep(&format!("{field}-aside"), aside);
    }
    if let Some(truncation) = &list.truncation {
        draft.keep(&format!("{field}-truncated"), truncation);
    }
    list.names
}

/// Editors behind `за ред.` as they are called: `Пономаренка` is Пономаренко.
fn nominative(draft: &mut Draft<'_>, names: &mut [Name]) {
    for name in names {
        let Some(family) = &mut name.family else {
            continue;
        };
        if let Some(own) = cases::nominative(family) {
            draft.repaired(NameField::Editor.as_str(), "genitive-name", family, &own);
            *family = own;
        }
    }
}

/// Names printed once more: each name keeps its fuller form, and the longer list stands.
fn repeat(draft: &mut Draft<'_>, piece: &Piece) {
    let again = read_names(draft, NameField::Author, piece);
    let before = draft.reference.names(NameField::Author).to_vec();
    if before.is_empty() {
        draft.set_names(NameField::Author, again, piece.confidence);
        return;
    }
    if !before
        .iter()
        .all(|name| again.iter().any(|other| is_one(name, other)))
    {
        let fuller = with_fuller(before, &again);
        draft.reference.names.insert(NameField::Author, fuller);
        return draft.keep("author-repeat", &piece.text);
    }
    if !is_truncated(piece) {
        draft.reference.custom.remove("author-truncated");
    }
    let merged = if again.len() > before.len() {
        with_fuller(again, &before)
    } else {
        with_fuller(before, &again)
    };
    draft.reference.names.remove(&NameField::Author);
    draft.set_names(NameField::Author, merged, piece.confidence);
}

fn is_truncated(piece: &Piece) -> bool {
    names::list(&piece.text, false).truncation.is_some()
}

fn is_one(a: &Name, b: &Name) -> bool {
    a.key().to_lowercase() == b.key().to_lowercase()
}

/// The names, each with the given name of its like among the others where that says more.
fn with_fuller(names: Vec<Name>, others: &[Name]) -> Vec<Name> {
    let fuller = |name: Name| {
        let mut like = others.iter().filter(|other| is_one(&name, other));
        match like.next() {
            Some(other) if letters(other) > letters(&name) && like.next().is_none() => {
                other.clone()
            }
            _ => name,
        }
    };
    names.into_iter().map(fuller).collect()
}

/// The letters of a given name.
fn letters(name: &Name) -> usize {
    let given = name.given.as_deref().unwrap_or_default();
    given.chars().filter(|c| c.is_alphabetic()).count()
}
