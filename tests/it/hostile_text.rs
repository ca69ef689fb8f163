//! Text that nobody wrote for us, read up to the records: nothing panics, all spans fit, all records are valid CSL-JSON.

use std::sync::LazyLock;

use posyl::csl_json;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

use crate::sound;

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let text = include_str!("../data/csl-data.schema.json");
    let schema = serde_json::from_str(text).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is a schema")
});

#[track_caller]
fn check(text: &str) {
    for record in sound::read(text) {
        let item = csl_json::to_value(&record);
        if let Err(error) = SCHEMA.validate(&json!([item])) {
            panic!("{error} at {} in {item:#}", error.instance_path());
        }
    }
}

/// What lists are made of, whole and broken, and what has no business in them.
const PIECES: &[&str] = &[
    "1. ",
    "[12] ",
    "99999999999999999999. ",
    "• ",
    "Шевченко Т. Г.",
    "O’Neil, J.-P.",
    "та ін.",
    "et al., ",
    "Історія міста ",
    ": підручник",
    "«Вісник",
    "»",
    " // ",
    " / за ред. І. О. Ко",
    "(Eds.). ",
    "In: ",
    "К.",
    "Київ : Либідь, ",
    "2019",
    "(2020, Січень 5)",
    "19 99",
    "31.02.2023",
    "№ 2(15)",
    "Т. 3, ",
    "Vol. XLVIII(3)",
    "Вип. ",
    "С. 5–9",
    "pp. e12-",
    "– 300 с.",
    "https://",
    "www.a.ua/б?в=г%",
    "doi:10.1234/",
    "10.1000/(a)[b]<c>",
    "978-617-7",
    "ISSN 1234-567X",
    "URL: ",
    "(дата звернення: 12.13.2023).",
    "Закон України ",
    "від 05.09.2017 № 2145-VIII",
    "Пат. 123456 Україна : МПК A61K 31/00",
    "дис. … канд. наук : 13.00.04",
    "Список використаних джерел",
    "References",
    "ЛІТЕРАТУРА:",
    "Додаток А",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    " ",
    "\u{a0}",
    "\u{ad}",
    "-\n",
    "\0",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{feff}",
    "\u{301}",
    "і\u{306}",
    "🦔",
    "Ǆ",
    "ﬁ",
    "ß",
    "İ",
    "\u{10ffff}",
    "(",
    "))",
    "[[",
    "\"",
    "‘",
    "…",
    "—–-",
    "..",
    ",;:",
];

/// A piece so often that it fills lines, among others.
fn repeated() -> impl Strategy<Value = String> {
    (select(PIECES), 1..400usize).prop_map(|(piece, times)| piece.repeat(times))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_characters_are_read(text in vec(any::<char>(), 0..150)) {
        check(&text.into_iter().collect::<String>());
    }

    #[test]
    fn any_mixture_of_pieces_is_read(pieces in vec(select(PIECES), 0..50)) {
        check(&pieces.concat());
    }

    #[test]
    fn pieces_among_any_characters_are_read(
        pieces in vec(prop_oneof![3 => select(PIECES).prop_map(str::to_owned), 1 => any::<String>()], 0..20)
    ) {
        check(&pieces.concat());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn what_is_repeated_without_end_is_read(head in vec(select(PIECES), 0..6), long in repeated(), tail in vec(select(PIECES), 0..6)) {
        check(&[&head.concat(), &long, &tail.concat()].map(String::as_str).concat());
    }
}

/// A line of a megabyte is no reference. Whatever it repeats, looking at it takes a fraction of a second, even unoptimised:
/// a test that hangs here has found something quadratic.
#[test]
fn a_line_of_a_megabyte_is_passed_by() {
    for piece in [
        "а",
        "слово ",
        "1. ",
        "(",
        "2020, ",
        "https://a.ua/",
        "І. О. Ко, ",
    ] {
        let text = piece.repeat((1 << 20) / piece.len());
        let records = sound::read(&text);
        assert!(!records.is_empty(), "{piece}");
    }
}
