//! `posyl import` and the library: what is stored, recognised, refused; what two programs or Ctrl-C do to it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::command::Desk;

const LIST: &str = "data/ukraine-digital-diplomacy.txt";

fn import<'a>(inputs: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [&["import"], inputs, &["--library", "refs.posyl"], more].concat()
}

/// The records of the desk's library, in order.
#[track_caller]
fn library(desk: &Desk) -> Vec<serde_json::Value> {
    let out = desk
        .posyl(&["export", "refs.posyl", "--to", "ndjson"])
        .expect(0);
    let line = |line| serde_json::from_str(line).expect("a line is a record");
    out.lines().map(line).collect()
}

#[track_caller]
fn count(desk: &Desk, expected: usize) {
    assert_eq!(library(desk).len(), expected);
}

#[test]
fn the_list_from_three_formats_is_stored_once() {
    let desk = Desk::without_network();
    let run = desk.posyl(&import(&[LIST], &[]));
    assert!(run.stderr.contains("imported 25\n"), "{}", run.stderr);
    let first = run.expect(0);
    assert_eq!(first.lines().count(), 25);
    assert_eq!(
        desk.posyl(&["export", "refs.posyl", "--to", "ndjson"])
            .expect(0),
        first
    );
    desk.posyl(&["export", "refs.posyl", "--to", "bibtex", "-o", "refs.bib"])
        .expect(0);
    desk.posyl(&["export", LIST, "--to", "csl-json", "-o", "refs.json"])
        .expect(0);
    for again in [LIST, "refs.json", "refs.posyl"] {
        let run = desk.posyl(&import(&[again], &[]));
        assert!(
            run.stderr.contains("imported 0, known 25\n"),
            "{again}: {}",
            run.stderr
        );
        assert_eq!(run.expect(0), first, "{again}");
    }
    let run = desk.posyl(&import(&["refs.bib"], &[]));
    assert!(
        run.stderr.contains("imported 0, known 25\n"),
        "{}",
        run.stderr
    );
    run.expect(0);
    count(&desk, 25);
    let told = [
        "export",
        "refs.posyl",
        "--to",
        "ndjson",
        "--from",
        "bibtex",
        "--encoding",
        "koi8-u",
    ];
    assert_eq!(desk.posyl(&told).expect(0), first);
    let records = library(&desk);
    assert_eq!(records[0]["id"], "ref-1");
    assert_eq!(records[0]["custom"]["posyl"]["place"]["source"], LIST);
}

#[test]
fn what_differs_is_told_kept_and_taken_only_when_asked_for() {
    let desk = Desk::without_network();
    let item = |id: &str, volume: &str, more: &str| {
        format!(
            r#"{{"id":"{id}","type":"article-journal","title":"Цифрова дипломатія України","DOI":"10.5555/a","volume":"{volume}"{more}}}"#
        )
    };
    desk.put("one.ndjson", item("boiko", "7", ""));
    desk.put("two.ndjson", item("other", "8", r#","issue":"2""#));
    desk.posyl(&import(&["one.ndjson"], &[])).expect(0);
    let run = desk.posyl(&import(&["two.ndjson"], &[]));
    let told = "boiko: differs: volume; the library lacks issue";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert!(
        run.stderr.contains("imported 0, differs 1"),
        "{}",
        run.stderr
    );
    assert!(run.expect(1).contains(r#""volume":"7""#));
    let rehearsed = desk.posyl(&import(&["two.ndjson"], &["--replace", "--dry-run"]));
    assert!(
        rehearsed.stderr.contains("nothing was stored"),
        "{}",
        rehearsed.stderr
    );
    assert!(rehearsed.expect(0).contains(r#""volume":"8""#));
    assert_eq!(library(&desk)[0]["volume"], "7");
    desk.posyl(&import(&["two.ndjson"], &["--update"]))
        .expect(1);
    assert_eq!(
        (&library(&desk)[0]["volume"], &library(&desk)[0]["issue"]),
        (&"7".into(), &"2".into())
    );
    desk.posyl(&import(&["two.ndjson"], &["--replace"]))
        .expect(0);
    assert_eq!(library(&desk)[0]["volume"], "8");
    let journal = open(&desk.path().join("refs.posyl"));
    let changes = "SELECT change || ' ' || at || ' ' || json_extract(before, '$.volume') FROM journal ORDER BY number";
    let mut changes = journal.prepare(changes).expect("the journal is there");
    let changes = changes
        .query_map([], |row| row.get(0))
        .expect("it can be read");
    let changes: Vec<String> = changes.map(|row| row.expect("it is text")).collect();
    assert_eq!(
        changes,
        [
            "updated 2026-01-01T00:00:00Z 7",
            "replaced 2026-01-01T00:00:00Z 7"
        ]
    );
}

fn open(library: &Path) -> Connection {
    Connection::open_with_flags(library, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .expect("it is a database")
}

#[test]
fn a_table_tells_what_came_of_each() {
    let desk = Desk::without_network();
    desk.put(
        "a.bib",
        "@book{a, title = {Історія дипломатії України}, author = {Бойко, Олена}, year = 2001}",
    );
    desk.put(
        "b.bib",
        "@book{a, title = {Зовсім інша книга про щось}, author = {Сегеда, Олег}, year = 2005}",
    );
    let table = desk
        .posyl(&import(&["a.bib"], &["--to", "table"]))
        .expect(0);
    assert!(
        table.contains("new") && table.contains("Бойко (2001)"),
        "{table}"
    );
    let table = desk
        .posyl(&import(&["a.bib", "b.bib"], &["--to", "table", "-q"]))
        .expect(0);
    assert!(table.contains("known") && table.contains("new"), "{table}");
    let ids: Vec<_> = library(&desk)
        .iter()
        .map(|record| record["id"].clone())
        .collect();
    assert_eq!(ids, ["a", "a-2"]);
}

#[test]
fn a_rehearsal_makes_no_library_and_what_cannot_be_read_neither() {
    let desk = Desk::without_network();
    let run = desk.posyl(&import(&[LIST], &["--dry-run"]));
    assert!(
        run.stderr.contains("it would be: imported 25"),
        "{}",
        run.stderr
    );
    assert_eq!(run.expect(0).lines().count(), 25);
    desk.posyl(&import(&["no-such-file"], &[])).complains(2);
    assert!(!desk.path().join("refs.posyl").exists());
}

#[test]
fn lost_entries_come_back_to_be_mended() {
    let desk = Desk::without_network();
    let lines = "{\"id\":\"a\",\"type\":\"book\",\"title\":\"Перша\"}\n{\"id\":\"b\",\"type\":\"book\",\"title\":\"Друга\"\n[17]\n";
    desk.put("in.ndjson", lines);
    let args = import(&["in.ndjson"], &["--rejects", "lost.ndjson"]);
    let run = desk.posyl(&args);
    assert!(
        run.stderr.contains("imported 1, rejected 2"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("lost.ndjson: 2 lost entries of ndjson"),
        "{}",
        run.stderr
    );
    run.expect(2);
    let lost = desk.text("lost.ndjson");
    assert!(lost.starts_with("// in.ndjson:2: broken JSON"), "{lost}");
    assert!(desk.posyl(&args).complains(2).contains("--force"));
    desk.put(
        "lost.ndjson",
        lost.replace("Друга\"", "Друга\"}").replace("[17]", ""),
    );
    let run = desk.posyl(&import(&["lost.ndjson"], &["--rejects", "again.ndjson"]));
    assert!(run.stderr.contains("imported 1\n"), "{}", run.stderr);
    run.expect(0);
    assert!(!desk.path().join("again.ndjson").exists());
    count(&desk, 2);
}

#[test]
fn what_is_no_library_is_refused_and_left_as_it_is() {
    let desk = Desk::without_network();
    let other = Connection::open(desk.path().join("other.db")).expect("it can be made");
    other
        .execute_batch("CREATE TABLE notes (text TEXT)")
        .expect("it can be written");
    drop(other);
    desk.put("text.posyl", "Бойко О. Історія. Київ, 2001.");
    for (file, told) in [
        ("other.db", "another program"),
        ("text.posyl", "no library"),
        ("data", "folder"),
    ] {
        let path = desk.path().join(file);
        let before = std::fs::read(&path).ok();
        let said = desk
            .posyl(&["import", LIST, "--library", file])
            .complains(2);
        assert!(said.contains(told) && said.contains(file), "{said}");
        assert_eq!(std::fs::read(&path).ok(), before);
    }
    let said = desk.posyl(&["parse", "other.db"]).complains(2);
    assert!(said.contains("another program"), "{said}");
    let bytes = std::fs::read(desk.path().join("other.db")).expect("it is there");
    let said = desk.posyl_with(&["parse", "-"], bytes).complains(2);
    assert!(said.contains("SQLite database"), "{said}");
    for args in [
        &["import", LIST] as &[&str],
        &["import", LIST, "--library", "x", "-o", "./x", "--force"],
        &["import", LIST, "--library", "x", "--rejects", "x"],
        &["import", LIST, "--library", "x", "--update", "--replace"],
    ] {
        desk.posyl(args).complains(2);
        assert!(!desk.path().join("x").exists(), "{args:?}");
    }
}

#[test]
fn hostile_text_is_only_text() {
    let desk = Desk::without_network();
    let title = "'); DROP TABLE entry; --\\u0000\\u001b[2J";
    let line = format!(
        r#"{{"id":"'; DELETE FROM entry; --","type":"book","title":"{title}","DOI":"10.5555/'--"}}"#
    );
    desk.put("in.ndjson", line);
    for _ in 0..2 {
        desk.posyl(&import(&["in.ndjson"], &[])).expect(0);
        count(&desk, 1);
    }
    assert_eq!(library(&desk)[0]["id"], "'; DELETE FROM entry; --");
}

/// So many books that have nothing in common.
fn books(from: usize, to: usize) -> String {
    let book = |n: usize| {
        format!(
            "{{\"id\":\"b{n}\",\"type\":\"book\",\"title\":\"Історія {n} міста над рікою\",\"author\":[{{\"family\":\"Бойко{n}\",\"given\":\"О.\"}}],\"issued\":{{\"date-parts\":[[2001]]}}}}\n"
        )
    };
    (from..to).map(book).collect()
}

#[test]
fn two_programs_import_at_once() {
    let desk = Desk::without_network();
    desk.put("a.ndjson", books(0, 3000));
    desk.put("b.ndjson", books(1500, 4500));
    let runs = ["a.ndjson", "b.ndjson"].map(|file| {
        let mut command = desk.command(&import(&[file], &["-o", &format!("{file}.out")]));
        command
            .stderr(Stdio::piped())
            .spawn()
            .expect("it can be run")
    });
    for run in runs {
        let done = run.wait_with_output().expect("it ends");
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
    }
    let records = library(&desk);
    let ids: BTreeSet<_> = records
        .iter()
        .map(|record| record["id"].to_string())
        .collect();
    assert_eq!((records.len(), ids.len()), (4500, 4500));
    sound(&desk.path().join("refs.posyl"));
}

/// Asks the engine whether all is well.
#[track_caller]
fn sound(library: &Path) {
    let said = open(library).query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0));
    assert_eq!(said.expect("it answers"), "ok");
}

/// How many entries a library has while somebody writes to it.
fn entries(library: &Path) -> i64 {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let opened = Connection::open_with_flags(library, flags);
    let count = opened.and_then(|library| {
        library.busy_timeout(Duration::from_secs(10))?;
        library.query_row("SELECT count(*) FROM entry", [], |row| row.get(0))
    });
    count.unwrap_or(0)
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_a_sound_library() {
    let desk = Desk::without_network();
    desk.put("many.ndjson", books(0, 15_000));
    let library = desk.path().join("refs.posyl");
    let mut command = desk.command(&import(&["many.ndjson"], &["-o", "out.ndjson"]));
    let mut run = command
        .stderr(Stdio::piped())
        .spawn()
        .expect("it can be run");
    while entries(&library) == 0 {
        assert!(
            run.try_wait().expect("it can be asked").is_none(),
            "it ended too soon"
        );
        std::thread::sleep(Duration::from_millis(5));
    }
    let signal = std::process::Command::new("kill")
        .args(["-INT", &run.id().to_string()])
        .status();
    assert!(signal.expect("it can be sent").success());
    let done = run.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(130), "{said}");
    let kept = entries(&library);
    assert!((1..15_000).contains(&kept), "{kept}");
    assert!(
        said.contains(&format!("interrupted: {kept} of 15000 entries")),
        "{said}"
    );
    assert_eq!(desk.text("out.ndjson").lines().count() as i64, kept);
    sound(&library);
    let again = desk.posyl(&import(&["many.ndjson"], &["-q"]));
    again.expect(0);
    assert_eq!(entries(&library), 15_000);
    sound(&library);
}
