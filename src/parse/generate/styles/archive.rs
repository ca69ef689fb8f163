//! Documents of archives.

use crate::model::Label;
use crate::parse::generate::random::Random;
use crate::parse::generate::writer::Writer;

const ARCHIVES: &[&str] = &[
    "ЦДАВО України",
    "ЦДАГО України",
    "ЦДІАК України",
    "ЦДІАЛ України",
    "ЦДІА України, м. Київ",
    "Центральний державний архів вищих органів влади та управління України",
    "Центральний державний історичний архів України, м. Львів",
    "Держархів Київської обл.",
    "Державний архів Харківської області",
    "ДАХО",
    "ДАОО",
    "Галузевий державний архів СБУ",
    "ІР НБУВ",
    "Інститут рукопису НБУВ",
    "ЦДАМЛМ України",
    "Держ. арх. Чернівец. обл.",
    "РГИА",
    "ЦДАЗУ",
];
const DOCUMENTS: &[&str] = &[
    "Листування",
    "Протоколи засідань",
    "Звіт про діяльність",
    "Доповідна записка",
    "Особова справа",
    "Статут",
    "Накази",
    "Лист",
    "Донесення",
    "Матеріали про роботу",
    "Фонд рукописів",
    "Спогади",
];

impl Writer<'_> {
    /// `Протоколи засідань. ЦДАВО України. Ф. 166, оп. 2, спр. 15, арк. 3–5.`
    pub(super) fn archive(&mut self) -> Option<()> {
        if self.random.chance(80) {
            let title = self.document()?;
            self.put_title(title);
            if self.random.chance(30) {
                self.say(&[", ", ". ", ", "]);
                let day = self.day(1890, 1960);
                self.put(Label::Date, day);
                self.say(&["", " р."]);
            }
            self.host();
        }
        self.put_one(Label::Container, ARCHIVES);
        self.say(&[". ", ". ", ", ", ". – ", " "]);
        let number = shelf(self.random);
        self.put(Label::Number, number);
        if self.random.chance(80) {
            self.say(&[", ", ". ", ". – "]);
            let leaves = self.pages();
            self.numbered(
                &["Арк. ", "арк. ", "арк.", "Арк. ", "арк. "],
                Label::Pages,
                leaves,
            );
        }
        self.stop();
        Some(())
    }

    fn document(&mut self) -> Option<String> {
        if self.random.chance(40) {
            return self.title(&self.pool.articles);
        }
        Some(format!(
            "{} {}",
            self.random.of(DOCUMENTS),
            self.organisation()
        ))
    }
}

/// Fund, inventory and file: one number, whatever stands between.
fn shelf(random: &mut Random) -> String {
    let words = match random.below(5) {
        0..=2 => ["Ф. ", "Оп. ", "Спр. "],
        3 => ["ф. ", "оп. ", "спр. "],
        _ => ["Ф.", "Оп.", "Спр."],
    };
    let between = random.of(&[", ", ", ", ". ", ". – "]);
    format!(
        "{}{}{between}{}{}{between}{}{}",
        words[0],
        random.between(1, 3500),
        words[1],
        random.between(1, 30),
        words[2],
        random.between(1, 2500)
    )
}
