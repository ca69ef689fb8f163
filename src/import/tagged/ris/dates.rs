//! Dates of RIS, which stand in several fields.

use super::super::fields::is_article;
use super::super::sheet::{Sheet, Tagged};
use crate::import::values;
use crate::model::{DateField, Kind};

/// The year is that of PY; DA, or Y1 beside PY, is taken where it says more of the same year.
pub(super) fn take_issued(sheet: &mut Sheet) {
    let mut fields = sheet.take(&["PY", "YR", "Y1", "DA"]).into_iter();
    let Some(year) = fields.next() else {
        return;
    };
    let mut issued = values::date(&year.value);
    for other in fields {
        match values::joined_date(&year.value, &other.value) {
            Some(finer) => {
                if !finer.whole {
                    sheet.keep(&other);
                }
                issued = finer;
            }
            None if says_less(&other, &issued) => {}
            None => sheet.keep(&other),
        }
    }
    let making = &mut sheet.making;
    making.date(DateField::Issued, &year.name, &year.value, issued);
}

/// Whether a date only says again what is known: the same, or its year.
fn says_less(field: &Tagged, known: &values::Reading) -> bool {
    let read = values::date(&field.value);
    let start = read.date.start;
    let year = start.is_some_and(|start| start.month.is_none());
    let same_year = start.map(|start| start.year) == known.date.start.map(|start| start.year);
    let alone = read.date.end.is_none() && read.date.season.is_none();
    read.whole && start.is_some() && (read.date == known.date || year && same_year && alone)
}

/// Takes the date of access, and of an article the date before print.
pub(super) fn take_other_dates(sheet: &mut Sheet) {
    let met = matches!(sheet.kind(), Kind::PaperConference | Kind::Speech);
    let variable = match met && !sheet.has("UR") {
        true => DateField::EventDate,
        false => DateField::Accessed,
    };
    let mut dates = vec![("Y2", variable), ("RD", DateField::Accessed)];
    if is_article(sheet.kind()) {
        dates.push(("ET", DateField::AvailableDate));
    }
    if sheet.kind() == Kind::Patent {
        dates.push(("C1", DateField::Submitted));
    }
    for (tag, variable) in dates {
        for field in sheet.take(&[tag]) {
            let reading = values::date(&field.value);
            match reading.date.start.is_none() && tag != "Y2" {
                true => sheet.keep(&field),
                false => sheet
                    .making
                    .date(variable, &field.name, &field.value, reading),
            }
        }
    }
}
