//! Inputs that are too long to be held in memory.

use std::fmt::Write as _;

use serde_json::Value;

use crate::command::Desk;

/// More records than are read in one go, one a line; the one in the middle is broken.
fn records(count: usize) -> String {
    let title = "Мова ".repeat(50);
    let mut lines = String::new();
    for n in 0..count {
        if n == count / 2 {
            lines.push_str("{\"id\": \"broken\n");
        }
        writeln!(
            lines,
            r#"{{"id":"r{n}","type":"book","title":"{n} {title}"}}"#
        )
        .expect("memory can be written to");
    }
    lines
}

#[test]
fn the_order_is_kept_and_an_error_has_its_line() {
    const COUNT: usize = 22_000;
    let desk = Desk::without_network();
    let lines = records(COUNT);
    assert!(lines.len() > 9 << 20);
    desk.put("long.ndjson", lines);
    let run = desk.posyl(&["parse", "long.ndjson", "-o", "out.ndjson"]);
    assert_eq!(run.code, 2, "a line was lost: {}", run.stderr);
    let place = format!("long.ndjson:{}: error[json-syntax]", COUNT / 2 + 1);
    assert!(run.stderr.contains(&place), "{}", run.stderr);
    assert!(
        run.stderr.contains("22000 references found"),
        "{}",
        run.stderr
    );
    let written = desk.text("out.ndjson");
    let ids = written.lines().map(|line| {
        let item: Value = serde_json::from_str(line).expect("an item a line");
        item["id"].as_str().expect("an id").to_owned()
    });
    assert!(ids.eq((0..COUNT).map(|n| format!("r{n}"))));
    assert!(!desk.path().join("out.ndjson.part").exists());
    let again = desk.posyl(&["parse", "long.ndjson", "-o", "out.ndjson"]);
    assert!(
        again.code == 2 && again.stderr.contains("--force"),
        "{}",
        again.stderr
    );
}

#[test]
fn a_long_list_is_the_same_as_its_parts() {
    let desk = Desk::without_network();
    // Few references to label, and long remarks that are no references, so that the test takes no time.
    let remark = format!("{}\n", "довга примітка ".repeat(1200));
    let mut text = String::new();
    for n in 1..=400 {
        writeln!(text, "Бойко О. Праця {n}. Київ, 2019. 15 с.").expect("memory can be written to");
        text.push_str(&remark);
    }
    assert!(text.len() > 9 << 20);
    desk.put("long.txt", &text);
    let run = desk.posyl(&["parse", "long.txt", "--one-per-line", "--to", "segments"]);
    let texts: Vec<Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect();
    assert_eq!(texts.len(), 800);
    assert_eq!(texts[798]["text"], "Бойко О. Праця 400. Київ, 2019. 15 с.");
    assert_eq!(texts[798]["segments"][0]["label"], "author");
    assert_eq!(run.code, 2, "the remarks are too long to be read");
}
