//! BibTeX as it is found in the wild: broken entries among sound ones, and the forms that other readers trip over.

use posyl::bibtex::syntax::{pieces, tokens};
use posyl::diag::Severity;
use posyl::import::{self, Found};
use posyl::model::{DateField, Kind, NameField, Reference, TextField};
use serde_json::Value;

use crate::command::Desk;

fn found(text: &str) -> Found {
    let options = import::Options {
        from: Some(import::Format::Bibtex),
        ..import::Options::default()
    };
    import::read(text.as_bytes(), "x.bib", &options).expect("BibTeX is read, however broken")
}

/// The records of a file in which nothing is wrong.
#[track_caller]
fn records(text: &str) -> Vec<Reference> {
    let found = found(text);
    assert_eq!(found.diagnostics, [], "{text}");
    found.into_records()
}

/// Twelve ways to break an entry: its text, the line in it where it is broken, and a word of the reason.
const BROKEN: [(&str, usize, &str); 12] = [
    (
        "@article{broken,\n  title = {Дужка без пари,\n  year = {2020},\n}",
        2,
        "brace",
    ),
    (
        "@article{broken,\n  title = \"Лапки без пари,\n  year = {2020},\n}",
        2,
        "quotation mark",
    ),
    (
        "@article{broken,\n  title = {Без коми}\n  year = {2020},\n}",
        2,
        "comma",
    ),
    (
        "@article{broken,\n  title = {Т},\n  year {2020},\n}",
        3,
        "`=`",
    ),
    ("@article{,\n  title = {Без ключа},\n}", 1, "no key"),
    (
        "@article{key100,\n  title = {Ключ іншого},\n}",
        1,
        "same key",
    ),
    (
        "@article{broken,\n  title = {Т},\n  journal = невідомий,\n}",
        3,
        "@string",
    ),
    (
        "@article{broken,\n  title = {Без кінця},\n  year = {2020},",
        3,
        "not closed",
    ),
    (
        "@article{broken,\n  title = \"Зайва } дужка\",\n}",
        2,
        "quoted",
    ),
    ("@{broken,\n  title = {Без типу},\n}", 1, "entry type"),
    (
        "@article{broken,\n  title = {Т},\n  «примітка редактора»\n}",
        3,
        "field = value",
    ),
    (
        "@article{broken,\n  title = {Т},\n  year = ,\n}",
        3,
        "no value",
    ),
];

/// A thousand entries; every eightieth or so is broken in a way of its own.
fn wild() -> (String, Vec<(usize, usize)>) {
    let mut text = "% Моя бібліографія\n@string{press = {Наукова думка}}\n\n".to_owned();
    let mut places = Vec::new();
    for n in 0..1000 {
        let broken = (n % 83 == 40).then_some(n / 83);
        match broken {
            Some(at) => {
                let line = text.matches('\n').count() + 1;
                places.push((line, line + BROKEN[at].1 - 1));
                text += BROKEN[at].0;
            }
            None => {
                text += &format!(
                    "@book{{key{n},\n  author = {{Бойко, О. and Roe, J.}},\n  title = {{Праця {n}: {{NASA}} і \"наука\"}},\n  \
                     publisher = press # \" {n}\",\n  year = {n},\n}}"
                );
            }
        }
        text += if n % 3 == 0 { "\n\n" } else { "\n" };
    }
    (text, places)
}

#[test]
fn twelve_broken_entries_of_a_thousand_are_lost_alone() {
    let (text, places) = wild();
    let found = found(&text);
    assert_eq!(found.rejects.len(), 12);
    let errors: Vec<_> = found.diagnostics.iter().collect();
    assert_eq!(errors.len(), 12, "{errors:?}");
    for (at, (error, reject)) in errors.iter().zip(&found.rejects).enumerate() {
        let (broken, _, word) = BROKEN[at];
        assert_eq!(error.severity, Severity::Error);
        assert_eq!(
            (reject.line, error.line),
            (places[at].0, Some(places[at].1)),
            "{error:?}"
        );
        assert!(
            error.column.is_some() && error.message.contains(word),
            "{error:?} {word}"
        );
        assert!(reject.reason.contains(word), "{reject:?}");
        assert_eq!(reject.text, broken);
    }
    let records = found.into_records();
    assert_eq!(records.len(), 988);
    for record in records {
        let n = record.id.strip_prefix("key").expect("a key of ours");
        let title = format!("Праця {n}: NASA і \"наука\"");
        assert_eq!(record.text(TextField::Title), Some(title.as_str()));
        assert_eq!(
            record.text(TextField::Publisher),
            Some(format!("Наукова думка {n}").as_str())
        );
        assert_eq!(record.names(NameField::Author).len(), 2);
    }
}

#[test]
fn broken_entries_come_back_and_can_be_mended() {
    let desk = Desk::without_network();
    desk.put("refs.bib", wild().0);
    let run = desk.posyl(&[
        "import",
        "refs.bib",
        "--library",
        "lib.sqlite",
        "--rejects",
        "lost.bib",
    ]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    for (at, (line, fault)) in wild().1.into_iter().enumerate() {
        let place = format!("refs.bib:{fault}:");
        assert!(
            run.stderr.contains(&place),
            "{at} on line {line}: {}",
            run.stderr
        );
    }
    let mended = desk
        .text("lost.bib")
        .replace("= невідомий", "= {Відомий}")
        .replace("@article{key100", "@article{other");
    desk.put("lost.bib", mended);
    let again = found(&desk.text("lost.bib"));
    assert_eq!(again.rejects.len(), 10, "{:?}", again.diagnostics);
}

#[test]
fn a_long_file_is_read_entry_by_entry_with_the_same_outcome() {
    let desk = Desk::without_network();
    let mut text = wild().0;
    let filler = "Довге пояснення. ".repeat(60);
    for n in 0..6000 {
        text += &format!(
            "@book{{long{n}, title = {{Том {n}}}, abstract = {{{filler}}}, crossref = {{key1}}}}\n"
        );
    }
    assert!(text.len() > 9 << 20, "as long as what is read bit by bit");
    desk.put("long.bib", &text);
    let run = desk.posyl(&["parse", "long.bib", "-o", "out.ndjson"]);
    assert_eq!(run.code, 2, "entries were lost: {}", run.stderr);
    assert_eq!(run.stderr.matches(": error[").count(), 12, "{}", run.stderr);
    assert!(
        run.stderr.contains("6988 references found"),
        "{}",
        run.stderr
    );
    let written = desk.text("out.ndjson");
    let mut lines = written
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("an item"));
    let last = lines.next_back().expect("a line");
    assert_eq!(
        (&last["id"], &last["publisher"]),
        (&"long5999".into(), &"Наукова думка 1".into())
    );
    assert_eq!(lines.count(), 6987);
}

#[test]
fn every_byte_of_a_file_is_in_one_token() {
    let text = wild().0;
    let whole: String = pieces(&text)
        .flat_map(|piece| tokens(&text, &piece))
        .map(|token| token.span.of(&text).to_owned())
        .collect();
    assert!(whole == text);
}

/// Reads a file with one entry called `k` among others and compares a field of it.
#[track_caller]
fn check(text: &str, field: TextField, expected: &str) {
    let records = records(text);
    let record = records
        .iter()
        .find(|record| record.id == "k")
        .expect("an entry `k`");
    assert_eq!(record.text(field), Some(expected), "{text}");
}

#[test]
fn commands_and_comments_stand_anywhere() {
    use TextField::{Note, Title};
    check(
        "@string{x = \"a\" # \"b\"} @misc{k, note = x # {c}}",
        Note,
        "abc",
    );
    check(
        "@preamble{\"\\newcommand\" # {{\\x}}}\n@misc{k, title = {T}}",
        Title,
        "T",
    );
    check(
        "@comment text without braces\n@misc{k, title = {T}}",
        Title,
        "T",
    );
    check(
        "@comment{@misc{no, title = {N}}}\n@misc{k, title = {T}}",
        Title,
        "T",
    );
    check("@misc(k, title = {T (a)})", Title, "T (a)");
    check("@MISC{k, TITLE = {T}}", Title, "T");
    check(
        "Вільний текст, me@x.org\n@misc{k, % нотатка\n title = {T}, % ще\n}",
        Title,
        "T",
    );
    check("@misc{a,}@misc{k, title = {T}}@misc{b,}", Title, "T");
    check("@misc{ключ,}\n@misc{k, title = {T}}", Title, "T");
    check("\u{feff}@misc{k, title = {T},}", Title, "T");
    check(
        "@misc{k,\r\n  title = {Рядок\r\n    і ще},\r\n}\r\n",
        Title,
        "Рядок і ще",
    );
}

#[test]
fn values_that_other_readers_trip_over_are_read() {
    use TextField::{Number, Title, Url};
    check("@misc{k, title = {$5 and more}}", Title, "$5 and more");
    check(
        r#"@misc{k, title = "He said {"}hi{"} and left", number = 5}"#,
        Title,
        "He said \"hi\" and left",
    );
    check(
        r#"@misc{k, title = "He said {"}hi{"}", number = 5}"#,
        Number,
        "5",
    );
    check(
        r"@misc{k, title = {\emph{X} \textit{Y} \unknown{Z}}}",
        Title,
        r"<i>X</i> <i>Y</i> \unknown{Z}",
    );
    check(
        r"@misc{k, title = {a~b $x^2$}}",
        Title,
        "a\u{a0}b x<sup>2</sup>",
    );
    check(
        r#"@misc{k, title = {na\"{\i}ve \t{oo} \v{s} {\ss}}}"#,
        Title,
        "naïve o͡o š ß",
    );
    check(
        r"@misc{k, title = {\CYRK\cyri\cyryi\cyrv{} \CYRIE\cyrgup}}",
        Title,
        "Київ Єґ",
    );
    check(
        r"@misc{k, url = {\url{https://x.org/a\_b%20c--d~e}}}",
        Url,
        "https://x.org/a_b%20c--d~e",
    );
    check("@misc{k, title = {50% of {AT&T}}}", Title, "50% of AT&T");
    let nested = "{".repeat(20_000) + "T" + &"}".repeat(20_000);
    check(
        &format!("@misc{{k, title = {{{nested}}}}}"),
        Title,
        "<span class=\"nocase\">T</span>",
    );
}

#[test]
fn names_and_dates_that_other_readers_trip_over_are_read() {
    let text = "@book{k, author = {Ludwig van Beethoven and King, Jr, Martin AND {NASA and ESA} and family=Sartre, given=Jean-Paul and others},
        date = {1850~/1851}, urldate = {2020-05-17}, origdate = {-0044}}";
    let record = records(text).remove(0);
    let names = record.names(NameField::Author);
    assert_eq!(names.len(), 4, "{names:?}");
    assert_eq!(names[0].non_dropping_particle.as_deref(), Some("van"));
    assert_eq!(names[1].suffix.as_deref(), Some("Jr"));
    assert_eq!(names[2].literal.as_deref(), Some("NASA and ESA"));
    assert_eq!(names[3].given.as_deref(), Some("Jean-Paul"));
    assert_eq!(record.custom["author-truncated"], "others");
    let issued = record.date(DateField::Issued).expect("a date");
    assert_eq!(
        (issued.circa.is_some(), issued.end.map(|end| end.year)),
        (true, Some(1851))
    );
    let original = record
        .date(DateField::OriginalDate)
        .and_then(|date| date.start);
    assert_eq!(original.map(|start| start.year), Some(-44));
}

#[test]
fn types_that_nobody_knows_are_kept() {
    let found = found("@mytype{k, title = {T}}");
    let codes: Vec<_> = found.diagnostics.iter().map(|said| said.code).collect();
    assert_eq!(codes, ["type-unknown"]);
    let record = found.into_records().remove(0);
    assert_eq!(
        (record.kind, &record.custom["entrytype"]),
        (Kind::Document, &"mytype".into())
    );
}

#[test]
fn other_encodings_are_read() {
    let text = "@misc{k, title = {Підтримка їжаків ґанку та щастя}}";
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(text);
    let found = import::read(&bytes, "x.bib", &import::Options::default()).expect("it is read");
    let record = found.into_records().remove(0);
    assert_eq!(
        record.text(TextField::Title),
        Some("Підтримка їжаків ґанку та щастя")
    );
}

#[test]
fn the_crate_biblatex_splits_names_alike() {
    let lists = [
        "Ludwig van Beethoven",
        "van Beethoven, Ludwig",
        "Charles Louis Xavier Joseph de la Vall\\'ee Poussin",
        "King, Jr., Martin Luther",
        "Anderson, Andy and Doe, Jane Q.",
        "Donald E. Knuth and Сегеда, О. О.",
        "{von Neumann}, John",
        "Jean d'Alembert",
        "Plato",
        "de la Fontaine, Jean",
    ];
    for list in lists {
        let text = format!("@book{{k, author = {{{list}}}}}");
        let theirs = biblatex::Bibliography::parse(&text).expect("sound BibTeX");
        let theirs = theirs
            .get("k")
            .and_then(|entry| entry.author().ok())
            .expect("authors");
        let theirs: Vec<_> = theirs
            .iter()
            .map(|person| {
                [
                    &person.prefix,
                    &person.name,
                    &person.given_name,
                    &person.suffix,
                ]
                .map(String::clone)
            })
            .collect();
        let record = records(&text).remove(0);
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        let ours: Vec<_> = record
            .names(NameField::Author)
            .iter()
            .map(|name| {
                [
                    &name.non_dropping_particle,
                    &name.family,
                    &name.given,
                    &name.suffix,
                ]
                .map(part)
            })
            .collect();
        assert_eq!(ours, theirs, "{list}");
    }
}
