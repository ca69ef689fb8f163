use super::*;
use crate::import::Item;

#[track_caller]
fn found(html: &str) -> Found {
    let source = Source::new("https://a.example.ua/page", html);
    read(&source, &Options::default()).expect("a page is read")
}

/// What a page cites: the strings, and of records the titles, each behind the number of its list.
#[track_caller]
fn check(html: &str, expected: &[&str]) -> Found {
    let found = found(html);
    let shown = found.items.iter().map(|item| match item {
        Item::Printed(one) => format!("{} {}", one.raw.list, one.raw.text),
        Item::Record(record) => format!(
            "record {}",
            record
                .text(crate::model::TextField::Title)
                .unwrap_or_default()
        ),
        Item::Text(text) => format!("text {}", text.source.text().trim_end()),
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected);
    found
}

#[test]
fn a_list_under_a_heading_is_found() {
    check(
        "<h1>Стаття 2024</h1><p>Вступ.<h2>Список використаних джерел</h2><ol><li>Коваль О. Слово. 2001.<li>Бойко І. Діло. 2002.</ol>\
         <h2>Про авторів</h2><ul><li>Бойко Іван, доцент, 2024</ul>",
        &["0 Коваль О. Слово. 2001.", "0 Бойко І. Діло. 2002."],
    );
    check(
        "<p><b>Література</b></p><p>Коваль О. Слово. 2001.</p><p>Бойко І. Діло. 2002.</p><p><b>References</b></p><p>Koval O. Slovo. 2001.</p>\
         <p>Boiko I. Dilo. 2002.</p>",
        &[
            "0 Коваль О. Слово. 2001.",
            "0 Бойко І. Діло. 2002.",
            "1 Koval O. Slovo. 2001.",
            "1 Boiko I. Dilo. 2002.",
        ],
    );
    check(
        "<h3>References</h3><table><tr><td>1.<td>Roe J. Words. 2001.<tr><td>2.<td><p>Doe A. Deeds. 2002.</p></table>",
        &["0 1. Roe J. Words. 2001.", "0 2. Doe A. Deeds. 2002."],
    );
    check(
        "<dl class=references><dt>[1]<dd>Roe J. Words. 2001.<dt>[2]<dd>Doe A. Deeds. 2002.</dl>",
        &["0 [1] Roe J. Words. 2001.", "0 [2] Doe A. Deeds. 2002."],
    );
}
