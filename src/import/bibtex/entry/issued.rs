//! The date of publication: `date`, or `year`, `month` and `day`.

use serde_json::Value;

use super::Making;
use crate::import::bibtex::dates;
use crate::model::{Date, DateField, DateParts};
use crate::tex::{self, Marks};

impl Making<'_> {
    /// `date` wins over `year` and `month`; what cannot be read of them is kept.
    pub(super) fn take_issued(&mut self) {
        let mut issued = self.value_of("date").map(dates::date);
        if issued.as_ref().is_some_and(|date| date.start.is_none()) && self.has("year") {
            // A date in words beside a year: the year is what can be counted on.
            issued = None;
            self.keep_given("date");
        }
        let mut issued = match issued {
            Some(date) => {
                self.keep_unless_told(&date);
                date
            }
            None => match self.text_of("year") {
                Some(year) => self.year(&year),
                None => return self.keep_parts(&["month", "day"]),
            },
        };
        if issued == Date::default() {
            return;
        }
        if issued.start.is_some_and(|start| start.month.is_some()) {
            issued.season = None;
        }
        self.record.dates.insert(DateField::Issued, issued);
    }

    /// The date of a year and what stands beside it.
    fn year(&mut self, text: &str) -> Date {
        let Some(mut date) = dates::year(text) else {
            self.keep_parts(&["month", "day"]);
            return Date {
                literal: Some(text.to_owned()),
                ..Date::default()
            };
        };
        let Some(start) = date
            .start
            .filter(|start| start.month.is_none() && date.end.is_none())
        else {
            self.keep_parts(&["month", "day"]);
            return date;
        };
        let Some(month) = self.month() else {
            self.keep_parts(&["day"]);
            return date;
        };
        let day = self.text_of("day").and_then(|text| text.parse().ok());
        let day = day.filter(|day| (1..=31).contains(day));
        if day.is_none() || month.month.is_none() {
            self.keep_parts(&["day"]);
        }
        let day = month.day.or(day).filter(|_| month.month.is_some());
        let parts = |month| DateParts { month, ..start };
        date.start = Some(DateParts {
            day,
            ..parts(month.month)
        });
        date.end = month.last.map(|last| parts(Some(last)));
        date.season = month.season.map(Value::from).or(date.season);
        date
    }

    fn month(&mut self) -> Option<dates::Month> {
        let given = self.fields.iter().find(|given| given.lower == "month")?;
        let text = tex::read(&given.value, Marks::None).text;
        let read = dates::month(&text);
        if read.is_none() && !text.is_empty() {
            let message = format!("`{text}` is no month; it is kept under `custom`");
            let at = given.at;
            self.warn("date-unreadable", at, message);
            self.keep_given("month");
        }
        read
    }

    /// Keeps a year or month that says something else than the date does.
    fn keep_unless_told(&mut self, date: &Date) {
        let Some(start) = date.start else {
            return self.keep_parts(&["month", "day"]);
        };
        let year = self
            .text_of("year")
            .and_then(|text| dates::year(&text)?.start);
        if self.has("year") && year.map(|year| year.year) != Some(start.year) {
            self.keep_parts(&["year"]);
        }
        let month = self
            .text_of("month")
            .and_then(|text| dates::month(&text)?.month);
        if self.has("month") && (month.is_none() || month != start.month) {
            self.keep_parts(&["month"]);
        }
        let day = self.text_of("day").and_then(|text| text.parse().ok());
        if self.has("day") && (day.is_none() || day != start.day) {
            self.keep_parts(&["day"]);
        }
    }
}
