//! Romanised entries, as Ukrainian journals want them under "References".

use crate::lang::romanize_kmu55 as romanise;
use crate::model::Label;
use crate::parse::generate::seeds::Person;
use crate::parse::generate::values::initials;
use crate::parse::generate::writer::Writer;

impl Writer<'_> {
    /// An entry romanised by КМУ-55, or translated with a remark.
    pub(super) fn romanised(&mut self) -> Option<()> {
        let names = self.romanised_names()?;
        self.put(Label::Author, names);
        let year = self.year();
        let in_brackets = self.random.chance(80);
        if in_brackets {
            self.say(&[" (", " (", " (", ". ("]);
            self.put(Label::Date, year.clone());
            self.say(&["). ", "). ", ") "]);
        } else {
            self.say(&[" ", ". "]);
        }
        let is_book = self.random.chance(35);
        self.romanised_title(is_book)?;
        self.say(&[". ", ". ", ". ", ", "]);
        if is_book {
            self.romanised_imprint()?;
        } else {
            self.romanised_host()?;
        }
        if !in_brackets {
            self.plain(", ");
            self.put(Label::Date, year);
        }
        if !is_book {
            self.romanised_pages();
        }
        self.remark();
        Some(())
    }

    fn romanised_names(&mut self) -> Option<String> {
        let (comma, last) = (
            self.random.chance(85),
            self.random.of(&[", ", ", & ", " & "]),
        );
        let persons = self.persons(3)?;
        let name = |person: &Person| {
            let between = if comma { ", " } else { " " };
            let given = initials(&person.given);
            format!("{}{between}{}", romanise(&person.family), romanise(&given))
        };
        let names: Vec<String> = persons.iter().map(name).collect();
        let (end, start) = names.split_last()?;
        Some(if start.is_empty() {
            end.clone()
        } else {
            format!("{}{last}{end}", start.join(", "))
        })
    }

    /// A romanised title, mostly with its translation in brackets, or a translated one alone.
    fn romanised_title(&mut self, is_book: bool) -> Option<()> {
        let title = if is_book {
            self.book_title()?
        } else {
            self.article_title()?
        };
        let english = self.random.pick(&self.english.articles)?.clone();
        if self.random.chance(25) {
            self.put(Label::Title, english);
            return Some(());
        }
        self.put(Label::Title, romanise(&title));
        if self.random.chance(70) {
            self.say(&[" ", " ", ". "]);
            self.put(Label::Note, format!("[{english}]"));
        }
        Some(())
    }

    fn romanised_imprint(&mut self) -> Option<()> {
        let (place, publisher) = (self.place(), self.publisher());
        self.put(Label::Location, romanise(&place));
        self.say(&[": ", ": ", " : "]);
        self.put(Label::Publisher, romanise(&publisher));
        if self.random.chance(25) {
            self.say(&[" ", ". "]);
            let translated = self.random.pick(&self.english.publishers)?;
            self.put(Label::Note, format!("[{translated}]"));
        }
        Some(())
    }

    fn romanised_host(&mut self) -> Option<()> {
        let is_meeting = self.random.chance(20);
        let host = if is_meeting {
            self.proceedings()?
        } else {
            self.journal()?
        };
        self.say(&["", "", "", "// "]);
        self.put(Label::Container, romanise(&host));
        if self.random.chance(40) {
            let translated = self.random.pick(&self.english.journals)?.clone();
            self.say(&[" – ", " ", " - "]);
            self.put(Label::Note, format!("[{translated}]"));
        }
        if is_meeting {
            return Some(());
        }
        self.say(&[", ", ", ", ". "]);
        self.romanised_numbers();
        Some(())
    }

    fn romanised_numbers(&mut self) {
        let (volume, issue) = (self.figure(1, 80), self.issue());
        match self.random.below(5) {
            0 => {
                let issue = self.figure(1, 12);
                self.volume_with(volume, "(", issue, ")");
            }
            1 => self.put(Label::Issue, issue),
            2 => {
                self.say(&["vol. ", "Vol. ", "T. "]);
                self.put(Label::Volume, volume);
                self.say(&[", no. ", ", no. ", ", № "]);
                self.put(Label::Issue, issue);
            }
            3 => self.numbered(&["no. ", "№ ", "No. "], Label::Issue, issue),
            _ => self.numbered(&["Vyp. ", "Issue ", "vyp. "], Label::Issue, volume),
        }
    }

    fn romanised_pages(&mut self) {
        let pages = self.pages();
        let intro = self
            .random
            .of(&[", ", ", ", ", pp. ", ", s. ", ". S. ", ". P. "]);
        self.plain(intro);
        self.put(Label::Pages, pages);
    }

    /// The remark that says in which language the work is, and a DOI.
    fn remark(&mut self) {
        let remark = self.random.of(&[
            "[in Ukrainian]",
            "(in Ukrainian)",
            "[In Ukrainian]",
            "[in Ukr.]",
            "(In Ukrainian)",
            "[in Russian]",
        ]);
        match self.random.below(4) {
            0 => {
                self.plain(" ");
                self.put(Label::Note, remark);
                self.plain(".");
            }
            1 => {
                self.plain(". ");
                self.put(Label::Note, remark);
            }
            2 => {
                self.plain(".");
                self.doi_end();
                self.plain(" ");
                self.put(Label::Note, remark);
                self.plain(".");
            }
            _ => self.plain("."),
        }
    }
}
