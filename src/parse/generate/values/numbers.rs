//! Volumes, issues and pages.

use crate::model::Label;
use crate::parse::generate::seeds::Language;
use crate::parse::generate::writer::Writer;

impl Writer<'_> {
    pub(in crate::parse::generate) fn pages(&mut self) -> String {
        let first = self.random.between(1, 400);
        if self.random.chance(4) {
            return first.to_string();
        }
        let dash = self
            .random
            .of(&["–", "-", "–", "-", "—", " – ", " - ", "−"]);
        format!("{first}{dash}{}", first + self.random.between(2, 20))
    }

    /// An issue: one number, two, or one within the year and one running.
    pub(in crate::parse::generate) fn issue(&mut self) -> String {
        let (issue, running) = (self.random.between(1, 12), self.random.between(13, 250));
        match self.random.below(12) {
            0..=1 => format!("{issue} ({running})"),
            2 => format!("{issue}({running})"),
            3 => format!("{issue}-{}", issue + 1),
            4 => format!("{issue}–{} ({running}–{})", issue + 1, running + 1),
            5..=6 => running.to_string(),
            _ => issue.to_string(),
        }
    }

    /// Year, volume and issue of a serial, in the orders that lists have, the pages not yet.
    pub(in crate::parse::generate) fn serial_numbers(&mut self) {
        match self.random.below(20) {
            0..=6 => self.dated(|w| w.of_issue()),
            7..=10 => self.dated(|w| w.of_number()),
            11..=13 => self.dated(|w| w.of_volume_and_issue()),
            14 => self.dated(|w| w.of_issue_and_part()),
            15 => self.dated(|w| w.of_running_volume()),
            16 => self.dated(|w| w.of_volume()),
            17 => self.undated(|w| w.of_number()),
            18 => self.undated(|w| w.of_issue()),
            _ => self.undated(|w| w.of_volume_and_issue()),
        }
    }

    fn dated(&mut self, numbers: impl Fn(&mut Self)) {
        let year = self.year();
        self.put(Label::Date, year);
        self.area();
        numbers(self);
    }

    fn undated(&mut self, numbers: impl Fn(&mut Self)) {
        numbers(self);
        let year = self.year();
        if self.random.chance(30) {
            self.plain(" (");
            self.put(Label::Date, year);
            self.plain(")");
        } else if self.random.chance(50) {
            self.plain(", ");
            self.put(Label::Date, year);
        } else {
            self.area();
            self.put(Label::Date, year);
        }
    }

    fn of_issue(&mut self) {
        let number = self.figure(1, 120);
        let number = if self.random.chance(70) {
            number
        } else {
            self.issue()
        };
        self.numbered(self.terms.issue, Label::Issue, number);
    }

    fn of_number(&mut self) {
        let issue = self.issue();
        self.numbered(self.terms.number, Label::Issue, issue);
    }

    fn of_volume(&mut self) {
        let volume = self.figure(1, 200);
        self.numbered(self.terms.volume, Label::Volume, volume);
    }

    fn of_volume_and_issue(&mut self) {
        self.of_volume();
        self.say(&[", ", ", ", ", ", ". ", " "]);
        self.of_number();
    }

    /// `Т. 34 (73), № 2`.
    fn of_running_volume(&mut self) {
        let volume = self.random.between(20, 40);
        let volume = format!(
            "{volume}{}({})",
            self.random.of(&[" ", " ", ""]),
            volume + 39
        );
        self.numbered(self.terms.volume, Label::Volume, volume);
        if self.random.chance(80) {
            self.say(&[", ", ", ", ". "]);
            self.of_number();
        }
    }

    /// `Вип. 7, ч. 2`.
    fn of_issue_and_part(&mut self) {
        self.of_issue();
        self.say(&[", ", ", ", ". ", " "]);
        let words = if self.random.chance(50) {
            self.terms.part
        } else {
            self.terms.volume
        };
        let part = self.random.of(&["1", "2", "3", "4", "І", "ІІ", "II"]);
        self.numbered(words, Label::Volume, part);
    }

    /// The pages with their word, as an area of their own.
    pub(in crate::parse::generate) fn pages_area(&mut self) {
        self.area();
        let pages = self.pages();
        self.numbered(self.terms.pages, Label::Pages, pages);
    }

    /// Volume and issue in the ways of APA, also as Ukrainian journals print them.
    pub(in crate::parse::generate) fn volume_issue(&mut self) {
        let (volume, issue) = (self.figure(1, 90), self.figure(1, 12));
        let forms = if self.is(Language::English) { 5 } else { 9 };
        match self.random.below(forms) {
            0..=1 => self.volume_with(volume, "(", issue, ")"),
            2 => self.put(Label::Volume, volume),
            3 => self.volume_with(volume, ", no. ", issue, ""),
            4 => self.volume_with(volume, " (", issue, ")"),
            5..=6 => self.of_number(),
            7 => self.of_issue(),
            _ => self.of_volume_and_issue(),
        }
    }

    /// `12(3)`, and what else may stand between the two.
    pub(in crate::parse::generate) fn volume_with(
        &mut self,
        volume: String,
        before: &str,
        issue: String,
        after: &str,
    ) {
        self.put(Label::Volume, volume);
        self.plain(before);
        self.put(Label::Issue, issue);
        self.plain(after);
    }
}
