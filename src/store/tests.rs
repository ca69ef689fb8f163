use std::io::Read;

use rusqlite::Connection;

use super::*;
use crate::model::{Kind, TextField};

const NOW: &str = "2026-01-01T00:00:00Z";

fn book(id: &str, title: &str) -> crate::model::Reference {
    let mut book = crate::model::Reference::new(id, Kind::Book);
    book.set_text(TextField::Title, title);
    book
}

fn lines(path: &Path) -> String {
    let mut text = String::new();
    let store = Store::open_to_read(path).unwrap();
    store
        .into_lines()
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn what_is_committed_is_kept_in_order_and_what_is_dropped_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("їжак.posyl");
    let mut store = Store::open(&path).unwrap();
    let writing = store.write().unwrap();
    for n in 0..600 {
        writing
            .add(&book(&format!("b{n}"), "Назва"), "x.bib", NOW)
            .unwrap();
    }
    writing.commit().unwrap();
    store
        .write()
        .unwrap()
        .add(&book("dropped", "Назва"), "x.bib", NOW)
        .unwrap();
    assert_eq!(store.count().unwrap(), 600);
    drop(store);
    let text = lines(&path);
    let ids: Vec<_> = text
        .lines()
        .map(|line| line.split('"').nth(3).unwrap().to_owned())
        .collect();
    assert!(ids.into_iter().eq((0..600).map(|n| format!("b{n}"))));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn an_entry_is_found_by_its_marks_and_a_change_is_noted() {
    let mut store = Store::in_memory().unwrap();
    let writing = store.write().unwrap();
    let mut first = book("a", "Історія дипломатії");
    first.set_text(TextField::Doi, "10.5555/ABC");
    let number = writing.add(&first, "x.bib", NOW).unwrap();
    writing.add(&book("b", "Інша назва"), "x.bib", NOW).unwrap();
    let found = |record: &crate::model::Reference| -> Vec<i64> { writing.alike(record).unwrap() };
    let mut sought = book("z", "Щось");
    assert_eq!(found(&sought), [0_i64; 0]);
    sought.set_text(TextField::Url, "https://doi.org/10.5555/abc");
    assert_eq!(found(&sought), [number]);
    assert_eq!(found(&book("z", "Історія дипломатії")), [number]);
    let stored = writing.entry(number).unwrap();
    writing
        .change(
            &stored,
            &book("a", "Нова назва"),
            Change::Replaced,
            "y.bib",
            NOW,
        )
        .unwrap();
    assert_eq!(found(&sought), [0_i64; 0]);
    assert_eq!(found(&book("z", "Нова назва")), [number]);
    let noted = "SELECT change || ' ' || json_extract(before, '$.title') FROM journal";
    let noted: String = writing
        .transaction()
        .query_row(noted, [], |row| row.get(0))
        .unwrap();
    assert_eq!(noted, "replaced Історія дипломатії");
    assert!(writing.has_id("a").unwrap() && !writing.has_id("A").unwrap());
}

#[test]
fn numbered_ids_are_counted_on() {
    let mut store = Store::in_memory().unwrap();
    let writing = store.write().unwrap();
    assert_eq!(writing.last_numbered("ref-").unwrap(), 0);
    for id in [
        "ref-2",
        "ref-10",
        "ref-x",
        "ref-",
        "reference-99",
        "ref-10-2",
    ] {
        writing.add(&book(id, "Назва"), "x", NOW).unwrap();
    }
    assert_eq!(writing.last_numbered("ref-").unwrap(), 10);
}

#[test]
fn what_is_no_library_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x");
    let whole = {
        let path = folder.path().join("whole");
        let mut store = Store::open(&path).unwrap();
        let writing = store.write().unwrap();
        for n in 0..200 {
            writing
                .add(&book(&format!("b{n}"), "Назва, яка є"), "x", NOW)
                .unwrap();
        }
        writing.commit().unwrap();
        drop(store);
        std::fs::read(path).unwrap()
    };
    let mut newer = whole.clone();
    newer[63] = 99;
    let mut foreign = whole.clone();
    foreign[71] ^= 1;
    let mut garbled = whole.clone();
    garbled[100..4096].fill(0xa5);
    let noise: Vec<u8> = (0..5000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    for (bytes, expected) in [
        (b"@book{a, title = {A}}".to_vec(), "no library"),
        (noise, "no library"),
        (whole[..50].to_vec(), "no library"),
        (whole[..5000].to_vec(), "damaged"),
        (whole[..whole.len() / 2].to_vec(), "damaged"),
        (garbled, "damaged"),
        (newer, "of version 99"),
        (foreign, "another program"),
    ] {
        std::fs::write(&path, &bytes).unwrap();
        for opened in [Store::open(&path), Store::open_to_read(&path)] {
            let said = opened
                .and_then(|store| store.count())
                .unwrap_err()
                .to_string();
            assert!(said.contains(expected), "{expected}: {said}");
        }
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{expected}");
    }
    let nowhere = folder.path().join("no/such/folder");
    assert!(
        Store::open(&nowhere)
            .unwrap_err()
            .to_string()
            .contains("folder")
    );
    assert!(
        Store::open(folder.path())
            .unwrap_err()
            .to_string()
            .contains("folder")
    );
    std::fs::write(&path, "").unwrap();
    assert!(Store::open_to_read(&path).is_err());
    assert_eq!(Store::open(&path).unwrap().count().unwrap(), 0);
}

#[test]
fn keys_of_another_version_are_renewed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x");
    let mut store = Store::open(&path).unwrap();
    let writing = store.write().unwrap();
    writing
        .add(&book("a", "Історія дипломатії"), "x", NOW)
        .unwrap();
    writing.commit().unwrap();
    drop(store);
    let other = Connection::open(&path).unwrap();
    other
        .execute_batch("DELETE FROM likeness; UPDATE property SET value = 0;")
        .unwrap();
    drop(other);
    let mut store = Store::open(&path).unwrap();
    let writing = store.write().unwrap();
    assert_eq!(
        writing
            .alike(&book("z", "Історія дипломатії"))
            .unwrap()
            .len(),
        1
    );
}
