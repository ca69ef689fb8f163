//! `posyl model` beside training: labels apart from their texts, and the labelled files that ship.

use posyl::ops::{self, Input};
use posyl::parse::{Texts, to_common};
use serde_json::{Value, json};

use crate::command::Desk;

const TEXT: &str = "Сегеда О. О. Назва. Київ, 2020.";

/// A desk with one labelled reference, and its text among others.
fn desk() -> Desk {
    let desk = Desk::without_network();
    let segments = json!([
        ["author", "Сегеда О. О."],
        ["title", "Назва"],
        ["location", "Київ"],
        ["date", "2020"]
    ]);
    let whole = json!({"text": TEXT, "segments": segments});
    desk.put("whole.jsonl", whole.to_string());
    let texts = [json!({"text": "Інша."}), json!({"text": TEXT})];
    desk.put("texts.jsonl", texts.map(|text| text.to_string()).join("\n"));
    desk
}

#[test]
fn labels_without_their_texts_serve_like_the_whole() {
    let desk = desk();
    let strip = ["model", "strip", "whole.jsonl", "--texts", "texts.jsonl"];
    let labels = desk.posyl(&strip).expect(0);
    assert!(!labels.contains("Сегеда"), "{labels}");
    desk.put("labels.jsonl", &labels);
    for action in [
        &["evaluate"] as &[&str],
        &["generate", "--count", "20"],
        &["train", "--generate", "0", "--iterations", "5", "-o"],
    ] {
        let run = |file: &str, made: &str| {
            let mut args = [&["model"], action].concat();
            if args.last() == Some(&"-o") {
                args.push(made);
            }
            desk.posyl(&[&args as &[&str], &[file, "--texts", "texts.jsonl", "-q"]].concat())
                .expect(0)
                .replace(file, "")
        };
        assert_eq!(run("whole.jsonl", "1.crf"), run("labels.jsonl", "2.crf"));
    }
    let made = |name| std::fs::read(desk.path().join(name)).expect("it was written");
    assert_eq!(made("1.crf"), made("2.crf"));
}

#[test]
fn labels_that_find_no_text_are_told() {
    let desk = desk();
    let lines = r#"{"fnv1a": "00000000000000ff", "bytes": 12, "segments": []}"#;
    desk.put("lost.jsonl", format!("\n{lines}\n"));
    let said = desk
        .posyl(&["model", "evaluate", "lost.jsonl"])
        .complains(2);
    assert!(
        said.contains("lost.jsonl: it has labels without texts"),
        "{said}"
    );
    assert!(said.contains("--texts"), "{said}");
    let texts = ["model", "evaluate", "lost.jsonl", "--texts", "texts.jsonl"];
    let said = desk.posyl(&texts).complains(2);
    assert!(
        said.contains("lost.jsonl:2: error[labels-without-text]: no text of 12 bytes"),
        "{said}"
    );
    desk.put("other.jsonl", r#"{"text": "Інша."}"#);
    let strip = ["model", "strip", "whole.jsonl", "--texts", "other.jsonl"];
    let said = desk.posyl(&strip).complains(2);
    assert!(
        said.contains("whole.jsonl: 1 texts are not among those given"),
        "{said}"
    );
}

#[test]
fn a_score_tells_what_was_taken_for_what() {
    let desk = desk();
    // The true labels of the year and the place are exchanged: whatever reads right, reads these wrongly.
    let segments = json!([
        ["author", "Сегеда О. О."],
        ["title", "Назва"],
        ["date", "Київ"],
        ["location", "2020"]
    ]);
    desk.put(
        "turned.jsonl",
        json!({"text": TEXT, "segments": segments}).to_string(),
    );
    let evaluate = ["model", "evaluate", "turned.jsonl"];
    let errors = [
        &evaluate as &[&str],
        &["--confusion", "--errors", "errors.jsonl"],
    ]
    .concat();
    let score: Value = serde_json::from_str(&desk.posyl(&errors).expect(0)).expect("JSON");
    assert_eq!(score["confusion"]["location"]["date"], 4);
    assert_eq!(score["fields"]["date"]["missed"], 1);
    assert!(score["fields"]["title"]["ece"].as_f64().expect("a number") < 0.5);
    assert!(score["fields"]["date"]["ece"].as_f64().expect("a number") > 0.5);
    let error: Value = serde_json::from_str(&desk.text("errors.jsonl")).expect("one line");
    let expected = json!({
        "file": "turned.jsonl",
        "text": TEXT,
        "missed": [["date", "Київ"], ["location", "2020"]],
        "extra": [["date", "2020"], ["location", "Київ"]],
    });
    assert_eq!(error, expected);
    let said = desk.posyl(&errors).complains(2);
    assert!(said.contains("errors.jsonl: exists already"), "{said}");
}

#[test]
fn a_score_is_a_table_for_people() {
    let desk = desk();
    let to_table = ["--to", "table", "--confusion"];
    let drawn = desk
        .posyl(&[&["model", "evaluate", "whole.jsonl"] as &[&str], &to_table].concat())
        .expect(0);
    assert!(drawn.starts_with("whole.jsonl: 1 references, 100.0 % without any error\n"));
    for expected in [
        "ECE",
        "│ title      1.000",
        "│ title      5         100.0 %",
    ] {
        assert!(drawn.contains(expected), "{drawn}");
    }
}

#[test]
fn the_labels_that_ship_are_sound() {
    let lines = include_str!("../../data/labels-ua.jsonl").lines();
    let mut hashes = std::collections::BTreeSet::new();
    for line in lines {
        let line: Value = serde_json::from_str(line).expect("each line is JSON");
        let hash = line["fnv1a"].as_str().expect("a hash");
        assert!(hash.len() == 16 && hashes.insert(hash.to_owned()), "{line}");
        let mut from = 0;
        for segment in line["segments"].as_array().expect("a list") {
            let place = |at: usize| segment[at].as_u64().expect("a place");
            let label = segment[0].as_str().expect("a label");
            assert!(posyl::model::Label::from_name(label).is_some(), "{line}");
            assert!(place(1) >= from && place(2) > place(1), "{line}");
            from = place(2);
        }
        assert!(line["bytes"].as_u64().expect("a length") >= from, "{line}");
    }
    assert!(hashes.len() > 3000);
}

#[test]
fn the_references_written_for_training_are_sound() {
    let bytes = include_bytes!("../../data/written-ua.jsonl");
    let input = Input::new("written-ua.jsonl", bytes.as_slice());
    let (references, remarks) = ops::read_labelled(&input, &Texts::default());
    assert!(remarks.is_empty(), "{remarks:?}");
    assert!(references.len() > 600);
    for reference in references {
        let known = to_common(&reference);
        assert_eq!(known.len(), reference.segments.len(), "{reference:?}");
        assert!(known.iter().all(|(_, span)| !span.is_empty()));
    }
}
