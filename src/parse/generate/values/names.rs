//! How a name is written.

use crate::parse::generate::random::Random;
use crate::parse::generate::seeds::{Language, Person};

/// Which part of a name stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parse::generate) enum Order {
    /// `Бойко О. І.`
    Family,
    /// `Бойко, О. І.`
    Comma,
    /// `О. І. Бойко`
    Initials,
    /// `Олена Іванівна Бойко`
    Full,
    /// `Бойко Олена Іванівна`
    FullReversed,
    /// `Boyko OI`
    Bare,
    /// `Boyko, Olena`
    FullComma,
}

/// The order of a name's parts and whether its initials stand close.
#[derive(Debug, Clone, Copy)]
pub(in crate::parse::generate) struct Form {
    pub(in crate::parse::generate) order: Order,
    pub(in crate::parse::generate) tight: bool,
}

impl Form {
    /// Writes a name.
    pub(super) fn write(self, person: &Person, language: Language, random: &mut Random) -> String {
        let family = &person.family;
        let mut given = initials(&person.given);
        if self.tight {
            given = given.replace(". ", ".");
        }
        match self.order {
            Order::Family => format!("{family} {given}"),
            Order::Comma => format!("{family}, {given}"),
            Order::Initials if self.tight => format!("{given}{family}"),
            Order::Initials => format!("{given} {family}"),
            Order::Full => format!("{} {family}", full(person, language, random)),
            Order::FullReversed => format!("{family} {}", full(person, language, random)),
            Order::FullComma => format!("{family}, {}", full(person, language, random)),
            Order::Bare => format!("{family} {}", given.replace(['.', ' '], "")),
        }
    }
}

/// Given names as initials: `Олена Петрівна` becomes `О. П.`
pub(in crate::parse::generate) fn initials(given: &str) -> String {
    if given.contains('.') {
        return given.to_owned();
    }
    let names = given.split([' ', '-']);
    let letters = names.filter_map(|name| name.chars().next());
    let stops: Vec<String> = letters.map(|letter| format!("{letter}.")).collect();
    stops.join(" ")
}

/// A name and a patronymic that begin as the initials do; initials that nothing is known for stay.
fn full(person: &Person, language: Language, random: &mut Random) -> String {
    if !person.given.contains('.') {
        return person.given.clone();
    }
    let is_woman = person.family.ends_with(['а', 'я', 'a']) || random.chance(30);
    let lists = match (language, is_woman) {
        (Language::Ukrainian, true) => [WOMEN, DAUGHTERS],
        (Language::Ukrainian, false) => [MEN, SONS],
        (Language::Russian, _) => [RUSSIAN, RUSSIAN_SONS],
        (Language::English, _) => [ENGLISH, MIDDLE],
    };
    let first = beginning_as(&person.given, 0, lists[0], random);
    let second = beginning_as(&person.given, 1, lists[1], random).filter(|_| random.chance(60));
    let Some(first) = first else {
        return person.given.clone();
    };
    second.map_or_else(|| first.to_owned(), |second| format!("{first} {second}"))
}

/// One of the names in a list that begin with the initial at a place.
fn beginning_as<'a>(given: &str, at: usize, list: &'a str, random: &mut Random) -> Option<&'a str> {
    let initial = given.chars().filter(|c| c.is_alphabetic()).nth(at)?;
    let names: Vec<&str> = list.split(' ').collect();
    let fitting: Vec<&str> = names
        .into_iter()
        .filter(|name| name.starts_with(initial))
        .collect();
    random.pick(&fitting).copied()
}

const WOMEN: &str = "Алла Анастасія Анна Богдана Валентина Василина Віра Вікторія Галина Ганна Дарина Діана \
    Єва Євгенія Жанна Зінаїда Зоя Ірина Інна Катерина Ксенія Леся Любов Людмила Марина Марія Мирослава Надія Наталія Ніна \
    Оксана Олена Ольга Поліна Раїса Роксолана Світлана Соломія Софія Тамара Тетяна Уляна Христина Юлія Яна Ярослава";
const MEN: &str = "Андрій Анатолій Богдан Борис Валерій Василь Віктор Володимир Геннадій Григорій Данило Дмитро \
    Євген Едуард Зиновій Іван Ігор Кирило Костянтин Леонід Любомир Максим Микола Михайло Назар Нестор Олег Олександр Остап \
    Павло Петро Роман Руслан Семен Сергій Степан Тарас Тимофій Федір Юрій Яків Ярослав";
const DAUGHTERS: &str = "Андріївна Анатоліївна Богданівна Борисівна Валеріївна Василівна Вікторівна Володимирівна \
    Геннадіївна Григорівна Дмитрівна Євгенівна Іванівна Ігорівна Йосипівна Костянтинівна Леонідівна Максимівна Миколаївна \
    Михайлівна Олегівна Олександрівна Олексіївна Павлівна Петрівна Романівна Сергіївна Степанівна Тарасівна Федорівна \
    Юріївна Яківна Ярославівна";
const SONS: &str = "Андрійович Анатолійович Богданович Борисович Валерійович Васильович Вікторович Володимирович \
    Геннадійович Григорович Дмитрович Євгенович Іванович Ігорович Йосипович Костянтинович Леонідович Максимович Миколайович \
    Михайлович Олегович Олександрович Олексійович Павлович Петрович Романович Сергійович Степанович Тарасович Федорович \
    Юрійович Якович Ярославович";
const RUSSIAN: &str = "Александр Алексей Анна Борис Вадим Василий Виктор Владимир Галина Георгий Дмитрий Евгений Елена \
    Иван Игорь Ирина Константин Лев Людмила Мария Михаил Николай Наталья Олег Ольга Павел Пётр Роман Сергей Светлана \
    Татьяна Фёдор Юрий Яков";
const RUSSIAN_SONS: &str = "Александрович Алексеевич Борисович Васильевич Викторович Владимирович Георгиевич \
    Дмитриевич Евгеньевич Иванович Игоревич Константинович Львович Михайлович Николаевич Олегович Павлович Петрович \
    Романович Сергеевич Фёдорович Юрьевич Яковлевич";
const ENGLISH: &str = "Alan Andrea Anna Barbara Benjamin Carl Catherine Daniel David Donna Edward Elena Emma Frank Fiona \
    George Grace Hannah Henry Ian Irene James Jane John Karen Kevin Laura Lee Mark Mary Michael Nancy Nathan Olena Oscar Paul \
    Peter Rachel Robert Sarah Stephen Susan Thomas Tetiana Ursula Victor Walter William Yuri";
const MIDDLE: &str = "A. B. C. D. E. F. G. H. J. K. L. M. N. P. R. S. T. W.";

/// A family name as it follows `за ред.`; what is not surely declined stays.
pub(super) fn genitive(family: &str) -> String {
    const ENDINGS: [(&str, &str); 17] = [
        ("ський", "ського"),
        ("цький", "цького"),
        ("зький", "зького"),
        ("ська", "ської"),
        ("цька", "цької"),
        ("ова", "ової"),
        ("єва", "євої"),
        ("іна", "іної"),
        ("ий", "ого"),
        ("ець", "ця"),
        ("ія", "ії"),
        ("ко", "ка"),
        ("ло", "ла"),
        ("ь", "я"),
        ("я", "і"),
        ("а", "и"),
        ("й", "я"),
    ];
    for (nominative, genitive) in ENDINGS {
        if let Some(stem) = family.strip_suffix(nominative) {
            return format!("{stem}{genitive}");
        }
    }
    let consonant = family.ends_with(|c: char| "бвгґджзклмнпрстфхцчшщ".contains(c));
    format!("{family}{}", if consonant { "а" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_declined() {
        let declined: Vec<_> = [
            "Шевченко",
            "Яворський",
            "Левчук",
            "Білова",
            "Чумак",
            "Заєць",
            "Гете",
        ]
        .map(genitive)
        .into();
        assert_eq!(
            declined,
            [
                "Шевченка",
                "Яворського",
                "Левчука",
                "Білової",
                "Чумака",
                "Заєця",
                "Гете"
            ]
        );
    }

    #[test]
    fn orders() {
        let person = Person {
            family: "Бойко".into(),
            given: "О. І.".into(),
        };
        let mut random = Random::new(1);
        let mut write =
            |order, tight| Form { order, tight }.write(&person, Language::Ukrainian, &mut random);
        assert_eq!(write(Order::Family, true), "Бойко О.І.");
        assert_eq!(write(Order::Comma, false), "Бойко, О. І.");
        assert_eq!(write(Order::Initials, false), "О. І. Бойко");
        assert_eq!(write(Order::Bare, false), "Бойко ОІ");
        assert!(write(Order::Full, false).ends_with(" Бойко"));
    }
}
