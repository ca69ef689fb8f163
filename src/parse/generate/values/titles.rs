//! Titles of articles, books, pages of the web and journals.

use crate::model::Label;
use crate::parse::generate::seeds::{Language, capitalised};
use crate::parse::generate::writer::Writer;

impl Writer<'_> {
    /// One title of a list, now and then with what makes its end hard to see.
    pub(in crate::parse::generate) fn title(&mut self, list: &[String]) -> Option<String> {
        let title = self.random.pick(list)?.clone();
        if title.ends_with('.') || title.chars().count() > 90 {
            return Some(title);
        }
        Some(match self.random.below(40) {
            0 => format!("{title}: {}", lower_first(&self.short(list)?)),
            1 => format!("{title} : {}", lower_first(&self.short(list)?)),
            2 => format!("{title}. {}", self.short(list)?),
            3 => format!("{title} – {}", lower_first(&self.short(list)?)),
            4 => format!("{title} ({})", self.years()),
            5 => format!("{title}?"),
            6 => format!("{title} ({})", lower_first(&self.short(list)?)),
            _ => title,
        })
    }

    /// A short title of the list; the first that comes where it holds none.
    fn short(&mut self, list: &[String]) -> Option<String> {
        let mut title = self.random.pick(list)?;
        for _ in 0..12 {
            if title.split_whitespace().count() <= 6 && !title.contains(['(', '«', '"']) {
                break;
            }
            title = self.random.pick(list)?;
        }
        Some(title.clone())
    }

    fn years(&mut self) -> String {
        let (from, to) = (self.figure(1860, 1999), self.figure(2000, 2026));
        match self.language {
            Language::Ukrainian => self
                .random
                .of(&[
                    "кінець ХІХ – початок ХХ ст.",
                    "друга половина ХХ століття",
                    "ХVІІІ – ХІХ ст.",
                ])
                .to_owned(),
            _ => format!("{from}–{to}"),
        }
    }

    /// A title of an article.
    pub(in crate::parse::generate) fn article_title(&mut self) -> Option<String> {
        let list = if self.random.chance(75) || self.pool.books.is_empty() {
            &self.pool.articles
        } else {
            &self.pool.books
        };
        self.title(list)
    }

    /// A title of a book.
    pub(in crate::parse::generate) fn book_title(&mut self) -> Option<String> {
        let list = if self.random.chance(80) || self.pool.articles.is_empty() {
            &self.pool.books
        } else {
            &self.pool.articles
        };
        self.title(list)
    }

    /// Puts a title, seldom in quotation marks.
    pub(in crate::parse::generate) fn put_title(&mut self, title: String) {
        let quotes = match self.random.below(40) {
            0 => ["«", "»"],
            1 => ["“", "”"],
            2 => ["\"", "\""],
            _ => ["", ""],
        };
        self.plain(quotes[0]);
        self.put(Label::Title, title);
        self.plain(quotes[1]);
        if !self.is(Language::English) && self.random.chance(1) {
            self.parallel_title();
        }
    }

    /// The title once more in English: ` = Title`.
    fn parallel_title(&mut self) {
        if let Some(title) = self.random.pick(&self.english.books) {
            self.plain(" = ");
            self.put(Label::Title, title.clone());
        }
    }

    pub(in crate::parse::generate) fn headline(&mut self) -> Option<String> {
        let list = match self.random.below(3) {
            0 => &self.pool.articles,
            1 => &self.pool.books,
            _ => &self.pool.headlines,
        };
        let list = if list.is_empty() {
            &self.pool.articles
        } else {
            list
        };
        let title = self.random.pick(list)?.clone();
        self.dressed(title)
    }

    /// A headline with what headlines have beside a title.
    fn dressed(&mut self, title: String) -> Option<String> {
        Some(match self.random.below(20) {
            0 => format!("{title}!"),
            1 => format!("{title}?"),
            2 => format!("{title}: {}", self.random.pick(&self.pool.articles)?),
            3 => format!("{} {} – {title}", self.act(), self.random.between(1, 2500)),
            4 => format!("{title}. {}", self.short(&self.pool.articles)?),
            5 => format!(
                "{title} ({}-{})",
                self.figure(2000, 2020),
                self.figure(2021, 2030)
            ),
            6 => format!("{}, {}, {title}", self.english_site(), self.english_site()),
            7 => format!("{}: {title}", self.site()),
            8 => format!("{} {}", self.english_site(), lower_first(&title)),
            _ => title,
        })
    }

    fn act(&mut self) -> &'static str {
        match self.language {
            Language::Ukrainian => self.random.of(&["Резолюція", "Указ №", "Наказ"]),
            Language::Russian => self.random.of(&["Резолюция", "Приказ №"]),
            Language::English => self.random.of(&["Resolution", "Decision", "Report"]),
        }
    }

    pub(in crate::parse::generate) fn journal(&mut self) -> Option<String> {
        let journal = self.random.pick(&self.pool.journals)?.clone();
        if journal.chars().count() > 70 {
            return Some(journal);
        }
        let field = self.random.of(self.terms.fields);
        let series = self.random.of(self.terms.series);
        let kind = self.random.of(self.terms.serial_kinds);
        Some(match self.random.below(24) {
            0 => format!("{journal}. {}«{field}»", capitalised(series)),
            1 => format!("{journal}. {}{field}", capitalised(series)),
            2 => format!("{journal}, {series}“{field}”"),
            3 => format!("{journal} : {kind}"),
            4 => format!("{journal}: {kind}"),
            5 => format!("{journal}. {field}"),
            _ => journal,
        })
    }

    /// A journal in a short form, as physics and medicine have it.
    pub(in crate::parse::generate) fn short_journal(&mut self) -> String {
        self.random.of(SHORT_JOURNALS).to_owned()
    }
}

#[rustfmt::skip]
const SHORT_JOURNALS: &[&str] = &[
    "Phys. Rev. B", "Phys. Rev. Lett.", "Phys. Rev. D", "J. Appl. Phys.", "Appl. Phys. Lett.", "J. Phys. A: Math. Gen.",
    "Nucl. Phys. A", "Nucl. Instr. Meth. A", "J. Chem. Phys.", "Phys. Lett. B", "Rev. Mod. Phys.", "Z. Phys.",
    "J. Phys.: Condens. Matter", "Low Temp. Phys.", "Ukr. J. Phys.", "Ukr. Math. J.", "Sov. Phys. JETP", "Opt. Express",
    "Thin Solid Films", "J. Cryst. Growth", "J. Am. Chem. Soc.", "Angew. Chem. Int. Ed.", "Inorg. Chem.", "N. Engl. J. Med.",
    "Lancet", "JAMA", "Am. J. Cardiol.", "J. Clin. Invest.", "Br. Med. J.", "Ann. Intern. Med.", "Eur. J. Pharmacol.",
    "Biochim. Biophys. Acta", "J. Biol. Chem.", "Proc. Natl. Acad. Sci. USA", "Nature", "Science", "Astron. Astrophys.",
    "Mon. Not. R. Astron. Soc.", "Commun. Math. Phys.", "Discrete Math.", "IEEE Trans. Inf. Theory", "Comput. Phys. Commun.",
    "Int. J. Heat Mass Transfer", "Arch. Rational Mech. Anal.", "Am. J. Phys.", "Solid State Phys.", "Wiad. Lek.",
];

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(chars).collect()
}
