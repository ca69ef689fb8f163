use serde_json::json;

use super::*;
use crate::model::{Date, DateField, DateParts, Kind, Name, NameField, TextField};

#[track_caller]
fn found(text: &str) -> Found {
    super::found(&Bibtex::new(Source::new("x.bib", text)))
}

/// The one record of a file in which nothing is wrong.
#[track_caller]
fn record(text: &str) -> Reference {
    let found = self::found(text);
    assert_eq!(found.diagnostics, [], "{text}");
    let records = found.into_records();
    let [record] = records.try_into().expect("one record");
    record
}

/// Code, line and column of what is wrong, and the ids of what was read.
#[track_caller]
fn check(text: &str, said: &[(&str, usize, usize)], ids: &[&str]) -> Found {
    let found = self::found(text);
    let codes: Vec<_> = found
        .diagnostics
        .iter()
        .map(|said| (said.code, said.line.unwrap_or(0), said.column.unwrap_or(0)))
        .collect();
    assert_eq!(codes, said, "{:?}", found.diagnostics);
    let records = found.clone().into_records();
    let read: Vec<_> = records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(read, ids);
    found
}

#[test]
fn entries_become_records() {
    let text = r#"
@string{press = "Наукова " # {думка}}
@Book{hr, author = {Грушевський, Михайло and {{НАН України}}}, title = {Історія {України-Руси}},
  publisher = press, address = {Київ}, year = 1991, langid = {ukrainian}, subtitle = {Том 1}}
@PhdThesis(t, author = {T. Shevchenko}, title = {A 50\% {DNA} study}, school = {KNU}, month = may,
  year = {2001}, pages = {1--9}, url = {https://x.org/a_b%20c}, file = {:a\_b.pdf:PDF})
"#;
    let found = check(text, &[], &["hr", "t"]);
    let [book, thesis] = found.into_records().try_into().expect("two records");
    assert_eq!((book.kind, thesis.kind), (Kind::Book, Kind::Thesis));
    let authors = [
        Name::person("Грушевський", "Михайло"),
        Name::literal("НАН України"),
    ];
    assert_eq!(book.names(NameField::Author), authors);
    let title = "Історія України-Руси: Том 1";
    assert_eq!(book.text(TextField::Title), Some(title));
    assert_eq!(book.text(TextField::Publisher), Some("Наукова думка"));
    assert_eq!(book.text(TextField::Language), Some("uk"));
    assert_eq!(
        book.evidence.place.as_ref().map(|place| place.line),
        Some(3)
    );
    let may = DateParts {
        year: 2001,
        month: Some(5),
        day: None,
    };
    assert_eq!(thesis.date(DateField::Issued), Some(&Date::parts(may)));
    assert_eq!(thesis.text(TextField::Genre), Some("PhD thesis"));
    assert_eq!(thesis.text(TextField::Title), Some("A 50% DNA study"));
    assert_eq!(thesis.text(TextField::Page), Some("1-9"));
    assert_eq!(thesis.text(TextField::Url), Some("https://x.org/a_b%20c"));
    assert_eq!(json!(thesis.custom), json!({"file": ":a\\_b.pdf:PDF"}));
}

#[test]
fn what_csl_has_no_word_for_is_kept_as_it_stands() {
    let text = r"@mvbook{k, title = {T}, Bdsk-Url-1 = {a\&b}, gender = {sf}, Related = {x} # 5, shortauthor = {{ООН}}}";
    let expected = json!({"entrytype": "mvbook", "Bdsk-Url-1": "a\\&b", "gender": "sf", "Related": "x5", "shortauthor": "{ООН}"});
    assert_eq!(json!(record(text).custom), expected);
    let text =
        "@article{k, journal = {А}, journaltitle = {Б}, publisher = {В}, organization = {Г}}";
    let record = record(text);
    assert_eq!(record.text(TextField::ContainerTitle), Some("А"));
    assert_eq!(
        json!(record.custom),
        json!({"journaltitle": "Б", "organization": "Г"})
    );
}

#[test]
fn what_is_odd_is_kept_with_a_warning() {
    let found = check(
        "@mytype{a, note = {x}}\n@book{b, year = 2020, month = 13,\n title = {T}, title = {U}}",
        &[
            ("type-unknown", 1, 2),
            ("bibtex-field-twice", 3, 15),
            ("date-unreadable", 2, 23),
        ],
        &["a", "b"],
    );
    assert!(found.rejects.is_empty());
    let [odd, book] = found.into_records().try_into().expect("two records");
    assert_eq!(
        (odd.kind, json!(odd.custom)),
        (Kind::Document, json!({"entrytype": "mytype"}))
    );
    assert_eq!(json!(book.custom), json!({"title": "U", "month": "13"}));
    assert_eq!(book.date(DateField::Issued), Some(&Date::year(2020)));
}

#[test]
fn what_is_lost_comes_back_as_it_stood() {
    let text = "@book{a, title = nowhere # {x}}\n@book{b, title = {T}}\n@book{b,\n title = {U}}\n@book{c, x}\n@string{s = t}\n";
    let found = check(
        text,
        &[
            ("bibtex-undefined-string", 1, 18),
            ("bibtex-duplicate-key", 3, 7),
            ("bibtex-syntax", 5, 11),
            ("bibtex-undefined-string", 6, 13),
        ],
        &["b"],
    );
    let texts: Vec<_> = found
        .rejects
        .iter()
        .map(|reject| (reject.line, reject.text.as_str()))
        .collect();
    let expected = [
        (1, "@book{a, title = nowhere # {x}}"),
        (3, "@book{b,\n title = {U}}"),
        (5, "@book{c, x}"),
        (6, "@string{s = t}"),
    ];
    assert_eq!(texts, expected);
    assert!(
        found.rejects[1].reason.contains("line 2 has the same key"),
        "{:?}",
        found.rejects[1]
    );
    assert!(
        found.diagnostics[0]
            .message
            .ends_with("the entry `a` is left out"),
        "{:?}",
        found.diagnostics[0]
    );
}

#[test]
fn strings_may_be_redefined_and_come_late() {
    let text = "@book{a, note = late}\n@string{Late = {1}}\n@book{b, note = LATE # jan}\n@string{late = late # {2}}\n@book{c, note = late}";
    let found = check(text, &[], &["a", "b", "c"]);
    let notes: Vec<_> = found
        .into_records()
        .iter()
        .map(|record| record.text(TextField::Note).unwrap_or("").to_owned())
        .collect();
    assert_eq!(notes, ["1", "1January", "12"]);
    assert_eq!(
        record("@article{k, journal = jacm}").text(TextField::ContainerTitle),
        Some("Journal of the ACM")
    );
}

#[test]
fn strings_do_not_explode() {
    let mut text = "@string{a = {0123456789}}\n".to_owned();
    for _ in 0..40 {
        text += "@string{a = a # a}\n";
    }
    text += "@book{k, title = a}";
    let found = self::found(&text);
    assert!(
        found
            .diagnostics
            .iter()
            .all(|said| said.code == "bibtex-too-long")
    );
    let records = found.into_records();
    assert!(
        records[0]
            .text(TextField::Title)
            .is_some_and(|title| title.len() < 200_000)
    );
}

#[test]
fn a_string_or_a_parent_is_not_copied_without_end() {
    let long = "я".repeat(20_000);
    let mut text = format!("@string{{s = {{{long}}}}}\n@xdata{{p, note = {{{long}}}}}\n");
    for n in 0..2000 {
        text += &format!("@book{{a{n}, title = s}}\n@book{{b{n}, xdata = {{p}}}}\n");
    }
    let found = self::found(&text);
    let count = |code: &str| {
        found
            .diagnostics
            .iter()
            .filter(|said| said.code == code)
            .count()
    };
    assert_eq!(
        (count("bibtex-too-long"), count("bibtex-inheritance")),
        (2000, 2000)
    );
    assert_eq!(found.into_records().len(), 2000);
}

#[test]
fn faults_far_out_on_a_line_have_no_column() {
    let found = self::found(&"@book{a, x} ".repeat(100_000));
    let columns = found
        .diagnostics
        .iter()
        .filter(|said| said.column.is_some())
        .count();
    assert_eq!(
        (found.diagnostics.len(), columns),
        (100_000, (16 << 10) / 12)
    );
}

#[test]
fn dates_are_put_together() {
    #[track_caller]
    fn check(fields: &str, expected: &Date) {
        let record = record(&format!("@book{{k, {fields}}}"));
        assert_eq!(record.date(DateField::Issued), Some(expected), "{fields}");
    }
    let parts = |year, month, day| DateParts { year, month, day };
    check(
        "year = 2020, month = mar # \"~15\"",
        &Date::parts(parts(2020, Some(3), Some(15))),
    );
    check(
        "year = {2020}, month = {5}, day = {7}",
        &Date::parts(parts(2020, Some(5), Some(7))),
    );
    check(
        "date = {2020-05-07}, year = 2020, month = may",
        &Date::parts(parts(2020, Some(5), Some(7))),
    );
    let end = |end| Date {
        end: Some(end),
        ..Date::parts(parts(2020, Some(5), None))
    };
    check(
        "year = 2020, month = {May/June}",
        &end(parts(2020, Some(6), None)),
    );
    check("date = {2020-05/2021}", &end(parts(2021, None, None)));
    let words = |words: &str| Date {
        literal: Some(words.to_owned()),
        ..Date::default()
    };
    check("year = {б.~р.}", &words("б.\u{a0}р."));
    let spring = Date {
        season: Some(1.into()),
        ..Date::year(2020)
    };
    check("year = 2020, month = {Spring}", &spring);
    check(r"year = {{\noopsort{1973b}}1981}", &Date::year(1981));
    let odd = record("@book{k, year = {in press}, month = may, day = 3}");
    assert_eq!(json!(odd.custom), json!({"month": "May", "day": "3"}));
    let odd = record("@book{k, date = {in press}, year = 2020}");
    assert_eq!(
        (odd.date(DateField::Issued), json!(odd.custom)),
        (Some(&Date::year(2020)), json!({"date": "in press"}))
    );
}

#[test]
fn editors_archives_and_addresses_find_their_place() {
    let text = "@book{k, editor = {Roe, J. and others}, editortype = {compiler}, eprint = {2005.14165}, archiveprefix = {arXiv},
        primaryclass = {cs.CL}, howpublished = {\\url{https://x.org/a_b}}}";
    let read = record(text);
    assert_eq!(read.names(NameField::Compiler), [Name::person("Roe", "J.")]);
    assert_eq!(read.text(TextField::Archive), Some("arXiv"));
    assert_eq!(read.text(TextField::ArchiveLocation), Some("2005.14165"));
    assert_eq!(read.text(TextField::Url), Some("https://x.org/a_b"));
    assert_eq!(
        json!(read.custom),
        json!({"primaryclass": "cs.CL", "compiler-truncated": "others"})
    );
    let kept = record(
        "@book{k, editor = {Roe, J.}, editortype = {reviser}, eprint = {1}, eprinttype = {own}}",
    );
    assert_eq!(
        json!(kept.custom),
        json!({"eprint": "1", "eprinttype": "own", "editortype": "reviser"})
    );
}

const FAMILY: &str = "
@inproceedings{child, crossref = {whole}, xdata = {place}, title = {Розділ}, year = 2021}
@proceedings{whole, title = {Збірник}, subtitle = {Матеріали}, editor = {Roe, J.}, date = {2020-05}, publisher = {Own},
  crossref = {series}, label = {W}}
@mvproceedings{series, title = {Серія}, volumes = 3}
@xdata{place, publisher = {Видавець}, location = {Київ}, xdata = more}
@string{more = {more}}
@xdata{more, isbn = {1}}
";

#[test]
fn children_inherit() {
    let found = check(FAMILY, &[], &["child", "whole", "series"]);
    let [child, whole, _] = found.into_records().try_into().expect("three records");
    let texts = [
        (TextField::Title, "Розділ"),
        (TextField::ContainerTitle, "Збірник: Матеріали"),
        (TextField::Publisher, "Видавець"),
        (TextField::PublisherPlace, "Київ"),
        (TextField::Isbn, "1"),
        (TextField::NumberOfVolumes, "3"),
    ];
    for (field, text) in texts {
        assert_eq!(child.text(field), Some(text), "{field}");
    }
    assert_eq!(child.names(NameField::Editor), [Name::person("Roe", "J.")]);
    assert_eq!(child.date(DateField::Issued), Some(&Date::year(2021)));
    let expected = json!({"crossref": "whole", "xdata": "place", "maintitle": "Серія"});
    assert_eq!(json!(child.custom), expected);
    assert_eq!(json!(whole.custom)["label"], "W");
}

#[test]
fn a_parent_that_is_missing_or_a_child_of_its_child_is_told() {
    check(
        "@book{a, crossref = {b}}\n@book{b, crossref = a, title = {T}}\n@string{a = {a}}\n@book{c, xdata = {none}}\n@book{d,\n crossref = {d}}",
        &[("bibtex-parent-missing", 4, 10), ("bibtex-cycle", 6, 2)],
        &["a", "b", "c", "d"],
    );
    let mut chain = String::new();
    for n in 0..2000 {
        chain += &format!(
            "@book{{k{n}, note{n} = {{x}}, crossref = {{k{}}}}}\n",
            n + 1
        );
    }
    let found = self::found(&chain);
    assert!(found.diagnostics.len() < 2000);
    let wide: String = (0..2000).map(|n| format!("k{n},")).collect();
    let found = self::found(&format!("{chain}@book{{w, xdata = {{{wide}}}}}"));
    assert!(
        found
            .diagnostics
            .iter()
            .any(|said| said.code == "bibtex-inheritance")
    );
}

#[test]
fn comments_and_free_text_are_no_entries() {
    check(
        "Моя бібліографія: me@x.org\n% @book{no,}\n@comment{jabref-meta: x}\n@preamble{\"\\newcommand{\\x}{y}\"}\n@book{a,}",
        &[],
        &["a"],
    );
    check("@comment{\n@book{a,}", &[("bibtex-comment", 1, 1)], &["a"]);
}

#[test]
fn entries_are_read_one_by_one() {
    let file = Bibtex::new(Source::new("x", FAMILY));
    assert_eq!((file.len(), file.is_empty()), (5, false));
    let read: Vec<_> = file
        .outcomes()
        .filter_map(|outcome| outcome.record)
        .collect();
    assert_eq!(read.len(), 3);
    assert_eq!(file.read(99), Outcome::default());
}
