//! Pages of the web and posts.

use crate::model::Label;
use crate::parse::generate::writer::{Layout, Writer};

impl Writer<'_> {
    /// Pages of the web as APA has them, with or without an author.
    pub(super) fn web_apa(&mut self) -> Option<()> {
        let author = match self.random.below(10) {
            0..=3 => Some(self.apa_names()?),
            4 => Some(self.organisation()),
            _ => None,
        };
        match author {
            Some(author) => self.authored_page(author),
            None => self.page_without_author(),
        }
    }

    fn authored_page(&mut self, author: String) -> Option<()> {
        let (title, site, date) = (self.headline()?, self.site(), self.apa_date(35));
        let stop = stop_after(&title);
        self.put(Label::Author, author);
        self.say(&[" (", " (", " (", ". (", ", ("]);
        self.put(Label::Date, date);
        self.plain("). ");
        self.put(Label::Title, title);
        let separator = if self.random.chance(85) { stop } else { ", " };
        self.plain(separator);
        self.put(Label::Container, site.clone());
        self.page_end(&site);
        Some(())
    }

    fn page_without_author(&mut self) -> Option<()> {
        let (title, site, date) = (self.headline()?, self.site(), self.apa_date(35));
        let stop = stop_after(&title);
        self.put(Label::Title, title);
        self.plain(stop);
        if self.random.chance(12) {
            self.put(Label::Container, site.clone());
            self.plain(". (");
            self.put(Label::Date, date);
            self.plain(")");
        } else {
            self.plain("(");
            self.put(Label::Date, date);
            self.plain("). ");
            if self.random.chance(10) {
                self.address_end("", &site);
                return Some(());
            }
            self.put(Label::Container, site.clone());
        }
        self.page_end(&site);
        Some(())
    }

    fn page_end(&mut self, site: &str) {
        let before = self.random.of(&[". ", ". ", ". ", ", ", " "]);
        self.address_end(before, site);
    }

    /// A post: a few short sentences, then the site.
    pub(super) fn post_apa(&mut self) -> Option<()> {
        let (person, site, date) = (self.apa_names()?, self.site(), self.apa_date(35));
        let end = self.random.of(&[". ", ". ", ". ", "! ", "? "]);
        let title = format!("{}{}", self.sentences()?, end.trim_matches([' ', '.']));
        self.draft.apa_head(person, date, title);
        self.plain(if end.starts_with('.') { ". " } else { " " });
        self.put(Label::Container, site.clone());
        self.address_end(". ", &site);
        Some(())
    }

    fn sentences(&mut self) -> Option<String> {
        let mut text = String::new();
        for n in 0..self.random.between(1, 4) {
            if n > 0 {
                const ENDS: &[&str] = &[". ", ". ", ". ", "! ", " - ", " – ", "? "];
                text.push_str(self.random.of(ENDS));
            }
            let words = self.random.between(1, 4);
            let title = self.random.pick(&self.pool.articles)?;
            let cut: Vec<&str> = title.split_whitespace().take(words).collect();
            let cut = cut.join(" ");
            text.push_str(cut.trim_end_matches(['.', ',', ':', ';', '-', '–']));
        }
        Some(text)
    }

    /// A page of the web by ДСТУ 8302:2015 or ДСТУ ГОСТ 7.1:2006, with the date of access.
    pub(super) fn web_described(&mut self) -> Option<()> {
        let (title, site) = (self.headline()?, self.site());
        if self.random.chance(45) {
            self.head()?;
        }
        self.put(Label::Title, title);
        let dashed = self.layout == Layout::Gost71;
        if self.random.chance(if dashed { 80 } else { 25 }) {
            self.say(&[" ", " ", ". ", " : "]);
            self.put_one(Label::Note, self.terms.online);
        }
        if self.random.chance(70) {
            self.host();
            self.put(Label::Container, site.clone());
            if self.random.chance(10) {
                self.plain(" : ");
                self.put_one(Label::Note, &["веб-сайт", "вебсайт", "сайт", "вебпортал"]);
            }
        }
        if self.random.chance(60) {
            self.area();
            let date = if self.random.chance(60) {
                self.year()
            } else {
                self.day(2004, 2026)
            };
            self.put(Label::Date, date);
        }
        self.link_area(&site, 60);
        if dashed && self.random.chance(25) {
            self.area();
            self.put_one(Label::Note, self.terms.screen_notes);
        }
        self.stop();
        Some(())
    }
}

/// The stop that a title still needs.
pub(super) fn stop_after(title: &str) -> &'static str {
    if title.ends_with(['!', '?']) {
        " "
    } else {
        ". "
    }
}
