//! Pages of the web and posts.

use crate::model::Label;

use super::Writer;
use super::values::initials;

impl Writer<'_> {
    /// Pages of the web as APA has them, with or without an author.
    pub(super) fn web_apa(&mut self) -> Option<()> {
        let (title, site) = (self.headline()?, self.site());
        let name = site.clone();
        let date = self.apa_date(35);
        let author = match self.random.below(10) {
            0..=3 => Some(self.apa_names()?),
            4 => Some(self.organisation()),
            _ => None,
        };
        let stop = if title.ends_with(['!', '?']) {
            " "
        } else {
            ". "
        };
        let before_address = self.random.of(&[". ", ". ", ". ", ", ", " "]).to_owned();
        match author {
            Some(author) => {
                let gap = self.random.of(&[" (", " (", " (", ". (", ", ("]).to_owned();
                self.draft
                    .field(Label::Author, author)
                    .plain(&gap)
                    .field(Label::Date, date)
                    .plain("). ")
                    .field(Label::Title, title);
                let separator = if self.random.chance(85) { stop } else { ", " };
                self.draft.plain(separator).field(Label::Container, site);
            }
            None if self.random.chance(12) => {
                self.draft
                    .field(Label::Title, title)
                    .plain(stop)
                    .field(Label::Container, site)
                    .plain(". (")
                    .field(Label::Date, date)
                    .plain(")");
            }
            None => {
                self.draft
                    .field(Label::Title, title)
                    .plain(stop)
                    .plain("(")
                    .field(Label::Date, date)
                    .plain("). ");
                if self.random.chance(90) {
                    self.draft.field(Label::Container, site);
                } else {
                    self.address_end("", &site);
                    return Some(());
                }
            }
        }
        self.address_end(&before_address, &name);
        Some(())
    }

    /// A post: a few short sentences, then the site.
    pub(super) fn post_apa(&mut self) -> Option<()> {
        let (person, site, date) = (self.apa_names()?, self.site(), self.apa_date(35));
        let mut title = String::new();
        for n in 0..self.random.between(1, 4) {
            if n > 0 {
                title.push_str(
                    self.random
                        .of(&[". ", ". ", ". ", "! ", " - ", " – ", "? "]),
                );
            }
            let words = self.random.between(1, 4);
            let words: Vec<&str> = self
                .random
                .pick(&self.pool.articles)?
                .split_whitespace()
                .take(words)
                .collect();
            title.push_str(
                words
                    .join(" ")
                    .trim_end_matches(['.', ',', ':', ';', '-', '–']),
            );
        }
        let end = self.random.of(&[". ", ". ", ". ", "! ", "? "]);
        let title = format!("{title}{}", end.trim_matches([' ', '.']));
        self.draft.apa_head(person, date, title);
        self.draft
            .plain(if end.starts_with('.') { ". " } else { " " })
            .field(Label::Container, site.clone());
        self.address_end(". ", &site);
        Some(())
    }

    /// A page of the web by ДСТУ 8302:2015, with the date of access.
    pub(super) fn web_dstu(&mut self) -> Option<()> {
        let (title, site, year) = (self.headline()?, self.site(), self.year());
        let address = self.address(&site);
        if self.random.chance(50) {
            let person = self.random.pick(&self.pool.persons)?.clone();
            self.draft
                .field(
                    Label::Author,
                    format!("{} {}", person.family, initials(&person.given)),
                )
                .plain(" ");
        }
        self.draft.field(Label::Title, title);
        match self.random.below(4) {
            0 => self
                .draft
                .plain(". ")
                .field(
                    Label::Note,
                    self.random
                        .of(&["[Електронний ресурс]", "[Електронний ресурс]", "[Online]"]),
                )
                .plain(" // ")
                .field(Label::Container, site),
            1 => self.draft.plain(" // ").field(Label::Container, site),
            _ => self.draft.plain(". ").field(Label::Container, site),
        };
        self.draft.plain(". ").field(Label::Date, year).plain(". ");
        let intro = if self.uk() {
            self.random
                .of(&["URL: ", "URL : ", "Режим доступу: ", "– Режим доступу : "])
        } else {
            self.random
                .of(&["URL: ", "Available at: ", "Retrieved from "])
        };
        self.draft.plain(intro).field(Label::Url, address);
        if self.random.chance(70) {
            let date = format!(
                "{:02}.{:02}.{}",
                self.random.between(1, 28),
                self.random.between(1, 12),
                self.random.between(2012, 2026)
            );
            let words = if self.uk() {
                self.random.of(&[
                    " (дата звернення: ",
                    " (дата звернення ",
                    " (Дата звернення: ",
                ])
            } else {
                self.random
                    .of(&[" (accessed ", " (last accessed: ", " (Accessed: "])
            };
            self.draft
                .plain(words)
                .field(Label::Accessed, date)
                .plain(")");
        }
        self.draft.plain(".");
        Some(())
    }
}
