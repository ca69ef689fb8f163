use super::*;
use crate::import::Item;
use crate::model::{Kind, Name, NameField, TextField};

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
            record.text(TextField::Title).unwrap_or_default()
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

#[test]
fn marked_lists_and_folded_ones_are_found() {
    check(
        "<div id=content><details><summary>References</summary><div><p>Roe J. Words. 2001.</p><p>Doe A. Deeds. 2002.</p></div></details></div>",
        &["0 Roe J. Words. 2001.", "0 Doe A. Deeds. 2002."],
    );
    check(
        "<div class='tab' style='display: none'><div class=refs-list><div>Roe J. Words. 2001.</div><div><a href=/p>PubMed</a></div></div></div>",
        &["0 Roe J. Words. 2001."],
    );
    check(
        "<section role=doc-bibliography><ul><li>Roe J. Words. 2001.<ul><li><a href=/x>CrossRef</a><li>Its second part.</ul><li>Doe A. Deeds.</ul></section>",
        &["0 Roe J. Words. 2001. Its second part.", "0 Doe A. Deeds."],
    );
}

#[test]
fn menus_are_no_lists() {
    check(
        "<div><h3>Посилання</h3><ul><li><a href=/a>Архів номерів</a><li><a href=/b>Редакційна колегія</a></ul></div><p>Кінець.",
        &["text Посилання\nАрхів номерів\nРедакційна колегія\nКінець."],
    );
    check(
        "<ul><li><a href='#refs'>References</a></ul><p>Вступ 1.<h2 id=refs>References</h2><ol><li>Roe J. Words. 2001.</ol>",
        &["0 Roe J. Words. 2001."],
    );
}

#[test]
fn without_a_list_the_text_is_given_with_its_links() {
    let found = check(
        "<p>Roe J. Words. 2001. <a href=/x>Тут</a></p><p>Doe A. Deeds. 2002.",
        &["text Roe J. Words. 2001. Тут\nDoe A. Deeds. 2002."],
    );
    let [Item::Text(text)] = &found.items[..] else {
        panic!("one text")
    };
    assert!(text.whole_paragraphs && text.origin.is_some());
    assert_eq!(text.links[0].span.of(text.source.text()), "Тут");
    assert_eq!(text.links[0].address, "https://a.example.ua/x");
}

#[test]
fn coins_and_json_ld_are_read_where_nothing_else_is() {
    let coins = |title: &str| {
        format!(
            "<p>Книга<span class=Z3988 title='rft_val_fmt=info:ofi/fmt:kev:mtx:book&amp;rft.btitle={title}'></span>"
        )
    };
    check(
        &(coins("Слово") + &coins("Діло")),
        &["record Слово", "record Діло"],
    );
    check(
        "<script type=application/ld+json>{\"@type\":\"Article\",\"citation\":[\"Roe J. Words. 2001.\",{\"@type\":\"Book\",\"name\":\"Діло\",\"author\":\"Бойко І.\"}]}</script>",
        &["0 Roe J. Words. 2001.", "record Діло"],
    );
}

#[test]
fn strings_of_tags_that_were_cut_give_way_to_the_list() {
    let list = "<h2>Література</h2><ol><li>Коваль О. «Слово» і діло : монографія. Київ, 2001.</ol>";
    let cut = "<meta name=citation_reference content=\"Коваль О. «Слово\">";
    check(
        &format!("{cut}{list}"),
        &["0 Коваль О. «Слово» і діло : монографія. Київ, 2001."],
    );
    let found = check(
        &cut.replace("Слово", "Слово» і діло : монографія. Київ, 2001."),
        &["0 Коваль О. «Слово» і діло : монографія. Київ, 2001."],
    );
    assert_eq!(found.diagnostics, []);
}

#[track_caller]
fn own(html: &str) -> Reference {
    let source = Source::new("page.html", html);
    let options = Options {
        own: true,
        ..Options::default()
    };
    let mut records = read(&source, &options)
        .expect("a page is read")
        .into_records();
    assert_eq!(records.len(), 1);
    records.remove(0)
}

#[track_caller]
fn check_own(html: &str, kind: Kind, texts: &[(TextField, &str)], authors: &[Name]) {
    let record = own(html);
    assert_eq!(record.kind, kind);
    for (field, expected) in texts {
        assert_eq!(record.text(*field), Some(*expected), "{field}");
    }
    assert_eq!(record.names(NameField::Author), authors);
    assert!(record.evidence.place.is_some());
}

#[test]
fn every_vocabulary_gives_the_own_record() {
    use TextField::*;
    let roe = [Name::person("Roe", "Jane")];
    check_own(
        "<meta name=eprints.title content=Words><meta name=eprints.creators_name content='Roe, Jane'><meta name=eprints.type content=book_section>\
         <meta name=eprints.book_title content=Whole><meta name=eprints.pagerange content=5-9><meta name=eprints.place_of_pub content=Київ>",
        Kind::Chapter,
        &[
            (Title, "Words"),
            (ContainerTitle, "Whole"),
            (Page, "5-9"),
            (PublisherPlace, "Київ"),
        ],
        &roe,
    );
    check_own(
        "<meta name=bepress_citation_title content=Words><meta name=bepress_citation_author content='Jane Roe'><meta name=bepress_citation_journal_title content=Deeds>",
        Kind::ArticleJournal,
        &[(Title, "Words"), (ContainerTitle, "Deeds")],
        &roe,
    );
    check_own(
        "<meta name=dc.Title content=Words><meta name=dc.Creator content='Roe, Jane'><meta name=prism.publicationName content=Deeds>\
         <meta name=prism.volume content=3><meta name=prism.startingPage content=5><meta name=prism.endingPage content=9>",
        Kind::ArticleJournal,
        &[
            (Title, "Words"),
            (ContainerTitle, "Deeds"),
            (Volume, "3"),
            (Page, "5-9"),
        ],
        &roe,
    );
    check_own(
        "<meta property=og:title content=Words><meta property=og:url content=https://a.ua/><meta name=author content='Jane Roe'>",
        Kind::Webpage,
        &[(Title, "Words"), (Url, "https://a.ua/")],
        &roe,
    );
    check_own(
        "<title> Слово\n і діло</title>",
        Kind::Webpage,
        &[(Title, "Слово і діло")],
        &[],
    );
}

#[test]
fn the_first_source_of_a_field_stands() {
    let record = own(
        "<meta name=DC.Title content=Other><meta name=DC.Source.Volume content=3><meta name=citation_title content=Words>\
         <meta name=citation_title content=Слова><meta name=citation_journal_abbrev content=1>",
    );
    assert_eq!(record.text(TextField::Title), Some("Words"));
    assert_eq!(record.text(TextField::Volume), Some("3"));
    assert_eq!(record.text(TextField::ContainerTitleShort), None);
    let kept = serde_json::json!({"citation_title": "Слова", "citation_journal_abbrev": "1"});
    assert_eq!(serde_json::json!(record.custom), kept);
}

#[test]
fn a_page_that_says_nothing_of_itself_is_told() {
    let options = Options {
        own: true,
        ..Options::default()
    };
    let found = read(&Source::new("x", "<p>Слово"), &options).expect("a page is read");
    assert_eq!(found.items, []);
    assert_eq!(found.diagnostics[0].code, "no-metadata");
}
