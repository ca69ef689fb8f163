//! Dates as bibliographies print them, in Ukrainian, Russian, English and the larger languages of Europe.

use serde_json::Value;

use crate::lang::homoglyphs::roman;
use crate::model::{Date, DateParts};

/// The months by the stems of their names.
const MONTHS: [&[&str]; 12] = [
    &["січ", "янв", "jan", "jän", "stycz", "genn", "gen", "ene"],
    &["лют", "февр", "фев", "feb", "fév", "lut", "fev"],
    &["берез", "бер", "март", "мар", "mar", "mär", "marz"],
    &["квіт", "апр", "apr", "avr", "kwie", "abr"],
    &["трав", "май", "мая", "мае", "may", "mai", "maj", "mag"],
    &["черв", "июн", "jun", "juin", "czerw", "giu"],
    &["лип", "июл", "jul", "juil", "lug", "lip"],
    &["серп", "авг", "aug", "aoû", "sierp", "ago", "aout"],
    &["верес", "вер", "сент", "сен", "sep", "wrze", "set"],
    &["жовт", "окт", "oct", "okt", "paźdz", "ott"],
    &["листоп", "лист", "нояб", "ноя", "nov", "listop"],
    &["груд", "дек", "dec", "dez", "déc", "grud", "dic", "des"],
];

/// The seasons, spring first.
const SEASONS: [&[&str]; 4] = [
    &["весн", "spring", "frühl", "printemps"],
    &["літ", "лет", "summer", "sommer", "été"],
    &["осін", "осен", "autumn", "fall", "herbst", "automne"],
    &["зим", "winter", "hiver"],
];

/// Words that say that there is no date, or none yet; compared without spaces and full stops.
const LITERALS: &[&str] = &[
    "бр",
    "бг",
    "безроку",
    "безгода",
    "nd",
    "sa",
    "oj",
    "sd",
    "inpress",
    "удруці",
    "впечати",
    "forthcoming",
    "toappear",
    "imdruck",
    "submitted",
    "недатовано",
];

/// A part of a printed date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Year(i32),
    Small(u8),
    Month(u8),
    Season(u8),
    Dash,
}

impl Part {
    fn year(&self) -> Option<i32> {
        match self {
            Self::Year(year) => Some(*year),
            _ => None,
        }
    }

    fn month(&self) -> Option<u8> {
        match self {
            Self::Month(month) => Some(*month),
            _ => None,
        }
    }

    fn small(&self) -> Option<u8> {
        match self {
            Self::Small(number) => Some(*number),
            _ => None,
        }
    }

    fn season(&self) -> Option<u8> {
        match self {
            Self::Season(season) => Some(*season),
            _ => None,
        }
    }
}

/// Reads a date; `None` when it cannot be read, and then it stays text.
pub(super) fn read(text: &str) -> Option<Date> {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || "()[].,;:©".contains(c));
    let squeezed: String = bare
        .to_lowercase()
        .chars()
        .filter(|c| !" .".contains(*c))
        .collect();
    if LITERALS.contains(&squeezed.as_str()) {
        return Some(Date {
            literal: Some(bare_literal(text)),
            ..Date::default()
        });
    }
    let figures = without_year_word(bare);
    let mut date = numeric(figures)
        .or_else(|| numeric_range(figures))
        .or_else(|| worded(bare))?;
    if is_circa(text) {
        date.circa = Some(Value::from(true));
    }
    Some(date)
}

/// The letter after a year: `2020a`.
pub(super) fn year_suffix(text: &str) -> Option<char> {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = bare[digits..].chars();
    let letter = rest
        .next()
        .filter(|c| c.is_lowercase() && *c != 'р' && *c != 'г')?;
    (digits == 4 && rest.next().is_none()).then_some(letter)
}

/// The text without `р.`, `г.`, `року` at its end.
fn without_year_word(text: &str) -> &str {
    let cut = ["року", "рр", "р", "года", "г"]
        .iter()
        .find_map(|word| text.strip_suffix(word));
    cut.map_or(text, |rest| rest.trim_end_matches([' ', '.', ',']))
}

fn bare_literal(text: &str) -> String {
    text.trim()
        .trim_matches(['(', ')', '[', ']', ',', ';'])
        .to_owned()
}

fn is_circa(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains('?')
        || ["бл.", "ca.", "c. ", "circa", "около", "близько", "ок."]
            .iter()
            .any(|word| lower.starts_with(word))
}

/// `12.03.2020`, `2020-03-12`, `2020-03`, `12/03/2020`.
fn numeric(text: &str) -> Option<Date> {
    let marks = ['.', '-', '/', '–', '‐', '‑'];
    let fields: Vec<&str> = text.split(marks).map(str::trim).collect();
    if !fields
        .iter()
        .all(|field| !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return None;
    }
    let lengths: Vec<usize> = fields.iter().map(|field| field.len()).collect();
    let number = |at: usize| fields[at].parse::<i32>().ok();
    let (year, month, day) = match lengths[..] {
        [4] => (number(0)?, None, None),
        [1 | 2, 1 | 2, 4] => (number(2)?, number(1), number(0)),
        [4, 1 | 2, 1 | 2] => (number(0)?, number(1), number(2)),
        [4, 2] if text.contains(['-', '.']) && number(1)? <= 12 => (number(0)?, number(1), None),
        [1 | 2, 4] => (number(1)?, number(0), None),
        [2, 2, 2] => (century(number(2)?), number(1), number(0)),
        _ => return None,
    };
    let (month, day) = match (month, day) {
        (Some(month), Some(day)) if month > 12 && day <= 12 => (Some(day), Some(month)),
        unchanged => unchanged,
    };
    let small = |value: Option<i32>| value.map(|value| u8::try_from(value).unwrap_or(0));
    parts(year, small(month), small(day)).map(Date::parts)
}

/// `26–28.05.2022`, `02.09–11.09.2025`, `17.02.2021 – 10.03.2021`, `09.2018–03.2022`.
fn numeric_range(text: &str) -> Option<Date> {
    let marks = ["–", "—", "‐", "-", " по ", " до ", " to "];
    let mark = marks
        .iter()
        .find(|mark| text.matches(**mark).count() == 1)?;
    let (from, to) = text.split_once(mark)?;
    let end = numeric(without_year_word(to.trim()))?.start?;
    let from = without_year_word(from.trim());
    let start = numeric(from).and_then(|date| date.start).or_else(|| {
        let fields: Option<Vec<u8>> = from
            .split('.')
            .map(|field| field.trim().parse().ok())
            .collect();
        match fields?[..] {
            [day] => parts(end.year, end.month, Some(day)),
            [day, month] => parts(end.year, Some(month), Some(day)),
            _ => None,
        }
    })?;
    let alike =
        start.month.is_some() == end.month.is_some() && start.day.is_some() == end.day.is_some();
    (alike && end > start).then(|| range(start, end))
}

/// A date with words, in any order: `2023, 20 січня`, `April 28, 2022`, `9–12 квітня 2012 р.`, `1998–1999`.
fn worded(text: &str) -> Option<Date> {
    let tokens = tokens(text)?;
    let small = |pick: fn(&Part) -> Option<u8>| tokens.iter().filter_map(pick).collect::<Vec<u8>>();
    let years: Vec<i32> = tokens.iter().filter_map(Part::year).collect();
    let (months, days) = (small(Part::month), small(Part::small));
    let dashed = tokens.contains(&Part::Dash);
    let mut date = match (&years[..], &months[..], &days[..]) {
        ([], ..) => return None,
        ([year], [], [short]) => short_range(*year, *short).filter(|_| dashed)?,
        ([year], [], [day, month]) if !dashed => {
            Date::parts(parts(*year, Some(*month), Some(*day))?)
        }
        (_, [], [_, ..]) => return None,
        _ => between(&years, &months, &days, dashed)?,
    };
    date.season = tokens.iter().find_map(Part::season).map(Value::from);
    Some(date)
}

/// `2019–20`.
fn short_range(year: i32, short: u8) -> Option<Date> {
    let end = year / 100 * 100 + i32::from(short);
    (end > year).then(|| range(DateParts::year(year), DateParts::year(end)))
}

/// From the first year, month and day to the last ones.
fn between(years: &[i32], months: &[u8], days: &[u8], dashed: bool) -> Option<Date> {
    let day = |day: Option<&u8>| months.first().and(day.copied());
    let start = parts(*years.first()?, months.first().copied(), day(days.first()))?;
    let end = parts(*years.last()?, months.last().copied(), day(days.last()))?;
    let spans = end > start && (dashed || days.len() > 1);
    Some(if spans {
        range(start, end)
    } else {
        Date::parts(start)
    })
}

/// The year that two digits mean: up to 2030.
fn century(short: i32) -> i32 {
    if short <= 30 {
        2000 + short
    } else {
        1900 + short
    }
}

fn range(start: DateParts, end: DateParts) -> Date {
    Date {
        end: Some(end),
        ..Date::parts(start)
    }
}

fn parts(year: i32, month: Option<u8>, day: Option<u8>) -> Option<DateParts> {
    let sound = (1000..=2100).contains(&year)
        && month.is_none_or(|month| (1..=12).contains(&month))
        && day.is_none_or(|day| (1..=31).contains(&day));
    sound.then_some(DateParts { year, month, day })
}

/// The parts in order; `None` where a word means nothing in a date.
fn tokens(text: &str) -> Option<Vec<Part>> {
    let mut found = Vec::new();
    let lower = text.to_lowercase();
    let mut rest = lower.as_str();
    while let Some(first) = rest.chars().next() {
        let alike = |c: char| {
            c.is_alphabetic() == first.is_alphabetic()
                && c.is_ascii_digit() == first.is_ascii_digit()
        };
        let len = match first.is_alphanumeric() {
            true => rest
                .find(|c: char| !alike(c) || !c.is_alphanumeric())
                .unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (token, after) = rest.split_at(len);
        rest = after;
        if is_dash(token) {
            found.push(Part::Dash);
        } else if !is_filler(token) {
            found.push(part(token)?);
        }
    }
    Some(found)
}

fn part(token: &str) -> Option<Part> {
    if token.bytes().all(|byte| byte.is_ascii_digit()) {
        return match token.len() {
            1 | 2 => token.parse().ok().map(Part::Small),
            4 => token.parse().ok().map(Part::Year),
            _ => None,
        };
    }
    let stem = |stems: &&[&str]| stems.iter().any(|stem| token.starts_with(stem));
    let place = |at: usize| u8::try_from(at + 1).ok();
    if let Some(month) = MONTHS.iter().position(stem) {
        return place(month).map(Part::Month);
    }
    if let Some(season) = SEASONS.iter().position(stem) {
        return place(season).map(Part::Season);
    }
    let numeral = roman(&token.to_uppercase())?;
    roman_month(&numeral).map(Part::Month)
}

fn is_dash(token: &str) -> bool {
    matches!(
        token,
        "-" | "–" | "—" | "/" | "‐" | "‑" | "to" | "по" | "до"
    )
}

fn roman_month(numeral: &str) -> Option<u8> {
    const NUMERALS: [&str; 12] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ];
    let at = NUMERALS.iter().position(|known| *known == numeral)?;
    u8::try_from(at + 1).ok()
}

/// Words and marks that may stand in a date and say nothing.
fn is_filler(token: &str) -> bool {
    const WORDS: &str = "р рр рік року роки роках г гг год года годы y of the st nd rd th le er від от from бл ca c circa около близько \
        ок й го а a b б d в roku r copyright та і and и cop";
    WORDS.split(' ').any(|word| word == token) || token.chars().all(|c| !c.is_alphanumeric())
}
