//! Dates as databases write them.

use super::squeezed;
use crate::model::{Date, DateParts};
use crate::{csl_json, normalise};

/// A date that was read, and whether it says all that was written.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::import) struct Reading {
    pub(in crate::import) date: Date,
    pub(in crate::import) whole: bool,
}

impl Reading {
    fn whole(date: Date) -> Self {
        Self { date, whole: true }
    }

    fn raw(text: &str) -> Self {
        Self::whole(Date {
            raw: Some(text.to_owned()),
            ..Date::default()
        })
    }
}

/// The longest text that may be a date, in bytes.
const LONGEST: usize = 200;

/// Reads a date: ISO 8601 with or without a time, the `year/month/day/other` of RIS, `2020 Jul-Aug` and the other
/// forms of MEDLINE, and what bibliographies print. What cannot be read stays text.
pub(in crate::import) fn date(text: &str) -> Reading {
    let text = squeezed(text);
    if text.len() > LONGEST {
        return Reading::raw(&text);
    }
    let bare = text.trim_end_matches(['/', ' ']);
    let read = slashes(&text)
        .or_else(|| csl_json::date_of_text(bare).map(Reading::whole))
        .or_else(|| with_time(bare))
        .or_else(|| compact(bare))
        .or_else(|| across_years(bare))
        .or_else(|| normalise::date(bare).map(Reading::whole));
    read.unwrap_or_else(|| Reading::raw(&text))
}

/// A date of which the year stands in one field and the rest in another: `2020` and `Jul-Aug`. Where the rest is a
/// date of its own, it is taken if it is of that year.
pub(in crate::import) fn joined_date(year: &str, rest: &str) -> Option<Reading> {
    let year = date(year);
    let start = year.date.start?;
    let alone = date(rest);
    if let Some(own) = alone.date.start {
        let finer = own.year == start.year && year.date.end.is_none() && depth(own) > depth(start);
        return finer.then_some(alone);
    }
    if start.month.is_some() || rest.chars().any(|c| c.is_ascii_digit()) && has_year(rest) {
        return None;
    }
    let joined = date(&format!("{} {}", rest.trim_matches(['/', ' ']), start.year));
    let same = joined.date.start.is_some_and(|own| own.year == start.year);
    same.then_some(joined)
}

fn depth(parts: DateParts) -> usize {
    usize::from(parts.month.is_some()) + usize::from(parts.day.is_some())
}

fn has_year(text: &str) -> bool {
    let mut runs = text.split(|c: char| !c.is_ascii_digit());
    runs.any(|run| run.len() >= 4)
}

/// `2020/05/12/`, `2020///Spring`, `2020/Jul-Aug//`: the form of RIS, whose last part is free text.
fn slashes(text: &str) -> Option<Reading> {
    let mut fields = text.splitn(4, '/').map(str::trim);
    let year = number(fields.next()?, 4..=4)?;
    let rest: Vec<&str> = fields.collect();
    let words: Vec<&str> = rest.iter().copied().filter(|word| !blank(word)).collect();
    if rest.is_empty() || is_interval(&rest) {
        return None;
    }
    if let [months] = words[..]
        && let Some(date) = numbered_months(year, months).filter(|_| rest[0] == months)
    {
        return Some(Reading::whole(date));
    }
    let month = rest.first().and_then(|text| part(text, 12));
    let day = rest.get(1).and_then(|text| part(text, 31));
    let day = month.and(day);
    let used = usize::from(month.is_some()) + usize::from(day.is_some());
    let read = words.len() == used;
    let parts = Date::parts(DateParts { year, month, day });
    if read {
        return Some(Reading::whole(parts));
    }
    let free = words[used..].join(" ");
    let named = (used == 0).then(|| normalise::date(&format!("{free} {year}")));
    Some(match named.flatten() {
        Some(date) if date.start.is_some_and(|start| start.year == year) => Reading::whole(date),
        _ => Reading {
            date: parts,
            whole: false,
        },
    })
}

/// `07-08`.
fn numbered_months(year: i32, text: &str) -> Option<Date> {
    let of_year = |month| DateParts {
        year,
        month: Some(month),
        day: None,
    };
    let (from, to) = text.split_once(['-', '–'])?;
    Some(Date {
        end: Some(of_year(part(to, 12)?)),
        ..Date::parts(of_year(part(from, 12)?))
    })
}

/// `2019/2021`: two years, or two dates of ISO 8601, and no month.
fn is_interval(rest: &[&str]) -> bool {
    matches!(rest, [end] if number(&end[..end.floor_char_boundary(4)], 4..=4).is_some())
}

/// Nothing, or zeros that stand for nothing.
fn blank(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'0')
}

fn part(text: &str, most: u8) -> Option<u8> {
    let part = u8::try_from(number(text, 1..=2)?).ok()?;
    (1..=most).contains(&part).then_some(part)
}

fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<i32> {
    let plain = digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// `2020-05-12T10:00:00Z`, `2020-05-12 10:00:00`, `2020/05/12 06:00`: the time of day is let go.
fn with_time(text: &str) -> Option<Reading> {
    let (day, time) = text.split_once(['T', ' '])?;
    let clock = time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':');
    let date = csl_json::date_of_text(&day.replace('/', "-")).filter(|_| clock)?;
    let whole = false;
    Some(Reading { date, whole })
}

/// `20200512`.
fn compact(text: &str) -> Option<Reading> {
    number(text, 8..=8)?;
    let spaced = format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]);
    csl_json::date_of_text(&spaced).map(Reading::whole)
}

/// `1998 Dec-1999 Jan`, which names two years.
fn across_years(text: &str) -> Option<Reading> {
    let (from, to) = text.split_once('-')?;
    let (year, end) = (from.get(..4)?, to.get(..4)?);
    let (year, end) = (number(year, 4..=4)?, number(end, 4..=4)?);
    let (from, to) = (normalise::date(from)?, normalise::date(to)?);
    let forwards = end > year && from.end.is_none() && to.end.is_none();
    let date = Date {
        end: to.start,
        ..Date::parts(from.start?)
    };
    forwards.then(|| Reading::whole(date))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn parts(text: &str) -> DateParts {
        let numbers: Vec<i32> = text.split('-').filter_map(|n| n.parse().ok()).collect();
        let small = |at: usize| numbers.get(at).and_then(|n| u8::try_from(*n).ok());
        DateParts {
            year: numbers[0],
            month: small(1),
            day: small(2),
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (start, end) = expected.split_once("..").unwrap_or((expected, ""));
        let date = Date {
            end: (!end.is_empty()).then(|| parts(end)),
            ..Date::parts(parts(start))
        };
        assert_eq!(super::date(text), Reading::whole(date), "{text}");
    }

    #[test]
    fn dates_of_databases_are_read() {
        check("2020", "2020");
        check("2020///", "2020");
        check("2020//", "2020");
        check("2020/05/12/", "2020-5-12");
        check("2020/5/2", "2020-5-2");
        check("2020/05//", "2020-5");
        check("2020/00/00/", "2020");
        check("2020/07-08//", "2020-7..2020-8");
        check("2020/Jul-Aug//", "2020-7..2020-8");
        check("2020///Jul 4", "2020-7-4");
        check("2020-05-12", "2020-5-12");
        check("20200512", "2020-5-12");
        check("2020 Jul-Aug", "2020-7..2020-8");
        check("2020 May 7", "2020-5-7");
        check("1998 Dec-1999 Jan", "1998-12..1999-1");
        check("12 травня 2020", "2020-5-12");
        check("12.05.2020", "2020-5-12");
        check("2019-2021", "2019..2021");
        check("2019/2021", "2019..2021");
        check("2020-05-01/2020-06-02", "2020-5-1..2020-6-2");
    }

    #[test]
    fn a_season_is_a_season() {
        for text in ["2020 Spring", "2020///Spring", "Spring 2020", "2020-21"] {
            let read = super::date(text);
            assert_eq!(read.date.season, Some(Value::from(1)), "{text}");
            assert_eq!(read.date.start, Some(DateParts::year(2020)), "{text}");
        }
    }

    #[test]
    fn what_a_date_cannot_hold_is_told() {
        let read = super::date("2020/05/12/Online first");
        assert_eq!(
            (read.date, read.whole),
            (Date::parts(parts("2020-5-12")), false)
        );
        let read = super::date("2024-01-15T10:22:33Z");
        assert_eq!(
            (read.date, read.whole),
            (Date::parts(parts("2024-1-15")), false)
        );
        assert_eq!(
            super::date("some day").date.raw.as_deref(),
            Some("some day")
        );
        for text in ["", "/", "////", "2020/99/99/", "9999999999/1/1", "я/2/3"] {
            let _ = super::date(text);
        }
    }

    #[track_caller]
    fn check_joined(year: &str, rest: &str, expected: Option<&str>) {
        let read = joined_date(year, rest);
        let expected = expected.map(|text| super::date(text).date);
        assert_eq!(read.map(|read| read.date), expected, "{year} + {rest}");
    }

    #[test]
    fn a_year_takes_the_rest_from_another_field() {
        check_joined("2020", "Jul-Aug", Some("2020 Jul-Aug"));
        check_joined("2020", "May 12", Some("2020-05-12"));
        check_joined("2020", "2020/05/12/", Some("2020-05-12"));
        check_joined("2020///", "May", Some("2020-05"));
        check_joined("2021", "2020/12/30", None);
        check_joined("2020/05/12", "2020", None);
        check_joined("in press", "May", None);
        check_joined("2020", "whenever", None);
    }
}
