//! What is read, written and read again is the same, for every format that is read and written: on a corpus with all entry types,
//! names, dates, Cyrillic, and what CSL has no word for.

use posyl::export;
use posyl::import;
use posyl::model::{Kind, NameField, Reference};

/// Entry types of BibTeX, of BibLaTeX (also those that its styles do not print), and one that nobody knows.
const TYPES: [&str; 52] = [
    "article",
    "artwork",
    "audio",
    "bibnote",
    "book",
    "bookinbook",
    "booklet",
    "collection",
    "commentary",
    "conference",
    "customa",
    "customf",
    "dataset",
    "electronic",
    "image",
    "inbook",
    "incollection",
    "inproceedings",
    "inreference",
    "jurisdiction",
    "legal",
    "legislation",
    "letter",
    "manual",
    "mastersthesis",
    "misc",
    "movie",
    "music",
    "mvbook",
    "mvcollection",
    "mvproceedings",
    "mvreference",
    "online",
    "patent",
    "performance",
    "periodical",
    "phdthesis",
    "proceedings",
    "reference",
    "report",
    "review",
    "set",
    "software",
    "standard",
    "suppbook",
    "suppcollection",
    "suppperiodical",
    "techreport",
    "thesis",
    "unpublished",
    "video",
    "www",
];

/// Entries that are hard to hold.
const HARD: &str = r#"
@string{visnyk = "Вісник " # {Київського університету}}
@xdata{press, publisher = {Наукова думка}, location = {Київ}}
@article{names, author = {Ludwig van Beethoven and King, Jr., Martin Luther and {НАН України} and {\'E}mile Zola and von der Leyen,
  Ursula and others}, editor = {others}, title = {{Whole Title} of A {Kyiv} Story: {NASA} and {\emph{E. coli}} in CO\textsubscript{2}},
  journal = visnyk, month = mar # "~15", year = 2020, pages = {12--19, 21}, doi = {10.1000/a_b%c<d>}}
@book{dates, date = {1992/1993}, urldate = {2024-05-01}, origdate = {1850~}, eventdate = {2019-06-03/2019-06-05}, title = {A}}
@book{open, date = {1988/}, title = {Відкритий проміжок}}
@book{time, date = {2020-05-17T10:20:30Z}, title = {Час доби}}
@book{season, date = {2020-21}, title = {Весна}}
@book{words, year = {б. р.}, month = jan, title = {Без року}}
@book{months, year = 2021, month = {May/June}, title = {Два місяці}}
@book{bc, date = {-0044-03-15}, title = {Іди}}
@book{odd, year = 2020, month = 13, day = {x}, title = {Дивний місяць}}
@book{both, year = 1999, date = {2001-02}, title = {Два роки}}
@book{tex, title = {50\% of {AT\&T} \& \$5 --- ``так'' <<Дія>> \texttt{x\_y} {\"U}ber na\"\i ve \CYRK\cyri\cyryi\cyrv},
  note = {a-{}-b '{}' <{}< \textbackslash{}x \textbraceleft{} ~т.~1}, series = {{Braced} Series}}
@online{web, title = {Сторінка}, url = {https://x.org/a_b?c=%20&d=~e--f#g}, howpublished = {print}, urldate = {2023-01-20}}
@online{where, title = {Address}, howpublished = {\url{https://x.org/a_b}}}
@misc{preprint, eprint = {2005.14165}, eprinttype = {arxiv}, eprintclass = {cs.CL}, title = {Preprint}}
@misc{eprint, eprint = {a_1}, archiveprefix = {own}, title = {Eprint}}
@book{unknown, title = {Невідомі поля}, Bdsk-Url-1 = {https://x.org/\&}, file = {:C\:/a b.pdf:PDF}, owner = visnyk # 5, gender = {pf},
  related = {dates}, options = {useprefix=true}, shortauthor = {{ООН}}, maintitle = {Велика {Книга}}, usera = "лапки " # {"} # "!"}
@book{twice, title = {Т}, journal = {А}, booktitle = {Б}, address = {Київ}, location = {Львів}, school = {В}, publisher = {Г}}
@collection{editors, editor = {Roe, J. and others}, editortype = {compiler}, title = {Упорядник}}
@collection{revisers, editor = {Roe, J.}, editortype = {reviser}, editora = {Doe, J.}, editoratype = {redactor}, title = {Редактор}}
@proceedings{whole, title = {Збірник {Праць}}, subtitle = {Матеріали}, editor = {Бойко, О.}, date = {2020-05}, volume = 3}
@inproceedings{part, crossref = {whole}, xdata = {press}, title = {Доповідь}, author = {Коваль, І.}, pages = {5}}
@article{magazine, entrysubtype = {magazine}, title = {Стаття}, journaltitle = {Журнал}, issue = {Весна}, number = 5, eid = {e17}}
@article{newspaper, entrysubtype = {newspaper}, title = {Новина}, journaltitle = {День}}
@thesis{bachelor, type = {bathesis}, title = {Робота}, institution = {КНУ}}
@book{given, author = {family=Gogh, given=Vincent, prefix=van and given=Simon, family={Beumont, de}, suffix=III}, title = {Частини}}
@book{languages, title = {Мови}, langid = {ukrainian}, language = {english and german}, hyphenation = {polish}}
@book{markup, title = {<i>Теги</i> у назві {\bf і} \textsc{Kapitälchen} <b>}, abstract = {Перший рядок.

  Другий $\alpha^{2}$ рядок.}}
@book{ключ_8:2, title = {Ключ кирилицею}}
"#;

/// An entry of a type with a bit of everything.
fn entry(at: usize, entry_type: &str) -> String {
    let (author, title, place) = match at % 2 {
        0 => (
            "Сегеда, О. О. and Нечуй-Левицький, Іван",
            "Цифрова дипломатія {ЄС}: роль {держави}",
            "Київ",
        ),
        _ => (
            "Müller, Jörg and van Gogh, Vincent",
            "Digital {Diplomacy} of the {EU} \\& Others",
            "London",
        ),
    };
    let language = if at.is_multiple_of(2) {
        "ukrainian"
    } else {
        "british"
    };
    format!(
        "@{entry_type}{{k{at}, author = {{{author}}}, title = {{{title}}}, booktitle = {{У чому {{стоїть}}}}, journaltitle = {{Журнал}},
  editor = {{Ґудзь, Є.}}, translator = {{Roe, J.}}, bookauthor = {{Doe, J.}}, publisher = {{Видавець}}, institution = {{Установа}},
  organization = {{Організація}}, location = {{{place}}}, year = {}, month = {}, day = {}, volume = {at}, number = {{2({at})}},
  issue = {{осінь}}, series = {{Серія}}, edition = {{2-ге}}, pages = {{{at}--{}}}, pagetotal = 300, volumes = 3, chapter = 4, part = 5,
  version = {{1.0}}, type = {{Звіт}}, note = {{Примітка}}, addendum = {{Додаток}}, isbn = {{978-966-00-1234-5}}, issn = {{2414-9616}},
  doi = {{10.1000/{at}_x}}, url = {{https://example.org/{at}?a=b_c}}, urldate = {{2024-05-01}}, keywords = {{мова, culture}},
  abstract = {{Анотація.}}, annotation = {{Думка}}, langid = {{{language}}}, venue = {{Львів}}, eventtitle = {{Конференція}},
  eventdate = {{2019-06-03}}, origdate = {{1900}}, origtitle = {{Original}}, origpublisher = {{P}}, origlocation = {{Paris}},
  library = {{Б 12}}, pubstate = {{forthcoming}}, shorttitle = {{Дипломатія}}, shortjournal = {{Ж.}}, pmid = {{123}}, pmcid = {{PMC1}},
  titleaddon = {{Доповнення}}, holder = {{{{Фірма}}}}, nameaddon = {{[псевд.]}}, eid = {{e{at}}}, file = {{:{at}_x.pdf:PDF}}}}\n",
        1950 + at,
        ["jan", "{травень}", "7", "dec"][at % 4],
        1 + at % 28,
        at + 9,
    )
}

fn corpus() -> Vec<Reference> {
    let entries: String = TYPES
        .iter()
        .enumerate()
        .map(|(at, entry_type)| entry(at, entry_type))
        .collect();
    let unknown = entry(99, "vlasnyi");
    read(
        import::Format::Bibtex,
        format!("{HARD}{entries}{unknown}").as_bytes(),
    )
}

#[track_caller]
fn read(format: import::Format, bytes: &[u8]) -> Vec<Reference> {
    let options = import::Options {
        from: Some(format),
        ..import::Options::default()
    };
    let found = import::read(bytes, "x", &options).expect("it is read");
    assert_eq!(found.rejects, []);
    found.into_records()
}

fn written(format: export::Format, records: &[Reference]) -> Vec<u8> {
    let mut bytes = Vec::new();
    export::write(records, format, &mut bytes).expect("memory can be written to");
    bytes
}

/// Without the place, which is another in another file.
fn placeless(records: Vec<Reference>) -> Vec<Reference> {
    let placeless = records.into_iter().map(|mut record| {
        record.evidence.place = None;
        record
    });
    placeless.collect()
}

#[test]
fn the_corpus_has_a_bit_of_everything() {
    let records = corpus();
    assert!(records.len() >= 80, "{}", records.len());
    let kinds: std::collections::BTreeSet<Kind> =
        records.iter().map(|record| record.kind).collect();
    assert!(kinds.len() >= 25, "{kinds:?}");
    let lists = |field: NameField| records.iter().any(|record| !record.names(field).is_empty());
    assert!(lists(NameField::Compiler) && lists(NameField::ContainerAuthor));
}

#[track_caller]
fn check(read_as: import::Format, write_as: export::Format) {
    let first = corpus();
    let first = read(read_as, &written(write_as, &first));
    let text = written(write_as, &first);
    let again = placeless(read(read_as, &text));
    for (first, again) in placeless(first).iter().zip(&again) {
        assert_eq!(again, first);
    }
    let [first, again] = [corpus(), again].map(placeless);
    assert_eq!(again.len(), first.len());
    for (again, first) in again.iter().zip(&first) {
        assert_eq!(
            again,
            first,
            "{}",
            String::from_utf8_lossy(&written(write_as, std::slice::from_ref(first)))
        );
    }
}

#[test]
fn bibtex_comes_back() {
    check(import::Format::Bibtex, export::Format::Bibtex);
}

#[test]
fn csl_json_comes_back() {
    check(import::Format::CslJson, export::Format::CslJson);
}

#[test]
fn lines_come_back() {
    check(import::Format::Ndjson, export::Format::Ndjson);
}

#[test]
fn what_is_written_twice_is_the_same_text() {
    let text = written(export::Format::Bibtex, &corpus());
    let again = written(export::Format::Bibtex, &read(import::Format::Bibtex, &text));
    assert_eq!(String::from_utf8(again), String::from_utf8(text));
}
