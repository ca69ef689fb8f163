//! Notes, and the matter that has no field of its own.

use crate::ident::{self, Identifier};
use crate::model::{Label, TextField};

use super::draft::{Draft, Piece};
use super::numbers;

/// What names the medium, in square brackets or without.
const MEDIA: &[&str] = &[
    "електрон",
    "электрон",
    "electronic",
    "elektron",
    "текст",
    "text",
    "online",
    "онлайн",
    "cd-rom",
    "видео",
    "відео",
    "аудіо",
    "microform",
];

/// Languages as notes name them.
const LANGUAGES: &[(&str, &str)] = &[
    ("in ukrainian", "uk"),
    ("in russian", "ru"),
    ("in english", "en"),
    ("in polish", "pl"),
    ("in german", "de"),
    ("in french", "fr"),
    ("укр", "uk"),
    ("англ", "en"),
    ("рос", "ru"),
    ("польськ", "pl"),
];

/// Sorts the notes: medium, number of volumes, language, or a note.
pub(super) fn fill(draft: &mut Draft<'_>) {
    for piece in draft.all(Label::Note) {
        note(draft, &piece);
    }
    for piece in draft.all(Label::Other) {
        other(draft, &piece);
    }
}

fn note(draft: &mut Draft<'_>, piece: &Piece) {
    let bare = piece.text.trim_matches(|c: char| "[]()|.,;: ".contains(c));
    let lower = bare.to_lowercase();
    let empty = |draft: &Draft<'_>, field| draft.reference.text(field).is_none();
    if let Some(count) = numbers::volume_count(bare) {
        draft.set(TextField::NumberOfVolumes, count, piece.confidence);
    } else if empty(draft, TextField::Medium) && is_medium(&lower) {
        draft.set(TextField::Medium, bare, piece.confidence);
    } else if let Some(language) = language(&lower).filter(|_| is_romanised(draft)) {
        draft.set(TextField::Language, language, piece.confidence);
    } else {
        draft.note(&piece.text, piece.confidence);
    }
}

fn is_medium(lower: &str) -> bool {
    MEDIA.iter().any(|medium| lower.starts_with(medium)) && lower.split(' ').count() <= 3
}

fn language(lower: &str) -> Option<&'static str> {
    LANGUAGES
        .iter()
        .find(|entry| entry.0 == lower)
        .map(|entry| entry.1)
}

/// Whether the language is still open: unknown, or told of a title that is romanised or translated.
fn is_romanised(draft: &Draft<'_>) -> bool {
    draft
        .reference
        .text(TextField::Language)
        .is_none_or(|language| language.ends_with("-Latn"))
}

/// Matter of other roles: identifiers in it have been taken already, the rest is a note.
fn other(draft: &mut Draft<'_>, piece: &Piece) {
    let mut words = piece.text.clone();
    for found in ident::find(&piece.text).iter().rev() {
        use Identifier::{Arxiv, Issn, Pmid};
        if matches!(found.identifier, Issn(_) | Pmid(_) | Arxiv(_)) {
            words.replace_range(found.span.start..found.span.end, "");
        }
    }
    let taken =
        words.len() < piece.text.len() && !words.split(|c: char| !c.is_alphabetic()).any(tells);
    if !taken && piece.text.chars().any(char::is_alphanumeric) {
        draft.note(&piece.text, piece.confidence);
    }
}

/// Whether a word beside an identifier says more than which identifier it is.
fn tells(word: &str) -> bool {
    const NAMES: [&str; 6] = ["issn", "online", "print", "pmid", "arxiv", "pubmed"];
    word.chars().count() > 3 && !NAMES.contains(&word.to_lowercase().as_str())
}
