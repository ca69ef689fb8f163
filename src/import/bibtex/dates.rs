//! Dates: BibLaTeX's in one field, BibTeX's in three.

use crate::bibtex::MONTHS;
use crate::csl_json;
use crate::model::{Date, DateParts};
use crate::tex::{self, Marks};

/// Months in Ukrainian by the letters that all their cases begin with, January first.
const UKRAINIAN: [&str; 12] = [
    "січ", "лют", "бер", "квіт", "трав", "черв", "лип", "серп", "вер", "жовт", "лист", "груд",
];

/// Seasons in English, and their numbers in CSL.
const SEASONS: [(&str, u8); 5] = [
    ("spring", 1),
    ("summer", 2),
    ("autumn", 3),
    ("fall", 3),
    ("winter", 4),
];

/// A date of the Extended Date/Time Format, or text.
pub(super) fn date(value: &str) -> Date {
    let value = value.trim().trim_matches(['{', '}']);
    if let Some(date) = edtf(value) {
        return date;
    }
    let text = tex::read(value, Marks::None).text;
    edtf(&text).unwrap_or_else(|| Date {
        literal: Some(text),
        ..Date::default()
    })
}

/// What CSL has no place for, an end that is open or the time of the day, is kept beside the typed date as it was written.
fn edtf(text: &str) -> Option<Date> {
    if let Some(date) = csl_json::date_of_text(text) {
        return Some(date);
    }
    let part = |typed: &str| {
        let date = csl_json::date_of_text(typed)?;
        let raw = Some(text.to_owned());
        Some(Date { raw, ..date })
    };
    if let Some(start) = text.strip_suffix("/..").or_else(|| text.strip_suffix('/')) {
        return part(start);
    }
    let (day, time) = text.split_once('T')?;
    (day.len() == 10 && is_time(time)).then(|| part(day))?
}

fn is_time(text: &str) -> bool {
    text.len() >= 5
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b":.+-Z".contains(&byte))
}

/// A year or a range of years; nothing where it is something else.
pub(super) fn year(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Some(date) = csl_json::date_of_text(text) {
        return Some(date);
    }
    if let Some(year) = whole_year(text) {
        return Some(Date::year(year));
    }
    let (start, end) = text.split_once(['-', '–', '—', '/'])?;
    let (start, end) = (start.trim(), end.trim());
    let first = whole_year(start).filter(|_| start.len() == 4)?;
    let last = match end.len() {
        4 => whole_year(end)?,
        // `2019/20`: the same century.
        2 => first / 100 * 100 + whole_year(end)?,
        _ => return None,
    };
    let end = Some(DateParts::year(last)).filter(|_| last > first)?;
    Some(Date {
        end: Some(end),
        ..Date::year(first)
    })
}

fn whole_year(text: &str) -> Option<i32> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let fits = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok())?
}

/// What stands in `month`: a month or two, a day with it, or a season.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Month {
    pub(super) month: Option<u8>,
    pub(super) last: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) season: Option<u8>,
}

/// Reads a month by its name in English or Ukrainian, or by its number; nothing where a part of it is something else.
pub(super) fn month(text: &str) -> Option<Month> {
    let mut read = Month::default();
    let mut number = None;
    let words = text.split(|c: char| !c.is_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        let free = |place: &mut Option<u8>, value| place.is_none().then(|| *place = Some(value));
        if let Ok(value) = word.parse::<u8>() {
            free(&mut number, value)?;
        } else if let Some(month) = month_by_name(word) {
            match read.month {
                None => read.month = Some(month),
                Some(_) => free(&mut read.last, month)?,
            }
        } else {
            free(&mut read.season, season(word)?)?;
        }
    }
    match (read.month, number) {
        (None, Some(number)) if read.season.is_none() => {
            read.month = Some(number).filter(|number| (1..=12).contains(number));
        }
        (Some(_), Some(day)) if (1..=31).contains(&day) && read.last.is_none() => {
            read.day = Some(day)
        }
        (_, Some(_)) => return None,
        (_, None) => {}
    }
    (read.month.is_some() != read.season.is_some()).then_some(read)
}

fn month_by_name(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|name| word.starts_with(name));
    let at = at.or_else(|| UKRAINIAN.iter().position(|name| word.starts_with(name)));
    u8::try_from(at? + 1).ok()
}

fn season(word: &str) -> Option<u8> {
    let known = SEASONS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(word));
    known.map(|(_, number)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> DateParts {
        DateParts {
            year,
            month: Some(month),
            day: Some(day),
        }
    }

    #[test]
    fn dates_of_one_field_are_read() {
        let range = Date {
            end: Some(DateParts::year(1993)),
            ..Date::year(1992)
        };
        assert_eq!(date("1992/1993"), range);
        assert_eq!(date("1850~").circa, Some(true.into()));
        assert_eq!(date("2020-05-17"), Date::parts(day(2020, 5, 17)));
        assert_eq!(date("-0044"), Date::year(-44));
        assert_eq!(date("1999-21").season, Some(1.into()));
        let open = date("1988/");
        assert_eq!(
            (open.start, open.raw.as_deref()),
            (Some(DateParts::year(1988)), Some("1988/"))
        );
        let time = date("2020-05-17T10:20:30Z");
        assert_eq!(time.start, Some(day(2020, 5, 17)));
        for text in ["in press", "199X", "/1990", "2020-13-01", "2020T"] {
            assert_eq!(date(text).literal.as_deref(), Some(text));
        }
    }

    #[test]
    fn years_may_be_ranges() {
        assert_eq!(year("2020"), Some(Date::year(2020)));
        assert_eq!(year("45"), Some(Date::year(45)));
        for text in ["2019–2020", "2019/20", "2019/2020", "2019-2020"] {
            let read = year(text).expect(text);
            assert_eq!(read.end, Some(DateParts::year(2020)), "{text}");
        }
        assert_eq!(
            ["б. р.", "2020a", "20200101", "2020-2019"].map(year),
            [None, None, None, None]
        );
    }

    #[test]
    fn months_have_names_numbers_and_days() {
        #[track_caller]
        fn check(text: &str, month: Option<u8>, last: Option<u8>, day: Option<u8>) {
            let read = super::month(text).expect(text);
            assert_eq!(
                (read.month, read.last, read.day),
                (month, last, day),
                "{text}"
            );
        }
        check("January", Some(1), None, None);
        check("sep.", Some(9), None, None);
        check("травень", Some(5), None, None);
        check("12 листопада", Some(11), None, Some(12));
        check("March\u{a0}15", Some(3), None, Some(15));
        check("May–June", Some(5), Some(6), None);
        check("07", Some(7), None, None);
        assert_eq!(super::month("Spring").and_then(|read| read.season), Some(1));
        assert_eq!(
            ["13", "0", "", "monthly meeting", "5 6", "Q1"].map(super::month),
            [None; 6]
        );
    }
}
