//! MLA, Vancouver, IEEE, Chicago and Harvard.

use crate::model::Label;
use crate::parse::generate::seeds::Language;
use crate::parse::generate::values::{Form, Order};
use crate::parse::generate::writer::Writer;

impl Writer<'_> {
    fn quotes(&mut self) -> [&'static str; 2] {
        if self.is(Language::English) {
            [["“", "”"], ["\"", "\""], ["‘", "’"]][self.random.below(3)]
        } else {
            ["«", "»"]
        }
    }

    /// Full names, the first turned round: `Roe, Jane, and John Doe`.
    fn first_reversed(&mut self) -> Option<String> {
        let persons = self.persons(3)?;
        let form = |order| Form {
            order,
            tight: false,
        };
        let mut list = self.list(&persons[..1], form(Order::FullComma), "");
        if persons.len() > 1 {
            let last = self.random.of(self.terms.and);
            list.push_str(if persons.len() == 2 { last } else { ", " });
            list.push_str(&self.list(&persons[1..], form(Order::Full), last));
        }
        Some(list.trim_end_matches('.').to_owned())
    }

    /// `Roe, Jane. “Title.” Journal, vol. 5, no. 2, 2010, pp. 1–9.`
    pub(super) fn mla(&mut self) -> Option<()> {
        let names = self.first_reversed()?;
        let (title, journal) = (self.article_title()?, self.journal()?);
        self.quoted(Label::Author, names, ". ", title, ".");
        self.put(Label::Container, journal);
        let (volume, issue, year) = (self.figure(1, 80), self.figure(1, 12), self.year());
        if self.random.chance(50) {
            self.say(&[", vol. ", ", т. ", ", vol. "]);
            self.put(Label::Volume, volume);
            self.say(&[", no. ", ", no. ", ", № "]);
            self.put(Label::Issue, issue);
            self.plain(", ");
            self.put(Label::Date, year);
            self.say(&[", pp. ", ", с. ", ", pp. "]);
        } else {
            self.plain(" ");
            self.put(Label::Volume, volume);
            self.plain(".");
            self.put(Label::Issue, issue);
            self.plain(" (");
            self.put(Label::Date, year);
            self.plain("): ");
        }
        self.pages_and_end();
        Some(())
    }

    /// Names and a title in quotation marks, the stop inside them or outside.
    fn quoted(&mut self, label: Label, names: String, gap: &str, title: String, stop: &str) {
        let [open, close] = self.quotes();
        self.put(label, names);
        self.plain(gap);
        self.plain(open);
        let ends = title.ends_with(['?', '!']);
        self.put(Label::Title, title);
        let inside = self.random.chance(75);
        let stop = if ends { "" } else { stop };
        self.plain(&if inside {
            format!("{stop}{close} ")
        } else {
            format!("{close}{stop} ")
        });
    }

    fn pages_and_end(&mut self) {
        let pages = self.pages();
        self.put(Label::Pages, pages);
        self.identifier_end();
    }

    /// `Roe J, Doe AB. Title. Journal. 2010;5(2):1–9.`
    pub(super) fn vancouver(&mut self) -> Option<()> {
        let persons = self.persons(6)?;
        let form = Form {
            order: Order::Bare,
            tight: true,
        };
        let mut names = self.list(&persons, form, ", ");
        if persons.len() > 4 && self.random.chance(60) {
            names.push_str(self.random.of(&[", et al", ", et al.", " et al."]));
        }
        let (title, journal) = (self.article_title()?, self.journal_or_short()?);
        self.put(Label::Author, names);
        self.say(&[". ", ". ", ". ", " "]);
        self.put(Label::Title, title);
        self.plain(". ");
        self.put(Label::Container, journal);
        self.say(&[". ", ". ", " "]);
        let (year, volume, issue) = (self.year(), self.figure(1, 200), self.figure(1, 24));
        self.put(Label::Date, year);
        self.say(&[";", ";", "; "]);
        self.put(Label::Volume, volume);
        if self.random.chance(60) {
            self.plain("(");
            self.put(Label::Issue, issue);
            self.plain(")");
        }
        self.say(&[":", ":", ": "]);
        self.pages_and_end();
        Some(())
    }

    fn journal_or_short(&mut self) -> Option<String> {
        if self.is(Language::English) && self.random.chance(45) {
            return Some(self.short_journal().trim_end_matches('.').to_owned());
        }
        self.journal()
    }

    /// `J. Roe and A. B. Doe, “Title,” Journal, vol. 5, no. 2, pp. 1–9, May 2010.`
    pub(super) fn ieee(&mut self) -> Option<()> {
        let persons = self.persons(4)?;
        let form = Form {
            order: Order::Initials,
            tight: false,
        };
        let last = self.random.of(self.terms.and);
        let names = self.list(&persons, form, last);
        let (title, journal) = (self.article_title()?, self.journal_or_short()?);
        self.quoted(Label::Author, names, ", ", title, ",");
        let is_meeting = self.random.chance(25);
        if is_meeting {
            self.say(&["in ", "in ", "presented at "]);
            let meeting = self.proceedings()?;
            self.put(Label::Container, meeting);
        } else {
            self.put(Label::Container, journal);
            let (volume, issue) = (self.figure(1, 99), self.figure(1, 12));
            self.plain(", vol. ");
            self.put(Label::Volume, volume);
            self.plain(", no. ");
            self.put(Label::Issue, issue);
        }
        self.plain(", pp. ");
        let (pages, year, month) = (self.pages(), self.year(), self.month());
        self.put(Label::Pages, pages);
        self.plain(", ");
        let date = if self.random.chance(50) {
            format!("{month} {year}")
        } else {
            year
        };
        self.put(Label::Date, date);
        self.identifier_end();
        Some(())
    }

    /// `Roe, Jane, and John Doe. “Title.” Journal 5, no. 2 (2010): 1–9.` and books by place and publisher.
    pub(super) fn chicago(&mut self) -> Option<()> {
        let names = self.first_reversed()?;
        if self.random.chance(40) {
            return self.chicago_book(names);
        }
        let (title, journal) = (self.article_title()?, self.journal()?);
        self.quoted(Label::Author, names, ". ", title, ".");
        self.put(Label::Container, journal);
        let (volume, issue, year) = (self.figure(1, 90), self.figure(1, 12), self.year());
        self.plain(" ");
        self.put(Label::Volume, volume);
        self.say(&[", no. ", ", no. ", ", № "]);
        self.put(Label::Issue, issue);
        self.plain(" (");
        self.put(Label::Date, year);
        self.plain("): ");
        self.pages_and_end();
        Some(())
    }

    fn chicago_book(&mut self, names: String) -> Option<()> {
        let (title, place, publisher) = (self.book_title()?, self.place(), self.publisher());
        let year = self.year();
        self.put(Label::Author, names);
        self.plain(". ");
        self.put(Label::Title, title);
        if self.random.chance(20) {
            self.plain(". ");
            self.put_one(Label::Edition, self.terms.editions);
        }
        self.plain(". ");
        self.put(Label::Location, place);
        self.plain(": ");
        self.put(Label::Publisher, publisher);
        self.plain(", ");
        self.put(Label::Date, year);
        self.plain(".");
        Some(())
    }

    /// `Roe, J. and Doe, A. (2010) ‘Title’, Journal, 5(2), pp. 1–9.`
    pub(super) fn harvard(&mut self) -> Option<()> {
        let persons = self.persons(3)?;
        let form = Form {
            order: Order::Comma,
            tight: self.random.chance(50),
        };
        let last = self.random.of(self.terms.and);
        let names = self.list(&persons, form, last);
        let (year, journal) = (self.year(), self.journal()?);
        self.put(Label::Author, names);
        self.say(&[" (", " (", ", "]);
        let bracket = self.draft.ends_with(&['(']);
        self.put(Label::Date, year);
        self.plain(if bracket { ") " } else { ". " });
        let (title, [open, close]) = (self.article_title()?, self.quotes());
        self.plain(open);
        self.put(Label::Title, title);
        self.plain(&format!("{close}, "));
        self.put(Label::Container, journal);
        self.plain(", ");
        self.volume_issue();
        self.say(&[", pp. ", ", с. ", ", pp."]);
        self.pages_and_end();
        Some(())
    }
}
