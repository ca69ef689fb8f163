//! Scores and misread references as JSON, and as a few lines for people.

use std::fmt::Write;

use posyl::model::Label;
use posyl::parse::{Confusion, FieldScore, Labeller, Misread, Row, Score};
use serde_json::{Map, Value, json};

/// One JSON object for the score of a file.
pub(super) fn line(name: &str, score: &Score, labeller: &Labeller, confusion: bool) -> Value {
    let (attributes, weights) = labeller.size();
    let fields = score
        .fields
        .iter()
        .map(|(label, counts)| (label.to_string(), numbers(counts)));
    let mut line = json!({
        "file": name,
        "references": score.references,
        "whole": rounded(score.whole()),
        "micro": numbers(&score.micro()),
        "fields": Map::from_iter(fields),
        "model": {"note": labeller.note(), "attributes": attributes, "weights": weights},
    });
    if confusion {
        line["confusion"] = confused(&score.confusion);
    }
    line
}

fn numbers(counts: &FieldScore) -> Value {
    json!({
        "precision": rounded(counts.precision()),
        "recall": rounded(counts.recall()),
        "f1": rounded(counts.f1()),
        "right": counts.right,
        "extra": counts.extra,
        "missed": counts.missed,
        "ece": rounded(counts.calibration.error()),
    })
}

fn rounded(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}

/// Letters by true label, then by the label that they got.
fn confused(confusion: &Confusion) -> Value {
    let row = |row: &Row| {
        row.iter()
            .map(|(label, count)| (named(*label), json!(count)))
            .collect::<Map<_, _>>()
    };
    let rows = confusion.rows();
    Value::Object(
        rows.map(|(label, counts)| (named(label), Value::Object(row(counts))))
            .collect(),
    )
}

fn named(label: Option<Label>) -> String {
    label.map_or("none", Label::as_str).to_owned()
}

/// The misread references of all files, one JSON object a line.
pub(super) fn errors(scores: &[(String, Score)]) -> String {
    let misread = scores
        .iter()
        .flat_map(|(name, score)| score.misread.iter().map(move |misread| (name, misread)));
    let line = |(name, misread): (&String, &Misread)| {
        let line = json!({
            "file": name,
            "text": misread.text,
            "missed": pairs(&misread.missed),
            "extra": pairs(&misread.extra),
        });
        format!("{line}\n")
    };
    misread.map(line).collect()
}

fn pairs(fields: &[(Label, String)]) -> Vec<Value> {
    let pair = |(label, text): &(Label, String)| json!([label.as_str(), text]);
    fields.iter().map(pair).collect()
}

/// A misread reference, and below it what was missed and what is extra.
pub(super) fn told(misread: &Misread) -> String {
    let mut told = misread.text.clone();
    for (what, fields) in [("missed", &misread.missed), ("extra", &misread.extra)] {
        for (label, text) in fields {
            write!(told, "\n  {what} {label}: {text}").expect("a string takes everything");
        }
    }
    told
}
