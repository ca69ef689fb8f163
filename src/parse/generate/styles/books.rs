//! Books by ДСТУ ГОСТ 7.1:2006 and ДСТУ 8302:2015.

use crate::model::Label;
use crate::parse::generate::seeds::Person;
use crate::parse::generate::writer::{Layout, Writer};

impl Writer<'_> {
    pub(super) fn book(&mut self) -> Option<()> {
        let authors = self.head_or_none(30)?;
        let title = self.book_title()?;
        self.put_title(title);
        if self.random.chance(50) {
            self.put_genre();
        }
        let dashed = self.layout == Layout::Gost71;
        self.medium(if dashed { 12 } else { 2 });
        self.responsibility(authors.as_deref())?;
        self.edition(12);
        self.imprint();
        self.extent(90);
        self.notes(7);
        self.identifier_area(9);
        Some(())
    }

    /// A work in volumes: `Назва : у 2 т. – К. : Либідь, 2005. – Т. 1 : Назва тому. – 300 с.`
    pub(super) fn volumes(&mut self) -> Option<()> {
        let authors = self.head_or_none(50)?;
        let (title, part) = (self.book_title()?, self.book_title()?);
        self.put_title(title);
        if self.random.chance(25) {
            self.put_genre();
        }
        self.say(&[" : ", ": ", " : ", " ", ". "]);
        self.put_one(Label::Note, self.terms.volumes_notes);
        let within = self.random.chance(35);
        if within {
            self.responsibility(authors.as_deref())?;
            self.volume_area(&part);
        }
        if !within {
            self.responsibility(authors.as_deref())?;
        }
        self.imprint();
        if !within {
            self.volume_area(&part);
        }
        self.extent(90);
        self.stop();
        Some(())
    }

    /// `Т. 1`, often with the title of the volume.
    fn volume_area(&mut self, title: &str) {
        self.area();
        let words = if self.random.chance(70) {
            self.terms.volume
        } else {
            self.terms.part
        };
        let number = self.random.of(&["1", "2", "3", "4", "5", "І", "ІІ"]);
        self.numbered(words, Label::Volume, number);
        if self.random.chance(50) {
            self.say(&[" : ", ": ", ". ", ", "]);
            self.put(Label::Title, title);
        }
    }

    /// The authors at the head, or `None` where the title heads the entry.
    pub(super) fn head_or_none(&mut self, none: usize) -> Option<Option<Vec<Person>>> {
        if self.random.chance(none) {
            return Some(None);
        }
        Some(Some(self.head()?))
    }

    /// What stands after the slash: the authors, a body, editors, translators.
    ///
    /// Names are a repetition where authors head the entry, and the authors where the title does.
    pub(super) fn responsibility(&mut self, heading: Option<&[Person]>) -> Option<()> {
        let dashed = self.layout == Layout::Gost71;
        let mut is_first = true;
        match heading {
            Some(authors) if self.random.chance(if dashed { 60 } else { 6 }) => {
                self.repeat(authors)?;
                is_first = false;
            }
            None if self.random.chance(55) => {
                self.slash(true);
                let persons = self.persons(5)?;
                let names = self.statement(&persons);
                self.put(Label::Author, names);
                is_first = false;
            }
            _ => {}
        }
        let must = heading.is_none() && is_first;
        self.others(is_first, must)
    }

    /// A body, editors and translators after the slash; one of them at least where nothing else tells who did it.
    fn others(&mut self, mut is_first: bool, must: bool) -> Option<()> {
        if self.random.chance(if must { 20 } else { 7 }) {
            self.slash(is_first);
            let body = self.school();
            self.put(Label::Institution, body);
            is_first = false;
        }
        if self.random.chance(if must { 70 } else { 12 }) {
            self.slash(is_first);
            self.editors()?;
            is_first = false;
        }
        if self.random.chance(6) {
            self.slash(is_first);
            self.translators()?;
        }
        Some(())
    }

    /// The authors again, often more of them than at the head.
    pub(super) fn repeat(&mut self, authors: &[Person]) -> Option<()> {
        let mut persons = authors.to_vec();
        if persons.is_empty() {
            return Some(());
        }
        if self.random.chance(40) {
            persons.extend(self.persons(3)?);
        }
        // Some lists have lost the slash.
        if self.random.chance(4) {
            self.say(&[" ", ". ", ". "]);
        } else {
            self.slash(true);
        }
        let names = self.statement(&persons);
        self.put(Label::AuthorRepeat, names);
        Some(())
    }
}
