//! Patents.

use crate::model::Label;
use crate::parse::generate::writer::Writer;

impl Writer<'_> {
    /// `Пат. 61840 Україна, МПК G 01 B 11/26. Назва / автори ; заявник … – № u2011 ; заявл. … ; опубл. …, Бюл. № 14.`
    pub(super) fn patent(&mut self) -> Option<()> {
        self.patent_number();
        self.say(&[". ", ". ", " "]);
        let title = self.invention()?;
        self.put(Label::Title, title);
        self.slash(true);
        let (persons, holder) = (self.persons(4)?, self.school());
        let names = self.statement(&persons);
        self.put(Label::Author, names);
        if self.random.chance(55) {
            self.say(&[
                " ; заявник і патентовласник ",
                " ; заявник і власник ",
                "; заявник та патентовласник ",
                " ; патентовласник ",
                " ; власник ",
            ]);
            self.put(Label::Institution, holder);
        }
        self.filing();
        Some(())
    }

    fn patent_number(&mut self) {
        const KINDS: &[&str] = &[
            "Пат.",
            "Пат.",
            "Пат.",
            "Патент",
            "Патент України на корисну модель",
            "Патент на винахід",
            "Патент на корисну модель",
            "А. с.",
        ];
        let number = self.figure(3000, 151_999);
        self.put_one(Label::Genre, KINDS);
        self.say(&[" ", " ", " № ", " №"]);
        self.put(Label::Number, number);
        if self.random.chance(75) {
            self.say(&[" ", " ", ", "]);
            self.put_one(
                Label::Location,
                &["Україна", "Україна", "UA", "України", "СССР", "США"],
            );
        }
        if self.random.chance(65) {
            self.say(&[", ", ", ", ". ", " : "]);
            let class = self.patent_class();
            self.put(Label::Other, class);
        }
    }

    fn patent_class(&mut self) -> String {
        format!(
            "{}{}{:02}{}{}/{:02}",
            self.random.of(&[
                "МПК ",
                "МПК (2006) ",
                "МПК(2006) ",
                "МПК7 ",
                "",
                "МПК (2015.01) "
            ]),
            self.random.of(&["A ", "B ", "C ", "G ", "H ", "А", "F"]),
            self.random.between(1, 99),
            self.random.of(&[" B ", " C ", "D ", "N ", " K "]),
            self.random.between(1, 99),
            self.random.between(0, 30),
        )
    }

    fn invention(&mut self) -> Option<String> {
        const KINDS: &[&str] = &[
            "Спосіб",
            "Пристрій для",
            "Установка для",
            "Склад для",
            "Система",
            "Апарат",
        ];
        const THINGS: &[&str] = &[
            "очищення стічних вод",
            "вимірювання температури",
            "отримання наноматеріалів",
            "лікування переломів",
            "контролю якості зерна",
            "обробки деталей",
            "сушіння рослинної сировини",
            "навчання операторів",
            "діагностики захворювань серця",
            "захисту металів від корозії",
            "передавання даних",
            "виготовлення бетонних сумішей",
            "вирощування кристалів",
            "зварювання труб",
        ];
        if self.random.chance(30) {
            return self.title(&self.pool.articles);
        }
        Some(format!(
            "{} {}",
            self.random.of(KINDS),
            self.random.of(THINGS)
        ))
    }

    fn filing(&mut self) {
        let (filed, published) = (self.day(1995, 2022), self.day(1997, 2025));
        if self.random.chance(65) {
            self.say(&[". – № ", " ; № ", ". № ", ". – №"]);
            let number = format!(
                "{}20{:02}{:05}",
                self.random.of(&["u", "a", "u ", "а"]),
                self.random.between(3, 23),
                self.random.below(20_000)
            );
            self.put(Label::Number, number);
        }
        self.say(&[" ; заявл. ", "; заявл. ", ", заявл. "]);
        self.put(Label::Date, filed);
        self.say(&[" ; опубл. ", "; опубл. ", ", опубл. "]);
        self.put(Label::Date, published);
        self.say(&[
            ", Бюл. № ",
            ", Бюл. № ",
            ", бюл. №",
            ". Бюл. № ",
            ", Бюл. №",
        ]);
        let issue = self.figure(1, 24);
        self.put(Label::Issue, issue);
        self.extent(25);
        self.stop();
    }
}
