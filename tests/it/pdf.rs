//! PDF documents, made by the programs that papers are made with: `tests/pdf/make` tells how.
//!
//! The list of `data/ukraine-digital-diplomacy.txt` is set in each, with other text around it, and must come out as from text.

use std::fs;
use std::path::Path;

use posyl::import::{Item, Options, Text, read};
use posyl::model::{Reference, TextField};
use posyl::ops::{self, Input, ParseOptions};

const LIST: &str = "data/ukraine-digital-diplomacy.txt";

/// A space in an address at which a line ends cannot be told from none.
const AT_LINE_END: &[(&str, &str)] = &[
    ("ref_src= twsrc", "ref_src=twsrc"),
    ("damages% 20to", "damages%20to"),
];

fn bytes(name: &str) -> Vec<u8> {
    let path = Path::new("tests/pdf").join(name).with_extension("pdf");
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The records of an input, without the place where each stood.
fn records(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<Reference> {
    let batch = ops::parse(&[Input::new(name, bytes)], &ParseOptions::default());
    let mut records = batch.expect("a sound model").records;
    for record in &mut records {
        record.evidence.place = None;
    }
    records
}

/// Reads a document and the list as text, its entries labelled as the document labels them, and with the spaces that the
/// document prints otherwise.
#[track_caller]
fn check(name: &str, label: fn(usize) -> String, printed: &[(&str, &str)]) {
    let list = fs::read_to_string(LIST).expect("the list");
    let entries = list.lines().filter(|line| !line.trim().is_empty());
    let labelled = entries.zip(1..).map(|(entry, at)| label(at) + entry.trim());
    let mut list = labelled.collect::<Vec<_>>().join("\n");
    for (from, to) in printed {
        assert!(list.contains(from), "{name}: {from} is not in the list");
        list = list.replace(from, to);
    }
    let found = records(name, bytes(name));
    let expected = records("list.txt", list);
    assert_eq!(found.len(), 25, "{name}");
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected, "{name}");
    }
}

fn none(_: usize) -> String {
    String::new()
}

fn stopped(number: usize) -> String {
    format!("{number}. ")
}

fn bracketed(number: usize) -> String {
    format!("[{number}] ")
}

#[test]
fn one_column_is_read_as_text_is() {
    check("pdflatex-1col", stopped, &[]);
    check("libreoffice-1col", stopped, &[]);
    check("chromium-1col", stopped, AT_LINE_END);
}

#[test]
fn two_columns_are_read_as_text_is() {
    check("pdflatex-2col", none, &[]);
    check("xelatex-2col", bracketed, &[]);
    check("libreoffice-2col", none, &[]);
    // Chromium spaces lines out behind № as if a space stood there.
    let printed = [AT_LINE_END, &[("№2(15)", "№ 2(15)"), ("№21", "№ 21")]].concat();
    check("chromium-2col", none, &printed);
}

/// The list has the fields that the text file gives, whatever labels and spaces the print has.
#[test]
fn the_fields_are_those_of_the_text_file() {
    let expected = records(LIST, fs::read(LIST).expect("the list"));
    for name in [
        "pdflatex-1col",
        "xelatex-2col",
        "libreoffice-1col",
        "chromium-2col",
    ] {
        let found = records(name, bytes(name));
        for (found, expected) in found.into_iter().zip(&expected) {
            let mut found = found;
            found.evidence = expected.evidence.clone();
            found.texts.remove(&TextField::CitationNumber);
            let mut expected = expected.clone();
            expected.evidence.place = None;
            assert_eq!(found, expected, "{name}");
        }
    }
}

fn text(name: &str) -> Text {
    let found = read(&bytes(name), name, &Options::default());
    let items = found.unwrap_or_else(|error| panic!("{error}")).items;
    match items.into_iter().next() {
        Some(Item::Text(text)) => *text,
        other => panic!("{name} gave {other:?}"),
    }
}

#[test]
fn links_lead_where_the_print_says() {
    for (name, count) in [
        ("libreoffice-1col", 25),
        ("xelatex-2col", 25),
        ("chromium-2col", 25),
    ] {
        let text = text(name);
        assert_eq!(text.links.len(), count, "{name}");
        for link in &text.links {
            let printed: String = link
                .span
                .of(text.source.text())
                .split_whitespace()
                .collect();
            let printed = printed.replace('\u{2060}', "");
            let lead = link.address.get(..12).expect("an address");
            assert!(
                printed.starts_with(lead),
                "{printed} leads to {}",
                link.address
            );
        }
    }
}

#[track_caller]
fn refused(name: &str, expected: &str) {
    let error = read(&bytes(name), name, &Options::default()).expect_err(name);
    let message = error.to_string();
    assert!(message.contains(expected), "{message}");
    assert!(!message.contains('\n'), "{message}");
}

#[test]
fn what_has_no_text_is_told_with_what_to_do() {
    refused("locked", "qpdf --password");
    refused("images", "ocrmypdf -l ukr+eng");
    refused("no-unicode", "ocrmypdf --force-ocr");
    refused("other-letters", "ocrmypdf --force-ocr");
}

/// Cyrillic that the document calls Latin, or by codes only, is read all the same, and said to be so.
#[test]
fn letters_by_other_names_are_read() {
    for name in ["latin-1", "type-3"] {
        let found = read(&bytes(name), name, &Options::default()).expect(name);
        let codes: Vec<_> = found.diagnostics.iter().map(|said| said.code).collect();
        assert_eq!(codes, ["pdf-letters-mended"], "{name}");
        let text = text(name);
        let expected = "Сегеда О. О. Цифрова дипломатія України, її ґрунт і як її знає світ.";
        assert!(
            text.source.text().contains(expected),
            "{}",
            text.source.text()
        );
    }
}

fn own(name: &str) -> Result<Reference, String> {
    let options = Options {
        own: true,
        ..Options::default()
    };
    let found = read(&bytes(name), name, &options).map_err(|error| error.to_string())?;
    Ok(found.into_records().remove(0))
}

#[test]
fn the_work_itself_is_told_by_its_metadata() {
    let record = own("described").expect("a record");
    let item = posyl::csl_json::to_value(&record);
    assert_eq!(item["type"], "article-journal");
    assert_eq!(item["title"], "Мова & місто");
    assert_eq!(item["DOI"], "10.5555/mova.2024.3");
    assert_eq!(item["container-title"], "Вісник слова");
    assert_eq!(item["volume"], "17");
    assert_eq!(item["page"], "5–9");
    assert_eq!(item["author"][0]["family"], "Бойко");
    assert_eq!(item["author"][1]["given"], "Jane");
    assert_eq!(
        item["issued"]["date-parts"][0],
        serde_json::json!([2024, 3, 12])
    );
    let message = own("small").expect_err("no word of itself");
    assert!(
        message.contains("does not say which work it is"),
        "{message}"
    );
}

/// Damage is an error or a shorter text, never a panic; and always the same.
#[test]
fn damage_is_survived() {
    let whole = bytes("small");
    for length in (0..whole.len()).step_by(10) {
        let cut = &whole[..length];
        assert_eq!(outcome(cut), outcome(cut), "cut at {length}");
    }
    for at in (0..whole.len()).step_by(7) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x55;
        let _ = outcome(&flipped);
    }
    let mut state = 1_u64;
    let mut noise = b"%PDF-1.7\n".to_vec();
    for _ in 0..20_000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        noise.push((state >> 56) as u8);
    }
    assert!(outcome(&noise).is_err());
}

fn outcome(bytes: &[u8]) -> Result<usize, String> {
    let found = read(bytes, "damaged.pdf", &Options::default());
    found
        .map(|found| found.items.len())
        .map_err(|error| error.to_string())
}

#[test]
fn a_document_that_is_cut_short_says_so() {
    let whole = bytes("small");
    let message = outcome(&whole[..whole.len() / 2]).expect_err("half a document");
    assert!(message.contains("its end is missing"), "{message}");
    assert!(message.contains("download it again"), "{message}");
}
