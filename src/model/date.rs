//! Dates as bibliographies have them: often a year, sometimes a range, now and then a season.

use serde_json::Value;

/// A year, a month of a year, or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateParts {
    /// The year; negative before the common era.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31.
    pub day: Option<u8>,
}

impl DateParts {
    /// A whole year.
    pub fn year(year: i32) -> Self {
        Self {
            year,
            month: None,
            day: None,
        }
    }
}

/// A date variable: typed where it could be typed, text otherwise.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Date {
    /// The date, or the beginning of the range.
    pub start: Option<DateParts>,
    /// The end of the range.
    pub end: Option<DateParts>,
    /// CSL's `season`: 1 spring to 4 winter.
    pub season: Option<Value>,
    /// CSL's `circa`.
    pub circa: Option<Value>,
    /// A date that is text for good: `б. р.`, `in press`.
    pub literal: Option<String>,
    /// A date that could not be read, as printed.
    pub raw: Option<String>,
}

impl Date {
    /// A date of which only the year is known.
    pub fn year(year: i32) -> Self {
        Self::parts(DateParts::year(year))
    }

    /// A single date.
    pub fn parts(start: DateParts) -> Self {
        Self {
            start: Some(start),
            ..Self::default()
        }
    }
}
