//! Proceedings: one container of collection, conference, place and dates.

use crate::parse::generate::seeds::Language;
use crate::parse::generate::writer::Writer;

impl Writer<'_> {
    /// Proceedings, real or put together.
    pub(in crate::parse::generate) fn proceedings(&mut self) -> Option<String> {
        if self.random.chance(30)
            && let Some(meeting) = self.random.pick(&self.pool.meetings)
        {
            return Some(meeting.clone());
        }
        let topic = self.topic()?;
        let (where_and_when, conference) = (self.where_and_when(), self.conference());
        let (open, close) = [("«", "»"), ("“", "”"), ("\"", "\"")][self.random.below(3)];
        let collection = self.random.of(self.terms.proceedings);
        let colon = self.random.of(&[" : ", " : ", ": ", ": ", ". "]);
        // English words for collections want the name of the conference behind them.
        let forms = if self.is(Language::English) { 7 } else { 9 };
        Some(match self.random.below(forms) {
            0..=4 => format!("{topic}{colon}{collection} {conference}{where_and_when}"),
            5 => format!("{collection} {conference} {open}{topic}{close}{where_and_when}"),
            6 => format!(
                "{} {open}{topic}{close}{where_and_when}",
                self.meeting_name()
            ),
            7 => format!("{}{where_and_when}{colon}{collection}", self.meeting_name()),
            _ => format!("{topic}{colon}{collection}"),
        })
    }

    fn topic(&mut self) -> Option<String> {
        let list = if self.random.chance(50) || self.pool.books.is_empty() {
            &self.pool.articles
        } else {
            &self.pool.books
        };
        self.title(list)
    }

    /// `XII Міжнар. наук.-практ. конф.`, in the genitive.
    fn conference(&mut self) -> String {
        let ordinal = self.ordinal();
        format!("{ordinal}{}", self.random.of(self.terms.conferences))
    }

    fn meeting_name(&mut self) -> String {
        let ordinal = self.ordinal();
        format!("{ordinal}{}", self.random.of(self.terms.conference_names))
    }

    fn ordinal(&mut self) -> &'static str {
        const ROMAN: &[&str] = &[
            "", "", "I ", "II ", "ІІ ", "III ", "ІІІ ", "IV ", "V ", "VI ", "VII ", "IX ", "X ",
            "Х ", "XI ", "XII ", "ХІV ", "XXI ",
        ];
        const ENGLISH: &[&str] = &[
            "", "", "1st ", "2nd ", "3rd ", "4th ", "5th ", "7th ", "12th ", "XV ", "II ", "VIII ",
        ];
        if self.is(Language::English) {
            self.random.of(ENGLISH)
        } else {
            self.random.of(ROMAN)
        }
    }

    /// The place and the days, in brackets or behind commas, or one of the two, or neither.
    fn where_and_when(&mut self) -> String {
        let (place, days) = (self.town(), self.days());
        match self.random.below(12) {
            0..=2 => format!(" ({place}, {days})"),
            3..=4 => format!(", {place}, {days}"),
            5 => format!(" ({days}, {place})"),
            6 => format!(". {place}, {days}"),
            7 => format!(" ({days})"),
            8 => format!(" {days}, {place}"),
            9 => format!(", {days}"),
            _ => String::new(),
        }
    }

    fn town(&mut self) -> String {
        let city = self.random.of(self.terms.towns);
        match self.language {
            Language::Ukrainian => {
                let before = self.random.of(&["м. ", "м. ", "", "", "м."]);
                let after = self.random.of(&["", "", "", "", ", Україна"]);
                format!("{before}{city}{after}")
            }
            Language::Russian | Language::English => city.to_owned(),
        }
    }

    fn days(&mut self) -> String {
        let (day, month, year) = (
            self.random.between(1, 26),
            self.month(),
            self.figure(2000, 2026),
        );
        let dash = self.random.of(&["–", "-", "–", " – "]);
        let last = day + self.random.between(1, 3);
        if self.is(Language::English) {
            return match self.random.below(3) {
                0 => format!("{month} {day}{dash}{last}, {year}"),
                1 => format!("{day}{dash}{last} {month} {year}"),
                _ => format!("{month} {day}, {year}"),
            };
        }
        let short = self.random.of(self.terms.short_months);
        let year_word = self.random.of(&[" р.", " р.", "", " року"]);
        match self.random.below(5) {
            0..=1 => format!("{day}{dash}{last} {month} {year}{year_word}"),
            2 => format!("{day}{dash}{last} {short} {year}{year_word}"),
            3 => format!("{day} {month} {year}{year_word}"),
            _ => format!("{day:02}.{:02}.{year}", self.random.between(1, 12)),
        }
    }
}
