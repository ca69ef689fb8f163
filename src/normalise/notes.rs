//! Notes, and the matter that has no field of its own.

use crate::ident::{self, Identifier};
use crate::lang;
use crate::model::{Label, TextField};

use super::draft::{Draft, Piece};
use super::{numbers, titles};

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
    "вебсайт",
    "веб-сайт",
    "сайт",
    "вебпортал",
    "інтернет-ресурс",
];

/// Languages as notes name them.
const LANGUAGES: &[(&str, &str)] = &[
    ("in ukrainian", "uk"),
    ("in ukr", "uk"),
    ("укр. мовою", "uk"),
    ("рос. мовою", "ru"),
    ("in rus", "ru"),
    ("in russ", "ru"),
    ("in engl", "en"),
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

/// What tells that a work is not out yet.
const STATUSES: &[&str] = &[
    "у друці",
    "в друці",
    "у друку",
    "прийнято до друку",
    "подано до друку",
    "в печати",
    "in press",
    "forthcoming",
    "accepted",
    "submitted",
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
    } else if let Some(series) = series(bare).filter(|_| empty(draft, TextField::CollectionTitle)) {
        draft.set(
            TextField::CollectionTitle,
            titles::clean(series),
            piece.confidence,
        );
    } else if STATUSES.contains(&lower.as_str()) && empty(draft, TextField::Status) {
        draft.set(TextField::Status, bare, piece.confidence);
    } else if empty(draft, TextField::Medium) && is_medium(&lower) {
        draft.set(TextField::Medium, bare, piece.confidence);
    } else if let Some(language) = language(&lower).filter(|told| is_open(draft, told, &lower)) {
        draft.set(TextField::Language, language, piece.confidence);
    } else if let Some(key) = translated(draft, piece) {
        draft.keep(key, bare);
    } else {
        draft.note(&piece.text, piece.confidence);
    }
}

/// The name of a series in `Серія «Право»`, `Lecture Notes in Computer Science`.
fn series(bare: &str) -> Option<&str> {
    const WORDS: &[&str] = &["Серія", "серія", "Сер.", "Серия", "серия", "Series", "Ser."];
    if bare.starts_with("Lecture Notes in ") {
        return Some(bare);
    }
    let rest = WORDS.iter().find_map(|word| bare.strip_prefix(word))?;
    let name = rest.trim_start_matches([':', '.', ' ', ',']);
    let apart = rest.len() > name.len() || name.starts_with(['«', '"', '“']);
    (apart && name.chars().count() > 2).then_some(name)
}

/// The key for a translation in square brackets behind a romanised title or container.
fn translated(draft: &Draft<'_>, piece: &Piece) -> Option<&'static str> {
    let in_brackets = piece.text.starts_with('[') && piece.text.ends_with(']');
    let at = draft.pieces.iter().position(|other| other.at == piece.at)?;
    let before = draft.pieces[..at].last()?;
    let words = piece.text.split(' ').count() > 1 || before.label == Label::Container;
    let latin = |text| lang::homoglyphs::majority(text) == Some(lang::Script::Latin);
    if !in_brackets || !words || !latin(&piece.text) || !latin(&before.text) {
        return None;
    }
    match before.label {
        Label::Title => Some("translated-title"),
        Label::Container => Some("translated-container-title"),
        _ => None,
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

/// Whether a remark tells the language: `[in Ukrainian]` always, `англ.` where the title does not say otherwise.
fn is_open(draft: &Draft<'_>, told: &str, lower: &str) -> bool {
    let language = draft.reference.text(TextField::Language);
    lower.starts_with("in ")
        || language.is_none_or(|language| language == told || language.ends_with("-Latn"))
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
    let class = ["МПК", "МКВ", "МКИ", "МКП", "Int. Cl", "IPC"];
    if class.iter().any(|name| piece.text.starts_with(name)) {
        draft.keep("classification", &piece.text);
    } else if !taken && piece.text.chars().any(char::is_alphanumeric) {
        draft.note(&piece.text, piece.confidence);
    }
}

/// Whether a word beside an identifier says more than which identifier it is.
fn tells(word: &str) -> bool {
    const NAMES: [&str; 6] = ["issn", "online", "print", "pmid", "arxiv", "pubmed"];
    word.chars().count() > 3 && !NAMES.contains(&word.to_lowercase().as_str())
}
