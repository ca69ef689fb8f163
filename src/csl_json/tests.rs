use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::strategy::reference;
use super::*;
use crate::diag::Diagnostic;
use crate::model::*;

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let text = include_str!("../../tests/data/csl-data.schema.json");
    let schema = serde_json::from_str(text).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is a schema")
});

#[track_caller]
fn assert_valid(item: &Value) {
    if let Err(error) = SCHEMA.validate(&json!([item])) {
        panic!("{error} at {} in {item:#}", error.instance_path());
    }
}

#[track_caller]
fn read(value: Value) -> (Reference, Vec<Diagnostic>) {
    let (reference, diagnostics) = read_item(&value, "ref-1");
    let written = to_value(&reference);
    assert_valid(&written);
    assert_eq!(
        read_item(&written, "x").0,
        reference,
        "written and read again"
    );
    (reference, diagnostics)
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<&str> {
    diagnostics.iter().map(|d| d.code).collect()
}

#[track_caller]
fn check_date(wire: Value, expected: Option<Date>) {
    let item = json!({"id": "a", "type": "book", "issued": wire});
    let (reference, diagnostics) = read(item);
    assert_eq!(reference.date(DateField::Issued), expected.as_ref());
    assert_eq!(codes(&diagnostics), [""; 0]);
}

fn date(start: (i32, u8, u8)) -> Date {
    let some = |number| (number != 0).then_some(number);
    Date::parts(DateParts {
        year: start.0,
        month: some(start.1),
        day: some(start.2),
    })
}

proptest! {
    #[test]
    fn what_was_written_reads_back(record in reference()) {
        let written = to_value(&record);
        assert_valid(&written);
        let (read, diagnostics) = read_item(&written, "fallback");
        prop_assert_eq!(read, record);
        prop_assert_eq!(codes(&diagnostics), [""; 0]);
    }

    #[test]
    fn any_object_is_read_and_written_validly(
        keys in proptest::collection::vec(proptest::sample::select(&KEYS[..]), 1..5),
        shape in proptest::sample::select(shapes()),
    ) {
        let mut item = json!({"id": "a", "type": "book"});
        for key in keys {
            item[key] = shape.clone();
        }
        read(item);
    }
}

const KEYS: [&str; 9] = [
    "id",
    "type",
    "title",
    "author",
    "issued",
    "custom",
    "categories",
    "ISSN",
    "nonsense",
];

fn shapes() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(-1.5),
        json!("текст"),
        json!([]),
        json!({}),
        json!([[null]]),
        json!([{"family": 5}, "Іваненко", null, {"name": "ООН", "sequence": "first"}]),
        json!({"date-parts": [["x"]], "timestamp": 5}),
        json!({"posyl": 5, "unmapped": 7}),
        json!({"posyl": {"schema": 2, "links": "?"}}),
        json!({"posyl": {"place": {"source": "x", "line": 1, "start": 9, "end": 3}}}),
    ]
}

#[test]
fn keys_stand_in_a_fixed_order() {
    let mut record = Reference::new("a", Kind::Book);
    record.set_text(TextField::Url, "https://example.org/");
    record.set_text(TextField::ContainerTitle, "Вісник");
    record.set_text(TextField::Title, "Назва");
    record.custom.insert("x".to_owned(), json!(1));
    record
        .names
        .insert(NameField::Author, vec![Name::person("Іваненко", "І.")]);
    record
        .names
        .insert(NameField::Editor, vec![Name::literal("ООН")]);
    record.dates.insert(DateField::Accessed, Date::year(2024));
    record.dates.insert(DateField::Issued, Date::year(2020));
    record.evidence.raw = Some("…".to_owned());
    let written = to_value(&record);
    let keys: Vec<_> = written.as_object().unwrap().keys().collect();
    let expected = [
        "id",
        "type",
        "author",
        "issued",
        "title",
        "container-title",
        "URL",
        "editor",
        "accessed",
        "custom",
    ];
    assert_eq!(keys, expected);
    assert_eq!(written["custom"]["posyl"], json!({"schema": 1, "raw": "…"}));
}

#[test]
fn probabilities_are_written_with_four_decimals() {
    let mut record = Reference::new("a", Kind::Book);
    record
        .evidence
        .confidence
        .insert("title".to_owned(), 0.123_456);
    record
        .evidence
        .confidence
        .insert("nothing".to_owned(), f32::NAN);
    let confidence = to_value(&record)["custom"]["posyl"]["confidence"].to_string();
    assert_eq!(confidence, r#"{"title":0.1235}"#);
}

#[test]
fn dates_come_in_many_shapes() {
    check_date(
        json!({"date-parts": [[2020, 5, 17]]}),
        Some(date((2020, 5, 17))),
    );
    check_date(
        json!({"date-parts": [["2020", "05"]]}),
        Some(date((2020, 5, 0))),
    );
    check_date(
        json!({"date-parts": [[2020, 0, 0]]}),
        Some(date((2020, 0, 0))),
    );
    check_date(json!({"date-parts": [[2020.0]]}), Some(date((2020, 0, 0))));
    check_date(json!({"date-parts": [[null]]}), None);
    check_date(json!({"date-parts": [[]]}), None);
    check_date(json!(null), None);
    check_date(json!(2020), Some(date((2020, 0, 0))));
    check_date(json!("2020-05"), Some(date((2020, 5, 0))));
    check_date(json!({"raw": "2020-05-17"}), Some(date((2020, 5, 17))));
    check_date(
        json!({"date-parts": [[2019], [0, 0, 0]]}),
        Some(date((2019, 0, 0))),
    );
}

#[test]
fn dates_keep_ranges_seasons_and_words() {
    let range = Date {
        end: Some(DateParts::year(2021)),
        ..Date::year(2019)
    };
    check_date(json!({"date-parts": [[2019], [2021]]}), Some(range.clone()));
    check_date(json!("2019/2021"), Some(range));
    let spring = Date {
        season: Some(json!(1)),
        ..Date::year(1989)
    };
    check_date(
        json!({"date-parts": [[1989]], "season": 1}),
        Some(spring.clone()),
    );
    check_date(json!({"date-parts": [[1989, 13]]}), Some(spring.clone()));
    check_date(json!("1989-21"), Some(spring));
    let circa = Date {
        circa: Some(json!(true)),
        ..Date::year(1850)
    };
    check_date(json!("1850~"), Some(circa));
    let words = Date {
        literal: Some("б. р.".to_owned()),
        ..Date::default()
    };
    check_date(json!({"literal": "б. р."}), Some(words));
    for raw in [
        "20 січня 2023",
        "199u",
        "2020-5",
        "2020-00",
        "2020/..",
        "2020-13-45",
        "--",
    ] {
        let date = Date {
            raw: Some(raw.to_owned()),
            ..Date::default()
        };
        check_date(json!({ "raw": raw }), Some(date));
    }
}

#[test]
fn an_unreadable_date_is_kept_and_reported() {
    let wire = json!({"date-parts": [[2020, 45]]});
    let (record, diagnostics) = read(json!({"id": "a", "type": "book", "issued": wire}));
    assert_eq!(record.date(DateField::Issued), None);
    assert_eq!(record.custom["unmapped"]["issued"], wire);
    assert_eq!(codes(&diagnostics), ["date-unreadable"]);
}

#[test]
fn unknown_types_and_fields_are_kept() {
    let (record, diagnostics) = read(json!({
        "id": 7, "type": "тип", "title": "Назва", "volume": 12, "publisher": {"name": "X"},
        "subject": ["x"], "custom": {"unmapped": {"subject": ["y"]}, "other": 1},
    }));
    assert_eq!((record.id.as_str(), record.kind), ("7", Kind::Document));
    assert_eq!(record.text(TextField::Volume), Some("12"));
    let unmapped = json!({
        "subject": ["y"], "subject-2": ["x"], "type": "тип", "publisher": {"name": "X"},
    });
    assert_eq!(
        json!(record.custom),
        json!({"unmapped": unmapped, "other": 1})
    );
    assert_eq!(
        codes(&diagnostics),
        ["type-unknown", "field-shape", "field-unmapped"]
    );
}

#[test]
fn no_item_at_all_is_reported() {
    let (record, diagnostics) = read(json!(["текст"]));
    assert_eq!(record.id, "ref-1");
    assert_eq!(record.custom["unmapped"]["item"], json!(["текст"]));
    assert_eq!(codes(&diagnostics), ["item-shape"]);
}

/// The shape that doi.org's content negotiation gives for `10.1126/science.169.3946.635`.
#[test]
fn content_negotiation_is_read() {
    let (record, _) = read(json!({
        "indexed": {"date-parts": [[2022, 4, 1]], "timestamp": 1}, "reference-count": 0,
        "type": "journal-article", "title": "The Structure of Ordinary Water",
        "author": [{"given": "Henry S.", "family": "Frank", "sequence": "first", "affiliation": []},
                   {"name": "A Consortium", "sequence": "additional"}],
        "issued": {"date-parts": [[1970, 8, 14]]}, "ISSN": ["0036-8075", "1095-9203"],
        "original-title": [], "link": [], "event": {"name": "X"}, "score": 1,
        "published-print": {"date-parts": [[1970, 8, 14]]}, "DOI": "10.1126/science.169.3946.635",
    }));
    assert_eq!(record.kind, Kind::ArticleJournal);
    assert_eq!(record.id, "ref-1");
    let authors = [
        Name::person("Frank", "Henry S."),
        Name::literal("A Consortium"),
    ];
    assert_eq!(record.names(NameField::Author), authors);
    assert_eq!(record.text(TextField::Issn), Some("0036-8075, 1095-9203"));
    assert_eq!(record.text(TextField::Event), None);
    assert_eq!(
        record.custom["unmapped"]["author"][0]["sequence"],
        json!("first")
    );
}

#[test]
fn evidence_that_we_do_not_understand_is_kept() {
    let posyl = json!({
        "schema": 1, "raw": "x", "later": [1],
        "place": {"source": "a", "line": 1, "start": 0, "end": 4, "column": 2},
        "links": [{"url": "u", "verdict": "ok", "score": 5}, {"url": "v", "verdict": "vanished"}],
    });
    let item = json!({"id": "a", "type": "book", "custom": {"posyl": posyl}});
    let (record, _) = read(item.clone());
    assert_eq!(record.evidence.raw.as_deref(), Some("x"));
    assert_eq!(record.evidence.links, None);
    assert_eq!(to_value(&record), item);

    let later = json!({"id": "a", "type": "book", "custom": {"posyl": {"schema": 2, "raw": "x"}}});
    let (record, _) = read(later.clone());
    assert_eq!(record.evidence.raw, None);
    assert_eq!(to_value(&record), later);
}
