//! Dissertations and abstracts of dissertations.

use crate::model::Label;
use crate::parse::generate::seeds::Person;
use crate::parse::generate::values::{Form, Order};
use crate::parse::generate::writer::{Layout, Writer};

impl Writer<'_> {
    pub(super) fn thesis(&mut self) -> Option<()> {
        let authors = self.persons(1)?;
        let heading = self.heading(&authors);
        self.put(Label::Author, heading);
        self.gap();
        let title = self.thesis_title()?;
        self.put_title(title);
        let dashed = self.layout == Layout::Gost71;
        self.medium(if dashed { 12 } else { 1 });
        self.say(&[" : ", " : ", ": ", ": ", ". "]);
        let genre = self.thesis_genre();
        self.put(Label::Genre, genre);
        self.thesis_statement(&authors, dashed);
        self.area();
        let (place, year) = (self.place(), self.year());
        self.put(Label::Location, place);
        self.say(&[", ", ", ", ", ", ". "]);
        self.put(Label::Date, year);
        self.extent(92);
        self.identifier_area(8);
        Some(())
    }

    fn thesis_title(&mut self) -> Option<String> {
        self.random.pick(&self.pool.articles).cloned()
    }

    /// `автореф. дис. … канд. пед. наук : 13.00.04 – теорія і методика професійної освіти`
    fn thesis_genre(&mut self) -> String {
        let kind = self.random.of(self.terms.thesis_kinds);
        let degree = self.random.of(self.terms.degrees);
        let code = format!(
            "{:02}.00.{:02}",
            self.random.between(1, 27),
            self.random.between(1, 12)
        );
        let colon = self
            .random
            .of(&[" : ", ": ", " : спец. ", ": спец. ", ", "]);
        let field = self.random.of(self.terms.fields);
        match self.random.below(10) {
            0..=5 => format!("{kind}{degree}{colon}{code}"),
            6 => format!("{kind}{degree}{colon}{code} – {}", field.to_lowercase()),
            7 => format!("{kind}{degree}{colon}{code} «{field}»"),
            8 => format!("{kind}{degree}{colon}{}", self.figure(11, 293)),
            _ => format!("{kind}{degree}"),
        }
    }

    /// The author in full and the school, after a slash.
    fn thesis_statement(&mut self, authors: &[Person], dashed: bool) {
        let mut is_first = true;
        if self.random.chance(if dashed { 60 } else { 8 }) {
            self.slash(true);
            let order = [Order::FullReversed, Order::Full, Order::Initials][self.random.below(3)];
            let name = self.list(
                authors,
                Form {
                    order,
                    tight: false,
                },
                ", ",
            );
            self.put(Label::AuthorRepeat, name);
            is_first = false;
        }
        if self.random.chance(55) {
            if is_first && self.random.chance(30) {
                self.area();
            } else {
                self.slash(is_first);
            }
            let school = self.school();
            self.put(Label::Institution, school);
        }
    }
}
