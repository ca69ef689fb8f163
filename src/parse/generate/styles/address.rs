//! Addresses and other identifiers at the end of a generated reference.

use crate::lang;
use crate::model::Label;

use super::Writer;

impl Writer<'_> {
    /// An address, by preference on a host that spells the site's name.
    pub(super) fn address(&mut self, site: &str) -> String {
        const WORDS: &[&str] = &[
            "news",
            "en",
            "ua",
            "article",
            "view",
            "world",
            "2022",
            "2023",
            "press",
            "publications",
            "doc",
            "politics",
            "tech",
            "post",
            "policy",
            "docs",
        ];
        const HOSTS: &[&str] = &[
            "www.example.com",
            "example.org.ua",
            "news.example.net",
            "www.example.gov.ua",
            "example.eu",
        ];
        const ENDS: &[&str] = &["com", "org", "ua", "gov.ua", "com.ua", "net", "int", "eu"];
        if self.random.chance(20)
            && let Some(address) = self.random.pick(&self.pool.addresses)
        {
            return address.clone();
        }
        let spelt: String = lang::romanize_kmu55(site)
            .to_lowercase()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        let host = if spelt.len() < 16 && self.random.chance(75) {
            format!(
                "{}{spelt}.{}",
                self.random.of(&["www.", "", "", "blog."]),
                self.random.of(ENDS)
            )
        } else {
            self.random.of(HOSTS).to_owned()
        };
        let mut address = format!("https://{host}");
        for _ in 0..self.random.between(1, 4) {
            address.push('/');
            let words = self.random.between(1, 5);
            let part: Vec<&str> = (0..words).map(|_| self.random.of(WORDS)).collect();
            address.push_str(&part.join("-"));
        }
        address.push_str(
            self.random
                .of(&["", "/", ".html", ".pdf", "?id=1025", "/5447"]),
        );
        address
    }

    pub(super) fn address_end(&mut self, before: &str, site: &str) {
        let address = self.address(site);
        let intro = match self.random.below(10) {
            0 => "URL: ",
            1 => "Retrieved from ",
            2 if self.uk() => "Режим доступу: ",
            3 if self.uk() => "Взято з ",
            _ => "",
        };
        self.draft
            .plain(before)
            .plain(intro)
            .field(Label::Url, address);
        if self.random.chance(40) {
            self.draft.plain(".");
        }
    }

    pub(super) fn identifier_end(&mut self) {
        match self.random.below(10) {
            0..=3 => {
                let doi = self.doi();
                self.draft
                    .plain(". ")
                    .field(Label::Doi, format!("https://doi.org/{doi}"));
            }
            4..=5 => {
                let (doi, intro) = (
                    self.doi(),
                    self.random.of(&[". doi: ", ". DOI: ", ". doi:", ". DOI "]),
                );
                self.draft.plain(intro).field(Label::Doi, doi);
            }
            6..=7 => self.address_end(". ", ""),
            _ => {
                self.draft.plain(".");
            }
        }
    }
}
