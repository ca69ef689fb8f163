//! Which segment goes to which field.

use crate::diag::Severity;
use crate::lang;
use crate::model::{Kind, Label, TextField};

use super::draft::{Draft, Piece};
use super::{
    addresses, archives, issued, kind, laws, notes, numbers, people, places, theses, titles,
};

/// Fills all fields from the pieces.
pub(super) fn fill(draft: &mut Draft<'_>) {
    fill_titles(draft);
    people::fill(draft);
    issued::fill(draft);
    addresses::fill(draft);
    fill_numbers(draft);
    fill_genre(draft);
    draft.reference.kind = kind::of(draft);
    fill_bodies(draft);
    fill_particulars(draft);
    notes::fill(draft);
}

fn fill_titles(draft: &mut Draft<'_>) {
    if let Some(piece) = draft.first(Label::CitationNumber).cloned() {
        let number: String = piece.text.chars().filter(char::is_ascii_digit).collect();
        draft.set(TextField::CitationNumber, number, piece.confidence);
    }
    titles::fill(draft);
    titles::fill_container(draft);
    titles::fill_language(draft);
    if draft.reference.text(TextField::Title).is_none() {
        draft.warn(
            "title-missing",
            Severity::Warning,
            "no title was recognised",
        );
    }
}

fn fill_numbers(draft: &mut Draft<'_>) {
    fill_running(draft, Label::Volume, TextField::Volume, TextField::Part);
    fill_running(draft, Label::Issue, TextField::Issue, TextField::Issue);
    for piece in draft.all(Label::Pages) {
        let pages = numbers::pages(&piece.text);
        draft.append(TextField::Page, &pages, ", ", piece.confidence);
    }
    for piece in draft.all(Label::Extent) {
        extent(draft, &piece);
    }
    for piece in draft.all(Label::Edition) {
        let value = numbers::edition_number(&piece.text).unwrap_or_else(|| trimmed(&piece.text));
        draft.append(TextField::Edition, &value, ", ", piece.confidence);
    }
    for piece in draft.all(Label::Number) {
        number(draft, &piece);
    }
}

/// The number of a law, a standard, a patent; or the place of a record in an archive.
fn number(draft: &mut Draft<'_>, piece: &Piece) {
    let starts = ["Ф.", "Оп.", "Спр.", "ф.", "оп.", "спр."];
    let field = match starts.iter().any(|word| piece.text.starts_with(word)) {
        true => TextField::ArchiveLocation,
        false => TextField::Number,
    };
    let value = piece.text.trim_start_matches(['№', ' ']);
    let value = value.trim_end_matches([',', ';', '.']);
    // The second number of a patent is that of its application.
    let patent = draft
        .first(Label::Genre)
        .is_some_and(|genre| kind::is_patent(&genre.text));
    if patent && draft.reference.text(field).is_some() {
        return draft.keep("application-number", value);
    }
    draft.append(field, value, "; ", piece.confidence);
}

/// Volumes or issues: the first in `field`, the others in `further`.
fn fill_running(draft: &mut Draft<'_>, label: Label, field: TextField, further: TextField) {
    for (at, piece) in draft.all(label).iter().enumerate() {
        let field = if at == 0 { field } else { further };
        let (number, title) = numbers::without_title(&piece.text);
        if let Some(title) = title.filter(|_| label == Label::Volume) {
            titles::put_volume_title(draft, title, piece.confidence);
        }
        let printed = numbers::running_number(number);
        let latin = numbers::latin_roman(&printed).filter(|_| draft.repair);
        if let Some(latin) = &latin {
            draft.repaired(field.as_str(), "look-alike-letter", &printed, latin);
        }
        draft.append(field, &latin.unwrap_or(printed), ", ", piece.confidence);
    }
}

fn extent(draft: &mut Draft<'_>, piece: &Piece) {
    let first = draft.reference.text(TextField::NumberOfPages).is_none();
    match numbers::page_count(&piece.text).filter(|_| first) {
        Some((count, whole)) => {
            draft.set(TextField::NumberOfPages, count, piece.confidence);
            if !whole {
                draft.keep("extent", &piece.text);
            }
        }
        None => draft.keep("extent", &piece.text),
    }
}

fn fill_genre(draft: &mut Draft<'_>) {
    for piece in draft.all(Label::Genre) {
        let value = trimmed(&piece.text);
        let value = titles::mended(draft, TextField::Genre, &value);
        draft.append(TextField::Genre, &value, "; ", piece.confidence);
    }
}

/// What only some types have.
fn fill_particulars(draft: &mut Draft<'_>) {
    let genre = draft
        .reference
        .text(TextField::Genre)
        .unwrap_or_default()
        .to_owned();
    match draft.reference.kind {
        Kind::Thesis => {
            let found = theses::degree(&genre);
            found
                .degree
                .iter()
                .for_each(|degree| draft.keep("degree", degree));
            found
                .speciality
                .iter()
                .for_each(|code| draft.keep("speciality", code));
        }
        Kind::Legislation if draft.reference.text(TextField::Authority).is_none() => {
            let trust = draft
                .first(Label::Genre)
                .map_or(0.0, |piece| piece.confidence);
            if let Some(body) = laws::body(&genre) {
                draft.set(TextField::Authority, body, trust);
            }
        }
        Kind::Manuscript => archives::fill(draft),
        _ => {}
    }
}

/// Publisher, place, institution; what the institution is depends on the type.
fn fill_bodies(draft: &mut Draft<'_>) {
    for piece in draft.all(Label::Publisher) {
        let value = titles::mended(draft, TextField::Publisher, &titles::clean(&piece.text));
        draft.append(TextField::Publisher, &value, "; ", piece.confidence);
    }
    for piece in draft.all(Label::Institution) {
        institution(draft, &piece);
    }
    for piece in draft.all(Label::Location) {
        place(draft, &piece);
    }
}

fn institution(draft: &mut Draft<'_>, piece: &Piece) {
    let legal = matches!(
        draft.reference.kind,
        Kind::Legislation | Kind::Standard | Kind::Patent
    );
    let taken = draft.has(Label::Publisher);
    let field = if legal || taken {
        TextField::Authority
    } else {
        TextField::Publisher
    };
    let value = titles::mended(draft, field, &titles::clean(&piece.text));
    draft.append(field, &value, "; ", piece.confidence);
}

fn place(draft: &mut Draft<'_>, piece: &Piece) {
    let printed = piece.text.trim_end_matches([':', ',', ';', ' ']);
    let inner = printed
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'));
    let printed = inner.unwrap_or(printed);
    let language = draft.reference.text(TextField::Language);
    let full = places::expanded(printed, language).filter(|_| draft.repair);
    let field = match draft.reference.kind {
        Kind::Patent => TextField::Jurisdiction,
        _ => TextField::PublisherPlace,
    };
    let value = match full {
        Some(full) => {
            draft.repaired(field.as_str(), "place-abbreviation", printed, &full);
            full
        }
        None => titles::mended(draft, field, without_stop(printed)),
    };
    if draft.reference.text(field) != Some(value.as_str()) {
        draft.append(field, &value, "; ", piece.confidence);
    }
}

/// A name written out without its full stop; an abbreviation (`Черк.`, `N. Y.`) keeps it.
fn without_stop(place: &str) -> &str {
    let bare = place.trim_end_matches('.');
    let long = bare.chars().count() > 4 && !bare.contains('.');
    if long && lang::script(bare).is_some() {
        bare
    } else {
        place
    }
}

/// The text without brackets around it and separating marks at its ends; a full stop stays.
fn trimmed(text: &str) -> String {
    let bare = text.trim_matches([',', ';', ':', '/', ' ', '[', ']']);
    let inner = bare
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'));
    inner.unwrap_or(bare).to_owned()
}
