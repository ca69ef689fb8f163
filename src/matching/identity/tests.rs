use super::*;
use crate::model::{Date, Name, NameField};

const ISBN: (TextField, &str) = (TextField::Isbn, "978-0-306-40615-7");

/// An entry: kind, title, `Family, G.; …`, year, the rest.
fn entry(
    kind: Kind,
    title: &str,
    authors: &str,
    year: i32,
    rest: &[(TextField, &str)],
) -> Reference {
    let mut entry = Reference::new("x", kind);
    entry.set_text(TextField::Title, title);
    let authors = authors.split("; ").filter(|name| !name.is_empty());
    let authors: Vec<_> = authors
        .map(|name| match name.split_once(", ") {
            Some((family, given)) => Name::person(family, given),
            None => Name::literal(name),
        })
        .collect();
    if !authors.is_empty() {
        entry.names.insert(NameField::Author, authors);
    }
    if year > 0 {
        entry.dates.insert(DateField::Issued, Date::year(year));
    }
    for (field, text) in rest {
        entry.set_text(*field, *text);
    }
    entry
}

#[track_caller]
fn check(expected: bool, ours: &Reference, theirs: &Reference) {
    for (a, b) in [(ours, theirs), (theirs, ours)] {
        let found = same_entry(a, b);
        assert_eq!(found, expected, "{:#?}", Sides::new(a, b).compared);
    }
}

fn article(title: &str, authors: &str, rest: &[(TextField, &str)]) -> Reference {
    let journal = [&[(TextField::ContainerTitle, "Політичне життя")], rest].concat();
    entry(Kind::ArticleJournal, title, authors, 2020, &journal)
}

#[test]
fn an_article_from_another_format_is_the_same() {
    let ours = article(
        "Цифрова дипломатія України",
        "Бойко, О.; Їжак, Ґ. П.",
        &[(TextField::Volume, "7"), (TextField::Page, "5–12")],
    );
    let mut theirs = article(
        "Цифрова дипломатія України.",
        "Бойко, Олена",
        &[(TextField::Volume, "7"), (TextField::Page, "5-12")],
    );
    check(true, &ours, &theirs);
    theirs.kind = Kind::Document;
    theirs.texts.remove(&TextField::Page);
    check(true, &ours, &theirs);
    theirs.dates.insert(DateField::Issued, Date::year(2021));
    check(false, &ours, &theirs);
}

#[test]
fn a_romanised_entry_is_the_same_where_its_place_is() {
    let place = [(TextField::Page, "5–12"), (TextField::Issue, "3")];
    let ours = article("Цифрова дипломатія України", "Бойко, О.", &place);
    let mut theirs = entry(
        Kind::ArticleJournal,
        "Tsyfrova dyplomatiia Ukrainy",
        "Boiko, O.",
        2020,
        &[
            (TextField::ContainerTitle, "Politychne zhyttia"),
            place[0],
            place[1],
        ],
    );
    check(true, &ours, &theirs);
    theirs.set_text(TextField::Page, "13–20");
    check(false, &ours, &theirs);
    theirs.texts.clear();
    theirs.set_text(TextField::Title, "Tsyfrova dyplomatiia Ukrainy");
    check(false, &ours, &theirs);
}

#[test]
fn a_translation_is_the_same_only_on_the_same_pages() {
    let place = [(TextField::Page, "5–12"), (TextField::Issue, "3")];
    let ours = article("Цифрова дипломатія України", "Бойко, О.", &place);
    let translated = |rest: &[(TextField, &str)]| {
        let title = "Digital diplomacy of Ukraine";
        entry(Kind::ArticleJournal, title, "Boiko, Olena", 2020, rest)
    };
    check(true, &ours, &translated(&place));
    check(false, &ours, &translated(&[(TextField::Issue, "3")]));
    check(
        false,
        &ours,
        &translated(&[place[1], (TextField::Page, "5–6")]),
    );
}

#[test]
fn a_doi_in_common_decides_unless_the_work_is_another() {
    let doi = (TextField::Doi, "10.5555/ABC");
    let ours = article("Цифрова дипломатія України", "Бойко, О.", &[doi]);
    let lower = (TextField::Doi, "10.5555/abc");
    check(true, &ours, &entry(Kind::Document, "", "", 0, &[lower]));
    check(
        true,
        &ours,
        &article("Digital diplomacy of Ukraine", "Boiko, O.", &[lower]),
    );
    check(false, &ours, &article("Вступ", "Сегеда, О.", &[lower]));
    let other = (TextField::Doi, "10.5555/abd");
    check(
        false,
        &ours,
        &article("Цифрова дипломатія України", "Бойко, О.", &[other]),
    );
}

#[test]
fn chapters_of_a_book_share_its_numbers_and_are_two() {
    let book = [
        ISBN,
        (TextField::Doi, "10.5555/book"),
        (TextField::ContainerTitle, "Дипломатія"),
    ];
    let chapter = |title: &str, authors: &str, page: &'static str| {
        let rest = [&book[..], &[(TextField::Page, page)]].concat();
        entry(Kind::Chapter, title, authors, 2020, &rest)
    };
    let introduction = chapter("Вступ", "Бойко, О.", "5–9");
    check(
        false,
        &introduction,
        &chapter("Висновки", "Бойко, О.", "90–95"),
    );
    check(
        false,
        &introduction,
        &chapter("Вступ", "Сегеда, О.", "10–20"),
    );
    check(
        false,
        &introduction,
        &chapter("Вступ", "Бойко, О.", "50–55"),
    );
    check(true, &introduction, &chapter("Вступ", "Бойко, О.", "5-9"));
    let whole = entry(Kind::Book, "Дипломатія", "Бойко, О.", 2020, &book[..2]);
    check(false, &introduction, &whole);
}

#[test]
fn parts_numbers_and_similar_titles_stay_apart() {
    for (ours, theirs) in [
        (
            "Історія дипломатії України. Частина 1",
            "Історія дипломатії України. Частина 2",
        ),
        (
            "Історія дипломатії України. Частина перша",
            "Історія дипломатії України. Частина друга",
        ),
        (
            "Історія дипломатії України",
            "Історія дипломатії України. Частина 2",
        ),
        (
            "Історія дипломатії України (початок)",
            "Історія дипломатії України (закінчення)",
        ),
        (
            "The digital diplomacy of Iran",
            "The digital diplomacy of Iraq",
        ),
        (
            "Digital diplomacy of Ukraine",
            "Digital diplomacy of Ukraine: a second look",
        ),
        (
            "Annual report of the ministry 2019",
            "Annual report of the ministry 2020",
        ),
    ] {
        check(
            false,
            &article(ours, "Бойко, О.", &[]),
            &article(theirs, "Бойко, О.", &[]),
        );
    }
    let paged = |page| {
        article(
            "Історія дипломатії України",
            "Бойко, О.",
            &[(TextField::Page, page)],
        )
    };
    check(false, &paged("5–12"), &paged("13–20"));
}

#[test]
fn generic_titles_need_a_place() {
    for title in ["Вступ", "Передмова", "Editorial", "Новини"] {
        check(false, &article(title, "", &[]), &article(title, "", &[]));
        check(
            false,
            &article(title, "Бойко, О.", &[]),
            &article(title, "Бойко, О.", &[]),
        );
        let issue = |number| article(title, "", &[(TextField::Issue, number)]);
        check(false, &issue("1"), &issue("2"));
        let page = (TextField::Page, "3");
        check(
            true,
            &article(title, "", &[page]),
            &article(title, "", &[page]),
        );
    }
}

#[test]
fn news_of_another_day_or_address_are_two() {
    let item = |day, url| {
        let title = "Міністерство оприлюднило щотижневий огляд";
        let rest = [(TextField::ContainerTitle, "Дія"), (TextField::Url, url)];
        let mut item = entry(Kind::Webpage, title, "", 2023, &rest);
        let parts = DateParts {
            year: 2023,
            month: Some(1),
            day: Some(day),
        };
        item.dates.insert(DateField::Issued, Date::parts(parts));
        item
    };
    let first = item(20, "https://diia.gov.ua/news/1");
    check(true, &first, &item(20, "http://www.diia.gov.ua/news/1/"));
    check(false, &first, &item(27, "https://diia.gov.ua/news/1"));
    check(false, &first, &item(20, "https://diia.gov.ua/news/2"));
}

#[test]
fn editions_volumes_and_reviews_of_a_book_are_others() {
    let book = |year, rest: &[(TextField, &str)]| {
        let rest = [&[(TextField::Publisher, "Наукова думка")], rest].concat();
        entry(
            Kind::Book,
            "Історія української дипломатії",
            "Бойко, О.",
            year,
            &rest,
        )
    };
    let edition = |which| book(2020, &[(TextField::Edition, which)]);
    check(true, &edition("2-ге вид."), &edition("2nd"));
    check(false, &edition("2-ге вид."), &edition("3-тє вид."));
    check(false, &book(2018, &[ISBN]), &book(2020, &[ISBN]));
    let volume = |which| book(2020, &[(TextField::Volume, which)]);
    check(false, &volume("1"), &volume("2"));
    check(false, &volume("1"), &book(2020, &[]));
    check(
        false,
        &book(2020, &[ISBN]),
        &book(2020, &[(TextField::Isbn, "0-19-852663-6")]),
    );
    let mut review = book(2020, &[]);
    review.kind = Kind::ReviewBook;
    check(false, &book(2020, &[]), &review);
    let about = "Рецензія на: Історія української дипломатії";
    let review = entry(Kind::ArticleJournal, about, "Сегеда, О.", 2020, &[]);
    check(false, &book(2020, &[]), &review);
}

#[test]
fn what_is_told_apart_by_the_number_of_its_container_is_two() {
    let patent = |container| {
        let rest = [(TextField::ContainerTitle, container)];
        let title = "Патент України на корисну модель";
        entry(Kind::ArticleJournal, title, "Бойко, О.", 2006, &rest)
    };
    let first = patent("№ 17725, UA, МПК G06F");
    check(true, &first, &patent("№17725, UA, МПК G06F"));
    check(false, &first, &patent("№ 18075, UA, МПК G06F"));
}

#[test]
fn a_thesis_is_not_its_abstract_nor_an_article_of_that_title() {
    let thesis = |genre| {
        let rest = [(TextField::Genre, genre), (TextField::Publisher, "КНУ")];
        entry(
            Kind::Thesis,
            "Розвиток цифрової дипломатії",
            "Бойко, О.",
            2020,
            &rest,
        )
    };
    check(true, &thesis("дис. канд. наук"), &thesis("Дис. канд. наук"));
    check(
        false,
        &thesis("дис. канд. наук"),
        &thesis("автореф. дис. канд. наук"),
    );
    let article = article("Розвиток цифрової дипломатії", "Бойко, О.", &[]);
    check(false, &thesis("дис. канд. наук"), &article);
}

#[test]
fn the_same_print_is_the_same_entry() {
    let printed = |title: &str| {
        let mut entry = entry(Kind::Book, title, "", 0, &[]);
        entry.evidence.raw = Some("Бойко О. Історія дипломатії. Київ, 2001. 95 с.".to_owned());
        entry
    };
    check(
        true,
        &printed("Історія дипломатії"),
        &printed("Бойко О. Історія"),
    );
    let ibid = |title: &str| {
        let mut entry = printed(title);
        entry.evidence.raw = Some("Там само. С. 5.".to_owned());
        entry
    };
    check(false, &ibid("Там"), &ibid("Там само"));
}
