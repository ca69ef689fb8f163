//! Dates of a reference: of issue, of filing, of renewal, of access.

use crate::diag::Severity;
use crate::model::{Date, DateField, Label, TextField};

use super::dates;
use super::draft::{Draft, Piece};

/// The first date is that of issue; a further one of the same year that says more takes its place. Those of filing and
/// of renewal are told by the word before them.
pub(super) fn fill(draft: &mut Draft<'_>) {
    let pieces = without_told(draft);
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

/// The dates without those of filing and renewal, which find their place here; a date alone is that of issue.
fn without_told(draft: &mut Draft<'_>) -> Vec<Piece> {
    let mut issued = draft.all(Label::Date);
    if issued.len() < 2 {
        return issued;
    }
    for piece in std::mem::take(&mut issued) {
        match occasion(draft, &piece) {
            Occasion::Filing => fill_date(draft, DateField::Submitted, &piece),
            Occasion::Renewal => draft.keep("date-updated", &piece.text),
            Occasion::Issue => issued.push(piece),
        }
    }
    issued
}

/// What happened on a date.
enum Occasion {
    Issue,
    Filing,
    Renewal,
}

/// The occasion, as the word before a date tells it.
fn occasion(draft: &Draft<'_>, piece: &Piece) -> Occasion {
    let before = draft.before(piece).to_lowercase();
    let before = before.trim_end_matches(|c: char| !c.is_alphabetic());
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if ends(&[
        "заявл",
        "заявлено",
        "заявка",
        "заявка від",
        "подано",
        "filed",
        "filed on",
    ]) {
        Occasion::Filing
    } else if ends(&["оновлення", "оновлено", "updated", "last updated"]) {
        Occasion::Renewal
    } else {
        Occasion::Issue
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
