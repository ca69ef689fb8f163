//! BibTeX output, read back: by our own reader without any loss of what it can hold, and by the crate `biblatex`
//! as a reader that knows nothing of ours.

use biblatex::{Bibliography, ChunksExt, Person};
use posyl::csl_json;
use posyl::export::{self, Format};
use posyl::import;
use posyl::model::{Kind, Name, NameField, Reference, TextField};
use proptest::prelude::*;
use serde_json::{Value, json};

fn written(records: &[Reference]) -> String {
    let mut out = Vec::new();
    export::write(records, Format::Bibtex, &mut out).expect("memory can be written to");
    String::from_utf8(out).expect("BibTeX is written in UTF-8")
}

#[track_caller]
fn read(bibtex: &str) -> Vec<Reference> {
    let options = import::Options {
        from: Some(import::Format::Bibtex),
        ..import::Options::default()
    };
    let found = import::read(bibtex.as_bytes(), "x.bib", &options).expect("it is read");
    assert_eq!(found.diagnostics, [], "{bibtex}");
    found.into_records()
}

fn record(item: &Value) -> Reference {
    csl_json::read_item(item, "x").0
}

/// The key takes the place of the id, and the entry's place in the file is new.
fn as_bibtex_holds_it(record: &Reference) -> Reference {
    let mut record = record.clone();
    record.id = String::new();
    record.evidence = Default::default();
    record.texts.remove(&TextField::CitationKey);
    record
}

#[track_caller]
fn check(item: Value) {
    let record = record(&item);
    let bibtex = written(std::slice::from_ref(&record));
    let [back] = read(&bibtex).try_into().expect("one entry");
    assert_eq!(
        as_bibtex_holds_it(&back),
        as_bibtex_holds_it(&record),
        "{bibtex}"
    );
    check_independently(&bibtex, &record);
}

/// Every text and every name is found by `biblatex`, in whatever field.
#[track_caller]
fn check_independently(bibtex: &str, record: &Reference) {
    let read = Bibliography::parse(bibtex).unwrap_or_else(|error| panic!("{error}: {bibtex}"));
    let entry = read.iter().next().expect("one entry");
    let values: Vec<_> = entry
        .fields
        .values()
        .map(|value| folded(&value.format_verbatim()))
        .collect();
    for (field, text) in &record.texts {
        let text = match field {
            TextField::CitationKey | TextField::Language => continue,
            TextField::Page => text.replace('-', "–"),
            _ => text.clone(),
        };
        let text = folded(&text);
        let found = values
            .iter()
            .any(|value| *value == text || *value == text.replace('–', "-"));
        assert!(found, "{field} {text:?}: {bibtex}");
    }
    for field in [NameField::Author, NameField::Editor] {
        let names = record.names(field);
        let people: Vec<Person> = entry.get_as(field.as_str()).unwrap_or_default();
        let people: Vec<_> = people
            .iter()
            .map(|p| [&p.prefix, &p.name, &p.given_name, &p.suffix].map(|s| folded(s)))
            .collect();
        assert_eq!(
            people,
            names.iter().map(parts).collect::<Vec<_>>(),
            "{bibtex}"
        );
    }
}

fn parts(name: &Name) -> [String; 4] {
    let text = |part: &Option<String>| folded(part.as_deref().unwrap_or_default());
    let family = name.family.as_ref().or(name.literal.as_ref()).cloned();
    [
        text(&name.non_dropping_particle),
        text(&family),
        text(&name.given),
        text(&name.suffix),
    ]
}

/// As TeX folds white space.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_kinds_of_a_paper_s_list_survive() {
    check(
        json!({"type": "article-journal", "language": "uk", "title": "Цифрова дипломатія ЄС: роль USAID",
        "author": [{"family": "Сегеда", "given": "О. О."}, {"family": "Чарських", "given": "І. Ю."}],
        "issued": {"date-parts": [[2020]]}, "container-title": "Політикус : наук. журнал", "volume": "4",
        "issue": "2(15)", "page": "139-148", "DOI": "10.37772/2309-9275-2020-2(15)-2", "ISSN": "2414-9616"}),
    );
    check(
        json!({"type": "webpage", "language": "uk", "title": "Застосунок mRiik на базі Дії",
        "issued": {"date-parts": [[2023, 1, 20]]}, "container-title": "Дія", "accessed": {"date-parts": [[2024, 5, 1]]},
        "URL": "https://example.org/a_b?ref_src=twsrc%5Etfw%7Ctwcamp&ref_url=https%3A%2F%2Fx#~y"}),
    );
    check(
        json!({"type": "report", "author": [{"literal": "Міністерство закордонних справ, відділ №1"}],
        "title": "Стратегія публічної дипломатії (2021-2025)", "publisher": "МЗС", "number": "7/2",
        "issued": {"date-parts": [[2021, 3]]}, "publisher-place": "Київ", "genre": "Звіт"}),
    );
    check(
        json!({"type": "book", "language": "en-US", "title": "Democracy in America & 50% of the rest",
        "author": [{"family": "Tocqueville", "given": "Alexis", "non-dropping-particle": "de"},
            {"family": "King", "given": "M. L.", "suffix": "Jr."}, {"family": "von Neumann", "given": "John"}],
        "translator": [{"family": "Mansfield", "given": "Harvey C."}], "edition": "2", "volume": "1",
        "collection-title": "Classics", "collection-number": "12", "ISBN": "978-0-226-80536-8",
        "issued": {"date-parts": [[2000]]}, "original-date": {"date-parts": [[1835]]}, "number-of-pages": "722"}),
    );
    check(
        json!({"type": "chapter", "title": "Plato", "author": [{"family": "Kraut", "given": "R."}],
        "editor": [{"family": "Ґудзь", "given": "Є."}], "container-title": "Handbook of US–EU studies",
        "page": "xi-xx", "publisher": "Наукова думка", "issued": {"date-parts": [[1992], [1993]]}}),
    );
    check(
        json!({"type": "thesis", "title": "Study", "genre": "PhD thesis", "publisher": "КНУ",
        "author": [{"family": "Reuters"}], "issued": {"literal": "б. р."}}),
    );
    check(
        json!({"type": "thesis", "title": "Study", "genre": "Магістерська робота", "publisher": "КНУ"}),
    );
    check(
        json!({"type": "paper-conference", "title": "Talk", "event-title": "Conf_2019", "event-place": "Київ",
        "event-date": {"date-parts": [[2019, 6, 3], [2019, 6, 5]]}, "container-title": "Proc. of X",
        "issued": {"date-parts": [[2019]], "circa": true}}),
    );
}

#[test]
fn variables_without_a_word_in_bibtex_survive() {
    for kind in Kind::ALL {
        check(
            json!({"type": kind.as_str(), "title": "Назва", "container-title": "У чому", "number": "1",
            "issue": "2", "collection-number": "3", "archive_location": "Ф. 1", "shortTitle": "Н.",
            "journalAbbreviation": "В.", "publisher": "П", "language": "crh", "section": "4", "note": "Прим.",
            "composer": [{"family": "Лисенко", "given": "М."}], "submitted": {"date-parts": [[2001, 2]]},
            "issued": {"date-parts": [[1989]], "season": 2}}),
        );
    }
}

#[test]
fn markup_becomes_commands_and_comes_back() {
    let item = json!({"type": "book", "title": "Genome of <i>E. coli</i> & CO<sub>2</sub> <i>", "id": "x"});
    let bibtex = written(&[record(&item)]);
    assert!(bibtex.contains(r"\emph{"), "{bibtex}");
    assert_eq!(
        read(&bibtex)[0].text(TextField::Title),
        item["title"].as_str()
    );
}

#[test]
fn every_entry_of_a_list_is_there() {
    let records: Vec<_> = (0..30)
        .map(|n| record(&json!({"type": "book", "title": format!("Назва {}", n % 3)})))
        .collect();
    let back = read(&written(&records));
    assert_eq!(back.len(), 30);
    let titles = |list: &[Reference]| {
        list.iter()
            .map(|r| r.text(TextField::Title).map(str::to_owned))
            .collect::<Vec<_>>()
    };
    assert_eq!(titles(&back), titles(&records));
}

/// Text that hurts. `=` in a name makes `biblatex` take it for its extended format, and `--` in an address a
/// dash; our reader is held to these in the tests above.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = [
        "{",
        "}",
        "\\",
        "%",
        "&",
        "_",
        "#",
        "$",
        "~",
        "^",
        "\"",
        "@book{x,",
        ",",
        "''",
        "``",
        "\\emph{",
        "and",
        "з’їзд",
        "ЄС",
        "USAID",
        "Word",
        "де",
        "\n",
        "—",
        "№2",
        "<i>",
        "-",
        "'",
        "x",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 1..8)
        .prop_map(|pieces| pieces.join(" "))
        .prop_filter("blank", |text| !text.trim().is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hostile_text_survives(title in hostile(), publisher in hostile(), family in hostile(), given in hostile(), literal in hostile()) {
        let item = json!({"type": "book", "title": folded(&title), "publisher": folded(&publisher),
            "author": [{"family": folded(&family), "given": folded(&given)}, {"literal": folded(&literal)}]});
        check(item);
    }
}
