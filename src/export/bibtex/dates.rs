//! Dates: in three fields as BibTeX has them, in one where that cannot say everything.

use super::{Fields, own, tex};
use crate::bibtex::{self, MONTHS};
use crate::model::{Date, DateField, DateParts, Reference};

/// The date as classic BibTeX has it; `date` beside it where that cannot say everything.
pub(super) fn put_issued(fields: &mut Fields, reference: &Reference) {
    let Some(date) = reference.date(DateField::Issued) else {
        return;
    };
    let Some(start) = date.start else {
        let words = date.literal.as_ref().or(date.raw.as_ref());
        return words
            .into_iter()
            .for_each(|words| fields.braced("year", &tex::text(words)));
    };
    fields.braced("year", &year(start.year));
    if let Some(month) = start.month {
        fields.bare("month", MONTHS[usize::from(month.clamp(1, 12)) - 1]);
    }
    if let Some(day) = start.month.and(start.day) {
        fields.braced("day", &day.to_string());
    }
    let plain = Date {
        literal: None,
        raw: None,
        ..date.clone()
    };
    match as_typed(date) {
        Some(raw) => fields.braced("date", raw),
        None if plain != Date::parts(start) => fields.braced("date", &edtf(date)),
        None => {}
    }
}

pub(super) fn put_others(fields: &mut Fields, reference: &Reference) {
    let others = reference
        .dates
        .iter()
        .filter(|(field, _)| **field != DateField::Issued);
    for (field, date) in others {
        let name = own(bibtex::date_name(*field), field.as_str());
        let words = || date.literal.clone().or(date.raw.clone());
        let value = match date.start {
            Some(_) => Some(as_typed(date).map_or_else(|| edtf(date), str::to_owned)),
            None => words().map(|words| tex::text(&words)),
        };
        value
            .into_iter()
            .for_each(|value| fields.braced(&name, &value));
    }
}

/// How the date was written, where that says more than the typed date: that a range is open, what time of the day it was.
fn as_typed(date: &Date) -> Option<&str> {
    let raw = date.raw.as_deref()?;
    let is_open = raw
        .strip_suffix("/..")
        .or_else(|| raw.strip_suffix('/'))
        .is_some();
    let is_time = raw.as_bytes().get(10) == Some(&b'T');
    let fits = |byte: u8| byte.is_ascii_digit() || b"-/.:+TZ".contains(&byte);
    Some(raw).filter(|_| (is_open || is_time) && raw.bytes().all(fits))
}

/// The date in the Extended Date/Time Format (ISO 8601-2), which BibLaTeX reads.
fn edtf(date: &Date) -> String {
    let season = date.season.as_ref().and_then(|season| match season {
        serde_json::Value::String(text) => text.parse().ok(),
        other => other.as_u64(),
    });
    let circa = match &date.circa {
        None | Some(serde_json::Value::Bool(false)) => "",
        Some(_) => "~",
    };
    let one = |parts: DateParts, season: Option<u64>| {
        let month = parts
            .month
            .map(u64::from)
            .or(season.filter(|s| (1..=4).contains(s)).map(|s| s + 20));
        let month = month.map_or(String::new(), |month| format!("-{month:02}"));
        let day = parts
            .month
            .and(parts.day)
            .map_or(String::new(), |day| format!("-{day:02}"));
        format!("{}{month}{day}{circa}", year(parts.year))
    };
    let start = date.start.map(|start| one(start, season));
    let end = date.end.map(|end| format!("/{}", one(end, None)));
    start.unwrap_or_default() + &end.unwrap_or_default()
}

fn year(year: i32) -> String {
    match year {
        0.. => format!("{year:04}"),
        _ => format!("-{:04}", year.unsigned_abs()),
    }
}
