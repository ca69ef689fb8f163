//! What only some references have: applications, degrees, bodies, archives, series, translations.

use super::*;

#[test]
fn patents_have_applications_and_classes() {
    let item = made(&[
        ("genre", "Пат."),
        ("", " "),
        ("number", "96478"),
        ("", " "),
        ("location", "Україна"),
        ("", ", "),
        ("other", "МПК (2015.01) G 06 N 99/00"),
        ("", ". "),
        ("title", "Система контролю"),
        ("", " / "),
        ("author", "О. О. Коваль"),
        ("", " ; заявник "),
        ("institution", "Нац. аерокосм. ун-т"),
        ("", ". – № "),
        ("number", "u201408705"),
        ("", " ; заявл. "),
        ("date", "01.08.2014"),
        ("", " ; опубл. "),
        ("date", "10.02.2015"),
        ("", ", Бюл. № "),
        ("issue", "3"),
    ]);
    assert_eq!(item.kind, Kind::Patent);
    assert_eq!(item.text(TextField::Number), Some("96478"));
    assert_eq!(item.custom["application-number"], "u201408705");
    assert_eq!(item.custom["classification"], "МПК (2015.01) G 06 N 99/00");
    assert_eq!(item.text(TextField::Jurisdiction), Some("Україна"));
    assert_eq!(item.text(TextField::Authority), Some("Нац. аерокосм. ун-т"));
    let start = |field| item.date(field).and_then(|date| date.start);
    assert_eq!(start(DateField::Submitted), Some(ymd(2014, 8, 1)));
    assert_eq!(start(DateField::Issued), Some(ymd(2015, 2, 10)));
}

#[test]
fn theses_have_degrees_and_acts_have_bodies() {
    let thesis = made(&[
        ("title", "Роль держави"),
        ("", " : "),
        ("genre", "автореф. дис. … канд. екон. наук : 08.00.01"),
        ("", " / "),
        ("institution", "Київ. нац. екон. ун-т"),
    ]);
    assert_eq!(thesis.kind, Kind::Thesis);
    assert_eq!(thesis.custom["degree"], "канд. екон. наук");
    assert_eq!(thesis.custom["speciality"], "08.00.01");
    assert_eq!(
        thesis.text(TextField::Publisher),
        Some("Київ. нац. екон. ун-т")
    );
    let act = made(&[
        ("title", "Деякі питання"),
        ("", " : "),
        ("genre", "Постанова Кабінету Міністрів України"),
        ("", " від "),
        ("date", "01.07.2014"),
        ("", " № "),
        ("number", "5"),
        ("", ". Дата оновлення: "),
        ("date", "02.08.2020"),
    ]);
    assert_eq!(
        act.text(TextField::Authority),
        Some("Кабінет Міністрів України")
    );
    assert_eq!(act.custom["date-updated"], "02.08.2020");
}

#[test]
fn documents_of_archives_lie_in_one() {
    let item = made(&[
        ("title", "Протоколи засідань"),
        ("", ". "),
        ("container", "ЦДАВО України"),
        ("", ". "),
        ("number", "Ф. 166, оп. 2, спр. 15"),
        ("", ", арк. "),
        ("pages", "3–5"),
    ]);
    assert_eq!(item.kind, Kind::Manuscript);
    assert_eq!(item.text(TextField::Archive), Some("ЦДАВО України"));
    assert_eq!(item.text(TextField::ContainerTitle), None);
    assert_eq!(
        item.text(TextField::ArchiveLocation),
        Some("Ф. 166, оп. 2, спр. 15")
    );
    assert_eq!(item.text(TextField::Page), Some("3-5"));
}

#[test]
fn notes_that_say_something_are_typed() {
    for (printed, field, expected) in [
        (
            "(Серія «Креативна економіка»)",
            TextField::CollectionTitle,
            "Креативна економіка",
        ),
        ("Серія: Право", TextField::CollectionTitle, "Право"),
        (
            "Lecture Notes in Computer Science",
            TextField::CollectionTitle,
            "Lecture Notes in Computer Science",
        ),
        ("У друці", TextField::Status, "У друці"),
        ("(in press)", TextField::Status, "in press"),
        ("вебсайт", TextField::Medium, "вебсайт"),
        ("Серіал року", TextField::Note, "Серіал року"),
    ] {
        check("note", printed, field, expected);
    }
    let item = made(&[
        ("title", "Rol derzhavy v ekonomitsi"),
        ("", " "),
        ("note", "[The role of the state]"),
        ("", ". "),
        ("container", "Visnyk ekonomiky"),
        ("", " "),
        ("note", "[Bulletin]"),
    ]);
    assert_eq!(item.custom["translated-title"], "The role of the state");
    assert_eq!(item.custom["translated-container-title"], "Bulletin");
}

#[test]
fn names_are_cleared_of_what_is_none() {
    for (printed, expected) in [
        ("1. Коваль О. О.", "Коваль, О. О."),
        (
            "Коваль О. О. 1, Мельник Т. 2",
            "Коваль, О. О. | Мельник, Т.",
        ),
        ("ОленаКоваль", "Коваль, Олена"),
        ("Green A., and others", "Green, A."),
        ("Коваль О., Мель- ник Т.", "Коваль, О. | Мельник, Т."),
    ] {
        let item = made(&[("author", printed), ("title", " Назва")]);
        assert_eq!(shown(item.names(NameField::Author)), expected, "{printed}");
    }
    let twice = made(&[
        ("author", "Коваль О. О."),
        ("title", " Назва"),
        ("", " / "),
        ("author", "О. О. Коваль, Т. Мельник"),
    ]);
    assert_eq!(
        shown(twice.names(NameField::Author)),
        "Коваль, О. О. | Мельник, Т."
    );
    let edited = made(&[
        ("title", "Назва"),
        ("", " / за ред. проф. "),
        ("editor", "О. О. Пономаренка, Т. Яворської"),
    ]);
    assert_eq!(
        shown(edited.names(NameField::Editor)),
        "Пономаренко, О. О. | Яворська, Т."
    );
    assert_eq!(edited.evidence.repairs[0].rule, "genitive-name");
}

#[test]
fn a_volume_may_carry_its_title() {
    let item = made(&[
        ("title", "Історія України"),
        ("", ". Т. "),
        ("volume", "4 : Документи і матеріали"),
    ]);
    assert_eq!(item.text(TextField::Volume), Some("4"));
    assert_eq!(
        item.text(TextField::VolumeTitle),
        Some("Документи і матеріали")
    );
}

#[test]
fn newspapers_are_told_by_their_numbers_and_days() {
    for (pieces, expected) in [
        (
            vec![
                ("container", "Новини краю"),
                ("", ". "),
                ("date", "2020. – 25 квіт."),
                ("", " (№ "),
                ("issue", "17 (4877)"),
                ("", ")"),
            ],
            Kind::ArticleNewspaper,
        ),
        (
            vec![
                ("container", "День"),
                ("", ". "),
                ("date", "21.12.2018"),
                ("", ". "),
                ("url", "https://day.ua/a"),
            ],
            Kind::ArticleNewspaper,
        ),
        (
            vec![
                ("container", "Новини краю"),
                ("", ". "),
                ("date", "2020"),
                ("", ". № "),
                ("issue", "17 (47)"),
            ],
            Kind::ArticleJournal,
        ),
    ] {
        let mut all = vec![("title", "Роль держави"), ("", ". ")];
        all.extend(pieces);
        assert_eq!(made(&all).kind, expected, "{all:?}");
    }
}
