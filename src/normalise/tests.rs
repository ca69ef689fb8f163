mod particulars;

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::model::{Date, DateField, DateParts, Label, Name, NameField, Segment};
use crate::text::Span;

/// A reference string of labelled pieces; matter between them is written under no label.
fn labelled(pieces: &[(&str, &str)]) -> (RawReference, Segmented) {
    let mut text = String::new();
    let mut segments = Vec::new();
    for (label, piece) in pieces {
        let start = text.len();
        text.push_str(piece);
        if let Some(label) = Label::from_name(label) {
            let confidence = if label == Label::Date { 0.5 } else { 0.9 };
            let span = Span::new(start, text.len());
            segments.push(Segment {
                label,
                span,
                confidence,
            });
        }
    }
    let raw = RawReference {
        text: text.clone(),
        span: Span::new(0, text.len()),
        line: 1,
        list: 0,
    };
    (raw, Segmented { text, segments })
}

fn made(pieces: &[(&str, &str)]) -> Reference {
    let (raw, segmented) = labelled(pieces);
    reference("ref-1", &raw, &segmented, &Options::default()).0
}

/// Names written `[particle] Family, Given` or `=Literal`, joined by `|`.
fn shown(names: &[Name]) -> String {
    let one = |name: &Name| {
        if let Some(literal) = &name.literal {
            return format!("={literal}");
        }
        let part = |part: &Option<String>, before: &str| {
            part.as_ref()
                .map(|part| format!("{before}{part}"))
                .unwrap_or_default()
        };
        let particle = part(&name.non_dropping_particle, "");
        let space = if particle.is_empty() { "" } else { " " };
        format!(
            "{particle}{space}{}{}{}{}",
            part(&name.family, ""),
            part(&name.given, ", "),
            part(&name.dropping_particle, " ~"),
            part(&name.suffix, ", !"),
        )
    };
    names.iter().map(one).collect::<Vec<_>>().join(" | ")
}

#[test]
fn names_are_taken_apart() {
    for (printed, expected) in [
        ("Коваль, О. О.", "Коваль, О. О."),
        ("Коваль О.О.", "Коваль, О. О."),
        ("О. О. Коваль", "Коваль, О. О."),
        (
            "О.О.Коваль, Т. В. Мельник",
            "Коваль, О. О. | Мельник, Т. В.",
        ),
        ("Коваль, О., Мельник, Т.", "Коваль, О. | Мельник, Т."),
        (
            "Коваль О. О., Мельник Т. та ін.",
            "Коваль, О. О. | Мельник, Т.",
        ),
        ("КовальО.О.,МельникТ.В.", "Коваль, О. О. | Мельник, Т. В."),
        (
            "Коваль М. В. Мельник С. О.",
            "Коваль, М. В. | Мельник, С. О.",
        ),
        ("Brown M. B.", "Brown, M. B."),
        ("Brown, M., & Green, A. J.", "Brown, M. | Green, A. J."),
        ("Brown M, Green AJ", "Brown, M | Green, AJ"),
        (
            "Brown, Mary; Green, Alice Jane",
            "Brown, Mary | Green, Alice Jane",
        ),
        ("Brown, Mary and Green, Alice", "Brown, Mary | Green, Alice"),
        (
            "Mary Brown, Alice J. Green",
            "Brown, Mary | Green, Alice J.",
        ),
        ("A. Brown і Дж. Грін", "Brown, A. | Грін, Дж."),
        (
            "Коваленко Юлія Олександрівна",
            "Коваленко, Юлія Олександрівна",
        ),
        (
            "Юлія Олександрівна Коваленко",
            "Коваленко, Юлія Олександрівна",
        ),
        (
            "Марина Ткач, Олена Пономарець",
            "Ткач, Марина | Пономарець, Олена",
        ),
        ("Захарченко Милана", "Захарченко, Милана"),
        ("Ludwig van Meer", "van Meer, Ludwig"),
        ("van der Berg, P.", "van der Berg, P."),
        ("Santos, A. de", "Santos, A. ~de"),
        ("King, M. L., Jr.", "King, M. L., !Jr."),
        ("Жан-Ж.-П. Дюран", "Дюран, Жан-Ж.-П."),
        (
            "В. Д. Коваль (голова), О. О. Мельник та ін.",
            "Коваль, В. Д. | Мельник, О. О.",
        ),
        ("In J. Brown & A. Green (Eds.)", "Brown, J. | Green, A."),
        (
            "Коваль О.О.. Мельник Т. В.",
            "Коваль, О. О. | Мельник, Т. В.",
        ),
        ("E. Brown, Ed.", "Brown, E."),
        ("Brown, Ed", "Brown, Ed"),
        ("(Ed.) Brown, A.", "Brown, A."),
        (
            "О. О. Коваль та ін. Інститут історії",
            "Коваль, О. О. | =Інститут історії",
        ),
        ("[О. О. Коваль, Т. Мельник]", "Коваль, О. О. | Мельник, Т."),
        ("Коваль О. О., НАН України", "Коваль, О. О. | =НАН України"),
        ("Strelnyk, O. ., Ли, К.", "Strelnyk, O. | Ли, К."),
        (
            "к.п.н. О. О. Коваль, вст. ст. Т. Мельник",
            "Коваль, О. О. | Мельник, Т.",
        ),
        (
            "Упорядники Коваль О., Мельник Т.",
            "Коваль, О. | Мельник, Т.",
        ),
        ("Укл.: Коваль О. О.", "Коваль, О. О."),
        ("Коваль О. О., Ткач А. та інш.", "Коваль, О. О. | Ткач, А."),
        ("Коваль О. О., голов. ред.", "Коваль, О. О."),
        ("Наталя Коваль – Мельник", "Коваль-Мельник, Наталя"),
        ("Брант Йоганнес", "Брант, Йоганнес"),
        ("Платон", "=Платон"),
        ("OECD", "=OECD"),
        (
            "Міністерство фінансів та економіки України",
            "=Міністерство фінансів та економіки України",
        ),
        (
            "Міністерство культури, молоді та спорту",
            "=Міністерство культури, молоді та спорту",
        ),
        ("World Bank", "=World Bank"),
        (
            "Council of Europe; Brown, A.",
            "=Council of Europe | Brown, A.",
        ),
    ] {
        let names = made(&[("author", printed), ("title", " Назва")]);
        assert_eq!(shown(names.names(NameField::Author)), expected, "{printed}");
    }
}

#[test]
fn what_stands_beside_an_issn_is_noted() {
    for (printed, note) in [
        ("ISSN 0378-5955 (Online)", None),
        ("e-ISSN: 0378-5955", None),
        (
            "Ясси, Румунія ISSN 0378-5955",
            Some("Ясси, Румунія ISSN 0378-5955"),
        ),
    ] {
        let item = made(&[("title", "Назва. "), ("other", printed)]);
        assert_eq!(item.text(TextField::Issn), Some("0378-5955"), "{printed}");
        assert_eq!(item.text(TextField::Note), note, "{printed}");
    }
}

#[test]
fn brackets_behind_names_are_kept_unless_they_tell_a_role() {
    for (printed, expected) in [
        ("Коваль (Мельник) О. О.", Some("Мельник")),
        (
            "Коваль О. О. (Тернопіль, Україна)",
            Some("Тернопіль, Україна"),
        ),
        ("Коваль О. О. (голова), Мельник Т.", None),
        ("Brown, A. (Eds.)", None),
        ("Brown (A.)", None),
    ] {
        let item = made(&[("author", printed), ("title", " Назва")]);
        let kept = item
            .custom
            .get("author-aside")
            .and_then(|kept| kept.as_str());
        assert_eq!(kept, expected, "{printed}");
    }
}

#[test]
fn initials_follow_the_script_of_the_family_name() {
    let item = made(&[("author", "Brown, К. М., Кoваль, O."), ("title", " Назва")]);
    assert_eq!(
        shown(item.names(NameField::Author)),
        "Brown, K. M. | Коваль, О."
    );
    let repairs: Vec<_> = item
        .evidence
        .repairs
        .iter()
        .map(|repair| (repair.from.as_str(), repair.to.as_str()))
        .collect();
    assert_eq!(
        repairs,
        [("К. М.", "K. M."), ("Кoваль", "Коваль"), ("O.", "О.")]
    );
}

#[test]
fn repeated_names_count_where_they_are_fuller() {
    for (heading, again, expected) in [
        (
            Some("Коваль О. О."),
            "О. О. Коваль, Т. В. Мельник",
            "Коваль, О. О. | Мельник, Т. В.",
        ),
        (Some("Коваль О."), "Олена Коваль", "Коваль, Олена"),
        (
            Some("Коваль О. О., Мельник Т."),
            "О. О. Коваль",
            "Коваль, О. О. | Мельник, Т.",
        ),
        (Some("Коваль О. О."), "O. Koval, T. Melnyk", "Коваль, О. О."),
        (None, "О. О. Коваль", "Коваль, О. О."),
        (
            Some("Коваль Олена"),
            "О. Коваль, Т. Мельник",
            "Коваль, Олена | Мельник, Т.",
        ),
        (
            Some("Коваль О., Мельник Т."),
            "Тетяна Мельник, Олена Коваль",
            "Коваль, Олена | Мельник, Тетяна",
        ),
    ] {
        let mut pieces = vec![("title", "Назва"), ("", " / "), ("author-repeat", again)];
        if let Some(heading) = heading {
            pieces.splice(0..0, [("author", heading), ("", " ")]);
        }
        assert_eq!(
            shown(made(&pieces).names(NameField::Author)),
            expected,
            "{heading:?} / {again}"
        );
    }
    let kept = made(&[
        ("author", "Коваль О."),
        ("title", " Назва "),
        ("author-repeat", "Koval O."),
    ]);
    assert_eq!(kept.custom["author-repeat"], "Koval O.");
    let cut = made(&[("author", "Коваль О. та ін."), ("title", " Назва")]);
    assert_eq!(cut.custom["author-truncated"], "та ін.");
    let cut_again = made(&[
        ("author", "Коваль О."),
        ("title", " Назва / "),
        ("author-repeat", "О. Коваль, Т. Мельник [та ін.]"),
    ]);
    assert_eq!(cut_again.custom["author-truncated"], "[та ін.]");
}

fn ymd(year: i32, month: u8, day: u8) -> DateParts {
    DateParts {
        year,
        month: Some(month).filter(|m| *m > 0),
        day: Some(day).filter(|d| *d > 0),
    }
}

#[test]
fn dates_are_read() {
    for (printed, start, end) in [
        ("2020", ymd(2020, 0, 0), None),
        ("2020 р.", ymd(2020, 0, 0), None),
        ("2023, 20 січня", ymd(2023, 1, 20), None),
        ("26-28.05.2022", ymd(2022, 5, 26), Some(ymd(2022, 5, 28))),
        (
            "16- 18.06.2022 р.",
            ymd(2022, 6, 16),
            Some(ymd(2022, 6, 18)),
        ),
        ("02.09–11.09.2025", ymd(2025, 9, 2), Some(ymd(2025, 9, 11))),
        (
            "17.02.2021 по 10.03.2021",
            ymd(2021, 2, 17),
            Some(ymd(2021, 3, 10)),
        ),
        ("09.2018 – 03.2022", ymd(2018, 9, 0), Some(ymd(2022, 3, 0))),
        ("2016-2020 роки", ymd(2016, 0, 0), Some(ymd(2020, 0, 0))),
        (
            "March 26 to 29, 2019",
            ymd(2019, 3, 26),
            Some(ymd(2019, 3, 29)),
        ),
        (
            "1 червня 2021 р. по 30 вересня 2021",
            ymd(2021, 6, 1),
            Some(ymd(2021, 9, 30)),
        ),
        ("(2022, 28 April)", ymd(2022, 4, 28), None),
        ("2010. - 14 жовт.", ymd(2010, 10, 14), None),
        ("April 28, 2022", ymd(2022, 4, 28), None),
        ("28th of April 2022", ymd(2022, 4, 28), None),
        ("20 червня 2019 року", ymd(2019, 6, 20), None),
        ("липень 2019", ymd(2019, 7, 0), None),
        ("листопад 2019", ymd(2019, 11, 0), None),
        ("15 марта 2011 г.", ymd(2011, 3, 15), None),
        ("3. März 2015", ymd(2015, 3, 3), None),
        ("août 2001", ymd(2001, 8, 0), None),
        ("12.03.2020", ymd(2020, 3, 12), None),
        ("12.03.2020 р.", ymd(2020, 3, 12), None),
        ("2020-03-12", ymd(2020, 3, 12), None),
        ("12.IV.2020", ymd(2020, 4, 12), None),
        ("08.10 2024", ymd(2024, 10, 8), None),
        ("2019–2020", ymd(2019, 0, 0), Some(ymd(2020, 0, 0))),
        ("2019-20", ymd(2019, 0, 0), Some(ymd(2020, 0, 0))),
        (
            "9–12 квітня 2012 р.",
            ymd(2012, 4, 9),
            Some(ymd(2012, 4, 12)),
        ),
        (
            "28 April – 2 May 2022",
            ymd(2022, 4, 28),
            Some(ymd(2022, 5, 2)),
        ),
        (
            "20 і 21 травня 2020",
            ymd(2020, 5, 20),
            Some(ymd(2020, 5, 21)),
        ),
    ] {
        let date = dates::read(printed);
        let expected = Date {
            end,
            ..Date::parts(start)
        };
        assert_eq!(date, Some(expected), "{printed}");
    }
}

#[test]
fn what_is_no_date_stays_text() {
    for literal in ["б. р.", "n.d.", "in press", "[б. г.]", "У друці"] {
        assert!(
            dates::read(literal).is_some_and(|date| date.literal.is_some()),
            "{literal}"
        );
    }
    for unreadable in [
        "32.13.2020",
        "осінь",
        "версія 5",
        "20 лютого",
        "№ 5",
        "12345",
    ] {
        assert_eq!(dates::read(unreadable), None, "{unreadable}");
    }
    assert!(dates::read("[1998?]").is_some_and(|date| date.circa.is_some()));
    assert_eq!(
        dates::read("осінь 2020").and_then(|date| date.season),
        Some(Value::from(3))
    );
    let (raw, segmented) = labelled(&[("title", "Назва. "), ("date", "20 лютого")]);
    let (item, diagnostics) = reference("ref-1", &raw, &segmented, &Options::default());
    assert_eq!(
        item.date(DateField::Issued)
            .and_then(|date| date.raw.as_deref()),
        Some("20 лютого")
    );
    assert_eq!(diagnostics[0].code, "date-unreadable");
}

#[test]
fn further_dates_are_used_or_kept() {
    let fuller = made(&[
        ("title", "Назва. "),
        ("date", "2020"),
        ("", ". "),
        ("date", "5 трав. 2020"),
    ]);
    assert_eq!(
        fuller.date(DateField::Issued),
        Some(&Date::parts(ymd(2020, 5, 5)))
    );
    let parted = made(&[
        ("title", "Title. "),
        ("date", "November"),
        ("", " # 48, "),
        ("date", "2020"),
    ]);
    assert_eq!(
        parted.date(DateField::Issued),
        Some(&Date::parts(ymd(2020, 11, 0)))
    );
    let other = made(&[
        ("title", "Назва. "),
        ("date", "1994"),
        ("", " / "),
        ("date", "2001"),
    ]);
    assert_eq!(other.custom["further-date"], "2001");
    let letter = made(&[("title", "Назва. "), ("date", "2020б")]);
    assert_eq!(letter.text(TextField::YearSuffix), Some("б"));
}

/// One labelled piece after a title, and the field it makes.
#[track_caller]
fn check(label: &str, printed: &str, field: TextField, expected: &str) {
    let item = made(&[
        ("title", "Роль держави в економіці"),
        ("", ". "),
        (label, printed),
    ]);
    assert_eq!(item.text(field), Some(expected), "{label} {printed}");
}

#[test]
fn numbers_are_plain() {
    check("pages", "139–148", TextField::Page, "139-148");
    check("pages", "С. 129 – 136", TextField::Page, "129-136");
    check("pages", "pp. 12-15, 20", TextField::Page, "12-15, 20");
    check("pages", "123–8", TextField::Page, "123-8");
    check("pages", "A20", TextField::Page, "A20");
    check("pages", "S12–S15", TextField::Page, "S12-S15");
    check("issue", "№2(15)", TextField::Issue, "2(15)");
    check("issue", "6 (226)", TextField::Issue, "6(226)");
    check("issue", "3-4 (75-76)", TextField::Issue, "3-4(75-76)");
    check("issue", "Вип. 12", TextField::Issue, "12");
    check("volume", "ІІ", TextField::Volume, "II");
    check("volume", "XIV", TextField::Volume, "XIV");
    check("volume", "Т. 5", TextField::Volume, "5");
    check("extent", "300 с.", TextField::NumberOfPages, "300");
    check(
        "extent",
        "xii, 300 p.",
        TextField::Title,
        "Роль держави в економіці",
    );
    check(
        "extent",
        "225, (1) с. + [12] с. іл.",
        TextField::NumberOfPages,
        "225",
    );
    check("edition", "2-ге вид.", TextField::Edition, "2");
    check("edition", "3rd ed.", TextField::Edition, "3");
    check("edition", "Друге видання", TextField::Edition, "2");
    check("edition", "П’яте вид.", TextField::Edition, "5");
    check(
        "edition",
        "2-ге вид., допов.",
        TextField::Edition,
        "2-ге вид., допов.",
    );
    check("genre", "навч. посіб.", TextField::Genre, "навч. посіб.");
    check("number", "№ 1556-VII", TextField::Number, "1556-VII");
    check(
        "number",
        "Оп. 7, Спр. 1",
        TextField::ArchiveLocation,
        "Оп. 7, Спр. 1",
    );
    check("note", "у 2 т.", TextField::NumberOfVolumes, "2");
    check(
        "note",
        "[Електронний ресурс]",
        TextField::Medium,
        "Електронний ресурс",
    );
    check(
        "note",
        "(фахове видання)",
        TextField::Note,
        "(фахове видання)",
    );
    check("other", "ISSN 2409-1154", TextField::Issn, "2409-1154");
    check("other", "УДК 72.01", TextField::Note, "УДК 72.01");
    check("citation-number", "[12]", TextField::CitationNumber, "12");
}

#[test]
fn places_are_written_out() {
    check("location", "К.", TextField::PublisherPlace, "Київ");
    check("location", "Х.", TextField::PublisherPlace, "Харків");
    check(
        "location",
        "Л. ; К.",
        TextField::PublisherPlace,
        "Львів; Київ",
    );
    check("location", "X.", TextField::PublisherPlace, "Харків");
    check("location", "Умань:", TextField::PublisherPlace, "Умань");
    let russian = made(&[
        ("title", "Основы теории цвета"),
        ("", ". "),
        ("location", "Л."),
    ]);
    assert_eq!(russian.text(TextField::PublisherPlace), Some("Ленинград"));
    assert_eq!(russian.evidence.repairs[0].rule, "place-abbreviation");
}

#[test]
fn addresses_are_mended() {
    check(
        "doi",
        "https://doi.org/10.5555/2020-2(15)-2.",
        TextField::Doi,
        "10.5555/2020-2(15)-2",
    );
    check("doi", "10.5555/ABC– 1", TextField::Doi, "10.5555/ABC-1");
    check(
        "doi",
        "http://lib.ua/a.pdf",
        TextField::Url,
        "http://lib.ua/a.pdf",
    );
    check(
        "url",
        "https://doi.org/10.5555/x1",
        TextField::Doi,
        "10.5555/x1",
    );
    check(
        "url",
        "http://lib.ua/a?b= c1.",
        TextField::Url,
        "http://lib.ua/a?b=c1",
    );
    check("url", "www.lib.ua/a", TextField::Url, "http://www.lib.ua/a");
    check("url", "lib.ua", TextField::Url, "http://lib.ua");
    check("url", "десь у мережі", TextField::Note, "десь у мережі");
    check(
        "url",
        "ЛНАМ// 2018р.//28 ст",
        TextField::Note,
        "ЛНАМ// 2018р.//28 ст",
    );
    for (printed, address, rest) in [
        ("http://lib.ua/12/ 3080", "http://lib.ua/12/3080", None),
        (
            "http://lib.ua/a1 8/001.pdf",
            "http://lib.ua/a18/001.pdf",
            None,
        ),
        (
            "http://lib.ua/index. php/a/1",
            "http://lib.ua/index.php/a/1",
            None,
        ),
        (
            "http://lib.ua/1/155 20/12/15",
            "http://lib.ua/1/155",
            Some("20/12/15"),
        ),
        (
            "С. 5-7. http://lib.ua/a.pdf",
            "http://lib.ua/a.pdf",
            Some("С. 5-7"),
        ),
        ("http://lib.ua/a.pdf 16", "http://lib.ua/a.pdf", Some("16")),
        (
            "http://lib.ua/12/ Scopus",
            "http://lib.ua/12/",
            Some("Scopus"),
        ),
        (
            "http://lib.ua/a (506 с.)",
            "http://lib.ua/a",
            Some("(506 с.)"),
        ),
    ] {
        let item = made(&[("title", "Назва. "), ("url", printed)]);
        assert_eq!(item.text(TextField::Url), Some(address), "{printed}");
        assert_eq!(item.text(TextField::Note), rest, "{printed}");
    }
    check(
        "isbn",
        "978-617-7799-29-9",
        TextField::Isbn,
        "978-617-7799-29-9",
    );
    let item = made(&[("title", "Назва. "), ("url", "http://lib.ua/a?b= c1")]);
    assert_eq!(item.evidence.repairs[0].rule, "broken-address");
}

#[test]
fn a_title_about_something_is_a_law_only_without_a_genre_of_its_own() {
    for (genre, expected) in [
        ("Закон України", Kind::Legislation),
        ("лист", Kind::Legislation),
        ("навчальний посібник", Kind::Book),
        ("свідоцтво", Kind::Book),
    ] {
        let item = made(&[
            ("title", "про право "),
            ("genre", genre),
            ("", " "),
            ("number", "12"),
        ]);
        assert_eq!(item.kind, expected, "{genre}");
    }
}

#[test]
fn lone_marks_at_the_edges_go() {
    for (pieces, field, expected) in [
        (
            vec![("title", "Право"), ("issue", "2(1)")],
            TextField::Issue,
            "2(1)",
        ),
        (
            vec![("title", "Право"), ("issue", "(S4)")],
            TextField::Issue,
            "S4",
        ),
        (
            vec![("title", "Право"), ("issue", "10-11)")],
            TextField::Issue,
            "10-11",
        ),
        (
            vec![("title", "Право"), ("other", ": ілюстр.")],
            TextField::Note,
            "ілюстр.",
        ),
        (
            vec![("title", "Право"), ("location", "(Lviv, Ukraine)")],
            TextField::PublisherPlace,
            "Lviv, Ukraine",
        ),
    ] {
        assert_eq!(made(&pieces).text(field), Some(expected), "{pieces:?}");
    }
}

#[test]
fn a_day_that_stands_apart_completes_the_year() {
    for (day, expected) in [
        ("4 January", ymd(2012, 1, 4)),
        ("лютий", ymd(2012, 2, 0)),
        ("2 з 3", ymd(2012, 0, 0)),
        ("4 січня 2013", ymd(2012, 0, 0)),
    ] {
        let item = made(&[("date", "(2012)"), ("title", "Назва. "), ("date", day)]);
        let issued = item.date(DateField::Issued).and_then(|date| date.start);
        assert_eq!(issued, Some(expected), "{day}");
    }
}

#[test]
fn titles_lose_their_wrapping() {
    for (printed, expected) in [
        ("«Держава і право».", "Держава і право"),
        ("“The state”", "The state"),
        ("«Держава» і «право»", "«Держава» і «право»"),
        ("Що робити?", "Що робити?"),
        ("Культура кінця XIX ст.", "Культура кінця XIX ст."),
        (
            "Конференція, 25 грудня 2021 р.",
            "Конференція, 25 грудня 2021 р.",
        ),
        ("Держава і право :", "Держава і право"),
        ("Енциклопедія держави»", "Енциклопедія держави"),
        ("«Держава» і право", "«Держава» і право"),
        ("Cтан держави", "Стан держави"),
        ("Держава i право", "Держава і право"),
    ] {
        assert_eq!(
            made(&[("title", printed)]).text(TextField::Title),
            Some(expected),
            "{printed}"
        );
    }
}

#[test]
fn second_titles_find_their_place() {
    let parallel = made(&[
        ("title", "Стан держави"),
        ("", " = "),
        ("title", "The state of the state"),
    ]);
    assert_eq!(
        parallel.text(TextField::OriginalTitle),
        Some("The state of the state")
    );
    let volume = made(&[
        ("title", "Історія"),
        ("", ". Т. "),
        ("volume", "2"),
        ("", " : "),
        ("title", "Нові часи"),
    ]);
    assert_eq!(volume.text(TextField::VolumeTitle), Some("Нові часи"));
    let third = made(&[("title", "Історія"), ("", ". "), ("title", "Нариси")]);
    assert_eq!(third.text(TextField::Note), Some("Нариси"));
}

#[test]
fn types_are_told_from_the_parts() {
    let book = [
        ("title", "Роль держави. "),
        ("publisher", "Знання"),
        ("", ", "),
        ("extent", "300 с."),
    ];
    for (pieces, expected) in [
        (
            vec![
                ("container", "Вісник економіки"),
                ("", ", № "),
                ("issue", "2"),
                ("", ", "),
                ("pages", "5-9"),
            ],
            Kind::ArticleJournal,
        ),
        (
            vec![
                ("container", "Вісник економіки"),
                ("", ", "),
                ("pages", "5-9"),
            ],
            Kind::ArticleJournal,
        ),
        (
            vec![
                ("container", "Journal of States"),
                ("", ", "),
                ("doi", "10.5555/a1"),
            ],
            Kind::ArticleJournal,
        ),
        (
            vec![
                ("container", "Наука і час : матеріали міжнар. конф."),
                ("", ", "),
                ("pages", "5-9"),
            ],
            Kind::PaperConference,
        ),
        (
            vec![
                ("container", "Держава"),
                ("", " / за ред. "),
                ("editor", "О. Коваля"),
                ("", ". С. "),
                ("pages", "5-9"),
            ],
            Kind::Chapter,
        ),
        (
            vec![
                ("genre", "дис. … канд. екон. наук : 08.00.01"),
                ("", ". "),
                ("location", "Київ"),
            ],
            Kind::Thesis,
        ),
        (
            vec![
                ("genre", "Закон України"),
                ("", " № "),
                ("number", "1556-VII"),
            ],
            Kind::Legislation,
        ),
        (
            vec![
                ("number", "ДСТУ 8302:2015"),
                ("", ". "),
                ("extent", "17 с."),
            ],
            Kind::Standard,
        ),
        (
            vec![
                ("genre", "авторсько-правовий аспект"),
                ("", ". "),
                ("extent", "9 с."),
            ],
            Kind::Book,
        ),
        (
            vec![
                ("genre", "магістерський курс"),
                ("", ". "),
                ("extent", "9 с."),
            ],
            Kind::Book,
        ),
        (
            vec![("genre", "Патент"), ("", " № "), ("number", "109601")],
            Kind::Patent,
        ),
        (
            vec![
                ("container", "Новини України"),
                ("", ". "),
                ("url", "https://news.ua/a/1"),
            ],
            Kind::Webpage,
        ),
        (
            vec![
                ("container", "Facebook"),
                ("", ". "),
                ("url", "https://www.facebook.com/a/1"),
            ],
            Kind::Post,
        ),
        (
            vec![
                ("container", "Голос України"),
                ("", ". С. "),
                ("pages", "5"),
            ],
            Kind::ArticleNewspaper,
        ),
        (vec![("url", "https://news.ua/a/1")], Kind::Webpage),
        (
            vec![("publisher", "Знання"), ("", ", "), ("extent", "300 с.")],
            Kind::Book,
        ),
    ] {
        let mut all = vec![("title", "Роль держави"), ("", ". ")];
        all.extend(pieces);
        assert_eq!(made(&all).kind, expected, "{all:?}");
    }
    assert_eq!(made(&book).kind, Kind::Book);
}

#[test]
fn the_language_is_that_of_the_title() {
    for (pieces, expected) in [
        (
            vec![("title", "The state. "), ("container", "Вісник історії")],
            Some("en"),
        ),
        (
            vec![("title", "Перспектива. "), ("container", "Вісник історії")],
            Some("uk"),
        ),
        (vec![("title", "1984. "), ("location", "Київ")], Some("uk")),
        (
            vec![
                ("title", "Suchasni problemy osvity. "),
                ("note", "[in Ukrainian]"),
            ],
            Some("uk"),
        ),
        (vec![("title", "1984")], None),
    ] {
        assert_eq!(
            made(&pieces).text(TextField::Language),
            expected,
            "{pieces:?}"
        );
    }
}

#[test]
fn a_string_without_segments_is_its_own_title() {
    let (raw, segmented) = labelled(&[("", "Щось  незрозуміле")]);
    let (item, diagnostics) = reference("ref-7", &raw, &segmented, &Options::default());
    assert_eq!((item.id.as_str(), item.kind), ("ref-7", Kind::Document));
    assert_eq!(item.text(TextField::Title), Some("Щось незрозуміле"));
    assert_eq!(item.evidence.confidence["title"], 0.0);
    assert_eq!(item.evidence.raw.as_deref(), Some("Щось  незрозуміле"));
    assert_eq!(diagnostics[0].code, "unlabelled-reference");
}

#[test]
fn without_repairs_values_are_as_printed() {
    let pieces = [
        ("author", "Brown, К."),
        ("title", " Cтан держави"),
        ("", ". "),
        ("location", "К."),
        ("", ". "),
        ("volume", "ІІ"),
        ("", ". "),
        ("url", "http://lib.ua/a?b= c1"),
        ("", " "),
        ("doi", "doi:10.5555/x– 1"),
    ];
    let (raw, segmented) = labelled(&pieces);
    let (item, _) = reference("ref-1", &raw, &segmented, &Options { repair: false });
    assert_eq!(shown(item.names(NameField::Author)), "Brown, К.");
    for (field, expected) in [
        (TextField::Title, "Cтан держави"),
        (TextField::PublisherPlace, "К."),
        (TextField::Volume, "ІІ"),
        (TextField::Url, "http://lib.ua/a?b= c1"),
        (TextField::Doi, "10.5555/x– 1"),
    ] {
        assert_eq!(item.text(field), Some(expected));
    }
    assert_eq!(item.evidence.repairs, []);
    let mended = made(&pieces);
    assert_eq!(mended.text(TextField::Url), Some("http://lib.ua/a?b=c1"));
    assert!(
        mended.evidence.repairs.len() >= 6,
        "{:?}",
        mended.evidence.repairs
    );
}

#[test]
fn confidence_is_that_of_the_weakest_segment() {
    let item = made(&[
        ("title", "Назва. "),
        ("date", "2020"),
        ("", ". "),
        ("pages", "5-9"),
    ]);
    assert_eq!(item.evidence.confidence["issued"], 0.5);
    assert_eq!(item.evidence.confidence["page"], 0.9);
}

proptest! {
    #[test]
    fn any_segments_make_a_reference(
        pieces in prop::collection::vec((0..Label::ALL.len(), "[ А-Яа-яіA-Za-z0-9.,;:()«»№/–&-]{0,12}|\\PC{0,8}"), 0..12)
    ) {
        let pieces: Vec<(&str, &str)> = pieces.iter().map(|(label, text)| (Label::ALL[*label].as_str(), text.as_str())).collect();
        let (raw, segmented) = labelled(&pieces);
        for repair in [true, false] {
            let (item, _) = reference("ref-1", &raw, &segmented, &Options { repair });
            prop_assert_eq!(item.evidence.raw.as_deref(), Some(raw.text.as_str()));
            prop_assert!(item.evidence.confidence.values().all(|trust| (0.0..=1.0).contains(trust)));
            prop_assert!(repair || item.evidence.repairs.is_empty());
        }
    }
}

/// Long pieces without mercy; recursion by the character would not end well.
#[test]
fn long_pieces_are_taken() {
    for unit in [". ", "«", "»", "a, ", "(", "і ", "А. ", "1 ", "- ", "Cт "] {
        let long = unit.repeat(3_000);
        for label in [
            Label::Author,
            Label::Title,
            Label::Date,
            Label::Pages,
            Label::Url,
        ] {
            let item = made(&[(label.as_str(), &long)]);
            assert!(item.evidence.raw.is_some());
        }
    }
}
