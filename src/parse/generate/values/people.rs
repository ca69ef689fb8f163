//! Name lists: at the head, after the slash, of editors and translators.

use crate::model::Label;
use crate::parse::generate::seeds::{Language, Person};
use crate::parse::generate::writer::{Layout, Writer};

use super::names::{Form, Order, genitive};

impl Writer<'_> {
    pub(in crate::parse::generate) fn persons(&mut self, most: usize) -> Option<Vec<Person>> {
        let count = self.random.between(1, most);
        let mut person = |_| self.random.pick(&self.pool.persons).cloned();
        (0..count).map(&mut person).collect()
    }

    /// A name list with one mark between names and one before the last.
    pub(in crate::parse::generate) fn list(
        &mut self,
        persons: &[Person],
        form: Form,
        last: &str,
    ) -> String {
        let mut list = String::new();
        for (n, person) in persons.iter().enumerate() {
            if n > 0 {
                list.push_str(if n + 1 == persons.len() { last } else { ", " });
            }
            list.push_str(&form.write(person, self.language, self.random));
        }
        list
    }

    /// The names as they head a description: `Бойко О. І., Кім Н.`
    pub(in crate::parse::generate) fn heading(&mut self, persons: &[Person]) -> String {
        let order = match self.random.below(30) {
            0..=23 => Order::Family,
            24..=26 => Order::Comma,
            27 => Order::Initials,
            28 => Order::FullReversed,
            _ => Order::Full,
        };
        let form = Form {
            order,
            tight: self.random.chance(45),
        };
        let mut list = self.list(persons, form, ", ");
        if persons.len() > 1 && self.random.chance(4) {
            list.push_str(self.random.of(self.terms.and_others));
        }
        list
    }

    /// The names as they stand after the slash: `О. І. Бойко, Н. Кім [та ін.]`
    pub(in crate::parse::generate) fn statement(&mut self, persons: &[Person]) -> String {
        let order = match self.random.below(20) {
            0..=15 => Order::Initials,
            16..=17 => Order::Family,
            18 => Order::Full,
            _ => Order::FullReversed,
        };
        let form = Form {
            order,
            tight: self.random.chance(20),
        };
        let last = self.random.of(&[", ", ", ", ", ", ", ", self.terms.and[3]]);
        let mut list = self.list(persons, form, last);
        if persons.len() > 2 && self.random.chance(35) {
            list.push_str(self.random.of(self.terms.and_others));
        }
        list
    }

    /// `Family, I. I., & Family, I. I.` and the ways in which people get it wrong.
    pub(in crate::parse::generate) fn apa_names(&mut self) -> Option<String> {
        let persons = self.persons(4)?;
        let order = if self.random.chance(85) {
            Order::Comma
        } else {
            Order::Family
        };
        let last = match self.language {
            Language::Ukrainian => self.random.of(&[", ", ", & ", " та ", " & ", " і "]),
            Language::Russian => self.random.of(&[", ", " и ", ", & "]),
            Language::English => self.random.of(&[", & ", " & ", " and ", ", "]),
        };
        let tight = self.random.chance(20);
        Some(self.list(&persons, Form { order, tight }, last))
    }

    pub(in crate::parse::generate) fn organisation(&mut self) -> String {
        self.random.of(self.terms.bodies).to_owned()
    }

    /// An author, or the authors, or a body, at the head; gives the persons for the statement after the slash.
    pub(in crate::parse::generate) fn head(&mut self) -> Option<Vec<Person>> {
        if self.random.chance(3) {
            let body = self.organisation();
            self.put(Label::Author, body);
            self.say(&[". ", ". ", ": ", " "]);
            return Some(Vec::new());
        }
        let most = if self.layout == Layout::Gost71 { 2 } else { 4 };
        let persons = self.persons(most)?;
        let heading = self.heading(&persons);
        if self.random.chance(2) {
            self.put(Label::Editor, heading);
            self.say(self.terms.editor_tails);
            self.say(&[". ", " ", ": "]);
            return Some(Vec::new());
        }
        self.put(Label::Author, heading);
        self.gap();
        Some(persons)
    }

    /// What stands between the authors and the title.
    pub(in crate::parse::generate) fn gap(&mut self) {
        let gap = match self.random.below(40) {
            0..=3 => ". ",
            4 => ", ",
            5 => "",
            _ => " ",
        };
        self.plain(gap);
    }

    /// A slash, or a semicolon when something stands after one already.
    pub(in crate::parse::generate) fn slash(&mut self, is_first: bool) {
        if is_first {
            let slash = self.marks.slash;
            self.plain(slash);
        } else {
            self.say(&[" ; ", "; ", " ; ", ". "]);
        }
    }

    /// Editors or compilers with the words that say so.
    pub(in crate::parse::generate) fn editors(&mut self) -> Option<()> {
        let bracket = self.random.chance(10);
        self.plain(if bracket { "[" } else { "" });
        if self.random.chance(55) {
            self.editors_in_genitive()?;
        } else {
            self.say(self.terms.compilers);
            let (persons, tight) = (self.persons(4)?, self.random.chance(35));
            let order = if self.random.chance(80) {
                Order::Initials
            } else {
                Order::Family
            };
            let mut list = self.list(&persons, Form { order, tight }, ", ");
            if persons.len() > 1 && self.random.chance(30) {
                list.push_str(self.random.of(self.terms.and_others));
            }
            self.put(Label::Editor, list);
        }
        self.plain(if bracket { "]" } else { "" });
        Some(())
    }

    fn editors_in_genitive(&mut self) -> Option<()> {
        self.say(self.terms.editors);
        if self.random.chance(25) {
            self.say(self.terms.ranks);
        }
        let mut persons = self.persons(2)?;
        if self.is(Language::Ukrainian) && self.random.chance(75) {
            for person in &mut persons {
                person.family = genitive(&person.family);
            }
        }
        let tight = self.random.chance(35);
        let order = if self.random.chance(85) {
            Order::Initials
        } else {
            Order::Family
        };
        let list = self.list(&persons, Form { order, tight }, ", ");
        self.put(Label::Editor, list);
        Some(())
    }

    /// Translators, or only the language that was translated from.
    pub(in crate::parse::generate) fn translators(&mut self) -> Option<()> {
        let intro = self.random.of(self.terms.translations);
        if self.random.chance(35) {
            self.put(Label::Note, intro.trim_end());
            return Some(());
        }
        self.plain(intro);
        let (persons, tight) = (self.persons(2)?, self.random.chance(35));
        let order = Order::Initials;
        let list = self.list(&persons, Form { order, tight }, ", ");
        self.put(Label::Translator, list);
        Some(())
    }
}
