//! The paper's list against the truth: every field of all 25 references.
//!
//! `tests/data/ukraine-digital-diplomacy.truth.jsonl` was made by hand from the printed list. `type` holds every type that is
//! right; `container` may be the container title or the publisher. None of the 25 was trained on.

use std::fs;

use posyl::csl_json;
use posyl::ops::{self, Input, ParseOptions};
use serde_json::Value;

#[test]
fn every_field_of_the_25_references_is_right() {
    let name = "data/ukraine-digital-diplomacy.txt";
    let input = Input::new(name.to_owned(), fs::read(name).expect("the paper's list"));
    let batch = ops::parse(&[input], &ParseOptions::default()).expect("a sound model");
    let truth =
        fs::read_to_string("tests/data/ukraine-digital-diplomacy.truth.jsonl").expect("the truth");
    let truth: Vec<Value> = truth
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(batch.records.len(), truth.len());
    let wrong: Vec<String> = batch
        .records
        .iter()
        .zip(&truth)
        .flat_map(|(record, truth)| differences(&csl_json::to_value(record), truth))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The fields in which an item is not what the truth says.
fn differences(item: &Value, truth: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut need = |field: &str, holds: bool| {
        if !holds {
            wrong.push(format!(
                "{}: {field}: want {}, got {}",
                truth["id"], truth[field], item[field]
            ));
        }
    };
    let kinds = truth["type"].as_array().expect("a list of types");
    need("type", kinds.contains(&item["type"]));
    need("title", folded(&item["title"]) == folded(&truth["title"]));
    need("author", names(&item["author"]) == names(&truth["author"]));
    need("issued", item["issued"]["date-parts"][0] == truth["issued"]);
    let places = [folded(&item["container-title"]), folded(&item["publisher"])];
    need("container", places.contains(&folded(&truth["container"])));
    need("language", item["language"] == truth["language"]);
    for field in ["issue", "page", "DOI", "URL"] {
        if !truth[field].is_null() {
            need(field, item[field] == truth[field]);
        }
    }
    wrong
}

fn folded(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or("")
        .to_lowercase()
        .replace('’', "'")
}

/// Names as (family or literal, given), white space in initials left out.
fn names(list: &Value) -> Vec<(String, String)> {
    let part = |name: &Value, key: &str| name[key].as_str().unwrap_or("").to_owned();
    let names = list.as_array().map(Vec::as_slice).unwrap_or_default();
    names
        .iter()
        .map(|name| {
            (
                part(name, "family") + &part(name, "literal"),
                part(name, "given").replace(' ', ""),
            )
        })
        .collect()
}
