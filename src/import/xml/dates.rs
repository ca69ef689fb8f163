//! Dates as XML vocabularies have them: in parts, in the forms of ISO 8601, and as printed.

mod printed;

use serde_json::Value;

use crate::csl_json;
use crate::model::{Date, DateParts};

/// Beginnings of the names of months, in lower case: English, Ukrainian, Russian.
const MONTHS: &[(&str, u8)] = &[
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("січ", 1),
    ("лют", 2),
    ("берез", 3),
    ("квіт", 4),
    ("трав", 5),
    ("черв", 6),
    ("лип", 7),
    ("серп", 8),
    ("верес", 9),
    ("жовт", 10),
    ("листоп", 11),
    ("груд", 12),
    ("янв", 1),
    ("фев", 2),
    ("мар", 3),
    ("апр", 4),
    ("май", 5),
    ("мая", 5),
    ("июн", 6),
    ("июл", 7),
    ("авг", 8),
    ("сен", 9),
    ("окт", 10),
    ("ноя", 11),
    ("дек", 12),
];

/// Beginnings of the names of seasons, in lower case.
const SEASONS: &[(&str, u8)] = &[
    ("spring", 1),
    ("summer", 2),
    ("autumn", 3),
    ("fall", 3),
    ("winter", 4),
    ("весн", 1),
    ("літ", 2),
    ("лет", 2),
    ("осін", 3),
    ("осен", 3),
    ("зим", 4),
];

/// The parts of a date as they stand in elements of their own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Parts {
    pub(super) year: String,
    pub(super) month: String,
    pub(super) day: String,
    pub(super) season: String,
}

impl Parts {
    /// The date, and what of the parts it could not take, each under its name.
    pub(super) fn date(&self) -> (Option<Date>, Vec<(&'static str, &str)>) {
        let parts = [
            ("month", self.month.as_str()),
            ("day", &self.day),
            ("season", &self.season),
        ];
        let mut left: Vec<_> = parts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .collect();
        if self.year.is_empty() {
            return (None, left);
        }
        let mut date = of_any(&self.year);
        if date.end.is_none() && date.start.is_some_and(|start| start.month.is_none()) {
            self.add_month(&mut date, &mut left);
        }
        if let Some(number) = season(&self.season).or_else(|| season(&self.month)) {
            date.season = Some(Value::from(number));
            left.retain(|(_, text)| season(text).is_none());
        }
        (Some(date), left)
    }

    /// Adds month and day to a year, and takes them from what is left.
    fn add_month(&self, date: &mut Date, left: &mut Vec<(&'static str, &str)>) {
        let (Some(start), (Some(from), to)) = (&mut date.start, month_range(&self.month)) else {
            return;
        };
        start.month = Some(from);
        start.day = day(&self.day).filter(|_| to.is_none());
        let is_day = start.day.is_some();
        date.end = to.map(|to| DateParts {
            year: start.year,
            month: Some(to),
            day: None,
        });
        left.retain(|(name, _)| *name != "month" && !(*name == "day" && is_day));
    }
}

/// Reads a date, or keeps it as text.
pub(super) fn of_any(text: &str) -> Date {
    of_text(text).unwrap_or_else(|| literal(text))
}

fn literal(text: &str) -> Date {
    Date {
        literal: Some(text.to_owned()),
        ..Date::default()
    }
}

/// Reads a date of which every word is understood.
pub(super) fn of_text(text: &str) -> Option<Date> {
    let text = text.trim().trim_end_matches('.');
    let day = text.split(['T', 't']).next().filter(|day| day.len() == 10);
    if let Some(date) = csl_json::date_of_text(day.unwrap_or(text)) {
        return Some(date);
    }
    if let Some(date) = compact(text).or_else(|| dotted(text)) {
        return Some(date);
    }
    printed::date(text)
}

/// `20200517`, `202005`: the forms of `w3cdtf` without hyphens, as `marc` and `iso8601` have them.
fn compact(text: &str) -> Option<Date> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let dashed = match text.len() {
        8 if digits => format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]),
        _ => return None,
    };
    csl_json::date_of_text(&dashed)
}

/// `17.05.2020`, and with slashes where the first number can be no month.
fn dotted(text: &str) -> Option<Date> {
    let mark = if text.contains('.') { '.' } else { '/' };
    let parts: Vec<_> = text.split(mark).map(str::trim).collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    let (date, is_plain) = match (first.len(), third.len()) {
        (4, 1 | 2) => (format!("{first}-{second:0>2}-{third:0>2}"), true),
        (1 | 2, 4) => (
            format!("{third}-{second:0>2}-{first:0>2}"),
            mark == '.' || day(first)? > 12,
        ),
        _ => return None,
    };
    is_plain.then(|| csl_json::date_of_text(&date)).flatten()
}

/// A month, or two of them joined: `7`, `Jul`, `липня`, `Jul-Aug`.
fn month_range(text: &str) -> (Option<u8>, Option<u8>) {
    let split = text.split(|c: char| !c.is_alphanumeric());
    let months: Option<Vec<u8>> = split.filter(|word| !word.is_empty()).map(month).collect();
    match months.as_deref() {
        Some([month]) => (Some(*month), None),
        Some([from, to]) if from < to => (Some(*from), Some(*to)),
        _ => (None, None),
    }
}

fn month(text: &str) -> Option<u8> {
    match text.parse() {
        Ok(number) => (1..=12).contains(&number).then_some(number),
        Err(_) => named_month(&text.to_lowercase()),
    }
}

fn named_month(word: &str) -> Option<u8> {
    begun(MONTHS, word)
}

fn season(text: &str) -> Option<u8> {
    begun(SEASONS, &text.to_lowercase())
}

fn begun(table: &[(&str, u8)], word: &str) -> Option<u8> {
    let word = word.trim_end_matches('.');
    let short = word.chars().count() <= 10;
    let found = table
        .iter()
        .find(|(begin, _)| short && word.starts_with(begin));
    found.map(|(_, number)| *number)
}

fn day(text: &str) -> Option<u8> {
    text.trim()
        .parse()
        .ok()
        .filter(|day| (1..=31).contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A date as EDTF has it, or near.
    fn shown(date: &Date) -> String {
        let part = |part: DateParts| {
            let pair = |n: Option<u8>| n.map(|n| format!("-{n:02}")).unwrap_or_default();
            format!("{}{}{}", part.year, pair(part.month), pair(part.day))
        };
        let start = date.start.map(part).unwrap_or_default();
        let end = date
            .end
            .map(|end| format!("/{}", part(end)))
            .unwrap_or_default();
        let season = date
            .season
            .as_ref()
            .map(|n| format!(" season {n}"))
            .unwrap_or_default();
        let circa = if date.circa.is_some() { "~" } else { "" };
        format!(
            "{start}{end}{season}{circa}{}",
            date.literal.as_deref().unwrap_or_default()
        )
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(shown(&of_any(text)), expected, "{text}");
    }

    #[test]
    fn dates_are_read_as_printed() {
        check("2020", "2020");
        check("2020-05-17T10:00:00Z", "2020-05-17");
        check("20200517", "2020-05-17");
        check("17.05.2020", "2020-05-17");
        check("17/05/2020", "2020-05-17");
        check("2020/5/7", "2020-05-07");
        check("05/06/2020", "05/06/2020");
        check("Accessed 12 May 2020", "2020-05-12");
        check("May 12th, 2020.", "2020-05-12");
        check("дата звернення: 3 липня 2021 р.", "2021-07-03");
        check("Jul-Aug 2019", "2019-07/2019-08");
        check("12–14 May 2010", "2010-05-12/2010-05-14");
        check("1998–2001", "1998/2001");
        check("1998/99", "1998/1999");
        check("[c2005]", "2005");
        check("ca. 1850", "1850~");
        check("Spring 2011", "2011 season 1");
        check("in press", "in press");
        check("б. р.", "б. р.");
        check("32 May 2020", "32 May 2020");
    }

    #[test]
    fn parts_that_do_not_fit_are_told() {
        let parts = |year: &str, month: &str, day: &str, season: &str| Parts {
            year: year.to_owned(),
            month: month.to_owned(),
            day: day.to_owned(),
            season: season.to_owned(),
        };
        #[track_caller]
        fn check(parts: &Parts, expected: &str, expected_left: &[(&str, &str)]) {
            let (date, left) = parts.date();
            assert_eq!(date.as_ref().map(shown).unwrap_or_default(), expected);
            assert_eq!(left, expected_left);
        }
        check(&parts("2019", "7", "3", ""), "2019-07-03", &[]);
        check(&parts("2019", "Jul-Aug", "", ""), "2019-07/2019-08", &[]);
        check(
            &parts("2019", "Тішрі", "3", ""),
            "2019",
            &[("month", "Тішрі"), ("day", "3")],
        );
        check(&parts("2019", "", "", "Winter"), "2019 season 4", &[]);
        check(&parts("2019", "Осінь", "", ""), "2019 season 3", &[]);
        check(&parts("", "7", "", ""), "", &[("month", "7")]);
        check(
            &parts("in press", "7", "", ""),
            "in press",
            &[("month", "7")],
        );
    }
}
