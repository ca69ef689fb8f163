//! Addresses and other identifiers at the end of a generated reference.

use crate::lang;
use crate::model::Label;
use crate::parse::generate::random::Random;
use crate::parse::generate::seeds::Language;
use crate::parse::generate::writer::Writer;

impl Writer<'_> {
    /// An address, by preference on a host that spells the site's name.
    pub(in crate::parse::generate) fn address(&mut self, site: &str) -> String {
        if self.random.chance(25)
            && let Some(address) = self.random.pick(&self.pool.addresses)
        {
            return address.clone();
        }
        let mut address = format!("https://{}", host(site, self.random));
        for _ in 0..self.random.between(1, 4) {
            address.push('/');
            address.push_str(&path(self.random));
        }
        address.push_str(
            self.random
                .of(&["", "/", ".html", ".pdf", "?id=1025", "/5447"]),
        );
        address
    }

    pub(in crate::parse::generate) fn address_end(&mut self, before: &str, site: &str) {
        let address = self.address(site);
        let intro = match self.random.below(10) {
            0 => "URL: ",
            1 => "Retrieved from ",
            2 if self.is(Language::Ukrainian) => "Режим доступу: ",
            3 if self.is(Language::Ukrainian) => "Взято з ",
            _ => "",
        };
        self.plain(before);
        self.plain(intro);
        self.put(Label::Url, address);
        if self.random.chance(40) {
            self.plain(".");
        }
    }

    pub(in crate::parse::generate) fn identifier_end(&mut self) {
        match self.random.below(10) {
            0..=5 => {
                self.plain(".");
                self.doi_end();
            }
            6..=7 => self.address_end(". ", ""),
            _ => self.plain("."),
        }
    }

    /// A DOI, bare or as an address, behind an intro.
    pub(in crate::parse::generate) fn doi_end(&mut self) {
        let doi = doi(self.random);
        if self.random.chance(60) {
            self.say(&[" ", " ", " ", " DOI: ", " URL: ", " DOI "]);
            self.put(Label::Doi, format!("https://doi.org/{doi}"));
        } else {
            self.say(&[" doi: ", " DOI: ", " doi:", " DOI ", " DOI:"]);
            self.put(Label::Doi, doi);
        }
    }

    /// Where a description goes on on the web: `– Режим доступу: … (дата звернення: …).`
    pub(in crate::parse::generate) fn link_area(&mut self, site: &str, accessed: usize) {
        self.area();
        let address = self.address(site);
        self.say(self.terms.link_intros);
        self.put(Label::Url, address);
        if self.random.chance(accessed) {
            let day = self.day(2012, 2026);
            self.numbered(self.terms.access_intros, Label::Accessed, day);
            self.plain(")");
        }
    }

    /// An address or a DOI at the end of a description of a printed work, or nothing.
    pub(in crate::parse::generate) fn identifier_area(&mut self, percent: usize) {
        if !self.random.chance(percent) {
            return self.stop();
        }
        if self.random.chance(50) {
            let area = self.marks.area.trim_end().to_owned();
            self.plain(&area);
            self.doi_end();
        } else {
            self.link_area("", 25);
        }
        if self.random.chance(40) {
            self.plain(".");
        }
    }
}

fn host(site: &str, random: &mut Random) -> String {
    const HOSTS: &[&str] = &[
        "www.example.com",
        "example.org.ua",
        "news.example.net",
        "www.example.gov.ua",
        "example.eu",
        "zakon.rada.gov.ua",
        "irbis-nbuv.gov.ua",
        "elib.example.edu.ua",
        "dspace.example.edu.ua",
        "nbuv.gov.ua",
        "www.example.ac.uk",
    ];
    const ENDS: &[&str] = &[
        "com", "org", "ua", "gov.ua", "com.ua", "net", "int", "eu", "edu.ua",
    ];
    let romanised = lang::romanize_kmu55(site).to_lowercase();
    let spelt: String = romanised
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    if (1..16).contains(&spelt.len()) && random.chance(75) {
        let before = random.of(&["www.", "", "", "blog."]);
        format!("{before}{spelt}.{}", random.of(ENDS))
    } else {
        random.of(HOSTS).to_owned()
    }
}

fn path(random: &mut Random) -> String {
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
        "handle",
        "123456789",
        "laws",
        "show",
        "journal",
        "index.php",
        "files",
        "download",
    ];
    let words = random.between(1, 5);
    let part: Vec<&str> = (0..words).map(|_| random.of(WORDS)).collect();
    part.join("-")
}

fn doi(random: &mut Random) -> String {
    let base = format!(
        "10.{}/{}-{}.{}",
        random.between(1000, 49999),
        random.between(1000, 2999),
        random.between(1000, 9999),
        random.between(1, 99)
    );
    if random.chance(15) {
        format!(
            "{base}({})-{}",
            random.between(1, 30),
            random.between(1, 20)
        )
    } else {
        base
    }
}
