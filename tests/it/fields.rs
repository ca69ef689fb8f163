//! Files of reference managers and databases, known by what stands in them, whatever they are called.

use posyl::import::{self, Format, Found, Item, Options};
use posyl::model::{NameField, Reference, TextField};

/// The same two works in each format: an article by two authors, and a book.
const FILES: &[(Format, &str)] = &[
    (
        Format::Ris,
        "TY  - JOUR\r\nAU  - Сегеда, О. О.\r\nAU  - Roe, Jane\r\nTI  - Цифрова дипломатія\r\nJF  - Політикус\r\nPY  - 2020/05/12/\r\n\
         SP  - 139\r\nEP  - 148\r\nDO  - https://doi.org/10.24195/2414-9616.2020-3.21\r\nC8  - own\r\nER  - \r\n\r\n\
         TY  - BOOK\r\nAU  - Грушевський, Михайло\r\nTI  - Історія України-Руси\r\nPB  - Наукова думка\r\nCY  - Київ\r\nPY  - 1991\r\n\
         ER  - \r\n",
    ),
    (
        Format::Enw,
        "%0 Journal Article\n%A Сегеда, О. О.\n%A Roe, Jane\n%T Цифрова дипломатія\n%J Політикус\n%D 2020\n%8 12 May\n%P 139-148\n\
         %R 10.24195/2414-9616.2020-3.21\n%F own\n\n%0 Book\n%A Грушевський, Михайло\n%T Історія України-Руси\n%I Наукова думка\n%C Київ\n\
         %D 1991\n",
    ),
    (
        Format::Nbib,
        "PMID- 1\nOWN - NLM\nTI  - Цифрова дипломатія\nFAU - Сегеда, О. О.\nAU  - Сегеда ОО\nFAU - Roe, Jane\nAU  - Roe J\nJT  - Політикус\n\
         DP  - 2020 May 12\nPG  - 139-48\nLID - 10.24195/2414-9616.2020-3.21 [doi]\nPT  - Journal Article\n\nPMID- 2\n\
         BTI - Історія України-Руси\nFAU - Грушевський, Михайло\nPB  - Наукова думка\nPL  - Київ\nDP  - 1991\nPT  - Book\n",
    ),
    (
        Format::CslYaml,
        "---\nreferences:\n- id: a\n  type: article-journal\n  author:\n  - family: Сегеда\n    given: О. О.\n  - family: Roe\n    given: Jane\n\
         \x20 title: Цифрова дипломатія\n  container-title: Політикус\n  issued: 2020-05-12\n  page: 139-148\n\
         \x20 DOI: 10.24195/2414-9616.2020-3.21\n  own: x\n- id: b\n  type: book\n  author: [{family: Грушевський, given: Михайло}]\n\
         \x20 title: Історія України-Руси\n  publisher: Наукова думка\n  publisher-place: Київ\n  issued: {year: 1991}\n...\n",
    ),
    (
        Format::Hayagriva,
        "a:\n  type: Article\n  author: [\"Сегеда, О. О.\", \"Roe, Jane\"]\n  title: Цифрова дипломатія\n  date: 2020-05-12\n\
         \x20 page-range: 139-148\n  serial-number: {doi: 10.24195/2414-9616.2020-3.21}\n  own: x\n  parent: {title: Політикус}\n\
         b:\n  type: Book\n  author: Грушевський, Михайло\n  title: Історія України-Руси\n\
         \x20 publisher: {name: Наукова думка, location: Київ}\n  date: 1991\n",
    ),
    (
        Format::Csv,
        "Тип;Автори;Назва;Журнал;Дата;Сторінки;DOI;Видавництво;Місто;Рік;Полиця\n\
         article-journal;Сегеда О. О., Jane Roe;Цифрова дипломатія;Політикус;2020-05-12;139–148;10.24195/2414-9616.2020-3.21;;;2020;x\n\
         book;Грушевський, Михайло;Історія України-Руси;;;;;Наукова думка;Київ;1991;\n",
    ),
    (
        Format::Tsv,
        "Item Type\tAuthor\tTitle\tPublication Title\tDate\tPages\tDOI\tPublisher\tPlace\tOwn\n\
         journalArticle\tСегеда, О. О.; Roe, Jane\tЦифрова дипломатія\tПолітикус\t2020-05-12\t139-148\t10.24195/2414-9616.2020-3.21\t\t\tx\n\
         book\tГрушевський, Михайло\tІсторія України-Руси\t\t1991\t\t\tНаукова думка\tКиїв\t\n",
    ),
];

#[track_caller]
fn read(text: &str, name: &str) -> Found {
    import::read(text.as_bytes(), name, &Options::default()).expect("it can be read")
}

/// What the same work has in common in all formats.
fn told(record: &Reference) -> String {
    let names = record.names(NameField::Author).iter();
    let names =
        names.map(|name| format!("{}, {}", name.key(), name.given.as_deref().unwrap_or("")));
    let fields = [
        TextField::Title,
        TextField::ContainerTitle,
        TextField::Page,
        TextField::Doi,
        TextField::Publisher,
        TextField::PublisherPlace,
    ];
    let texts = fields.iter().filter_map(|&field| record.text(field));
    let dates = record
        .dates
        .values()
        .map(|date| format!("{:?}", date.start));
    let all: Vec<String> = std::iter::once(record.kind.to_string())
        .chain(names)
        .chain(texts.map(str::to_owned))
        .chain(dates)
        .collect();
    all.join(" | ")
}

#[test]
fn the_same_works_come_out_of_every_format() {
    let mut seen: Option<Vec<String>> = None;
    for (format, text) in FILES {
        let found = read(text, "list");
        assert_eq!(found.format, *format);
        assert_eq!(found.rejects, [], "{}", format.as_str());
        let records = found.into_records();
        let kept = records.iter().any(|record| !record.custom.is_empty());
        assert!(kept, "{}: the field of its own is kept", format.as_str());
        let told: Vec<String> = records.iter().map(told).collect();
        let expected = seen.get_or_insert_with(|| told.clone());
        assert_eq!(&told, expected, "{}", format.as_str());
    }
}

#[test]
fn a_wrong_ending_or_encoding_is_no_matter() {
    for (format, text) in FILES {
        for name in ["list.bib", "list.txt", "list.yaml", "list.docx", "list"] {
            let found = read(text, name);
            assert_eq!((found.format, found.items.len()), (*format, 2), "{name}");
        }
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(units).collect();
        let found = import::read(&wide, "list", &Options::default()).expect("it can be read");
        assert_eq!((found.format, found.items.len()), (*format, 2));
    }
}

/// Cut at every tenth byte and read as what it is: nothing panics, and nothing but records comes out.
#[test]
fn files_that_were_cut_are_read_up_to_there() {
    for (format, text) in FILES {
        let options = Options {
            from: Some(*format),
            ..Options::default()
        };
        for end in (0..text.len()).step_by(10) {
            if let Ok(found) = import::read(&text.as_bytes()[..end], "list", &options) {
                let records = found
                    .items
                    .iter()
                    .all(|item| matches!(item, Item::Record(_)));
                assert!(records && found.items.len() <= 2, "{}", format.as_str());
            }
        }
    }
}

/// Read as each format but its own: an error or remarks, no panic.
#[test]
fn files_read_as_what_they_are_not_are_refused_or_remarked_on() {
    for (own, text) in FILES {
        for (other, _) in FILES.iter().filter(|(other, _)| other != own) {
            let options = Options {
                from: Some(*other),
                ..Options::default()
            };
            let read = import::read(text.as_bytes(), "list", &options);
            let silent = read.is_ok_and(|found| found.diagnostics.is_empty());
            // Both tables are told apart by their delimiters, whatever they are called.
            let tables = [Format::Csv, Format::Tsv];
            let alike = tables.contains(own) && tables.contains(other);
            assert!(!silent || alike, "{} as {}", own.as_str(), other.as_str());
        }
    }
}
