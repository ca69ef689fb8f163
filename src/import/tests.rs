use encoding_rs::{Encoding, IBM866, ISO_8859_5, KOI8_U, WINDOWS_1251, WINDOWS_1252};

use super::*;
use crate::ErrorKind;
use crate::diag::Diagnostic;
use crate::model::*;

const UKRAINIAN: &str = "Сегеда, О. О. (2020). Цифрова дипломатія України. Політикус, №3, 139–148.";

fn codes(diagnostics: &[Diagnostic]) -> Vec<&str> {
    diagnostics.iter().map(|d| d.code).collect()
}

#[track_caller]
fn decoded(bytes: &[u8]) -> (String, Vec<Diagnostic>) {
    let (source, diagnostics) = decode(bytes, "list.txt", None).expect("this is text");
    (source.text().to_owned(), diagnostics)
}

#[track_caller]
fn check_guess(encoding: &'static Encoding, text: &str) {
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "{text} cannot be written in {}", encoding.name());
    let (read, diagnostics) = decoded(&bytes);
    assert_eq!(read, text, "in {}", encoding.name());
    assert_eq!(codes(&diagnostics), ["encoding-guessed"]);
}

#[test]
fn eight_bit_encodings_are_told_apart() {
    check_guess(WINDOWS_1251, UKRAINIAN);
    check_guess(WINDOWS_1251, "Підтримка їжаків ґанку «Дія»");
    check_guess(WINDOWS_1251, "Smith, J. (2020). Наші ЗМІ. Kyiv: КНУ");
    let plain = "Міністерство закордонних справ (2021). Стратегія публічної дипломатії України";
    check_guess(KOI8_U, plain);
    check_guess(KOI8_U, "Їжак і ґава. Європа");
    check_guess(ISO_8859_5, plain);
    check_guess(
        IBM866,
        "Министерство иностранных дел. Стратегия публичной дипломатии",
    );
    check_guess(
        WINDOWS_1252,
        "Müller, J. (2020). Über Öffentlichkeit – „Café“",
    );
}

#[test]
fn wide_encodings_are_read_with_and_without_a_mark() {
    let mark = |bytes: &[u8], units: Vec<u8>| [bytes, &units].concat();
    let little = || {
        UKRAINIAN
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<_>>()
    };
    let big = || {
        UKRAINIAN
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect::<Vec<_>>()
    };
    for bytes in [
        mark(b"\xff\xfe", little()),
        mark(b"\xfe\xff", big()),
        little(),
        big(),
    ] {
        assert_eq!(decoded(&bytes).0, UKRAINIAN);
    }
    let quad = format!("{}\u{2000}Назва", UKRAINIAN.repeat(2));
    let units = quad.encode_utf16().flat_map(u16::to_be_bytes);
    assert_eq!(decoded(&units.collect::<Vec<_>>()).0, quad);
    let utf8 = mark(b"\xef\xbb\xbf", UKRAINIAN.as_bytes().to_vec());
    assert_eq!(decoded(&utf8), (UKRAINIAN.to_owned(), Vec::new()));
}

#[test]
fn an_encoding_that_was_told_is_used() {
    let (bytes, ..) = KOI8_U.encode(UKRAINIAN.split('№').next().unwrap());
    let (source, _) = decode(&bytes, "x", Some("KOI8-U")).unwrap();
    assert!(UKRAINIAN.starts_with(source.text()));
    for label in ["koi8u", "KOI8-U", " koi8-ru "] {
        assert_eq!(
            decode(&bytes, "x", Some(label)).unwrap().0,
            source,
            "{label}"
        );
    }
    let i = |label| decode(b"\xf6\xb3", "x", Some(label)).unwrap().0;
    assert_eq!(i("cp1251").text(), "ці");
    assert_eq!([i("cp1251"), i("1251")], [i("windows-1251"), i("win1251")]);
    for label in ["866", "cp866", "ibm866"] {
        let (source, _) = decode(b"\xe6\xf3", "x", Some(label)).unwrap();
        assert_eq!(source.text(), "цє", "{label}");
    }
    let error = decode(b"x", "x", Some("utf-9")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Usage);
}

#[test]
fn what_a_page_says_of_its_encoding_counts_where_it_is_not_utf8() {
    // Too little text to guess by, and of another encoding than the guess would be.
    let page = |charset: &str| format!("<html><head>{charset}</head><p>Мова</p></html>");
    for (label, encoding) in [
        ("windows-1251", WINDOWS_1251),
        ("KOI8-U", KOI8_U),
        ("cp866", IBM866),
    ] {
        for charset in [
            format!("<meta charset={label}>"),
            format!("<META http-equiv='Content-Type' content='text/html; charset={label}'>"),
        ] {
            let text = page(&charset);
            assert_eq!(decoded(&encoding.encode(&text).0), (text, Vec::new()));
        }
    }
    let xml = "<?xml version=\"1.0\" encoding='windows-1251'?><p>Дія</p>";
    assert_eq!(decoded(&WINDOWS_1251.encode(xml).0).0, xml);
    let wrong = page("<meta charset='koi8-u'>");
    assert_eq!(decoded(wrong.as_bytes()).0, wrong, "it is UTF-8");
    let told = page("<meta charset='koi8-u'>");
    let (source, _) = decode(&WINDOWS_1251.encode(&told).0, "x", Some("windows-1251")).unwrap();
    assert_eq!(source.text(), told, "the option wins");
    let list = "Roe. On <meta charset=koi8-u>. Слово і діло України";
    assert_eq!(
        decoded(&WINDOWS_1251.encode(list).0).0,
        list,
        "a list is no page"
    );
}

#[test]
fn damaged_utf8_is_reported_by_line() {
    let bytes = [
        UKRAINIAN.as_bytes(),
        b"\nbad \xff\xfe here\n",
        UKRAINIAN.as_bytes(),
    ]
    .concat();
    let (text, diagnostics) = decoded(&bytes);
    assert!(text.contains("bad \u{fffd}\u{fffd} here"));
    assert_eq!(codes(&diagnostics), ["encoding-damage"]);
    assert_eq!(diagnostics[0].line, Some(2));
}

#[test]
fn binary_files_are_refused_by_name() {
    let refused: [(&[u8], &str); 4] = [
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x7fELF\x02\x01", "ELF"),
        (b"some\0thing\0\0 else entirely", "binary"),
    ];
    for (bytes, what) in refused {
        let error = decode(bytes, "refs.bin", None).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Input);
        let message = error.to_string();
        assert!(
            message.starts_with("refs.bin: ") && message.contains(what),
            "{message}"
        );
    }
}

#[test]
fn an_empty_file_is_told() {
    for bytes in [&b""[..], b" \r\n\t", b"\xef\xbb\xbf"] {
        assert_eq!(codes(&decoded(bytes).1), ["input-empty"]);
    }
}

#[test]
fn formats_are_recognised() {
    #[track_caller]
    fn check(text: &str, expected: Format) {
        let format = sniff(&Source::new("x", text)).expect("it is no markup");
        assert_eq!(format, expected, "{text}");
    }
    check("[1] Іваненко І. Назва. 2020.", Format::Text);
    check("{Назва} у дужках", Format::Text);
    check("Див. @user{name} у мережі", Format::Text);
    check("@user (2020). Допис.", Format::Text);
    check("", Format::Text);
    check("[]", Format::CslJson);
    check(" [\n{\"id\": \"a\"}]", Format::CslJson);
    check(
        "{\n \"id\": \"a\",\n \"author\": [\n{\"family\": \"b\"}\n]}\n",
        Format::CslJson,
    );
    check("{\"id\": \"a\"}\n", Format::Ndjson);
    check("{\"id\": \"a\"}\n\n{\"id\": \"b\"}\n", Format::Ndjson);
    check("{\"id\": broken\n{\"id\": \"b\"}\n", Format::Ndjson);
    for page in [
        "\u{feff}\n<!DOCTYPE HTML>\n<p>Роу",
        "<html lang=uk><body>Roe",
        "<?xml version=\"1.0\"?>\n<html xmlns=…>",
        "<ol>\n<li>Roe J. Words. 2001.</li>\n</ol>",
        "<p class=\"ref\">Roe J. Words. 2001.",
        "<!-- saved --><div>Roe</div>",
    ] {
        check(page, Format::Html);
    }
    check("% коментар\n@article{a,\n title = {x}}", Format::Bibtex);
    check("@string(x = 1)", Format::Bibtex);
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.as_str()), Some(*format));
    }
}

#[test]
fn markup_is_refused_with_advice() {
    for (text, what) in [
        ("<?xml version=\"1.0\"?>\n<records/>", "an XML document"),
        (" {\\rtf1\\ansi Roe J. Words.}", "an RTF document"),
    ] {
        let error = sniff(&Source::new("list", text)).expect_err(text);
        assert_eq!(error.kind(), ErrorKind::Input);
        let message = error.to_string();
        let expected = format!("list: this is {what}, which posyl does not read yet; ");
        assert!(message.starts_with(&expected), "{message}");
    }
    for text in [
        "<Без назви>. 2001.",
        "<Untitled>. (2001).",
        "< 5 % of words",
        "<",
        "{\\it Roe}",
    ] {
        assert_eq!(
            sniff(&Source::new("list", text)).ok(),
            Some(Format::Text),
            "{text}"
        );
    }
}

#[test]
fn line_ends_of_old_macintoshes_are_line_ends() {
    assert_eq!(decoded(b"Roe\rDoe").0, "Roe\nDoe");
    assert_eq!(decoded(b"Roe\r\nDoe\r").0, "Roe\r\nDoe\r");
}

#[test]
fn a_few_control_characters_make_no_binary_file() {
    let (text, _) = decoded(b"\x01\x02\x07\nRoe");
    assert_eq!(text, "\u{1}\u{2}\u{7}\nRoe");
    assert!(decode(&[1; 100], "x", None).is_err());
}

#[track_caller]
fn records(format: Format, text: &str) -> (Vec<Reference>, Vec<Diagnostic>) {
    let source = Source::new("x", text);
    let mut found = read_text(format, source, &Options::default()).expect("it is read");
    let diagnostics = std::mem::take(&mut found.diagnostics);
    (found.into_records(), diagnostics)
}

fn ids(records: &[Reference]) -> Vec<&str> {
    records.iter().map(|record| record.id.as_str()).collect()
}

#[test]
fn text_is_handed_on() {
    let source = Source::new("x", UKRAINIAN);
    let found = read_text(Format::Text, source.clone(), &Options::default()).unwrap();
    assert_eq!(found.items, [Item::Text(Box::new(Text::plain(source)))]);
}

#[test]
fn one_bad_line_loses_that_line_only() {
    let text = "{\"id\":\"a\",\"type\":\"book\"}\n\n{oops\n5\n{\"type\":\"book\"}\r\n";
    let (records, diagnostics) = records(Format::Ndjson, text);
    assert_eq!(ids(&records), ["a", "ref-4"]);
    assert_eq!(codes(&diagnostics), ["json-syntax", "item-shape"]);
    assert_eq!(
        diagnostics.iter().map(|d| d.line).collect::<Vec<_>>(),
        [Some(3), Some(4)]
    );
}

#[test]
fn broken_json_is_an_error_with_its_line() {
    let error = read(b"[\n{]", "x.json", &Options::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Input);
    assert!(error.to_string().starts_with("x.json: line 2:"), "{error}");
}
