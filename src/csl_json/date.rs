//! Dates, both ways: `date-parts`, and the text forms of the Extended Date/Time Format.

use serde_json::{Value, json};

use super::fields::{Fields, Object};
use crate::model::{Date, DateParts};

/// Writes a date. An end without a start cannot be written; readers never make one.
pub(super) fn write(date: &Date) -> Value {
    let mut object = Object::default();
    if let Some(start) = date.start {
        let parts: Vec<_> = std::iter::once(start).chain(date.end).map(list).collect();
        object.put("date-parts", parts);
    }
    object
        .put_some("season", date.season.clone())
        .put_some("circa", date.circa.clone())
        .put_some("literal", date.literal.as_deref())
        .put_some("raw", date.raw.as_deref());
    object.finish()
}

fn list(parts: DateParts) -> Value {
    match (parts.month, parts.day) {
        (None, _) => json!([parts.year]),
        (Some(month), None) => json!([parts.year, month]),
        (Some(month), Some(day)) => json!([parts.year, month, day]),
    }
}

/// Reads a date; `None` where there is none (`null`, `[[null]]`). The second value tells whether everything
/// in it was understood.
pub(super) fn read(value: &Value) -> (Option<Date>, bool) {
    match value {
        Value::Null => (None, true),
        Value::String(text) => (Some(text_date(text)), true),
        Value::Number(_) => read_year(value),
        Value::Object(_) => read_object(value),
        _ => (None, false),
    }
}

fn read_year(value: &Value) -> (Option<Date>, bool) {
    let date = whole(value).map(Date::year);
    let understood = date.is_some();
    (date, understood)
}

fn read_object(value: &Value) -> (Option<Date>, bool) {
    let Some(mut fields) = Fields::of(value) else {
        return (None, false);
    };
    let nothing = fields.take("date-parts", |parts| is_nothing(parts).then_some(()));
    let mut date = fields.take("date-parts", date_parts).unwrap_or_default();
    let scalar = |value: &Value| (value.is_string() || value.is_number()).then(|| value.clone());
    let flag = |value: &Value| value.as_bool().map(Value::Bool);
    date.season = fields.take("season", scalar).or(date.season);
    date.circa = fields.take("circa", |v| scalar(v).or_else(|| flag(v)));
    date.literal = fields.string("literal");
    if let Some(raw) = fields.string("raw") {
        take_raw(&mut date, raw);
    }
    let whole = fields.rest().is_empty();
    let absent = date == Date::default() && (nothing.is_some() || !whole);
    ((!absent).then_some(date), whole)
}

/// A raw date that can be read is read, unless the typed date is already there.
fn take_raw(date: &mut Date, raw: String) {
    match date_of_text(&raw) {
        Some(read) if date.start.is_none() => {
            date.start = read.start;
            date.end = read.end;
            date.season = date.season.take().or(read.season);
            date.circa = date.circa.take().or(read.circa);
        }
        _ => date.raw = Some(raw),
    }
}

/// Crossref's way of saying that there is no date: `[[null]]`, sometimes `[[]]` or `[]`.
fn is_nothing(parts: &Value) -> bool {
    match parts {
        Value::Null => true,
        Value::Array(list) => list.iter().all(is_nothing),
        _ => false,
    }
}

fn date_parts(value: &Value) -> Option<Date> {
    let list = value.as_array()?;
    let (start, season) = one_of_parts(list.first()?)?;
    let end = match list.get(1) {
        Some(end) if !is_open(end) => Some(one_of_parts(end)?.0),
        _ => None,
    };
    (list.len() <= 2).then_some(Date {
        start: Some(start),
        end,
        season: season.map(Value::from),
        ..Date::default()
    })
}

/// `[0, 0, 0]` or `[null]` as an end: a range that goes on.
fn is_open(parts: &Value) -> bool {
    parts.as_array().is_some_and(|list| {
        list.iter()
            .all(|part| part.is_null() || whole(part) == Some(0))
    })
}

/// One list of year, month, day; the months 13 to 16 and 21 to 24 are seasons, zeros are gaps.
fn one_of_parts(value: &Value) -> Option<(DateParts, Option<u8>)> {
    let list = value.as_array()?;
    let year = whole(list.first()?)?;
    let month = part(list.get(1))?;
    let day = part(list.get(2))?;
    let parts = |month, day| DateParts { year, month, day };
    match (month, day) {
        (None, _) => Some((parts(None, None), None)),
        (Some(1..=12), None | Some(1..=31)) => Some((parts(month, day), None)),
        (Some(season @ 13..=16), None) => Some((parts(None, None), Some(season - 12))),
        (Some(season @ 21..=24), None) => Some((parts(None, None), Some(season - 20))),
        _ => None,
    }
}

/// A month or day: `Some(None)` where it is absent, null, empty or zero.
fn part(value: Option<&Value>) -> Option<Option<u8>> {
    match value {
        None | Some(Value::Null) => Some(None),
        Some(Value::String(text)) if text.trim().is_empty() => Some(None),
        Some(value) => {
            let number = u8::try_from(whole(value)?).ok()?;
            Some((number != 0).then_some(number))
        }
    }
}

/// A whole number, written as a number or as text.
fn whole(value: &Value) -> Option<i32> {
    match value {
        Value::String(text) => text.trim().parse().ok(),
        _ => {
            let number = value.as_f64().filter(|number| number.fract() == 0.0)?;
            format!("{number}").parse().ok()
        }
    }
}

fn text_date(text: &str) -> Date {
    date_of_text(text).unwrap_or_else(|| Date {
        raw: Some(text.to_owned()),
        ..Date::default()
    })
}

/// Reads a date or an interval of the Extended Date/Time Format (ISO 8601-2:2019), level 0 and the part of
/// level 1 that CSL can hold: `2020-05-17`, `2019/2021`, `1850~`, `2020-21` (spring). Open intervals and
/// unspecified digits stay text.
pub fn date_of_text(text: &str) -> Option<Date> {
    let text = text.trim();
    let Some((start, end)) = text.split_once('/') else {
        return edtf_one(text);
    };
    let (start, end) = (edtf_one(start)?, edtf_one(end)?);
    if start.season.is_some() || end.season.is_some() {
        return None;
    }
    Some(Date {
        end: end.start,
        circa: start.circa.clone().or(end.circa),
        ..start
    })
}

fn edtf_one(text: &str) -> Option<Date> {
    let body = text.trim_end_matches(['~', '?', '%']);
    if text.len() - body.len() > 1 {
        return None;
    }
    let (negative, digits) = match body.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, body),
    };
    let parts: Vec<_> = digits.split('-').collect();
    let widths_fit = parts.iter().enumerate().all(|(at, part)| {
        part.len() == if at == 0 { 4 } else { 2 } && part.bytes().all(|b| b.is_ascii_digit())
    });
    if !widths_fit || parts.len() > 3 || parts[1..].contains(&"00") {
        return None;
    }
    let mut numbers: Vec<i32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    numbers[0] *= if negative { -1 } else { 1 };
    let mut date = date_parts(&json!([numbers]))?;
    date.circa = (body.len() < text.len()).then_some(Value::Bool(true));
    Some(date)
}
