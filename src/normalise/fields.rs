//! Which segment goes to which field.

use crate::diag::Severity;
use crate::lang;
use crate::model::{Date, DateField, Kind, Label, Name, NameField, TextField};

use super::draft::{Draft, Piece};
use super::{addresses, dates, kind, names, notes, numbers, places, titles};

/// Fills all fields from the pieces.
pub(super) fn fill(draft: &mut Draft<'_>) {
    fill_titles(draft);
    fill_names(draft);
    fill_dates(draft);
    addresses::fill(draft);
    fill_numbers(draft);
    fill_genre(draft);
    draft.reference.kind = kind::of(draft);
    fill_bodies(draft);
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

fn fill_names(draft: &mut Draft<'_>) {
    for (label, field) in [
        (Label::Author, NameField::Author),
        (Label::Editor, NameField::Editor),
        (Label::Translator, NameField::Translator),
    ] {
        for piece in draft.all(label) {
            let names = read_names(draft, field, &piece);
            draft.set_names(field, names, piece.confidence);
        }
    }
    for piece in draft.all(Label::AuthorRepeat) {
        repeat(draft, &piece);
    }
}

/// The names of a piece; repairs and truncation are recorded.
fn read_names(draft: &mut Draft<'_>, field: NameField, piece: &Piece) -> Vec<Name> {
    if !piece.text.contains(char::is_alphanumeric) {
        draft.keep(&format!("{field}-as-above"), &piece.text);
        return Vec::new();
    }
    let list = names::list(&piece.text, draft.repair);
    for (from, to) in &list.repairs {
        draft.repaired(field.as_str(), "look-alike-letter", from, to);
    }
    for aside in &list.asides {
        draft.keep(&format!("{field}-aside"), aside);
    }
    if let Some(truncation) = &list.truncation {
        draft.keep(&format!("{field}-truncated"), truncation);
    }
    list.names
}

/// Names printed once more: they stand in where there are none, or where they are fuller.
fn repeat(draft: &mut Draft<'_>, piece: &Piece) {
    let again = read_names(draft, NameField::Author, piece);
    let before = draft.reference.names(NameField::Author);
    if before.is_empty() {
        draft.set_names(NameField::Author, again, piece.confidence);
        return;
    }
    let same_head = |a: &Name, b: &Name| a.key().to_lowercase() == b.key().to_lowercase();
    let known = before
        .iter()
        .all(|name| again.iter().any(|other| same_head(name, other)));
    if known && is_fuller(&again, before) {
        draft.reference.names.remove(&NameField::Author);
        draft.reference.custom.remove("author-truncated");
        draft.set_names(NameField::Author, again, piece.confidence);
    } else if !known {
        draft.keep("author-repeat", &piece.text);
    }
}

/// More names, or as many with more letters in the given names.
fn is_fuller(again: &[Name], before: &[Name]) -> bool {
    let given = |names: &[Name]| -> usize {
        let letters = |text: &String| text.chars().filter(|c| c.is_alphabetic()).count();
        names
            .iter()
            .filter_map(|name| name.given.as_ref())
            .map(letters)
            .sum()
    };
    again.len() > before.len() || (again.len() == before.len() && given(again) > given(before))
}

/// The first date is that of issue; a further one of the same year that says more takes its place.
fn fill_dates(draft: &mut Draft<'_>) {
    let pieces = draft.all(Label::Date);
    if let Some((first, further)) = pieces.split_first() {
        let best = fuller_date(first, further).unwrap_or_else(|| first.clone());
        if let Some(suffix) = dates::year_suffix(&best.text) {
            draft.set(TextField::YearSuffix, suffix, best.confidence);
        }
        fill_date(draft, DateField::Issued, &best);
        let told = |piece: &&Piece| !best.text.contains(piece.text.as_str());
        for piece in pieces.iter().filter(told) {
            draft.keep("further-date", &piece.text);
        }
    }
    if let Some(piece) = draft.first(Label::Accessed).cloned() {
        fill_date(draft, DateField::Accessed, &piece);
    }
}

/// A date better than the first: a fuller one of the same year, the first with the day that stands elsewhere, or all
/// together where the first has no year.
fn fuller_date(first: &Piece, further: &[Piece]) -> Option<Piece> {
    let Some(start) = dates::read(&first.text).and_then(|date| date.start) else {
        let texts = std::iter::once(first)
            .chain(further)
            .map(|piece| piece.text.as_str());
        let joined = Piece {
            text: texts.collect::<Vec<_>>().join(" "),
            ..first.clone()
        };
        return dates::read(&joined.text).map(|_| joined);
    };
    let fuller = |piece: &&Piece| {
        let other = dates::read(&piece.text).and_then(|date| date.start);
        start.month.is_none()
            && other.is_some_and(|other| other.year == start.year && other.month.is_some())
    };
    let day_elsewhere = |piece: &Piece| {
        let text = format!("{} {}", piece.text, first.text);
        let alone = dates::read(&piece.text).is_some() || start.month.is_some();
        let joined = dates::read(&text).filter(|_| !alone)?;
        let told = joined.start.is_some_and(|joined| joined.month.is_some());
        told.then(|| Piece {
            text,
            ..first.clone()
        })
    };
    let whole = further.iter().find(fuller).cloned();
    whole.or_else(|| further.iter().find_map(day_elsewhere))
}

fn fill_date(draft: &mut Draft<'_>, field: DateField, piece: &Piece) {
    let date = dates::read(&piece.text).unwrap_or_else(|| {
        let message = format!("the date cannot be read: {}", piece.text);
        draft.warn("date-unreadable", Severity::Warning, message);
        Date {
            raw: Some(piece.text.clone()),
            ..Date::default()
        }
    });
    draft.set_date(field, date, piece.confidence);
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
    draft.append(field, value, "; ", piece.confidence);
}

/// Volumes or issues: the first in `field`, the others in `further`.
fn fill_running(draft: &mut Draft<'_>, label: Label, field: TextField, further: TextField) {
    for (at, piece) in draft.all(label).iter().enumerate() {
        let field = if at == 0 { field } else { further };
        let printed = numbers::running_number(&piece.text);
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
    let field = TextField::PublisherPlace;
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
