use serde_json::json;

use super::*;

#[test]
fn an_article_of_a_ukrainian_journal_system() {
    let record = only(
        Format::Ris,
        "TY  - JOUR\r\nAU  - Іваненко, І. І.\r\nAU  - Ґалаґан , Оксана\r\nPY  - 2020/05/12\r\nY2  - 2024/01/15\r\n\
         TI  - Цифрова дипломатія України:\r\nдосвід і виклики\r\nJF  - Вісник КНУ. Історія\r\nJA  - Вісник КНУ\r\nVL  - \r\nIS  - 3(146)\r\n\
         SE  - Статті\r\nDO  - https://doi.org/10.17721/1728-2640.2020.146.3.2\r\nUR  - https://visnyk.example/article/view/12\r\n\
         SP  - 12-20\r\nAB  - Анотація.\r\nAB  - Abstract.\r\nKW  - дипломатія\r\nKW  - Україна\r\nLA  - ukr\r\nSN  - 1728-2640\r\nER  - \r\n",
    );
    assert_eq!(record.kind, Kind::ArticleJournal);
    let authors = [
        Name::person("Іваненко", "І. І."),
        Name::person("Ґалаґан", "Оксана"),
    ];
    assert_eq!(record.names(NameField::Author), authors);
    assert_eq!(record.date(DateField::Issued), Some(&day(2020, 5, 12)));
    assert_eq!(record.date(DateField::Accessed), Some(&day(2024, 1, 15)));
    for (field, expected) in [
        (
            TextField::Title,
            "Цифрова дипломатія України: досвід і виклики",
        ),
        (TextField::ContainerTitle, "Вісник КНУ. Історія"),
        (TextField::ContainerTitleShort, "Вісник КНУ"),
        (TextField::Issue, "3(146)"),
        (TextField::Doi, "10.17721/1728-2640.2020.146.3.2"),
        (TextField::Url, "https://visnyk.example/article/view/12"),
        (TextField::Page, "12-20"),
        (TextField::Abstract, "Анотація."),
        (TextField::Keyword, "дипломатія, Україна"),
        (TextField::Language, "uk"),
        (TextField::Issn, "1728-2640"),
    ] {
        check_text(&record, field, expected);
    }
    assert_eq!(record.text(TextField::Volume), None);
    check_custom(&record, json!({"AB": "Abstract.", "SE": "Статті"}));
    let place = record.evidence.place.expect("it has a place");
    assert_eq!((place.line, place.source.as_str()), (1, "list"));
}

#[test]
fn a_chapter_has_editors_and_a_series() {
    let record = only(
        Format::Ris,
        "TY  - CHAP\nAU  - King, Martin Luther, Jr.\nA1  - World Health Organization\nA2  - Роу, Джейн\nED  - Doe, J.\n\
         A3  - Poe, E.\nA4  - Перекладач, П.\nTI  - Chapter\nBT  - The Book\nT2  - The Series\nSV  - 12\nPB  - Press\nCY  - Київ\n\
         SN  - 978-0-521-60081-1\nSP  - 5\nEP  - 9\nET  - 2nd\nPY  - 2001\nER  -\n",
    );
    assert_eq!(record.kind, Kind::Chapter);
    let king = Name {
        suffix: Some("Jr.".to_owned()),
        ..Name::person("King", "Martin Luther")
    };
    let who = Name::literal("World Health Organization");
    assert_eq!(record.names(NameField::Author), [king, who]);
    let editors = [Name::person("Doe", "J."), Name::person("Роу", "Джейн")];
    assert_eq!(record.names(NameField::Editor), editors);
    let of_series = [Name::person("Poe", "E.")];
    assert_eq!(record.names(NameField::CollectionEditor), of_series);
    let translators = [Name::person("Перекладач", "П.")];
    assert_eq!(record.names(NameField::Translator), translators);
    for (field, expected) in [
        (TextField::ContainerTitle, "The Book"),
        (TextField::CollectionTitle, "The Series"),
        (TextField::CollectionNumber, "12"),
        (TextField::PublisherPlace, "Київ"),
        (TextField::Isbn, "978-0-521-60081-1"),
        (TextField::Page, "5-9"),
        (TextField::Edition, "2nd"),
    ] {
        check_text(&record, field, expected);
    }
    check_custom(&record, json!({}));
}

#[test]
fn who_the_second_authors_are_hangs_on_the_type() {
    #[track_caller]
    fn check(text: &str, field: NameField) {
        let record = only(Format::Ris, &format!("{text}\nPY  - 2001\nER  -\n"));
        assert_eq!(record.names(field), [Name::person("Roe", "J.")], "{text}");
        assert_eq!(record.names.len(), 1, "{text}");
    }
    check("TY  - JOUR\nA2  - Roe, J.", NameField::Editor);
    check("TY  - BOOK\nA2  - Roe, J.", NameField::Editor);
    check(
        "TY  - BOOK\nT2  - Series\nA2  - Roe, J.",
        NameField::CollectionEditor,
    );
    check("TY  - BOOK\nA3  - Roe, J.", NameField::Editor);
    check("TY  - EDBOOK\nAU  - Roe, J.", NameField::Editor);
    check("TY  - CHAP\nA3  - Roe, J.", NameField::CollectionEditor);
    check("TY  - CPAPER\nA2  - Roe, J.", NameField::Editor);
    check("TY  - VIDEO\nAU  - Roe, J.", NameField::Director);
    check("TY  - MPCT\nA3  - Roe, J.", NameField::Producer);
    check("TY  - PCOMM\nA2  - Roe, J.", NameField::Recipient);
    check("TY  - THES\nA3  - Roe, J.", NameField::Contributor);
    check("TY  - BOOK\nA4  - Roe, J.", NameField::Translator);
    let patent = only(
        Format::Ris,
        "TY  - PAT\nA2  - Epitope, Inc.\nSN  - US3541541A\nER  -\n",
    );
    check_custom(&patent, json!({"A2": "Epitope, Inc."}));
    check_text(&patent, TextField::Number, "US3541541A");
}

#[test]
fn the_date_is_put_together() {
    #[track_caller]
    fn check(fields: &str, expected: Date, custom: serde_json::Value) {
        let record = only(Format::Ris, &format!("TY  - JOUR\n{fields}\nER  -\n"));
        assert_eq!(record.date(DateField::Issued), Some(&expected), "{fields}");
        check_custom(&record, custom);
    }
    check("PY  - 2020\nDA  - 2020/05/12/", day(2020, 5, 12), json!({}));
    check("PY  - 2020\nDA  - Jul-Aug", months(2020, 7, 8), json!({}));
    check("PY  - 2020/07-08//", months(2020, 7, 8), json!({}));
    check("PY  - 2020///", Date::year(2020), json!({}));
    check("Y1  - 2020/05/12/", day(2020, 5, 12), json!({}));
    check("PY  - 2020\nY1  - 2020-05-12", day(2020, 5, 12), json!({}));
    check("DA  - 2020\nPY  - 2020/05/12", day(2020, 5, 12), json!({}));
    check(
        "PY  - 2021\nDA  - 2020/12/30",
        Date::year(2021),
        json!({"DA": "2020/12/30"}),
    );
    check(
        "PY  - 2020\nDA  - хтозна",
        Date::year(2020),
        json!({"DA": "хтозна"}),
    );
    check(
        "PY  - 2020/05/12/Online",
        day(2020, 5, 12),
        json!({"PY": "2020/05/12/Online"}),
    );
    let (records, said) = read_as(Format::Ris, "TY  - JOUR\nPY  - давно\nER  -\n");
    assert_eq!(codes(&said), ["date-unreadable"]);
    let raw = records[0]
        .date(DateField::Issued)
        .and_then(|date| date.raw.as_deref());
    assert_eq!(raw, Some("давно"));
}

#[test]
fn tags_stand_where_they_stand() {
    let record = only(
        Format::Ris,
        "ty - x\nTY - BOOK\nTI- Перша\u{a0}книга\nAU -  Roe, J.\n  PY  -2001\nPB\t-\tPress\nCY  – Київ\nZZ  - odd\nER-\n"
            .trim_start_matches("ty - x\n"),
    );
    check_text(&record, TextField::Title, "Перша книга");
    check_text(&record, TextField::PublisherPlace, "Київ");
    check_text(&record, TextField::Publisher, "Press");
    assert_eq!(record.date(DateField::Issued), Some(&Date::year(2001)));
    check_custom(&record, json!({"ZZ": "odd"}));
}

#[test]
fn prose_goes_on_from_the_line_before() {
    let record = only(
        Format::Ris,
        "TY  - JOUR\nAB  - Short line\nT2-weighted images of IL-6 were taken from the same patients twice, and so on\nand on.\n\n\
         AN - ACRONYM is a tag\nER  -\n",
    );
    check_text(
        &record,
        TextField::Abstract,
        "Short line\nT2-weighted images of IL-6 were taken from the same patients twice, and so on and on.",
    );
    check_custom(&record, json!({"AN": "ACRONYM is a tag"}));
}

#[test]
fn records_end_where_the_next_begins() {
    let text = "\u{feff}junk of a provider\nTY  - JOUR\nTI  - One\nTY  - BOOK\nTI  - Two\nER  - \nTI  - Three\nER  -\n\
                TY  - THES\nTI  - Four";
    let (records, said) = read_as(Format::Ris, text);
    let titles: Vec<_> = records
        .iter()
        .filter_map(|r| r.text(TextField::Title))
        .collect();
    assert_eq!(titles, ["One", "Two", "Three", "Four"]);
    let lines: Vec<_> = said.iter().map(|one| (one.code, one.line)).collect();
    assert_eq!(
        lines,
        [
            ("line-outside-record", Some(1)),
            ("record-unended", Some(2)),
            ("type-missing", Some(7)),
            ("record-unended", Some(9)),
        ]
    );
    assert_eq!(records[2].id, "ref-3");
}

#[test]
fn an_empty_record_is_rejected() {
    let text = "TY  - JOUR\nER  - \nTY  - BOOK\nTI  - Two\nER  - \n";
    let found = read_ris(&Source::new("list", text));
    assert_eq!(codes(&found.diagnostics), ["record-empty"]);
    let [reject] = found.rejects.as_slice() else {
        panic!("one reject expected");
    };
    assert_eq!(
        (reject.text.as_str(), reject.line),
        ("TY  - JOUR\nER  - ", 1)
    );
    assert_eq!(found.items.len(), 1);
    let nothing = read_ris(&Source::new("list", "Роу Дж. Слова. 2001."));
    assert!(codes(&nothing.diagnostics).contains(&"no-records"));
    assert!(nothing.items.is_empty());
}

#[test]
fn remarks_over_records_are_passed_over() {
    let text = "# list:3: the record has no fields\nTY  - JOUR\nTI  - One\n\n# list:9: again\nTY  - BOOK\nTI  - Two\nER  - \n";
    assert_eq!(sniff(text), Some(Format::Ris));
    let (records, said) = read_as(Format::Ris, text);
    let titles: Vec<_> = records
        .iter()
        .filter_map(|record| record.text(TextField::Title))
        .collect();
    assert_eq!(titles, ["One", "Two"]);
    assert_eq!(codes(&said), ["record-unended"]);
}

#[test]
fn nothing_is_lost() {
    let record = only(
        Format::Ris,
        "TY  - EJOUR\nID  - roe2001\nTI  - Words\nJO  - J. Words\nT2  - Journal of Words\nM1  - 7\nM3  - Article\nC1  - one\n\
         C1  - two\nC2  - PMC123\nC7  - e12\nAN  - 31978945\nDB  - PubMed\nDP  - NLM\nTA  - Роу, Дж.\nOP  - Original\nRP  - IN FILE\n\
         UR  - https://a.example/x\nUR  - https://b.example/y\nhttps://c.example/z\nL1  - file.pdf\nN1  - Note one\nN1  - Note two\n\
         KW  - first\nsecond, with comma\nthird\nLA  - English; Ukrainian\nET  - 2001/02/03\nAD  - Київ\nST  - Short\nER  -\n",
    );
    assert_eq!(record.id, "roe2001");
    for (field, expected) in [
        (TextField::ContainerTitle, "Journal of Words"),
        (TextField::ContainerTitleShort, "J. Words"),
        (TextField::Number, "e12"),
        (TextField::Pmcid, "PMC123"),
        (TextField::Pmid, "31978945"),
        (TextField::Source, "NLM"),
        (TextField::Url, "https://a.example/x"),
        (TextField::Note, "Note one\nNote two"),
        (TextField::Keyword, "first; second, with comma; third"),
        (TextField::Language, "en"),
        (TextField::TitleShort, "Short"),
    ] {
        check_text(&record, field, expected);
    }
    assert_eq!(
        record.date(DateField::AvailableDate),
        Some(&day(2001, 2, 3))
    );
    check_custom(
        &record,
        json!({
            "TY": "EJOUR", "M1": "7", "M3": "Article", "C1": ["one", "two"], "DB": "PubMed", "TA": "Роу, Дж.",
            "OP": "Original", "RP": "IN FILE", "L1": "file.pdf", "LA": "English; Ukrainian", "AD": "Київ",
            "UR": ["https://b.example/y", "https://c.example/z"],
        }),
    );
}

#[test]
fn fields_mean_what_their_type_makes_them_mean() {
    #[track_caller]
    fn check(text: &str, field: TextField, expected: &str) {
        let record = only(Format::Ris, &format!("TY  - {text}\nER  -\n"));
        check_text(&record, field, expected);
    }
    check("BOOK\nSP  - 320 с.", TextField::NumberOfPages, "320 с.");
    check("THES\nSP  - 120", TextField::NumberOfPages, "120");
    check("BOOK\nSP  - 10\nEP  - 20", TextField::Page, "10-20");
    check("JOUR\nSP  - 5\nEP  - 5", TextField::Page, "5");
    check("JOUR\nSP  - 1-6\nEP  - 6", TextField::Page, "1-6");
    check("JOUR\nEP  - С. 3–9", TextField::Page, "3-9");
    check(
        "JOUR\nJA  - J. Words",
        TextField::ContainerTitle,
        "J. Words",
    );
    check("BOOK\nBT  - Назва", TextField::Title, "Назва");
    check("BOOK\nIS  - 4", TextField::CollectionNumber, "4");
    check("RPRT\nIS  - 4", TextField::Number, "4");
    check("RPRT\nM1  - 4", TextField::Number, "4");
    check("THES\nM3  - PhD", TextField::Genre, "PhD");
    check("JOUR\nM3  - 10.1000/x", TextField::Doi, "10.1000/x");
    check(
        "CPAPER\nC3  - Proceedings\nT2  - Conference",
        TextField::EventTitle,
        "Conference",
    );
    check(
        "CPAPER\nC3  - Proceedings\nT2  - Conference",
        TextField::ContainerTitle,
        "Proceedings",
    );
    check(
        "CONF\nT2  - Proceedings",
        TextField::ContainerTitle,
        "Proceedings",
    );
    check("CONF\nC1  - Львів", TextField::EventPlace, "Львів");
    check(
        "SLIDE\nT2  - Conference",
        TextField::EventTitle,
        "Conference",
    );
    check("CASE\nPB  - Court", TextField::Authority, "Court");
    check("COMP\nET  - 2.1", TextField::Version, "2.1");
    check("INPR\nTI  - x", TextField::Status, "in press");
    check(
        "BOOK\nSN  - 966-00-0000-1",
        TextField::Isbn,
        "966-00-0000-1",
    );
    check(
        "JOUR\nSN  - 0140-6736\nSN  - 1474547X",
        TextField::Issn,
        "0140-6736, 1474-547X",
    );
    check(
        "JOUR\nUR  - https://a.example/long\n/tail",
        TextField::Url,
        "https://a.example/long/tail",
    );
    let page = only(Format::Ris, "TY  - ICOMM\nUR  - https://a.example\nER  -\n");
    assert_eq!(page.kind, Kind::Webpage);
}

#[test]
fn types_that_nobody_knows_are_documents() {
    let (records, said) = read_as(Format::Ris, "TY  - NONSENSE\nTI  - x\nER  -\n");
    assert_eq!(codes(&said), ["type-unknown"]);
    assert_eq!(records[0].kind, Kind::Document);
    check_custom(&records[0], json!({"TY": "NONSENSE"}));
    let lower = only(Format::Ris, "TY  - Journal Article\nTI  - x\nER  -\n");
    assert_eq!(lower.kind, Kind::ArticleJournal);
}
