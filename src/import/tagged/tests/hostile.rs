use std::time::{Duration, Instant};

use super::*;

const FORMATS: [Format; 3] = [Format::Ris, Format::Nbib, Format::Enw];

fn read_any(format: Format, text: &str) -> Found {
    let source = Source::new("list", text);
    let _ = sniff(text);
    match format {
        Format::Ris => read_ris(&source),
        Format::Nbib => read_nbib(&source),
        _ => read_enw(&source),
    }
}

const SAMPLES: [&str; 3] = [
    "TY  - JOUR\r\nAU  - Ґалаґан, Оксана\r\nPY  - 2020/05/12/\r\nTI  - Назва\r\nще рядок\r\nSP  - 1\r\nEP  - 9\r\nDO  - 10.1000/x\r\nER  - \r\n",
    "PMID- 12\nFAU - Роу, Джейн\nAU  - Roe J\nDP  - 2020 Jul-Aug\nTI  - Words\n      go on\nPG  - 123-8\nIS  - 0140-6736 (Print)\n",
    "%0 Book\n%A Ґалаґан, Оксана\n%T Назва\n%D 2020\n%X One\n\nTwo\n%@ 978-0-521-60081-1\n",
];

#[test]
fn texts_that_were_cut_are_read_up_to_there() {
    for (format, text) in FORMATS.into_iter().zip(SAMPLES) {
        for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
            let found = read_any(format, &text[..end]);
            let lost = found.rejects.len() + found.items.len();
            assert!(lost <= 1, "{}", &text[..end]);
            assert!(
                found
                    .items
                    .iter()
                    .all(|item| matches!(item, Item::Record(_)))
            );
        }
    }
}

#[test]
fn texts_of_other_formats_are_no_records() {
    for format in FORMATS {
        for text in [
            "",
            "\n\n\n",
            "\u{0}\u{1}\u{2}",
            "Роу Дж. Слова. 2001.",
            "@book{a, title={x}}",
            "{\"id\": 1}",
            "<xml/>",
            "%%%%%",
            "- - - -",
            "ER  - \nER  - ",
            "ÀÁÂ  - x",
        ] {
            assert_eq!(read_any(format, text).items, [], "{text}");
        }
    }
}

#[test]
fn bytes_of_any_kind_are_read() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let alphabet: Vec<char> = "TYAUER0123%0 -–\n\r\t/.,;:іїґ\u{a0}\u{feff}PMID"
        .chars()
        .collect();
    for format in FORMATS {
        let text: String = (0..20_000)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                alphabet[(state % alphabet.len() as u64) as usize]
            })
            .collect();
        let _ = read_any(format, &text);
    }
}

/// Fields, lines, records, and values many times over: the time grows as the text does.
#[test]
fn repetition_takes_time_in_proportion() {
    const TIMES: usize = 10_000;
    let pieces = [
        (Format::Ris, "", "TY  - JOUR\nTI  - x\nER  - \n"),
        (Format::Ris, "TY  - JOUR\n", "SN  - 0140-6736\nSN  - 1\n"),
        (
            Format::Ris,
            "TY  - JOUR\n",
            "AU  - Roe, J.\nKW  - a\nUR  - https://a.example\n",
        ),
        (
            Format::Ris,
            "TY  - JOUR\n",
            "PY  - 2020\nDA  - May\nZZ  - x\n",
        ),
        (
            Format::Ris,
            "TY  - JOUR\nSN  - ",
            "0140-6736, 9780521600811, 1;",
        ),
        (Format::Ris, "TY  - JOUR\nAU  - ", "А. Б. Роу "),
        (Format::Ris, "TY  - JOUR\nPY  - ", "2020/"),
        (Format::Ris, "TY  - JOUR\nAB  - ", "рядок\n\n"),
        (Format::Enw, "%0 Book\n", "%A Roe, J.\n\n"),
        (Format::Enw, "", "%A Roe, J.\n\n"),
        (Format::Nbib, "", "PMID- 1\nAU  - Roe J\n"),
        (
            Format::Nbib,
            "PMID- 1\n",
            "FAU - Roe, J\nIS  - 0140-6736 (Print)\nPG  - 1-2, 3-4\n",
        ),
        (Format::Nbib, "PMID- 1\nPG  - ", "123-8, "),
    ];
    for (format, first, piece) in pieces {
        let text = format!("{first}{}", piece.repeat(TIMES));
        let began = Instant::now();
        let found = read_any(format, &text);
        let taken = began.elapsed();
        assert!(!found.items.is_empty(), "{first}{piece}");
        assert!(taken < Duration::from_secs(30), "{first}{piece}: {taken:?}");
    }
}
