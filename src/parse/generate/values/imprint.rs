//! The imprint: edition, place, publisher, year, number of pages, and the notes behind.

use crate::model::Label;
use crate::parse::generate::random::Random;
use crate::parse::generate::seeds::{Language, capitalised};
use crate::parse::generate::terms::terms;
use crate::parse::generate::writer::{Layout, Writer};

impl Writer<'_> {
    fn one(&mut self, list: &[String], words: &[&str], real: usize) -> String {
        let real = self.random.chance(real);
        let found = self.random.pick(list).filter(|_| real).cloned();
        found.unwrap_or_else(|| self.random.of(words).to_owned())
    }

    pub(in crate::parse::generate) fn place(&mut self) -> String {
        self.one(&self.pool.places, self.terms.cities, 60)
    }

    pub(in crate::parse::generate) fn publisher(&mut self) -> String {
        self.one(&self.pool.publishers, self.terms.publishers, 75)
    }

    pub(in crate::parse::generate) fn school(&mut self) -> String {
        self.one(&self.pool.institutions, self.terms.schools, 50)
    }

    pub(in crate::parse::generate) fn site(&mut self) -> String {
        if self.random.chance(20) {
            return self.organisation();
        }
        self.one(&self.pool.sites, self.terms.sites, 35)
    }

    pub(in crate::parse::generate) fn english_site(&mut self) -> &'static str {
        self.random.of(terms(Language::English).sites)
    }

    /// A kind of work, now and then with those it is meant for.
    pub(in crate::parse::generate) fn genre(&mut self) -> String {
        let genre = self.one(&self.pool.genres, self.terms.genres, 45);
        if self.random.chance(12) && genre.chars().count() < 30 {
            format!("{genre}{}", self.random.of(self.terms.audiences))
        } else {
            genre
        }
    }

    /// A kind of work behind a title: ` : навч. посіб.`
    pub(in crate::parse::generate) fn put_genre(&mut self) {
        let genre = self.genre();
        match self.random.below(20) {
            0..=14 => {
                let colon = self.marks.colon;
                self.plain(colon);
                self.put(Label::Genre, genre);
            }
            15..=17 => {
                self.plain(". ");
                self.put(Label::Genre, capitalised(&genre));
            }
            18 => {
                self.plain(" ");
                self.put(Label::Genre, format!("[{genre}]"));
            }
            _ => {
                self.say(&[" – ", ", ", " "]);
                self.put(Label::Genre, genre);
            }
        }
    }

    /// A remark on the medium: ` [Електронний ресурс]`.
    pub(in crate::parse::generate) fn medium(&mut self, percent: usize) {
        if self.random.chance(percent) {
            let words = if self.random.chance(55) {
                self.terms.online
            } else {
                self.terms.printed
            };
            self.say(&[" ", " ", " ", ". "]);
            self.put_one(Label::Note, words);
        }
    }

    /// An edition, as an area of its own.
    pub(in crate::parse::generate) fn edition(&mut self, percent: usize) {
        if self.random.chance(percent) {
            self.area();
            self.put_one(Label::Edition, self.terms.editions);
        }
    }

    /// ` – К. : Либідь, 2005`, with what people leave out and turn round.
    pub(in crate::parse::generate) fn imprint(&mut self) {
        self.area();
        let (place, publisher, year) = (self.place(), self.publisher(), self.year());
        match self.random.below(20) {
            0..=13 => self.place_publisher(place, publisher),
            14..=16 => self.put(Label::Location, place),
            17 => {
                self.put(Label::Publisher, publisher);
                self.say(&[", ", ", ", ": "]);
                self.put(Label::Location, place);
            }
            18 => self.put(Label::Publisher, publisher),
            _ => {
                self.put(Label::Location, place);
                self.say(&[", ", ". "]);
                self.put(Label::Publisher, publisher);
            }
        }
        let before = match self.random.below(40) {
            0..=34 => ", ",
            35..=37 => ". ",
            38 => ",",
            _ => " ",
        };
        self.plain(before);
        self.put(Label::Date, year);
        if self.random.chance(3) && !self.is(Language::English) {
            self.say(&[" р", " р."]);
        }
    }

    pub(in crate::parse::generate) fn place_publisher(&mut self, place: String, publisher: String) {
        self.put(Label::Location, place);
        self.say(&[" : ", " : ", ": ", ": ", ": ", ":"]);
        self.put(Label::Publisher, publisher);
    }

    /// The number of all pages, as an area of its own.
    pub(in crate::parse::generate) fn extent(&mut self, percent: usize) {
        if self.random.chance(percent) {
            self.area();
            let extent = extent(self.terms.sheets, self.terms.pictures, self.random);
            self.put(Label::Extent, extent);
        }
    }

    /// A series in brackets, an ISBN, a bibliography.
    pub(in crate::parse::generate) fn notes(&mut self, percent: usize) {
        if !self.random.chance(percent) {
            return;
        }
        if self.layout == Layout::Gost71 {
            self.area();
        } else {
            self.plain(" ");
        }
        match self.random.below(4) {
            0 => {
                let (series, field) = (
                    self.random.of(self.terms.series),
                    self.random.of(self.terms.fields),
                );
                self.put(Label::Note, format!("({series}«{field}»)"));
            }
            1 => {
                self.plain("ISBN ");
                let isbn = isbn(self.random);
                self.put(Label::Isbn, isbn);
            }
            _ => self.put_one(Label::Note, self.terms.remarks),
        }
    }
}

fn extent(sheets: &[&str], pictures: &[&str], random: &mut Random) -> String {
    let pages = random.between(12, 860);
    let units = if random.chance(88) { sheets } else { pictures };
    let unit = random.of(units);
    format!("{pages}{unit}")
}

fn isbn(random: &mut Random) -> String {
    let start = random.of(&["978-966-", "978-617-", "966-", "5-", "978-0-"]);
    format!(
        "{start}{}-{}-{}",
        random.between(100, 999),
        random.between(100, 999),
        random.below(10)
    )
}
