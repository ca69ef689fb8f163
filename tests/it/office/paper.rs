//! One list of 25 references in a paper, set in all the ways that authors set it: the records are those of the text file.

use std::fs;

use posyl::model::{Reference, TextField};
use posyl::ops::{self, Input, ParseOptions};

use super::build::{
    NUMBERING, RELATIONS, docx, escaped, fodt, heading, numbered, odt, p, relations, runs, th, tp,
};

const LIST: &str = "data/ukraine-digital-diplomacy.txt";

const BEFORE: [&str; 4] = [
    "Цифрова дипломатія під час війни: огляд практик",
    "У статті розглянуто, як державні установи ведуть розмову зі світом у мережі. Ми спираємося на звіти 2020–2023 років [1, с. 14; 2] і порівнюємо їх із тим, що пишуть самі відомства.",
    "Як слушно зауважує О. Сегеда (2020), дописи посольств стали частиною політики, а не її прикрасою. Це підтверджують і дані опитувань, які ми наводимо нижче.",
    "Висновки. Отже, мережа стала полем, на якому держава діє щодня; подальшого вивчення потребує те, хто її чує.",
];

const AFTER: [&str; 2] = [
    "Відомості про авторів",
    "Бойко Ольга Василівна, кандидатка політичних наук, доцентка, працює в університеті з 2011 року, авторка 40 статей.",
];

#[test]
fn the_same_25_records_come_out_of_word() {
    let lines = lines();
    check(
        "typed numbers",
        &in_docx(&typed(&lines, |line| p("", line)), &[]),
    );
    let automatic: String = lines.iter().map(|line| numbered(line)).collect();
    let more = [("word/numbering.xml", NUMBERING.to_owned())];
    check("automatic numbers", &in_docx(&automatic, &more));
    let (linked, targets) = linked(&lines);
    let more = [(RELATIONS, relations(&targets))];
    check("plain paragraphs with links", &in_docx(&linked, &more));
}

#[test]
fn the_same_25_records_come_out_of_libreoffice() {
    let lines = lines();
    let typed = typed(&lines, tp);
    check("typed numbers", &in_odt(&typed, odt_plain));
    check("one XML file", &in_odt(&typed, fodt));
    let items = lines.iter();
    let items = items.map(|line| format!("<text:list-item>{}</text:list-item>", tp(line)));
    let items: String = items.collect();
    let list = |style: &str| {
        format!(r#"<text:list xml:id="list1" text:style-name="{style}">{items}</text:list>"#)
    };
    check("automatic numbers", &in_odt(&list("L1"), odt_plain));
    check(
        "automatic numbers in brackets",
        &in_odt(&list("L2"), odt_plain),
    );
    let linked = lines.iter().map(|line| match line.split_once("https://") {
        Some((text, address)) => format!(
            r#"<text:p>{}<text:a xlink:type="simple" xlink:href="{1}"><text:span>{1}</text:span></text:a></text:p>"#,
            escaped(text),
            escaped(&format!("https://{address}"))
        ),
        None => tp(line),
    });
    check(
        "plain paragraphs with links",
        &in_odt(&linked.collect::<String>(), odt_plain),
    );
}

fn lines() -> Vec<String> {
    let text = fs::read_to_string(LIST).expect("the paper's list");
    text.lines().map(str::to_owned).collect()
}

fn typed(lines: &[String], set: impl Fn(&str) -> String) -> String {
    let lines = lines.iter().enumerate();
    lines
        .map(|(at, line)| set(&format!("{}. {line}", at + 1)))
        .collect()
}

/// Paragraphs whose addresses are links, and the relations that hold where these go.
fn linked(lines: &[String]) -> (String, String) {
    let mut targets = String::new();
    let paragraphs = lines.iter().enumerate().map(|(at, line)| {
        let Some((text, address)) = line.split_once("https://") else {
            return p("", line);
        };
        let address = escaped(&format!("https://{address}"));
        targets += &format!(
            r#"<Relationship Id="rId{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="{address}" TargetMode="External"/>"#,
            at + 100
        );
        let text = escaped(text);
        runs(&format!(
            r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r><w:hyperlink r:id="rId{}" w:history="1"><w:r><w:t>{address}</w:t></w:r></w:hyperlink>"#,
            at + 100
        ))
    });
    let paragraphs = paragraphs.collect();
    (paragraphs, targets)
}

fn in_docx(list: &str, more: &[(&str, String)]) -> Vec<u8> {
    let before: String = BEFORE.iter().map(|text| p("", text)).collect();
    let after = [heading(AFTER[0]), p("", AFTER[1])].concat();
    let body = format!(
        "{before}{}{list}{after}",
        heading("Список використаних джерел")
    );
    let more: Vec<_> = more
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    docx(&body, &more)
}

fn odt_plain(text: &str) -> Vec<u8> {
    odt(text, &[])
}

fn in_odt(list: &str, build: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let before: String = BEFORE.iter().map(|text| tp(text)).collect();
    let after = [th(AFTER[0]), tp(AFTER[1])].concat();
    build(&format!(
        "{before}{}{list}{after}",
        th("Список використаних джерел")
    ))
}

#[track_caller]
fn check(set: &str, document: &[u8]) {
    let expected = parsed("list.txt", &fs::read(LIST).expect("the paper's list"));
    let found = parsed("paper", document);
    assert_eq!(found.len(), 25, "{set}");
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected, "{set}");
    }
}

fn parsed(name: &str, bytes: &[u8]) -> Vec<Reference> {
    let input = Input::new(name, bytes);
    let batch = ops::parse(&[input], &ParseOptions::default()).expect("a sound model");
    assert_eq!(batch.remarks, [], "{name}");
    batch.records.into_iter().map(bare).collect()
}

/// A record without its place and its number, which is one more field and makes the others a little more or less sure.
fn bare(mut record: Reference) -> Reference {
    record.evidence.place = None;
    record.evidence.confidence.clear();
    record.texts.remove(&TextField::CitationNumber);
    let raw = record.evidence.raw.take().unwrap_or_default();
    let text = raw.trim_start_matches(|c: char| c.is_ascii_digit() || "[.] ".contains(c));
    record.evidence.raw = Some(text.to_owned());
    record
}
