//! How well a model does: per field, and what it takes for what.

use posyl::model::Label;
use posyl::parse::{Confusion, Row, Score};

use super::super::columns::Column;
use super::{Sheet, plain};

/// So many wrong labels are shown for each right one.
const MOST: usize = 5;

/// How well a model does, per field and over all.
pub(crate) fn scored(score: &Score) -> Sheet {
    let headings = [
        "field",
        "precision",
        "recall",
        "F1",
        "ECE",
        "true",
        "right",
        "extra",
        "missed",
    ];
    let mut sheet = Sheet::new(&headings.map(|heading| Column::fixed(heading, 40)));
    let fields = score.fields.iter();
    let fields = fields.map(|(label, counts)| (label.as_str(), *counts));
    for (name, counts) in fields.chain([("all", score.micro())]) {
        let share = |share: f64| plain(&format!("{share:.3}"));
        let count = |count: usize| plain(&count.to_string());
        sheet.row([
            plain(name),
            share(counts.precision()),
            share(counts.recall()),
            share(counts.f1()),
            share(counts.calibration.error()),
            count(counts.right + counts.missed),
            count(counts.right),
            count(counts.extra),
            count(counts.missed),
        ]);
    }
    sheet
}

/// What each label was taken for instead, by letters and digits.
pub(crate) fn confused(confusion: &Confusion) -> Sheet {
    let mut sheet = Sheet::new(&[
        Column::fixed("label", 20),
        Column::fixed("letters", 12),
        Column::fixed("kept", 8),
        Column::shared("taken for instead", 1, 20),
    ]);
    for (label, row) in confusion.rows() {
        let all: usize = row.values().sum();
        let kept = row.get(&label).copied().unwrap_or_default();
        sheet.row([
            plain(named(label)),
            plain(&all.to_string()),
            plain(&percent(kept, all)),
            plain(&instead(label, row, all)),
        ]);
    }
    sheet
}

/// The other labels, the most frequent first.
fn instead(label: Option<Label>, row: &Row, all: usize) -> String {
    let mut others: Vec<_> = row.iter().filter(|(other, _)| **other != label).collect();
    others.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let parts: Vec<_> = others
        .into_iter()
        .take(MOST)
        .map(|(other, count)| format!("{} {}", named(*other), percent(*count, all)))
        .collect();
    parts.join(", ")
}

fn named(label: Option<Label>) -> &'static str {
    label.map_or("none", Label::as_str)
}

fn percent(part: usize, all: usize) -> String {
    format!("{:.1} %", 100.0 * part as f64 / all.max(1) as f64)
}
