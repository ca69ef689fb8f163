use std::time::{Duration, Instant};

use serde_json::json;

use super::*;
use crate::model::*;

/// The records and the remarks.
#[track_caller]
fn read(format: Format, text: &str) -> (Vec<Reference>, Vec<Diagnostic>) {
    let (records, found) = read_found(format, text);
    (records, found.diagnostics)
}

#[track_caller]
fn read_found(format: Format, text: &str) -> (Vec<Reference>, Found) {
    let found = try_read(format, text).expect("it can be read");
    (found.clone().into_records(), found)
}

fn try_read(format: Format, text: &str) -> Result<Found> {
    let source = Source::new("list", text);
    match format {
        Format::CslYaml => read_csl(&source),
        _ => read_hayagriva(&source),
    }
}

/// The only record of a text that gives nothing to remark.
#[track_caller]
fn only(format: Format, text: &str) -> Reference {
    let (mut records, said) = read(format, text);
    assert_eq!(said, [], "{text}");
    assert_eq!(records.len(), 1, "{text}");
    records.remove(0)
}

fn ids(records: &[Reference]) -> Vec<&str> {
    records.iter().map(|record| record.id.as_str()).collect()
}

#[track_caller]
fn check_texts(record: &Reference, expected: &[(TextField, &str)]) {
    for (field, text) in expected {
        assert_eq!(record.text(*field), Some(*text), "{field}");
    }
}

fn date(year: i32, month: Option<u8>, day: Option<u8>) -> Date {
    Date::parts(DateParts { year, month, day })
}

#[test]
fn items_of_pandoc() {
    let text = "---\nreferences:\n- id: segeda2020\n  type: article-journal\n  author:\n  - family: Сегеда\n    given: О. О.\n\
                \x20 - Roe, Jane\n  issued:\n    date-parts:\n    - - 2020\n      - 5\n  title: 'Цифрова дипломатія: досвід'\n  volume: 010\n\
                \x20 page: 139-148\n  doi: 10.24195/x\n- id: two\n  type: book\n  issued: 2019-03\n  accessed:\n    - year: 2020\n      month: 2\n\
                \x20     day: 3\n  title: Two\n...\n";
    let (records, said) = read(Format::CslYaml, text);
    assert_eq!(said, []);
    assert_eq!(ids(&records), ["segeda2020", "two"]);
    let authors = [Name::person("Сегеда", "О. О."), Name::person("Roe", "Jane")];
    assert_eq!(records[0].names(NameField::Author), authors);
    check_texts(
        &records[0],
        &[
            (TextField::Title, "Цифрова дипломатія: досвід"),
            (TextField::Volume, "010"),
            (TextField::Doi, "10.24195/x"),
        ],
    );
    let issued = |at: usize| records[at].date(DateField::Issued);
    assert_eq!(issued(0), Some(&date(2020, Some(5), None)));
    assert_eq!(issued(1), Some(&date(2019, Some(3), None)));
    let accessed = records[1].date(DateField::Accessed);
    assert_eq!(accessed, Some(&date(2020, Some(2), Some(3))));
    let lines: Vec<_> = records
        .iter()
        .filter_map(|r| Some(r.evidence.place.as_ref()?.line))
        .collect();
    assert_eq!(lines, [3, 17]);
}

#[test]
fn dates_come_in_many_shapes() {
    #[track_caller]
    fn check(issued: &str, expected: Date) {
        let text = format!("- id: a\n  type: book\n  issued: {issued}\n");
        let record = only(Format::CslYaml, &text);
        assert_eq!(record.date(DateField::Issued), Some(&expected), "{issued}");
        assert!(record.custom.is_empty(), "{issued}: {:?}", record.custom);
    }
    let range = |date: Date, year| Date {
        end: Some(DateParts::year(year)),
        ..date
    };
    check("2020", Date::year(2020));
    check("2020-05", date(2020, Some(5), None));
    check("'2019/2021'", range(Date::year(2019), 2021));
    check("{year: 2020, month: 5}", date(2020, Some(5), None));
    check(
        "{year: 2020, day: 5, month: 4}",
        date(2020, Some(4), Some(5)),
    );
    check(
        "[{year: 2019}, {year: 2021}]",
        range(Date::year(2019), 2021),
    );
    check("{date-parts: [2020, 5]}", date(2020, Some(5), None));
    check(
        "{date-parts: [[2019], [2021]]}",
        range(Date::year(2019), 2021),
    );
    check("12 травня 2020", date(2020, Some(5), Some(12)));
    let circa = Date {
        circa: Some(true.into()),
        ..Date::year(1850)
    };
    check("1850~", circa.clone());
    check("{year: 1850, circa: true}", circa);
    let season = Date {
        season: Some(json!(1)),
        ..Date::year(2020)
    };
    check("2020-21", season);
}

#[test]
fn one_broken_item_loses_that_item_only() {
    let text =
        "- id: a\n  type: book\n- id: b\n  title: [unclosed\n- id: c\n  type: book\n- just text\n";
    let (records, found) = read_found(Format::CslYaml, text);
    assert_eq!(ids(&records), ["a", "c"]);
    let said: Vec<_> = found
        .diagnostics
        .iter()
        .map(|one| (one.code, one.line))
        .collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert_eq!(said[0].0, "yaml-syntax");
    assert_eq!(said[1], ("item-shape", Some(7)));
    let rejects: Vec<_> = found
        .rejects
        .iter()
        .map(|one| (one.line, one.text.as_str()))
        .collect();
    assert_eq!(
        rejects,
        [(3, "- id: b\n  title: [unclosed"), (7, "- just text")]
    );
    assert!(
        found.rejects[0].reason.contains("line"),
        "{}",
        found.rejects[0].reason
    );
    let error = try_read(Format::CslYaml, "- a: [\n").expect_err("nothing is left");
    assert_eq!(error.kind(), ErrorKind::Input);
    assert!(error.to_string().contains("column"), "{error}");
}

#[test]
fn anchors_may_reach_from_item_to_item() {
    let text = "- &first\n  id: a\n  type: book\n  publisher: &press Наукова думка\n- id: b\n  type: book\n  publisher: *press\n- <<: *first\n  id: c\n";
    let (records, said) = read(Format::CslYaml, text);
    assert_eq!(said, []);
    assert_eq!(ids(&records), ["a", "b", "c"]);
    check_texts(&records[1], &[(TextField::Publisher, "Наукова думка")]);
    check_texts(&records[2], &[(TextField::Publisher, "Наукова думка")]);
    assert_eq!(
        records[2].evidence.place.as_ref().map(|place| place.line),
        Some(8)
    );
}

#[test]
fn unknown_fields_are_kept() {
    let (records, said) = read(
        Format::CslYaml,
        "id: a\ntype: book\nrating: 5\nnote: x\nnote: y\n",
    );
    assert_eq!(said.len(), 1);
    assert_eq!(
        json!(records[0].custom),
        json!({"unmapped": {"rating": 5, "note-2": "y"}})
    );
    let (records, _) = read(
        Format::CslYaml,
        "[{id: a, type: book}, {id: b, type: book}]",
    );
    assert_eq!(ids(&records), ["a", "b"]);
    assert!(try_read(Format::CslYaml, "").is_ok_and(|found| found.items.is_empty()));
}

#[test]
fn an_article_has_its_journal_for_a_parent() {
    let record = only(
        Format::Hayagriva,
        "segeda2020:\n    type: Article\n    title:\n        value: \"Цифрова {дипломатія} України\"\n        short: Дипломатія\n\
         \x20       verbatim: true\n    author: [\"Сегеда, О. О.\", \"King, Jr., Martin Luther\", UNESCO]\n    date: 2020-05\n    page-range: 139–148\n\
         \x20   serial-number: { doi: 10.24195/x, serial: e12, zbl: \"7\" }\n    url: { value: https://a.example/x, date: 2021-01-02 }\n\
         \x20   language: uk-UA\n    note: x\n    parent:\n        title: { value: Політикус, short: Політ. }\n        volume: 102\n        issue: 3\n\
         \x20       publisher: { name: ПНПУ, location: Одеса }\n        serial-number: { issn: 2414-9616 }\n        runtime: \"1:00\"\n",
    );
    assert_eq!(
        (record.id.as_str(), record.kind),
        ("segeda2020", Kind::ArticleJournal)
    );
    let king = Name {
        suffix: Some("Jr.".to_owned()),
        ..Name::person("King", "Martin Luther")
    };
    let authors = [
        Name::person("Сегеда", "О. О."),
        king,
        Name::literal("UNESCO"),
    ];
    assert_eq!(record.names(NameField::Author), authors);
    check_texts(
        &record,
        &[
            (TextField::Title, "Цифрова дипломатія України"),
            (TextField::TitleShort, "Дипломатія"),
            (TextField::ContainerTitle, "Політикус"),
            (TextField::ContainerTitleShort, "Політ."),
            (TextField::Volume, "102"),
            (TextField::Issue, "3"),
            (TextField::Page, "139-148"),
            (TextField::Doi, "10.24195/x"),
            (TextField::Number, "e12"),
            (TextField::Issn, "2414-9616"),
            (TextField::Publisher, "ПНПУ"),
            (TextField::PublisherPlace, "Одеса"),
            (TextField::Url, "https://a.example/x"),
            (TextField::Language, "uk-UA"),
        ],
    );
    assert_eq!(
        record.date(DateField::Issued),
        Some(&date(2020, Some(5), None))
    );
    let accessed = record.date(DateField::Accessed);
    assert_eq!(accessed, Some(&date(2021, Some(1), Some(2))));
    let custom = json!({"serial-number": {"zbl": "7"}, "parent": {"runtime": "1:00"}});
    assert_eq!(json!(record.custom), custom);
}

#[test]
fn parents_may_be_many_and_have_parents() {
    let record = only(
        Format::Hayagriva,
        "a:\n  type: article\n  title: Paper\n  parent:\n    - type: Conference\n      title: The Conference\n      location: Львів\n      date: 2019-05-01\n\
         \x20   - type: Proceedings\n      title: The Proceedings\n      editor: Doe, Jane\n      date: 2020\n      parent:\n        title: The Series\n        volume: 12\n\
         \x20   - type: Video\n      runtime: \"13:42\"\n",
    );
    assert_eq!(record.kind, Kind::PaperConference);
    check_texts(
        &record,
        &[
            (TextField::EventTitle, "The Conference"),
            (TextField::EventPlace, "Львів"),
            (TextField::ContainerTitle, "The Proceedings"),
            (TextField::CollectionTitle, "The Series"),
            (TextField::CollectionNumber, "12"),
        ],
    );
    assert_eq!(
        record.names(NameField::Editor),
        [Name::person("Doe", "Jane")]
    );
    assert_eq!(record.date(DateField::Issued), Some(&Date::year(2020)));
    assert_eq!(
        record.date(DateField::EventDate),
        Some(&date(2019, Some(5), Some(1)))
    );
    let video = json!({"parent": {"type": "Video", "runtime": "13:42"}});
    assert_eq!(json!(record.custom), video);
    let book = only(
        Format::Hayagriva,
        "b:\n  type: Book\n  title: Volume\n  volume: 6\n  location: Київ\n  parent:\n    title: Series\n    volume: 3\n    editor: Doe, J.\n",
    );
    check_texts(
        &book,
        &[
            (TextField::Volume, "6"),
            (TextField::CollectionTitle, "Series"),
            (TextField::CollectionNumber, "3"),
            (TextField::PublisherPlace, "Київ"),
        ],
    );
    assert_eq!(
        book.names(NameField::CollectionEditor),
        [Name::person("Doe", "J.")]
    );
    let copy = only(
        Format::Hayagriva,
        "c:\n  type: Book\n  title: Переклад\n  parent: { type: Original, title: Original, date: 1967, author: \"Roe, J.\" }\n",
    );
    check_texts(&copy, &[(TextField::OriginalTitle, "Original")]);
    assert_eq!(copy.date(DateField::OriginalDate), Some(&Date::year(1967)));
}

#[test]
fn persons_have_roles_and_parts() {
    let record = only(
        Format::Hayagriva,
        "film:\n  type: Video\n  title: Film\n  date: ~1991\n  affiliated:\n    - role: Director\n      names: Довженко, Олександр\n\
         \x20   - role: cast-member\n      names: [\"A, B\", \"C, D\"]\n    - role: Cinematography\n      names: \"E, F\"\n\
         \x20 author:\n    - { name: Watkins, given-name: Gloria, prefix: van, alias: bell hooks }\n    - name: Студія\n",
    );
    assert_eq!(record.kind, Kind::MotionPicture);
    let director = [Name::person("Довженко", "Олександр")];
    assert_eq!(record.names(NameField::Director), director);
    assert_eq!(record.names(NameField::Performer).len(), 2);
    let watkins = Name {
        non_dropping_particle: Some("van".to_owned()),
        ..Name::person("Watkins", "Gloria")
    };
    assert_eq!(
        record.names(NameField::Author),
        [watkins, Name::literal("Студія")]
    );
    let issued = record.date(DateField::Issued);
    assert_eq!(
        issued.and_then(|date| date.circa.clone()),
        Some(json!(true))
    );
    assert_eq!(record.custom.len(), 2);
    assert_eq!(
        record.custom["affiliated"],
        json!({"role": "Cinematography", "names": "E, F"})
    );
    assert_eq!(record.custom["author"][0]["alias"], "bell hooks");
}

#[test]
fn types_tell_the_kind() {
    #[track_caller]
    fn check(fields: &str, expected: Kind) {
        let record = only(Format::Hayagriva, &format!("a: {{title: x, {fields}}}\n"));
        assert_eq!(record.kind, expected, "{fields}");
    }
    check("type: article", Kind::Article);
    check("type: article, parent: {title: y}", Kind::ArticleJournal);
    check(
        "type: Article, parent: {type: Newspaper}",
        Kind::ArticleNewspaper,
    );
    check("type: article, parent: {type: blog}", Kind::PostWeblog);
    check("type: entry, parent: {title: y}", Kind::EntryEncyclopedia);
    check("type: anthos, parent: {title: y}", Kind::Chapter);
    check("type: thesis, organization: КНУ", Kind::Thesis);
    check("type: Repository", Kind::Software);
    check("note: y", Kind::Document);
    let (records, said) = read(
        Format::Hayagriva,
        "a:\n  type: Nonsense\n  title: x\nb: text\n",
    );
    assert_eq!(ids(&records), ["a"]);
    let codes: Vec<_> = said.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["type-unknown", "entry-shape"]);
}

#[test]
fn formats_are_told_by_their_keys() {
    #[track_caller]
    fn check(text: &str, expected: Option<Format>) {
        assert_eq!(sniff(&Source::new("x.yaml", text)), expected, "{text}");
    }
    check("- id: a\n  type: book\n", Some(Format::CslYaml));
    check(
        "\u{feff}---\nreferences:\n- type: book\n  id: a\n...\n",
        Some(Format::CslYaml),
    );
    check(
        "title: x\nreferences:\n  - id: a\n    author: b\n",
        Some(Format::CslYaml),
    );
    check("id: a\ntype: book\ntitle: x\n", Some(Format::CslYaml));
    check(
        "# comment\na:\n  type: Book\n  title: x\n",
        Some(Format::Hayagriva),
    );
    check(
        "\"1\":\n    author: x\n    title: y\n",
        Some(Format::Hayagriva),
    );
    check("", None);
    check("- одне посилання. 2001.\n- друге посилання. 2002.\n", None);
    check("- title: x\n", None);
    check("name: x\nservices:\n  web:\n    image: y\n", None);
    check("Література:\n  1. Роу Дж. Слова. 2001.\n", None);
    check(
        "---\ntitle: x\nauthor: y\ndate: 2020\n---\n# Розділ\nтекст\n",
        None,
    );
    check("References:\n1. Roe J. Words. 2001.\n", None);
    check("https://a.example/x\nhttps://a.example/y\n", None);
}

const SAMPLES: [(Format, &str); 2] = [
    (
        Format::CslYaml,
        "references:\n- id: a\n  type: book\n  author:\n  - {family: Ґалаґан, given: Оксана}\n  issued: {year: 2020}\n- id: b\n  title: \"x\"\n",
    ),
    (
        Format::Hayagriva,
        "a:\n  type: Article\n  author: [\"Ґалаґан, О.\"]\n  parent: {title: \"x\", volume: 1}\nb:\n  title: |\n    text\n    text\n",
    ),
];

#[test]
fn texts_that_were_cut_are_read_up_to_there() {
    for (format, text) in SAMPLES {
        for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
            let _ = try_read(format, &text[..end]);
            let _ = sniff(&Source::new("x", &text[..end]));
        }
        let cut = &text[..text.len() - 6];
        assert!(try_read(format, cut).is_ok_and(|found| !found.items.is_empty()));
    }
}

#[test]
fn bytes_of_any_kind_are_read() {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let alphabet: Vec<char> = "-:[]{}&*!|>'\"%@`#,? \n\tabїґ0129~".chars().collect();
    for round in 0..300 {
        let text: String = (0..round)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                alphabet[(state % alphabet.len() as u64) as usize]
            })
            .collect();
        for (format, _) in SAMPLES {
            let _ = try_read(format, &text);
        }
        let _ = sniff(&Source::new("x", text));
    }
}

/// Items, broken items, fields and nesting many times over: the time grows as the text does.
#[test]
fn repetition_takes_time_in_proportion() {
    let pieces = [
        (Format::CslYaml, "", "- id: a\n  type: book\n", 10_000),
        (Format::CslYaml, "", "- id: [\n", 5_000),
        (Format::CslYaml, "", "- id: a\n---\n", 10_000),
        (Format::CslYaml, "- id: a\n", "  note: x\n", 10_000),
        (Format::CslYaml, "- ", "[", 100_000),
        (Format::CslYaml, "- ", "- ", 50_000),
        (Format::CslYaml, "- id: \"", "x\n", 50_000),
        (Format::Hayagriva, "", "a:\n  title: x\n", 10_000),
        (Format::Hayagriva, "a: ", "{parent: ", 50_000),
        (
            Format::Hayagriva,
            "a:\n  author:\n",
            "  - Roe, J.\n",
            20_000,
        ),
    ];
    for (format, first, piece, times) in pieces {
        let text = format!("{first}{}", piece.repeat(times));
        let began = Instant::now();
        let _ = try_read(format, &text);
        let taken = began.elapsed();
        assert!(taken < Duration::from_secs(30), "{first}{piece}: {taken:?}");
    }
}
