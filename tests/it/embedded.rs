//! The same list in papers of every format gives the same records: as text, in marked-up text, on a page, in a document.

use posyl::model::{Reference, TextField};
use posyl::ops::{self, Input, ParseOptions};

const LIST: &str = include_str!("../../data/ukraine-digital-diplomacy.txt");

const TITLE: &str = "Цифрова дипломатія України: досвід 2019–2021 років";

const BODY: [&str; 3] = [
    "У статті розглянуто, як зовнішньополітичне відомство перейшло до цифрових каналів спілкування (Сегеда, 2020).",
    "Дослідники сходяться на тому, що 2014 рік став переломним: бракувало коштів, проте з’явилися нові осередки [5, с. 12].",
    "Висновки. Подальшого вивчення потребує робота посольств у соціальних мережах.",
];

const AFTER: [&str; 2] = [
    "Відомості про автора",
    "Коваленко Ірина Степанівна – кандидатка політичних наук, доцентка кафедри міжнародних відносин.",
];

fn lines() -> impl Iterator<Item = &'static str> {
    LIST.lines().filter(|line| !line.trim().is_empty())
}

fn records(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<Reference> {
    let input = Input::new(name, bytes);
    let batch = ops::parse(&[input], &ParseOptions::default()).expect("a sound model");
    let mut records = batch.records;
    for record in &mut records {
        // Where it stood is what differs, and LaTeX gives each entry a key.
        record.evidence.place = None;
        record.set_text(TextField::CitationKey, "");
    }
    records
}

#[track_caller]
fn check(name: &str, bytes: impl Into<Vec<u8>>) {
    let expected = records("list.txt", LIST);
    let found = records(name, bytes);
    for (ours, theirs) in found.iter().zip(&expected) {
        assert_eq!(ours, theirs, "{name}");
    }
    assert_eq!(found.len(), expected.len(), "{name}");
}

/// The addresses in a line, each as `mark` sets it.
fn with_addresses(line: &str, plain: fn(&str) -> String, mark: fn(&str) -> String) -> String {
    let words = line.split(' ').map(|word| match word.contains("://") {
        true => mark(word),
        false => plain(word),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

#[test]
fn in_plain_text() {
    let list = lines().collect::<Vec<_>>().join("\n");
    let body = BODY.join("\n\n");
    let text = format!(
        "{TITLE}\n\n{body}\n\nСписок використаних джерел\n\n{list}\n\n{}\n",
        AFTER.join("\n\n")
    );
    check("paper.txt", text);
}

#[test]
fn in_markdown() {
    let items = lines().map(|line| with_addresses(line, str::to_owned, |url| format!("<{url}>")));
    let list: String = items.map(|item| format!("{item}\n\n")).collect();
    let body = BODY.join("\n\n");
    let text = format!(
        "# {TITLE}\n\n{body}\n\n## Список використаних джерел\n\n{list}\n\n## {}\n\n{}\n",
        AFTER[0], AFTER[1]
    );
    check("paper.md", text);
}

#[test]
fn in_latex() {
    fn plain(word: &str) -> String {
        let mut out = String::new();
        for c in word.chars() {
            if "&%$#_{}".contains(c) {
                out.push('\\');
            }
            out.push(c);
        }
        out
    }
    let items = lines().map(|line| with_addresses(line, plain, |url| format!("\\url{{{url}}}")));
    let list: String = items
        .enumerate()
        .map(|(at, item)| format!("\\bibitem{{r{at}}} % {at}\n{item}\n\n"))
        .collect();
    let text = format!(
        "\\documentclass{{article}}\n\\title{{{TITLE}}}\n\\begin{{document}}\n{}\n\
         \\begin{{thebibliography}}{{99}}\n{list}\\end{{thebibliography}}\n{}\n\\end{{document}}\n",
        BODY.join("\n\n"),
        AFTER.join("\n\n")
    );
    check("paper.tex", text);
}

fn page(head: &str, body: &str) -> String {
    let text: String = BODY
        .iter()
        .map(|line| format!("<p>{}</p>\n", escaped(line)))
        .collect();
    let after = format!("<h2>{}</h2><p>{}</p>", AFTER[0], escaped(AFTER[1]));
    format!(
        "<!doctype html>\n<html lang=\"uk\"><head><meta charset=\"utf-8\"><title>{TITLE}</title>\n\
         <meta name=\"citation_title\" content=\"{TITLE}\">\n{head}</head>\n<body><h1>{TITLE}</h1>\n\
         {text}{body}{after}</body></html>\n"
    )
}

#[test]
fn in_the_meta_tags_of_a_page() {
    let tags = lines().map(escaped);
    let tags = tags.map(|line| format!("<meta name=\"citation_reference\" content=\"{line}\"/>\n"));
    check("page.html", page(&tags.collect::<String>(), ""));
}

#[test]
fn in_a_list_on_a_page() {
    fn anchor(url: &str) -> String {
        let url = escaped(url);
        format!("<a href=\"{url}\">{url}</a>")
    }
    let items = lines().map(|line| with_addresses(line, escaped, anchor));
    let list: String = items.map(|item| format!("<li>{item}</li>\n")).collect();
    let list = format!("<h2>Список використаних джерел</h2>\n<ol>{list}</ol>\n");
    check("page.html", page("", &list));
}
