//! Dates: years, days, days of access, days of a newspaper.

use crate::parse::generate::writer::Writer;

impl Writer<'_> {
    /// A year, mostly a recent one.
    pub(in crate::parse::generate) fn year(&mut self) -> String {
        match self.random.below(10) {
            0 => self.figure(1900, 1990),
            1..=2 => self.figure(1985, 2005),
            _ => self.figure(2000, 2026),
        }
    }

    pub(in crate::parse::generate) fn month(&mut self) -> &'static str {
        self.random.of(self.terms.months)
    }

    /// A year, or the fuller forms that APA has for dated pages.
    pub(in crate::parse::generate) fn apa_date(&mut self, full: usize) -> String {
        let (year, month, day) = (
            self.figure(1998, 2026),
            self.month(),
            self.random.between(1, 31),
        );
        if !self.random.chance(full) {
            return year;
        }
        match self.random.below(6) {
            0..=1 => format!("{year}, {day} {month}"),
            2..=3 => format!("{year}, {month} {day}"),
            4 => format!("{year}, {month}"),
            _ => format!("{day} {month} {year}"),
        }
    }

    /// `12.05.2019`.
    pub(in crate::parse::generate) fn day(&mut self, from: usize, to: usize) -> String {
        let (day, month) = (self.random.between(1, 28), self.random.between(1, 12));
        let year = self.random.between(from, to);
        match self.random.below(12) {
            0 => format!("{day}.{month:02}.{year}"),
            1 => format!("{year}-{month:02}-{day:02}"),
            2 => format!("{day} {} {year}", self.month()),
            _ => format!("{day:02}.{month:02}.{year}"),
        }
    }

    /// The day of a newspaper, a year and a day in one: `2010. – 14 жовт.`
    pub(in crate::parse::generate) fn newspaper_day(&mut self) -> String {
        let (year, day) = (self.figure(1991, 2026), self.random.between(1, 31));
        let month = if self.random.chance(60) {
            self.random.of(self.terms.short_months)
        } else {
            self.month()
        };
        match self.random.below(5) {
            0..=2 => format!("{year}{}{day} {month}", self.marks.area),
            3 => format!("{day} {month} {year}"),
            _ => self.day(1995, 2026),
        }
    }
}
