//! What an INPUT can be: files, patterns, folders.

use std::fs;

use crate::command::{Desk, Run};

const ENTRY: &str = "@book{KEY,\n  title = {Книга},\n  year = {2020}\n}\n";

/// The ids of the records that a run wrote, in order.
fn ids(run: Run, code: i32) -> String {
    let lines = run.expect(code);
    let id = |line: &str| {
        let item: serde_json::Value = serde_json::from_str(line).expect("an item a line");
        item["id"].as_str().expect("it has an id").to_owned()
    };
    lines.lines().map(id).collect::<Vec<_>>().join(" ")
}

/// A desk with BibTeX files that hold one entry each, with the file's stem for a key.
fn desk_with(files: &[&str]) -> Desk {
    let desk = Desk::without_network();
    for file in files {
        let path = desk.path().join(file);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("it can be made");
        let stem = path.file_stem().expect("it has a name").to_string_lossy();
        fs::write(&path, ENTRY.replace("KEY", &stem)).expect("it can be written");
    }
    desk
}

#[test]
fn patterns_name_files_in_the_order_of_their_names() {
    let desk = desk_with(&["refs/b.bib", "refs/a.bib", "refs/c.txt", "refs/deep/d.bib"]);
    let run = |pattern: &str| desk.posyl(&["parse", pattern]);
    assert_eq!(ids(run("refs/*.bib"), 0), "a b");
    assert_eq!(ids(run("refs/**/[!a].bib"), 0), "b d");
    assert_eq!(ids(run("refs/*"), 0), "a b c");
    let told = run("refs/*.ris").complains(2);
    assert_eq!(told, "error: refs/*.ris: no file fits this pattern\n");
    let told = run("ref?").complains(2);
    assert!(
        told.contains("only folders fit this pattern; --recursive"),
        "{told}"
    );
    let told = run("[refs.bib").complains(2);
    assert!(
        told.contains("[refs.bib: there is no such file, and a pattern"),
        "{told}"
    );
}

#[test]
fn a_file_that_exists_is_no_pattern() {
    let desk = desk_with(&["[ab].bib", "a.bib"]);
    assert_eq!(ids(desk.posyl(&["parse", "[ab].bib"]), 0), "[ab]");
    assert_eq!(ids(desk.posyl(&["parse", "?.bib"]), 0), "a");
}

#[test]
fn folders_are_read_where_asked_for() {
    let desk = desk_with(&[
        "refs/b.bib",
        "refs/a/z.bib",
        "refs/.a/y.bib",
        "refs/.x.bib",
        "c.bib",
    ]);
    desk.put("refs/photo.png", b"\x89PNG\r\n\x1a\n");
    let told = desk.posyl(&["parse", "refs"]).complains(2);
    assert!(
        told.starts_with("error: refs: is a folder;") && told.contains("--recursive"),
        "{told}"
    );
    let run = desk.posyl(&["parse", "--recursive", "refs", "c.bib"]);
    assert!(
        run.stderr.starts_with("refs: 1 file left out"),
        "{}",
        run.stderr
    );
    assert_eq!(ids(run, 0), "z b c");
    assert_eq!(ids(desk.posyl(&["parse", "-r", "r*"]), 0), "z b");
    fs::create_dir(desk.path().join("empty")).expect("a folder can be made");
    let told = desk.posyl(&["parse", "-r", "empty"]).complains(2);
    assert_eq!(told, "error: empty: holds no file that posyl reads\n");
}

#[test]
fn one_input_that_is_not_there_loses_no_other() {
    let desk = desk_with(&["a.bib"]);
    let run = desk.posyl_with(
        &["parse", "*.ris", "a.bib", "-", "none", "-"],
        ENTRY.replace("KEY", "stdin"),
    );
    let told = [
        "*.ris: no file fits",
        "none: there is no such file",
        "standard input: can be read only once",
    ];
    for message in told {
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
    assert_eq!(ids(run, 2), "a stdin");
}
