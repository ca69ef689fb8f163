//! Parts of something larger by ДСТУ ГОСТ 7.1:2006 and ДСТУ 8302:2015: articles, papers, chapters, newspaper pieces.

use crate::model::Label;
use crate::parse::generate::seeds::Language;
use crate::parse::generate::values::{Form, Order};
use crate::parse::generate::writer::{Layout, Writer};

impl Writer<'_> {
    /// Authors, title, the authors again after a slash.
    fn part_head(&mut self, none: usize) -> Option<()> {
        let authors = self.head_or_none(none)?;
        let title = self.article_title()?;
        self.put_title(title);
        let dashed = self.layout == Layout::Gost71;
        self.medium(if dashed { 7 } else { 2 });
        match authors {
            Some(authors) if self.random.chance(if dashed { 60 } else { 4 }) => {
                self.repeat(&authors)
            }
            None => self.authors_after_slash(),
            Some(_) => Some(()),
        }
    }

    fn authors_after_slash(&mut self) -> Option<()> {
        if self.random.chance(15) {
            return Some(());
        }
        self.slash(true);
        let persons = self.persons(5)?;
        let names = self.statement(&persons);
        self.put(Label::Author, names);
        Some(())
    }

    /// The mark before the host.
    pub(super) fn host(&mut self) {
        let host = self.marks.host;
        self.plain(host);
    }

    pub(super) fn article(&mut self) -> Option<()> {
        self.part_head(12)?;
        let journal = if self.is(Language::English) && self.random.chance(35) {
            self.short_journal()
        } else {
            self.journal()?
        };
        self.host();
        self.put(Label::Container, journal);
        if self.random.chance(5) {
            self.slash(true);
            self.editors()?;
        }
        if self.random.chance(14) {
            self.serial_imprint();
        }
        self.area();
        self.serial_numbers();
        if self.random.chance(94) {
            self.pages_area();
        }
        self.notes(5);
        self.identifier_area(20);
        Some(())
    }

    /// The place of a serial, with its publisher or without.
    fn serial_imprint(&mut self) {
        self.area();
        let (place, publisher) = (self.place(), self.publisher());
        if self.random.chance(60) {
            self.place_publisher(place, publisher);
        } else {
            self.put(Label::Location, place);
        }
    }

    pub(super) fn proceedings_paper(&mut self) -> Option<()> {
        self.part_head(10)?;
        let proceedings = self.proceedings()?;
        self.host();
        self.put(Label::Container, proceedings);
        if self.random.chance(14) {
            self.slash(true);
            self.editors()?;
        }
        if self.random.chance(88) {
            self.imprint();
        }
        if self.random.chance(12) {
            self.area();
            let number = self.random.of(&["1", "2", "3", "4", "І", "ІІ"]);
            self.numbered(self.terms.part, Label::Volume, number);
        }
        self.extent(5);
        self.pages_area();
        self.identifier_area(12);
        Some(())
    }

    /// A chapter of a monograph or of collected works.
    pub(super) fn chapter(&mut self) -> Option<()> {
        self.part_head(8)?;
        let book = self.book_title()?;
        self.host();
        if self.random.chance(20) {
            self.say(self.terms.within);
        }
        if self.random.chance(18) {
            self.host_author()?;
        }
        self.put(Label::Container, book);
        if self.random.chance(50) {
            let colon = self.marks.colon;
            self.plain(colon);
            self.put_one(Label::Genre, self.terms.monographs);
        }
        if self.random.chance(35) {
            self.slash(true);
            self.editors()?;
        }
        self.imprint();
        self.extent(15);
        self.pages_area();
        self.identifier_area(8);
        Some(())
    }

    /// The author of the containing volume, before its title.
    fn host_author(&mut self) -> Option<()> {
        let persons = self.persons(1)?;
        let form = Form {
            order: Order::Family,
            tight: self.random.chance(40),
        };
        let name = self.list(&persons, form, ", ");
        self.put(Label::Editor, name);
        self.plain(" ");
        Some(())
    }

    /// A piece in a newspaper: `// Голос України. – 2010. – 14 жовт. (№ 193). – С. 5.`
    pub(super) fn newspaper(&mut self) -> Option<()> {
        self.part_head(20)?;
        self.host();
        self.put_one(Label::Container, self.terms.newspapers);
        self.area();
        let day = self.newspaper_day();
        self.put(Label::Date, day);
        if self.random.chance(50) {
            let issue = self.issue();
            if self.random.chance(50) {
                self.plain(" (");
                self.numbered(self.terms.number, Label::Issue, issue);
                self.plain(")");
            } else {
                self.area();
                self.numbered(self.terms.number, Label::Issue, issue);
            }
        }
        if self.random.chance(75) {
            self.area();
            let page = self.figure(1, 24);
            self.numbered(self.terms.pages, Label::Pages, page);
        }
        self.identifier_area(15);
        Some(())
    }
}
