//! Laws, decrees and codes, and standards.

use crate::model::Label;
use crate::parse::generate::seeds::Language;
use crate::parse::generate::writer::Writer;

impl Writer<'_> {
    pub(super) fn law(&mut self) -> Option<()> {
        let title = self.law_title();
        let kind = self.random.of(self.terms.law_kinds).to_owned();
        if self.random.chance(65) {
            self.put(Label::Title, title);
            self.medium(8);
            let colon = self.marks.colon;
            self.plain(colon);
            self.put(Label::Genre, kind);
        } else {
            self.put(Label::Genre, kind);
            self.say(&[" «", " «", " \"", " “"]);
            self.put(Label::Title, title);
            self.say(&["»", "»", "\"", "”"]);
        }
        self.act_date_and_number();
        if self.random.chance(20) {
            self.wording();
        }
        match self.random.below(10) {
            0..=2 => self.gazette(),
            3..=8 => self.link_area("", 45),
            _ => {}
        }
        self.stop();
        Some(())
    }

    fn law_title(&mut self) -> String {
        let is_real = self.random.chance(60);
        let found = self.random.pick(&self.pool.laws).filter(|_| is_real);
        match found.cloned() {
            Some(title) => title,
            None => self.random.of(self.terms.laws).to_owned(),
        }
    }

    /// ` від 01.07.2014 р. № 1556-VII`
    fn act_date_and_number(&mut self) {
        let (day, number) = (self.day(1991, 2026), self.act_number());
        let words: &[&str] = match self.language {
            Language::Ukrainian => &[" від ", " від ", " від ", ", від ", ". "],
            Language::Russian => &[" от ", " от "],
            Language::English => &[" of ", " dated ", ", "],
        };
        self.numbered(words, Label::Date, day);
        if self.is(Language::Ukrainian) {
            self.say(&["", "", " р.", " р.", " року", "р."]);
        }
        if self.random.chance(90) {
            self.say(&[" № ", " № ", " №", ", № ", " N "]);
            self.put(Label::Number, number);
        }
    }

    fn act_number(&mut self) -> String {
        let number = self.random.between(2, 5900);
        match self.random.below(8) {
            0..=4 => format!(
                "{number}-{}",
                self.random.of(&[
                    "VIII", "IX", "IX", "VII", "VI", "IV", "XII", "XIV", "ІХ", "ХІІ"
                ])
            ),
            5 => format!(
                "{}/{}-ВР",
                self.random.between(100, 999),
                self.random.between(94, 98)
            ),
            6 => format!("{number}-р"),
            _ => number.to_string(),
        }
    }

    /// The wording of an act: ` : станом на 14 жовт. 2020 р.`, `(редакція від 01.01.2023)`
    fn wording(&mut self) {
        let day = self.day(2005, 2026);
        let month = self.random.of(self.terms.short_months);
        match self.random.below(6) {
            0..=1 => {
                self.plain(" : ");
                let year = self.figure(2005, 2026);
                let day = self.random.between(1, 28);
                self.put(Label::Edition, format!("станом на {day} {month} {year} р."));
            }
            2..=3 => {
                self.plain(" (");
                let word = self
                    .random
                    .of(&["редакція від ", "ред. від ", "редакція станом на "]);
                self.put(Label::Edition, format!("{word}{day}"));
                self.plain(")");
            }
            4 => {
                self.plain(" ");
                self.put_one(
                    Label::Note,
                    &["(зі змінами)", "(зі змінами та доповненнями)", "(із змін.)"],
                );
            }
            _ => {
                self.plain(". Дата оновлення: ");
                self.put(Label::Date, day);
            }
        }
    }

    /// `// Відомості Верховної Ради України. – 1998. – № 20. – Ст. 99`
    fn gazette(&mut self) {
        self.host();
        self.put_one(Label::Container, self.terms.gazettes);
        self.area();
        let (year, issue, article) = (self.year(), self.issue(), self.figure(1, 900));
        self.put(Label::Date, year);
        self.area();
        self.numbered(self.terms.number, Label::Issue, issue);
        self.area();
        self.numbered(
            &["Ст. ", "ст. ", "Ст.", "С. ", "ст. "],
            Label::Pages,
            article,
        );
    }

    pub(super) fn standard(&mut self) -> Option<()> {
        let number = self.standard_number();
        let list = if self.random.chance(60) && !self.pool.standards.is_empty() {
            &self.pool.standards
        } else {
            &self.pool.books
        };
        let title = self.title(list)?;
        match self.random.below(10) {
            0..=6 => {
                self.put(Label::Number, number);
                self.say(&[". ", ". ", ". ", " ", ": "]);
                self.put_title(title);
            }
            7..=8 => {
                self.put(Label::Title, title);
                self.say(&[". ", " : ", ": "]);
                self.put(Label::Number, number);
            }
            _ => {
                self.put(Label::Number, number);
                self.plain(" «");
                self.put(Label::Title, title);
                self.plain("»");
            }
        }
        self.standard_notes();
        if self.random.chance(85) {
            self.imprint();
            self.extent(85);
        }
        self.identifier_area(12);
        Some(())
    }

    fn standard_number(&mut self) -> String {
        let (number, year) = (
            self.random.between(100, 9999),
            self.random.between(1990, 2025),
        );
        let short = year % 100;
        match self.random.below(8) {
            0..=2 => format!("ДСТУ {number}:{year}"),
            3 => format!("ДСТУ ISO {number}:{year}"),
            4 => format!("ДСТУ {number}-{short:02}"),
            5 => format!(
                "ДБН {}.{}.{}-{}{}{year}",
                self.random.of(&["А", "Б", "В"]),
                self.random.between(1, 3),
                self.random.between(1, 9),
                self.random.between(1, 40),
                self.random.of(&[":", "-"]),
            ),
            6 => format!("ДСТУ Б А.2.4-{}:{year}", self.random.between(1, 40)),
            _ => format!("ГОСТ {number}-{short:02}"),
        }
    }

    fn standard_notes(&mut self) {
        if self.random.chance(35) {
            self.say(&[". ", " ", ". "]);
            let (month, year) = (self.random.between(1, 12), self.figure(1992, 2025));
            let word = self.random.of(&[
                "Чинний від",
                "Чинний з",
                "На заміну ДСТУ 3008-95 ; чинний від",
            ]);
            self.put(Label::Note, format!("[{word} {year}-{month:02}-01]"));
        }
        if self.random.chance(30) {
            self.area();
            self.put_one(
                Label::Edition,
                &["Вид. офіц.", "Офіц. вид.", "Видання офіційне", "Вид. офіц."],
            );
        }
    }
}
