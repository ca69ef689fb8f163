use std::time::{Duration, Instant};

use serde_json::json;

use super::*;
use crate::model::*;

#[track_caller]
fn read_found(text: &str) -> Found {
    read(Format::Csv, &Source::new("list", text)).expect("the header is known")
}

/// The records of a table that gives nothing to remark.
#[track_caller]
fn records(text: &str) -> Vec<Reference> {
    let found = read_found(text);
    assert_eq!(found.diagnostics, [], "{text}");
    found.into_records()
}

#[track_caller]
fn only(text: &str) -> Reference {
    let mut records = records(text);
    assert_eq!(records.len(), 1, "{text}");
    records.remove(0)
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
fn an_export_of_zotero() {
    let record = only(
        "\u{feff}\"Key\",\"Item Type\",\"Publication Year\",\"Author\",\"Title\",\"Publication Title\",\"ISBN\",\"ISSN\",\"DOI\",\"Url\",\
         \"Abstract Note\",\"Date\",\"Date Added\",\"Access Date\",\"Pages\",\"Num Pages\",\"Issue\",\"Volume\",\"Journal Abbreviation\",\
         \"Short Title\",\"Series\",\"Publisher\",\"Place\",\"Language\",\"Rights\",\"Manual Tags\",\"Editor\",\"Extra\"\r\n\
         \"ABCD1234\",\"journalArticle\",\"2020\",\"Сегеда, Олександр; Roe, Jane\",\"Цифрова \"\"м’яка\"\" сила\",\"Політикус\",\"\",\"2414-9616\",\
         \"10.24195/2414-9616.2020-3.21\",\"https://a.example/x\",\"Перший рядок\nдругий рядок\",\"2020-05\",\"2024-01-02 10:00:00\",\
         \"2024-01-02 10:00:00\",\"139–148\",\"\",\"3\",\"\",\"Політ.\",\"\",\"\",\"\",\"\",\"uk\",\"CC BY\",\"сила; медіа\",\"\",\"PMID: 1\"\r\n",
    );
    assert_eq!(
        (record.id.as_str(), record.kind),
        ("ABCD1234", Kind::ArticleJournal)
    );
    let authors = [
        Name::person("Сегеда", "Олександр"),
        Name::person("Roe", "Jane"),
    ];
    assert_eq!(record.names(NameField::Author), authors);
    check_texts(
        &record,
        &[
            (TextField::Title, "Цифрова \"м’яка\" сила"),
            (TextField::ContainerTitle, "Політикус"),
            (TextField::ContainerTitleShort, "Політ."),
            (TextField::Issn, "2414-9616"),
            (TextField::Doi, "10.24195/2414-9616.2020-3.21"),
            (TextField::Page, "139-148"),
            (TextField::Abstract, "Перший рядок другий рядок"),
            (TextField::Keyword, "сила, медіа"),
            (TextField::Language, "uk"),
        ],
    );
    assert_eq!(
        record.date(DateField::Issued),
        Some(&date(2020, Some(5), None))
    );
    let accessed = record.date(DateField::Accessed);
    assert_eq!(accessed, Some(&date(2024, Some(1), Some(2))));
    let custom = json!({
        "Date Added": "2024-01-02 10:00:00", "Access Date": "2024-01-02 10:00:00", "Rights": "CC BY", "Extra": "PMID: 1",
    });
    assert_eq!(json!(record.custom), custom);
    let place = record.evidence.place.expect("it has a place");
    assert_eq!(place.line, 2);
}

#[test]
fn an_export_of_scopus() {
    let record = only(
        "\"Authors\",\"Author full names\",\"Author(s) ID\",\"Title\",\"Year\",\"Source title\",\"Volume\",\"Issue\",\"Art. No.\",\"Page start\",\
         \"Page end\",\"Page count\",\"Cited by\",\"DOI\",\"Link\",\"Author Keywords\",\"Index Keywords\",\"Editors\",\"Publisher\",\"ISSN\",\
         \"ISBN\",\"PubMed ID\",\"Language of Original Document\",\"Abbreviated Source Title\",\"Document Type\",\"Source\",\"EID\"\n\
         \"Roe J.; Сегеда О.О.\",\"Roe, Jane (57190000000); Сегеда, О.О. (57190000001)\",\"57190000000; 57190000001\",\"Words\",\"2021\",\
         \"Journal of Words\",\"12\",\"3\",\"e7\",\"101\",\"110\",\"10\",\"5\",\"10.1000/x\",\"https://a.example/x\",\"one; two\",\"Three\",\"\",\
         \"Press\",\"00220949\",\"\",\"123\",\"English\",\"J. Words\",\"Conference paper\",\"Scopus\",\"2-s2.0-1\"\n",
    );
    assert_eq!(record.kind, Kind::PaperConference);
    let authors = [Name::person("Roe", "Jane"), Name::person("Сегеда", "О.О.")];
    assert_eq!(record.names(NameField::Author), authors);
    check_texts(
        &record,
        &[
            (TextField::ContainerTitle, "Journal of Words"),
            (TextField::ContainerTitleShort, "J. Words"),
            (TextField::Page, "101-110"),
            (TextField::NumberOfPages, "10"),
            (TextField::Number, "e7"),
            (TextField::Issn, "0022-0949"),
            (TextField::Pmid, "123"),
            (TextField::Language, "en"),
            (TextField::Source, "Scopus"),
            (TextField::Url, "https://a.example/x"),
            (TextField::Keyword, "one, two"),
        ],
    );
    let custom = json!({
        "Authors": "Roe J.; Сегеда О.О.", "Author(s) ID": "57190000000; 57190000001", "Cited by": "5",
        "Index Keywords": "Three", "EID": "2-s2.0-1", "Document Type": "Conference paper",
    });
    assert_eq!(json!(record.custom), custom);
}

#[test]
fn an_export_of_web_of_science() {
    let text = "PT\tAU\tAF\tTI\tSO\tDT\tDE\tPU\tPI\tSN\tPD\tPY\tVL\tIS\tBP\tEP\tAR\tDI\tTC\tUT\n\
                J\tRoe, J; Doe, A\tRoe, Jane; Doe, Ann\tWords\tJOURNAL OF WORDS\tArticle\tone; two\tPRESS\tKYIV\t0022-0949\tJUL-AUG\t2020\t12\t3\t\
                101\t110\t\t10.1000/x\t5\tWOS:000123\n";
    assert_eq!(
        sniff(&Source::new("savedrecs.txt", text)),
        Some(Format::Tsv)
    );
    let record = only(text);
    assert_eq!(record.id, "WOS:000123");
    let authors = [Name::person("Roe", "Jane"), Name::person("Doe", "Ann")];
    assert_eq!(record.names(NameField::Author), authors);
    let july = DateParts {
        year: 2020,
        month: Some(7),
        day: None,
    };
    let august = DateParts {
        month: Some(8),
        ..july
    };
    let issued = Date {
        end: Some(august),
        ..Date::parts(july)
    };
    assert_eq!(record.date(DateField::Issued), Some(&issued));
    check_texts(
        &record,
        &[
            (TextField::Page, "101-110"),
            (TextField::PublisherPlace, "KYIV"),
            (TextField::Doi, "10.1000/x"),
        ],
    );
    assert_eq!(record.custom["TC"], "5");
    assert_eq!(record.custom["PT"], "J");
}

#[test]
fn tables_in_plain_words() {
    let text = "№ з/п;Автор(и);Назва;Журнал/Видання;Рік;Том;Випуск;Сторінки;Видавництво;Місто;DOI;Посилання;Мова;Фонд\n\
                1;Іваненко І. І., Петренко П. П.;Ґендер і мова;Мовознавство;2019;;3;5–12;;;https://doi.org/10.1000/x;;українська;А-1\n\
                2;Грушевський М. С.;Історія України-Руси;;1991;1;;;Наукова думка;Київ;;;укр.;\n\
                3;Верховна Рада України;Про освіту;;2017;;;;;;;https://zakon.rada.gov.ua/laws/show/2145-19;;\n";
    assert_eq!(sniff(&Source::new("x", text)), Some(Format::Csv));
    let records = records(text);
    let [article, book, law] = records.as_slice() else {
        panic!("three records expected");
    };
    assert_eq!(
        (article.kind, book.kind, law.kind),
        (Kind::ArticleJournal, Kind::Book, Kind::Webpage)
    );
    let authors = [
        Name::person("Іваненко", "І. І."),
        Name::person("Петренко", "П. П."),
    ];
    assert_eq!(article.names(NameField::Author), authors);
    check_texts(
        article,
        &[
            (TextField::Title, "Ґендер і мова"),
            (TextField::ContainerTitle, "Мовознавство"),
            (TextField::Issue, "3"),
            (TextField::Page, "5-12"),
            (TextField::Doi, "10.1000/x"),
            (TextField::Language, "uk"),
        ],
    );
    assert_eq!(json!(article.custom), json!({"№ з/п": "1", "Фонд": "А-1"}));
    check_texts(
        book,
        &[
            (TextField::Volume, "1"),
            (TextField::Publisher, "Наукова думка"),
            (TextField::PublisherPlace, "Київ"),
            (TextField::Language, "uk"),
        ],
    );
    assert_eq!(
        law.names(NameField::Author),
        [Name::literal("Верховна Рада України")]
    );
    assert_eq!(
        records.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(),
        ["ref-1", "ref-2", "ref-3"]
    );
}

#[test]
fn names_of_csl_bibtex_openalex_and_pubmed() {
    let csl = only(
        "id,type,author,container-title,issued,publisher-place,number-of-pages\na,chapter,\"Roe, J.\",Book,2020-05,Київ,9\n",
    );
    assert_eq!((csl.id.as_str(), csl.kind), ("a", Kind::Chapter));
    assert_eq!(
        csl.date(DateField::Issued),
        Some(&date(2020, Some(5), None))
    );
    check_texts(
        &csl,
        &[
            (TextField::PublisherPlace, "Київ"),
            (TextField::NumberOfPages, "9"),
        ],
    );
    let bib = only(
        "citekey,entrytype,author,title,booktitle,year,month,pages\nroe20,inproceedings,\"Roe, J. and Doe, A.\",Words,Talks,2020,5,1--9\n",
    );
    assert_eq!(bib.kind, Kind::PaperConference);
    assert_eq!(bib.names(NameField::Author).len(), 2);
    assert_eq!(
        bib.date(DateField::Issued),
        Some(&date(2020, Some(5), None))
    );
    check_texts(&bib, &[(TextField::Page, "1-9")]);
    let work = only(
        "id,doi,display_name,publication_year,type,authorships.author.display_name,primary_location.source.display_name,biblio.volume,biblio.first_page,biblio.last_page\n\
         https://openalex.org/W1,https://doi.org/10.1000/x,Words,2020,article,Jane Roe|Ann Doe,Journal,3,1,9\n",
    );
    assert_eq!(
        work.names(NameField::Author),
        [Name::person("Roe", "Jane"), Name::person("Doe", "Ann")]
    );
    check_texts(
        &work,
        &[
            (TextField::Page, "1-9"),
            (TextField::Volume, "3"),
            (TextField::Doi, "10.1000/x"),
            (TextField::ContainerTitle, "Journal"),
        ],
    );
    let med = only(
        "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n\
         1,Words,\"Roe JA, Doe B.\",J Words. 2020 May;3(1):1-9.,Roe JA,J Words,2020,2020/05/01,PMC1,,10.1000/x\n",
    );
    assert_eq!(
        med.names(NameField::Author),
        [Name::person("Roe", "JA"), Name::person("Doe", "B")]
    );
    check_texts(&med, &[(TextField::Pmid, "1"), (TextField::Pmcid, "PMC1")]);
    assert_eq!(med.custom["Citation"], "J Words. 2020 May;3(1):1-9.");
}

#[test]
fn printed_references_stay_to_be_parsed() {
    let found = read_found(
        "№\tБібліографічний опис\tDOI\tКафедра\n1\tСегеда О. О. Цифрова дипломатія. Політикус. 2020. № 3. С. 139–148.\t10.1000/x\tісторії\n2\tРоу Дж. Слова. 2001.\t\t\n",
    );
    let printed: Vec<&Printed> = found
        .items
        .iter()
        .map(|item| match item {
            Item::Printed(printed) => printed.as_ref(),
            other => panic!("a string expected: {other:?}"),
        })
        .collect();
    assert_eq!(printed.len(), 2);
    assert_eq!((printed[0].raw.line, printed[1].raw.line), (2, 3));
    assert!(printed[0].raw.text.starts_with("Сегеда О. О."));
    let known = printed[0].known.as_ref().expect("the DOI is known");
    check_texts(known, &[(TextField::Doi, "10.1000/x")]);
    assert_eq!(known.kind, Kind::Document);
    assert_eq!(known.custom["Кафедра"], "історії");
}

#[test]
fn rows_of_another_length_are_rejected() {
    let text = "author;title;year\nRoe, J.;Words;2001\nDoe;A;title;2002\n\nPoe, E.;More;2003;;\nMoe, A.\n\"Open, O.;No end;2004\nZoe, Z.;Last;2005\n";
    let found = read_found(text);
    let lines: Vec<_> = found
        .diagnostics
        .iter()
        .map(|said| (said.code, said.line))
        .collect();
    assert_eq!(
        lines,
        [
            ("row-length", Some(3)),
            ("row-length", Some(6)),
            ("open-quote", Some(7))
        ]
    );
    let rejects: Vec<_> = found
        .rejects
        .iter()
        .map(|one| (one.line, one.text.as_str()))
        .collect();
    assert_eq!(
        rejects,
        [
            (3, "author;title;year\nDoe;A;title;2002"),
            (6, "author;title;year\nMoe, A."),
        ]
    );
    let titles: Vec<_> = found
        .clone()
        .into_records()
        .iter()
        .filter_map(|r| r.text(TextField::Title).map(str::to_owned))
        .collect();
    assert_eq!(titles, ["Words", "More", "No end", "Last"]);
}

#[test]
fn rows_that_were_given_back_are_read_when_they_are_mended() {
    let text = "# list:3: the row has 4 cells, and the header 3\nauthor,title,year\n\"Doe, A.\",Title,2002\n\n\
                # list:6: the row has 1 cells\nauthor,title,year\n\"Moe, A.\",More,2003\n";
    assert_eq!(sniff(&Source::new("rejects", text)), Some(Format::Csv));
    let titles: Vec<_> = records(text)
        .iter()
        .filter_map(|record| record.text(TextField::Title).map(str::to_owned))
        .collect();
    assert_eq!(titles, ["Title", "More"]);
}

#[test]
fn a_header_must_be_known() {
    let error =
        read(Format::Csv, &Source::new("list.csv", "a,b\n1,2\n")).expect_err("nothing is known");
    assert_eq!(error.kind(), ErrorKind::Input);
    assert!(error.to_string().contains("header"), "{error}");
    assert!(read_found("").items.is_empty() && read_found("\u{feff}\r\n").items.is_empty());
    assert!(read_found("author,title\n").items.is_empty());
    let told = only("sep=;\r\nauthor;title\r\nRoe, J.;Words\r\n");
    check_texts(&told, &[(TextField::Title, "Words")]);
    let empty_first = only("\ttitle\tyear\nx\tWords\t2001\n");
    assert_eq!(json!(empty_first.custom), json!({"column 1": "x"}));
}

#[test]
fn tables_are_told_by_their_header() {
    #[track_caller]
    fn check(name: &str, text: &str, expected: Option<Format>) {
        assert_eq!(sniff(&Source::new(name, text)), expected, "{name}: {text}");
    }
    check(
        "x",
        "Author,Title,Year\n\"Roe, J.\",Words,2001\n",
        Some(Format::Csv),
    );
    check("x", "\u{feff}Назва;Рік\nСлова;2001\n", Some(Format::Csv));
    check("x", "author\ttitle\nRoe\tWords\n", Some(Format::Tsv));
    check(
        "x.csv",
        "Reference\n\"Roe J. Words. 2001.\"\n",
        Some(Format::Csv),
    );
    check("x.csv", "a,b\n1,2\n", None);
    check("x", "Reference\nRoe J. Words. 2001.\n", None);
    check(
        "x",
        "Джерела; література\nРоу Дж. Слова; більше слів. 2001.\n",
        None,
    );
    check(
        "x",
        "Roe, J., Title, Journal, 2001.\nDoe, A., Another title, 2002.\n",
        None,
    );
    check(
        "x",
        "Автор, назва, рік: так складають список.\nРоу Дж. Слова. 2001.\n",
        None,
    );
    check(
        "x",
        "Сегеда, О. О. (2020). Цифрова дипломатія. Політикус, 3, 139–148.\n",
        None,
    );
    check("x", "", None);
}

#[test]
fn texts_that_were_cut_are_read_up_to_there() {
    let text = "\u{feff}Автор;Назва;\"Рік\"\r\n\"Ґалаґан, О.\";\"Слова\nі \"\"ще\"\"\";2001\r\nRoe, J.;Words;2002\r\n";
    for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
        let source = Source::new("x.csv", &text[..end]);
        let _ = sniff(&source);
        let _ = read(Format::Csv, &source);
    }
}

#[test]
fn bytes_of_any_kind_are_read() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let alphabet: Vec<char> = "\"\",;\t\n\r abїґ01-".chars().collect();
    for round in 0..400 {
        let body: String = (0..round)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                alphabet[(state % alphabet.len() as u64) as usize]
            })
            .collect();
        let _ = read(
            Format::Csv,
            &Source::new("x", format!("title,author;year\n{body}")),
        );
        let _ = sniff(&Source::new("x.csv", body));
    }
}

/// Rows, cells, names and open quotation marks many times over: the time grows as the text does.
#[test]
fn repetition_takes_time_in_proportion() {
    const TIMES: usize = 10_000;
    for (first, piece) in [
        ("author,title,year\n", "\"Roe, J.\",Words,2001\n"),
        ("author,title\n", "a\",\"b\n"),
        ("author,title\n", "\"a\n"),
        ("author,title\n", "a,b,c\n"),
        ("author,title\n\"", "Roe, J.; "),
        ("author,title\n\"", "Roe J., "),
        ("author,title\n\"", "x\"\"\n"),
        ("author,title", ",title"),
        ("title,issn\nx,\"", "0022-0949;"),
        ("title,year\nx,", "2001 "),
    ] {
        let text = format!("{first}{}", piece.repeat(TIMES));
        let began = Instant::now();
        let source = Source::new("x.csv", text);
        let _ = sniff(&source);
        let _ = read(Format::Csv, &source);
        let taken = began.elapsed();
        assert!(taken < Duration::from_secs(30), "{first}{piece}: {taken:?}");
    }
}
