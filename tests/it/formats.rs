//! The same three works in every format that is read: found whatever the file is called, and never lost to damage.
//!
//! `tests/formats` has a file for each format that is text. What only one format has (initials in a printed reference, say) is
//! that reader's own test.

use std::fs;
use std::path::PathBuf;

use posyl::import::{self, Format, Options};
use posyl::model::{DateField, NameField, Reference, TextField};
use posyl::ops::{self, Input, ParseOptions};

/// The format of each file.
const FILES: &[(&str, Format)] = &[
    ("refs.txt", Format::Text),
    ("refs.md", Format::Markdown),
    ("refs.tex", Format::Latex),
    ("refs.bib", Format::Bibtex),
    ("refs.json", Format::CslJson),
    ("refs.ndjson", Format::Ndjson),
    ("refs-csl.yaml", Format::CslYaml),
    ("refs-hayagriva.yaml", Format::Hayagriva),
    ("refs.ris", Format::Ris),
    ("refs.nbib", Format::Nbib),
    ("refs.enw", Format::Enw),
    ("refs.endnote.xml", Format::EndnoteXml),
    ("refs.csv", Format::Csv),
    ("refs.tsv", Format::Tsv),
    ("refs.jats.xml", Format::Jats),
    ("refs.tei.xml", Format::Tei),
    ("refs.mods.xml", Format::Mods),
    ("refs.html", Format::Html),
];

fn bytes(file: &str) -> Vec<u8> {
    fs::read(PathBuf::from("tests/formats").join(file)).expect("the file is there")
}

fn parsed(name: &str, bytes: Vec<u8>) -> Vec<Reference> {
    let inputs = [Input::new(name, bytes)];
    let batch = ops::parse(&inputs, &ParseOptions::default()).expect("a sound model");
    assert_eq!(batch.remarks, [], "{name}");
    batch.records
}

/// What every format holds of a work: first family name or organisation, title, year, DOI or address.
fn gist(record: &Reference) -> (String, String, Option<i32>, String) {
    let name = record.names(NameField::Author).first();
    let year = record.date(DateField::Issued).and_then(|date| date.start);
    let place = record.text(TextField::Doi).or(record.text(TextField::Url));
    (
        name.map(|name| name.key().to_owned()).unwrap_or_default(),
        record.text(TextField::Title).unwrap_or_default().to_owned(),
        year.map(|parts| parts.year),
        place.unwrap_or_default().to_owned(),
    )
}

#[test]
fn every_format_gives_the_same_works() {
    let expected: Vec<_> = parsed("refs.json", bytes("refs.json"))
        .iter()
        .map(gist)
        .collect();
    assert_eq!(expected.len(), 3);
    for (file, format) in FILES {
        let found = import::read(&bytes(file), file, &Options::default()).expect(file);
        assert_eq!(found.format, *format, "{file}");
        let mut gists: Vec<_> = parsed(file, bytes(file)).iter().map(gist).collect();
        if *format == Format::Nbib {
            // PubMed has no field for the address of a page.
            assert_eq!(gists[2].3, "");
            gists[2].3.clone_from(&expected[2].3);
        }
        for gist in &mut gists {
            gist.1 = gist
                .1
                .replace("<span class=\"nocase\">", "")
                .replace("</span>", "");
        }
        assert_eq!(gists, expected, "{file}");
    }
}

/// A file is known by its content; its name decides only between what the content leaves open.
#[test]
fn a_wrong_name_changes_nothing() {
    for (file, format) in FILES.iter().filter(|(_, format)| *format != Format::Text) {
        for name in ["refs.txt", "refs.bib", "refs.pdf", "refs", "standard input"] {
            let found = import::read(&bytes(file), name, &Options::default());
            assert_eq!(found.expect(file).format, *format, "{file} as {name}");
        }
    }
}

/// Whatever is cut off or damaged: what is read is bounded by what is there, nothing panics, and what was lost is told.
#[test]
fn damage_is_told() {
    for (file, format) in FILES {
        let whole = bytes(file);
        let ends = (0..whole.len()).step_by(10);
        for end in ends {
            check_damaged(file, *format, &whole[..end]);
        }
        for step in [7, 31, 101] {
            let mut broken = whole.clone();
            for at in (step..broken.len()).step_by(step * 7) {
                broken[at] ^= 0x15;
            }
            check_damaged(file, *format, &broken);
        }
    }
}

#[track_caller]
fn check_damaged(file: &str, format: Format, bytes: &[u8]) {
    for from in [None, Some(format)] {
        let options = Options {
            from,
            ..Options::default()
        };
        let read = import::read(bytes, file, &options);
        let Ok(found) = read else { continue };
        assert!(
            found.items.len() <= 8,
            "{file}: {} items of three",
            found.items.len()
        );
        for reject in &found.rejects {
            assert!(
                !reject.reason.is_empty() && !reject.reason.contains('\n'),
                "{file}"
            );
            assert!(reject.line > 0, "{file}");
        }
    }
}
