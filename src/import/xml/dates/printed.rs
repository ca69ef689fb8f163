//! Dates as they are printed: `Accessed 12 May 2020`, `Jul-Aug 2019`, `c2005`.

use serde_json::Value;

use super::{named_month, season};
use crate::model::{Date, DateParts};

/// Words beside a date that say nothing of it.
const FILLERS: &[&str] = &[
    "accessed",
    "access",
    "cited",
    "retrieved",
    "viewed",
    "updated",
    "available",
    "date",
    "on",
    "of",
    "in",
    "at",
    "and",
    "дата",
    "звернення",
    "доступу",
    "перегляду",
    "року",
    "рік",
    "р",
    "дата",
    "обращения",
    "года",
    "г",
    "st",
    "nd",
    "rd",
    "th",
];

/// Words that make a date a guess.
const CIRCA: &[&str] = &["ca", "circa", "c", "approx", "близько", "бл"];

/// Reads a date of which every word is understood.
pub(super) fn date(text: &str) -> Option<Date> {
    Words::of(text)?.date()
}

/// What the words of a printed date say.
#[derive(Debug, Default)]
struct Words {
    years: Vec<i32>,
    months: Vec<u8>,
    days: Vec<u8>,
    season: Option<u8>,
    is_circa: bool,
}

impl Words {
    fn of(text: &str) -> Option<Self> {
        let mut words = Self::default();
        let lower = text.to_lowercase();
        let split = lower.split(|c: char| !c.is_alphanumeric());
        for word in split.filter(|word| !word.is_empty()) {
            words.take(word)?;
        }
        Some(words)
    }

    fn take(&mut self, word: &str) -> Option<()> {
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, rest) = word.split_at(digits);
        match (digits, rest) {
            (4, "") => self.years.push(number.parse().ok()?),
            (1 | 2, "" | "st" | "nd" | "rd" | "th") => self.two_digits(number)?,
            (4, rest) if CIRCA.contains(&rest) || FILLERS.contains(&rest) => {
                self.years.push(number.parse().ok()?)
            }
            (0, word) => self.word(word)?,
            _ => return None,
        }
        Some(())
    }

    /// A day, or the end of `1998–99`.
    fn two_digits(&mut self, number: &str) -> Option<()> {
        let value: u8 = number.parse().ok()?;
        match self.years.as_slice() {
            [year]
                if self.months.is_empty() && number.len() == 2 && i32::from(value) > year % 100 =>
            {
                self.years.push(year - year % 100 + i32::from(value));
            }
            _ => self.days.push(value),
        }
        Some(())
    }

    fn word(&mut self, word: &str) -> Option<()> {
        if let Some(month) = named_month(word) {
            self.months.push(month);
        } else if let Some(season) = season(word) {
            self.season = Some(season);
        } else if CIRCA.contains(&word) {
            self.is_circa = true;
        } else if let Some(year) = word.strip_prefix('c').filter(|year| year.len() == 4) {
            // The year of copyright: `c2005`.
            self.years.push(year.parse().ok()?);
        } else if !FILLERS.contains(&word) {
            return None;
        }
        Some(())
    }

    fn date(&self) -> Option<Date> {
        let (day, last) = match self.days.as_slice() {
            [] => (None, None),
            [day @ 1..=31] if self.months.len() == 1 => (Some(*day), None),
            [from, to @ 2..=31] if from < to && self.months.len() == 1 => (Some(*from), Some(*to)),
            _ => return None,
        };
        let (start, end) = match (self.years.as_slice(), self.months.as_slice()) {
            ([year], []) => (DateParts::year(*year), None),
            ([year], [month]) => (
                of_day(*year, *month, day),
                last.map(|last| of_day(*year, *month, Some(last))),
            ),
            ([year], [from, to]) if from < to => {
                let month = |month| DateParts {
                    year: *year,
                    month: Some(month),
                    day: None,
                };
                (month(*from), Some(month(*to)))
            }
            ([from, to], []) if from < to => (DateParts::year(*from), Some(DateParts::year(*to))),
            _ => return None,
        };
        Some(Date {
            start: Some(start),
            end,
            season: self.season.map(Value::from),
            circa: self.is_circa.then_some(Value::Bool(true)),
            ..Date::default()
        })
    }
}

fn of_day(year: i32, month: u8, day: Option<u8>) -> DateParts {
    let month = Some(month);
    DateParts { year, month, day }
}
