use std::cell::Cell;

use super::*;
use crate::model::{Date, DateField, Kind, Name, NameField, TextField};
use crate::ops::{Input, ParseOptions, parse};

const NOW: &str = "2026-01-01T00:00:00Z";

fn options(on_difference: OnDifference) -> ImportOptions {
    ImportOptions {
        on_difference,
        rehearsal: false,
        now: NOW.to_owned(),
    }
}

fn article(id: &str, title: &str, rest: &[(TextField, &str)]) -> Reference {
    let mut article = Reference::new(id, Kind::ArticleJournal);
    article.set_text(TextField::Title, title);
    let names = vec![Name::person("Бойко", "О.")];
    article.names.insert(NameField::Author, names);
    article.dates.insert(DateField::Issued, Date::year(2020));
    for (field, text) in rest {
        article.set_text(*field, *text);
    }
    article
}

fn run(store: &mut Store, how: OnDifference, records: &[Reference]) -> Vec<Imported> {
    let mut told = Vec::new();
    let done = import(
        records.to_vec(),
        store,
        &options(how),
        || true,
        |one| told.push(one),
    );
    done.expect("a library in memory can be written");
    told
}

fn outcomes(told: &[Imported]) -> Vec<(&str, &str)> {
    told.iter()
        .map(|one| (one.outcome.as_str(), one.record.id.as_str()))
        .collect()
}

const TITLE: &str = "Цифрова дипломатія України";

#[test]
fn what_is_there_is_recognised_and_kept() {
    let mut store = Store::in_memory().unwrap();
    let first = article("boiko", TITLE, &[(TextField::Page, "5-12")]);
    let told = run(
        &mut store,
        OnDifference::Keep,
        &[first.clone(), first.clone()],
    );
    assert_eq!(outcomes(&told), [("new", "boiko"), ("known", "boiko")]);
    assert!(!told[0].again && told[1].again);
    let mut later = article(
        "other",
        TITLE,
        &[(TextField::Page, "5–12"), (TextField::Doi, "10.5555/x")],
    );
    later.set_text(TextField::Note, "Прочитати");
    let told = run(&mut store, OnDifference::Keep, &[later]);
    assert_eq!(outcomes(&told), [("differs", "boiko")]);
    assert_eq!(told[0].difference.lacking, ["note", "DOI"]);
    assert_eq!(told[0].record, first);
    assert_eq!(store.count().unwrap(), 1);
}

#[test]
fn update_fills_and_replace_takes_the_new() {
    let mut store = Store::in_memory().unwrap();
    let doi = (TextField::Doi, "10.5555/x");
    run(
        &mut store,
        OnDifference::Keep,
        &[article("a", TITLE, &[doi, (TextField::Volume, "7")])],
    );
    let later = article(
        "b",
        TITLE,
        &[doi, (TextField::Volume, "8"), (TextField::Issue, "2")],
    );
    let told = run(
        &mut store,
        OnDifference::Update,
        std::slice::from_ref(&later),
    );
    assert_eq!(outcomes(&told), [("differs", "a")]);
    assert_eq!(told[0].difference.other, ["volume"]);
    let has = |told: &[Imported], field| told[0].record.text(field).map(str::to_owned);
    assert_eq!(has(&told, TextField::Volume).as_deref(), Some("7"));
    assert_eq!(has(&told, TextField::Issue).as_deref(), Some("2"));
    let told = run(
        &mut store,
        OnDifference::Replace,
        std::slice::from_ref(&later),
    );
    assert_eq!(outcomes(&told), [("replaced", "a")]);
    assert_eq!(has(&told, TextField::Volume).as_deref(), Some("8"));
    let told = run(&mut store, OnDifference::Replace, &[later]);
    assert_eq!(outcomes(&told), [("known", "a")]);
    assert_eq!(store.count().unwrap(), 1);
}

#[test]
fn within_one_run_the_first_of_a_work_is_not_replaced() {
    let mut store = Store::in_memory().unwrap();
    let doi = (TextField::Doi, "10.5555/x");
    let told = run(
        &mut store,
        OnDifference::Replace,
        &[
            article("a", TITLE, &[doi]),
            article("b", "Цифрова дипломатія України: роль", &[doi]),
        ],
    );
    assert_eq!(outcomes(&told), [("new", "a"), ("differs", "a")]);
    assert_eq!(told[1].record.text(TextField::Title), Some(TITLE));
}

#[test]
fn an_id_that_another_work_has_becomes_another() {
    let mut store = Store::in_memory().unwrap();
    let two = ["a", "ref-1"].map(|id| article(id, &format!("{TITLE} {id}"), &[]));
    run(&mut store, OnDifference::Keep, &two);
    let others = ["a", "ref-1", "a", "ref-2"].map(|id| article(id, &format!("Інша {id}"), &[]));
    let mut others = others.to_vec();
    others[2].set_text(TextField::Title, "Зовсім інша назва статті");
    let told = run(&mut store, OnDifference::Keep, &others);
    assert_eq!(
        outcomes(&told),
        [
            ("new", "a-2"),
            ("new", "ref-2"),
            ("new", "a-3"),
            ("new", "ref-3")
        ]
    );
    assert_eq!(
        (told[0].came_as.as_str(), told[3].came_as.as_str()),
        ("a", "ref-2")
    );
}

#[test]
fn a_list_that_stands_twice_in_a_paper_is_stored_once() {
    let paper = "Література\n\
        1. Бойко О. П. Цифрова дипломатія України. Політичне життя. 2020. № 3. С. 5–12.\n\
        2. Сегеда О. О. Нова публічна дипломатія. Грані. 2019. № 7. С. 58–65.\n\
        References\n\
        1. Boiko O. P. Tsyfrova dyplomatiia Ukrainy. Politychne zhyttia. 2020. No. 3. P. 5–12.\n\
        2. Seheda O. O. Nova publichna dyplomatiia. Hrani. 2019. No. 7. P. 58–65.\n";
    let batch = parse(&[Input::new("paper.txt", paper)], &ParseOptions::default()).unwrap();
    assert_eq!(batch.records.len(), 4);
    let mut store = Store::in_memory().unwrap();
    let told = run(&mut store, OnDifference::Keep, &batch.records);
    let ids: Vec<_> = outcomes(&told).into_iter().map(|(_, id)| id).collect();
    assert_eq!(ids, ["ref-1", "ref-2", "ref-1", "ref-2"]);
    assert_eq!(store.count().unwrap(), 2);
    assert!(
        told.iter()
            .all(|one| one.record.evidence.parallel.is_none())
    );
}

#[test]
fn a_rehearsal_tells_and_keeps_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.posyl");
    let mut store = Store::open(&path).unwrap();
    run(&mut store, OnDifference::Keep, &[article("a", TITLE, &[])]);
    let before = std::fs::read(&path).unwrap();
    let rehearsal = ImportOptions {
        rehearsal: true,
        ..options(OnDifference::Replace)
    };
    let records = vec![
        article("a", TITLE, &[(TextField::Page, "5")]),
        article("b", "Інша", &[]),
    ];
    let mut told = Vec::new();
    import(
        records,
        &mut store,
        &rehearsal,
        || true,
        |one| told.push(one),
    )
    .unwrap();
    assert_eq!(outcomes(&told), [("replaced", "a"), ("new", "b")]);
    drop(store);
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn what_is_ended_early_keeps_what_was_told() {
    let mut store = Store::in_memory().unwrap();
    let asked = Cell::new(0);
    let go_on = || {
        asked.set(asked.get() + 1);
        asked.get() < 8
    };
    let records = (0..100).map(|n| article(&format!("a{n}"), &format!("Назва числа {n}"), &[]));
    let mut told = 0;
    import(
        records.collect(),
        &mut store,
        &options(OnDifference::Keep),
        go_on,
        |_| told += 1,
    )
    .unwrap();
    assert_eq!(told, 7);
    assert_eq!(store.count().unwrap(), 7);
}
