//! Articles, books and chapters.

use crate::model::Label;

use super::Writer;
use super::values::initials;

impl Writer<'_> {
    pub(super) fn journal_apa(&mut self) -> Option<()> {
        let (names, year, title, journal) = (
            self.apa_names()?,
            self.year(),
            self.title(&self.pool.articles)?,
            self.journal()?,
        );
        let stop = if title.ends_with(['!', '?']) {
            " "
        } else {
            ". "
        };
        self.draft.apa_head(names, year, title).plain(stop);
        self.draft.field(Label::Container, journal).plain(", ");
        if self.random.chance(85) {
            self.volume_issue();
            self.draft.plain(", ");
        }
        if self.uk() && self.random.chance(25) {
            self.draft.plain("С. ");
        }
        let pages = self.pages();
        self.draft.field(Label::Pages, pages);
        self.identifier_end();
        Some(())
    }

    pub(super) fn book_apa(&mut self) -> Option<()> {
        let (names, year, title) = (
            self.apa_names()?,
            self.year(),
            self.title(&self.pool.books)?,
        );
        let publisher = self.random.pick(&self.pool.publishers)?.clone();
        self.draft.apa_head(names, year, title);
        if self.random.chance(15) {
            let edition = if self.uk() {
                self.random.of(&["2-ге вид.", "3-тє вид., перероб."])
            } else {
                self.random.of(&["2nd ed.", "3rd ed.", "Rev. ed."])
            };
            self.draft
                .plain(" (")
                .field(Label::Edition, edition)
                .plain(")");
        }
        self.draft.plain(". ");
        if self.random.chance(50) {
            let place = self.random.pick(&self.pool.places)?.clone();
            self.draft.field(Label::Location, place).plain(": ");
        }
        self.draft.field(Label::Publisher, publisher);
        if self.random.chance(25) {
            self.address_end(". ", "");
        } else {
            self.draft.plain(".");
        }
        Some(())
    }

    pub(super) fn chapter_apa(&mut self) -> Option<()> {
        let (names, year, title) = (
            self.apa_names()?,
            self.year(),
            self.title(&self.pool.articles)?,
        );
        let editor = self.random.pick(&self.pool.persons)?.clone();
        let (book, publisher, pages) = (
            self.title(&self.pool.books)?,
            self.random.pick(&self.pool.publishers)?.clone(),
            self.pages(),
        );
        let (within, role, pp) = if self.uk() {
            (
                self.random.of(&["У ", "В ", "In "]),
                self.random.of(&[" (Ред.), ", " (ред.), ", " (Ред.). "]),
                "с. ",
            )
        } else {
            ("In ", self.random.of(&[" (Ed.), ", " (Eds.), "]), "pp. ")
        };
        self.draft
            .apa_head(names, year, title)
            .plain(". ")
            .plain(within);
        self.draft
            .field(
                Label::Editor,
                format!("{} {}", initials(&editor.given), editor.family),
            )
            .plain(role);
        self.draft
            .field(Label::Container, book)
            .plain(" (")
            .plain(pp)
            .field(Label::Pages, pages)
            .plain("). ")
            .field(Label::Publisher, publisher)
            .plain(".");
        Some(())
    }

    pub(super) fn mla(&mut self) -> Option<()> {
        let person = self.random.pick(&self.pool.persons)?.clone();
        let (title, journal, year, pages) = (
            self.title(&self.pool.articles)?,
            self.journal()?,
            self.year(),
            self.pages(),
        );
        let (open, close) = if self.uk() {
            ("«", ".» ")
        } else {
            ("“", ".” ")
        };
        self.draft
            .field(
                Label::Author,
                format!("{}, {}", person.family, person.given.trim_end_matches('.')),
            )
            .plain(". ")
            .plain(open);
        self.draft
            .field(Label::Title, title)
            .plain(close)
            .field(Label::Container, journal)
            .plain(" ");
        let (volume, issue) = (
            self.random.between(1, 80).to_string(),
            self.random.between(1, 12).to_string(),
        );
        match self.random.below(2) {
            0 => self
                .draft
                .field(Label::Volume, volume)
                .plain(".")
                .field(Label::Issue, issue),
            _ => self
                .draft
                .plain(", vol. ")
                .field(Label::Volume, volume)
                .plain(", no. ")
                .field(Label::Issue, issue),
        };
        self.draft
            .plain(" (")
            .field(Label::Date, year)
            .plain("): ")
            .field(Label::Pages, pages)
            .plain(".");
        Some(())
    }

    pub(super) fn journal_vancouver(&mut self) -> Option<()> {
        let persons = self.persons(5)?;
        let names: Vec<String> = persons
            .iter()
            .map(|p| {
                format!(
                    "{} {}",
                    p.family,
                    initials(&p.given).replace(['.', ' '], "")
                )
            })
            .collect();
        let (title, journal, year, pages) = (
            self.title(&self.pool.articles)?,
            self.journal()?,
            self.year(),
            self.pages(),
        );
        self.draft
            .field(Label::Author, names.join(", "))
            .plain(". ")
            .field(Label::Title, title)
            .plain(". ")
            .field(Label::Container, journal)
            .plain(". ");
        self.draft
            .field(Label::Date, year)
            .plain(";")
            .field(Label::Volume, self.random.between(1, 200).to_string());
        if self.random.chance(60) {
            self.draft
                .plain("(")
                .field(Label::Issue, self.random.between(1, 24).to_string())
                .plain(")");
        }
        self.draft.plain(":").field(Label::Pages, pages).plain(".");
        Some(())
    }
}
