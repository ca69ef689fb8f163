//! The styles: how the fields are put together.

use crate::lang;
use crate::model::Label;

use super::draft::Draft;
use super::random::Random;
use super::seeds::{Person, Pool, Seeds};

/// Sites of the web and newspapers.
const SITES_UK: &[&str] = &[
    "Українська правда",
    "Укрінформ",
    "ЛІГА.net",
    "Детектор медіа",
    "Суспільне",
    "Економічна правда",
    "Дзеркало тижня",
    "УНІАН",
    "Громадське",
    "Facebook",
    "YouTube",
    "Forbes Україна",
    "BBC News Україна",
    "Інтерфакс-Україна",
    "Голос України",
    "Тиждень",
    "ZAXID.NET",
    "Європейська правда",
    "Слово і діло",
    "Главком",
    "Хмарочос",
    "Бабель",
    "Апостроф",
    "Telegram",
];
const SITES_EN: &[&str] = &[
    "BBC News",
    "The Guardian",
    "Bloomberg",
    "Forbes",
    "TechCrunch",
    "The Verge",
    "Politico",
    "GitHub",
    "Facebook",
    "YouTube",
    "Medium",
    "Apple",
    "IBM",
    "Amazon",
    "Intel",
    "The New York Times",
    "The Washington Post",
    "Financial Times",
    "The Economist",
    "Euronews",
    "Al Jazeera",
    "Statista",
    "Gartner",
    "Instagram",
    "Telegram",
    "Time",
    "Foreign Affairs",
    "Associated Press",
    "The Conversation",
    "Nature News",
    "ZDNet",
    "Tech Policy Press",
    "The Atlantic",
    "Der Spiegel",
    "Le Monde",
    "Variety",
    "Ars Technica",
    "Business Insider",
    "The Hill",
    "Deutsche Welle",
    "The Independent",
    "USA Today",
    "Newsweek",
    "VentureBeat",
    "Cisco",
    "Oracle",
    "Samsung",
    "Tesla",
    "Netflix",
    "Cloudflare",
];
/// Organisations that publish, and stand as authors.
const BODIES_UK: &[&str] = &[
    "Міністерство освіти і науки України",
    "Міністерство економіки України",
    "Національний банк України",
    "Верховна Рада України",
    "Кабінет Міністрів України",
    "Державна служба статистики України",
    "Урядовий портал",
    "Президент України",
    "Міністерство охорони здоров’я України",
    "Центр громадського здоров’я",
    "Рада Європи",
    "Національна академія наук України",
    "Міністерство культури",
    "Служба безпеки України",
    "Український інститут",
    "Міністерство оборони України",
    "Рада національної безпеки і оборони України",
    "Міністерство розвитку громад та територій",
    "Київська міська рада",
    "Представництво ООН в Україні",
    "Національне агентство з питань запобігання корупції",
    "Міністерство фінансів України",
    "Світовий банк",
    "Український центр економічних і політичних досліджень",
];
const BODIES_EN: &[&str] = &[
    "NATO",
    "OSCE",
    "UNESCO",
    "OECD",
    "World Health Organization",
    "World Bank",
    "International Monetary Fund",
    "Amnesty International",
    "Council of Europe",
    "United Nations",
    "European Parliament",
    "Freedom House",
    "Atlantic Council",
    "Brookings Institution",
    "RAND Corporation",
    "Oxford Internet Institute",
    "Human Rights Watch",
    "U.S. Department of State",
    "European Council",
    "World Trade Organization",
    "International Labour Organization",
    "Food and Agriculture Organization of the United Nations",
    "European Central Bank",
    "Chatham House",
    "Carnegie Endowment for International Peace",
    "Centre for European Policy Studies",
    "Pew Research Center",
    "International Energy Agency",
    "World Economic Forum",
    "International Organization for Migration",
    "Transparency International",
    "European Environment Agency",
    "Government of Canada",
    "UNICEF",
    "Stockholm International Peace Research Institute",
];
const MONTHS_UK: &[&str] = &[
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
];
const MONTHS_EN: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// One reference in a style by chance; `None` where the seeds lack a field for it.
pub(super) fn draft(seeds: &Seeds, random: &mut Random) -> Option<Draft> {
    let ukrainian = random.chance(62);
    let language = if ukrainian {
        Language::Ukrainian
    } else {
        Language::English
    };
    let pool = if ukrainian {
        &seeds.ukrainian
    } else {
        &seeds.latin
    };
    let mut write = Writer {
        pool,
        language,
        random,
        draft: Draft::default(),
    };
    match write.random.below(20) {
        0..=7 => write.web_apa()?,
        8..=11 => write.journal_apa()?,
        12..=13 => write.book_apa()?,
        14 => write.chapter_apa()?,
        15 => write.mla()?,
        16 if ukrainian => write.web_dstu()?,
        16..=19 if ukrainian => return romanised(seeds, write.random),
        16..=17 => write.journal_vancouver()?,
        _ => write.web_dstu()?,
    }
    Some(write.draft)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    Ukrainian,
    English,
}

struct Writer<'a> {
    pool: &'a Pool,
    language: Language,
    random: &'a mut Random,
    draft: Draft,
}

impl Writer<'_> {
    fn uk(&self) -> bool {
        self.language == Language::Ukrainian
    }

    fn year(&mut self) -> String {
        self.random.between(1995, 2026).to_string()
    }

    fn month(&mut self) -> &'static str {
        let months = if self.uk() { MONTHS_UK } else { MONTHS_EN };
        self.random.of(months)
    }

    /// A year, or the fuller forms that APA has for dated pages.
    fn apa_date(&mut self, full: usize) -> String {
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

    fn persons(&mut self, most: usize) -> Option<Vec<Person>> {
        let count = self.random.between(1, most);
        (0..count)
            .map(|_| self.random.pick(&self.pool.persons).cloned())
            .collect()
    }

    /// `Family, I. I., & Family, I. I.` and the ways in which people get it wrong.
    fn apa_names(&mut self) -> Option<String> {
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

    fn organisation(&mut self) -> String {
        let bodies = if self.uk() { BODIES_UK } else { BODIES_EN };
        self.random.of(bodies).to_owned()
    }

    fn site(&mut self) -> String {
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

    fn headline(&mut self) -> Option<String> {
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

    fn address(&mut self) -> String {
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
            "blog.example.org",
            "example.eu",
        ];
        if self.random.chance(30)
            && let Some(address) = self.random.pick(&self.pool.addresses)
        {
            return address.clone();
        }
        let mut address = format!("https://{}", self.random.of(HOSTS));
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

    fn address_end(&mut self, before: &str) {
        let address = self.address();
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

    /// Pages of the web as APA has them, with or without an author.
    fn web_apa(&mut self) -> Option<()> {
        let (title, site) = (self.headline()?, self.site());
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
                    self.address_end("");
                    return Some(());
                }
            }
        }
        self.address_end(&before_address);
        Some(())
    }

    fn journal(&mut self) -> Option<String> {
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

    fn pages(&mut self) -> String {
        let first = self.random.between(1, 400);
        let dash = self.random.of(&["–", "-", "–", "—"]);
        format!("{first}{dash}{}", first + self.random.between(2, 20))
    }

    /// Volume and issue in the ways of APA, also as Ukrainian journals print them.
    fn volume_issue(&mut self) {
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

    fn doi(&mut self) -> String {
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

    fn identifier_end(&mut self) {
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
            6..=7 => self.address_end(". "),
            _ => {
                self.draft.plain(".");
            }
        }
    }

    fn journal_apa(&mut self) -> Option<()> {
        let (names, year, title, journal) = (
            self.apa_names()?,
            self.year(),
            self.random
                .pick(&self.pool.articles)?
                .trim_end_matches('.')
                .to_owned(),
            self.journal()?,
        );
        let stop = if title.ends_with(['!', '?']) {
            " "
        } else {
            ". "
        };
        self.draft
            .field(Label::Author, names)
            .plain(" (")
            .field(Label::Date, year)
            .plain("). ")
            .field(Label::Title, title)
            .plain(stop);
        self.draft.field(Label::Container, journal).plain(", ");
        if self.random.chance(85) {
            self.volume_issue();
            self.draft.plain(", ");
        }
        if self.uk() && self.random.chance(25) {
            self.draft.plain("С. ");
        }
        let pages = self.pages();
        self.draft.field(Label::Pages, pages);
        self.identifier_end();
        Some(())
    }

    fn book_apa(&mut self) -> Option<()> {
        let (names, year, title) = (
            self.apa_names()?,
            self.year(),
            self.random
                .pick(&self.pool.books)?
                .trim_end_matches('.')
                .to_owned(),
        );
        let publisher = self.random.pick(&self.pool.publishers)?.clone();
        self.draft
            .field(Label::Author, names)
            .plain(" (")
            .field(Label::Date, year)
            .plain("). ")
            .field(Label::Title, title);
        if self.random.chance(15) {
            let edition = if self.uk() {
                self.random.of(&["2-ге вид.", "3-тє вид., перероб."])
            } else {
                self.random.of(&["2nd ed.", "3rd ed.", "Rev. ed."])
            };
            self.draft
                .plain(" (")
                .field(Label::Edition, edition)
                .plain(")");
        }
        self.draft.plain(". ");
        if self.random.chance(50) {
            let place = self.random.pick(&self.pool.places)?.clone();
            self.draft.field(Label::Location, place).plain(": ");
        }
        self.draft.field(Label::Publisher, publisher);
        if self.random.chance(25) {
            self.address_end(". ");
        } else {
            self.draft.plain(".");
        }
        Some(())
    }

    fn chapter_apa(&mut self) -> Option<()> {
        let (names, year, title) = (
            self.apa_names()?,
            self.year(),
            self.random
                .pick(&self.pool.articles)?
                .trim_end_matches('.')
                .to_owned(),
        );
        let editor = self.random.pick(&self.pool.persons)?.clone();
        let (book, publisher, pages) = (
            self.random
                .pick(&self.pool.books)?
                .trim_end_matches('.')
                .to_owned(),
            self.random.pick(&self.pool.publishers)?.clone(),
            self.pages(),
        );
        let (within, role, pp) = if self.uk() {
            (
                self.random.of(&["У ", "В ", "In "]),
                self.random.of(&[" (Ред.), ", " (ред.), ", " (Ред.). "]),
                "с. ",
            )
        } else {
            ("In ", self.random.of(&[" (Ed.), ", " (Eds.), "]), "pp. ")
        };
        self.draft
            .field(Label::Author, names)
            .plain(" (")
            .field(Label::Date, year)
            .plain("). ")
            .field(Label::Title, title)
            .plain(". ")
            .plain(within);
        self.draft
            .field(
                Label::Editor,
                format!("{} {}", initials(&editor.given), editor.family),
            )
            .plain(role);
        self.draft
            .field(Label::Container, book)
            .plain(" (")
            .plain(pp)
            .field(Label::Pages, pages)
            .plain("). ")
            .field(Label::Publisher, publisher)
            .plain(".");
        Some(())
    }

    fn mla(&mut self) -> Option<()> {
        let person = self.random.pick(&self.pool.persons)?.clone();
        let (title, journal, year, pages) = (
            self.random
                .pick(&self.pool.articles)?
                .trim_end_matches('.')
                .to_owned(),
            self.journal()?,
            self.year(),
            self.pages(),
        );
        let (open, close) = if self.uk() {
            ("«", ".» ")
        } else {
            ("“", ".” ")
        };
        self.draft
            .field(
                Label::Author,
                format!("{}, {}", person.family, person.given.trim_end_matches('.')),
            )
            .plain(". ")
            .plain(open);
        self.draft
            .field(Label::Title, title)
            .plain(close)
            .field(Label::Container, journal)
            .plain(" ");
        let (volume, issue) = (
            self.random.between(1, 80).to_string(),
            self.random.between(1, 12).to_string(),
        );
        match self.random.below(2) {
            0 => self
                .draft
                .field(Label::Volume, volume)
                .plain(".")
                .field(Label::Issue, issue),
            _ => self
                .draft
                .plain(", vol. ")
                .field(Label::Volume, volume)
                .plain(", no. ")
                .field(Label::Issue, issue),
        };
        self.draft
            .plain(" (")
            .field(Label::Date, year)
            .plain("): ")
            .field(Label::Pages, pages)
            .plain(".");
        Some(())
    }

    fn journal_vancouver(&mut self) -> Option<()> {
        let persons = self.persons(5)?;
        let names: Vec<String> = persons
            .iter()
            .map(|p| {
                format!(
                    "{} {}",
                    p.family,
                    initials(&p.given).replace(['.', ' '], "")
                )
            })
            .collect();
        let (title, journal, year, pages) = (
            self.random
                .pick(&self.pool.articles)?
                .trim_end_matches('.')
                .to_owned(),
            self.journal()?,
            self.year(),
            self.pages(),
        );
        self.draft
            .field(Label::Author, names.join(", "))
            .plain(". ")
            .field(Label::Title, title)
            .plain(". ")
            .field(Label::Container, journal)
            .plain(". ");
        self.draft
            .field(Label::Date, year)
            .plain(";")
            .field(Label::Volume, self.random.between(1, 200).to_string());
        if self.random.chance(60) {
            self.draft
                .plain("(")
                .field(Label::Issue, self.random.between(1, 24).to_string())
                .plain(")");
        }
        self.draft.plain(":").field(Label::Pages, pages).plain(".");
        Some(())
    }

    /// A page of the web by ДСТУ 8302:2015, with the date of access.
    fn web_dstu(&mut self) -> Option<()> {
        let (title, site, year, address) =
            (self.headline()?, self.site(), self.year(), self.address());
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

/// A romanised entry as Ukrainian journals want it under "References": romanised, or translated with a remark.
fn romanised(seeds: &Seeds, random: &mut Random) -> Option<Draft> {
    let romanise = lang::romanize_kmu55;
    let pool = &seeds.ukrainian;
    let count = random.between(1, 3);
    let mut names = Vec::new();
    for _ in 0..count {
        let person = random.pick(&pool.persons)?;
        names.push(format!(
            "{}, {}",
            romanise(&person.family),
            romanise(&initials(&person.given))
        ));
    }
    let year = random.between(1995, 2026).to_string();
    let is_book = random.chance(30);
    let title = random
        .pick(if is_book { &pool.books } else { &pool.articles })?
        .trim_end_matches('.')
        .to_owned();
    let english = random
        .pick(&seeds.latin.articles)?
        .trim_end_matches('.')
        .to_owned();
    let mut draft = Draft::default();
    draft
        .field(Label::Author, names.join(random.of(&[", ", ", & "])))
        .plain(" (")
        .field(Label::Date, year)
        .plain("). ");
    if random.chance(70) {
        draft.field(Label::Title, romanise(&title));
        if random.chance(70) {
            draft.plain(" ").field(Label::Note, format!("[{english}]"));
        }
    } else {
        draft.field(Label::Title, english);
    }
    draft.plain(". ");
    if is_book {
        draft
            .field(Label::Location, romanise(random.pick(&pool.places)?))
            .plain(": ");
        draft.field(Label::Publisher, romanise(random.pick(&pool.publishers)?));
    } else {
        draft.field(
            Label::Container,
            romanise(random.pick(&pool.journals)?.trim_end_matches('.')),
        );
        if random.chance(40) {
            let translated = random
                .pick(&seeds.latin.journals)?
                .trim_end_matches('.')
                .to_owned();
            draft
                .plain(random.of(&[" – ", " ", " - "]))
                .field(Label::Note, format!("[{translated}]"));
        }
        draft.plain(", ");
        let (volume, issue) = (
            random.between(1, 80).to_string(),
            random.between(1, 12).to_string(),
        );
        match random.below(4) {
            0 => draft
                .field(Label::Volume, volume)
                .plain("(")
                .field(Label::Issue, issue)
                .plain(")"),
            1 => draft.field(Label::Issue, issue),
            2 => draft
                .plain("vol. ")
                .field(Label::Volume, volume)
                .plain(", no. ")
                .field(Label::Issue, issue),
            _ => draft.plain("Vyp. ").field(Label::Issue, volume),
        };
        let first = random.between(1, 300);
        draft
            .plain(random.of(&[", ", ", pp. ", ", s. ", ". S. "]))
            .field(
                Label::Pages,
                format!("{first}–{}", first + random.between(2, 20)),
            );
    }
    let note = random.of(&[
        "[in Ukrainian]",
        "(in Ukrainian)",
        "[In Ukrainian]",
        "[in Ukr.]",
    ]);
    match random.below(3) {
        0 => draft.plain(" ").field(Label::Note, note).plain("."),
        1 => draft.plain(". ").field(Label::Note, note),
        _ => draft.plain("."),
    };
    Some(draft)
}

/// Given names as initials: `Олена Петрівна` becomes `О. П.`
fn initials(given: &str) -> String {
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
