//! The values of a generated reference: names, dates, titles, numbers.

use crate::model::Label;
use crate::parse::generate::seeds::Person;
use crate::parse::generate::words::{
    BODIES_EN, BODIES_UK, MONTHS_EN, MONTHS_UK, SITES_EN, SITES_UK,
};

use super::{Language, Writer};

impl Writer<'_> {
    pub(super) fn uk(&self) -> bool {
        self.language == Language::Ukrainian
    }

    pub(super) fn year(&mut self) -> String {
        self.random.between(1995, 2026).to_string()
    }

    pub(super) fn month(&mut self) -> &'static str {
        let months = if self.uk() { MONTHS_UK } else { MONTHS_EN };
        self.random.of(months)
    }

    /// A year, or the fuller forms that APA has for dated pages.
    pub(super) fn apa_date(&mut self, full: usize) -> String {
        let (year, month, day) = (self.year(), self.month(), self.random.between(1, 31));
        if !self.random.chance(full) {
            return year;
        }
        match self.random.below(6) {
            0..=1 if self.uk() => format!("{year}, {day} {month}"),
            0..=1 => format!("{year}, {month} {day}"),
            2 => format!("{year}, {day} {month}"),
            3 => format!("{year}, {month}"),
            4 => format!("{day} {month} {year}"),
            _ => format!("{year}, {month} {day}"),
        }
    }

    pub(super) fn persons(&mut self, most: usize) -> Option<Vec<Person>> {
        let count = self.random.between(1, most);
        (0..count)
            .map(|_| self.random.pick(&self.pool.persons).cloned())
            .collect()
    }

    /// `Family, I. I., & Family, I. I.` and the ways in which people get it wrong.
    pub(super) fn apa_names(&mut self) -> Option<String> {
        let persons = self.persons(4)?;
        let comma = self.random.chance(85);
        let last = if self.uk() {
            self.random.of(&[", ", ", & ", " та ", " & ", " і "])
        } else {
            self.random.of(&[", & ", " & ", " and ", ", "])
        };
        let tight = self.random.chance(20);
        let mut list = String::new();
        for (n, person) in persons.iter().enumerate() {
            if n > 0 {
                list.push_str(if n + 1 == persons.len() { last } else { ", " });
            }
            let given = if tight {
                initials(&person.given).replace(' ', "")
            } else {
                initials(&person.given)
            };
            list.push_str(&person.family);
            list.push_str(if comma { ", " } else { " " });
            list.push_str(&given);
        }
        Some(list)
    }

    pub(super) fn organisation(&mut self) -> String {
        let bodies = if self.uk() { BODIES_UK } else { BODIES_EN };
        self.random.of(bodies).to_owned()
    }

    pub(super) fn site(&mut self) -> String {
        if self.uk()
            && self.random.chance(35)
            && let Some(site) = self.random.pick(&self.pool.sites)
        {
            return site.clone();
        }
        let (sites, bodies) = if self.uk() {
            (SITES_UK, BODIES_UK)
        } else {
            (SITES_EN, BODIES_EN)
        };
        let list = if self.random.chance(50) {
            sites
        } else {
            bodies
        };
        self.random.of(list).to_owned()
    }

    pub(super) fn headline(&mut self) -> Option<String> {
        let pool = match self.random.below(3) {
            0 => &self.pool.articles,
            1 => &self.pool.books,
            _ => &self.pool.headlines,
        };
        let title = self
            .random
            .pick(pool)
            .or(self.random.pick(&self.pool.articles))?
            .trim_end_matches(['.', ','])
            .to_owned();
        Some(match self.random.below(20) {
            0 => format!("{title}!"),
            1 => format!("{title}?"),
            2 => format!("{title}: {}", self.random.pick(&self.pool.articles)?),
            3 => format!(
                "{} {} – {title}",
                self.random.of(if self.uk() {
                    &["Резолюція", "Указ №", "Наказ"]
                } else {
                    &["Resolution", "Decision", "Report"]
                }),
                self.random.between(1, 2500)
            ),
            4 => {
                let second: String = self
                    .random
                    .pick(&self.pool.articles)?
                    .split_whitespace()
                    .take(3)
                    .collect::<Vec<_>>()
                    .join(" ");
                format!("{title}. {second}")
            }
            5 => format!(
                "{title} ({}-{})",
                self.random.between(2000, 2020),
                self.random.between(2021, 2030)
            ),
            6 => format!(
                "{}, {}, {title}",
                self.random.of(SITES_EN),
                self.random.of(SITES_EN)
            ),
            7 => format!("{}: {title}", self.site()),
            8 => format!("{} {}", self.random.of(SITES_EN), lower_first(&title)),
            _ => title,
        })
    }

    /// One title of a list, without its full stop.
    pub(super) fn title(&mut self, list: &[String]) -> Option<String> {
        Some(self.random.pick(list)?.trim_end_matches('.').to_owned())
    }

    pub(super) fn pages(&mut self) -> String {
        let first = self.random.between(1, 400);
        let dash = self.random.of(&["–", "-", "–", "—"]);
        format!("{first}{dash}{}", first + self.random.between(2, 20))
    }

    /// Volume and issue in the ways of APA, also as Ukrainian journals print them.
    pub(super) fn volume_issue(&mut self) {
        let (volume, issue) = (self.random.between(1, 90), self.random.between(1, 12));
        let running = format!("{issue}({})", self.random.between(13, 200));
        match self.random.below(if self.uk() { 9 } else { 4 }) {
            0..=1 => self
                .draft
                .field(Label::Volume, volume.to_string())
                .plain("(")
                .field(Label::Issue, issue.to_string())
                .plain(")"),
            2 => self.draft.field(Label::Volume, volume.to_string()),
            3 => self
                .draft
                .field(Label::Volume, volume.to_string())
                .plain(", no. ")
                .field(Label::Issue, issue.to_string()),
            4 => self
                .draft
                .plain("№ ")
                .field(Label::Issue, issue.to_string()),
            5 => self.draft.plain("№").field(Label::Issue, running),
            6 => self
                .draft
                .plain("Вип. ")
                .field(Label::Issue, volume.to_string()),
            7 => self
                .draft
                .plain("Т. ")
                .field(Label::Volume, volume.to_string())
                .plain(", № ")
                .field(Label::Issue, issue.to_string()),
            _ => self
                .draft
                .plain("№")
                .field(Label::Issue, volume.to_string()),
        };
    }

    pub(super) fn doi(&mut self) -> String {
        let base = format!(
            "10.{}/{}-{}.{}",
            self.random.between(1000, 49999),
            self.random.between(1000, 2999),
            self.random.between(1000, 9999),
            self.random.between(1, 99)
        );
        if self.random.chance(15) {
            format!(
                "{base}({})-{}",
                self.random.between(1, 30),
                self.random.between(1, 20)
            )
        } else {
            base
        }
    }

    pub(super) fn journal(&mut self) -> Option<String> {
        let journal = self
            .random
            .pick(&self.pool.journals)?
            .trim_end_matches(['.', ','])
            .to_owned();
        Some(match self.random.below(12) {
            0 if self.uk() => format!(
                "{journal}. Серія «{}»",
                self.random
                    .of(&["Право", "Економіка", "Історичні науки", "Філологія"])
            ),
            1 if self.uk() => format!(
                "{journal} : {}",
                self.random.of(&[
                    "наук. журнал",
                    "зб. наук. пр.",
                    "науковий вісник",
                    "альманах"
                ])
            ),
            2 => format!(
                "{journal}, {} “{}”",
                self.random.of(&["series", "part", "section"]),
                self.random.of(&["Law", "History", "Economics"])
            ),
            _ => journal,
        })
    }
}

/// Given names as initials: `Олена Петрівна` becomes `О. П.`
pub(super) fn initials(given: &str) -> String {
    if given.contains('.') {
        return given.to_owned();
    }
    let letters = given
        .split([' ', '-'])
        .filter_map(|name| name.chars().next());
    letters
        .map(|letter| format!("{letter}."))
        .collect::<Vec<_>>()
        .join(" ")
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}
