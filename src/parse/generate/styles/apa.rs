//! Articles, books and chapters as APA has them, also in Ukrainian.

use crate::model::Label;
use crate::parse::generate::seeds::Language;
use crate::parse::generate::values::{Form, Order};
use crate::parse::generate::writer::Writer;

use super::web::stop_after;

impl Writer<'_> {
    pub(super) fn journal_apa(&mut self) -> Option<()> {
        let (names, year, title) = (self.apa_names()?, self.year(), self.article_of_list()?);
        let journal = self.journal()?;
        let stop = stop_after(&title);
        self.draft.apa_head(names, year, title);
        self.plain(stop);
        self.put(Label::Container, journal);
        self.plain(", ");
        if self.random.chance(85) {
            self.volume_issue();
            self.plain(", ");
        }
        if !self.is(Language::English) && self.random.chance(25) {
            self.plain("С. ");
        }
        let pages = self.pages();
        self.put(Label::Pages, pages);
        self.identifier_end();
        Some(())
    }

    fn article_of_list(&mut self) -> Option<String> {
        self.title(&self.pool.articles)
    }

    pub(super) fn book_apa(&mut self) -> Option<()> {
        let (names, year, title) = (self.apa_names()?, self.year(), self.book_title()?);
        let publisher = self.publisher();
        self.draft.apa_head(names, year, title);
        if self.random.chance(15) {
            self.plain(" (");
            self.put_one(Label::Edition, self.terms.editions);
            self.plain(")");
        } else if self.random.chance(10) {
            self.put_genre();
        }
        self.plain(". ");
        if self.random.chance(50) {
            let place = self.place();
            self.put(Label::Location, place);
            self.plain(": ");
        }
        self.put(Label::Publisher, publisher);
        if self.random.chance(25) {
            self.address_end(". ", "");
        } else {
            self.plain(".");
        }
        Some(())
    }

    pub(super) fn chapter_apa(&mut self) -> Option<()> {
        let (names, year, title) = (self.apa_names()?, self.year(), self.article_of_list()?);
        let (book, publisher, pages) = (self.book_title()?, self.publisher(), self.pages());
        self.draft.apa_head(names, year, title);
        self.plain(". ");
        self.say(self.terms.within);
        self.editor_apa()?;
        self.put(Label::Container, book);
        self.plain(" (");
        self.say(if self.is(Language::English) {
            &["pp. ", "pp. ", "p. "]
        } else {
            &["с. ", "С. ", "сс. "]
        });
        self.put(Label::Pages, pages);
        self.plain("). ");
        if self.random.chance(25) {
            let place = self.place();
            self.put(Label::Location, place);
            self.plain(": ");
        }
        self.put(Label::Publisher, publisher);
        self.identifier_end();
        Some(())
    }

    fn editor_apa(&mut self) -> Option<()> {
        let persons = self.persons(2)?;
        let order = if self.random.chance(75) {
            Order::Initials
        } else {
            Order::Comma
        };
        let last = self.random.of(&[" & ", ", ", " та "]);
        let list = self.list(
            &persons,
            Form {
                order,
                tight: false,
            },
            last,
        );
        self.put(Label::Editor, list);
        self.say(self.terms.editor_tails);
        self.say(&[", ", ", ", ". "]);
        Some(())
    }
}
